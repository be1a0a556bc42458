"""The comments by which an author puts lists on a page: `<!-- podcast:episodes tag=mlops limit=3
-->`."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import NamedTuple

from ..text.matching import nearest, slug
from ..text.patterns import pattern

# A comment that is never closed ends where the next one begins, so that a long page costs what it
# is long.
_REST = r"(?P<options>(?:[^<]|<(?!!--))*?)-->"
MARK = pattern(rf"<!--\s*podcast:\s*(?P<name>episodes|tags|subscribe)\b{_REST}", re.IGNORECASE)
COMMENT = pattern(rf"<!--\s*podcast:\s*(?P<name>[\w-]*){_REST}", re.IGNORECASE)
_OPTION = pattern(
    r"(?P<name>[^\s=,\"'“”„]+)\s*=\s*"
    r"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|[“”„](?P<curly>[^“”]*)[“”]|(?P<bare>[^\s,\"'“”„]+))"
)
_UNCLOSED = pattern(r"[^\s=,\"'“”„]+\s*=\s*[\"'“”„]")
_SEPARATOR = pattern(r"[\s,]*")
_OPTIONS = {"episodes": {"tag", "season", "limit", "show"}, "tags": {"show"}, "subscribe": {"show"}}
NO_EPISODE = (
    "`podcast:player` shows nothing here, as the page is no episode: remove it, or give the page `audio` in its front "
    "matter; for a clip, write `![Title](file.mp3)`"
)
_NAMES = ("episodes", "player", "subscribe", "tags")


class Block(NamedTuple):
    """A comment: what it asks for, its options, what in it cannot be read, and the comment as it is
    written."""

    name: str
    options: dict[str, str]
    faults: tuple[str, ...] = ()
    written: str = ""

    def number(self, option: str) -> int | None:
        """The value of an option that counts, from 1 up."""
        value = self.options.get(option, "")
        return int(value) or None if value.isdecimal() and len(value) < 7 else None

    @property
    def is_list(self) -> bool:
        """Whether it puts something on the page, on whichever page it stands."""
        return self.name in _OPTIONS

    @property
    def is_plain_list(self) -> bool:
        """Whether it asks for all episodes, so that an index page may put its pages there."""
        return self.name == "episodes" and not self.options.keys() - {"show"} and not self.faults

    def problems(self) -> list[str]:
        """What is wrong with the comment as such, in sentences with the remedy."""
        mark = f"`podcast:{self.name}`"
        if self.name not in _NAMES:
            return [
                f"{mark} is not known{nearest(self.name, _NAMES)}: there are {', '.join(_NAMES)}"
            ]
        known = _OPTIONS.get(self.name, set())
        unknown = sorted(self.options.keys() - known)
        wrong = [
            name
            for name in ("season", "limit")
            if name in self.options and self.number(name) is None
        ]
        return [
            *(f"{mark}: {fault}" for fault in self.faults),
            *(
                f"{mark} has no option `{name}`{nearest(name, known)}: it knows {', '.join(sorted(known)) or 'none'}"
                for name in unknown
            ),
            *(
                f"{mark}: `{name}` is a whole number from 1 up, not `{self.options[name]}`: write `{name}=3`"
                for name in wrong
                if name not in unknown
            ),
        ]


def show_problems(block: Block, titles: Collection[str]) -> list[str]:
    """What is wrong with the show that a comment names, when these are all there are."""
    named = block.options.get("show", "")
    if any(slug(named) == slug(title) for title in titles):
        return []
    shows = ", ".join(f'"{title}"' for title in titles)
    return [
        f"`podcast:{block.name}`: no show is called `{named}`: write `show=` with one of {shows}"
    ]


def block_of(found: re.Match[str]) -> Block:
    options, faults = _options(found["options"])
    return Block(found["name"].lower(), options, faults, found[0])


def _options(text: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """The options by name, and what among them cannot be read."""
    options: dict[str, str] = {}
    faults = []
    position = 0
    while (position := _after(_SEPARATOR, text, position)) < len(text):
        if option := _OPTION.match(text, position):
            name, position = option["name"].lower(), option.end()
            if name in options:
                faults.append(f"`{name}` is given twice, and the first counts: remove the other")
            options.setdefault(name, _value(option))
        elif _UNCLOSED.match(text, position):
            name, value = (part.strip() for part in text[position:].split("=", 1))
            faults.append(
                f'the quotation mark in `{name}={value}` is not closed: write `{name}="{value[1:]}"`'
            )
            options.setdefault(name.lower(), value[1:].strip())
            break
        else:
            word = text[position:].split()[0]
            faults.append(f"`{word}` cannot be read: options are written as in `tag=news limit=3`")
            position += len(word)
    return options, tuple(faults)


def _value(option: re.Match[str]) -> str:
    return (option["double"] or option["single"] or option["curly"] or option["bare"] or "").strip()


def _after(pattern: re.Pattern[str], text: str, position: int) -> int:
    found = pattern.match(text, position)
    return found.end() if found else position


def replace_blocks(content: str, html: Callable[[Block], str | None]) -> str:
    """Page content with the comments replaced for which `html` has something; the others stay."""
    if "odcast:" not in content:
        return content

    def replacement(found: re.Match[str]) -> str:
        given = html(block_of(found))
        return found[0] if given is None else given

    return COMMENT.sub(replacement, content)


def replace_first_list(content: str, html: str, is_mine: Callable[[Block], bool]) -> str:
    """Page content with `html` for the show's first comment that asks for all episodes; empty where
    there is none."""
    for found in MARK.finditer(content):
        block = block_of(found)
        if block.is_plain_list and is_mine(block):
            return content[: found.start()] + html + content[found.end() :]
    return ""
