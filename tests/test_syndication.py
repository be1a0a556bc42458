"""A Show → the Channel and Items of its feed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

import pytest

from feed_samples import GUID, SITE, Mark
from mkdocs_podcast.feed.channel import FeedPerson, Item, TranscriptLink
from mkdocs_podcast.feed.enclosures import prefixed
from mkdocs_podcast.feed.item_sources import Sources
from mkdocs_podcast.feed.notes_cleaner import NotesCleaner
from mkdocs_podcast.feed.show_channel import channel_of
from mkdocs_podcast.feed.syndication import Settings, item_of, items_of
from mkdocs_podcast.model.episode import Audio, Episode, Person
from mkdocs_podcast.model.feed_details import FeedImage
from mkdocs_podcast.model.feed_tags import FeedExtras
from mkdocs_podcast.model.rendered_page import RenderedPage
from mkdocs_podcast.model.show import Show, in_order

UTC = dt.timezone.utc
NOW = dt.datetime(2026, 6, 1, tzinfo=UTC)
SHOW = Show("A show", "About it", "Alex", "assets/cover.png", "en", url="podcast/")
MP3 = Audio("media/1 a.mp3", "audio/mpeg", local=True)
EPISODE = Episode(
    "episodes/1.md",
    "One",
    url="episodes/1/",
    date=dt.datetime(2026, 1, 1, tzinfo=UTC),
    audio=(MP3,),
)


@dataclass(frozen=True)
class Measured:
    """Facts, as far as a feed looks at them."""

    type: str = ""
    length: int | None = None
    duration: float | None = None
    sha256: str = ""


def sources(**told: Any) -> Sources:
    return Sources(site_url=SITE, guid=lambda episode: f"guid of {episode.path}", **told)


def item(
    settings: Settings | None = None, given: Sources | None = None, show: Show = SHOW, **told: Any
) -> Item:
    episode = EPISODE._replace(**told)
    return item_of(episode, show, settings or Settings(), given or sources(), NotesCleaner())


def test_an_item_has_full_addresses() -> None:
    made = item(image="media/1.png", image_local=True)
    assert made.link == f"{SITE}episodes/1/"
    assert made.enclosure.url == f"{SITE}media/1%20a.mp3"
    assert made.image == f"{SITE}media/1.png"
    assert (
        item(audio=(Audio("https://cdn.example.org/1.mp3"),)).enclosure.url
        == "https://cdn.example.org/1.mp3"
    )


@pytest.mark.parametrize(
    ("place", "full"),
    [
        ("https://cdn.example.org/ü b.png", "https://cdn.example.org/%C3%BC%20b.png"),
        ("HTTPS://cdn.example.org/b.png", "https://cdn.example.org/b.png"),
        ("https://cdn.example.org/a%20b.png?c=%26", "https://cdn.example.org/a%20b.png?c=%26"),
        ("media/ü b.png", f"{SITE}media/%C3%BC%20b.png"),
        ("media/\ud800.png", f"{SITE}media/.png"),
        ("", ""),
    ],
)
def test_every_address_is_a_full_one_in_plain_ascii(place: str, full: str) -> None:
    assert sources().full(place) == full


def test_a_file_is_where_the_site_puts_it() -> None:
    made = item(given=sources(address={"media/1 a.mp3": "de/media/1%20a.mp3"}.get))
    assert made.enclosure.url == f"{SITE}de/media/1%20a.mp3"


def test_measured_facts_override_typed_ones() -> None:
    typed = MP3._replace(length=99_999, duration=60)
    measured = sources(facts=lambda episode, audio: Measured("audio/mpeg", 12_345, 61.5))
    assert item(given=measured, audio=(typed,)).enclosure == item(given=measured).enclosure
    assert (item(given=measured).enclosure.length, item(given=measured).enclosure.duration) == (
        12_345,
        61.5,
    )
    assert (item(audio=(typed,)).enclosure.length, item(audio=(typed,)).enclosure.duration) == (
        99_999,
        60,
    )
    assert item(duration=75).enclosure.duration == 75


def test_the_first_format_that_every_app_plays_is_the_enclosure_and_all_are_alternatives() -> None:
    opus = Audio(
        "https://cdn.example.org/1.opus", "audio/ogg", title="Small", language="en", codecs="opus"
    )
    video = Audio("https://cdn.example.org/1.mp4", "video/mp4", height=720)
    made = item(
        audio=(opus, MP3, video),
        given=sources(facts=lambda episode, audio: Measured(sha256="ab" * 32)),
    )
    assert made.enclosure.type == "audio/mpeg"
    assert [(one.type, one.is_default) for one in made.alternates] == [
        ("audio/ogg", False), ("audio/mpeg", True), ("video/mp4", False),
    ]  # fmt: skip
    assert (made.alternates[0].title, made.alternates[0].language, made.alternates[0].codecs) == (
        "Small",
        "en",
        "opus",
    )
    assert (made.alternates[2].height, made.alternates[1].sha256) == (720, "ab" * 32)


def test_a_single_format_has_no_alternatives_whatever_it_is() -> None:
    made = item(audio=(Audio("https://cdn.example.org/1.opus", "audio/ogg"),))
    assert (made.enclosure.type, made.alternates) == ("audio/ogg", ())


@pytest.mark.parametrize(
    ("url", "prefix", "made"),
    [
        (
            "https://cdn.example.org/1.mp3?a=1",
            "https://op3.dev/e/",
            "https://op3.dev/e/cdn.example.org/1.mp3?a=1",
        ),
        (
            "http://cdn.example.org/1.mp3",
            "https://op3.dev/e",
            "https://op3.dev/e/http://cdn.example.org/1.mp3",
        ),
        (
            "https://op3.dev/e/cdn.example.org/1.mp3",
            "https://op3.dev/e/",
            "https://op3.dev/e/cdn.example.org/1.mp3",
        ),
        ("https://cdn.example.org/1.mp3", "", "https://cdn.example.org/1.mp3"),
    ],
)
def test_a_download_counter_replaces_the_scheme(url: str, prefix: str, made: str) -> None:
    assert prefixed(url, prefix) == made


def test_a_download_counter_touches_only_recordings() -> None:
    settings = Settings(prefix="https://op3.dev/e/")
    made = item(settings, image="1.png", audio=(MP3, MP3._replace(url="b.m4a", type="audio/x-m4a")))
    assert made.enclosure.url == "https://op3.dev/e/example.org/show/media/1%20a.mp3"
    assert [one.url for one in made.alternates][1] == "https://op3.dev/e/example.org/show/b.m4a"
    assert (made.image, made.link) == (f"{SITE}1.png", f"{SITE}episodes/1/")


@pytest.mark.parametrize(
    ("number", "label", "written"),
    [(12, "", "12"), (0, "", "0"), (None, "34.5", "34.5"), (None, "T-0", ""), (None, "", ""), (None, "1.", "1."), (None, "²", "")],
)  # fmt: skip
def test_a_number_is_written_where_it_is_a_decimal_one(
    number: int | None, label: str, written: str
) -> None:
    assert item(number=number, label=label).number_text == written


def test_an_episode_repeats_the_shows_people_except_for_roles_that_it_fills_itself() -> None:
    settings = Settings(
        people=(Person("Alex", "host"), Person("Bo", "Producer"), Person("Cy", "co-host"))
    )
    guest, host = Person("Ana"), Person("Dee", "host")

    def names(*people: Person) -> list[str]:
        return [person.name for person in item(settings, people=people).people]

    assert names() == []
    assert names(guest) == ["Ana", "Alex", "Bo", "Cy"]
    assert names(guest, host) == ["Ana", "Dee", "Bo"]
    assert names(Person("Alex", "guest")) == ["Alex", "Bo", "Cy"]


def test_somebody_has_the_group_of_the_role_and_the_address_of_their_page() -> None:
    page = Person("Ana", "Sound Designer", image="ana.jpg", path="people/ana.md")
    made = item(given=sources(address=lambda path: path.replace(".md", "/")), people=(page,))
    assert made.people == (
        FeedPerson(
            "Ana", "Sound Designer", "Audio Post-Production", f"{SITE}ana.jpg", f"{SITE}people/ana/"
        ),
    )
    assert (
        item(people=(Person("Bo", "editor", group="Video Post-Production"),)).people[0].group
        == "Video Post-Production"
    )


def test_an_episode_is_as_explicit_as_the_show_unless_it_says_otherwise() -> None:
    show = replace(SHOW, explicit=True)
    assert item(show=show).explicit is True
    assert item(show=show, explicit=False).explicit is False


def test_a_season_has_the_name_that_the_show_or_the_episode_gives_it() -> None:
    settings = Settings(season_names={2: "The sea"})
    assert item(settings, season=2).extras.season_name == "The sea"
    assert item(settings, season=1).extras.season_name == ""
    assert item(settings, season=2, feed=FeedExtras(season_name="Own")).extras.season_name == "Own"


def test_notes_come_from_the_page_with_the_times_of_the_chapters() -> None:
    asked = []

    def page(episode: Episode) -> RenderedPage:
        asked.append(episode.path)
        return RenderedPage('<p><a href="../2/">Two</a></p>')

    chapters = (Mark(0, "Hello"),)
    given = sources(page=page, chapters=lambda episode: chapters, chapters_url=lambda episode: f"{SITE}c.json",
                    times=lambda episode: [f"(00:00) {chapter.title}" for chapter in chapters])  # fmt: skip
    made = item(given=given)
    assert (made.chapters, made.chapters_url, asked) == (chapters, f"{SITE}c.json", [])
    notes = made.notes()
    assert notes.html == f'<p><a href="{SITE}episodes/2/">Two</a></p>'
    assert notes.description == f"{notes.html}\n<p>(00:00) Hello</p>"
    assert asked == ["episodes/1.md"]


def test_transcripts_are_those_that_the_site_has() -> None:
    link = TranscriptLink(f"{SITE}1.vtt", "text/vtt")
    assert item(given=sources(transcripts=lambda episode: [link])).transcripts == (link,)


def test_drafts_and_scheduled_episodes_are_in_no_feed_and_those_without_a_recording_are_reported() -> (
    None
):
    made = {
        "out.md": {},
        "draft.md": {"draft": True},
        "later.md": {"date": NOW + dt.timedelta(days=1)},
        "video.md": {"audio": (), "player": "https://www.youtube.com/watch?v=x"},
    }
    episodes = tuple(EPISODE._replace(path=path, **told) for path, told in made.items())
    items, problems = items_of(replace(SHOW, episodes=episodes), Settings(), sources(), NOW)
    assert [one.path for one in items] == ["out.md"]
    assert [one.guid for one in items] == ["guid of out.md"]
    assert [str(problem) for problem in problems] == [
        "video.md: the episode is not in the feed, as it has no recording that apps can download: give it `audio`"
    ]


def test_episodes_of_one_day_have_dates_that_keep_their_order() -> None:
    day = dt.datetime(2026, 1, 1, tzinfo=dt.timezone.utc)
    dates = [day, day, day, day + dt.timedelta(seconds=1), day + dt.timedelta(days=1)]
    episodes = [
        EPISODE._replace(path=f"{number}.md", date=date, number=number)
        for number, date in enumerate(dates, 1)
    ]
    show = replace(SHOW, episodes=in_order(episodes))
    items, _ = items_of(show, Settings(), sources(), day + dt.timedelta(days=2))
    seconds = {item.number: (item.date - day).total_seconds() for item in items if item.date}
    assert seconds == {5: 86400, 4: 3, 3: 2, 2: 1, 1: 0}
    assert [item.number for item in items] == [5, 4, 3, 2, 1]


def test_an_episode_that_comes_later_on_a_day_changes_no_date_of_the_others() -> None:
    day = dt.datetime(2026, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=9)))
    episodes = [EPISODE._replace(path=f"{n}.md", date=day, number=n) for n in (1, 2, 3)]
    now = day + dt.timedelta(days=2)
    older = replace(SHOW, episodes=in_order(episodes[:2]))
    newer = replace(SHOW, episodes=in_order(episodes))
    before = items_of(older, Settings(), sources(), now)[0]
    after = items_of(newer, Settings(), sources(), now)[0]
    assert [item.date for item in after[1:]] == [item.date for item in before]
    assert {item.date.utcoffset() for item in after if item.date} == {dt.timedelta(hours=9)}


def channel(settings: Settings | None = None, show: Show = SHOW, items: Any = (), **told: Any):  # type: ignore[no-untyped-def]
    return channel_of(
        show,
        settings or Settings(),
        sources(),
        url=f"{SITE}podcast/feed.xml",
        guid=GUID,
        items=items,
        **told,
    )


def test_a_channel_has_what_the_show_and_the_settings_say() -> None:
    images = (FeedImage("assets/wide.png"), FeedImage("https://cdn.example.org/a.png"))
    extras = FeedExtras(type="serial", copyright="Alex", images=images)
    settings = Settings(people=(Person("Alex", "host"),), extras=extras)
    made = channel(settings, replace(SHOW, language="pt_BR", explicit=True))
    assert (made.title, made.description, made.author, made.language) == (
        "A show",
        "About it",
        "Alex",
        "pt-BR",
    )
    assert (made.link, made.url, made.image) == (
        f"{SITE}podcast/",
        f"{SITE}podcast/feed.xml",
        f"{SITE}assets/cover.png",
    )
    assert (made.explicit, made.extras.type, made.extras.copyright) == (True, "serial", "Alex")
    assert made.people == (FeedPerson("Alex", "host", "Cast"),)
    assert [image.url for image in made.extras.images] == [
        f"{SITE}assets/wide.png",
        "https://cdn.example.org/a.png",
    ]


def test_the_guid_of_the_settings_comes_before_the_one_that_follows_from_the_address() -> None:
    assert channel().guid == GUID
    assert (
        channel(Settings(guid="917393e3-0000-0000-0000-000000000000")).guid
        == "917393e3-0000-0000-0000-000000000000"
    )


def test_the_build_date_of_a_feed_is_its_newest_items_unless_another_is_set() -> None:
    items = [item(date=dt.datetime(2026, month, 1, tzinfo=UTC)) for month in (3, 5, 4)]
    assert channel(items=items).built == dt.datetime(2026, 5, 1, tzinfo=UTC)
    assert channel(items=items, built=NOW).built == NOW
    assert channel(items=[item(date=None)]).built is None


def test_trailers_of_the_show_and_its_seasons_are_trailers_of_the_channel() -> None:
    made = channel(
        items=[
            item(),
            item(title="Season 2", type="trailer", season=2),
            item(title="Teaser", type="trailer", season=2, number=3),
            item(title="Show", type="trailer"),
        ]
    )
    assert [(one.title, one.season, one.url) for one in made.extras.trailers] == [
        ("Season 2", 2, f"{SITE}media/1%20a.mp3"),
        ("Show", None, f"{SITE}media/1%20a.mp3"),
    ]
