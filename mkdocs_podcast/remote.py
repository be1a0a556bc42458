"""Facts about a recording on a server, from as little of it as will do.

The standard library's client is enough for a few requests a file, and adds nothing to what a site installs.
"""

from __future__ import annotations

import http.client
import io
import posixpath
import socket
import ssl
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import IO, Any, BinaryIO, TypeVar
from urllib.parse import unquote, urlsplit

from . import __version__, values
from .audio import AudioError, Facts, feed_type, sha256
from .containers.binary import size_of
from .lock import LockedAudio
from .measuring import facts_of

T = TypeVar("T")

BLOCK = 64 * 1024
# Of a file that the server gives in parts; and of one that it gives only whole.
MOST_BY_PARTS = 32_000_000
MOST_WHOLE = 500_000_000
ATTEMPTS = 4
PAUSE = 1.0
LONGEST_PAUSE = 30.0
NO_HEAD = (400, 403, 404, 405, 500, 501)
WORTH_ANOTHER_TRY = (408, 425, 429, 500, 502, 503, 504)
HEADERS = {"User-Agent": f"mkdocs-podcast/{__version__}", "Accept": "*/*", "Accept-Encoding": "identity"}


class RemoteError(Exception):
    """Why a file could not be measured: the rest of a sentence that begins with its address; and what is known."""

    def __init__(self, sentence: str, audio: LockedAudio | None = None) -> None:
        super().__init__(sentence)
        self.audio = audio


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait: for one answer, for one file, and between attempts (which doubles); in seconds."""

    answer: float = 20.0
    file: float = 600.0
    pause: float = PAUSE
    attempts: int = ATTEMPTS
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True)
class Measured:
    """What was found, and whether it was known before. Remarks are sentences that begin with the server's name."""

    audio: LockedAudio
    unchanged: bool = False
    remarks: tuple[str, ...] = ()


def measure(url: str, known: LockedAudio | None = None, patience: Patience = Patience()) -> Measured:
    """Measures the recording at a URL; one that is `known` only where the server does not say that it is the same.

    Raises RemoteError.
    """
    if not url.lower().startswith(("http://", "https://")):
        raise RemoteError("is no address on the web: give one that begins with https://")
    client = _Client(patience)
    try:
        if "@" in urlsplit(url).netloc:
            raise RemoteError("has a name or password in its address, which many apps do not send: give one without")
        head = client.head(url)
        if known and _is_unchanged(known, head):
            return Measured(known._replace(url=url), unchanged=True, remarks=tuple(client.remarks))
        with _opened(client, url, head) as file:
            return Measured(_measured(file, url, head), remarks=tuple(client.remarks))
    except (urllib.error.URLError, http.client.HTTPException, OSError, ValueError, OverflowError) as error:
        raise RemoteError(_reason(error, url)) from None


def _measured(file: BinaryIO, url: str, head: _Head) -> LockedAudio:
    name = _name(url, head)
    try:
        facts = facts_of(file, name)
    except AudioError as error:
        # What is no whole recording may yet become one: nothing of it is kept.
        raise RemoteError(str(error), _locked(url, head, error.facts) if error.facts.duration else None) from None
    except _TooMuchError:
        facts = Facts(feed_type(name), size_of(file), None)
        why = "has no duration that can be told from parts of it"
        remedy = "export it again, or type `duration` in front matter"
        raise RemoteError(f"{why}: {remedy}", _locked(url, head, facts)) from None
    if isinstance(file, _Parts):
        return _locked(url, head, facts)
    return _locked(url, head, facts._replace(sha256=sha256(file)))


def _locked(url: str, head: _Head, facts: Facts) -> LockedAudio:
    return LockedAudio(url, facts, head.etag, head.modified)


def _name(url: str, head: _Head) -> str:
    """A file name whose ending says what the file should be; an address may have none, as before a redirect."""
    names = (posixpath.basename(unquote(urlsplit(address).path)) for address in (url, head.url))
    return next((name for name in names if feed_type(name)), "")


