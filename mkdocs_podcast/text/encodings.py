"""The bytes of a file → its text, and what is wrong with its encoding."""

from __future__ import annotations

import codecs

NOT_UTF_8 = "the file is not UTF-8, and some letters are lost: save it as UTF-8"
NOT_TEXT = "the file is not text: name another one"
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode_text(data: bytes) -> tuple[str, str]:
    """A file's text, and what is wrong with its encoding; "" for what is not text."""
    is_wide = data.startswith(_WIDE_MARKS)
    text = data.decode("utf-16" if is_wide else "utf-8-sig", "replace")
    if "\0" in text:
        return "", NOT_TEXT
    if is_wide:
        return text, "the file is UTF-16, which few programs read: save it as UTF-8"
    if "\ufffd" in text:
        return text, NOT_UTF_8
    return text, ""
