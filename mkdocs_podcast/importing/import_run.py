"""One run of an import: what it would do, and what it has done, as values for a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from ..text.config_names import config_path
from .config_edit import EntryError, with_entry
from .imported import ImportedShow, LeftOut, SourceError
from .nearby_files import (
    FetchedFile,
    Outcome,
    WantedFile,
    fetch_files,
    present_file,
    wanted_files,
    with_local_files,
)
from .notes_extensions import missing_extensions
from .old_pages import DEFAULT_INDEX, with_redirects
from .own_pages import own_pages
from .page_plan import (
    PlannedPage,
    Step,
    page_paths,
    pages_elsewhere,
    plan_pages,
    read_fetched,
    read_record,
    write_pages,
    write_record,
    write_text,
)
from .site_outline import SiteOutline
from .site_settings import plugin_entry, whole_settings
from .sources import copy_files
from .web_access import Web

_HOME_PAGES = ("index.md", "README.md")
Progress = Callable[[Iterator[Outcome], list[WantedFile]], Iterable[Outcome]]


class RunChoices(NamedTuple):
    """What the caller asks for: where the site is, where the pages go below it, whether recordings
    are fetched as well, whether anything is, whether anything is written, and which pages are to be
    as the source has them, whatever was changed here."""

    root: Path
    site: SiteOutline
    folder: str
    fetches_recordings: bool = False
    is_offline: bool = False
    is_dry_run: bool = False
    writes_config: bool = False
    restored: frozenset[str] = frozenset()

    @property
    def docs(self) -> Path:
        return self.root / self.site.docs

    @property
    def is_whole_site(self) -> bool:
        """Whether there is no site yet, and no home page, so that the show becomes it."""
        has_home_page = any((self.docs / name).is_file() for name in _HOME_PAGES)
        return not self.site.exists and not has_home_page

    @property
    def index_path(self) -> str:
        """Where the show is in the site: "" for the site's home page."""
        if self.is_whole_site:
            return ""
        return DEFAULT_INDEX


class Settings(Enum):
    """What became of mkdocs.yml. The text completes "mkdocs.yml ..."."""

    WRITTEN = "is new"
    COMPLETED = "has the plugin's entry now"
    COMPLETE = "has the plugin's entry already, which stays as it is"
    TO_COMPLETE = "needs the entry below"


class Run(NamedTuple):
    """What a run has done, or would do."""

    show: ImportedShow
    pages: list[PlannedPage]
    outcomes: list[Outcome]
    planned_files: list[WantedFile]
    settings: Settings
    settings_reason: str = ""
    elsewhere: tuple[str, ...] = ()
    """Pages of earlier imports that this source does not have."""

    @property
    def left_out(self) -> list[LeftOut]:
        """What the source has that was not taken, and the files that could not be fetched."""
        left_out = [*self.show.left_out]
        for outcome in self.outcomes:
            file = outcome.file
            if outcome.reason:
                left_out.append(LeftOut(file.where, file.kind.key, file.url, outcome.reason))
        return left_out

    @property
    def conflicts(self) -> list[PlannedPage]:
        return [page for page in self.pages if page.step in (Step.CONFLICT, Step.TAKEN)]

    @property
    def is_complete(self) -> bool:
        """Whether every page and every file is as the source has it."""
        if self.conflicts or not self.show.is_certain:
            return False
        return not any(outcome.reason for outcome in self.outcomes)


