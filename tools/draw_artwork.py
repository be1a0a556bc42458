"""Draw the cover, the episode artworks and two faces of the demo show: SVG, made into PNG by Chromium.

Needs playwright and Chromium: python tools/draw_artwork.py [file ...]
"""

from __future__ import annotations

import math
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from browser import find_chromium

ROOT = Path(__file__).resolve().parent.parent
PAPER = "#f3e9d6"
SKIN, HAIR = "#d9a586", "#2a2330"


def line(points: list[tuple[float, float]], width: float = 8, opacity: float = 1) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return (
        f'<polyline points="{path}" fill="none" stroke="{PAPER}" stroke-width="{width}" '
        f'stroke-linecap="round" stroke-linejoin="round" opacity="{opacity:.2f}"/>'
    )


def bar(x: float, y: float, width: float, height: float, opacity: float = 1) -> str:
    radius = min(width, height) / 2
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="{radius:.1f}" '
        f'fill="{PAPER}" opacity="{opacity:.2f}"/>'
    )


def dot(x: float, y: float, radius: float, opacity: float = 1) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{PAPER}" opacity="{opacity:.2f}"/>'


def sine(
    y: float, height: float, length: float, *, start: float, end: float
) -> list[tuple[float, float]]:
    steps = range(int(start), int(end) + 1, 4)
    return [(x, y + height * math.sin(math.tau * (x - start) / length)) for x in steps]


def cover() -> Iterator[str]:
    """The moon over waves that grow longer the nearer they come."""
    yield dot(660, 182, 62)
    for number in range(6):
        y, length = 384 + 54 * number + 4 * number**2, 90 * 1.42**number
        yield line(
            sine(y, 9 + 3.6 * number, length, start=-8, end=808),
            4 + 1.1 * number,
            0.35 + 0.1 * number,
        )


def lettered_cover() -> Iterator[str]:
    yield from cover()
    style = f'font-family="Liberation Sans" font-weight="700" font-size="76" fill="{PAPER}" letter-spacing="-2"'
    yield f'<text x="72" y="152" {style}>Small Hours,</text><text x="72" y="236" {style}>Long Waves</text>'


def trailer() -> Iterator[str]:
    """A hum and its overtones."""
    for number, (height, length, opacity) in enumerate(
        [(70, 640, 1), (48, 320, 0.7), (30, 160, 0.45), (16, 80, 0.3)]
    ):
        yield line(
            sine(228 + 128 * number, height, length, start=80, end=720), 12 - 2 * number, opacity
        )


def six_pips() -> Iterator[str]:
    for number in range(5):
        yield bar(96 + 84 * number, 330, 34, 140, 0.55)
    yield bar(516, 330, 188, 140)


def through_a_wire() -> Iterator[str]:
    """A voice as a row of overtones; what the telephone leaves out is only outlined."""
    for number in range(9):
        height = 430 * 0.86**number
        x, y = 112 + 66 * number, 610 - height
        if 1 < number < 7:
            yield bar(x, y, 36, height)
        else:
            yield (
                f'<rect x="{x}" y="{y:.1f}" width="36" height="{height:.1f}" rx="18" fill="none" '
                f'stroke="{PAPER}" stroke-width="5" stroke-dasharray="2 13" stroke-linecap="round"/>'
            )


def three_dots() -> Iterator[str]:
    """Three dots over the curve of the earth, in a storm of specks."""
    storm = random.Random(1901)
    for _ in range(190):
        yield dot(
            storm.uniform(40, 760),
            storm.uniform(40, 560),
            storm.uniform(1.5, 5),
            storm.uniform(0.15, 0.5),
        )
    for number in range(3):
        yield dot(260 + 140 * number, 330, 44)
    yield f'<circle cx="400" cy="1180" r="600" fill="none" stroke="{PAPER}" stroke-width="9"/>'


def endless_stair() -> Iterator[str]:
    """Stairs that come out of nothing and go into nothing, all alike."""
    for copy in range(5):
        shift = 150 * (copy - 2)
        points = [(150.0, 592.0 + shift)]
        for _ in range(5):
            x, y = points[-1]
            points += [(x + 100, y), (x + 100, y - 96)]
        yield line(points[:-1], 13, math.exp(-(((copy - 2) / 1.1) ** 2)))


def room_tone() -> Iterator[str]:
    """An empty room."""
    outer, inner = (
        [(110, 110), (690, 110), (690, 690), (110, 690)],
        [(270, 270), (530, 270), (530, 530), (270, 530)],
    )
    for far, near in zip(inner, outer, strict=True):
        yield line([near, far], 6, 0.6)
    for corners, opacity in ((outer, 0.6), (inner, 1.0)):
        yield line([*corners, corners[0]], 8, opacity)


