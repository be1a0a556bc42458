"""`mkdocs-podcast init`: a new site with a podcast, or a podcast for the site that is there."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .console import apply_style, reading_site

if TYPE_CHECKING:
    from ..host.site_reader import ExistingSite
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
    "--ci",
    type=click.Choice(["github", "gitlab", "none"]),
    default="github",
    show_default=True,
    help="The file that builds and publishes the site.",
)
def init(
    folder: Path,
    title: str | None,
    author: str | None,
    email: str | None,
    url: str | None,
    at: str | None,
    episode: bool,
    ci: str,
) -> None:
    """Begin a podcast in DIR: in an empty folder, or in a MkDocs site.

    What an option does not say is asked on a terminal, four questions at most. Files that exist
    stay as they are; in a mkdocs.yml, the plugin's entry is added.

    \b
    Examples:
      mkdocs-podcast init my-show
      mkdocs-podcast init --title "Night Bread" --url https://bread.example.org/
      mkdocs-podcast init --at / --ci gitlab
    """
    from ..importing.new_site import NewSite

    existing = _existing_site(folder / "mkdocs.yml")
    is_new = not existing.title
    if url and not is_new and not existing.url:
        click.echo(f"Put `site_url: {url}` into {folder / 'mkdocs.yml'}.")
    site = NewSite(
        title=_answer("What is the show called?", title or existing.title, "My show"),
        author=_answer("Who makes it?", author or existing.author),
        email=_answer("Which e-mail address may directories write to?", email),
        url=_answer("Where will the site be (https://...)?", url) if is_new else existing.url,
        at=("" if is_new else "podcast") if at is None else at.strip("/"),
        has_episode=episode,
        ci="" if ci == "none" else ci,
    )
    _begin(site, folder, existing)


def _existing_site(config_path: Path) -> ExistingSite:
    """What the site in this folder says of itself; one without a title does not exist yet."""
    from ..host.site_reader import ExistingSite, existing_site

    if not config_path.exists():
        return ExistingSite()
    with reading_site(str(config_path)):
        return existing_site(str(config_path))


def _answer(question: str, given: str | None, default: str = "") -> str:
    """The value of an option, else what is answered on a terminal."""
    if given or not sys.stdin.isatty():
        return (given or default).strip()
    answer: str = click.prompt(question, default=default, show_default=bool(default))
    return answer.strip()


def _begin(site: NewSite, folder: Path, existing: ExistingSite) -> None:
    from ..importing.imported import SourceError
    from ..importing.new_site import files_of, missing_files, open_questions
    from ..importing.page_plan import write_text

    files = files_of(site, dt.datetime.now(dt.timezone.utc).date())
    if existing.title:
        files = _for_existing(files, existing, folder)
    missing = missing_files(files, folder)
    try:
        if existing.title:
            _add_plugin(site, folder / "mkdocs.yml")
        for path, text in missing.items():
            write_text(folder / path, text)
            click.echo(f"{folder / path}: written.")
        for path in files:
            if path not in missing:
                click.echo(f"{folder / path}: is there, and stays as it is.")
    except SourceError as error:
        raise click.ClickException(f"{error}.") from None
    if existing.has_navigation:
        click.echo(f"`nav` lists your pages: add {site.index_path} where readers should find it.")
    click.echo(apply_style("\nSee it with `mkdocs serve`.", "heading"))
    click.echo(f"Only you know: {', '.join(open_questions(site, existing.description))}.")
    click.echo("`mkdocs-podcast check` says what is still missing.")


def _for_existing(files: Mapping[str, str], existing: ExistingSite, folder: Path) -> dict[str, str]:
    """What a site that exists is given: no home page, and episodes in its own docs folder."""
    docs = existing.docs
    is_built = any("mkdocs" in file.read_text("utf-8", "replace") for file in _workflows(folder))
    try:
        place = docs.resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        place = docs.as_posix()
    kept: dict[str, str] = {}
    for path, text in files.items():
        if path.startswith("docs/episodes/"):
            kept[f"{place}/{path.removeprefix('docs/')}"] = text
        elif path in ("mkdocs.yml", "docs/index.md"):
            continue
        elif not is_built or path == ".gitignore":
            kept[path] = text
    return kept


def _workflows(folder: Path) -> list[Path]:
    """The files by which services build a repository."""
    paths = [*folder.glob(".github/workflows/*.y*ml"), folder / ".gitlab-ci.yml"]
    return [path for path in paths if path.is_file()]


def _add_plugin(site: NewSite, config_path: Path) -> None:
    """Adds the plugin's entry; where that is not sure to work, the entry is shown instead."""
    from ..host.site_reader import load_error
    from ..importing.config_edit import EntryError, is_only_added, with_entry
    from ..importing.new_site import options_of
    from ..importing.page_plan import write_text
    from ..importing.page_yaml import as_yaml

    options = options_of(site)
    reason = ""
    try:
        text = config_path.read_bytes().decode("utf-8")
        changed = with_entry(text, options)
    except UnicodeDecodeError:
        reason = "it is not UTF-8"
    except EntryError as error:
        reason = str(error)
    else:
        if changed == text:
            click.echo(f"{config_path}: has the plugin already.")
            return
        if not is_only_added(text, changed):
            reason = "more than the entry would change"
        else:
            reason = load_error(config_path, changed)
    if not reason:
        write_text(config_path, changed)
        click.echo(f"{config_path}: the plugin was added.")
        return
    click.echo(f"{config_path} was not changed ({reason}). Put this below `plugins`:\n")
    click.echo(as_yaml({"podcast": options}))
