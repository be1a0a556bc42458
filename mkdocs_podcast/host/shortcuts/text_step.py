"""What Python-Markdown does to the text of each page before it looks for blocks, with the same result
and without the searches of most pages. Nothing in this module knows of MkDocs or of the plugin.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from markdown import Markdown
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.preprocessors import NormalizeWhitespace
from markdown.util import ETX, STX, Registry

from .known_parts import fingerprint

# Of Python-Markdown 3.8 to 3.11.
_KNOWN_NORMALIZATION = 0x7C5D0B51
_KNOWN_REGISTRY = 0xD5129744
_FENCES = ("```", "~~~")

Step = Callable[[list[str]], list[str]]


class _ListedRegistry(Registry[Any]):
    """Steps that are listed once, instead of for each block that they are tried on."""

    _data: dict[str, Any]
    _is_sorted: bool
    _listed: tuple[Any, ...] = ()

    def __iter__(self) -> Iterator[Any]:
        if not self._is_sorted or len(self._listed) != len(self._data):
            self._listed = tuple(super().__iter__())
        return iter(self._listed)

    def deregister(self, name: str, strict: bool = True) -> None:
        # Another one may follow before the steps are listed again.
        self._listed = ()
        super().deregister(name, strict)


def quicken_text(md: Markdown) -> None:
    """Gives a Markdown instance the quick ways, where it has the steps that these are known for."""
    methods = (Registry.__iter__, Registry.register, Registry._sort)  # type: ignore[attr-defined]
    if fingerprint(*methods) == _KNOWN_REGISTRY:
        md.parser.blockprocessors.__class__ = _ListedRegistry
    for step in md.preprocessors:
        if type(step) is NormalizeWhitespace and fingerprint(step.run) == _KNOWN_NORMALIZATION:
            step.run = _quick_normalization(step.run, md)  # type: ignore[assignment, method-assign]
        elif type(step) is FencedBlockPreprocessor:
            step.run = _quick_fences(step.run)  # type: ignore[assignment, method-assign]


def _quick_normalization(normalize: Step, md: Markdown) -> Step:
    """Leaves out the search for lines of nothing but spaces, which begins at each letter."""

    def run(lines: list[str]) -> list[str]:
        source = "\n".join(lines).replace(STX, "").replace(ETX, "")
        if "\n " in source or "\n\t" in source or "\r" in source:
            return normalize(lines)
        return f"{source}\n\n".expandtabs(md.tab_length).split("\n")

    return run


def _quick_fences(find: Step) -> Step:
    """Looks for fences only in a text that has one."""

    def run(lines: list[str]) -> list[str]:
        source = "\n".join(lines)
        if any(fence in source for fence in _FENCES):
            return find(lines)
        return source.split("\n")

    return run
