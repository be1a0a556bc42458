"""What only the feed reads: one value → a part of the model."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feed_samples import GUID
from mkdocs_podcast.model import feed_values, payment_values
from mkdocs_podcast.model.episode import Person
from mkdocs_podcast.model.feed_details import (
    ContentLink,
    FeedImage,
    Funding,
    License,
    Location,
    PlatformBlock,
    Podping,
    RemoteItem,
    Social,
    Soundbite,
    Trailer,
    Txt,
    UpdateFrequency,
    Value,
    ValueRecipient,
    ValueTimeSplit,
)
from mkdocs_podcast.model.roles import GROUPS, group_of
from mkdocs_podcast.source import people
from mkdocs_podcast.source.episode_reader import Site, read_episode
from mkdocs_podcast.source.frontmatter import FrontMatter

GIVE = "https://example.org/give"
NAMES = (
    *(
        "funding",
        "locations",
        "license_",
        "txt",
        "social",
        "soundbites",
        "podroll",
        "update_frequency",
        "images",
    ),
    *("guid", "raw"),
    *("content_links", "trailers", "publisher", "platform_blocks", "podping"),
)
READERS = {name: getattr(feed_values, name) for name in NAMES}
READERS["payments"] = payment_values.payments
RECIPIENT = {"name": "Ana", "type": "node", "address": "02d5", "split": 100}
PAYMENT = {"type": "lightning", "method": "keysend", "recipients": [RECIPIENT]}
ANA = ValueRecipient("02d5", "node", 100, "Ana")


@pytest.mark.parametrize(
    ("reader", "value", "found"),
    [
        ("funding", {"url": GIVE, "text": "Give"}, (Funding(GIVE, "Give"),)),
        ("funding", [{"URL": GIVE, "title": "Give"}], (Funding(GIVE, "Give"),)),
        ("funding", True, None),
        ("funding", "", None),
        ("locations", "Berlin", (Location("Berlin"),)),
        (
            "locations",
            [
                {
                    "name": "P",
                    "geo": "50.03, -5.26",
                    "osm": "w146637234",
                    "country": "gb",
                    "rel": "subject",
                }
            ],
            (Location("P", "subject", "geo:50.03,-5.26", "W146637234", "GB"),),
        ),
        ("license_", "cc-by-4.0", License("cc-by-4.0")),
        ("license_", {"name": "own", "url": GIVE}, License("own", GIVE)),
        (
            "txt",
            {"ai-content": "false", "verify": 1},
            (Txt("false", "ai-content"), Txt("1", "verify")),
        ),
        ("txt", ["one", {"purpose": "p", "text": "two"}], (Txt("one"), Txt("two", "p"))),
        (
            "social",
            {
                "protocol": "ActivityPub",
                "uri": "https://s.example/@a/1",
                "account-id": "@a",
                "priority": 1,
            },
            (Social("activitypub", "https://s.example/@a/1", "@a", "", 1),),
        ),
        (
            "social",
            [
                {"protocol": "hive", "uri": "https://s.example/ü b"},
                {"protocol": "nostr", "uri": "nostr:note1"},
            ],
            (Social("hive", "https://s.example/%C3%BC%20b"), Social("nostr", "nostr:note1")),
        ),
        (
            "social",
            {"protocol": "atproto", "url": "at://did/app/1"},
            (Social("atproto", "at://did/app/1"),),
        ),
        ("social", {"protocol": "disabled"}, (Social("disabled"),)),
        ("soundbites", {"start": "1:02:03.5", "duration": 45}, (Soundbite(3723.5, 45),)),
        (
            "soundbites",
            [{"start": "0:36", "end": "0:57", "title": "Why"}],
            (Soundbite(36, 21, "Why"),),
        ),
        ("soundbites", {"start": 90, "duration": "0:30"}, (Soundbite(90, 30),)),
        ("podroll", {"guid": GUID.upper(), "title": "T"}, (RemoteItem(GUID, title="T"),)),
        ("update_frequency", "Every Monday", UpdateFrequency("Every Monday")),
        (
            "update_frequency",
            {"text": "M", "rrule": "FREQ=WEEKLY", "start": dt.date(2026, 1, 5), "complete": True},
            UpdateFrequency(
                "M", "FREQ=WEEKLY", dt.datetime(2026, 1, 5, tzinfo=dt.timezone.utc), True
            ),
        ),
        ("images", "assets/wide.jpg", (FeedImage("assets/wide.jpg"),)),
        (
            "images",
            [{"url": "a.jpg", "aspect-ratio": "16/9", "width": 1920}],
            (FeedImage("a.jpg", "", "16/9", 1920),),
        ),
        ("content_links", {"url": GIVE, "text": "Live"}, (ContentLink(GIVE, "Live"),)),
        ("content_links", {"url": GIVE}, (ContentLink(GIVE),)),
        (
            "trailers",
            {"title": "Soon", "url": "media/soon.mp3", "date": dt.date(2026, 1, 5), "season": 2},
            (
                Trailer(
                    "Soon",
                    "media/soon.mp3",
                    dt.datetime(2026, 1, 5, tzinfo=dt.timezone.utc),
                    season=2,
                ),
            ),
        ),
        ("publisher", {"guid": GUID, "url": GIVE}, RemoteItem(GUID, GIVE)),
        ("platform_blocks", True, (PlatformBlock("yes"),)),
        ("platform_blocks", "google", (PlatformBlock("yes", "google"),)),
        (
            "platform_blocks",
            {"google": True, "amazon": False},
            (PlatformBlock("yes", "google"), PlatformBlock("no", "amazon")),
        ),
        (
            "platform_blocks",
            [{"answer": "yes"}, {"platform": "google", "answer": "no"}],
            (PlatformBlock("yes"), PlatformBlock("no", "google")),
        ),
        ("podping", True, Podping("true")),
        ("podping", {"uses": "false"}, Podping("false")),
        ("podping", "perhaps", None),
        ("payments", PAYMENT, (Value("lightning", "keysend", (ANA,)),)),
        (
            "payments",
            [{**PAYMENT, "suggested": 0.5, "recipients": {**RECIPIENT, "fee": True}}],
            (Value("lightning", "keysend", (ANA._replace(fee=True),), "0.5"),),
        ),
        (
            "payments",
            {
                **PAYMENT,
                "time_splits": [
                    {"start": "1:00", "duration": 30, "recipients": [RECIPIENT]},
                    {
                        "start": 90,
                        "duration": "0:30",
                        "remote_start": 12,
                        "remote_percentage": 95,
                        "remote_item": {"guid": GUID, "item": "a-song"},
                    },
                ],
            },
            (
                Value(
                    "lightning",
                    "keysend",
                    (ANA,),
                    time_splits=(
                        ValueTimeSplit(60, 30, recipients=(ANA,)),
                        ValueTimeSplit(90, 30, 12, 95, RemoteItem(GUID, item_guid="a-song")),
                    ),
                ),
            ),
        ),
        ("payments", 12, None),
        ("guid", f" {GUID.upper()} ", GUID),
        ("guid", "", None),
        ("raw", "<podcast:chat/>", ("<podcast:chat/>",)),
        ("raw", ["<a/>", "<b/>"], ("<a/>", "<b/>")),
        ("raw", None, None),
    ],
)
def test_a_value_becomes_a_part_of_the_model(reader: str, value: Any, found: Any) -> None:
    assert READERS[reader](value) == found


@pytest.mark.parametrize(
    ("reader", "value", "said"),
    [
        ("funding", GIVE, "does not say enough: write it as `{url: https://example.org/support"),
        ("funding", {"url": GIVE}, "it has no `text`"),
        (
            "funding",
            {"url": "javascript:alert(1)", "text": "x"},
            "is not an address that begins with https://",
        ),
        ("locations", {"geo": "geo:1,2"}, "it has no `name`"),
        ("locations", {"name": "x", "geo": "here"}, "is not written as `geo:latitude,longitude`"),
        ("locations", {"name": "x", "osm": "123"}, "is not an id of OpenStreetMap"),
        ("license_", {"name": "x", "url": "licence.html"}, "is not an address"),
        ("txt", [{"purpose": "x"}], "it has no `text`"),
        ("social", "https://example.social/@show", "does not say enough"),
        ("social", {"protocol": "activitypub"}, "it has no `uri`"),
        (
            "social",
            {"protocol": "x", "uri": "javascript:alert(1)"},
            "is not an address of comments",
        ),
        ("soundbites", {"start": "soon", "duration": 3}, "its `start`, `soon`, is not a time"),
        ("soundbites", {"start": 10}, "its `end`, an empty value, is not a time"),
        ("soundbites", {"start": 10, "end": 5}, "it ends before it begins"),
        ("podroll", {"title": "x"}, "it has no `guid`"),
        ("podroll", {"guid": "x"}, "is not a UUID"),
        ("update_frequency", {"rrule": "FREQ=WEEKLY"}, "it has no `text`"),
        ("images", {"alt": "x"}, "it has no `url`"),
        ("content_links", {"url": "javascript:alert(1)"}, "is not an address that begins"),
        ("trailers", {"title": "Soon", "url": "a.mp3"}, "it has no `date`: write it as `{title: "),
        ("platform_blocks", [{"answer": "perhaps"}], "its `answer` is neither"),
        ("payments", {"type": "lightning", "method": "keysend"}, "it has no `recipients`"),
        ("payments", {**PAYMENT, "recipients": [{**RECIPIENT, "split": "x"}]}, "whole number"),
        ("payments", {**PAYMENT, "time_splits": [{"start": 0, "duration": 9}]}, "has neither"),
        ("guid", "not one", "is not a UUID"),
        ("raw", "<a>", "close every tag"),
    ],
)
def test_a_broken_value_is_refused_with_a_sentence_and_the_remedy(
    reader: str, value: Any, said: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        READERS[reader](value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates() | st.datetimes() | st.times(),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["url", "text", "name", "geo", "start", "end", "duration", "guid", "protocol", "uri", "priority"]) | st.text(),
        inner,
        max_size=4,
    ),
    max_leaves=8,
)  # fmt: skip


@pytest.mark.parametrize("reader", READERS)
@given(value=JSON)
def test_any_value_is_read_or_refused_with_a_short_sentence(reader: str, value: Any) -> None:
    try:
        READERS[reader](value)
    except ValueError as error:
        assert len(str(error)) < 500  # noqa: PT017 - most values are no error


def read(**meta: Any) -> tuple[Any, list[str]]:
    episode, problems = read_episode("episodes/1.md", FrontMatter(meta=meta, body="Words."), Site())
    return episode, [str(problem) for problem in problems]


def test_front_matter_is_read_for_what_only_the_feed_says() -> None:
    episode, problems = read(
        title="One", season_name="The sea", episode_display="Ch. 1", block=True, license="cc0-1.0", location="Berlin",
        funding={"url": GIVE, "text": "Give"}, soundbites=[{"start": 1, "duration": 20}], txt={"verify": "1"},
        social_interact={"protocol": "disabled"}, feed_raw="<podcast:chat/>",
    )  # fmt: skip
    told = episode.feed
    assert problems == []
    assert (told.season_name, told.display, told.block, told.license) == (
        "The sea",
        "Ch. 1",
        True,
        License("cc0-1.0"),
    )
    assert (told.location, told.funding) == ((Location("Berlin"),), (Funding(GIVE, "Give"),))
    assert (told.soundbites, told.social, told.txt) == (
        (Soundbite(1, 20),),
        (Social("disabled"),),
        (Txt("1", "verify"),),
    )
    assert told.raw == ("<podcast:chat/>",)


def test_an_episode_without_any_of_it_shares_one_empty_part() -> None:
    assert read(title="One")[0].feed is read(title="Two")[0].feed


def test_broken_xml_is_left_out_and_reported() -> None:
    episode, problems = read(title="One", raw="<podcast:chat>")
    assert episode.feed.raw == ()
    assert len(problems) == 1
    assert "`raw`: '<podcast:chat>' is not well-formed XML" in problems[0]


@pytest.mark.parametrize(
    ("field", "value", "people"),
    [
        ("people", ["Ana"], [("Ana", "guest")]),
        ("people", [{"name": "Bo", "role": "sound designer"}], [("Bo", "sound designer")]),
        ("people", [{"name": "Bo", "role": "Chief Plumber"}], [("Bo", "Chief Plumber")]),
        ("guests", [{"name": "Ana", "role": "Narrator"}], [("Ana", "Narrator")]),
        ("guests", [{"name": "Ana", "role": "Producer", "group": "x"}], [("Ana", "guest")]),
        ("hosts", [{"name": "Alex", "role": "Co-Host"}], [("Alex", "Co-Host")]),
        ("hosts", [{"name": "Alex", "role": "cohost"}], [("Alex", "Co-Host")]),
    ],
)
def test_people_have_the_roles_that_the_taxonomy_knows(
    field: str, value: Any, people: list[tuple[str, str]]
) -> None:
    episode, _ = read(title="One", **{field: value})
    assert [(person.name, person.role) for person in episode.people] == people


def test_hosts_are_all_who_host_and_guests_all_others_who_are_heard() -> None:
    made = people.people(
        [{"name": name, "role": name} for name in ("Host", "Co-Host", "Narrator", "Editor")],
        "guest",
        may_be_crew=True,
    )
    episode, _ = read(title="One")
    episode = episode._replace(people=(*(made or ()), Person("Guest")))
    assert [person.name for person in episode.hosts] == ["Host", "Co-Host"]
    assert [person.name for person in episode.guests] == ["Narrator", "Guest"]


def test_the_taxonomy_has_63_roles_in_11_groups() -> None:
    assert (len(GROUPS), sum(len(roles) for roles in GROUPS.values())) == (11, 63)
    assert (group_of("CO-HOST"), group_of("editor"), group_of("plumber")) == ("Cast", "Writing", "")
