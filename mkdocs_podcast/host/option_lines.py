"""The line of mkdocs.yml in which an option of the plugin is set."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

_PLUGIN = "podcast"
_OF_THE_SITE = frozenset({"site_url", "site_name", "site_description", "site_author"})


def line_in_file(path: str, option: str) -> int | None:
    """The line of an option in the mkdocs.yml at a path; see `line_of_option`."""
    file = Path(path)
    if not path or not file.is_file():
        return None
    return line_of_option(file.read_text("utf-8", "replace"), option)


def line_note(path: str, option: str) -> str:
    """` (line 7 of mkdocs.yml)` for the end of a message about an option; "" where it is unknown."""
    line = line_in_file(path, option)
    if line is None:
        return ""
    return f" (line {line} of {Path(path).name})"


def line_of_option(text: str, option: str) -> int | None:
    """The line, counted from 1, of an option in the text of mkdocs.yml; `channel.owner` is `owner`
    below `channel`.

    None where the option is not set, or where several shows set it.
    """
    # Only nodes are made, so that no tag of MkDocs, such as `!ENV`, has to be known.
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return None
    if option in _OF_THE_SITE:
        key = _key_below(root, option)
        return key.start_mark.line + 1 if key else None
    keys = [_key_at(entry, option.split(".")) for entry in _entries(root)]
    lines = [key.start_mark.line + 1 for key in keys if key]
    return lines[0] if len(lines) == 1 else None


def _entries(root: yaml.Node | None) -> Iterator[yaml.Node]:
    """What is below each `podcast` in `plugins`."""
    plugins = _value_below(root, "plugins")
    if isinstance(plugins, yaml.MappingNode):
        entry = _value_below(plugins, _PLUGIN)
        if entry:
            yield entry
    elif isinstance(plugins, yaml.SequenceNode):
        for item in plugins.value:
            entry = _value_below(item, _PLUGIN)
            if entry:
                yield entry


def _key_at(entry: yaml.Node, names: list[str]) -> yaml.Node | None:
    *groups, name = names
    node: yaml.Node | None = entry
    for group in groups:
        node = _value_below(node, group)
    return _key_below(node, name)


def _key_below(node: yaml.Node | None, name: str) -> yaml.Node | None:
    for key, _ in _pairs(node):
        if key.value == name:
            return key
    return None


def _value_below(node: yaml.Node | None, name: str) -> yaml.Node | None:
    for key, value in _pairs(node):
        if key.value == name:
            return value
    return None


def _pairs(node: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    return node.value if isinstance(node, yaml.MappingNode) else []
