"""A page's text → its front matter and its body, in every shape that other generators leave behind.

MkDocs drops front matter that it cannot read, without a word, and shows TOML and JSON as text. Here
each of these is read as far as it can be, and what was wrong is reported with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from ..text.patterns import pattern
from ..text.records import NamedTuple
from .fields import FIELDS, LOOSE_AUDIO_KEYS
from .foreign_formats import read_foreign
from .key_names import normal, squeeze
from .loose_yaml import load_yaml
from .yaml_loader import LineProblem

# The same boundaries as MkDocs, plus a closing line that ends the file without a newline.
_YAML_START = pattern(r"---[ \t]*\n")
_YAML_BLOCK = pattern(r"---[ \t]*\n(.*?)(?<=\n)(?:---|\.\.\.)[ \t]*(\n|\Z)", re.DOTALL)
# Fences that MkDocs shows as text.
_FENCE = r"(?:-{3,}|[–—][-–—]?)"
_LOOSE_BLOCK = pattern(
    rf"{_FENCE}[ \t]*\n(.*?)(?<=\n) {{0,3}}(?:{_FENCE}|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
# White space and comments, and how far the line is indented that follows.
_LEAD = pattern(r"(?:\s|<!--.*?-->)*", re.DOTALL)
_SMALL_INDENT = pattern(r" {0,3}")
_HEADER_LINE = pattern(r"(?P<key>[\w.-]+)[ \t]*:(?:\s|\Z)|[ \t]+\S|-\s|#")
META_LINE = pattern(r"(?P<key>[A-Za-z][\w-]*):[ \t]*(?P<value>\S.*)?$")
_META_MORE = pattern(r"(?: {4}|\t)\s*(?P<value>\S.*)")
_FIELD_KEYS = {"layout"}.union(*(map(squeeze, field.keys) for field in FIELDS.values()))
# Below other text, only these make front matter of lines between rules.
_EVIDENT_KEYS = {"title", "date", "podcast", "category", "categories", "player"}
_EVIDENT_KEYS |= set(FIELDS["audio"].keys) - LOOSE_AUDIO_KEYS
_LATE = (
    "the front matter does not begin in the first line, so MkDocs shows it as text: "
    "remove what is before it"
)
_LONG_FENCE = (
    "the front matter is between lines of more than three hyphens, "
    "so MkDocs shows it as text: write `---`"
)
_JOINED_FENCE = (
    "the front matter is between dashes that were hyphens once, so MkDocs shows it as text: "
    "write `---`"
)
_LIST = "the front matter is a list: remove the hyphens before its keys"
_DASHES = ("–", "—")
_NO_LINE_BREAK = "the closing line `---` needs a line break after it"
_UNCLOSED = "the front matter is not closed: add a line `---` after it"
_UNOPENED = "the front matter has no first line `---`: add one above it"


class FrontMatter(NamedTuple):
    """`meta` and `body` of a page; `line` is the number of the body's first line, `source_line` of
    the source's.

    `problems` holds (line, sentence) pairs. `foreign_format` is `TOML` or `JSON` where it is not
    YAML, and was read whole. `meta_files` are the files that `meta` is completed from, the nearest
    last: the path of each, and what it says.
    """

    meta: dict[str, Any]
    body: str
    line: int = 1
    problems: tuple[LineProblem, ...] = ()
    source: str = ""
    source_line: int = 2
    foreign_format: str = ""
    meta_files: tuple[tuple[str, FrontMatter], ...] = ()

    def line_of(self, key: str) -> int | None:
        """The line of a key, None where it is unknown; for a key in a mapping, that of the
        mapping's name."""
        name = squeeze(key.split(".")[0])
        for indent in ("", r"[ \t]*(?:[{,][ \t]*)?"):
            match = entry_pattern(name, indent).search(self.source)
            if match:
                return self.source_line + self.source.count("\n", 0, match.start())
        return None

    def place_of(self, key: str) -> tuple[str, int | None]:
        """The file and the line of a key, where it is not on the page itself; else "" and the line
        on the page."""
        line = self.line_of(key)
        if line is None:
            for path, front in reversed(self.meta_files):
                line_in_file = front.line_of(key)
                if line_in_file:
                    return path, line_in_file
        return "", line


def entry_pattern(name: str, indent: str = "") -> re.Pattern[str]:
    """Finds the entry of a key by its letters, whatever it has between them."""
    letters = "[-_:]?".join(map(re.escape, name))
    return pattern(rf"^{indent}[\"']?{letters}[\"']?[ \t]*[:=]", re.IGNORECASE | re.MULTILINE)


def read(text: str) -> FrontMatter:
    """The front matter and body of a page. Never raises: what cannot be read is left out, and
    reported."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.startswith("---") and not text.startswith("----"):
        return _read_yaml(text)
    if text.startswith(("+++", "{", ";;;")):
        return _read_foreign(text) or FrontMatter({}, text)
    if text[:1].isspace() or text.startswith(("<!--", "----", *_DASHES)):
        return _read_misplaced(text)
    return _read_lines(text)


def _front_matter(
    text: str,
    meta: Mapping[Any, Any],
    end: int,
    problems: Iterable[LineProblem],
    source: str,
    source_line: int = 2,
) -> FrontMatter:
    """Front matter that ends at `end` in the page's text."""
    body = text[end:].lstrip("\n")
    line = text.count("\n", 0, len(text) - len(body)) + 1
    by_name = {str(key): value for key, value in meta.items()}
    return FrontMatter(by_name, body, line, tuple(problems), source, source_line)


