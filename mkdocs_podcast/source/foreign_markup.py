"""What other generators' templates and components leave in the notes: it is found, named and left
out.

Liquid and Jinja (`{% tag %}`, `{{ output }}`), Hugo and Zola (`{{< name >}}`, `{{ name() }}`),
kramdown (`{: .class}`, `{::options}`), MDX (`import x from`, `export const`) and JSX
(`<Player src={x} />`, `style={{...}}`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from ..text.code import is_indented_code
from ..text.outside_code import blank_hidden
from ..text.patterns import pattern
from ..text.records import NamedTuple

# No pattern looks past the next opening of its own kind, so that a search takes linear time. All
# begin with the same brace, which makes it fast.
_STATEMENT = (
    r"%-?\s*(?P<statement>\w[\w.-]*)(?![\w.-])"
    r"(?P<arguments>(?:[^%{\n]|%(?!\})|\{(?!%)|\n(?![ \t]*\n))*)%\}"
)
_SHORTCODE = (
    r"\{(?P<mark>[<%])-?\s*(?:(?P<closing>/)\s*)?(?P<shortcode>[\w.-]+)(?![\w.-])"
    r"(?:[^{}\n]|\n(?![ \t]*\n))*[>%]\}\}"
)
_OUTPUT = r"(?<![\\^]\{)\{-?\s*(?P<output>(?!\d)[\w.$\"'/(\[<-](?:[^{}\n]|\n(?![ \t]*\n))*)\}\}"
_OPTIONS = r"(?P<options>::/?\w[^{}\n]*|:[ \t]*toc[ \t]*)\}"
_ATTRIBUTES = r":\s*[\w.#/\"-][^{}\n]*\}"
_HEADING_ATTRIBUTES = r"[ \t]*(?:[#.][\w-]+[ \t]*)+\}(?=[ \t]*$)"
_COMMENT = r"(?P<comment>/\*(?:[^*{]|\*(?!/)|\{(?!/\*))*\*/|\#-?[ \t][^{}\n]*\#)\}"
_IMPORT = (
    r"^(?P<import>import[ \t]+(?:(?:[\w$]+[ \t]*,[ \t]*)?(?:\{[^{}]*\}|\*[ \t]+as[ \t]+[\w$]+|[\w$]+)"
    r"[ \t]+from[ \t]+)?[\"'][^\"'\n]+[\"'];?[ \t]*$)"
)
_EXPORT = (
    r"^(?P<export>export[ \t]+(?:(?:const|let|var)[ \t]+[\w${][^\n]*=|(?:async[ \t]+)?function\b"
    r"|default[ \t]+(?:async\b|function\b|class\b|[({]|[\w$.]+(?:[ \t]*=>|\(|;[ \t]*$)))"
    r"[^\n]*(?:\n(?![ \t]*\n)[^\n]*)*)"
)
COMPONENT_TAG = pattern(
    r"<(?P<slash>/?)(?P<name>[A-Za-z][\w.]*)"
    r"(?![\w.])(?:[^<>\"'{}]|\"[^\"<]*\"|'[^'<]*'|(?<==)\{(?:[^{}<]|<[A-Z][^<>{}]*/>|\{[^{}<]*\})*\})*>"
)
_ATTRIBUTE = pattern(r"\s(?P<name>[A-Za-z][\w:-]*)=\{(?:[^{}<]|\{[^{}<]*\})*\}")
_COMPONENT_START = pattern(r"</?[A-Z][a-z]")
# Without any of these, and without a component, a text has nothing of other generators.
_SIGNS = ("{", "import ", "export ")
# Elements of HTML that may be written with a capital letter and end in `/>`.
_HTML = frozenset(
    "area audio br col embed hr iframe img input link source video wbr".split()  # noqa: SIM905 - a list of words
)
_ALWAYS = "|".join((_STATEMENT, _SHORTCODE, _OUTPUT, _OPTIONS, _COMMENT))
_MARKUP = {
    True: pattern(rf"\{{(?:{_ALWAYS})", re.MULTILINE),
    False: pattern(rf"\{{(?:{_ALWAYS}|{_ATTRIBUTES}|{_HEADING_ATTRIBUTES})", re.MULTILINE),
}
_MODULES = pattern(f"{_IMPORT}|{_EXPORT}", re.MULTILINE)
# The item of a list before `{:toc}` only holds the place of the table of contents.
_LIST_ITEM = pattern(r"[ \t]*(?:[*-]|\d\.)[ \t]")
_OUTDENTED = pattern(r"\n(?=[^ \t\n])")
_HEAD = pattern(r"[\w.$-]+(?P<call>\()?")
# Statements that a statement with `end` before their name closes.
_BLOCKS = frozenset({"raw", "for", "comment", "capture"})
_INNER = ("end", "else", "elsif", "elif", "when")
_LONGEST_LINE = 2000
# A plugin puts these in once the page is HTML.
_RESOLVED_LATER = "git_"


class ForeignMarkup(NamedTuple):
    """A construct of another generator's: what messages call it, and as it is written."""

    name: str
    text: str


class _Piece(NamedTuple):
    start: int
    end: int
    name: str


def may_have_foreign_markup(body: str) -> bool:
    """Whether a text has something that other generators' constructs cannot be without."""
    if any(sign in body for sign in _SIGNS):
        return True
    return bool(_COMPONENT_START.search(body))


def drop_foreign_markup(
    body: str, *, has_attributes: bool = False
) -> tuple[str, list[ForeignMarkup]]:
    """The body without other generators' constructs outside code, and those that were left out, in
    order.

    `has_attributes` says that Markdown itself reads `{: .class }`.
    """
    return replace_foreign_markup(body, lambda construct, before: "", has_attributes=has_attributes)


