"""An error that nobody foresaw costs one episode what it concerns, and fails a strict build."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mkdocs_podcast import chapters, transcript
from mkdocs_podcast.build import episode_recordings
from mkdocs_podcast.host import page_events
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
        (EpisodeView, "embed_page", "other sites cannot show the episode"),
        (Embedding, "snippet", "the page is shown without what the plugin adds to it"),
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
    assert site.text("podcast/feed.xml").count("<item>") == 2


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
