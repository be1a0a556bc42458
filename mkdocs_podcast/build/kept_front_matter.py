"""Front matter in the cache: values of YAML as JSON, and where in the page the rest is."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ..cache.store import Entry
from ..source.frontmatter import FrontMatter

# A mapping with this one key stands for a date or a time. No key of an author's begins so.
_DATE, _TIME = "\0date", "\0time"
_MOST_VALUES = 2000
_DEEPEST = 50


class UnfitError(ValueError):
    """A value that would not come back from JSON as it is."""


def write_front_matter(front: FrontMatter, text: str) -> Entry | None:
    """An entry for what was read from a text; None where it would not come back as it is."""
    source_start = text.find(front.source)
    if source_start < 0 or not text.endswith(front.body) or front.meta_files:
        return None
    try:
        meta = write_value(front.meta)
    except UnfitError:
        return None
    body_start = len(text) - len(front.body)
    source = [source_start, source_start + len(front.source), front.source_line]
    problems = [list(problem) for problem in front.problems]
    return Entry([meta, body_start, front.line, problems, source, front.foreign_format])


def load_front_matter(entry: Entry, text: str) -> FrontMatter:
    """What an entry says of a text. Raises ValueError, TypeError or LookupError for another one."""
    meta, body_start, line, problems, source, foreign_format = entry.data
    source_start, source_end, source_line = source
    return FrontMatter(
        meta=dict(load_value(meta)),
        body=text[body_start:],
        line=int(line),
        problems=tuple((int(number), str(sentence)) for number, sentence in problems),
        source=text[source_start:source_end],
        source_line=int(source_line),
        foreign_format=str(foreign_format),
    )


def write_value(value: Any) -> Any:
    """A value of YAML as JSON has it. Raises UnfitError where it would not come back as it is."""
    return _Writer().write(value, 0)


class _Writer:
    """Writes values of YAML as those of JSON. YAML's aliases may be endless."""

    def __init__(self) -> None:
        self._count = 0

    def write(self, value: Any, depth: int) -> Any:
        self._count += 1
        if self._count > _MOST_VALUES or depth > _DEEPEST:
            raise UnfitError
        kind = type(value)
        if kind in (str, int, float, bool, type(None)):
            return value
        if kind is list:
            return [self.write(item, depth + 1) for item in value]
        if kind is dict:
            return {self._key(key): self.write(item, depth + 1) for key, item in value.items()}
        if kind is dt.date:
            return {_DATE: value.isoformat()}
        if kind is dt.datetime and type(value.tzinfo) in (type(None), dt.timezone):
            return {_TIME: value.isoformat()}
        raise UnfitError

    @staticmethod
    def _key(key: Any) -> str:
        if type(key) is not str or key.startswith("\0"):
            raise UnfitError
        return key


def load_value(value: Any) -> Any:
    """The value of YAML that `write_value` wrote."""
    if isinstance(value, list):
        return [load_value(item) for item in value]
    if not isinstance(value, dict):
        return value
    if _DATE in value:
        return dt.date.fromisoformat(value[_DATE])
    if _TIME in value:
        return dt.datetime.fromisoformat(value[_TIME])
    return {key: load_value(item) for key, item in value.items()}
