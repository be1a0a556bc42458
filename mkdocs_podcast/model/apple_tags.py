"""The rows of the table of tags (feed_tags.py) that are RSS's own, or Apple's."""

from __future__ import annotations

from typing import get_args

from ..text import addresses, values
from ..text.records import dataclass
from . import feed_values
from .feed_details import Owner, ShowType
from .feed_rows import Form, row


@dataclass(frozen=True, eq=False)
class AppleTags:
    """What is given for a show or an episode, by the names of the options.

    Sources: RSS 2.0; Apple, "A Podcaster's Guide to RSS".
    """

    copyright: str = row(
        "copyright",
        "",
        values.text,
        Form.TEXT,
        kind="A text.",
        option="Who holds the rights, without the word or the sign.",
    )
    type: ShowType = row(
        "itunes:type",
        "episodic",
        feed_values.one_of(get_args(ShowType)),
        Form.TEXT,
        kind="`episodic` or `serial`.",
        option="Whether apps begin with the newest episode (`episodic`) or with the first one "
        "(`serial`).",
    )
    # Two options below a name, `owner.name` and `owner.email`: config.py has them.
    owner: Owner = Owner()
    new_feed_url: str = row(
        "itunes:new-feed-url",
        "",
        addresses.url,
        Form.TEXT,
        kind="An address that begins with `https://`.",
        option="Where the feed has moved to. Keep this one in place, as apps look here for the "
        "way.",
    )
    block: bool = row(
        "itunes:block",
        False,
        values.yes_or_no,
        Form.YES,
        kind="`true` or `false`.",
        option="Whether Apple Podcasts is told not to show the podcast.",
        keys=("block",),
        front_matter="`true` hides the episode from Apple Podcasts.",
        example="true",
    )
    complete: bool = row(
        "itunes:complete",
        False,
        values.boolean,
        Form.YES,
        kind="`true` or `false`.",
        option="Whether there will be no more episodes.",
    )
    apple_title: str = row(
        "itunes:title",
        "",
        values.text,
        Form.TEXT,
        keys=("apple_title",),
        front_matter="The title that Apple Podcasts shows, where it is not the episode's `title`: "
        "without the number, say.",
        example="Hooks and eyes",
    )
    apple_author: str = row(
        "itunes:author",
        "",
        values.text,
        Form.TEXT,
        keys=("apple_author",),
        front_matter="Whom Apple Podcasts names as the episode's author, where it is not the show's "
        "`author`.",
        example="Ana Ferreira",
    )
