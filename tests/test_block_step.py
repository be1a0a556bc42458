"""The quick tests of Python-Markdown's blocks find what its own ones find."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest
from markdown import Markdown, blockprocessors
from markdown.extensions import tables

from markdown_documents import documents
from mkdocs_podcast.host.shortcuts.block_step import quicken_blocks

QUICK = ("quote", "hashheader", "setextheader", "table")
BLOCKS = (
    *(
        "# A",
        "text\n## A ##",
        "A\n===",
        "A\n--- ",
        "> a",
        "text\n  > a",
        "a#b",
        "a > b",
        "a\nb = c",
    ),
    *("a | b\n--|--\n1 | 2", "|a|\n|-|\n|b|", "a | b", "`a | b`\n--|--", "a\nb", "", "é\n\u2014"),
)


def instances() -> tuple[Markdown, Markdown]:
    stock, quick = Markdown(extensions=["tables"]), Markdown(extensions=["tables"])
    quicken_blocks(quick)
    return stock, quick


def is_quick(md: Markdown) -> list[bool]:
    return ["test" in vars(md.parser.blockprocessors[name]) for name in QUICK]


def test_every_block_passes_the_same_tests() -> None:
    stock, quick = instances()
    assert is_quick(quick) == [True] * 4
    passed = set()
    blocks = [block for text in documents(500, seed=4) for block in text.split("\n\n")]
    for block in (*BLOCKS, *blocks):
        for name in QUICK:
            expected = stock.parser.blockprocessors[name].test(Element("div"), block)
            actual = quick.parser.blockprocessors[name].test(Element("div"), block)
            assert actual == expected, (name, block)
            if actual:
                passed.add(name)
    assert passed == set(QUICK)


def test_unknown_processors_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    class Other(blockprocessors.HashHeaderProcessor):
        pass

    md = Markdown(extensions=["tables"])
    md.parser.blockprocessors.register(Other(md.parser), "hashheader", 70)
    quicken_blocks(md)
    assert is_quick(md) == [True, False, True, True]
    monkeypatch.setattr(blockprocessors.HashHeaderProcessor, "test", lambda self, block: True)
    monkeypatch.setattr(tables.TableProcessor, "test", lambda self, block: True)
    md = Markdown(extensions=["tables"])
    quicken_blocks(md)
    assert is_quick(md) == [False] * 4
