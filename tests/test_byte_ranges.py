from __future__ import annotations

import io
from typing import Any
from wsgiref.util import FileWrapper

import pytest

from mkdocs_podcast.host.byte_ranges import (
    ByteRange,
    UnsatisfiableRangeError,
    parse_range,
    with_byte_ranges,
)

DATA = bytes(range(100))


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("bytes=0-", ByteRange(0, 99)),
        ("bytes=10-19", ByteRange(10, 19)),
        ("Bytes=90-500", ByteRange(90, 99)),
        ("bytes=-10", ByteRange(90, 99)),
        ("bytes=-500", ByteRange(0, 99)),
        ("bytes=99-99", ByteRange(99, 99)),
        ("", None),
        ("bytes=", None),
        ("bytes=-", None),
        ("bytes=20-10", None),
        ("bytes=0-1,5-6", None),
        ("seconds=0-1", None),
        ("bytes=a-b", None),
        (f"bytes={'9' * 40}-", None),
    ],
)
def test_one_range_is_read_and_anything_else_asks_for_the_whole_file(
    header: str, expected: ByteRange | None
) -> None:
    assert parse_range(header, 100) == expected


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=500-600", "bytes=-0"])
def test_a_range_after_the_end_is_refused(header: str) -> None:
    with pytest.raises(UnsatisfiableRangeError):
        parse_range(header, 100)


def answer(header: str, status: str = "200 OK", *, is_file: bool = True) -> Any:
    file = io.BytesIO(DATA)

    def application(environ: dict[str, Any], start_response: Any) -> Any:
        start_response(status, [("Content-Type", "audio/mpeg"), ("Content-Length", "100")])
        return FileWrapper(file) if is_file else [DATA]

    started: dict[str, Any] = {}

    def start_response(status: str, headers: list[tuple[str, str]]) -> None:
        started.update(status=status, headers=dict(headers))

    body = with_byte_ranges(application)({"HTTP_RANGE": header}, start_response)
    return started["status"], started["headers"], b"".join(body), file


def test_a_part_of_a_file_is_sent_with_its_place_and_length() -> None:
    status, headers, body, file = answer("bytes=10-19")
    assert status == "206 Partial Content"
    assert body == DATA[10:20]
    assert headers == {
        "Content-Type": "audio/mpeg",
        "Accept-Ranges": "bytes",
        "Content-Length": "10",
        "Content-Range": "bytes 10-19/100",
    }
    assert file.closed


def test_a_whole_file_says_that_parts_of_it_can_be_asked_for() -> None:
    status, headers, body, _ = answer("")
    assert (status, body) == ("200 OK", DATA)
    assert headers["Accept-Ranges"] == "bytes"
    assert headers["Content-Length"] == "100"


def test_a_range_after_the_end_of_a_file_is_answered_with_its_size() -> None:
    status, headers, body, file = answer("bytes=100-")
    assert (status, body) == ("416 Range Not Satisfiable", b"")
    assert headers == {"Content-Range": "bytes */100"}
    assert file.closed


@pytest.mark.parametrize(("status", "is_file"), [("404 Not Found", True), ("200 OK", False)])
def test_what_is_not_a_file_is_passed_on_as_it_is(status: str, is_file: bool) -> None:
    started, headers, body, _ = answer("bytes=10-19", status, is_file=is_file)
    assert (started, body) == (status, DATA)
    assert "Content-Range" not in headers


def test_an_answer_that_starts_when_its_body_is_read_is_passed_on() -> None:
    def application(environ: dict[str, Any], start_response: Any) -> Any:
        start_response("200 OK", [("Content-Type", "text/html")])
        yield DATA

    started: list[str] = []
    body = with_byte_ranges(application)({}, lambda status, headers: started.append(status))
    assert (b"".join(body), started) == (DATA, ["200 OK"])
