"""Finds the iframes of a rendered page and puts blocks in their place, in one pass over the text.

A parse of the whole page would cost more than the page: only the tags at a frame's own place are
read.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ..text.patterns import pattern
from .markup import read_irregular, read_tag
from .sizes import Attributes, is_box

Show = Callable[[Attributes, list[Attributes]], "str | None"]

WORDS = ("<iframe", "<IFRAME", "<Iframe")
# The look at one letter first halves the time: most tags of a page are none of these.
_NEXT = pattern(
    r"<(?=[!ipstIPST])(?:!--|(?P<skip>pre|script|style|template|textarea)(?=[\s/>])|(?P<frame>iframe)(?=[\s/>]))",
    re.IGNORECASE,
)
# `<` inside a value is left to the forgiving parser: without it no attempt reaches past the next
# tag.
PLAIN_FRAME = pattern(
    r"<iframe(?=[\s/>])[^<>\"']*(?:(?:\"[^\"<]*\"|'[^'<]*')[^<>\"']*)*>", re.IGNORECASE
)
_FRAME_TAG = pattern(r"<(/?)iframe(?=[\s/>])[^<>]*>?", re.IGNORECASE)
_OPENING = pattern(r"<(p|div)(?=[\s>])[^<>]*>", re.IGNORECASE)
_CLOSING = pattern(r"\s*</(p|div)\s*>", re.IGNORECASE)


def replace_frames(html: str, show: Show) -> str:
    """The HTML with `show(attributes, boxes)` in the place of every iframe; where that is None, the
    iframe stays.

    `boxes` are the attributes of the elements round a frame that only give it a size; they go with
    it. Comments, code, scripts, styles and templates are not looked into.
    """
    return _Pass(html, show).run() if any(word in html for word in WORDS) else html


class _Pass:
    def __init__(self, html: str, show: Show) -> None:
        self.html = html
        self.show = show
        self.done: list[str] = []
        self.copied = 0
        self.looked = 0
        self.in_code = False

    def run(self) -> str:
        position = 0
        while position >= 0 and (found := _NEXT.search(self.html, position)):
            position = (
                self.frame(found.start())
                if found["frame"]
                else self.after(found["skip"], found.end())
            )
        return "".join((*self.done, self.html[self.copied :]))

    def after(self, skipped: str | None, position: int) -> int:
        """The end of a comment or of an element that is not looked into; negative where it does not
        end."""
        end = re.compile(f"</{skipped}" if skipped else "-->", re.IGNORECASE).search(
            self.html, position
        )
        return end.end() if end else -1

    def is_code(self, position: int) -> bool:
        """Whether a code span is open here. Looked for from the frame: a page has far more spans
        than frames."""
        opened, closed = (
            self.html.rfind(tag, self.looked, position) for tag in ("<code", "</code")
        )
        if opened != closed:
            self.in_code = opened > closed
        self.looked = position
        return self.in_code

    def frame(self, start: int) -> int:
        if self.is_code(start):
            return start + 1
        if plain := PLAIN_FRAME.match(self.html, start):
            attributes: Attributes | None = read_tag(plain[0])
            stop = self.frame_end(plain.end()) or plain.end()
        elif stop := self.frame_end(start + 1):
            attributes = read_irregular(self.html[start:stop])
        if not stop or attributes is None:
            return start + 1
        outer_start, outer_stop, boxes = self.widen(start, stop)
        block = self.show(attributes, boxes)
        if block is None:
            return stop
        self.done += self.html[self.copied : outer_start], block
        self.copied = outer_stop
        return self.copied

    def frame_end(self, position: int) -> int:
        """The end of the iframe element; 0 where the next one begins, or the page ends, without its
        closing tag."""
        tag = _FRAME_TAG.search(self.html, position)
        return tag.end() if tag and tag[1] else 0

    def widen(self, start: int, stop: int) -> tuple[int, int, list[Attributes]]:
        """The place of the frame together with the paragraph and the boxes that hold nothing else."""
        boxes: list[Attributes] = []
        while (opening := self.opening_before(start)) and (
            closing := _CLOSING.match(self.html, stop)
        ):
            name = opening[1].lower()
            if name != closing[1].lower():
                break
            if name == "div":
                box = read_tag(opening[0])
                if not is_box(box):
                    break
                boxes.append(box)
            elif opening[0] != "<p>":
                break
            start, stop = opening.start(), closing.end()
        return start, stop, boxes

    def opening_before(self, position: int) -> re.Match[str] | None:
        end = position
        while end > self.copied and self.html[end - 1].isspace():
            end -= 1
        if end <= self.copied or self.html[end - 1] != ">":
            return None
        start = self.html.rfind("<", self.copied, end)
        return _OPENING.fullmatch(self.html, start, end) if start >= 0 else None
