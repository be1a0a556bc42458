"""What an address in front matter means: a file in the docs folder, or one below the site's
`media_prefix`."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import quote, unquote

from ..model.problems import Severity
from ..text import addresses, values
from ..text.addresses import SCHEME
from .site import Site


def in_docs(address: str, page: str, site: Site) -> str:
    """The path of the file that is meant, seen from the page, else from the docs folder; "" if
    there is none."""
    if SCHEME.match(address) or len(address) > addresses.LONGEST_ADDRESS:
        return ""
    for name in dict.fromkeys((address, unquote(address.split("?")[0].split("#")[0]))):
        if _is_plain(name):
            for path in _places(name, page, site.base_path):
                if path.split("/", 1)[0] != ".." and site.exists(path):
                    return path
    return ""


def _is_plain(name: str) -> bool:
    return "\\" not in name and not values.CONTROL.search(name)


def _places(name: str, page: str, base: str) -> Iterator[str]:
    if name.startswith("/"):
        if base != "/" and name.startswith(base):
            yield posixpath.normpath(name.removeprefix(base).lstrip("/"))
    else:
        yield posixpath.normpath(posixpath.join(posixpath.dirname(page), name))
    yield posixpath.normpath(name.lstrip("/"))


def below_prefix(name: str, site: Site) -> str:
    """The URL of a bare file name, or "" where the site has no `media_prefix` for it."""
    prefix = site.media_prefix
    if (
        not prefix
        or name.startswith("/")
        or SCHEME.match(name)
        or len(name) > addresses.LONGEST_ADDRESS
    ):
        return ""
    if not _is_plain(unquote(name)) or ".." in unquote(name).split("/"):
        return ""
    # What is percent-encoded already stays so.
    spelled = quote(name, safe="/%")
    if "{filename}" in prefix:
        return addresses.url(prefix.replace("{filename}", spelled)) or ""
    return (
        (addresses.url(prefix.rstrip("/") + "/" + spelled) or "")
        if addresses.extension(name)
        else ""
    )


def severity_of_missing(address: str) -> Severity:
    """How much it matters that there is nothing at an address.

    An absolute path is MkDocs' own level for such a link: another server may well have the file.
    """
    return Severity.INFO if address.startswith("/") else Severity.WARNING


def missing(address: str, remedy: str) -> str:
    """Why there is nothing at an address, in a sentence."""
    shown = address if len(address) <= 80 else address[:77] + "..."
    if SCHEME.match(address):
        return f"`{shown}` is no address that a page may load: {remedy} (https://...)"
    return f"`{shown}` is not in the docs folder: put the file there, or {remedy}"
