"""A step over the tree of a page that knows the document, and whose unforeseen errors end no
build."""

from __future__ import annotations

from functools import partial
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from .document import Document


class DocumentTreeprocessor(Treeprocessor):
    def __init__(self, md: Markdown, document: Document) -> None:
        super().__init__(md)
        self.document = document

    def run(self, root: Element) -> None:
        self.document.attempt(partial(self.process, root))

    def process(self, root: Element) -> None:
        raise NotImplementedError
