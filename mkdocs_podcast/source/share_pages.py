"""Web pages that show a file or offer it for download, given in place of the file: which address
the file itself has, where that follows from the page's.

https://docs.github.com/en/repositories/working-with-files/using-files/viewing-and-understanding-files
https://help.dropbox.com/share/force-download
https://archive.org/developers/md-read.html
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from ..text.patterns import pattern
from ..text.records import NamedTuple

_LONGEST_QUOTE = 120
_ANYTHING = pattern(r"/.*")


class _FilePage(NamedTuple):
    """A page of a service for files: its hosts, its paths, and the file's path made of its groups.

    `direct` is "" where the file has no address that every app can fetch for good.
    """

    service: str
    hosts: tuple[str, ...]
    path: re.Pattern[str]
    direct: str = ""


_FILE_PAGES = (
    _FilePage("GitHub", ("github.com",), pattern(r"(/[^/]+/[^/]+)/blob/(.+)"), r"\1/raw/\2"),
    _FilePage("GitHub", ("github.com",), pattern(r"/[^/]+/[^/]+/(?:tree|releases/tag)/.+")),
    _FilePage("GitHub", ("gist.github.com",), pattern(r"/[^/]+/[0-9a-f]+/?")),
    _FilePage("GitLab", ("gitlab.com",), pattern(r"(/.+)/-/blob/(.+)"), r"\1/-/raw/\2"),
    _FilePage("Codeberg", ("codeberg.org",), pattern(r"(/[^/]+/[^/]+)/src/(.+)"), r"\1/raw/\2"),
    _FilePage("Bitbucket", ("bitbucket.org",), pattern(r"(/[^/]+/[^/]+)/src/(.+)"), r"\1/raw/\2"),
    _FilePage("Hugging Face", ("huggingface.co",), pattern(r"(/.+)/blob/(.+)"), r"\1/resolve/\2"),
    _FilePage(
        "the Internet Archive",
        ("archive.org",),
        pattern(r"/details/([^/]+)/(.+\.\w+)"),
        r"/download/\1/\2",
    ),
    _FilePage("the Internet Archive", ("archive.org",), pattern(r"/details/.+")),
    _FilePage("Dropbox", ("dropbox.com",), pattern(r"(/(?:s|scl/fi)/.+)"), r"\1"),
    _FilePage("Dropbox", ("dropbox.com",), pattern(r"/(?:sh|scl/fo|home)/.+")),
    _FilePage("Google Drive", ("drive.google.com",), pattern(r"/(?:file/d|drive|open).*")),
    _FilePage("OneDrive", ("onedrive.live.com", "1drv.ms"), _ANYTHING),
    _FilePage("SharePoint", (".sharepoint.com",), _ANYTHING),
    _FilePage("iCloud", ("icloud.com",), _ANYTHING),
    _FilePage("Box", (".box.com",), pattern(r"/(?:s|file)/.+")),
    _FilePage("MEGA", ("mega.nz",), _ANYTHING),
    _FilePage("MediaFire", ("mediafire.com",), pattern(r"/(?:file|view)/.+")),
    _FilePage("WeTransfer", ("wetransfer.com", "we.tl"), _ANYTHING),
)
# Most addresses have none of these, and need no further look.
_HOSTS = frozenset(host for page in _FILE_PAGES for host in page.hosts if host[0] != ".")
_DOMAINS = tuple(host for page in _FILE_PAGES for host in page.hosts if host[0] == ".")
# What makes a page's address that of the file, by service.
_DIRECT_PARAMETERS = {
    "GitHub": (("raw", "true"), ("raw", "1")),
    "Dropbox": (("raw", "1"), ("dl", "1")),
}


def describe_share_page(url: str) -> str:
    """What is wrong with the address of such a page, with the remedy; "" for any other address."""
    page = _find_page(url)
    if not page:
        return ""
    direct = _direct_address(url, page)
    if direct == url:
        return ""
    name = f"`{url[:_LONGEST_QUOTE]}` is a page of {page.service}"
    if direct:
        return f"{name}, not the file that it shows: write `{direct}`"
    return (
        f"{name}, and no address of the file there works in every app for good: "
        "put the file on a host for files, or into the docs folder"
    )


def _find_page(url: str) -> _FilePage | None:
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    host = (parts.hostname or "").removeprefix("www.")
    if host not in _HOSTS and not host.endswith(_DOMAINS):
        return None
    for page in _FILE_PAGES:
        if _has_host(page, host) and page.path.fullmatch(parts.path):
            return page
    return None


def _has_host(page: _FilePage, host: str) -> bool:
    if host in page.hosts:
        return True
    return any(name[0] == "." and host.endswith(name) for name in page.hosts)


def _direct_address(url: str, page: _FilePage) -> str:
    """The address of the file; the page's own where its parameters ask for the file."""
    parts = urlsplit(url)
    parameters = parse_qsl(parts.query)
    asking = _DIRECT_PARAMETERS.get(page.service, ())
    if page.direct and any(parameter in asking for parameter in parameters):
        return url
    if not page.direct:
        return ""
    match = page.path.fullmatch(parts.path)
    path = match.expand(page.direct) if match else parts.path
    query = ""
    if page.service == "Dropbox":
        # The others are keys without which nobody may read the file.
        keys = [(name, value) for name, value in parameters if name not in ("dl", "raw")]
        query = urlencode([*keys, ("raw", "1")])
    return parts._replace(path=path, query=query, fragment="").geturl()
