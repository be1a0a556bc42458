"""The shows of a MkDocs site, read as a build reads them, for the command line.

With the plugin and its options, this is what imports MkDocs.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import click
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.structure.files import Files, get_files

from ..build.kept_facts import KeptFacts
from ..lock.show_identity import LockSettings
from ..model.episode import Episode
from ..model.problems import Problem, Severity
from ..model.show import in_order
from .cache_folder import turn_off
from .check_pages import leave_plain_pages, report_comments
from .docs_files import DocsFiles
from .entries import build_of, only_reading
from .shortcuts.first_phase import Progress, render_pages

if TYPE_CHECKING:
    from ..build.publishing import Publication
    from ..build.rendering import ShowPages
    from ..build.show_build import ShowBuild
    from ..build.site_build import SiteBuild
    from ..check.report import Checked


@dataclass(frozen=True)
class SiteShow:
    """One show of a site, before it is built.

    `episodes` are the newest first, drafts included. `files` holds what lies in the docs folder, by
    path. `known` is what was measured of these before. Without `include`, pages of the `category`
    are episodes.
    """

    title: str
    lock: LockSettings
    episodes: tuple[Episode, ...]
    files: Mapping[str, Path]
    known: KeptFacts
    include: tuple[str, ...] = ()
    category: str = ""


class SiteError(Exception):
    """A site that cannot be read: a sentence."""


def shows_of(
    config_file: str, *, has_cache: bool = False, is_quiet: bool = False
) -> list[SiteShow]:
    """The shows of the site that a mkdocs.yml describes. What is wrong with pages is said on
    stderr, unless it `is_quiet`. Without `has_cache`, nothing is taken from the site's cache, or
    left there.

    Raises SiteError.
    """
    warnings = _warnings_collected() if is_quiet else warnings_shown()
    with reading_config(config_file), warnings:
        config = load_config(config_file)
        if not has_cache:
            turn_off(config)
        with only_reading(config):
            config.plugins.on_startup(command="build", dirty=False)
            try:
                return _shows(config)
            finally:
                config.plugins.on_shutdown()


def docs_folder(config_file: str) -> Path:
    """The docs folder of the site that a mkdocs.yml describes. Raises SiteError."""
    with reading_config(config_file):
        return Path(load_config(config_file).docs_dir)


class ExistingSite(NamedTuple):
    """What a site says of itself; one without a title does not exist yet."""

    title: str = ""
    author: str = ""
    url: str = ""
    description: str = ""
    docs: Path = Path("docs")
    has_navigation: bool = False


def existing_site(config_file: str) -> ExistingSite:
    """Raises SiteError."""
    with reading_config(config_file):
        config = load_config(config_file)
        return ExistingSite(
            title=config.site_name,
            author=config.site_author or "",
            url=config.site_url or "",
            description=config.site_description or "",
            docs=Path(config.docs_dir),
            has_navigation=config.nav is not None,
        )


def load_error(config_file: Path, text: str) -> str:
    """Why MkDocs cannot use a text as this mkdocs.yml; "" where it can."""
    stream = io.BytesIO(text.encode())
    # By its name, MkDocs knows the folder of the site.
    stream.name = str(config_file)
    with _warnings_collected() as records:
        try:
            load_config(stream)
        except (MkDocsException, click.ClickException) as error:
            reasons = [record.getMessage() for record in records] or [error.format_message()]
            return reasons[0]
    return ""


@contextmanager
def reading_config(config_file: str) -> Iterator[None]:
    """Says in a SiteError why MkDocs cannot use a site."""
    try:
        yield
    except Abort as error:
        raise SiteError(f"{config_file} cannot be used: fix what is reported above") from error
    except (MkDocsException, click.ClickException) as error:
        raise SiteError(f"{config_file} cannot be used: {error.format_message()}") from error


def checked_shows(config_file: str, progress: Progress) -> tuple[list[Checked], list[Problem]]:
    """What is wrong with the feeds of the site that a mkdocs.yml describes, and what else its build
    warns of.

    Pages are rendered as far as that needs; what is written for the rules to look at is in a folder
    that is gone afterwards. `progress` passes on the pages. Raises SiteError.
    """
    with (
        reading_config(config_file),
        TemporaryDirectory() as folder,
        _warnings_collected() as records,
    ):
        config = load_config(config_file, site_dir=folder, strict=False)
        turn_off(config)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            site, files = _rendered_site(config, progress)
        finally:
            config.plugins.on_shutdown()
    shows: list[Checked] = []
    if site:
        publications = zip(site.shows, site.pages.shows, site.pages.publications, strict=True)
        for show, pages, publication in publications:
            checked = _checked(pages, publication, site, files, has_episodes=bool(show.readings))
            shows.append(checked)
    problems: list[Problem] = []
    for record in records:
        problems += _logged_problems(record)
    # What breaks a rule is among the findings of its show.
    build_problems = [replace(problem, rule="build") for problem in problems if not problem.rule]
    return shows, sorted(build_problems, key=lambda problem: (problem.path, problem.line or 0))


def _rendered_site(config: MkDocsConfig, progress: Progress) -> tuple[SiteBuild | None, DocsFiles]:
    """The site after the first phase of a build, and its files. Raises what a build ends with."""

    def prepare(files: Files) -> None:
        site = build_of(config)
        if site:
            site.writes_feeds = False
            leave_plain_pages(config, files)

    try:
        files = DocsFiles(render_pages(config, prepare, progress), config, is_serving=False)
        site = build_of(config)
        if site:
            report_comments(site, files)
            site.reporter.flush()
    except Exception as error:
        config.plugins.on_build_error(error=error)
        raise
    return site, files


def _logged_problems(record: logging.LogRecord) -> Sequence[Problem]:
    """What a warning of this plugin is about; of MkDocs and other plugins, only the text is
    known."""
    problems: Sequence[Problem] | None = getattr(record, "problems", None)
    if problems:
        return problems
    is_error = record.levelno >= logging.ERROR
    severity = Severity.ERROR if is_error else Severity.WARNING
    return [Problem("", record.getMessage(), severity=severity)]


def _checked(
    pages: ShowPages,
    publication: Publication,
    site: SiteBuild,
    files: DocsFiles,
    *,
    has_episodes: bool,
) -> Checked:
    from ..build.reading import no_episode_problem
    from ..check import feed_of, located, report

    title = pages.show.title
    feed = feed_of(publication.documents, site.site.now)
    if not feed:
        is_off = pages.settings.feed == ""
        why = pages.plan.reason
        if not has_episodes:
            why = no_episode_problem(pages.settings, files).message
        is_draft = has_episodes and not pages.show.episodes
        # Patterns that match nothing are a mistake.
        is_new = not has_episodes and not pages.settings.include
        return report.without_feed(title, why, is_off=is_off, is_draft=is_draft, is_new=is_new)
    findings = located(publication.findings, site.line_of)
    return report.Checked(title, feed.channel.url, len(feed.items), tuple(findings))


def _shows(config: MkDocsConfig) -> list[SiteShow]:
    """The shows as a build has them after `on_files`: read, and not measured."""
    config = config.plugins.on_config(config)
    files = get_files(config)
    files.add_files_from_theme(config.theme.get_env(), config)
    files = config.plugins.on_files(files, config=config)
    site = build_of(config)
    if not site:
        return []
    docs_files = DocsFiles(files, config, is_serving=False)
    indexes, known = site.indexes(docs_files), KeptFacts(site.cache)
    return [_show(show, indexes, docs_files, known) for show in site.shows]


def _show(
    show: ShowBuild, indexes: tuple[str, ...], files: DocsFiles, known: KeptFacts
) -> SiteShow:
    return SiteShow(
        title=show.settings.show.title,
        lock=show.lock_settings(files, indexes),
        episodes=in_order(reading.episode for reading in show.readings.values()),
        files=files.sources(),
        known=known,
        include=show.settings.include,
        category=show.settings.category,
    )


@contextmanager
def warnings_shown() -> Iterator[None]:
    """MkDocs' warnings go to stderr, as they do with its own command."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s -  %(message)s"))
    with _handled_by(handler):
        yield


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@contextmanager
def _warnings_collected() -> Iterator[list[logging.LogRecord]]:
    """MkDocs' warnings; nothing is said, unless the build is given up."""
    collector = _Collector()
    try:
        with _handled_by(collector):
            yield collector.records
    except Abort:
        for record in collector.records:
            click.echo(f"{record.levelname} -  {record.getMessage()}", err=True)
        raise


@contextmanager
def _handled_by(handler: logging.Handler) -> Iterator[None]:
    handler.setLevel(logging.WARNING)
    log = logging.getLogger("mkdocs")
    log.addHandler(handler)
    try:
        yield
    finally:
        log.removeHandler(handler)
