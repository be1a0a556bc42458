"""Pages that the theme's templates have drawn in an earlier build.

The key holds what templates can read of a page, of the navigation and of mkdocs.yml, with the
templates themselves. Where a template reads anything else (see template_reads.py), where a plugin
may change pages while others are drawn, or where Jinja is given functions that are not known, pages
are drawn each time.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from jinja2 import Environment, FileSystemLoader, Template
from jinja2.compiler import CodeGenerator
from jinja2.defaults import DEFAULT_NAMESPACE, DEFAULT_POLICIES
from jinja2.filters import FILTERS
from jinja2.runtime import Context, Undefined
from jinja2.tests import TESTS
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from ...build.build_cache import BuildCache
from ...build.completion import Completion
from ...cache.digests import UnknownValueError, data_digest, list_digest, templates_digest
from ...cache.store import Entry
from ...html.bytecode import COMPILE_OPTIONS
from ..plain_options import plain_options
from .quick_templates import quicken_templates
from .template_inputs import (
    active_pages,
    navigation_data,
    options_data,
    page_data,
    plugins_data,
)
from .template_reads import TemplateReads
from .template_uses import unwatched

# Whose events with pages of the second phase change nothing of other pages, and whose functions
# give the same for the same.
_KNOWN_PLUGINS = (
    *("mkdocs_podcast.", "mkdocs.contrib.", "mkdocs_minify_plugin.", "mkdocs_redirects."),
    *("material.plugins.search.", "material.plugins.offline.", "material.plugins.privacy."),
)
_KNOWN_FUNCTIONS = ("jinja2.", "mkdocs.utils.", "gettext", "babel.")
# Times of files are those of the system's last tick.
_CLOCK_STEP = 20_000_000
_EVENTS = ("page_context", "post_page")
# How many characters of a page's content are looked for first.
_BEGINNING = 200
# What every template is given; of anything else, only data is known.
_CONTEXT = frozenset(
    {
        *("base_url", "build_date_utc", "config", "episode", "extra_css", "extra_javascript"),
        *("mkdocs_version", "nav", "page", "pages", "show"),
    }
)


def keep_pages(
    environment: Environment, config: MkDocsConfig, cache: BuildCache, page_types: frozenset[type]
) -> bool:
    """Has an environment take pages from the cache, unless something about it is not known; returns
    whether it does."""
    if not _is_known_environment(environment, config):
        return False
    KeptPages(environment, config, cache, page_types)
    return True


class KeptPages:
    """The drawn pages of one build; exact `page_types` only, as others have attributes of their
    own."""

    def __init__(
        self,
        environment: Environment,
        config: MkDocsConfig,
        cache: BuildCache,
        page_types: frozenset[type],
    ) -> None:
        self._config = config
        self._cache = cache
        self._page_types = page_types
        self._site: bytes | None = None
        self._environment = environment
        self._is_known = True
        # Whether the head of a page can be completed before any plugin changes the page.
        self._is_first = all(map(_is_own_handler, config.plugins.events["post_page"][:1]))
        self._reads = TemplateReads(environment, page_types)
        quicken_templates(environment)
        environment.template_class = self._template_class(environment.template_class)
        # One that is saved or removed during the build may be another than the one in the key.
        self._began = time.time_ns() - _CLOCK_STEP
        self._has_late_template = False
        loader: Any = environment.loader
        loader.get_source = self._watched(loader)

    def _watched(self, loader: Any) -> Callable[..., Any]:
        read = loader.get_source

        def get_source(environment: Environment, name: str) -> Any:
            source = read(environment, name)
            folders = [_folder_of(name, folder) for folder in loader.searchpath]
            for path in (source[1], *folders):
                status = os.stat(path)  # noqa: PTH116
                if max(status.st_mtime_ns, status.st_ctime_ns) >= self._began:
                    self._has_late_template = True
            return source

        return get_source

    def _template_class(self, base: type[Template]) -> type[Template]:
        pages = self

        class KeptTemplate(base):  # type: ignore[misc, valid-type]
            def render(self, *arguments: Any, **values: Any) -> str:
                draw = partial(super().render, *arguments, **values)
                if len(arguments) != 1 or values:
                    return str(draw())
                return pages.render(self.name or "", arguments[0], draw)

        return KeptTemplate

    def render(self, name: str, context: Mapping[str, Any], draw: partial[str]) -> str:
        """The page that a template shows in a context, which `draw` renders."""
        page = context.get("page")
        if not isinstance(page, Page) or type(page) not in self._page_types:
            return draw()
        completion: Completion | None = getattr(page, "completion", None)
        key = self._key(name, page, context, completion)
        if key is None:
            return draw()
        content = completion.kept_notes if completion else page.content or ""
        earlier = self._cache.get(key, partial(_with_content, content))
        if earlier is not None:
            if completion:
                completion.is_in_head = self._is_first
            return earlier
        self._reads.page, self._reads.is_keyed = page, True
        try:
            output = draw()
            if completion and self._is_first:
                output = completion.add_to_head(output)
            may_be_kept = self._reads.is_keyed and not self._has_late_template
            if may_be_kept and not (completion and not completion.may_be_kept):
                self._cache.put(key, _without_content(output, content))
        finally:
            self._reads.page = None
        return output

    def _key(
        self,
        name: str,
        page: Page,
        context: Mapping[str, Any],
        completion: Completion | None,
    ) -> bytes | None:
        # While a page is drawn, a template may draw another one.
        if not self._is_known or self._has_late_template or self._reads.page is not None:
            return None
        if self._reads.has_changes:
            return None
        nav = context.get("nav")
        try:
            site = self._site or self._describe_site(nav)
            more = {key: context[key] for key in context.keys() - _CONTEXT}
            active = [item.url for item in active_pages(nav)]
            data = [name, context.get("base_url"), sorted(context), page_data(page), active]
            content = page.content or "" if completion is None else completion.key
            kind = "page" if completion is None else f"page of an episode, {self._is_first}"
            return self._cache.key(
                *(kind, site, list_digest(data), content),
                *(data_digest(page.meta), data_digest(more)),
            )
        except UnknownValueError:
            return None

    def _describe_site(self, nav: Any) -> bytes:
        """Digests what is the same for all pages. Raises UnknownValueError where some of it is not
        known: then every page is drawn."""
        self._is_known = False
        config = self._config
        if not _has_known_functions(self._environment, config):
            raise UnknownValueError("a plugin has a part in the templates")
        options, plugins = options_data(config), plugins_data(config)
        data = [
            *(navigation_data(nav, self._page_types), options, list(plugins.items())),
            *(config.theme.name, plain_options(config.theme)),
            [getattr(self._environment, name, None) for name in COMPILE_OPTIONS],
            *map(templates_digest, config.theme.dirs),
        ]
        self._site = data_digest(data)
        self._is_known = True
        self._reads.navigation = frozenset(map(id, nav.pages))
        self._reads.keyed_options = frozenset({*options, "plugins", "theme"})
        self._reads.keyed_plugins = frozenset(
            id(plugin) for name, plugin in config.plugins.items() if plugins[name]
        )
        return self._site


def _folder_of(name: str, folder: str) -> str:
    """Where a folder of templates has one of this name, or would have it."""
    path = os.path.join(folder, os.path.dirname(name))  # noqa: PTH118, PTH120
    while path != folder and not os.path.isdir(path):  # noqa: PTH112
        path = os.path.dirname(path)  # noqa: PTH120
    return path


def _with_content(content: str, entry: Entry) -> str:
    start = entry.data
    if start is None:
        return entry.text
    return f"{entry.text[:start]}{content}{entry.text[start:]}"


def _without_content(output: str, content: str) -> Entry:
    """An entry of a page, without the content that its key holds already."""
    start = _find(output, content)
    end = start + len(content)
    if not content or start < 0 or _find(output[end:], content) >= 0:
        return Entry(None, output)
    return Entry(start, output[:start] + output[end:])


def _find(output: str, content: str) -> int:
    """What `str.find` gives. It prepares for a long text, which takes longer than to compare one."""
    start = output.find(content[:_BEGINNING])
    if start < 0 or output.startswith(content, start):
        return start
    return output.find(content, start)


def _is_known_environment(environment: Environment, config: MkDocsConfig) -> bool:
    """Whether templates are those of the theme's folders, read by Jinja as it is."""
    loader = environment.loader
    return (
        type(environment) is Environment
        and environment.template_class is Template
        and environment.context_class is Context
        and environment.code_generator_class is CodeGenerator
        and environment.undefined is Undefined
        and environment.finalize is None
        and environment.policies == DEFAULT_POLICIES
        and not {"getattr", "getitem"} & vars(environment).keys()
        and type(loader) is FileSystemLoader
        and loader.searchpath == config.theme.dirs
        and all(name.startswith("jinja2.ext.") for name in environment.extensions)
    )


