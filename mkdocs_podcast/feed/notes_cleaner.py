"""The sanitiser of show notes: HTML that any app may show, with full addresses.

nh3 takes as long to be told what is allowed as to read a page of notes, so one cleaner is made for
all pages of a site. It knows one address that relative ones begin at: those of a page are made to
begin at the site's root before nh3 makes them full.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..html.tags import pieces
from ..text import addresses, values
from ..text.patterns import pattern
from ..text.records import NamedTuple
from .descriptions import paragraph
from .ordinary_notes import clean_ordinary_notes

if TYPE_CHECKING:
    import nh3

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
# In these nothing is, or the next one closes them.
_NOT_NESTED = frozenset(
    ("br", "hr", "img", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot")
)
_DEEPEST = 500
_ADDRESSES = frozenset({"href", "src"})
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
# A full address in which nothing has to be encoded.
_FULL = pattern(r"https?://[!-~]+")
# A page's address that says nothing but a host and a path.
_PAGE = pattern(r"(https?://[a-z0-9.-]+(?::[0-9]+)?)((?:/(?!\.|%2[Ee])[\w.~%-]+)*/?)", re.ASCII)
# A relative address in which nothing has to be encoded or left out.
_PLAIN_RELATIVE = pattern(r"[A-Za-z0-9_.~-][A-Za-z0-9_.~/?#=&%+-]*")
# An address that does not depend on the page's folder.
_ROOTED = pattern(r"[/\\]|[A-Za-z][A-Za-z0-9+.-]*:")
# What browsers, and nh3, leave out of an address before they look at it.
_IGNORED = pattern(r"\A[\x00-\x20]+|[\t\n\r]")


class _Base(NamedTuple):
    """Where a page's relative addresses begin: `url`, below which the page is at `path`, in
    `folder`."""

    url: str
    path: str = ""
    folder: str = ""

    @classmethod
    def of_page(cls, url: str) -> _Base:
        match = _PAGE.fullmatch(url)
        if not match:
            return cls(url)
        site, path = match.groups()
        path = path or "/"
        return cls(f"{site}/", path, path[: path.rindex("/") + 1])

    def rooted(self, address: str) -> str:
        """A relative address of the page as one that begins at the site's root; any other as it
        is."""
        if not self.path:
            return address
        relative = _IGNORED.sub("", address)
        if _ROOTED.match(relative):
            return address
        if relative[:1] in ("", "?", "#"):
            return self.path + relative
        return self.folder + relative


class NotesError(ValueError):
    """Notes that cannot be cleaned: the end of a sentence."""


class NotesCleaner:
    """Cleans one page's notes after the other."""

    def __init__(self) -> None:
        self._base = _Base("")
        self._cleaner: nh3.Cleaner | None = None

    def clean(self, content: str, url: str) -> str:
        """The notes of the page with this full address: only allowed tags and attributes, with full
        addresses. Raises NotesError."""
        if "<" not in content:
            return paragraph(values.unescape(content))
        ordinary = clean_ordinary_notes(content, url)
        if ordinary is not None:
            return ordinary
        if _is_nested_too_deep(content):
            raise NotesError(
                f"more than {_DEEPEST} elements are in one another there: close those that are open"
            )
        base = _Base.of_page(url)
        if self._cleaner is None or base.url != self._base.url:
            self._cleaner = self._new_cleaner(base.url)
        self._base = base
        return self._cleaner.clean(content).strip()

    def _new_cleaner(self, base_url: str) -> nh3.Cleaner:
        import nh3

        return nh3.Cleaner(
            tags=set(TAGS),
            clean_content_tags=set(_HIDDEN_TAGS),
            attributes=_ATTRIBUTES,
            attribute_filter=self._attribute,
            url_schemes=set(_SCHEMES),
            url_relative=("rewrite_with_base", base_url),
            link_rel=None,
        )

    def _attribute(self, tag: str, name: str, value: str) -> str:
        """An attribute's value; an address percent-encoded. Relative ones are encoded when they are
        made full."""
        if name not in _ADDRESSES or _FULL.fullmatch(value):
            return value
        if self._base.path and _PLAIN_RELATIVE.fullmatch(value):
            return self._base.folder + value
        if not _is_plain(value):
            value = addresses.url(value) or value
        return self._base.rooted(value)


def _is_nested_too_deep(content: str) -> bool:
    """Whether the elements are in one another so deep that nh3 would take long: with the square of
    the depth."""
    if content.count("<") <= _DEEPEST:
        return False
    depth = 0
    for _, tag, slash, name in pieces(content):
        if not tag or name.lower() in _NOT_NESTED:
            continue
        depth = max(depth - 1, 0) if slash else depth + 1
        if depth > _DEEPEST:
            return True
    return False


def _is_plain(address: str) -> bool:
    """Whether nothing in an address has to be encoded."""
    return address.isascii() and address.isprintable() and " " not in address
