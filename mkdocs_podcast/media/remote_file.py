"""A recording on a server, read as if it were here: in parts where the server gives parts, else
whole."""

from __future__ import annotations

import io
import tempfile
from dataclasses import replace
from typing import BinaryIO

import requests

from .http_client import Client, Head, parse_head, read_body

_BLOCK_SIZE = 64 * 1024
# Of a file that the server gives in parts; and of one that it gives only whole.
_MOST_BY_PARTS = 32_000_000
_MOST_WHOLE = 500_000_000
_PARTIAL_CONTENT = 206


class TooMuchError(OSError):
    """So much of a file is read only where it is not what it seems to be."""


class TooLargeError(Exception):
    """A file that its server gives only whole, and which is too large for that; `length` is its
    size in bytes, None where it does not end."""

    def __init__(self, length: int | None) -> None:
        super().__init__(length)
        self.length = length


def open_remote(client: Client, url: str, head: Head) -> BinaryIO:
    """The file at a URL, of which `head` is known. Raises TooLargeError, and what a Client
    raises."""
    return client.retry(lambda: _open_once(client, url, head))


def _open_once(client: Client, url: str, head: Head) -> BinaryIO:
    with client.request(url, "GET", _range(0, _BLOCK_SIZE)) as response:
        start = read_body(response, _BLOCK_SIZE)
        length = parse_head(response).length or head.length
        if response.status_code != _PARTIAL_CONTENT or length == 0:
            return _download(client, response, start, replace(head, length=length))
        if not length or len(start) < min(_BLOCK_SIZE, length):
            raise ConnectionError("the connection ended early")
        return RemoteFile(client, url, length, start)


def _range(start: int, end: int) -> dict[str, str]:
    """The header that asks for the bytes from `start` to before `end`."""
    return {"Range": f"bytes={start}-{end - 1}"}


def _download(client: Client, response: requests.Response, start: bytes, head: Head) -> BinaryIO:
    """The whole file, which begins with `start`, as a temporary one."""
    if len(start) == _BLOCK_SIZE:
        client.remark(
            "gives no parts of files (byte ranges), which podcast directories want: "
            "ask for them there"
        )
    if head.length and head.length > _MOST_WHOLE:
        raise TooLargeError(head.length)
    file = tempfile.TemporaryFile()  # noqa: SIM115
    try:
        file.write(start)
        while block := read_body(response, _BLOCK_SIZE):
            file.write(block)
            if file.tell() > _MOST_WHOLE:
                raise TooLargeError(None)
        if head.length is not None and file.tell() < head.length:
            raise ConnectionError("the connection ended early")
    except BaseException:
        file.close()
        raise
    return file


class RemoteFile(io.RawIOBase, BinaryIO):
    """Fetches blocks of a file when they are needed, and each once."""

    def __init__(self, client: Client, url: str, length: int, start: bytes) -> None:
        super().__init__()
        self.client = client
        self.url = url
        self.length = length
        self.blocks = {0: start}
        self.position = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.position

    def seek(self, offset: int, whence: int = 0) -> int:
        base = (0, self.position, self.length)[whence]
        if base + offset < 0:
            raise OSError("before the file's start")
        self.position = base + offset
        return self.position

    def read(self, size: int | None = -1) -> bytes:
        end = self.length
        if size is not None and size >= 0:
            end = min(self.position + size, self.length)
        data = bytearray()
        while self.position < end:
            number, offset = divmod(self.position, _BLOCK_SIZE)
            part = self._block(number)[offset : offset + end - self.position]
            if not part:
                raise ConnectionError("the connection ended early")
            data += part
            self.position += len(part)
        return bytes(data)

    def _block(self, number: int) -> bytes:
        if number not in self.blocks:
            if len(self.blocks) * _BLOCK_SIZE > _MOST_BY_PARTS:
                raise TooMuchError
            start = number * _BLOCK_SIZE
            end = min(start + _BLOCK_SIZE, self.length)
            self.blocks[number] = self.client.retry(lambda: self._fetch(start, end))
        return self.blocks[number]

    def _fetch(self, start: int, end: int) -> bytes:
        with self.client.request(self.url, "GET", _range(start, end)) as response:
            if not self._is_part(response, start, end):
                raise ConnectionError(
                    "the server gave another part than the one that was asked for"
                )
            data = read_body(response, end - start)
        if len(data) < end - start:
            raise ConnectionError("the connection ended early")
        return data

    def _is_part(self, response: requests.Response, start: int, end: int) -> bool:
        """Whether a response is the part of this file that was asked for."""
        if response.status_code != _PARTIAL_CONTENT:
            return False
        part, _, length = response.headers.get("Content-Range", "").partition("/")
        if part != f"bytes {start}-{end - 1}":
            return False
        return length in ("*", str(self.length))
