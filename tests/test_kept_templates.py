"""Pages that the theme has drawn in an earlier build: which are taken, and which are drawn again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mkdocs_podcast.host.shortcuts import kept_pages
from sites import Site, build, make, page_of, rebuild, write

AUDIO = "https://cdn.example.org/{}.mp3"
PAGES = {
    "episodes/a.md": page_of(title="A", date="2024-01-01", audio=AUDIO.format(1), colour="red"),
    "episodes/b.md": page_of(title="B", date="2024-01-02", audio=AUDIO.format(2), colour="blue"),
    "about.md": "---\ncolour: green\n---\n\n# About\n\nWords\n",
    "deep/one.md": "# One\n",
}
THEME = {"name": "material", "font": False, "custom_dir": "overrides"}
BLOCK = '{%% extends "base.html" %%}{%% block announce %%}SHOWN[%s]{%% endblock %%}'


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the pages that templates draw."""
    paths: list[str] = []
    render = kept_pages.KeptPages.render

    def counting(
        self: kept_pages.KeptPages, name: str, context: dict[str, Any], draw: Callable[[], str]
    ) -> str:
        def count() -> str:
            page = context.get("page")
            if page:
                paths.append(page.file.src_uri)
            return draw()

        return render(self, name, context, count)  # type: ignore[arg-type]

    monkeypatch.setattr(kept_pages.KeptPages, "render", counting)
    return paths


def build_twice(folder: Path, drawn: list[str], pages: Any = PAGES, **more: Any) -> Site:
    build(folder, pages, strict=False, **more)
    assert drawn
    del drawn[:]
    return rebuild(folder / "mkdocs.yml")


def shown(site: Site, path: str) -> str:
    return site.text(path).partition("SHOWN[")[2].partition("]")[0]


def test_pages_that_have_not_changed_are_not_drawn_again(tmp_path: Path, drawn: list[str]) -> None:
    before = build(tmp_path, PAGES)
    texts = {path: before.text(path) for path in before.files() if path.endswith(".html")}
    assert len(drawn) >= 6
    del drawn[:]
    after = rebuild(tmp_path / "mkdocs.yml")
    assert drawn == []
    assert {path: after.text(path) for path in texts} == texts


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_a_theme_that_says_when_the_site_was_built_draws_each_time(
    tmp_path: Path, drawn: list[str], theme: str
) -> None:
    build_twice(tmp_path, drawn, theme={"name": theme})
    assert "index.md" in drawn


def test_an_edit_draws_the_page_and_those_that_repeat_it(tmp_path: Path, drawn: list[str]) -> None:
    build(tmp_path, PAGES)
    write(tmp_path, {"episodes/b.md": PAGES["episodes/b.md"].replace("Some notes", "Other notes")})
    del drawn[:]
    rebuild(tmp_path / "mkdocs.yml")
    assert set(drawn) <= {"episodes/b.md", "podcast/index.md"}
    assert "episodes/b.md" in drawn


def test_a_title_draws_whatever_shows_it(tmp_path: Path, drawn: list[str]) -> None:
    build(tmp_path, PAGES)
    write(tmp_path, {"episodes/b.md": PAGES["episodes/b.md"].replace("title: B", "title: New")})
    del drawn[:]
    site = rebuild(tmp_path / "mkdocs.yml")
    assert "New" in site.text("episodes/a/index.html")
    assert "New" in site.text("podcast/index.html")


SEEN = [
    "{{ page.meta.colour if page }}",
    "{{ page.title if page }}{{ page.toc | length if page }}{{ page.url if page }}",
    "{{ config.site_name }}{{ config.extra.absent }}{{ config.extra.get('x') }}",
    "{{ (config.plugins['material/search'] | attr('config')).lang }}",
    "{% for item in nav %}{{ item.title }}{{ item.meta.colour if item.is_page }}{% endfor %}",
    "{{ page.previous_page.title if page and page.previous_page }}",
    "{{ page.file.src_uri if page }}{{ page.absent }}",
    "{{ config.theme.palette }}{{ config.theme.absent }}",
    "{{ config.site_favicon }}",
    "{{ [1, 2][1:] }}{{ {'a': 1}[['a']] }}{{ [3][0] }}",
    "{{ [1, 2] | join(',') }}{{ 'a' ~ 1 }}{{ 'x' | upper }}",
]