def _has_known_functions(environment: Environment, config: MkDocsConfig) -> bool:
    """Whether templates call only functions that give the same for the same, and whether no plugin
    changes a page while others are drawn."""
    return (
        _are_known(environment.filters, FILTERS)
        and _are_known(environment.tests, TESTS)
        and _are_known(environment.globals, DEFAULT_NAMESPACE)
        and all(map(_is_known_handler, _handlers(config)))
    )


def _are_known(functions: Mapping[str, Any], defaults: Mapping[str, Any]) -> bool:
    for name, function in functions.items():
        original = unwatched(function)
        if original is not defaults.get(name) and not _is_known_function(original):
            return False
    return True


def _is_known_function(function: Any) -> bool:
    # One that wraps another says that it is from where that one is.
    if hasattr(function, "__wrapped__"):
        return False
    return str(getattr(function, "__module__", "")).startswith(_KNOWN_FUNCTIONS)


def _handlers(config: MkDocsConfig) -> Iterator[Any]:
    for event in _EVENTS:
        yield from config.plugins.events[event]


def _is_known_handler(handler: Any) -> bool:
    owner = getattr(handler, "__self__", None)
    module = str(getattr(handler, "__module__", "") if owner is None else type(owner).__module__)
    return module.startswith(_KNOWN_PLUGINS)


def _is_own_handler(handler: Any) -> bool:
    return type(getattr(handler, "__self__", None)).__module__.startswith("mkdocs_podcast.")
