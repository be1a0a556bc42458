"""The quick inline step of Python-Markdown makes what its own one makes."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from markdown import Markdown, inlinepatterns, treeprocessors

from markdown_documents import documents
from mkdocs_podcast.host.shortcuts import inline_step
from mkdocs_podcast.host.shortcuts.inline_step import quicken
from mkdocs_podcast.host.shortcuts.needed_text import needed_characters

MATERIAL = (
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"),
    *("pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret", "pymdownx.details"),
    *("pymdownx.emoji", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys"),
    *("pymdownx.magiclink", "pymdownx.mark", "pymdownx.smartsymbols", "pymdownx.superfences"),
    *("pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde"),
)
OWN = ("toc", "tables", "fenced_code", "mkdocs_podcast.markdown.extension")
SETS = {
    "none": (),
    "material": MATERIAL,
    "own": OWN,
    "old": ("extra", "legacy_em", "legacy_attrs", "nl2br", "smarty", "wikilinks"),
}
DATA = Path(__file__).resolve().parents[2] / "shared/data"
POSTS = sorted(DATA.glob("posts/**/*.md"))


def instances(names: tuple[str, ...]) -> tuple[Markdown, Markdown]:
    """An instance as it comes, and a quick one."""
    stock, quick = Markdown(extensions=list(names)), Markdown(extensions=list(names))
    quicken(quick)
    assert type(quick.treeprocessors["inline"]) is inline_step.InlineProcessor
    assert type(quick.inlinePatterns["link"]) is inline_step.LinkInlineProcessor
    return stock, quick


def convert(md: Markdown, text: str) -> str:
    try:
        return md.reset().convert(text)
    except Exception as error:
        return type(error).__name__


@pytest.mark.parametrize("name", SETS)
def test_random_documents_come_out_the_same(name: str) -> None:
    stock, quick = instances(SETS[name])
    for text in documents(300, seed=1):
        assert convert(quick, text) == convert(stock, text), text


@pytest.mark.skipif(not POSTS, reason="the folder with other people's posts is not here")
@pytest.mark.parametrize("name", ["material", "own"])
def test_real_posts_come_out_the_same(name: str) -> None:
    stock, quick = instances(SETS[name])
    for path in POSTS:
        text = path.read_text("utf-8")
        assert convert(quick, text) == convert(stock, text), path


LINKS = (
    "[a](b)",
    "[a]( b )",
    "[a](b 'c')",
    "[a](<b c>)",
    "[a](b(c)d)",
    "[a [b] c](d)",
    "[a]()",
    "[a](b",
    "[`a`](b)",
    "[a](`b`)",
    r"[a](b\)c)",
    "[a](b*c*d)",
    "[*a*](b) ![c](d) [![e](f)](g)",
    "[a](b&amp;c)",
    "[a] (b)",
    "[a][b] [b] ![c][b] ![b]\n\n[b]: /d 'e'",
)


@pytest.mark.parametrize("text", LINKS)
def test_links_come_out_the_same(text: str) -> None:
    stock, quick = instances(())
    assert convert(quick, text) == convert(stock, text)


@pytest.mark.parametrize(
    ("expression", "characters"),
    [
        (r"(?<!\!)\[", "["),
        (r"(?:(?<!\\)((?:\\{2})+)(?=`+)|(?<!\\)`)", "`"),
        (r"\*|_", "*_"),
        (r"(?x) (?: \+ | = ){2}", "+="),
        (r"(?i)(?:a|\$)b", ""),
        (r"(?:a|@)*\.?", ""),
        (r"(?=a@)\w", "@"),
        (r"(?<!@)a", ""),
        (r"(?:[@.]|[^a])", ""),
        (r"(?>@a)", "@") if sys.version_info >= (3, 11) else (r"(?:@a)", "@"),
        ("", ""),
        (r"<[^>]*>", ">"),
        ("  \n", "\n"),
    ],
)
def test_the_characters_that_an_expression_needs(expression: str, characters: str) -> None:
    assert needed_characters(expression) == characters


@pytest.mark.parametrize("name", SETS)
def test_no_expression_matches_without_a_character_that_it_needs(name: str) -> None:
    for inline_pattern in Markdown(extensions=list(SETS[name])).inlinePatterns:
        compiled = inline_pattern.compiled_re
        needed = needed_characters(compiled.pattern, compiled.flags)
        if not needed:
            continue
        without = re.compile(f"[{re.escape(needed)}]")
        for text in documents(200, seed=2):
            assert not compiled.search(without.sub("", text))


def test_a_pattern_with_an_expression_of_its_own_is_always_tried() -> None:
    class Shouting(inlinepatterns.SimpleTagInlineProcessor):
        def getCompiledRegExp(self) -> re.Pattern[str]:  # noqa: N802
            return re.compile(r"()(\w+)!")

    _, quick = instances(())
    quick.inlinePatterns.register(Shouting(r"\[never\]", "b"), "shouting", 300)
    old = inlinepatterns.SimpleTagPattern(r"(%)(\w+)%", "i")
    quick.inlinePatterns.register(old, "old", 290)
    assert quick.convert("Hello you! and %you%") == "<p>Hello <b>you</b> and <i>you</i></p>"


def test_an_unknown_step_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    class Other(treeprocessors.InlineProcessor):
        pass

    md = Markdown()
    md.treeprocessors.register(Other(md), "inline", 20)
    quicken(md)
    assert type(md.treeprocessors["inline"]) is Other

    def apply(self: object, pattern: object, data: str, number: int, start: int = 0) -> object:
        return data, False, 0

    monkeypatch.setattr(treeprocessors.InlineProcessor, "_InlineProcessor__applyPattern", apply)
    md = Markdown()
    quicken(md)
    assert type(md.treeprocessors["inline"]) is treeprocessors.InlineProcessor
    monkeypatch.delattr(treeprocessors.InlineProcessor, "_InlineProcessor__applyPattern")
    quicken(md)
    assert type(md.treeprocessors["inline"]) is treeprocessors.InlineProcessor


def test_an_unknown_link_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    original = inlinepatterns.LinkInlineProcessor.getLink

    def get_link(self: inlinepatterns.LinkInlineProcessor, data: str, index: int) -> object:
        return original(self, data, index)

    monkeypatch.setattr(inlinepatterns.LinkInlineProcessor, "getLink", get_link)
    md = Markdown()
    quicken(md)
    assert type(md.inlinePatterns["link"]) is inlinepatterns.LinkInlineProcessor
