"""Whether a Markdown body already holds the episode's player. Runs over every body, so it looks
before it reads."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..html.tags import find_tags
from ..text.code import HiddenPart, hidden_parts, is_hidden, is_indented_code
from ..text.patterns import pattern
from .frames import FRAME_STARTS
from .resolution import match
from .scripts import script_addresses

# A paragraph of one address, in a quotation or not: bare, <autolink>, or a link whose text is its
# target.
_LONE = pattern(
    r"\n(?:>[> \t\r]*|[ \t\r]*)\n(?: {0,3}|> {0,3})(?:(?P<bare>https?://[^\s<>()\[\]]+)|<(?P<auto>https?://[^\s<>]+)>"
    r"|\[(?P<text>https?://[^\s<>()\[\]]+)\]\((?P=text)\))[ \t\r]*(?=\n[> \t\r]*\n)"
)


def find_episode_player(text: str, castopod: Collection[str] = ()) -> str:
    """The address of the first frame or lone link that is an episode's player; empty where there is
    none.

    Code and comments are not looked into. Takes time linear in the length of `text`.
    """
    parts: list[HiddenPart] | None = None
    for position, address in sorted(_candidates(text)):
        if not _is_episode(address, castopod):
            continue
        if parts is None:
            parts = list(hidden_parts(text))
        if not is_hidden(parts, position) and not is_indented_code(text, position):
            return address
    return ""


def _candidates(text: str) -> Iterator[tuple[int, str]]:
    """The places and addresses of frames and lone links."""
    if any(start in text for start in FRAME_STARTS):
        yield from _frame_addresses(text)
    for start, address in script_addresses(text):
        # The script itself counts as hidden, so that what is before it decides.
        yield start - 1, address
    for lone in _LONE.finditer(f"\n\n{text}\n\n"):
        address = lone["bare"] or lone["auto"] or lone["text"]
        # The position of the address itself, without the two lines put in front.
        yield lone.start(lone.lastgroup or 0) - 2, address


def _frame_addresses(text: str) -> Iterator[tuple[int, str]]:
    for frame in find_tags(text, ("iframe",), in_comments=True):
        address = frame.attributes.get("src", "").strip()
        if not frame.is_complete or frame.is_closing or not address:
            continue
        yield frame.start, f"https:{address}" if address.startswith("//") else address


def _is_episode(address: str, castopod: Collection[str]) -> bool:
    resolved = match(address, castopod=castopod)
    return bool(resolved and resolved.rule.episode)
