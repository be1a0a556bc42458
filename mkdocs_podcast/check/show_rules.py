"""The show: what directories ask of a feed's channel, most of which stands under `podcast` in
`mkdocs.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import categories
from ..model.problems import quoted
from ..source.companion_types import LANGUAGES
from ..text.patterns import pattern
from .rules import (
    LONGEST_TEXT,
    MOST_BYTES,
    Feed,
    Part,
    advice,
    error,
    is_full,
    is_plain,
    size,
    too_long,
)

_LANGUAGE = pattern(r"([a-z]{2})(?:-(?:[a-z]{2}|[0-9]{3}))?", re.IGNORECASE)
_COPYRIGHT = pattern(r"©|\(c\)|\bcopyright\b|\b(?:19|20)\d\d\b", re.IGNORECASE)
_SELF_LINK = pattern(r"<atom:link\b[^<>]*\brel\s*=\s*[\"']self[\"'][^<>]*>")
_TYPE = pattern(r"\stype\s*=\s*[\"']application/rss\+xml[\"']")
# What is written from options and front matter, and may stand once (Apple, PSP-1).
_ONCE = pattern(
    r"<(title|link|description|language|guid|pubDate|enclosure|itunes:(?:image|explicit|author|type|owner|duration"
    r"|episode|season|episodeType|block|complete|new-feed-url)|podcast:(?:guid|locked|medium|chapters))[\s>/]"
)


@error("show", "title")
def title_missing(feed: Feed) -> Iterator[str]:
    """The show has no title.

    Give it one with `title`, or set `site_name`.

    Source: RSS 2.0; Apple, Podcast RSS feed requirements; PSP-1.
    """
    if not feed.channel.title.strip():
        yield "the show has no title: set `title` under `podcast`"


@advice("show", "title")
def title_length(feed: Feed) -> Iterator[str]:
    """The show's title has more than 255 characters.

    Directories cut it. A title is the show's name alone; words to be found by belong into the
    description.

    Source: Apple, A Podcaster's Guide to RSS; PSP-1.
    """
    yield from too_long("the show's title", feed.channel.title, LONGEST_TEXT)


@error("show", "description")
def description_missing(feed: Feed) -> Iterator[str]:
    """The show has no description.

    Give it one with `description`, or set `site_description`. Until then the feed repeats the title
    there.

    Source: RSS 2.0; Apple, Podcast RSS feed requirements; PSP-1.
    """
    if not feed.channel.description.strip():
        yield "the show has no description: set `description` under `podcast`"


@error("show", "description")
def description_length(feed: Feed) -> Iterator[str]:
    """The show's description takes more than 4000 bytes.

    Letters beyond the English ones take two bytes or more each, in UTF-8.

    Source: Apple, A Podcaster's Guide to RSS; PSP-1.
    """
    if (length := size(feed.channel.description)) > MOST_BYTES:
        yield f"the show's description has {length} bytes: shorten it to {MOST_BYTES}"


@error("show", "language")
def language_code(feed: Feed) -> Iterator[str]:
    """The show's language is no code that directories know.

    It is one of two letters (ISO 639), with a region where that matters: `en`, `en-gb`, `pt-br`.
    Others, such as `zh-Hant`, do not pass Apple's validation: write `zh-tw`.

    Source: Apple, Podcast RSS feed requirements; PSP-1.
    """
    found = _LANGUAGE.fullmatch(feed.channel.language)
    if not found or found[1].lower() not in LANGUAGES:
        yield (
            f"the show's language, {quoted(feed.channel.language)}, is no code that directories know: set `language` "
            "to one of two letters, such as `en` or `en-gb`"
        )


@error("show", "categories")
def category_missing(feed: Feed) -> Iterator[str]:
    """The show has no category.

    Set `categories` to one or more of [Apple's list](https://podcasters.apple.com/support/1691),
    which all directories use. Apple reads the first one alone.

    Source: Apple, Podcast RSS feed requirements; PSP-1.
    """
    if not feed.channel.categories:
        yield "the show has no category: set `categories` under `podcast`, such as `[{Arts: Food}]`"


@error("show", "categories")
def category_unknown(feed: Feed) -> Iterator[str]:
    """A category is not in Apple's list.

    Names are written as in [the list](https://podcasters.apple.com/support/1691), capitals and all.

    Source: Apple, Podcast RSS feed requirements.
    """
    for why in filter(None, map(categories.why_unknown, feed.channel.categories)):
        yield f"{why[:1].lower()}{why[1:].rstrip('.')}"


@advice("show", "author")
def author_missing(feed: Feed) -> Iterator[str]:
    """Nobody is named as the show's author.

    Directories show the name below the title. Set `author`, or `site_author`.

    Source: Apple, A Podcaster's Guide to RSS; PSP-1.
    """
    if not feed.channel.author.strip():
        yield "the show names no author: set `author` under `podcast`"


@advice("show", "title")
def outer_spaces(feed: Feed) -> Iterator[str]:
    """A title or the author's name begins or ends with a space.

    Apps take it for a part of the name.

    Source: Apple, A Podcaster's Guide to RSS; PSP-1.
    """
    for name, text in (("title", feed.channel.title), ("author", feed.channel.author)):
        if text != text.strip():
            yield f"the show's {name} begins or ends with a space: take it out"


@advice("show", "channel.owner")
def owner_missing(feed: Feed) -> Iterator[str]:
    """The feed names no e-mail address of its owner.

    Spotify, YouTube and Amazon send the code by which you claim the show to it. It is public, and
    programs that collect addresses will find it: give one that is for this alone, or leave it out
    when nobody asks for it.

    Source: what these directories ask for, at second hand.
    """
    if not feed.channel.extras.owner.email:
        yield (
            "the feed has no e-mail address of its owner, to which Spotify and YouTube send the code that claims a "
            "show: set `channel: {owner: {email: ...}}`"
        )


@advice("show", "channel.copyright")
def copyright_words(feed: Feed) -> Iterator[str]:
    """The copyright has the word, the sign or a year in it.

    It is the name of who holds the rights; apps add the sign.

    Source: PSP-1.
    """
    if found := _COPYRIGHT.search(feed.channel.extras.copyright):
        yield f"`channel.copyright` has {quoted(found[0])} in it: write the name of who holds the rights alone"


@error("show", "channel.type")
def show_type(feed: Feed) -> Iterator[str]:
    """The show's type is neither `episodic` nor `serial`.

    Source: Apple, A Podcaster's Guide to RSS.
    """
    if feed.channel.extras.type not in ("episodic", "serial"):
        yield f"the show's type is {quoted(feed.channel.extras.type)}: set `channel.type` to `episodic` or `serial`"


@error("show")
def feed_empty(feed: Feed) -> Iterator[str]:
    """The feed has no episode.

    Directories take a feed with at least one. A trailer is enough; drafts, episodes to come and
    those without a recording do not count.

    Source: Apple, Podcast RSS feed requirements.
    """
    if not feed.items:
        yield "the feed has no episode yet: publish one with `audio`; a trailer is enough"


@error("show", "site_url")
def feed_address(feed: Feed) -> Iterator[str]:
    """An address of the feed, the show or its new feed is not a full one, or has characters that
    addresses lack.

    Source: Apple, Podcast RSS feed requirements; PSP-1.
    """
    channel = feed.channel
    for what, url in (
        ("the feed's address", channel.url),
        ("the show's address", channel.link),
        ("`channel.new_feed_url`", channel.extras.new_feed_url),
    ):
        if (url or what != "`channel.new_feed_url`") and not (is_full(url) and is_plain(url)):
            yield (
                f"{what}, {quoted(url)}, is no full address in plain ASCII: set `site_url` to one, and write other "
                "letters percent-encoded, or a host's as `xn--...`"
            )


@advice("show", "site_url")
def feed_https(feed: Feed) -> Iterator[str]:
    """The feed's address does not begin with `https://`.

    Source: Podcasting 2.0, the namespace's introduction, which asks for it in its own tags.
    """
    if is_full(feed.channel.url) and not feed.channel.url.lower().startswith("https://"):
        yield f"the feed's address, {quoted(feed.channel.url)}, is not encrypted: let `site_url` begin with https://"


@advice("part", "raw")
def raw_twice(part: Part) -> Iterator[str]:
    """Raw XML has a tag that the feed writes by itself.

    A reader takes the first or the last of them, as it likes. Use the option or the front matter
    key instead.

    Source: RSS 2.0; PSP-1.
    """
    for snippet in part.extras.raw:
        if found := _ONCE.match(snippet.strip()):
            yield f"the raw XML has `<{found[1]}>`, which the feed writes already: take it out, and use the option"


@advice("part", "raw")
def self_link_type(part: Part) -> Iterator[str]:
    """Raw XML has an `atom:link` to the feed itself that lacks its type.

    The feed writes a right one by itself.

    Source: PSP-1.
    """
    for snippet in part.extras.raw:
        found = _SELF_LINK.search(snippet)
        if found and not _TYPE.search(found[0]):
            yield (
                'the raw XML has `<atom:link rel="self">` without `type="application/rss+xml"`: take it out, as the '
                "feed has one already"
            )
