"""Asking a server for a file, patiently; and why it could not be had, in words.

The standard library's client is enough for a few requests a file, and adds nothing to what a site
installs.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import IO, Any, TypeVar
from urllib.parse import urlsplit

from .. import __version__
from ..text import values

T = TypeVar("T")

BLOCK = 64 * 1024
_LONGEST_PAUSE = 30.0
_NO_HEAD = (400, 403, 404, 405, 500, 501)
_WORTH_ANOTHER_TRY = (408, 425, 429, 500, 502, 503, 504)
_HEADERS = {
    "User-Agent": f"mkdocs-podcast/{__version__}",
    "Accept": "*/*",
    "Accept-Encoding": "identity",
}
# What asking raises, and reading an answer.
FAILURES = (urllib.error.URLError, http.client.HTTPException, OSError, ValueError, OverflowError)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait: for one answer, for one file, and between attempts (which doubles); in
    seconds."""

    answer: float = 20.0
    file: float = 600.0
    pause: float = 1.0
    attempts: int = 4
    sleep: Callable[[float], None] = time.sleep


PATIENCE = Patience()


@dataclass(frozen=True, slots=True)
class Head:
    """What a server says of a file, and where it was found after redirects."""

    url: str
    length: int | None = None
    etag: str = ""
    modified: str = ""


def head_of(answer: Any) -> Head:
    """What the headers of an answer say of its file, of which the answer may be a part."""
    headers = answer.headers
    length = headers.get("Content-Length") or ""
    if answer.status == 206:
        length = (headers.get("Content-Range") or "").rpartition("/")[2]
    return Head(
        answer.url,
        int(length) if length.isdecimal() and len(length) < 16 else None,
        values.text((headers.get("ETag") or "")[:200]) or "",
        values.text((headers.get("Last-Modified") or "")[:200]) or "",
    )


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows what the library follows, and keeps HEAD a HEAD; Python 3.10 does not know 308."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Any,
        newurl: str,
    ) -> urllib.request.Request | None:
        after = super().redirect_request(
            req, fp, 307 if code == 308 else code, msg, headers, newurl
        )
        if after:
            after.method = req.get_method()
        return after

    http_error_308 = urllib.request.HTTPRedirectHandler.http_error_302


class _Wire(io.RawIOBase):
    """What comes over a connection, while there is time: each byte may come soon enough, and all of
    them too late."""

    def __init__(self, raw: io.RawIOBase, is_late: Callable[[], bool]) -> None:
        super().__init__()
        self.raw, self.is_late = raw, is_late

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        if self.is_late():
            raise TimeoutError
        return self.raw.readinto(buffer)

    def close(self) -> None:
        self.raw.close()
        super().close()


class _Web(urllib.request.HTTPHandler, urllib.request.HTTPSHandler):
    """Asks with and without encryption, for as long as there is time."""

    def __init__(self, is_late: Callable[[], bool]) -> None:
        super().__init__()
        self.is_late = is_late

    def do_open(
        self, http_class: Any, req: urllib.request.Request, **options: Any
    ) -> http.client.HTTPResponse:
        is_late = self.is_late

        class Answer(http.client.HTTPResponse):
            def __init__(self, *parts: Any, **more: Any) -> None:
                super().__init__(*parts, **more)
                self.fp = io.BufferedReader(_Wire(self.fp.detach(), is_late))

        def connection(*parts: Any, **more: Any) -> http.client.HTTPConnection:
            made: http.client.HTTPConnection = http_class(*parts, **more)
            made.response_class = Answer
            return made

        return super().do_open(connection, req, **options)


