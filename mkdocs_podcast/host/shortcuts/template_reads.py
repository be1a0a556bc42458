"""What a theme's templates read while a page is rendered.

A page can be taken from the cache only if its key holds everything that the templates have read.
So Jinja is watched while it renders: what it reads that is not listed here is in no key, and keeps
the page out of the cache. With the same key, the same templates read the same again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any

from jinja2 import Environment
from jinja2.runtime import Context
from jinja2.utils import missing
from markupsafe import Markup
from mkdocs import localization
from mkdocs.config.base import Config
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, PluginCollection
from mkdocs.structure.files import File
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.theme import Theme

from .template_uses import TemplateUses, marked
from .theme_words import ThemeWords

# Values whose content is in the key, wherever they are from.
_PLAIN = frozenset(
    {
        *(str, Markup, int, float, bool, type(None), dt.date, dt.datetime),
        *(list, tuple, dict, set, frozenset, ExtraScriptValue, TableOfContents),
    }
)
# What templates do to lists and mappings, which other pages may read.
_CHANGES = frozenset(
    {
        *("add", "append", "clear", "discard", "extend", "insert", "pop", "popitem", "remove"),
        *("reverse", "setdefault", "sort", "update"),
    }
)
# What reads attributes by itself.
_FORMATTING = frozenset({"format", "format_map"})
# In the context of every template: when the build is, and every other page.
_UNKEYED_NAMES = frozenset({"build_date_utc", "episode", "pages", "show"})
# Filters and functions that have another result each time.
_RANDOM = frozenset({"lipsum", "random"})
_MAPPING = frozenset({"get", "items", "keys", "locale", "name", "values"})
_FILE = frozenset({"dest_uri", "name", "src_uri", "url"})
_ANCHOR = frozenset({"active", "children", "id", "level", "title", "url"})
_PLACE = frozenset({"active", "is_link", "is_page", "is_section", "title"})
_PAGE_IN_NAVIGATION = _PLACE | {"children", "is_homepage", "meta", "parent", "url"}
_NEIGHBOUR = frozenset({"title", "url"})
_CURRENT_PAGE = _PAGE_IN_NAVIGATION | {
    *("ancestors", "canonical_url", "content", "edit_url", "file", "is_top_level"),
    *("next_page", "previous_page", "toc"),
}
_ATTRIBUTES = {
    Section: _PLACE | {"children", "parent"},
    Link: _PLACE | {"children", "parent", "url"},
    Navigation: frozenset({"homepage", "items", "pages"}),
    AnchorLink: _ANCHOR,
    localization.Locale: frozenset({"language", "territory"}),  # type: ignore[attr-defined]
}


class TemplateReads:
    """Watches the templates of an environment.

    `is_keyed` says whether all that was read since it was set is in the key of the `page`.
    The keys hold the pages of the `navigation` and the options of `keyed_plugins`, both by their
    ids, and the `keyed_options` of mkdocs.yml.
    """

    def __init__(self, environment: Environment, page_types: frozenset[type]) -> None:
        self.is_keyed = True
        # Whether a template has changed what the pages that are drawn after it may read.
        self.has_changes = False
        self.page: Page | None = None
        self.navigation: frozenset[int] = frozenset()
        self.keyed_options: frozenset[str] = frozenset()
        self.keyed_plugins: frozenset[int] = frozenset()
        self._page_types = page_types
        # The attributes that are in the key of every page, by the types of the objects.
        self._keyed: set[tuple[type, str]] = set()
        self._watch(environment)

    def _watch(self, environment: Any) -> None:
        uses = TemplateUses(self._miss)
        environment.getattr = self._watched(environment)
        environment.getitem = self._watched_item(environment.getitem)
        environment.context_class = self._watched_context(environment, uses)
        uses.watch(environment)
        # It need not ask the environment.
        environment.filters["attr"] = self._watched_filter(environment.filters["attr"])
        for functions in (environment.filters, environment.globals):
            for name in _RANDOM & functions.keys():
                functions[name] = self._unkeyed(functions[name])

    def _watched_context(self, environment: Environment, uses: TemplateUses) -> type[Context]:
        reads, words = self, ThemeWords(environment)

        class WatchedContext(Context):
            def resolve_or_missing(self, key: str) -> Any:
                # The rest is what Jinja does, without another call.
                if key in _UNKEYED_NAMES:
                    reads.is_keyed = False
                if key in self.vars:
                    return self.vars[key]
                return self.parent.get(key, missing)

            def call(self, function: Any, /, *values: Any, **named: Any) -> Any:
                kept = None
                if not named:
                    autoescape = self.eval_ctx.autoescape
                    kept = words.of_call(function, values, autoescape=autoescape)
                if kept is not None and values[0] in kept:
                    return kept[values[0]]
                if values or named:
                    uses.look_at_call(function, values, named)
                result = super().call(function, *values, **named)
                if kept is not None:
                    kept[values[0]] = result
                return result

        return WatchedContext

    def _miss(self) -> None:
        self.is_keyed = False

    def _watched(self, environment: Environment) -> Callable[[Any, str], Any]:
        keyed, reads = self._keyed, self

        # Templates read three hundred attributes for a page, most of them of these two kinds.
        def watched(value: Any, name: str) -> Any:
            if (type(value), name) not in keyed and not (
                value is reads.page and name in _CURRENT_PAGE
            ):
                reads._look_at(value, name)
            # What Jinja does first, without another call.
            found = getattr(value, name, missing)
            return _item(value, name, environment) if found is missing else found

        return watched

    def _watched_item(self, read: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
        keyed = self._keyed

        def watched(value: Any, name: Any) -> Any:
            if type(name) is not str or (type(value), name) not in keyed:
                self._look_at(value, name)
            return read(value, name)

        return watched

    def _watched_filter(self, read: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(read)
        def watched(environment: Environment, value: Any, name: Any) -> Any:
            self._look_at(value, name)
            return read(environment, value, name)

        return marked(watched)

    def _unkeyed(self, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def call(*arguments: Any, **values: Any) -> Any:
            self.is_keyed = False
            return function(*arguments, **values)

        return marked(call)

    def _look_at(self, value: Any, name: Any) -> None:
        """Notices what a template reads that is in no key."""
        kind = type(value)
        if not isinstance(name, str):
            # A place in a list, or a key of a mapping.
            self.is_keyed = self.is_keyed and kind in _PLAIN
        elif kind in _PLAIN and name in _CHANGES:
            self.is_keyed, self.has_changes = False, True
        elif kind in self._page_types or isinstance(value, (BasePlugin, File)):
            self.is_keyed = self.is_keyed and self._is_in_key(value, name)
        elif self._is_in_every_key(value, kind, name):
            self._keyed.add((kind, name))
        else:
            self.is_keyed = False

    def _is_in_every_key(self, value: Any, kind: type, name: str) -> bool:
        """Whether the keys of all pages hold an attribute of objects of a kind."""
        if kind in _PLAIN:
            return kind not in (str, Markup) or name not in _FORMATTING
        if kind.__module__.startswith("jinja2."):
            return True
        if kind is MkDocsConfig:
            return name in self.keyed_options or not hasattr(value, name)
        if isinstance(value, (Config, Theme, PluginCollection)):
            return name in value or name in _MAPPING or not hasattr(value, name)
        return _has_keyed(_ATTRIBUTES.get(kind), value, name)

    def _is_in_key(self, value: Any, name: str) -> bool:
        """Whether the key of the page that is drawn holds an attribute of this very object."""
        if isinstance(value, BasePlugin):
            return name == "config" and id(value) in self.keyed_plugins
        if isinstance(value, File):
            return value is getattr(self.page, "file", None) and name in _FILE
        if value is self.page:
            return _has_keyed(_CURRENT_PAGE, value, name)
        if id(value) in self.navigation:
            return _has_keyed(_PAGE_IN_NAVIGATION, value, name)
        return _has_keyed(_NEIGHBOUR, value, name)


def _item(value: Any, name: str, environment: Environment) -> Any:
    """What Jinja reads where a value has no such attribute, with fewer exceptions."""
    kind = type(value)
    if kind is dict:
        if name in value:
            return value[name]
    elif hasattr(kind, "__getitem__") or isinstance(value, type):
        with suppress(TypeError, LookupError, AttributeError):
            return value[name]
    return environment.undefined(obj=value, name=name)


def _has_keyed(attributes: frozenset[str] | None, value: Any, name: str) -> bool:
    """Whether an attribute is among these, or the object does not have it: whoever makes the key has
    seen to it that the object has no other attributes than its kind."""
    if attributes is None:
        return False
    return name in attributes or not hasattr(value, name)
