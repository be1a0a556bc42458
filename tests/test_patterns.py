"""Every pattern of the package takes time in proportion to its text, whatever the text."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest

from mkdocs_podcast.embeds.provider_rules import RULES
from mkdocs_podcast.embeds.providers import PROVIDERS
from mkdocs_podcast.embeds.scripts import SCRIPT_RULES
from mkdocs_podcast.html import tags
from mkdocs_podcast.source.frontmatter import entry_pattern
from mkdocs_podcast.text.patterns import LazyPattern
from pumping import slowest_attack

PACKAGE = Path(__file__).parent.parent / "mkdocs_podcast"
METHODS = frozenset(("match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split"))
ONCE = {"match", "fullmatch", "search"}
# Functions that make patterns of their arguments, which `made_on_demand` calls.
MAKERS = {
    "embeds/resolution.py": {"_compiled"},
    "embeds/scripts.py": {"_compiled"},
    "host/shortcuts/inline_step.py": {"_search_for"},
    "html/tags.py": {"_closing", "_finder"},
    "html/unwrapping.py": {"place_after_title"},
    "source/frontmatter.py": {"entry_pattern"},
}


class Use(NamedTuple):
    """A pattern, where it is, and the methods by which it is applied."""

    name: str
    pattern: re.Pattern[Any]
    methods: frozenset[str]


class Source(NamedTuple):
    """A module, its syntax tree, and the names that it defines."""

    module: ModuleType
    tree: ast.Module

    @property
    def own_names(self) -> set[str]:
        targets = [
            target
            for statement in self.tree.body
            if isinstance(statement, (ast.Assign, ast.AnnAssign))
            for target in getattr(statement, "targets", [getattr(statement, "target", None)])
        ]
        return {target.id for target in targets if isinstance(target, ast.Name)}

    def methods_on(self, name: str) -> set[str]:
        """The methods that are called on what has this name; a name that is handed on stands for
        whatever the module calls on other values."""
        calls = _attributes(self.tree)
        methods = {method for owner, method, _ in calls if owner == name}
        attributed = {node for owner, _, node in calls if owner == name}
        loads = {
            node
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)
        }
        return methods | self.methods_on_others if loads - attributed else methods

    @property
    def methods_on_others(self) -> set[str]:
        # Texts have a method `split` too.
        return {
            method
            for owner, method, _ in _attributes(self.tree)
            if method != "split"
            and not isinstance(vars(self.module).get(owner), (LazyPattern, ModuleType))
        }


def _attributes(tree: ast.Module) -> list[tuple[str, str, ast.expr]]:
    return [
        (node.value.id if isinstance(node.value, ast.Name) else "", node.attr, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in METHODS
    ]


@cache
def sources() -> dict[str, Source]:
    result = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        if parts[-1] != "__main__":
            module = import_module(".".join(parts).removesuffix(".__init__"))
            result[path.relative_to(PACKAGE).as_posix()] = Source(
                module, ast.parse(path.read_text("utf-8"))
            )
    return result


def patterns_in(value: Any) -> Iterator[LazyPattern]:
    """The patterns of a table."""
    if isinstance(value, LazyPattern):
        yield value
    elif isinstance(value, Mapping):
        for entry in value.values():
            yield from patterns_in(entry)
    elif isinstance(value, (tuple, list)):
        for entry in value:
            yield from patterns_in(entry)


def module_uses() -> Iterator[Use]:
    for path, source in sources().items():
        for name in sorted(source.own_names):
            value = vars(source.module)[name]
            for found in patterns_in(value):
                methods = source.methods_on_others
                if found is value:
                    methods = set().union(
                        *(
                            other.methods_on(name)
                            for other in sources().values()
                            if vars(other.module).get(name) is value
                        )
                    )
                yield Use(f"{path} {name}", found, frozenset(methods or METHODS))


def made_on_demand() -> Iterator[Use]:
    match = frozenset({"match"})
    search = frozenset({"search"})
    for number, rule in enumerate((*RULES, *SCRIPT_RULES)):
        yield Use(f"rule {number}", re.compile(rule.pattern), match)
    for provider in PROVIDERS:
        yield Use(f"pages of {provider.key}", re.compile(provider.pages), match)
    yield Use("needed characters", re.compile("[*_]"), search)
    yield Use("opening tag", tags._finder(frozenset({"a", "audio"}), tags.OPAQUE, False), search)
    yield Use("closing tag", tags._closing("script"), search)
    yield Use("end of a comment", tags._closing(""), search)
    yield Use("end of a title", re.compile(r"</h1\s*>", re.IGNORECASE), search)
    yield Use("entry", entry_pattern("title"), search)
    yield Use("indented entry", entry_pattern("title", r"[ \t]*(?:[{,][ \t]*)?"), search)


def attack(use: Use) -> str:
    expression = use.pattern.pattern
    if isinstance(expression, bytes):
        expression = expression.decode("latin-1")
    methods = use.methods & {"match", "fullmatch"}
    if use.methods - ONCE:
        methods |= {"findall"}
    elif "search" in use.methods:
        methods |= {"search"}
    return slowest_attack(expression, use.pattern.flags, sorted(methods))


def test_no_pattern_is_super_linear() -> None:
    uses = [*module_uses(), *made_on_demand()]
    assert len(uses) > 300
    slow = {use.name: found for use in uses if (found := attack(use))}
    assert slow == {}


@pytest.mark.parametrize(
    ("expression", "methods"),
    [
        ("(a+)+b", ["match"]),
        ("(?:a|aa)+b", ["fullmatch"]),
        (r"(?:\s+|,)*x", ["match"]),
        (r"\s*$", ["search"]),
        (r"[ \t]*(?:#+)?[ \t]*\Z", ["search"]),
        (r"\w+:", ["search"]),
        (".*?x", ["search"]),
        ("a.*?b.*?c", ["findall"]),
        ("<!--.*?-->", ["findall"]),
        (r"\s*,?\s*x", ["match"]),
        ("(.*),(.*)x", ["fullmatch"]),
        (r'<a (?:[^>]|"[^"]*")*>', ["search"]),
    ],
)  # fmt: skip
def test_super_linear_patterns_are_found(expression: str, methods: list[str]) -> None:
    assert slowest_attack(expression, 0, methods)


@pytest.mark.parametrize(
    ("expression", "methods"),
    [
        (r"(?<!\s)\s*$", ["search"]),
        ("[^<]*>", ["match"]),
        ("<[^<>]*>", ["findall"]),
        (r"\d{1,3}:\d\d", ["findall"]),
        ("(?:a|b)*c", ["match", "fullmatch"]),
        ("<!--.*?(?:-->|$)", ["findall"]),
    ],
)
def test_linear_patterns_are_not_refused(expression: str, methods: list[str]) -> None:
    assert slowest_attack(expression, 0, methods) == ""


def test_every_pattern_is_made_by_one_function() -> None:
    for path, source in sources().items():
        if path == "text/patterns.py":
            continue
        own = {method for owner, method, _ in _attributes(source.tree) if owner == "re"}
        assert not own, f"{path}: `re.{own}`"
        makers = {
            function.name
            for function in ast.walk(source.tree)
            if isinstance(function, ast.FunctionDef)
            for call in ast.walk(function)
            if isinstance(call, ast.Call)
            and isinstance(call.func, ast.Name)
            and call.func.id == "pattern"
        }
        assert makers == MAKERS.get(path, set()), path
