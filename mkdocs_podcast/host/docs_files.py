"""MkDocs' files, as a build asks for them (see build/site_files.py)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from ..model.problems import Problem
from ..source.page_reading import Reading
from ..text.encodings import NOT_UTF_8, decode_text
from .kept_markdown import KeptMarkdown
from .mkdocs_site import (
    GENERATED_BY,
    EpisodePage,
    ListPage,
    generated_file,
    language_folder,
    remove_assets,
    write_generated,
)
from .nav_files import named_in_nav_files
from .option_lines import line_in_file
from .redirects_plugin import hand_over_redirects
from .shortcuts.page_converter import PageConverter

if TYPE_CHECKING:
    from ..build.build_cache import BuildCache
    from ..build.redirect_pages import RedirectPages
    from ..build.settings import SiteSettings
    from .extension_callbacks import ExtensionCallbacks


def decode_page(file: File) -> tuple[str, Problem]:
    """The text of a page that is not UTF-8, as far as it can be read."""
    text, reason = decode_text(file.content_bytes)
    if not text:
        reason = "the file is not text, so that the page is empty: save it as UTF-8"
    return text.replace("\r\n", "\n"), Problem(file.src_uri, reason)


class Locations(Mapping[str, Path]):
    """Where files are on the disk. A site has thousands, of which few are asked for: only these
    become a `Path`.

    `find` knows files that another plugin has at other paths: those of a language, in a folder of
    their own.
    """

    def __init__(
        self, locations: Mapping[str, str], find: Callable[[str], File | None] | None = None
    ) -> None:
        self._locations = locations
        self._find = find

    def __getitem__(self, path: str) -> Path:
        location = self._locations.get(path)
        if location is None and self._find:
            file = self._find(path)
            location = file.abs_src_path if file else None
        if location is None:
            raise KeyError(path)
        return Path(location)

    def __iter__(self) -> Iterator[str]:
        return iter(self._locations)

    def __len__(self) -> int:
        return len(self._locations)


class DocsFiles:
    """The files of a site at one event of MkDocs: plugins may put others in their place later."""

    def __init__(
        self,
        files: Files,
        config: MkDocsConfig,
        *,
        is_serving: bool,
        converter: PageConverter | None = None,
    ) -> None:
        self._files = files
        self._config = config
        self._is_serving = is_serving
        self._converter = converter or PageConverter()

    def at_event(self, files: Files, config: MkDocsConfig) -> DocsFiles:
        """The files of the same build at a later event."""
        return DocsFiles(files, config, is_serving=self._is_serving, converter=self._converter)

    def __contains__(self, path: object, /) -> bool:
        return path in self._files.src_uris

    def __iter__(self) -> Iterator[str]:
        return iter(self._files.src_uris)

    def file(self, path: str) -> File | None:
        return self._files.src_uris.get(path)

    def page(self, path: str) -> Page | None:
        """MkDocs' page at a path, or None."""
        file = self.file(path)
        if file is None:
            return None
        return file.page

    def add_episode_page(self, path: str, reading: Reading) -> None:
        """Gives a file a page that has been read already, unless another plugin gave it one."""
        file = self.file(path)
        if file and file.page is None:
            page = EpisodePage(None, file, self._config)
            page.reading = reading
            page.converter = self._converter

    def built_pages(self) -> Iterator[Page]:
        """The pages that are in this build."""
        for file in self._files:
            if not file.is_documentation_page():
                continue
            if file.page and self._is_built(file):
                yield file.page

    def candidates(self) -> Iterator[str]:
        for file in self._files:
            if not file.is_documentation_page():
                continue
            # The blog takes its posts out of the site until it has placed them, by `on_nav`.
            if file.page or file.inclusion.is_in_serve():
                yield file.src_uri

    def read(self, path: str) -> tuple[str, tuple[Problem, ...]]:
        """The problems are those that would end MkDocs' build, or publish what nobody can read."""
        file = self._files.src_uris[path]
        try:
            text = file.content_string
        except UnicodeDecodeError:
            text, problem = decode_page(file)
            return text, (problem,)
        if "\0" in text:
            return text, (Problem(path, NOT_UTF_8),)
        return text, ()

    def replace_text(self, path: str, text: str) -> None:
        self._files.src_uris[path].content_string = text

    def url(self, path: str) -> str:
        if not path:
            return ""
        file = self._files.get_file_from_path(path)
        if file is None:
            return ""
        return file.url

    def sources(self) -> Mapping[str, Path]:
        # A generated file has its text from memory.
        return Locations(
            {file.src_uri: file.abs_src_path for file in self._files if file.abs_src_path},
            self._files.get_file_from_path,
        )

    def published(self) -> Mapping[str, Path]:
        return Locations(
            {file.dest_uri: file.abs_src_path for file in self._files if file.abs_src_path}
        )

    def is_page(self, path: str) -> bool:
        return self._files.src_uris[path].is_documentation_page()

    def is_generated(self, path: str) -> bool:
        file = self.file(path)
        if file is None:
            return False
        return file.generated_by == GENERATED_BY

    def is_built(self, path: str) -> bool:
        file = self.file(path)
        if file is None:
            return False
        return self._is_built(file)

    def _is_built(self, file: File) -> bool:
        if self._is_serving:
            return bool(file.inclusion.is_in_serve())
        return bool(file.inclusion.is_included())

    def may_be_built(self, path: str) -> bool:
        file = self.file(path)
        if file is None:
            return False
        # Another plugin may have a page of a file that is out of the site for now.
        return file.page is not None or self._is_built(file)

    def leave_out(self, path: str) -> None:
        file = self._files.src_uris[path]
        if file.inclusion.is_included():
            file.inclusion = InclusionLevel.DRAFT

    def leave_out_of_navigation(self, path: str) -> None:
        file = self._files.src_uris[path]
        if file.inclusion is InclusionLevel.INCLUDED:
            file.inclusion = InclusionLevel.NOT_IN_NAV

    def named_in_navigation(self) -> Iterator[str]:
        return named_in_nav_files(self._files, self._config)

    @cached_property
    def _occupants(self) -> dict[str, str]:
        return {file.dest_uri: file.src_uri for file in self._files if self._is_built(file)}

    def occupant(self, path: str) -> str:
        if path in self._files.src_uris:
            return path
        return self._occupants.get(self._list_file(path).dest_uri, "")

    def occupant_of_address(self, path: str) -> str:
        return self._occupants.get(path, "")

    def add_list_page(self, path: str, text: str) -> None:
        file = self._list_file(path)
        write_generated(file, text, self._config)
        self._occupants[file.dest_uri] = path
        self._files.append(file)
        ListPage(None, file, self._config).converter = self._converter

    def _list_file(self, path: str) -> File:
        folder = language_folder(self._config)
        return generated_file(path, folder, InclusionLevel.NOT_IN_NAV, self._config)

    def put_into_navigation(self, path: str) -> None:
        self._files.src_uris[path].inclusion = InclusionLevel.INCLUDED

    def write_list_page(self, path: str, text: str, links: str) -> None:
        page = self.page(path)
        if isinstance(page, ListPage):
            write_generated(page.file, text, self._config)
            page.links = links

    def remove(self, path: str) -> None:
        self._files.remove(self._files.src_uris[path])

    def remove_assets(self) -> None:
        remove_assets(self._config, self._files)

    def is_asked_for(self, path: str) -> bool:
        """Whether the navigation or another page leads to a page, once all are rendered."""
        page = self.page(path)
        if not page:
            return False
        if page.parent or page.previous_page or page.next_page:
            return True
        for other in self.built_pages():
            if other is page or not other.content:
                continue
            link = f'href="{page.file.url_relative_to(other.file)}'
            if link in other.content:
                return True
        return False

    def hand_over(self, redirects: RedirectPages) -> None:
        """Leaves redirects to the plugin for them, where the site has it."""
        hand_over_redirects(self._config, self._files, redirects)

    def option_line(self, option: str, show: int | None = None) -> int | None:
        return line_in_file(self._config.config_file_path or "", option, show)


def files_of_build(
    files: Files,
    config: MkDocsConfig,
    site: SiteSettings,
    cache: BuildCache,
    callbacks: ExtensionCallbacks,
) -> DocsFiles:
    """The files at the first event of a build, with pages that the cache may have."""
    converter = PageConverter(KeptMarkdown(cache, callbacks, config))
    return DocsFiles(files, config, is_serving=site.is_serving, converter=converter)
