"""The environments of a theme compile its templates once, and list the same static files without a
look at its icons."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, Template
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.theme import Theme

from mkdocs_podcast.host.shortcuts.theme_environments import quicken_environments
from sites import build, make

FILES = (
    *("logo.svg", "img/deep/photo.jpg", "img/README.md", "main.html", ".hidden", "locales/de/x.mo"),
    *(".icons/a.svg", "img/.icons/b.svg", "img/.icons/deep/c.svg", "not.hidden/d.svg", "x.PY"),
)


def own_folder(folder: Path) -> Path:
    for name in FILES:
        file = folder / "own" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("", "utf-8")
    (folder / "own" / "link").symlink_to(folder / "own" / "img")
    return folder / "own"


def config_with(theme: Theme, folder: Path) -> MkDocsConfig:
    config = load_config(str(make(folder, {})))
    config.theme = theme
    return config


def static_files(environment: Environment, config: MkDocsConfig) -> list[tuple[str, str]]:
    files = Files([])
    files.add_files_from_theme(environment, config)
    return [(file.src_uri, str(file.src_dir)) for file in files]


@pytest.mark.parametrize("name", ["material", "mkdocs", "readthedocs"])
def test_the_files_are_those_that_mkdocs_finds(name: str, tmp_path: Path) -> None:
    config = config_with(Theme(name, custom_dir=str(own_folder(tmp_path))), tmp_path)
    expected = static_files(config.theme.get_env(), config)
    all_names = config.theme.get_env().list_templates()
    quicken_environments(None, config)
    quicken_environments(None, config)
    environment = config.theme.get_env()
    # Whoever else asks gets everything.
    assert environment.list_templates() == all_names
    assert environment.list_templates(filter_func=lambda name: "icons" in name)
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(FileSystemLoader, "list_templates")
        assert static_files(environment, config) == expected
    paths = [path for path, _ in expected]
    assert {"logo.svg", "img/deep/photo.jpg", "not.hidden/d.svg"} <= set(paths)
    assert not [path for path in paths if "/.icons/" in f"/{path}"]


def test_a_filter_that_wants_hidden_files_gets_them(tmp_path: Path) -> None:
    config = config_with(Theme(None, custom_dir=str(own_folder(tmp_path))), tmp_path)
    quicken_environments(None, config)

    def wants(name: str) -> bool:
        return name.endswith(".svg")

    wants.__qualname__ = "Files.add_files_from_theme.<locals>.filter"
    assert config.theme.get_env().list_templates(filter_func=wants) == [
        *(".icons/a.svg", "img/.icons/b.svg", "img/.icons/deep/c.svg"),
        *("logo.svg", "not.hidden/d.svg"),
    ]


def test_environments_keep_what_they_compile_until_plugins_may_change_them(tmp_path: Path) -> None:
    config = config_with(Theme("material"), tmp_path)
    quicken_environments(None, config)
    # As Material's search makes them.
    environment = config.theme.get_env()
    assert environment.bytecode_cache is not None
    # As the build does, before plugins get it.
    static_files(environment, config)
    assert environment.bytecode_cache is None


def test_the_search_finds_kept_templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[bool] = []
    make_module = Template.module.fget
    assert make_module

    def module(template: Template) -> Any:
        kept.append(template.environment.bytecode_cache is not None)
        return make_module(template)

    monkeypatch.setattr(Template, "module", property(module))
    build(tmp_path, {}, plugins=["search", "podcast"])
    assert kept[:3] == [True] * 3
