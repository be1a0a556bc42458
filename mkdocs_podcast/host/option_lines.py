"""The line of mkdocs.yml in which an option of the plugin is set."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import yaml

_PLUGIN = "podcast"
_OF_THE_SITE = frozenset({"site_url", "site_name", "site_description", "site_author"})


def line_in_file(path: str, option: str, show: int | None = None) -> int | None:
    """The line of an option in the mkdocs.yml at a path; see `line_of_option`."""
    file = Path(path)
    if not path or not file.is_file():
        return None
    return line_of_option(file.read_text("utf-8", "replace"), option, show)


def line_note(path: str, option: str) -> str:
    """` (line 7 of mkdocs.yml)` for the end of a message about an option; "" where it is unknown."""
    line = line_in_file(path, option)
    if line is None:
        return ""
    return f" (line {line} of {Path(path).name})"


def place_of_entry(path: str, index: int) -> str:
    """`mkdocs.yml:7` for the plugin's entry with this `index` in `plugins`, as far as that is
    known."""
    file = Path(path)
    if not path or not file.is_file():
        return "mkdocs.yml"
    lines = list(_lines_of_entries(file.read_text("utf-8", "replace")))
    if index >= len(lines):
        return file.name
    return f"{file.name}:{lines[index]}"


def _lines_of_entries(text: str) -> Iterator[int]:
    root = _composed(text)
    _, plugins = _pair_below(root, "plugins")
    if not isinstance(plugins, yaml.SequenceNode):
        return
    for group in plugins.value:
        key, _ = _pair_below(group, _PLUGIN)
        if isinstance(group, yaml.ScalarNode) and group.value == _PLUGIN:
            key = group
        if key is not None:
            yield key.start_mark.line + 1


# A build asks for many options of one file.
@lru_cache(maxsize=1)
def _composed(text: str) -> yaml.Node | None:
    # Only nodes are made, so that no tag of MkDocs, such as `!ENV`, has to be known.
    try:
        root: yaml.Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return None
    return root


def line_of_option(text: str, option: str, show: int | None = None) -> int | None:
    """The line, counted from 1, of an option in the text of mkdocs.yml; `channel.owner` is `owner`
    below `channel`.

    None where the option is not set, or where several shows set it; of the `show` with this place
    among them, its own.
    """
    root = _composed(text)
    if option in _OF_THE_SITE:
        key, _ = _pair_below(root, option)
        if key is None:
            return None
        return key.start_mark.line + 1
    lines: list[int] = []
    for number, entry in enumerate(_entries(root)):
        if show not in (None, number):
            continue
        key = _key_at(entry, option.split("."))
        if key:
            lines.append(key.start_mark.line + 1)
    if len(lines) != 1:
        return None
    return lines[0]


def _entries(root: yaml.Node | None) -> Iterator[yaml.Node | None]:
    """What is below each `podcast` in `plugins`; None for one without options."""
    _, plugins = _pair_below(root, "plugins")
    groups = [plugins]
    if isinstance(plugins, yaml.SequenceNode):
        groups = plugins.value
    for group in groups:
        key, entry = _pair_below(group, _PLUGIN)
        is_bare = isinstance(group, yaml.ScalarNode) and group.value == _PLUGIN
        if key is not None or is_bare:
            yield entry


def _key_at(entry: yaml.Node | None, names: list[str]) -> yaml.Node | None:
    *groups, name = names
    node = entry
    for group in groups:
        _, node = _pair_below(node, group)
    key, _ = _pair_below(node, name)
    return key


def _pair_below(
    node: yaml.Node | None, name: str
) -> tuple[yaml.Node, yaml.Node] | tuple[None, None]:
    """A key below a node, and its value."""
    if not isinstance(node, yaml.MappingNode):
        return None, None
    for key, value in node.value:
        if key.value == name:
            return key, value
    return None, None
