"""Chapters → what apps and directories read."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from ..model.chapter import Chapter
from ..text.clock_times import stamp

# Makes a full URL of a chapter's `url` or `image`, or "".
AddressResolver = Callable[[str], str]
# Apps take a list of times in a description for chapters from this many on.
_MIN_LISTED = 3


def chapters_to_json(chapters: Sequence[Chapter], resolve_address: AddressResolver = str) -> str:
    """JSON chapters 1.2 (Podcasting 2.0 namespace, `application/json+chapters`).

    A chapter whose address has no full URL goes without it.
    """
    entries = [_make_entry(chapter, resolve_address) for chapter in chapters]
    document = {"version": "1.2.0", "chapters": entries}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _make_entry(chapter: Chapter, resolve_address: AddressResolver) -> dict[str, Any]:
    entry: dict[str, Any] = {"startTime": _shorten_number(chapter.start)}
    if chapter.end is not None:
        entry["endTime"] = _shorten_number(chapter.end)
    if chapter.title:
        entry["title"] = chapter.title
    for key, address in (("img", chapter.image), ("url", chapter.url)):
        url = resolve_address(address) if address else ""
        if url:
            entry[key] = url
    if chapter.hidden:
        entry["toc"] = False
    return entry


def _shorten_number(seconds: float) -> float:
    """Whole seconds as an integer, which has no point in JSON; others to the millisecond."""
    if seconds == int(seconds):
        return int(seconds)
    return round(seconds, 3)


def chapters_to_lines(chapters: Sequence[Chapter], opening: str) -> list[str]:
    """The list of times for a description, a line each: `(00:00) Hello`. Empty where there would be
    fewer than three.

    Spotify, Apple and YouTube take such a list for chapters when it has three lines or more, in
    order, the first at 0. `opening` is the title of that one where the first chapter starts later.
    """
    titles: dict[int, str] = {}
    for chapter in chapters:
        if not chapter.hidden:
            # Apps show whole seconds: of two chapters in one, the first is listed.
            titles.setdefault(int(chapter.start), chapter.title)
    if opening and titles and min(titles) > 0:
        titles[0] = opening
    if len(titles) < _MIN_LISTED:
        return []
    has_hours = max(titles) >= 3600
    return [
        f"({_format_time(start, has_hours=has_hours)}) {titles[start]}" for start in sorted(titles)
    ]


def _format_time(seconds: int, *, has_hours: bool) -> str:
    """`00:12:04` where the list goes past an hour, else `12:04`."""
    time, _, _ = stamp(seconds).partition(".")
    if has_hours:
        return time
    return time.partition(":")[2]
