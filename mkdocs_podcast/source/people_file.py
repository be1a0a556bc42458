"""A site's file of people: `people.yml`, or the `.authors.yml` of Material's blog.

ana:
  name: Ana Ferreira
  image: assets/ana.jpg
  bio: She repairs **tide gauges**.
  url: https://example.org
  mastodon: "@ana@example.org"
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple

from ..model.episode import Link
from ..model.problems import Problem, Problems, quoted
from ..model.profile import Profile
from ..text import addresses, values
from ..text.matching import near_miss
from . import docs_paths
from .guards import text_or_empty
from .loose_yaml import load_yaml
from .people_links import PLACES, place_link, read_links
from .site import Site

_GROUPS = ("people", "authors")
_MOST = 2_000
_LONGEST_BIOGRAPHY = 20_000
_MOST_LINES = 100
_KEYS: Mapping[str, tuple[str, ...]] = {
    "name": ("name",),
    "spellings": ("aliases", "spellings"),
    "title": ("title", "job"),
    "biography": ("bio", "biography", "about", "description"),
    "image": ("image", "picture", "photo", "avatar", "img", "image_url", "imageurl"),
    "url": ("url", "website", "homepage", "link", "uri"),
    "links": ("links", "social", "socials"),
}
_FIELD_OF = {key: field for field, keys in _KEYS.items() for key in keys}
# Material's, and what posts say of people: they mean nothing here.
_OTHER_KEYS = frozenset({"slug", "id", "role", "group", "email"})
_AROUND_KEYS = " \t-\"'"
_NOT_AN_ADDRESS = "is not an address that a page may link to: give it in full (https://...)"


class PeopleFile(NamedTuple):
    """What a file says of people, and what is wrong with it."""

    profiles: tuple[Profile, ...]
    problems: tuple[Problem, ...]


def read_people_file(path: str, text: str, site: Site) -> PeopleFile:
    """The people of the file at a path in the docs folder. Addresses of pictures are seen from the
    file, else from the docs folder."""
    return _Reader(path, text, site).read()


class _Reader:
    """Reads one file."""

    def __init__(self, path: str, text: str, site: Site) -> None:
        self.path = path
        self.text = text
        self.site = site
        self.problems = Problems(path)
        self._is_broken = False

    def read(self) -> PeopleFile:
        value, problems = load_yaml(self.text)
        for line, sentence in problems:
            self.problems.add(sentence.replace("the front matter", "the file"), line + 1)
        self._is_broken = bool(problems)
        profiles: dict[str, Profile] = {}
        entries = [*self._entries(value)]
        if len(entries) > _MOST:
            self.problems.add(f"only the first {_MOST} people are read: name fewer")
        for key, details in entries[:_MOST]:
            profile = self._profile(key, details)
            if not profile:
                continue
            folded_name = profile.name.casefold()
            if folded_name in profiles:
                other = quoted(profiles[folded_name].key or profile.name)
                self._report(key, f"{quoted(profile.name)} is {other} already: remove one of them")
                continue
            profiles[folded_name] = profile
        self._report_shared_spellings(profiles)
        return PeopleFile(tuple(profiles.values()), tuple(self.problems.all()))

    def _report_shared_spellings(self, profiles: Mapping[str, Profile]) -> None:
        for profile in profiles.values():
            for spelling in profile.spellings:
                other = profiles.get(spelling.casefold())
                if other and other is not profile:
                    message = (
                        f"`aliases`: {quoted(spelling)} is the name of somebody else: remove it"
                    )
                    self._report(profile.key, message, "aliases")

    def _entries(self, value: Any) -> Iterable[tuple[str, Any]]:
        """Each person's key, "" for what has none, and what it holds about them."""
        if isinstance(value, dict):
            for group in _GROUPS:
                if isinstance(value.get(group), (dict, list)):
                    value = value[group]
                    break
        if isinstance(value, dict):
            return [(str(key), details) for key, details in value.items()]
        if isinstance(value, list):
            return [_listed_entry(entry) for entry in value]
        if value is not None:
            self.problems.add(
                "this file names nobody: write `ana:` and below it `name: Ana Ferreira`"
            )
        return []

    def _profile(self, key: str, details: Any) -> Profile | None:
        if isinstance(details, str):
            address = addresses.url(details)
            details = {"url": address} if address else {"name": details}
        elif details is None:
            details = {}
        if self._is_broken and details == []:
            # What is left of a line that is no YAML, which is reported.
            return None
        if not isinstance(details, dict):
            self._report(
                key, f"{quoted(details)} names nobody: write `name` and what else there is"
            )
            return None
        by_field = self._by_field(key, details)
        name = self._text(key, by_field, "name") or text_or_empty(key)
        if not name:
            self._report(key, "somebody has no name: give it as `name`")
            return None
        return Profile(
            name=name,
            key=key,
            spellings=self._spellings(key, by_field.get("spellings")),
            title=self._text(key, by_field, "title"),
            biography=self._biography(key, by_field.get("biography")),
            url=self._url(key, by_field.get("url")),
            image=self._image(key, by_field.get("image")),
            links=self._links(key, by_field.get("links"), details),
        )

    def _by_field(self, key: str, details: Mapping[Any, Any]) -> dict[str, Any]:
        """The values of a person by what they mean; misspelled keys are reported."""
        by_field: dict[str, Any] = {}
        for name, value in details.items():
            folded_name = str(name).casefold()
            field = _FIELD_OF.get(folded_name)
            if field:
                by_field.setdefault(field, value)
                continue
            if folded_name in PLACES or folded_name in _OTHER_KEYS or addresses.url(value):
                continue
            similar = near_miss(folded_name, (*_FIELD_OF, *PLACES))
            if similar:
                message = f"`{name}` is not known (did you mean `{similar}`?): correct it"
                self._report(key, message, str(name))
        return by_field

    def _text(self, key: str, by_field: Mapping[str, Any], field: str) -> str:
        value = by_field.get(field)
        text = text_or_empty(value)
        if value and not text:
            self._report(key, f"`{field}`: {quoted(value)} is not a text: write one", field)
        return text

    def _spellings(self, key: str, value: Any) -> tuple[str, ...]:
        spellings = values.texts(value, whole=True)
        if value and not spellings:
            self._report(
                key, f"`aliases`: {quoted(value)} is not a list of names: write one", "aliases"
            )
        return tuple(spellings or ())

    def _biography(self, key: str, value: Any) -> str:
        if value and not isinstance(value, str):
            self._report(key, f"`bio`: {quoted(value)} is not a text: write one", "bio")
        if not isinstance(value, str):
            return ""
        if len(value) > _LONGEST_BIOGRAPHY:
            message = f"`bio`: only the first {_LONGEST_BIOGRAPHY} characters are shown: shorten it"
            self._report(key, message, "bio")
        lines = value[:_LONGEST_BIOGRAPHY].splitlines()
        return "\n".join(map(values.without_control, lines)).strip()

    def _url(self, key: str, value: Any) -> str:
        address = addresses.url(value)
        if value and not address:
            self._report(key, f"`url`: {quoted(value)} {_NOT_AN_ADDRESS}", "url")
        return address or ""

    def _image(self, key: str, value: Any) -> str:
        source = text_or_empty(values.first(value))
        address = addresses.url(source) or docs_paths.in_docs(source, self.path, self.site)
        if source and not address:
            similar = docs_paths.suggestion(source, self.path, self.site)
            message = docs_paths.describe_missing(source, similar)
            self._report(key, f"`image`: {message}", "image")
        return address

    def _links(self, key: str, value: Any, details: Mapping[Any, Any]) -> tuple[Link, ...]:
        """The links in `links`, and those that are keys of their own: `github: ana`."""
        entries = [*read_links(value)]
        for name, address in islice(details.items(), _MOST):
            folded_name = str(name).casefold()
            if folded_name in _FIELD_OF or not address:
                continue
            if folded_name in PLACES or addresses.url(address):
                entries.append((str(name), place_link(str(name), address)))
        links: dict[str, Link] = {}
        for name, link in entries:
            if link:
                links.setdefault(link.url, link)
            else:
                self._report(key, f"{quoted(name)} {_NOT_AN_ADDRESS}", name)
        return tuple(links.values())

    def _report(self, key: str, message: str, field: str = "") -> None:
        who = f"{quoted(key)}: " if key else ""
        self.problems.add(who + message, self._line_of(key, field))

    def _line_of(self, key: str, field: str) -> int | None:
        """The line with a person's key, or with a field below it."""
        line = self._line_by_key.get(key)
        if line and field:
            # The key may be on the same line.
            for offset, (name, _) in enumerate(self._pairs[line - 1 : line + _MOST_LINES]):
                if name == field:
                    return line + offset
        return line

    @cached_property
    def _pairs(self) -> list[tuple[str, str]]:
        """What is before and after the colon of each line."""
        parts = (line.partition(":") for line in self.text.split("\n"))
        return [(name.strip(_AROUND_KEYS), value.strip(_AROUND_KEYS)) for name, _, value in parts]

    @cached_property
    def _line_by_key(self) -> dict[str, int]:
        lines: dict[str, int] = {}
        for number, pair in enumerate(self._pairs, 1):
            for text in pair:
                lines.setdefault(text, number)
        return lines


def _listed_entry(entry: Any) -> tuple[str, Any]:
    """An entry of a list of people: a mapping, a name, or `ana: {...}`."""
    if isinstance(entry, dict):
        keys = {str(key).casefold() for key in entry}
        if len(entry) == 1 and not keys & _FIELD_OF.keys():
            ((key, details),) = entry.items()
            return str(key), details
        return text_or_empty(entry.get("slug") or entry.get("id")), entry
    return "", entry