@dataclass(eq=False)
class Client:
    """Asks, waits, and asks again; never anything but http and https, wherever a redirect leads."""

    patience: Patience
    remarks: list[str] = field(default_factory=list)
    asked: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self.opener = urllib.request.OpenerDirector()
        for handler in (
            urllib.request.ProxyHandler(),
            urllib.request.UnknownHandler(),
            _Web(self.is_late),
            urllib.request.HTTPDefaultErrorHandler(),
            urllib.request.HTTPErrorProcessor(),
            _Redirects(),
        ):
            self.opener.add_handler(handler)

    def head(self, url: str) -> Head:
        """What the server says of the file; from the answer to a GET where it refuses HEAD."""
        try:
            return self.retried(lambda: self._head(url, "HEAD", {}))
        except urllib.error.HTTPError as error:
            if error.code not in _NO_HEAD:
                raise
        except (http.client.HTTPException, ConnectionResetError):
            pass  # it hung up
        head = self.retried(lambda: self._head(url, "GET", {"Range": "bytes=0-0"}))
        self.remark(
            "does not answer HEAD requests, which podcast directories send: ask for them there"
        )
        return head

    def remark(self, sentence: str) -> None:
        if sentence not in self.remarks:
            self.remarks.append(sentence)

    def _head(self, url: str, method: str, headers: Mapping[str, str]) -> Head:
        with self.ask(url, method, headers) as answer:
            return head_of(answer)

    def ask(self, url: str, method: str, headers: Mapping[str, str]) -> Any:
        """An open answer. Raises what the library raises."""
        request = urllib.request.Request(url, method=method, headers={**_HEADERS, **headers})
        return self.opener.open(request, timeout=self.patience.answer)

    def retried(self, action: Callable[[], T], attempt: int = 1) -> T:
        """What an action returns, after some attempts where another may help."""
        try:
            return action()
        except (urllib.error.URLError, http.client.HTTPException, OSError) as error:
            pause = self.patience.pause * 2 ** (attempt - 1)
            if isinstance(error, urllib.error.HTTPError):
                error.close()
                pause = max(pause, _asked_pause(error))
            if attempt == self.patience.attempts or not _may_help(error) or self.is_late(pause):
                raise
        self.patience.sleep(min(pause, _LONGEST_PAUSE))
        return self.retried(action, attempt + 1)

    def is_late(self, more: float = 0.0) -> bool:
        return time.monotonic() + more - self.asked > self.patience.file


def body(answer: Any, most: int) -> bytes:
    """At most so many bytes of an answer."""
    data = bytearray()
    while len(data) < most and (block := answer.read1(min(BLOCK, most - len(data)))):
        data += block
    return bytes(data)


def _asked_pause(error: urllib.error.HTTPError) -> float:
    asked = (error.headers.get("Retry-After") or "").strip() if error.headers else ""
    return float(asked) if asked.isdecimal() and len(asked) < 5 else 0.0


def _may_help(error: Exception) -> bool:
    """Whether another attempt may go better."""
    if isinstance(error, urllib.error.HTTPError):
        return error.code in _WORTH_ANOTHER_TRY
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, (ssl.SSLCertVerificationError, socket.gaierror, http.client.InvalidURL)):
        return isinstance(reason, socket.gaierror) and reason.errno == socket.EAI_AGAIN
    return isinstance(reason, (OSError, http.client.HTTPException))


def why_failed(error: Exception, url: str) -> str:
    """Why a file could not be had, in words that its author can do something with."""
    if isinstance(error, urllib.error.HTTPError):
        return _status(error.code)
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, socket.gaierror):
        return f"cannot be found, as no host has the name {urlsplit(url).hostname}: check the address, or the network"
    if isinstance(reason, ssl.SSLError):
        why = (
            getattr(reason, "verify_message", "") or reason.reason or "the secure connection failed"
        )
        return (
            f"cannot be trusted, as its host's certificate is not in order ({why}): tell its host"
        )
    if isinstance(reason, TimeoutError):
        return "did not come in time: try again later"
    if isinstance(reason, (ValueError, OverflowError, http.client.InvalidURL)):
        return "has no address that can be asked for: check it for spaces and odd characters"
    why = values.text(getattr(reason, "strerror", None) or str(reason)) or type(reason).__name__
    return f"cannot be fetched ({why[:80]}): check the address, or try again later"


def _status(code: int) -> str:
    if code == 416:
        return "is empty, as its server says: upload it again"
    if code in (404, 410):
        return f"is not there (the server says {code}): check the address"
    if code in (401, 402, 403):
        return f"may not be fetched (the server says {code}): a feed needs audio that everybody can fetch"
    if 300 <= code < 400:
        return f"is redirected in circles, or to no web address (the server says {code}): give the address at the end"
    if code >= 500 or code in _WORTH_ANOTHER_TRY:
        return f"cannot be had now (the server says {code}): try again later"
    return f"cannot be fetched (the server says {code}): check the address"
