"""Writes the feed of a show of 5000 episodes with full notes, and prints the CPU time and the memory per
item.

python benchmarks/feed.py [episodes]
"""

from __future__ import annotations

import datetime as dt
import resource
import sys
import tempfile
import time
import uuid
from pathlib import Path

import nh3  # noqa: F401 - its import is counted with other imports

from mkdocs_podcast.feed import documents
from mkdocs_podcast.feed.rss import write
from mkdocs_podcast.feed.syndication import Settings, Sources, channel_of, items_of
from mkdocs_podcast.model.episode import Audio, Episode, Person
from mkdocs_podcast.model.rendered_page import RenderedPage
from mkdocs_podcast.model.show import Show

# Milliseconds an item, for all of it.
GOAL = 0.2
SITE = "https://example.org/"
UTC = dt.timezone.utc
PARAGRAPH = (
    "<p>Some words of an episode's notes, with <a href='../{number}/'>a link to another</a>, an <em>emphasis</em> and "
    "enough text that a paragraph comes out as long as real ones are, which is two or three sentences. This is one. "
    "And here, to end with, is <a href='https://example.com/?a=1&amp;b=2'>something to read</a>.</p>\n"
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


def main(count: int) -> None:
    show = Show("A show", "About something.", episodes=tuple(map(episode, range(count, 0, -1))))
    memory_before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # The fastest of five runs: other work on the machine only slows a run down.
    model_seconds, writing_seconds, size = min(
        (once(show) for _ in range(5)), key=lambda seconds: seconds[0] + seconds[1]
    )
    memory_after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"{count} episodes, {len(PAGE) / 1000:.1f} KB of HTML each: a feed of {size / 1e6:.1f} MB"
    )
    model_milliseconds = model_seconds / count * 1e3
    writing_milliseconds = writing_seconds / count * 1e3
    print(f"its model {model_milliseconds:.3f} ms an item")
    print(f"its notes and writing {writing_milliseconds:.3f} ms an item")
    total = model_milliseconds + writing_milliseconds
    print(f"both {total:.3f} ms an item; the goal is {GOAL} ms")
    print(f"{(memory_after - memory_before) / 1024:.1f} MB more memory")


def once(show: Show) -> tuple[float, float, int]:
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
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "feed.xml")
        with path.open("w", encoding="utf-8", newline="\n") as file:
            for document_channel, document in documents.documents_of(
                show, channel, items, documents.FeedSelection("feed.xml"), str, SITE
            ):
                file.writelines(write(document_channel, document))
        return model_done - start, time.process_time() - model_done, path.stat().st_size


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
