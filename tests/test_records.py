"""Named tuples and dataclasses that are made quickly behave as the standard library's do."""

from __future__ import annotations

import ast
import dataclasses
import subprocess
import sys
import typing
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import mkdocs_podcast
from mkdocs_podcast.text import records
from sites import episodes, make

CLASSES = """
from __future__ import annotations
from dataclasses import KW_ONLY, field, fields, replace

class Point(NamedTuple):
    "A point."
    x: int
    y: int | None = 0

    ORIGIN = "0/0"

    @property
    def sum(self):
        return self.x + self.y

    @classmethod
    def at(cls, text):
        return cls(*map(int, text.split("/")))

    def __str__(self):
        return f"{self.x}/{self.y}"

@dataclass(frozen=True)
class Base:
    name: str
    size: int = 1

@dataclass(frozen=True)
class Derived(Base):
    size: int = 2
    tags: tuple[str, ...] = field(default_factory=tuple)
    _: KW_ONLY
    note: str = field(default="", compare=False, repr=False)

@dataclass()
class Changing:
    count: int = 0

@dataclass(kw_only=True, eq=False)
class Named:
    name: str
"""
EXPRESSIONS = (
    "Point(1)",
    "Point(1, y=2)",
    "Point()",
    "Point(1, 2, 3)",
    "Point(1, z=2)",
    "Point(1, x=2)",
    "Point(1, 2) == (1, 2), Point(1) < Point(2)",
    "Point(1, 2)._replace(x=5), Point(1)._asdict(), Point._fields, Point._field_defaults",
    "Point(3, 4).sum, Point.at('7/8'), str(Point(1)), Point.ORIGIN, [*Point(5)]",
    "Point.__doc__, Point.__name__, Point.__qualname__, Point.__module__, Point.__match_args__",
    "setattr(Point(1), 'x', 2)",
    "setattr(Point(1), 'z', 2)",
    "Derived('a')",
    "Derived('a', 5, ('b',), note='c').note",
    "Derived('a', name='b')",
    "Derived('a', 1, (), 'c')",
    "Derived('a', color='c')",
    "Derived(size=1)",
    "vars(Derived('a', 5))",
    "replace(Derived('a', 5), tags=('b',)), [field.name for field in fields(Derived)]",
    "Derived('a') == Derived('a', note='b'), Derived('a') == Derived('b'), Derived('a', 1) == Base('a')",
    "len({Derived('a'), Derived('a'), Derived('b')})",
    "setattr(Derived('a'), 'name', 'b')",
    "setattr(Derived('a'), 'color', 'b')",
    "delattr(Derived('a'), 'name')",
    "hash(Changing())",
    "Changing(1) == Changing(1), repr(Changing())",
    "[setattr(value := Changing(), 'count', 3), value.count][1]",
    "Named('a')",
    "Named(name='a').name",
    "(value := Named(name='a')) == Named(name='a'), value == value, len({value})",
)


def classes_of(name: str, **kinds: Any) -> dict[str, Any]:
    module = ModuleType(name)
    vars(module).update(kinds)
    # Where dataclasses look for what an annotation names.
    sys.modules[name] = module
    exec(CLASSES, vars(module))
    del sys.modules[name]
    return vars(module)


STANDARD = classes_of("shapes", NamedTuple=typing.NamedTuple, dataclass=dataclasses.dataclass)
QUICK = classes_of("shapes", NamedTuple=records.NamedTuple, dataclass=records.dataclass)


def outcome(expression: str, namespace: dict[str, Any]) -> str:
    try:
        return repr(eval(expression, namespace))
    except (TypeError, AttributeError) as error:
        return type(error).__name__


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_both_kinds_do_the_same(expression: str) -> None:
    assert outcome(expression, QUICK) == outcome(expression, STANDARD)


def test_what_every_build_loads_makes_its_classes_quickly(tmp_path: Path) -> None:
    config_file = make(tmp_path, episodes(2))
    code = (
        "import sys; from mkdocs.__main__ import cli\n"
        f"cli(['build', '--config-file', {str(config_file)!r}], standalone_mode=False)\n"
        "print(*(m.__file__ for n, m in sys.modules.items() if n.startswith('mkdocs_podcast.')))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(map(Path, ran.stdout.split())) - {Path(records.__file__)}
    assert len(loaded) > 200
    package = Path(mkdocs_podcast.__file__).parent
    slow = {str(path.relative_to(package)) for path in loaded if makes_classes_slowly(path)}
    assert not slow, f"take NamedTuple and dataclass from text/records.py: {', '.join(slow)}"


def makes_classes_slowly(path: Path) -> bool:
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module in ("typing", "dataclasses"):
            names = {alias.name for alias in node.names}
            if names & {"NamedTuple", "dataclass"}:
                return True
    return False
