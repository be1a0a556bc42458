"""`mkdocs-podcast cache`: what builds keep for the next ones."""

from __future__ import annotations

import json

import click

from .console import config_file_option


@click.group()
def cache() -> None:
    """What builds keep for the next ones."""


@cache.command()
@config_file_option
@click.option("--json", "as_json", is_flag=True, help="Say what was removed in JSON.")
def clear(config_file: str, as_json: bool) -> None:
    """Remove the cache of a site: the next build makes everything again.

    No build needs this, as nothing in the cache is ever out of date.

    The exit code is 0 where there is no cache any more, 1 where it cannot be removed, and 2 where an
    option is wrong.
    """
    from ..cache import store
    from ..host.cache_folder import cache_folder

    folder = cache_folder(config_file)
    try:
        is_removed = store.clear(folder)
    except OSError as error:
        raise click.ClickException(
            f"{folder} cannot be removed ({error.strerror}): stop what uses it, or check the folder."
        ) from None
    if as_json:
        click.echo(json.dumps({"folder": str(folder), "removed": is_removed}))
    elif is_removed:
        click.echo(f"{folder}: removed.")
    else:
        click.echo(f"{folder}: there was nothing.")
