"""GUIDs that nobody has chosen: apps know shows and episodes by them."""

from __future__ import annotations

import uuid

from ..text.patterns import pattern

_SCHEME = pattern(r"\A[a-z]+://")

# https://podcasting2.org/docs/podcast-namespace/tags/guid
_NAMESPACE = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")


def show_guid(feed_url: str) -> str:
    """The GUID that the Podcasting 2.0 namespace gives a show: a UUIDv5 of its feed's URL without
    scheme and last slashes. Empty without a URL."""
    if not feed_url:
        return ""
    address = _SCHEME.sub("", feed_url).rstrip("/")
    return str(uuid.uuid5(_NAMESPACE, address))


def path_guid(path: str, show: str) -> str:
    """The GUID that an episode has by default: a UUIDv5 of its show's GUID and its page's path.
    Empty where the show has none."""
    if not show:
        return ""
    try:
        namespace = uuid.UUID(show)
    except ValueError:
        # A show that has moved may have brought a GUID that is not a UUID.
        namespace = uuid.uuid5(_NAMESPACE, _as_utf8(show))
    return str(uuid.uuid5(namespace, _as_utf8(path)))


def _as_utf8(text: str) -> str:
    """File names may hold bytes that are not UTF-8."""
    return text.encode("utf-8", "backslashreplace").decode()
