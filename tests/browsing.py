"""A reader with a browser, and the site that the reader visits."""

from __future__ import annotations

import io
import wave
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from math import pi, sin
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, BrowserType, Locator, Page, expect

from browser import NAMES
from conftest import require_tool
from media import mp3_cut_off
from sites import build

PATIENCE = 60_000
"""Milliseconds after which something that a test waits for is not coming, however busy the machine
is."""
WITNESS = Path(__file__).with_name("witness.js")
LENGTH = 300
"""Seconds that an episode lasts: longer than any test listens, however busy the machine is."""
CUT_OFF_AT = 12
"""Seconds after which a recording is cut off."""
SPOKEN_AT = 2106
"""Seconds after which one word is said, in an hour of talk."""
MATERIAL = {
    "name": "material",
    "font": False,
    "features": ["navigation.instant"],
    "palette": [
        {
            "media": "(prefers-color-scheme: light)",
            "scheme": "default",
            "toggle": {"icon": "material/weather-sunny"},
        },
        {
            "media": "(prefers-color-scheme: dark)",
            "scheme": "slate",
            "toggle": {"icon": "material/weather-night"},
        },
    ],
}
PLAYED_ELSEWHERE = "https://share.transistor.fm/s/1a2b3c4d"
VIDEO = "https://www.youtube.com/watch?v=LVWTQcZbLgY"
NOTES = f"""
## Clips

![First clip](media/clip.wav)

![Second clip](media/blip.wav)

The tone begins at once (0:00), and is still there later (0:45).

## Elsewhere

{VIDEO}

<iframe src="https://widgets.example.org/listen/5" width="100%" height="200"></iframe>
"""


DOT = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
CHAPTERS = """chapters:
  - {start: "0:00", title: Hello}
  - {start: "0:20", title: The middle, url: "https://example.org/middle"}
  - {start: "0:40", title: The end, image: media/end.png}
transcript: media/said.vtt"""
TRANSCRIPT = """WEBVTT

00:00:01.000 --> 00:00:04.000
<v Ana>Welcome to the tone.

00:00:04.500 --> 00:00:08.000
<v Ana>It is a quiet one.

00:00:21.000 --> 00:00:24.000
<v Tom>In the middle, études.

00:00:41.000 --> 00:00:44.000
<v Ana>And &lt;b&gt;this&lt;/b&gt; is the end.
"""


