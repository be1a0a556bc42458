"""Transcripts: their types, and what is in them. Only files of the site's own can be looked into."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from ..feed.channel import Item, TranscriptLink
from ..model.problems import quoted
from ..source.companion_types import LANGUAGES, TRANSCRIPT_TYPES
from ..text import addresses, values
from .rules import Feed, advice, error, is_full, is_plain, named

TYPES = (
    "text/vtt",
    "application/x-subrip",
    "application/srt",
    "application/json",
    "text/html",
    "text/plain",
)
_READ_BY_APPLE = frozenset({"text/vtt", "application/x-subrip", "application/srt"})
_NAMES = {
    "text/vtt": "WebVTT",
    "application/x-subrip": "SRT",
    "application/json": "JSON",
    "text/html": "HTML",
    "text/plain": "plain text",
    "text/markdown": "Markdown",
}


@error("item", "transcript")
def transcript_type(item: Item, feed: Feed) -> Iterator[str]:
    """A transcript's type is none that apps read.

    Source: Podcasting 2.0, transcript.
    """
    for link in item.transcripts:
        if _type(link) not in TYPES:
            yield f"{quoted(link.url)} has the type {quoted(link.type)}: write {named(TYPES)}"


@error("item", "transcript")
def transcript_content(item: Item, feed: Feed) -> Iterator[str]:
    """A transcript is not what its type or its ending says.

    Hosts go by the ending, and tell apps the type that belongs to it.

    Source: Podcasting 2.0, transcript.
    """
    for link in item.transcripts:
        words = _text(link, feed)
        found = _kind(words, link.url) if words and words.strip() else ""
        declared = "application/x-subrip" if _type(link) == "application/srt" else _type(link)
        ending = addresses.url_extension(link.url)
        if _contradict(found, declared):
            yield f"{quoted(link.url)} has the type {link.type} and is {_NAMES[found]}: correct its type or its ending"
        elif _contradict(found, TRANSCRIPT_TYPES.get(ending, "")):
            yield f"{quoted(link.url)} is {_NAMES[found]} inside: give it the ending of that instead of .{ending}"


def _contradict(found: str, declared: str) -> bool:
    both = found in _NAMES and declared in _NAMES
    return both and found != declared and not (_is_prose(found) and _is_prose(declared))


def _is_prose(kind: str) -> bool:
    """Whether it is one of the types that nothing in a text tells apart for sure."""
    return kind in ("text/plain", "text/markdown", "text/html")


def _kind(words: str, url: str) -> str:
    from ..transcript import detect_transcript_type

    return detect_transcript_type(words, url)


@error("item", "transcript")
def transcript_empty(item: Item, feed: Feed) -> Iterator[str]:
    """A transcript is empty.

    Source: Podcasting 2.0, transcript.
    """
    for link in item.transcripts:
        words = _text(link, feed)
        if words is not None and not words.strip().removeprefix("WEBVTT").strip():
            yield f"{quoted(link.url)} is empty: export it again, or take it out"


@error("item", "transcript")
def transcript_encoding(item: Item, feed: Feed) -> Iterator[str]:
    """A transcript is not in UTF-8.

    Source: W3C, WebVTT, section 4.1.
    """
    for link in item.transcripts:
        data = feed.content(link.url)
        if data is not None and _text(link, feed) is None:
            yield f"{quoted(link.url)} is not in UTF-8: save it as UTF-8"


@advice("item", "transcript")
def transcript_apple(item: Item, feed: Feed) -> Iterator[str]:
    """None of an episode's transcripts is one that Apple Podcasts reads.

    It takes WebVTT and SRT, and makes a transcript of its own where there is neither.

    Source: Apple, Transcripts on Apple Podcasts.
    """
    if item.transcripts and not any(_type(link) in _READ_BY_APPLE for link in item.transcripts):
        yield "no transcript is in WebVTT or SRT, which Apple Podcasts reads: give one with times"


@advice("item", "transcript")
def transcript_language(item: Item, feed: Feed) -> Iterator[str]:
    """A transcript's language is no code.

    Source: Podcasting 2.0, transcript; BCP 47.
    """
    for link in item.transcripts:
        code = values.language(link.language)
        # The show's language is that of its transcripts, and is looked at by itself.
        is_own = link.language != feed.channel.language
        if (
            link.language
            and is_own
            and (not code or (len(code) == 2 and code.lower() not in LANGUAGES))
        ):
            yield f"the language of {quoted(link.url)}, {quoted(link.language)}, is no code: write one such as `en`"


@advice("item", "transcript")
def transcript_rel(item: Item, feed: Feed) -> Iterator[str]:
    """A transcript's `rel` is something else than `captions`.

    Source: Podcasting 2.0, transcript.
    """
    for link in item.transcripts:
        if link.rel not in ("", "captions"):
            yield f"the `rel` of {quoted(link.url)} is {quoted(link.rel)}: write `captions`, or leave it out"


@error("item", "transcript")
def transcript_address(item: Item, feed: Feed) -> Iterator[str]:
    """A transcript's address is not a full one, or has characters that addresses lack.

    Source: Podcasting 2.0, transcript.
    """
    for link in item.transcripts:
        if not (is_full(link.url) and is_plain(link.url)):
            yield f"the transcript's address, {quoted(link.url)}, is no full one in plain ASCII: correct it"


def _type(link: TranscriptLink) -> str:
    return link.type.partition(";")[0].strip().lower()


def _text(link: TranscriptLink, feed: Feed) -> str | None:
    """What the site has at the transcript's address; None where it has nothing, or nothing in
    UTF-8."""
    data = feed.content(link.url)
    try:
        # Of a long file, the last letter that is looked at may be cut in the middle.
        return None if data is None else codecs.getincrementaldecoder("utf-8-sig")().decode(data)
    except UnicodeDecodeError:
        return None
