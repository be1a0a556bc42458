"""Options of MkDocs, its plugins and extensions as data, for digests."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import FunctionType
from typing import Any

from mkdocs import localization
from mkdocs.config.config_options import ExtraScriptValue

from ..cache.digests import UnknownValueError


def plain_options(value: Any) -> Any:
    """The options as data; a function of an installed package is its name.

    Raises UnknownValueError for a function that knows more than it is given.
    """
    if isinstance(value, Mapping):
        return {key: plain_options(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain_options(item) for item in value]
    if isinstance(value, tuple):
        return tuple(plain_options(item) for item in value)
    if isinstance(value, partial):
        return ["partial", *map(plain_options, (value.func, value.args, value.keywords))]
    if isinstance(value, ExtraScriptValue):
        return plain_options(vars(value))
    if isinstance(value, localization.Locale):  # type: ignore[attr-defined]
        return str(value)
    if not callable(value):
        return value
    if not isinstance(value, FunctionType) or value.__closure__:
        raise UnknownValueError(str(type(value)))
    return ["function", value.__module__, value.__qualname__]
