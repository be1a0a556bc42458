"""Where somebody can be found elsewhere: addresses with names, and names at known places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from ..model.episode import Link
from ..text import addresses, values
from ..text.patterns import pattern

_MOST = 20
_HANDLE = pattern(r"@?[\w.-]{1,80}")
# A name at one of the servers of Mastodon: `@ana@example.org`.
_HANDLE_AT_SERVER = pattern(r"@?(?P<name>[\w.-]{1,80})@(?P<server>[\w-]+(?:\.[\w-]+)+)")
_NAME_KEYS = ("name", "text", "label", "title")
_ADDRESS_KEYS = ("url", "link", "href")


class Place(NamedTuple):
    """A place where people have pages: what it is called, and the address of somebody's page, ""
    where it does not follow from their name."""

    name: str
    address: str = ""


PLACES: Mapping[str, Place] = MappingProxyType(
    {
        "bluesky": Place("Bluesky", "https://bsky.app/profile/{}"),
        "facebook": Place("Facebook"),
        "github": Place("GitHub", "https://github.com/{}"),
        "gitlab": Place("GitLab", "https://gitlab.com/{}"),
        "instagram": Place("Instagram", "https://www.instagram.com/{}"),
        "linkedin": Place("LinkedIn", "https://www.linkedin.com/in/{}"),
        "mastodon": Place("Mastodon"),
        "orcid": Place("ORCID", "https://orcid.org/{}"),
        "pixelfed": Place("Pixelfed"),
        "tiktok": Place("TikTok", "https://www.tiktok.com/@{}"),
        "threads": Place("Threads", "https://www.threads.net/@{}"),
        "twitch": Place("Twitch", "https://www.twitch.tv/{}"),
        "twitter": Place("Twitter", "https://twitter.com/{}"),
        "x": Place("X", "https://x.com/{}"),
        "youtube": Place("YouTube", "https://www.youtube.com/@{}"),
    }
)


def place_link(key: str, value: Any) -> Link | None:
    """The link of an entry such as `github: ana` or `Our blog: https://…`; None where it has no
    address that a page may link to."""
    place = PLACES.get(key.casefold())
    address = addresses.url(value)
    if not address and place and isinstance(value, str):
        address = _address_at(place, value.strip())
    if not address:
        return None
    if place:
        return Link(place.name, address)
    name = values.text(key.replace("_", " "))
    if name and name.islower():
        name = name[0].upper() + name[1:]
    return Link(name or _host_of(address), address)


def _address_at(place: Place, handle: str) -> str:
    at_server = _HANDLE_AT_SERVER.fullmatch(handle)
    if at_server and not place.address:
        return f"https://{at_server['server']}/@{at_server['name']}"
    if place.address and _HANDLE.fullmatch(handle):
        return place.address.format(quote(handle.removeprefix("@")))
    return ""


def read_links(value: Any) -> Iterator[tuple[str, Link | None]]:
    """The links in a mapping by name, or in a list of addresses and mappings, each with what it is
    called there; None for those without an address."""
    if isinstance(value, str):
        yield value, _listed_link(value)
    elif isinstance(value, dict):
        for name, address in islice(value.items(), _MOST):
            yield str(name), place_link(str(name), address)
    elif isinstance(value, list):
        for entry in value[:_MOST]:
            if isinstance(entry, dict) and len(entry) == 1:
                yield from read_links(entry)
            else:
                yield str(entry), _listed_link(entry)


def _listed_link(entry: Any) -> Link | None:
    name = ""
    if isinstance(entry, dict):
        name = values.text(values.first(entry, _NAME_KEYS)) or ""
        entry = values.first(entry, _ADDRESS_KEYS)
    address = addresses.url(entry)
    if not address:
        return None
    if name:
        return Link(name, address)
    return Link(_host_of(address), address)


def _host_of(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")
