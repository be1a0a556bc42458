"""What an import reads from the web, within limits: a source is somebody else's, and may lead
anywhere."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import requests

from ..media.http_client import Client, Patience, parse_head, read_body, read_piece
from ..media.http_failures import HTTP_FAILURES, StatusError, describe_failure, host_of
from ..text.patterns import pattern
from .imported import SourceError

_BLOCK = 256 * 1024
_PARTIAL_CONTENT = 206
_RANGE_REFUSED = 416
_UNREACHABLE = (socket.gaierror, ConnectionRefusedError)
_SMALL_FILES = Patience(answer=20.0, file=120.0, pause=0.5, attempts=3)
_RECORDINGS = Patience(answer=30.0, file=7200.0, pause=1.0, attempts=4)


class PrivateAddressError(ValueError):
    """An address in a private network, that a source on the web has named."""


class FetchError(Exception):
    """A file that could not be fetched; its text is the end of a sentence, with the remedy."""


def is_private(address: str) -> bool:
    """Whether an IP address is one that not everybody can reach: this machine's, a network's at
    home."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return True
    mapped = getattr(ip, "ipv4_mapped", None)
    return not (mapped or ip).is_global


class Web:
    """The way to all that a source names.

    Only the address that was typed may be in a private network; where it is, so may be those that
    it names. `is_local` is None until that is known.
    """

    def __init__(
        self,
        is_local: bool | None = None,
        is_private: Callable[[str], bool] = is_private,
        small_files: Patience = _SMALL_FILES,
        recordings: Patience = _RECORDINGS,
    ) -> None:
        self.is_local = is_local
        self.is_private = is_private
        self.small_files = small_files
        self.recordings = recordings
        # Why hosts cannot be reached: no other file of theirs is asked for.
        self.unreachable: dict[str, str] = {}

    def accept_peer(self, address: str) -> None:
        is_private = self.is_private(address)
        if self.is_local is None:
            self.is_local = is_private
        elif is_private and not self.is_local:
            raise PrivateAddressError(address)

    def read(self, url: str, limit: int) -> bytes:
        """At most so many bytes of a file. Raises SourceError."""
        with Client(self.small_files, self.accept_peer) as client:
            try:
                return client.retry(lambda: _body(client, url, limit))
            except HTTP_FAILURES as error:
                raise SourceError(f"it {_reason(error, url, client)}") from None

    def download(self, url: str, target: Path, limit: int, *, is_recording: bool) -> None:
        """The file at a URL as the file `target`, which is there only when it is whole. What came of
        it stays beside it for the next attempt. Raises FetchError."""
        reason = self.unreachable.get(host_of(url))
        if reason:
            raise FetchError(reason)
        patience = self.small_files
        if is_recording:
            patience = self.recordings
        with Client(patience, self.accept_peer) as client:
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                client.retry(lambda: _download_rest(client, url, target, limit))
            except HTTP_FAILURES as error:
                reason = _reason(error, url, client)
                if isinstance(error, _UNREACHABLE):
                    self.unreachable[host_of(client.asked_url)] = reason
                raise FetchError(reason) from None


def _reason(error: Exception, url: str, client: Client) -> str:
    if isinstance(error, PrivateAddressError):
        return f"leads to a private network ({error}), where nothing is fetched: check the address"
    if isinstance(error, _RefusedError):
        return str(error)
    return describe_failure(error, url, client.asked_url)


def _body(client: Client, url: str, limit: int) -> bytes:
    with client.request(url, "GET", {}) as response:
        return read_body(response, limit)


_WEB_PAGE = "is a web page, not the file: check the address"
_HTML = (b"<!doctype html", b"<html")
# What a header may hold.
_VISIBLE = pattern(r"[ -~]{1,1000}")


class _RefusedError(ValueError):
    """An answer that is not what was asked for."""


class _Partial(NamedTuple):
    """What an earlier attempt left: the bytes, and what tells their version from another one."""

    path: Path
    mark_path: Path

    @property
    def length(self) -> int:
        if not self.path.exists():
            return 0
        return self.path.stat().st_size

    @property
    def mark(self) -> str:
        if not self.mark_path.exists():
            return ""
        return self.mark_path.read_text("utf-8")

    def remove(self) -> None:
        self.path.unlink(missing_ok=True)
        self.mark_path.unlink(missing_ok=True)


def _partial(target: Path) -> _Partial:
    # MkDocs publishes no files whose names begin so.
    name = f".{target.name}.part"
    return _Partial(target.with_name(name), target.with_name(f"{name}.version"))


def _download_rest(client: Client, url: str, target: Path, limit: int) -> None:
    partial = _partial(target)
    start = partial.length
    headers = {}
    if start and partial.mark:
        headers = {"Range": f"bytes={start}-", "If-Range": partial.mark}
    else:
        start = 0
    try:
        response = client.request(url, "GET", headers)
    except StatusError as error:
        if error.code == _RANGE_REFUSED and headers:
            partial.remove()
            raise ConnectionError("what was there before is not of this file") from None
        raise
    with response:
        if not _continues(response, start):
            partial.remove()
            start = 0
        _write(response, partial, start, limit)
    partial.mark_path.unlink(missing_ok=True)
    partial.path.replace(target)


def _continues(response: requests.Response, start: int) -> bool:
    """Whether an answer begins where the earlier attempt ended."""
    if response.status_code != _PARTIAL_CONTENT:
        return False
    content_range = response.headers.get("Content-Range", "").strip()
    return content_range.startswith(f"bytes {start}-")


def _write(response: requests.Response, partial: _Partial, start: int, limit: int) -> None:
    length = parse_head(response).length
    if response.headers.get("Content-Type", "").strip().startswith("text/html"):
        raise _RefusedError(_WEB_PAGE)
    if response.headers.get("Content-Encoding", "").strip() not in ("", "identity"):
        raise _RefusedError("is sent compressed, which nobody asked for: download it yourself")
    if length and length > limit:
        raise _RefusedError(_too_large(limit))
    partial.mark_path.write_text(_mark(response), "utf-8")
    written = start
    mode = "wb"
    if start:
        mode = "ab"
    with partial.path.open(mode) as file:
        while block := read_piece(response, _BLOCK):
            if not written and block[:100].lstrip().lower().startswith(_HTML):
                partial.remove()
                raise _RefusedError(_WEB_PAGE)
            written += len(block)
            if written > limit:
                partial.remove()
                raise _RefusedError(_too_large(limit))
            file.write(block)
    if length is not None and written < length:
        raise ConnectionError("the connection ended early")
    if not written:
        raise _RefusedError("is empty: upload it again")


def _too_large(limit: int) -> str:
    return f"is larger than {limit // 1_000_000:,} MB: download it yourself, if it is right"


def _mark(response: requests.Response) -> str:
    """What `If-Range` may have: a strong ETag, or a date."""
    etag = response.headers.get("ETag", "").strip()
    if etag.startswith('"') and _VISIBLE.fullmatch(etag):
        return etag
    modified = response.headers.get("Last-Modified", "").strip()
    if _VISIBLE.fullmatch(modified):
        return modified
    return ""
