"""A page's front matter and body → its Episode, and what is wrong with it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeVar, cast

from .. import embeds
from ..model.episode import Audio, Episode, EpisodeType, Link, Person
from ..model.feed_details import NO_EXTRAS, Extras
from ..model.problems import Problem, Severity, one_line
from ..text import addresses, dates, media_types, prose, values
from ..text.patterns import pattern
from . import docs_paths, feed_values, liquid, naming, people, recording_keys, refusals
from .fields import PLATFORM_IDS, PLATFORM_KEYS, flatten, spelled
from .frontmatter import FrontMatter
from .recording_keys import is_marked
from .site import Site

__all__ = ["Site", "is_marked", "read_episode"]

T = TypeVar("T")

_BODY_DATE = pattern(
    r"^[-*>_ \t]*(?:air date|published)[*_]*[ \t]*:[*_]*[ \t]*(\S[^\n]{5,40})$",
    re.IGNORECASE | re.MULTILINE,
)
_BODY_DURATION = pattern(
    r"^[-*>_ \t]*duration[*_]*[ \t]*:[*_]*[ \t]*(\S[^\n]{1,40})$", re.IGNORECASE | re.MULTILINE
)


def read_episode(path: str, front: FrontMatter, site: Site) -> tuple[Episode, list[Problem]]:
    """The episode that the page at `path` (in the docs folder) tells of, and its problems. Never
    raises."""
    reader = _Reader(path, front, site)
    return reader.episode(), reader.problems


class _Reader:
    """One page on its way to an Episode."""

    def __init__(self, path: str, front: FrontMatter, site: Site) -> None:
        self.path = path
        self.front = front
        self.site = site
        self.flat = flatten(front.meta)
        self.keys = site.present(self.flat)
        self.body = liquid.players(front.body)
        self.problems: list[Problem] = []
        for line, sentence in front.problems:
            self.tell(sentence, line)

    def episode(self) -> Episode:
        title = self.title()
        number, label, kind = self.number(title)
        audio, player, in_notes = self.heard()
        image, image_local = self.image()
        description = self.description()
        return Episode(
            path=self.path,
            title=title,
            date=self.date(),
            summary=description or prose.summary(self.front.body),
            description=description,
            audio=audio,
            player=player,
            player_in_notes=in_notes,
            season=self.season(),
            number=number,
            label=label,
            type=self.type(kind),
            duration=self.duration(),
            image=image,
            image_local=image_local,
            tags=self.tags(),
            people=self.people(),
            links=self.links(),
            explicit=self.take("explicit", _yes_or_no),
            guid=self.take("guid", values.text) or "",
            chapters=self.sheet("chapters"),
            transcript=self.sheet("transcript"),
            redirects=tuple(self.take("redirects", values.texts) or ()),
            draft=self.take("draft", _yes_or_no) is True
            or self.take("published", values.boolean) is False,
            feed=self.extras(),
            meta=self.front.meta,
        )

    def extras(self) -> Extras:
        """What only the feed tells; most pages have nothing of it."""
        if self.keys.keys().isdisjoint(EXTRAS):
            return NO_EXTRAS
        taken = {field: self.take(key, guard) for key, (field, guard) in EXTRAS.items()}
        return Extras(**{field: value for field, value in taken.items() if value is not None})

    def report(self, key: str, message: str, *, severity: Severity = Severity.WARNING) -> None:
        field = self.written(key)
        problem = Problem(
            self.path,
            one_line(f"`{field}`: {message}"),
            self.front.line_of(key),
            field=field,
            severity=severity,
        )
        self.problems.append(problem)

    def tell(self, message: str, line: int | None) -> None:
        self.problems.append(Problem(self.path, one_line(message), line))

    def take(self, name: str, guard: Callable[[Any], T | None]) -> T | None:
        """The value of the field's first key that the guard accepts; a broken one is reported."""
        keys = self.keys.get(name)
        if not keys:
            return None
        broken: list[tuple[str, str]] = []
        found = None
        instead = ""
        for key in keys:
            try:
                found = guard(self.flat[key])
            except ValueError as error:
                broken.append((key, str(error)))
            if found is not None:
                instead = key
                break
        for key, message in broken:
            self.report(
                key,
                message + (f" (`{self.written(instead)}` was taken instead)" if instead else ""),
            )
        if found is None and not broken:
            self.refuse(name)
        return found

    def refuse(self, name: str) -> None:
        """Tells of values that no kind of the field is, where nothing else can be meant by them."""
        for key in self.keys.get(name, ()):
            value = self.flat[key]
            if why := refusals.refused(name, key, value):
                self.report(key, why, severity=refusals.severity_of(key, value))

    def refuse_entries(self, name: str, key: str, holds: Callable[[Any], bool]) -> None:
        """Tells of entries of a list that are left out of it."""
        for why in refusals.entries_refused(name, key, self.flat[key], holds):
            self.report(key, why)

    def written(self, key: str) -> str:
        return spelled(self.front.meta, key)

    def title(self) -> str:
        return (
            self.take("title", values.text)
            or prose.first_heading(self.front.body)
            or naming.title_of(self.path)
        )

    def date(self) -> dt.datetime | None:
        if found := self.take("date", dates.date) or naming.date_in(self.path):
            return found
        line = _BODY_DATE.search(self.front.body, 0, prose.READ)
        return _quietly(dates.date, line[1].strip("*_ \t")) if line else None

    def duration(self) -> int | None:
        found = self.take("duration", dates.duration)
        if found is None and (line := _BODY_DURATION.search(self.front.body, 0, prose.READ)):
            found = _quietly(dates.duration, line[1].strip("*_ \t"))
        return found

    def description(self) -> str:
        """The author's own description of the episode; "" where there is none."""
        return prose.shorten(prose.plain(self.take("summary", values.text) or ""), 500)

    def number(self, title: str) -> tuple[int | None, str, str]:
        """The number, its label, and the type that a word in its place stands for (`Bonus`)."""
        number, label = self.take("number", values.number) or (None, "")
        if label.casefold() in {"bonus", "trailer"}:
            return None, "", label.casefold()
        if number is None and not label:
            number, label = naming.number_in(title, self.path) or (None, "")
            number = number or None
        return number, label, ""

    def season(self) -> int | None:
        found = self.take("season", values.season)
        # Elsewhere, nought is none: `section: 0`.
        return found if found or "season" in self.flat else None

    def type(self, otherwise: str) -> EpisodeType:
        def known(value: Any) -> str | None:
            word = (values.text(value) or "").casefold()
            return word if word in refusals.TYPES else None

        return cast(EpisodeType, self.take("type", known) or otherwise or "full")

    def tags(self) -> tuple[str, ...]:
        marker = self.site.category.casefold()
        tags = [tag.lstrip("#") or tag for tag in self.words("tags")]
        tags += [word for word in self.words("categories") if word.casefold() != marker]
        return tuple({tag.casefold(): tag for tag in reversed(tags)}.values())[::-1]

    def words(self, name: str) -> list[str]:
        for key in self.keys.get(name, ()):
            if found := recording_keys.words(key, self.flat[key]):
                self.refuse_entries(name, key, lambda entry: bool(values.texts([entry])))
                return found
        if name in self.keys:
            self.refuse(name)
        return []

    def people(self) -> tuple[Person, ...]:
        hosts = self.take("hosts", lambda value: people.people(value, "host")) or []
        guests = self.take("guests", lambda value: people.people(value, "guest")) or []
        others = (
            self.take("people", lambda value: people.people(value, "guest", may_be_crew=True)) or []
        )
        for key in ("guests", "guest", "hosts", "host"):
            if key in self.flat:
                self.check_people(key, self.flat[key])
        found = [self.known(person) for person in (*guests, *hosts, *others)]
        return tuple({person.name: person for person in reversed(found)}.values())[::-1]

    def check_people(self, key: str, value: Any) -> None:
        if isinstance(value, list):
            value = [entry for entry in value if not isinstance(entry, str) or "](" in entry]
        if not value or (isinstance(value, str) and "](" not in value):
            return
        for entry in people.person_entries(value):
            lost = people.person_lost(entry)
            if lost == "name":
                self.report(
                    key,
                    f"{refusals.shown(entry)} names nobody: write a name, or a mapping with `name`",
                )
            elif lost:
                name = values.text(entry.get("name")) or "somebody"
                self.report(
                    key,
                    f"the address of {name} is none that a page may load: give it in full (https://...)",
                )

    def known(self, person: Person) -> Person:
        """A slug stands for the person whose page has that name."""
        page = None if " " in person.name else self.site.person(person.name)
        image = self.located(person.image) if person.image else ""
        if person.image and not image and not page:
            given = person.image
            self.report(
                person.role + "s" if person.role in {"host", "guest"} else "people",
                docs_paths.missing(given, "give its URL"),
                severity=docs_paths.severity_of_missing(given),
            )
        return (
            page._replace(role=person.role, group=person.group)
            if page
            else person._replace(image=image)
        )

    def links(self) -> tuple[Link, ...]:
        found: dict[str, Link] = {}
        for key, (name, template) in PLATFORM_KEYS.items():
            value = self.flat.get(key)
            if not value:
                continue
            address = addresses.url(value)
            written = values.text(value) or ""
            if not address and template and re.fullmatch(PLATFORM_IDS.get(name, ""), written):
                address = template.format(written)
            if address and name not in found:
                found[name] = Link(name, address)
        return tuple(found.values())

    def heard(self) -> tuple[tuple[Audio, ...], str, bool]:
        """The formats of the recording, else the provider's player; and whether that was found in
        the notes.

        Whether they play what front matter names is seen when they are rendered.
        """
        given = self.take("player", _player)
        audio, player = self.audio()
        if found := embeds.find_episode_player(self.body, self.site.castopod):
            return audio, given or player or found, True
        if audio and not given:
            return audio, player, False
        return audio, given or player or self.platform_player(), False

    def platform_player(self) -> str:
        return next((link.url for link in self.links() if self.provider(link.url)), "")

    def provider(self, address: str) -> bool:
        """Whether a provider's player stands at an address: a recording at its host is heard
        without it."""
        return not media_types.media_type(address) and bool(
            recording_keys.provider_source(address, self.site)
        )

    def audio(self) -> tuple[tuple[Audio, ...], str]:
        """The formats of the recording, and the provider's player, where that is what front matter
        gives."""
        unfound: list[tuple[str, str]] = []
        for key in self.keys.get("audio", ()):
            value = self.flat[key]
            if not value or not recording_keys.is_audio(key, value, self.site):
                continue
            formats: list[Audio] = []
            for address, details in recording_keys.entries(value):
                if self.provider(addresses.url(address) or ""):
                    return (), addresses.url(address) or ""
                if audio := self.one_audio(address, details, is_first=not formats):
                    formats.append(audio)
                else:
                    unfound.append((key, address))
            if formats:
                self.refuse_entries("audio", key, lambda entry: any(recording_keys.entries(entry)))
                break
        else:
            formats = self.audio_in_body()
            if not unfound:
                self.refuse("audio")
        for key, address in unfound:
            self.report(key, docs_paths.missing(address, "give its URL, or set `media_prefix`"))
        return tuple(formats), ""

    def one_audio(
        self, address: str, details: Mapping[str, Any], *, is_first: bool
    ) -> Audio | None:
        local = self.file(address)
        found = local or addresses.url(address) or docs_paths.below_prefix(address, self.site)
        if not found:
            return None
        length = values.size(details.get("length") or details.get("bytes"))
        if length is None and is_first:
            length = self.take("length", values.size)
        kind = (
            values.text(details.get("type"))
            or media_types.media_type(address)
            or media_types.media_type(found)
        )
        height = details.get("height")
        return Audio(
            found,
            kind,
            length,
            _quietly(dates.duration, details.get("duration")),
            local=bool(local),
            title=values.text(details.get("title")) or "",
            language=values.text(details.get("language") or details.get("lang")) or "",
            height=height if isinstance(height, int) and 0 < height < 100_000 else None,
            codecs=values.text(details.get("codecs")) or "",
        )

    def audio_in_body(self) -> list[Audio]:
        # Where the notes have the episode's player, a link to a file leads to something else.
        has_player = bool(embeds.find_episode_player(self.body, self.site.castopod))
        address = recording_keys.audio_in(self.front.body, links=not has_player)
        found = self.located(address)
        return (
            [Audio(found, media_types.media_type(found), local=addresses.url(address) is None)]
            if found
            else []
        )

    def located(self, address: str) -> str:
        """The URL or the docs folder's path that an address means."""
        return addresses.url(address) or self.file(address)

    def file(self, address: str) -> str:
        return docs_paths.in_docs(address, self.path, self.site)

    def sheet(self, name: str) -> Any:
        """Chapters or a transcript, as given: a file's name, or what such a file holds."""
        found: Any = self.take(name, _structure)
        if found:
            key = next(key for key in self.keys[name] if self.flat[key] is found)
            for address in recording_keys.sheets(name, found):
                if not self.located(address):
                    self.report(
                        key,
                        docs_paths.missing(address, "give its URL"),
                        severity=docs_paths.severity_of_missing(address),
                    )
        return found

    def image(self) -> tuple[str, bool]:
        unfound: list[tuple[str, str]] = []
        for key in self.keys.get("image", ()):
            if value := values.text(values.first(self.flat[key])):
                if full := addresses.url(value):
                    return full, False
                if local := self.file(value):
                    return local, True
                unfound.append((key, value))
        for key, value in unfound[:1]:
            self.report(
                key,
                docs_paths.missing(value, "give its URL"),
                severity=docs_paths.severity_of_missing(value),
            )
        return "", False


