"""From an iframe as an author wrote it, with the boxes that were put round it, to the embed that
shows it.

The author's address, size, permissions and title stay; what makes a frame harmful or a page slow
goes.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from urllib.parse import urlsplit

from ..html.tags import Attributes
from ..model.embed import Embed
from ..text.patterns import pattern
from .providers import SANDBOX, Provider
from .resolution import Match, default_size, find_rule
from .sizes import author_size

_WORD = pattern(r"\w+")
_SCHEME = pattern(r"[A-Za-z][A-Za-z0-9+.-]*:")
_CONTROL = pattern(r"[\x00-\x1f\x7f]")
# What players' own snippets call themselves: pasted with another address, or with its own, it tells
# a listener nothing.
_GENERIC = frozenset(
    "audio content embed embedded frame iframe media player podcast untitled video youtube".split()  # noqa: SIM905 - a list of words
)


class RefusedError(ValueError):
    """The frame's address is not one that a page may load; the exception's text is the address."""


def frame_embed(
    frame: Attributes,
    boxes: Sequence[Attributes] = (),
    *,
    title: str = "",
    sandbox: bool = False,
    peertube: Collection[str] = (),
    castopod: Collection[str] = (),
) -> Embed | None:
    """The embed for an author's iframe; None for one that is the site's own affair (no address, or
    a relative one).

    `title` is the episode's. `sandbox` is for hosts that are not known. Raises `RefusedError`.
    """
    src = frame.get("src", "").strip()
    if "srcdoc" in frame:
        return None
    host = frame_host(src)
    if not host:
        return None
    address = src
    if src.startswith("//"):
        address = f"https:{src}"
    provider, resolved = find_rule(address, peertube, castopod)
    if provider:
        embed = _provider_embed(provider, resolved, src, address)._replace(episode=title)
    else:
        ratio, height = default_size(None, None)
        embed = Embed(provider="", name=host, src=src, link=address, ratio=ratio, height=height)
        if "allowfullscreen" in frame:
            embed = embed._replace(kind="video")
        if sandbox:
            embed = embed._replace(sandbox=SANDBOX)
    return _as_written(embed, frame, boxes)


def _provider_embed(provider: Provider, resolved: Match | None, src: str, address: str) -> Embed:
    """A provider's player as it is where the author asks for nothing."""
    link = address
    rule = None
    if resolved:
        rule = resolved.rule
        link = resolved.page or address
        if not rule.framed:
            src = resolved.src
    ratio, height = default_size(provider, rule)
    return Embed(
        provider=provider.key,
        name=provider.name,
        src=src,
        link=link,
        kind=provider.kind,
        ratio=ratio,
        height=height,
        allow=provider.allow,
    )


def _as_written(embed: Embed, frame: Attributes, boxes: Sequence[Attributes]) -> Embed:
    """The player with what its author asks for."""
    size = author_size(frame, boxes, scales=embed.kind == "video")
    embed = embed._replace(width=size.width)
    if size.ratio or size.height:
        embed = embed._replace(ratio=size.ratio, height=size.height)
    title = " ".join(_CONTROL.sub(" ", frame.get("title", "")).split())
    if not is_generic(title, embed.name):
        embed = embed._replace(title=title)
    allow = frame.get("allow", "")
    if allow:
        embed = embed._replace(allow=allow)
    if "sandbox" in frame:
        # An empty list forbids most, where no list forbids nothing: it must not be taken for none.
        embed = embed._replace(sandbox=frame["sandbox"] or " ")
    if embed.kind == "video" or "allowfullscreen" in frame or "fullscreen" in allow:
        embed = embed._replace(fullscreen=True)
    return embed


def frame_host(src: str) -> str:
    """The host a frame loads from; empty for an address on the site itself. Raises `RefusedError`."""
    # Browsers read past control characters, and take a backslash for a slash.
    address = _CONTROL.sub("", src).strip().replace("\\", "/")
    scheme = _SCHEME.match(address)
    if address in ("", "about:blank"):
        return ""
    if scheme and scheme[0].lower() not in ("http:", "https:"):
        raise RefusedError(src)
    try:
        host = urlsplit(address).hostname
    except ValueError:
        raise RefusedError(src) from None
    if scheme and not host:
        raise RefusedError(src)
    return host or ""


def is_generic(title: str, name: str) -> bool:
    """Whether a frame's title says no more than that it is a player."""
    return set(_WORD.findall(title.lower())) <= _GENERIC | {*name.lower().split()}