def _is_unchanged(known: LockedAudio, head: _Head) -> bool:
    is_told = (head.etag and head.etag == known.etag) or (head.modified and head.modified == known.modified)
    has_all = known.facts.type and None not in (known.facts.length, known.facts.duration)
    return bool(is_told and has_all and head.length in (None, known.facts.length))


@dataclass(frozen=True, slots=True)
class _Head:
    """What a server says of a file, and where it was found after redirects."""

    url: str
    length: int | None = None
    etag: str = ""
    modified: str = ""


def _head_of(answer: Any) -> _Head:
    headers = answer.headers
    length = headers.get("Content-Length") or ""
    if answer.status == 206:
        length = (headers.get("Content-Range") or "").rpartition("/")[2]
    return _Head(
        answer.url,
        int(length) if length.isdecimal() and len(length) < 16 else None,
        values.text((headers.get("ETag") or "")[:200]) or "",
        values.text((headers.get("Last-Modified") or "")[:200]) or "",
    )


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows what the library follows, and keeps HEAD a HEAD; Python 3.10 does not know 308."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        after = super().redirect_request(req, fp, 307 if code == 308 else code, msg, headers, newurl)
        if after:
            after.method = req.get_method()
        return after

    http_error_308 = urllib.request.HTTPRedirectHandler.http_error_302


class _Wire(io.RawIOBase):
    """What comes over a connection, while there is time: each byte may come soon enough, and all of them too late."""

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

    def do_open(self, http_class: Any, req: urllib.request.Request, **options: Any) -> http.client.HTTPResponse:
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
class _Client:
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

    def head(self, url: str) -> _Head:
        """What the server says of the file; from the answer to a GET where it refuses HEAD."""
        try:
            return self.retried(lambda: self._head(url, "HEAD", {}))
        except urllib.error.HTTPError as error:
            if error.code not in NO_HEAD:
                raise
        except (http.client.HTTPException, ConnectionResetError):
            pass  # it hung up
        head = self.retried(lambda: self._head(url, "GET", {"Range": "bytes=0-0"}))
        self.remark("does not answer HEAD requests, which podcast directories send: ask for them there")
        return head

    def remark(self, sentence: str) -> None:
        if sentence not in self.remarks:
            self.remarks.append(sentence)

    def _head(self, url: str, method: str, headers: Mapping[str, str]) -> _Head:
        with self.ask(url, method, headers) as answer:
            return _head_of(answer)

    def ask(self, url: str, method: str, headers: Mapping[str, str]) -> Any:
        """An open answer. Raises what the library raises."""
        request = urllib.request.Request(url, method=method, headers={**HEADERS, **headers})
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
        self.patience.sleep(min(pause, LONGEST_PAUSE))
        return self.retried(action, attempt + 1)

    def is_late(self, more: float = 0.0) -> bool:
        return time.monotonic() + more - self.asked > self.patience.file

    def body(self, answer: Any, most: int) -> bytes:
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
        return error.code in WORTH_ANOTHER_TRY
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, (ssl.SSLCertVerificationError, socket.gaierror, http.client.InvalidURL)):
        return isinstance(reason, socket.gaierror) and reason.errno == socket.EAI_AGAIN
    return isinstance(reason, (OSError, http.client.HTTPException))


def _opened(client: _Client, url: str, head: _Head) -> BinaryIO:
    """The file at a URL, as if it were here: in parts where the server gives parts, else whole."""
    return client.retried(lambda: _open(client, url, head))


def _open(client: _Client, url: str, head: _Head) -> BinaryIO:
    with client.ask(url, "GET", {"Range": f"bytes=0-{BLOCK - 1}"}) as answer:
        start = client.body(answer, BLOCK)
        length = _head_of(answer).length or head.length
        if answer.status != 206 or length == 0:
            return _downloaded(client, answer, start, url, replace(head, length=length))
        if not length or len(start) < min(BLOCK, length):
            raise ConnectionError("the connection ended early")
        return _Parts(client, url, length, {0: start})


