"""Chapters → what apps and directories read."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from ..model.chapter import Chapter
from ..text.clock_times import stamp

Address = Callable[[str], str]


def to_json(chapters: Sequence[Chapter], address: Address = str) -> str:
    """JSON chapters 1.2 (Podcasting 2.0 namespace, `application/json+chapters`).

    `address` makes a full URL of a chapter's `url` or `image`; where it returns nothing, the
    chapter goes without.
    """
    held = [_entry(chapter, address) for chapter in chapters]
    return json.dumps({"version": "1.2.0", "chapters": held}, ensure_ascii=False, indent=1) + "\n"


def _entry(chapter: Chapter, address: Address) -> dict[str, Any]:
    entry: dict[str, Any] = {"startTime": _seconds(chapter.start)}
    if chapter.end is not None:
        entry["endTime"] = _seconds(chapter.end)
    if chapter.title:
        entry["title"] = chapter.title
    for key, written in (("img", chapter.image), ("url", chapter.url)):
        if written and (full := address(written)):
            entry[key] = full
    if chapter.hidden:
        entry["toc"] = False
    return entry


def _seconds(value: float) -> float:
    return int(value) if value == int(value) else round(value, 3)


def to_lines(chapters: Sequence[Chapter], opening: str) -> list[str]:
    """The list of times for a description, a line each: `(00:00) Hello`. Empty where there would be
    fewer than three.

    Spotify, Apple and YouTube take such a list for chapters when it has three lines or more, in
    order, the first at nought. `opening` is the title of that one where the first chapter starts
    later.
    """
    starts = {int(chapter.start): chapter.title for chapter in reversed(shown(chapters))}
    listed = sorted(starts.items())
    if opening and listed and listed[0][0] > 0:
        listed.insert(0, (0, opening))
    if len(listed) < 3:
        return []
    width = 8 if listed[-1][0] >= 3600 else 5
    return [f"({_padded(start, width)}) {title}" for start, title in listed]


def _padded(seconds: int, width: int) -> str:
    return stamp(seconds)[8 - width : 8]


def shown(chapters: Sequence[Chapter]) -> list[Chapter]:
    """The chapters that are in lists for people."""
    return [chapter for chapter in chapters if not chapter.hidden]
