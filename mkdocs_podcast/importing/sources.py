"""Where an import reads from: a file, or an address on the web."""

from __future__ import annotations

import http.client
import shutil
from collections.abc import Iterable
from pathlib import Path

from ..media.http_client import DEFAULT_PATIENCE, Client, read_body
from ..media.http_failures import StatusError
from .feed_xml import MOST_BYTES
from .imported import ImportedFile, SourceError


def read_source(source: str) -> tuple[bytes, str]:
    """The bytes of a file or an address, and the address. Raises SourceError."""
    if source.lower().startswith(("http://", "https://")):
        return _fetch(source), source
    try:
        return Path(source).read_bytes(), ""
    except OSError as error:
        remedy = "give the path of a file, or an address that begins with https://"
        raise SourceError(f"it cannot be read ({error.strerror}): {remedy}") from None


def _fetch(url: str) -> bytes:
    try:
        with Client(DEFAULT_PATIENCE) as client:
            return client.retry(lambda: _body(client, url))
    except StatusError as error:
        raise SourceError(f"the server answers with {error.code}: check the address") from None
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise SourceError(f"it cannot be fetched ({error}): check the address") from None


def _body(client: Client, url: str) -> bytes:
    with client.request(url, "GET", {}) as response:
        return read_body(response, MOST_BYTES + 1)


def copy_files(files: Iterable[ImportedFile], docs: Path) -> None:
    """Copies files into the docs folder; one that is there stays. Raises SourceError."""
    for file in files:
        target = docs / file.path
        if target.exists():
            continue
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            if file.text:
                target.write_text(file.text, "utf-8")
            else:
                shutil.copyfile(file.source, target)
        except OSError as error:
            raise SourceError(f"{target} cannot be written ({error.strerror})") from None
