"""`mkdocs-podcast new`: the page of the next episode."""

from __future__ import annotations

import datetime as dt
import filecmp
import json
import os
import posixpath
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from .console import choose_show, config_file_option, reading_site, require_show, shown_path

if TYPE_CHECKING:
    from ..host.site_reader import SiteShow
    from ..importing.new_episode import RecordingTags


@click.command()
@click.argument("title", required=False, default="")
@click.option(
    "--audio",
    metavar="FILE",
    default="",
    help="The recording: a file, which is copied to the others unless it is in the docs folder, or "
    "an address. A file's tags give the title, description, chapters and cover.",
)
@click.option("--show", "show_title", metavar="TITLE", help="The show, where the site has several.")
@click.option("--edit/--no-edit", default=True, help="Open the page in $EDITOR, where it is set.")
@click.option("--json", "as_json", is_flag=True, help="Say what was written in JSON.")
@config_file_option
def new(
    title: str, audio: str, show_title: str | None, edit: bool, as_json: bool, config_file: str
) -> None:
    """Write the page of the next episode, with its number and date.

    It is put beside the other episodes, and called as they are. Without a recording it is a draft,
    which only `mkdocs serve` shows.

    The exit code is 0 where the page was written, 1 where it could not be, and 2 where an option is
    wrong.

    \b
    Examples:
      mkdocs-podcast new "The second loaf"
      mkdocs-podcast new --audio ~/exports/loaf.mp3
      mkdocs-podcast new "A call" --audio https://cdn.example.org/call.mp3 --show "Night Bread"
    """
    from ..host.site_reader import docs_folder, shows_of

    with reading_site(config_file):
        shows = shows_of(config_file)
        docs = docs_folder(config_file)
    require_show(config_file, shows)
    show = shows[choose_show(show_title, [show.title for show in shows])]
    page = _written(show, docs, title, audio)
    if as_json:
        click.echo(json.dumps({**page._asdict(), "path": str(page.path)}))
    else:
        click.echo(f"{shown_path(page.path)}: written.")
    if edit and os.environ.get("EDITOR") and sys.stdin.isatty():
        click.edit(filename=str(page.path))


def _written(show: SiteShow, docs: Path, title: str, audio: str) -> _NewPage:
    """Writes the page, or ends the command with a sentence."""
    from ..importing.imported import SourceError
    from ..importing.new_episode import RecordingTags, read_tags

    recording = None if _is_address(audio) or not audio else Path(audio)
    try:
        tags = read_tags(recording) if recording else RecordingTags()
        title = " ".join((title or tags.title).split())
        if not title:
            raise click.UsageError('give the title: mkdocs-podcast new "The title".')
        return _write(show, docs, title, audio, recording, tags)
    except SourceError as error:
        raise click.ClickException(f"{audio or title}: {error}.") from None
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror}.") from None


def _is_address(audio: str) -> bool:
    return audio.lower().startswith(("http://", "https://"))


class _NewPage(NamedTuple):
    path: Path
    title: str
    season: int | None
    episode: int | None
    audio: str


def _write(
    show: SiteShow, docs: Path, title: str, audio: str, recording: Path | None, tags: RecordingTags
) -> _NewPage:
    """Writes the page, with its recording and cover where those of the others are."""
    from ..importing import new_episode, page_places
    from ..importing.page_plan import write_text

    today = dt.datetime.now(dt.timezone.utc).date()
    season, number = new_episode.next_number(show.episodes)
    page = page_places.page_path(show.episodes, show.include, title, season, number, today)
    path = docs / page
    if path.exists():
        raise click.ClickException(f"{shown_path(path)} is there already: choose another title.")
    media = docs / page_places.media_folder(show.episodes, page)
    if recording:
        audio = _place(recording, path, media, docs)
    image = _place_cover(tags, path, media)
    category = "" if show.include else show.category
    text = new_episode.episode_page(title, today, season, number, audio, tags, image, category)
    write_text(path, text)
    return _NewPage(path, title, season, number, audio)


def _place(recording: Path, page: Path, media: Path, docs: Path) -> str:
    """The recording's path from the page, where it is in the docs folder, or copied there."""
    if recording.resolve().is_relative_to(docs.resolve()):
        return _way(recording, page)
    target = media / recording.name
    if target.exists() and not filecmp.cmp(recording, target, shallow=False):
        raise click.ClickException(f"{shown_path(target)} is another recording: rename yours.")
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(recording, target)
        click.echo(f"{shown_path(target)}: copied.", err=True)
    return _way(target, page)


def _place_cover(tags: RecordingTags, page: Path, media: Path) -> str:
    if not tags.cover:
        return ""
    name = page.parent.name if page.stem.casefold() in ("index", "_index") else page.stem
    target = media / f"{name}.{tags.cover_type}"
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        target.write_bytes(tags.cover)
    return _way(target, page)


def _way(file: Path, page: Path) -> str:
    return posixpath.relpath(file.resolve().as_posix(), page.parent.resolve().as_posix())