def _player(value: Any) -> str | None:
    """The address of a player, given as such or in an iframe."""
    found = recording_keys.frame_source(value) or addresses.url(value)
    if not found and isinstance(value, str) and value.strip() and values.boolean(value) is None:
        raise ValueError(
            f"`{value.strip()[:60]}` is no player's address: give it in full, with https://"
        )
    return found


def _yes_or_no(value: Any) -> bool | None:
    found = values.boolean(value)
    if found is None and isinstance(value, str) and value.strip():
        raise ValueError(f"`{value.strip()[:40]}` is neither true nor false")
    return found


def _structure(value: Any) -> str | list[Any] | dict[Any, Any] | Literal[False] | None:
    # `false` says that there are none, and that none are to be looked for.
    return value if value is False or isinstance(value, (str, list, dict)) else None


def _quietly(guard: Callable[[Any], T | None], value: Any) -> T | None:
    """For what was found rather than given: what cannot be read is not the author's mistake."""
    try:
        return guard(value)
    except ValueError:
        return None


# What only the feed tells: by field, the part of it, and what reads it.
EXTRAS: Mapping[str, tuple[str, Callable[[Any], Any]]] = {
    "season_name": ("season_name", values.text),
    "display": ("display", values.text),
    "block": ("block", _yes_or_no),
    "license": ("license", feed_values.license_),
    "location": ("locations", feed_values.locations),
    "funding": ("funding", feed_values.funding),
    "soundbites": ("soundbites", feed_values.soundbites),
    "social": ("social", feed_values.social),
    "txt": ("txt", feed_values.txt),
    "raw": ("raw", feed_values.raw),
}
