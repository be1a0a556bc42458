"""Stands in for `chapters.py` and `transcript.py`: lists in front matter, and simple WebVTT files beside the page."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from pathlib import Path

from .episode import Episode


@dataclass(frozen=True, slots=True)
class Chapter:
    start: float
    title: str
    url: str = ""
    image: str = ""
    end: float | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    start: float
    end: float
    text: str
    speaker: str = ""


def clock_seconds(text: str) -> float:
    seconds = 0.0
    for part in text.split(":"):
        seconds = seconds * 60 + float(part)
    return seconds


def chapters(episode: Episode) -> tuple[Chapter, ...]:
    given = episode.chapters if isinstance(episode.chapters, list) else []
    return tuple(
        Chapter(clock_seconds(str(one["start"])), str(one["title"]), str(one.get("url", "")), str(one.get("image", "")))
        for one in given
        if isinstance(one, dict) and {"start", "title"} <= one.keys()
    )


def transcript(docs: str, episode: Episode) -> tuple[Cue, ...]:
    given = episode.transcript
    file = Path(docs, posixpath.dirname(episode.path), given) if isinstance(given, str) else None
    return tuple(cues(file.read_text("utf-8"))) if file and file.suffix == ".vtt" and file.is_file() else ()


def cues(text: str) -> list[Cue]:
    found = []
    for block in text.split("\n\n"):
        timing = re.search(r"([\d:.]+) --> ([\d:.]+)\n(?:<v ([^>]+)>)?(.+)", block, re.DOTALL)
        if timing:
            start, end, speaker, said = timing.groups()
            found.append(Cue(clock_seconds(start), clock_seconds(end), said.strip(), speaker or ""))
    return found
