"""Templates that are included, and words of the theme's interface, the quick way: the same as Jinja
gives."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import material
import pytest
from jinja2 import DictLoader, Environment, TemplateNotFound
from jinja2.runtime import Macro

from mkdocs_podcast.host.shortcuts.quick_templates import quicken_templates
from mkdocs_podcast.host.shortcuts.theme_words import ThemeWords
from sites import build

PARTIALS = Path(material.__file__).parent / "templates" / "partials"
TEMPLATES = {
    "page.html": "{% import 'words.html' as words %}{{ words.say(1) }} {% include 'part.html' %}",
    "words.html": "{% macro say(n) %}{{ shared }} {{ own }} {{ n }}{% endmacro %}",
    "part.html": "{{ shared }} {{ own }} {{ title }}{% for key in ('shared', 'own') %} {{ key }}{% endfor %}",
}
# What a site may have in the place of Material's words.
LITERAL = """{% macro t(key) %}{{ {
  "search.placeholder": "Find me",
}[key] }}{% endmacro %}
"""
READING = """{% macro t(key) %}{{ "On " ~ title_of() if key == "search.placeholder" }}{% endmacro %}
{% macro title_of() %}{{ caller_page() }}{% endmacro %}
"""


def environments() -> list[Environment]:
    """One as Jinja makes it, and a quick one."""
    made = [Environment(loader=DictLoader(TEMPLATES), auto_reload=False) for _ in range(2)]
    quicken_templates(made[1])
    for environment in made:
        environment.globals["shared"] = "before"
    return made


def test_what_templates_know_is_the_same() -> None:
    texts = []
    for environment in environments():
        template = environment.get_template("page.html", globals={"own": "mine"})
        first = template.render(title="A")
        environment.globals["shared"] = "after"
        template.globals["late"] = 1
        again = environment.get_template("page.html")
        assert again is template
        texts.append([first, again.render(title="B"), [*template.globals], len(template.globals)])
    assert texts[0] == texts[1]


def test_the_quick_way_is_taken() -> None:
    plain, quick = environments()
    kinds = [type(made.get_template("part.html").globals) for made in (plain, quick)]
    assert kinds[0] is ChainMap
    assert kinds[1] is not ChainMap


def use_other_templates(environment: Environment) -> Environment:
    environment.loader = DictLoader({"part.html": "other"})
    return environment


def reload_changed_templates(environment: Environment) -> Environment:
    assert isinstance(environment.loader, DictLoader)
    environment.loader.mapping = {"part.html": "changed"}
    environment.auto_reload = True
    return environment


def forget_templates(environment: Environment) -> Environment:
    assert isinstance(environment.loader, DictLoader)
    assert environment.cache is not None
    environment.loader.mapping = {"part.html": "changed"}
    environment.cache.clear()
    return environment


def make_overlay(environment: Environment) -> Environment:
    overlay = environment.overlay(autoescape=True)
    overlay.globals = {"shared": "of the overlay"}
    return overlay


CHANGES: list[Callable[[Environment], Environment]] = [
    *(use_other_templates, reload_changed_templates, forget_templates, make_overlay)
]


@pytest.mark.parametrize("change", CHANGES)
def test_what_a_plugin_changes_later_counts(
    change: Callable[[Environment], Environment],
) -> None:
    texts = []
    for environment in environments():
        first = environment.get_template("part.html").render(title="<")
        second = change(environment).get_template("part.html").render(title="<")
        assert first != second
        texts.append([first, second])
    assert texts[0] == texts[1]


def test_what_a_template_knows_can_be_taken_apart() -> None:
    for environment in environments():
        names: Any = environment.get_template("part.html", globals={"own": "mine"}).globals
        assert names.new_child({"more": 1})["own"] == "mine"
        assert names.parents["shared"] == "before"
        assert "own" not in names.parents


def test_an_environment_that_is_not_known_stays() -> None:
    environment = Environment(loader=DictLoader(TEMPLATES), auto_reload=False)
    environment.join_path = lambda template, parent: template  # type: ignore[method-assign]
    quicken_templates(environment)
    assert type(environment.get_template("part.html").globals) is ChainMap


def test_a_template_that_is_missing_is_missing_each_time() -> None:
    _, quick = environments()
    for _ in range(2):
        with pytest.raises(TemplateNotFound):
            quick.get_template("none.html")


LANGUAGES = sorted(path.stem for path in (PARTIALS / "languages").glob("*.html"))


def words_of(language: str, /, **replaced: str) -> dict[str, Any] | None:
    """Where the words of Material's macro are kept, with these templates in their place."""
    templates = {"partials/language.html": (PARTIALS / "language.html").read_text("utf-8")}
    for name in (language, "en"):
        path = PARTIALS / "languages" / f"{name}.html"
        templates[f"partials/languages/{name}.html"] = path.read_text("utf-8")
    templates |= {
        f"partials/{name.replace('_', '/')}.html": text for name, text in replaced.items()
    }
    environment = Environment(loader=DictLoader(templates))

    class Config:
        theme = {"language": language}  # noqa: RUF012

    module: Any = environment.get_template("partials/language.html").make_module({"config": Config})
    words = ThemeWords(environment)
    assert type(module.t) is Macro
    return words.of_call(module.t, ("search.placeholder",), autoescape=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_every_language_are_known(language: str) -> None:
    assert words_of(language) == {}


def test_words_that_a_site_has_itself_are_known_where_they_are_only_words() -> None:
    assert words_of("de", languages_de=LITERAL) == {}
    assert words_of("de", languages_de=READING) is None
    assert words_of("de", languages_en=READING) is None
    assert words_of("de", language="{% macro t(key) %}{{ key }}{% endmacro %}") is None


def test_other_calls_are_no_words() -> None:
    environment = Environment()
    template: Any = environment.from_string("{% macro t(key) %}{{ key }}{% endmacro %}")
    words = ThemeWords(environment)
    assert words.of_call(template.module.t, ("search.placeholder",), autoescape=False) is None
    assert words.of_call(len, ("search.placeholder",), autoescape=False) is None


def test_macros_that_read_the_page_give_each_page_its_own_word(tmp_path: Path) -> None:
    macro = (
        '{% macro t(key) %}{{ "FIND[" ~ page.title ~ "]" if key == "search.placeholder" else key }}'
        "{% endmacro %}"
    )
    theme = {"name": "material", "font": False, "custom_dir": "overrides"}
    (tmp_path / "overrides" / "partials").mkdir(parents=True)
    (tmp_path / "overrides" / "partials" / "language.html").write_text(macro, "utf-8")
    site = build(tmp_path, {"one.md": "# One\n", "two.md": "# Two\n"}, theme=theme)
    assert "FIND[One]" in site.text("one/index.html")
    assert "FIND[Two]" in site.text("two/index.html")


def test_words_are_those_of_the_language(tmp_path: Path) -> None:
    theme = {"name": "material", "font": False, "language": "de"}
    site = build(tmp_path, {"one.md": "# One\n", "two.md": "# Two\n"}, theme=theme)
    for page in ("one", "two"):
        assert "Zum Inhalt" in site.text(f"{page}/index.html")


TWO_LANGUAGES = """{% extends "base.html" %}
{% block extrahead %}
{% set config = {"theme": {"language": "de"}} %}
{% import "partials/language.html" as german with context %}
<i>{{ lang.t("search.reset") }}, {{ german.t("search.reset") }}</i>
{% endblock %}
"""
ESCAPING = """{% extends "base.html" %}
{% block extrahead %}
<i>{{ lang.t("toc") | e }}</i>{% autoescape true %}<b>{{ lang.t("toc") }}</b>{% endautoescape %}
<i>{{ lang.t("toc") | e }}</i>
{% endblock %}
"""
LETTERS = '{% macro t(key) %}{{ {\n  "toc": "A & B"\n}[key] }}{% endmacro %}\n'


def head_of_each_page(folder: Path, template: str, language: str) -> list[str]:
    """What a site's own template shows in the head, as its lines."""
    languages = folder / "overrides" / "partials" / "languages"
    languages.mkdir(parents=True)
    (languages / "xx.html").write_text(LETTERS, "utf-8")
    (folder / "overrides" / "main.html").write_text(template, "utf-8")
    theme = {"name": "material", "font": False, "custom_dir": "overrides", "language": language}
    site = build(folder, {"one.md": "# One\n", "two.md": "# Two\n"}, theme=theme)
    pages = [site.text(f"{page}/index.html") for page in ("one", "two")]
    return [line for page in pages for line in page.splitlines() if line.startswith("<i>")]


def test_a_page_may_have_words_of_two_languages(tmp_path: Path) -> None:
    lines = head_of_each_page(tmp_path, TWO_LANGUAGES, "en")
    assert lines == ["<i>Clear, Zurücksetzen</i>"] * 2


def test_words_are_escaped_where_they_are_not_safe(tmp_path: Path) -> None:
    first, second = "<i>A &amp; B</i><b>A & B</b>", "<i>A &amp; B</i>"
    assert head_of_each_page(tmp_path, ESCAPING, "xx") == [first, second] * 2


def test_another_theme_may_mean_anything_by_its_language(tmp_path: Path) -> None:
    theme = {"name": "mkdocs", "language": ["de", "en"]}
    site = build(tmp_path, {"one.md": "# One\n"}, theme=theme)
    assert "One" in site.text("one/index.html")
