"""Where the cache of a site's builds is, and whether they have one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from ..build.build_cache import BuildCache
from ..cache.digests import UnknownValueError
from ..cache.loaded import require_unchanged
from ..cache.store import Store
from .entries import ShowEntry

# Where Material's plugins have theirs, and what workflows for it keep already.
_FOLDER = ".cache/plugin/podcast"


def cache_folder(config_file: str | None) -> Path:
    """The folder of the cache, beside mkdocs.yml."""
    return Path(config_file or "mkdocs.yml").absolute().parent / _FOLDER


def open_cache(
    config: MkDocsConfig, shows: Iterable[Mapping[str, Any]], *, is_serving: bool
) -> BuildCache:
    """The cache of a site, whose shows have these options; an empty one where there is to be
    none."""
    folder = cache_folder(config.config_file_path)
    if not all(show["cache"] for show in shows) or _is_taken(folder, config, is_serving):
        return BuildCache(Store(None))
    cache = BuildCache(Store(folder))
    try:
        require_unchanged(os.fspath(folder), cache.program)
    except UnknownValueError:
        cache.close()
        return BuildCache(Store(None))
    return cache


def turn_off(config: MkDocsConfig) -> None:
    """Has what is built with a configuration leave no cache behind."""
    for plugin in config.plugins.values():
        if isinstance(plugin, ShowEntry):
            plugin.config["cache"] = False  # type: ignore[attr-defined]


def _is_taken(folder: Path, config: MkDocsConfig, is_serving: bool) -> bool:
    """Whether what is in the folder would get into the site, or have a preview built again."""
    used_folders = [config.docs_dir, config.site_dir]
    if is_serving:
        used_folders += config.watch
    return any(folder.resolve().is_relative_to(Path(path).resolve()) for path in used_folders)
