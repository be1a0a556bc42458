"""The sentences that many rules have in common, and what is quoted in them."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Iterator

from ..model.problems import quoted
from ..text import clock_times
from ..text.patterns import pattern

# What a tag holds at most, where nothing else is said (Apple, PSP-1).
LONGEST_TEXT = 255
_MOST_BYTES = 4000
# What the namespace of Podcasting 2.0 lets most of its texts have.
LONGEST_NAME = 128
_FULL = pattern(
    r"https?://(?:[^\s/?#@]*@)?(?:[\w.-]+|\[[0-9a-f:.]+\])(?::\d+)?(?:[/?#]|\Z)", re.IGNORECASE
)
_WRITABLE = pattern(r"[!#-;=?-~]*")


def missing_text(text: str, sentence: str) -> Iterator[str]:
    """The sentence, where there is no text."""
    if not text.strip():
        yield sentence


def too_long(what: str, text: str, most: int) -> Iterator[str]:
    """The sentence on a text that has more characters than it may have."""
    if len(text) > most:
        yield f"{what} has {len(text)} characters: shorten it to {most}"


def too_many_bytes(what: str, text: str) -> Iterator[str]:
    """The sentence on a text that takes more than 4000 bytes of UTF-8."""
    length = len(text.encode("utf-8", "surrogatepass"))
    if length > _MOST_BYTES:
        yield f"{what} has {length} bytes: shorten it to {_MOST_BYTES}"


def unknown(what: str, value: str, allowed: Collection[str]) -> Iterator[str]:
    """The sentence on a value that is not among those that are allowed; of these, the empty one is
    not named."""
    if value not in allowed:
        yield f"{what} is {quoted(value)}: write {named(filter(None, allowed))}"


def unusable_address(what: str, url: str, remedy: str) -> Iterator[str]:
    """The sentence on an address that is not full, or has characters that an address cannot have; none
    where there is no address."""
    if url and not is_web_address(url):
        yield f"{what}, {quoted(url)}, is not a full address in plain ASCII: {remedy}"


def unencrypted(what: str, url: str, remedy: str) -> Iterator[str]:
    """The sentence on a full address that does not begin with `https://`."""
    if is_full(url) and not url.lower().startswith("https://"):
        yield f"{what}, {quoted(url)}, is not encrypted: begin {remedy} with https://"


def is_web_address(url: str) -> bool:
    return is_full(url) and is_plain(url)


def is_full(url: str) -> bool:
    """Whether it is a whole address of the web."""
    return _FULL.match(url) is not None


def is_plain(url: str) -> bool:
    """Whether it has only characters that addresses are written in."""
    return _WRITABLE.fullmatch(url) is not None


def time_text(seconds: float) -> str:
    if not math.isfinite(seconds):
        return "no time"
    return clock_times.clock(seconds)


def named(words: Iterable[str]) -> str:
    """`a, b or c`, for a sentence."""
    names = [f"`{word}`" for word in words]
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} or {names[-1]}"
