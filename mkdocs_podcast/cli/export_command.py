"""`mkdocs-podcast export`: a whole show as one archive."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..text.matching import counted
from .console import choose_show, config_file_option, reading_site, require_show

if TYPE_CHECKING:
    from ..importing.show_archive import Entry


@click.command()
@click.argument(
    "target", metavar="[FILE]", default="show.zip", type=click.Path(dir_okay=False, path_type=Path)
)
@click.option("--media", "has_media", is_flag=True, help="With the recordings in the docs folder.")
@click.option("--show", "show_title", metavar="TITLE", help="The show, where the site has several.")
@click.option("--json", "as_json", is_flag=True, help="Say what is in the archive in JSON.")
@config_file_option
def export(
    target: Path, has_media: bool, show_title: str | None, as_json: bool, config_file: str
) -> None:
    """Write a show as a portable archive: FILE, or show.zip.

    It holds the feed with full addresses, every field in show.json, a list of the recordings with
    their sizes and SHA-256, and the pages with their files. README.txt in it says what is what. The
    same show gives the same bytes. Nothing is asked of the network.

    The exit code is 0 where everything is in the archive, 1 where it has no feed or cannot be
    written, and 2 where an option is wrong.

    \b
    Examples:
      mkdocs-podcast export
      mkdocs-podcast export backup.zip --media
    """
    from ..host.site_export import exported_shows
    from ..importing.show_archive import archive_entries

    with reading_site(config_file), exported_shows(config_file, iter) as shows:
        require_show(config_file, shows)
        number = choose_show(show_title, [exported.show.title for exported in shows])
        show = shows[number]
        entries = archive_entries(show, has_media=has_media)
        reason = _why_not_written(target, entries)
    if reason:
        raise click.ClickException(f"{reason}: check the folder.")
    names = [name for name, _ in entries]
    if as_json:
        click.echo(json.dumps({"archive": str(target), "files": names}, indent=2))
    else:
        episodes = counted(len(show.show.episodes), "episode")
        files = counted(len(names), "file")
        click.echo(f"{target}: {episodes}, {files}, {target.stat().st_size:,} bytes.")
    if not show.feed:
        remedy = "`mkdocs-podcast check` says why"
        click.echo(f"It has no feed, as the site has none: {remedy}.", err=True)
        sys.exit(1)


def _why_not_written(target: Path, entries: list[Entry]) -> str:
    """Writes the archive; "" where that was possible."""
    from ..importing.show_archive import write_archive

    try:
        write_archive(target, entries)
    except OSError as error:
        return f"{error.filename or target} cannot be written ({error.strerror})"
    return ""
