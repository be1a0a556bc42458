"""The rules that say whether directories will accept a feed: what each finds, and that a good feed
has nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pictures
from feed_samples import CDN, FULL, FULL_ITEM, SITE, TRAILER_ITEM, changed
from mkdocs_podcast import check
from mkdocs_podcast.feed.channel import (
    AlternateEnclosure,
    Channel,
    Enclosure,
    FeedDocument,
    FeedPerson,
    Item,
    Notes,
    TranscriptLink,
)
from mkdocs_podcast.model.chapter import Chapter
from mkdocs_podcast.model.feed_details import (
    FeedImage,
    Funding,
    License,
    Location,
    Owner,
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
from mkdocs_podcast.model.feed_tags import FeedExtras
from mkdocs_podcast.model.problems import Problem, Severity

NOW = dt.datetime(2026, 6, 1, tzinfo=dt.timezone.utc)
LATER = dt.datetime(2027, 1, 1, tzinfo=dt.timezone.utc)
VTT = b"WEBVTT\n\n00:00.000 --> 00:02.000\nHello\n"
SRT = b"1\n00:00:00,000 --> 00:00:02,000\nHello\n"
COVER = f"{SITE}cover.jpg"

CHANNEL = changed(FULL, title="Signal path", block=False, complete=False, new_feed_url="")
ITEM = FULL_ITEM._replace(
    title="Hooks and eyes",
    notes=lambda: Notes('<p>A <a href="https://example.org/">link</a>.</p>', "<p>A link.</p>"),
    chapters=(
        Chapter(0, "Hello"),
        Chapter(60, "", hidden=True),
        Chapter(168.5, "What a hook is", "https://example.org/"),
    ),
)
TRAILER = TRAILER_ITEM._replace(notes=ITEM.notes)
FILES = {
    COVER: pictures.jpeg(3000, 3000),
    f"{SITE}12.jpg": pictures.jpeg(1400, 1400),
    f"{SITE}wide.jpg": pictures.jpeg(1920, 1080),
    f"{SITE}12.vtt": VTT,
    f"{SITE}12.de.srt": SRT,
    f"{SITE}12.html": b"<cite>Ana:</cite>\n<time>0:00</time>\n<p>Hello</p>\n",
}


def report(
    channel: Channel = CHANNEL,
    *items: Item,
    files: Mapping[str, bytes] = FILES,
    now: dt.datetime = NOW,
) -> list[Problem]:
    published = [(channel, FeedDocument("podcast/feed.xml", channel.url, items or (ITEM, TRAILER)))]
    return check.findings(published, now, files.get)


def test_a_good_feed_has_no_problems() -> None:
    assert report() == []


PNG = f"{SITE}cover.png"
# A change to the show, and the rule that finds it.
SHOWS: list[tuple[str, dict[str, Any]]] = [
    ("title-missing", {"title": ""}),
    ("title-length", {"title": "x" * 256}),
    ("description-missing", {"description": ""}),
    ("description-length", {"description": "é" * 2001}),
    ("language-code", {"language": "English"}),
    ("language-code", {"language": "xx"}),
    ("language-code", {"language": "zh-Hant"}),
    ("category-missing", {"categories": ()}),
    ("category-unknown", {"categories": (("Technology", ""), ("Tech", ""))}),
    ("category-unknown", {"categories": (("Education", "How to"),)}),
    ("author-missing", {"author": ""}),
    ("outer-spaces", {"author": "Alex "}),
    ("owner-missing", {"owner": Owner("Alex"), "locked": False}),
    ("owner-missing", {"owner": Owner(), "locked_owner": ""}),
    ("copyright-words", {"copyright": "© Alex"}),
    ("copyright-words", {"copyright": "2024 Alex"}),
    ("show-type", {"type": "weekly"}),
    ("feed-address", {"link": "/podcast/"}),
    ("feed-address", {"new_feed_url": "https://exämple.org/feed.xml"}),
    ("feed-https", {"url": "http://example.org/feed.xml"}),
    ("artwork-missing", {"image": ""}),
    ("artwork-address", {"image": "/cover.jpg"}),
    ("artwork-ending", {"image": f"{SITE}cover.webp"}),
    ("raw-twice", {"raw": ("<itunes:explicit>clean</itunes:explicit>",)}),
    ("self-link-type", {"raw": ('<atom:link rel="self" href="https://example.org/feed.xml"/>',)}),
    ("podcast-guid-missing", {"guid": ""}),
    ("podcast-guid-form", {"guid": "my-show"}),
    ("podcast-medium", {"medium": "radio"}),
    ("podcast-https", {"funding": (Funding("http://example.org/give", "Give"),)}),
    ("podcast-https", {"images": (FeedImage("wide.jpg"),)}),
    ("person-name", {"people": (FeedPerson(""),)}),
    ("person-name", {"people": (FeedPerson("x" * 129),)}),
    ("person-role", {"people": (FeedPerson("Alex", "sidekick"),)}),
    ("person-role", {"people": (FeedPerson("Alex", "host", "Crowd"),)}),
    ("person-role", {"people": (FeedPerson("Alex", "host", "Visuals"),)}),
    ("funding-text", {"funding": (Funding("https://example.org/", "x" * 129),)}),
    ("funding-text", {"funding": (Funding("https://example.org/", ""),)}),
    ("location-name", {"location": (Location(""),)}),
    ("location-name", {"location": (Location("x" * 129),)}),
    ("location-rel", {"location": (Location("Berlin", "near"),)}),
    ("location-form", {"location": (Location("Berlin", geo="52.5,13.4"),)}),
    ("location-form", {"location": (Location("Berlin", osm="Berlin"),)}),
    ("location-form", {"location": (Location("Berlin", country="Germany"),)}),
    ("license-unknown", {"license": License("all mine")}),
    ("social-protocol", {"social": (Social("mastodon", "https://example.social/"),)}),
    ("social-uri", {"social": (Social("activitypub"),)}),
    ("txt-length", {"txt": (Txt("x" * 4001),)}),
    ("txt-length", {"txt": (Txt("x", "y" * 129),)}),
    ("txt-ai-content", {"txt": (Txt("some", "ai-content"),)}),
    ("trailer-title", {"trailers": (Trailer("x" * 129, f"{CDN}t.mp3", NOW),)}),
    ("update-text", {"update_frequency": UpdateFrequency("x" * 129)}),
    ("update-rule", {"update_frequency": UpdateFrequency("Weekly", "every week")}),
    ("update-rule", {"update_frequency": UpdateFrequency("Weekly", "FREQ=WEEKLY;EVERY=2")}),
    ("update-rule", {"update_frequency": UpdateFrequency("Weekly", "FREQ=WEEKLY;COUNT=10")}),
    ("podroll-guid", {"podroll": (RemoteItem("podnews"),)}),
    ("podroll-medium", {"podroll": (FULL.extras.podroll[0]._replace(medium="radio"),)}),
    ("image-ratio", {"images": (FeedImage(f"{SITE}wide.jpg", aspect_ratio="wide"),)}),
    (
        "image-ratio",
        {"images": (FeedImage(f"{SITE}wide.jpg", aspect_ratio="4/3", width=1920, height=1080),)},
    ),
    ("image-size", {"images": (FeedImage(f"{SITE}wide.jpg", width=1280),)}),
]


@pytest.mark.parametrize(("rule", "change"), SHOWS)
def test_a_rule_reports_what_is_wrong_with_a_show(rule: str, change: dict[str, Any]) -> None:
    problems = report(changed(CHANNEL, **change))
    assert {problem.rule for problem in problems} == {rule}
    assert {problem.path for problem in problems} == {"mkdocs.yml"}


def enclosure(**change: Any) -> dict[str, Any]:
    """A change to the recording alone."""
    return {"enclosure": ITEM.enclosure._replace(**change), "alternates": ()}


def extras(**change: Any) -> dict[str, Any]:
    return {"extras": replace(ITEM.extras, **change)}


def notes(html: str, description: str = "<p>A link.</p>") -> dict[str, Any]:
    return {"notes": lambda: Notes(html, description)}


VIDEO = AlternateEnclosure(f"{CDN}12.mp4", "video/mp4", 1000, 2700.0)
# A change to an episode, and the rule that finds it.
GUID = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
ANA = ValueRecipient("03" + "ae9f" * 16, "node", 95, "Ana")
STRETCH = ValueTimeSplit(60, 60, recipients=(ANA,))


def paid(*recipients: ValueRecipient, **change: Any) -> dict[str, Any]:
    """An episode with payments."""
    value = Value("lightning", "keysend", recipients or (ANA,))
    return extras(value=(value._replace(**change),))


ITEMS: list[tuple[str, dict[str, Any]]] = [
    ("episode-title-missing", {"title": ""}),
    ("episode-title-length", {"title": "x" * 256}),
    ("episode-title-number", {"title": "Episode 12: Hooks"}),
    ("episode-title-number", {"title": "S3E12 - Hooks"}),
    ("episode-title-number", {"title": "#12 | Hooks"}),
    ("episode-title-number", {"title": "12. Hooks"}),
    ("episode-title-number", {"title": "Hooks (Ep. 12)"}),
    ("episode-title-show", {"title": "Signal path: Hooks"}),
    ("episode-title-show", {"title": "Hooks | Signal Path"}),
    ("guid-missing", {"guid": ""}),
    ("guid-form", {"guid": " 12"}),
    ("guid-form", {"guid": "x" * 256}),
    ("date-missing", {"date": None}),
    ("date-future", {"date": LATER}),
    ("number-positive", {"number": 0, "type": "bonus"}),
    ("season-positive", {"season": 0}),
    ("episode-type", {"type": "special"}),
    ("episode-address", {"link": "/episodes/12/"}),
    ("serial-number", {"number": None}),
    ("episode-artwork-address", {"image": f"{SITE}Größe.jpg"}),
    ("enclosure-address", enclosure(url="12.mp3")),
    ("enclosure-ascii", enclosure(url=f"{CDN}Größe.mp3")),
    ("enclosure-https", enclosure(url="http://cdn.example.org/12.mp3")),
    ("enclosure-length", enclosure(length=None)),
    ("enclosure-length", enclosure(length=0)),
    ("enclosure-type", enclosure(type="audio/mp3")),
    ("enclosure-type", enclosure(url=f"{CDN}12.m4a")),
    ("enclosure-ending", enclosure(url=f"{CDN}12")),
    ("enclosure-ending", enclosure(url=f"{CDN}12?file=12.mp3")),
    ("enclosure-format", enclosure(url=f"{CDN}12.opus", type="audio/ogg")),
    ("duration-missing", enclosure(duration=None)),
    ("duration-contradiction", {"alternates": (VIDEO,)}),
    ("length-contradiction", enclosure(length=1000)),
    ("length-contradiction", enclosure(length=200_000_000)),
    ("chapter-order", {"chapters": (Chapter(0, "A"), Chapter(60, "B"), Chapter(30, "C"))}),
    ("chapter-order", {"chapters": (Chapter(0, "A"), Chapter(0, "B"))}),
    ("chapter-past-end", {"chapters": (Chapter(0, "A"), Chapter(9000, "B"))}),
    ("chapter-end", {"chapters": (Chapter(10, "A", end=5),)}),
    ("chapter-title", {"chapters": (Chapter(0, ""),)}),
    ("chapter-title-length", {"chapters": (Chapter(0, "x" * 46),)}),
    ("chapter-address", {"chapters": (Chapter(0, "A", url="javascript:alert(1)"),)}),
    ("chapter-address", {"chapters": (Chapter(0, "A", image="hook.jpg"),)}),
    ("transcript-type", {"transcripts": (ITEM.transcripts[0], TranscriptLink(f"{CDN}a.doc", "application/msword"))}),
    ("transcript-content", {"transcripts": (TranscriptLink(f"{SITE}12.de.srt", "text/vtt"),)}),
    ("transcript-content", {"transcripts": (ITEM.transcripts[0], TranscriptLink(f"{SITE}12.vtt", "text/html"))}),
    ("transcript-apple", {"transcripts": (ITEM.transcripts[2],)}),
    ("transcript-language", {"transcripts": (ITEM.transcripts[0]._replace(language="English"),)}),
    ("transcript-language", {"transcripts": (ITEM.transcripts[0]._replace(language="xx"),)}),
    ("transcript-rel", {"transcripts": (ITEM.transcripts[0]._replace(rel="subtitles"),)}),
    ("notes-missing", notes("", "")),
    ("notes-length", notes("<p>x</p>", "<p>" + "é" * 2000 + "</p>")),
    ("notes-relative", notes('<p><a href="../b/">B</a></p>')),
    ("notes-relative", notes('<p><img alt="" src="b.png"></p>')),
    ("notes-relative", notes('<a href="javascript:alert(1)">B</a>')),
    ("notes-relative", notes("<p>x</p>", '<a href="//example.org/">B</a>')),
    ("notes-elements", notes("<iframe></iframe><p>x</p>")),
    ("description-tags", notes("<p>x</p>", "<h1>x</h1>")),
    ("raw-twice", extras(raw=("<itunes:episode>12</itunes:episode>",))),
    ("soundbite-length", extras(soundbites=(Soundbite(0, 14),))),
    ("soundbite-length", extras(soundbites=(Soundbite(0, 121),))),
    ("soundbite-end", extras(soundbites=(Soundbite(2800, 60),))),
    ("soundbite-title", extras(soundbites=(Soundbite(0, 60, "x" * 129),))),
    ("season-name", extras(season_name="x" * 129)),
    ("episode-display", extras(display="x" * 33)),
    ("episode-decimal", {"number_text": "twelve"}),
    ("alternate-form", {"alternates": (VIDEO._replace(type="", duration=None),)}),
    ("alternate-form", {"alternates": (VIDEO._replace(title="x" * 33, duration=None),)}),
    ("person-role", {"people": (FeedPerson("Ana", "sidekick"),)}),
    ("value-type", paid(type="bitcoin")),
    ("value-type", paid(method="post")),
    ("value-address", paid(ANA._replace(address="02d5"))),
    ("value-address", paid(ANA._replace(type="wallet"))),
    ("value-address", paid(ANA._replace(type="lnaddress"))),
    ("value-address", paid(ANA, time_splits=(STRETCH._replace(recipients=(ANA._replace(address=""),)),))),
    ("value-shares", paid(ANA._replace(split=0))),
    ("value-shares", paid(ANA, ANA._replace(split=101, fee=True))),
    ("value-shares", paid(ANA._replace(split=5, fee=True))),
    ("value-custom-record", paid(ANA._replace(custom_key="696969"))),
    ("value-custom-record", paid(ANA._replace(custom_value="ab12"))),
    ("value-time-split", paid(ANA, time_splits=(STRETCH._replace(duration=0),))),
    ("value-time-split", paid(ANA, time_splits=(STRETCH._replace(start=2800, duration=60),))),
    ("value-time-split", paid(ANA, time_splits=(STRETCH._replace(remote_item=RemoteItem(GUID, "", "")),))),
    ("value-time-split", paid(ANA, time_splits=(STRETCH._replace(remote_percentage=101),))),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "change"), ITEMS)
def test_a_rule_reports_what_is_wrong_with_an_episode(rule: str, change: dict[str, Any]) -> None:
    problems = report(CHANNEL, ITEM._replace(**change), TRAILER)
    assert {problem.rule for problem in problems} == {rule}
    assert {problem.path for problem in problems} == {ITEM.path}


@pytest.mark.parametrize(
    "change",
    [
        paid(ANA._replace(address="ana@example.org", type="lnaddress"), method="lnaddress"),
        paid(ANA._replace(split=100, fee=True)),
        paid(ANA, ANA._replace(split=0)),
        paid(ANA, time_splits=(STRETCH, STRETCH._replace(start=2756))),
    ],
)
def test_payments_that_apps_can_make_are_no_problem(change: dict[str, Any]) -> None:
    assert report(CHANNEL, ITEM._replace(**change), TRAILER) == []


# What needs two rules to be problems, as the namespace and the directories ask for different things.
BOTH: list[tuple[str, dict[str, Any], str]] = [
    ("chapters-file", {"chapters_url": "chapters.json"}, "podcast-https"),
    (
        "transcript-address",
        {"transcripts": (TranscriptLink("12.vtt", "text/vtt"),)},
        "podcast-https",
    ),
]


@pytest.mark.parametrize(("rule", "change", "other"), BOTH)
def test_an_address_in_the_namespace_is_full_and_encrypted(
    rule: str, change: dict[str, Any], other: str
) -> None:
    assert {problem.rule for problem in report(CHANNEL, ITEM._replace(**change))} == {rule, other}


# What is in a file, and the rule that finds it.
CONTENTS: list[tuple[str, str, bytes]] = [
    ("artwork-format", COVER, b"RIFF0000WEBPVP8 "),
    ("artwork-format", COVER, pictures.png(3000, 3000)),
    ("artwork-format", COVER, b""),
    ("artwork-format", COVER, pictures.jpeg(3000, 3000)[:8]),
    ("artwork-square", COVER, pictures.jpeg(3000, 2000)),
    ("artwork-size", COVER, pictures.jpeg(1399, 1399)),
    ("artwork-size", COVER, pictures.jpeg(3001, 3001)),
    ("artwork-alpha", PNG, pictures.png(3000, 3000, colour_type=6)),
    ("artwork-alpha", PNG, pictures.png(3000, 3000, colour_type=3, chunks=("PLTE", "tRNS"))),
    ("artwork-colours", COVER, pictures.jpeg(3000, 3000, colours=4)),
    ("episode-artwork-format", f"{SITE}12.jpg", b"GIF89a"),
    ("episode-artwork-format", f"{SITE}12.jpg", pictures.jpeg(1400, 1400, colours=4)),
    ("episode-artwork-size", f"{SITE}12.jpg", pictures.jpeg(800, 800)),
    ("episode-artwork-size", f"{SITE}12.jpg", pictures.jpeg(1400, 1500)),
    ("image-size", f"{SITE}wide.jpg", pictures.jpeg(1280, 720)),
    ("transcript-content", f"{SITE}12.vtt", SRT),
    ("transcript-content", f"{SITE}12.de.srt", b'{"segments": []}'),
    ("transcript-empty", f"{SITE}12.vtt", b"WEBVTT\n"),
    ("transcript-empty", f"{SITE}12.html", b""),
    ("transcript-encoding", f"{SITE}12.vtt", VTT + "é".encode("latin-1") + b"\n"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "url", "content"), CONTENTS)
def test_a_rule_reads_files_of_the_site(rule: str, url: str, content: bytes) -> None:
    channel = CHANNEL._replace(image=url) if url == PNG else CHANNEL
    assert {problem.rule for problem in report(channel, files={**FILES, url: content})} == {rule}


def test_files_of_other_sites_are_not_read() -> None:
    assert report(files={}) == []


SECOND = ITEM._replace(
    path="episodes/13.md",
    guid="13",
    number=13,
    number_text="13",
    enclosure=ITEM.enclosure._replace(url=f"{CDN}13.mp3"),
)
PAIRS: list[tuple[str, dict[str, Any]]] = [
    ("guid-twice", {"guid": ITEM.guid}),
    ("trailer-guid", {"guid": ITEM.guid, "type": "trailer"}),
    ("enclosure-twice", {"enclosure": ITEM.enclosure}),
    ("number-twice", {"number": ITEM.number}),
]


@pytest.mark.parametrize(("rule", "change"), PAIRS)
def test_a_rule_reports_what_two_episodes_share(rule: str, change: dict[str, Any]) -> None:
    (problem,) = report(CHANNEL, SECOND._replace(**change), ITEM)
    assert problem.rule == rule
    assert problem.path == SECOND.path


def test_later_pages_of_the_feed_are_checked_and_feeds_of_tags_are_not() -> None:
    tag = CHANNEL._replace(title="Signal path: jazz", url=f"{SITE}podcast/feed/tags/jazz.xml")
    published = [
        (CHANNEL, FeedDocument("podcast/feed.xml", CHANNEL.url, (ITEM,))),
        (
            CHANNEL,
            FeedDocument(
                "podcast/feed/page/2.xml",
                f"{SITE}podcast/feed/page/2.xml",
                (SECOND._replace(guid=""),),
            ),
        ),
        (tag, FeedDocument("podcast/feed/tags/jazz.xml", tag.url, (ITEM,))),
    ]
    assert [problem.rule for problem in check.findings(published, NOW)] == ["guid-missing"]


def test_a_feed_without_episodes_is_refused() -> None:
    published = [(CHANNEL, FeedDocument("podcast/feed.xml", CHANNEL.url, ()))]
    assert [problem.rule for problem in check.findings(published, NOW)] == ["feed-empty"]


def test_every_rule_has_a_test_of_what_it_reports() -> None:
    tables = (SHOWS, ITEMS, BOTH, CONTENTS, PAIRS)
    assert {row[0] for table in tables for row in table} | {"feed-empty"} == {
        rule.name for rule in check.FEED_RULES
    }


@pytest.mark.parametrize(
    "title",
    ["The 39 steps", "1984", "12 angry men", "Episode of light", "No 10 Downing Street", "Route 66 - by car", "Signal", "Apollo 11: the landing", "Signal pathology", "No. 1", "E3"],
)  # fmt: skip
def test_a_number_or_name_that_belongs_to_a_title_may_stay(title: str) -> None:
    assert report(CHANNEL, ITEM._replace(title=title)) == []


def test_a_bonus_and_a_trailer_may_have_the_number_of_their_episode() -> None:
    assert report(CHANNEL, ITEM, SECOND._replace(number=12, type="trailer")) == []
    assert report(CHANNEL, ITEM, SECOND._replace(number=12, type="bonus")) == []


def test_a_trailer_may_be_called_after_the_show() -> None:
    assert report(CHANNEL, ITEM, TRAILER._replace(title="Introducing: Signal path")) == []


def test_numbers_start_again_with_a_season() -> None:
    assert report(CHANNEL, ITEM, SECOND._replace(number=12, season=4)) == []


def test_rules_that_are_only_advice_are_warnings() -> None:
    (problem,) = report(changed(CHANNEL, owner=Owner(), locked=False))
    assert problem.severity is Severity.WARNING


def test_a_message_says_what_is_wrong_and_what_to_do() -> None:
    (problem,) = report(CHANNEL, ITEM._replace(**enclosure(type="audio/ogg")))
    assert problem == Problem(
        "episodes/12.md",
        "the recording ends in .mp3 and has the type `audio/ogg`: give the file the ending of what it is, or set its type to `audio/mpeg`",
        field="audio",
        rule="enclosure-type",
        severity=Severity.ERROR,
    )


@pytest.mark.parametrize("rule", check.FEED_RULES, ids=lambda rule: rule.name)
def test_a_rule_names_its_source(rule: check.FeedRule) -> None:
    paragraphs = rule.text.split("\n\n")
    assert paragraphs[0].endswith(".")
    assert paragraphs[-1].startswith("Source: ")


def test_a_build_reports_each_rule_once() -> None:
    items = [
        ITEM._replace(
            path=f"{n}.md", guid=str(n), number=n, **enclosure(url=f"{CDN}{n}.mp3", length=None)
        )
        for n in (1, 2, 3)
    ]
    (problem,) = check.summarized(report(CHANNEL, *items))
    assert str(problem) == (
        "1.md: the size of the recording is not known: run `mkdocs-podcast lock`, or write its `length` in bytes "
        "[enclosure-length] (2 more like this: run `mkdocs-podcast check`)"
    )
    assert problem.severity is not Severity.INFO


def test_a_build_only_mentions_advice_and_what_is_wrong_with_a_feed_that_nobody_asked_for() -> None:
    advised, refused = report(CHANNEL._replace(author="")), report(CHANNEL._replace(categories=()))
    assert [problem.severity is Severity.INFO for problem in check.summarized(advised)] == [True]
    assert [problem.severity is Severity.INFO for problem in check.summarized(refused)] == [False]
    assert [
        problem.severity is Severity.INFO
        for problem in check.summarized(refused, is_asked_for=False)
    ] == [True]


WORDS = st.text(max_size=40) | st.sampled_from(
    ["https://", "https://[", "\ud800", "#1:", "S1E", "x" * 5000]
)
NUMBERS = st.none() | st.integers()
SECONDS = st.none() | st.floats()
PEOPLE = st.lists(st.builds(FeedPerson, WORDS, WORDS, WORDS, WORDS, WORDS), max_size=2).map(tuple)
SOCIAL = st.lists(st.builds(Social, WORDS, WORDS, WORDS, WORDS, NUMBERS), max_size=2).map(tuple)
RECIPIENTS = st.lists(
    st.builds(ValueRecipient, WORDS, WORDS, st.integers(), WORDS, WORDS, WORDS, st.booleans()),
    max_size=2,
).map(tuple)
STRETCHES = st.lists(
    st.builds(ValueTimeSplit, st.floats(), st.floats(), SECONDS, NUMBERS, recipients=RECIPIENTS),
    max_size=2,
).map(tuple)
PAYMENTS = st.lists(st.builds(Value, WORDS, WORDS, RECIPIENTS, WORDS, STRETCHES), max_size=2).map(
    tuple
)
PARTS: dict[str, Any] = {
    "funding": st.lists(st.builds(Funding, WORDS, WORDS), max_size=2).map(tuple),
    "location": st.lists(st.builds(Location, WORDS, WORDS, WORDS, WORDS, WORDS), max_size=2).map(
        tuple
    ),
    "license": st.none() | st.builds(License, WORDS, WORDS),
    "social": SOCIAL,
    "txt": st.lists(st.builds(Txt, WORDS, WORDS), max_size=2).map(tuple),
    "value": PAYMENTS,
    "raw": st.lists(WORDS, max_size=2).map(tuple),
}
DATES = st.datetimes(timezones=st.just(dt.timezone.utc))
ANY_ITEM = st.builds(
    Item,
    path=WORDS, title=WORDS, guid=WORDS, link=WORDS,
    enclosure=st.builds(Enclosure, WORDS, WORDS, NUMBERS, SECONDS),
    date=st.none() | DATES,
    notes=st.builds(lambda one, two: lambda: Notes(one, two), WORDS, WORDS),
    image=WORDS, type=WORDS, season=NUMBERS, number=NUMBERS, number_text=WORDS,
    chapters=st.lists(st.builds(Chapter, st.floats(), WORDS, WORDS, WORDS, SECONDS, st.booleans()), max_size=3).map(tuple),
    chapters_url=WORDS,
    transcripts=st.lists(st.builds(TranscriptLink, WORDS, WORDS, WORDS, WORDS), max_size=2).map(tuple),
    alternates=st.lists(st.builds(AlternateEnclosure, WORDS, WORDS, NUMBERS, SECONDS, WORDS), max_size=2).map(tuple),
    people=PEOPLE,
    extras=st.builds(FeedExtras, season_name=WORDS, display=WORDS, soundbites=st.lists(st.builds(Soundbite, st.floats(), st.floats(), WORDS), max_size=2).map(tuple), **PARTS),
)  # fmt: skip
ANY_CHANNEL = st.builds(
    Channel,
    title=WORDS, link=WORDS, description=WORDS, url=WORDS, language=WORDS, author=WORDS, image=WORDS,
    categories=st.lists(st.tuples(WORDS, WORDS), max_size=2).map(tuple),
    guid=WORDS, people=PEOPLE,
    extras=st.builds(
        FeedExtras,
        trailers=st.lists(st.builds(Trailer, WORDS, WORDS, DATES), max_size=2).map(tuple),
        type=WORDS, medium=WORDS, locked=st.booleans(), owner=st.builds(Owner, WORDS, WORDS), copyright=WORDS, new_feed_url=WORDS,
        podroll=st.lists(st.builds(RemoteItem, WORDS, WORDS, WORDS, WORDS, WORDS), max_size=2).map(tuple),
        update_frequency=st.none() | st.builds(UpdateFrequency, WORDS, WORDS),
        images=st.lists(st.builds(FeedImage, WORDS, WORDS, WORDS, NUMBERS, NUMBERS), max_size=2).map(tuple),
        **PARTS,
    ),
)  # fmt: skip


@settings(max_examples=150)
@given(
    ANY_CHANNEL,
    st.lists(ANY_ITEM, max_size=3),
    st.binary(max_size=200) | st.binary().map(lambda rest: b"\xff\xd8\xff\xe0" + rest),
)
def test_no_feed_is_too_strange(channel: Channel, items: list[Item], data: bytes) -> None:
    published = [(channel, FeedDocument("feed.xml", channel.url, tuple(items)))]
    for problem in check.findings(published, NOW, lambda url: data):
        assert "\n" not in problem.message
