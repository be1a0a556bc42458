"""Markdown of which it is certain, before it is rendered, that nothing in it can be wrong.

Only what show notes are mostly made of is recognised: words, headings, lists, emphasis, full links,
and frames of other sites. Whatever else there is may be anything: a link to a missing page, a
comment, a sound.
"""

from __future__ import annotations

import re

from .. import embeds
from ..text.patterns import pattern
from .episode_line import LINE_START

_ADDRESS = r"https?://[a-z0-9][a-z0-9.-]*(?:/[A-Za-z0-9/._~?&=%+#:,;@-]*)?"
_ATTRIBUTE = r' (?!(?i:src)\b)[A-Za-z][A-Za-z-]*(?:="[^"<>]*")?'
# A frame in a block of its own, from a host that a page can load.
_FRAME = pattern(
    rf'(?:\A|\n)\n<iframe(?:{_ATTRIBUTE})* src="{_ADDRESS}"(?:{_ATTRIBUTE})*></iframe>(?=\n\n|\n?\Z)'
)
_LINK = pattern(rf"(?<!!)\[(?P<text>[^\[\]\0]*)\]\((?P<address>{_ADDRESS})\)")
# What other markup, or another address, has.
_OTHER = ("<", "[", "]", "{", "}", "\\", "://", "www.")


def is_plain(markdown: str) -> bool:
    """Whether the Markdown of an episode's page, which begins with its line, holds nothing else."""
    line, _, notes = markdown.partition("\n")
    if not line.startswith(LINE_START) or "\0" in notes:
        return False
    # No link goes on behind a frame.
    text = _FRAME.sub("\n\0", notes)
    others = _LINK.sub("", text).lower()
    if any(sign in others for sign in _OTHER):
        return False
    return not any(map(_may_lack_a_player, _LINK.finditer(text)))


def _may_lack_a_player(link: re.Match[str]) -> bool:
    """Whether a link may be an address that stands for itself, of a page that does not tell its
    player's."""
    is_one_word = len(link["text"].split()) < 2
    return is_one_word and embeds.unresolved(link["address"]) is not None
