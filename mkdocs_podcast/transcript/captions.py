"""WebVTT and SubRip → cues.

What browsers and apps refuse is told with its line; what can be understood all the same is read.
WebVTT: https://www.w3.org/TR/webvtt1/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from ..model.cue import Cue
from ..model.problems import Problems, quoted
from ..text import values
from ..text.clock_times import clock, moment
from .cue_text import CHANGE, Placed, joined
from .speakers import named

_TIME = r"(?:\d{1,4}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,9})?"
TIMING = re.compile(
    rf"[ \t]*({_TIME})[ \t]*(?:-{{1,3}}>|[–—]>|→|--&gt;)[ \t]*({_TIME})(?:[ \t].*)?"
)
# Begins as a time line does, and is none.
_BROKEN = re.compile(r"[ \t]*\d[\d:.,]*[ \t]*(?:-->|->).*|.*-->[ \t]*\d[\d:.,]*[ \t]*\Z")
_STRICT = {
    "WebVTT": re.compile(
        r"(?:(\d{2,3}):)?([0-5]\d):([0-5]\d)\.(\d{3})[ \t]+-->[ \t]+"
        r"(?:(\d{2,3}):)?([0-5]\d):([0-5]\d)\.(\d{3})(?:[ \t].*)?"
    ),
    "SRT": re.compile(
        r"(\d{2,3}):([0-5]\d):([0-5]\d),(\d{3}) --> (\d{2,3}):([0-5]\d):([0-5]\d),(\d{3})(?:[ \t].*)?"
    ),
}
_EXAMPLES = {"WebVTT": "00:12:04.000 --> 00:12:06.500", "SRT": "00:12:04,000 --> 00:12:06,500"}
_BLOCK = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t]|\Z)")
_SETTING = re.compile(r"(?P<key>Language|Kind)[ \t]*:[ \t]*(?P<value>\S+)", re.IGNORECASE)
# Tags of either format, and times within words; what else stands between angle brackets is text:
# `List<String>`.
_TAG = re.compile(
    r"<(?P<close>/)?(?P<name>v|c|i|b|u|s|lang|ruby|rt|font|span|em|strong)(?:\.[^\s<>]*)?(?:\s(?P<note>[^<>]*))?/?>"
    r"|<(?:\d+:)?\d+:\d+[.,]\d+>|<br\s*/?>|\{\\an?\d\}",
    re.IGNORECASE,
)


_NEEDS_WORK = re.compile(r"[<&{]")


class _Block(NamedTuple):
    """A time line, counted from nought, and the text below it."""

    line: int
    start: float
    end: float
    text: list[str]


def webvtt(text: str, problems: Problems, *, names: bool = True) -> tuple[list[Placed], str]:
    """The cues of a WebVTT file, with their lines, and the language that its header names. Line
    breaks are `\\n`.

    With `names`, those in front of what is said are speakers where the file names none as `<v
    Name>`.
    """
    lines = text.split("\n")
    language = ""
    first = 0
    if lines[0] == "WEBVTT" or lines[0].startswith(("WEBVTT ", "WEBVTT\t")):
        first = 1
        while first < len(lines) and lines[first].strip(" \t") and "-->" not in lines[first]:
            if (found := _SETTING.match(lines[first])) and found["key"].casefold() == "language":
                language = found["value"]
            first += 1
    else:
        problems.add(
            "the first line has to be `WEBVTT`, or browsers and apps refuse the file: put it there",
            1,
        )
    blocks = _blocks(lines, first, "WebVTT", problems)
    placed = list(_cues(blocks, problems))
    return named(placed) if names else placed, language


def subrip(text: str, problems: Problems) -> tuple[list[Placed], str]:
    """The cues of an SRT file, with their lines. Line breaks are `\\n`."""
    blocks = _blocks(text.split("\n"), 0, "SRT", problems)
    return named(list(_cues(blocks, problems))), ""


def _blocks(lines: list[str], first: int, name: str, problems: Problems) -> Iterator[_Block]:
    strict = _STRICT[name]
    arrows = (number for number in range(first, len(lines)) if _has_arrow(lines[number]))
    found = ((number, strict.fullmatch(lines[number])) for number in arrows)
    marks = [
        (number, match) for number, match in found if match or _is_meant_for_times(lines[number])
    ]
    _strays(lines, first, marks[0][0] if marks else len(lines), None, problems)
    take = _webvtt_text if name == "WebVTT" else _subrip_text
    for place, (number, match) in enumerate(marks):
        after = marks[place + 1][0] if place + 1 < len(marks) else len(lines)
        times = (
            _strict_times(match)
            if match
            else _loose_times(lines[number], name, number + 1, problems)
        )
        text = take(lines, number + 1, after, problems)
        if times and times[0] <= times[1]:
            yield _Block(number, *times, text)
        elif times:
            start, end = times
            told = f"the cue ends at {clock(end)}, before it starts at {clock(start)}: correct its times"
            problems.add(told, number + 1)
            yield _Block(number, start, start, text)


def _has_arrow(line: str) -> bool:
    return "->" in line or "-&gt;" in line or "→" in line or "–>" in line or "—>" in line


def _is_meant_for_times(line: str) -> bool:
    return TIMING.fullmatch(line) is not None or _BROKEN.fullmatch(line) is not None


def _strict_times(found: re.Match[str]) -> tuple[float, float]:
    # Integers until the last step, so that a time is the float that its decimals stand for.
    hours, minutes, seconds, thousandths, *end = (int(part or 0) for part in found.groups())
    start = ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths
    return start / 1000, (((end[0] * 60 + end[1]) * 60 + end[2]) * 1000 + end[3]) / 1000


def _loose_times(
    line: str, name: str, number: int, problems: Problems
) -> tuple[float, float] | None:
    found = TIMING.fullmatch(line)
    start, end = (moment(found[1]), moment(found[2])) if found else (None, None)
    if start is None or end is None:
        problems.add(
            f"{quoted(line.strip())} is no time line: write it as `{_EXAMPLES[name]}`", number
        )
        return None
    problems.add(
        f"{quoted(line.strip())} is not how {name} writes times, and some apps refuse it: "
        f"write it as `{_EXAMPLES[name]}`",
        number,
    )
    return start, end


def _webvtt_text(lines: list[str], first: int, after: int, problems: Problems) -> list[str]:
    """The lines of a cue end with a blank one; what follows up to the next cue is its name, or no
    text."""
    end = next((number for number in range(first, after) if not lines[number].strip(" \t")), after)
    text = lines[first:end]
    if end == after < len(lines):
        problems.add("a blank line is missing before this cue: put one there", after + 1)
        return text[:-1] if text and text[-1].strip().isdecimal() else text
    _strays(lines, end, after, text, problems)
    return text


def _strays(
    lines: list[str], first: int, after: int, text: list[str] | None, problems: Problems
) -> None:
    """What stands between a cue's text and the next cue: a name, a comment, or text that a blank
    line cut off."""
    block: list[int] = []
    for number in range(first, after + 1):
        if number < after and lines[number].strip(" \t"):
            block.append(number)
            continue
        if number == after < len(lines):
            block = block[:-1]
        if block and not _BLOCK.match(lines[block[0]]):
            if text is None:
                problems.add(
                    "the text here has no time line above it and is left out: put one there",
                    block[0] + 1,
                )
            else:
                problems.add(
                    "the text here is cut off from its cue by a blank line, and browsers leave it out: "
                    "take the blank line out",
                    block[0] + 1,
                )
                text += [lines[place] for place in block]
        block = []


def _subrip_text(lines: list[str], first: int, after: int, problems: Problems) -> list[str]:
    """The lines up to the number of the next cue, blank ones too."""
    text = lines[first:after]
    while text and not text[-1].strip():
        text.pop()
    if after < len(lines) and text and text[-1].strip().isdecimal():
        text.pop()
        if text and text[-1].strip():
            problems.add("a blank line is missing before this cue: put one there", after)
    return text


def _cues(blocks: Iterator[_Block], problems: Problems) -> Iterator[Placed]:
    latest = 0.0
    for block in blocks:
        number = block.line + 1
        if block.start < latest:
            problems.add(
                f"the cue starts at {clock(block.start)}, earlier than the one above it: put the cues in order",
                number,
            )
        latest = max(latest, block.start)
        for speaker, words in _said(block.text):
            yield number, Cue(block.start, block.end, words, speaker)


def _said(lines: list[str]) -> Iterator[tuple[str, str]]:
    """(speaker, words) for each of those who speak in a cue."""
    if len(lines) == 1 and not _NEEDS_WORK.search(lines[0]):
        lines = [values.written(lines[0])]
        yield from ((("", lines[0]),) if lines[0] else ())
        return
    text = "\n".join(lines)
    voices = _voices(text) if "<" in text or "{\\" in text else [("", text)]
    for speaker, words in voices:
        if "&" in words:
            words = values.unescape(words)
        for one in _turns([values.written(line) for line in words.split("\n")]):
            if one:
                yield speaker, one


def _voices(text: str) -> list[tuple[str, str]]:
    """The text without tags, divided where `<v Name>` begins or ends."""
    parts: list[tuple[str, list[str]]] = [("", [])]
    end = 0
    for tag in _TAG.finditer(text):
        parts[-1][1].append(text[end : tag.start()])
        end = tag.end()
        if tag[0][:3].lower() == "<br":
            parts[-1][1].append("\n")
        if (tag["name"] or "").lower() == "v":
            speaker = "" if tag["close"] else values.written(values.unescape(tag["note"] or ""))
            parts.append((speaker, []))
    parts[-1][1].append(text[end:])
    return [(speaker, "".join(words)) for speaker, words in parts]


def _turns(lines: list[str]) -> Iterator[str]:
    """One text, or several where lines begin with the mark of another speaker."""
    dashes = len(lines) > 1 and all(line.startswith("-") for line in lines if line)
    turn: list[str] = []
    for line in lines:
        if turn and (CHANGE.match(line) or dashes):
            yield joined(turn)
            turn = []
        turn.append(f"- {line[1:].lstrip()}" if dashes and line else line)
    yield joined(turn)


def in_order(placed: list[Placed]) -> tuple[Cue, ...]:
    """The cues by their starts, none shorter than nothing."""
    cues = sorted((cue for _, cue in placed), key=lambda cue: cue.start)
    return tuple(cue if cue.end >= cue.start else replace(cue, end=cue.start) for cue in cues)
