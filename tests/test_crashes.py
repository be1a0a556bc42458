"""An error that nobody foresaw costs one episode what it concerns, and fails a strict build."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from markdown import markdown

from mkdocs_podcast import chapters, transcript
from mkdocs_podcast.build import episode_recordings, listing, measured_show
from mkdocs_podcast.host import page_events
from mkdocs_podcast.markdown import episode_slot, media_images, raw_html
from mkdocs_podcast.markdown.episode_slot import EpisodeLineReader, SlotPlacer, SlotReader
from mkdocs_podcast.markdown.extension import PodcastExtension
from mkdocs_podcast.markdown.lone_links import LoneLinks
from mkdocs_podcast.markdown.page_blocks import PageBlocks
from mkdocs_podcast.pages.episode_view import EpisodeView
from mkdocs_podcast.pages.oembed import Embedding
from mkdocs_podcast.source import page_meta
from sites import MP3, build, page_of

VTT = "WEBVTT\n\n00:00.000 --> 00:02.000\nHello\n"
PAGES: dict[str, str | bytes] = {
    "episodes/a.md": page_of(
        "Words.\n\nhttps://www.youtube.com/watch?v=LVWTQcZbLgY\n",
        title="A",
        audio="a.mp3",
        date="2026-01-01",
        chapters="a.txt",
    ),
    "episodes/a.mp3": MP3,
    "episodes/a.vtt": VTT,
    "episodes/a.txt": "0:00 Hello\n",
    "episodes/b.md": page_of("Words.", title="B", audio="b.mp3", date="2026-01-02"),
    "episodes/b.mp3": MP3,
}


@pytest.mark.parametrize(
    ("owner", "name", "consequence"),
    [
        (transcript, "parse_transcript", "the episode has no transcript"),
        (chapters, "parse_chapters", "the episode has no chapters"),
        (transcript, "transcript_to_webvtt", "its chapters or transcript are not written"),
        (chapters, "chapters_to_json", "its chapters or transcript are not written"),
        (episode_recordings, "resolve_facts", "the recording is not measured"),
        (page_meta, "usable_by_theme", "the page is shown without its player"),
        (EpisodeView, "head", "the page is shown without what the plugin adds to it"),
        (EpisodeView, "frame_page", "other sites cannot show its episodes"),
        (Embedding, "document", "other sites cannot show the episode"),
        (Embedding, "frame_path", "the page is shown without what the plugin adds to it"),
        (listing, "list_text", "search and other plugins see a page without links"),
        (measured_show, "identify_show", "the lock file is not used"),
    ],
)
def test_an_unforeseen_error_is_reported_with_its_page_and_the_site_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, consequence: str
) -> None:
    def fail(*arguments: Any, **values: Any) -> None:
        raise RuntimeError("nobody foresaw this")

    monkeypatch.setattr(owner, name, fail)
    pages = {**PAGES, "episodes/a.srt": "1\n00:00:00,000 --> 00:00:02,000\nHello\n"}
    del pages["episodes/a.vtt"]
    site = build(tmp_path, pages, strict=False)
    assert any(
        f"{consequence}, as an unforeseen RuntimeError occurred" in warning
        for warning in site.warnings
    )
    page = site.page("episodes/a/index.html")
    assert "Words." in page.get_text()
    assert page.select('[data-embed*="youtube"], iframe, a[href*="youtube"]')
    assert "podcast-taken-out" not in site.text("episodes/a/index.html")
    if owner is not measured_show:
        assert site.text("podcast/feed.xml").count("<item>") == 2


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        (episode_slot, "read_episode_line"),
        (EpisodeLineReader, "take_line"),
        (SlotPlacer, "process"),
        (LoneLinks, "replace"),
        (SlotReader, "process"),
        (media_images, "link_times"),
        (raw_html, "unwrap_blocks"),
        (PageBlocks, "rendered_page"),
        (PageBlocks, "html"),
    ],
)
def test_an_unforeseen_error_in_the_markdown_extension_leaves_the_page_as_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str
) -> None:
    def fail(*arguments: Any, **values: Any) -> None:
        raise RuntimeError("nobody foresaw this")

    monkeypatch.setattr(owner, name, fail)
    site = build(tmp_path, PAGES, strict=False)
    (reported,) = (warning for warning in site.warnings if "unforeseen" in warning)
    assert ".md: the page is shown without its players and embeds" in reported
    page = site.text("episodes/a/index.html")
    assert "Words." in page
    assert "youtube.com/watch?v=LVWTQcZbLgY" in page
    assert "podcast-block" not in page
    assert 'class="podcast-slot"' not in page
    assert site.text("podcast/feed.xml").count("<item>") == 2


def test_without_a_plugin_an_unforeseen_error_ends_the_conversion(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*arguments: Any) -> None:
        raise RuntimeError("nobody foresaw this")

    monkeypatch.setattr(raw_html, "unwrap_blocks", fail)
    with pytest.raises(RuntimeError, match="nobody foresaw this"):
        markdown("https://www.youtube.com/watch?v=LVWTQcZbLgY", extensions=[PodcastExtension()])


def test_after_an_error_a_page_keeps_its_own_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish_page = page_events.finish_page
    contents: dict[str, str] = {}

    def fail(view: EpisodeView, episode: Any, player: str) -> str:
        raise RuntimeError("nobody foresaw this")

    def finish_and_remember(build: Any, page: Any, output: str, files: Any) -> str:
        output = finish_page(build, page, output, files)
        contents[page.file.src_uri] = page.content
        return output

    monkeypatch.setattr(EpisodeView, "head", fail)
    monkeypatch.setattr(page_events, "finish_page", finish_and_remember)
    pages = {
        **PAGES,
        "episodes/b.md": str(PAGES["episodes/b.md"]).replace("Words.", "Other words."),
    }
    build(tmp_path, pages, strict=False)
    assert "Other words." in contents["episodes/b.md"]
    assert "Other words." not in contents["episodes/a.md"]
