"""Smaller copies of the artwork, for pages: they are made where Pillow is installed, and kept in the
cache by what is in the picture."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..cache.store import Entry
from ..media.picture_copies import (
    MOST_PIXELS,
    TooLargeError,
    can_resize,
    may_be_resized,
    resize_picture,
)
from ..model.problems import Problem
from ..pages.show_links import LARGE, SMALL
from ..text.records import NamedTuple

if TYPE_CHECKING:
    from .build_cache import BuildCache
    from .reporter import Reporter

WIDTHS = (SMALL, LARGE)
_FOLDER = "assets/podcast/artwork"
_TOO_LARGE = (
    "the picture has {pixels}, more than are resized, and pages load all of it: make it 3000 x 3000 "
    "pixels"
)
_BROKEN_PILLOW = (
    "Pillow is installed and cannot be loaded ({error}), so that pages load pictures in their full "
    "size: install it again"
)


class Copies(NamedTuple):
    """The addresses of a picture's copies below the site's root, in the order of `WIDTHS`; of those
    widths only that are narrower than the picture."""

    addresses: tuple[str, ...] = ()

    def address(self, width: int) -> str:
        """The address of the copy that is so wide, or ""."""
        return dict(zip(WIDTHS, self.addresses, strict=False)).get(width, "")


class ArtworkCopies:
    """The copies of the pictures in the docs folder, each made when a page first shows it.

    `sources` gives the files of the docs folder; `folder` is where the site is written.
    """

    def __init__(
        self,
        sources: Callable[[], Mapping[str, Path]],
        folder: Path,
        cache: BuildCache,
        reporter: Reporter,
    ) -> None:
        self._find_sources = sources
        self._folder = folder
        self._cache = cache
        self._reporter = reporter
        self._copies: dict[str, Copies] = {}

    @cached_property
    def _can_resize(self) -> bool:
        return can_resize()

    @cached_property
    def _sources(self) -> Mapping[str, Path]:
        return self._find_sources()

    def address(self, path: str, width: int) -> str:
        """The address of the copy of the picture at a path that is so wide; "" without one."""
        if path not in self._copies:
            self._copies[path] = Copies()
            if self._can_resize and may_be_resized(path):
                with self._reporter.crash_boundary(path, "pages show the picture itself"):
                    self._copies[path] = self._make(path)
        return self._copies[path].address(width)

    def _make(self, path: str) -> Copies:
        source = self._sources.get(path)
        if not source:
            return Copies()
        try:
            data = source.read_bytes()
        except OSError:
            return Copies()
        try:
            pictures = self._kept(data)
        except TooLargeError as error:
            self._report_too_large(path, error)
            return Copies()
        except ImportError as error:
            self._reporter.report(Problem("", _BROKEN_PILLOW.format(error=error)))
            return Copies()
        name = hashlib.sha256(data).hexdigest()[:16]
        return Copies(
            tuple(
                self._write(f"{_FOLDER}/{name}-{width}.webp", picture)
                for width, picture in zip(WIDTHS, pictures, strict=False)
            )
        )

    def _kept(self, data: bytes) -> Sequence[bytes]:
        """The copies, which an earlier build may have made. Raises TooLargeError."""
        make = partial(resize_picture, data, WIDTHS)
        return self._cache.remember("artwork", [data], make, _entry_of, _pictures_of)

    def _report_too_large(self, path: str, error: TooLargeError) -> None:
        pixels = f"{error.width} x {error.height} pixels"
        if not error.width:
            pixels = f"more than {MOST_PIXELS // 1_000_000} million pixels"
        self._reporter.report(Problem(path, _TOO_LARGE.format(pixels=pixels)))

    def _write(self, address: str, picture: bytes) -> str:
        file = self._folder / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(picture)
        return address


def _entry_of(pictures: Sequence[bytes]) -> Entry:
    return Entry([base64.b64encode(picture).decode() for picture in pictures])


def _pictures_of(entry: Entry) -> Sequence[bytes]:
    return [base64.b64decode(text, validate=True) for text in entry.data]
