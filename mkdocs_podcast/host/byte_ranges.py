"""Byte ranges for a server that answers none, such as the one of `mkdocs serve`.

A browser that is given a recording without ranges cannot seek in it: chapters, skips and links to a
moment all start at 0:00 in Chromium. The server of MkDocs is a WSGI application, so its answers are
cut to what was asked for on their way out.

Source: RFC 9110, section 14.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from ..text.patterns import pattern

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

Headers = list[tuple[str, str]]
StartResponse = Callable[..., Any]
Application = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]

_RANGE = pattern(r"bytes=(?P<first>\d{0,18})-(?P<last>\d{0,18})", re.IGNORECASE)
_BLOCK = 1 << 16


class ByteRange(NamedTuple):
    """A part of a file: its first and last byte, counted from zero, both included."""

    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


class UnsatisfiableRangeError(ValueError):
    """A range that begins after the end of the file."""


def parse_range(header: str, size: int) -> ByteRange | None:
    """The one range that a `Range` header asks for, of a file of `size` bytes.

    None where the whole file is the right answer: no range, several, or one that cannot be read
    (section 14.2 lets a server ignore these). Raises UnsatisfiableRangeError.
    """
    match = _RANGE.fullmatch(header.strip())
    if not match or not (match["first"] or match["last"]):
        return None
    if not match["first"]:
        # `bytes=-500` asks for the last 500 bytes.
        length = min(int(match["last"]), size)
        if not length:
            raise UnsatisfiableRangeError
        return ByteRange(size - length, size - 1)
    first = int(match["first"])
    last = min(int(match["last"]), size - 1) if match["last"] else size - 1
    if first >= size:
        raise UnsatisfiableRangeError
    if first <= last:
        return ByteRange(first, last)
    return None


def with_byte_ranges(application: Application) -> Application:
    """The same WSGI application, which answers ranges of the files that it sends whole."""

    def answer(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        started: list[tuple[str, Headers, tuple[Any, ...]]] = []
        has_answered = False

        def remember(status: str, headers: Headers, *details: Any) -> Any:
            # An application may start its response late, when its body is read: it sends no file.
            if has_answered:
                return start_response(status, headers, *details)
            started.append((status, headers, details))
            return None

        body = application(environ, remember)
        has_answered = True
        if not started:
            return body
        status, headers, details = started[0]
        file = getattr(body, "filelike", None)
        if file is None or not status.startswith("200") or not _is_seekable(file):
            start_response(status, headers, *details)
            return body
        return _answer_file(file, body, environ.get("HTTP_RANGE", ""), headers, start_response)

    return answer


def _is_seekable(file: Any) -> bool:
    return hasattr(file, "seekable") and bool(file.seekable())


def _answer_file(
    file: BinaryIO,
    body: Iterable[bytes],
    wanted_range: str,
    headers: Headers,
    start_response: StartResponse,
) -> Iterable[bytes]:
    size = file.seek(0, 2)
    file.seek(0)
    headers = [*headers, ("Accept-Ranges", "bytes")]
    try:
        part = parse_range(wanted_range, size)
    except UnsatisfiableRangeError:
        file.close()
        start_response("416 Range Not Satisfiable", [("Content-Range", f"bytes */{size}")])
        return []
    if part is None:
        start_response("200 OK", headers)
        return body
    headers = [header for header in headers if header[0].lower() != "content-length"]
    headers.append(("Content-Length", str(part.length)))
    headers.append(("Content-Range", f"bytes {part.first}-{part.last}/{size}"))
    start_response("206 Partial Content", headers)
    return _blocks(file, part)


def _blocks(file: BinaryIO, part: ByteRange) -> Iterator[bytes]:
    """The bytes of a part of a file, which is closed at the end."""
    with file:
        file.seek(part.first)
        remaining = part.length
        while remaining and (block := file.read(min(_BLOCK, remaining))):
            remaining -= len(block)
            yield block


def add_byte_ranges(server: LiveReloadServer) -> LiveReloadServer:
    """The same server, which answers ranges from its next request on."""
    server.set_app(with_byte_ranges(server.get_app()))  # type: ignore[arg-type]
    server.RequestHandlerClass = logging_parts_as_files(server.RequestHandlerClass)
    return server


def logging_parts_as_files(handler: Any) -> type[Any]:
    """A request handler that logs the answer to a range as it logs that to a whole file.

    MkDocs warns of every answer but 200: it would do so whenever somebody presses play.
    """

    class Handler(handler):  # type: ignore[misc]
        def log_request(self, code: Any = "-", size: Any = "-") -> None:
            super().log_request("200" if str(code) == "206" else code, size)

    return Handler
