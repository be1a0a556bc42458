"""The rest of the rows of Podcasting 2.0: what has parts of its own, and what few shows give."""

from __future__ import annotations

from ..text.records import dataclass
from . import feed_values, payment_values
from .feed_details import ContentLink, FeedImage, Podping, RemoteItem, Txt, Value
from .feed_rows import Element, Inside, row
from .podcast_tags import PodcastTags

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


@dataclass(frozen=True, eq=False)
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
