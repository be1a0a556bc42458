"""What templates can read of a page, of the navigation and of mkdocs.yml, as data for a key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from ...cache.digests import UnknownValueError, data_digest
from ..kept_markdown import OWN_EXTENSION
from ..plain_options import plain_options

# The attributes that MkDocs and this plugin give to objects: with others, a template may show more.
_KNOWN_ATTRIBUTES = {
    Section: frozenset({"_StructureItem__active", "_Section__active", "active", "children"})
    | {"parent", "title"},
    Link: frozenset({"active", "children", "parent", "title", "url"}),
    AnchorLink: frozenset({"active", "children", "id", "level", "title"}),
}
_PAGE_ATTRIBUTES = frozenset(
    {
        *("_Page__active", "_title_from_render", "abs_url", "active", "canonical_url", "children"),
        *("_content", "completion", "content", "converter", "edit_url", "file", "links"),
        *(
            "links_to_anchors",
            "markdown",
            "meta",
            "next_page",
            "parent",
            "present_anchor_ids",
            "previous_page",
            "reading",
            "title",
        ),
        *("toc", "update_date"),
    }
)
# What a machine or a preview calls its folders, and what is digested by itself.
_OPTIONS_APART = frozenset(
    {
        *("config_file_path", "dev_addr", "docs_dir", "hooks", "plugins", "site_dir", "theme"),
        "watch",
    }
)


def _require_known_attributes(value: Any, known: frozenset[str]) -> None:
    if not vars(value).keys() <= known:
        raise UnknownValueError(f"{type(value).__name__} with attributes of a plugin's")


def page_data(page: Page) -> list[Any]:
    """What templates can read of the page that they draw, beside its content and front matter."""
    _require_known_attributes(page, _PAGE_ATTRIBUTES)
    neighbours = [page.previous_page, page.next_page]
    return [
        *(page.url, page.title, page.canonical_url, page.edit_url, page.is_homepage),
        *(page.file.src_uri, page.file.dest_uri, page.file.name, page.file.url),
        _toc_data(page.toc),
        [item and _neighbour_data(item) for item in neighbours],
        [item.title for item in page.ancestors],
    ]


def _neighbour_data(page: Page) -> list[Any]:
    _require_known_attributes(page, _PAGE_ATTRIBUTES)
    return [page.title, page.url]


def _toc_data(items: Iterable[AnchorLink]) -> list[Any]:
    data: list[Any] = []
    for item in items:
        _require_known_attributes(item, _KNOWN_ATTRIBUTES[AnchorLink])
        data.append([item.id, item.title, item.level, _toc_data(item.children)])
        data.append(vars(item).get("active"))
    return data


def navigation_data(nav: Navigation, page_types: frozenset[type]) -> list[Any]:
    home = nav.homepage and nav.homepage.url
    return [home, [_item_data(item, page_types) for item in nav.items]]


def _item_data(item: Any, page_types: frozenset[type]) -> list[Any]:
    """What templates can read of an item of the navigation, beside whether it is active."""
    kind = type(item)
    if kind in page_types:
        _require_known_attributes(item, _PAGE_ATTRIBUTES)
        return ["page", item.title, item.url, item.meta, item.is_homepage]
    _require_known_attributes(item, _KNOWN_ATTRIBUTES.get(kind, frozenset()))
    if kind is Link:
        return ["link", item.title, item.url]
    return ["section", item.title, [_item_data(child, page_types) for child in item.children]]


def active_pages(items: Any) -> Iterator[Page]:
    for item in items:
        if item.active:
            if item.children:
                yield from active_pages(item.children)
            else:
                yield item


def options_data(config: MkDocsConfig) -> dict[str, Any]:
    """The digests of the options of mkdocs.yml, without those that say nothing reliable about
    themselves."""
    digests: dict[str, Any] = {}
    for name, value in config.items():
        if name in _OPTIONS_APART:
            continue
        if name == "mdx_configs":
            value = {key: item for key, item in value.items() if key not in OWN_EXTENSION}
        option_digest = _options_digest(value)
        if option_digest:
            digests[name] = option_digest
    return digests


def plugins_data(config: MkDocsConfig) -> dict[str, Any]:
    """The digests of the options of plugins, None where they say nothing reliable."""
    digests: dict[str, Any] = {}
    for name, plugin in config.plugins.items():
        # A hook is a module without any.
        digests[name] = _options_digest(getattr(plugin, "config", None))
    return digests


def _options_digest(options: Any) -> bytes | None:
    try:
        return data_digest(plain_options(options))
    except UnknownValueError:
        return None
