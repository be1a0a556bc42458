"""The words of pages and of the player, in the theme's language. English is in the templates
and the script."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from .date_formats import DateFormat, date_format, locale_of
from .patterns import pattern
from .records import NamedTuple

STRINGS = Path(__file__).parent.parent / "strings"
_NOT_IN_A_TAG = pattern(r"[^a-z0-9-]")


class _Values(dict[str, Any]):
    """A name for which there is no value stays as it is."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


class Words(NamedTuple):
    """The texts of one language, by the English ones: `page` those of the templates, `script` those
    of the script. What it loads later has texts of its own, in the file `words.FILE.js`.

    A text that depends on its `{count}` has a form for each plural category of the language (Unicode
    CLDR): `zero`, `one`, `two`, `few`, `many`, `other`.
    """

    language: str = "en"
    page: Mapping[str, str | Mapping[str, str]] = MappingProxyType({})
    script: Mapping[str, str] = MappingProxyType({})
    file: str = ""

    @property
    def is_right_to_left(self) -> bool:
        locale = locale_of(self.language)
        return locale is not None and locale.text_direction == "rtl"

    @property
    def for_script(self) -> str:
        """JSON for the script; empty where it needs none."""
        if not self.script:
            return ""
        return json.dumps({**self.script, "": self.file}, ensure_ascii=False, separators=(",", ":"))

    @property
    def short_date(self) -> DateFormat:
        return date_format(self.language, "short")

    def say(self, text: str, **values: Any) -> str:
        """An English text in this language, with values for its `{names}`. What is not translated
        stays English."""
        translation = self.page.get(text, text)
        if not isinstance(translation, str):
            translation = self._plural(translation, values.get("count"))
        if values:
            return translation.format_map(_Values(values))
        return translation

    def _plural(self, forms: Mapping[str, str], count: Any) -> str:
        locale = locale_of(self.language)
        if locale is None or not isinstance(count, int):
            return forms["other"]
        return forms.get(locale.plural_form(count), forms["other"])

    def length_text(self, seconds: int) -> str:
        """A length to read: `45 s`, `52 min`, `1 h 8 min`."""
        if seconds < 60:
            return self.say("{count} s", count=seconds)
        hours, minutes = divmod(round(seconds / 60), 60)
        parts = []
        if hours:
            parts.append(self.say("{count} h", count=hours))
        if minutes:
            parts.append(self.say("{count} min", count=minutes))
        return " ".join(parts)

    def date_text(self, value: dt.datetime, short: bool = False) -> str:
        """`24 September 2026`, or `24 Sep 2026`."""
        return date_format(self.language, "short" if short else "long").format(value)


def tag_of(language: str) -> str:
    """A language tag in lower case: `pt-br` of `pt_BR`. It holds nothing that a file's name could
    not."""
    return _NOT_IN_A_TAG.sub("", language.replace("_", "-").lower()) or "en"


@lru_cache(maxsize=32)
def words_of(language: str) -> Words:
    """The words for a language tag (`de`, `pt-BR`, `zh_TW`): its own, else its language's, else
    English."""
    tag = tag_of(language)
    for name in (tag, tag.split("-")[0]):
        file = STRINGS / f"{name}.json"
        if name and file.is_file():
            strings = json.loads(file.read_text("utf-8"))
            return Words(tag, strings["page"], strings["script"], name)
    return Words(language=tag)
