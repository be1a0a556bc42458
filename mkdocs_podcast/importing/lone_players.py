"""Links that stand by themselves in a paragraph and lead to a provider's player are written as the
address, which the plugin shows as the player."""

from __future__ import annotations

from .. import embeds
from ..text.patterns import pattern
from .plain_values import line_of

_LONE_LINK = pattern(
    r"(?:<(https?://[^\s<>]{1,2000})>|\[([^\[\]]{0,500})\]\((https?://[^\s()<>]{1,2000})\))"
)


def with_lone_players(markdown: str) -> str:
    """The Markdown with such links as addresses. What a link says stays, but for its address and the
    provider's name."""
    if "http" not in markdown:
        return markdown
    return "\n\n".join(map(_paragraph, markdown.split("\n\n")))


def _paragraph(text: str) -> str:
    link = _LONE_LINK.fullmatch(text.strip())
    if not link:
        return text
    address = link[1] or link[3]
    embed = embeds.resolve(address)
    if not embed:
        return text
    words = line_of(link[2]).replace("\\", "")
    if _says_nothing(words, address):
        return address
    return f"{words}\n\n{address}"


def _says_nothing(words: str, address: str) -> bool:
    """Whether the words of a link are an address, or the provider's name."""
    if not words or words.startswith(("http://", "https://")):
        return True
    provider = embeds.provider_of(address)
    if not provider:
        return False
    return provider.name.casefold() in words.casefold()
