"""Characters that look like those of YAML and are others: spaces that may not break, wide colons."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..text.patterns import pattern
from .yaml_loader import LineProblem

_SPACES = r"\u00a0\u2000-\u200b\u202f\u205f\u3000"
_INDENT = pattern(rf"^ *[{_SPACES}][ {_SPACES}]*", re.MULTILINE)
_GAP = pattern(
    rf"^(?P<before> *(?:- )?(?P<key>[\w.-]{{1,60}}):)(?P<gap>[{_SPACES}]+)", re.MULTILINE
)
_WIDE_COLON = pattern(rf"^(?P<key>[\w.-]{{1,60}})：[ {_SPACES}]*", re.MULTILINE)


def replace_lookalikes(source: str) -> tuple[str, list[LineProblem]]:
    """YAML that cannot be read, with the characters that were meant, and what was wrong; unchanged,
    and without problems, where it has none of these."""
    if source.isascii():
        return source, []
    problems: list[LineProblem] = []

    def noting(
        sentence: Callable[[re.Match[str]], str], meant: Callable[[re.Match[str]], str]
    ) -> Callable[[re.Match[str]], str]:
        def replacement(match: re.Match[str]) -> str:
            line = match.string.count("\n", 0, match.start())
            problems.append((line, sentence(match)))
            return meant(match)

        return replacement

    source = _INDENT.sub(noting(_describe_indent, lambda match: " " * len(match[0])), source)
    source = _GAP.sub(noting(_describe_gap, lambda match: f"{match['before']} "), source)
    source = _WIDE_COLON.sub(noting(_describe_colon, lambda match: f"{match['key']}: "), source)
    return source, sorted(problems)


def _describe_indent(match: re.Match[str]) -> str:
    code = _code(match[0].strip(" "))
    return f"a special space ({code}) indents this line, which YAML takes for a letter: indent it with plain spaces"


def _describe_gap(match: re.Match[str]) -> str:
    return (
        f"`{match['key']}`: a special space ({_code(match['gap'])}) follows the colon, which YAML "
        "takes for a letter: type a plain space"
    )


def _describe_colon(match: re.Match[str]) -> str:
    return f"`{match['key']}`: its colon is a wide one, which YAML takes for a letter: type `:` and a space"


def _code(text: str) -> str:
    return f"U+{ord(text[0]):04X}"
