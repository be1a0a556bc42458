"""The table of tags that only a feed has: what authors can give for a show, an episode or both.

A tag is one row: a field of one of the classes below, or of apple_tags.py. What a row holds is in
feed_rows.py. Everything else follows from it: the option `channel.NAME` in mkdocs.yml
(host/feed_options.py), the front matter key (source/fields.py), what reads it
(source/episode_reader.py), the XML (feed/elements.py), and the reference in the docs.

The order of the rows is the order of the tags in the feed, which is why each class extends the one
before. What follows from the episodes themselves, such as enclosures and people, has no row:
feed/rss.py writes it.
"""

# ruff: noqa: RUF009 - a row is a call of dataclasses.field, with a default that cannot change

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import get_args

from ..text import values
from ..text.xml_text import MORE_NAMESPACES, NAMESPACES
from . import feed_values, payment_values
from .apple_tags import AppleTags
from .feed_details import (
    ContentLink,
    FeedImage,
    Funding,
    License,
    Location,
    Medium,
    PlatformBlock,
    Podping,
    RemoteItem,
    Social,
    Soundbite,
    Trailer,
    Txt,
    UpdateFrequency,
    Value,
)
from .feed_rows import Element, FeedTag, Form, Inside, row

*_PREFIXES, _LAST_PREFIX = (f"`{prefix}`" for prefix in (*NAMESPACES, *MORE_NAMESPACES))

_REMOTE_ITEM = Element(
    {
        "feedGuid": "feed_guid",
        "feedUrl": "feed_url",
        "itemGuid": "item_guid",
        "medium": "medium",
        "title": "title",
    },
    address="feed_url",
)
_RECIPIENTS = Inside(
    "recipients",
    "podcast:valueRecipient",
    Element(
        {
            "name": "name",
            "type": "type",
            "address": "address",
            "customKey": "custom_key",
            "customValue": "custom_value",
            "split": "split",
            "fee": "fee",
        }
    ),
)
_TIME_SPLITS = Inside(
    "time_splits",
    "podcast:valueTimeSplit",
    Element(
        {
            "startTime": "start",
            "duration": "duration",
            "remoteStartTime": "remote_start",
            "remotePercentage": "remote_percentage",
        },
        inside=(Inside("remote_item", "podcast:remoteItem", _REMOTE_ITEM), _RECIPIENTS),
    ),
)


# Each class is only the beginning of the last one, which has the methods.
@dataclass(frozen=True, init=False, repr=False, eq=False)
class PodcastTags(AppleTags):
    """The namespace of Podcasting 2.0.

    Source: https://podcastindex.org/namespace/1.0, with a page for each tag.
    """

    locked: bool = row(
        "podcast:locked",
        True,
        values.boolean,
        Form.SEPARATE,
        kind="`true` or `false`.",
        option="Whether other hosts are told not to import the feed. Set it to `false` while you "
        "move the show.",
    )
    locked_owner: str = row(
        "podcast:locked",
        "",
        values.text,
        Form.SEPARATE,
        kind="An e-mail address.",
        option="Who is asked about an import, where it is not `owner.email`.",
    )
    platform_blocks: tuple[PlatformBlock, ...] = row(
        "podcast:block",
        (),
        feed_values.platform_blocks,
        Element({"id": "platform"}, text="answer"),
        kind="`true` for every platform, a list of platforms, or of `{platform, answer}`.",
        option="Which platforms are told not to show the podcast: `[google]`; for all but one, "
        "`[{answer: true}, {platform: google, answer: false}]`.",
    )
    medium: Medium = row(
        "podcast:medium",
        "podcast",
        feed_values.one_of(get_args(Medium)),
        Form.TEXT,
        kind=" or ".join(f"`{medium}`" for medium in get_args(Medium)) + ".",
        option="What the feed holds; those that end in `L` are lists of what other feeds hold "
        "(`remote_items`).",
    )
    funding: tuple[Funding, ...] = row(
        "podcast:funding",
        (),
        feed_values.funding,
        Element({"url": "url"}, text="text", address="url"),
        kind="A list of `{url, text}`.",
        option='Where listeners can give money: `[{url: "https://...", text: Support the show}]`.',
        keys=("funding",),
        front_matter="Where listeners can give money for this episode: `{url, text}`, or a list of "
        "these.",
        example="{url: https://example.org/support, text: Buy us a valve}",
    )
    location: tuple[Location, ...] = row(
        "podcast:location",
        (),
        feed_values.locations,
        Element({"rel": "rel", "geo": "geo", "osm": "osm", "country": "country"}, text="name"),
        kind="A name, `{name, geo, osm, country, rel}`, or a list of these.",
        option="What place the show is about (`rel: subject`), or made at (`rel: creator`).",
        keys=("location", "locations"),
        front_matter="What place the episode is about, or was made at: a name, or `{name, geo, "
        "osm, country, rel}`; `rel` is `subject` or `creator`. Several in a list.",
        example="{name: Poldhu, geo: 'geo:50.03,-5.26', osm: W146637234}",
    )
    license: License | None = row(
        "podcast:license",
        None,
        feed_values.license_,
        Element({"url": "url"}, text="name", address="url"),
        kind="An identifier, or `{name, url}`.",
        option="The show's licence: an [SPDX](https://spdx.org/licenses/) identifier such as "
        "`cc-by-4.0`, or `{name, url}`.",
        keys=("license", "licence"),
        front_matter="The episode's licence, where it is not the show's: an "
        "[SPDX](https://spdx.org/licenses/) identifier, or `{name, url}`.",
        example="cc-by-4.0",
    )
    trailers: tuple[Trailer, ...] = row(
        "podcast:trailer",
        (),
        feed_values.trailers,
        Element(
            {
                "url": "url",
                "pubdate": "date",
                "type": "type",
                "length": "length",
                "season": "season",
            },
            text="title",
            address="url",
            mail_times=True,
        ),
        kind="A list of `{title, url, date, type, length, season}`.",
        option="Trailers that are no episodes of their own; those that are (`episode_type: "
        "trailer`) follow by themselves. `url` may be a path in the docs folder.",
    )
    update_frequency: UpdateFrequency | None = row(
        "podcast:updateFrequency",
        None,
        feed_values.update_frequency,
        Element({"rrule": "rrule", "dtstart": "start", "complete": "complete"}, text="text"),
        kind="A text, or `{text, rrule, start, complete}`.",
        option="How often episodes come: `Every other Monday`, or `{text: ..., rrule: "
        '"FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"}`.',
    )
    soundbites: tuple[Soundbite, ...] = row(
        "podcast:soundbite",
        (),
        feed_values.soundbites,
        Element({"startTime": "start", "duration": "duration"}, text="title"),
        keys=("soundbites", "soundbite"),
        front_matter="Stretches worth hearing on their own, of 15 to 120 seconds: a list of `{start, "
        "duration, title}`.",
        example="[{start: '0:36', duration: 21, title: Why one thousand hertz}]",
    )
    social: tuple[Social, ...] = row(
        "podcast:socialInteract",
        (),
        feed_values.social,
        Element(
            {
                "protocol": "protocol",
                "uri": "uri",
                "accountId": "account_id",
                "accountUrl": "account_url",
                "priority": "priority",
            },
            address="account_url",
        ),
        kind="A list of `{protocol, uri, account_id, account_url, priority}`.",
        option="Where people talk of the show.",
        keys=("social_interact", "comments_at"),
        front_matter="Where the episode's comments are: `{protocol, uri, account_id, account_url, "
        "priority}`, or a list of these. Protocols are `activitypub`, `atproto`, `lightning`, "
        "`matrix`, `nostr`, `hive` and `disabled`.",
        example="{protocol: activitypub, uri: https://example.social/@show/109}",
    )


