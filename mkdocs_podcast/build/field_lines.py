"""The lines in which the fields of pages and the options are written, for messages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from ..source import frontmatter
from ..source.site import Site

if TYPE_CHECKING:
    from ..source.frontmatter import FrontMatter
    from .settings import ShowSettings
    from .show_build import ShowBuild
    from .site_files import SiteFiles


class FieldLines:
    """Looks up lines by the keys that the shows of a site have for their fields."""

    def __init__(self, settings: Sequence[ShowSettings]) -> None:
        self._keys = [Site(keys=show.keys) for show in settings]
        self._read = lru_cache(maxsize=4)(frontmatter.read)

    def line_of(
        self,
        path: str,
        field: str,
        files: SiteFiles,
        shows: Iterable[ShowBuild],
        show: int | None = None,
    ) -> int | None:
        """The line of a field of the page at a path, by whichever key it has there, or of an option
        in mkdocs.yml, of the `show` with this place where one is given."""
        if path not in files:
            return files.option_line(field, show)
        front = self._front_matter(path, files, shows)
        for site in self._keys:
            keys = site.keys_in(front.meta, field)
            # Where the page has none: `audio`, for what `audio.duration` would tell.
            for key in (*keys, *site.keys.get(field, ())):
                line = front.line_of(key)
                if line:
                    return line
        return None

    def _front_matter(self, path: str, files: SiteFiles, shows: Iterable[ShowBuild]) -> FrontMatter:
        for show in shows:
            if path in show.readings:
                return show.readings[path].front
        return self._read(files.read(path)[0])
