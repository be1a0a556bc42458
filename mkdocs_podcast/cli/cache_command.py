"""`mkdocs-podcast cache`: what builds keep for the next ones."""

from __future__ import annotations

import click

from .console import config_file_option


@click.group()
def cache() -> None:
    """What builds keep for the next ones."""


@cache.command()
@config_file_option
def clear(config_file: str) -> None:
    """Remove the cache of a site: the next build makes everything again.

    No build needs this, as nothing in the cache is ever out of date.
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
    click.echo(f"{folder}: removed." if is_removed else f"{folder}: there was nothing.")
