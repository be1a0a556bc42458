"""What is done with each page at MkDocs' events: values from MkDocs' pages to the build, and back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils.templates import TemplateContext

from ..build.completions import WITHOUT_ADDITIONS
from ..markdown import comments
from ..pages import page_text
from ..source import page_meta
from .docs_files import decode_page
from .entries import build_of
from .extension_names import modules_of
from .mkdocs_site import EpisodePage
from .page_links import forget_moments, hide_lone_sidebars
from .passage_links import PassageLink, without_passages

if TYPE_CHECKING:
    from ..build.rendering import CompletedPage, ShowPages
    from ..build.site_build import SiteBuild
    from ..model.episode import Episode
    from ..source.page_reading import Reading
    from .docs_files import DocsFiles


# The extensions of Markdown that read `{: .class }`.
_WITH_ATTRIBUTES = frozenset(
    {
        "attr_list",
        "extra",
        "markdown.extensions.attr_list",
        "markdown.extensions.extra",
        "pymdownx.extra",
    }
)
ADDED_TO_PREVIEW = (
    "The plugin was added while `mkdocs serve` was running: "
    "stop it and start it again, so that players can jump to a time."
)


def add_episode_pages(build: SiteBuild, files: DocsFiles) -> None:
    """Gives episodes pages that have been read already.

    An episode that `nav` names has the title that it gives there, and so a page that MkDocs makes.
    """
    if build.site.only_reads:
        return
    named = build.site.navigation or ()
    for show in build.shows:
        for path, reading in show.readings.items():
            if path not in named:
                files.add_episode_page(path, reading)


def page_source(page: Page, config: MkDocsConfig) -> str | None:
    """The text of a page, in whatever encoding; None for MkDocs to report what it cannot open.

    At a page that is not UTF-8, MkDocs would give up.
    """
    try:
        return page.file.content_string
    except UnicodeDecodeError:
        text, problem = decode_page(page.file)
        page.file.content_string = text
        build = build_of(config)
        if build:
            build.reporter.report(problem)
        return text
    except OSError:
        return None


def page_markdown(build: SiteBuild, markdown: str, page: Page, files: Files) -> str:
    """The Markdown that is rendered for a page; its meta is made safe for themes."""
    path = page.file.src_uri
    build.pages.begin_page(path)
    pages = build.pages.owner_of(path)
    if pages and path in pages.lists.generated:
        page.meta = pages.meta_of_list(path)
        return markdown
    reading = build.take_reading(path)
    if not pages or not reading:
        return markdown
    if reading.is_lost_on_mkdocs:
        markdown, page.meta = reading.front.body, dict(reading.front.meta)
    elif reading.front.meta_files:
        page.meta = {**page.meta, **reading.front.meta}
    _date_page(page, reading.episode)
    meta = page.meta
    # No theme gets what has not been made safe.
    page.meta = {}
    with build.reporter.crash_boundary(path, "the page is shown without its player"):
        page.meta = _meta_for_others(build, pages, reading, meta)
        address = partial(
            page_text.address_in_docs, page.file, files.get_file_from_path, build.site.base_path
        )
        key = pages.views.cards.key(reading.episode)
        markdown = page_text.markdown(markdown, reading.episode, key, address, reading.front.meta)
    return markdown  # noqa: RET504 - after an error, it is as it was


def _date_page(page: Page, episode: Episode) -> None:
    """Dates the page for `sitemap.xml`: MkDocs would say that every page changes with each build."""
    date = episode.updated or episode.date
    if date:
        page.update_date = date.strftime("%Y-%m-%d")


def _meta_for_others(
    build: SiteBuild, pages: ShowPages, reading: Reading, meta: Mapping[str, Any]
) -> dict[str, Any]:
    """The meta of an episode's page for themes and other plugins."""
    safe = page_meta.safe_meta(
        meta,
        reading.episode,
        theme=build.site.theme,
        hide_tags=build.site.has_material_tags,
    )
    links = pages.views.links
    facts = page_meta.episode_facts(
        reading.episode, build.files.url, pages.show.image, links.person_address
    )
    written = safe.get("podcast")
    if isinstance(written, dict):
        facts = {**written, **facts}
    safe["podcast"] = facts
    if reading.front.meta_files:
        # By this, Material's meta plugin knows what is in the page's meta already.
        safe["__extends"] = [path for path, _ in reading.front.meta_files]
    return safe


def drop_foreign_markup(
    build: SiteBuild, markdown: str, page: Page, extensions: Collection[str]
) -> str:
    """The Markdown of an episode without what no plugin has resolved."""
    path = page.file.src_uri
    if not build.is_episode(path):
        return markdown
    has_attributes = not _WITH_ATTRIBUTES.isdisjoint(modules_of(extensions))
    with build.reporter.crash_boundary(path, "other generators' markup is shown as text"):
        markdown = build.pages.foreign.clean(path, markdown, has_attributes=has_attributes)
    return markdown  # noqa: RET504 - after an error, it is as it was


