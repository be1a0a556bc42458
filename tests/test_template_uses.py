"""What templates use as a whole: data, which the keys of drawn pages hold, or an object."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2 import DebugUndefined, DictLoader, Environment, FileSystemBytecodeCache
from mkdocs.config.base import load_config
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from mkdocs_podcast.host.shortcuts.template_reads import TemplateReads


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("site")
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text("site_name: Name\nplugins: [search]\n")
    config = load_config(str(folder / "mkdocs.yml"))
    file = File("index.md", str(folder / "docs"), str(folder / "site"), use_directory_urls=True)
    page = Page("Home", file, config)
    page.meta = {"colour": "red"}
    nav = get_navigation(Files([file]), config)
    return {"config": config, "page": page, "nav": nav, "file": file}


def is_keyed(source: str, context: dict[str, Any]) -> bool:
    environment = Environment(autoescape=True)
    reads = TemplateReads(environment, frozenset({Page}))
    reads.page = context["page"]
    reads.keyed_options = frozenset({"site_name", "extra", "theme", "plugins"})
    reads.navigation = frozenset(map(id, context["nav"].pages))
    environment.from_string(source).render(context)
    return reads.is_keyed


DATA = [
    "{{ [1, 2] | join(',') }}{{ 'a' ~ 1 }}{{ 'x' | upper }}{{ '%s' % 1 }}{{ 'x' is lower }}",
    "{{ nav | length }}{{ nav | map(attribute='title') | join(',') }}{{ (nav | list | d).title }}",
    "{{ (nav.items | first | default(page)).title }}{{ nav.items | reverse | list | length }}",
    "{{ page.meta | tojson }}{{ config.theme.locale }}{{ 'search' in config.plugins }}",
    "{% for name in config.plugins %}{{ name }}{% endfor %}{{ page.meta | items | list }}",
    "{% for item in nav %}{{ item.title }}{{ item == page }}{{ loop.index }}{% endfor %}",
    "{% macro title(item) %}{{ item.title }}{% endmacro %}{{ title(nav.items[0]) }}",
    "{% set ns = namespace(item=page) %}{{ ns.item.title }}{{ '%s' | format(ns.absent) }}",
    "{{ dict(a=page).a.title }}{{ page.meta.get('colour', 'none') }}{{ config.site_name }}",
    "{% for item in nav recursive %}{{ loop(item.children or []) }}{% endfor %}",
]
OBJECTS = [
    "{{ config }}",
    "{{ file }}",
    "{{ config.x or config }}",
    "{{ 'a' if config.x else config }}",
    "{{ {'a': [config]} }}",
    "{{ 'a' ~ [config] }}",
    "{{ '%s' % config }}",
    "{{ '%(docs_dir)s' | format(**config) }}",
    "{{ '%s' | format(config) }}",
    "{{ dict(**config).docs_dir }}",
    "{{ dict(config).docs_dir }}",
    "{{ namespace(config).docs_dir }}",
    "{{ namespace(a=config) }}",
    "{{ (config | items | list)[3] }}",
    "{{ (config | dictsort)[3] }}",
    "{{ config | string | length }}",
    "{{ config | list }}",
    "{{ config | length }}",
    "{{ [config] | map('string') | join }}",
    "{{ [config] | join }}",
    "{{ ([config] | map('items') | first | list)[3] }}",
    "{{ [config] | select('lower') | list | length }}",
    "{{ config.plugins | items | list }}",
    "{{ config is lower }}",
    "{{ 'x' in config }}{{ 'x' not in config }}",
    "{{ ','.join(config) }}",
    "{% for name in config %}{{ name }}{% endfor %}",
    "{% set a, b = config.extra %}",
    "{% macro all() %}{{ kwargs.docs_dir }}{% endmacro %}{{ all(**config) }}",
    "{% macro all() %}{{ varargs }}{% endmacro %}{{ all(*config) }}",
    "{% filter replace('a', config) %}a{% endfilter %}",
    "{% set x %}{{ config }}{% endset %}",
    "{% macro show(item) %}{{ item }}{% endmacro %}{{ show(config) }}",
]


@pytest.mark.parametrize("source", DATA)
def test_data_and_pages_in_the_navigation_are_keyed(source: str, context: dict[str, Any]) -> None:
    assert is_keyed(source, context)


@pytest.mark.parametrize("source", OBJECTS)
def test_an_object_that_is_used_whole_is_not_keyed(source: str, context: dict[str, Any]) -> None:
    if "set a, b" in source:
        context["config"].extra.update(one=1, two=2)
    try:
        assert not is_keyed(source, context)
    finally:
        context["config"].extra.clear()


def test_data_that_holds_itself_is_not_keyed(context: dict[str, Any]) -> None:
    endless: list[Any] = []
    endless.append(endless)
    assert not is_keyed("{{ endless }}", {**context, "endless": endless})


def test_what_is_compiled_without_being_watched_is_not_used(
    tmp_path: Path, context: dict[str, Any]
) -> None:
    def environment() -> Environment:
        cache = FileSystemBytecodeCache(str(tmp_path))
        return Environment(bytecode_cache=cache, loader=DictLoader({"a": "{{ config }}"}))

    environment().get_template("a").render(context)
    for _ in range(2):
        watched = environment()
        watched.get_template("a")
        reads = TemplateReads(watched, frozenset({Page}))
        watched.get_template("a").render(context)
        assert not reads.is_keyed
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("value", [{"a": 1}, [1, 2], "a", None, 1, dict, pytest, range(3)])
def test_attributes_are_read_as_jinja_reads_them(value: Any) -> None:
    texts = []
    for is_watched in (False, True):
        environment = Environment()
        if is_watched:
            TemplateReads(environment, frozenset({Page}))
        # A plugin may choose another kind once templates are watched.
        environment.undefined = DebugUndefined
        template = environment.from_string("{{ value.a }} {{ value.none }} {{ value['none'] }}")
        texts.append(template.render(value=value))
    assert texts[0] == texts[1]