def face(hair: str, collar: str) -> Iterator[str]:
    """Somebody from the front: shoulders, neck and head, with headphones."""
    yield f'<path d="M90 800c20-170 150-232 310-232s290 62 310 232z" fill="{collar}"/>'
    yield f'<path d="M330 500h140v110c0 44-140 44-140 0z" fill="{SKIN}"/>'
    yield f'<ellipse cx="400" cy="380" rx="150" ry="186" fill="{SKIN}"/>'
    yield f'<path d="{hair}" fill="{HAIR}"/>'
    yield f'<path d="M224 392C212 180 588 180 576 392" fill="none" stroke="{PAPER}" stroke-width="30"/>'
    for x in (190, 544):
        yield f'<rect x="{x}" y="330" width="66" height="140" rx="30" fill="{PAPER}"/>'


def wren() -> Iterator[str]:
    """Her hair reaches her shoulders, and her eyes are closed."""
    hair = (
        "M400 156c-150 0-212 112-208 262 2 90-14 150-34 208 60 12 110-10 128-50V380c60-10 110-52 128-104"
        " 18 52 58 88 100 104v196c18 40 68 62 128 50-20-58-36-118-34-208 4-150-58-262-208-262z"
    )
    yield from face(hair, "#d8a24a")
    for x in (322, 430):
        yield f'<path d="M{x} 402c12 14 36 14 48 0" fill="none" stroke="{HAIR}" stroke-width="10"/>'
    yield f'<path d="M366 484c20 18 48 18 68 0" fill="none" stroke="{HAIR}" stroke-width="10"/>'


def osric() -> Iterator[str]:
    """He has short hair, a beard and glasses."""
    hair = "M246 350c-16-150 70-206 154-206s170 56 154 206c-30-70-76-96-154-96s-124 26-154 96z"
    yield from face(hair, "#b9553c")
    yield (
        f'<path d="M252 420c12 106 70 150 148 150s136-44 148-150c-26 44-60 52-96 46-34-6-70-6-104 0-36 6-70-2-96-46z"'
        f' fill="{HAIR}"/>'
    )
    for x in (332, 468):
        yield f'<circle cx="{x}" cy="390" r="46" fill="none" stroke="{PAPER}" stroke-width="10"/>'
        yield f'<circle cx="{x}" cy="392" r="9" fill="{HAIR}"/>'
    yield f'<path d="M372 500c18 12 38 12 56 0" fill="none" stroke="{SKIN}" stroke-width="10"/>'


def under_water() -> Iterator[str]:
    """The waves of the cover from below, and the moon through them."""
    yield dot(400, 560, 74, 0.9)
    for number in range(5):
        yield line(
            sine(130 + 62 * number, 34 - 5 * number, 320, start=-8, end=808), 11, 1 - 0.19 * number
        )


def the_bloop() -> Iterator[str]:
    """A sound as a row of bars that climbs out of the deep."""
    for number in range(12):
        height = 70 + 14 * number - 0.9 * (number - 6) ** 2
        y = 560 - 2.9 * number**2 - height / 2
        yield bar(92 + 53 * number, y, 32, height, 0.35 + 0.058 * number)


def shrimp() -> Iterator[str]:
    """Snaps in all directions."""
    snaps = random.Random(1948)
    for _ in range(24):
        x, y = snaps.uniform(90, 710), snaps.uniform(90, 710)
        angle, length = snaps.uniform(0, math.tau), snaps.uniform(24, 90)
        end = (x + length * math.cos(angle), y + length * math.sin(angle))
        yield line([(x, y), end], snaps.uniform(5, 12), snaps.uniform(0.4, 1))


DRAWINGS = {
    "assets/people/wren.png": (400, "#2f4a73", wren),
    "assets/people/osric.png": (400, "#1e5250", osric),
    "assets/cover.png": (1400, "#1c2740", lettered_cover),
    "episodes/media/trailer.png": (1400, "#1c2740", trailer),
    "episodes/media/six-pips.png": (1400, "#8c3d2b", six_pips),
    "episodes/media/through-a-wire.png": (1400, "#1e5250", through_a_wire),
    "episodes/media/three-dots.png": (1400, "#2f4a73", three_dots),
    "episodes/media/room-tone.png": (1400, "#4b4f57", room_tone),
    "episodes/media/endless-stair.png": (1400, "#5a3560", endless_stair),
    "episodes/media/under-water.png": (1400, "#123f54", under_water),
    "episodes/media/the-bloop.png": (1400, "#234a63", the_bloop),
    "episodes/media/shrimp.png": (1400, "#7a3b3f", shrimp),
}


def page(size: int, colour: str, shapes: str) -> str:
    return (
        "<style>body{margin:0}svg{display:block}</style>"
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" viewBox="0 0 800 800">'
        f'<rect width="800" height="800" fill="{colour}"/>{shapes}</svg>'
    )


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        for name in sys.argv[1:] or DRAWINGS:
            size, colour, shapes = DRAWINGS[name]
            tab = browser.new_page(viewport={"width": size, "height": size})
            tab.set_content(page(size, colour, "".join(shapes())))
            tab.screenshot(path=ROOT / "docs" / name)
            tab.close()
        browser.close()


if __name__ == "__main__":
    main()
