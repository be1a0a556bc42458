"""What makes the second phase of a build shorter: search plugins read pages, the theme draws them."""

from __future__ import annotations

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from ..build.build_cache import BuildCache
from ..html.bytecode import keep_compiled
from .mkdocs_site import EpisodePage, ListPage
from .shortcuts.kept_pages import keep_pages
from .shortcuts.kept_search import keep_search_entries
from .shortcuts.material_passages import add_passages_directly
from .shortcuts.material_search import quicken_search

# Those that have no attributes but MkDocs' own and this plugin's.
_PAGE_TYPES = frozenset({Page, EpisodePage, ListPage})


def quicken_second_phase(environment: Environment, config: MkDocsConfig, cache: BuildCache) -> bool:
    """Returns whether pages that an earlier build has drawn are kept."""
    keep_compiled(environment)
    quick_indexes = quicken_search(config)
    if cache.is_on:
        keep_search_entries(config, cache)
    add_passages_directly(quick_indexes)
    if not cache.is_on:
        return False
    return keep_pages(environment, config, cache, _PAGE_TYPES)
