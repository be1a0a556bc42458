"""The line of mkdocs.yml in which an option of the plugin stands."""

from __future__ import annotations

import re

_ENTRY = re.compile(r"\s*-\s+podcast:\s*(?:#.*)?$")


def line_of_option(text: str, option: str) -> int | None:
    """The line, counted from 1, of an option in the text of mkdocs.yml; `channel.owner` is `owner`
    below `channel`.

    None where the option is not set, where there are several shows, or where YAML is written in
    another way.
    """
    lines = text.splitlines()
    if option == "site_url":
        return _line_of_site_url(lines)
    entries = [index for index, line in enumerate(lines) if _ENTRY.match(line)]
    if len(entries) != 1:
        return None
    index: int | None = entries[0]
    for name in option.split("."):
        if index is None:
            return None
        index = _index_below(lines, index, name)
    return None if index is None else index + 1


def _line_of_site_url(lines: list[str]) -> int | None:
    for number, line in enumerate(lines, 1):
        if line.startswith("site_url:"):
            return number
    return None


def _index_below(lines: list[str], parent: int, name: str) -> int | None:
    """The index of a key's line among those that are indented below a line."""
    key = re.compile(rf"\s*[\"']?{re.escape(name)}[\"']?\s*:")
    outer = _indent(lines[parent])
    inner = 0
    for index in range(parent + 1, len(lines)):
        line = lines[index]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        indent = _indent(line)
        if indent <= outer:
            return None
        inner = inner or indent
        if indent == inner and key.match(line):
            return index
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
