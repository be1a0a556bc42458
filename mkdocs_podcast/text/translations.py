"""The words of pages and of the player, in the theme's language. English stands in the templates
and the script."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from .patterns import pattern

STRINGS = Path(__file__).parent.parent / "strings"
_RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")
_NOT_IN_A_TAG = pattern(r"[^a-z0-9-]")

# Not strftime("%B"): that follows the machine's locale, and the same input is to give the same
# bytes.
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SHORT_MONTHS = tuple(month[:3] for month in MONTHS)


class _Values(dict[str, Any]):
    """A name for which there is no value stays as it is."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


class Words(NamedTuple):
    """What is said in one language.

    `page` and `script` translate the English texts of the templates and of the script; `months` are
    twelve names and `short_months` their short forms; `date` is a pattern of `{day}`, `{month}` and
    `{year}`.
    """

    language: str = "en"
    page: Mapping[str, str] = MappingProxyType({})
    script: Mapping[str, str] = MappingProxyType({})
    months: tuple[str, ...] = MONTHS
    short_months: tuple[str, ...] = _SHORT_MONTHS
    date: str = "{day} {month} {year}"

    @property
    def is_right_to_left(self) -> bool:
        return self.language[:2] in _RIGHT_TO_LEFT

    @property
    def for_script(self) -> str:
        """JSON for the script; empty where it needs none."""
        return (
            json.dumps(self.script, ensure_ascii=False, separators=(",", ":"))
            if self.script
            else ""
        )

    def say(self, text: str, **values: Any) -> str:
        """An English text in this language, with values for its `{names}`. What is not translated
        stays English."""
        told = self.page.get(text, text)
        return told.format_map(_Values(values)) if values else told

    def length_text(self, seconds: int) -> str:
        """A length to read: `45 s`, `52 min`, `1 h 8 min`."""
        if seconds < 60:
            return self.say("{count} s", count=seconds)
        hours, rest = divmod(round(seconds / 60), 60)
        parts = [("{count} h", hours), ("{count} min", rest)]
        return " ".join(self.say(text, count=count) for text, count in parts if count)

    def date_text(self, value: dt.datetime, short: bool = False) -> str:
        """`24 September 2026`, or `24 Sep 2026`."""
        months = self.short_months if short else self.months
        return self.date.format(day=value.day, month=months[value.month - 1], year=value.year)


def tag_of(language: str) -> str:
    """A language tag in lower case: `pt-br` of `pt_BR`. It holds nothing that a file's name could
    not."""
    return _NOT_IN_A_TAG.sub("", language.replace("_", "-").lower()) or "en"


def words_of(language: str) -> Words:
    """The words for a language tag (`de`, `pt-BR`, `zh_TW`): its own, else its language's, else
    English."""
    tag = tag_of(language)
    for name in (tag, tag.split("-")[0]):
        file = STRINGS / f"{name}.json"
        if name and file.is_file():
            given = json.loads(file.read_text("utf-8"))
            months, short = tuple(given["months"]), tuple(given["short_months"])
            return Words(tag, given["page"], given["script"], months, short, given["date"])
    return Words(language=tag)
