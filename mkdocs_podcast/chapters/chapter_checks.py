"""A chapter, and what is asked of a list of them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from ..model.chapter import Chapter
from ..model.problems import Problem, Problems, quoted
from ..text import addresses
from ..text.addresses import SCHEME
from ..text.clock_times import clock

# With the line of its source, where there is one.
Placed = tuple[int | None, Chapter]


def sound(
    chapters: Iterable[Chapter], path: str, duration: float | None = None
) -> tuple[tuple[Chapter, ...], list[Problem]]:
    """The chapters that can be used, in order, and what is wrong with the others; `path` is that of
    their source.

    `duration` is the recording's, in seconds, where it is known.
    """
    problems = Problems(path)
    return checked([(None, chapter) for chapter in chapters], problems, duration), problems.all()


def checked(
    placed: list[Placed], problems: Problems, duration: float | None = None
) -> tuple[Chapter, ...]:
    """The chapters that can be used, in order; the others are told of."""
    kept: list[Placed] = []
    for line, chapter in _in_order(placed, problems):
        wrong = _wrong(chapter, kept[-1][1] if kept else None, duration)
        if wrong:
            problems.add(wrong, line)
        else:
            kept.append((line, _with_sound_parts(line, chapter, problems)))
    return tuple(chapter for _, chapter in kept)


def _in_order(placed: list[Placed], problems: Problems) -> list[Placed]:
    for (_, before), (line, chapter) in itertools.pairwise(placed):
        if chapter.start < before.start:
            problems.add(
                f"the chapter {_named(chapter)} stands after {_named(before)}: the chapters were put in order",
                line,
            )
            break
    return sorted(placed, key=lambda one: one[1].start)


def _wrong(chapter: Chapter, before: Chapter | None, duration: float | None) -> str:
    if not chapter.title and not chapter.hidden:
        return f"the chapter at {clock(chapter.start)} has no title: give it one, or it is left out"
    # A duration in whole seconds may be a second short.
    if duration and chapter.start >= duration + 1:
        end = clock(duration)
        return f"the chapter {_named(chapter)} starts after the end of the recording ({end}): correct its time"
    if before and before.start == chapter.start:
        return (
            f"the chapter {_named(chapter)} starts at the same time as {_named(before)}: "
            "give it a time of its own, or it is left out"
        )
    return ""


def _with_sound_parts(line: int | None, chapter: Chapter, problems: Problems) -> Chapter:
    if chapter.end is not None and chapter.end <= chapter.start:
        problems.add(
            f"the chapter {_named(chapter)} ends at {clock(chapter.end)}, before it starts: correct one",
            line,
        )
        chapter = chapter._replace(end=None)
    return chapter._replace(
        url=_address(line, chapter, "url", chapter.url, problems),
        image=_address(line, chapter, "image", chapter.image, problems),
    )


def _address(
    line: int | None, chapter: Chapter, name: str, written: str, problems: Problems
) -> str:
    if not SCHEME.match(written) and not written.startswith("//"):
        return written
    found = addresses.url(written)
    if not found:
        problems.add(
            f"the chapter {_named(chapter)} has the {name} {quoted(written)}, which is no address of the web: "
            "give one that begins with https://",
            line,
        )
    return found or ""


def _named(chapter: Chapter) -> str:
    return (
        f"{quoted(chapter.title)} at {clock(chapter.start)}"
        if chapter.title
        else f"at {clock(chapter.start)}"
    )
