"""YAML as authors write it: what is lost by the letter of the standard stays, what is broken costs
its own entry only.

Nothing here raises for what a page may hold. Problems are (line, sentence) pairs, the source's
first line being 0.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from ..text.patterns import pattern

if TYPE_CHECKING:
    from yaml import SafeLoader
else:
    try:
        from yaml import CSafeLoader as SafeLoader
    except ImportError:  # PyYAML without libyaml, as on PyPy
        from yaml import SafeLoader

ENTRY = pattern(r"^(?=[^\s#-])", re.MULTILINE)
_TOP_KEY = pattern(r"^([^\s:#\-\[{][^:\n]*):(?=\s)", re.MULTILINE)
_LEADING_TABS = pattern(r"^ *\t[ \t]*", re.MULTILINE)
_PLAIN_ENTRY = pattern(r"([\w.-]+)[ \t]*:[ \t]+(\S.*)")
# Merge keys can multiply: nine levels of nine would be 400 million entries.
_MOST_KEYS = 10_000
_LONGEST_NUMBER = 100
_MOST_SALVAGED = 500
_MOST_BRACKETS = 200
_DEEPEST = 50
# `- - - -` nests on one line.
_ONE_LINE_NESTING = pattern(rf"(?:[-?:][ \t]+){{{_DEEPEST}}}")
_MOST_PROBLEMS = 10

_ERRORS = (yaml.YAMLError, ValueError, RecursionError)
Problems = list[tuple[int, str]]


class Loader(SafeLoader):
    """YAML's safe types, less the ones that lose what the author wrote.

    YAML 1.1 makes 8 of `010`, 2816 of `46:56` and an error of `2022-02-30`: these stay text.
    """

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        super().flatten_mapping(node)
        if len(node.value) > _MOST_KEYS:
            raise yaml.constructor.ConstructorError(
                None, None, "it merges too many keys", node.start_mark
            )


def _integer(loader: Loader, node: yaml.ScalarNode) -> Any:
    if (
        ":" in node.value
        or len(node.value) > _LONGEST_NUMBER
        or re.fullmatch(r"[-+]?0[\d_]+", node.value)
    ):
        return node.value
    return loader.construct_yaml_int(node)


def _float(loader: Loader, node: yaml.ScalarNode) -> Any:
    if ":" in node.value or len(node.value) > _LONGEST_NUMBER:
        return node.value
    return loader.construct_yaml_float(node)


def _timestamp(loader: Loader, node: yaml.ScalarNode) -> Any:
    try:
        return loader.construct_yaml_timestamp(node)
    except (ValueError, OverflowError):
        return node.value


Loader.add_constructor("tag:yaml.org,2002:int", _integer)
Loader.add_constructor("tag:yaml.org,2002:float", _float)
Loader.add_constructor("tag:yaml.org,2002:timestamp", _timestamp)


def load(source: str) -> tuple[Any, Problems]:
    """What the source holds, as far as it can be read."""
    try:
        loaded = _load(source)
        return loaded, _duplicates(source, loaded)
    except _ERRORS as error:
        if _is_about_a_tab(error, source):
            loaded, problems = load(
                _LEADING_TABS.sub(lambda found: found[0].replace("\t", "    "), source)
            )
            tab = (
                _line_of(error),
                "a tab indents this line, which YAML does not allow: indent it with spaces",
            )
            return loaded, _at_most(sorted([tab, *problems]))
        loaded, problems = _salvage(source)
        return loaded, _at_most(problems) or [
            (_line_of(error), f"the front matter is not valid YAML ({reason(error)})")
        ]


def _load(source: str) -> Any:
    # libyaml has no bound of its own: a hundred thousand brackets end the process.
    if source.count("[") + source.count("{") > _MOST_BRACKETS or _ONE_LINE_NESTING.search(source):
        _check_depth(source)
    return YAMLHandler().load(source, Loader=Loader)


def _check_depth(source: str) -> None:
    depth = 0
    for event in yaml.parse(source, Loader=Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(
            event, yaml.CollectionEndEvent
        )
        if depth > _DEEPEST:
            raise RecursionError


def reason(error: Exception) -> str:
    """The parser's own words, on one line."""
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    if isinstance(error, UnicodeEncodeError):
        return "half of a character pair stands alone"
    words = (
        error.problem if isinstance(error, yaml.MarkedYAMLError) and error.problem else str(error)
    )
    return " ".join(words.split())[:120]


def _line_of(error: Exception) -> int:
    mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
    return mark.line if mark else 0


def _is_about_a_tab(error: Exception, source: str) -> bool:
    if "\t" not in source:
        return False
    line = source.split("\n")[_line_of(error) :][:1]
    return bool(line and _LEADING_TABS.match(line[0]))


def _at_most(problems: Problems) -> Problems:
    if len(problems) <= _MOST_PROBLEMS:
        return problems
    line, _ = problems[_MOST_PROBLEMS]
    return [
        *problems[:_MOST_PROBLEMS],
        (line, f"{len(problems) - _MOST_PROBLEMS} more lines cannot be read: mend them"),
    ]


def _duplicates(source: str, loaded: Any) -> Problems:
    """A key written twice: YAML keeps the last one and says nothing."""
    if not isinstance(loaded, dict) or source.count(":") <= len(loaded):
        return []
    keys = _TOP_KEY.findall(source)
    if len(keys) <= len(loaded):
        return []
    twice = {
        key for key, count in Counter(keys).items() if count > 1 and key.strip("\"' \t") in loaded
    }
    found: dict[str, int] = {}
    for line, entry in _entries(source) if twice else ():
        key = entry.split(":", 1)[0]
        if key in twice:
            found[key] = line
    return _at_most(
        [
            (line, f"`{short(key)}` stands there twice, and the last one counts")
            for key, line in found.items()
        ]
    )


def _salvage(source: str) -> tuple[dict[Any, Any], Problems]:
    """Reads broken YAML entry by entry, so that one slip costs one entry."""
    meta: dict[Any, Any] = {}
    problems = []
    for count, (line, entry) in enumerate(_entries(source)):
        if count == _MOST_SALVAGED:
            problems.append(
                (
                    line,
                    "the front matter is not valid YAML, and too long to be read line by line: mend it",
                )
            )
            break
        try:
            value = _load(entry)
            if isinstance(value, dict):
                meta.update(value)
            elif value is not None:
                problems.append(
                    (line, f"`{short(entry)}` is no front matter: write it as `key: value`")
                )
        except _ERRORS as error:
            within = min(_line_of(error), entry.rstrip().count("\n"))
            problems.append((line + within, _salvage_words(entry, reason(error), meta)))
    return meta, problems


def _salvage_words(entry: str, why: str, meta: dict[Any, Any]) -> str:
    """Takes an entry of one line at its words; tells what was wrong."""
    plain = _PLAIN_ENTRY.fullmatch(entry.strip())
    if not plain:
        return f"`{short(entry)}` is not valid YAML ({why}) and was left out: mend it"
    meta[plain[1]] = plain[2].strip("\"'")
    return f"`{plain[1]}` is not valid YAML ({why}): put its value in quotes"


def _entries(source: str) -> Iterator[tuple[int, str]]:
    starts = [found.start() for found in ENTRY.finditer(source)]
    line = position = 0
    for start, end in pairwise((*starts, len(source))):
        line += source.count("\n", position, start)
        position = start
        yield line, source[start:end]


def short(entry: str) -> str:
    line = entry.split("\n", 1)[0]
    return line if len(line) <= 60 else line[:57] + "..."
