"""What programs that transcribe write where nobody speaks: `[BLANK_AUDIO]`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..text.patterns import pattern
from .cue_text import LocatedCue

# whisper.cpp's mark of silence and its tokens, and Whisper's, wherever they are.
_TOKEN = pattern(
    r"\[\s?BLANK_AUDIO\s?\]|\[_(?:BEG|TT|SOT|EOT|NOT|PREV)_\d{0,9}\]|<\|[\w.]{0,30}\|>"
)
# A cue that says only this has no words.
_ONLY_SILENCE = pattern(
    r"[\[(]\s?(?:silence|silent|blank[ _]audio|no[ _](?:speech|audio|sound))\s?[\])]\.?",
    re.IGNORECASE,
)


def may_have_silence_marks(text: str) -> bool:
    """Whether the text of a file may have such marks, be it with entities for their brackets."""
    return "[" in text or "(" in text or "&" in text or ("|" in text and "<|" in text)


def without_silence_marks(cues: Iterable[LocatedCue]) -> Iterator[LocatedCue]:
    """The cues without such marks; those that consist of one are left out."""
    for line, cue in cues:
        spoken = cue.text
        if "[" in spoken or "(" in spoken or "<" in spoken:
            text = _TOKEN.sub(" ", spoken)
            # What has no mark stays as it is written, with its no-break spaces.
            if text != spoken:
                text = " ".join(text.split())
            if not text or _ONLY_SILENCE.fullmatch(text):
                continue
            if text != spoken:
                cue = cue._replace(text=text)
        yield line, cue
