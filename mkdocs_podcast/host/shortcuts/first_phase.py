"""The first phase of `mkdocs build`: every page is read and rendered. Nothing is drawn by templates,
and nothing written."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from mkdocs.commands.build import _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

Progress = Callable[[list[File]], Iterable[File]]


def render_pages(
    config: MkDocsConfig, prepare: Callable[[Files], None], progress: Progress
) -> Files:
    """Renders all pages of a site, as far as a build does so before its second phase.

    `prepare` is given the files before the first page is rendered, `progress` passes on what is
    rendered.
    """
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    files = get_files(config)
    env = config.theme.get_env()
    files.add_files_from_theme(env, config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = get_navigation(files, config)
    config.plugins.on_nav(nav, config=config, files=files)
    prepare(files)
    for file in progress(list(files.documentation_pages())):
        # Those that are in no navigation have none yet.
        page = file.page or Page(None, file, config)
        _populate_page(page, config, files, False)
    config.plugins.on_env(env, config=config, files=files)
    for file in files.documentation_pages():
        if file.page:
            file.page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
    return files
