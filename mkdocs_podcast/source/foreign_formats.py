"""Front matter in formats that MkDocs shows as text: TOML, and JSON with or without `;;;`."""

from __future__ import annotations

import json
import re
import sys
from typing import Any

from ..text.patterns import pattern
from ..text.records import NamedTuple
from .loose_yaml import describe_error

_JSON_BLOCK = pattern(r";;;[ \t]*\n(.*?)(?<=\n);;;[ \t]*(?:\n|\Z)", re.DOTALL)
_JSON_START = pattern(r'\{\s*"')
_TOML_BLOCK = pattern(r"\+\+\+[ \t]*\n(.*?)(?<=\n)\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML_START = pattern(r"\+\+\+[ \t]*\n\s*[\w.\"'-]+[ \t]*=")
# Python's reader of TOML takes a time that grows with the square of a dotted key.
_MOST_DOTS = 50
_LONGEST_TOML = 100_000
_UNCLOSED_TOML = "the front matter, in TOML, is not closed: write it as YAML between lines of `---`"


_TOML_PLACE = pattern(r" \((?:at line ([0-9]{1,6}), column [0-9]{1,6}|at end of document)\)\Z")


class ForeignBlock(NamedTuple):
    """What front matter holds, where it ends in the page's text (0: it stays text), what is wrong
    with it, its source, which begins in the line `source_line` of the page, its format, and the
    line of what is wrong."""

    meta: dict[str, Any]
    end: int
    problem: str
    source: str = ""
    source_line: int = 2
    format: str = ""
    problem_line: int = 1


def read_foreign(text: str) -> ForeignBlock | None:
    """The front matter that a page begins with; None where it is in none of these formats."""
    if text.startswith("+++"):
        return _read_toml(text)
    if text.startswith(";;;"):
        return _read_fenced_json(text)
    # A page may well begin with a brace: a macro, say.
    if _JSON_START.match(text):
        return _read_json(text)
    return None


def _read_toml(text: str) -> ForeignBlock | None:
    block = _TOML_BLOCK.match(text)
    if not block:
        if _TOML_START.match(text):
            return ForeignBlock({}, 0, _UNCLOSED_TOML)
        return None
    try:
        meta = _load_toml(block[1])
    except (ValueError, RecursionError) as error:
        reason = describe_error(error)
        place = _TOML_PLACE.search(reason)
        line = 1
        if place:
            reason = reason[: place.start()]
            line += int(place[1] or 0)
        sentence = f"the front matter is not valid TOML ({reason}): write it as YAML"
        return ForeignBlock({}, block.end(), sentence, block[1], problem_line=line)
    return ForeignBlock(meta, block.end(), "", block[1], format="TOML")


def _load_toml(source: str) -> dict[str, Any]:
    if len(source) > _LONGEST_TOML:
        raise ValueError("it is too long")
    if any(map(_has_deep_key, source.splitlines())):
        raise ValueError("a key is nested too deeply")
    # Few sites have any, and its reader takes longer to load than a hundred pages' YAML to read.
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    return tomllib.loads(source)


def _has_deep_key(line: str) -> bool:
    """Whether a line begins with a key of more parts than anybody writes; text may have many dots."""
    key = line.partition("=")[0]
    return key.count(".") > _MOST_DOTS and ".." not in key


def _read_fenced_json(text: str) -> ForeignBlock | None:
    block = _JSON_BLOCK.match(text)
    if not block:
        return None
    source = block[1].strip()
    # Its outer braces may be left out.
    if not source.startswith("{"):
        source = f"{{{source}}}"
    try:
        meta = json.loads(source)
    except (ValueError, RecursionError) as error:
        reason, line = _json_error(error)
        sentence = (
            "the front matter, between lines of `;;;`, is not valid JSON "
            f"({reason}): write it as YAML"
        )
        return ForeignBlock({}, block.end(), sentence, block[1], problem_line=line + 1)
    return ForeignBlock(meta, block.end(), "", block[1], format="JSON")


def _read_json(text: str) -> ForeignBlock:
    try:
        meta, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError) as error:
        reason, line = _json_error(error)
        sentence = (
            f"the page begins with JSON that cannot be read ({reason}): "
            "write its front matter as YAML"
        )
        return ForeignBlock({}, 0, sentence, problem_line=line)
    return ForeignBlock(meta, end, "", text[:end], 1, format="JSON")


def _json_error(error: Exception) -> tuple[str, int]:
    """What is wrong with JSON, and in which line of it."""
    if isinstance(error, json.JSONDecodeError):
        return error.msg, error.lineno
    return describe_error(error), 1
