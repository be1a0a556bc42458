"""How a language writes a date: what Babel knows of it (the Unicode CLDR), as a pattern.

Babel takes a tenth of a second to load, so a site in English does without: its dates are in a form
that readers of every English know.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from .patterns import pattern
from .records import NamedTuple

if TYPE_CHECKING:
    from babel import Locale

# Not strftime("%B"): that follows the machine's locale, and the same input is to give the same
# bytes.
_ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_ENGLISH_PATTERN = "{day} {month} {year}"
# What Babel makes of a pattern of CLDR: `%(d)s. %(MMMM)s %(y)s`.
_FIELD = pattern(r"%\((\w+)\)s")
_NAMES = {"day": "{day}", "month": "{month}", "year": "{year}"}
_KINDS = {"d": "day", "M": "month", "L": "month", "y": "year"}

Width = Literal["long", "short"]


class DateFormat(NamedTuple):
    """`pattern` has the fields `{day}`, `{month}` and `{year}`; `months` are twelve names, or
    numbers."""

    pattern: str
    months: tuple[str, ...]

    def format(self, date: dt.date) -> str:
        return self.pattern.format(day=date.day, month=self.months[date.month - 1], year=date.year)


@lru_cache(maxsize=32)
def date_format(language: str, width: Width = "long") -> DateFormat:
    """The format for a language tag (`de`, `pt-br`): `24. September 2026`, or short
    `24. Sept. 2026`. That of English for what is not a language."""
    locale = locale_of(language)
    return (locale and _from_cldr(locale, width)) or _english(width)


@lru_cache(maxsize=16)
def locale_of(language: str) -> Locale | None:
    """Babel's locale for a language tag; None for English, and for what is not a language."""
    if language.partition("-")[0] == "en":
        return None
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def _english(width: Width) -> DateFormat:
    if width == "long":
        return DateFormat(_ENGLISH_PATTERN, _ENGLISH_MONTHS)
    return DateFormat(_ENGLISH_PATTERN, tuple(name[:3] for name in _ENGLISH_MONTHS))


def _from_cldr(locale: Locale, width: Width) -> DateFormat | None:
    """None where the language writes more than day, month and year."""
    from babel.dates import parse_pattern

    if width == "long":
        cldr = locale.date_formats["long"]
    else:
        cldr = locale.datetime_skeletons.get("yMMMd") or locale.date_formats["medium"]
    # Nobody needs to be told that an episode is of the Common Era, as Thai does.
    template = str(parse_pattern(cldr).format).replace("%(G)s ", "").replace("%%", "%")
    fields = _FIELD.findall(template)
    months = next((field for field in fields if _KINDS.get(field[0]) == "month"), "")
    if not months or any(field[0] not in _KINDS for field in fields):
        return None
    pattern = _FIELD.sub(lambda match: _NAMES[_KINDS[match[1][0]]], template)
    return DateFormat(pattern, _month_names(locale, months))


def _month_names(locale: Locale, field: str) -> tuple[str, ...]:
    """The months as a field of CLDR writes them: `MMMM`, `MMM`, `LLLL`, `LLL`, or `M` and
    `MM` for numbers."""
    if len(field) < 3:
        return tuple(f"{number:0{len(field)}}" for number in range(1, 13))
    context = locale.months["stand-alone" if field[0] == "L" else "format"]
    names = context["wide" if len(field) > 3 else "abbreviated"]
    return tuple(names[number] for number in range(1, 13))
