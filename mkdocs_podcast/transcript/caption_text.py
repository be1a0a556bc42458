"""The text of a caption, with its markup → who says what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..text import values
from ..text.patterns import pattern
from .cue_text import TURN_MARK, TURN_MARK_STARTS, join_pieces

# Tags of WebVTT and SubRip, and times within words. Other text between angle brackets is kept:
# `List<String>`.
_TAG = pattern(
    r"<(?P<close>/)?(?P<name>v|c|i|b|u|s|lang|ruby|rt|font|span|em|strong)(?:\.[^\s<>]*)?(?P<note>(?:\s[^<>]*)?)/?>"
    r"|<(?:\d+:)?\d+:\d+[.,]\d+>|<br\s*/?>|\{\\an?\d\}",
    re.IGNORECASE,
)
_MARKUP_START = pattern(r"[<{]")


def read_turns(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(speaker, text) of each person who speaks in a caption; the speaker is "" where no `<v Name>`
    names one."""
    for speaker, text in _split_voices("\n".join(lines)):
        for turn in _split_turns(values.unescape(text)):
            yield speaker, turn


def remove_tags(text: str) -> str:
    """The text of a caption without tags and without times within words."""
    if "<" not in text and "{" not in text:
        return text
    return _TAG.sub("", text)


def _split_voices(text: str) -> list[tuple[str, str]]:
    """The text without tags, divided where `<v Name>` begins or ends."""
    # Most captions have no markup.
    if not _MARKUP_START.search(text):
        return [("", text)]
    voices: list[tuple[str, list[str]]] = [("", [])]
    end = 0
    for tag in _TAG.finditer(text):
        voices[-1][1].append(text[end : tag.start()])
        end = tag.end()
        if tag[0][:3].lower() == "<br":
            voices[-1][1].append("\n")
        elif tag["name"] in {"v", "V"}:
            voices.append((_voice_name(tag), []))
    voices[-1][1].append(text[end:])
    return [(speaker, spoken) for speaker, pieces in voices if (spoken := "".join(pieces))]


def _voice_name(tag: re.Match[str]) -> str:
    """The name in `<v Name>`; "" for the tag that closes it."""
    if tag["close"]:
        return ""
    return values.written(values.unescape(tag["note"]))


def _split_turns(text: str) -> Iterator[str]:
    """One text, or several where lines begin with the mark of another speaker."""
    lines = list(filter(None, map(values.written, text.split("\n"))))
    if len(lines) <= 1:
        yield from lines
        return
    if not any(line[0] in TURN_MARK_STARTS for line in lines[1:]):
        yield join_pieces(lines)
        return
    # Captions with a dash in front of every line have a speaker on each, with or without a space.
    is_dashed = all(line.startswith("-") for line in lines)
    turn: list[str] = []
    for line in lines:
        if is_dashed:
            line = f"- {line[1:].lstrip()}"
        if turn and (is_dashed or TURN_MARK.match(line)):
            yield join_pieces(turn)
            turn = []
        turn.append(line)
    yield join_pieces(turn)
