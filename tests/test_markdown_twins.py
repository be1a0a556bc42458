"""Episodes as Markdown beside their pages, and `llms.txt`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown import markdown

from mkdocs_podcast.build.markdown_twins import twin_path
from sites import Site, build, episode, page_of

VTT = """WEBVTT

00:00.000 --> 00:04.000
<v Ana>We are *on* the shore.

00:35.000 --> 00:38.000
<v Tom>It is late.
"""
PAGES: dict[str, str | bytes] = {
    "episodes/1.md": page_of(
        "What we *heard*. See [the map](../map.md) and <https://a.example/>.\n\n## Links\n\n- One\n- Two",
        title="A # in <b>the</b> title",
        date="2026-01-02",
        audio="https://cdn.example.org/1.mp3",
        duration="1:00",
        season=1,
        number=4,
        hosts=["Ana: O'Hara"],
        tags=["sea"],
        transcript="1.vtt",
        chapters=[{"start": "0:00", "title": "Shore"}, {"start": "0:30", "title": "Night"}],
    ),
    "episodes/2.md": episode(
        "Second [1]", date="2026-01-01", audio="https://cdn.example.org/2.mp3"
    ),
    "episodes/3.md": page_of(
        "Soon.", title="Later", draft=True, audio="https://cdn.example.org/3.mp3"
    ),
    "episodes/1.vtt": VTT,
    "map.md": "# Map\n",
}


def build_site(folder: Path, pages: dict[str, str | bytes] | None = None, **more: Any) -> Site:
    options = {"llms_txt": True, "title": "Show & tell", "description": "On *sound*."}
    return build(folder, {**PAGES, **(pages or {})}, options, **more)


def test_an_episodes_text_has_its_facts_notes_chapters_and_transcript(tmp_path: Path) -> None:
    site = build_site(tmp_path)
    _, facts, text = site.text("episodes/1/index.md").split("---\n", 2)
    assert yaml.safe_load(facts) == {
        "title": "A # in <b>the</b> title",
        "url": "https://example.org/episodes/1/",
        "show": "Show & tell",
        "date": "2026-01-02T00:00:00+00:00",
        "season": 1,
        "episode": "4",
        "duration": "PT1M",
        "hosts": ["Ana: O'Hara"],
        "tags": ["sea"],
        "audio": "https://cdn.example.org/1.mp3",
    }
    assert text.strip() == (
        "# A # in &lt;b>the&lt;/b> title\n\n"
        "What we *heard*. See [the map](https://example.org/map/) and <https://a.example/>.\n\n"
        "## Links\n\n- One\n- Two\n\n"
        "## Chapters\n\n- 0:00 Shore\n- 0:30 Night\n\n"
        "## Transcript\n\n### Shore\n\n0:00 **Ana:** We are \\*on\\* the shore.\n\n"
        "### Night\n\n0:35 **Tom:** It is late."
    )
    assert "<b>" not in markdown(text)


def test_the_list_has_every_episode_that_is_out(tmp_path: Path) -> None:
    site = build_site(tmp_path)
    assert site.text("llms.txt") == (
        "# Show & tell\n\n> On \\*sound\\*.\n\n## All episodes\n\n"
        "- [A # in &lt;b>the&lt;/b> title](https://example.org/episodes/1/index.md): "
        "What we heard. See the map and https://a.example/.\n"
        "- [Second \\[1\\]](https://example.org/episodes/2/index.md): Some notes.\n"
    )
    assert "episodes/3/index.md" not in site.files()


@pytest.mark.parametrize(
    ("url", "path"),
    [("talks/1/", "talks/1/index.md"), ("talks/1.html", "talks/1.md"), ("./", "index.md")],
)
def test_the_text_is_beside_the_page(url: str, path: str) -> None:
    assert twin_path(url) == path


def test_nothing_is_written_unless_it_is_asked_for(tmp_path: Path) -> None:
    site = build(tmp_path, PAGES)
    assert not [path for path in site.files() if path.endswith(("llms.txt", ".md"))]


def test_an_authors_own_list_stays_and_the_shows_is_beside_its_index(tmp_path: Path) -> None:
    site = build_site(tmp_path, {"llms.txt": "# Mine\n"})
    assert site.text("llms.txt") == "# Mine\n"
    assert site.text("podcast/llms.txt").startswith("# Show & tell\n")


def test_another_plugin_for_it_keeps_its_files(tmp_path: Path) -> None:
    pytest.importorskip("mkdocs_llmstxt")
    options = {"podcast": {"llms_txt": True}}
    for number, order in enumerate((("llmstxt", "podcast"), ("podcast", "llmstxt"))):
        entries = {"llmstxt": {"sections": {"Pages": ["map.md", "episodes/2.md"]}}, **options}
        plugins = [{name: entries[name]} for name in order]
        site = build(tmp_path / str(number), PAGES, plugins=plugins)
        assert "Map" in site.text("llms.txt")
        assert "episodes/1/" in site.text("podcast/llms.txt")
        assert site.text("episodes/1/index.md").startswith("---\n")
