"""YAML as authors write it: what is broken costs its own entry only.

Nothing here raises for what a page may hold. Problems are (line, sentence) pairs, the source's
first line being 0.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from typing import Any

import yaml

from ..text.patterns import pattern
from .lookalikes import replace_lookalikes
from .yaml_loader import LineProblem, load_strictly

_ENTRY = pattern(r"^(?=[^\s#-])", re.MULTILINE)
_TOP_KEY = pattern(r"^([^\s:#\-\[{][^:\n]*):(?=\s)", re.MULTILINE)
_LEADING_TABS = pattern(r"^ *\t[ \t]*", re.MULTILINE)
_INDENTED_KEY = pattern(
    r"(?P<outer>[\w.-]{1,60}):[ \t]+[^\s\[{|>'\"&*!][^\n]*\n[ \t]+(?P<inner>[\w.-]{1,60}):"
)
_PLAIN_ENTRY = pattern(r"([\w.-]+)[ \t]*:[ \t]+(\S.*)")
# YAML takes a list for a text whose dashes have no space after them.
_TIGHT_LIST = pattern(
    r"^(?P<key>[\w.-]{1,60}):[ \t]*\n(?P<items>(?:[ \t]+-(?=[^\W\d_])[^\n]*(?:\n|\Z))+)",
    re.MULTILINE,
)
_TIGHT_DASH = pattern(r"^([ \t]+-)", re.MULTILINE)
_CLOSING = {"[": "]", "{": "}", '"': '"', "'": "'"}
_REMEDIES = {
    "]": "write it as `[one, two]`",
    "}": "write it as `{key: value}`",
    '"': "put its value in single quotes",
    "'": "put its value in double quotes",
}
_SIGNS = ("*", "&", "!", "%", "@", "`", "|", ">")
_MEANINGFUL = "its value begins with a character that has a meaning in YAML"
_MOST_CHARACTERS = 4_000_000
_MOST_SALVAGED = 500
_MOST_PROBLEMS = 10
_LONGEST_QUOTE = 60
_LONGEST_REASON = 120


def load_yaml(source: str) -> tuple[Any, list[LineProblem]]:
    """What the source holds, as far as it can be read."""
    if len(source) > _MOST_CHARACTERS:
        limit = _MOST_CHARACTERS // 1_000_000
        return {}, [(0, f"more than {limit} million characters of YAML are left out: shorten them")]
    if tight_list := _TIGHT_LIST.search(source):
        return _load_with_spaced_list(source, tight_list)
    try:
        value, problems = load_strictly(source)
    except Exception as error:
        # Whatever PyYAML raises for it: what a page holds ends no build.
        if _is_about_a_tab(error, source):
            return _load_without_tabs(source, _line_of(error))
        replaced, lookalikes = replace_lookalikes(source)
        if lookalikes:
            value, problems = load_yaml(replaced)
            return value, _limited(sorted([*lookalikes, *problems]))
        value, problems = _salvage(source)
        if not problems:
            sentence = f"the front matter is not valid YAML ({describe_error(error)})"
            problems = [(_line_of(error), sentence)]
        return value, _limited(problems)
    problems = _with_keys(problems, source) + _duplicates(source, value)
    return value, _limited(problems)


def _with_keys(problems: list[LineProblem], source: str) -> list[LineProblem]:
    """Problems with tags, each with the key of the entry that its line is in."""
    if not problems:
        return []
    keys = [
        (source.count("\n", 0, match.start()), match[1].strip("\"' \t"))
        for match in _TOP_KEY.finditer(source)
    ]
    named: list[LineProblem] = []
    for line, sentence in problems:
        above = [key for key_line, key in keys if key_line <= line]
        if above:
            sentence = f"`{_shortened(above[-1])}`: {sentence}"
        named.append((line, sentence))
    return named


def _load_with_spaced_list(source: str, tight_list: re.Match[str]) -> tuple[Any, list[LineProblem]]:
    items = _TIGHT_DASH.sub(r"\1 ", tight_list["items"])
    spaced = source[: tight_list.start("items")] + items + source[tight_list.end() :]
    value, problems = load_yaml(spaced)
    line = source.count("\n", 0, tight_list.start("items"))
    first_item = items.split("\n", 1)[0].strip()
    sentence = (
        f"`{tight_list['key']}`: the dash of a list needs a space after it: "
        f"write `{_shortened(first_item)}`"
    )
    return value, _limited(sorted([(line, sentence), *problems]))


def _load_without_tabs(source: str, line: int) -> tuple[Any, list[LineProblem]]:
    spaced = _LEADING_TABS.sub(lambda tabs: tabs[0].replace("\t", "    "), source)
    value, problems = load_yaml(spaced)
    sentence = "a tab indents this line, which YAML does not allow: indent it with spaces"
    return value, _limited(sorted([(line, sentence), *problems]))


def describe_error(error: Exception) -> str:
    """A parser's reason, on one line."""
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    if isinstance(error, UnicodeEncodeError):
        return "it has half of a pair of characters"
    reason = str(error)
    if isinstance(error, yaml.MarkedYAMLError) and error.problem:
        reason = error.problem
    if reason.startswith("mapping values are not allowed"):
        return "its value has a colon"
    if reason.endswith("cannot start any token"):
        return _MEANINGFUL
    return " ".join(reason.split())[:_LONGEST_REASON]


