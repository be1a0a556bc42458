"""The files in which a site says who its people are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..model.problems import SETTINGS, Problem
from ..source.known_people import KnownPeople
from ..source.site import Site

if TYPE_CHECKING:
    from ..source.people_file import PeopleFile
    from .reporter import Reporter
    from .settings import ShowSettings, SiteSettings
    from .site_files import SiteFiles


class PeopleFiles:
    """The files of a site in one build, each read once."""

    def __init__(self, site: SiteSettings, reporter: Reporter) -> None:
        self.site = site
        self.reporter = reporter
        self._read: dict[str, PeopleFile] = {}

    def known_people(self, settings: ShowSettings, files: SiteFiles) -> KnownPeople:
        """The people whom a show's pages may name."""
        return KnownPeople(
            (path, self._file(path, files).profiles) for path in self._paths(settings, files)
        )

    def _paths(self, settings: ShowSettings, files: SiteFiles) -> Iterator[str]:
        """The show's own file, then those of the site's blogs."""
        if settings.people_file in files:
            files.leave_out(settings.people_file)
            yield settings.people_file
        elif settings.needs_people_file:
            message = (
                f"`people_file`: `{settings.people_file}` is not in the docs folder: put it there, "
                "or remove the option"
            )
            self.reporter.report(Problem(SETTINGS, message, field="people_file"))
        for path in self.site.authors_files:
            if path in files and path != settings.people_file:
                yield path

    def _file(self, path: str, files: SiteFiles) -> PeopleFile:
        if path not in self._read:
            # Most sites have no such file.
            from ..source.people_file import read_people_file

            site = Site(
                exists=files.__contains__, paths=files.__iter__, base_path=self.site.base_path
            )
            text, problems = files.read(path)
            self._read[path] = read_people_file(path, text, site)
            self.reporter.report_all([*problems, *self._read[path].problems])
        return self._read[path]
