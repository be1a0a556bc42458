"""One Markdown instance renders a build's pages, and each comes out as MkDocs would render it."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from mkdocs.structure import pages as mkdocs_pages

from markdown_documents import documents
from mkdocs_podcast.host.shortcuts import known_parts, page_converter, page_rendering
from sites import Site, build, episode, episodes, make, rebuild

# Parts of others, which cannot be used by themselves.
PARTS = {"mkdocs_podcast.markdown.document", "pymdownx._bypassnorm", "pymdownx.blocks"}
EXTENSIONS = sorted(known_parts.EXTENSIONS - PARTS)
OPTIONS = {
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.blocks.caption": {"auto": True},
    "pymdownx.highlight": {"linenums": True, "anchor_linenums": True},
    "pymdownx.tabbed": {"alternate_style": True},
}


def convert(md: Markdown, text: str) -> tuple[str, str]:
    try:
        return md.reset().convert(text), str(getattr(md, "toc_tokens", ""))
    except Exception as error:
        return type(error).__name__, ""


@pytest.mark.parametrize("names", [[name] for name in EXTENSIONS] + [EXTENSIONS], ids=str)
@pytest.mark.filterwarnings("ignore")
def test_nothing_of_a_page_is_left_in_an_instance_with_known_extensions(names: list[str]) -> None:
    new_instance = partial(Markdown, extensions=names, extension_configs=OPTIONS)
    shared = new_instance()
    assert known_parts.has_known_steps(shared)
    for text in documents(8):
        assert convert(shared, text) == convert(new_instance(), text), text


LINKS = """# Links

