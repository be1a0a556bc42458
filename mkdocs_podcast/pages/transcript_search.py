"""What a site's search is given of a transcript: all that is said, or each word of it once.

The search in a browser loads one index of the whole site before it finds anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..html.escaping import escape_lines
from ..model.search_detail import SearchDetail
from ..model.search_text import SearchEntry
from .passages import WHOLE_ANCHOR, Passage, paragraph_texts

_WORDS_PER_BLOCK = 40
# Around words, but not of them: `C#` and `50%` stay as they are.
_PUNCTUATION = ".,;:!?…\"'()[]{}<>“”„‘’‚«»‹›–—-¿¡*_"


def search_entries(
    passages: Sequence[Passage], detail: SearchDetail, whole: str
) -> list[SearchEntry]:
    """What the search is given of an episode; `whole` is the heading of an entry for all of it."""
    if detail is SearchDetail.NONE or not passages:
        return []
    if detail is SearchDetail.WORDS:
        blocks = _word_blocks(distinct_words(passages[0].talk.texts))
        return [SearchEntry(WHOLE_ANCHOR, whole, _paragraphs(escape_lines(blocks, quote=False)))]
    texts = escape_lines(paragraph_texts(passages), quote=False)
    entries = []
    first = 0
    for passage in passages:
        stop = first + len(passage.bounds) - 1
        html = _paragraphs(texts[first:stop])
        entries.append(SearchEntry(passage.anchor, passage.heading(whole), html))
        first = stop
    return entries


def _paragraphs(lines: Sequence[str]) -> str:
    if not lines:
        return ""
    return f"<p>{'</p><p>'.join(lines)}</p>"


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
