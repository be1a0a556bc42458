"""What an hour of transcript costs for each episode: the same generated site with them and without,
built in turn.

An hour has 75 KB of WebVTT, 800 cues with speakers. Its words are repeated as those of real talk
are: 9000 words, about 1500 of them different.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from builds import build_site, first_build
from figures import Figure
from generated import make_site
from talk import talk_words, webvtt

EPISODES = 1000
CUES = 800
HOUR = 3600


def add_transcripts(site: Path, episodes: int) -> None:
    """An hour of talk beside each page."""
    words = talk_words()
    for number in range(1, episodes + 1):
        path = site / "docs" / "episodes" / f"{number:04}.vtt"
        path.write_text(webvtt(random.Random(number), words, HOUR, CUES), "utf-8")


def index_size(site: Path) -> float:
    """The size of the site's search index in MB."""
    return (site / "site/search/search_index.json").stat().st_size / 1e6


def figures(folder: Path, count: int) -> Iterator[Figure]:
    bare = make_site(folder / "bare", EPISODES, "podcast")
    spoken = make_site(folder / "spoken", EPISODES, "podcast")
    add_transcripts(spoken, EPISODES)
    first, second, memory = [], [], []
    for _ in range(count):
        without, with_them = first_build(bare), first_build(spoken)
        first.append((with_them.seconds - without.seconds) * 1000 / EPISODES)
        memory.append(with_them.memory)
        without, with_them = build_site(bare), build_site(spoken)
        second.append((with_them.seconds - without.seconds) * 1000 / EPISODES)
    what = "an hour of transcript, per page:"
    yield Figure(f"{what} first build", first, 4, "ms")
    yield Figure(f"{what} second build", second, 1, "ms")
    yield Figure(f"peak memory of {EPISODES} such pages", memory, 200, "MB")
    size = index_size(spoken) - index_size(bare)
    yield Figure("what they add to the search index", [size], 12, "MB")