def _downloaded(client: _Client, answer: Any, start: bytes, url: str, head: _Head) -> BinaryIO:
    if len(start) == BLOCK:
        client.remark("gives no parts of files (byte ranges), which podcast directories want: ask for them there")
    if (head.length or 0) > MOST_WHOLE:
        facts = Facts(feed_type(_name(url, head)), head.length, None)
        size = f"{(head.length or 0) / 1e6:,.0f} MB, and its server does not give parts of it"
        raise RemoteError(f"has {size}: type its `duration` in front matter", _locked(url, head, facts))
    file = tempfile.TemporaryFile()  # noqa: SIM115
    try:
        file.write(start)
        while block := client.body(answer, BLOCK):
            file.write(block)
            if file.tell() > MOST_WHOLE:
                raise RemoteError("does not end, or not soon: check the address")
        if head.length is not None and file.tell() < head.length:
            raise ConnectionError("the connection ended early")
    except BaseException:
        file.close()
        raise
    return file


class _Parts(io.RawIOBase, BinaryIO):
    """A remote file that is read like one here; blocks are fetched when they are needed, and kept."""

    def __init__(self, client: _Client, url: str, length: int, blocks: dict[int, bytes]) -> None:
        super().__init__()
        self.client, self.url, self.length, self.blocks = client, url, length, blocks
        self.place = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.place

    def seek(self, offset: int, whence: int = 0) -> int:
        base = (0, self.place, self.length)[whence]
        if base + offset < 0:
            raise OSError("before the file's start")
        self.place = base + offset
        return self.place

    def read(self, size: int | None = -1) -> bytes:
        end = self.length if size is None or size < 0 else min(self.place + size, self.length)
        data = b""
        while self.place < end:
            number, offset = divmod(self.place, BLOCK)
            part = self.block(number)[offset : offset + end - self.place]
            if not part:
                raise ConnectionError("the connection ended early")
            data += part
            self.place += len(part)
        return data

    def block(self, number: int) -> bytes:
        if number not in self.blocks:
            if len(self.blocks) * BLOCK > MOST_BY_PARTS:
                raise _TooMuchError
            start, end = number * BLOCK, min((number + 1) * BLOCK, self.length)
            self.blocks[number] = self.client.retried(lambda: self.fetch(start, end))
        return self.blocks[number]

    def fetch(self, start: int, end: int) -> bytes:
        with self.client.ask(self.url, "GET", {"Range": f"bytes={start}-{end - 1}"}) as answer:
            given, _, length = (answer.headers.get("Content-Range") or "").partition("/")
            if answer.status != 206 or given != f"bytes {start}-{end - 1}" or length not in ("*", str(self.length)):
                raise ConnectionError("the server gave another part than the one that was asked for")
            data = self.client.body(answer, end - start)
        if len(data) < end - start:
            raise ConnectionError("the connection ended early")
        return data


class _TooMuchError(OSError):
    """So much of a file is read only where it is not what it seems to be."""


def _reason(error: Exception, url: str) -> str:
    """Why a file could not be had, in words that its author can do something with."""
    if isinstance(error, urllib.error.HTTPError):
        return _status(error.code)
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, socket.gaierror):
        return f"cannot be found, as no host has the name {urlsplit(url).hostname}: check the address, or the network"
    if isinstance(reason, ssl.SSLError):
        why = getattr(reason, "verify_message", "") or reason.reason or "the secure connection failed"
        return f"cannot be trusted, as its host's certificate is not in order ({why}): tell its host"
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
    if code >= 500 or code in WORTH_ANOTHER_TRY:
        return f"cannot be had now (the server says {code}): try again later"
    return f"cannot be fetched (the server says {code}): check the address"
