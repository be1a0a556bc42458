"""What Jekyll's and Hugo's template languages left in a body: addresses are resolved, the rest is reported."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .patterns import pattern

FENCE = pattern(r"^ {0,3}(?P<mark>`{3,}(?=[^`\n]*$)|~{3,})[^\n]*$", re.MULTILINE)
TICKS = pattern(r"(?P<ticks>`+)|\n(?:[ \t]*\n)+")
ADDRESS = pattern(
    r"(?P<before>\b(?:src|href|poster)\s*=\s*[\"']?)?"
    r"\{\{-?\s*(?:site\.(?:url|baseurl)|[\"'](?P<quoted>[^\"'{}\n]*)[\"']\s*\|\s*(?:absolute_url|relative_url))\s*-?\}\}"
    r"(?:\{\{-?\s*site\.baseurl\s*-?\}\})?(?P<path>/[^\s)\"'<>\]]*)?",
)
TAG = pattern(
    r"\{%-?\s*include\s+(?P<include>[\w-]+)\.html(?P<includes>\s[^%{}\n]*)?%\}"
    r"|\{\{[<%]\s*(?P<shortcode>[\w-]+)(?P<arguments>\s[^{}\n]*)?[>%]\}\}"
)
LEFT = pattern(r"\{%-?\s*\w[^%\n]*%\}|\{\{[<%]\s*(?:/\s*)?\w[^{}\n]*[>%]\}\}")
NAMED = pattern(r"(?<![\w.-])([\w-]+)\s*=\s*[\"']?([\w-]+)[\"']?(?=\s|/|-|\Z)")
POSITIONAL = pattern(r"\s*[\"']?([\w-]+)[\"']?(?=\s|/|\Z)(?!\s*=)")
# How far up the beginning of indented code is looked for: the bound keeps a text of nothing else linear.
MOST_LINES = 500
INDENTS = ("    ", "\t")
# What lines that are indented by four spaces belong to, be there empty lines between: lists, notes, tabs, HTML.
HOLDER = pattern(r" {0,3}(?:[-*+]|\d+[.)]|:|!!!|\?\?\?\+?|===|\[\^[^\]]+\]:|///|<)(?:\s|(?<=[:<]))")
PLAYER_PAGES = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "spotify": "https://open.spotify.com/episode/{}",
    "transistor": "https://share.transistor.fm/s/{}",
}


def resolve(body: str, address: Callable[[str, bool], str]) -> str:
    """The body with `{{ site.url }}/path`, its relatives and the tags of players replaced by addresses.

    `address(path, raw)` gives the address of a path below the site's root, for Markdown or (`raw`) for HTML.
    """
    # One letter is found, or not, in a tenth of the time that two take.
    if "{" not in body:
        return body
    if "{{" in body and ("site." in body or "_url" in body):
        body = _outside_code(body, lambda words: ADDRESS.sub(lambda found: _address(found, address), words))
    return players(body)


def players(body: str) -> str:
    """The body with players' tags, such as `{{< youtube id >}}`, replaced by addresses in their own paragraphs."""
    if "{" in body and ("{%" in body or "{{" in body) and any(name in body for name in PLAYER_PAGES):
        return _outside_code(body, lambda words: TAG.sub(_player, words))
    return body


def _address(found: re.Match[str], address: Callable[[str, bool], str]) -> str:
    path = found["path"] or found["quoted"] or "/"
    return (found["before"] or "") + address(path, bool(found["before"]))


def _player(found: re.Match[str]) -> str:
    page = _page_of_player(found)
    return f"\n\n{page}\n\n" if page else found[0]


def _page_of_player(found: re.Match[str]) -> str:
    """The page that a tag's player belongs to; one that takes several platforms names their ids."""
    name = found["include"] or found["shortcode"]
    words = found["includes"] or found["arguments"] or ""
    given = dict(NAMED.findall(words))
    positional = POSITIONAL.match(words) if found["shortcode"] else None
    if name in PLAYER_PAGES and (identity := given.get("id") or (positional[1] if positional else "")):
        return PLAYER_PAGES[name].format(identity)
    named = ((platform, given.get(f"{platform}_id")) for platform in ("spotify", "youtube", "vimeo"))
    return next((PLAYER_PAGES[platform].format(identity) for platform, identity in named if identity), "")


def leftovers(body: str) -> list[tuple[int, str]]:
    """(line, tag) of the template tags that MkDocs would show as text."""
    if "{" not in body or ("{%" not in body and "{{<" not in body and "{{%" not in body):
        return []
    left = []
    line, position = 1, 0
    shown = without_code(body)
    for found in LEFT.finditer(shown):
        line += shown.count("\n", position, found.start())
        position = found.start()
        tag = TAG.fullmatch(found[0])
        if not tag or not _page_of_player(tag):
            left.append((line, found[0]))
    return left


def without_code(body: str) -> str:
    """The body with nothing but the line breaks of its code."""
    parts = []
    end = 0
    for start, stop in code(body):
        parts += [body[end:start], "\n" * body.count("\n", start, stop)]
        end = stop
    return "".join((*parts, body[end:]))


def without_hidden(body: str) -> str:
    """The body without its code and its comments."""
    first, *others = (without_code(body) if "`" in body or "~~~" in body else body).split("<!--")
    return first + "".join(other.partition("-->")[2] for other in others)


def is_indented_code(body: str, position: int) -> bool:
    """Whether a place is in a block of code that is marked by four spaces alone.

    In a list, a note or raw HTML such lines are what stands in it.
    """
    start = body.rfind("\n", 0, position) + 1
    if not body.startswith(INDENTS, start):
        return False
    blank_before = False
    for _ in range(MOST_LINES):
        if not start:
            return True
        end = start - 1
        start = body.rfind("\n", 0, end) + 1
        line = body[start:end]
        if line.strip() and not line.startswith(INDENTS):
            return blank_before and not HOLDER.match(line)
        blank_before = not line.strip()
    return False


def _outside_code(body: str, change: Callable[[str], str]) -> str:
    parts = []
    end = 0
    for start, stop in code(body):
        parts += [change(body[end:start]), body[start:stop]]
        end = stop
    return "".join((*parts, change(body[end:])))


def code(body: str) -> Iterator[tuple[int, int]]:
    """Where fenced code and code spans begin and end, in order."""
    if "`" not in body and "~~~" not in body:
        return
    position = 0
    while opening := FENCE.search(body, position):
        yield from _spans(body, position, opening.start())
        mark = opening["mark"]
        closing = re.compile(rf"^ {{0,3}}{mark[0]}{{{len(mark)},}}[ \t]*$", re.MULTILINE).search(body, opening.end())
        position = closing.end() if closing else len(body)
        yield opening.start(), position
    yield from _spans(body, position, len(body))


def _spans(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for found in TICKS.finditer(body, start, end):
        if found["ticks"]:
            runs.append(found.span())
        else:  # A code span ends with its paragraph.
            yield from _paired(body, runs)
            runs = []
    yield from _paired(body, runs)


def _paired(body: str, runs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Each run of backticks with the next one that is as long."""
    seen: dict[int, int] = {}
    partner: dict[int, int] = {}
    for place in range(len(runs) - 1, -1, -1):
        length = runs[place][1] - runs[place][0]
        partner[place] = seen.get(length, 0)
        seen[length] = place
    place = 0
    while place < len(runs):
        start, _ = runs[place]
        if partner[place] and body[start - 1 : start] != "\\":
            yield start, runs[partner[place]][1]
            place = partner[place]
        place += 1
