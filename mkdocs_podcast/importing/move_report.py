"""What `mkdocs-podcast check --moving` says: to people, and to programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

from ..model.problems import Severity
from ..text.matching import counted
from .feed_move import Effect, Move, Notice

Style = Callable[[str, str], str]

_MOST_SHOWN = 3
_LONGEST = 100
# What is said of all episodes that an effect is on, and the remedy.
_SENTENCES: Mapping[Effect, str] = {
    Effect.OTHER_SHOW: "the show has another `podcast:guid`: directories take it for another show. "
    "Set `channel: {guid: ...}` to the old one",
    Effect.LOADS_AGAIN: "apps list it a second time, as new, and load it again, since its GUID is "
    "another. Set `guid` in its front matter to the old one",
    Effect.VANISHES: "it is not in the new feed: apps remove it from their lists. Import it, or "
    "publish its page with its `audio`",
    Effect.CHANGES_PLACE: "it changes its place among the others, since its date is another. "
    "Correct its `date`",
    Effect.CHANGES_DATE: "its date is another",
    Effect.OTHER_RECORDING: "its recording is at another address: who has loaded it keeps it, and "
    "counts of downloads begin anew",
    Effect.OTHER_TITLE: "its title is another",
    Effect.OTHER_NUMBER: "its number is another",
    Effect.APPEARS: "the old feed does not have it: apps list it as new",
}


def to_text(move: Move, style: Style) -> Iterator[str]:
    """Lines for people: what is noticed, each with the first episodes that it is noticed of."""
    by_effect: dict[Effect, list[Notice]] = {}
    for notice in move.notices:
        by_effect.setdefault(notice.effect, []).append(notice)
    for effect, sentence in _SENTENCES.items():
        notices = by_effect.get(effect, [])
        if not notices:
            continue
        severity = style(effect.severity.value, effect.severity.value)
        count = ""
        if effect is not Effect.OTHER_SHOW:
            count = f" ({len(notices)})"
        yield f"{severity}: {sentence}{count} {style(f'[{effect.value}]', 'rule')}"
        yield from map(_line, notices[:_MOST_SHOWN])
        if len(notices) > _MOST_SHOWN:
            yield f"  and {len(notices) - _MOST_SHOWN} more"
        yield ""
    yield _totals(move, style)


def _line(notice: Notice) -> str:
    change = " -> ".join(map(_short, filter(None, (notice.old, notice.new))))
    return f"  {_short(notice.episode or 'The show')}: {change}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= _LONGEST:
        return line
    return line[: _LONGEST - 3] + "..."


def _totals(move: Move, style: Style) -> str:
    episodes = counted(move.episodes, "episode")
    if not move.notices:
        return style(f"Subscribers notice nothing: {episodes}.", "well")
    errors, warnings = _counts(move)
    text = (
        f"{counted(errors, 'error')}, {counted(warnings, 'warning')}; both feeds have {episodes}."
    )
    if errors:
        return style(text, "error")
    return style(text, "warning")


def _counts(move: Move) -> tuple[int, int]:
    errors = sum(notice.effect.severity is Severity.ERROR for notice in move.notices)
    return errors, len(move.notices) - errors


def to_json(move: Move) -> str:
    """The same for programs, in ASCII, with every notice."""
    errors, warnings = _counts(move)
    notices = [
        {
            "effect": notice.effect.value,
            "severity": notice.effect.severity.value,
            "episode": notice.episode,
            "old": notice.old,
            "new": notice.new,
        }
        for notice in move.notices
    ]
    result = {
        "errors": errors,
        "warnings": warnings,
        "episodes": move.episodes,
        "notices": notices,
    }
    return json.dumps(result, indent=2)
