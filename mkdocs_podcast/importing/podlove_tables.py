"""The tables of Podlove Publisher's export: each is an element with a row in each child."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from ..text import values
from .feed_parts import text_of
from .imported import LeftOut
from .php_values import read_php

_READ = frozenset(
    {"episodes", "assets", "filetypes", "mediafiles", "seasons", "transcripts", "voice_assignments"}
    | {"contributors", "contributor-roles", "contributor-episode-contributions"}
    | {"services", "contributorServices"}
)
# Podlove's own lists of places and programs, for its statistics.
_OF_STATISTICS = frozenset({"geoareas", "geoareanames", "useragents"})
_UNREAD = "only Podlove acts on it"

Row = Mapping[str, str]


def local_name(element: Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2]


def _texts_in(element: Element) -> dict[str, str]:
    """The texts of the elements inside, by their names."""
    return {local_name(child): text_of(child) for child in element}


class PodloveTables:
    """The rows and options of an export; what cannot be taken from it is in `left_out`."""

    def __init__(self, root: Element) -> None:
        self._tables: dict[str, list[Row]] = {}
        self._options: dict[str, str] = {}
        self.left_out: list[LeftOut] = []
        for table in root:
            name = local_name(table)
            if name == "options":
                self._options = _texts_in(table)
                continue
            rows: list[Row] = list(map(_texts_in, table))
            self._tables[name] = rows
            if rows and name not in _READ | _OF_STATISTICS:
                self.left_out.append(LeftOut("", name, "", _UNREAD))

    def rows(self, name: str) -> list[Row]:
        return self._tables.get(name, [])

    def by_id(self, name: str) -> dict[str, Row]:
        return {row.get("id", ""): row for row in self.rows(name)}

    def of_episode(self, name: str, episode: Row) -> Iterator[Row]:
        for row in self.rows(name):
            if row.get("episode_id") == episode.get("id"):
                yield row

    def option(self, name: str) -> dict[str, str]:
        """An option, which is serialised; its texts are escaped once more."""
        text = self._options.get(name, "")
        if not text:
            return {}
        try:
            entries = read_php(text)
        except ValueError as error:
            self.left_out.append(LeftOut("", name, text[:80], f"it cannot be read ({error})"))
            return {}
        if not isinstance(entries, dict):
            return {}
        return {str(key): values.unescape(str(value)) for key, value in entries.items()}
