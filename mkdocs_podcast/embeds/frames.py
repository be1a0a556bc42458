"""Finds the iframes of a rendered page and puts blocks in their place, in one pass over the text.

A parse of the whole page would cost more than the page: only the tags at a frame's own place are
read.
"""

from __future__ import annotations

from collections.abc import Callable

from ..html.tags import (
    OPAQUE,
    Attributes,
    HtmlTag,
    next_tag,
    read_irregular,
    tag_after_space,
    tag_at,
)
from .sizes import is_box

ShowFrame = Callable[[Attributes, list[Attributes]], "str | None"]

FRAME_STARTS = ("<iframe", "<IFRAME", "<Iframe")
_IFRAME = ("iframe",)


def replace_frames(html: str, show: ShowFrame) -> str:
    """The HTML with `show(attributes, boxes)` in place of every iframe; where that is None, the
    iframe stays.

    `boxes` are the attributes of the elements around a frame that only give it a size; they go with
    it. Comments, code, scripts, styles and templates are not looked into.
    """
    if not any(start in html for start in FRAME_STARTS):
        return html
    return _FrameReplacer(html, show).run()


class _FrameReplacer:
    def __init__(self, html: str, show: ShowFrame) -> None:
        self.html = html
        self.show = show
        self.parts: list[str] = []
        self.copied = 0

    def run(self) -> str:
        position = 0
        while frame := next_tag(self.html, _IFRAME, position, OPAQUE):
            position = frame.stop
            if not frame.is_closing:
                position = self.replace(frame)
        self.parts.append(self.html[self.copied :])
        return "".join(self.parts)

    def replace(self, frame: HtmlTag) -> int:
        """Replaces a frame; returns where to go on."""
        attributes: Attributes | None = None
        stop = self.frame_end(frame.stop)
        if frame.is_complete:
            attributes = frame.attributes
        elif stop:
            attributes = read_irregular(self.html[frame.start : stop], "iframe")
        if attributes is None:
            return frame.stop
        if not stop:
            # A frame that is never closed would hide the rest of the page: it ends with its tag.
            stop = frame.stop
        start, outer_stop, boxes = self.widen(frame.start, stop)
        block = self.show(attributes, boxes)
        if block is None:
            return stop
        self.parts += self.html[self.copied : start], block
        self.copied = outer_stop
        return outer_stop

    def frame_end(self, position: int) -> int:
        """The end of the iframe element; 0 where the next one begins, or the page ends, without its
        closing tag."""
        tag = next_tag(self.html, _IFRAME, position, OPAQUE)
        if tag and tag.is_closing:
            return tag.stop
        return 0

    def widen(self, start: int, stop: int) -> tuple[int, int, list[Attributes]]:
        """The place of the frame together with the paragraph and the boxes that hold nothing
        else."""
        boxes: list[Attributes] = []
        while opening := self.opening_before(start):
            closing = tag_after_space(self.html, stop)
            if not closing or not closing.is_closing:
                break
            if closing.name != opening.name:
                break
            if opening.name == "div":
                box = opening.attributes
                if not is_box(box):
                    break
                boxes.append(box)
            elif opening.text != "<p>":
                break
            start, stop = opening.start, closing.stop
        return start, stop, boxes

    def opening_before(self, position: int) -> HtmlTag | None:
        """The start tag of a paragraph or a box that ends right before this place."""
        end = position
        while end > self.copied and self.html[end - 1].isspace():
            end -= 1
        start = self.html.rfind("<", self.copied, end)
        if start < 0:
            return None
        tag = tag_at(self.html, start)
        if not tag or tag.stop != end:
            return None
        if tag.is_closing or tag.name not in ("p", "div"):
            return None
        return tag
