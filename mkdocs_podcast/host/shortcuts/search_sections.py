"""The sections that Material's search makes of a page, read from HTML whose tags are all ordinary.

Material reads a page with Python's parser of HTML and compares elements in Python, which takes an
eighth of a build. Here one pattern finds the tags, and elements are their names.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape, unescape
from typing import Any

from ...text.patterns import pattern

# A tag, or a comment.
_TAG = pattern(
    r"<(?:(?P<end>/)?(?P<name>[a-z][a-z0-9]*)(?P<attributes>(?:\s+[a-z-]+=\"[^\"<]*\")*)\s*"
    r"(?P<empty>/)?|!--[^<>-]+(?:-[^<>-]+)*--)>"
)
_ATTRIBUTE = pattern(r"\s([a-z-]+)=\"([^\"]*)\"")
# What the index leaves out, and what has no HTML in it: there, tags may mean something else.
_LEFT_OUT = ("data-search", "linenodiv")
_RAW_TEXT = frozenset(
    {
        *("iframe", "math", "noembed", "noframes", "noscript", "object", "plaintext", "script"),
        *("style", "svg", "textarea", "title", "xmp"),
    }
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_KEPT = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
_VOID = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr"),
    }
)


def read_sections(
    html: str, make_section: Callable[..., Any], make_element: Callable[..., Any]
) -> list[Any] | None:
    """The sections of a page; None for HTML that only Material's own parser is sure to read right.

    `make_section` and `make_element` are Material's classes.
    """
    if any(name in html for name in _LEFT_OUT):
        return None
    reader = _SectionReader(make_section, make_element)
    # Each tag in four parts, after the text that goes before it; all of it with one more text.
    *parts, last = _TAG.split(html)
    columns = [parts[column::5] for column in range(5)]
    for text, end, name, attributes, empty in zip(*columns, strict=True):
        if "<" in text or name in _RAW_TEXT or reader.has_deep_headings:
            return None
        if text:
            reader.add_text(text)
        if end:
            reader.end(name)
        elif name:
            reader.start(name, attributes)
            if empty:
                reader.end(name)
    if "<" in last or reader.has_deep_headings:
        return None
    if last:
        reader.add_text(last)
    return reader.sections


class _SectionReader:
    """What Material's parser does with tags and texts."""

    def __init__(self, make_section: Callable[..., Any], make_element: Callable[..., Any]) -> None:
        self.sections: list[Any] = []
        # After a heading inside other elements, each tag that ends may end its section.
        self.has_deep_headings = False
        self._make_section = make_section
        self._make_element = make_element
        self._section: Any = None
        # The name of the element that the section begins with, and its pieces of title and text.
        self._heading = ""
        self._title: list[str] = []
        self._text: list[str] = []
        # The names of the elements that are open.
        self._open: list[str] = []
        # How many of them are open in a heading's permanent link.
        self._link_depth = 0

    def start(self, name: str, attributes: str) -> None:
        if name in _VOID:
            return
        self._open.append(name)
        if name in _HEADINGS:
            self._start_heading(name, attributes)
        elif name == "a" and not self._link_depth and 'class="headerlink"' in attributes:
            self._link_depth = len(self._open)
        if self._section is None:
            self._begin(self._make_element("hx"))
        if name in _KEPT:
            pieces = self._title if self._heading in self._open else self._text
            pieces.append(f"<{name}>")

    def _start_heading(self, name: str, written: str) -> None:
        attributes = {key: unescape(value) for key, value in _ATTRIBUTE.findall(written)}
        if "id" not in attributes:
            return
        depth = len(self._open)
        if depth > 1:
            self.has_deep_headings = True
        is_first = not self.sections
        if is_first and name != "h1":
            self._begin(self._make_element("hx"), depth)
            is_first = False
        self._begin(self._make_element(name, attributes), depth)
        if not is_first:
            self._section.id = attributes["id"]

    def _begin(self, element: Any, depth: int = 0) -> None:
        section = self._make_section(element, depth)
        self.sections.append(section)
        self._section = section
        self._heading, self._title, self._text = element.tag, section.title, section.text

    def end(self, name: str) -> None:
        opened = self._open
        if not opened or opened[-1] != name:
            return
        opened.pop()
        if len(opened) < self._link_depth:
            self._link_depth = 0
        if name in _KEPT:
            pieces = self._title if self._heading in opened else self._text
            _close_element(pieces, name)

    def add_text(self, text: str) -> None:
        text = unescape(text)
        if "pre" not in self._open:
            text = " " if text.isspace() else text.replace("\n", " ")
        if self._section is None:
            self._begin(self._make_element("hx"))
        if self._heading in self._open:
            if not self._link_depth:
                self._title.append(escape(text, quote=False))
        elif not text.isspace():
            self._text.append(escape(text, quote=False))
        elif "pre" in self._open or not self._text or not self._text[-1].isspace():
            self._text.append(text)


def _close_element(pieces: list[str], name: str) -> None:
    """Adds a closing tag, or drops the element if there is nothing in it."""
    start = pieces.index(f"<{name}>")
    for index in range(start + 1, len(pieces)):
        if not pieces[index].isspace():
            pieces.append(f"</{name}>")
            return
    del pieces[start:]
