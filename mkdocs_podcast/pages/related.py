"""Which episodes are about the same: by tags, people, and the words of titles and summaries.

What few episodes share counts more, in whole steps, so that an episode more changes the related
ones of few others. The notes do not count: an edit in them is to change one page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from ..model.episode import Episode
from ..text.patterns import pattern
from ..text.records import NamedTuple

_MOST = 3
# One shared tag, guest or rare word of a title is enough; one of a summary is not.
_LEAST_SCORE = 6
_TAG, _PERSON, _IN_TITLE, _IN_SUMMARY = 6, 6, 4, 1
# What more episodes share says little, and so only those next to each other get points for it.
_RARE = 8
_NEXT_TO_EACH_OTHER = 3
# Shorter ones are articles and prepositions, in most languages.
_WORD = pattern(r"[^\W\d_]{4,}")

Term = tuple[str, str]


class Subject(NamedTuple):
    """All that decides which episodes are related to one."""

    type: str
    title: str
    summary: str
    tags: tuple[str, ...]
    people: tuple[str, ...]


def subject_of(episode: Episode) -> Subject:
    people = tuple(person.name for person in episode.people)
    return Subject(episode.type, episode.title, episode.summary, episode.tags, people)


def related_places(subjects: Sequence[Subject]) -> list[list[int]]:
    """The places of those that have most in common with each, at most three."""
    return [_best(scores, place) for place, scores in enumerate(_scores(subjects))]


class RelatedEpisodes:
    """The related episodes of each of a show's, which `find` finds at the first question."""

    def __init__(
        self,
        episodes: Sequence[Episode],
        find: Callable[[Sequence[Subject]], list[list[int]]] = related_places,
    ) -> None:
        self.episodes = episodes
        self.find = find

    def of(self, episode: Episode) -> tuple[Episode, ...]:
        """The episodes that have most in common with one, at most three."""
        return self._related.get(episode.path, ())

    @cached_property
    def _related(self) -> Mapping[str, tuple[Episode, ...]]:
        places = self.find(list(map(subject_of, self.episodes)))
        return {
            episode.path: tuple(self.episodes[place] for place in others)
            for episode, others in zip(self.episodes, places, strict=True)
        }


def _scores(subjects: Sequence[Subject]) -> list[dict[int, int]]:
    """What each has in common with others, by their places."""
    scores: list[dict[int, int]] = [defaultdict(int) for _ in subjects]
    for places, weight in _shared_terms(subjects):
        reach = len(places)
        if reach > _RARE:
            reach = _NEXT_TO_EACH_OTHER
        for index, place in enumerate(places):
            for other in places[index + 1 : index + 1 + reach]:
                scores[place][other] += weight
                scores[other][place] += weight
    return scores


def _shared_terms(subjects: Sequence[Subject]) -> Iterator[tuple[list[int], int]]:
    """The places of those that share a term, and what that is worth."""
    places_of: dict[Term, list[int]] = {}
    weights: dict[Term, int] = {}
    total = 0
    for place, subject in enumerate(subjects):
        # A trailer is about the others.
        if subject.type == "trailer":
            continue
        total += 1
        for term, weight in _terms(subject).items():
            places_of.setdefault(term, []).append(place)
            weights[term] = max(weight, weights.get(term, 0))
    for term, places in places_of.items():
        if len(places) > 1:
            yield places, weights[term] * _rarity(len(places), total)


def _rarity(count: int, total: int) -> int:
    """Zero for what half of the episodes have, and one more for each time that half of them do."""
    return (total // count).bit_length() - 1


def _terms(subject: Subject) -> dict[Term, int]:
    """What it is about, with what it is worth to share it."""
    terms: dict[Term, int] = {}
    for word in _WORD.findall(subject.summary.casefold()):
        terms["word", word] = _IN_SUMMARY
    for word in _WORD.findall(subject.title.casefold()):
        terms["word", word] = _IN_TITLE
    for tag in subject.tags:
        terms["tag", tag.casefold()] = _TAG
    for name in subject.people:
        terms["person", name.casefold()] = _PERSON
    return terms


def _best(scores: Mapping[int, int], place: int) -> list[int]:
    """The places with the highest scores; of equal ones, those nearest in time."""
    enough = [other for other, score in scores.items() if score >= _LEAST_SCORE]
    enough.sort(key=lambda other: (-scores[other], abs(other - place), other))
    return enough[:_MOST]