See [the other](002.md#second), [itself](#links), [nothing](#missing), [no page](gone.md),
[the home page](../index.md), [a folder](../), [elsewhere](https://example.com/a?b#c), <me@example.org>,
[absolute](/index.md), [odd](https://exa[mple.com/), ![a picture](gone.png), [mail](mailto:a@b.c),
[no anchor](002.md#gone) and [an old one](002.md#old).

<a name="here"></a> <p ID = 'there'>Text</p> [here](#here) [there](#there)

## A heading with `code`, *words* & [a link](https://example.org)

Text[^1].

[^1]: A note with https://example.net/.
"""
PAGES = {
    **episodes(3),
    "episodes/001.md": episode("One", body=LINKS.replace("[odd](https://exa[mple.com/), ", "")),
    "episodes/002.md": episode("Two", body='## Second\n\n<a id="old"></a>\n\n```python\n1\n```\n'),
}
VALIDATION = {"links": {"anchors": "warn", "absolute_links": "warn", "unrecognized_links": "warn"}}
MORE = {"validation": VALIDATION, "markdown_extensions": ["footnotes", "attr_list", "toc"]}


def output(site: Site) -> Mapping[str, bytes]:
    return {
        path: (site.out / path).read_bytes() for path in site.files() if path != "sitemap.xml.gz"
    }


def messages(site: Site) -> list[str]:
    """Those that do not depend on the folder and on the hour."""
    return [line for line in site.infos if not re.match("Building|Documentation built", line)]


@pytest.fixture
def conversions(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that went through the converter."""
    converted: list[str] = []
    convert_page = page_rendering.convert_page

    def recorded(md: Markdown, text: str, file: Any, *more: Any) -> page_rendering.ConvertedPage:
        converted.append(file.src_uri)
        return convert_page(md, text, file, *more)

    monkeypatch.setattr(page_rendering, "convert_page", recorded)
    return converted


def test_a_site_and_its_messages_are_those_of_mkdocs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, conversions: list[str]
) -> None:
    quick = build(tmp_path / "quick", PAGES, strict=False, **MORE)
    assert {"episodes/001.md", "episodes/002.md", "podcast/index.md"} <= set(conversions)
    monkeypatch.setattr(page_converter, "_known_instance", lambda *_: None)
    conversions.clear()
    stock = build(tmp_path / "stock", PAGES, strict=False, **MORE)
    assert conversions == []
    assert output(quick) == output(stock)
    assert quick.warnings == stock.warnings
    assert messages(quick) == messages(stock)
    assert len([line for line in quick.warnings if "001.md" in line]) >= 6


def test_an_address_that_cannot_be_read_ends_the_build_as_ever(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="Invalid IPv6 URL"):
        build(tmp_path, {"e.md": episode(body="[odd](https://exa[mple.com/)")})


class Counter(Preprocessor):
    """An extension of somebody's own, which counts what it has seen."""

    count = 0

    def run(self, lines: list[str]) -> list[str]:
        self.count += 1
        return [*lines, "", f"Page {self.count}"]


class Counting(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.preprocessors.register(Counter(md), "counter", 50)


def test_pages_with_an_unknown_extension_are_left_to_mkdocs(
    tmp_path: Path, conversions: list[str]
) -> None:
    site = build(tmp_path, episodes(2), markdown_extensions=["test_page_converter:Counting"])
    assert conversions == []
    assert "Page 1" in site.text("episodes/002/index.html")


@pytest.mark.parametrize(
    "options",
    [
        "footnotes: {UNIQUE_IDS: true}",
        "toc: {slugify: !!python/name:test_page_converter.slug ''}",
    ],
)
def test_pages_with_options_that_may_remember_something_are_left_to_mkdocs(
    options: str, tmp_path: Path, conversions: list[str]
) -> None:
    config = make(tmp_path, episodes(2))
    rebuild(config)
    assert conversions
    conversions.clear()
    with config.open("a", encoding="utf-8") as file:
        file.write(f"markdown_extensions: [{{{options}}}]\n")
    rebuild(config)
    assert conversions == []


def slug(text: str, separator: str) -> str:
    return text.lower().replace(" ", separator)


def test_a_function_of_a_known_package_is_a_known_option() -> None:
    from markdown.extensions.toc import TocExtension, slugify_unicode

    assert known_parts.is_known_extension(TocExtension(slugify=slugify_unicode))
    assert known_parts.is_known_extension(TocExtension(slugify=partial(slugify_unicode)))
    assert not known_parts.is_known_extension(TocExtension(slugify=slug))
    assert not known_parts.is_known_extension(TocExtension(slugify=partial(slug)))


@pytest.mark.parametrize("name", ["render", "read_source"])
def test_another_rendering_of_mkdocs_is_respected(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, conversions: list[str]
) -> None:
    original = mkdocs_pages.Page.render

    def render(self: mkdocs_pages.Page, config: Any, files: Any) -> None:
        original(self, config, files)
        self.content = f"{self.content}<p>Changed</p>"

    if name == "render":
        monkeypatch.setattr(mkdocs_pages.Page, name, render)
    site = build(tmp_path, episodes(2))
    assert ("Changed" in site.text("episodes/002/index.html")) is (name == "render")
    assert bool(conversions) is (name != "render")


def test_a_mkdocs_without_the_parts_renders_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(page_converter.pages, "_RawHTMLPreprocessor")
    monkeypatch.delitem(sys.modules, "mkdocs_podcast.host.shortcuts.page_rendering")
    assert page_converter._known_instance([], {}) is None


def test_a_page_inside_another_is_left_to_mkdocs() -> None:
    converter = page_converter.PageConverter()
    with converter._lock:
        assert converter.convert("Text", *[None] * 3) is None  # type: ignore[arg-type]


def test_an_instance_that_failed_is_not_used_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config: Any = {"markdown_extensions": [], "mdx_configs": {}}
    converter = page_converter.PageConverter()
    first = converter._instance(config)
    assert converter._instance(config) is first

    def fail(*_: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(page_rendering, "convert_page", fail)
    with pytest.raises(RuntimeError):
        converter.convert("Text", *[config] * 3)
    assert converter._instance(config) is not first


def test_changed_extensions_get_an_instance_of_their_own() -> None:
    config: Any = {"markdown_extensions": ["toc"], "mdx_configs": {"toc": {}}}
    converter = page_converter.PageConverter()
    first = converter._instance(config)
    config["mdx_configs"]["toc"]["permalink"] = True
    second = converter._instance(config)
    assert second is not first
    config["markdown_extensions"].append("tables")
    assert converter._instance(config) is not second


@pytest.mark.parametrize(
    "html",
    [
        '<a id="x">',
        "<p ID = x>",
        "<a\nname\n=\n'x'>",
        "<a name=x>",
        '<b class="c" id=x>',
        "<i/id=x>",
    ],
)
def test_ids_in_raw_html_are_found(html: str) -> None:
    stock, quick = mkdocs_pages._RawHTMLPreprocessor(), page_rendering._RawAnchors()
    lines = f"Text\n\n{html}\n\nMore".split("\n")
    assert stock.run(lines) == quick.run(lines) == lines
    assert quick.present_anchor_ids == stock.present_anchor_ids == {"x"}


def test_html_without_ids_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(mkdocs_pages, "_HTMLHandler")
    lines = [
        '<iframe width="560" src="https://example.org/?v=1" allowfullscreen></iframe>',
        "a = b",
    ]
    assert page_rendering._RawAnchors().run(lines) == lines
