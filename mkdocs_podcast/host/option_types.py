"""Kinds of options that MkDocs does not have, for values of any plugin: each checks a value of
mkdocs.yml, and gives it as its type."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from typing import Any, cast

from mkdocs.config import base
from mkdocs.config import config_options as c

from ..text import addresses, values
from ..text.matching import nearest


class EntryError(base.ValidationError):
    """An error in one entry of an option that is a mapping."""

    def __init__(self, entry: object, error: base.ValidationError) -> None:
        super().__init__(str(error))
        self.entry = str(entry)


def expected(what: str, value: object, remedy: str = "") -> base.ValidationError:
    """The error for a value that is not what an option takes."""
    quotation = repr(value)
    if isinstance(value, bool):
        quotation = f"`{str(value).lower()}`"
    return base.ValidationError(f"Expected {what}, but got {quotation}.{remedy}")


def is_text(value: object) -> bool:
    """Whether a value is a text that says something."""
    return isinstance(value, str) and bool(value.strip())


def is_text_list(value: object) -> bool:
    if not isinstance(value, list):
        return False
    return all(is_text(entry) for entry in value)


def is_path_below(value: object, endings: tuple[str, ...]) -> bool:
    """Whether a value is a path that stays below the folder that it starts from."""
    if not isinstance(value, str) or not value.endswith(endings):
        return False
    if value.startswith("//") or "://" in value:
        return False
    return ".." not in value.split("/")


def from_root(path: str) -> str:
    """A path without the slash that it may begin with, as in front matter."""
    return path.removeprefix("/")


class Text(c.Type[str]):
    """One text."""

    def __init__(self, default: str | None = None) -> None:
        super().__init__(str, default=default)

    def run_validation(self, value: object) -> str:
        if not isinstance(value, str):
            remedy = " Put it in quotes."
            if isinstance(value, list):
                remedy = " Write it without brackets and hyphens."
            raise expected("one text", value, remedy)
        return value


class OneOf(c.Choice[str]):
    """One of some words."""

    def run_validation(self, value: object) -> str:
        if value in self.choices:
            return str(value)
        listed = " or ".join(f"`{choice}`" for choice in self.choices)
        similar = nearest(str(value), list(self.choices))
        raise base.ValidationError(f"Expected {listed}, but got {value!r}{similar}.")


class Texts(c.OptionallyRequired[list[str]]):
    """A list of texts; a single text is a list of one."""

    def __init__(self) -> None:
        super().__init__(default=[])

    def run_validation(self, value: object) -> list[str]:
        texts = [value] if isinstance(value, str) else value
        if not is_text_list(texts):
            raise expected("a list of texts", value, " Write each one after a hyphen.")
        return list(cast(list[str], texts))


class Hosts(Texts):
    """Names of hosts; an address stands for its host."""

    def run_validation(self, value: object) -> list[str]:
        hosts = super().run_validation(value)
        return [self._host(text.strip().lower()) for text in hosts]

    def _host(self, text: str) -> str:
        address = text.removeprefix("https://").removeprefix("http://")
        return address.partition("/")[0]


class PagePath(c.OptionallyRequired[str]):
    """The path of a Markdown page in the docs folder.

    `holding` is what the path has to contain; `false` switches the page off where it `can_be_off`.
    """

    def __init__(
        self, default: str | None = None, holding: str = "", can_be_off: bool = False
    ) -> None:
        super().__init__(default=default)
        self.holding = holding
        self.can_be_off = can_be_off

    def run_validation(self, value: object) -> str:
        if self.can_be_off and value is False:
            return ""
        if not is_path_below(value, (".md",)):
            example = self.default or f"podcast/{self.holding}.md"
            what = f"the path of a page in the docs folder, such as `{example}`"
            if self.can_be_off:
                what += ", or `false`"
            raise expected(what, value)
        path = from_root(str(value))
        if self.holding not in path:
            subject = self.holding.strip("{}")
            raise base.ValidationError(
                f"Expected `{self.holding}` in the path {path!r}: each {subject} has a page of its own."
            )
        return posixpath.normpath(path)


class Whole(c.OptionallyRequired[int]):
    """A whole number that is at least 1."""

    def __init__(self, default: int | None) -> None:
        super().__init__(default=default)

    def run_validation(self, value: object) -> int:
        return _whole(value, "a whole number from 1 up")


class WholeOrAll(c.OptionallyRequired["int | None"]):
    """A whole number that is at least 1, or `true` for all, which is None."""

    def __init__(self, default: int) -> None:
        super().__init__(default=default)

    def run_validation(self, value: object) -> int | None:
        if value is True:
            return None
        return _whole(value, "a whole number from 1 up, or `true`")


def _whole(value: object, expectation: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise expected(expectation, value)
    return value


class YesOrNo(c.OptionallyRequired[bool]):
    """`true` or `false`."""

    def __init__(self, default: bool) -> None:
        super().__init__(default=default)

    def run_validation(self, value: object) -> bool:
        answer = values.boolean(value)
        if answer is None:
            raise expected("`true` or `false`", value)
        return answer


class Prefix(c.OptionallyRequired[str]):
    """What an address begins with; it may hold `{filename}`."""

    def __init__(self) -> None:
        super().__init__(default="")

    def run_validation(self, value: object) -> str:
        if value == "":
            return ""
        if not isinstance(value, str) or not addresses.url(value.replace("{filename}", "x")):
            raise expected("what an address begins with, with https://", value)
        return value


class ReadBy(c.OptionallyRequired[Any]):
    """What a function such as those of feed_values.py reads; `holds` says what that is."""

    def __init__(self, read: Callable[[Any], Any], holds: str, default: Any = ()) -> None:
        super().__init__(default=default)
        self.read = read
        self.holds = holds

    def run_validation(self, value: object) -> Any:
        if value == self.default:
            return value
        try:
            result = self.read(value)
        except ValueError as error:
            sentence = str(error)
            raise base.ValidationError(f"{sentence[:1].upper()}{sentence[1:]}.") from None
        if result is None:
            raise expected(f"{self.holds[:1].lower()}{self.holds[1:-1]}", value)
        return result
