"""What `mkdocs-podcast check` says: to people, and to programs."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from ..text.matching import counted
from ..text.patterns import pattern
from .rules import SETTINGS, Finding, Severity

# What a message of the build begins with: `podcast: episodes/a.md:3: `. Only in this plugin's,
# paths may have spaces.
_PLACE = pattern(
    r"(?:podcast: )?(?:((?:(?<=podcast: )[^:`']+|[^\s:`']+)\.[a-z0-9]{2,4}):(?:(\d+):)? )?(.*)",
    re.DOTALL,
)

Style = Callable[[str, str], str]


class Checked(NamedTuple):
    """A show's title, the address of its feed ("" where it has none), its episodes there, and what
    was found."""

    title: str
    feed: str
    episodes: int
    findings: tuple[Finding, ...]


def without_feed(title: str, why: str, *, is_off: bool) -> Checked:
    """A show that has no feed; `why` is empty where it has nothing to put into one."""
    severity: Severity = "warning" if is_off else "error"
    why = why or "no episode that is out has a recording: publish one with `audio`"
    why = "`feed` is `false`: take that out to have one" if is_off else why
    return Checked(
        title,
        "",
        0,
        (Finding("no-feed", severity, SETTINGS, None, f"no feed is written, as {why}"),),
    )


def of_build(record: logging.LogRecord) -> Finding:
    """A warning of MkDocs, of this plugin or of another one."""
    found = _PLACE.fullmatch(record.getMessage())
    path, line, message = found.groups(default="") if found else ("", "", record.getMessage())
    severity: Severity = "error" if record.levelno >= logging.ERROR else "warning"
    return Finding("build", severity, path, int(line) if line else None, message)


def plain(text: str, style: str) -> str:
    return text


def to_text(
    shows: Sequence[Checked], built: Sequence[Finding], style: Style = plain
) -> Iterator[str]:
    """Lines for people, by show and file; `style` draws a text as a `heading`, `error`, `warning`,
    `rule` or `well`.

    `built` is what the build itself had to say.
    """
    for show in shows:
        if show.findings and len(shows) > 1:
            yield style(show.title, "heading")
        yield from _by_file(show.findings, style)
    yield from _by_file(built, style)
    yield _summary(shows, [*built, *(one for show in shows for one in show.findings)], style)


def _by_file(found: Iterable[Finding], style: Style) -> Iterator[str]:
    for path, held in groupby(found, key=lambda one: one.path):
        yield style(path or "The build", "heading")
        for one in held:
            line = f" in line {one.line}" if one.line else ""
            yield f"  {style(one.severity, one.severity)}{line}: {one.message} {style(f'[{one.rule}]', 'rule')}"
        yield ""


def _summary(shows: Sequence[Checked], found: Sequence[Finding], style: Style) -> str:
    if found:
        errors = counted(sum(one.is_error for one in found), "error")
        warnings = counted(sum(not one.is_error for one in found), "warning")
        return style(
            f"{errors}, {warnings}.", "error" if any(one.is_error for one in found) else "warning"
        )
    episodes = counted(sum(show.episodes for show in shows), "episode")
    return style(
        f"All is well: {episodes}, {counted(sum(bool(show.feed) for show in shows), 'feed')}.",
        "well",
    )


def to_json(shows: Sequence[Checked], built: Sequence[Finding]) -> str:
    """The same for programs, in ASCII, which comes through every pipe."""
    found = [*built, *(one for show in shows for one in show.findings)]
    told: dict[str, Any] = {
        "errors": sum(one.is_error for one in found),
        "warnings": sum(not one.is_error for one in found),
        "shows": [
            {**show._asdict(), "findings": [one._asdict() for one in show.findings]}
            for show in shows
        ],
        "build": [one._asdict() for one in built],
    }
    return json.dumps(told, indent=2)
