"""Pages at the earlier addresses of episodes, which lead to where these are now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..model.problems import Problem, Severity
from ..pages.redirects import Redirect, earlier_address, redirect_path
from .file_writing import write_file

if TYPE_CHECKING:
    from ..html.fragments import Fragments
    from ..model.episode import Episode
    from .rendering import ShowPages
    from .reporter import Reporter
    from .settings import SiteSettings
    from .site_files import SiteFiles

_FIELD = "redirects"
_SCRIPT = "assets/podcast/redirect.js"


class RedirectPages:
    """The redirects of a build, by the paths of their pages below the site's root.

    `left` are those that this plugin writes: another plugin may have taken the others.
    """

    def __init__(self, site: SiteSettings, reporter: Reporter) -> None:
        self.site = site
        self.reporter = reporter
        self.left: dict[str, Redirect] = {}

    def plan(self, shows: Iterable[ShowPages], files: SiteFiles) -> None:
        """Finds the redirects of every show, once all pages have their addresses."""
        addresses = [
            address
            for pages in shows
            for episode in pages.show.episodes
            for address in _addresses(episode, pages.settings.url_patterns)
        ]
        # What a page names itself goes before what follows from a pattern.
        for episode, text, is_written in sorted(addresses, key=lambda address: not address[2]):
            try:
                redirect = self._redirect(episode, text, is_written=is_written)
            except ValueError as error:
                self._report(episode.path, str(error), severity=Severity.INFO)
                continue
            if redirect:
                self._add(redirect, files)

    def _redirect(self, episode: Episode, text: str, *, is_written: bool) -> Redirect | None:
        address = earlier_address(text, episode)
        if not address:
            return None
        path = redirect_path(address, self.site.url, self.site.base_path)
        folder = self.site.language_folder
        if not path.startswith(folder):
            path = folder + path
        return Redirect(path, episode.path, address, is_written)

    def _add(self, redirect: Redirect, files: SiteFiles) -> None:
        occupant = files.occupant_of_address(redirect.path)
        earlier = self.left.get(redirect.path)
        if occupant == redirect.page or (earlier and earlier.page == redirect.page):
            return
        if occupant:
            self.report_collision(redirect, f"is where {occupant} is")
        elif earlier:
            self.report_collision(redirect, f"leads to {earlier.page} already")
        else:
            self.left[redirect.path] = redirect

    def report_collision(self, redirect: Redirect, reason: str) -> None:
        """Warns of an address that something else has."""
        remedy = "remove it here" if redirect.is_written else "narrow `episodes.url`"
        self._report(
            redirect.page,
            f"`{redirect.address}`, an earlier address of this page, {reason}: {remedy}",
        )

    def _report(self, path: str, message: str, severity: Severity = Severity.WARNING) -> None:
        self.reporter.report(Problem(path, message, field=_FIELD, severity=severity))

    def write(self, fragments: Fragments, files: SiteFiles) -> None:
        """Writes the pages, once everything else is in the site's folder."""
        for redirect in self.left.values():
            path = self.site.folder / redirect.path
            # A build of changed pages only finds those of the build before.
            if path.exists() and not self.site.is_dirty:
                self.report_collision(redirect, "is where the site has another file")
                continue
            try:
                write_file(path, [_page(redirect, files.url(redirect.page), fragments, self.site)])
            except (OSError, ValueError):
                self.report_collision(redirect, "cannot be a page of the site")


def _addresses(episode: Episode, patterns: Iterable[str]) -> Iterator[tuple[Episode, str, bool]]:
    """The earlier addresses of an episode as they are written, and whether its page does so."""
    for text in episode.redirects:
        yield episode, text, True
    for text in patterns:
        yield episode, text, False


def _page(redirect: Redirect, url: str, fragments: Fragments, site: SiteSettings) -> str:
    root = "../" * redirect.path.count("/")
    address = (root + url) or "./"
    return fragments.render(
        "redirect", address=address, canonical=site.url + url or address, script=root + _SCRIPT
    )
