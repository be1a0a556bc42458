"""Cues, and the transcript of a recording that they make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, overload


class Cue(NamedTuple):
    """What is said from `start` to `end`, in seconds: one line of plain text.

    `speaker` is empty where nothing says who speaks.
    """

    start: float
    end: float
    text: str
    speaker: str = ""


class Cues(Sequence[Cue]):
    """The cues of a transcript as columns, which are read and drawn much faster than values of
    their own; a cue is made when it is asked for."""

    __slots__ = ("_first_letters", "ends", "speakers", "starts", "texts")

    def __init__(
        self,
        starts: Sequence[float],
        ends: Sequence[float],
        texts: Sequence[str],
        speakers: Sequence[str],
    ) -> None:
        self.starts = starts
        self.ends = ends
        self.texts = texts
        self.speakers = speakers
        self._first_letters: frozenset[str] | None = None

    @classmethod
    def of(cls, cues: Iterable[Cue]) -> Cues:
        """The columns of cues, which may be columns already."""
        if isinstance(cues, Cues):
            return cues
        columns = list(zip(*cues, strict=True))
        if columns:
            return cls(*columns)
        return cls((), (), (), ())

    @property
    def first_letters(self) -> frozenset[str]:
        """What the texts begin with; "" for an empty one. They tell much about all of a transcript,
        and are few."""
        if self._first_letters is None:
            self._first_letters = frozenset([text[:1] for text in self.texts])
        return self._first_letters

    def __len__(self) -> int:
        return len(self.starts)

    def __iter__(self) -> Iterator[Cue]:
        return map(Cue, self.starts, self.ends, self.texts, self.speakers)

    @overload
    def __getitem__(self, index: int) -> Cue: ...
    @overload
    def __getitem__(self, index: slice) -> Cues: ...
    def __getitem__(self, index: int | slice) -> Cue | Cues:
        if isinstance(index, slice):
            return Cues(
                self.starts[index], self.ends[index], self.texts[index], self.speakers[index]
            )
        return Cue(self.starts[index], self.ends[index], self.texts[index], self.speakers[index])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (Cues, tuple)) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


@dataclass(frozen=True, slots=True)
class Transcript:
    """The cues of a recording in order of time.

    `type` is the MIME type of what it was read from. A transcript that is not `timed` has cues in
    the order of its text, all at 0 seconds.
    """

    cues: Sequence[Cue]
    language: str = ""
    type: str = ""
    timed: bool = True
