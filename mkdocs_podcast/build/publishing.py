"""The last stage: what a build writes beside its pages, a show's feeds, chapters and transcripts."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from .. import check
from ..feed import documents
from ..feed.channel import Channel, FeedDocument
from ..feed.item_sources import Sources
from ..feed.rss import write
from ..feed.syndication import Settings
from ..lock.guids import show_guid
from ..model.episode import Episode
from ..model.problems import SETTINGS, Problem, Severity
from ..model.rendered_page import RenderedPage
from ..model.show import Show
from ..pages.show_links import ROOT
from ..text.matching import counted
from ..text.records import NamedTuple
from .beside_feeds import write_sitemap, write_stylesheets
from .feed_sources import show_sources
from .file_writing import write_file
from .item_texts import ItemTexts
from .page_heads import PageHeads
from .show_companions import Companions

if TYPE_CHECKING:
    from ..feed.documents import FeedSelection
    from .build_cache import BuildCache
    from .rendering import ShowPages
    from .reporter import Reporter
    from .settings import SiteSettings
    from .site_files import SiteFiles

_GENERATOR = "mkdocs-podcast"


class Publication(NamedTuple):
    """What was published of a show: what is wrong with its feeds, the element by which pages lead
    to the show's own (or ""), and what their heads tell (None where the site has no address).

    `documents` are the feeds that a check looks at, each with its channel; a build writes them and
    keeps none.
    """

    documents: Sequence[tuple[Channel, FeedDocument]] = ()
    findings: Sequence[Problem] = ()
    alternate: str = ""
    heads: PageHeads | None = None


def publish(
    pages: ShowPages,
    site: SiteSettings,
    files: SiteFiles,
    rendered: Mapping[str, RenderedPage],
    reporter: Reporter,
    cache: BuildCache,
    *,
    writes_feeds: bool = True,
) -> Publication:
    """Writes a show's feeds and companions. `rendered` holds the episodes' pages by their paths.

    A check writes no feeds, and has only those pages rendered whose notes may break a rule.
    """
    feeds = pages.plan.feeds
    sources = show_sources(pages, site, files, rendered, cache)
    episodes = _published_episodes(pages.show, site)
    _write_all_companions(pages, episodes, sources, site, reporter)
    if pages.settings.has_llms_txt and site.url and writes_feeds:
        from .markdown_twins import write_twins

        write_twins(pages, episodes, sources, site, files, reporter, cache)
    has_recording = any(episode.audio for episode in episodes)
    heads = PageHeads(pages, sources) if site.url else None
    if not feeds or not has_recording or _is_in_the_way(feeds.path, files, reporter):
        return Publication(heads=heads)
    written = _write_show_feeds(pages, sources, feeds, site, None if writes_feeds else rendered)
    _report_problems(written, files, reporter)
    if writes_feeds and not site.is_serving:
        _report_shortened_notes(written.shortened_count, reporter)
    if writes_feeds:
        write_stylesheets(pages.views.fragments, site.folder)
        if site.has_material:
            write_sitemap(feeds.path, sources.full(pages.index), site.folder)
    alternate = documents.alternate_link(pages.show.title, ROOT + quote(feeds.path))
    findings = _check(written, pages, site, files, reporter)
    # Of a feed that is written, nobody needs the items any more.
    feeds_to_check = () if writes_feeds else written.documents
    return Publication(feeds_to_check, findings, alternate, heads)


def _write_show_feeds(
    pages: ShowPages,
    sources: Sources,
    feeds: FeedSelection,
    site: SiteSettings,
    checked_pages: Container[str] | None,
) -> Written:
    """Writes the feeds; with `checked_pages`, makes the notes of these pages only, and writes none."""
    guid = pages.companions.recordings.show_guid
    return write_feeds(
        pages.show,
        pages.settings.feed_settings._replace(guid=guid, people=pages.crew),
        sources,
        feeds,
        site.folder,
        site.now,
        built=site.now if site.is_reproducible else None,
        guid=guid,
        pages=checked_pages,
    )


def _write_all_companions(
    pages: ShowPages,
    episodes: Iterable[Episode],
    sources: Sources,
    site: SiteSettings,
    reporter: Reporter,
) -> None:
    full = sources.full if site.url else _web_address
    for episode in episodes:
        with reporter.crash_boundary(episode.path, "its chapters or transcript are not written"):
            write_companions(pages.companions, episode, full, site.folder)


def _is_in_the_way(path: str, files: SiteFiles, reporter: Reporter) -> bool:
    """Whether a page is in the folder that a feed without an ending would be a file instead of."""
    page = files.occupant_of_address(f"{path}/index.html")
    if not page:
        return False
    message = f"the page is at the address of the feed, `{path}`, which is not written: move it"
    reporter.report(Problem(page, message, field="feed"))
    return True


def _report_problems(written: Written, files: SiteFiles, reporter: Reporter) -> None:
    """Warns of what feeds leave out, and of files of the docs folder that are where feeds are
    written."""
    reporter.report_all(
        problem for problem in written.problems if not reporter.is_consequence(problem)
    )
    for _, document in written.documents:
        if document.path in files:
            message = "this file is in the docs folder, and replaces the feed made there: remove it"
            reporter.report(Problem(document.path, message))


def _report_shortened_notes(count: int, reporter: Reporter) -> None:
    """Says how many episodes have a part of their show notes in the feed, which is as it should be."""
    if not count:
        return
    verb = "ends" if count == 1 else "end"
    message = (
        f"the show notes of {counted(count, 'older episode')} {verb} after 4000 bytes in the feed, with "
        "a link to the page: `feeds.full_notes` is how many episodes have all of them there"
    )
    reporter.report(Problem(SETTINGS, message, severity=Severity.INFO))


def _published_episodes(show: Show, site: SiteSettings) -> list[Episode]:
    """The episodes that are out; a preview has the others as well."""
    if site.is_serving:
        return list(show.episodes)
    return [episode for episode in show.episodes if not episode.status(site.now)]


def _web_address(place: str) -> str:
    """The full address of a URL; "" for a file of the site, which has none without `site_url`."""
    return place if "://" in place else ""


def _check(
    written: Written, pages: ShowPages, site: SiteSettings, files: SiteFiles, reporter: Reporter
) -> list[Problem]:
    """Reports what is wrong with the feeds, and returns it."""
    content = _content_of(site, files)
    found = check.findings(written.documents, site.now, content, written.noted)
    if site.is_serving:
        found = [finding for finding in found if finding.rule not in check.OF_ENCRYPTION]
    found = [finding for finding in found if not reporter.is_consequence(finding)]
    news = [finding for finding in found if not reporter.has_reported_rule(finding)]
    if site.is_serving:
        rejected = [finding for finding in news if finding.severity is Severity.ERROR]
        reporter.add_rejected(finding.rule for finding in rejected)
    else:
        is_asked_for = pages.settings.asks_for_feed
        reporter.report_all(check.summarized(news, is_asked_for=is_asked_for))
    return found


def _content_of(site: SiteSettings, files: SiteFiles) -> Callable[[str], bytes | None]:
    """Gives the beginning of what the site will have at a full address; see `check.content_of`."""
    sources = files.published()
    return check.content_of(site.url, lambda path: sources.get(path) or site.folder / path)


def write_companions(
    companions: Companions, episode: Episode, full: Callable[[str], str], folder: Path
) -> None:
    """Writes an episode's chapters and transcripts below the site's `folder`. `full` makes full
    addresses; "" where it cannot."""
    for path, text in companions.files(episode, full):
        write_file(folder / path, [text])


class Written(NamedTuple):
    """A show's feeds: each document with its channel, and what they leave out.

    `noted` is what `check` finds in the notes of the show's own feed, by the path of the page: they
    are made but once. `shortened_count` is how many items have a part of their notes only.
    """

    documents: list[tuple[Channel, FeedDocument]]
    problems: list[Problem]
    noted: Mapping[str, list[Problem]]
    shortened_count: int = 0


def write_feeds(
    show: Show,
    settings: Settings,
    sources: Sources,
    selection: FeedSelection,
    folder: Path,
    now: dt.datetime,
    *,
    built: dt.datetime | None = None,
    guid: str = "",
    pages: Container[str] | None = None,
) -> Written:
    """Writes the show's feeds below the site's `folder`.

    `guid` is the show's, where it has one already; `built` is when the feeds say that they were
    made. With `pages`, nothing is written, and notes are made of these pages only.
    """
    first = documents.feed_url(sources.site_url, selection.path)

    def guid_of(url: str) -> str:
        if guid and url == first:
            return guid
        return show_guid(url)

    made, problems = documents.collect_documents(
        show, settings, sources, selection, guid_of, now, built=built, generator=_GENERATOR
    )
    items = ItemTexts((document for _, document in made), pages)
    for channel, document in made:
        parts = write(channel, document, items.xml)
        if pages is None:
            write_file(folder / document.path, parts)
        else:
            deque(parts, maxlen=0)
    return Written(made, problems + items.problems, items.noted, items.shortened_count)
