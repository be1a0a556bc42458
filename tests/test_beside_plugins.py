"""Sites with other plugins beside this one, built strictly, in both orders."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from sites import Site, build, make, page_of

PAGES = {
    "episodes/a.md": page_of(title="A", date="2025-01-01", audio="https://cdn.example.org/a.mp3",
                             description="About A.", tags=["sea"]),
    "episodes/b.md": page_of(title="B & *more*", date="2025-01-02", audio="https://cdn.example.org/b.mp3",
                             description="About B."),
}  # fmt: skip
COVER = Path(__file__).parents[1] / "docs/assets/cover.png"
CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:04.000\nWe are standing on the shore.\n"
REDIRECT = {"redirect_maps": {"show.md": "podcast/index.md"}}
# Each plugin as `plugins` names it, with its options and the module that it needs.
PLUGINS = [
    ("mkdocs-video", {}, "mkdocs_video"),
    ("mkdocstrings", {}, "mkdocstrings"),
    ("typeset", {}, "material"),
    ("redirects", REDIRECT, "mkdocs_redirects"),
    ("rss", {"use_git": False}, "mkdocs_rss_plugin"),
    ("awesome-nav", {}, "mkdocs_awesome_nav"),
]


def build_beside(folder: Path, plugin: str, options: dict[str, Any], *, is_last: bool) -> Site:
    other = {plugin: options} if options else plugin
    podcast: dict[str, Any] = {"podcast": {}}
    plugins = [podcast, other] if is_last else [other, podcast]
    return build(
        folder, PAGES, site_description="A show about the sea.", plugins=["search", *plugins]
    )


@pytest.mark.parametrize("is_last", [True, False])
@pytest.mark.parametrize(("plugin", "options", "module"), PLUGINS)
def test_a_site_with_another_plugin_builds_strictly(
    tmp_path: Path, plugin: str, options: dict[str, Any], module: str, is_last: bool
) -> None:
    if find_spec(module) is None:
        pytest.skip(f"{plugin} is not installed")
    site = build_beside(tmp_path, plugin, options, is_last=is_last)
    cards = site.content("podcast/index.html").select(".podcast-card h2")
    assert [card.get_text() for card in cards] == ["B & *more*", "A"]


def test_generated_pages_have_text_for_other_plugins_while_they_are_rendered(
    tmp_path: Path,
) -> None:
    hook = tmp_path / "hook.py"
    hook.write_text(
        "from pathlib import Path\n"
        "def on_page_content(html, page, config, files):\n"
        "    if 'podcast/' in page.file.src_uri:\n"
        "        name = page.file.src_uri.replace('/', '-')\n"
        "        titles = ','.join(item.title for item in page.toc)\n"
        "        text = f'{titles}|{page.meta[\"description\"]}|{html}'\n"
        "        Path(config.config_file_path).with_name(name).write_text(text)\n"
    )
    build(tmp_path, PAGES, site_description="A show about the sea.", hooks=["hook.py"])
    toc, description, html = (tmp_path / "podcast-index.md").read_text().split("|")
    assert toc == "Signal Path"
    assert description == "A show about the sea."
    assert "A show about the sea.</p>" in html
    assert '<a href="../episodes/b/">B &amp; *more*</a>' in html
    assert "<!-- podcast:episodes -->" in html
    toc, description, html = (tmp_path / "podcast-tags-sea.md").read_text().split("|")
    assert (toc, description) == ("sea", "Signal Path, sea: 1 episode")
    assert '<a href="../../../episodes/a/">A</a>' in html


def test_what_another_plugin_puts_around_a_list_stays(tmp_path: Path) -> None:
    (tmp_path / "hook.py").write_text(
        "def on_page_content(html, page, config, files):\n"
        "    return f'<p>before</p>{html}<p>after</p>'\n"
    )
    site = build(tmp_path, PAGES, hooks=["hook.py"])
    content = site.content("podcast/index.html")
    texts = [element.get_text() for element in content.find_all("p", string=["before", "after"])]
    assert texts == ["before", "after"]
    assert len(content.find_all("h1")) == 1
    assert len(content.select(".podcast-card")) == 2


def test_generated_pages_are_not_empty_in_the_search_of_mkdocs(tmp_path: Path) -> None:
    site = build(tmp_path, PAGES, theme={"name": "mkdocs"})
    entries = json.loads(site.text("search/search_index.json"))["docs"]
    lists = [entry for entry in entries if entry["location"].startswith("podcast/")]
    assert len(lists) >= 3
    assert [entry["location"] for entry in lists if not entry["text"]] == []


def test_the_name_of_a_show_is_text_in_a_generated_page(tmp_path: Path) -> None:
    title = "A *b* _c_ [d](e) <i>f</i> `g` # h"
    site = build(tmp_path, PAGES, {"title": title}, theme={"name": "mkdocs"})
    assert title in site.content("podcast/index.html").h1.get_text()  # type: ignore[union-attr]


def test_another_plugin_s_index_takes_the_place_of_the_generated_one(tmp_path: Path) -> None:
    (tmp_path / "hook.py").write_text(
        "from mkdocs.structure.files import File\n"
        "def on_files(files, config):\n"
        "    files.append(File.generated(config, 'podcast/README.md', content='# Mine'))\n"
    )
    site = build(tmp_path, PAGES, hooks=["hook.py"])
    content = site.content("podcast/index.html")
    assert content.h1 is not None
    assert content.h1.get_text().startswith("Mine")
    assert len(content.select(".podcast-card")) == 2


def test_links_of_headings_to_themselves_are_no_reason_for_a_warning(tmp_path: Path) -> None:
    extensions = [{"toc": {"permalink": True}}]
    site = build(tmp_path, PAGES, markdown_extensions=extensions)
    assert "headerlink" not in str(site.content("podcast/index.html"))


def test_a_plugin_that_is_added_while_serve_runs_shows_drafts(tmp_path: Path) -> None:
    """MkDocs calls `on_startup` once, before the first build."""
    pages = {**PAGES, "episodes/c.md": page_of(title="C", audio="https://a.org/c.mp3", draft=True)}
    config = load_config(str(make(tmp_path, pages)))
    # MkDocs keeps the plugins of earlier builds in a process.
    config.plugins["podcast"].__init__()  # type: ignore[misc]
    config.site_url = "http://127.0.0.1:8000/"
    mkdocs_build(config, serve_url=config.site_url)
    cards = Site(tmp_path).content("podcast/index.html").select(".podcast-card h2")
    assert "C" in [card.get_text() for card in cards]


def test_an_encrypted_page_keeps_its_transcript_to_itself(tmp_path: Path) -> None:
    (tmp_path / "hook.py").write_text(
        "def on_page_markdown(markdown, page, config, files):\n"
        "    if 'password' in page.meta:\n"
        "        page.encryptcontent = {}\n"
    )
    page = page_of(
        title="A", date="2026-01-01", audio="a.mp3", transcript="a.txt.vtt", password="x"
    )
    pages = {"episodes/a.md": page, "episodes/a.mp3": b"", "episodes/a.txt.vtt": CAPTIONS}
    site = build(tmp_path, pages, hooks=["hook.py"], strict=False)
    for path in site.files():
        if path.endswith((".html", ".xml", ".json")):
            assert "standing on the shore" not in site.text(path), path
    assert "podcast:transcript" not in site.text("podcast/feed.xml")
    assert any("the page is encrypted" in message for message in site.infos)


def test_episodes_and_folders_that_awesome_nav_names_are_in_the_navigation(tmp_path: Path) -> None:
    pytest.importorskip("mkdocs_awesome_nav")
    names = ("one", "two", "three")
    pages: dict[str, str | bytes] = {
        f"{folder}/{name}.md": page_of(
            title=f"{folder} {name}", date="2026-01-01", audio="https://cdn.example.org/a.mp3"
        )
        for folder in ("a", "b", "c", "d")
        for name in names
    }
    nav = "nav:\n  - A: a\n  - b/t*\n  - c/one.md\n  - '*'\n"
    site = build(
        tmp_path,
        {**pages, ".nav.yml": nav},
        plugins=["search", "podcast", "awesome-nav"],
    )
    links = {str(link.get("href")) for link in site.page("index.html").select("nav a")}
    listed = {link.rstrip("/") for link in links if link.count("/") == 2}
    assert listed == {"a/one", "a/two", "a/three", "b/two", "b/three", "c/one"}


def test_tag_pages_are_in_the_navigation_where_awesome_nav_names_their_folder(
    tmp_path: Path,
) -> None:
    pytest.importorskip("mkdocs_awesome_nav")
    nav = "nav:\n  - index.md\n  - podcast/index.md\n  - Tags:\n      - podcast/tags/*\n"
    plugins = ["search", "podcast", "awesome-nav"]
    site = build(tmp_path, {**PAGES, ".nav.yml": nav}, plugins=plugins)
    links = [link.get("href") for link in site.page("index.html").select("nav a")]
    assert "podcast/tags/sea/" in links


def test_patterns_and_files_start_from_the_folder_of_each_language(tmp_path: Path) -> None:
    pytest.importorskip("mkdocs_static_i18n")
    languages = [
        {"locale": "en", "name": "English", "default": True, "build": True},
        {"locale": "de", "name": "Deutsch", "build": True},
    ]
    episode = page_of(title="Salt", date="2026-01-01", audio="https://cdn.example.org/a.mp3")
    site = build(
        tmp_path,
        {
            "en/episodes/a.md": episode,
            "en/cover.png": COVER.read_bytes(),
            "de/episodes/a.md": episode.replace("Salt", "Salz"),
            "de/cover.png": COVER.read_bytes(),
        },
        plugins=[
            "search",
            {"i18n": {"docs_structure": "folder", "languages": languages}},
            {"podcast": {"image": "cover.png", "episodes": {"include": ["episodes/*.md"]}}},
        ],
    )
    # What is made of a language's files is there, too.
    assert site.content("podcast/index.html").select_one(".podcast-card img[src*='/artwork/']")
    assert "Salt" in site.text("podcast/index.html")
    assert "Salz" in site.text("de/podcast/index.html")
