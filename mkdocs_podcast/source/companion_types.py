"""Kinds of transcripts and chapters, and where an episode has some."""

from __future__ import annotations

import posixpath
from typing import Any

from ..text import addresses, values
from ..text.records import NamedTuple

# By file extension; the first four are those of the Podcasting 2.0 namespace.
TRANSCRIPT_TYPES = {
    "vtt": "text/vtt",
    "srt": "application/x-subrip",
    "json": "application/json",
    "html": "text/html",
    "htm": "text/html",
    "txt": "text/plain",
    "md": "text/markdown",
    "sbv": "application/x-sbv",
    "ttml": "application/ttml+xml",
    "dfxp": "application/ttml+xml",
    "ass": "text/x-ssa",
    "ssa": "text/x-ssa",
    "lrc": "application/x-lrc",
    "tsv": "text/tab-separated-values",
    "csv": "text/csv",
}
# What a feed may declare (Podcasting 2.0 namespace); other formats are published only as WebVTT or
# HTML.
DECLARED = frozenset(
    {"text/vtt", "application/x-subrip", "application/json", "text/html", "text/plain"}
)
# ISO 639-1: what may be before a file's ending, as in `wolf.de.vtt`.
_CODES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el "
    "en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it "
    "iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt "
    "my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl "
    "sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo "
    "za zh zu"
)
LANGUAGES = frozenset(_CODES.split())


class TranscriptSource(NamedTuple):
    """A transcript: `url` is a full URL, or a path in the docs folder (`local`); `type` is a MIME
    type.

    `rel` is `captions`, or empty.
    """

    url: str
    local: bool = False
    type: str = ""
    language: str = ""
    rel: str = ""


class ChapterSource(NamedTuple):
    """Where an episode's chapters are written. One of these is set.

    `url` is a full URL, or a path in the docs folder (`local`); `data` is what front matter lists,
    `text` is lines with times, and `notes` means the times in the show notes.
    """

    url: str = ""
    local: bool = False
    data: Any = None
    text: str = ""
    notes: bool = False


def language_in(name: str) -> str:
    """The language in a file's name: `de` of `wolf.de.vtt`, `pt-BR` of `wolf.pt-BR.srt`; else ""."""
    parts = posixpath.basename(addresses.address_path(name)).split(".")
    if len(parts) < 3:
        return ""
    code = values.language(parts[-2])
    if code.split("-")[0].lower() in LANGUAGES:
        return code
    return ""
