"""The text of a caption, with its markup → who says what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..text import values
from .cue_text import TURN_MARK, join_pieces

# Tags of WebVTT and SubRip, and times within words. Other text between angle brackets is kept:
# `List<String>`.
_TAG = re.compile(
    r"<(?P<close>/)?(?P<name>v|c|i|b|u|s|lang|ruby|rt|font|span|em|strong)(?:\.[^\s<>]*)?(?:\s(?P<note>[^<>]*))?/?>"
    r"|<(?:\d+:)?\d+:\d+[.,]\d+>|<br\s*/?>|\{\\an?\d\}",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"[<&{]")


def read_turns(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(speaker, text) of each person who speaks in a caption; the speaker is "" where no `<v Name>`
    names one."""
    # Most captions are one line without markup.
    if len(lines) == 1 and not _MARKUP.search(lines[0]):
        line = values.written(lines[0])
        if line:
            yield "", line
        return
    for speaker, text in _split_voices("\n".join(lines)):
        if "&" in text:
            text = values.unescape(text)
        for turn in _split_turns([values.written(line) for line in text.split("\n")]):
            if turn:
                yield speaker, turn


def _split_voices(text: str) -> list[tuple[str, str]]:
    """The text without tags, divided where `<v Name>` begins or ends."""
    if "<" not in text and "{" not in text:
        return [("", text)]
    voices: list[tuple[str, list[str]]] = [("", [])]
    end = 0
    for tag in _TAG.finditer(text):
        voices[-1][1].append(text[end : tag.start()])
        end = tag.end()
        if tag[0][:3].lower() == "<br":
            voices[-1][1].append("\n")
        elif (tag["name"] or "").lower() == "v":
            voices.append((_voice_name(tag), []))
    voices[-1][1].append(text[end:])
    return [(speaker, "".join(pieces)) for speaker, pieces in voices]


def _voice_name(tag: re.Match[str]) -> str:
    """The name in `<v Name>`; "" for the tag that closes it."""
    if tag["close"] or not tag["note"]:
        return ""
    return values.written(values.unescape(tag["note"]))


def _split_turns(lines: Sequence[str]) -> Iterator[str]:
    """One text, or several where lines begin with the mark of another speaker."""
    # Captions with a dash in front of every line have a speaker on each, with or without a space.
    is_dashed = len(lines) > 1 and all(line.startswith("-") for line in lines if line)
    turn: list[str] = []
    for line in lines:
        if turn and (is_dashed or TURN_MARK.match(line)):
            yield join_pieces(turn)
            turn = []
        if is_dashed and line:
            line = f"- {line[1:].lstrip()}"
        turn.append(line)
    yield join_pieces(turn)
