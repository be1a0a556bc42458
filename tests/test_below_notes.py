"""What leads on from an episode: related episodes, sponsors, money; and what is still to come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from mkdocs_podcast.markdown.comments import NO_SPONSORS
from mkdocs_podcast.model.episode import Episode, Person
from mkdocs_podcast.pages.related import RelatedEpisodes
from sites import build, page_of, rebuild

ANA, IRIS = Person("Ana Ferreira"), Person("Iris Okafor")


def an_episode(title: str, summary: str = "", *tags: str, **more: Any) -> Episode:
    return Episode(f"{title}.md", title, summary=summary, tags=tags, **more)


# What all have in common says nothing.
OTHERS = [an_episode(f"Filler {number}", "Recorded outside.", "all") for number in range(8)]


@pytest.mark.parametrize(
    ("one", "other", "are_related"),
    [
        (an_episode("A", "", "Radio", "all"), an_episode("B", "", "radio", "all"), True),
        (an_episode("A", "", "all"), an_episode("B", "", "all"), False),
        (an_episode("A", people=(ANA,)), an_episode("B", people=(ANA,)), True),
        (an_episode("A", people=(ANA,)), an_episode("B", people=(IRIS,)), False),
        (an_episode("Lighthouses at night"), an_episode("The lighthouses"), True),
        (an_episode("A", "One about whales."), an_episode("B", "Also about whales."), False),
        (
            an_episode("A", "Humpback whales singing underwater."),
            an_episode("B", "Singing humpback whales."),
            True,
        ),
        (an_episode("A", "", "Radio"), an_episode("B", "", "radio", type="trailer"), False),
    ],
)
def test_episodes_are_related_by_tags_people_and_rare_words(
    one: Episode, other: Episode, are_related: bool
) -> None:
    related = RelatedEpisodes([one, *OTHERS, other]).of(one)
    assert (other in related) is are_related


def titles_of(episodes: Sequence[Episode], title: str) -> list[str]:
    related = RelatedEpisodes(episodes)
    (episode,) = (episode for episode in episodes if episode.title == title)
    return [other.title for other in related.of(episode)]


def test_those_with_most_in_common_come_first_and_then_the_nearest_in_time() -> None:
    episodes = [
        an_episode("far", "", "sea"),
        *OTHERS,
        an_episode("near", "", "sea"),
        an_episode("one", "", "sea", "tide"),
        an_episode("next", "", "sea"),
        an_episode("twin", "", "sea", "tide"),
    ]
    assert titles_of(episodes, "one") == ["twin", "near", "next"]


def test_a_new_episode_changes_the_related_ones_of_few_others() -> None:
    before = [
        an_episode(f"{number} tide", f"Of sort {number % 9}.", f"tag {number % 40}")
        for number in range(400)
    ]
    after = [an_episode("new tide", "Of sort 3.", "tag 3"), *before]
    old, new = RelatedEpisodes(before), RelatedEpisodes(after)
    assert sum(old.of(episode) != new.of(episode) for episode in before) <= 4


SPONSOR = {"name": "Kettle <& Vane", "url": "https://example.org/k", "text": "They sing.", "image": "k.png"}  # fmt: skip
AUDIO = "https://cdn.example.org/{}.mp3"


def page(number: int, body: str = "Notes.", **front: Any) -> str:
    date = f"2025-01-{number:02}"
    return page_of(
        body,
        **{"title": f"Number {number}", "date": date, "audio": AUDIO.format(number), **front},
    )


def test_an_episode_ends_with_its_sponsors_and_related_episodes(tmp_path: Path) -> None:
    pages: dict[str, str | bytes] = {
        f"e/{number}.md": page(number, tags=["sea"] if number < 3 else ["land"])
        for number in range(1, 8)
    }
    pages["e/1.md"] = page(1, tags=["sea"], sponsors=[SPONSOR, "The harbour"])
    pages["e/k.png"] = b"png"
    site = build(tmp_path, pages)
    content = site.content("e/1/index.html")
    sponsors = content.select(".podcast-sponsor")
    assert [sponsor.get_text(" ", strip=True) for sponsor in sponsors] == [
        "Sponsor Kettle <& Vane They sing.",
        "Sponsor The harbour",
    ]
    assert sponsors[0].a["rel"] == ["sponsored"]
    assert sponsors[0].img["src"] == "../k.png"
    related = content.select(".podcast-related a")
    assert [(link.get_text(), link["href"]) for link in related] == [("Number 2", "../2/")]
    assert [drawn.get_text() for drawn in content.select(".podcast-related svg")] == ["N2"]


def test_a_comment_moves_the_sponsors_into_the_notes(tmp_path: Path) -> None:
    body = "Before.\n\n<!-- podcast:sponsors -->\n\nAfter."
    pages = {"e/1.md": page(1, body, sponsor={"name": "Vane"}), "e/2.md": page(2, body)}
    site = build(tmp_path, pages, strict=False)
    text = site.content("e/1/index.html").get_text(" ", strip=True)
    assert text.index("Before.") < text.index("Sponsor Vane") < text.index("After.")
    assert text.count("Sponsor Vane") == 1
    (warning,) = (warning for warning in site.warnings if "sponsors" in warning)
    assert warning == f"podcast: e/2.md:9: {NO_SPONSORS}"


def test_related_episodes_can_be_off(tmp_path: Path) -> None:
    pages = {f"e/{number}.md": page(number, tags=["sea"]) for number in (1, 2)}
    pages |= {f"e/{number}.md": page(number) for number in range(3, 9)}
    for is_on in (True, False):
        folder = tmp_path / str(is_on)
        folder.mkdir()
        site = build(folder, pages, {"related": is_on})
        assert bool(site.content("e/1/index.html").select(".podcast-related")) is is_on


def test_what_is_to_come_has_a_date_and_a_title_and_nothing_else(tmp_path: Path) -> None:
    today = dt.date.today()
    soon, later = (str(today + dt.timedelta(days=days)) for days in (9, 30))
    pages = {
        "e/1.md": page(1),
        "e/later.md": page(2, "Secret notes.", title="Later & last", date=later),
        "e/soon.md": page(3, "Secret notes.", title="Soon", date=soon),
        "e/draft.md": page(4, title="Unfinished", date=soon, draft=True),
        "news.md": "# News\n\n<!-- podcast:upcoming -->\n",
        "next.md": "# Next\n\n<!-- podcast:upcoming limit=1 -->\n",
    }
    site = build(tmp_path, pages)
    items = site.content("news/index.html").select(".podcast-upcoming li")
    assert [(item.time["datetime"][:10], item.b.get_text()) for item in items] == [
        (soon, "Soon"),
        (later, "Later & last"),
    ]
    assert not site.content("news/index.html").select(".podcast-upcoming a")
    assert len(site.content("next/index.html").select(".podcast-upcoming li")) == 1
    assert "Secret" not in "".join(site.text(name) for name in site.files() if name.endswith((".html", ".json", ".xml")))  # fmt: skip
    assert "Later" not in site.text("podcast/feed.xml")


def test_no_page_leads_to_a_feed_before_a_recording_is_out(tmp_path: Path) -> None:
    soon = dt.date.today() + dt.timedelta(days=10)
    pages = {
        "e/1.md": page_of(title="Soon", date=str(soon), audio="https://cdn.example.org/1.mp3"),
        "e/2.md": page_of("https://youtu.be/abcdefghijk", title="Seen", date="2024-01-01"),
    }
    site = build(tmp_path, pages, {"episodes": {"include": ["e/*.md"]}})
    assert "podcast/feed.xml" not in site.files()
    assert "feed.xml" not in site.text("podcast/index.html")


def test_ways_to_give_money_are_on_the_index_the_episodes_and_where_a_comment_asks(
    tmp_path: Path,
) -> None:
    pages = {
        "e/1.md": page(1),
        "e/2.md": page(2, funding={"url": "https://example.org/two", "text": "For this one"}),
        "give.md": "# Give\n\n<!-- podcast:funding -->\n",
    }
    funding = [{"url": "https://example.org/all", "text": "Support us"}]
    site = build(tmp_path, pages, {"channel": {"funding": funding}}, strict=False)
    for path, text in {
        "podcast/index.html": "Support us",
        "e/1/index.html": "Support us",
        "e/2/index.html": "For this one",
        "give/index.html": "Support us",
    }.items():
        links = site.content(path).select(".podcast-funding a")
        assert [link.get_text() for link in links] == [text]


def test_an_edit_of_notes_leaves_other_pages_as_they_were(tmp_path: Path) -> None:
    pages = {f"e/{number}.md": page(number, tags=["sea"], summary="S.") for number in range(1, 5)}
    pages |= {f"e/{number}.md": page(number) for number in range(5, 10)}
    site = build(tmp_path, pages)
    names = [f"e/{number}/index.html" for number in range(2, 10)]
    before = {name: site.text(name) for name in names}
    notes = tmp_path / "docs/e/1.md"
    notes.write_text(notes.read_text("utf-8") + "\nMore about whales.\n", "utf-8")
    again = rebuild(tmp_path / "mkdocs.yml")
    assert "whales" in again.text("e/1/index.html")
    assert {name: again.text(name) for name in names} == before


def test_an_edit_of_tags_changes_the_related_episodes_of_others_in_a_build_with_a_cache(
    tmp_path: Path,
) -> None:
    pages = {f"e/{number}.md": page(number, tags=["sea"]) for number in (1, 2)}
    pages |= {f"e/{number}.md": page(number) for number in range(3, 9)}
    site = build(tmp_path, pages)
    assert site.content("e/2/index.html").select(".podcast-related")
    (tmp_path / "docs/e/1.md").write_text(page(1, tags=["land"]), "utf-8")
    again = rebuild(tmp_path / "mkdocs.yml")
    assert not again.content("e/2/index.html").select(".podcast-related")
