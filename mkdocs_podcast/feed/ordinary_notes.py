"""Show notes as Markdown writes most of them, cleaned in one look instead of by a parser.

They consist of nothing but paragraphs, headings, lists, emphasis and links to plain addresses, each
closed where it should be: there is nothing to take out but the ids of headings. Whatever else is in
notes leaves all of them to the sanitiser, which makes the same of these.
"""

from __future__ import annotations

import re
from itertools import accumulate

from ..text.patterns import pattern

# Neither a tag nor an entity, nor a character that a parser drops or writes otherwise.
_LETTERS = r"[^<>&\x00-\x08\x0b-\x1f\x7f-\xa0\ud800-\udfff]*"
_ENTITY = r"&(?:amp|lt|gt);"
_TEXT = rf"{_LETTERS}(?:{_ENTITY}{_LETTERS})*"
_EMPHASIS = "|".join(rf"<{name}>{_TEXT}</{name}>" for name in ("em", "strong", "code"))
# A host that every parser of addresses takes for one.
_HOST = r"(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,}"
_FULL = rf"https?://{_HOST}(?:/(?:[A-Za-z0-9/._~?=+%,:-]|&amp;)*)?(?:#[A-Za-z0-9_-]+)?"
_SEGMENT = r"[A-Za-z0-9][A-Za-z0-9_.~-]*"
_RELATIVE = rf"(?:\.\./)*(?:{_SEGMENT}/)*(?:{_SEGMENT})?(?:#[A-Za-z0-9_-]+)?"
_LINKED = rf"{_TEXT}(?:(?:{_EMPHASIS}){_TEXT})*"
_LINK = rf'<a href="(?:{_FULL}|(?=[A-Za-z0-9.#]){_RELATIVE})">{_LINKED}</a>'
_LINE = rf"{_TEXT}(?:(?:{_EMPHASIS}|{_LINK}){_TEXT})*"
_BLOCKS = [f"<p>{_LINE}</p>"]
_BLOCKS += [rf'<h{level}(?: id="[\w-]*")?>{_LINE}</h{level}>' for level in range(1, 7)]
# Items with blank lines between them hold paragraphs.
_ITEM = rf"<li>(?:\n(?:<p>{_LINE}</p>\n)+|{_LINE})</li>\n"
_BLOCKS += [rf"<{name}>\n(?:{_ITEM})*</{name}>" for name in ("ul", "ol")]
_NOTES = pattern(rf"\n*(?:(?:{'|'.join(_BLOCKS)})\n*)*")
# What is changed in them: a tag is nowhere but where it was seen.
_CHANGED = pattern(r'<h([1-6]) id="[^"]*">|<a href="(?!https?:)((?:\.\./)*)((?!\.\./)[^"]*)">')
# A page's address, and so the relative ones on it, that nobody reads otherwise.
_PAGE = pattern(rf"(https?://{_HOST}/)((?:{_SEGMENT}/)*)(?:{_SEGMENT})?")


def clean_ordinary_notes(content: str, url: str) -> str | None:
    """The notes of the page with this full address, with full addresses; None for notes in which
    anything is unusual."""
    page = _PAGE.fullmatch(url)
    if not page or not _NOTES.fullmatch(content):
        return None
    folders = list(accumulate(page[2].split("/")[:-1], "{}{}/".format, initial=page[1]))

    def changed(tag: re.Match[str]) -> str:
        level, steps_up, path = tag.groups()
        if level:
            return f"<h{level}>"
        if path.startswith("#") and not steps_up:
            return f'<a href="{url}{path}">'
        # Nothing is above the site's root.
        depth = max(len(folders) - 1 - len(steps_up) // len("../"), 0)
        return f'<a href="{folders[depth]}{path}">'

    return _CHANGED.sub(changed, content).strip()
