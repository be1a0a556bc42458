"""The rows of the table of tags (feed_tags.py) that are of the namespace of Podcasting 2.0.

Further rows of that namespace are in further_podcast_tags.py.
"""

from __future__ import annotations

from typing import get_args

from ..text import values
from ..text.records import dataclass
from . import feed_values
from .apple_tags import AppleTags
from .feed_details import (
    Funding,
    License,
    Location,
    Medium,
    PlatformBlock,
    Social,
    Soundbite,
    Trailer,
    UpdateFrequency,
)
from .feed_rows import Element, Form, row


# Each class is only the beginning of the last one, which has the methods.
@dataclass(frozen=True, eq=False)
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
