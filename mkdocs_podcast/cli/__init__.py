"""The command line, `mkdocs-podcast`: a module for each command."""

from __future__ import annotations

import io
import sys

import click

from .. import __version__
from .assets_command import assets
from .cache_command import cache
from .check_command import check
from .export_command import export
from .import_command import import_
from .init_command import init
from .lock_command import lock
from .new_command import new


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="mkdocs-podcast")
def main() -> None:
    """A podcast from the episodes of a MkDocs site."""
    for stream in (sys.stdout, sys.stderr):
        # What a console or a pipe cannot show becomes a question mark.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


main.add_command(lock)
main.add_command(check)
main.add_command(assets)
main.add_command(cache)
main.add_command(import_)
main.add_command(init)
main.add_command(new)
main.add_command(export)
