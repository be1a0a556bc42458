"""What `mkdocs-podcast init` is told: by options, or by answers on a terminal."""

from __future__ import annotations

import posixpath
import sys

import click

from ..text import addresses


def answered(question: str, given: str | None, default: str = "") -> str:
    """The value of an option, else what is answered on a terminal."""
    if given or not sys.stdin.isatty():
        return (given or default).strip()
    answer: str = click.prompt(question, default=default, show_default=bool(default))
    return answer.strip()


def email_of(text: str) -> str:
    from ..host.podcast_options import email

    try:
        return (email(text) or "") if text else ""
    except ValueError as error:
        raise click.UsageError(f"--email: {error}.") from None


def site_url_of(url: str) -> str:
    """The address of a site, which people may give without its scheme."""
    if not url:
        return ""
    address = url
    if "://" not in url:
        address = f"https://{url}"
    if not addresses.url(address) or " " in address:
        raise click.UsageError(
            f"--url: `{url}` is not the address of a site: write it as https://show.example.org/"
        )
    return address


def place_of(folder: str) -> str:
    """Where the list of episodes is, from the docs folder."""
    place = posixpath.normpath(folder.strip("/"))
    if place.startswith(".."):
        raise click.UsageError(f"--at: `{folder}` is not below the docs folder: name one that is.")
    return place.removeprefix(".")
