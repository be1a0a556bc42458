"""Facts about a recording on a server, from as little of it as will do."""

from __future__ import annotations

import io
import posixpath
import tempfile
from dataclasses import dataclass, replace
from typing import Any, BinaryIO
from urllib.parse import unquote, urlsplit

from ..text.media_types import feed_type
from .containers.binary import file_size
from .facts import AudioError, AudioRecord, Facts
from .http_client import (
    BLOCK,
    FAILURES,
    PATIENCE,
    Client,
    Head,
    Patience,
    body,
    head_of,
    why_failed,
)
from .measurement import measure_file
from .recordings import hash_file

# Of a file that the server gives in parts; and of one that it gives only whole.
_MOST_BY_PARTS = 32_000_000
_MOST_WHOLE = 500_000_000


class RemoteError(Exception):
    """Why a file could not be measured: the rest of a sentence that begins with its address; and
    what is known."""

    def __init__(self, sentence: str, record: AudioRecord | None = None) -> None:
        super().__init__(sentence)
        self.record = record


@dataclass(frozen=True, slots=True)
class RemoteMeasurement:
    """What is known of a recording now. Remarks are sentences that begin with the
    server's name."""

    record: AudioRecord
    remarks: tuple[str, ...] = ()


def measure_remote(
    url: str, known: AudioRecord | None = None, patience: Patience = PATIENCE
) -> RemoteMeasurement:
    """Measures the recording at a URL; one that is `known` only where the server does not say that
    it is the same.

    Raises RemoteError.
    """
    if not url.lower().startswith(("http://", "https://")):
        raise RemoteError("is no address on the web: give one that begins with https://")
    client = Client(patience)
    try:
        if "@" in urlsplit(url).netloc:
            raise RemoteError(
                "has a name or password in its address, which many apps do not send: give one without"
            )
        head = client.head(url)
        if known and _is_unchanged(known, head):
            return RemoteMeasurement(known._replace(url=url), remarks=tuple(client.remarks))
        with _opened(client, url, head) as file:
            return RemoteMeasurement(_measured(file, url, head), remarks=tuple(client.remarks))
    except FAILURES as error:
        raise RemoteError(why_failed(error, url)) from None


def _measured(file: BinaryIO, url: str, head: Head) -> AudioRecord:
    name = _name(url, head)
    try:
        facts = measure_file(file, name)
    except AudioError as error:
        # What is no whole recording may yet become one: nothing of it is kept.
        raise RemoteError(
            str(error), _locked(url, head, error.facts) if error.facts.duration else None
        ) from None
    except _TooMuchError:
        facts = Facts(feed_type(name), file_size(file), None)
        why = "has no duration that can be told from parts of it"
        remedy = "export it again, or type `duration` in front matter"
        raise RemoteError(f"{why}: {remedy}", _locked(url, head, facts)) from None
    if isinstance(file, _Parts):
        return _locked(url, head, facts)
    return _locked(url, head, facts._replace(sha256=hash_file(file)))


def _locked(url: str, head: Head, facts: Facts) -> AudioRecord:
    return AudioRecord(url, facts, head.etag, head.modified)


def _name(url: str, head: Head) -> str:
    """A file name whose ending says what the file should be; an address may have none, as before a
    redirect."""
    names = (posixpath.basename(unquote(urlsplit(address).path)) for address in (url, head.url))
    return next((name for name in names if feed_type(name)), "")


def _is_unchanged(known: AudioRecord, head: Head) -> bool:
    is_told = (head.etag and head.etag == known.etag) or (
        head.modified and head.modified == known.modified
    )
    has_all = known.facts.type and None not in (known.facts.length, known.facts.duration)
    return bool(is_told and has_all and head.length in (None, known.facts.length))


def _opened(client: Client, url: str, head: Head) -> BinaryIO:
    """The file at a URL, as if it were here: in parts where the server gives parts, else whole."""
    return client.retried(lambda: _open(client, url, head))


def _open(client: Client, url: str, head: Head) -> BinaryIO:
    with client.ask(url, "GET", {"Range": f"bytes=0-{BLOCK - 1}"}) as answer:
        start = body(answer, BLOCK)
        length = head_of(answer).length or head.length
        if answer.status != 206 or length == 0:
            return _downloaded(client, answer, start, url, replace(head, length=length))
        if not length or len(start) < min(BLOCK, length):
            raise ConnectionError("the connection ended early")
        return _Parts(client, url, length, {0: start})


def _downloaded(client: Client, answer: Any, start: bytes, url: str, head: Head) -> BinaryIO:
    if len(start) == BLOCK:
        client.remark(
            "gives no parts of files (byte ranges), which podcast directories want: ask for them there"
        )
    if (head.length or 0) > _MOST_WHOLE:
        facts = Facts(feed_type(_name(url, head)), head.length, None)
        size = f"{(head.length or 0) / 1e6:,.0f} MB, and its server does not give parts of it"
        raise RemoteError(
            f"has {size}: type its `duration` in front matter", _locked(url, head, facts)
        )
    file = tempfile.TemporaryFile()  # noqa: SIM115
    try:
        file.write(start)
        while block := body(answer, BLOCK):
            file.write(block)
            if file.tell() > _MOST_WHOLE:
                raise RemoteError("does not end, or not soon: check the address")
        if head.length is not None and file.tell() < head.length:
            raise ConnectionError("the connection ended early")
    except BaseException:
        file.close()
        raise
    return file


class _Parts(io.RawIOBase, BinaryIO):
    """A remote file that is read like one here; blocks are fetched when they are needed, and kept."""

    def __init__(self, client: Client, url: str, length: int, blocks: dict[int, bytes]) -> None:
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
            if len(self.blocks) * BLOCK > _MOST_BY_PARTS:
                raise _TooMuchError
            start, end = number * BLOCK, min((number + 1) * BLOCK, self.length)
            self.blocks[number] = self.client.retried(lambda: self.fetch(start, end))
        return self.blocks[number]

    def fetch(self, start: int, end: int) -> bytes:
        with self.client.ask(self.url, "GET", {"Range": f"bytes={start}-{end - 1}"}) as answer:
            given, _, length = (answer.headers.get("Content-Range") or "").partition("/")
            if (
                answer.status != 206
                or given != f"bytes {start}-{end - 1}"
                or length not in ("*", str(self.length))
            ):
                raise ConnectionError(
                    "the server gave another part than the one that was asked for"
                )
            data = body(answer, end - start)
        if len(data) < end - start:
            raise ConnectionError("the connection ended early")
        return data


class _TooMuchError(OSError):
    """So much of a file is read only where it is not what it seems to be."""
