"""Where a theme's templates use a whole object: in a loop, in a filter, in a call, as text.

What templates read of an object by the names of its attributes is watched as they read it (see
template_reads.py). Loops, filters and functions read of it by themselves. So the functions are
watched as well, and where there is no function, a filter is put in when a template is compiled: it
returns what it is given.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Set
from functools import wraps
from types import GeneratorType
from typing import Any
from zlib import crc32

from jinja2 import Environment, FileSystemBytecodeCache, nodes
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Macro, Undefined
from jinja2.utils import Namespace
from markupsafe import Markup
from mkdocs import localization
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.plugins import PluginCollection
from mkdocs.structure.nav import Navigation
from mkdocs.structure.toc import TableOfContents
from mkdocs.theme import Theme

_ATOMS = frozenset(
    {
        *(str, Markup, int, float, bool, type(None), dt.date, dt.datetime, ExtraScriptValue),
        localization.Locale,  # type: ignore[attr-defined]
    }
)
_LISTS = frozenset({list, tuple, set, frozenset, TableOfContents})
# Data within data; what is deeper may hold itself.
_DEEPEST = 20
# What gives only its items in a loop, which the keys hold: pages, and names.
_COLLECTIONS = (Navigation, PluginCollection, Theme)
# Filters that give what they are given, and those that give its items.
_PASSING = frozenset({"attr", "d", "default"})
_SHAPING = frozenset(
    {
        *("batch", "count", "first", "groupby", "last", "length", "list", "map", "max", "min"),
        *("reject", "rejectattr", "reverse", "select", "selectattr", "slice", "sort", "sum"),
        "unique",
    }
)
# Tests that make a text of what they are given.
_TEXT_TESTS = frozenset({"lower", "upper"})
# They only hold what they are given by names.
_HOLDERS = (dict, Namespace)
_TEXT, _ITEMS = "podcast_whole_text", "podcast_items"
# Where a template uses a value without a function, by the fields of Jinja's nodes. What has one or
# two stars is read whole.
_STARS = ("dyn_args", "dyn_kwargs")
_PLACES: tuple[tuple[type[nodes.Node], tuple[str, ...], str], ...] = (
    (nodes.Output, ("nodes",), _TEXT),
    (nodes.Concat, ("nodes",), _TEXT),
    (nodes.Mod, ("left", "right"), _TEXT),
    (nodes.Call, _STARS, _TEXT),
    (nodes.Filter, _STARS, _TEXT),
    (nodes.Test, _STARS, _TEXT),
    (nodes.For, ("iter",), _ITEMS),
    (nodes.Assign, ("node",), _ITEMS),
    (nodes.Operand, ("expr",), _ITEMS),
)
_MAY_BE_OBJECTS = (
    *(nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Call, nodes.CondExpr, nodes.And, nodes.Or),
    *(nodes.List, nodes.Tuple, nodes.Dict),
)
_MARK = "podcast_watches_this"

Function = Callable[..., Any]


def unwatched(function: Any) -> Any:
    """The filter, test or function that one of an environment stands for here; None for one that
    only looks at values."""
    while hasattr(function, _MARK):
        function = getattr(function, "__wrapped__", None)
    return function


def marked(function: Function) -> Function:
    setattr(function, _MARK, True)
    return function


class TemplateUses:
    """Watches what the templates of an environment use as a whole; `miss` is called where that is
    not plain data."""

    def __init__(self, miss: Callable[[], None]) -> None:
        self._miss = miss
        # Kinds of which loops read nothing that is in no key.
        self._known: set[type] = set(_ATOMS | _LISTS | {dict})

    def watch(self, environment: Environment) -> None:
        """Has the templates that are compiled from now on tell what they use."""
        environment.code_generator_class = _watching(environment.code_generator_class)
        _keep_compiled_apart(environment)
        filters: dict[str, Any] = environment.filters
        tests: dict[str, Any] = environment.tests
        for name, function in filters.items():
            if name in _SHAPING:
                filters[name] = self._watched(function, self.look_at_items)
            elif name == "join":
                filters[name] = self._watched_join(function)
            elif name not in _PASSING:
                filters[name] = self._watched(function, self._look_at_text)
        for name in _TEXT_TESTS:
            tests[name] = self._watched(tests[name], self._look_at_text)
        filters[_TEXT] = _returning(_ATOMS, self._look_at_text)
        filters[_ITEMS] = _returning(self._known, self.look_at_items)

    def look_at_call(self, function: Any, values: tuple[Any, ...], named: dict[str, Any]) -> None:
        """Notices objects that a function is given, which is not a template's own."""
        if type(function) is Macro:
            return
        for value in values:
            self.look_at_items(value)
        if not any(function is holder for holder in _HOLDERS):
            for value in named.values():
                self.look_at_items(value)

    def look_at_items(self, value: Any) -> None:
        kind = type(value)
        if kind in self._known:
            return
        is_known = kind.__module__ == "builtins" or kind.__module__.startswith("jinja2.")
        if is_known or isinstance(value, _COLLECTIONS):
            self._known.add(kind)
        else:
            self._miss()

    def _look_at_text(self, value: Any) -> None:
        if type(value) not in _ATOMS and not _is_plain(value, 0):
            self._miss()

    def _watched(self, function: Function, look_at: Callable[[Any], None]) -> Function:
        # Jinja gives some of them the context, or its like, before the values.
        first = 1 if hasattr(function, "jinja_pass_arg") else 0

        @wraps(function)
        def watched(*values: Any, **named: Any) -> Any:
            for value in values[first:]:
                look_at(value)
            for value in named.values():
                look_at(value)
            return function(*values, **named)

        return marked(watched)

    def _watched_join(self, function: Function) -> Function:
        watched = self._watched(function, self._look_at_text)

        @wraps(function)
        def join(*values: Any, **named: Any) -> Any:
            # What other filters give one by one can be looked at only once.
            listed = [list(value) if type(value) is GeneratorType else value for value in values]
            return watched(*listed, **named)

        return marked(join)


