"""Addresses: URLs, and where a file lies beside a page."""

from __future__ import annotations

import posixpath
import re
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from ..text.patterns import pattern
from .values import without_control


def is_playable(address: str) -> bool:
    """Whether a page may load this: http(s), or an address on the site itself."""
    try:
        scheme = urlsplit(_NOT_IN_ADDRESSES.sub("", address)).scheme
    except ValueError:
        return False
    return scheme.lower() in ("", "http", "https")


def is_on_site(address: str) -> bool:
    """Whether this is a path, not the address of another site or a script."""
    return is_playable(address) and not _NOT_A_PATH.match(address)


# Nothing in it has to be encoded, or could be.
_NOT_IN_ADDRESSES = pattern(r"[\x00-\x20\x7f]")
_NOT_A_PATH = pattern(r"\s*(?:[a-z][a-z0-9+.-]*:|//|[?#]|$)", re.IGNORECASE)
_WEB_ADDRESS = pattern(r"https?://[^/\s]", re.IGNORECASE)
_BARE_PERCENT = pattern(r"%(?![0-9A-Fa-f]{2})")
_COMMON_ADDRESS = pattern(r"https?://[a-z0-9][a-z0-9.-]*(?:/[A-Za-z0-9/._~?&=+-]*)?")


# A folder of a site, and a path below it, that are joined as they are.
_SEGMENT = r"[A-Za-z0-9_~%-][A-Za-z0-9_~%.-]*"
_FOLDER_ADDRESS = pattern(rf"https?://[a-z0-9.-]+(?::[0-9]+)?/(?:{_SEGMENT}/)*")
_PLAIN_PATH = pattern(rf"(?:{_SEGMENT}/)*(?:{_SEGMENT})?")

LONGEST_ADDRESS = 4_000


def is_common(address: str) -> bool:
    """Whether this is an http(s) URL in which nothing has to be encoded, or could be."""
    return _COMMON_ADDRESS.fullmatch(address) is not None


def url(value: Any) -> str | None:
    """An http(s) URL with what needs it percent-encoded; None for everything else, such as
    `https://?x`, which has no host."""
    if not isinstance(value, str) or len(value) > LONGEST_ADDRESS:
        return None
    if is_common(value):
        return value
    value = without_control(value).strip()
    if value.startswith("//"):
        value = "https:" + value
    if not _WEB_ADDRESS.match(value):
        return None
    try:
        value = _with_ascii_host(value)
    except ValueError:
        return None
    scheme, colon, rest = value.partition(":")
    value = scheme.lower() + colon + rest
    return _BARE_PERCENT.sub("%25", quote(value, safe="%/:?#[]@!$&'()*+,;=~-._"))


def join(base: str, address: str) -> str:
    """What `urljoin` makes of them, which takes addresses apart to do so."""
    if _PLAIN_PATH.fullmatch(address) and _FOLDER_ADDRESS.fullmatch(base):
        return base + address
    return urljoin(base, address)


def _with_ascii_host(address: str) -> str:
    """Raises ValueError when the address cannot be taken apart, or has no host."""
    parts = urlsplit(address)
    # `port` is read for the ValueError that it raises for what is not a number.
    if not parts.hostname or not any(map(str.isalnum, parts.hostname)) or parts.port == 0:
        raise ValueError(address)
    if parts.netloc.isascii():
        return address
    user, at, host = parts.netloc.rpartition("@")
    return parts._replace(netloc=user + at + host.encode("idna").decode("ascii")).geturl()


def path_extension(path: str) -> str:
    """`mp3` of the file `talks/why?.MP3`; "" where its name has no extension."""
    name = path.rsplit("/", 1)[-1]
    if "." in name:
        return name.rpartition(".")[2].lower()
    return ""


def url_extension(url: str) -> str:
    """`mp3` of `https://cdn.example.org/a.MP3?x=1`; "" where its path has no extension."""
    return path_extension(url_path(url))


def extension(address: str) -> str:
    """That of a full URL or of a path in the docs folder, whichever the address is."""
    return path_extension(address_path(address))


def url_path(url: str) -> str:
    """The path of a URL, as it is quoted there; "" where it cannot be taken apart."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def address_path(address: str) -> str:
    """The path of a full URL; of a path in the docs folder, all of it: a file may be called
    `why?.mp3`."""
    if "://" in address:
        return url_path(address)
    return address


SCHEME = pattern(r"[A-Za-z][A-Za-z0-9+.-]*:")


def beside(url: str, name: str) -> str:
    """The address of a file beside an episode's page: in its folder, or with its name before its
    own."""
    if url in ("", ".", "./"):
        return name
    if url.endswith("/"):
        return f"{url}{name}"
    return f"{posixpath.splitext(url)[0]}.{name}"
