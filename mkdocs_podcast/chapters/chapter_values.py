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
from .chapter_checks import LocatedChapter, select_usable
from .chapter_lines import parse_leading_time

# The names of a chapter's parts in the formats of other tools, without case and punctuation.
_START_KEYS = ("start", "starttime", "start_time", "time", "at", "timestamp", "begin")
# Podlove writes these beside the others.
_MILLISECOND_KEYS = ("start_ms", "startms")
_END_KEYS = ("end", "endtime", "end_time")
_TITLE_KEYS = ("title", "name", "text", "label")
_LINK_KEYS = ("url", "href", "link")
_IMAGE_KEYS = ("img", "image")
# Documents that hold a list of chapters, and lists of these.
_LIST_KEYS = ("chapters", "chapter")
_MAX_NESTING = 3
_MAX_CHAPTERS = 10_000
_BEGINS_WITH_TIME = pattern(r"\s*[\[(]?\d{1,3}:\d")

# Makes one line of text of a title; None or "" for what is not text.
TitleReader = Callable[[Any], str | None]


def read_chapter_values(
    value: Any, path: str, line: int | None = None, duration: float | None = None
) -> tuple[tuple[Chapter, ...], list[Problem]]:
    """The chapters in a value of front matter, and what is wrong with it.

    A list of mappings (`start`, `title`, `url`, `image`, `end`, `hidden`, and other tools' names
    for them), a list of lines such as `12:04 What a hook is`, or a mapping of times to titles.
    `line` is that of the key, `duration` is the recording's in seconds.
    """
    problems = Problems(path)
    located: list[LocatedChapter] = [
        (line, chapter) for chapter in read_chapter_entries(value, problems, line, values.text)
    ]
    if not located and not problems.all():
        problems.add(
            "there are no chapters in it: write a list of `{start: '12:04', title: What a hook is}`",
            line,
        )
    return select_usable(located, problems, duration), problems.all()


def read_chapter_entries(
    value: Any, problems: Problems, line: int | None, read_title: TitleReader
) -> list[Chapter]:
    """The chapters in data, in its order; a problem at `line` for each that cannot be read."""
    value = _unwrap(value)
    if isinstance(value, Mapping):
        value = _list_mapping(value)
    if not isinstance(value, (list, tuple)):
        problems.add(f"{quoted(value)} is not a list of chapters", line)
        return []
    if len(value) > _MAX_CHAPTERS:
        problems.add(f"of {len(value)} chapters, only the first {_MAX_CHAPTERS} are read", line)
    chapters = []
    for number, entry in enumerate(value[:_MAX_CHAPTERS], 1):
        chapter = _read_entry(entry, number, problems, line, read_title)
        if chapter:
            chapters.append(chapter)
    return chapters


def _unwrap(value: Any) -> Any:
    """The list of chapters within a document that holds it."""
    for _ in range(_MAX_NESTING):
        if not isinstance(value, Mapping):
            break
        for key in _LIST_KEYS:
            if isinstance(value.get(key), (list, dict)):
                value = value[key]
                break
    return value


def _list_mapping(value: Mapping[Any, Any]) -> list[Any]:
    """A list of one chapter, or of those in a mapping of times to titles."""
    keys = _normalize_keys(value).keys()
    if keys & {*_START_KEYS, *_MILLISECOND_KEYS}:
        return [value]
    return [{key: title} for key, title in value.items()]


def _normalize_keys(entry: Mapping[Any, Any]) -> dict[str, Any]:
    return {normal(str(key)): value for key, value in entry.items()}


