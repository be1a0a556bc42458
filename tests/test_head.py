"""What an episode's page begins with: one block that its title is part of."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_podcast.source import frontmatter
from mkdocs_podcast.source.episode_facts import lead
from mkdocs_podcast.source.episode_reader import Site, read_episode
from sites import build, episode

NOTES = "A cable crossed the ocean.\n\nIt was slow."


@pytest.mark.parametrize(
    ("description", "body", "text"),
    [
        ("How slow it was.", NOTES, "How slow it was."),
        ("How slow it was.", "- A\n- list", "How slow it was."),
        # The notes are made of it.
        ("How slow it was.", "", ""),
        ("", NOTES, ""),
        ("A cable crossed the ocean.", NOTES, ""),
        ("A *cable* crossed: the ocean!", NOTES, ""),
        ("A cable crossed the ocean. It was slow.", NOTES, ""),
        ("A cable.", "A cable crossed the ocean.", ""),
        ("… !", NOTES, "… !"),
    ],
)
def test_a_page_begins_with_the_description_unless_the_notes_do(
    description: str, body: str, text: str
) -> None:
    assert lead(description, body) == text


def test_a_page_whose_notes_another_plugin_includes_begins_with_the_description() -> None:
    page = "---\ndescription: How slow it was.\n---\n{% include-markdown '../parts/a.md' %}\n"
    episode, _ = read_episode("a.md", frontmatter.read(page), Site())
    assert episode.lead == "How slow it was."


@pytest.mark.parametrize("heading", ["", "# Cables\n\n", "<h1>Cables</h1>\n\n"])
def test_the_title_is_in_the_head_however_it_is_written(tmp_path: Path, heading: str) -> None:
    site = build(tmp_path, {"episodes/1.md": episode("Cables", body=heading + NOTES)})
    content = site.content("episodes/1/index.html")
    assert [title.get_text(strip=True)[:6] for title in content.select("h1")] == ["Cables"]
    assert content.select_one(".podcast-head h1")
    show = content.select_one(".podcast-head__show a")
    assert show is not None
    assert show["href"] == "../../podcast/"
    assert content.select_one(".podcast-head ~ p").get_text() == "A cable crossed the ocean."  # type: ignore[union-attr]


def test_a_title_stays_at_the_top_where_the_player_is_further_down(tmp_path: Path) -> None:
    body = "# Cables\n\nWords.\n\n<!-- podcast:player -->\n\nMore."
    site = build(tmp_path, {"episodes/1.md": episode("Cables", body=body)})
    content = site.content("episodes/1/index.html")
    assert not content.select(".podcast-head h1")
    assert content.select_one("h1 ~ p ~ .podcast-head podcast-player")


def test_artwork_that_the_site_does_not_have_is_not_asked_for(tmp_path: Path) -> None:
    site = build(
        tmp_path, {"episodes/1.md": episode("Cables")}, {"image": "gone.png"}, strict=False
    )
    assert any("`gone.png` is not in the docs folder" in text for text in site.warnings)
    written = [*tmp_path.glob("site/**/*.html"), *tmp_path.glob("site/**/*.xml")]
    assert len(written) > 3
    assert not any("gone.png" in path.read_text("utf-8") for path in written)


def test_only_a_title_of_many_lines_is_set_in_smaller_type(tmp_path: Path) -> None:
    long = "What the deep sea sounds like to a hundred hydrophones in forty years of listening"
    pages = {"episodes/1.md": episode("Cables"), "episodes/2.md": episode(long)}
    site = build(tmp_path, pages)
    assert not site.content("episodes/1/index.html").select(".is-long")
    assert site.content("episodes/2/index.html").select_one(".is-long h1")
    titles = [card.get_text() for card in site.content("podcast/index.html").select(".is-long h2")]
    assert titles == [long]
