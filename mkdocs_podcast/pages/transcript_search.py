"""What a site's search is given of a transcript: all that is said, or each word of it once.

The search in a browser loads one index of the whole site before it finds anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from ..html.escaping import escape_lines
from ..model.search_detail import SearchDetail
from ..model.search_text import SearchEntry, SearchText
from .passages import WHOLE_ANCHOR, Passage, paragraph_texts

_WORDS_PER_BLOCK = 40
# Around words, but not of them: `C#` and `50%` stay as they are.
_PUNCTUATION = ".,;:!?…\"'()[]{}<>“”„‘’‚«»‹›–—-¿¡*_"


def search_text(passages: Sequence[Passage], detail: SearchDetail, whole: str) -> SearchText:
    """What the search is given of an episode; `whole` is the heading of an entry for all of it."""
    if detail is SearchDetail.NONE or not passages:
        return SearchText()
    if detail is SearchDetail.WORDS:
        texts: list[str] = []
        for passage in passages:
            for paragraph in passage.paragraphs:
                texts += paragraph.texts
        entries = [SearchEntry(WHOLE_ANCHOR, whole)]
        blocks = _word_blocks(distinct_words(texts))
        return SearchText(entries, "".join(_write_entries(entries, [len(blocks)], blocks)))
    entries = [SearchEntry(passage.anchor, passage.heading(whole)) for passage in passages]
    counts = [len(passage.paragraphs) for passage in passages]
    html = "".join(_write_entries(entries, counts, paragraph_texts(passages)))
    return SearchText(entries, html)


def _write_entries(
    entries: Iterable[SearchEntry], counts: Iterable[int], texts: Sequence[str]
) -> Iterator[str]:
    """The HTML of entries, each with so many of the texts as paragraphs."""
    lines = escape_lines(texts)
    first = 0
    for entry, count in zip(entries, counts, strict=True):
        yield f'<h3 id="{escape(entry.anchor)}">{escape(entry.heading)}</h3>'
        if count:
            yield f"<p>{'</p><p>'.join(lines[first : first + count])}</p>"
        first += count


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
