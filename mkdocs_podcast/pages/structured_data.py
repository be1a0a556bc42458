"""What search engines and other programs read of a page: schema.org's terms, as JSON-LD.

The element is data, which no browser runs, and its text has no character that could end it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..model import roles
from ..model.episode import Episode, Person
from ..model.show import Show
from ..text import addresses
from ..text.dates import iso_date
from ..text.records import NamedTuple, dataclass

if TYPE_CHECKING:
    from ..model.chapter import Chapter

Data = dict[str, Any]

# A title with any of these may end the element, or a line of the script that it is not. Without `(`
# nothing in it looks like a call either, to those who search pages for code.
_ESCAPES = {sign: f"\\u{ord(sign):04x}" for sign in "<>&(\u2028\u2029"}
_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class MediaFile(NamedTuple):
    """A file that goes with an episode, at its full address: the recording, or a transcript.

    `type` is a MIME type, `length` in bytes, `duration` in seconds.
    """

    url: str
    type: str = ""
    length: int | None = None
    duration: float | None = None


class EpisodeFiles(NamedTuple):
    """What goes with an episode: files at full addresses, and its chapters."""

    recording: MediaFile | None = None
    transcripts: Sequence[MediaFile] = ()
    chapters: Sequence[Chapter] = ()


@dataclass(frozen=True, eq=False)
class StructuredData:
    """The JSON-LD of a show's pages.

    `full` gives the full address of a URL or of a path in the docs folder, `person_page` that of
    the page about the person with a name, or "". `people` are those who make the show.
    """

    show: Show
    site_url: str
    full: Callable[[str], str]
    feed_url: str = ""
    person_page: Callable[[str], str] = lambda name: ""
    people: Sequence[Person] = ()
    season_names: Mapping[int, str] = field(default_factory=dict)

    def series_element(self) -> str:
        """The element for the head of the show's index."""
        subscriptions = [
            link.url for link in self.show.subscribe if link.url.startswith(("https://", "http://"))
        ]
        hosts = [person for person in self.people if roles.is_host(person.role)]
        return _element(
            {
                **self._series,
                "url": self._page_url(self.show.url),
                "webFeed": self.feed_url,
                "description": _line(self.show.description),
                "image": self.full(self.show.image),
                "inLanguage": self.show.language,
                "author": [self.person(person) for person in hosts],
                "creditText": self.show.author,
                "genre": _genres(self.show.categories),
                "isFamilyFriendly": False if self.show.explicit else None,
                "sameAs": subscriptions,
            }
        )

    def episode_element(self, episode: Episode, files: EpisodeFiles) -> str:
        """The element for the head of an episode's page, which has its description as well."""
        url = self._page_url(episode.url)
        crew = [person for person in episode.people if not _is_heard(person, episode)]
        explicit = self.show.explicit if episode.explicit is None else episode.explicit
        return _element(
            {
                "@type": "PodcastEpisode",
                "url": url,
                "name": episode.title,
                "image": self.full(episode.image or self.show.image),
                "datePublished": iso_date(episode.date) if episode.date else "",
                "dateModified": iso_date(episode.updated) if episode.updated else "",
                "inLanguage": self.show.language,
                "duration": iso_duration(episode.duration),
                "episodeNumber": episode.decimal,
                "keywords": ", ".join(episode.tags),
                "isFamilyFriendly": False if explicit else None,
                "author": list(map(self.person, episode.hosts)),
                "actor": list(map(self.person, episode.guests)),
                "contributor": list(map(self.person, crew)),
                "partOfSeason": self._season(episode.season),
                "partOfSeries": self._series,
                "associatedMedia": self._media(episode, files),
                "hasPart": list(_clips(files.chapters, url, episode.duration)),
            }
        )

    @cached_property
    def _series(self) -> Data:
        """What episodes say of the show: the rest is on the page that its `@id` is the address of."""
        return {
            "@type": "PodcastSeries",
            "@id": self._page_url(self.show.url),
            "name": self.show.title,
        }

    def _season(self, number: int | None) -> Data | None:
        if not number:
            return None
        name = self.season_names.get(number, "")
        return {"@type": "PodcastSeason", "seasonNumber": number, "name": name}

    def _media(self, episode: Episode, files: EpisodeFiles) -> Data | None:
        recording = files.recording
        if not recording:
            if not episode.player:
                return None
            return {"@type": "MediaObject", "embedUrl": episode.player}
        is_video = recording.type.startswith("video/")
        duration = iso_duration(recording.duration)
        if duration == iso_duration(episode.duration):
            duration = ""
        return {
            "@type": "VideoObject" if is_video else "AudioObject",
            "contentUrl": recording.url,
            "encodingFormat": recording.type,
            "contentSize": _size(recording.length),
            "duration": duration,
            "caption": [
                {"@type": "MediaObject", "contentUrl": file.url, "encodingFormat": file.type}
                for file in files.transcripts
            ],
        }

    @cached_property
    def _persons(self) -> dict[Person, Data]:
        """What has been written of people so far: the same ones are in many episodes."""
        return {}

    def person(self, person: Person) -> Data:
        """What episodes say of somebody."""
        if person not in self._persons:
            page = self.person_page(person.name) or self.full(person.path)
            self._persons[person] = {
                "@type": "Person",
                "name": person.name,
                "url": page or person.url,
                "sameAs": person.url if page else "",
                "image": self.full(person.image),
            }
        return self._persons[person]

    def _page_url(self, address: str) -> str:
        return addresses.join(self.site_url, address)


