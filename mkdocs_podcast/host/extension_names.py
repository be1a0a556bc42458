"""Extensions of Markdown, as mkdocs.yml names them."""

from __future__ import annotations

from collections.abc import Iterable

SNIPPETS = "pymdownx.snippets"


def module_of(name: str) -> str:
    """The module of an extension, whose class a name may hold too: `pymdownx.snippets` for
    `pymdownx.snippets:SnippetExtension`."""
    return name.partition(":")[0]


def modules_of(names: Iterable[object]) -> set[str]:
    """The modules of extensions; one that a plugin has added may be an object, without a name."""
    return {module_of(name) for name in names if isinstance(name, str)}
