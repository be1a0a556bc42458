"""Rolling captions, as YouTube makes them of speech: each repeats the line above, and adds one.

Shown one after another they scroll; read as they are, every phrase would be there two or three
times.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from .caption_text import remove_tags
from .cue_text import Caption

# A file rolls when this many captions add something to the one above them, and one in so many of
# its captions begins with the end of the one above.
_MIN_ADDITIONS = 2
_ONE_ROLLING_IN = 2
# A quick look at the lines as they are written sees only every second of YouTube's.
_ONE_REPEATING_IN = 5
# Fewer words than the whole last line of the caption above may be repeated by chance.
_ENOUGH_WORDS = 3


def unroll_captions(captions: Sequence[Caption]) -> Sequence[Caption]:
    """The captions with each phrase once; unchanged where they do not roll."""
    if not _may_roll(captions):
        return captions
    words = [remove_tags("\n".join(caption.text)).split() for caption in captions]
    repeated = [0]
    for index in range(1, len(captions)):
        count = _count_repeated(words[index - 1], words[index])
        if count < min(_ENOUGH_WORDS, _count_last_words(captions[index - 1])):
            count = 0
        repeated.append(count)
    additions = sum(0 < count < len(text) for count, text in zip(repeated, words, strict=True))
    rolling = sum(count > 0 for count in repeated)
    if additions < _MIN_ADDITIONS or rolling * _ONE_ROLLING_IN < len(captions) - 1:
        return captions
    unrolled = []
    for caption, count in zip(captions, repeated, strict=True):
        if count:
            caption = caption._replace(text=_drop_words(caption.text, count))
        unrolled.append(caption)
    return unrolled


def _may_roll(captions: Sequence[Caption]) -> bool:
    """Whether enough captions begin with words of the one above them."""
    repeating = 0
    for previous, caption in pairwise(captions):
        first_words = " ".join(_first_line(caption.text).split(None, _ENOUGH_WORDS)[:_ENOUGH_WORDS])
        if first_words and first_words in "\n".join(previous.text):
            repeating += 1
    return repeating >= _MIN_ADDITIONS and repeating * _ONE_REPEATING_IN >= len(captions)


def _first_line(lines: Iterable[str]) -> str:
    """The first line that is not blank."""
    return next(filter(None, map(str.strip, lines)), "")


def _count_last_words(caption: Caption) -> int:
    last_line = _first_line(reversed(caption.text))
    return len(remove_tags(last_line).split())


def _count_repeated(previous: Sequence[str], words: Sequence[str]) -> int:
    """How many of the words are the last ones of the caption above.

    The longest border of both, as Knuth, Morris and Pratt find it in linear time.
    """
    borders = [0]
    for index in range(1, len(words)):
        borders.append(_extend(borders[index - 1], words[index], words, borders))
    length = 0
    for word in previous:
        if length == len(words):
            length = borders[length - 1]
        length = _extend(length, word, words, borders)
    return length


def _extend(length: int, word: str, words: Sequence[str], borders: Sequence[int]) -> int:
    """The length of the longest beginning of `words` that ends with `word`, after one of `length`."""
    while length and words[length] != word:
        length = borders[length - 1]
    if words and words[length] == word:
        return length + 1
    return 0


def _drop_words(lines: Sequence[str], count: int) -> list[str]:
    """The lines without tags and without so many words at their beginning."""
    kept = []
    for line in lines:
        if not count:
            kept.append(line)
            continue
        words = remove_tags(line).split()
        kept.append(" ".join(words[count:]))
        count = max(0, count - len(words))
    return kept
