"""Asks servers for recordings with requests, within limits of time, redirects and bytes."""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.cookiejar import DefaultCookiePolicy
from typing import Any, TypeVar
from urllib.parse import urljoin

import requests
from urllib3.exceptions import HTTPError

from .. import __version__
from ..text import values
from .http_deadline import DeadlineAdapter
from .http_failures import StatusError, is_temporary, root_cause

_T = TypeVar("_T")

_LONGEST_PAUSE = 30.0
_MOST_REDIRECTS = 10
# What servers answer to HEAD requests that they do not support.
_HEAD_REFUSALS = (400, 403, 404, 405, 500, 501)
_PARTIAL_CONTENT = 206
_HEADERS = {
    "User-Agent": f"mkdocs-podcast/{__version__}",
    "Accept": "*/*",
    # Sizes and ranges are those of the file itself.
    "Accept-Encoding": "identity",
}


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait: for one answer, for one file, and between attempts (which doubles); in
    seconds."""

    answer: float = 20.0
    file: float = 600.0
    pause: float = 1.0
    attempts: int = 4
    sleep: Callable[[float], None] = time.sleep


DEFAULT_PATIENCE = Patience()


@dataclass(frozen=True, slots=True)
class Head:
    """What a server says of a file, and where it is after redirects."""

    url: str
    length: int | None = None
    etag: str = ""
    modified: str = ""


def parse_head(response: requests.Response) -> Head:
    """What the headers of a response say of its file, of which the response may be a part."""
    headers = response.headers
    length = headers.get("Content-Length", "")
    if response.status_code == _PARTIAL_CONTENT:
        length = headers.get("Content-Range", "").rpartition("/")[2]
    has_length = length.isdecimal() and len(length) < 16
    return Head(
        response.url,
        int(length) if has_length else None,
        _header_text(headers.get("ETag", "")),
        _header_text(headers.get("Last-Modified", "")),
    )


def read_body(response: requests.Response, limit: int) -> bytes:
    """At most so many bytes of the body that are still to come. Raises OSError where the connection
    ends early."""
    data = bytearray()
    try:
        while len(data) < limit:
            block = response.raw.read(limit - len(data), decode_content=False)
            if not block:
                break
            data += block
    except HTTPError as error:
        raise root_cause(error) from None
    return bytes(data)


def read_piece(response: requests.Response, limit: int) -> bytes:
    """The next bytes of the body, at most so many; none at its end. Raises OSError where the
    connection ends early, once everything that came has been read."""
    try:
        return bytes(response.raw.read(limit, decode_content=False))
    except HTTPError as error:
        raise root_cause(error) from None


class _Session(requests.Session):
    """Leaves redirects to its caller: requests reads the whole body of each, however large."""

    def get_redirect_target(self, resp: requests.Response) -> None:
        return None

    def next_url(self, response: requests.Response) -> str:
        """Where a redirect leads; empty for any other response."""
        target = super().get_redirect_target(response)
        if target:
            return urljoin(response.url, target)
        return ""


class Client:
    """Asks for one file, waits, and asks again; `remarks` are what its server does wrong.

    `asked_url` is what it asked for last, after redirects. Nothing but http and https is asked for,
    wherever a redirect leads. Errors are Python's own (OSError, ValueError,
    http.client.HTTPException), and StatusError; and what `accept_peer` raises, which is given the
    IP address of each host before anything is asked for there.
    """

    def __init__(
        self, patience: Patience, accept_peer: Callable[[str], None] = lambda address: None
    ) -> None:
        self.patience = patience
        self.remarks: list[str] = []
        self.asked_url = ""
        self.deadline = time.monotonic() + patience.file
        self.session = _Session()
        self.session.headers.update(_HEADERS)
        # Neither cookies nor passwords from a .netrc file.
        self.session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=()))
        self.session.auth = _unchanged
        for scheme in ("http://", "https://"):
            self.session.mount(scheme, DeadlineAdapter(self.is_late, accept_peer))

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *exception: object) -> None:
        self.session.close()

    def is_late(self, pause: float = 0.0) -> bool:
        """Whether there is no time left, after a pause."""
        return time.monotonic() + pause > self.deadline

    def remark(self, sentence: str) -> None:
        if sentence not in self.remarks:
            self.remarks.append(sentence)

    def head(self, url: str) -> Head:
        """What the server says of the file; from the answer to a GET where it refuses HEAD."""
        try:
            return self.retry(lambda: self._head(url, "HEAD", {}))
        except StatusError as error:
            if error.code not in _HEAD_REFUSALS:
                raise
        except (http.client.HTTPException, ConnectionResetError):
            pass  # It hung up.
        head = self.retry(lambda: self._head(url, "GET", {"Range": "bytes=0-0"}))
        self.remark(
            "does not answer HEAD requests, which podcast directories send: ask for them there"
        )
        return head

    def _head(self, url: str, method: str, headers: Mapping[str, str]) -> Head:
        with self.request(url, method, headers) as response:
            if method == "HEAD":
                read_body(response, 1)  # Nothing: it frees the connection for the next request.
            return parse_head(response)

    def request(self, url: str, method: str, headers: Mapping[str, str]) -> requests.Response:
        """An open response with the file, or a part of it, after redirects."""
        for _ in range(_MOST_REDIRECTS + 1):
            response = self._send(url, method, headers)
            url = self.session.next_url(response)
            if not url:
                break
            response.close()
            if not url.lower().startswith(("http://", "https://")):
                break
        if url or response.status_code >= 300:
            response.close()
            raise StatusError(response.status_code, _asked_pause(response))
        return response

    def _send(self, url: str, method: str, headers: Mapping[str, str]) -> requests.Response:
        if self.is_late():
            raise TimeoutError
        self.asked_url = url
        try:
            return self.session.request(
                method,
                url,
                headers=dict(headers),
                timeout=self.patience.answer,
                stream=True,
                allow_redirects=False,
            )
        except requests.RequestException as error:
            raise root_cause(error) from None

    def retry(self, action: Callable[[], _T]) -> _T:
        """What an action returns, after some attempts where another may succeed."""
        pause = self.patience.pause
        for attempt in range(1, self.patience.attempts + 1):
            try:
                return action()
            except (OSError, http.client.HTTPException) as error:
                wait = pause
                if isinstance(error, StatusError):
                    wait = max(pause, error.pause)
                is_last = attempt == self.patience.attempts
                if is_last or not is_temporary(error) or self.is_late(wait):
                    raise
            self.patience.sleep(min(wait, _LONGEST_PAUSE))
            pause *= 2
        raise TimeoutError


def _unchanged(request: Any) -> Any:
    """An `auth` for requests that adds nothing."""
    return request


def _header_text(value: str) -> str:
    return values.text(value[:200]) or ""


def _asked_pause(response: requests.Response) -> float:
    """The seconds of `Retry-After`; 0 for a date, or none."""
    pause = response.headers.get("Retry-After", "").strip()
    if pause.isdecimal() and len(pause) < 5:
        return float(pause)
    return 0.0
