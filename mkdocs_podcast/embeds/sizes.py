"""What an author has said about a frame's size: in attributes, in styles, or by the box put round
it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import gcd
from typing import NamedTuple

from ..html.tags import Attributes
from ..text.patterns import pattern

_USUAL_RATIOS = ((16, 9), (4, 3), (1, 1), (9, 16), (21, 9), (3, 2))
_PIXELS = pattern(r"\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?\s*", re.IGNORECASE)
_PERCENT = pattern(r"(\d{1,3}(?:\.\d+)?)\s*%")
_ASPECT = pattern(r"\s*(\d{1,5}(?:\.\d+)?)\s*(?:/\s*(\d{1,5}(?:\.\d+)?)\s*)?")
_RATIO_CLASS = pattern(r"(?:ratio-|responsive-|aspect-)(\d{1,2})(?:x|by|-)(\d{1,2})(?!\d)")
_BOX_CLASS = pattern(
    r"\b(?:video|iframe|embed|player|podcast|audio)[-_]?(?:wrapper|wrap|container|responsive|box)\b"
    r"|\bresponsive-(?:video|iframe|embed)\b|\bratio-\d|\bfluid-width-video|\bfluidmedia\b"
)
_BOX_STYLES = ("height", "padding", "padding-top", "padding-bottom", "aspect-ratio", "position")


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
    width = _pixels(style.get("width", frame.get("width", ""))) or _pixels(
        style.get("max-width", "")
    )
    if ratio := next(_ratios(style, boxes), ""):
        return Size(width, None, ratio)
    height = _pixels(style.get("height", frame.get("height", "")))
    height = height or next(
        filter(None, (_pixels(declarations(box).get("height", "")) for box in boxes)), None
    )
    if scales and width and height:
        return Size(width, None, ratio_text(width, height))
    return Size(width, height)


def declarations(attributes: Attributes) -> dict[str, str]:
    """The `style` attribute, name by name, lower case."""
    if not (style := attributes.get("style", "")):
        return {}
    pairs = (part.partition(":") for part in style.lower().replace("!important", "").split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs}


def ratio_text(width: float, height: float) -> str:
    """`16 / 9` for anything within half a percent of it, and so for the other usual ratios; else
    the exact one."""
    for usual in _USUAL_RATIOS:
        if abs(width / height * usual[1] / usual[0] - 1) < 0.005:
            return "{} / {}".format(*usual)
    if width == int(width) and height == int(height):
        divisor = gcd(int(width), int(height))
        return f"{int(width) // divisor} / {int(height) // divisor}"
    return f"{width:g} / {height:g}"


def _ratios(style: dict[str, str], boxes: Sequence[Attributes]) -> Iterator[str]:
    for one in (style, *map(declarations, boxes)):
        if (
            (aspect := _ASPECT.fullmatch(one.get("aspect-ratio", "")))
            and float(aspect[1])
            and float(aspect[2] or 1)
        ):
            yield ratio_text(float(aspect[1]), float(aspect[2] or 1))
    for box in boxes:
        yield from _padding_ratio(declarations(box))
        if (named := _RATIO_CLASS.search(box.get("class", ""))) and int(named[1]) and int(named[2]):
            yield ratio_text(int(named[1]), int(named[2]))


def _padding_ratio(style: dict[str, str]) -> Iterator[str]:
    """A box without height whose padding, a share of its width, keeps the place: 56.25% is 16 / 9."""
    for name in ("padding-bottom", "padding-top", "padding"):
        if (share := _PERCENT.search(style.get(name, ""))) and float(share[1]) >= 10:
            yield ratio_text(100, float(share[1]))


def _pixels(value: str) -> int | None:
    found = _PIXELS.fullmatch(value)
    return int(found[1]) or None if found else None
