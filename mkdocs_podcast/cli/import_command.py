"""`mkdocs-podcast import`: a show from elsewhere becomes pages of a MkDocs site."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .console import apply_style

if TYPE_CHECKING:
    from ..importing.imported import ImportedShow
    from ..importing.page_plan import PlannedPage


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
    default="docs/episodes",
    show_default=True,
    metavar="DIR",
    help="Where the pages are written, below the site's folder.",
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
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
def import_(
    source: str,
    root: Path,
    folder: str,
    generator: str,
    include: tuple[str, ...],
    media_prefix: str,
    podlove: str,
    dry_run: bool,
) -> None:
    """Move a podcast into a MkDocs site: one page for each episode of SOURCE.

    SOURCE is a feed (a file, or its address), an export of WordPress, or the folder of another
    generator's posts. Run it again whenever the source has changed: pages that you have edited
    meanwhile stay as they are, and are named.
    """
    from ..importing import page_plan
    from ..importing.any_source import SourceChoices, read_any
    from ..importing.imported import SourceError
    from ..importing.posts_reader import PostChoices
    from ..importing.sources import copy_files

    pages_folder = folder.removeprefix("docs/")
    posts = PostChoices(generator, include, media_prefix, pages_folder)
    try:
        show = read_any(source, SourceChoices(posts, podlove))
        record = page_plan.read_record(root)
        pages = page_plan.plan_pages(show.episodes, root, folder, record)
        if not dry_run:
            page_plan.write_pages(pages, root)
            copy_files(show.files, root / "docs")
            page_plan.write_record(pages, root, record)
        _report(show, pages, dry_run=dry_run)
        _settings(show, root, folder, dry_run=dry_run)
    except SourceError as error:
        raise click.ClickException(f"{source}: {error}.") from None


def _report(show: ImportedShow, pages: list[PlannedPage], *, dry_run: bool) -> None:
    name = show.site.get("site_name", "The show")
    click.echo(apply_style(f"{name}: {len(pages)} episodes", "heading"))
    for step, count in Counter(page.step for page in pages).items():
        click.echo(f"  {count} {step.value}" + (" (nothing is written)" if dry_run else ""))
    for page in pages:
        if page.step.name in ("CONFLICT", "TAKEN"):
            click.echo(apply_style(f"  {page.path}", "warning"))
    for (field, reason), count in Counter(
        (left.name, left.reason) for left in show.left_out
    ).items():
        place = f"`{field}`: " if field else ""
        times = f" ({count} times)" if count > 1 else ""
        click.echo(f"  {place}{reason}{times}")


def _settings(show: ImportedShow, root: Path, folder: str, *, dry_run: bool) -> None:
    from ..importing.page_plan import write_text
    from ..importing.site_settings import entry_text, whole_settings

    below_docs = folder.removeprefix("docs/")
    config_path = root / "mkdocs.yml"
    if config_path.exists():
        click.echo("\nPut this into mkdocs.yml, where `plugins` is:\n")
        click.echo(entry_text(show, below_docs))
    elif not dry_run:
        write_text(config_path, whole_settings(show, below_docs))
        click.echo(f"{config_path}: written.")