def _read_entry(
    entry: Any, number: int, problems: Problems, line: int | None, read_title: TitleReader
) -> Chapter | None:
    entry = _unfold_entry(entry)
    if isinstance(entry, Mapping):
        return _read_mapping(_normalize_keys(entry), number, problems, line, read_title)
    if not isinstance(entry, str):
        problems.add(
            f"chapter {number}, {quoted(entry)}, is not a chapter: "
            "write `{start: '12:04', title: ...}`",
            line,
        )
        return None
    timed = parse_leading_time(entry)
    if not timed:
        problems.add(
            f"chapter {number}, {quoted(entry)}, has no time in front: "
            "write `12:04 What a hook is`",
            line,
        )
        return None
    return Chapter(timed.start, read_title(timed.title) or "", timed.url, end=timed.end)


def _unfold_entry(entry: Any) -> Any:
    """`12:04: Title`, or a line with a colon in it, of which YAML makes a mapping; a pair of time
    and title."""
    if isinstance(entry, (list, tuple)) and len(entry) == 2:
        return {"start": entry[0], "title": entry[1]}
    if isinstance(entry, Mapping) and "time_base" in entry:
        return _unfold_ffprobe(entry)
    if not isinstance(entry, Mapping) or len(entry) != 1:
        return entry
    ((key, value),) = entry.items()
    start = moment(key)
    if start is not None:
        parts = value if isinstance(value, Mapping) else {"title": value}
        return {**parts, "start": start}
    if isinstance(key, str) and _BEGINS_WITH_TIME.match(key):
        return f"{key}: {values.text(value) or ''}"
    return entry


def _unfold_ffprobe(entry: Mapping[Any, Any]) -> Any:
    """A chapter as ffprobe writes it: `start` and `end` are ticks there, the title is a tag."""
    tags = entry.get("tags")
    if not isinstance(tags, Mapping):
        tags = {}
    return {
        "start": entry.get("start_time"),
        "end": entry.get("end_time"),
        "title": _get_first(_normalize_keys(tags), _TITLE_KEYS),
    }


def _read_mapping(
    entry: Mapping[str, Any],
    number: int,
    problems: Problems,
    line: int | None,
    read_title: TitleReader,
) -> Chapter | None:
    title = read_title(_get_first(entry, _TITLE_KEYS)) or ""
    start = moment(_get_first(entry, _START_KEYS))
    if start is None:
        start = _read_milliseconds(entry)
    if start is None:
        problems.add(_describe_missing_start(entry, number, title), line)
        return None
    is_hidden = values.boolean(entry.get("hidden")) is True
    # The name in JSON chapters.
    is_unlisted = values.boolean(entry.get("toc")) is False
    return Chapter(
        start=start,
        title=title,
        url=values.written(_get_first(entry, _LINK_KEYS)),
        image=values.written(values.first(_get_first(entry, _IMAGE_KEYS))),
        end=_read_end(entry, title, problems, line),
        hidden=is_hidden or is_unlisted,
    )


def _read_milliseconds(entry: Mapping[str, Any]) -> float | None:
    milliseconds = _get_first(entry, _MILLISECOND_KEYS)
    # An integer may be too large to be divided.
    if isinstance(milliseconds, (int, float)) and abs(milliseconds) < 10**12:
        return moment(milliseconds / 1000)
    return None


def _describe_missing_start(entry: Mapping[str, Any], number: int, title: str) -> str:
    chapter = f"chapter {number}"
    if title:
        chapter = f"{chapter}, {quoted(title)},"
    written = _get_first(entry, _START_KEYS)
    reason = "has no time"
    if written is not None:
        reason = f"has the time {quoted(written)}, which cannot be read"
    return f"{chapter} {reason}: give its `start` as '12:04', '1:02:03' or a number of seconds"


def _read_end(
    entry: Mapping[str, Any], title: str, problems: Problems, line: int | None
) -> float | None:
    written = _get_first(entry, _END_KEYS)
    end = moment(written)
    if end is None and written is not None:
        problems.add(
            f"the chapter {quoted(title)} has the end {quoted(written)}, which cannot be read", line
        )
    return end


def _get_first(entry: Mapping[str, Any], keys: Iterable[str]) -> Any:
    """The value of the first key that has one."""
    for key in keys:
        if entry.get(key) is not None:
            return entry[key]
    return None
