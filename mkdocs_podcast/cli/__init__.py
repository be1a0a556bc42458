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


class _InOrder(click.Group):
    """Lists the commands in the order in which a show needs them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=_InOrder, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="mkdocs-podcast")
def main() -> None:
    """A podcast from the episodes of a MkDocs site.

    \b
    Begin:      mkdocs-podcast init             (or: import FEED)
    Each time:  mkdocs-podcast new "The title" --audio FILE
                mkdocs-podcast lock
                mkdocs-podcast check
    See it:     mkdocs serve
    Publish:    mkdocs build --strict

    Each command has help of its own, which says what its exit codes mean: mkdocs-podcast new --help.
    All end with 0 where all is well, and with 2 where an option is wrong. NO_COLOR, set in the
    environment, turns colours off.
    """
    for stream in (sys.stdout, sys.stderr):
        # What a console or a pipe cannot show becomes a question mark.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


for command in (init, import_, new, lock, check, export, assets, cache):
    main.add_command(command)
