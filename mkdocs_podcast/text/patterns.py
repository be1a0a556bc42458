"""Regular expressions that are compiled when they are first used.

Two thirds of the package's wait for front matter and pages that few sites have; compiling them all
would take longer than building two pages.

Every pattern of the package is made here, and a test tries each on the texts that would make it
super-linear.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class LazyPattern:
    """What stands for a compiled pattern until one of its attributes is asked for."""

    def __init__(self, expression: str | bytes, flags: int) -> None:
        self._expression = expression
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._expression, self._flags)
        for method in (
            "search",
            "match",
            "fullmatch",
            "finditer",
            "findall",
            "sub",
            "subn",
            "split",
        ):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern(expression: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, to be used in the same way."""
    return cast("re.Pattern[AnyStr]", LazyPattern(expression, flags))
