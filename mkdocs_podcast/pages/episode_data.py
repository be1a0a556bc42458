"""A show's episodes as data for the script: what the index's filter finds and draws, and what comes
after an episode.

The file is small, as each reader of the index who filters it loads it: tables hold what repeats,
and a row per episode refers to them by number. `frontend/episodes.js` reads it.
"""

from __future__ import annotations

import json
import posixpath
from typing import Any

from ..model.episode import Episode, Link
from .card_shapes import Card
from .cards import Cards, number_phrase

# Bytes: summaries are cut where the file would have more for each episode, and left out where
# little of them would be left. That of a show with few episodes may be this large in any case.
_ROOM_PER_EPISODE = 148
_ROOM = 148_000
_LEAST_SUMMARY = 60


class _Table:
    """Distinct values, by the numbers that stand for them."""

    def __init__(self) -> None:
        self.numbers: dict[Any, int] = {}

    def number(self, value: Any) -> int:
        return self.numbers.setdefault(value, len(self.numbers))

    def numbers_of(self, values: Any) -> list[int]:
        return [self.number(value) for value in values]

    def values(self) -> list[Any]:
        return list(self.numbers)


class EpisodeData:
    """The data of one show, its addresses seen from any page (`ROOT`)."""

    def __init__(self, cards: Cards) -> None:
        self.cards = cards
        self.show = cards.links.show
        self.shapes = _Table()
        self.around = _Table()
        self.lengths = _Table()
        self.people = _Table()
        self.tags = _Table()

    def text(self) -> str:
        """The file's text."""
        cards = [self.cards.card(episode) for episode in self.show.episodes]
        text = self._document([self._row(card._replace(summary="")) for card in cards])
        length = self._summary_length(cards, len(text.encode()))
        if not length:
            return text
        self.shapes = _Table()
        return self._document(
            [self._row(card._replace(summary=cut(card.summary, length))) for card in cards]
        )

    def _summary_length(self, cards: list[Card], size: int) -> int:
        """How many bytes of each summary there is room for, beside so many bytes of the rest; zero
        where none is worth its place."""
        room = max(_ROOM, _ROOM_PER_EPISODE * len(cards)) - size
        # Quotes and a comma go with each.
        lengths = [len(card.summary.encode()) + 3 for card in cards]
        if sum(lengths) <= room:
            return max(lengths)
        length = room // len(cards) - 3
        if length >= _LEAST_SUMMARY:
            return length
        return 0

    def _document(self, rows: list[list[Any]]) -> str:
        words = self.cards.fragments.words
        phrases = [
            words.say(number_phrase(season, self.show), season="{season}", number="{number}")
            for season in (None, 1)
        ]
        document = {
            "shapes": self.shapes.values(),
            "around": self.around.values(),
            "lengths": self.lengths.values(),
            "people": self.people.values(),
            "tags": self.tags.values(),
            "numbers": phrases,
            "date": words.short_date,
            "episodes": rows,
        }
        text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
        # Harmless wherever a server's wrong type puts it.
        return text.replace("<", "\\u003c") + "\n"

    def _row(self, card: Card) -> list[Any]:
        episode = card.episode
        return [
            self.shapes.number(self.cards.shapes.shape(card, 2)),
            card.title,
            *self._address(card.url),
            *self._date(card.date),
            episode.season or 0,
            _number(episode, card),
            int(card.seconds or 0),
            self.lengths.number(card.length),
            self._people(card),
            self.tags.numbers_of(card.tags),
            *self._address(card.artwork),
            *self._address(card.audio or (card.embed.src if card.embed else "")),
            *self._address(card.key),
            *([card.summary] if card.summary else []),
        ]

    def _people(self, card: Card) -> list[Any]:
        """The numbers of the guests; those of the hosts, whom an episode without guests names, are in
        a list of their own."""
        numbers = self.people.numbers_of(map(self._person, card.people))
        if card.episode.guests or not numbers:
            return numbers
        return [numbers]

    def _person(self, person: Link) -> tuple[str, int, str]:
        return person.name, *self._address(person.url)

    def _address(self, address: str) -> tuple[int, str]:
        """What stands around the part that differs from episode to episode, by its number, and that
        part: `https://cdn.example.org/`, `12`, `.mp3`."""
        path, mark, query = address.partition("?")
        start = path.rfind("/", 0, len(path) - 1) + 1
        name, extension = posixpath.splitext(path[start:])
        if name.endswith("/"):
            name, extension = name[:-1], f"/{extension}"
        return self.around.number((path[:start], extension + mark + query)), name

    def _date(self, date: str) -> tuple[int, str]:
        """The same of a date: most episodes come out at the same time of the day."""
        day, mark, time = date.partition("T")
        return self.around.number(("", mark + time)), day


def _number(episode: Episode, card: Card) -> int | str:
    """The number where the script makes the text of it, else the text."""
    if episode.type == "full" and episode.number is not None:
        return episode.number
    return card.number


def cut(text: str, length: int) -> str:
    """As many whole words as so many bytes of UTF-8 hold, and a sign where that is not all."""
    data = text.encode()
    if len(data) <= length:
        return text
    start = data[: length - 3].decode(errors="ignore")
    return f"{start.rpartition(' ')[0] or start}…"
