"""A build with a cache is the build without it: the same bytes and the same messages, whatever has
changed since the cache was filled, and beside whichever plugin."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml

from sites import Site, make, page_of, rebuild, write

AUDIO = "https://cdn.example.org/{}.mp3"
CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:04.000\n<v Ana>We are on the shore.\n"
PAGES: dict[str, str | bytes] = {
    "index.md": "# Home\n\n<!-- podcast:episodes limit=2 -->\n\n[An episode](episodes/a.md)\n",
    "episodes/a.md": page_of(
        "Words of A with {{ variable }}. See [B](b.md#part) and [none](none.md).\n\n## Part\n\nText",
        title="A", date="2024-01-01", audio=AUDIO.format(1), tags=["sea", "land"], guests=["Ana"],
    ),
    "episodes/b.md": page_of(
        '--8<-- "snippet.txt"\n\n## Part\n\n0:01 A moment.', title="B", date="2024-01-02", audio=AUDIO.format(2),
        tags=["sea"], image="cover.png",
    ),
    "episodes/c.md": page_of(
        '<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>\n\n<audio src="none.mp3"></audio>',
        title="C", date="2024-01-03", audio=AUDIO.format(3), transcript="c.vtt", hosts=["bo"],
    ),
    "episodes/c.vtt": CAPTIONS,
    "episodes/cover.png": b"a picture",
    "people/ana.md": page_of("About Ana.", title="Ana"),
    "people.yml": "bo: {name: Bo, bio: Writes *maps*., image: episodes/cover.png}\n",
}  # fmt: skip
HOOK = """
from pathlib import Path
def on_config(config):
    config.extra["from_plugin"] = Path(config.config_file_path).with_name("value.txt").read_text()
def on_page_markdown(markdown, page, config, files):
    variable = Path(config.config_file_path).with_name("variable.txt").read_text()
    return markdown.replace("{{ variable }}", variable)
