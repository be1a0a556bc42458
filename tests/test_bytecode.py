"""Compiled templates that are kept between builds."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment
from jinja2.ext import Extension

from mkdocs_podcast.html import bytecode
from mkdocs_podcast.html.bytecode import keep_compiled


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache in a folder of the test's own."""
    monkeypatch.setattr("jinja2.bccache.tempfile.gettempdir", lambda: str(tmp_path))
    return tmp_path


def environment(
    source: str, greeting: str = "", language: str = "", **options: object
) -> Environment:
    templates = DictLoader({"page.html": source})
    environment = Environment(loader=templates, **options)  # type: ignore[arg-type]
    if greeting:
        environment.filters["greet"] = lambda _: greeting
    keep_compiled(environment, language=language)
    return environment


def test_a_compiled_template_is_kept_and_used_again(folder: Path) -> None:
    assert (
        environment("Hello {{ name }}").get_template("page.html").render(name="Ana") == "Hello Ana"
    )
    files = list(folder.rglob("podcast-*.cache"))
    assert len(files) == 1
    assert environment("Hello {{ name }}").get_template("page.html").render(name="Bo") == "Hello Bo"
    assert list(folder.rglob("podcast-*.cache")) == files


def test_a_changed_template_is_compiled_again() -> None:
    assert environment("one").get_template("page.html").render() == "one"
    assert environment("two").get_template("page.html").render() == "two"


@pytest.mark.parametrize("languages", [("", ""), ("en", "de")])
def test_what_a_filter_returned_while_a_template_was_compiled_is_not_kept(
    languages: tuple[str, str],
) -> None:
    for greeting, language in zip(("good morning", "guten Morgen"), languages, strict=True):
        page = environment("{{ 'x' | greet }}", greeting, language).get_template("page.html")
        assert page.render() == greeting


def test_another_version_of_the_plugin_compiles_again(monkeypatch: pytest.MonkeyPatch) -> None:
    for version in ("1.0.0", "1.0.1"):
        monkeypatch.setattr(bytecode, "__version__", version)
        page = environment("{{ 'x' | greet }}", version, "en").get_template("page.html")
        assert page.render() == version


@pytest.mark.parametrize("options", [{"autoescape": True}, {"trim_blocks": True}])
def test_environments_with_other_options_have_templates_of_their_own(
    options: dict[str, object],
) -> None:
    source = "{% if true %}\n{{ '<b>' }}{% endif %}"
    expected = Environment(**options).from_string(source).render()  # type: ignore[arg-type]
    environment(source).get_template("page.html").render()
    assert environment(source, **options).get_template("page.html").render() == expected


class Unknown(Extension):
    """An extension that may compile whatever it likes."""


def test_templates_of_unknown_extensions_are_not_kept() -> None:
    assert environment("one", extensions=[Unknown]).bytecode_cache is None


def test_a_site_is_built_without_the_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**options: object) -> None:
        raise RuntimeError("no folder")

    monkeypatch.setattr("jinja2.FileSystemBytecodeCache", refuse)
    assert environment("one").bytecode_cache is None
    assert bytecode.keep_compiled(Environment()) is None
