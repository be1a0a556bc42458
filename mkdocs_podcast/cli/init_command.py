"""`mkdocs-podcast init`: a new site with a podcast, or a podcast for the site that is there."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .console import apply_style

if TYPE_CHECKING:
    from ..importing.new_site import NewSite


@click.command()
@click.argument(
    "folder", metavar="[DIR]", default=".", type=click.Path(file_okay=False, path_type=Path)
)
@click.option("--title", help="What the show is called.")
@click.option("--author", help="Who makes it.")
@click.option("--email", help="Where directories send the code by which you claim the show.")
@click.option("--url", help="The address of the site, such as https://show.example.org/.")
@click.option(
    "--at",
    metavar="FOLDER",
    help="Where the list of episodes is: `/` for the home page. In a new site it is there; in one "
    "that exists, below `podcast`.",
)
@click.option("--episode/--no-episode", default=True, help="With a first episode, as a draft.")
@click.option(
    "--workflow/--no-workflow", default=True, help="With a file that deploys to GitHub Pages."
)
def init(
    folder: Path,
    title: str | None,
    author: str | None,
    email: str | None,
    url: str | None,
    at: str | None,
    episode: bool,
    workflow: bool,
) -> None:
    """Begin a podcast in DIR: in an empty folder, or in a MkDocs site.

    What an option does not say is asked, four questions at most. Files that exist stay as they are;
    in a mkdocs.yml, the plugin's entry is added.
    """
    from ..importing.new_site import NewSite

    is_new = not (folder / "mkdocs.yml").exists()
    place = ("" if is_new else "podcast") if at is None else at.strip("/")
    site = NewSite(
        # A site that exists has said these.
        title=_answer("What is the show called?", title or ("" if is_new else "-"), "My show"),
        author=_answer("Who makes it?", author, ""),
        email=_answer("Which e-mail address may directories write to?", email, ""),
        url=_answer("Where will the site be (https://...)?", url or ("" if is_new else "-"), ""),
        at=place,
        has_episode=episode,
        has_workflow=workflow,
    )
    _begin(site, folder, is_new=is_new)


def _answer(question: str, given: str | None, default: str) -> str:
    """The value of an option, else what is answered on a terminal; "-" is asked of nobody."""
    if given or not sys.stdin.isatty():
        return (given or default).strip()
    answer: str = click.prompt(question, default=default, show_default=bool(default))
    return answer.strip()


def _begin(site: NewSite, folder: Path, *, is_new: bool) -> None:
    from ..importing.imported import SourceError
    from ..importing.new_site import files_of, missing_files
    from ..importing.page_plan import write_text

    files = files_of(site, dt.datetime.now(dt.timezone.utc).date())
    if not is_new:
        del files["mkdocs.yml"]
    missing = missing_files(files, folder)
    try:
        for path, text in missing.items():
            write_text(folder / path, text)
            click.echo(f"{folder / path}: written.")
        for path in files.keys() - missing.keys():
            click.echo(f"{folder / path}: is there, and stays as it is.")
        if not is_new:
            _add_plugin(site, folder / "mkdocs.yml")
    except SourceError as error:
        raise click.ClickException(f"{error}.") from None
    click.echo(apply_style("\nSee it with `mkdocs serve`.", "heading"))
    click.echo("Then: artwork (`image`), a category (`categories`), and `mkdocs-podcast check`.")


def _add_plugin(site: NewSite, config_path: Path) -> None:
    from ..importing.new_site import options_of, with_plugin
    from ..importing.page_plan import write_text
    from ..importing.page_yaml import as_yaml

    text = config_path.read_text("utf-8")
    changed = with_plugin(text, site)
    if not changed:
        click.echo(f"{config_path} was not changed: put this below `plugins`:\n")
        click.echo(as_yaml({"podcast": options_of(site)}))
    elif changed == text:
        click.echo(f"{config_path}: has the plugin already.")
    else:
        write_text(config_path, changed)
        click.echo(f"{config_path}: the plugin was added.")
