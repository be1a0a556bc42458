"""What a text must hold for a regular expression to match anywhere in it.

Python-Markdown's expressions begin with a look behind, which makes `re` try them at every letter.
Looking for a character first takes a hundredth of the time.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

# How `re` names the parts of an expression that have a part of their own, and where in it that is.
_INNER = {"SUBPATTERN": 3, "ASSERT": 1}
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})


@lru_cache(maxsize=256)
def needed_characters(expression: str, flags: int = 0) -> str:
    """Characters of which a text must hold one for the expression to match; "" where that is not
    known."""
    try:
        # Named so since Python 3.11.
        from re import _parser as parser  # type: ignore[attr-defined]
    except ImportError:
        import sre_parse as parser
    try:
        return _of_sequence(parser.parse(expression, flags))
    except (AttributeError, TypeError, ValueError, IndexError):
        # Another Python, which writes its expressions down in another way.
        return ""


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> str:
    """The shortest answer of all items, as each of them has to match: the last one, as it is often
    a backslash that may come first, whatever an expression is about."""
    answers = [_of_item(str(kind), value) for kind, value in items]
    return min(filter(None, reversed(answers)), key=len, default="")


def _of_item(kind: str, value: Any) -> str:
    if kind == "LITERAL":
        return _character(value)
    if kind == "IN":
        return _of_alternatives([_of_item(str(inner), code) for inner, code in value])
    if kind == "BRANCH":
        return _of_alternatives([_of_sequence(branch) for branch in value[1]])
    if kind == "ATOMIC_GROUP":
        return _of_sequence(value)
    if kind in _INNER:
        return _of_sequence(value[_INNER[kind]])
    if kind in _REPEATS:
        least, _, repeated = value
        if least:
            return _of_sequence(repeated)
        return ""
    return ""


def _of_alternatives(answers: list[str]) -> str:
    """All answers, as one of the alternatives has to match; "" where one of them has none."""
    if all(answers):
        return "".join(sorted(set("".join(answers))))
    return ""


def _character(code: int) -> str:
    """The character, unless it might be meant in another case as well."""
    character = chr(code)
    if character.isascii() and not character.isalnum():
        return character
    return ""