def _line_of(error: Exception) -> int:
    if not isinstance(error, yaml.MarkedYAMLError):
        return 0
    mark = error.problem_mark
    if mark:
        return mark.line
    return 0


def _is_about_a_tab(error: Exception, source: str) -> bool:
    if "\t" not in source:
        return False
    lines = source.split("\n")
    line = _line_of(error)
    return line < len(lines) and bool(_LEADING_TABS.match(lines[line]))


def _limited(problems: list[LineProblem]) -> list[LineProblem]:
    if len(problems) <= _MOST_PROBLEMS:
        return problems
    line, _ = problems[_MOST_PROBLEMS]
    summary = f"{len(problems) - _MOST_PROBLEMS} more lines cannot be read: fix them"
    return [*problems[:_MOST_PROBLEMS], (line, summary)]


def _duplicates(source: str, value: Any) -> list[LineProblem]:
    """Keys that are there twice: YAML keeps the last one and says nothing."""
    if not isinstance(value, dict) or source.count(":") <= len(value):
        return []
    keys = _TOP_KEY.findall(source)
    if len(keys) <= len(value):
        return []
    repeated = {
        key for key, count in Counter(keys).items() if count > 1 and key.strip("\"' \t") in value
    }
    lines: dict[str, int] = {}
    for line, entry in _entries(source):
        key = entry.split(":", 1)[0]
        if key in repeated:
            lines[key] = line
    return [
        (line, f"`{_shortened(key)}` appears twice, and the last one counts: remove the other")
        for key, line in lines.items()
    ]


def _salvage(source: str) -> tuple[dict[Any, Any], list[LineProblem]]:
    """Reads broken YAML entry by entry, so that one slip costs one entry."""
    meta: dict[Any, Any] = {}
    problems: list[LineProblem] = []
    for count, (line, entry) in enumerate(_entries(source)):
        if count == _MOST_SALVAGED:
            sentence = (
                "the front matter is not valid YAML, and too long to be read line by line: fix it"
            )
            problems.append((line, sentence))
            break
        try:
            value, entry_problems = load_strictly(entry)
        except Exception as error:
            within = min(_line_of(error), entry.rstrip().count("\n"))
            problems.append((line + within, _salvage_text(entry, error, meta)))
            continue
        for within, sentence in _with_keys(entry_problems, entry):
            problems.append((line + within, sentence))
        if isinstance(value, dict):
            meta.update(value)
        elif value is not None:
            sentence = f"`{_shortened(entry)}` is not front matter: write it as `key: value`"
            problems.append((line, sentence))
    return meta, problems


def _salvage_text(entry: str, error: Exception, meta: dict[Any, Any]) -> str:
    """Adds an entry of one line to `meta` as text; returns the sentence about what was wrong."""
    reason = describe_error(error)
    plain = _PLAIN_ENTRY.fullmatch(entry.strip())
    indented = _INDENTED_KEY.match(entry)
    if indented:
        return (
            f"`{indented['inner']}` is indented below `{indented['outer']}`, which has a value, so "
            "both were left out: begin both in the same column"
        )
    if not plain:
        return f"`{_shortened(entry)}` is not valid YAML ({reason}) and was left out: fix it"
    key, value = plain[1], plain[2]
    meta[key] = value.strip("\"'")
    closing = _CLOSING.get(value[:1], "")
    if not closing:
        if value.startswith(_SIGNS):
            reason = _MEANINGFUL
        return f"`{key}` is not valid YAML ({reason}): put its value in quotes"
    if closing in value[1:]:
        return f"`{key}` is not valid YAML ({reason}): {_REMEDIES[closing]}"
    # As above, whatever PyYAML raises; the value stays text then.
    with suppress(Exception):
        meta.update(load_strictly(f"{key}: {value}{closing}")[0])
    return f"`{key}` is not valid YAML (its `{value[0]}` is not closed): add `{closing}`"


def _entries(source: str) -> Iterator[tuple[int, str]]:
    """(line, text) of each top-level entry."""
    starts = [match.start() for match in _ENTRY.finditer(source)]
    line = position = 0
    for start, end in pairwise((*starts, len(source))):
        line += source.count("\n", position, start)
        position = start
        yield line, source[start:end]


def _shortened(entry: str) -> str:
    line = entry.split("\n", 1)[0]
    if len(line) <= _LONGEST_QUOTE:
        return line
    return line[: _LONGEST_QUOTE - 3] + "..."