def _read_foreign(text: str) -> FrontMatter | None:
    block = read_foreign(text)
    if not block:
        return None
    problems = [(block.problem_line, block.problem)] if block.problem else []
    front = _front_matter(text, block.meta, block.end, problems, block.source, block.source_line)
    return front._replace(foreign_format=block.format)


def _read_misplaced(text: str) -> FrontMatter:
    """Front matter that is where, or fenced as, MkDocs does not look for it, where that is
    evident."""
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    front = None
    if _SMALL_INDENT.fullmatch(text[text.rfind("\n", 0, start) + 1 : start]):
        front = _read_foreign(text[start:]) or _read_loose_yaml(text[start:])
    if not front:
        return FrontMatter({}, text)
    if not start:
        if front.problems:
            return front
        return FrontMatter({}, text)
    if not _is_evident(front.meta):
        return FrontMatter({}, text)
    lines_above = text.count("\n", 0, start)
    problems = [(line + lines_above, sentence) for line, sentence in front.problems]
    return front._replace(
        line=front.line + lines_above,
        problems=((lines_above + 1, _LATE), *problems),
        source_line=front.source_line + lines_above,
    )


def _is_evident(meta: Iterable[str]) -> bool:
    return not _EVIDENT_KEYS.isdisjoint(map(normal, meta))


def _read_loose_yaml(text: str) -> FrontMatter | None:
    block = _LOOSE_BLOCK.match(text)
    if not block:
        return None
    meta, yaml_problems = load_yaml(block[1])
    if not isinstance(meta, dict) or not _is_evident(map(str, meta)):
        return None
    problems = _below_fence(yaml_problems)
    if text.startswith("----"):
        problems.insert(0, (1, _LONG_FENCE))
    elif text.startswith(_DASHES):
        problems.insert(0, (1, _JOINED_FENCE))
    return _front_matter(text, meta, block.end(), problems, block[1])


def _below_fence(problems: Iterable[LineProblem]) -> list[LineProblem]:
    """Problems by the page's lines: the source begins in its second."""
    return [(line + 2, sentence) for line, sentence in problems]


def _read_yaml(text: str) -> FrontMatter:
    block = _YAML_BLOCK.match(text)
    problems: list[LineProblem] = []
    if block:
        source, end = block[1], block.end()
        if not block[2]:
            problems.append((text.count("\n") + 1, _NO_LINE_BREAK))
    else:
        end = _end_of_unclosed(text)
        if not end:
            return FrontMatter({}, text)
        source = text[text.index("\n") + 1 : end]
        problems.append((1, _UNCLOSED))
    meta, yaml_problems = load_yaml(source)
    problems += _below_fence(yaml_problems)
    if _is_list_of_entries(meta):
        problems.append((2, _LIST))
        meta = {key: value for entry in meta for key, value in entry.items()}
    if meta is None:
        meta = {}
    elif not isinstance(meta, dict):
        # Text between two lines, after all.
        return FrontMatter({}, text, problems=tuple(problems) if yaml_problems else ())
    elif not meta and yaml_problems:
        # Nothing in it could be read, and nothing may be lost.
        return FrontMatter({}, text, problems=tuple(problems))
    return _front_matter(text, meta, end, problems, source)


def _is_list_of_entries(value: Any) -> bool:
    """Whether front matter has each entry after a hyphen."""
    if not isinstance(value, list):
        return False
    if not all(isinstance(entry, dict) for entry in value):
        return False
    return any(_is_evident(map(str, entry)) for entry in value)


def _end_of_unclosed(text: str) -> int:
    """Where the lines end that look like front matter; 0 without such lines, as after a horizontal
    rule."""
    start = _YAML_START.match(text)
    if not start:
        return 0
    end = start.end()
    has_field = False
    for line in text[end:].splitlines(keepends=True):
        header = _HEADER_LINE.match(line)
        if not header:
            break
        if header["key"] and squeeze(header["key"]) in _FIELD_KEYS:
            has_field = True
        end += len(line)
    if has_field:
        return end
    return 0


def _read_lines(text: str) -> FrontMatter:
    """MkDocs' other kind of front matter: lines of `Key: value` at the very top, without lines
    around them.

    It would take any first line with a colon for one; here its key has to be one that means
    something.
    """
    first_line = META_LINE.match(text.split("\n", 1)[0])
    if not first_line or squeeze(first_line["key"]) not in _FIELD_KEYS:
        return FrontMatter({}, text)
    unopened = _read_unopened(text)
    if unopened:
        return unopened
    values: dict[str, list[str]] = {}
    key, end = "", 0
    for line in text.splitlines(keepends=True):
        entry = META_LINE.match(line.rstrip())
        if entry:
            key = entry["key"].lower()
        match = entry or _META_MORE.match(line.rstrip())
        if not match:
            break
        value = match["value"]
        values.setdefault(key, [])
        if value:
            values[key].append(value)
        end += len(line)
    meta = {key: " ".join(lines) for key, lines in values.items()}
    return _front_matter(text, meta, end, [], text[:end], source_line=1)


def _read_unopened(text: str) -> FrontMatter | None:
    """Front matter that has only its closing line, which MkDocs would show as a rule."""
    end = 0
    for line in text.splitlines(keepends=True):
        if line.rstrip() == "---":
            break
        if not _HEADER_LINE.match(line):
            return None
        end += len(line)
    else:
        return None
    meta, yaml_problems = load_yaml(text[:end])
    if not isinstance(meta, dict):
        return None
    problems = [(line + 1, sentence) for line, sentence in yaml_problems]
    end_of_fence = text.find("\n", end) + 1 or len(text)
    return _front_matter(
        text, meta, end_of_fence, [(1, _UNOPENED), *problems], text[:end], source_line=1
    )
