"""Texts that slow down a regular expression, made of its own parts.

A search is super-linear where a repeat can be left in many ways. What leads to the repeat, what it
repeats, many times, and an end that fits nothing show it. The sizes grow step by step, so that even
an exponential search ends.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any, NamedTuple

try:
    # Named so since Python 3.11.
    from re import _compiler, _constants, _parser  # type: ignore[attr-defined]
except ImportError:
    import sre_compile as _compiler
    import sre_constants as _constants
    import sre_parse as _parser

_LITERAL = _constants.LITERAL
_ONE_CHARACTER = {
    _LITERAL,
    _constants.NOT_LITERAL,
    _constants.ANY,
    _constants.IN,
    _constants.CATEGORY,
}
# Python 3.11 has the possessive ones.
_REPEATS = {
    _constants.MAX_REPEAT,
    _constants.MIN_REPEAT,
    getattr(_constants, "POSSESSIVE_REPEAT", None),
}
_GROUPS = {
    _constants.BRANCH,
    _constants.SUBPATTERN,
    getattr(_constants, "ATOMIC_GROUP", None),
}
# A character of each class that patterns name; those that a pattern itself names are added.
_CHARACTERS = " \t\nx0AZ_-.:<>()[]{}\"'/=,;|#*&%!~\\é"
_MISFIT = "\x01"
# What repeats less often is no danger.
_MANY_TIMES = 200
_MOST_SAMPLES = 3
_SIZES = (100, 400, 1_600)
# Only a repeated group can be exponential; these come first, so that the search ends.
_SMALL_SIZES = (12, 16, 20, 25, 31, 39, 48, 60, 75)
# A linear search of 1600 characters takes a fifth of this.
_SUSPICIOUS_SECONDS = 0.001
_LEAST_GROWTH = 8

_Items = Sequence[tuple[Any, Any]]
_Texts = tuple[str, ...]


class Attack(NamedTuple):
    """A text with a part that can be repeated."""

    start: str
    piece: str
    end: str

    def text(self, size: int) -> str:
        return self.start + self.piece * (size // len(self.piece)) + self.end


def slowest_attack(expression: str, flags: int, methods: Collection[str]) -> str:
    """What makes one of the methods of the pattern super-linear; nothing where none is."""
    compiled = re.compile(expression, flags)
    sizes = _SIZES
    if _repeats_groups(list(_parser.parse(expression, flags))):
        sizes = (*_SMALL_SIZES, *_SIZES)
    for attack in attacks(expression, flags):
        for method in methods:
            call = getattr(compiled, method)
            size = _suspicious_size(call, attack, sizes)
            if size and _growth(call, attack, size) > _LEAST_GROWTH:
                return f"{method}({attack.start!r} + {attack.piece!r} * {size} + {attack.end!r})"
    return ""


def _suspicious_size(call: Callable[[str], object], attack: Attack, sizes: Collection[int]) -> int:
    for size in sizes:
        if size >= len(attack.piece) and _seconds(call, attack.text(size)) > _SUSPICIOUS_SECONDS:
            return size
    return 0


def _growth(call: Callable[[str], object], attack: Attack, size: int) -> float:
    """How many times as long a text takes as one of a quarter of its size."""
    long, short = attack.text(size), attack.text(size // 4)
    seconds = min(_seconds(call, long) for _ in range(3))
    return seconds / max(min(_seconds(call, short) for _ in range(3)), 1e-6)


def _seconds(call: Callable[[str], object], text: str) -> float:
    start = time.thread_time()
    result = call(text)
    if isinstance(result, Iterator):
        for _ in result:
            pass
    return time.thread_time() - start


def attacks(expression: str, flags: int) -> list[Attack]:
    parsed = _parser.parse(expression, flags)
    parts = _Parts(parsed.state, _alphabet(parsed, parsed.state))
    found: dict[Attack, None] = {}
    for before, bodies, after in parts.repeats(list(parsed), ("",)):
        ends = ("", _MISFIT, "\n", *(text[:-1] + _MISFIT for text in after if text))
        for start in before:
            for body in bodies:
                found.update((Attack(start, body, end), None) for end in ends)
                found[Attack("", start + body, "")] = None
                found.update((Attack("", start + body + text, _MISFIT), None) for text in after)
        for first in bodies[:6]:
            for second in bodies[:6]:
                if first != second:
                    found[Attack(before[-1], first + second, _MISFIT)] = None
    return list(found)


class _Parts:
    """Samples of what the parts of one pattern match, as far as lookarounds allow."""

    def __init__(self, state: Any, alphabet: str) -> None:
        self._state = state
        self._alphabet = alphabet

    def repeats(self, items: _Items, before: _Texts) -> Iterator[tuple[_Texts, _Texts, _Texts]]:
        """What may stand before each repeat, what it repeats, what may follow."""
        for index, item in enumerate(items):
            code, value = item
            if code in _REPEATS and value[1] >= _MANY_TIMES:
                bodies = tuple(text for text in self._bodies(list(value[2])) if text)
                yield before, bodies, self._joined(("",), items[index + 1 :])
            for inner in _children(item):
                yield from self.repeats(inner, before)
            before = self._joined(before, [item])

    def _bodies(self, items: _Items) -> _Texts:
        """Everything different that a repeat may repeat."""
        if len(items) == 1:
            code, _ = items[0]
            if code in _ONE_CHARACTER:
                return _members(items[0], self._state, self._alphabet)
            if code in _GROUPS:
                inner = [self._bodies(child) for child in _children(items[0])]
                return tuple(dict.fromkeys(text for texts in inner for text in texts))
        return self._joined(("",), items)

    def _joined(self, texts: _Texts, items: _Items) -> _Texts:
        for item in items:
            joined = [text + sample for sample in self._samples(item) for text in texts]
            texts = tuple(dict.fromkeys(joined))[:_MOST_SAMPLES] or texts
        return texts

    def _samples(self, item: tuple[Any, Any]) -> _Texts:
        code, value = item
        if code in _ONE_CHARACTER:
            return _members(item, self._state, self._alphabet)[:3]
        if code in _REPEATS:
            once = self._joined(("",), list(value[2]))
            return tuple(text * value[0] for text in once) if value[0] else ("", *once)
        if code in _GROUPS:
            inner = [self._joined(("",), child)[:2] for child in _children(item)]
            return tuple(text for texts in inner for text in texts)
        return ("",)


def _children(item: tuple[Any, Any]) -> list[_Items]:
    """The sequences of items that an item has in it."""
    code, value = item
    if code is _constants.BRANCH:
        return [list(branch) for branch in value[1]]
    if code is _constants.SUBPATTERN:
        return [list(value[3])]
    if code in _GROUPS:
        return [list(value)]
    if code in {_constants.ASSERT, _constants.ASSERT_NOT}:
        return [list(value[1])]
    if code in _REPEATS:
        return [list(value[2])]
    return []


def _repeats_groups(items: _Items) -> bool:
    for item in items:
        if (
            item[0] in _REPEATS
            and item[1][1] > 1
            and (len(item[1][2]) > 1 or item[1][2][0][0] not in _ONE_CHARACTER)
        ):
            return True
        if any(_repeats_groups(inner) for inner in _children(item)):
            return True
    return False


def _one_character_items(items: _Items) -> Iterator[tuple[Any, Any]]:
    for item in items:
        if item[0] in _ONE_CHARACTER:
            yield item
        for inner in _children(item):
            yield from _one_character_items(inner)


def _alphabet(items: _Items, state: Any) -> str:
    """One character of each class that the pattern tells apart."""
    matchers: list[Any] = []
    characters = _CHARACTERS
    for item in _one_character_items(items):
        matchers.append(_matcher(item, state))
        for code, value in item[1] if item[0] is _constants.IN else [item]:
            if code is _LITERAL:
                characters += chr(value)
            elif code is _constants.RANGE:
                characters += chr(value[0])
    classes: dict[tuple[bool, ...], str] = {}
    for character in dict.fromkeys(characters):
        fits = tuple(matcher.match(character) is not None for matcher in matchers)
        classes.setdefault(fits, character)
    return "".join(classes.values())


def _members(item: tuple[Any, Any], state: Any, alphabet: str) -> _Texts:
    matcher = _matcher(item, state)
    return tuple(character for character in alphabet if matcher.match(character))


def _matcher(item: tuple[Any, Any], state: Any) -> re.Pattern[str]:
    matcher: re.Pattern[str] = _compiler.compile(_parser.SubPattern(state, [item]), state.flags)
    return matcher
