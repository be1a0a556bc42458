"""The text of a file that somebody else has written, for readers of transcripts and chapters."""

from __future__ import annotations

import json
from typing import Any

from ..model.problems import Problems


def unify_line_breaks(text: str) -> str:
    """The text without a byte order mark, and with `\\n` at the end of each line."""
    text = text.removeprefix("\ufeff")
    # A single letter is found faster than two, and most files have none.
    if "\r" not in text:
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parse_json_document(text: str, example: str, problems: Problems) -> Any:
    """The document; None, with a problem, for text that is not JSON.

    `example` shows what to write where the text is too deep, or holds a number that is too long.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        problems.add(f"the JSON cannot be read ({error.msg}): correct it there", error.lineno)
    except (ValueError, RecursionError):
        problems.add(f"the JSON cannot be read: write `{example}`")
    return None
