"""The quick ways of Python-Markdown's first steps give what its own ones give."""

from __future__ import annotations

from typing import Any

import pytest
from markdown import Markdown
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.util import Registry

from markdown_documents import documents
from mkdocs_podcast.host.shortcuts import text_step
from mkdocs_podcast.host.shortcuts.text_step import quicken_text

TEXTS = (
    *("", "a", "a\n\nb", "a\n  \nb", "  \na", "a\n   ", "a\n\t\nb", "\t", "a\tb\n\tc", "a\r\nb\rc"),
    *(
        "a\u0002b\n \u0003\nc",
        "a\n\u0002 \nb",
        "a\n\u0003\tb",
        "a \n b\n",
        "\n\n\n",
        "é \u2028\n b",
    ),
    *("```\ncode\n```", "~~~ py\ncode\n~~~", "a `` b", "``` open", "a\n```\nb\n````\n```"),
)


def instances() -> tuple[Markdown, Markdown]:
    stock, quick = Markdown(extensions=["fenced_code"]), Markdown(extensions=["fenced_code"])
    quicken_text(quick)
    return stock, quick


@pytest.mark.parametrize("name", ["normalize_whitespace", "fenced_code_block"])
def test_a_step_gives_the_same(name: str) -> None:
    stock, quick = instances()
    assert "run" in vars(quick.preprocessors[name])
    for text in (*TEXTS, *documents(500, seed=7)):
        lines = text.split("\n")
        assert quick.preprocessors[name].run(lines) == stock.preprocessors[name].run(lines), text


def test_whole_documents_are_the_same() -> None:
    stock, quick = instances()
    for text in (*TEXTS, *documents(300, seed=8)):
        assert quick.reset().convert(text) == stock.reset().convert(text)


def test_steps_stay_in_their_order_when_some_come_and_go() -> None:
    stock, quick = (md.parser.blockprocessors for md in instances())
    assert type(quick) is not Registry
    changes: list[Any] = [
        lambda steps: steps.register(steps["hr"], "late", 1000),
        lambda steps: steps.deregister("hr"),
        lambda steps: steps.register(steps["late"], "ulist", 5),
        lambda steps: (steps.deregister("late"), steps.register(steps["ulist"], "new", 7)),
        lambda steps: (steps.register(steps["paragraph"], "olist", 3), steps["olist"]),
    ]
    for change in changes:
        before = list(quick)
        change(stock)
        change(quick)
        assert [type(step) for step in quick] == [type(step) for step in stock]
        assert list(quick) != before
        assert [type(quick[place]) for place in range(len(quick))] == [type(s) for s in stock]


def test_unknown_steps_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    class Other(FencedBlockPreprocessor):
        pass

    monkeypatch.setattr(text_step, "_KNOWN_NORMALIZATION", 1)
    monkeypatch.setattr(text_step, "_KNOWN_REGISTRY", 1)
    md = Markdown(extensions=["fenced_code"])
    md.preprocessors.register(Other(md, {}), "fenced_code_block", 25)
    quicken_text(md)
    assert type(md.parser.blockprocessors) is Registry
    assert not any("run" in vars(step) for step in md.preprocessors)
