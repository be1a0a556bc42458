"""What Jinja does for each template that a page includes, in fewer steps.

A page of Material includes forty templates. For each of them Jinja looks for the template by its
name in a cache with a lock, and reads the names that all templates know key by key from a chain of
mappings.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, KeysView
from typing import Any
from weakref import ref

from jinja2 import Environment
from jinja2.utils import LRUCache

from .known_parts import fingerprint

# Of Jinja 3.1.
_KNOWN_METHODS = 0xB2630E63
_METHODS = frozenset({"_load_template", "get_template", "join_path", "make_globals"})


class _Globals(ChainMap[str, Any]):
    """The names that one template knows, before those that all of them know."""

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys())

    def __getitem__(self, key: str) -> Any:
        for names in self.maps:
            if key in names:
                return names[key]
        raise KeyError(key)

    def keys(self) -> KeysView[str]:
        every: dict[str, Any] = {}
        for names in reversed(self.maps):
            every.update(names)
        return every.keys()


class _QuickEnvironment(Environment):
    """What an environment becomes. Its overlays become the same, each with templates of its own."""

    def get_template(self, name: Any, parent: Any = None, globals: Any = None) -> Any:  # noqa: A002
        cache: Any = self.cache
        is_ready = globals is None and not self.auto_reload and self.loader is not None
        if is_ready and type(cache) is LRUCache:
            # Without the lock, and without noting which one was used last.
            template = cache._mapping.get((ref(self.loader), name))
            if template is not None:
                return template
        return super().get_template(name, parent, globals)

    def make_globals(self, d: Any) -> _Globals:
        return _Globals({} if d is None else d, self.globals)


def quicken_templates(environment: Environment) -> None:
    """Has an environment find the templates that it has loaded, and their names, the quick way."""
    actual = fingerprint(
        *(Environment.get_template, Environment._load_template, Environment.join_path),
        *(Environment.make_globals, LRUCache.__getitem__),
    )
    is_own = _METHODS.isdisjoint(vars(environment)) and type(environment) is Environment
    if actual == _KNOWN_METHODS and is_own:
        environment.__class__ = _QuickEnvironment
