"""The places where listeners subscribe, with the names that they know them by."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from ..text.matching import near_miss

PLACES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "amazon": ("Amazon Music", "podcast"),
        "antennapod": ("AntennaPod", "podcast"),
        "apple": ("Apple Podcasts", "podcast"),
        "castbox": ("Castbox", "podcast"),
        "castro": ("Castro", "podcast"),
        "deezer": ("Deezer", "podcast"),
        "email": ("Email", "mail"),
        "fountain": ("Fountain", "podcast"),
        "goodpods": ("Goodpods", "podcast"),
        "iheart": ("iHeartRadio", "podcast"),
        "overcast": ("Overcast", "podcast"),
        "pocketcasts": ("Pocket Casts", "podcast"),
        "podcastaddict": ("Podcast Addict", "podcast"),
        "podcastguru": ("Podcast Guru", "podcast"),
        "podcastindex": ("Podcast Index", "podcast"),
        "podverse": ("Podverse", "podcast"),
        "rss": ("RSS", "rss"),
        "soundcloud": ("SoundCloud", "podcast"),
        "spotify": ("Spotify", "podcast"),
        "tunein": ("TuneIn", "podcast"),
        "youtube": ("YouTube", "youtube"),
    }
)


class Subscription(NamedTuple):
    """A place to subscribe, with the name of its icon."""

    name: str
    url: str
    icon: str


def subscription(place: str, url: str) -> Subscription:
    """The place by its key, however that is spelled (`pocket_casts`); an unknown one under its own
    name."""
    name, icon = PLACES.get(_key(place), (place, "podcast"))
    return Subscription(name, url, icon)


def similar_place(place: str) -> str:
    """The key of the place that an unknown one is nearly called like, or ""."""
    key = _key(place)
    if key in PLACES:
        return ""
    return near_miss(key, PLACES)


def _key(place: str) -> str:
    return "".join(filter(str.isalnum, place.lower()))
