"""Each episode in Markdown beside its page, and `llms.txt`, which lists them (https://llmstxt.org):
what programs read that have no use for players and menus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin

import yaml

from ..cache.store import Entry
from ..feed.item_sources import Sources
from ..feed.notes_cleaner import NotesCleaner
from ..feed.syndication import notes_of
from ..importing.notes_markdown import escaped_text, markdown_of
from ..model.episode import Episode
from ..pages.passages import passages
from ..pages.structured_data import iso_duration
from ..text.addresses import beside
from ..text.clock_times import clock
from ..text.patterns import pattern
from .file_writing import write_file

if TYPE_CHECKING:
    from ..model.chapter import Chapter
    from .build_cache import BuildCache
    from .rendering import ShowPages
    from .reporter import Reporter
    from .settings import SiteSettings
    from .site_files import SiteFiles

_NAME = "llms.txt"
# It would end the text of a link, unless it is escaped already.
_BRACKET = pattern(r"(?<!\\)[\[\]]")


def twin_path(url: str) -> str:
    """Where an episode's text is, below the site's root: `talks/1/index.md`, or `talks/1.md` of
    `talks/1.html`."""
    if url.endswith(".html"):
        return f"{url.removesuffix('.html')}.md"
    return beside(url, "index.md").removeprefix("./")


class MarkdownTwins:
    """The texts of one show."""

    def __init__(self, pages: ShowPages, sources: Sources, cache: BuildCache) -> None:
        self._pages = pages
        self._sources = sources
        self._cache = cache
        self._cleaner = NotesCleaner()
        self._say = pages.views.fragments.words.say

    def text(self, episode: Episode) -> str:
        """An episode with its facts as front matter, its notes, chapters and transcript."""
        facts = yaml.safe_dump(self._facts(episode), allow_unicode=True, sort_keys=False)
        parts = [f"---\n{facts}---", f"# {escaped_text(episode.title)}", self._notes(episode)]
        chapters = [item for item in self._sources.chapters(episode) if not item.hidden]
        if chapters:
            lines = [f"- {clock(item.start)} {escaped_text(item.title)}" for item in chapters]
            parts += [f"## {self._say('Chapters')}", "\n".join(lines)]
        spoken = list(self._transcript(episode, chapters))
        if spoken:
            parts += [f"## {self._say('Transcript')}", *spoken]
        return "\n\n".join(part for part in parts if part) + "\n"

    def _facts(self, episode: Episode) -> dict[str, Any]:
        audio = episode.audio[0] if episode.audio else None
        facts = {
            "title": episode.title,
            "url": urljoin(self._sources.site_url, episode.url),
            "show": self._pages.show.title,
            "date": episode.date.isoformat() if episode.date else "",
            "season": episode.season,
            "episode": episode.decimal,
            "duration": iso_duration(episode.duration),
            "hosts": [person.name for person in episode.hosts],
            "guests": [person.name for person in episode.guests],
            "tags": list(episode.tags),
            "audio": self._sources.full(audio.url) if audio else episode.player,
        }
        return {name: value for name, value in facts.items() if value}

    def _notes(self, episode: Episode) -> str:
        url = urljoin(self._sources.site_url, episode.url)
        html = notes_of(episode, url, self._sources, self._cleaner).html
        return self._cache.remember(
            "notes as Markdown",
            [html, url],
            lambda: markdown_of(html, url),
            lambda text: Entry(None, text),
            lambda entry: entry.text,
        )

    def _transcript(self, episode: Episode, chapters: Iterable[Chapter]) -> Iterator[str]:
        for passage in passages(self._pages.companions.transcripts.cues(episode), list(chapters)):
            if passage.title:
                yield f"### {escaped_text(passage.title)}"
            for paragraph in passage.paragraphs:
                time = f"{clock(paragraph.start)} " if passage.timed else ""
                speaker = f"**{escaped_text(paragraph.speaker)}:** " if paragraph.speaker else ""
                yield f"{time}{speaker}{escaped_text(paragraph.text)}"

    def overview(self, episodes: Iterable[Episode]) -> str:
        """The text of `llms.txt`."""
        show = self._pages.show
        lines = [f"# {escaped_text(show.title)}", ""]
        description = " ".join(show.description.split())
        if description:
            lines += [f"> {escaped_text(description)}", ""]
        lines += [f"## {self._say('All episodes')}", ""]
        for episode in episodes:
            address = urljoin(self._sources.site_url, twin_path(episode.url))
            summary = " ".join(episode.summary.split())
            about = f": {escaped_text(summary)}" if summary else ""
            title = _BRACKET.sub(r"\\\g<0>", escaped_text(episode.title))
            lines.append(f"- [{title}]({address}){about}")
        return "\n".join(lines) + "\n"


def write_twins(
    pages: ShowPages,
    episodes: Iterable[Episode],
    sources: Sources,
    site: SiteSettings,
    files: SiteFiles,
    reporter: Reporter,
    cache: BuildCache,
) -> None:
    """Writes the texts of the episodes, and `llms.txt`: at the site's root, or beside the show's
    index where something else is there."""
    twins = MarkdownTwins(pages, sources, cache)
    episodes = list(episodes)
    for episode in episodes:
        with reporter.crash_boundary(episode.path, "its text in Markdown is not written"):
            write_file(site.folder / unquote(twin_path(episode.url)), [twins.text(episode)])
    path = _NAME
    if not site.has_free_llms_txt or path in files:
        path = beside(pages.show.url, _NAME).removeprefix("./")
    if path not in files:
        write_file(site.folder / unquote(path), [twins.overview(episodes)])
