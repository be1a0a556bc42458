"""The folders of the package are stages: each imports only from those below it."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "mkdocs_podcast"
# From the top to the bottom, as CONTRIBUTING.md draws them.
STAGES = (
    "__main__",
    "plugin",
    "show_options",
    "config",
    "cli",
    "host",
    "build",
    "importing",
    "check",
    "lock",
    "feed",
    "pages",
    "markdown",
    "media",
    "chapters",
    "transcript",
    "source",
    "embeds",
    "html",
    "model",
    "cache",
    "text",
)
KNOW_MKDOCS = {"plugin", "config", "host"}


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}
MODULES.pop("__init__")


def imports(name: str) -> Iterator[str]:
    """The modules of the package that a module imports, for types and inside of functions too."""
    path = MODULES[name]
    package = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.ImportFrom) or not node.level:
            continue
        base = package[: len(package) - node.level + 1] + (node.module or "").split(".")
        base = [part for part in base if part]
        for alias in node.names:
            inner = ".".join([*base, alias.name])
            yield inner if inner in MODULES else ".".join(base)


def stage(name: str) -> str:
    return name.split(".")[0]


def test_every_folder_is_a_stage() -> None:
    assert {stage(name) for name in MODULES} == set(STAGES)


def test_modules_import_only_from_stages_below_their_own() -> None:
    wrong = []
    for name in MODULES:
        level = STAGES.index(stage(name))
        outside = {other for other in imports(name) if other and stage(other) != stage(name)}
        wrong += [(name, other) for other in outside if STAGES.index(stage(other)) <= level]
    assert sorted(wrong) == []


def test_modules_do_not_import_in_circles() -> None:
    graph = {name: {other for other in imports(name) if other != name} for name in MODULES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"an import circle: {error.args[1]}")


def foreign_packages(path: Path) -> set[str]:
    """The packages from which a module imports, but for its own."""
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.append(node.module or "")
    return {name.split(".")[0] for name in names}


def test_only_the_top_stages_import_mkdocs() -> None:
    hosts = {"mkdocs", "material", "properdocs"}
    lower = {name: path for name, path in MODULES.items() if stage(name) not in KNOW_MKDOCS}
    assert lower
    assert [name for name, path in lower.items() if foreign_packages(path) & hosts] == []


def test_module_names_are_unique() -> None:
    names = Counter(name.split(".")[-1] for name in MODULES)
    assert [name for name, count in names.items() if count > 1] == []


# One fact, one table: what each of these looks like, and the only module that may write it.
_EXTENSION = r"\b(?:mp3|m4a|opus|flac)\b"
_NAMESPACES = (
    r"https?://(?:www\.itunes\.com/dtds|podcastindex\.org/namespace"
    r"|podlove\.org/simple-chapters|www\.w3\.org/2005/Atom|purl\.org/).*"
)
_HOSTS = (
    r"(?:[\w-]+\.)*(?:fireside\.fm|transistor\.fm|buzzsprout\.com|simplecast\.com|libsyn\.com"
    r"|spreaker\.com|soundcloud\.com|podigee\.io|acast\.com|anchor\.fm)"
)
_TABLES = {
    "a media type": (r"(?:audio|video)/[a-z0-9.+-]+(?:;.*)?", "text.media_types"),
    "a list of media extensions": (
        rf".*{_EXTENSION}\W{{1,3}}{_EXTENSION}.*",
        "text.media_types",
    ),
    "a namespace of XML": (_NAMESPACES, "text.xml_text"),
    "a host of a provider": (_HOSTS, "embeds.providers"),
}


@cache
def literals(path: Path) -> tuple[str, ...]:
    """The texts in a module's code, without its docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return tuple(
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
    )


@pytest.mark.parametrize("what", _TABLES)
def test_a_fact_stands_in_one_table(what: str) -> None:
    shape, home = _TABLES[what]
    copies = {
        f"{name}: {text[:60]}"
        for name, path in MODULES.items()
        if name != home
        for text in literals(path)
        if re.fullmatch(shape, text, re.DOTALL)
    }
    assert copies == set()
