"""What the Markdown extension asks of the build while it renders a page, and the record of it that
a later build repeats."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import field
from typing import TYPE_CHECKING, Any

from markdown import Markdown
from mkdocs.structure.files import File

from ..model.rendered_page import RenderedPage
from ..pages import page_text
from ..text.records import dataclass

if TYPE_CHECKING:
    from ..build.site_pages import SitePages


@dataclass()
class RenderingRecord:
    """What the extension said and asked while it rendered a page.

    `reports` are sentences with the words that they are about, `locations` the addresses that it
    asked for with the answers. `is_repeatable` says that this was all that happened.
    """

    reports: list[tuple[str, str]] = field(default_factory=list)
    locations: list[tuple[str, str | None]] = field(default_factory=list)
    rendered: RenderedPage | None = None
    is_repeatable: bool = True


class ExtensionCallbacks:
    """The callbacks of the extension. `pages` gives those of the build, `file` MkDocs' file at a
    path: both are others in each build."""

    def __init__(self, pages: Callable[[], SitePages], file: Callable[[str], File | None]) -> None:
        self._pages = pages
        self._file = file
        self._record = RenderingRecord()

    @property
    def options(self) -> dict[str, Callable[..., Any]]:
        return {
            "report": self._report,
            "locate": self._locate,
            "home": self._way_home,
            "crashed": self._report_crash,
            "rendered": self._take_rendered,
        }

    @contextmanager
    def recording(self) -> Iterator[RenderingRecord]:
        """Records what is asked inside of the `with`."""
        self._record = RenderingRecord()
        yield self._record

    def repeat(self, record: RenderingRecord, file: File) -> None:
        """Says again what was recorded when the page of a file was rendered."""
        for message, words in record.reports:
            self._pages().report_of_page(message, words)
        if record.rendered:
            self._keep_rendered(file, record.rendered)

    def locate(self, shown: File, address: str) -> str | None:
        """The address, from where a page is shown, of a file that raw HTML names; "" where there is
        none, None where the page is not one of the site's."""
        page, pages = self._file(shown.src_uri), self._pages()
        if page is None or not pages.shows:
            return None
        for path in page_text.places_of(page, pages.site.base_path, address):
            target = self._file(path)
            if target:
                return target.url_relative_to(shown)
        return ""

    def _report(self, message: str, words: str) -> None:
        self._record.reports.append((message, words))
        self._pages().report_of_page(message, words)

    def _report_crash(self, error: Exception) -> None:
        # The next build tries again.
        self._record.is_repeatable = False
        self._pages().report_crash(error)

    def _locate(self, md: Markdown, address: str) -> str | None:
        shown = _shown_file(md)
        location = self.locate(shown, address) if shown else None
        self._record.locations.append((address, location))
        return location

    def _take_rendered(self, md: Markdown, rendered: RenderedPage) -> None:
        self._record.rendered = rendered
        shown = _shown_file(md)
        if shown:
            self._keep_rendered(shown, rendered)

    def _keep_rendered(self, shown: File, rendered: RenderedPage) -> None:
        """A blog renders a post again for its index, with other addresses: the page's own rendering
        counts."""
        page = self._file(shown.src_uri)
        if page is None or page.url != shown.url:
            return
        pages = self._pages()
        # mkdocs-encryptcontent-plugin has marked the page by now, and encrypts it with the template.
        is_secret = hasattr(page.page, "encryptcontent")
        pages.rendered[shown.src_uri] = rendered._replace(is_secret=is_secret)
        if is_secret:
            pages.withhold_transcript(shown.src_uri)

    def _way_home(self, md: Markdown) -> str:
        """The way to a page from where it is shown, "" on the page itself."""
        shown = _shown_file(md)
        page = self._file(shown.src_uri) if shown else None
        if shown is None or page is None or page.url == shown.url:
            return ""
        # A blog's: what it shows of a post elsewhere is not kept.
        self._record.is_repeatable = False
        return page.url_relative_to(shown)


def _shown_file(md: Markdown) -> File | None:
    """The file of the page that is rendered, with the address where it is shown: a blog shows posts
    elsewhere too."""
    if "relpath" not in md.treeprocessors:
        return None
    return getattr(md.treeprocessors["relpath"], "file", None)
