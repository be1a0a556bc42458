"""What an address in front matter means: a file in the docs folder, or one below the site's
`media_prefix` or `image_prefix`."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import quote, unquote

from ..model.problems import Severity
from ..text import addresses, values
from ..text.addresses import SCHEME
from .guards import url_or_empty
from .site import Site

_LONGEST_QUOTE = 80


def in_docs(address: str, page: str, site: Site) -> str:
    """The path of the file that is meant, seen from the page, else from the docs folder,
    or ""."""
    if SCHEME.match(address):
        return ""
    if len(address) > addresses.LONGEST_ADDRESS:
        return ""
    # A name may hold these characters itself: `why?.mp3`, `100%25.mp3`.
    without_query = unquote(address.split("?")[0].split("#")[0])
    for name in dict.fromkeys((address, without_query)):
        for path in _candidates(name, page, site.base_path):
            # Nothing above the docs folder is the site's.
            if path.split("/", 1)[0] == "..":
                continue
            if site.exists(path):
                return path
    return ""


def _is_plain(name: str) -> bool:
    if "\\" in name:
        return False
    return values.CONTROL.search(name) is None


def _candidates(name: str, page: str, base_path: str) -> Iterator[str]:
    """Paths that a name may mean, the likeliest first."""
    if not _is_plain(name):
        return
    if not name.startswith("/"):
        yield posixpath.normpath(posixpath.join(posixpath.dirname(page), name))
        # A page's files may be in a folder named like it: `ep1.md`, `ep1/track.mp3`.
        yield posixpath.normpath(posixpath.join(posixpath.splitext(page)[0], name))
    elif base_path != "/" and name.startswith(base_path):
        yield posixpath.normpath(name.removeprefix(base_path).lstrip("/"))
    yield posixpath.normpath(name.lstrip("/"))


def below_prefix(name: str, prefix: str) -> str:
    """The URL of a bare file name, or "" where the site has no prefix for it."""
    if not prefix:
        return ""
    if not _is_bare(name):
        return ""
    # What is percent-encoded already stays so.
    encoded_name = quote(name, safe="/%")
    if "{filename}" in prefix:
        return url_or_empty(prefix.replace("{filename}", encoded_name))
    if not addresses.path_extension(name):
        return ""
    return url_or_empty(prefix.rstrip("/") + "/" + encoded_name)


def _is_bare(name: str) -> bool:
    """Whether a name is that of a file, below nothing but folders."""
    if name.startswith("/"):
        return False
    if SCHEME.match(name):
        return False
    if len(name) > addresses.LONGEST_ADDRESS:
        return False
    decoded_name = unquote(name)
    if ".." in decoded_name.split("/"):
        return False
    return _is_plain(decoded_name)


def severity_of_missing(address: str, similar: str) -> Severity:
    """How much it matters that there is nothing at an address.

    For an absolute path it is MkDocs' own level for such a link: another server may well have the
    file.
    """
    if address.startswith("/") and not similar:
        return Severity.INFO
    return Severity.WARNING


def suggestion(address: str, page: str, site: Site) -> str:
    """The file that an address with nothing at it may mean; "" where none is like it."""
    if SCHEME.match(address):
        return ""
    # Long ones are not compared with each path.
    if len(address) > _LONGEST_QUOTE:
        return ""
    from .near_paths import near_path

    return near_path(address, page, site.paths())


def describe_missing(address: str, similar: str = "", *, prefix_option: str = "") -> str:
    """Why there is nothing at an address, in a sentence; `similar` is the file that may be meant,
    `prefix_option` the option for names of files that are all at one place elsewhere."""
    quotation = address
    if len(address) > _LONGEST_QUOTE:
        quotation = address[: _LONGEST_QUOTE - 3] + "..."
    if SCHEME.match(address):
        return f"`{quotation}` is not an address that a page may load: write one with https://"
    if similar:
        return f"`{quotation}` is not in the docs folder: did you mean `{similar}`?"
    remedy = "put the file there, or give its URL"
    if prefix_option:
        remedy = f"put the file there, give its URL, or set `{prefix_option}`"
    return f"`{quotation}` is not in the docs folder: {remedy}"
