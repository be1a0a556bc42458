"""The plugin's entry in a mkdocs.yml that exists: nothing else in the file changes.

YAML's own parser says where things are; the text between stays as its author wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from textwrap import indent
from typing import Any

import yaml

from ..text.patterns import pattern
from .any_yaml import UNREADABLE, load_any
from .page_yaml import as_yaml
from .plain_values import without_key

PLUGIN = "podcast"
_MERGE = "<<"
_NULL = "tag:yaml.org,2002:null"
# What comes after an option whose value an anchor elsewhere has: `: *shared # comment`.
_ALIAS = pattern(
    r"(?P<colon>[ \t]{0,9}:)\s{1,99}\*[^\s,\[\]{}]{1,200}(?P<comment>[ \t]{0,99}(?:#[^\n]*)?)$",
    re.MULTILINE,
)


class EntryError(ValueError):
    """Only the file's author can see where the entry belongs; the text says why."""


def with_entry(text: str, options: Mapping[str, Any]) -> str:
    """A mkdocs.yml with the plugin among its `plugins`; the same text where it has the plugin.

    Raises EntryError.
    """
    line_break = next((ending for ending in ("\r\n", "\n", "\r") if ending in text), "\n")
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        changed = _changed(lines, options)
        is_only_added = changed == lines or _is_only_added(lines, changed)
    except RecursionError:
        # An anchor may also hold itself.
        raise EntryError("it is nested too deeply") from None
    if changed == lines:
        return text
    if not is_only_added:
        raise EntryError("more than the entry would change")
    return changed.replace("\n", line_break)


def _changed(text: str, options: Mapping[str, Any]) -> str:
    """The lines of a mkdocs.yml with the plugin, whatever else that changes."""
    root = _root_of(text)
    plugins = _value_of(root, "plugins")
    if plugins is None:
        return _appended(text, root, options)
    if PLUGIN in _names(plugins[1]):
        return text
    return _inserted(text, *plugins, options)