"""
MAIN = """{% extends "base.html" %}
{% block announce %}VERSION {{ config.extra.from_plugin }} {{ page.meta.title if page }}{% endblock %}
"""
Change = Callable[[Path], None]


def in_page(name: str, old: str, new: str) -> Change:
    def change(folder: Path) -> None:
        path = folder / "docs" / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    return change


def in_file(name: str, text: str) -> Change:
    return lambda folder: (folder / name).write_text(text) and None


def in_options(**options: Any) -> Change:
    def change(folder: Path) -> None:
        path = folder / "mkdocs.yml"
        config = yaml.safe_load(path.read_text("utf-8"))
        path.write_text(yaml.safe_dump({**config, **options}), "utf-8")

    return change


CHANGES: dict[str, Change] = {
    "nothing": lambda folder: None,
    "text": in_page("episodes/a.md", "Words of A", "Other words"),
    "title": in_page("episodes/b.md", "title: B", "title: New & <b>"),
    "tag": in_page("episodes/a.md", "- land", "- air"),
    "date": in_page("episodes/c.md", "2024-01-03", "2023-01-03"),
    "neighbour": lambda folder: write(
        folder, {"episodes/d.md": page_of(title="D", date="2024-01-04", audio=AUDIO.format(4))}
    ),
    "target": lambda folder: write(folder, {"episodes/none.md": "# There\n"}),
    "anchor": in_page("episodes/b.md", "## Part", "## Another"),
    "people": in_page("people/ana.md", "title: Ana", "title: Ana\nimage: https://a.org/ana.png"),
    "biography": in_page("people.yml", "Writes *maps*", "Draws"),
    "name of a person": in_page("people.yml", "name: Bo", "name: Bo Li"),
    "transcript": in_page("episodes/c.vtt", "shore", "quay"),
    "cover": lambda folder: (folder / "docs/episodes/cover.png").unlink(),
    "snippet": in_file("snippet.txt", "Another snippet."),
    "variable": in_file("variable.txt", "another variable"),
    "other config": in_file("value.txt", "another value"),
    "template": in_file("overrides/main.html", MAIN.replace("VERSION", "CHANGED")),
    "fragment": in_file("overrides/podcast/embed.html", "<p>An embed of {{ embed.name }}</p>"),
    "included": in_file("overrides/partials/copyright.html", "<p>Ours</p>"),
    "option": in_options(copyright="All of us", extra={"social": []}),
    "name": in_options(site_name="Another name"),
    "removed": lambda folder: (folder / "docs/episodes/a.md").unlink(),
}
# Beside other plugins, changes that do not meet in one page come together.
TOGETHER = [
    ("text", "transcript"),
    ("title", "variable"),
    ("tag", "cover"),
    ("neighbour", "people"),
    ("target", "snippet"),
    ("date", "anchor", "biography"),
    ("other config",),
    ("template", "included"),
    ("fragment", "option"),
    ("name", "removed"),
]
# Other plugins, with their options and the module that they need.
OTHERS: list[tuple[str, Any, str]] = [
    ("nothing", None, "mkdocs"),
    ("tags", {}, "material"),
    ("meta", {}, "material"),
    ("blog", {"blog_dir": "news"}, "material"),
    ("typeset", {}, "material"),
    ("offline", {}, "material"),
    ("rss", {"use_git": False}, "mkdocs_rss_plugin"),
    ("awesome-nav", {}, "mkdocs_awesome_nav"),
    ("redirects", {"redirect_maps": {"x.md": "index.md"}}, "mkdocs_redirects"),
    ("mkdocs-video", {}, "mkdocs_video"),
    ("mkdocstrings", {}, "mkdocstrings"),
    ("i18n", {"languages": [{"locale": "en", "default": True, "name": "English"}]}, "mkdocs_static_i18n"),
]  # fmt: skip


def site_beside(folder: Path, name: str, options: Any) -> None:
    other = [] if options is None else [{name: options}]
    for path, text in {
        "hook.py": HOOK,
        "variable.txt": "variable",
        "value.txt": "value",
        "snippet.txt": "A snippet.",
        "overrides/main.html": MAIN,
    }.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text)
    make(
        folder,
        PAGES,
        plugins=["search", *other, "podcast"],
        theme={"name": "material", "font": False, "custom_dir": "overrides"},
        hooks=["hook.py"],
        markdown_extensions=["attr_list", {"pymdownx.snippets": {"base_path": [str(folder)]}}],
        validation={"links": {"anchors": "warn"}},
    )
    for path in ("overrides/podcast", "overrides/partials"):
        (folder / path).mkdir()
    if name == "blog":
        write(folder, {"news/posts/x.md": "---\ndate: 2024-01-01\n---\n# X\n\nWords\n"})


def outcome(site: Site) -> tuple[dict[str, bytes], list[str], list[str]]:
    files = {path: (site.out / path).read_bytes() for path in site.files()}
    infos = [message for message in site.infos if not message.startswith("Documentation built")]
    return files, site.warnings, infos


def build_both(folder: Path) -> tuple[Any, Any]:
    """What is built with the cache, and without."""
    config_file, cache, aside = folder / "mkdocs.yml", folder / ".cache", folder / "aside"
    with_cache = outcome(rebuild(config_file))
    shutil.move(cache, aside)
    without = outcome(rebuild(config_file))
    shutil.rmtree(cache)
    shutil.move(aside, cache)
    return with_cache, without


@pytest.mark.parametrize(("name", "options", "module"), OTHERS, ids=[row[0] for row in OTHERS])
def test_a_build_with_a_cache_is_the_build_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, options: Any, module: str
) -> None:
    if find_spec(module) is None:
        pytest.skip(f"{name} is not installed")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    site_beside(tmp_path, name, options)
    rebuild(tmp_path / "mkdocs.yml")
    for names in TOGETHER if options is not None else [(name,) for name in CHANGES]:
        for change in names:
            CHANGES[change](tmp_path)
        with_cache, without = build_both(tmp_path)
        assert with_cache[1:] == without[1:], names
        changed = [path for path, data in without[0].items() if with_cache[0].get(path) != data]
        assert changed == [], names
        assert with_cache[0].keys() == without[0].keys(), names
