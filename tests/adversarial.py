"""Long texts that slow down careless regular expressions: openings that nothing closes, and runs of
one character."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

PIECES = (
    *(
        "[",
        "![",
        "](",
        "[](",
        "![](",
        "`",
        "``` ",
        "`x",
        "<",
        "<audio ",
        "<audio src ",
        "<source ",
        "<iframe ",
        "<!--",
    ),
    *(
        "<script ",
        "<style>",
        "<!-- more",
        "{{",
        "{{<youtube a ",
        "{{< ",
        "{% include youtube.html id=a ",
        "{%a",
        "{#",
    ),
    *(
        "---\n",
        "+++\n",
        "---\n ",
        "# ",
        "#",
        "*",
        "**a",
        "_",
        "_a ",
        "\\",
        ":",
        "a:",
        "a: ",
        "a:\n",
        "a: b\n",
        "- a\n",
    ),
    *(
        "\n",
        " ",
        "\t",
        " \n",
        "\t\n",
        "\n\n",
        "1",
        "1:",
        "1 h ",
        "(",
        ")",
        "((",
        "~~~\n",
        "```\n",
        "> ",
        "| ",
        "&#1",
        "&",
    ),
    *(
        "Published: ",
        "duration : ",
        "-*> ",
        "Episode ",
        "#1 ",
        "http://",
        "\nhttp://a",
        "src=",
        "x src = ",
        "é",
        "\ue000",
    ),
    *(
        "[a](b",
        "<audio controls ",
        "<a ",
        "a.mp3",
        "](a.mp3",
        "](a.mp3?",
        "'",
        '"',
        "“",
        ",",
        "and ",
        "%2e%2e/",
        "../",
    ),
)
UNPAIRED_RUNS = " a ".join("`" * length for length in range(1, 1200))


def text_of(piece: str, length: int = 1_000_000) -> str:
    return piece * (length // len(piece))


def seconds(call: Callable[[], object]) -> float:
    """The time of the processor, which other work on the machine does not lengthen.

    The collector rests meanwhile: what earlier tests left in memory would take it a second now and
    then, whatever is measured.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        start = time.process_time()
        call()
        return time.process_time() - start
    finally:
        if was_enabled:
            gc.enable()


def growth(call: Callable[[str], object], piece: str, *, start: str = "", end: str = "") -> float:
    """How many times as long a text of 64 KB takes as one of 16 KB: 4 where the time grows with the
    length, 16 where it grows with its square."""

    def fastest(length: int) -> float:
        text = start + text_of(piece, length) + end
        return min(seconds(lambda: call(text)) for _ in range(3))

    # What takes less is too short to be measured.
    return fastest(64_000) / max(fastest(16_000), 0.005)
