"""What every list of chapters has to be, whatever it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from ..model.chapter import Chapter
from ..model.problems import Problem, Problems, quoted
from ..text import addresses
from ..text.addresses import SCHEME
from ..text.clock_times import clock

# A chapter with the number of its line in the source, where there is one.
LocatedChapter = tuple[int | None, Chapter]


def check_chapters(
    chapters: Iterable[Chapter], path: str, duration: float | None = None
) -> tuple[tuple[Chapter, ...], list[Problem]]:
    """The chapters that can be used, in order, and what is wrong with the others; `path` is that of
    their source.

    `duration` is the recording's in seconds, where it is known.
    """
    problems = Problems(path)
    located: list[LocatedChapter] = [(None, chapter) for chapter in chapters]
    return select_usable(located, problems, duration), problems.all()


def select_usable(
    located: Sequence[LocatedChapter], problems: Problems, duration: float | None = None
) -> tuple[Chapter, ...]:
    """The chapters that can be used, in order; a problem for each of the others."""
    _report_order(located, problems)
    usable: list[Chapter] = []
    for line, chapter in sorted(located, key=lambda entry: entry[1].start):
        previous = usable[-1] if usable else None
        reason = _why_unusable(chapter, previous, duration)
        if reason:
            problems.add(reason, line)
        else:
            usable.append(_without_unusable_parts(chapter, line, problems))
    return tuple(usable)


def _report_order(located: Sequence[LocatedChapter], problems: Problems) -> None:
    for (_, previous), (line, chapter) in pairwise(located):
        if chapter.start < previous.start:
            problems.add(
                f"the chapter {_describe(chapter)} comes after {_describe(previous)}: "
                "the chapters were put in order",
                line,
            )
            return


def _why_unusable(chapter: Chapter, previous: Chapter | None, duration: float | None) -> str:
    if not chapter.title and not chapter.hidden:
        return f"the chapter at {clock(chapter.start)} has no title: give it one, or it is left out"
    # A duration in whole seconds may be a second short.
    if duration and chapter.start >= duration + 1:
        return (
            f"the chapter {_describe(chapter)} starts after the end of the recording "
            f"({clock(duration)}): correct its time"
        )
    if previous and previous.start == chapter.start:
        return (
            f"the chapter {_describe(chapter)} starts at the same time as {_describe(previous)}: "
            "give it a time of its own, or it is left out"
        )
    return ""


def _without_unusable_parts(chapter: Chapter, line: int | None, problems: Problems) -> Chapter:
    """The chapter without an end or addresses that cannot be used; a problem for each of them."""
    end = chapter.end
    if end is not None and end <= chapter.start:
        problems.add(
            f"the chapter {_describe(chapter)} ends at {clock(end)}, before it starts: "
            "correct one of the two",
            line,
        )
        end = None
    return chapter._replace(
        end=end,
        url=_check_address(chapter, "url", line, problems),
        image=_check_address(chapter, "image", line, problems),
    )


def _check_address(chapter: Chapter, field: str, line: int | None, problems: Problems) -> str:
    """A chapter's `url` or `image`: the URL, or the path as it is written; "" for what is neither."""
    address: str = getattr(chapter, field)
    is_path = not SCHEME.match(address) and not address.startswith("//")
    if is_path:
        return address
    url = addresses.url(address)
    if url:
        return url
    problems.add(
        f"the chapter {_describe(chapter)} has the {field} {quoted(address)}, which is not a web "
        "address: give one that begins with https://",
        line,
    )
    return ""


def _describe(chapter: Chapter) -> str:
    if chapter.title:
        return f"{quoted(chapter.title)} at {clock(chapter.start)}"
    return f"at {clock(chapter.start)}"
