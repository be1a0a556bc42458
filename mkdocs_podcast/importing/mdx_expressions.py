"""JavaScript in the text of MDX: `{props.guest}`. What is plain text, such as `{" "}`, becomes text;
everything else only the old generator computes."""

from __future__ import annotations

from ..text.code import is_indented_code
from ..text.outside_code import blank_hidden
from ..text.patterns import pattern

_EXPRESSION = pattern(
    r"(?<![\\{$])\{(?![%:#{])(?P<code>(?:[^{}\n]|\n(?![ \t]*\n)|\{[^{}\n]{0,200}\}){1,1000})\}"
)
_TEXT = pattern(r"\s*(?P<quote>[\"'])(?P<text>[^\"'\\\n]*)(?P=quote)\s*")


def resolve_expressions(body: str) -> tuple[str, list[str]]:
    """The body with text in the place of expressions that are nothing else, and the expressions that
    stay in it. Code stays as it is."""
    parts: list[str] = []
    staying: list[str] = []
    end = 0
    if "{" not in body:
        return body, staying
    for match in _EXPRESSION.finditer(blank_hidden(body)):
        if is_indented_code(body, match.start()):
            continue
        text = _TEXT.fullmatch(match["code"])
        if text:
            parts += [body[end : match.start()], text["text"]]
            end = match.end()
        else:
            staying.append(match[0])
    return "".join((*parts, body[end:])), staying
