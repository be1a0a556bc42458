"""The line of mkdocs.yml in which an option of the plugin is set."""

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
        starts = [line.startswith("site_url:") for line in lines]
        return starts.index(True) + 1 if True in starts else None
    entries = [index for index, line in enumerate(lines) if _ENTRY.match(line)]
    if len(entries) != 1:
        return None
    index = entries[0]
    for name in option.split("."):
        child = _index_below(lines, index, name)
        if child is None:
            return None
        index = child
    return index + 1


def _index_below(lines: list[str], parent: int, name: str) -> int | None:
    """The index of a key's line among those that are indented below a line."""
    key = re.compile(rf"\s*[\"']?{re.escape(name)}[\"']?\s*:")
    children = _children(lines, parent)
    if not children:
        return None
    inner = _indent(lines[children[0]])
    for index in children:
        if _indent(lines[index]) == inner and key.match(lines[index]):
            return index
    return None


def _children(lines: list[str], parent: int) -> list[int]:
    """The indices of the lines below a line that are indented further, without empty lines and
    comments."""
    outer = _indent(lines[parent])
    children = []
    for index in range(parent + 1, len(lines)):
        content = lines[index].strip()
        if not content or content.startswith("#"):
            continue
        if _indent(lines[index]) <= outer:
            break
        children.append(index)
    return children


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