@dataclass(frozen=True, init=False, repr=False, eq=False)
class FurtherPodcastTags(PodcastTags):
    """The rest of that namespace: texts for machines, other feeds, pictures, chats and payments."""

    txt: tuple[Txt, ...] = row(
        "podcast:txt",
        (),
        feed_values.txt,
        Element({"purpose": "purpose"}, text="text"),
        kind="Texts by purpose, or a list of `{purpose, text}`.",
        option="Texts for machines: `{applepodcastsverify: 1a2b3c}`.",
        keys=("txt",),
        front_matter="Texts for machines, by purpose (`podcast:txt`).",
        example="{ai-content: 'false'}",
    )
    podroll: tuple[RemoteItem, ...] = row(
        "podcast:remoteItem",
        (),
        feed_values.podroll,
        _REMOTE_ITEM._replace(around="podcast:podroll"),
        kind="A list of `{guid, url, title}`.",
        option="Other shows to recommend, by the `podcast:guid` of their feeds.",
    )
    publisher: RemoteItem | None = row(
        "podcast:remoteItem",
        None,
        feed_values.publisher,
        _REMOTE_ITEM._replace(around="podcast:publisher"),
        kind="`{guid, url}`.",
        option="The publisher that the show belongs to, by the `podcast:guid` and the address of "
        "its feed, whose `medium` is `publisher`.",
    )
    remote_items: tuple[RemoteItem, ...] = row(
        "podcast:remoteItem",
        (),
        feed_values.podroll,
        _REMOTE_ITEM,
        kind="A list of `{guid, url, item, medium, title}`.",
        option="What a list or a publisher holds: other shows, or (`item`) episodes of theirs.",
    )
    images: tuple[FeedImage, ...] = row(
        "podcast:image",
        (),
        feed_values.images,
        Element(
            {
                "href": "url",
                "alt": "alt",
                "aspect-ratio": "aspect_ratio",
                "width": "width",
                "height": "height",
                "type": "type",
                "purpose": "purpose",
            },
            address="url",
        ),
        kind="A list of files, URLs, or `{url, alt, aspect_ratio, width, height, purpose}`.",
        option="More pictures of the show, of other shapes or sizes.",
        keys=("more_images",),
        front_matter="More pictures of the episode, of other shapes or sizes: files in the docs "
        "folder, URLs, or `{url, alt, aspect_ratio, width, height, type, purpose}`.",
        example="[{url: 'https://example.org/wide.jpg', aspect_ratio: 16/9, purpose: social}]",
    )
    chat: dict[str, str] | None = row(
        "podcast:chat",
        None,
        feed_values.parts(
            required=("server", "protocol"),
            optional=("account_id", "space"),
            example="{server: irc.example.org, protocol: irc, space: '#show'}",
        ),
        Element(
            {
                "server": "server",
                "protocol": "protocol",
                "accountId": "account_id",
                "space": "space",
            }
        ),
        kind="A mapping `{server, protocol, account_id, space}`.",
        option="Where listeners chat about the show: "
        '`{server: irc.example.org, protocol: irc, space: "#show"}`.',
        keys=("chat",),
        front_matter="Where listeners chat about this episode, if not where they chat about the "
        "show: `{server, protocol, account_id, space}`. Protocols are `irc`, `xmpp`, `nostr` and "
        "`matrix`.",
        example="{server: example.org, protocol: matrix, space: '#sea:example.org'}",
    )
    content_links: tuple[ContentLink, ...] = row(
        "podcast:contentLink",
        (),
        feed_values.content_links,
        Element({"href": "url"}, text="text", address="url"),
        keys=("content_links", "content_link"),
        front_matter="Where the episode is to be seen or heard elsewhere: `{url, text}`, or a list "
        "of these. What keys such as `youtube_id` name is among them by itself.",
        example="{url: https://example.org/live, text: The recording live}",
    )
    value: tuple[Value, ...] = row(
        "podcast:value",
        (),
        payment_values.payments,
        Element(
            {"type": "type", "method": "method", "suggested": "suggested"},
            inside=(_RECIPIENTS, _TIME_SPLITS),
        ),
        kind="`{type, method, suggested, recipients}`, or a list of these.",
        option="How listeners can pay by the minute, and whom: `{type: lightning, method: keysend, "
        "recipients: [{name, type, address, split}]}`. Recipients also have `custom_key`, "
        "`custom_value` and `fee`.",
        keys=("value",),
        front_matter="How listeners can pay for this episode by the minute, and whom, where it is "
        "not as for the show; `time_splits` are stretches whose payments go to others: `{start, "
        "duration}` with `recipients`, or with the `remote_item` (`{guid, item}`) of another feed, "
        "`remote_start` and `remote_percentage`.",
        example="{type: lightning, method: keysend, recipients: [{name: Ana, type: node, address: "
        "02d5c1bf8b940dc9cadca86d1b0a3c37fbe39cee4c7e839e33bef9174531d27f52, split: 100}]}",
    )
    podping: Podping | None = row(
        "podcast:podping",
        None,
        feed_values.podping,
        Element({"usesPodping": "uses"}),
        kind="`true` or `false`.",
        option="Whether whatever publishes the site announces changes of the feed over "
        "[Podping](https://podping.org).",
    )


