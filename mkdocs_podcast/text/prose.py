"""Markdown → plain text, as far as summaries need it: one pass of regular expressions, no parser."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import values
from .code import without_fences, without_scripts
from .patterns import pattern

_EMPTY_LINES = pattern(r"\n(?:[ \t]*\n)+")
_LEADING_LINES = pattern(r"\A(?:[ \t]*\n)+")
_HEADING_ATTRIBUTES = pattern(r"\{[^{}]*\}\Z")
_MORE = pattern(r"<!--\s*more\s*-->", re.IGNORECASE)
_HEADING = pattern(r"#[ \t]+(\S[^\n]*)|([^\n]+)\n=+[ \t]*(?:\n|\Z)")
_NOT_PROSE = pattern(
    r"#|[-*+][ \t]|\d+[.)][ \t]|>|\||<(?!https?:|/?(?:a|abbr|b|code|em|i|kbd|mark|span|strong|u)\b)|!\[|\{%|\{\{<|\[\^"
    r"|\[[^\[\]]+\]:|```|~~~|[-=*_]{3,}\s*$| {4}|\t|:::|\*\*[^*]+\*\*\s*$"
)
_LABEL = pattern(
    r"[*_]*(?:(?:published|air date|date|duration|author|hosts?|guests?|transcript|sponsors?)[*_]*\s*:|sponsored by\b)",
    re.IGNORECASE,
)
# Each looks no further than to where it could begin again: an opening that is never closed costs
# nothing.
_MARKUP = (
    (pattern(r"</?(?!https?:)[A-Za-z][^<>]*>"), ""),
    (pattern(r"!\[[^\[\]]*\]\((?:[^()]|\([^()]*\))*\)"), ""),
    (pattern(r"\[([^\[\]]*)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\])"), r"\1"),
    # Also where a page shows another generator's tag as code.
    (pattern(r"`{0,2}\{[:#.%{][^{}]*\}+`{0,2}"), ""),
    (pattern(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)"), r"\2"),
    (pattern(r"(?<!\\)(\*{1,3})(?=\S)([^*]+?)(?<=[^\s\\])\1"), r"\2"),
    (pattern(r"(?<!\\)(\*\*)(?=\S)([^*]+?)(?<=[^\s\\])\1"), r"\2"),
    (pattern(r"(?<!\w)(_{1,3})(?=\S)([^_]+?)(?<=\S)\1(?!\w)"), r"\2"),
    (pattern(r"<(https?://[^<>\s]+)>"), r"\1"),
    (pattern(r"\\([\\`*_{}\[\]()#+.!<>~|-])"), r"\1"),
)
_MARKS = pattern(r"[<\[{`*_\\&]")
_TAGS = pattern(r"<(?!https?:)[^<>]*>")
_LINKED = pattern(r"\[[^\[\]]*\]\((?:[^()]|\([^()]*\))*\)|<https?://[^<>\s]+>|https?://\S+")
# Enough for any first paragraph, and a bound on what a very long page costs.
READ = 20_000
# Less than what `shorten` leaves of a summary.
_LONGEST_BEGINNING = 100


def plain(markdown: str) -> str:
    """The words of a stretch of Markdown or HTML, on one line; of a very long one, those at its
    beginning."""
    if not _MARKS.search(markdown):
        return values.text(markdown) or ""
    markdown = without_scripts(markdown[:READ])
    for markup, replacement in _MARKUP:
        markdown = markup.sub(replacement, markdown)
    return values.text(markdown) or ""


def summary(body: str, most: int = 300) -> str:
    """The text before `<!-- more -->`, else of the first paragraph; at most `most` characters."""
    start = body[:READ]
    more = _MORE.search(start)
    if more:
        texts = map(plain, paragraphs(start[: more.start()]))
        return shorten(" ".join(text for text in texts if text), most)
    for paragraph in paragraphs(start):
        text = plain(paragraph)
        if text:
            return shorten(text, most)
    return ""


def plain_beginning(body: str) -> str:
    """What a summary begins with, as far as that is written without
    markup: to read it is a tenth of the work."""
    for paragraph in paragraphs(body[:READ]):
        mark = _MARKS.search(paragraph, 0, _LONGEST_BEGINNING)
        return paragraph[: mark.start() if mark else _LONGEST_BEGINNING]
    return ""


def paragraphs(markdown: str) -> Iterator[str]:
    """The paragraphs of running text: no headings, lists, tables, quotes, code, images, raw HTML or
    mere links."""
    for block in _blocks(without_fences(markdown)):
        paragraph = _LEADING_LINES.sub("", block)
        if _NOT_PROSE.match(paragraph) or _LABEL.match(paragraph):
            continue
        if has_words(paragraph):
            yield paragraph


def _blocks(text: str) -> Iterator[str]:
    position = 0
    for gap in _EMPTY_LINES.finditer(text):
        yield text[position : gap.start()]
        position = gap.end()
    yield text[position:]


def has_words(markdown: str) -> bool:
    """Whether a stretch of Markdown says anything besides links, addresses and tags."""
    text = _LINKED.sub("", _TAGS.sub("", markdown))
    return any(character.isalnum() for character in text)


def shorten(text: str, most: int) -> str:
    """Cut at the end of a sentence where one is near, else at a word."""
    if len(text) <= most:
        return text
    cut = text[:most]
    end = max(cut.rfind(mark) for mark in (". ", "! ", "? ", "。"))
    if end > most // 2:
        return cut[: end + 1]
    cut = cut.rsplit(" ", 1)[0] if " " in cut else cut[:-1]
    return cut.rstrip(",;:–- ") + "…"


def first_heading(body: str) -> str:
    """The text of the first heading of level 1, when the page begins with one."""
    match = _HEADING.match(body[:READ].lstrip())
    if not match:
        return ""
    heading = (match[1] or match[2]).strip()
    # One of nothing but `#` is its own text.
    heading = (heading.rstrip("#") or heading).rstrip()
    return plain(_HEADING_ATTRIBUTES.sub("", heading))
