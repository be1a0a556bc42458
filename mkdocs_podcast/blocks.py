"""The comments by which an author puts lists on a page: `<!-- podcast:episodes tag=mlops limit=3 -->`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from .patterns import pattern

MARK = pattern(r"<!--\s*podcast:(episodes|tags|subscribe)\b([^>]*?)-->")
NAMES = ("podcast:episodes", "podcast:tags", "podcast:subscribe")
OPTION = pattern(r"([a-z]+)=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+))")
OPTIONS = {"episodes": {"tag", "season", "limit", "show"}, "tags": {"show"}, "subscribe": {"show"}}


class Block(NamedTuple):
    """A comment: what it asks for, its options, and what is wrong with them."""

    name: str
    options: Mapping[str, str] = MappingProxyType({})

    def number(self, option: str) -> int | None:
        """The value of an option that counts."""
        value = self.options.get(option, "")
        return int(value) if value.isdecimal() and len(value) < 7 else None

    @property
    def is_plain_list(self) -> bool:
        """Whether it asks for all episodes, so that an index page may put its pages there."""
        return self.name == "episodes" and not self.options.keys() - {"show"}

    def problems(self) -> list[str]:
        unknown = sorted(self.options.keys() - OPTIONS[self.name])
        wrong = [name for name in ("season", "limit") if name in self.options and self.number(name) is None]
        known = ", ".join(sorted(OPTIONS[self.name]))
        return [f"`podcast:{self.name}` has no option `{name}`: it knows {known}" for name in unknown] + [
            f"`podcast:{self.name}`: `{name}` is a whole number, not `{self.options[name]}`" for name in wrong
        ]


def block_of(found: re.Match[str]) -> Block:
    options = {option[1]: option[2] or option[3] or option[4] or "" for option in OPTION.finditer(found[2])}
    return Block(found[1], options)


def replace_blocks(content: str, html: Callable[[Block], str | None]) -> str:
    """Page content with the comments replaced for which `html` has something; the others stay."""
    if not any(name in content for name in NAMES):
        return content

    def replacement(found: re.Match[str]) -> str:
        given = html(block_of(found))
        return found[0] if given is None else given

    return MARK.sub(replacement, content)


def replace_first_list(content: str, html: str) -> str:
    """Page content with `html` for the first comment that asks for all episodes; empty where there is none."""
    for found in MARK.finditer(content):
        if block_of(found).is_plain_list:
            return content[: found.start()] + html + content[found.end() :]
    return ""
