"""What makes the second phase of a build shorter: search plugins read pages, the theme draws them."""

from __future__ import annotations

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig

from ..build.build_cache import BuildCache
from ..html.bytecode import keep_compiled
from .shortcuts.kept_search import keep_search_entries
from .shortcuts.material_search import quicken_search


def quicken_second_phase(environment: Environment, config: MkDocsConfig, cache: BuildCache) -> None:
    keep_compiled(environment)
    quicken_search(config)
    keep_search_entries(config, cache)
