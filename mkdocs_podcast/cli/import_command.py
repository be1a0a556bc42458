"""`mkdocs-podcast import`: a show from elsewhere becomes pages of a MkDocs site."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .import_report import echo_enrichment, echo_report, json_report

if TYPE_CHECKING:
    from ..importing.any_source import SourceChoices
    from ..importing.import_run import Run
    from ..importing.imported import ImportedShow
    from ..importing.nearby_files import Outcome, WantedFile
    from ..importing.web_access import Web

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
    help="Where the pages are written, below the site's folder.  [default: docs/episodes]",
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
    "feed, instead of writing new ones. --folder says where they are.  [default: docs]",
)
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
def import_(source: str, as_json: bool, **options: Any) -> None:
    """Move a podcast into a MkDocs site: one page for each episode of SOURCE.

    SOURCE is a feed (a file, or its address), an export of WordPress, or the folder of another
    generator's posts. Run it again whenever the source has changed: pages that you have edited
    meanwhile stay as they are, and are named.

    Its exit code is 0 where everything is as the source has it, 3 where pages were left because you
    have edited them or it is not certain which episode they are about, or where files could not be
    fetched, and 1 where SOURCE cannot be imported.
    """
    from ..importing.any_source import read_any
    from ..importing.imported import SourceError
    from ..importing.sources import web_for

    has_folder = options["folder"] is not None
    options["folder"] = (options["folder"] or "docs/episodes").strip("/")
    try:
        web = web_for(source)
        show = read_any(source, _source_choices(options), web)
        if options["match"]:
            folder = options["folder"] if has_folder else "docs"
            is_complete = _complete_pages(show, folder, options, as_json=as_json)
        else:
            is_complete = _write_pages(show, source, web, options, as_json=as_json)
    except SourceError as error:
        raise click.ClickException(f"{source}: {error}.") from None
    if not is_complete:
        sys.exit(_INCOMPLETE)


def _complete_pages(
    show: ImportedShow, folder: str, options: dict[str, Any], *, as_json: bool
) -> bool:
    """Completes and reports the pages that are in a folder; whether none was left as it is."""
    from ..importing.enrichment import enrich

    is_dry_run = options["dry_run"]
    enrichment = enrich(show, options["root"], folder, is_dry_run=is_dry_run)
    echo_enrichment(enrichment, is_dry_run=is_dry_run, as_json=as_json)
    return enrichment.is_complete


def _write_pages(
    show: ImportedShow, source: str, web: Web, options: dict[str, Any], *, as_json: bool
) -> bool:
    """Writes and reports the pages of a show; whether everything that the source has is there."""
    from ..importing.import_run import RunChoices, run_import

    is_dry_run = options["dry_run"]
    choices = RunChoices(
        options["root"],
        options["folder"],
        options["media"] == "download",
        options["offline"],
        is_dry_run,
        options["write_config"],
    )
    run = run_import(show, choices, web, _show_files, fetches=not Path(source).is_dir())
    if as_json:
        click.echo(json_report(run, source, is_dry_run=is_dry_run))
    else:
        echo_report(run, is_dry_run=is_dry_run)
        _echo_settings(run, options["folder"])
    return run.is_complete


def _source_choices(options: dict[str, Any]) -> SourceChoices:
    from ..importing.any_source import SourceChoices
    from ..importing.posts_reader import PostChoices

    pages_folder = options["folder"].removeprefix("docs/")
    posts = PostChoices(
        options["generator"], options["include"], options["media_prefix"], pages_folder
    )
    return SourceChoices(posts, options["podlove"], options["offline"])


def _show_files(outcomes: Iterator[Outcome], files: list[WantedFile]) -> Iterator[Outcome]:
    """Passes on what is fetched, with a bar on a terminal."""
    if not sys.stderr.isatty():
        yield from outcomes
        return
    with click.progressbar(
        outcomes, len(files), label="Fetching", show_pos=True, file=sys.stderr
    ) as bar:
        yield from bar


def _echo_settings(run: Run, folder: str) -> None:
    from ..importing.import_run import Settings
    from ..importing.site_settings import entry_text

    reason = f" ({run.settings_reason})" if run.settings_reason else ""
    click.echo(f"\nmkdocs.yml {run.settings.value}{reason}.")
    if run.settings is Settings.TO_COMPLETE:
        click.echo("Put this where `plugins` is, or run the command with --write-config:\n")
        click.echo(entry_text(run.show, folder.removeprefix("docs/")))
