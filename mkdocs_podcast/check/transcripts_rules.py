"""Transcripts: their types, and what is in them. Only files of the site's own can be looked into."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from ..feed.channel import Item, TranscriptLink
from ..model.problems import quoted
from ..source.companion_types import LANGUAGES, TRANSCRIPT_TYPES
from ..text import addresses, values
from .rules import Feed, advice, error
from .sentences import is_web_address, named

_TYPES = (
    "text/vtt",
    "application/x-subrip",
    "application/srt",
    "application/json",
    "text/html",
    "text/plain",
)
_READ_BY_APPLE = frozenset({"text/vtt", "application/x-subrip", "application/srt"})
# The types that nothing in a text tells apart for sure.
_PROSE = frozenset({"text/plain", "text/markdown", "text/html"})
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
    """A transcript's type is not one that apps read.

    Source: Podcasting 2.0, transcript.
    """
    for link in item.transcripts:
        if _type(link) not in _TYPES:
            yield f"{quoted(link.url)} has the type {quoted(link.type)}: write {named(_TYPES)}"


@error("item", "transcript")
def transcript_content(item: Item, feed: Feed) -> Iterator[str]:
    """A transcript is not what its type or its ending says.

    Hosts go by the ending, and announce the type that belongs to it.

    Source: Podcasting 2.0, transcript.
    """
    for link in item.transcripts:
        actual = _actual_type(link, feed)
        ending = addresses.url_extension(link.url)
        if _contradict(actual, _declared_type(link)):
            yield (
                f"{quoted(link.url)} has the type {link.type} and is {_NAMES[actual]}: correct its "
                "type or its ending"
            )
        elif _contradict(actual, TRANSCRIPT_TYPES.get(ending, "")):
            yield (
                f"{quoted(link.url)} is {_NAMES[actual]} inside: give it the ending of that instead "
                f"of .{ending}"
            )


def _actual_type(link: TranscriptLink, feed: Feed) -> str:
    """What the text is, or ""."""
    text = _text(link, feed)
    if not text or not text.strip():
        return ""
    from ..transcript import detect_transcript_type

    return detect_transcript_type(text, link.url)


def _declared_type(link: TranscriptLink) -> str:
    declared = _type(link)
    if declared == "application/srt":
        return "application/x-subrip"
    return declared


def _contradict(actual: str, declared: str) -> bool:
    if actual not in _NAMES or declared not in _NAMES:
        return False
    if {actual, declared} <= _PROSE:
        return False
    return actual != declared


@error("item", "transcript")
def transcript_empty(item: Item, feed: Feed) -> Iterator[str]:
    """A transcript is empty.

    Source: Podcasting 2.0, transcript.
    """
    for link in item.transcripts:
        text = _text(link, feed)
        if text is None:
            continue
        content = text.strip().removeprefix("WEBVTT").strip()
        if not content:
            yield f"{quoted(link.url)} is empty: export it again, or remove it"


@error("item", "transcript")
def transcript_encoding(item: Item, feed: Feed) -> Iterator[str]:
    """A transcript is not in UTF-8.

    Source: W3C, WebVTT, section 4.1.
    """
    for link in item.transcripts:
        if feed.content(link.url) is None:
            continue
        if _text(link, feed) is None:
            yield f"{quoted(link.url)} is not in UTF-8: save it as UTF-8"


@advice("item", "transcript")
def transcript_apple(item: Item, feed: Feed) -> Iterator[str]:
    """None of an episode's transcripts is one that Apple Podcasts reads.

    It takes WebVTT and SRT, and makes a transcript of its own where there is neither.

    Source: Apple, Transcripts on Apple Podcasts.
    """
    types = {_type(link) for link in item.transcripts}
    if types and not types & _READ_BY_APPLE:
        yield ("no transcript is in WebVTT or SRT, which Apple Podcasts reads: give one with times")


@advice("item", "transcript")
def transcript_language(item: Item, feed: Feed) -> Iterator[str]:
    """A transcript's language is not a code.

    Source: Podcasting 2.0, transcript; BCP 47.
    """
    for link in item.transcripts:
        # The show's language is that of its transcripts, and has a rule of its own.
        if link.language in ("", feed.channel.language):
            continue
        if not _is_code(link.language):
            yield (
                f"the language of {quoted(link.url)}, {quoted(link.language)}, is not a code: write "
                "one such as `en`"
            )


def _is_code(language: str) -> bool:
    code = values.language(language)
    if len(code) == 2:
        return code.lower() in LANGUAGES
    return code != ""


@advice("item", "transcript")
def transcript_rel(item: Item, feed: Feed) -> Iterator[str]:
    """A transcript's `rel` is something else than `captions`.

    Source: Podcasting 2.0, transcript.
    """
    for link in item.transcripts:
        if link.rel not in ("", "captions"):
            yield (
                f"the `rel` of {quoted(link.url)} is {quoted(link.rel)}: write `captions`, or leave "
                "it out"
            )


@error("item", "transcript")
def transcript_address(item: Item, feed: Feed) -> Iterator[str]:
    """A transcript's address is not a full one, or has characters that an address cannot have.

    Source: Podcasting 2.0, transcript.
    """
    for link in item.transcripts:
        if not is_web_address(link.url):
            yield (
                f"the transcript's address, {quoted(link.url)}, is not a full address in plain ASCII: "
                "correct it"
            )


def _type(link: TranscriptLink) -> str:
    return link.type.partition(";")[0].strip().lower()


def _text(link: TranscriptLink, feed: Feed) -> str | None:
    """What the site has at the transcript's address; None where it has nothing, or nothing in
    UTF-8."""
    data = feed.content(link.url)
    if data is None:
        return None
    try:
        # Of a long file, the last letter that is looked at may be cut in the middle.
        return codecs.getincrementaldecoder("utf-8-sig")().decode(data)
    except UnicodeDecodeError:
        return None
