"""Facts about a recording on a server, from as little of it as will do."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from ..text.media_types import feed_type
from .containers.binary import file_size
from .facts import AudioError, AudioRecord, Facts
from .http_client import DEFAULT_PATIENCE, Client, Head, Patience
from .http_failures import HTTP_FAILURES, after_redirects, describe_failure, host_of
from .measurement import measure_file
from .recordings import hash_file
from .remote_file import RemoteFile, TooLargeError, TooMuchError, open_remote


class RemoteError(Exception):
    """Why a file could not be measured: the end of a sentence that begins with its address; and
    what is known all the same."""

    def __init__(self, sentence: str, record: AudioRecord | None = None) -> None:
        super().__init__(sentence)
        self.record = record


@dataclass(frozen=True, slots=True)
class RemoteMeasurement:
    """What is known of a recording now. Remarks are the ends of sentences that begin with `host`,
    the server that has the file, after redirects."""

    record: AudioRecord
    remarks: tuple[str, ...] = ()
    host: str = ""


def measure_remote(
    url: str, locked: AudioRecord | None = None, patience: Patience = DEFAULT_PATIENCE
) -> RemoteMeasurement:
    """Measures the recording at a URL; one that is `locked` only where the server does not say that
    it is the same.

    Raises RemoteError.
    """
    if not url.lower().startswith(("http://", "https://")):
        raise RemoteError("is not an address on the web: use one that begins with https://")
    client = Client(patience)
    try:
        if "@" in urlsplit(url).netloc:
            raise RemoteError(
                "has a name or password in its address, which many apps do not send: "
                "use one without"
            )
        with client:
            head = client.head(url)
            record = locked
            if not record or not _is_unchanged(record, head):
                record = _measure(client, url, head)
            return RemoteMeasurement(record, tuple(client.remarks), host_of(head.url))
    except HTTP_FAILURES as error:
        raise RemoteError(describe_failure(error, url, client.asked_url)) from None


def _is_unchanged(locked: AudioRecord, head: Head) -> bool:
    """Whether a server says that a recording, of which everything is known, is the same."""
    facts = locked.facts
    if not facts.type or facts.length is None or facts.duration is None:
        return False
    if head.length not in (None, facts.length):
        return False
    has_same_etag = bool(head.etag) and head.etag == locked.etag
    has_same_date = bool(head.modified) and head.modified == locked.modified
    return has_same_etag or has_same_date


def _measure(client: Client, url: str, head: Head) -> AudioRecord:
    name = _file_name(url, head)
    try:
        with open_remote(client, url, head) as file:
            return AudioRecord(url, _measure_open(file, name), head.etag, head.modified)
    except AudioError as error:
        # What is not a whole recording may yet become one: nothing of it is kept.
        facts = error.facts if error.facts.duration else None
        message = str(error)
    except _UntimedError as error:
        facts = error.facts
        message = (
            "has no duration that can be read from parts of it: "
            "export it again, or type `duration` in front matter"
        )
    except TooLargeError as error:
        if error.length is None:
            raise RemoteError("does not end, or not soon: check the address") from None
        facts = Facts(feed_type(name), error.length, None)
        message = (
            f"has {error.length / 1e6:,.0f} MB, and its server does not give parts of it: "
            "type its `duration` in front matter"
        )
    record = AudioRecord(url, facts, head.etag, head.modified) if facts else None
    raise RemoteError(after_redirects(message, url, client.asked_url), record)


class _UntimedError(Exception):
    """A recording whose duration is not where it should be; and what is known of it."""

    def __init__(self, facts: Facts) -> None:
        super().__init__()
        self.facts = facts


def _measure_open(file: BinaryIO, name: str) -> Facts:
    """The facts, with a hash where the whole file is here."""
    try:
        facts = measure_file(file, name)
    except TooMuchError:
        raise _UntimedError(Facts(feed_type(name), file_size(file), None)) from None
    if isinstance(file, RemoteFile):
        return facts
    return facts._replace(sha256=hash_file(file))


def _file_name(url: str, head: Head) -> str:
    """A file name whose ending says what the file should be; an address may have none, as before a
    redirect."""
    for address in (url, head.url):
        name = posixpath.basename(unquote(urlsplit(address).path))
        if feed_type(name):
            return name
    return ""
