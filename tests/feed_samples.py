"""Feeds made of plain values: one with everything, and one with only what is required."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields, replace
from typing import Any
from xml.etree import ElementTree as ET

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
from mkdocs_podcast.feed.rss import write
from mkdocs_podcast.model.feed_details import (
    ContentLink,
    FeedImage,
    Funding,
    License,
    Location,
    Owner,
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
from mkdocs_podcast.model.feed_tags import FeedExtras
from mkdocs_podcast.model.recording_tags import Integrity, Source
from mkdocs_podcast.text.xml_text import MORE_NAMESPACES, NAMESPACES

SITE = "https://example.org/show/"
CDN = "https://cdn.example.org/"
EASTERN = dt.timezone(dt.timedelta(hours=-5))
GUID = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
OTHER_GUID = "9b024349-ccf0-5f69-a609-6b82873eab3c"
SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
N = {**NAMESPACES, **MORE_NAMESPACES}


@dataclass(frozen=True)
class Mark:
    """A chapter, with the fields that a feed uses."""

    start: float
    title: str
    url: str = ""
    image: str = ""
    end: float | None = None
    hidden: bool = False


MINIMAL_ITEM = Item(
    path="episodes/1.md",
    title="One",
    guid="guid-1",
    link=f"{SITE}episodes/1/",
    enclosure=Enclosure(f"{CDN}1.mp3", "audio/mpeg", 24_000_000, 1500.0),
    date=dt.datetime(2026, 1, 5, 9, 30, tzinfo=dt.timezone.utc),
    notes=lambda: Notes("<p>First.</p>", "<p>First.</p>"),
)
MINIMAL = Channel(
    title="A show", link=f"{SITE}podcast/", description="About something.", url=f"{SITE}podcast/feed.xml",
    image=f"{SITE}cover.jpg", categories=(("Technology", ""),),
)  # fmt: skip

FULL_ITEM = Item(
    path="episodes/12.md",
    title='Hooks & eyes <"live">',
    guid="fireside.fm/1a2b3c",
    link=f"{SITE}episodes/12/",
    enclosure=Enclosure(f"{CDN}12.mp3?a=1&b=2", "audio/mpeg", 24_381_952, 2816.4),
    date=dt.datetime(2026, 3, 1, 9, 0, tzinfo=EASTERN),
    notes=lambda: Notes(
        '<h2>Links</h2><p>A <a href="https://example.org/?a=1&amp;b=2">link</a>, and the end of it: ]]&gt; ]]></p>',
        "<p>Links</p><p>(00:00) Hello</p>",
    ),
    image=f"{SITE}12.jpg",
    explicit=True,
    type="full",
    season=3,
    number=12,
    number_text="12",
    tags=("Hooks & eyes", "live"),
    chapters=(  # type: ignore[arg-type]
        Mark(0, "Hello"),
        Mark(168.5, "What a hook is", url="https://example.org/hook", image=f"{SITE}hook.jpg"),
        Mark(200, "Not in lists", hidden=True),
        Mark(3723.25, "Tom & <Jerry>"),
    ),
    chapters_url=f"{SITE}episodes/12/chapters.json",
    transcripts=(
        TranscriptLink(f"{SITE}12.vtt", "text/vtt", "en", "captions"),
        TranscriptLink(f"{SITE}12.de.srt", "application/x-subrip", "de"),
        TranscriptLink(f"{SITE}12.html", "text/html"),
    ),
    alternates=(
        AlternateEnclosure(
            f"{CDN}12.mp3", "audio/mpeg", 24_381_952, 2816.4, is_default=True, sha256=SHA256
        ),
        AlternateEnclosure(
            f"{CDN}12.opus",
            "audio/ogg",
            8_000_000,
            2816.4,
            title="Small",
            language="en",
            codecs="opus",
        ),
        AlternateEnclosure(
            f"{CDN}12.mp4",
            "video/mp4",
            height=720,
            title="Video",
            rel="video",
            bitrate="511276.52",
            mirrors=(Source("ipfs://QmX33F", "video/mp4"),),
            given_integrity=Integrity("sri", "sha384-ExVqijgYHm15PqQqdXfW95x+Rs6C+d6E"),
        ),
    ),
    people=(
        FeedPerson("Ana Ferreira", "guest", "Cast", f"{SITE}ana.jpg", "https://ana.example.org/"),
        FeedPerson("Alex", "host", "Cast"),
        FeedPerson("Bo", "Sound Designer", "Audio Post-Production"),
    ),
    extras=FeedExtras(
        apple_title="Hooks",
        apple_author="Ana & Alex",
        images=(FeedImage(f"{SITE}12-wide.jpg", aspect_ratio="16/9"),),
        content_links=(ContentLink("https://example.org/live?a=1&b=2", "Live & loud"),),
        value=(
            Value(
                "lightning",
                "keysend",
                (
                    ValueRecipient(
                        "02d555555555555555555555555555555555555555555555555555555555555555",
                        "node",
                        95,
                        "Ana",
                        "696969",
                        "ab12",
                    ),
                    ValueRecipient(
                        "02d666666666666666666666666666666666666666666666666666666666666666",
                        "node",
                        5,
                        fee=True,
                    ),
                ),
                time_splits=(
                    ValueTimeSplit(60, 237.5, 30, 95, RemoteItem(OTHER_GUID, item_guid="a-song")),
                    ValueTimeSplit(
                        330,
                        53,
                        recipients=(
                            ValueRecipient(
                                "02d777777777777777777777777777777777777777777777777777777777777777",
                                "node",
                                1,
                            ),
                        ),
                    ),
                ),
            ),
        ),
        season_name="The sea at night",
        display="Ch. 12",
        block=True,
        license=License("cc-by-4.0"),
        location=(Location("Poldhu", "subject", "geo:50.03,-5.26", "W146637234", "GB"),),
        funding=(Funding("https://example.org/give?a=1&b=2", "Buy us a valve"),),
        soundbites=(Soundbite(73.25, 60, "Why & how"), Soundbite(1234.5, 42.25)),
        social=(
            Social(
                "activitypub",
                "https://example.social/@show/109",
                "@show",
                "https://example.social/@show",
                1,
            ),
            Social("disabled"),
        ),
        txt=(Txt("false", "ai-content"), Txt("no purpose")),
        raw=(
            '<media:rating scheme="urn:simple">nonadult</media:rating>',
            "<podcast:chat server='irc.example.org'/>",
        ),
    ),
)
TRAILER_ITEM = Item(
    path="episodes/trailer.md",
    title="Hear this",
    guid="guid-trailer",
    link=f"{SITE}episodes/trailer/",
    enclosure=Enclosure(f"{CDN}trailer.m4a", "audio/x-m4a", 1_000_000, 59.6),
    date=dt.datetime(2026, 1, 1, tzinfo=dt.timezone.utc),
    explicit=False,
    type="trailer",
)
FULL = Channel(
    title="Tom & Jerry's <show>",
    link=f"{SITE}podcast/",
    description="About <b>something</b> & more.",
    url=f"{SITE}podcast/feed.xml",
    language="en-gb",
    author="Alex & Bo",
    image=f"{SITE}cover.jpg",
    categories=(("Society & Culture", "Documentary"), ("Society & Culture", "Places & Travel"), ("Technology", "")),
    explicit=False,
    guid=GUID,
    people=(FeedPerson("Alex", "host", "Cast", f"{SITE}alex.jpg", "https://alex.example.org/"),),
    built=dt.datetime(2026, 3, 1, 9, 0, tzinfo=EASTERN),
    generator="mkdocs-podcast",
    extras=FeedExtras(
        type="serial",
        medium="podcast",
        locked_owner="import@example.org",
        platform_blocks=(PlatformBlock("yes"), PlatformBlock("no", "google")),
        trailers=(
            Trailer("Hear this", f"{CDN}trailer.m4a", dt.datetime(2026, 1, 1, tzinfo=dt.timezone.utc), "audio/x-m4a", 1_000_000, 2),
        ),
        publisher=RemoteItem(OTHER_GUID, "https://example.org/publisher.xml", medium="publisher"),
        remote_items=(RemoteItem(OTHER_GUID, item_guid="a-song", medium="music"),),
        value=(Value("lightning", "keysend", (ValueRecipient("02d555555555555555555555555555555555555555555555555555555555555555", "node", 100, "Alex & Bo"),), "0.00000005000"),),
        podping=Podping("true"),
        locked=True,
        owner=Owner("Alex", "alex@example.org"),
        copyright="Alex & Bo",
        license=License("my licence", "https://example.org/licence"),
        block=True,
        complete=True,
        new_feed_url="https://new.example.org/feed.xml",
        funding=(Funding("https://example.org/give", "Support the show"), Funding("https://example.org/shop", "Shirts")),
        location=(Location("Berlin", "creator", "geo:52.52,13.40", "R62422", "DE"),),
        social=(Social("activitypub", "https://example.social/@show"),),
        txt=(Txt("1a2b3c", "applepodcastsverify"),),
        podroll=(RemoteItem(OTHER_GUID, "https://podnews.net/rss", title="Podnews"),),
        update_frequency=UpdateFrequency(
            "Every other Monday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", dt.datetime(2026, 1, 5, tzinfo=dt.timezone.utc)
        ),
        images=(FeedImage(f"{SITE}wide.jpg", "A wave", "16/9", 1920, 1080, "image/jpeg", "artwork"),),
        raw=("<spotify:countryOfOrigin>gb</spotify:countryOfOrigin>",),
    ),
)  # fmt: skip


def changed(channel: Channel, **changes: Any) -> Channel:
    """The channel with these changes to its own fields or to those of its extras."""
    names = {field.name for field in fields(FeedExtras)} & changes.keys()
    extras = {name: changes.pop(name) for name in names}
    return channel._replace(extras=replace(channel.extras, **extras), **changes)


def minimal() -> str:
    return xml(MINIMAL, MINIMAL_ITEM)


def full() -> str:
    return xml(
        FULL, FULL_ITEM, TRAILER_ITEM, MINIMAL_ITEM, stylesheets=("../assets/podcast/feed.xsl",)
    )


def xml(channel: Channel, *items: Item, stylesheets: tuple[str, ...] = ()) -> str:
    """The feed of the items in one document."""
    return "".join(
        write(channel, FeedDocument("podcast/feed.xml", channel.url, items, stylesheets))
    )


def parsed(text: str) -> ET.Element:
    """The channel, read by an XML parser from UTF-8."""
    channel = ET.fromstring(text.encode()).find("channel")
    assert channel is not None
    return channel