@pytest.mark.parametrize("expression", SEEN)
def test_a_template_of_the_site_s_own_may_show_what_the_key_holds(
    tmp_path: Path, drawn: list[str], expression: str
) -> None:
    (tmp_path / "overrides").mkdir()
    (tmp_path / "overrides" / "main.html").write_text(BLOCK % expression)
    build_twice(tmp_path, drawn, theme=THEME)
    assert drawn == []


UNSEEN = [
    "{{ build_date_utc }}",
    "{{ pages | length }}",
    "{% for file in pages %}{{ file.page.meta.colour }}{% endfor %}",
    "{{ page.next_page.meta.colour if page and page.next_page }}",
    "{{ page.previous_page.next_page.title if page and page.previous_page }}",
    "{{ page.update_date if page }}",
    "{{ page.previous_page.file.src_uri if page and page.previous_page }}",
    "{{ config.docs_dir }}",
    "{{ config.site_name }}{{ config.docs_dir }}",
    "{{ nav[0] }}",
    "{{ config['site_dir'] }}",
    "{{ config.get('docs_dir') }}",
    "{{ config | attr('docs_dir') }}",
    "{{ [config] | map(attribute='docs_dir') | join }}",
    "{{ '{0.docs_dir}'.format(config) }}",
    "{{ config.plugins['podcast'].files }}",
    "{{ [1, 2, 3] | random }}",
    "{{ lipsum(1) }}",
    "{{ config.extra.update({'x': 1}) }}",
    "{{ show.title if show }}",
    "{{ episode.title if episode }}",
]


@pytest.mark.parametrize("expression", UNSEEN)
def test_a_template_that_shows_anything_else_draws_each_time(
    tmp_path: Path, drawn: list[str], expression: str
) -> None:
    (tmp_path / "overrides").mkdir()
    (tmp_path / "overrides" / "main.html").write_text(BLOCK % expression)
    build_twice(tmp_path, drawn, theme=THEME)
    # `page.next_page` and the like exist on some pages only.
    assert drawn


def test_what_one_page_changes_for_the_next_ones_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "overrides").mkdir()
    (tmp_path / "overrides" / "main.html").write_text(BLOCK % "{{ config.extra.list | join }}")
    (tmp_path / "overrides" / "own.html").write_text("{{ config.extra.list.append('x') }}")
    pages = {"about.md": "---\ntemplate: own.html\n---\n", "later.md": "# Later\n"}
    options: Any = {"theme": THEME, "extra": {"list": ["a"]}, "not_in_nav": "about.md"}
    assert shown(build(tmp_path, pages, **options), "later/index.html") == "ax"
    (tmp_path / "docs" / "about.md").unlink()
    assert shown(rebuild(tmp_path / "mkdocs.yml"), "later/index.html") == "a"


def test_what_a_navigation_item_shows_counts(tmp_path: Path, drawn: list[str]) -> None:
    build(tmp_path, PAGES)
    write(tmp_path, {"about.md": "---\nstatus: new\nicon: material/home\n---\n\n# About\n"})
    del drawn[:]
    site = rebuild(tmp_path / "mkdocs.yml")
    assert "episodes/a.md" in drawn
    assert "md-status--new" in site.text("episodes/a/index.html")


HOOKS = {
    "a filter": "def on_env(env, config, files):\n    env.filters['now'] = lambda x: x\n",
    "a late filter": (
        "from mkdocs.plugins import event_priority\n"
        "@event_priority(-1000)\n"
        "def on_env(env, config, files):\n    env.filters['now'] = lambda x: x\n"
    ),
    "a function": "def on_env(env, config, files):\n    env.globals['now'] = lambda: 1\n",
    "a wrapped filter": (
        "from functools import wraps\n"
        "def on_env(env, config, files):\n"
        "    url = env.filters['url']\n"
        "    env.filters['url'] = wraps(url)(lambda *values: url(*values))\n"
    ),
    "what is undefined": (
        "import jinja2\n"
        "def on_env(env, config, files):\n    env.undefined = jinja2.ChainableUndefined\n"
    ),
    "a loader": (
        "import jinja2\n"
        "def on_env(env, config, files):\n    env.loader = jinja2.ChoiceLoader([env.loader])\n"
    ),
    "the context": (
        "def on_page_context(context, page, config, nav):\n    nav.items[0].title = page.title\n"
    ),
    "the output": "def on_post_page(output, page, config):\n    page.title = 'x'\n",
    "an attribute": (
        "def on_page_content(html, page, config, files):\n    page.authors = [object()]\n"
    ),
    "a value": "def on_page_content(html, page, config, files):\n    page.meta['x'] = object()\n",
}


