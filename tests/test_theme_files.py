"""A theme's static files are listed without its icons, and they are the same files."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader
from mkdocs.config import load_config
from mkdocs.structure.files import Files
from mkdocs.theme import Theme

from mkdocs_podcast.host.shortcuts.theme_files import quicken_theme_files
from sites import make

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


def static_files(folder: Path, environment: Environment, theme: Theme) -> list[tuple[str, str]]:
    config = load_config(str(make(folder, {})))
    config.theme = theme
    files = Files([])
    files.add_files_from_theme(environment, config)
    return [(file.src_uri, str(file.src_dir)) for file in files]


@pytest.mark.parametrize("name", ["material", "mkdocs", "readthedocs"])
def test_the_files_are_those_that_mkdocs_finds(name: str, tmp_path: Path) -> None:
    theme = Theme(name, custom_dir=str(own_folder(tmp_path)))
    expected = static_files(tmp_path, theme.get_env(), theme)
    all_names = theme.get_env().list_templates()
    quicken_theme_files(theme)
    quicken_theme_files(theme)
    environment = theme.get_env()
    # Whoever else asks gets everything.
    assert environment.list_templates() == all_names
    assert environment.list_templates(filter_func=lambda name: "icons" in name)
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(FileSystemLoader, "list_templates")
        assert static_files(tmp_path, environment, theme) == expected
    paths = [path for path, _ in expected]
    assert {"logo.svg", "img/deep/photo.jpg", "not.hidden/d.svg"} <= set(paths)
    assert not [path for path in paths if "/.icons/" in f"/{path}"]


def test_a_filter_that_wants_hidden_files_gets_them(tmp_path: Path) -> None:
    theme = Theme(None, custom_dir=str(own_folder(tmp_path)))
    quicken_theme_files(theme)

    def wants(name: str) -> bool:
        return name.endswith(".svg")

    wants.__qualname__ = "Files.add_files_from_theme.<locals>.filter"
    assert theme.get_env().list_templates(filter_func=wants) == [
        *(".icons/a.svg", "img/.icons/b.svg", "img/.icons/deep/c.svg"),
        *("logo.svg", "not.hidden/d.svg"),
    ]
