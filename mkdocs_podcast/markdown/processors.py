"""A step over the tree of a page that knows the document."""

from __future__ import annotations

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from .document import Document


class DocumentTreeprocessor(Treeprocessor):
    def __init__(self, md: Markdown, document: Document) -> None:
        super().__init__(md)
        self.document = document
