"""Which parts of other packages the shortcuts were written for."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

# Extensions of which nothing is left from the page before once `Markdown.reset` has run.
EXTENSIONS = frozenset(
    {
        "markdown.extensions.abbr",
        "markdown.extensions.admonition",
        "markdown.extensions.attr_list",
        "markdown.extensions.codehilite",
        "markdown.extensions.def_list",
        "markdown.extensions.extra",
        "markdown.extensions.fenced_code",
        "markdown.extensions.footnotes",
        "markdown.extensions.legacy_attrs",
        "markdown.extensions.legacy_em",
        "markdown.extensions.md_in_html",
        "markdown.extensions.meta",
        "markdown.extensions.nl2br",
        "markdown.extensions.sane_lists",
        "markdown.extensions.smarty",
        "markdown.extensions.tables",
        "markdown.extensions.toc",
        "markdown.extensions.wikilinks",
        "mkdocs_podcast.markdown.document",
        "mkdocs_podcast.markdown.extension",
        "pymdownx._bypassnorm",
        "pymdownx.arithmatex",
        "pymdownx.b64",
        "pymdownx.betterem",
        "pymdownx.blocks",
        "pymdownx.blocks.admonition",
        "pymdownx.blocks.caption",
        "pymdownx.blocks.definition",
        "pymdownx.blocks.details",
        "pymdownx.blocks.html",
        "pymdownx.blocks.tab",
        "pymdownx.caret",
        "pymdownx.critic",
        "pymdownx.details",
        "pymdownx.emoji",
        "pymdownx.escapeall",
        "pymdownx.extra",
        "pymdownx.highlight",
        "pymdownx.inlinehilite",
        "pymdownx.keys",
        "pymdownx.magiclink",
        "pymdownx.mark",
        "pymdownx.pathconverter",
        "pymdownx.progressbar",
        "pymdownx.saneheaders",
        "pymdownx.smartsymbols",
        "pymdownx.snippets",
        "pymdownx.striphtml",
        "pymdownx.superfences",
        "pymdownx.tabbed",
        "pymdownx.tasklist",
        "pymdownx.tilde",
    }
)
# Where the steps and the options' functions of these extensions are from.
_PACKAGES = ("markdown.", "pymdownx.", "material.extensions.emoji", "mkdocs_podcast.")


def fingerprint(*functions: Any) -> int:
    """A number for what functions are called with and which names they use, the same on each
    version of Python."""
    names: list[str] = []
    for function in functions:
        code = function.__code__
        names += code.co_varnames[: code.co_argcount]
        names += code.co_names
    return zlib.crc32(" ".join(names).encode())


def is_known_extension(extension: Extension) -> bool:
    """Whether `Markdown.reset` makes an extension as new, with the options that it has."""
    if type(extension).__module__ not in EXTENSIONS:
        return False
    options = extension.getConfigs()
    # Footnotes count the pages for this.
    if options.get("UNIQUE_IDS"):
        return False
    return all(map(_is_known_function, _functions(options)))


def has_known_steps(md: Markdown) -> bool:
    """Whether all that an instance does to a page belongs to known extensions: those that others
    bring along too."""
    registries = (
        md.preprocessors,
        md.parser.blockprocessors,
        md.inlinePatterns,
        md.treeprocessors,
        md.postprocessors,
    )
    for registry in registries:
        for step in registry:
            if not type(step).__module__.startswith(_PACKAGES):
                return False
    return all(map(is_known_extension, md.registeredExtensions))


def _functions(value: Any) -> Iterator[Any]:
    """The functions among the values of an extension's options, however deep."""
    if isinstance(value, Mapping):
        for inner in value.values():
            yield from _functions(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _functions(inner)
    elif isinstance(value, partial):
        yield from _functions((value.func, value.args, value.keywords))
    elif callable(value):
        yield value


def _is_known_function(function: Any) -> bool:
    return str(getattr(function, "__module__", "")).startswith(_PACKAGES)
