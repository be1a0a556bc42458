"""Named tuples and dataclasses whose classes are made quickly.

A build makes two hundred such classes before it begins. The standard library compiles the source of
each method for a dataclass, and the annotation of each field for a named tuple, which takes as long
as rendering ten pages. Those of this module are used in the same way, and share their methods. A
value of such a dataclass takes a microsecond or two to make: they are for what there is some times in
a page.
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
# Where a dataclass keeps what `_fields_of` has found.
_FIELDS = "_fields_of_class"


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
    cls = type(self)
    names, initial, makers = cls.__dict__.get(_FIELDS) or _fields_of(cls)
    values = self.__dict__
    # All of them at first, so that they are in their order.
    values.update(initial)
    values.update(zip(names, positional, strict=False))
    values.update(named)
    by_position = names[: len(positional)]
    if len(by_position) < len(positional) or not named.keys().isdisjoint(by_position):
        raise TypeError(f"{cls.__qualname__} was given too many values, or one of them twice")
    if len(values) > len(initial):
        raise TypeError(f"{cls.__qualname__} has no {', '.join(list(values)[len(initial) :])}")
    for name, make in makers:
        if values[name] is MISSING:
            if make is MISSING:
                raise TypeError(f"{cls.__qualname__} was given no {name}")
            values[name] = make()


def _fields_of(cls: type) -> tuple[Any, ...]:
    """The names of the fields that may be given by position; the defaults of all, where they have
    one; and what makes a value of the others. It is found out once for each class."""
    every = fields(cls)
    names = tuple(field.name for field in every if not field.kw_only)
    initial = {field.name: field.default for field in every}
    makers = [(field.name, field.default_factory) for field in every if field.default is MISSING]
    found = (names, initial, makers)
    setattr(cls, _FIELDS, found)
    return found


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