def report_added_to_preview(build: SiteBuild, command: str) -> None:
    """Says what a preview lacks that was started without the plugin, and so without a `command`."""
    if build.site.is_serving and not command:
        build.reporter.report_once(ADDED_TO_PREVIEW)


def end_rendering(build: SiteBuild, files: DocsFiles) -> None:
    """Settles what is known once every page is rendered."""
    take_out_players(build, files)
    forget_moments(build, files)
    hide_lone_sidebars(build, files)
    remove_unused(build, files)
    if any(any(show.documentation) for show in build.settings):
        from .docs_pages import connect_documentation

        connect_documentation(build, files)
    build.pages.report_players()
    build.pages.foreign.report(build.reporter)
    build.redirects.plan(build.pages.shows, files)
    files.hand_over(build.redirects)


def take_out_players(build: SiteBuild, files: DocsFiles) -> None:
    """Takes players and embeds out of every page, until search plugins have read it."""
    build.pages.end_pages()
    for page in files.built_pages():
        if page.content:
            page.content = build.pages.take_out_players(page.file.src_uri, page.content)


def remove_unused(build: SiteBuild, files: DocsFiles) -> None:
    """Takes out the pages and the assets that a site without episodes has no use for.

    A preview keeps them, and so does a build of changed pages only: it knows nothing of the others.
    """
    if build.site.is_serving or build.site.is_dirty:
        return
    for path in _empty_lists(build):
        if not files.is_asked_for(path):
            files.remove(path)
    if build.pages.needs_assets(files):
        return
    for page in files.built_pages():
        # What a comment asks for is put in later, and may need them.
        if comments.MARK.search(page.content or ""):
            return
    files.remove_assets()


def _empty_lists(build: SiteBuild) -> list[str]:
    """The paths of the pages that were added for shows without episodes."""
    paths: list[str] = []
    for pages in build.pages.shows:
        if not pages.every_episode.episodes:
            paths += pages.lists.generated
    return paths


def offer_to_search(build: SiteBuild, page: Page) -> None:
    """Puts what is said in an episode into its page for search plugins.

    MkDocs' own search finds what has a place in the table of contents, Material's what has an id.
    """
    entries = build.pages.search_entries(page.file.src_uri)
    if entries:
        page.toc.items += map(PassageLink, entries)
        page.content = page_text.with_said(page.content or "", entries)


def complete_page(build: SiteBuild, page: Page, context: TemplateContext, files: DocsFiles) -> None:
    """Puts lists and heads into a page, and what templates are given into their context."""
    headings = without_passages(page.toc.items)
    if len(headings) < len(page.toc):
        page.toc.items = headings
        page.content = page_text.without_said(page.content or "")
    with build.reporter.crash_boundary(page.file.src_uri, WITHOUT_ADDITIONS):
        _complete(build, page, context, files)
    completed = build.pages.completed
    page.content = completed.content
    if completed.completion:
        page.completion = completed.completion  # type: ignore[attr-defined]


def _complete(build: SiteBuild, page: Page, context: TemplateContext, files: DocsFiles) -> None:
    may_wait = build.keeps_pages and isinstance(page, EpisodePage)
    completed = build.pages.complete(
        page.file.src_uri, page.file.url, page.content or "", may_wait=may_wait
    )
    if completed.is_generated:
        # The text that has the headings is not shown.
        page.toc = get_toc([])
    if completed.show and (completed.belongs_to_show or "show" not in context):
        context["show"] = completed.show  # type: ignore[typeddict-unknown-key]
    if completed.episode:
        context["episode"] = completed.episode  # type: ignore[typeddict-unknown-key]
        _link_neighbours(completed, page, files)
    index = files.page(completed.index)
    if index and index is not page:
        index.active = True


def _link_neighbours(completed: CompletedPage, page: Page, files: DocsFiles) -> None:
    """For the theme's own links and keys, where the navigation does not say otherwise."""
    if not page.previous_page and not page.next_page:
        page.previous_page = files.page(completed.previous)
        page.next_page = files.page(completed.next)


def finish_page(build: SiteBuild, page: Page, output: str, files: DocsFiles) -> str:
    """The page's HTML with links in its head; what a list or a head added to it is not kept.

    MkDocs keeps every page's content to the end. Lists repeat what others have, and a head is long.
    """
    completed = build.pages.completed
    index = files.page(completed.index)
    if index:
        index.active = False
    completion = completed.completion
    if completion or completed.short is not completed.content:
        page.content = completed.short
    if completion and completion.is_in_head:
        return output
    return build.pages.heads.add(page.file.src_uri, page.file.url, output)