def replace_foreign_markup(
    body: str, replacement: Callable[[ForeignMarkup, str], str], *, has_attributes: bool = False
) -> tuple[str, list[ForeignMarkup]]:
    """The body with something else in the place of each construct, and those that have a name.

    `replacement` is given the construct, which has no name where it belongs to another one, and
    what is before it in its line.
    """
    constructs: list[ForeignMarkup] = []
    if not may_have_foreign_markup(body):
        return body, constructs
    for find in (_modules, _components, _templates):
        pieces = find(blank_hidden(body), has_attributes)
        parts: list[str] = []
        copied = 0
        for start, end, name in _outside_indented_code(body, pieces):
            construct = ForeignMarkup(name, body[start:end].strip())
            if name:
                constructs.append(construct)
            before = body[copied:start]
            line_start = max(body.rfind("\n", 0, start) + 1, start - _LONGEST_LINE)
            parts += [before, replacement(construct, body[line_start:start])]
            copied = end
        parts.append(body[copied:])
        body = "".join(parts)
    return body, constructs


def _outside_indented_code(body: str, pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """Those that are not in code that only its four spaces mark.

    One answer serves for a whole block of indented lines.
    """
    position, is_code = 0, False
    for piece in pieces:
        line_start = body.rfind("\n", 0, piece.start) + 1
        if not body.startswith(("    ", "\t"), line_start):
            yield piece
            continue
        if not position or _OUTDENTED.search(body, position, line_start + 1):
            is_code = is_indented_code(body, piece.start)
        position = piece.start
        if not is_code:
            yield piece


def _modules(body: str, has_attributes: bool) -> Iterator[_Piece]:
    """Imports and exports of MDX."""
    if "import" not in body and "export" not in body:
        return
    for match in _MODULES.finditer(body):
        name = "export ..."
        if match["import"]:
            name = "import ... from"
        yield _Piece(match.start(), match.end(), name)


def _components(body: str, has_attributes: bool) -> Iterator[_Piece]:
    """JSX components, and attributes that are JavaScript."""
    if "={" not in body and not _COMPONENT_START.search(body):
        return
    dropped: set[str] = set()
    for tag in COMPONENT_TAG.finditer(body):
        name = tag["name"]
        has_javascript = "={" in tag[0]
        if _may_be_component(name):
            if tag["slash"]:
                if name in dropped:
                    yield _Piece(tag.start(), tag.end(), "")
            elif has_javascript or tag[0].endswith("/>"):
                dropped.add(name)
                yield _Piece(tag.start(), tag.end(), f"<{name} />")
        elif has_javascript:
            for attribute in _ATTRIBUTE.finditer(tag[0]):
                start = tag.start() + attribute.start()
                end = tag.start() + attribute.end()
                yield _Piece(start, end, f"{attribute['name']}={{...}}")


def _may_be_component(name: str) -> bool:
    # HTML is also written all in capital letters, or with one at its beginning.
    if not name[0].isupper() or name.isupper():
        return False
    return name.lower() not in _HTML


def _templates(body: str, has_attributes: bool) -> Iterator[_Piece]:
    """Tags of templates, attributes of kramdown."""
    if "{" not in body or "}" not in body:
        return
    matches = list(_MARKUP[has_attributes].finditer(body))
    last_places = {match["statement"]: match.start() for match in matches}
    block = ""
    block_start = depth = 0
    for match in matches:
        statement = match["statement"] or ""
        if block:
            depth += (statement == block) - (statement == f"end{block}")
            if not depth:
                # The content of `raw` is no template: it stays.
                if block == "raw":
                    block_start = match.start()
                yield _Piece(block_start, match.end(), "")
                block = ""
            continue
        name = _name_of(match)
        if statement in _BLOCKS and last_places.get(f"end{statement}", -1) > match.start():
            block, depth = statement, 1
        if block and block != "raw":
            # The block is left out as a whole; it is named where it begins.
            yield _Piece(match.start(), match.end(), name)
            block_start = match.end()
            continue
        output = match["output"] or ""
        if not output.startswith(_RESOLVED_LATER):
            yield _Piece(_start_of(match), match.end(), name)


def _start_of(match: re.Match[str]) -> int:
    start = match.start()
    options = match["options"] or ""
    if not options.endswith("toc"):
        return start
    line_start = match.string.rfind("\n", 0, start) + 1
    if line_start == 0:
        return start
    item_start = match.string.rfind("\n", 0, line_start - 1) + 1
    if _LIST_ITEM.match(match.string, item_start):
        return item_start
    return start


def _name_of(match: re.Match[str]) -> str:
    """What messages call a construct; "" for what belongs to another one."""
    if match["statement"]:
        return _name_of_statement(match["statement"], match["arguments"])
    if match["shortcode"]:
        if match["closing"]:
            return ""
        if match["mark"] == "<":
            return f"{{{{< {match['shortcode']} >}}}}"
        return f"{{{{% {match['shortcode']} %}}}}"
    if match["output"]:
        return _name_of_output(match["output"])
    if match["comment"]:
        return ""
    if match["options"]:
        return "{::...}"
    # Where Markdown reads attributes itself, the pattern has no group for them.
    if match[0].startswith("{:"):
        return "{: ... }"
    return "{#...}"


def _name_of_statement(statement: str, arguments: str) -> str:
    if statement == "raw" or statement.startswith(_INNER):
        return ""
    if statement.startswith("include"):
        file = arguments.split(maxsplit=1)[:1]
        return " ".join(("{%", statement, *file, "%}"))
    return f"{{% {statement} %}}"


def _name_of_output(output: str) -> str:
    head = _HEAD.match(output)
    if not head:
        return "{{ ... }}"
    if head["call"]:
        return f"{{{{ {head[0]}) }}}}"
    return f"{{{{ {head[0]} }}}}"
