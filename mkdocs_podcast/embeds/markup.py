"""From an iframe as an author wrote it, with the boxes that were put round it, to the embed that
shows it.

The author's address, size, permissions and title stay; what makes a frame harmful or a page slow
goes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from urllib.parse import urlsplit

from ..html.tags import Attributes
from ..model.embed import Embed, Kind
from ..text.patterns import pattern
from .providers import SANDBOX, Provider
from .resolution import Match, default_size, find_rule
from .sizes import author_size

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
    if "srcdoc" in frame or not (host := frame_host(src)):
        return None
    address = f"https:{src}" if src.startswith("//") else src
    provider, resolved = find_rule(address, peertube, castopod)
    kind = _kind(provider, frame)
    ratio, height, width = _size(frame, boxes, kind, provider, resolved)
    name = provider.name if provider else host
    frame_title = " ".join(_CONTROL.sub(" ", frame.get("title", "")).split())
    allow = frame.get("allow", "")
    return Embed(
        provider=provider.key if provider else "",
        name=name,
        src=resolved.src if resolved and not resolved.rule.framed else src,
        link=(resolved.page if resolved else "") or address,
        title="" if is_generic(frame_title, name) else frame_title,
        episode=title if provider else "",
        kind=kind,
        ratio=ratio,
        height=height,
        width=width,
        allow=allow or (provider.allow if provider else ""),
        sandbox=_sandbox(frame, always=sandbox and not provider),
        fullscreen=kind == "video" or "allowfullscreen" in frame or "fullscreen" in allow,
    )


def _size(
    frame: Attributes,
    boxes: Sequence[Attributes],
    kind: Kind,
    provider: Provider | None,
    resolved: Match | None,
) -> tuple[str, int | None, int | None]:
    """Ratio, height and width: the author's, else the provider's."""
    size = author_size(frame, boxes, scales=kind == "video")
    if size.ratio or size.height:
        return size.ratio, size.height, size.width
    ratio, height = default_size(provider, resolved.rule if resolved else None)
    return ratio, height, size.width


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
    return set(re.findall(r"\w+", title.lower())) <= _GENERIC | {*name.lower().split()}


def _kind(provider: Provider | None, frame: Attributes) -> Kind:
    if provider:
        return provider.kind
    return "video" if "allowfullscreen" in frame else "other"


def _sandbox(frame: Attributes, *, always: bool) -> str:
    if "sandbox" in frame:
        # An empty list forbids most, where no list forbids nothing: it must not be taken for none.
        return frame["sandbox"] or " "
    return SANDBOX if always else ""