def _is_heard(person: Person, episode: Episode) -> bool:
    return person in episode.hosts or person in episode.guests


def _genres(categories: Iterable[tuple[str, str]]) -> list[str]:
    """The most exact name of each category."""
    return [subcategory or category for category, subcategory in categories]


def _clips(chapters: Sequence[Chapter], page: str, duration: int | None) -> Iterator[Data]:
    """The chapters that a page lists, each up to the next one."""
    shown = [chapter for chapter in chapters if not chapter.hidden]
    starts = [chapter.start for chapter in shown]
    ends = [*starts[1:], duration]
    for chapter, next_start in zip(shown, ends, strict=False):
        end = next_start if chapter.end is None else chapter.end
        start = plain_number(chapter.start)
        yield {
            "@type": "Clip",
            "name": chapter.title,
            "startOffset": start,
            "endOffset": None if end is None else plain_number(end),
            "url": f"{page}#t={start}",
        }


def plain_number(seconds: float) -> int | float:
    """Seconds without a fraction that is zero, and to the millisecond."""
    rounded = round(seconds, 3)
    if rounded == int(rounded):
        return int(rounded)
    return rounded


def iso_duration(seconds: float | None) -> str:
    """Seconds as ISO 8601 has durations: `PT1H2M3S`; "" for what is not known."""
    if not seconds:
        return ""
    minutes, rest = divmod(max(int(seconds), 1), 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "H"), (minutes, "M"), (rest, "S"))
    return "PT" + "".join(f"{number}{unit}" for number, unit in parts if number)


def _size(length: int | None) -> str:
    if not length:
        return ""
    return f"{max(round(length / 1000), 1)} kB"


def _line(text: str) -> str:
    return " ".join(text.split())


def _element(data: Data) -> str:
    text = _COMPACT.encode({"@context": "https://schema.org", **_known(data)})
    for sign, escape in _ESCAPES.items():
        text = text.replace(sign, escape)
    return f'<script type="application/ld+json">{text}</script>'


def _known(data: Data) -> Data:
    """The data without what is not known: texts, lists and values that are empty."""
    known: Data = {}
    for key, value in data.items():
        if isinstance(value, dict):
            known[key] = _known(value)
        elif isinstance(value, list) and isinstance(next(iter(value), None), dict):
            known[key] = list(map(_known, value))
        elif value not in ("", None, []):
            known[key] = value
    return known
