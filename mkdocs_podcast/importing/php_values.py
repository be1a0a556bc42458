"""Values that PHP has serialised, as plugins of WordPress keep theirs: the kinds that are data.

Source: https://www.php.net/manual/en/function.serialize.php. Objects are not read.
"""

from __future__ import annotations

from typing import Any

from ..text.patterns import pattern

_NUMBER = pattern(r"[ibd]:(-?[\d.eE+-]{1,40});")
_HEAD = pattern(r"([sa]):(\d{1,9}):")
_DEEPEST = 20


def read_php(text: str) -> Any:
    """The value of a serialised text. Raises ValueError for everything else.

    Lengths are in bytes; where one is wrong, the text ends at the next end of a text. A list is a
    mapping by number.
    """
    data = text.strip().encode()
    value, end = _value(data, 0, 0)
    if end != len(data):
        raise ValueError("something follows the value")
    return value


def _value(data: bytes, start: int, depth: int) -> tuple[Any, int]:
    """The value at a position, and where it ends."""
    if depth > _DEEPEST:
        raise ValueError("it is nested too deeply")
    if data.startswith(b"N;", start):
        return None, start + 2
    ahead = data[start : start + 60].decode("latin-1")
    number = _NUMBER.match(ahead)
    if number:
        return _number(ahead[0], number[1]), start + number.end()
    head = _HEAD.match(ahead)
    if not head:
        raise ValueError("it is not a serialised value")
    if head[1] == "s":
        return _text(data, start + head.end(), int(head[2]))
    return _mapping(data, start + head.end(), int(head[2]), depth)


def _number(kind: str, digits: str) -> Any:
    """A number, or what is true or false, by the letter before it."""
    if kind == "d":
        return float(digits)
    if kind == "b":
        return bool(int(digits))
    return int(digits)


def _text(data: bytes, start: int, length: int) -> tuple[str, int]:
    end = start + 1 + length
    if data[start : start + 1] != b'"':
        raise ValueError("a text does not begin")
    if data[end : end + 2] != b'";':
        # Whoever has replaced words in a database has not counted again.
        end = data.find(b'";', start + 1)
    if end < 0:
        raise ValueError("a text does not end")
    return data[start + 1 : end].decode("utf-8", "replace"), end + 2


def _mapping(data: bytes, start: int, count: int, depth: int) -> tuple[dict[Any, Any], int]:
    if data[start : start + 1] != b"{":
        raise ValueError("a list does not begin")
    position = start + 1
    mapping: dict[Any, Any] = {}
    for _ in range(count):
        key, position = _value(data, position, depth + 1)
        value, position = _value(data, position, depth + 1)
        if not isinstance(key, (str, int)):
            key = str(key)
        mapping[key] = value
    if data[position : position + 1] != b"}":
        raise ValueError("a list does not end")
    return mapping, position + 1
