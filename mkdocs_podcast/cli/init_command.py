"""`mkdocs-podcast init`: a new site with a podcast, or a podcast for the site that is there."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from ..text.config_names import config_path
from .console import apply_style, reading_site
from .init_answers import answered, email_of, place_of, site_url_of

if TYPE_CHECKING:
    from ..host.site_reader import ExistingSite
    from ..importing.new_site import NewSite

# Of the report as JSON.
_VERSION = 1


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
@click.option(
    "--episode/--no-episode", default=True, help="Whether a first episode is written, as a draft."
)
@click.option(
    "--ci",
    type=click.Choice(["github", "gitlab", "none"]),
    default="github",
    show_default=True,
    help="The service for which a file is written that builds and publishes the site.",
)
@click.option("--json", "as_json", is_flag=True, help="Say what was written in JSON.")
def init(
    folder: Path,
    title: str | None,
    author: str | None,
    email: str | None,
    url: str | None,
    at: str | None,
    episode: bool,
    ci: str,
    as_json: bool,
) -> None:
    """Begin a podcast in DIR: in an empty folder, or in a MkDocs site.

    What an option does not say is asked on a terminal, four questions at most. Files that exist
    stay as they are; in a mkdocs.yml, the plugin's entry is added.

    The exit code is 0 where the podcast has begun, 1 where MkDocs cannot use the site or a file
    cannot be written, and 2 where an option is wrong.

    \b
    Examples:
      mkdocs-podcast init my-show
      mkdocs-podcast init --title "Night Bread" --url https://bread.example.org/
      mkdocs-podcast init --at / --ci gitlab
    """
    existing = _existing_site(config_path(folder))
    site = _ask(existing, title, author, email, url)
    if at is not None:
        site = site._replace(at=place_of(at))
    site = site._replace(has_episode=episode, ci="" if ci == "none" else ci)
    begun = _begin(site, folder, existing)
    if as_json:
        click.echo(_as_json(site, folder, existing, begun))
    else:
        _echo_begun(site, folder, existing, begun)


def _ask(
    existing: ExistingSite,
    title: str | None,
    author: str | None,
    email: str | None,
    url: str | None,
) -> NewSite:
    """What is known of the show: by options, by the site that exists, or by answers."""
    from ..importing.new_site import NewSite

    site = NewSite(
        title=answered("What is the show called?", title, existing.title or "My show"),
        site_name=existing.title,
        author=answered("Who makes it?", author, existing.author),
        email=email_of(answered("Which e-mail address may directories write to?", email)),
        url=existing.url,
        at="podcast" if existing.title else "",
    )
    if not site.url:
        site = site._replace(
            url=site_url_of(answered("Where will the site be (https://...)?", url))
        )
    return site


def _existing_site(settings_path: Path) -> ExistingSite:
    """What the site in this folder says of itself; one without a title does not exist yet."""
    from ..host.site_reader import ExistingSite, existing_site

    if not settings_path.exists():
        return ExistingSite()
    with reading_site(str(settings_path)):
        return existing_site(str(settings_path))


class _Begun(NamedTuple):
    """What was written; what was there, and stays; what became of a mkdocs.yml that was there, and
    why it was not changed."""

    written: list[Path]
    present: list[Path]
    config: _Config
    reason: str = ""


class _Config(Enum):
    """What became of mkdocs.yml."""

    NEW = "written"
    COMPLETED = "the plugin was added"
    COMPLETE = "has the plugin already"
    TO_COMPLETE = "was not changed"


def _begin(site: NewSite, folder: Path, existing: ExistingSite) -> _Begun:
    from ..importing.imported import SourceError
    from ..importing.new_site import files_of, missing_files
    from ..importing.page_plan import write_text

    files = files_of(site, dt.datetime.now(dt.timezone.utc).date())
    if existing.title:
        files = _for_existing(files, existing, folder)
    missing = missing_files(files, folder)
    config, reason = _Config.NEW, ""
    try:
        if existing.title:
            config, reason = _add_plugin(site, config_path(folder))
        for path, text in missing.items():
            write_text(folder / path, text)
    except SourceError as error:
        raise click.ClickException(f"{error}.") from None
    present = [folder / path for path in files if path not in missing]
    return _Begun([folder / path for path in missing], present, config, reason)


def _echo_begun(site: NewSite, folder: Path, existing: ExistingSite, begun: _Begun) -> None:
    from ..importing.new_site import open_questions, options_of
    from ..importing.page_yaml import as_yaml

    settings_path = config_path(folder)
    if begun.config is _Config.TO_COMPLETE:
        click.echo(f"{settings_path} was not changed ({begun.reason}). Put this below `plugins`:\n")
        click.echo(as_yaml({"podcast": options_of(site)}))
    elif begun.config is not _Config.NEW:
        click.echo(f"{settings_path}: {begun.config.value}.")
    for path in begun.written:
        click.echo(f"{path}: written.")
    for path in begun.present:
        click.echo(f"{path}: is there, and stays as it is.")
    for note in _notes(site, folder, existing, begun):
        click.echo(note)
    click.echo(apply_style("\nSee it with `mkdocs serve`.", "heading"))
    click.echo(f"Only you know: {', '.join(open_questions(site, existing.description))}.")
    click.echo("`mkdocs-podcast check` says what is still missing.")


def _notes(site: NewSite, folder: Path, existing: ExistingSite, begun: _Begun) -> Iterator[str]:
    """What the author of a site or a repository that exists has to do."""
    from ..importing.new_site import workflow_path
    from ..importing.workflows import notes_on_workflows, workflows_in

    site_workflow = workflow_path(site)
    if site_workflow and not (folder / site_workflow).exists():
        site_workflow = ""
    if site.ci:
        yield from notes_on_workflows(workflows_in(folder), site_workflow)
    if not existing.title:
        return
    if site.url and not existing.url:
        yield f"Put `site_url: {site.url}` into {config_path(folder)}."
    if folder / "requirements.txt" in begun.written:
        yield (
            "requirements.txt names mkdocs-podcast only: add the other packages that the site "
            "needs, which `mkdocs get-deps` lists."
        )
    if existing.has_navigation:
        yield f"`nav` lists your pages: add {site.index_path} where readers should find it."


def _as_json(site: NewSite, folder: Path, existing: ExistingSite, begun: _Begun) -> str:
    from ..importing.new_site import open_questions, options_of

    data = {
        "version": _VERSION,
        "written": [str(path) for path in begun.written],
        "present": [str(path) for path in begun.present],
        "config": begun.config.name.lower(),
        "reason": begun.reason,
        "options": options_of(site),
        "open": open_questions(site, existing.description),
        "notes": list(_notes(site, folder, existing, begun)),
    }
    return json.dumps(data, indent=2, ensure_ascii=False)


def _for_existing(files: Mapping[str, str], existing: ExistingSite, folder: Path) -> dict[str, str]:
    """What a site that exists is given: no home page, and episodes in its own docs folder."""
    from ..importing.workflows import workflows_in

    docs = existing.docs
    is_built = any(workflow.builds_site for workflow in workflows_in(folder))
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


def _add_plugin(site: NewSite, settings_path: Path) -> tuple[_Config, str]:
    """Adds the plugin's entry; where that is not sure to work, says why not."""
    from ..host.site_reader import load_error
    from ..importing.config_edit import EntryError, with_entry
    from ..importing.new_site import options_of
    from ..importing.page_plan import write_text

    try:
        text = settings_path.read_bytes().decode("utf-8")
        changed = with_entry(text, options_of(site))
    except UnicodeDecodeError:
        return _Config.TO_COMPLETE, "it is not UTF-8"
    except EntryError as error:
        return _Config.TO_COMPLETE, str(error)
    if changed == text:
        return _Config.COMPLETE, ""
    reason = load_error(settings_path, changed)
    if reason:
        return _Config.TO_COMPLETE, reason
    write_text(settings_path, changed)
    return _Config.COMPLETED, ""
