"""A page's notes → show notes for the feed: what an app can show.

The notes come as the Markdown extension hands them over, before plugins and the theme change the
page.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..text import addresses, values
from .channel import Notes
from .descriptions import description, paragraph
from .furniture import without_furniture

# fmt: off
TAGS = frozenset({
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "dfn", "div", "dl", "dt", "em",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol",
    "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "small", "strong", "sub", "sup", "table", "tbody", "td",
    "tfoot", "th", "thead", "time", "tr", "u", "ul", "var",
})
# Left out with all that is in them.
_HIDDEN_TAGS = frozenset({
    "script", "style", "template", "iframe", "object", "svg", "math", "form", "button", "select", "textarea", "nav",
    "noscript", "audio", "video", "canvas", "title", "dialog",
})
# fmt: on
_ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "time": {"datetime"},
}
_ADDRESSES = frozenset({"href", "src"})
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def show_notes(
    notes: str, url: str, *, summary: str = "", lead: str = "", times: Sequence[str] = ()
) -> Notes:
    """The show notes of a page (`RenderedPage.notes`), whose own full address is `url`.

    `summary` is the description of a page without notes. `lead` is the author's own description,
    which the feed's begins with. `times` are the lines of the page's chapters (`12:04 What a hook
    is`), which follow the description where it does not hold them.
    """
    full = clean(without_furniture(notes), url)
    opening = paragraph(lead)
    if opening and opening not in full:
        return Notes(full, description(f"{opening}\n{full}", times))
    return Notes(full, description(full or paragraph(summary), times))


def clean(content: str, url: str) -> str:
    """HTML that any app may show: only allowed tags and attributes, with full addresses."""
    if "<" not in content:
        return paragraph(values.unescape(content))
    import nh3

    sanitized = nh3.clean(
        content,
        tags=set(TAGS),
        clean_content_tags=set(_HIDDEN_TAGS),
        attributes=_ATTRIBUTES,
        attribute_filter=_encoded_attribute,
        url_schemes=set(_SCHEMES),
        url_relative=("rewrite_with_base", url),
        link_rel=None,
    )
    return sanitized.strip()


def _encoded_attribute(tag: str, name: str, value: str) -> str:
    """An attribute's value; an address percent-encoded. Relative ones are encoded when they are
    made full."""
    if name not in _ADDRESSES or _is_plain(value):
        return value
    return addresses.url(value) or value


def _is_plain(address: str) -> bool:
    """Whether nothing in an address has to be encoded."""
    return address.isascii() and address.isprintable() and " " not in address
