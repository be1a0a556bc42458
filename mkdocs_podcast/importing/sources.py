"""Where an import reads from: a file, or an address on the web."""

from __future__ import annotations

import io
import shutil
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

from ..text.matching import counted
from .feed_xml import MOST_BYTES
from .imported import ImportedFile, SourceError
from .web_access import Web

_ZIP = b"PK\x03\x04"
_GZIP = b"\x1f\x8b"


def is_address(source: str) -> bool:
    return source.lower().startswith(("http://", "https://"))


def web_for(*sources: str) -> Web:
    """The way to what sources name: files, which may come from anywhere, lead into no private
    network."""
    if any(map(is_address, sources)):
        return Web()
    return Web(is_local=False)


def read_source(source: str, web: Web | None = None) -> tuple[bytes, str]:
    """The bytes of a file or an address, and the address. Raises SourceError."""
    if is_address(source):
        return (web or Web()).read(source, MOST_BYTES + 1), source
    try:
        return Path(source).read_bytes(), ""
    except OSError as error:
        remedy = "give the path of a file, or an address that begins with https://"
        raise SourceError(f"it cannot be read ({error.strerror}): {remedy}") from None


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


def unpacked(data: bytes) -> bytes:
    """The bytes of a file, which may be gzipped or in an archive. Raises SourceError for one that
    cannot be unpacked."""
    if data.startswith(_ZIP):
        return _unzipped(data)
    if not data.startswith(_GZIP):
        return data
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        content = unpacker.decompress(data, MOST_BYTES + 1)
    except zlib.error:
        raise SourceError("its gzip is damaged: download it again") from None
    if not unpacker.eof and len(content) <= MOST_BYTES:
        raise SourceError("its gzip ends too early: download it again")
    return content


def _unzipped(data: bytes) -> bytes:
    """The feed of a show that `mkdocs-podcast export` has written, or the only XML file of another
    archive, such as one of WordPress.com. Raises SourceError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [name for name in archive.namelist() if name.lower().endswith(".xml")]
            if "feed.xml" in names:
                names = ["feed.xml"]
            if len(names) != 1:
                count = counted(len(names), "XML file")
                raise SourceError(
                    f"the archive has {count}: unpack it, and import them one after the other"
                )
            with archive.open(names[0]) as file:
                return file.read(MOST_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError):
        raise SourceError(
            "the archive cannot be read: unpack it, and name the file in it"
        ) from None