@pytest.mark.parametrize("hook", HOOKS)
def test_pages_that_another_plugin_has_a_part_in_are_drawn_again(
    tmp_path: Path, drawn: list[str], hook: str
) -> None:
    (tmp_path / "hook.py").write_text(HOOKS[hook])
    make(tmp_path, PAGES, hooks=["hook.py"])
    first = rebuild(tmp_path / "mkdocs.yml")
    is_asked = bool(drawn)
    del drawn[:]
    second = rebuild(tmp_path / "mkdocs.yml")
    # Of another loader, nothing is asked at all.
    assert bool(drawn) == is_asked == (hook not in ("a loader", "what is undefined"))
    assert second.text("episodes/a/index.html") == first.text("episodes/a/index.html")


def test_other_options_of_jinja_draw_again(tmp_path: Path, drawn: list[str]) -> None:
    (tmp_path / "hook.py").write_text(
        "from pathlib import Path\n"
        "def on_env(env, config, files):\n"
        "    env.trim_blocks = Path(config.config_file_path).with_name('trim').exists()\n"
    )
    build(tmp_path, PAGES, hooks=["hook.py"])
    (tmp_path / "trim").write_text("")
    del drawn[:]
    rebuild(tmp_path / "mkdocs.yml")
    assert "episodes/a.md" in drawn


def test_a_neighbour_with_attributes_of_a_plugin_s_draws_again(
    tmp_path: Path, drawn: list[str]
) -> None:
    (tmp_path / "overrides").mkdir()
    text = BLOCK % "{{ page.next_page.colour if page and page.next_page }}"
    (tmp_path / "overrides" / "main.html").write_text(text)
    (tmp_path / "hook.py").write_text(
        "from pathlib import Path\n"
        "def on_page_content(html, page, config, files):\n"
        "    colour = Path(config.config_file_path).with_name('colour.txt').read_text()\n"
        "    if colour and 'b.md' in page.file.src_uri:\n"
        "        page.colour = colour\n"
    )
    for colour in ("", "red", "blue"):
        (tmp_path / "colour.txt").write_text(colour)
        site = build(tmp_path, PAGES, theme=THEME, hooks=["hook.py"])
        assert shown(site, "episodes/a/index.html") == colour


def test_what_a_plugin_writes_into_a_page_is_not_kept(tmp_path: Path) -> None:
    """It changes the page after the template, each time."""
    (tmp_path / "hook.py").write_text(
        "from pathlib import Path\n"
        "def on_post_page(output, page, config):\n"
        "    text = Path(config.config_file_path).with_name('text.txt').read_text()\n"
        "    return output.replace('</body>', text + '</body>')\n"
    )
    for text in ("first", "second"):
        (tmp_path / "text.txt").write_text(text)
        site = build(tmp_path, PAGES, hooks=["hook.py"])
        assert f"{text}</body>" in site.text("episodes/a/index.html")
        assert site.text("episodes/a/index.html").count("</body>") == 1


def test_an_error_in_a_template_ends_the_build_as_ever(tmp_path: Path) -> None:
    (tmp_path / "overrides").mkdir()
    (tmp_path / "overrides" / "main.html").write_text(BLOCK % "{{ page.a.b }}")
    for _ in range(2):
        with pytest.raises(Exception, match="has no attribute"):
            build(tmp_path, PAGES, theme=THEME)


def test_previews_draw_what_has_changed_and_do_not_leak(tmp_path: Path, drawn: list[str]) -> None:
    import gc

    build(tmp_path, PAGES, serving=True)
    del drawn[:]
    counts = []
    for number in range(4):
        write(tmp_path, {"episodes/a.md": PAGES["episodes/a.md"] + f"\n\nEdit {number}\n"})
        site = rebuild(tmp_path / "mkdocs.yml", serving=True)
        assert f"Edit {number}" in site.text("episodes/a/index.html")
        gc.collect()
        kinds = [type(thing).__name__ for thing in gc.get_objects()]
        counts.append((kinds.count("KeptPages"), kinds.count("TemplateReads")))
    assert max(counts) <= (1, 1)
    assert set(drawn) <= {"episodes/a.md", "podcast/index.md"}
