"""What Jinja does for each template that a page includes, in fewer steps.

A page of Material includes forty templates. For each of them Jinja looks for the template by its
name in a cache with a lock, and reads the names that all templates know key by key from a chain of
mappings.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, KeysView
from typing import Any

from jinja2 import Environment

from .known_parts import fingerprint

# Of Jinja 3.1.
_KNOWN_METHODS = 0x8142EB1A
_METHODS = frozenset({"_load_template", "get_template", "join_path", "make_globals"})


class _Globals(ChainMap[str, Any]):
    """The names that one template knows, before those that all of them know."""

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys())

    def __contains__(self, key: object) -> bool:
        own, shared = self.maps
        return key in own or key in shared

    def __getitem__(self, key: str) -> Any:
        own, shared = self.maps
        return own[key] if key in own else shared[key]

    def keys(self) -> KeysView[str]:
        own, shared = self.maps
        return {**shared, **own}.keys()


def quicken_templates(environment: Environment) -> None:
    """Has an environment find the templates that it has loaded, and their names, the quick way."""
    actual = fingerprint(
        *(Environment.get_template, Environment._load_template, Environment.join_path),
        Environment.make_globals,
    )
    is_own = _METHODS.isdisjoint(vars(environment)) and type(environment) is Environment
    if actual != _KNOWN_METHODS or not is_own or environment.auto_reload:
        return
    load = environment.get_template
    loaded: dict[Any, Any] = {}

    def get_template(name: Any, parent: Any = None, globals: Any = None) -> Any:  # noqa: A002
        if globals is None and name in loaded:
            return loaded[name]
        template = load(name, parent, globals)
        loaded[name] = template
        return template

    def make_globals(own: Any) -> _Globals:
        return _Globals({} if own is None else own, environment.globals)

    environment.get_template = get_template  # type: ignore[method-assign]
    environment.make_globals = make_globals  # type: ignore[assignment, method-assign]
