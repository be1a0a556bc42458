"""Blocks out of what cannot hold them: a browser closes a paragraph before a player, and leaves its
link in pieces."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..text.patterns import pattern

_TAG = pattern(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?=[\s/>])[^<>]*>")
_CLOSING = pattern(r"\s*</([A-Za-z][A-Za-z0-9-]*)\s*>")
_ID = pattern(r"\sid\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>]+)", re.IGNORECASE)


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


# A title is not to be torn in two: the block follows it.
_WHOLE = _names("h1 h2 h3 h4 h5 h6 summary")
_INLINE = _names(
    "a abbr b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small span strong sub sup tt u var"
)
_BLOCK = _WHOLE | _names(
    "address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer form header "
    "hr legend li main nav ol p pre script section style table tbody td template textarea tfoot th thead tr ul"
)
# Links in links without end are nothing that anybody wrote: what is opened again after a block
# would grow and grow.
_DEEPEST = 12


class Opened(NamedTuple):
    """An element that is open where a block stands."""

    name: str
    tag: str

    @property
    def again(self) -> str:
        """The tag that opens the element anew behind a block."""
        return "<p>" if self.name == "p" else _ID.sub("", self.tag)


def lift(html: str, mark: re.Pattern[str]) -> tuple[str, list[str]]:
    """The HTML with each `mark` outside paragraphs, links and headings; and the tags of the links
    that go for it.

    What stands before and after a block stays, in parts of its own: `<p>a BLOCK b</p>` is `<p>a</p>
    BLOCK <p>b</p>`. Takes time linear in the length of the HTML.
    """
    lifter = _Lifter(html, mark)
    return lifter.run(), lifter.lost


class _Lifter:
    def __init__(self, html: str, mark: re.Pattern[str]) -> None:
        self.html = html
        self.mark = mark
        self.done: list[str] = []
        self.copied = 0
        self.carried: list[Opened] = []
        self.owed = False
        self.lost: list[str] = []

    def run(self) -> str:
        for found in self.mark.finditer(self.html):
            if found.start() < self.copied:
                continue
            opened = self.opened_at(found.start())
            if not opened:
                self.done += self.before(found.start()), found[0]
                self.copied, self.carried, self.owed = found.end(), [], False
            elif opened[0].name in _WHOLE:
                self.put_after(found, opened[0])
            else:
                self.put_between(found, opened)
        self.done.append(self.before(len(self.html)))
        return "".join(self.done)

    def opened_at(self, position: int) -> list[Opened]:
        """The elements that cannot hold a block and are open here, outermost first."""
        opened: list[Opened] = []
        closed: list[str] = []
        while (position := self.html.rfind("<", self.copied, position)) >= 0:
            tag = _TAG.match(self.html, position)
            name = tag["name"].lower() if tag else ""
            if tag and name in _BLOCK:
                holds = tag["end"] or (name != "p" and name not in _WHOLE)
                return [*([] if holds else [Opened(name, tag[0])]), *reversed(opened)][:_DEEPEST]
            if not tag or name not in _INLINE:
                continue
            if tag["end"]:
                closed.append(name)
            elif name in closed:
                closed.remove(name)
            else:
                opened.append(Opened(name, tag[0]))
        return [*self.carried[: max(len(self.carried) - len(closed), 0)], *reversed(opened)][
            :_DEEPEST
        ]

    def before(self, stop: int) -> str:
        """What has not been copied yet, in the elements that a block has closed."""
        text = self.html[self.copied : stop]
        if not self.owed:
            return text
        if not text.strip():
            return ""
        self.owed = False
        return "\n" + "".join(opened.again for opened in self.carried) + text.lstrip()

    def put_after(self, found: re.Match[str], title: Opened) -> None:
        closing = re.compile(f"</{title.name}\\s*>", re.IGNORECASE).search(self.html, found.end())
        stop = closing.end() if closing else len(self.html)
        rest = self.html[found.end() : stop]
        others = [other[0] for other in self.mark.finditer(rest)]
        text = self.before(found.start())
        self.done += text, self.mark.sub("", rest), "\n", "\n".join((found[0], *others))
        self.copied, self.carried = stop, []

    def put_between(self, found: re.Match[str], opened: list[Opened]) -> None:
        text = self.before(found.start()).rstrip()
        # Nothing has been opened again since the block before this one.
        kept = [] if self.owed else list(opened)
        while kept and text.endswith((kept[-1].tag, kept[-1].again)):
            tag = kept[-1].tag if text.endswith(kept[-1].tag) else kept[-1].again
            text = text.removesuffix(tag).rstrip()
            kept.pop()
        self.done += text, "".join(f"</{one.name}>" for one in reversed(kept)), "\n", found[0], "\n"
        rest = list(opened)
        self.copied = found.end()
        while (
            rest
            and (closing := _CLOSING.match(self.html, self.copied))
            and closing[1].lower() == rest[-1].name
        ):
            emptied = rest.pop()
            self.copied = closing.end()
            if emptied.name == "a" and emptied not in kept and not self.owed:
                self.lost.append(emptied.tag)
        self.carried, self.owed = rest, bool(rest)
