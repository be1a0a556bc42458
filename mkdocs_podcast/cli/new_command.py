"""`mkdocs-podcast new`: the page of the next episode."""

from __future__ import annotations

import datetime as dt
import os
import posixpath
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .console import config_file_option, reading_site, require_show

if TYPE_CHECKING:
    from ..host.site_reader import SiteShow
    from ..importing.new_episode import RecordingTags


@click.command()
@click.argument("title", required=False, default="")
@click.option(
    "--audio",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The recording: it is copied beside the page unless it is in the docs folder. Its tags give "
    "the title, chapters and cover.",
)
@click.option("--edit/--no-edit", default=True, help="Open the page in $EDITOR, where it is set.")
@config_file_option
def new(title: str, audio: Path | None, edit: bool, config_file: str) -> None:
    """Write the page of the next episode, with its number and date.

    Without a recording it is a draft, which only `mkdocs serve` shows.
    """
    from ..host.site_reader import docs_folder, shows_of
    from ..importing import new_episode
    from ..importing.imported import SourceError

    with reading_site(config_file):
        shows = shows_of(config_file)
        docs = docs_folder(config_file)
    require_show(config_file, shows)
    try:
        tags = new_episode.read_tags(audio) if audio else new_episode.RecordingTags()
        title = title or tags.title
        if not title:
            raise click.UsageError('give the title: mkdocs-podcast new "The title".')
        path = _write(shows[0], docs, title, audio, tags)
    except SourceError as error:
        raise click.ClickException(f"{audio or path}: {error}.") from None
    click.echo(f"{path}: written.")
    if edit and os.environ.get("EDITOR") and sys.stdin.isatty():
        click.edit(filename=str(path))


def _write(show: SiteShow, docs: Path, title: str, audio: Path | None, tags: RecordingTags) -> Path:
    """Writes the page, with its recording and cover beside it; returns where it is."""
    from ..importing import new_episode
    from ..importing.page_plan import write_text

    season, number = new_episode.next_number(show.episodes)
    path = docs / new_episode.page_path(new_episode.folder_of(show.episodes), title, number)
    if path.exists():
        raise click.ClickException(f"{path} is there already: choose another title.")
    address = _place(audio, path, docs) if audio else ""
    image = ""
    if tags.cover:
        image = f"media/{path.stem}.{tags.cover_type}"
        target = path.parent / image
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            target.write_bytes(tags.cover)
    today = dt.datetime.now(dt.timezone.utc).date()
    text = new_episode.episode_page(title, today, season, number, address, tags, image)
    write_text(path, text)
    return path


def _place(audio: Path, page: Path, docs: Path) -> str:
    """The recording's path from the page, where it is in the docs folder, or copied there."""
    if audio.resolve().is_relative_to(docs.resolve()):
        return posixpath.relpath(audio.resolve().as_posix(), page.parent.resolve().as_posix())
    target = page.parent / "media" / audio.name
    if target.exists():
        raise click.ClickException(f"{target} is there already: rename the recording.")
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(audio, target)
    click.echo(f"{target}: copied.")
    return f"media/{audio.name}"
