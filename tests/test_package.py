"""What users install: the wheel and the sdist hold all that the plugin needs, and nothing that it
does not."""

from __future__ import annotations

import ast
import configparser
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from sites import Site, episodes, make

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # setuptools writes into the folder from which it builds, and several tests may build at once.
    source, folder = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("dist")
    shutil.copytree(
        ROOT / "mkdocs_podcast",
        source / "mkdocs_podcast",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    for name in ("setup.cfg", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    command = [
        sys.executable,
        "-m",
        "build",
        "--no-isolation",
        "--outdir",
        str(folder),
        str(source),
    ]
    ran = subprocess.run(command, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return folder


def test_the_wheel_holds_only_code_templates_and_assets(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert tops == {"mkdocs_podcast", wheel.name.split("-py3")[0] + ".dist-info"}
    wanted = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "mkdocs_podcast").rglob("*")
        if path.is_file()
    ]
    missing = [name for name in wanted if name not in names and "__pycache__" not in name]
    assert missing == []


def test_the_wheel_brings_the_command(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    archive = zipfile.ZipFile(wheel)
    (entry_points,) = [name for name in archive.namelist() if name.endswith("/entry_points.txt")]
    assert "mkdocs-podcast = mkdocs_podcast.cli:main" in archive.read(entry_points).decode()


def test_the_sdist_can_be_built_from(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = archive.getnames()
    assert [name for name in names if name.endswith(("/setup.cfg", "/LICENSE", "/README.md"))]


def test_the_wheel_is_all_that_a_site_needs(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    target = tmp_path / "installed"
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        str(target),
        str(wheel),
    ]
    subprocess.run(pip, check=True, capture_output=True)
    make(tmp_path, episodes(2))
    environment = {**os.environ, "PYTHONPATH": str(target), "NO_MKDOCS_2_WARNING": "1"}
    where = subprocess.run(
        [sys.executable, "-c", "import mkdocs_podcast; print(mkdocs_podcast.__file__)"],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert Path(where.stdout.strip()).is_relative_to(target)
    ran = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    assert len(Site(tmp_path).content("podcast/index.html").select(".podcast-card")) == 2
    assert (tmp_path / "site/assets/podcast/podcast.css").is_file()


def imported_packages(path: Path) -> Iterator[str]:
    """The top-level names that a module imports from elsewhere, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def test_every_package_that_is_imported_is_declared() -> None:
    modules = (ROOT / "mkdocs_podcast").rglob("*.py")
    imported = {name for path in modules for name in imported_packages(path)}
    imported -= sys.stdlib_module_names
    distributions = packages_distributions()
    # A package that only older versions of Python need may be missing here.
    required = {distributions.get(name, [name])[0].lower() for name in imported}

    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", "utf-8")
    declarations = config["options"]["install_requires"].split("\n")
    declared = {re.split(r"[<>=;\s]", line.lower())[0] for line in declarations if line}
    # The theme is not imported: its templates are what the plugin's pages extend.
    assert required == declared - {"mkdocs-material"}
