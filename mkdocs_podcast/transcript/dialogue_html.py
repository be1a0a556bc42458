"""HTML → the paragraphs of a dialogue."""

from __future__ import annotations

from ..text import values
from ..text.patterns import pattern
from .cue_text import join_pieces
from .dialogue_marks import DialogueBlock, is_bold_speaker

_TAG = pattern(r"<(?P<close>/)?(?P<name>[A-Za-z][A-Za-z0-9]*)(?:[\s/][^<>]*)?>")
_HEADING_TAGS = frozenset({"title", "h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCK_TAGS = _HEADING_TAGS | frozenset(
    {
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "br",
        "hr",
        "blockquote",
        "section",
        "article",
        "tr",
        "td",
        "pre",
        "body",
        "head",
    }
)
_BOLD_TAGS = frozenset({"b", "strong"})
_LONGEST_CITED_NAME = 80


class HtmlDialogueReader:
    """Blocks of text from HTML; `<cite>`, and words in bold at the beginning of a block, are names.

    The standard library's parser takes a time that grows with the square of a tag that nothing
    closes.
    """

    def __init__(self) -> None:
        self.blocks: list[DialogueBlock] = []
        self._start_block(is_heading=False)

    def _start_block(self, *, is_heading: bool) -> None:
        self.line = 1
        self.text: list[str] = []
        self.name: list[str] = []
        # The tag that marks a name, while it is open.
        self.name_tag = ""
        self.is_heading = is_heading
        self.is_cited = False
        self.has_text = False

    def read(self, html: str) -> list[DialogueBlock]:
        """The blocks of a page or a fragment, with the numbers of their lines."""
        line = 1
        end = 0
        for tag in _TAG.finditer(html):
            self._add_text(html[end : tag.start()], line)
            line += html.count("\n", end, tag.end())
            end = tag.end()
            if tag["close"]:
                self._close_tag(tag["name"].lower())
            else:
                self._open_tag(tag["name"].lower())
        self._add_text(html[end:], line)
        self._end_block()
        return self.blocks

    def _open_tag(self, tag: str) -> None:
        if tag in _BLOCK_TAGS:
            self._end_block(next_is_heading=tag in _HEADING_TAGS)
        elif tag == "time":
            self.text.append(" [")
            self.has_text = True
        elif self.name_tag:
            # Emphasis within a name is part of it.
            return
        elif tag == "cite":
            # It names the next speaker, even in the middle of a paragraph.
            if self.name:
                self._end_block()
            self.name_tag = tag
            self.is_cited = True
        elif tag in _BOLD_TAGS and not self.has_text:
            self.name_tag = tag

    def _close_tag(self, tag: str) -> None:
        if tag in _BLOCK_TAGS:
            self._end_block()
        elif tag == "time":
            self.text.append("] ")
            self.has_text = True
        elif tag == self.name_tag:
            self.name_tag = ""

    def _add_text(self, text: str, line: int) -> None:
        if not self.text and not self.name:
            leading_space = text[: len(text) - len(text.lstrip())]
            self.line = line + leading_space.count("\n")
        text = values.unescape(text)
        if self.name_tag:
            self.name.append(text)
            return
        self.text.append(text)
        self.has_text = self.has_text or bool(text.strip())

    def _end_block(self, *, next_is_heading: bool = False) -> None:
        text = values.written("".join(self.text))
        name = values.written("".join(self.name))
        is_cited_name = self.is_cited and len(name) <= _LONGEST_CITED_NAME
        if name and not is_cited_name and not is_bold_speaker(name, text):
            text = join_pieces((name, text))
            name = ""
        if name:
            text = text.lstrip(":： ")
        if text or name:
            self.blocks.append(DialogueBlock(self.line, text, name, self.is_heading))
        self._start_block(is_heading=next_is_heading)
