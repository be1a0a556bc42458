"""What any reader may take for a text, whatever is in it: a time that grows with the length."""

from __future__ import annotations

from contextlib import suppress

import pytest

from adversarial import PIECES, seconds, text_of
from fuzz import TARGETS, Target

# These take whole pages, and have tests of their own with the same texts.
READERS = sorted(TARGETS.keys() - {"page", "fields", "media"})
SHAPES = (
    *PIECES,
    *("# A———x", "— ", "🎧 ", "- 🎧\n", "é\u0301", "0:00 A\n", "**Ana:** a\n\n", "Ana: a\n"),
    *(
        "<b>",
        "</b>",
        "<p>",
        "<ul><li>",
        "<div>a",
        "<table><tr><td>",
        "<video>",
        "<audio src=a.mp3>",
    ),
    *(
        "<!--podcast-block 0-->",
        "<!-- podcast:episodes tag=a",
        " tag=a",
        "<iframe src=a>",
        "</div>",
    ),
    *(
        '{"a":',
        "[[",
        "[1,",
        "&a [",
        "- - ",
        "<<: *a\n",
        "<<<<<<< a\n",
        "=======\n",
        '{"guid": "a"}, ',
    ),
    *("00:00.000 --> 00:01.000\nA\n\n", "00:00 --> ", "| a | b\n", "x" * 50 + " "),
)
LENGTH = 16_000
# On a busy machine it takes several times as long as on one that does nothing else.
MOST_SECONDS = 1.0
SUSPICIOUS_SECONDS = 0.06
# Four times where it grows with the length, sixteen times where it grows with its square.
MOST_GROWTH = 8
# What is slow is so each time; a pause of the machine is not.
ROUNDS = 2


def fastest(target: Target, text: str, times: int = 1) -> float:
    def read() -> None:
        with suppress(*target.refusals):
            target.read(text.encode())

    return min(seconds(read) for _ in range(times))


@pytest.mark.parametrize("name", READERS)
def test_the_time_of_a_reader_grows_with_the_length_of_its_text(name: str) -> None:
    target = TARGETS[name]
    slow = []
    for sample in ("", *(data.decode() for data in target.samples)):
        middle = len(sample) // 2
        for shape in SHAPES:
            short, long = (
                sample[:middle] + text_of(shape, length) + sample[middle:]
                for length in (LENGTH // 4, LENGTH)
            )
            duration = fastest(target, long)
            # Most are only busy with much text: one look at the short one says so.
            if duration < SUSPICIOUS_SECONDS or not is_slow(
                duration, duration / fastest(target, short, 3)
            ):
                continue
            costs = [cost_of(target, short, long) for _ in range(ROUNDS)]
            if all(is_slow(duration, growth) for duration, growth in costs):
                slow.append((shape, sample[:middle], costs))
    assert slow == []


def is_slow(duration: float, growth: float) -> bool:
    return duration > MOST_SECONDS or growth > MOST_GROWTH


def cost_of(target: Target, short: str, long: str) -> tuple[float, float]:
    """The seconds that the long text takes, and how many times as long as the short one."""
    duration = fastest(target, long, 3)
    return duration, duration / fastest(target, short, 3)


def test_a_reader_that_takes_the_square_of_the_length_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def read(data: bytes) -> None:
        for position in range(0, len(data), 8):
            sum(data[position:])

    monkeypatch.setitem(TARGETS, "slow", Target(read, [b""]))
    monkeypatch.setattr("test_budgets.SHAPES", SHAPES[:1])
    with pytest.raises(AssertionError):
        test_the_time_of_a_reader_grows_with_the_length_of_its_text("slow")
