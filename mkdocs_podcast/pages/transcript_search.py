"""What a site's search is given of a transcript: all that is said, or each word of it once.

The search in a browser loads one index of the whole site before it finds anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..model.search_detail import SearchDetail
from .passages import WHOLE_ANCHOR, Passage

_WORDS_PER_BLOCK = 40
# Around words, but not of them: `C#` and `50%` stay as they are.
_PUNCTUATION = ".,;:!?…\"'()[]{}<>“”„‘’‚«»‹›–—-¿¡*_"


class SearchEntry(NamedTuple):
    """What a hit leads to, by its id, its heading, and the paragraphs that it is found by."""

    anchor: str
    heading: str
    paragraphs: Sequence[str]


def search_entries(
    passages: Sequence[Passage], detail: SearchDetail, whole: str
) -> list[SearchEntry]:
    """The entries for an episode's transcript; `whole` is the heading of one for all of it."""
    if detail is SearchDetail.NONE or not passages:
        return []
    if detail is SearchDetail.WORDS:
        texts: list[str] = []
        for passage in passages:
            for paragraph in passage.paragraphs:
                texts += paragraph.cues.texts
        return [SearchEntry(WHOLE_ANCHOR, whole, _word_blocks(distinct_words(texts)))]
    return [
        SearchEntry(
            passage.anchor,
            passage.heading(whole),
            [paragraph.text for paragraph in passage.paragraphs],
        )
        for passage in passages
    ]


def distinct_words(texts: Iterable[str]) -> list[str]:
    """Each word once, in small letters, in the order in which they are first said."""
    written = dict.fromkeys(" ".join(texts).lower().split())
    words = [word if word.isalnum() else word.strip(_PUNCTUATION) for word in written]
    return list(filter(None, dict.fromkeys(words)))


def _word_blocks(words: Sequence[str]) -> list[str]:
    """The words in paragraphs: of a hit, Material shows the one that the word is in."""
    return [
        " ".join(words[first : first + _WORDS_PER_BLOCK])
        for first in range(0, len(words), _WORDS_PER_BLOCK)
    ]
