"""The words of a theme's interface, each looked up once.

Material's templates ask for some thirty words on each page, by a macro that calls another one, which
makes a mapping of all words to take one out of it. Where these macros do nothing else, as the
templates themselves show, a word is the same on each page in that language.
"""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, TemplateError
from jinja2.environment import TemplateModule
from jinja2.runtime import Macro

from ...text.patterns import pattern

_TEMPLATE = "partials/language.html"
_MACRO = "t"
_FALLBACK = "partials/languages/en.html"
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


# What the compiled macro calls the module of its language.
_LANGUAGE_VARIABLE = "l_0_lang"


class ThemeWords:
    """The words that the templates of an environment have asked for."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        # By the language's template, and whether they are safe where all else is escaped; None where
        # the macros are not known.
        self._words: dict[tuple[str, bool], dict[str, Any] | None] = {}
        # A page calls one macro for all of its words.
        self._latest_call: tuple[Any, bool] = (None, False)
        self._latest_words: dict[str, Any] | None = None

    def of_call(
        self, function: Any, values: tuple[Any, ...], *, autoescape: bool
    ) -> dict[str, Any] | None:
        """Where the word is kept, by its key, that a call gives; None for any other call."""
        if type(function) is not Macro or function.name != _MACRO:
            return None
        if len(values) != 1 or type(values[0]) is not str:
            return None
        if self._latest_call != (function, autoescape):
            self._latest_call = (function, autoescape)
            self._latest_words = self._words_of(function._func, autoescape=autoescape)
        return self._latest_words

    def _words_of(self, macro: Any, *, autoescape: bool) -> dict[str, Any] | None:
        if macro.__globals__.get("name") != _TEMPLATE:
            return None
        kept = (_language_of(macro), autoescape)
        if kept not in self._words:
            self._words[kept] = {} if self._is_known(kept[0]) else None
        return self._words[kept]

    def _is_known(self, language: str) -> bool:
        if not language or self._environment.loader is None:
            return False
        try:
            return bool(_EITHER.fullmatch(self._source(_TEMPLATE))) and all(
                _LANGUAGE.fullmatch(self._source(name)) for name in (language, _FALLBACK)
            )
        except TemplateError:
            return False

    def _source(self, name: str) -> str:
        assert self._environment.loader is not None
        source, _, _ = self._environment.loader.get_source(self._environment, name)
        return source


def _language_of(macro: Any) -> str:
    """The template of the language that a macro asks first: pages, and parts of one, may have
    several; "" where that is not known."""
    names = macro.__code__.co_freevars
    if _LANGUAGE_VARIABLE not in names or not macro.__closure__:
        return ""
    language = macro.__closure__[names.index(_LANGUAGE_VARIABLE)].cell_contents
    if type(language) is not TemplateModule:
        return ""
    return str(language.__name__)
