"""The keys of front matter that MkDocs, its themes and their plugins act on.

Other generators give these keys other meanings: `template: episode.html`, `hide: true`. A value
that the reader of a key cannot use would end the build there, or show as rubbish.

Sources: mkdocs 1.6 (commands/build.py, themes/mkdocs/content.html); mkdocs-material 9.8
(templates/base.html, templates/partials/{nav-item,tabs-item,path,tags,footer,feedback}.html,
plugins/search, plugins/social).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..model.problems import Problem, Severity, one_line
from ..text.matching import counted
from ..text.records import NamedTuple, dataclass
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


def _is_any(value: Any, theme: Theme) -> bool:
    return True


def _is_template(value: str, theme: Theme) -> bool:
    return theme.has_template(value)


def _is_icon(value: str, theme: Theme) -> bool:
    return theme.has_template(f".icons/{value}.svg")


def _is_status(value: str, theme: Theme) -> bool:
    return value in theme.statuses


def _holds_texts(value: Iterable[Any], theme: Theme) -> bool:
    return all(isinstance(text, str) for text in value)


def _has_usable_boost(value: Mapping[str, Any], theme: Theme) -> bool:
    return type(value.get("boost", 1)) in (int, float)


class _ThemeKey(NamedTuple):
    """A key, who reads it, what it takes, of which type that is, and which of these values are
    usable. Where `ends_build` is true, other values end the build."""

    name: str
    reader: str
    takes: str
    types: tuple[type, ...]
    is_usable: Callable[[Any, Theme], bool] = _is_any
    ends_build: bool = True


_THEME_KEYS = (
    _ThemeKey(
        "template", "mkdocs", "the name of one of the theme's templates", (str,), _is_template
    ),
    _ThemeKey("source", "theme/mkdocs", "a list of file names", (list,), _holds_texts),
    _ThemeKey("hide", "theme/material", "a list, such as [toc]", (str, list), _holds_texts),
    _ThemeKey("icon", "theme/material", "the name of one of the theme's icons", (str,), _is_icon),
    _ThemeKey(
        "status", "theme/material", "a status that the theme knows", (str,), _is_status, False
    ),
    _ThemeKey("subtitle", "theme/material", "one text", (str,), ends_build=False),
    _ThemeKey(
        "search",
        "material/search",
        "a mapping, such as {exclude: true}",
        (dict,),
        _has_usable_boost,
    ),
    _ThemeKey("social", "material/social", "a mapping, such as {cards: false}", (dict,)),
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
        value = meta[key.name]
        if not isinstance(value, key.types) or not key.is_usable(value, theme):
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
        count = counted(len(pages), "page")
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
