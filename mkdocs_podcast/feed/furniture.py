"""What Markdown extensions add around an author's words, and no app can use: signs beside headings,
ways back from footnotes, numbers of lines, tables of contents, labels of tabs in one row."""

from __future__ import annotations

from ..html.tags import HtmlTag, element_end, find_tags, tag_at
from ..text.patterns import pattern

# Elements that go with all that is in them, and what their start tags hold. Most pages have few of
# them, so that only their own tags are read.
_REMOVED = (
    ("a", 'class="headerlink"'),
    ("a", 'class="footnote-backref"'),
    ("span", 'class="linenos"'),
    ("td", 'class="linenos"'),
    ("a", "__codelineno"),
    ("div", 'class="toc"'),
    # What the plugin document-dates puts above or below each page's text.
    ("div", "document-dates-plugin-wrapper"),
)
# The signs that most pages have, as Markdown writes them: they hold a text and nothing else.
_SIGN = pattern(r'<a class="(?:headerlink|footnote-backref)"(?: [a-z]+="[^"<>]*")*>[^<]*</a>')
_TAB_NAMES = 'class="tabbed-labels"'
# No start tag of an extension's is longer.
_LONGEST_TAG = 1_000


def without_furniture(html: str) -> str:
    """The HTML without what extensions have added. A summary becomes a paragraph, and each tab's
    name is placed before what the tab holds."""
    html = _SIGN.sub("", html)
    for name, sign in _REMOVED:
        if sign in html:
            html = _without_elements(html, name, sign)
    if "<summary" in html:
        html = _with_summaries_as_paragraphs(html)
    if _TAB_NAMES in html:
        html = _TabNamer(html).run()
    return html


def _without_elements(html: str, name: str, sign: str) -> str:
    parts = []
    copied = 0
    position = html.find(sign)
    while position >= 0:
        tag = _tag_around(html, position, copied)
        position += len(sign)
        if tag and tag.name == name:
            end = element_end(html, tag)
            if end < 0:
                # What is never closed stays, and so does what follows: a look at each of them would
                # read the text again and again.
                break
            parts.append(html[copied : tag.start])
            copied = position = end
        position = html.find(sign, position)
    return "".join((*parts, html[copied:]))


def _tag_around(html: str, position: int, beginning: int) -> HtmlTag | None:
    """The start tag that this place is in."""
    start = html.rfind("<", max(beginning, position - _LONGEST_TAG), position)
    if start < 0:
        return None
    tag = tag_at(html, start)
    if not tag or tag.is_closing:
        return None
    # A tag that ends earlier is beside this place.
    if tag.stop <= position:
        return None
    return tag


def _with_summaries_as_paragraphs(html: str) -> str:
    parts: list[str] = []
    copied = 0
    for tag in find_tags(html, ("summary",)):
        parts.append(html[copied : tag.start])
        if tag.is_closing:
            parts.append("</p>")
        else:
            parts.append("<p>")
        copied = tag.stop
    return "".join((*parts, html[copied:]))


class _TabNamer:
    """Puts each tab's name before what the tab holds; the extension has those of all tabs in one
    row before them."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.parts: list[str] = []
        self.copied = 0
        # Of each set of tabs that is open, the names that are still to come, the last one first.
        self.names: list[list[str]] = []

    def run(self) -> str:
        for tag in find_tags(self.html, ("div",)):
            if tag.is_closing:
                continue
            # It is in a row of names, which is gone.
            if tag.start < self.copied:
                continue
            classes = tag.attributes.get("class", "").split()
            if "tabbed-labels" in classes:
                self.read_names(tag)
            elif "tabbed-block" in classes:
                self.place_name(tag)
        return "".join((*self.parts, self.html[self.copied :]))

    def read_names(self, labels: HtmlTag) -> None:
        end = element_end(self.html, labels)
        if end < 0:
            return
        names = []
        row = self.html[labels.stop : end]
        tags = find_tags(row, ("label",))
        for label in tags:
            closing = next(tags, None)
            if closing:
                names.append(row[label.stop : closing.start])
        self.names.append(names[::-1])
        self.parts.append(self.html[self.copied : labels.start])
        self.copied = end

    def place_name(self, block: HtmlTag) -> None:
        # Tabs may be nested: those of the inner set are used up first.
        while self.names and not self.names[-1]:
            self.names.pop()
        if self.names:
            self.parts += self.html[self.copied : block.stop], f"<p>{self.names[-1].pop()}</p>"
            self.copied = block.stop
