"""Named tuples and dataclasses whose classes are made quickly.

A build makes two hundred such classes before it begins. The standard library compiles the source of
each method for a dataclass, and the annotation of each field for a named tuple, which takes as long
as rendering ten pages. Those of this module are used in the same way, and share their methods. A
value of such a dataclass takes some microseconds to make: they are for what there is once in a show
or a page.
"""

from __future__ import annotations

import dataclasses
from collections import namedtuple
from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, fields
from typing import TYPE_CHECKING, Any, NoReturn

_ANNOTATIONS = "__annotations__"
# What the class of a named tuple has of its own.
_NOT_COPIED = frozenset({"__module__", "__qualname__", _ANNOTATIONS, "__classcell__"})


class _NamedTupleType(type):
    """Makes a named tuple of the body of a class."""

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> Any:
        annotations = body.get(_ANNOTATIONS, {})
        defaults = [body[field] for field in annotations if field in body]
        made: Any = namedtuple(name, annotations, defaults=defaults, module=body["__module__"])  # type: ignore[misc]
        made.__qualname__ = body["__qualname__"]
        made.__annotations__ = annotations
        for key, value in body.items():
            if key not in annotations and key not in _NOT_COPIED:
                setattr(made, key, value)
        return made


def _dataclass(
    *, frozen: bool = False, eq: bool = True, kw_only: bool = False
) -> Callable[[type], Any]:
    def decorate(cls: type) -> Any:
        made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, kw_only=kw_only)(cls)
        made.__init__ = _initialize
        made.__repr__ = _describe
        if frozen:
            made.__setattr__ = _refuse
            made.__delattr__ = _refuse
        if eq:
            made.__eq__ = _is_equal
            made.__hash__ = _hash if frozen else None
        return made

    return decorate


def _initialize(self: Any, /, *positional: Any, **named: Any) -> None:
    """What a dataclass has as its `__init__`."""
    cls = type(self).__qualname__
    names = [field.name for field in fields(self) if not field.kw_only]
    given = dict(zip(names, positional, strict=False)) | named
    if len(given) < len(positional) + len(named):
        raise TypeError(f"{cls} was given too many values, or one of them twice")
    for field in fields(self):
        if field.name in given:
            value = given.pop(field.name)
        elif field.default is not MISSING:
            value = field.default
        elif field.default_factory is not MISSING:
            value = field.default_factory()
        else:
            raise TypeError(f"{cls} was given no {field.name}")
        self.__dict__[field.name] = value
    if given:
        raise TypeError(f"{cls} has no {', '.join(given)}")


def _describe(self: Any) -> str:
    values = [f"{field.name}={getattr(self, field.name)!r}" for field in fields(self) if field.repr]
    return f"{type(self).__qualname__}({', '.join(values)})"


def _refuse(self: Any, name: str, *value: Any) -> NoReturn:
    raise FrozenInstanceError(f"{type(self).__qualname__}.{name} cannot be changed")


def _compared(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in fields(self) if field.compare]


def _is_equal(self: Any, other: object) -> Any:
    if type(other) is not type(self):
        return NotImplemented
    return _compared(self) == _compared(other)


def _hash(self: Any) -> int:
    return hash(tuple(_compared(self)))


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
    from typing import NamedTuple as NamedTuple
else:
    dataclass = _dataclass
    NamedTuple = type.__new__(_NamedTupleType, "NamedTuple", (), {})
