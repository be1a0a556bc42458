"""The show: what directories ask of a feed's channel, most of which is under `podcast` in
`mkdocs.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import categories
from ..model.problems import quoted
from ..source.companion_types import LANGUAGES
from ..text.patterns import pattern
from .rules import Feed, Part, advice, error
from .sentences import (
    LONGEST_TEXT,
    is_web_address,
    missing_text,
    too_long,
    too_many_bytes,
    unencrypted,
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
    yield from missing_text(
        feed.channel.title, "the show has no title: set `title` under `podcast`"
    )


@advice("show", "title")
def title_length(feed: Feed) -> Iterator[str]:
    """The show's title has more than 255 characters.

    Directories cut it. A title is only the show's name; words for searches belong in the
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
    yield from missing_text(
        feed.channel.description, "the show has no description: set `description` under `podcast`"
    )


@error("show", "description")
def description_length(feed: Feed) -> Iterator[str]:
    """The show's description takes more than 4000 bytes.

    Letters beyond the English ones take two bytes or more each, in UTF-8.

    Source: Apple, A Podcaster's Guide to RSS; PSP-1.
    """
    yield from too_many_bytes("the show's description", feed.channel.description)


@error("show", "language")
def language_code(feed: Feed) -> Iterator[str]:
    """The show's language is not a code that directories know.

    It is one of two letters (ISO 639), with a region where that matters: `en`, `en-gb`, `pt-br`.
    Others, such as `zh-Hant`, do not pass Apple's validation: write `zh-tw`.

    Source: Apple, Podcast RSS feed requirements; PSP-1.
    """
    match = _LANGUAGE.fullmatch(feed.channel.language)
    if not match or match[1].lower() not in LANGUAGES:
        yield (
            f"the show's language, {quoted(feed.channel.language)}, is not a code that directories "
            "know: set `language` to one of two letters, such as `en` or `en-gb`"
        )


@error("show", "categories")
def category_missing(feed: Feed) -> Iterator[str]:
    """The show has no category.

    Set `categories` to one or more of [Apple's list](https://podcasters.apple.com/support/1691),
    which all directories use. Apple reads only the first one.

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
    for category in feed.channel.categories:
        sentence = categories.why_unknown(category)
        if sentence:
            yield f"{sentence[:1].lower()}{sentence[1:].rstrip('.')}"


@advice("show", "author")
def author_missing(feed: Feed) -> Iterator[str]:
    """Nobody is named as the show's author.

    Directories show the name below the title. Set `author`, or `site_author`.

    Source: Apple, A Podcaster's Guide to RSS; PSP-1.
    """
    yield from missing_text(
        feed.channel.author, "the show names no author: set `author` under `podcast`"
    )


@advice("show", "title")
def outer_spaces(feed: Feed) -> Iterator[str]:
    """A title or the author's name begins or ends with a space.

    Apps take it for a part of the name.

    Source: Apple, A Podcaster's Guide to RSS; PSP-1.
    """
    for name, text in (("title", feed.channel.title), ("author", feed.channel.author)):
        if text != text.strip():
            yield f"the show's {name} begins or ends with a space: remove it"


@advice("show", "channel.owner")
def owner_missing(feed: Feed) -> Iterator[str]:
    """The feed names no e-mail address of its owner.

    Spotify, YouTube and Amazon send the code by which you claim the show to it, and the Podcast
    Index takes a lock without an owner for none. It is public, and programs that collect addresses
    will find it: give one that is only for this, or leave it out when nobody asks for it.

    Source: what these directories ask for, at second hand; Podcasting 2.0, locked.
    """
    extras = feed.channel.extras
    needs_owner = extras.locked and not extras.locked_owner
    ignored_lock = ", and the Podcast Index ignores a lock without it" if needs_owner else ""
    yield from missing_text(
        extras.owner.email,
        "the feed has no e-mail address of its owner, to which Spotify and YouTube send the code "
        f"that claims a show{ignored_lock}: set `channel: {{owner: {{email: ...}}}}`",
    )


@advice("show", "channel.copyright")
def copyright_words(feed: Feed) -> Iterator[str]:
    """The copyright has the word, the sign or a year in it.

    It is the name of who holds the rights; apps add the sign.

    Source: PSP-1.
    """
    match = _COPYRIGHT.search(feed.channel.extras.copyright)
    if match:
        yield (
            f"`channel.copyright` has {quoted(match[0])} in it: write only the name of who holds the "
            "rights"
        )


@error("show", "channel.type")
def show_type(feed: Feed) -> Iterator[str]:
    """The show's type is neither `episodic` nor `serial`.

    Source: Apple, A Podcaster's Guide to RSS.
    """
    remedy = "set `channel.type` to `episodic` or `serial`"
    if feed.channel.extras.type not in ("episodic", "serial"):
        yield f"the show's type is {quoted(feed.channel.extras.type)}: {remedy}"


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
    """An address of the feed, the show or its new feed is not a full one, or has characters that an
    address cannot have.

    Source: Apple, Podcast RSS feed requirements; PSP-1.
    """
    channel = feed.channel
    new_feed_url = channel.extras.new_feed_url
    yield from _address_sentences("the feed's address", channel.url)
    yield from _address_sentences("the show's address", channel.link)
    if new_feed_url:
        yield from _address_sentences("`channel.new_feed_url`", new_feed_url)


def _address_sentences(what: str, url: str) -> Iterator[str]:
    if not is_web_address(url):
        yield (
            f"{what}, {quoted(url)}, is not a full address in plain ASCII: set `site_url` to one, "
            "and write other letters percent-encoded, or a host's as `xn--...`"
        )


@advice("show", "site_url")
def feed_https(feed: Feed) -> Iterator[str]:
    """The feed's address does not begin with `https://`.

    Source: Podcasting 2.0, the namespace's introduction, which asks for it in its own tags.
    """
    yield from unencrypted("the feed's address", feed.channel.url, "`site_url`")


@advice("part", "raw")
def raw_twice(part: Part) -> Iterator[str]:
    """Raw XML has a tag that the feed writes by itself.

    A reader takes the first or the last of them, as it likes. Use the option or the front matter
    key instead.

    Source: RSS 2.0; PSP-1.
    """
    for snippet in part.extras.raw:
        match = _ONCE.match(snippet.strip())
        if match:
            yield (
                f"the raw XML has `<{match[1]}>`, which the feed writes already: remove it, and "
                "use the option"
            )


@advice("part", "raw")
def self_link_type(part: Part) -> Iterator[str]:
    """Raw XML has an `atom:link` to the feed itself that lacks its type.

    The feed writes a right one by itself.

    Source: PSP-1.
    """
    for snippet in part.extras.raw:
        link = _SELF_LINK.search(snippet)
        if link and not _TYPE.search(link[0]):
            yield (
                'the raw XML has `<atom:link rel="self">` without `type="application/rss+xml"`: '
                "remove it, as the feed has one already"
            )
