"""Templates that are included, and words of the theme's interface, the quick way: the same as Jinja
gives."""

from __future__ import annotations

from collections import ChainMap
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


@pytest.mark.parametrize("changed", ["auto_reload", "join_path"])
def test_an_environment_that_is_not_known_stays(changed: str) -> None:
    environment = Environment(loader=DictLoader(TEMPLATES), auto_reload=changed == "auto_reload")
    if changed == "join_path":
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
    words.choose(language)
    assert type(module.t) is Macro
    return words.of_call(module.t, ("search.placeholder",))


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
    words.choose("en")
    assert words.of_call(template.module.t, ("search.placeholder",)) is None
    assert words.of_call(len, ("search.placeholder",)) is None


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