def _root_of(text: str) -> yaml.MappingNode:
    try:
        root = yaml.compose(text, yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" in line {mark.line + 1}" if mark else ""
        raise EntryError(f"it is not valid YAML{line}: fix that first") from None
    if not isinstance(root, yaml.MappingNode) or root.flow_style or not root.value:
        raise EntryError("it is not a list of options, one on each line")
    return root


def _value_of(root: yaml.MappingNode, name: str) -> tuple[yaml.Node, yaml.Node] | None:
    """An option of the file's and its value. Of several, the last counts."""
    for key, value in reversed(root.value):
        if key.value == name:
            return key, value
    return None


def _names(plugins: yaml.Node) -> list[str]:
    """The names of the plugins that are listed, in any form."""
    names: list[str] = []
    if isinstance(plugins, yaml.MappingNode):
        for key, _ in plugins.value:
            names.append(str(key.value))
    elif isinstance(plugins, yaml.SequenceNode):
        for item in plugins.value:
            if isinstance(item, yaml.MappingNode):
                names += _names(item)
            else:
                names.append(str(item.value))
    return names


def _appended(text: str, root: yaml.MappingNode, options: Mapping[str, Any]) -> str:
    """With `plugins` at the end: without it, MkDocs has the search."""
    for name in ("INHERIT", _MERGE):
        if _value_of(root, name):
            raise EntryError(f"its `plugins` may be in what `{name}` names")
    rest = text[_line_end(text, _content_end(root)) :]
    if rest.strip().startswith(("---", "...")):
        raise EntryError("it goes on after the end of its options")
    entry = as_yaml({"plugins": ["search", {PLUGIN: dict(options)}]})
    return f"{text.rstrip()}\n\n{entry}"


def _inserted(text: str, key: yaml.Node, plugins: yaml.Node, options: Mapping[str, Any]) -> str:
    """With the entry after the last of the plugins."""
    entry = {PLUGIN: dict(options)}
    if plugins.tag == _NULL:
        begin = f"{text[: key.end_mark.index]}:"
        rest = text[max(plugins.end_mark.index, len(begin)) :]
        return _with_lines(begin + rest, key, _listed(["search", entry]))
    if not isinstance(plugins, yaml.CollectionNode):
        raise EntryError("its `plugins` are not a list")
    if plugins.start_mark.index < key.end_mark.index:
        return _written_out(text, key, plugins, entry)
    if plugins.flow_style or not plugins.value:
        return _in_brackets(text, key, plugins, entry)
    if isinstance(plugins, yaml.MappingNode):
        first_key, _ = plugins.value[0]
        lines = indent(as_yaml(entry), " " * first_key.start_mark.column)
    else:
        lines = _list_item(text, plugins, entry)
    return _with_lines(text, plugins, lines)


def _listed(plugins: list[Any]) -> str:
    """The lines of plugins, as they are below `plugins:`."""
    return as_yaml({"plugins": plugins}).partition("\n")[2]


def _written_out(
    text: str, key: yaml.Node, plugins: yaml.CollectionNode, entry: Mapping[str, Any]
) -> str:
    """With the plugins of an anchor in the place of its name: what else has them stays as it is."""
    alias = _ALIAS.match(text, key.end_mark.index)
    if not alias:
        raise EntryError("its `plugins` are those of an anchor")
    lines = [alias["colon"] + alias["comment"]]
    if isinstance(plugins, yaml.MappingNode):
        for name, value in plugins.value:
            start = name.start_mark
            source = text[start.index : _content_end(value).index]
            lines.append("  " + _shifted(source, 2 - start.column))
        lines.append(indent(as_yaml(entry), "  ").rstrip())
    else:
        for item in plugins.value:
            start = item.start_mark
            source = text[start.index : _content_end(item).index]
            lines.append("  - " + _shifted(source, 4 - start.column))
        lines.append(_listed([entry]).rstrip())
    return text[: alias.start()] + "\n".join(lines) + text[alias.end() :]


def _shifted(source: str, columns: int) -> str:
    """A value whose further lines are by some columns more, or less, indented."""
    lines = source.rstrip("\n").split("\n")
    first = lines.pop(0)
    if columns >= 0:
        return "\n".join((first, *(" " * columns + line for line in lines)))
    return "\n".join((first, *(line[-columns:] for line in lines)))


def _list_item(text: str, plugins: yaml.CollectionNode, entry: Mapping[str, Any]) -> str:
    """The lines of an entry, indented as the first of the plugins is. Raises EntryError."""
    first_line = text.split("\n")[plugins.value[0].start_mark.line]
    content = first_line.lstrip()
    if not content.startswith("-"):
        raise EntryError("its `plugins` begin in the line of another value")
    indentation = " " * (len(first_line) - len(content))
    listed = _listed([entry])
    return indent(_unindented(listed), indentation)


def _unindented(text: str) -> str:
    """Lines without the indentation of the first of them."""
    lines = text.split("\n")
    width = len(lines[0]) - len(lines[0].lstrip())
    return "\n".join(line[width:] for line in lines)


def _with_lines(text: str, node: yaml.Node, lines: str) -> str:
    """With lines after the one in which a value ends."""
    end = _line_end(text, _content_end(node))
    return f"{text[:end]}\n{lines.rstrip()}{text[end:]}"


def _in_brackets(
    text: str, key: yaml.Node, plugins: yaml.CollectionNode, entry: Mapping[str, Any]
) -> str:
    """`plugins: [search]` as a list with a line for each plugin, if it is a line; else with the
    entry in the brackets."""
    start, end = plugins.start_mark.index, plugins.end_mark.index
    line_end = _line_end(text, plugins.end_mark)
    is_line = plugins.start_mark.line == plugins.end_mark.line == key.start_mark.line
    after = text[end:line_end].strip()
    is_only = after[:1] in ("", "#")
    # An anchor would be lost; the reader of the file finds out.
    is_list = isinstance(plugins, yaml.SequenceNode) and text[start] == "["
    if is_list and is_line and is_only:
        lines = [f"{text[: key.end_mark.index]}: {after}".rstrip()]
        for item in plugins.value:
            source = text[item.start_mark.index : item.end_mark.index]
            lines.append(f"  - {source}")
        lines.append(_listed([entry]).rstrip())
        return "\n".join(lines) + text[line_end:]
    inner = yaml.safe_dump(dict(entry), default_flow_style=True, width=10_000, sort_keys=False)
    written = inner.strip()
    if isinstance(plugins, yaml.MappingNode):
        written = written[1:-1]
    if not plugins.value:
        return f"{text[: end - 1]}{written}{text[end - 1 :]}"
    last = _content_end(plugins.value[-1]).index
    return f"{text[:last]}, {written}{text[last:]}"


def _leaves(node: Any) -> Iterator[yaml.Node]:
    """The values of which a block consists; what is in brackets is one."""
    if isinstance(node, tuple):
        for part in node:
            yield from _leaves(part)
    elif isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        for part in node.value:
            yield from _leaves(part)
    else:
        yield node


def _content_end(node: Any) -> yaml.Mark:
    """Where a value ends: its own mark would be after the comments below it."""
    marks = [leaf.end_mark for leaf in _leaves(node)]
    mark: yaml.Mark = max(marks, key=lambda mark: mark.index)
    return mark


def _line_end(text: str, mark: yaml.Mark) -> int:
    """The end of the line in which a value ends."""
    # A block of text, such as `|`, ends with the break of its last line.
    index = mark.index
    if mark.column == 0:
        index = len(text[:index].rstrip("\n"))
    end = text.find("\n", index)
    if end < 0:
        return len(text)
    return end


def _is_only_added(before: str, after: str) -> bool:
    """Whether the one file says what the other does, and has one more plugin."""
    try:
        old = load_any(before)
        new = load_any(after)
    except UNREADABLE:
        return False
    old_plugins = old.pop("plugins", None)
    if old_plugins is None:
        old_plugins = ["search"]
    new_plugins = new.pop("plugins", None)
    if old != new:
        return False
    return bool(_without_entry(new_plugins) == old_plugins)


def _without_entry(plugins: Any) -> Any:
    """Plugins without the last of them, if that is this one; None where it is not."""
    if isinstance(plugins, dict) and PLUGIN in plugins:
        return without_key(plugins, PLUGIN)
    if isinstance(plugins, list) and isinstance(plugins[-1], dict) and PLUGIN in plugins[-1]:
        return plugins[:-1]
    return None
