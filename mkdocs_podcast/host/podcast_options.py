"""Kinds of options for what only a podcast has: feeds, seasons, places to subscribe, fields of
episodes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from mkdocs.config import base
from mkdocs.config import config_options as c

from ..model import categories
from ..model.episode import Person
from ..model.search_detail import SearchDetail
from ..pages.subscriptions import similar_place
from ..source import people
from ..source.fields import FIELDS
from ..text import values
from ..text.matching import nearest_choice
from ..text.patterns import pattern
from .option_lines import line_note
from .option_types import EntryError, expected, from_root, is_path_below, is_text_list

# What hosts and other generators call the options.
OTHER_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "artwork": "image",
        "cover": "image",
        "logo": "image",
        "name": "title",
        "summary": "description",
        "subtitle": "description",
        "lang": "language",
        "category": "categories",
        "email": "channel.owner.email",
        "host": "channel.people",
        "hosts": "channel.people",
        "rss": "feed",
        "feed_url": "feed",
        "pattern": "episodes.include",
        "patterns": "episodes.include",
    }
)
_EMAIL = pattern(r"[^@\s<>]+@[^@\s<>]+")
_PLACE_ADDRESS = pattern(r"https?://[^\s/]|mailto:\S+@")


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
            similar = nearest_choice(str(name), FIELDS)
            if similar:
                raise base.ValidationError(
                    f"There is no field `{name}` (did you mean `{similar}`?)."
                )
            fields = ", ".join(FIELDS)
            raise base.ValidationError(f"There is no field `{name}`. The fields are {fields}.")
        if isinstance(keys, str):
            return [keys]
        if not isinstance(keys, list):
            raise expected(f"a list of keys for `{name}`", keys)
        return [str(key) for key in keys]


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


class PeopleFile(c.OptionallyRequired[str | None]):
    """The path of a YAML file in the docs folder, or `false`: "" where it is off."""

    def __init__(self) -> None:
        super().__init__(default=None)

    def run_validation(self, value: object) -> str:
        if value is False:
            return ""
        if not is_path_below(value, (".yml", ".yaml")):
            raise expected(
                "the path of a YAML file in the docs folder, such as `people.yml`, or `false`",
                value,
            )
        return from_root(str(value))


class FeedPath(c.OptionallyRequired[str | None]):
    """The path of a feed below the site's root, or `false`: the feed's path as it was set, "" where
    it is off."""

    def __init__(self) -> None:
        super().__init__(default=None)

    def run_validation(self, value: object) -> str:
        if value is False:
            return ""
        if not is_path_below(value, (".xml", ".rss")) and not _is_without_ending(value):
            raise expected(
                "a path below the site's root, such as `podcast/feed.xml`, or `false`", value
            )
        return from_root(str(value))


def _is_without_ending(value: object) -> bool:
    """Whether a value is the path of a file whose name has no ending: `rss`."""
    if not is_path_below(value, ("",)):
        return False
    name = str(value).rpartition("/")[2]
    return bool(name) and "." not in name


class FeedsOf(c.OptionallyRequired[bool | list[str]]):
    """`true`, `false` or a list of names; `kind` is what they are names of: `tags`."""

    def __init__(self, kind: str) -> None:
        super().__init__(default=False)
        self.kind = kind

    def run_validation(self, value: object) -> bool | list[str]:
        if isinstance(value, bool):
            return value
        names = value if isinstance(value, list) else [value]
        if not is_text_list(names):
            raise expected(f"`true`, `false` or a list of {self.kind}", value)
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


def crew(value: object) -> tuple[Person, ...] | None:
    """People who are hosts, unless they are said to be something else."""
    return tuple(people.people(value, "host", may_be_crew=True) or ()) or None


def email(value: object) -> str | None:
    """Raises ValueError."""
    address = values.text(value)
    if address and not _EMAIL.fullmatch(address):
        raise ValueError(f"`{address[:60]}` is not an e-mail address: write it as ana@example.org")
    return address
