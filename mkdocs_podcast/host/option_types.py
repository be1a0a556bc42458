"""Kinds of options that MkDocs does not have: each checks a value of mkdocs.yml, and gives it as
its type."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from typing import Any

from mkdocs.config import base
from mkdocs.config import config_options as c

from ..model import categories
from ..model.episode import Person
from ..pages.subscriptions import similar_place
from ..source import people
from ..source.fields import FIELDS
from ..text import addresses, values
from .option_lines import line_note


class Texts(c.OptionallyRequired[list[str]]):
    """A list of texts; a single text is a list of one."""

    def __init__(self) -> None:
        super().__init__(default=[])

    def run_validation(self, value: object) -> list[str]:
        found = [value] if isinstance(value, str) else value
        if not isinstance(found, list) or not all(
            isinstance(item, str) and item.strip() for item in found
        ):
            raise base.ValidationError(
                f"Expected a list of texts, but got {value!r}. Write each one after a hyphen."
            )
        return found


class Hosts(Texts):
    """Names of hosts; an address stands for its host."""

    def run_validation(self, value: object) -> list[str]:
        return [
            re.sub(r"^https?://|/.*$", "", host.strip().lower())
            for host in super().run_validation(value)
        ]


class PagePath(c.OptionallyRequired[str]):
    """The path of a Markdown page in the docs folder."""

    def __init__(self, default: str = "", holding: str = "", can_be_off: bool = False) -> None:
        super().__init__(default=default)
        self.holding = holding
        self.can_be_off = can_be_off

    def run_validation(self, value: object) -> str:
        if self.can_be_off and value is False:
            return ""
        if (
            not isinstance(value, str)
            or not value.endswith(".md")
            or value.startswith("/")
            or ".." in value.split("/")
        ):
            off = ", or `false`" if self.can_be_off else ""
            raise base.ValidationError(
                f"Expected the path of a page in the docs folder, such as `{self.default}`{off}, but got {value!r}."
            )
        if self.holding and self.holding not in value:
            raise base.ValidationError(
                f"Expected `{self.holding}` in the path {value!r}: each tag has a page of its own."
            )
        return posixpath.normpath(value)


class Whole(c.OptionallyRequired[int]):
    """A whole number that is at least 1."""

    def __init__(self, default: int | None) -> None:
        super().__init__(default=default)

    def run_validation(self, value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise base.ValidationError(f"Expected a whole number from 1 up, but got {value!r}.")
        return value


class InNavigation(c.OptionallyRequired[int]):
    """How many episodes the navigation lists: none, all (-1) or the newest N."""

    def __init__(self) -> None:
        super().__init__(default=False)

    def run_validation(self, value: object) -> int:
        if isinstance(value, bool):
            return -1 if value else 0
        if not isinstance(value, int) or value < 0:
            raise base.ValidationError(
                f"Expected `false`, `true` or how many of the newest episodes, but got {value!r}."
            )
        return value


class Aliases(c.OptionallyRequired[dict[str, list[str]]]):
    """More front matter keys for a field."""

    def __init__(self) -> None:
        super().__init__(default={})

    def run_validation(self, value: object) -> dict[str, list[str]]:
        if not isinstance(value, dict):
            raise base.ValidationError(
                f"Expected fields with their keys, such as `audio: [cast]`, but got {value!r}."
            )
        for name, keys in value.items():
            if name not in FIELDS:
                raise base.ValidationError(
                    f"There is no field `{name}`. The fields are {', '.join(FIELDS)}."
                )
            if not isinstance(keys, (str, list)):
                raise base.ValidationError(
                    f"Expected a list of keys for `{name}`, but got {keys!r}."
                )
        return {
            name: [keys] if isinstance(keys, str) else [str(key) for key in keys]
            for name, keys in value.items()
        }


class YesOrNo(c.OptionallyRequired[bool]):
    """`true` or `false`."""

    def __init__(self, default: bool) -> None:
        super().__init__(default=default)

    def run_validation(self, value: object) -> bool:
        found = values.boolean(value)
        if found is None:
            raise base.ValidationError(f"Expected `true` or `false`, but got {value!r}.")
        return found


class Prefix(c.OptionallyRequired[str]):
    """What an address begins with."""

    def __init__(self) -> None:
        super().__init__(default="")

    def run_validation(self, value: object) -> str:
        if not isinstance(value, str) or (
            value and not addresses.url(value.replace("{filename}", "x"))
        ):
            raise base.ValidationError(
                f"Expected what an address begins with, with https://, but got {value!r}."
            )
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
            raise base.ValidationError(
                f"Expected places with their addresses, such as `spotify: https://...`, but got {value!r}."
            )
        for name, address in value.items():
            if name == "rss" and isinstance(address, bool):
                continue
            if not isinstance(address, str) or not re.match(
                r"https?://[^\s/]|mailto:\S+@", address
            ):
                raise base.ValidationError(
                    f"Expected an address that begins with https:// for `{name}`, but got {address!r}."
                )
            similar = similar_place(str(name))
            if similar:
                line = line_note(self._config_file, f"subscribe.{name}")
                self.warnings.append(
                    f"`{name}` is not a known place to subscribe (did you mean `{similar}`?){line}."
                )
        return value


class FeedPath(c.OptionallyRequired[str | None]):
    """The path of a feed below the site's root, or `false`: the feed's path as it was set, "" where
    it is off."""

    def __init__(self) -> None:
        super().__init__(default=None)

    def run_validation(self, value: object) -> str:
        if value is False:
            return ""
        is_path = (
            isinstance(value, str)
            and value.endswith((".xml", ".rss"))
            and not value.startswith("/")
        )
        if not isinstance(value, str) or not is_path or ".." in value.split("/") or "://" in value:
            raise base.ValidationError(
                f"Expected a path below the site's root, such as `podcast/feed.xml`, or `false`, but got {value!r}."
            )
        return value


class TagFeeds(c.OptionallyRequired[bool | list[str]]):
    """`true`, `false` or a list of tags."""

    def __init__(self) -> None:
        super().__init__(default=False)

    def run_validation(self, value: object) -> bool | list[str]:
        named = value if isinstance(value, list) else [value]
        if isinstance(value, bool):
            return value
        if not all(isinstance(name, str) and name.strip() for name in named):
            raise base.ValidationError(
                f"Expected `true`, `false` or a list of tags, but got {value!r}."
            )
        return [str(name) for name in named]


class SeasonNames(c.OptionallyRequired[dict[int, str]]):
    """Names by the season's number."""

    def __init__(self) -> None:
        super().__init__(default={})

    def run_validation(self, value: object) -> dict[int, str]:
        if value == self.default:
            return {}
        named = (
            {number: values.text(name) or "" for number, name in value.items()}
            if isinstance(value, dict)
            else {}
        )
        if not named or not all(isinstance(number, int) and name for number, name in named.items()):
            raise base.ValidationError(
                f"Expected names by number, such as `{{1: The sea at night}}`, but got {value!r}."
            )
        return named


class Told(c.OptionallyRequired[Any]):
    """What one of the functions of feed_values.py reads; `holds` says what that is."""

    def __init__(self, read: Callable[[Any], Any], holds: str, default: Any = ()) -> None:
        super().__init__(default=default)
        self.read = read
        self.holds = holds

    def run_validation(self, value: object) -> Any:
        if value == self.default:
            return value
        try:
            found = self.read(value)
        except ValueError as error:
            raise base.ValidationError(f"{str(error)[:1].upper()}{str(error)[1:]}.") from None
        if found is None:
            raise base.ValidationError(
                f"Expected {self.holds[:1].lower()}{self.holds[1:-1]}, but got {value!r}."
            )
        return found


def crew(value: object) -> tuple[Person, ...] | None:
    """People who are hosts, unless they are said to be something else."""
    return tuple(people.people(value, "host", may_be_crew=True) or ()) or None


def email(value: object) -> str | None:
    """Raises ValueError."""
    found = values.text(value)
    if found and not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+", found):
        raise ValueError(f"`{found[:60]}` is not an e-mail address")
    return found
