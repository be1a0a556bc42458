"""Python-Markdown's tests of what a block is, with the same result and without most of its searches.

Each block of a page is offered to some twelve processors. Four of them search it letter by letter
for a line that nearly no block has: a look for a character of that line says so first. Nothing in
this module knows of MkDocs or of the plugin.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown, blockprocessors
from markdown.extensions.tables import TableProcessor

from .known_parts import fingerprint
from .needed_text import needed_characters

# Processors whose tests search a block for the expression `RE`.
_SEARCHING: tuple[type[blockprocessors.BlockProcessor], ...] = (
    blockprocessors.BlockQuoteProcessor,
    blockprocessors.HashHeaderProcessor,
    blockprocessors.SetextHeaderProcessor,
)
# Of Python-Markdown 3.4 to 3.11.
_KNOWN_TESTS = 0x19415F3A
_KNOWN_TABLES = 0xAD624DFD

Test = Callable[[Element, str], bool]


def quicken_blocks(md: Markdown) -> None:
    """Gives the processors of a Markdown instance quick tests, if their own are known."""
    has_known_tests = fingerprint(*(kind.test for kind in _SEARCHING)) == _KNOWN_TESTS
    has_known_tables = fingerprint(TableProcessor.test) == _KNOWN_TABLES
    for processor in md.parser.blockprocessors:
        needed = ""
        if type(processor) in _SEARCHING and has_known_tests:
            expression = processor.RE  # type: ignore[attr-defined]
            needed = needed_characters(expression.pattern, expression.flags)
        elif type(processor) is TableProcessor and has_known_tables:
            needed = "|"
        if len(needed) == 1:
            processor.test = _quick_test(needed, processor.test)  # type: ignore[assignment, method-assign]


def _quick_test(needed: str, test: Test) -> Test:
    """The test, for blocks that hold a character; no other passes it."""
    return lambda parent, block: needed in block and test(parent, block)