@cache
def tone(seconds: float) -> bytes:
    """A quiet tone, as a file that every browser plays."""
    rate = 8000
    samples = bytes(
        round(128 + 9 * sin(2 * pi * 400 * at / rate)) for at in range(rate // 20)
    ) * round(seconds * 20)
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setparams((1, 1, rate, 0, "NONE", ""))
        sound.writeframes(samples)
    return file.getvalue()


def _episode(number: int, title: str, source: str, tags: str, body: str = "Some notes.") -> str:
    return f"""---
title: {title}
date: 2026-{1 + number // 28:02}-{1 + number % 28:02}
{source}
tags: [{tags}]
hosts: [Ana Ferreira]
summary: What was said in number {number}.
---
{body}
"""


def show() -> dict[str, str | bytes]:
    """Thirty-two episodes. The newest two: one with all sorts of players, one that plays in a
    provider's."""
    audio = f"audio: media/tone.wav\nduration: {LENGTH}"
    pages: dict[str, str | bytes] = {
        f"episodes/{number:03}.md": _episode(
            number, f"Signal SP-{number:03}", audio, "odd" if number % 2 else "even"
        )
        for number in range(1, 31)
    }
    return pages | {
        "episodes/007.md": _episode(
            7, "Études for one hand", f"{audio}\nguests: [Bo Nilsson]", "odd, piano"
        ),
        "episodes/031.md": _episode(
            31, "Heard elsewhere", f"category: podcast\nplayer: {PLAYED_ELSEWHERE}", "odd"
        ),
        "episodes/032.md": _episode(32, "All sorts", f"{audio}\n{CHAPTERS}", "even, piano", NOTES),
        "episodes/media/said.vtt": TRANSCRIPT,
        "episodes/media/end.png": DOT,
        "episodes/media/tone.wav": tone(LENGTH),
        "episodes/media/clip.wav": tone(40),
        "episodes/media/blip.wav": tone(30),
    }


def cut_off_talk() -> dict[str, str | bytes]:
    """An episode of an hour, whose recording is cut off after some seconds."""
    front = "title: Talk\nguid: talk\naudio: talk.mp3\nduration: 1:00:00"
    recording = mp3_cut_off(3600, CUT_OFF_AT)
    return {"talk.md": f"---\n{front}\n---\nNotes.\n", "talk.mp3": recording}


def _long_talk(front: str) -> str:
    return f"---\ntitle: Talk\naudio: media/tone.wav\nduration: 3600\ntranscript: media/hour.vtt\n{front}---\nNotes.\n"


def an_hour_of_talk() -> dict[str, str | bytes]:
    """An hour of transcript, in which one word is said once, with chapters and without."""
    lines = []
    for number in range(800):
        start = number * 4.5
        word = "zebras" if start == SPOKEN_AT else "horses"
        times = [f"{int(at // 60):02}:{at % 60:06.3f}" for at in (start, start + 4.4)]
        lines.append(f"{' --> '.join(times)}\nOf these, we saw {word} in place number {number}.")
    chapters = "".join(f"  - {{start: {at}, title: Part {at}}}\n" for at in range(0, 3600, 900))
    return {
        "chaptered.md": _long_talk(f"chapters:\n{chapters}"),
        "plain.md": _long_talk(""),
        "media/hour.vtt": "WEBVTT\n\n" + "\n\n".join(lines),
        "media/tone.wav": tone(3600),
    }


def build_show(
    folder: Path, theme: str | dict[str, Any] = "material", site_url: str = "", **options: Any
) -> Path:
    """Builds the show, and returns the folder to serve."""
    settings = MATERIAL if theme == "material" else theme
    return build(folder, show(), {"per_page": 5, **options}, theme=settings, site_url=site_url).out


@dataclass
class Reader:
    """A reader with a browser context of their own, which contacts only this machine and records
    the other addresses that it requests."""

    context: BrowserContext
    abroad: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.set_default_timeout(PATIENCE)
        self.context.add_init_script(path=WITNESS)
        self.context.route(self._is_abroad, lambda route: route.abort())
        self.context.on(
            "request",
            lambda request: self._is_abroad(request.url) and self.abroad.append(request.url),
        )
        self.context.on(
            "console", lambda message: message.type == "error" and self.errors.append(message.text)
        )
        self.context.on("weberror", lambda error: self.errors.append(str(error.error)))

    @staticmethod
    def _is_abroad(url: str) -> bool:
        return (
            urlsplit(url).scheme in ("http", "https", "ws", "wss")
            and urlsplit(url).hostname != "127.0.0.1"
        )

    def open(self, address: str) -> Page:
        page = self.context.new_page()
        visit(page, address)
        return page


def visit(page: Page, address: str) -> None:
    """Opens an address, and waits until the theme handles links itself."""
    page.goto(address)
    if page.evaluate("'document$' in window"):  # Material runs.
        page.wait_for_function("witness.isReady()")


SHELL = "chromium-headless-shell"
"""Chromium without its windows, toolbars and extensions: pages open four times as fast."""


def launch(
    kind: BrowserType, *arguments: str, names: tuple[str, ...] = (SHELL, *NAMES), **options: Any
) -> Browser:
    """A headless browser of that kind: the first of these that is installed."""
    return kind.launch(
        executable_path=require_tool(*names),
        args=["--no-sandbox", *arguments],
        timeout=3 * PATIENCE,
        **options,
    )


@contextmanager
def reading(browser: Browser, **options: Any) -> Iterator[Reader]:
    """A reader whose browser context is closed when the block ends."""
    options = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce", **options}
    # Left open after a failed test, its pages would keep playing during the next one.
    with browser.new_context(**options) as context:
        yield Reader(context)


AUDIO = "podcast-dock audio"


def time_of(player: Locator) -> float:
    """The current time of the audio in seconds."""
    return float(player.page.locator(AUDIO).evaluate("audio => audio.currentTime"))


def plays(player: Locator, beyond: float = 0) -> None:
    """Waits until the recording of this player or card plays and has advanced past `beyond`
    seconds; fails when it does not."""
    handle = player.element_handle()
    condition = """([player, beyond, audio]) => {
        const { paused, currentTime } = document.querySelector(audio);
        return player.querySelector(".podcast-play.is-playing") && !paused && currentTime > beyond;
    }"""
    assert handle is not None
    player.page.wait_for_function(condition, arg=[handle, beyond, AUDIO])


def is_silent(player: Locator) -> None:
    """Waits until the recording of this player or card does not play."""
    expect(player.locator(".podcast-play.is-playing")).to_have_count(0)


def jumps(page: Page, times: int) -> list[float]:
    """The seconds to which the audio was moved since the page was loaded, once it was moved that
    many times."""
    page.wait_for_function("times => witness.jumps.length === times", arg=times)
    return list(page.evaluate("witness.jumps"))
