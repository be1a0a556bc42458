"""Pages, search entries and notes of an earlier build: what is found, and what is made again."""

from __future__ import annotations

import json
import logging
import sqlite3
import zlib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from markdown import Markdown

from mkdocs_podcast.host.shortcuts import kept_pages, material_search
from mkdocs_podcast.host.shortcuts.kept_pages import KeptPages
from sites import Site, build, make, page_of, rebuild, write

AUDIO = "https://cdn.example.org/1.mp3"
BODY = """
See [the other one](b.md) and [a file](x.txt). ![A cover](cover.png)

<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>

<audio src="clip.mp3"></audio>

## A part

12:04 A moment. *Words* and [a link](https://example.org).
"""
PAGES = {
    "episodes/a.md": page_of(BODY, title="A", date="2024-01-01", audio=AUDIO),
    "episodes/b.md": page_of("## Part\n\nWords", title="B", date="2024-01-02", audio=AUDIO),
    "episodes/x.txt": "x",
    "episodes/cover.png": b"png",
    "episodes/clip.mp3": b"mp3",
}
EXTENSIONS = ["attr_list", "toc"]


def contents(site: Site) -> dict[str, bytes]:
    """Every file of a site, without what says when it was made."""
    skipped = ("sitemap.xml", "sitemap.xml.gz", "feed.xml")
    return {
        path: (site.out / path).read_bytes() for path in site.files() if not path.endswith(skipped)
    }


