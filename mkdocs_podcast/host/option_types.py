"""Kinds of options that MkDocs does not have: each checks a value of mkdocs.yml, and gives it as
its type."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from typing import Any, cast

from mkdocs.config import base
from mkdocs.config import config_options as c

from ..model import categories
from ..model.episode import Person
from ..model.search_detail import SearchDetail
from ..pages.subscriptions import similar_place
from ..source import people
from ..source.fields import FIELDS
from ..text import addresses, values
from ..text.matching import nearest
from ..text.patterns import pattern
from .option_lines import line_note

_EMAIL = pattern(r"[^@\s<>]+@[^@\s<>]+")
_PLACE_ADDRESS = pattern(r"https?://[^\s/]|mailto:\S+@")


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
    return isinstance(value, list) and all(is_text(entry) for entry in value)


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

    def __init__(self, default: str = "", holding: str = "", can_be_off: bool = False) -> None:
        super().__init__(default=default)
        self.holding = holding
        self.can_be_off = can_be_off

    def run_validation(self, value: object) -> str:
        if self.can_be_off and value is False:
            return ""
        if not is_path_below(value, (".md",)):
            what = f"the path of a page in the docs folder, such as `{self.default}`"
            if self.can_be_off:
                what += ", or `false`"
            raise expected(what, value)
        path = from_root(str(value))
        if self.holding not in path:
            raise base.ValidationError(
                f"Expected `{self.holding}` in the path {path!r}: each tag has a page of its own."
            )
        return posixpath.normpath(path)


class Whole(c.OptionallyRequired[int]):
    """A whole number that is at least 1."""

    def __init__(self, default: int | None) -> None:
        super().__init__(default=default)

    def run_validation(self, value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise expected("a whole number from 1 up", value)
        return value


class InNavigation(c.OptionallyRequired[int]):
    """How many episodes the navigation lists: none, all (-1) or the newest N."""

    def __init__(self) -> None:
        super().__init__(default=False)

    def run_validation(self, value: object) -> int:
        if value is True:
            return -1
        if value is False:
            return 0
        if not isinstance(value, int) or value < 0:
            raise expected("`false`, `true` or how many of the newest episodes", value)
        return value


class Aliases(c.OptionallyRequired[dict[str, list[str]]]):
    """More front matter keys for a field."""

    def __init__(self) -> None:
        super().__init__(default={})

    def run_validation(self, value: object) -> dict[str, list[str]]:
        if not isinstance(value, dict):
            raise expected("fields with their keys, such as `audio: [cast]`", value)
        return {name: self._keys(name, keys) for name, keys in value.items()}

    def _keys(self, name: str, keys: object) -> list[str]:
        if name not in FIELDS:
            fields = ", ".join(FIELDS)
            raise base.ValidationError(f"There is no field `{name}`. The fields are {fields}.")
        if isinstance(keys, str):
            return [keys]
        if not isinstance(keys, list):
            raise expected(f"a list of keys for `{name}`", keys)
        return [str(key) for key in keys]


class YesOrNo(c.OptionallyRequired[bool]):
    """`true` or `false`."""

    def __init__(self, default: bool) -> None:
        super().__init__(default=default)

    def run_validation(self, value: object) -> bool:
        answer = values.boolean(value)
        if answer is None:
            raise expected("`true` or `false`", value)
        return answer


class TranscriptSearch(c.OptionallyRequired[SearchDetail]):
    """`true`, `false`, `text` or `words`."""

    def __init__(self) -> None:
        super().__init__(default=True)

    def run_validation(self, value: object) -> SearchDetail:
        answer = values.boolean(value)
        word = value if answer is None else str(answer).lower()
        if word not in {detail.value for detail in SearchDetail}:
            raise expected("`true`, `false`, `text` or `words`", value)
        return SearchDetail(word)


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


class Categories(c.OptionallyRequired[tuple[categories.Category, ...]]):
    """A list of categories, or one."""

    def __init__(self) -> None:
        super().__init__(default=[])

    def run_validation(self, value: object) -> tuple[categories.Category, ...]:
        try:
            return categories.read_categories(value)
        except ValueError as error:
            raise base.ValidationError(str(error)) from None


class Places(c.OptionallyRequired[dict[str, Any]]):
    """Where to subscribe: addresses by the place's name."""

    def __init__(self) -> None:
        super().__init__(default={})
        self._config_file = ""

    def pre_validation(self, config: base.Config, key_name: str) -> None:
        self._config_file = config.config_file_path

    def run_validation(self, value: object) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise expected("places with their addresses, such as `spotify: https://...`", value)
        for name, address in value.items():
            self._check_place(name, address)
        return value

    def _check_place(self, name: object, address: object) -> None:
        if name == "rss" and isinstance(address, bool):
            return
        if not isinstance(address, str) or not _PLACE_ADDRESS.match(address):
            error = expected(f"an address that begins with https:// for `{name}`", address)
            raise EntryError(name, error)
        similar = similar_place(str(name))
        if similar:
            line = line_note(self._config_file, f"subscribe.{name}")
            self.warnings.append(
                f"`{name}` is not a known place to subscribe (did you mean `{similar}`?){line}."
            )


class FeedPath(c.OptionallyRequired[str | None]):
    """The path of a feed below the site's root, or `false`: the feed's path as it was set, "" where
    it is off."""

    def __init__(self) -> None:
        super().__init__(default=None)

    def run_validation(self, value: object) -> str:
        if value is False:
            return ""
        if not is_path_below(value, (".xml", ".rss")):
            raise expected(
                "a path below the site's root, such as `podcast/feed.xml`, or `false`", value
            )
        return from_root(str(value))


class TagFeeds(c.OptionallyRequired[bool | list[str]]):
    """`true`, `false` or a list of tags."""

    def __init__(self) -> None:
        super().__init__(default=False)

    def run_validation(self, value: object) -> bool | list[str]:
        if isinstance(value, bool):
            return value
        names = value if isinstance(value, list) else [value]
        if not is_text_list(names):
            raise expected("`true`, `false` or a list of tags", value)
        return list(names)


class SeasonNames(c.OptionallyRequired[dict[int, str]]):
    """Names by the season's number."""

    def __init__(self) -> None:
        super().__init__(default={})

    def run_validation(self, value: object) -> dict[int, str]:
        if value == self.default:
            return {}
        if not isinstance(value, dict):
            raise self._error(value)
        names = {}
        for number, name in value.items():
            text = values.text(name)
            if not isinstance(number, int) or not text:
                raise self._error(value)
            names[number] = text
        return names

    def _error(self, value: object) -> base.ValidationError:
        return expected("names by number, such as `{1: The sea at night}`", value)


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


def crew(value: object) -> tuple[Person, ...] | None:
    """People who are hosts, unless they are said to be something else."""
    return tuple(people.people(value, "host", may_be_crew=True) or ()) or None


def email(value: object) -> str | None:
    """Raises ValueError."""
    address = values.text(value)
    if address and not _EMAIL.fullmatch(address):
        raise ValueError(f"`{address[:60]}` is not an e-mail address: write it as ana@example.org")
    return address
