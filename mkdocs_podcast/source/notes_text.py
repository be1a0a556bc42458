"""A page's notes as this plugin reads them: what other generators' codes stand for is put in."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from ..model.episode import Episode
from ..text import prose
from ..text.code import visible_lines
from .foreign_markup import drop_foreign_markup
from .frontmatter import FrontMatter
from .media_codes import replace_media_codes

if TYPE_CHECKING:
    from .liquid import AddressOf

# Notes as long as this say something.
_SURELY_WORDS = 2000
# What the plugins include-markdown and markdown-exec put words in place of.
_FILLED_LATER = ("{% include-markdown", ' exec="')


def resolve_notes(body: str, meta: Mapping[str, Any], address_of: AddressOf) -> str:
    """The body with variables, media and players in the place of the codes for them."""
    # One letter is found, or not, in a tenth of the time that two take.
    if "{" in body:
        from .liquid import resolve_variables
        from .shortcodes import players

        body = resolve_variables(body, meta, address_of)
        body = players(body)
    if "[" in body:
        return replace_media_codes(body)
    return body


def complete_notes(body: str, episode: Episode) -> str:
    """The body, and after it what other generators' templates show of front matter: the description
    where there are no notes, and the links.

    It is HTML, so that no extension changes the author's words.
    """
    parts = [body]
    if episode.description and not has_notes(body):
        parts.append(f"<p>{_text(episode.description)}</p>")
    if episode.reading_list:
        items = [
            f'<li><a href="{_text(link.url)}">{_text(link.name)}</a></li>'
            for link in episode.reading_list
        ]
        parts.append("\n".join(("<ul>", *items, "</ul>")))
    if len(parts) == 1:
        return body
    return "\n\n".join(parts)


def has_notes(body: str) -> bool:
    """Whether a page says anything below its title."""
    if len(body) > _SURELY_WORDS or is_filled_later(body):
        return True
    lines = drop_foreign_markup(visible_lines(body))[0].split("\n")
    text = "\n".join(line for line in lines if not line.startswith("#"))
    return prose.has_words(text)


def is_filled_later(body: str) -> bool:
    """Whether another plugin puts words in place of something in the body."""
    return any(sign in body for sign in _FILLED_LATER)


def _text(text: str) -> str:
    # To plugins for templates, a brace may begin a tag.
    return escape(text).replace("{", "&#123;")


def readable_notes(front: FrontMatter) -> str:
    """The body of a page for who looks for something in it: nothing of other generators' is left.

    Its addresses are those that the author wrote.
    """
    body = resolve_notes(front.body, front.meta, lambda path, raw: path)
    return drop_foreign_markup(body)[0]
