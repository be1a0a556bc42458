"""What subscribers would notice if the feed of a show moved to a new address: the old feed and the
new one, as podcast apps see them.

Apps know an episode by its GUID and sort by its date. All else they replace by what the new feed
says.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple
from xml.etree.ElementTree import Element

from ..model.problems import Severity
from .item_matching import (
    Match,
    child_text,
    enclosure_url,
    item_identity,
    item_name,
    item_title,
    match_items,
)
from .plain_values import date_of, line_of

_SAME_TIME = dt.timedelta(minutes=1)
_EARLIEST = dt.datetime.min.replace(tzinfo=dt.timezone.utc)


class Effect(Enum):
    """What subscribers notice; the value is its name for programs."""

    LOADS_AGAIN = "loads-again"
    """Its GUID is another: apps list it a second time, as new, and may load it."""

    VANISHES = "vanishes"
    """The new feed does not have it."""

    CHANGES_PLACE = "changes-place"
    """Its date puts it elsewhere among the others."""

    CHANGES_DATE = "changes-date"
    """Another date is shown, in the same place."""

    OTHER_RECORDING = "other-recording"
    """Its recording has another address: who has it keeps it."""

    OTHER_TITLE = "other-title"
    OTHER_NUMBER = "other-number"

    APPEARS = "appears"
    """The old feed does not have it: apps list it as new."""

    OTHER_SHOW = "other-show"
    """The show itself has another `podcast:guid`: directories take it for another show."""

    @property
    def severity(self) -> Severity:
        if self in _DISTURBING:
            return Severity.ERROR
        return Severity.WARNING


_DISTURBING = frozenset(
    {Effect.LOADS_AGAIN, Effect.VANISHES, Effect.CHANGES_PLACE, Effect.OTHER_SHOW}
)


class Notice(NamedTuple):
    """One thing that subscribers notice: of an episode, by its title in the old feed, or of the show
    (""), with what the old feed says and the new one."""

    effect: Effect
    episode: str
    old: str
    new: str


class Move(NamedTuple):
    """What is noticed of a move; `episodes` are how many both feeds have."""

    episodes: int
    notices: tuple[Notice, ...]

    @property
    def disturbs(self) -> bool:
        return any(notice.effect.severity is Severity.ERROR for notice in self.notices)


def compare_move(old: Element, new: Element) -> Move:
    """What subscribers notice when they get the channel `new` instead of `old`."""
    new_items = new.findall("item")
    matches = list(match_items(old.findall("item"), new_items))
    notices = [*_show_notices(old, new), *_lost_or_changed(matches)]
    matched = {id(match.new) for match in matches if match.new is not None}
    for item in new_items:
        if id(item) not in matched:
            guid = child_text(item, "guid")
            notices.append(Notice(Effect.APPEARS, item_title(item), "", guid))
    return Move(len(matched), tuple(notices))


def _show_notices(old: Element, new: Element) -> Iterator[Notice]:
    """What is noticed of the show itself."""
    old_guid = child_text(old, "podcast:guid").casefold()
    new_guid = child_text(new, "podcast:guid").casefold()
    if old_guid and old_guid != new_guid:
        yield Notice(Effect.OTHER_SHOW, "", old_guid, new_guid)
    old_title = line_of(child_text(old, "title"))
    new_title = line_of(child_text(new, "title"))
    if old_title != new_title:
        yield Notice(Effect.OTHER_TITLE, "", old_title, new_title)


def _lost_or_changed(matches: Sequence[Match]) -> Iterator[Notice]:
    """What is noticed of the old feed's episodes."""
    places = _places(match.old for match in matches if match.new is not None)
    new_places = _places(match.new for match in matches if match.new is not None)
    for match in matches:
        title = item_name(match.old)
        if match.new is None:
            yield Notice(Effect.VANISHES, title, child_text(match.old, "guid"), "")
            continue
        has_moved = places[id(match.old)] != new_places[id(match.new)]
        yield from _changes(title, match.old, match.new, has_moved=has_moved)


def _places(items: Iterable[Element]) -> dict[int, int]:
    """Where each item is in an app's list."""
    ordered = sorted(items, key=lambda item: _date(item) or _EARLIEST, reverse=True)
    return {id(item): place for place, item in enumerate(ordered)}


def _changes(title: str, old: Element, new: Element, *, has_moved: bool) -> Iterator[Notice]:
    """What is noticed of an episode that both feeds have."""
    old_identity = item_identity(old)
    new_guid = child_text(new, "guid")
    if old_identity != new_guid:
        yield Notice(Effect.LOADS_AGAIN, title, old_identity, new_guid)
    if not _has_same_date(old, new):
        effect = Effect.CHANGES_DATE
        if has_moved:
            effect = Effect.CHANGES_PLACE
        yield Notice(effect, title, child_text(old, "pubDate"), child_text(new, "pubDate"))
    if enclosure_url(old) != enclosure_url(new):
        yield Notice(Effect.OTHER_RECORDING, title, enclosure_url(old), enclosure_url(new))
    if item_title(old) != item_title(new):
        yield Notice(Effect.OTHER_TITLE, title, item_title(old), item_title(new))
    # A number where there was none disturbs nobody.
    if _number(old) and _number(old) != _number(new):
        yield Notice(Effect.OTHER_NUMBER, title, _number(old), _number(new))


def _has_same_date(old: Element, new: Element) -> bool:
    """Whether two items have one date, or the old one has none that could be lost."""
    old_date = _date(old)
    if not old_date:
        return True
    new_date = _date(new)
    if not new_date:
        return False
    return abs(new_date - old_date) < _SAME_TIME


def _date(item: Element) -> dt.datetime | None:
    return date_of(child_text(item, "pubDate") or child_text(item, "dc:date"))


def _number(item: Element) -> str:
    """Season and number, as apps show them, without zeros."""
    parts = []
    for name, sign in (("season", "S"), ("episode", "E")):
        text = child_text(item, f"itunes:{name}") or child_text(item, f"podcast:{name}")
        digits = text.lstrip("0")
        if digits:
            parts.append(sign + digits)
    return " ".join(parts)
