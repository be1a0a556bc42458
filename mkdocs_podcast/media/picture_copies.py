"""Smaller copies of pictures, with Pillow, which is an optional extra: `mkdocs-podcast[artwork]`."""

from __future__ import annotations

import io
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from ..text import addresses

# A picture in a few kilobytes may unfold to gigabytes; directories take 3000 x 3000.
MOST_PIXELS = 40_000_000
# Others are drawings, or may move.
_RESIZED = frozenset({"jpg", "jpeg", "png", "webp"})
_FORMATS = ("JPEG", "PNG", "WEBP")
# From 0 to 100: at this, photographs look like the original at arm's length.
_QUALITY = 80


class TooLargeError(Exception):
    """A picture with more pixels than are resized."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__(width, height)
        self.width = width
        self.height = height


def can_resize() -> bool:
    """Whether Pillow is installed."""
    return find_spec("PIL") is not None


def may_be_resized(path: str) -> bool:
    """Whether the name is that of a picture of which copies are made."""
    return addresses.path_extension(path) in _RESIZED


def resize_picture(data: bytes, widths: Sequence[int]) -> list[bytes]:
    """WebP copies of a picture, as wide as those of `widths` that are narrower than it, in their
    order, which is ascending. None are made of one that moves, or that is damaged: browsers show
    what there is of it.

    Raises TooLargeError. The same picture gives the same bytes, with the same Pillow.
    """
    # It takes a while to load, and the cache has most copies.
    image_module: Any = import_module("PIL.Image")
    operations: Any = import_module("PIL.ImageOps")
    try:
        with image_module.open(io.BytesIO(data), formats=_FORMATS) as image:
            width, height = image.size
            if width * height > MOST_PIXELS:
                raise TooLargeError(width, height)
            if max(width, height) <= min(widths) or getattr(image, "is_animated", False):
                return []
            # A JPEG is read at about the size that is needed.
            image.draft("RGB", (2 * max(widths), 2 * max(widths)))
            image = operations.exif_transpose(image)
            has_alpha = "A" in image.getbands() or "transparency" in image.info
            return _copies(image.convert("RGBA" if has_alpha else "RGB"), widths)
    except (image_module.DecompressionBombError, image_module.DecompressionBombWarning):
        raise TooLargeError(0, 0) from None
    # Pillow's readers raise whatever a damaged file makes them run into.
    except TooLargeError:
        raise
    except Exception:
        return []


def _copies(image: Any, widths: Sequence[int]) -> list[bytes]:
    copies: list[bytes] = []
    # A photograph that is stored lying on its side is as wide as it was high.
    narrower = [width for width in widths if width < image.width]
    # Each is made of the next larger one.
    for width in reversed(narrower):
        height = max(round(image.height * width / image.width), 1)
        image = image.resize((width, height), reducing_gap=3.0)
        file = io.BytesIO()
        image.save(file, "WEBP", quality=_QUALITY, method=4)
        copies.insert(0, file.getvalue())
    return copies
