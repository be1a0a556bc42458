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
_TEXT = rf"{_LETTERS}(?:&(?:amp|lt|gt);{_LETTERS})*"
# A host that every parser of addresses takes for one.
_HOST = r"(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,}"
_FULL = rf"https?://{_HOST}(?:/(?:[A-Za-z0-9/._~?=+%,:-]|&amp;)*)?(?:#[A-Za-z0-9_-]+)?"
_SEGMENT = r"[A-Za-z0-9][A-Za-z0-9_.~-]*"
_RELATIVE = rf"(?:\.\./)*(?:{_SEGMENT}/)*(?:{_SEGMENT})?(?:#[A-Za-z0-9_-]+)?"
_EMPHASIS = pattern(rf"<(em|strong|code)>{_TEXT}</\1>")
_LINK = pattern(rf'<a href="(?:{_FULL}|(?=[A-Za-z0-9.#]){_RELATIVE})">{_TEXT}</a>')
# Stands for an emphasis or a link: no tag, address or entity may have it, so that it is where a
# text is.
_PLACE = "|"
_BLOCKS = pattern(
    rf'\n*(?:(?:<(p|h[1-6])(?: id="[\w-]*")?>{_TEXT}</\1>'
    # Items with blank lines between them hold paragraphs.
    rf"|<([uo]l)>\n(?:<li>(?:\n(?:<p>{_TEXT}</p>\n)+|{_TEXT})</li>\n)*</\2>)\n*)*"
)
# What is changed in them: a tag is nowhere but where it was seen.
_CHANGED = pattern(r'<(p|h[1-6]) id="[^"]*">|<a href="(?!https?:)((?:\.\./)*)((?!\.\./)[^"]*)">')
# A page's address, and so the relative ones on it, that nobody reads otherwise.
_PAGE = pattern(rf"(https?://{_HOST}/)((?:{_SEGMENT}/)*)(?:{_SEGMENT})?")


def clean_ordinary_notes(content: str, url: str) -> str | None:
    """The notes of the page with this full address, with full addresses; None for notes in which
    anything is unusual."""
    page = _PAGE.fullmatch(url)
    if not page or not _BLOCKS.fullmatch(_LINK.sub(_PLACE, _EMPHASIS.sub(_PLACE, content))):
        return None
    folders = list(accumulate(page[2].split("/")[:-1], "{}{}/".format, initial=page[1]))

    def changed(tag: re.Match[str]) -> str:
        name, steps_up, path = tag.groups()
        if name:
            return f"<{name}>"
        if path.startswith("#") and not steps_up:
            return f'<a href="{url}{path}">'
        # Nothing is above the site's root.
        depth = max(len(folders) - 1 - len(steps_up) // len("../"), 0)
        return f'<a href="{folders[depth]}{path}">'

    return _CHANGED.sub(changed, content).strip()
