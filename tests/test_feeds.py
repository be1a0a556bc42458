"""Which feeds a show has, and the documents of a long one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from feed_samples import FULL, MINIMAL_ITEM, SITE
from mkdocs_podcast.feed.channel import Item
from mkdocs_podcast.feed.documents import (
    FeedSelection,
    alternate_link,
    collect_documents,
    divide,
    documents_of,
    feed_path,
    feeds_of,
    unknown_people,
    unknown_tags,
)
from mkdocs_podcast.feed.item_sources import Sources
from mkdocs_podcast.feed.syndication import Settings
from mkdocs_podcast.model.episode import Audio, Episode, Person
from mkdocs_podcast.model.profile import Profile
from mkdocs_podcast.model.show import Show

NOW = dt.datetime(2026, 6, 1, tzinfo=dt.timezone.utc)

SHOW = Show(
    "A show",
    episodes=(
        Episode("c.md", "C", season=2, tags=("jazz",)),
        Episode("b.md", "B", season=1, tags=("Jazz", "C++")),
        Episode("a.md", "A"),
    ),
)


def items(count: int) -> list[Item]:
    return [MINIMAL_ITEM._replace(path=f"{number}.md", guid=str(number)) for number in range(count)]


@pytest.mark.parametrize(
    ("option", "index", "path"),
    [
        (None, "podcast/index.md", "podcast/feed.xml"),
        (None, "index.md", "feed.xml"),
        (None, "de/shows/bread.md", "de/shows/feed.xml"),
        ("rss.xml", "podcast/index.md", "rss.xml"),
        ("", "podcast/index.md", ""),
    ],
)
def test_a_feed_is_beside_the_index_unless_the_option_names_another_path(
    option: str | None, index: str, path: str
) -> None:
    assert feed_path(option, index) == path


@pytest.mark.parametrize(
    ("selection", "paths"),
    [
        (FeedSelection("p/feed.xml"), {"p/feed.xml": "cba"}),
        (
            FeedSelection("p/feed.xml", tags=True),
            {"p/feed.xml": "cba", "p/feed/tags/c-plus-plus.xml": "b", "p/feed/tags/jazz.xml": "cb"},
        ),
        (
            FeedSelection("feed.xml", tags=["JAZZ", "none"]),
            {"feed.xml": "cba", "feed/tags/jazz.xml": "cb"},
        ),
        (
            FeedSelection("feed.xml", seasons=True),
            {"feed.xml": "cba", "feed/seasons/1.xml": "b", "feed/seasons/2.xml": "c"},
        ),
    ],
)
def test_tags_and_seasons_have_feeds_where_the_options_ask_for_them(
    selection: FeedSelection, paths: dict[str, str]
) -> None:
    found = {
        feed.path: "".join(episode.path[0] for episode in feed.episodes)
        for feed in feeds_of(SHOW, selection)
    }
    assert found == paths


def test_people_have_feeds_where_the_options_ask_for_them() -> None:
    wren = Profile("Wren", "w")
    episode = Episode("a.md", "A", people=(Person("Wren"), Person("Bo Li", "host")))
    show = Show("S", episodes=(episode,), profiles={"wren": wren})

    def paths(people: bool | list[str]) -> list[str]:
        feeds = feeds_of(show, FeedSelection("feed.xml", people=people))
        return [feed.path.removeprefix("feed/people/") for feed in feeds][1:]

    assert paths(people=True) == ["bo-li.xml", "w.xml"]
    assert paths(people=["W", "wren", "none"]) == ["w.xml"]
    assert paths(people=False) == []
    selection = FeedSelection("feed.xml", people=["W", "none"])
    assert unknown_people(show, selection) == ["none"]


def test_named_tags_that_no_episode_has_are_listed() -> None:
    assert unknown_tags(SHOW, FeedSelection("feed.xml", tags=["jazz", "rock"])) == ["rock"]
    assert unknown_tags(SHOW, FeedSelection("feed.xml", tags=True)) == []


def test_a_short_feed_is_one_document_without_links_to_others() -> None:
    (only,) = divide("podcast/feed.xml", items(3), SITE, 3)
    assert (only.path, only.url, len(only.items)) == (
        "podcast/feed.xml",
        f"{SITE}podcast/feed.xml",
        3,
    )
    assert (only.first, only.previous, only.next, only.last) == ("", "", "", "")


def test_a_long_feed_is_divided_into_documents_that_link_to_each_other() -> None:
    first, second, third = divide("podcast/feed.xml", items(5), SITE, 2)
    urls = [
        f"{SITE}podcast/feed.xml",
        f"{SITE}podcast/feed/page/2.xml",
        f"{SITE}podcast/feed/page/3.xml",
    ]
    assert [one.url for one in (first, second, third)] == urls
    assert [[item.guid for item in one.items] for one in (first, second, third)] == [
        ["0", "1"],
        ["2", "3"],
        ["4"],
    ]
    assert (first.previous, first.next) == ("", urls[1])
    assert (second.first, second.previous, second.next, second.last) == (
        urls[0],
        urls[0],
        urls[2],
        urls[2],
    )
    assert (third.previous, third.next) == (urls[1], "")


@pytest.mark.parametrize("page_size", [0, 1, 10])
def test_a_feed_without_items_is_still_a_document(page_size: int) -> None:
    assert [one.path for one in divide("feed.xml", [], SITE, page_size)] == ["feed.xml"]


def test_the_address_of_a_feed_is_percent_encoded() -> None:
    assert divide("my show/feed.xml", [], SITE, 0)[0].url == f"{SITE}my%20show/feed.xml"


def test_style_sheets_are_found_from_each_document() -> None:
    found = [one.stylesheets[0] for one in divide("podcast/feed.xml", items(2), SITE, 1)]
    assert found == ["../assets/podcast/feed.en.xsl", "../../../assets/podcast/feed.en.xsl"]
    assert (
        divide("feed.xml", [], SITE, 0, "pt_BR")[0].stylesheets[1]
        == "assets/podcast/feed.pt-br.css"
    )
    assert divide("feed.xml", [], SITE, 0, "../x")[0].stylesheets[1] == "assets/podcast/feed.x.css"


def test_every_feed_has_an_address_and_identity_and_only_the_shows_has_trailers_and_a_new_address() -> (
    None
):
    own = [MINIMAL_ITEM._replace(path=path) for path in ("c.md", "b.md", "a.md")]
    selection = FeedSelection("podcast/feed.xml", limit=2, tags=["jazz"])
    (main, first), (other, second) = documents_of(
        SHOW, FULL, own, selection, lambda url: f"guid of {url}", SITE
    )
    assert main == FULL
    assert [item.path for item in first.items] == ["c.md", "b.md"]
    assert (other.title, other.url) == (f"{FULL.title}: jazz", f"{SITE}podcast/feed/tags/jazz.xml")
    assert other.guid == f"guid of {SITE}podcast/feed/tags/jazz.xml"
    assert (other.extras.new_feed_url, other.extras.complete, other.extras.trailers) == (
        "",
        False,
        (),
    )
    assert [item.path for item in second.items] == ["c.md", "b.md"]


def test_an_episode_without_an_item_is_in_no_feed() -> None:
    own = [MINIMAL_ITEM._replace(path="a.md")]
    ((_, document),) = documents_of(
        SHOW, FULL, own, FeedSelection("feed.xml", tags=True, seasons=True), str, SITE
    )
    assert [item.path for item in document.items] == ["a.md"]


def test_a_show_is_published_as_documents_with_what_they_leave_out() -> None:
    audio = (Audio("https://cdn.example.org/1.mp3", "audio/mpeg"),)
    dated = [dt.datetime(2026, month, 1, tzinfo=dt.timezone.utc) for month in (1, 2)]
    show = Show(
        "A show",
        episodes=(
            Episode("b.md", "B", date=dated[1], audio=audio, tags=("jazz",)),
            Episode("a.md", "A", date=dated[0], audio=audio),
            Episode("video.md", "Video", player="https://www.youtube.com/watch?v=x"),
        ),
    )
    sources = Sources(SITE, guid=lambda episode: episode.path)
    selection = FeedSelection("podcast/feed.xml", tags=["jazz", "rock"])
    made, problems = collect_documents(
        show, Settings(), sources, selection, lambda url: f"guid of {url}", NOW
    )
    assert [(document.path, len(document.items)) for _, document in made] == [
        ("podcast/feed.xml", 2),
        ("podcast/feed/tags/jazz.xml", 1),
    ]
    channel = made[0][0]
    assert (channel.url, channel.guid) == (
        f"{SITE}podcast/feed.xml",
        f"guid of {SITE}podcast/feed.xml",
    )
    assert channel.built == dated[1]
    assert [problem.path for problem in problems] == ["video.md", "mkdocs.yml"]


def test_a_link_to_a_feed_is_escaped() -> None:
    link = alternate_link('"Tom" & <Jerry>', "https://example.org/?a=1&b=2")
    assert link == (
        '<link rel="alternate" type="application/rss+xml" title="&quot;Tom&quot; &amp; &lt;Jerry&gt;" '
        'href="https://example.org/?a=1&amp;b=2">'
    )


@pytest.mark.parametrize(("language", "names", "titles"), [
    ("en", {}, ["", "Season 1", "Season 2"]),
    ("de", {2: "Nachts & am Meer"}, ["", "Staffel 1", "Nachts & am Meer"]),
])  # fmt: skip
def test_the_feed_of_a_season_has_its_name(
    language: str, names: dict[int, str], titles: list[str]
) -> None:
    selection = FeedSelection("feed.xml", seasons=True, season_names=names)
    assert [feed.suffix for feed in feeds_of(replace(SHOW, language=language), selection)] == titles


def test_a_limit_leaves_out_episodes_and_not_the_shows_trailer() -> None:
    audio = (Audio("https://cdn.example.org/1.mp3", "audio/mpeg"),)
    first = Episode(
        "hear.md", "Hear this", date=dt.datetime(2026, 1, 1, tzinfo=dt.timezone.utc), audio=audio
    )
    newest = first._replace(
        path="a.md", title="A", date=dt.datetime(2026, 2, 1, tzinfo=dt.timezone.utc)
    )
    show = Show("A show", episodes=(newest, first._replace(type="trailer")))
    sources = Sources(SITE, guid=lambda episode: episode.path)
    ((channel, document),), _ = collect_documents(
        show, Settings(), sources, FeedSelection("feed.xml", limit=1), str, NOW
    )
    assert [item.title for item in document.items] == ["A"]
    assert [trailer.title for trailer in channel.extras.trailers] == ["Hear this"]
