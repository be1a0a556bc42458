"""Whether a Markdown body already holds the episode's player. Runs over every body, so it looks
before it reads."""

from __future__ import annotations

import re
import sys
from bisect import bisect
from collections.abc import Collection, Iterator

from ..html.tags import find_tags
from ..text.code import is_indented_code
from ..text.patterns import pattern
from .frames import FRAME_STARTS
from .resolution import match

Ranges = list[tuple[int, int]]

# A paragraph of one address, in a quotation or not: bare, <autolink>, or a link whose text is its
# target.
_LONE = pattern(
    r"\n(?:>[> \t\r]*|[ \t\r]*)\n(?: {0,3}|> {0,3})(?:(?P<bare>https?://[^\s<>()\[\]]+)|<(?P<auto>https?://[^\s<>]+)>"
    r"|\[(?P<text>https?://[^\s<>()\[\]]+)\]\((?P=text)\))[ \t\r]*(?=\n[> \t\r]*\n)"
)
_FENCE = pattern(r"\n {0,3}(`{3,}|~{3,})")
_SPAN = pattern(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
# How far round a frame a code span is looked for: the bound keeps a text of one endless paragraph
# linear.
_REACH = 2000


def find_episode_player(text: str, castopod: Collection[str] = ()) -> str:
    """The address of the first frame or lone link that is an episode's player; empty where there is
    none.

    Code and comments are not looked into. Takes time linear in the length of `text`.
    """
    hidden: tuple[Ranges, Ranges] | None = None
    for position, address in sorted(_candidates(text)):
        if not _is_episode(address, castopod):
            continue
        if hidden is None:
            fences = _fences(text)
            hidden = fences, _comments(text, fences)
        if any(_within(ranges, position) for ranges in hidden) or _in_span(text, position):
            continue
        if not is_indented_code(text, position):
            return address
    return ""


def _candidates(text: str) -> Iterator[tuple[int, str]]:
    if any(start in text for start in FRAME_STARTS):
        for frame in find_tags(text, ("iframe",), in_comments=True):
            address = frame.attributes.get("src", "").strip()
            if frame.is_complete and not frame.is_closing and address:
                yield frame.start, f"https:{address}" if address.startswith("//") else address
    for lone in _LONE.finditer(f"\n\n{text}\n\n"):
        # The position of the address itself, without the two lines put in front.
        yield lone.start(lone.lastgroup or 0) - 2, lone["bare"] or lone["auto"] or lone["text"]


def _is_episode(address: str, castopod: Collection[str]) -> bool:
    found = match(address, castopod=castopod)
    return bool(found and found.rule.episode)


def _within(ranges: Ranges, position: int) -> bool:
    before = bisect(ranges, (position, sys.maxsize)) - 1
    return before >= 0 and position < ranges[before][1]


def _fences(text: str) -> Ranges:
    """Where fenced code is, in order."""
    found: Ranges = []
    if "```" not in text and "~~~" not in text:
        return found
    padded, position = f"\n{text}", 0
    while opening := _FENCE.search(padded, position):
        fence = opening[1]
        closing = re.compile(rf"\n {{0,3}}{fence}{fence[0]}*[ \t\r]*(?=\n|$)").search(
            padded, opening.end()
        )
        position = closing.end() if closing else len(padded)
        found.append((opening.start(), position - 1))
    return found


def _comments(text: str, fences: Ranges) -> Ranges:
    """Where comments are, in order; one that begins in code is none."""
    found: Ranges = []
    start = text.find("<!--")
    while start >= 0:
        end = start + 4
        if text[start - 1 : start] != "`" and not _within(fences, start):
            if (end := text.find("-->", start)) < 0:
                break
            found.append((start, end))
        start = text.find("<!--", end)
    return found


def _in_span(text: str, position: int) -> bool:
    """Whether this place is inside a code span of its paragraph."""
    start = max(text.rfind("\n\n", max(position - _REACH, 0), position), position - _REACH, 0)
    end = text.find("\n\n", position, position + _REACH)
    end = min(position + _REACH, len(text)) if end < 0 else end
    return any(
        span.start() <= position - start < span.end() for span in _SPAN.finditer(text[start:end])
    )
