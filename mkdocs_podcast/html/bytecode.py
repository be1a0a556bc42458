"""Compiled templates that are kept between builds, in the user's temporary folder.

Compiling a theme's templates takes as long as ten pages. Jinja's own cache knows a template by its
name and source; what else the compiled code depends on is made part of the cache's name here, or
keeps a template out of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .. import __version__

if TYPE_CHECKING:
    from jinja2 import BytecodeCache, Environment

# What an environment compiles differently for.
COMPILE_OPTIONS = (
    "block_start_string",
    "block_end_string",
    "variable_start_string",
    "variable_end_string",
    "comment_start_string",
    "comment_end_string",
    "line_statement_prefix",
    "line_comment_prefix",
    "trim_blocks",
    "lstrip_blocks",
    "newline_sequence",
    "keep_trailing_newline",
    "autoescape",
    "sandboxed",
    "is_async",
    "newstyle_gettext",
)
# Tags of other extensions may put anything into the compiled code.
_KNOWN_EXTENSIONS = frozenset({"jinja2.ext.InternationalizationExtension"})


def keep_compiled(environment: Environment, *, language: str = "") -> None:
    """Has an environment keep what it compiles, unless it does so already, or may not.

    With `language`, filters that are not Jinja's own depend on nothing but that and the plugin's
    version.
    """
    is_known = _KNOWN_EXTENSIONS.issuperset(environment.extensions)
    if environment.bytecode_cache is not None or not is_known:
        return
    if language or _compiles_the_same(environment):
        environment.bytecode_cache = _open_cache(_digest(environment, language))


def _compiles_the_same(environment: Environment) -> bool:
    """Whether no plugin's code runs while a template is compiled.

    Jinja calls filters and tests that are given a constant right then, unless they ask for the
    context: what a plugin's filter returns is not to be kept.
    """
    from jinja2.filters import FILTERS
    from jinja2.tests import TESTS

    if not _are_known(environment.filters, FILTERS):
        return False
    return _are_known(environment.tests, TESTS)


def _are_known(functions: Mapping[str, Any], defaults: Mapping[str, Any]) -> bool:
    for name, function in functions.items():
        # What `jinja2.pass_context` and its relatives leave on a function.
        passes = getattr(function, "jinja_pass_arg", None)
        takes_context = getattr(passes, "name", "") == "context"
        if function is not defaults.get(name) and not takes_context:
            return False
    return True


def _digest(environment: Environment, language: str) -> str:
    from jinja2 import __version__ as jinja_version

    options = [repr(getattr(environment, name, None)) for name in COMPILE_OPTIONS]
    text = "\n".join(
        [jinja_version, __version__, language, *options, *sorted(environment.extensions)]
    )
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _open_cache(name: str) -> BytecodeCache | None:
    from jinja2 import FileSystemBytecodeCache

    try:
        return FileSystemBytecodeCache(pattern=f"podcast-{name}-%s.cache")
    except (RuntimeError, OSError):
        # There is no such folder, or it is somebody else's.
        return None
