"""`python -m mkdocs_podcast` is the command line."""

from .cli import main

main(prog_name="mkdocs-podcast")
