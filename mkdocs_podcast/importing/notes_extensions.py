"""Extensions of Markdown that MkDocs does not have by itself and that notes of another site need."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..text.outside_code import blank_hidden
from ..text.patterns import pattern
from .imported import ImportedShow, LeftOut
from .site_outline import SiteOutline

_SIGNS: Mapping[str, re.Pattern[str]] = {
    "footnotes": pattern(r"^\[\^[^\[\]\n]{1,80}\]:", re.MULTILINE),
    "def_list": pattern(r"^[^\s:][^\n]{0,500}\n\n?:[ \t]{1,3}\S", re.MULTILINE),
}
# Extensions that have all of these.
_ALL = frozenset({"extra", "pymdownx.extra"})
_MISSING = "notes need this extension of Markdown: add it to `markdown_extensions` in mkdocs.yml"


def extensions_of(show: ImportedShow) -> list[str]:
    """The names of the extensions that the notes of a show need."""
    needed = []
    for name, sign in _SIGNS.items():
        if any(_has(sign, episode.notes) for episode in show.episodes):
            needed.append(name)
    return needed


def _has(sign: re.Pattern[str], notes: str) -> bool:
    if not sign.search(notes):
        return False
    return sign.search(blank_hidden(notes)) is not None


def missing_extensions(show: ImportedShow, site: SiteOutline) -> Iterator[LeftOut]:
    """What a site that exists lacks."""
    names = {name.removeprefix("markdown.extensions.") for name in site.extensions}
    if not site.exists or names & _ALL:
        return
    for name in extensions_of(show):
        if name not in names:
            yield LeftOut("", name, "", _MISSING)
