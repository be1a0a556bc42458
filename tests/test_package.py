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


EPOCH = "1700000000"


def copy_source(target: Path) -> Path:
    """Copies what is not made here, or by whoever works here."""

    def ignored(folder: str, names: list[str]) -> set[str]:
        made = {name for name in names if name.startswith(".") or name.endswith(".egg-info")}
        made |= {"__pycache__"}
        if Path(folder) == ROOT:
            made |= {"node_modules", "build", "dist", "site"}
        return made

    # setuptools writes into the folder from which it builds, and several tests may build at once.
    return Path(shutil.copytree(ROOT, target, ignore=ignored))


def build_package(source: Path, folder: Path, *options: str) -> None:
    command = [sys.executable, "-m", "build", "--no-isolation", *options]
    ran = subprocess.run(
        [*command, "--outdir", str(folder), str(source)],
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH},
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build_package(copy_source(tmp_path_factory.mktemp("first") / "source"), folder)
    return folder


@pytest.fixture(scope="module")
def unpacked(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the sdist holds."""
    (sdist,) = built.glob("*.tar.gz")
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    (root,) = folder.iterdir()
    return root


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


def test_the_sdist_can_run_its_tests(unpacked: Path) -> None:
    for path in (ROOT / "tests").rglob("[!.]*"):
        if path.is_file() and path.suffix != ".pyc":
            assert (unpacked / path.relative_to(ROOT)).is_file()
    tests = ["tests/test_cli_assets.py", "tests/test_no_episodes.py"]
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests],
        cwd=unpacked,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout


def test_two_builds_at_one_date_are_the_same(built: Path, tmp_path: Path) -> None:
    source = copy_source(tmp_path / "source")
    for path in source.iterdir():
        os.utime(path, (1, 1))
    (source / "README.md").chmod(0o600)
    build_package(source, tmp_path / "dist")
    for file in built.iterdir():
        assert (tmp_path / "dist" / file.name).read_bytes() == file.read_bytes(), file.name


def test_links_of_the_readme_work_on_a_package_index(unpacked: Path) -> None:
    readme = (unpacked / "PKG-INFO").read_text("utf-8")
    site = re.search(r"^site_url: (\S+)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    assert site
    assert f"Project-URL: Documentation, {site[1]}\n" in readme
    targets = re.findall(r"\]\(([^)]+)\)", readme)
    assert f"{site[1]}images/index-desktop-light.png" in targets
    assert f"{site[1]}guide/" in targets
    for target in targets:
        assert target.startswith("https://")
        path = target.removeprefix(site[1])
        if path == target:
            continue
        docs = ROOT / "docs"
        pages = [docs / path, docs / f"{path.rstrip('/')}.md", docs / path / "index.md"]
        assert any(page.is_file() for page in pages), target


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
