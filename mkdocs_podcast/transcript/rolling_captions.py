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
    # Of each caption, how many of its words are the last ones of the caption above.
    repeated = [0]
    rolling = additions = 0
    phrase_above = _split_words(captions[0].text)
    for above, caption in pairwise(captions):
        phrase = _split_words(caption.text)
        count = _count_repeated(phrase_above, phrase)
        if count < min(_ENOUGH_WORDS, _count_last_words(above)):
            count = 0
        if count:
            rolling += 1
            if count < len(phrase):
                additions += 1
        repeated.append(count)
        phrase_above = phrase
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
        first_words = _first_line(caption.text).split(None, _ENOUGH_WORDS)
        beginning = " ".join(first_words[:_ENOUGH_WORDS])
        if beginning and beginning in "\n".join(previous.text):
            repeating += 1
    if repeating < _MIN_ADDITIONS:
        return False
    return repeating * _ONE_REPEATING_IN >= len(captions)


def _first_line(lines: Iterable[str]) -> str:
    """The first line that is not blank."""
    return next(filter(None, map(str.strip, lines)), "")


def _split_words(lines: Iterable[str]) -> list[str]:
    return remove_tags("\n".join(lines)).split()


def _count_last_words(caption: Caption) -> int:
    last_line = _first_line(reversed(caption.text))
    return len(remove_tags(last_line).split())


def _count_repeated(above: Sequence[str], phrase: Sequence[str]) -> int:
    """How many of the words are the last ones of the caption above.

    The longest border of both, as Knuth, Morris and Pratt find it in linear time.
    """
    borders = [0]
    for index in range(1, len(phrase)):
        borders.append(_extend(borders[index - 1], phrase[index], phrase, borders))
    length = 0
    for word in above:
        if length == len(phrase):
            length = borders[length - 1]
        length = _extend(length, word, phrase, borders)
    return length


def _extend(length: int, word: str, phrase: Sequence[str], borders: Sequence[int]) -> int:
    """The length of the longest beginning of `phrase` that ends with `word`, after one of `length`."""
    while length and phrase[length] != word:
        length = borders[length - 1]
    if phrase and phrase[length] == word:
        return length + 1
    return 0


def _drop_words(lines: Sequence[str], count: int) -> list[str]:
    """The lines without tags and without so many words at their beginning."""
    remaining = []
    for line in lines:
        if not count:
            remaining.append(line)
            continue
        line_words = remove_tags(line).split()
        remaining.append(" ".join(line_words[count:]))
        count = max(0, count - len(line_words))
    return remaining