@dataclass(frozen=True)
class FeedExtras(FurtherPodcastTags):
    """What is given for a show's channel or an episode's item, and appears on no page.

    Directories send the code by which somebody claims the show to `owner.email`. `raw` is
    well-formed XML, which comes last.
    """

    season_name: str = row(
        "podcast:season",
        "",
        values.text,
        Form.SEPARATE,
        keys=("season_name",),
        front_matter="The season's name, for the feed; `channel.season_names` gives it for a whole "
        "season.",
        example="The sea at night",
    )
    display: str = row(
        "podcast:episode",
        "",
        values.text,
        Form.SEPARATE,
        keys=("episode_display", "display_number"),
        front_matter="What apps show for the episode's number, such as `Ch. 3`.",
        example="Ch. 3",
    )
    feed_description: str = row(
        "description",
        "",
        values.text,
        Form.SEPARATE,
        keys=("feed_description",),
        front_matter="The episode's description in the feed, in HTML, where it is not to be made "
        "of the show notes.",
        example="<p>This description is in the feed only.</p>",
    )
    raw: tuple[str, ...] = row(
        "",
        (),
        feed_values.raw,
        Form.XML,
        kind="XML, or a list of it.",
        option="XML that is put into the channel as it is, for tags that have no option here. "
        f"Known prefixes are {', '.join(_PREFIXES)} and {_LAST_PREFIX}; others have to be declared "
        "in the XML itself.",
        keys=("feed_raw", "raw"),
        front_matter="XML that is put into the episode's item as it is: one text, or a list of "
        "them.",
        example="'<podcast:contentLink href=\"https://example.org/live\">Live</podcast:contentLink>'",
    )


def _table() -> tuple[FeedTag, ...]:
    """Every row, under the name of its field."""
    fields = [field for field in dataclasses.fields(FeedExtras) if "tag" in field.metadata]
    return tuple(field.metadata["tag"]._replace(name=field.name) for field in fields)


NO_EXTRAS = FeedExtras()
FEED_TAGS = _table()
CHANNEL_TAGS = tuple(tag for tag in FEED_TAGS if tag.option)
ITEM_TAGS = tuple(tag for tag in FEED_TAGS if tag.keys)