def run_import(
    show: ImportedShow,
    choices: RunChoices,
    web: Web,
    show_progress: Progress,
    *,
    fetches: bool,
) -> Run:
    """Writes the pages of a show, its files and its settings. `fetches` is for a source whose files
    are on the web. Raises SourceError."""
    root = choices.root
    record, known = read_record(root), read_fetched(root)
    imported = {recorded.path for recorded in record.values()}
    own = own_pages(show.episodes, root, choices.site.docs, imported)
    show = _without(show, {page.identity for page in own})
    paths = page_paths(show.episodes, choices.folder, record)
    _check_restored(choices, paths)
    paths_in_docs = list(map(choices.site.path_in_docs, paths))
    left_out = list(missing_extensions(show, choices.site))
    wanted: list[WantedFile] = []
    if fetches:
        wanted = wanted_files(
            show, paths_in_docs, left_out, with_recordings=choices.fetches_recordings
        )
    outcomes = [*_outcomes(wanted, choices, known, web, show_progress)]
    done = {outcome.file.path for outcome in outcomes}
    planned = [file for file in wanted if file.path not in done]
    show = show._replace(left_out=(*show.left_out, *left_out))
    show = with_local_files(show, paths_in_docs, _local_paths(outcomes, planned, choices))
    site_url = choices.site.url or show.site.get("site_url", "")
    show = with_redirects(show, paths_in_docs, site_url, choices.docs, choices.index_path)
    pages = [*plan_pages(show.episodes, root, choices.folder, record, choices.restored), *own]
    if not choices.is_dry_run:
        write_pages(pages, root)
        copy_files(show.files, choices.docs)
        write_record(pages, root, record, {**known, **_fetched_files(outcomes)})
    folder_in_docs = choices.site.path_in_docs(choices.folder)
    settings, reason = write_settings(show, folder_in_docs, choices)
    elsewhere = pages_elsewhere(pages, root, choices.folder, record)
    return Run(show, pages, outcomes, planned, settings, reason, elsewhere)


def _check_restored(choices: RunChoices, paths: Iterable[str]) -> None:
    """Raises SourceError where a page that is to be restored is not an episode's."""
    unknown = choices.restored.difference(paths)
    if unknown:
        raise SourceError(
            f"`{min(unknown)}` is not the page of one of its episodes: give the page's path below "
            "the site's folder"
        )


def _without(show: ImportedShow, identities: set[str]) -> ImportedShow:
    """The show without the episodes of these identities."""
    episodes = [episode for episode in show.episodes if episode.identity not in identities]
    return show._replace(episodes=tuple(episodes))


def _local_paths(
    outcomes: Iterable[Outcome], planned: Iterable[WantedFile], choices: RunChoices
) -> dict[str, str]:
    """The paths in the docs folder of the files that are there, or would be, by their addresses."""
    local = {outcome.file.url: outcome.file.path for outcome in outcomes if not outcome.reason}
    if choices.is_dry_run and not choices.is_offline:
        local |= {file.url: file.path for file in planned}
    return local


def _fetched_files(outcomes: Iterable[Outcome]) -> dict[str, FetchedFile]:
    """The files that are there, by their paths in the docs folder."""
    fetched = {}
    for outcome in outcomes:
        if not outcome.reason:
            fetched[outcome.file.path] = FetchedFile(outcome.file.url, outcome.sha256)
    return fetched


def _outcomes(
    wanted: list[WantedFile],
    choices: RunChoices,
    known: dict[str, FetchedFile],
    web: Web,
    show_progress: Progress,
) -> Iterator[Outcome]:
    docs = choices.docs
    waiting = []
    for file in wanted:
        here = present_file(file, docs, known)
        if here:
            yield here
        else:
            waiting.append(file)
    if waiting and not choices.is_dry_run and not choices.is_offline:
        yield from show_progress(fetch_files(waiting, docs, known, web), waiting)


def write_settings(
    show: ImportedShow, folder: str | None, choices: RunChoices
) -> tuple[Settings, str]:
    """What becomes of mkdocs.yml, and why it cannot be completed. `folder` is where in the docs
    folder every page is an episode."""
    path = config_path(choices.root)
    if not choices.site.exists:
        if not choices.is_dry_run:
            text = whole_settings(show, folder, is_home_page=choices.is_whole_site)
            write_text(path, text)
            # MkDocs wants it, even where nothing is in it yet.
            choices.docs.mkdir(parents=True, exist_ok=True)
        return Settings.WRITTEN, ""
    text = path.read_bytes().decode("utf-8", "replace")
    try:
        completed = with_entry(text, plugin_entry(show, folder, choices.site))
    except EntryError as error:
        return Settings.TO_COMPLETE, str(error)
    if completed == text:
        return Settings.COMPLETE, ""
    if not choices.writes_config:
        return Settings.TO_COMPLETE, ""
    if not choices.is_dry_run:
        write_text(path, completed)
    return Settings.COMPLETED, ""
