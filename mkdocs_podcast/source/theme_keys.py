"""The keys of front matter that MkDocs, its themes and their plugins act on.

Other generators give these keys other meanings: `template: episode.html`, `hide: true`. A value
that the reader of a key cannot use would end the build there, or show as rubbish.

Sources: mkdocs 1.6 (commands/build.py, themes/mkdocs/content.html); mkdocs-material 9.8
(templates/base.html, templates/partials/{nav-item,tabs-item,path,tags,footer,feedback}.html,
plugins/search, plugins/social).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from ..model.problems import Problem, Severity, one_line
from .page_reading import Reading


def _no_template(name: str) -> bool:
    return False


@dataclass(frozen=True)
class Theme:
    """What reads a page's meta in a site.

    `readers` holds `mkdocs`, `theme/NAME`, and the names of plugins. `has_template` says whether
    the theme has a file. `statuses` are the values of `status` that the theme knows.
    """

    readers: frozenset[str] = frozenset()
    has_template: Callable[[str], bool] = _no_template
    statuses: frozenset[str] = frozenset()


NO_THEME = Theme()


class _ThemeKey(NamedTuple):
    """A key, who reads it, what it takes, and whether another value ends the build."""

    name: str
    reader: str
    takes: str
    is_usable: Callable[[Any, Theme], bool]
    ends_build: bool = True


def _is_template(value: Any, theme: Theme) -> bool:
    return isinstance(value, str) and theme.has_template(value)


def _is_icon(value: Any, theme: Theme) -> bool:
    return isinstance(value, str) and theme.has_template(f".icons/{value}.svg")


def _is_list_of_parts(value: Any, theme: Theme) -> bool:
    if isinstance(value, str):
        return True
    return isinstance(value, list) and all(isinstance(part, str) for part in value)


def _is_search_mapping(value: Any, theme: Theme) -> bool:
    if not isinstance(value, dict):
        return False
    boost = value.get("boost", 1)
    return isinstance(boost, (int, float)) and not isinstance(boost, bool)


def _is_mapping(value: Any, theme: Theme) -> bool:
    return isinstance(value, dict)


def _is_list_of_texts(value: Any, theme: Theme) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def _is_text(value: Any, theme: Theme) -> bool:
    return isinstance(value, str)


def _is_status(value: Any, theme: Theme) -> bool:
    return isinstance(value, str) and value in theme.statuses


_THEME_KEYS = (
    _ThemeKey("template", "mkdocs", "the name of one of the theme's templates", _is_template),
    _ThemeKey("source", "theme/mkdocs", "a list of file names", _is_list_of_texts),
    _ThemeKey("hide", "theme/material", "a list, such as [toc]", _is_list_of_parts),
    _ThemeKey("icon", "theme/material", "the name of one of the theme's icons", _is_icon),
    _ThemeKey("status", "theme/material", "a status that the theme knows", _is_status, False),
    _ThemeKey("subtitle", "theme/material", "one text", _is_text, False),
    _ThemeKey(
        "search", "material/search", "a mapping, such as {exclude: true}", _is_search_mapping
    ),
    _ThemeKey("social", "material/social", "a mapping, such as {cards: false}", _is_mapping),
)


def usable_by_theme(meta: Mapping[str, Any], theme: Theme) -> dict[str, Any]:
    """The front matter without values that who reads them cannot use."""
    usable = dict(meta)
    for key in _unusable_keys(meta, theme):
        del usable[key.name]
    return usable


def _unusable_keys(meta: Mapping[str, Any], theme: Theme) -> list[_ThemeKey]:
    unusable: list[_ThemeKey] = []
    for key in _THEME_KEYS:
        if key.name not in meta or key.reader not in theme.readers:
            continue
        if not key.is_usable(meta[key.name], theme):
            unusable.append(key)
    return unusable


def unusable_keys_problem(readings: Iterable[Reading], theme: Theme) -> Problem | None:
    """One problem for the whole site, about the first page with such a value; None without one.

    Values that are empty, or turn something off (`hide: false`), are not worth a message.
    """
    pages_by_key: dict[_ThemeKey, list[Reading]] = {}
    for reading in readings:
        for key in _unusable_keys(reading.front.meta, theme):
            if reading.front.meta[key.name]:
                pages_by_key.setdefault(key, []).append(reading)
    if not pages_by_key:
        return None
    parts = []
    for key, pages in pages_by_key.items():
        count = f"{len(pages)} pages"
        if len(pages) == 1:
            count = "1 page"
        parts.append(f"`{key.name}` on {count} (it takes {key.takes})")
    first_key, (first_page, *_) = next(iter(pages_by_key.items()))
    severity = Severity.INFO
    if any(key.ends_build for key in pages_by_key):
        severity = Severity.WARNING
    return Problem(
        first_page.episode.path,
        one_line(
            "front matter that MkDocs or its theme cannot use is not handed on to them: "
            f"{', '.join(parts)}: remove it, or write it so"
        ),
        first_page.front.line_of(first_key.name),
        field=first_key.name,
        severity=severity,
    )
