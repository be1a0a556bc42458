"""What an author has said about a frame's size: in attributes, in styles, or by the box put round
it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from math import gcd

from ..html.tags import Attributes
from ..text.patterns import pattern
from ..text.records import NamedTuple

_USUAL_RATIOS = ((16, 9), (4, 3), (1, 1), (9, 16), (21, 9), (3, 2))
_PIXELS = pattern(r"\s*(\d{1,5})(?:\.\d+)?\s*(?:px\s*)?", re.IGNORECASE)
_PERCENT = pattern(r"(\d{1,3}(?:\.\d+)?)\s*%")
_ASPECT = pattern(r"\s*(\d{1,5}(?:\.\d+)?)\s*(?:/\s*(\d{1,5}(?:\.\d+)?)\s*)?")
_RATIO_CLASS = pattern(r"(?:ratio-|responsive-|aspect-)(\d{1,2})(?:x|by|-)(\d{1,2})(?!\d)")
_BOX_CLASS = pattern(
    r"\b(?:video|iframe|embed|player|podcast|audio)[-_]?(?:wrapper|wrap|container|responsive|box)\b"
    r"|\bresponsive-(?:video|iframe|embed)\b|\bratio-\d|\bfluid-width-video|\bfluidmedia\b"
)
_BOX_STYLES = ("height", "padding", "padding-top", "padding-bottom", "aspect-ratio", "position")


# Less padding is there for looks.
_SMALLEST_SHARE = 10


class Size(NamedTuple):
    """Pixels, and a ratio such as "16 / 9" where one was meant."""

    width: int | None = None
    height: int | None = None
    ratio: str = ""


def is_box(attributes: Attributes) -> bool:
    """Whether an element with these attributes is there only to give the frame inside it a size."""
    if _BOX_CLASS.search(attributes.get("class", "")):
        return True
    style = declarations(attributes)
    return any(name in style for name in _BOX_STYLES)


def author_size(frame: Attributes, boxes: Sequence[Attributes] = (), *, scales: bool) -> Size:
    """The size an author gave; with `scales`, a width and a height in pixels are a ratio, as a
    video's are."""
    style = declarations(frame)
    box_styles = [declarations(box) for box in boxes]
    widths = (style.get("width", frame.get("width", "")), style.get("max-width", ""))
    width = _first_pixels(widths)
    ratio = next(_ratios(style, boxes, box_styles), "")
    if ratio:
        return Size(width, None, ratio)
    heights = [style.get("height", frame.get("height", ""))]
    heights.extend(box_style.get("height", "") for box_style in box_styles)
    height = _first_pixels(heights)
    if scales and width and height:
        return Size(width, None, ratio_text(width, height))
    return Size(width, height)


def declarations(attributes: Attributes) -> dict[str, str]:
    """The `style` attribute, name by name, lower case."""
    style = attributes.get("style", "").lower().replace("!important", "")
    by_name = {}
    for declaration in style.split(";"):
        name, _, value = declaration.partition(":")
        by_name[name.strip()] = value.strip()
    return by_name


def ratio_text(width: float, height: float) -> str:
    """`16 / 9` for anything within half a percent of it, and so for the other usual ratios; else
    the exact one."""
    for usual_width, usual_height in _USUAL_RATIOS:
        difference = width / height * usual_height / usual_width - 1
        if abs(difference) < 0.005:
            return f"{usual_width} / {usual_height}"
    if width == int(width) and height == int(height):
        divisor = gcd(int(width), int(height))
        return f"{int(width) // divisor} / {int(height) // divisor}"
    return f"{width:g} / {height:g}"


def _ratios(
    style: dict[str, str], boxes: Sequence[Attributes], box_styles: Sequence[dict[str, str]]
) -> Iterator[str]:
    """The ratios that styles and boxes name, the plainest first."""
    for declared in (style, *box_styles):
        yield from _ratio(_ASPECT.fullmatch(declared.get("aspect-ratio", "")))
    for box, box_style in zip(boxes, box_styles, strict=True):
        yield from _padding_ratio(box_style)
        yield from _ratio(_RATIO_CLASS.search(box.get("class", "")))


def _ratio(match: re.Match[str] | None) -> Iterator[str]:
    """The ratio of a width and a height (1 where it is left out), unless one of them is zero."""
    if not match:
        return
    width = float(match[1])
    height = float(match[2] or 1)
    if width and height:
        yield ratio_text(width, height)


def _padding_ratio(style: dict[str, str]) -> Iterator[str]:
    """A box without height whose padding, a share of its width, keeps its place: 56.25% is 16 / 9."""
    for name in ("padding-bottom", "padding-top", "padding"):
        percent = _PERCENT.search(style.get(name, ""))
        if not percent:
            continue
        share = float(percent[1])
        if share >= _SMALLEST_SHARE:
            yield ratio_text(100, share)


def _first_pixels(values: Iterable[str]) -> int | None:
    """The first of the values that is a number of pixels, but zero."""
    for value in values:
        match = _PIXELS.fullmatch(value)
        if match and int(match[1]):
            return int(match[1])
    return None
