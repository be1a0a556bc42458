"""What Markdown extensions add around an author's words, and no app can use: signs beside headings,
ways back from footnotes, numbers of lines, tables of contents, labels of tabs in one row."""

from __future__ import annotations

from collections.abc import Callable, Collection

from ..html.tags import Tag, element_ends, find_tags

# What a page with such furniture holds, and the elements that it is made of: others are not read.
_SIGNS = (
    ('class="headerlink"', "a"),
    ('class="footnote-backref"', "a"),
    ("__codelineno", "a"),
    ('class="linenos"', "span"),
    ('class="linenos"', "td"),
    ('class="toc"', "div"),
    ('class="tabbed-labels"', "div"),
    ("<summary", "summary"),
)
_REMOVED_CLASSES = {
    "a": frozenset({"headerlink", "footnote-backref"}),
    "div": frozenset({"toc"}),
    "span": frozenset({"linenos"}),
    "td": frozenset({"linenos"}),
}


def without_furniture(html: str) -> str:
    """The HTML without what extensions have added. A summary becomes a paragraph, and each tab's
    name stands before what the tab holds."""
    names = {name for sign, name in _SIGNS if sign in html}
    return _Remover(html, names).run() if names else html


class _Remover:
    def __init__(self, html: str, names: Collection[str]) -> None:
        self.html = html
        self.tags = list(find_tags(html, names))
        self.ends = element_ends(self.tags)
        self.parts: list[str] = []
        self.copied = 0
        # Of each set of tabs that is open, the names that are still to come, the last one first.
        self.tab_names: list[list[str]] = []
        self.replacements: dict[str, Callable[[Tag], None]] = {
            "div": self.replace_div,
            "summary": self.replace_summary,
        }

    def run(self) -> str:
        for tag in self.tags:
            if tag.start < self.copied:
                continue
            if not tag.is_closing and _is_furniture(tag):
                self.remove(tag)
            elif replace := self.replacements.get(tag.name):
                replace(tag)
        return "".join((*self.parts, self.html[self.copied :]))

    def remove(self, tag: Tag) -> None:
        if end := self.ends.get(tag.start):
            self.put("", tag.start, end)

    def put(self, text: str, start: int, stop: int) -> None:
        """Puts text in the place of what is between two places."""
        self.parts += self.html[self.copied : start], text
        self.copied = stop

    def replace_summary(self, tag: Tag) -> None:
        self.put("</p>" if tag.is_closing else "<p>", tag.start, tag.stop)

    def replace_div(self, tag: Tag) -> None:
        if tag.is_closing:
            return
        classes = tag.attributes.get("class", "").split()
        if "tabbed-labels" in classes:
            self.take_tab_names(tag)
        elif "tabbed-block" in classes:
            self.name_tab(tag)

    def take_tab_names(self, labels: Tag) -> None:
        """The extension has the names of all tabs in one row, before what the tabs hold."""
        end = self.ends.get(labels.start)
        if not end:
            return
        names = []
        row = self.html[labels.stop : end]
        tags = find_tags(row, ("label",))
        for label in tags:
            closing = next(tags, None)
            if closing:
                names.append(row[label.stop : closing.start])
        self.tab_names.append(names[::-1])
        self.put("", labels.start, end)

    def name_tab(self, block: Tag) -> None:
        # Tabs may be nested: those of the inner set are used up first.
        while self.tab_names and not self.tab_names[-1]:
            self.tab_names.pop()
        if self.tab_names:
            self.put(f"{block.text}<p>{self.tab_names[-1].pop()}</p>", block.start, block.stop)


def _is_furniture(tag: Tag) -> bool:
    attributes = tag.attributes
    removed = _REMOVED_CLASSES.get(tag.name, frozenset())
    if not removed.isdisjoint(attributes.get("class", "").split()):
        return True
    # An anchor beside a line of code, or a link to it; its number is a `span` of its own.
    anchor = attributes.get("id", "") + attributes.get("href", "").removeprefix("#")
    return tag.name == "a" and anchor.startswith("__codelineno")
