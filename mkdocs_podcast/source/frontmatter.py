"""A page's text → its front matter and its body, in every shape that other generators leave behind.

MkDocs drops front matter that it cannot read, without a word, and shows TOML and JSON as text. Here
each of these is read as far as it can be, and what was wrong is told with its line.
"""

from __future__ import annotations

import json
import re
import sys
from typing import Any, NamedTuple

from ..text.patterns import pattern
from . import loose_yaml
from .fields import FIELDS, LOOSE_AUDIO_KEYS
from .key_names import normal

# The same boundaries as MkDocs, plus a closing line that ends the file without a newline.
_YAML_START = pattern(r"---[ \t]*\n")
_YAML_BLOCK = pattern(r"---[ \t]*\n(.*?)(?<=\n)(?:---|\.\.\.)[ \t]*(\n|\Z)", re.DOTALL)
# Fences that MkDocs shows as text.
_LOOSE_BLOCK = pattern(r"-{3,}[ \t]*\n(.*?)(?<=\n) {0,3}(?:-{3,}|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_JSON_BLOCK = pattern(r";;;[ \t]*\n(.*?)(?<=\n);;;[ \t]*(?:\n|\Z)", re.DOTALL)
_LEAD = pattern(r"(?:\s|<!--.*?-->)*", re.DOTALL)
_TOML_BLOCK = pattern(r"\+\+\+[ \t]*\n(.*?)(?<=\n)\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML_START = pattern(r"\+\+\+[ \t]*\n\s*[\w.\"'-]+[ \t]*=")
_JSON_START = pattern(r'\{\s*"')
_HEADER_LINE = pattern(r"(?P<key>[\w.-]+)[ \t]*:(?:\s|\Z)|[ \t]+\S|-\s|#")
META_LINE = pattern(r"(?P<key>[A-Za-z][\w-]*):[ \t]*(?P<value>\S.*)?$")
_META_MORE = pattern(r"(?: {4}|\t)\s*(?P<value>\S.*)")
# Python's reader of TOML takes a time that grows with the square of a dotted key.
_LONGEST_TOML = 100_000
_KNOWN_KEYS = {key for known in FIELDS.values() for key in known.keys if "." not in key} | {
    "layout"
}
# Below other text, only these make front matter of lines between rules.
_EVIDENT_KEYS = {"title", "date", "podcast", "category", "categories", "player"}
_EVIDENT_KEYS |= {key for key in FIELDS["audio"].keys if key not in LOOSE_AUDIO_KEYS}
_LATE = "the front matter does not begin in the first line, so MkDocs shows it as text: take away what stands before it"
_LONG_FENCE = (
    "the front matter stands between lines of more than three hyphens, "
    "so MkDocs shows it as text: write `---`"
)


class FrontMatter(NamedTuple):
    """`meta` and `body` of a page; `line` is the number of the body's first line, `source_line` of
    the source's.

    `problems` holds (line, sentence) pairs.
    """

    meta: dict[str, Any]
    body: str
    line: int = 1
    problems: tuple[tuple[int, str], ...] = ()
    source: str = ""
    source_line: int = 2

    def line_of(self, key: str) -> int | None:
        """The line in which a key stands, where it can be told; that of a mapping's name for what
        stands in it."""
        name = re.escape(key.split(".")[0]).replace("_", "[-_]")
        entry = rf"[\"']?{name}[\"']?[ \t]*[:=]"
        starts = (
            re.compile(f"^{start}{entry}", re.IGNORECASE | re.MULTILINE)
            for start in ("", r"[ \t]*[{,]?[ \t]*")
        )
        found = next(filter(None, (start.search(self.source) for start in starts)), None)
        return self.source_line + self.source.count("\n", 0, found.start()) if found else None


def read(text: str) -> FrontMatter:
    """The front matter and body of a page. Never raises: what cannot be read is left out, and
    reported."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.startswith("---") and not text.startswith("----"):
        return _read_yaml(text)
    if text.startswith("+++"):
        return _read_toml(text)
    if text.startswith("{"):
        return _read_json(text)
    if text[:1].isspace() or text.startswith(("<!--", "----", ";;;")):
        return _read_misplaced(text)
    return _read_lines(text)


def _read_misplaced(text: str) -> FrontMatter:
    """Front matter that stands where, or is fenced as, MkDocs does not look for it, where it
    clearly is some."""
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    line = text.rfind("\n", 0, start) + 1
    front = _read_fenced(text[start:]) if text[line:start] in ("", " ", "  ", "   ") else None
    if (
        not front
        or not (front.problems or start)
        or (start and _EVIDENT_KEYS.isdisjoint(map(normal, front.meta)))
    ):
        return FrontMatter({}, text)
    above = text.count("\n", 0, start)
    problems = [(number + above, sentence) for number, sentence in front.problems]
    if start:
        problems.insert(0, (above + 1, _LATE))
    source_line = front.source_line + above
    return FrontMatter(
        front.meta, front.body, front.line + above, tuple(problems), front.source, source_line
    )


def _read_fenced(text: str) -> FrontMatter | None:
    if text.startswith(";;;"):
        return _read_fenced_json(text)
    if text.startswith("+++"):
        return _read_toml(text)
    if text.startswith("{"):
        return _read_json(text)
    block = _LOOSE_BLOCK.match(text)
    meta, found = loose_yaml.load_yaml(block[1]) if block else (None, [])
    if (
        not block
        or not isinstance(meta, dict)
        or _EVIDENT_KEYS.isdisjoint(normal(str(key)) for key in meta)
    ):
        return None
    problems = [(1, _LONG_FENCE)] if text.startswith("----") else []
    problems += ((line + 2, sentence) for line, sentence in found)
    return _front_matter(text, meta, block.end(), problems, block[1])


def _read_fenced_json(text: str) -> FrontMatter | None:
    """JSON between lines of `;;;`, with or without its outer braces."""
    block = _JSON_BLOCK.match(text)
    if not block:
        return None
    problem = (
        1,
        "the front matter is JSON between lines of `;;;`, which MkDocs shows as text: write it as YAML",
    )
    source = block[1].strip()
    try:
        meta = json.loads(source if source.startswith("{") else f"{{{source}}}")
    except (ValueError, RecursionError) as error:
        why = loose_yaml.describe_error(error)
        meta, problem = (
            {},
            (
                1,
                f"the front matter, between lines of `;;;`, is not valid JSON ({why}): write it as YAML",
            ),
        )
    return _front_matter(text, meta, block.end(), [problem], block[1])


def _read_yaml(text: str) -> FrontMatter:
    block = _YAML_BLOCK.match(text)
    problems: list[tuple[int, str]] = []
    if block:
        source, end = block[1], block.end()
        if not block[2]:
            problems.append(
                (text.count("\n") + 1, "the closing line `---` needs a line break after it")
            )
    else:
        end = _end_of_unclosed(text)
        if not end:
            return FrontMatter({}, text)
        source = text[text.index("\n") + 1 : end]
        problems.append((1, "the front matter is not closed: add a line `---` after it"))
    meta, found = loose_yaml.load_yaml(source)
    problems += ((line + 2, sentence) for line, sentence in found)
    if isinstance(meta, dict) and (meta or not found):
        return _front_matter(text, meta, end, problems, source)
    if meta is None:
        return _front_matter(text, {}, end, problems, source)
    # Text between two lines, after all; or nothing in it could be read, so that nothing may be
    # lost.
    return FrontMatter({}, text, problems=tuple(problems) if found else ())


def _front_matter(
    text: str,
    meta: dict[Any, Any],
    end: int,
    problems: list[tuple[int, str]],
    source: str,
    source_line: int = 2,
) -> FrontMatter:
    body = text[end:].lstrip("\n")
    line = text.count("\n", 0, len(text) - len(body)) + 1
    named = {str(key): value for key, value in meta.items()}
    return FrontMatter(named, body, line, tuple(problems), source, source_line)


def _end_of_unclosed(text: str) -> int:
    """Where the lines end that look like front matter; 0 when there are none, as after a horizontal
    rule."""
    start = _YAML_START.match(text)
    end = start.end() if start else 0
    known = False
    for line in text[end:].splitlines(keepends=True) if start else ():
        header = _HEADER_LINE.match(line)
        if not header:
            break
        known = known or normal(header["key"] or "") in _KNOWN_KEYS
        end += len(line)
    return end if known else 0


def _read_toml(text: str) -> FrontMatter:
    block = _TOML_BLOCK.match(text)
    if not block:
        unclosed = (
            1,
            "the front matter, in TOML, is not closed: write it as YAML between lines of `---`",
        )
        return FrontMatter({}, text, problems=(unclosed,) if _TOML_START.match(text) else ())
    problem = (
        1,
        "the front matter is TOML, which other tools of MkDocs show as text: write it as YAML",
    )
    try:
        if len(block[1]) > _LONGEST_TOML:
            raise ValueError("it is too long")
        meta = _load_toml(block[1])
    except (ValueError, RecursionError) as error:
        meta, problem = (
            {},
            (
                1,
                f"the front matter is not valid TOML ({loose_yaml.describe_error(error)}): write it as YAML",
            ),
        )
    return _front_matter(text, meta, block.end(), [problem], block[1])


def _load_toml(source: str) -> dict[str, Any]:
    # Few sites have any, and its reader takes longer to load than a hundred pages' YAML to read.
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    return tomllib.loads(source)


def _read_json(text: str) -> FrontMatter:
    # A page may well begin with a brace: a macro, say.
    if not _JSON_START.match(text):
        return FrontMatter({}, text)
    try:
        meta, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError) as error:
        why = loose_yaml.describe_error(error)
        problem = (
            1,
            f"the page begins with JSON that cannot be read ({why}): write its front matter as YAML",
        )
        return FrontMatter({}, text, problems=(problem,))
    problem = (
        1,
        "the front matter is JSON, which other tools of MkDocs show as text: write it as YAML",
    )
    return _front_matter(text, meta, end, [problem], text[:end], source_line=1)


def _read_lines(text: str) -> FrontMatter:
    """MkDocs' other kind of front matter: lines of `Key: value` at the very top, without lines
    around them.

    It would take any first line with a colon for one; here its key has to be one that means
    something.
    """
    first = META_LINE.match(text.split("\n", 1)[0])
    if not first or normal(first["key"]) not in _KNOWN_KEYS:
        return FrontMatter({}, text)
    found: dict[str, list[str]] = {}
    key, end = "", 0
    for line in text.splitlines(keepends=True):
        words = line.rstrip()
        entry, more = META_LINE.match(words), _META_MORE.match(words)
        if not entry and not more:
            break
        key = entry["key"].lower() if entry else key
        value = entry["value"] if entry else more["value"] if more else ""
        found.setdefault(key, []).append(value or "")
        end += len(line)
    meta = {key: " ".join(filter(None, values)) for key, values in found.items()}
    return _front_matter(text, meta, end, [], text[:end], source_line=1)
