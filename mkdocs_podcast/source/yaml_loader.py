"""YAML's safe types, less the ones that lose what the author wrote.

YAML 1.1 makes 8 of `010`, 2816 of `46:56` and an error of `2022-02-30`: these stay text. A value
that its tag does not fit (`!!int ""`), and one whose tag only other programs know (`!ENV HOME`), is
read as if it had no tag, and reported.
"""

from __future__ import annotations

from collections.abc import Callable
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

LineProblem = tuple[int, str]
"""A line, the source's first being 0, and a sentence."""

# Merge keys can multiply: nine levels of nine would be 400 million entries.
_MOST_KEYS = 10_000
_LONGEST_NUMBER = 100
_MOST_BRACKETS = 200
_DEEPEST = 50
# `- - - -` nests on one line.
_ONE_LINE_NESTING = pattern(rf"(?:[-?:][ \t]+){{{_DEEPEST}}}")
_OCTAL = pattern(r"[-+]?0[\d_]+")
_STANDARD_TAG = "tag:yaml.org,2002:"

_Constructor = Callable[[Any, Any], Any]


class Loader(SafeLoader):
    """`problems` are those with tags; the source's first line is 0."""

    def __init__(self, stream: Any) -> None:
        super().__init__(stream)
        self.problems: list[LineProblem] = []

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        super().flatten_mapping(node)
        if len(node.value) > _MOST_KEYS:
            raise yaml.constructor.ConstructorError(
                None, None, "it merges too many keys", node.start_mark
            )

    def construct_untagged(self, node: yaml.Node, reason: str) -> Any:
        """The text, list or mapping that a node is without its tag."""
        tag = node.tag.replace(_STANDARD_TAG, "!!")[:40]
        sentence = f"the tag `{tag}` {reason}, and is left out: write the value without it"
        self.problems.append((node.start_mark.line, sentence))
        if isinstance(node, yaml.SequenceNode):
            return self.construct_sequence(node, deep=True)
        if isinstance(node, yaml.MappingNode):
            return self.construct_mapping(node, deep=True)
        return node.value


def load_strictly(source: str) -> tuple[Any, list[LineProblem]]:
    """The value of a YAML document, and problems with its tags. Raises whatever PyYAML raises."""
    # libyaml has no bound of its own: a hundred thousand brackets end the process.
    if source.count("[") + source.count("{") > _MOST_BRACKETS or _ONE_LINE_NESTING.search(source):
        _check_depth(source)
    loaders: list[Loader] = []

    def start(stream: str) -> Loader:
        loaders.append(Loader(stream))
        return loaders[-1]

    value = YAMLHandler().load(source, Loader=start)
    return value, loaders[-1].problems


def _check_depth(source: str) -> None:
    depth = 0
    for event in yaml.parse(source, Loader=Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            raise RecursionError


def _integer(loader: Loader, node: yaml.ScalarNode) -> Any:
    # 46:56 is base 60 to YAML 1.1, and 010 is base 8.
    if ":" in node.value:
        return node.value
    if _OCTAL.fullmatch(node.value):
        return node.value
    if len(node.value) > _LONGEST_NUMBER:
        return node.value
    return loader.construct_yaml_int(node)


def _float(loader: Loader, node: yaml.ScalarNode) -> Any:
    # 1:02:03.5 is base 60 to YAML 1.1.
    if ":" in node.value:
        return node.value
    if len(node.value) > _LONGEST_NUMBER:
        return node.value
    return loader.construct_yaml_float(node)


def _timestamp(loader: Loader, node: yaml.ScalarNode) -> Any:
    try:
        return loader.construct_yaml_timestamp(node)
    except (ValueError, OverflowError):  # 2022-02-30
        return node.value


def _careful(construct: _Constructor) -> _Constructor:
    def constructor(loader: Loader, node: yaml.Node) -> Any:
        try:
            return construct(loader, node)
        except Exception:
            # What PyYAML's constructors raise is whatever Python raises: IndexError for an empty
            # integer, KeyError for a boolean, AttributeError for a date.
            return loader.construct_untagged(node, "does not fit the value")

    return constructor


def _unknown(loader: Loader, node: yaml.Node) -> Any:
    return loader.construct_untagged(node, "is unknown here")


_SCALARS: dict[str, _Constructor] = {
    "int": _integer,
    "float": _float,
    "timestamp": _timestamp,
    "bool": SafeLoader.construct_yaml_bool,
    "null": SafeLoader.construct_yaml_null,
    "binary": SafeLoader.construct_yaml_binary,
    "str": SafeLoader.construct_yaml_str,
}
for _name, _construct in _SCALARS.items():
    Loader.add_constructor(_STANDARD_TAG + _name, _careful(_construct))
Loader.add_constructor(None, _unknown)
