"""The keys of front matter that name an episode at a platform."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from ..text.patterns import pattern

# Keys that name an episode at a platform: the platform's name, and the address that an id stands
# for.
PLATFORM_KEYS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "youtube": ("YouTube", "https://www.youtube.com/watch?v={}"),
        "youtube_url": ("YouTube", "https://www.youtube.com/watch?v={}"),
        "youtube_id": ("YouTube", "https://www.youtube.com/watch?v={}"),
        "youtube_code": ("YouTube", "https://www.youtube.com/watch?v={}"),
        "spotify": ("Spotify", "https://open.spotify.com/episode/{}"),
        "spotify_url": ("Spotify", "https://open.spotify.com/episode/{}"),
        "spotify_episode_id": ("Spotify", "https://open.spotify.com/episode/{}"),
        "apple_podcasts": ("Apple Podcasts", ""),
        "apple_podcasts_url": ("Apple Podcasts", ""),
        "simplecast_id": ("Simplecast", "https://player.simplecast.com/{}"),
        "libsyn_id": ("Libsyn", "https://play.libsyn.com/embed/episode/id/{}"),
        "lybsyn_id": ("Libsyn", "https://play.libsyn.com/embed/episode/id/{}"),
        "soundcloud_id": (
            "SoundCloud",
            "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/{}",
        ),
        "soundcloud": ("SoundCloud", ""),
        "video": ("Video", ""),
        "video_url": ("Video", ""),
    }
)

# What an episode's id looks like at a platform: anything else under its key is no id.
PLATFORM_IDS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "YouTube": pattern(r"[\w-]{11}"),
        "Spotify": pattern(r"[A-Za-z0-9]{22}"),
        "Simplecast": pattern(r"[0-9a-fA-F-]{8,36}"),
        "Libsyn": pattern(r"[0-9]{4,12}"),
        "SoundCloud": pattern(r"[0-9]{6,12}"),
    }
)
