"""How pictures of pages are taken: a browser of a given size, in light and dark, and a file for each."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, NamedTuple

from PIL import Image
from playwright.sync_api import Browser, FloatRect, Page

# As wide as the text of the docs is on a desktop.
COLUMN = (752, 900)
PHONE = (390, 844)
SCHEMES = ("light", "dark")
# Of a lossy WebP: text stays sharp at twice the size at which it is shown.
QUALITY = 55
BOX = """part => {
    const { left, top, right, bottom } = part.getBoundingClientRect();
    return [left + scrollX, top + scrollY, right + scrollX, bottom + scrollY];
}"""


class Picture(NamedTuple):
    """An address, the steps that lead to what the picture shows, and the parts of the page that it
    has to contain; the whole window without any. The browser of the reader may have no script. A
    page that a style sheet makes from XML is never reported to be idle."""

    address: str
    prepare: Callable[[Page], object] = lambda page: None
    parts: tuple[str, ...] = ()
    size: tuple[int, int] = COLUMN
    has_script: bool = True
    is_ready: Literal["load", "networkidle"] = "networkidle"


@contextmanager
def visit(browser: Browser, picture: Picture, scheme: str) -> Iterator[Page]:
    width, height = picture.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=2,
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        java_script_enabled=picture.has_script,
        permissions=["clipboard-read", "clipboard-write"],
    )
    yield context.new_page()
    context.close()


def take(browser: Browser, picture: Picture, file_name: str) -> None:
    """Takes the picture in light and dark; `file_name` has a place for the scheme."""
    for scheme in SCHEMES:
        with visit(browser, picture, scheme) as page:
            page.goto(picture.address, wait_until=picture.is_ready)
            picture.prepare(page)
            clip = find_clip(page, picture.parts) if picture.parts else None
            content = page.screenshot(full_page=bool(clip), clip=clip)
            write_picture(content, Path(file_name.format(scheme=scheme)))


def find_clip(page: Page, parts: tuple[str, ...]) -> FloatRect:
    """The box that contains these parts, with a margin."""
    margin = 0 if parts == ("body",) else 8
    boxes = [page.locator(part).first.evaluate(BOX) for part in parts]
    left, top = (max(0, min(box[side] for box in boxes) - margin) for side in (0, 1))
    right, bottom = (max(box[side] for box in boxes) + margin for side in (2, 3))
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}


def write_picture(content: bytes, file: Path) -> None:
    """Writes a screenshot as WebP, or as a PNG with 256 colours, which are enough for these and
    halve the size of the file."""
    image = Image.open(io.BytesIO(content)).convert("RGB")
    if file.suffix == ".webp":
        image.save(file, quality=QUALITY, method=6)
    else:
        image.quantize(256, dither=Image.Dither.NONE).save(file, optimize=True)
