"""`mkdocs-podcast import`: a show from elsewhere becomes pages of a MkDocs site."""

from __future__ import annotations

import posixpath
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..text.config_names import config_path
from .import_report import (
    Locked,
    echo_enrichment,
    echo_lock,
    echo_report,
    echo_settings,
    enrichment_json,
    json_report,
)
from .lock_files import update_lock_files

if TYPE_CHECKING:
    from ..importing.any_source import SourceChoices
    from ..importing.import_run import RunChoices, Settings
    from ..importing.imported import ImportedShow
    from ..importing.nearby_files import Outcome, WantedFile
    from ..importing.site_outline import SiteOutline
    from ..importing.web_access import Web

# The options by which posts are found and read.
_OF_FOLDERS = {
    "generator": "--generator",
    "include": "--include",
    "media_prefix": "--media-prefix",
}
# Everything that could be done was done; something could not.
_INCOMPLETE = 3


@click.command(name="import")
@click.argument("source")
@click.option(
    "--into",
    "root",
    default=".",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder of the site, with its mkdocs.yml if it has one.",
)
@click.option(
    "--folder",
    default=None,
    metavar="DIR",
    help="Where the pages are written, below the site's folder.  [default: `episodes` in its docs "
    "folder]",
)
@click.option(
    "--generator",
    default="",
    metavar="NAME",
    help="The generator of a folder of posts, where nothing in the folder gives it away: "
    "jekyll, hugo, eleventy, ...",
)
@click.option(
    "--include",
    multiple=True,
    metavar="PATTERN",
    help="Which posts of a folder are episodes, as `episodes.include` says it; repeat it for "
    "several patterns.  [default: those that say so, or play something]",
)
@click.option(
    "--media-prefix",
    default="",
    metavar="URL",
    help="Where recordings are that posts name by their file's name only.",
)
@click.option(
    "--podlove",
    default="",
    metavar="FILE",
    help="The export of Podlove Publisher that belongs to an export of WordPress.",
)
@click.option(
    "--feed",
    default="",
    metavar="FEED",
    help="The feed of the show that a folder or an export of posts is about: what a post lacks, such as "
    "its recording, is taken from there, and episodes without a post get a page as well.",
)
@click.option(
    "--media",
    type=click.Choice(["keep", "download"]),
    default="keep",
    show_default=True,
    help="Whether recordings stay where they are, or are fetched. Artwork, chapters and transcripts "
    "are always fetched.",
)
@click.option("--offline", is_flag=True, help="Fetch nothing that the source names.")
@click.option(
    "--write-config", is_flag=True, help="Put the plugin's entry into the mkdocs.yml that is there."
)
@click.option(
    "--match",
    is_flag=True,
    help="Complete the pages that are there with the recordings, sizes, durations and GUIDs of a "
    "feed, instead of writing new ones. --folder says where they are.  [default: the docs folder]",
)
@click.option(
    "--restore",
    "restored",
    multiple=True,
    metavar="PAGE",
    help="Write this page as SOURCE has it, although you have edited or removed it: its path below "
    "the site's folder; repeat it for several.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
def import_(source: str, as_json: bool, **options: Any) -> None:
    """Move a podcast into a MkDocs site: one page for each episode of SOURCE.

    SOURCE is a feed (a file, or its address), an export of WordPress, or the folder of another
    generator's posts. Run it again whenever the source has changed: pages that you have edited
    meanwhile stay as they are, and are named.

    The exit code is 0 where everything is as the source has it, 1 where SOURCE cannot be imported,
    2 where an option is wrong, and 3 where pages were left because you have edited them or it is
    not certain which episode they are about, or where files could not be fetched.

    \b
    Examples:
      mkdocs-podcast import https://feeds.example.org/my-show
      mkdocs-podcast import ../blog --include "_posts/*-podcast-*.md"
      mkdocs-podcast import ../blog --feed https://feeds.example.org/my-show
      mkdocs-podcast import feed.xml --match --folder docs/posts --write-config
    """
    from ..importing.any_source import read_any
    from ..importing.imported import SourceError
    from ..importing.site_outline import outline_of
    from ..importing.sources import web_for

    _refuse_together(source, options)
    choices = _run_choices(options, outline_of(options["root"]))
    try:
        web = web_for(source, options["feed"])
        show = read_any(source, _source_choices(options, choices), web)
        if options["match"]:
            is_complete = _complete_pages(show, choices, as_json=as_json)
        else:
            fetches = bool(options["feed"]) or not Path(source).is_dir()
            is_complete = _write_pages(show, source, web, choices, fetches=fetches, as_json=as_json)
    except SourceError as error:
        raise click.ClickException(f"{source}: {error}.") from None
    if not is_complete:
        sys.exit(_INCOMPLETE)


def _refuse_together(source: str, options: dict[str, Any]) -> None:
    """Options that do not go with the source, or with --match."""
    from ..importing.sources import is_address

    if Path(source).is_file() or is_address(source):
        for name, option in _OF_FOLDERS.items():
            if options[name]:
                raise click.UsageError(f"{option} is for a folder of posts, which {source} is not.")
    if not options["match"]:
        return
    if options["feed"]:
        raise click.UsageError("--feed is for posts, while --match takes the feed as SOURCE.")
    if options["restored"]:
        raise click.UsageError(
            "--restore is for pages that an import has written, not for --match."
        )


def _run_choices(options: dict[str, Any], site: SiteOutline) -> RunChoices:
    from ..importing.import_run import RunChoices

    folder = site.docs if options["match"] else site.default_folder
    if options["folder"]:
        folder = options["folder"].strip("/")

    return RunChoices(
        options["root"],
        site,
        folder,
        fetches_recordings=options["media"] == "download",
        is_offline=options["offline"],
        is_dry_run=options["dry_run"],
        writes_config=options["write_config"],
        restored=frozenset(map(posixpath.normpath, options["restored"])),
    )


def _source_choices(options: dict[str, Any], choices: RunChoices) -> SourceChoices:
    from ..importing.any_source import SourceChoices
    from ..importing.post_selection import PostChoices

    pages_folder = "" if options["match"] else choices.site.path_in_docs(choices.folder)
    posts = PostChoices(
        options["generator"], options["include"], options["media_prefix"], pages_folder
    )
    return SourceChoices(posts, options["podlove"], options["feed"], options["offline"])


def _complete_pages(show: ImportedShow, choices: RunChoices, *, as_json: bool) -> bool:
    """Completes and reports the pages that are in a folder; whether none was left as it is."""
    from ..importing.enrichment import enrich
    from ..importing.import_run import write_settings

    enrichment = enrich(show, choices.root, choices.folder, is_dry_run=choices.is_dry_run)
    # Only pages with a recording are episodes: others may be in the same folder.
    settings, reason = write_settings(show, None, choices)
    locked = _lock_episodes(settings, choices)
    if as_json:
        click.echo(enrichment_json(enrichment, settings, locked, is_dry_run=choices.is_dry_run))
    else:
        echo_enrichment(enrichment, is_dry_run=choices.is_dry_run)
        echo_settings(show, None, choices.site, settings, reason)
        echo_lock(locked)
    return enrichment.is_complete


def _write_pages(
    show: ImportedShow,
    source: str,
    web: Web,
    choices: RunChoices,
    *,
    fetches: bool,
    as_json: bool,
) -> bool:
    """Writes and reports the pages of a show; whether everything that the source has is there."""
    from ..importing.import_run import run_import

    run = run_import(show, choices, web, _show_files, fetches=fetches)
    locked = _lock_episodes(run.settings, choices)
    if as_json:
        click.echo(json_report(run, source, locked, is_dry_run=choices.is_dry_run))
    else:
        echo_report(run, is_dry_run=choices.is_dry_run)
        folder = choices.site.path_in_docs(choices.folder)
        echo_settings(run.show, folder, choices.site, run.settings, run.settings_reason)
        echo_lock(locked)
    return run.is_complete


def _lock_episodes(settings: Settings, choices: RunChoices) -> Locked:
    """Puts the GUIDs of all episodes into the lock file, and what is measured of recordings that
    are in the docs folder. A site without the plugin has no episodes yet."""
    from ..host.site_reader import SiteError, shows_of
    from ..importing.import_run import Settings
    from ..lock.lock_update import LockReport
    from ..lock.measuring import MeasuringPlan, without_progress

    if choices.is_dry_run or settings is Settings.TO_COMPLETE:
        return Locked()
    report = LockReport()
    locked = Locked()
    try:
        shows = shows_of(str(config_path(choices.root)), is_quiet=True)
        plan = MeasuringPlan(offline=True)
        for update in update_lock_files(
            shows, plan, report, without_progress, _ignore_note, writing=True
        ):
            locked = Locked(update.path, locked.episode_count + update.episode_count)
    except SiteError as error:
        return Locked(reason=str(error))
    except click.ClickException as error:
        return Locked(reason=error.message.rstrip("."))
    return locked


def _ignore_note(sentence: str) -> None:
    """What `mkdocs-podcast lock` would say of another process that writes the file."""


def _show_files(outcomes: Iterator[Outcome], files: list[WantedFile]) -> Iterator[Outcome]:
    """Passes on what is fetched, with a bar on a terminal."""
    if not sys.stderr.isatty():
        yield from outcomes
        return
    with click.progressbar(
        outcomes, len(files), label="Fetching", show_pos=True, file=sys.stderr
    ) as bar:
        yield from bar
