"""Pages whose Markdown an earlier build has rendered.

A key holds the text after all plugins have seen it, so that what macros and the like put in counts.
Links are followed again each time: where one leads elsewhere now, the page is rendered, and where
one is broken, MkDocs says so as ever. What the page's rendering reported is reported again.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from ..build.build_cache import BuildCache
from ..cache.digests import (
    UnknownValueError,
    data_digest,
    digest,
    folder_digest,
    templates_digest,
)
from ..cache.loaded import require_unchanged
from ..cache.store import Entry
from ..html.fragments import TEMPLATES
from ..markdown.options import FOR_PLUGINS, OPTIONS
from ..model.embed import Embed
from ..model.player import Player, Source
from ..model.rendered_page import RenderedPage
from .extension_callbacks import ExtensionCallbacks, RenderingRecord
from .extension_names import SNIPPETS, module_of
from .plain_options import plain_options
from .shortcuts.page_rendering import ConvertedPage, follow_links

# They put files into pages.
_SNIPPET_MARK = "8<"
_READERS = frozenset({"pymdownx.b64", "b64"})
# What has the plugin's options in it, and the callbacks.
OWN_EXTENSION = frozenset({"podcast", "mkdocs_podcast.markdown.extension"})
# The logger of MkDocs that is told about broken links.
_LINKS_LOGGER = "mkdocs.structure.pages"


class KeptMarkdown:
    """The rendered pages of one build."""

    def __init__(
        self, cache: BuildCache, callbacks: ExtensionCallbacks, config: MkDocsConfig
    ) -> None:
        self._cache = cache
        self._callbacks = callbacks
        self._config = config
        self._settings: tuple[Any, bytes | None] = (None, None)

    def convert(
        self, make: Callable[[], ConvertedPage], text: str, file: File, files: Files
    ) -> ConvertedPage:
        """The page of a text, which `make` renders."""
        settings = self._settings_digest() if self._cache.is_on else None
        if settings is None or _SNIPPET_MARK in text:
            return make()
        key = self._cache.key("markdown", settings, file.src_uri, file.url, text)
        page = self._cache.get(key, partial(self._restore, file, files))
        if page is None:
            with self._callbacks.recording() as record, _watched_log(record):
                page = make()
            self._keep(key, page, record)
        return page

    def _keep(self, key: bytes, page: ConvertedPage, record: RenderingRecord) -> None:
        if not record.is_repeatable:
            return
        data = {
            "toc": page.toc_tokens,
            "title": page.title,
            "anchors": sorted(page.anchors),
            "links": page.links,
            "reports": record.reports,
            "locations": record.locations,
            "rendered": record.rendered and _rendered_data(record.rendered),
            "content": len(page.content),
        }
        notes = record.rendered.notes if record.rendered else ""
        self._cache.put(key, Entry(data, page.content + notes))

    def _restore(self, file: File, files: Files, entry: Entry) -> ConvertedPage | None:
        """The page of an entry; None where an address in it leads elsewhere now."""
        data = entry.data
        content, notes = entry.text[: data["content"]], entry.text[data["content"] :]
        record = RenderingRecord(
            reports=[(str(message), str(words)) for message, words in data["reports"]],
            rendered=data["rendered"] and _rendered_page(data["rendered"], notes),
        )
        toc_tokens = [_toc_token(token) for token in data["toc"]]
        title = data["title"] and str(data["title"])
        anchors = {str(anchor) for anchor in data["anchors"]}
        for address, location in data["locations"]:
            if self._callbacks.locate(file, address) != location:
                return None
        links = [(str(address), str(url)) for address, url in data["links"]]
        links_to_anchors = follow_links(links, file, self._config, files)
        if links_to_anchors is None:
            return None
        self._callbacks.repeat(record, file)
        return ConvertedPage(
            content=content,
            toc_tokens=toc_tokens,
            title=title,
            anchors=anchors,
            links_to_anchors=links_to_anchors,
            links=links,
        )

    def _settings_digest(self) -> bytes | None:
        """The digest of all that pages depend on beside their texts; None where some of it is not
        known."""
        settings = self._config["markdown_extensions"], self._config["mdx_configs"] or {}
        if settings != self._settings[0]:
            copy = (list(settings[0]), {name: dict(settings[1][name]) for name in settings[1]})
            self._settings = (copy, self._digest_of(*settings))
        return self._settings[1]

    def _digest_of(self, extensions: list[Any], options: Mapping[str, Any]) -> bytes | None:
        try:
            parts = [part for name in extensions for part in _extension_parts(name, options)]
            return digest(*parts, self._fragments, self._hooks)
        except (UnknownValueError, OSError):
            return None

    @cached_property
    def _fragments(self) -> bytes:
        """The digest of the site's own fragments, and of whatever these may include."""
        own = [folder for folder in self._config.theme.dirs if folder != os.fspath(TEMPLATES)]
        if not any((Path(folder) / "podcast").is_dir() for folder in own):
            return b""
        return digest(*map(templates_digest, own))

    @cached_property
    def _hooks(self) -> bytes:
        """The digest of the site's hooks, which may change whatever is installed. Raises
        UnknownValueError for one that has changed under `serve`."""
        # MkDocs calls it a list, and gives the modules by their names.
        hooks: Any = self._config.hooks
        sources = []
        for module in dict(hooks).values():
            sources.append(Path(module.__file__).read_bytes())
            require_unchanged(module.__file__, digest(sources[-1]))
        return digest(*sources)