def _returning(known: Set[type], look_at: Callable[[Any], None]) -> Function:
    """A filter that returns what it is given, and looks at what is not of a known kind."""

    def seen(value: Any) -> Any:
        if type(value) not in known:
            look_at(value)
        return value

    return marked(seen)


def _is_plain(value: Any, depth: int) -> bool:
    """Whether a value is data, with whatever it holds."""
    kind = type(value)
    if kind in _ATOMS or isinstance(value, Undefined):
        return True
    if depth > _DEEPEST:
        return False
    if kind in _LISTS:
        return all(_is_plain(item, depth + 1) for item in value)
    if kind is not dict:
        return False
    return all(_is_plain(part, depth + 1) for item in value.items() for part in item)


def _watching(base: type[CodeGenerator]) -> type[CodeGenerator]:
    class WatchingGenerator(base):  # type: ignore[misc, valid-type]
        def visit_Template(self, node: nodes.Template, frame: Any = None) -> None:  # noqa: N802
            _watch_uses(node, self.environment)
            super().visit_Template(node, frame)

    return WatchingGenerator


def _keep_compiled_apart(environment: Environment) -> None:
    """Keeps what is compiled for this apart from what is compiled without, and uses none of that."""
    if environment.cache is not None:
        environment.cache.clear()
    kept = environment.bytecode_cache
    environment.bytecode_cache = None
    if type(kept) is FileSystemBytecodeCache:
        name = f"watched{_version():08x}-{kept.pattern}"
        environment.bytecode_cache = FileSystemBytecodeCache(kept.directory, name)


def _version() -> int:
    """What says in which places this module puts filters."""
    with open(__file__, "rb") as file:  # noqa: PTH123
        return crc32(file.read())


def _watch_uses(template: nodes.Template, environment: Environment) -> None:
    """Puts the filters into a template."""
    for kind, fields, name in _PLACES:
        # All of them first: a filter that is put in holds what is found next.
        for node in list(template.find_all(kind)):
            if _uses_whole(node):
                for field in fields:
                    _watch_field(node, field, name, environment)


def _uses_whole(node: nodes.Node) -> bool:
    if isinstance(node, nodes.Assign):
        return isinstance(node.target, nodes.Tuple)
    # Pages are equal by what the keys hold of them.
    return not isinstance(node, nodes.Operand) or node.op in ("in", "notin")


def _watch_field(node: nodes.Node, field: str, name: str, environment: Environment) -> None:
    value = getattr(node, field)
    if isinstance(value, list):
        setattr(node, field, [_watched(item, name, environment) for item in value])
    elif value is not None:
        setattr(node, field, _watched(value, name, environment))


def _watched(value: nodes.Node, name: str, environment: Environment) -> nodes.Node:
    passes = isinstance(value, nodes.Filter) and value.name in _SHAPING | _PASSING
    if not passes and not isinstance(value, _MAY_BE_OBJECTS):
        return value
    seen = nodes.Filter(value, name, [], [], None, None, lineno=value.lineno)
    seen.environment = environment
    return seen
