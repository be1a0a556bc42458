"""The comments by which an author puts lists on a page: `<!-- podcast:episodes tag=mlops limit=3
-->`."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from ..model.episode import EPISODE_TYPES
from ..text.matching import nearest, slug
from ..text.patterns import pattern
from ..text.records import NamedTuple

# A comment that is never closed ends where the next one begins, so that a long page costs what it
# is long.
_OPTIONS_AND_END = r"(?P<options>(?:[^<]|<(?!!--))*?)-->"
MARK = pattern(
    rf"<!--\s*podcast:\s*(?P<name>episodes|funding|people|sponsors|subscribe|tags|upcoming)\b{_OPTIONS_AND_END}",
    re.IGNORECASE,
)
_NAME = r"\w|-(?!->)"
# In place of the colon, some write a hyphen or a space; without a space before it, a comment with a
# hyphen is the plugin's own mark.
_SLIP = r" podcast[-_ ](?:episodes|funding|people|player|sponsors|subscribe|tags|upcoming)"
COMMENT = pattern(
    rf"<!--(?:\s*podcast:\s*(?!\s)(?P<name>(?:{_NAME})*)|(?P<slip>{_SLIP}))(?!{_NAME})"
    rf"{_OPTIONS_AND_END}",
    re.IGNORECASE,
)
_OPTION = pattern(
    r"(?P<name>[^\s=,\"'“”„]+)\s*=\s*"
    r"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|[“”„](?P<curly>[^“”]*)[“”]|(?P<bare>[^\s,\"'“”„]+))"
)
_UNCLOSED = pattern(r"[^\s=,\"'“”„]+\s*=\s*[\"'“”„]")
_SEPARATOR = pattern(r"[\s,]*")
_OPTIONS = {
    "episodes": {"limit", "order", "person", "season", "show", "tag", "type"},
    "funding": {"show"},
    "people": {"show"},
    "sponsors": set[str](),
    "subscribe": {"show"},
    "tags": {"show"},
    "upcoming": {"limit", "show"},
}
NO_EPISODE = (
    "`podcast:player` shows nothing here, as the page is not an episode: remove it, or give the page `audio` in its "
    "front matter; for a clip, write `![Title](file.mp3)`"
)
NO_SPONSORS = (
    "`podcast:sponsors` shows nothing here, as the page is not an episode with `sponsors` in its front "
    "matter: remove it, or add them there"
)
_NAMES = ("episodes", "funding", "people", "player", "sponsors", "subscribe", "tags", "upcoming")
_COUNTS = frozenset({"season", "limit"})
# What an option takes that is one of a few words.
_CHOICES = {"order": ("newest", "oldest"), "type": EPISODE_TYPES}
_MOST_DIGITS = 6
_LONGEST_OPTIONS = 1_000


class Block(NamedTuple):
    """A comment: what it asks for, its options, what in it cannot be read, and the comment as it is
    written."""

    name: str
    options: dict[str, str]
    faults: tuple[str, ...] = ()
    written: str = ""
    is_without_colon: bool = False

    def number(self, option: str) -> int | None:
        """The value of an option that counts, from 1 up."""
        value = self.options.get(option, "")
        if not value.isdecimal() or len(value) > _MOST_DIGITS:
            return None
        return int(value) or None

    @property
    def is_list(self) -> bool:
        """Whether it puts something on whichever page it is on."""
        return self.name in _OPTIONS and not self.is_without_colon

    @property
    def is_plain_list(self) -> bool:
        """Whether it asks for all episodes, so that an index page may put its pages there."""
        if self.name != "episodes":
            return False
        if self.options.keys() - {"show"}:
            return False
        return not self.faults

    def problems(self) -> list[str]:
        """What is wrong with the comment as such, in sentences with the remedy."""
        mark = f"`podcast:{self.name}`"
        if self.is_without_colon:
            return [f"`{self.written[:60]}` shows nothing, as it has no colon: write {mark}"]
        if self.name not in _NAMES:
            similar = nearest(self.name, _NAMES)
            return [f"{mark} is not known{similar}: there are {', '.join(_NAMES)}"]
        options = _OPTIONS.get(self.name, set())
        problems = [f"{mark}: {fault}" for fault in self.faults]
        for name in sorted(self.options.keys() - options):
            names = ", ".join(sorted(options)) or "none"
            similar = nearest(name, options)
            problems.append(f"{mark} has no option `{name}`{similar}: it knows {names}")
        counts = options & self.options.keys() & _COUNTS
        problems += [self.count_problem(name) for name in sorted(counts)]
        choices = options & self.options.keys() & _CHOICES.keys()
        problems += [self.choice_problem(name) for name in sorted(choices)]
        return list(filter(None, problems))

    def count_problem(self, name: str) -> str:
        """What is wrong with an option that counts; empty where nothing is."""
        if self.number(name) is not None:
            return ""
        return (
            f"`podcast:{self.name}`: `{name}` is a whole number from 1 up, not `{self.options[name]}`: "
            f"write `{name}=3`"
        )

    def choice(self, option: str) -> str:
        """The value of an option that is one of a few words, "" where it is not."""
        word = self.options.get(option, "").casefold()
        if word in _CHOICES[option]:
            return word
        return ""

    def choice_problem(self, name: str) -> str:
        """What is wrong with an option that is one of a few words; empty where nothing is."""
        if self.choice(name):
            return ""
        words = _CHOICES[name]
        value = self.options[name]
        return (
            f"`podcast:{self.name}`: `{name}` is {' or '.join(words)}, not `{value}`"
            f"{nearest(value, words)}: write `{name}={words[-1]}`"
        )


def show_problems(block: Block, titles: Collection[str]) -> list[str]:
    """What is wrong with the show that a comment names, when these are all there are."""
    title = block.options.get("show", "")
    if slug(title) in map(slug, titles):
        return []
    shows = ", ".join(f'"{title}"' for title in titles)
    return [
        f"`podcast:{block.name}`: no show is called `{title}`: write `show=` with one of {shows}"
    ]


def read_block(match: re.Match[str]) -> Block:
    """The comment that `MARK` or `COMMENT` has matched."""
    options, faults = _OptionReader(match["options"]).run()
    groups = match.groupdict()
    slip = groups.get("slip")
    name = slip[len(" podcast-") :] if slip else groups["name"]
    return Block(name.lower(), options, faults, match[0], is_without_colon=bool(slip))


class _OptionReader:
    """Reads `tag=news limit=3`: the options by name, and what among them cannot be read."""

    def __init__(self, text: str) -> None:
        self.text = text[:_LONGEST_OPTIONS]
        self.options: dict[str, str] = {}
        self.faults: list[str] = []
        if len(text) > _LONGEST_OPTIONS:
            self.faults.append(
                f"its options are read up to the {_LONGEST_OPTIONS}th character: shorten them"
            )

    def run(self) -> tuple[dict[str, str], tuple[str, ...]]:
        position = self.skip_separator(0)
        while position < len(self.text):
            position = self.skip_separator(self.read_one(position))
        return self.options, tuple(self.faults)

    def skip_separator(self, position: int) -> int:
        separator = _SEPARATOR.match(self.text, position)
        if separator:
            return separator.end()
        return position

    def read_one(self, position: int) -> int:
        """Reads the option, or the fault, at this place; returns where it ends."""
        if option := _OPTION.match(self.text, position):
            self.add(option)
            return option.end()
        if _UNCLOSED.match(self.text, position):
            self.add_unclosed(self.text[position:])
            return len(self.text)
        word = self.text[position:].split(maxsplit=1)[0]
        self.faults.append(f"`{word}` cannot be read: options are written as in `tag=news limit=3`")
        return position + len(word)

    def add(self, option: re.Match[str]) -> None:
        name = option["name"].lower()
        if name in self.options:
            self.faults.append(f"`{name}` is given twice, and the first counts: remove the other")
            return
        value = option["double"] or option["single"] or option["curly"] or option["bare"] or ""
        self.options[name] = value.strip()

    def add_unclosed(self, text: str) -> None:
        name, value = (part.strip() for part in text.split("=", 1))
        self.faults.append(
            f'the quotation mark in `{name}={value}` is not closed: write `{name}="{value[1:]}"`'
        )
        self.options.setdefault(name.lower(), value[1:].strip())


def replace_blocks(content: str, html: Callable[[Block], str | None]) -> str:
    """Page content with the comments replaced for which `html` has something; the others stay."""
    if "odcast:" not in content and "<!-- podcast" not in content:
        return content

    def replacement(match: re.Match[str]) -> str:
        block_html = html(read_block(match))
        if block_html is None:
            return match[0]
        return block_html

    return COMMENT.sub(replacement, content)


def replace_first_list(content: str, html: str, is_mine: Callable[[Block], bool]) -> str:
    """Page content with `html` for the show's first comment that asks for all episodes; empty
    where no comment does."""
    for match in MARK.finditer(content):
        block = read_block(match)
        if block.is_plain_list and is_mine(block):
            return content[: match.start()] + html + content[match.end() :]
    return ""
