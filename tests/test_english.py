"""What users and contributors read is in plain, current English."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "mkdocs_podcast"

# Old or odd words, and what to write in their place.
ODD = {
    r"(?<!there )(?<!there's )\bis none\b(?! of)": "is not one, is not valid",
    r"\bstands? there\b|\bstands? twice\b": "appears, is there twice",
    r"\bnought\b": "zero",
    r"\bmend(?:s|ed)?\b": "fix",
    r"\bt(?:ells?|old|elling) of\b": "report, warn about, mention",
    r"(?<!left )(?<!stand-)\balone\b(?! in a)": "only, separate from, by itself",
    r"\bstands? (?:in|before|between|where)\b": "is in, is put before",
    r"\boverlooks?\b|\bin peace\b": "ignore, leave as it is",
    r"\blet \S+(?: type)? be(?:gin)?\b": "set, begin",
    r"\btake (?:`[^`]+`|the \w+|them) out\b(?! of)": "remove",
    r"\bthat addresses lack\b": "that an address cannot have",
    r"\bdoes not take \.|\bApple[a-zA-Z ]* does not take\b": "does not accept",
    r"\bremove (?:it|them) of\b": "remove from",
    r"\bcannot be had\b": "is unavailable",
    r"\btake (?:that|it) out\b(?! of)|\btake away\b": "remove",
    r"\bbut for the\b": "except for the",
    r"\b(?:is|are) (?:warned|said) of\b": "get a warning, is said about",
    r"\bis no (?:e-mail address|episode|error|mistake)\b": "is not a(n)",
}


def sentences_of_code() -> Iterator[tuple[str, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node.value


def texts() -> Iterator[tuple[str, str]]:
    """(place, text) of everything that is read."""
    yield from sentences_of_code()
    pages = [
        *(ROOT / "docs").rglob("*.md"),
        *ROOT.glob("*.md"),
        *(PACKAGE / "templates").rglob("*.html"),
    ]
    for path in sorted(pages):
        # The demo's episodes are stories, in words of their own.
        if "episodes" not in path.relative_to(ROOT).parts:
            for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
                yield f"{path.relative_to(ROOT)}:{number}", line
    for path in sorted((PACKAGE / "strings").glob("*.json")):
        for english in json.loads(path.read_text("utf-8")):
            yield f"{path.relative_to(ROOT)}", english


@cache
def all_texts() -> tuple[tuple[str, str], ...]:
    """The texts of all places, each on one line: to read them takes longer than to search them."""
    return tuple(
        (place, " ".join(re.sub(r"\bNone\b", "nothing", text).split())) for place, text in texts()
    )


@pytest.mark.parametrize("odd", ODD)
def test_texts_have_no_old_or_odd_words(odd: str) -> None:
    words = re.compile(odd, re.IGNORECASE)
    places = [f"{place}: {text[:120]}" for place, text in all_texts() if words.search(text)]
    assert places == [], f"write: {ODD[odd]}"
