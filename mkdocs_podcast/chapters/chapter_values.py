"""Chapters as data, from front matter or from JSON → chapters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..model.chapter import Chapter
from ..model.problems import Problem, Problems, quoted
from ..source.key_names import normal
from ..text import values
from ..text.clock_times import moment
from ..text.patterns import pattern
from .chapter_checks import Placed, checked
from .chapter_lines import timed

_START = ("start", "starttime", "start_time", "time", "at", "timestamp", "begin")
# Podlove writes these beside the others.
_START_MS = ("start_ms", "startms")
_END = ("end", "endtime", "end_time")
_TITLE = ("title", "name", "text", "label")
_LINK = ("url", "href", "link")
_IMAGE = ("img", "image")
_HOLDERS = ("chapters", "chapter")
_MOST = 10_000
_BEGINS_WITH_TIME = pattern(r"\s*[\[(]?\d{1,3}:\d")

Words = Callable[[Any], str | None]


def from_value(
    value: Any, path: str, line: int | None = None, duration: float | None = None
) -> tuple[tuple[Chapter, ...], list[Problem]]:
    """The chapters in a value of front matter, and what is wrong with it.

    A list of mappings (`start`, `title`, `url`, `image`, `end`, `hidden`, and other tools' names
    for them), a list of lines such as `12:04 What a hook is`, or a mapping of times to titles.
    `line` is that of the key, `duration` is the recording's, in seconds.
    """
    problems = Problems(path)
    placed: list[Placed] = [
        (line, chapter) for chapter in entries(value, problems, line, values.text)
    ]
    if not placed and not problems.all():
        problems.add(
            "there are no chapters in it: write a list of `{start: '12:04', title: What a hook is}`",
            line,
        )
    return checked(placed, problems, duration), problems.all()


def entries(value: Any, problems: Problems, line: int | None, words: Words) -> list[Chapter]:
    """The chapters in data, in its order; `words` makes a title of what stands for one."""
    for _ in range(3):
        if isinstance(value, dict):
            value = next(
                (value[name] for name in _HOLDERS if isinstance(value.get(name), (list, dict))),
                value,
            )
    if isinstance(value, dict):
        value = (
            [value]
            if _known(value).keys() & {*_START, *_START_MS}
            else [{key: held} for key, held in value.items()]
        )
    if not isinstance(value, (list, tuple)):
        problems.add(f"{quoted(value)} is no list of chapters", line)
        return []
    if len(value) > _MOST:
        problems.add(f"of {len(value)} chapters, only the first {_MOST} are read", line)
    found = (
        _entry(entry, place, problems, line, words) for place, entry in enumerate(value[:_MOST], 1)
    )
    return [chapter for chapter in found if chapter]


def _known(entry: Mapping[Any, Any]) -> dict[str, Any]:
    return {normal(str(key)): value for key, value in entry.items()}


def _entry(
    entry: Any, place: int, problems: Problems, line: int | None, words: Words
) -> Chapter | None:
    entry = _unfolded(entry)
    if isinstance(entry, str):
        if found := timed(entry):
            return Chapter(found.start, words(found.title) or "", found.url, end=found.end)
        problems.add(
            f"chapter {place}, {quoted(entry)}, has no time in front: write `12:04 What a hook is`",
            line,
        )
        return None
    if not isinstance(entry, Mapping):
        problems.add(
            f"chapter {place}, {quoted(entry)}, is none: write `{{start: '12:04', title: ...}}`",
            line,
        )
        return None
    return _mapped(_known(entry), place, problems, line, words)


def _unfolded(entry: Any) -> Any:
    """`12:04: Title`, or a line with a colon in it, of which YAML makes a mapping; a pair of time
    and title."""
    if isinstance(entry, Mapping) and len(entry) == 1:
        ((key, held),) = entry.items()
        if (start := moment(key)) is not None:
            return (
                {**held, "start": start}
                if isinstance(held, Mapping)
                else {"start": start, "title": held}
            )
        if isinstance(key, str) and _BEGINS_WITH_TIME.match(key):
            return f"{key}: {values.text(held) or ''}"
    if isinstance(entry, (list, tuple)) and len(entry) == 2:
        return {"start": entry[0], "title": entry[1]}
    return entry


def _mapped(
    entry: Mapping[str, Any], place: int, problems: Problems, line: int | None, words: Words
) -> Chapter | None:
    title = words(_first(entry, _TITLE)) or ""
    start = moment(_first(entry, _START))
    if start is None and (thousandths := _first(entry, _START_MS)) is not None:
        start = moment(thousandths / 1000) if isinstance(thousandths, (int, float)) else None
    if start is None:
        named = f"chapter {place}, {quoted(title)}," if title else f"chapter {place}"
        given = _first(entry, _START)
        why = (
            "has no time"
            if given is None
            else f"has the time {quoted(given)}, which cannot be read"
        )
        problems.add(
            f"{named} {why}: give its `start` as '12:04', '1:02:03' or a number of seconds", line
        )
        return None
    return Chapter(
        start=start,
        title=title,
        url=values.written(_first(entry, _LINK)),
        image=values.written(values.first(_first(entry, _IMAGE))),
        end=_end(entry, title, problems, line),
        hidden=values.boolean(entry.get("hidden")) is True
        or values.boolean(entry.get("toc")) is False,
    )


def _end(
    entry: Mapping[str, Any], title: str, problems: Problems, line: int | None
) -> float | None:
    given = _first(entry, _END)
    end = moment(given)
    if end is None and given is not None:
        problems.add(
            f"the chapter {quoted(title)} has the end {quoted(given)}, which cannot be read", line
        )
    return end


def _first(entry: Mapping[str, Any], keys: Iterable[str]) -> Any:
    return next((entry[key] for key in keys if entry.get(key) is not None), None)