def _extension_parts(name: Any, options: Mapping[str, Any]) -> Iterator[str | bytes]:
    """What an extension of Markdown depends on. Raises UnknownValueError where that is files."""
    if not isinstance(name, str):
        raise UnknownValueError(str(type(name)))
    module = module_of(name)
    if module in _READERS:
        raise UnknownValueError(name)
    own = options.get(name) or {}
    yield name
    if module in OWN_EXTENSION:
        yield own["fragments"].language
        own = {option: own.get(option) for option in OPTIONS if option not in FOR_PLUGINS}
    elif module == SNIPPETS:
        # Without its mark in a text, it reads what is to be on every page.
        if own.get("auto_append"):
            raise UnknownValueError(name)
        own = {}
    yield data_digest(plain_options(own))
    for folder in _icon_folders(own):
        icons = folder_digest(folder, (".svg",))
        require_unchanged(folder, icons)
        yield icons


def _icon_folders(options: Mapping[str, Any]) -> Iterable[str]:
    inner = options.get("options")
    folders = inner.get("custom_icons") if isinstance(inner, Mapping) else None
    return map(str, folders or ())


def _toc_token(token: Mapping[str, Any]) -> dict[str, Any]:
    """A heading of the table of contents, with those below it."""
    below = [_toc_token(child) for child in token["children"]]
    texts = {name: str(token[name]) for name in ("id", "name")}
    return {**token, **texts, "level": int(token["level"]), "children": below}


def _rendered_data(page: RenderedPage) -> dict[str, Any]:
    """What is known of a rendered page, beside its notes."""
    return {
        "embeds": page.embeds,
        "players": page.players,
        "needs_player": page.needs_player,
        "play_count": page.play_count,
    }


def _rendered_page(data: Mapping[str, Any], notes: str) -> RenderedPage:
    """The page of `_rendered_data`. Raises TypeError, ValueError or LookupError for other data."""
    return RenderedPage(
        notes=notes,
        embeds=tuple(Embed(*_atoms(values)) for values in data["embeds"]),
        players=tuple(map(_player, data["players"])),
        needs_player=bool(data["needs_player"]),
        play_count=int(data["play_count"]),
    )


def _player(values: Iterable[Any]) -> Player:
    title, key, sources, *more = values
    title, key, *more = _atoms([title, key, *more])
    return Player(title, key, tuple(Source(*_atoms(source)) for source in sources), *more)


def _atoms(values: Iterable[Any]) -> list[Any]:
    atoms = list(values)
    if not all(isinstance(value, (str, int, float, type(None))) for value in atoms):
        raise TypeError("these are not the values of an embed or a player")
    return atoms


class _Watcher(logging.Handler):
    """Notices what else is said while a page is rendered, and could not be said again."""

    def __init__(self, record: RenderingRecord) -> None:
        super().__init__(logging.INFO)
        self._record = record

    def emit(self, message: logging.LogRecord) -> None:
        if message.name != _LINKS_LOGGER:
            self._record.is_repeatable = False


@contextmanager
def _watched_log(record: RenderingRecord) -> Iterator[None]:
    watcher = _Watcher(record)
    # MkDocs' own does not hand on what it is told.
    loggers = [logging.getLogger(), logging.getLogger("mkdocs")]
    for logger in loggers:
        logger.addHandler(watcher)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeHandler(watcher)
