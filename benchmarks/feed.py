"""What the feed of a show of 5000 episodes with full notes costs: CPU time in this process."""

from __future__ import annotations

import datetime as dt
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import nh3  # noqa: F401 - its import is counted with other imports
from figures import Figure

from mkdocs_podcast.feed import documents
from mkdocs_podcast.feed.item_sources import Sources
from mkdocs_podcast.feed.rss import write
from mkdocs_podcast.feed.show_channel import channel_of
from mkdocs_podcast.feed.syndication import Settings, items_of
from mkdocs_podcast.model.episode import Audio, Episode, Person
from mkdocs_podcast.model.rendered_page import RenderedPage
from mkdocs_podcast.model.show import Show

# Milliseconds an item, for all of it.
GOAL = 0.2
SITE = "https://example.org/"
EPISODES = 5000
UTC = dt.timezone.utc
PARAGRAPH = (
    '<p>Some words of an episode\'s notes, with <a href="../12/">a link to another</a>, an <em>emphasis</em> and '
    "enough text that a paragraph comes out as long as real ones are, which is two or three sentences. This is one. "
    'And here, to end with, is <a href="https://example.com/?a=1&amp;b=2">something to read</a>.</p>\n'
)
HEADING = (
    '<h2 id="part">Part<a class="headerlink" href="#part" title="Permanent link">&para;</a></h2>\n'
)
PAGE = f"<h1>Title</h1>\n{(PARAGRAPH * 3 + HEADING) * 3}"


def episode(number: int) -> Episode:
    return Episode(
        path=f"episodes/{number}.md",
        title=f"Episode {number}: Hooks & eyes",
        url=f"episodes/{number}/",
        date=dt.datetime(2010, 1, 1, tzinfo=UTC) + dt.timedelta(days=number),
        summary="What it is about.",
        audio=(Audio(f"https://cdn.example.org/{number}.mp3", "audio/mpeg", 24_000_000, 1500),),
        number=number,
        people=(Person("Ana Ferreira"), Person("Alex", "host")),
        tags=("one", "two"),
    )


def figures(folder: Path, count: int) -> Iterator[Figure]:
    show = Show("A show", "About something.", episodes=tuple(map(episode, range(EPISODES, 0, -1))))
    runs = [once(show, folder) for _ in range(count)]
    costs = [(model + writing) / EPISODES * 1000 for model, writing, _ in runs]
    note = f"{runs[0][2] / 1e6:.1f} MB; {len(PAGE) / 1000:.1f} KB of HTML each"
    yield Figure(f"feed of {EPISODES} episodes, per item", costs, 0.2, "ms", note)


def once(show: Show, folder: Path) -> tuple[float, float, int]:
    """Seconds of CPU for the model and for the writing, and the bytes written."""
    page = RenderedPage(PAGE)
    sources = Sources(
        SITE,
        guid=lambda episode: str(uuid.uuid5(uuid.NAMESPACE_URL, episode.path)),
        page=lambda episode: page,
    )
    start = time.process_time()
    items, _ = items_of(show, Settings(), sources, dt.datetime(2100, 1, 1, tzinfo=UTC))
    channel = channel_of(show, Settings(), sources, url=f"{SITE}feed.xml", guid="", items=items)
    model_done = time.process_time()
    path = folder / "feed.xml"
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for document_channel, document in documents.documents_of(
            show, channel, items, documents.FeedSelection("feed.xml"), str, SITE
        ):
            file.writelines(write(document_channel, document))
    return model_done - start, time.process_time() - model_done, path.stat().st_size
