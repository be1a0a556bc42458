"""The words of a theme's interface, each looked up once.

Material's templates ask for some thirty words on each page, by a macro that calls another one, which
makes a mapping of all words to take one out of it. Where these macros do nothing else, as the
templates themselves show, a word is the same on each page.
"""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, TemplateError
from jinja2.runtime import Macro

from ...text.patterns import pattern

_TEMPLATE = "partials/language.html"
_MACRO = "t"
_TEXT = r'"(?:[^"\\]|\\.)*"'
_COMMENT = r"\s*(?:\{#-?[^#]*-?#\}\s*)?"
# Material's macro, which asks for a word in one language after the other; and that of a language.
_EITHER = pattern(
    _COMMENT
    + r'\{% import "partials/languages/" ~ config\.theme\.language ~ "\.html" as lang %\}\s*'
    r'\{% import "partials/languages/en\.html" as fallback %\}\s*'
    r"\{% macro t\(key\) %\}\{\{ lang\.t\(key\) or fallback\.t\(key\) or key \}\}\{% endmacro %\}\s*"
)
_LANGUAGE = pattern(
    _COMMENT + r"\{% macro t\(key\) %\}\{\{ "
    rf"\{{\s*(?:{_TEXT}: {_TEXT},?\s*)*\}}\[key\]"
    r" \}\}\{% endmacro %\}\s*"
)


class ThemeWords:
    """The words that the templates of an environment have asked for, in one language at a time."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._languages: dict[str, dict[str, Any] | None] = {}
        # None where the macros are not known.
        self._words: dict[str, Any] | None = None

    def choose(self, language: Any) -> None:
        """Has words be those of a language, for the page that is drawn next."""
        if language not in self._languages:
            self._languages[language] = {} if self._is_known(language) else None
        self._words = self._languages[language]

    def of_call(self, function: Any, values: tuple[Any, ...]) -> dict[str, Any] | None:
        """Where the word is kept, by its key, that a call gives; None for any other call."""
        if type(function) is not Macro or function.name != _MACRO:
            return None
        is_word = function._func.__globals__.get("name") == _TEMPLATE
        return self._words if is_word and len(values) == 1 and type(values[0]) is str else None

    def _is_known(self, language: Any) -> bool:
        if not isinstance(language, str) or self._environment.loader is None:
            return False
        names = [f"partials/languages/{name}.html" for name in (language, "en")]
        try:
            return bool(_EITHER.fullmatch(self._source(_TEMPLATE))) and all(
                _LANGUAGE.fullmatch(self._source(name)) for name in names
            )
        except TemplateError:
            return False

    def _source(self, name: str) -> str:
        assert self._environment.loader is not None
        source, _, _ = self._environment.loader.get_source(self._environment, name)
        return source
