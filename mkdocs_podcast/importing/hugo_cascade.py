"""Hugo's `cascade`: values for the pages of a section, or for those that a target names."""

from __future__ import annotations

import itertools
import posixpath
from collections.abc import Iterator
from typing import Any, NamedTuple

from ..source.selection import matcher
from ..text.patterns import pattern
from .old_addresses import page_stem
from .plain_values import mappings

_TARGET_KEYS = ("target", "_target")
_KNOWN_KEYS = frozenset({"path", "kind"})
_ALTERNATIVES = pattern(r"\{([^{}]{0,500})\}")
_MOST_ALTERNATIVES = 100


class Target(NamedTuple):
    """Which pages an entry is for: those whose path, from the content's folder and without the
    ending, one of the patterns matches, or all of them."""

    globs: tuple[str, ...] = ()

    def __call__(self, page: str) -> bool:
        if not self.globs:
            return True
        path = page_stem(page)
        return any(_matches(glob, path) for glob in self.globs)


class UnknownTarget(NamedTuple):
    """A target that says more than which path and kind pages have."""

    text: str


def cascades(value: Any) -> Iterator[tuple[Target | UnknownTarget, dict[str, Any]]]:
    """The entries of a `cascade` that are for ordinary pages: their targets, and their values."""
    for entry in mappings(value):
        values = {str(key): item for key, item in entry.items()}
        targets = list(filter(None, [values.pop(key, None) for key in _TARGET_KEYS]))
        if not targets:
            yield Target(), values
            continue
        for target in mappings(targets[-1]):
            if not target.keys() <= _KNOWN_KEYS:
                yield UnknownTarget(str(target)), values
            elif _is_for_pages(target):
                globs = _globs(str(target.get("path") or ""))
                yield Target(tuple(globs)), values


def _is_for_pages(target: dict[str, Any]) -> bool:
    kinds = str(target.get("kind") or "page").strip("{}").split(",")
    return not {"page", "*", "**"}.isdisjoint(kinds)


def _globs(path: str) -> Iterator[str]:
    """The patterns of a path: `{/a/**,/b/**}` is two."""
    if not path:
        return
    # Plain text and the content of braces alternate.
    choices: list[list[str]] = [[part] for part in _ALTERNATIVES.split(path)]
    choices[1::2] = [part.split(",") for [part] in choices[1::2]]
    for combination in itertools.islice(itertools.product(*choices), _MOST_ALTERNATIVES):
        yield "".join(combination)


def _matches(glob: str, path: str) -> bool:
    """Whether a pattern matches a whole path; `**` stands for any folders."""
    anchored = posixpath.join("/", glob)
    if "**" not in glob and anchored.count("/") != path.count("/") + 1:
        return False
    return matcher([anchored])(path)