@pytest.fixture
def converted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that Markdown converts."""
    texts: list[str] = []
    convert = Markdown.convert

    def counting(self: Markdown, source: str) -> str:
        texts.append(source)
        return convert(self, source)

    monkeypatch.setattr(Markdown, "convert", counting)
    return texts


def ours(texts: list[str]) -> list[str]:
    """The texts that are of episodes."""
    return [text for text in texts if "podcast:episode " in text]


def test_a_page_that_has_not_changed_is_not_rendered_again(
    tmp_path: Path, converted: list[str]
) -> None:
    before = build(tmp_path, PAGES, markdown_extensions=EXTENSIONS)
    assert len(ours(converted)) == 2
    del converted[:]
    after = rebuild(tmp_path / "mkdocs.yml")
    assert ours(converted) == []
    assert contents(after) == contents(before)
    assert after.warnings == before.warnings == []


def test_a_page_whose_text_has_changed_is_rendered_again(
    tmp_path: Path, converted: list[str]
) -> None:
    build(tmp_path, PAGES, markdown_extensions=EXTENSIONS)
    write(tmp_path, {"episodes/b.md": PAGES["episodes/b.md"].replace("Words", "Others")})
    del converted[:]
    site = rebuild(tmp_path / "mkdocs.yml")
    assert len(ours(converted)) == 1
    assert "Others" in site.text("episodes/b/index.html")


@pytest.mark.parametrize("removed", ["episodes/b.md", "episodes/x.txt", "episodes/clip.mp3"])
def test_a_page_whose_links_lead_elsewhere_is_rendered_again(
    tmp_path: Path, converted: list[str], removed: str
) -> None:
    build(tmp_path, PAGES, markdown_extensions=EXTENSIONS)
    (tmp_path / "docs" / removed).unlink()
    del converted[:]
    site = rebuild(tmp_path / "mkdocs.yml")
    assert any("A moment" in text for text in ours(converted))
    assert [warning for warning in site.warnings if removed.rpartition("/")[2] in warning]


def test_broken_links_are_reported_by_each_build(tmp_path: Path, converted: list[str]) -> None:
    text = page_of("[x](nowhere.md) [y](b.md#none) [z](/abs)", title="A", audio=AUDIO)
    pages = {**PAGES, "episodes/c.md": text}
    validation = {"links": {"anchors": "warn", "absolute_links": "warn"}}
    sites = [build(tmp_path, pages, strict=False, validation=validation)]
    del converted[:]
    sites += [rebuild(tmp_path / "mkdocs.yml") for _ in range(2)]
    assert ours(converted) == []
    assert len(sites[0].warnings) >= 3
    assert sites[0].warnings == sites[1].warnings == sites[2].warnings
    assert sites[0].infos[2:-1] == sites[1].infos[2:-1]


def test_what_the_extension_reports_is_reported_by_each_build(
    tmp_path: Path, converted: list[str]
) -> None:
    body = '<iframe src="javascript:x"></iframe>\n\n<audio src="none.mp3"></audio>'
    pages = {"episodes/a.md": page_of(body, title="A", audio=AUDIO)}
    first = build(tmp_path, pages, strict=False)
    del converted[:]
    second = rebuild(tmp_path / "mkdocs.yml")
    assert ours(converted) == []
    assert len(first.warnings) >= 2
    assert second.warnings == first.warnings


def test_a_page_that_an_unforeseen_error_met_is_rendered_again(
    tmp_path: Path, converted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from mkdocs_podcast.markdown import raw_html

    def fail(*arguments: Any) -> str:
        raise RuntimeError("unforeseen")

    with monkeypatch.context() as patch:
        patch.setattr(raw_html, "replace_frames", fail)
        assert build(tmp_path, PAGES, strict=False).warnings
    del converted[:]
    site = rebuild(tmp_path / "mkdocs.yml")
    assert len(ours(converted)) == 2
    assert site.warnings == []


def test_a_page_of_which_something_else_is_said_is_rendered_again(
    tmp_path: Path, converted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from mkdocs_podcast.markdown import raw_html

    replace = raw_html.replace_frames

    def say(*arguments: Any) -> str:
        logging.getLogger("mkdocs.other").info("said")
        return replace(*arguments)

    monkeypatch.setattr(raw_html, "replace_frames", say)
    build(tmp_path, PAGES)
    del converted[:]
    site = rebuild(tmp_path / "mkdocs.yml")
    assert len(ours(converted)) == 2
    assert "said" in site.infos


APPENDED = {"base_path": ["docs"], "auto_append": ["x.txt"]}


@pytest.mark.parametrize(
    "extensions",
    [
        [{"pymdownx.snippets": APPENDED}],
        [{"pymdownx.snippets:SnippetExtension": APPENDED}],
        ["pymdownx.b64"],
        ["pymdownx.b64:B64Extension"],
    ],
)
def test_pages_that_files_are_put_into_are_rendered_again(
    tmp_path: Path, converted: list[str], extensions: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    pages = {**PAGES, "x.txt": "before"}
    build(tmp_path, pages, markdown_extensions=extensions, strict=False)
    del converted[:]
    write(tmp_path, {"x.txt": "after"})
    rebuild(tmp_path / "mkdocs.yml")
    assert len(ours(converted)) == 2


def test_only_pages_with_a_snippet_are_rendered_again(
    tmp_path: Path, converted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    pages = {**PAGES, "episodes/s.md": page_of('--8<-- "docs/x.txt"', title="S", audio=AUDIO)}
    build(tmp_path, {**pages, "x.txt": "before"}, markdown_extensions=["pymdownx.snippets"])
    write(tmp_path, {"x.txt": "after"})
    del converted[:]
    site = rebuild(tmp_path / "mkdocs.yml")
    assert len(ours(converted)) == 1
    assert "after" in site.content("episodes/s/index.html").get_text()


CHANGES: list[dict[str, Any]] = [
    {"markdown_extensions": ["sane_lists", *EXTENSIONS]},
    {"markdown_extensions": [*EXTENSIONS, "nl2br"]},
    {"markdown_extensions": ["attr_list", {"toc": {"permalink": True}}]},
    {"podcast": {"embeds": {"load": "page"}}},
    {"podcast": {"language": "de"}},
]


@pytest.mark.parametrize("change", CHANGES)
def test_other_settings_of_markdown_find_nothing(
    tmp_path: Path, converted: list[str], change: dict[str, Any]
) -> None:
    build(tmp_path, PAGES, markdown_extensions=EXTENSIONS)
    del converted[:]
    make(tmp_path, {}, **{"markdown_extensions": EXTENSIONS, **change})
    rebuild(tmp_path / "mkdocs.yml")
    assert len(ours(converted)) == 2


def test_a_fragment_of_the_site_s_own_finds_nothing(tmp_path: Path, converted: list[str]) -> None:
    theme = {"name": "material", "font": False, "custom_dir": "overrides"}
    fragment = tmp_path / "overrides" / "podcast" / "embed.html"
    fragment.parent.mkdir(parents=True)
    for text in ("<p>one</p>", '{% include "part.html" %}'):
        (tmp_path / "overrides" / "part.html").write_text("<p>two</p>")
        fragment.write_text(text)
        build(tmp_path, PAGES, theme=theme)
    (tmp_path / "overrides" / "part.html").write_text("<p>three</p>")
    site = rebuild(tmp_path / "mkdocs.yml")
    assert "<p>three</p>" in site.text("episodes/a/index.html")


def test_an_icon_of_the_site_s_own_in_a_fragment_is_followed(tmp_path: Path) -> None:
    theme = {"name": "material", "font": False, "custom_dir": "overrides"}
    icon = tmp_path / "overrides" / ".icons" / "own.svg"
    for path in (icon, tmp_path / "overrides" / "podcast" / "embed.html"):
        path.parent.mkdir(parents=True)
    path.write_text('{% include ".icons/own.svg" %}')
    for text in ("<svg>one</svg>", "<svg>two</svg>"):
        icon.write_text(text)
        site = build(tmp_path, PAGES, theme=theme)
        assert text in site.text("episodes/a/index.html")


def test_a_hook_may_change_whatever_is_installed(tmp_path: Path, converted: list[str]) -> None:
    (tmp_path / "hook.py").write_text("")
    build(tmp_path, PAGES, hooks=["hook.py"])
    (tmp_path / "hook.py").write_text("# changed")
    del converted[:]
    rebuild(tmp_path / "mkdocs.yml")
    assert len(ours(converted)) == 2


@pytest.mark.parametrize("name", ["hook.py", "icons/one.svg"])
def test_what_a_preview_has_in_memory_is_not_kept_for_other_builds(
    tmp_path: Path, converted: list[str], name: str
) -> None:
    changed = tmp_path / name
    changed.parent.mkdir(exist_ok=True)
    for path in (tmp_path / "hook.py", changed):
        path.write_text("")
    emoji = {"pymdownx.emoji": {"options": {"custom_icons": [str(tmp_path / "icons")]}}}
    build(tmp_path, PAGES, hooks=["hook.py"], markdown_extensions=[emoji])
    for text in ("# another", ""):
        changed.write_text(text)
        del converted[:]
        rebuild(tmp_path / "mkdocs.yml")
        assert len(ours(converted)) == 2


@pytest.mark.parametrize(
    ("theme", "indexing"), [("material", "full"), ("mkdocs", "full"), ("mkdocs", "sections")]
)
def test_the_search_index_is_the_same(tmp_path: Path, theme: str, indexing: str) -> None:
    search: Any = {"search": {"indexing": indexing}} if theme == "mkdocs" else "search"
    transcript = "WEBVTT\n\n00:00.000 --> 00:04.000\nWe are on the shore.\n"
    pages = {**PAGES, "episodes/b.vtt": transcript}
    plugins = [search, "podcast"]
    before = build(tmp_path, pages, theme={"name": theme}, plugins=plugins)
    after = rebuild(tmp_path / "mkdocs.yml")
    index = "search/search_index.json"
    assert after.text(index) == before.text(index)
    assert ("shore" in after.text(index)) == (indexing == "full")


def test_a_search_plugin_reads_only_what_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    sections = material_search._sections

    def counting(search: ModuleType, html: str) -> list[Any]:
        read.append(html)
        return sections(search, html)

    monkeypatch.setattr(material_search, "_sections", counting)
    build(tmp_path, PAGES)
    count = len(read)
    del read[:]
    write(tmp_path, {"episodes/b.md": PAGES["episodes/b.md"].replace("Words", "Others")})
    rebuild(tmp_path / "mkdocs.yml")
    assert count >= 3
    assert ["Others" in text for text in read] == [True]


def test_an_entry_holds_all_that_is_known_of_a_page() -> None:
    """What a new field holds has to be kept too, and what a new callback asks to be asked again."""
    from mkdocs_podcast.host.shortcuts.page_rendering import ConvertedPage
    from mkdocs_podcast.markdown.options import FOR_PLUGINS
    from mkdocs_podcast.model.rendered_page import RenderedPage

    rendered = ("notes", "embeds", "players", "needs_player", "play_count", "is_secret")
    assert RenderedPage._fields == rendered
    assert set(ConvertedPage._fields) == {
        *("content", "toc_tokens", "title", "anchors", "links_to_anchors", "links"),
    }
    assert {"fragments", "report", "locate", "home", "crashed", "rendered"} == FOR_PLUGINS


@pytest.mark.parametrize(
    "change",
    [
        {"toc": [{"id": "x"}]},
        {"toc": 5},
        {"anchors": None},
        {"links": ["x"]},
        {"reports": [["x"]]},
        {"locations": 5},
        {"rendered": {"notes": ""}},
        {"rendered": 5},
    ],
)
def test_an_entry_of_another_shape_is_rendered_again(
    tmp_path: Path, converted: list[str], change: dict[str, Any]
) -> None:
    build(tmp_path, PAGES)
    file = tmp_path / ".cache/plugin/podcast/entries.sqlite3"
    connection = sqlite3.connect(file)
    for row, data, text in connection.execute("SELECT id, data, text FROM entries").fetchall():
        value = json.loads(data)
        if isinstance(value, dict) and "anchors" in value:
            changed = json.dumps({**value, **change})
            checksum = zlib.crc32(text, zlib.crc32(changed.encode()))
            connection.execute(
                "UPDATE entries SET data = ?, checksum = ? WHERE id = ?", (changed, checksum, row)
            )
    connection.commit()
    connection.close()
    del converted[:]
    assert rebuild(tmp_path / "mkdocs.yml").warnings == []
    assert len(ours(converted)) == 2


def test_a_template_that_is_saved_during_the_build_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = {"name": "material", "font": False, "custom_dir": "overrides"}
    config_file = make(
        tmp_path, {"late.md": "---\ntemplate: late.html\n---\n# Late\n"}, theme=theme
    )
    template = tmp_path / "overrides" / "late.html"
    template.parent.mkdir()
    template.write_text("first")
    render = KeptPages.render

    def saving(self: KeptPages, name: str, context: Any, draw: Any) -> str:
        output = render(self, name, context, draw)
        if context.get("page"):
            template.write_text("second")
        return output

    with monkeypatch.context() as patch:
        patch.setattr(KeptPages, "render", saving)
        assert rebuild(config_file).text("late/index.html") == "second"
    template.write_text("first")
    assert rebuild(config_file).text("late/index.html") == "first"


def test_a_template_that_is_removed_during_the_build_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The theme has another one of the same name."""
    theme = {"name": "material", "font": False, "custom_dir": "overrides"}
    page = "---\ntemplate: redirect.html\n---\n# One\n"
    config_file = make(tmp_path, {"one.md": page}, theme=theme)
    template = tmp_path / "overrides" / "redirect.html"
    template.parent.mkdir()
    template.write_text("of the site's own")
    describe = KeptPages._describe_site

    def removing(self: KeptPages, nav: Any) -> bytes:
        digest = describe(self, nav)
        template.unlink()
        return digest

    with monkeypatch.context() as patch:
        patch.setattr(KeptPages, "_describe_site", removing)
        assert "http-equiv" in rebuild(config_file).text("one/index.html")
    template.write_text("of the site's own")
    assert rebuild(config_file).text("one/index.html") == "of the site's own"


LONG = "notes " * 100


@pytest.mark.parametrize(
    ("output", "start"),
    [
        (f"<{LONG}.>", 1),
        # Its beginning is there before it.
        (f"<{LONG}, {LONG}.>", 603),
        (f"<{LONG}.> and {LONG}.", None),
        (f"<{LONG}>", None),
    ],
)
def test_a_kept_page_is_without_its_content_where_that_is_there_once(
    output: str, start: int | None
) -> None:
    content = f"{LONG}."
    entry = kept_pages._without_content(output, content)
    assert entry.data == start
    assert kept_pages._with_content(content, entry) == output
    assert kept_pages._without_content(output, "").data is None
