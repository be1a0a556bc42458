"""An item of a feed → an episode."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from ..model.episode import EPISODE_TYPES
from ..model.feed_tags import ITEM_TAGS
from ..text import addresses, clock_times, dates, values
from .feed_elements import DEAD, image_address, person_entry, raw_elements, read_tag
from .feed_formats import read_formats, take_picture
from .feed_notes import NOTES, description_of_its_own, read_notes
from .feed_parts import Parts, attributes_of, own_text, text_of, texts_of
from .imported import ImportedEpisode, LeftOut
from .page_marks import ids_in
from .page_names import page_name
from .plain_values import (
    address_of,
    distinct_labels,
    first_address,
    line_of,
    without_empty,
    without_false,
)

_MOST_TAGS = 100
_PEOPLE_KEYS = {"host": "hosts", "guest": "guests"}


def read_item(
    item: Element, name: str, base: str, left_out: list[LeftOut]
) -> ImportedEpisode | None:
    """The episode of an item, which is called `name` where the item does not say how; relative links
    start from `base`. None for an item that says nothing."""
    if not _says_something(item):
        left_out.append(LeftOut(name, "item", "", "it has no title, no recording and no notes"))
        return None
    parts = Parts(item)
    marks = _marks_of(item)
    recording = _first_recording(item)
    title = _title(parts) or _file_title(recording) or name
    date = _date(parts.text("pubDate", "dc:date"), title, left_out)
    address = address_of(parts.text("link"))
    identity = values.text(parts.text("guid")) or recording or address
    front: dict[str, Any] = {"title": title, "date": date}
    front["feed_description"] = description_of_its_own(parts)
    notes, front["description"] = read_notes(parts, address or base)
    front.update(_recording(parts, title, left_out))
    front.update(_numbers(parts))
    front["image"] = image_address(parts) or front.get("image")
    front["tags"] = _tags(parts)
    front.update(_people(parts))
    front.update(_companions(parts))
    front["guid"] = identity
    front["explicit"] = values.yes_or_no(parts.text("itunes:explicit"))
    _add_feed_tags(front, parts, left_out)
    front["feed_raw"] = list(raw_elements(parts, title, DEAD, left_out))
    if not identity:
        identity = _made_identity(title, date)
    return ImportedEpisode(
        identity,
        title,
        without_empty(front),
        notes,
        date,
        address,
        page_name(address, title),
        marks,
    )


def _made_identity(title: str, date: dt.datetime | None) -> str:
    """What an episode without a GUID, a recording and an address is known by."""
    if not date:
        return title
    return f"{title} {date.isoformat()}"


def _title(parts: Parts) -> str | None:
    """The title, or Apple's short one, which stays to be taken; None where there is neither."""
    title = values.text(parts.text("title"))
    if title:
        return title
    short_titles = parts.peek("itunes:title")
    if not short_titles:
        return None
    return values.text(text_of(short_titles[0]))


def _add_feed_tags(front: dict[str, Any], parts: Parts, left_out: list[LeftOut]) -> None:
    """Adds what the table of feed tags has a row for."""
    title = front["title"]
    for tag in ITEM_TAGS:
        key = tag.keys[0]
        front[key] = front.get(key) or read_tag(tag, parts, title, left_out)
    if front["apple_title"] == title:
        del front["apple_title"]


def distinct_episodes(
    episodes: Iterable[ImportedEpisode], left_out: list[LeftOut]
) -> Iterator[ImportedEpisode]:
    """The episodes, each once. Of two that differ and have one GUID, the second is known by its
    recording's address: apps would show one of the two only."""
    known: dict[str, ImportedEpisode] = {}
    for episode in episodes:
        first = known.get(episode.identity)
        if first == episode:
            left_out.append(LeftOut(episode.title, "item", "", "the feed has it twice"))
            continue
        if first:
            reason = "another episode has the same: this one has its recording's address as GUID"
            left_out.append(LeftOut(episode.title, "guid", episode.identity, reason))
            episode = _with_other_identity(episode, known)
        known[episode.identity] = episode
        yield episode


def _with_other_identity(
    episode: ImportedEpisode, known: Mapping[str, ImportedEpisode]
) -> ImportedEpisode:
    candidate = episode.address or episode.identity
    recording = episode.front.get("audio")
    if isinstance(recording, str):
        candidate = recording
    identity = candidate
    number = 2
    while identity in known:
        identity = f"{candidate}#{number}"
        number += 1
    return episode._replace(identity=identity, front={**episode.front, "guid": identity})


def _marks_of(item: Element) -> frozenset[str]:
    """The ids in all addresses of an item, also those of elements that no app reads."""
    texts = []
    for element in item.iter():
        if element.tag not in NOTES:
            texts += [own_text(element), *element.attrib.values()]
    return frozenset(ids_in(" ".join(texts)))


def _says_something(item: Element) -> bool:
    for name in ("title", "guid", "link", *NOTES):
        if item.findtext(name, "").strip():
            return True
    return bool(_first_recording(item))


def _first_recording(item: Element) -> str:
    """The address that apps know an episode without a GUID by."""
    return first_address(enclosure.get("url") for enclosure in item.findall("enclosure"))


def _file_title(url: str) -> str:
    """What a recording's file is called, where that is a name that people can read."""
    file_name = unquote(addresses.url_path(url)).rpartition("/")[2]
    stem = file_name.rpartition(".")[0]
    words = stem.replace("_", " ").split()
    return line_of(" ".join(words))


def _date(text: str, where: str, left_out: list[LeftOut]) -> dt.datetime | None:
    try:
        return dates.date(text)
    except ValueError as error:
        left_out.append(LeftOut(where, "pubDate", text, str(error).partition(":")[0]))
        return None


def _recording(parts: Parts, where: str, left_out: list[LeftOut]) -> dict[str, Any]:
    """The keys of the recording: its formats, and how long it is."""
    image = take_picture(parts)
    formats = read_formats(parts, where, left_out)
    if not formats:
        left_out.append(LeftOut(where, "enclosure", "", "the episode has no recording"))
    duration = _duration(parts.text("itunes:duration"), where, left_out)
    kept: dict[str, Any] = {"image": image}
    if duration:
        kept["duration"] = clock_times.clock(duration)
    if len(formats) == 1 and formats[0].keys() <= {"url", "length"}:
        only = formats[0]
        return {"audio": only["url"], "length": only.get("length"), **kept}
    return {"audio": formats, **kept}


def _duration(text: str, where: str, left_out: list[LeftOut]) -> int | None:
    try:
        return clock_times.duration(text)
    except ValueError:
        left_out.append(LeftOut(where, "itunes:duration", text[:200], "it is not a length of time"))
        return None


def _numbers(parts: Parts) -> dict[str, Any]:
    """Season, number and type. Those of Podcasting 2.0 may say more than Apple's: `34.5`, a name."""
    season_name = number_shown = ""
    for element in parts.peek("podcast:season"):
        season_name = element.get("name", "").strip()
    for element in parts.peek("podcast:episode"):
        number_shown = element.get("display", "").strip()
    kind = parts.text("itunes:episodeType").casefold()
    if kind not in EPISODE_TYPES[1:]:
        kind = ""
    return {
        "season": values.season(parts.text("podcast:season", "itunes:season")),
        "number": _number(parts.text("podcast:episode", "itunes:episode")),
        "season_name": season_name,
        "episode_display": number_shown,
        "episode_type": kind,
    }


def _number(text: str) -> int | str | None:
    number_and_label = values.number(text)
    if not number_and_label:
        return None
    number, label = number_and_label
    if label:
        return text
    return number


def _tags(parts: Parts) -> list[str]:
    labels = texts_of(parts.take("category"))
    keywords = parts.text("itunes:keywords").split(",")
    return distinct_labels([*labels, *keywords])[:_MOST_TAGS]


def _people(parts: Parts) -> dict[str, Any]:
    """Hosts, guests and everybody else, each under their own key."""
    people: dict[str, list[Any]] = {"hosts": [], "guests": [], "people": []}
    for element in parts.take("podcast:person"):
        entry: Any = person_entry(element)
        key = _PEOPLE_KEYS.get(entry["role"].casefold(), "people")
        if key != "people":
            del entry["role"]
        if entry.keys() == {"name"}:
            entry = entry["name"]
        people[key].append(entry)
    return people


def _companions(parts: Parts) -> dict[str, Any]:
    """Chapters, those in the feed itself before those in a file, and transcripts."""
    chapters: Any = []
    for element in parts.take("psc:chapters"):
        chapters += [_chapter(child) for child in element]
    address = addresses.url(parts.attribute("podcast:chapters", "url"))
    transcripts = []
    for element in parts.take("podcast:transcript"):
        attributes = attributes_of(element)
        names = ("url", "type", "language", "rel")
        transcripts.append({name: attributes[name] for name in names if name in attributes})
    return {"chapters": chapters or address, "transcripts": transcripts}


def _chapter(element: Element) -> dict[str, str]:
    entry = {
        "start": element.get("start", "").strip(),
        "title": element.get("title", "").strip(),
        "url": element.get("href", "").strip(),
        "image": element.get("image", "").strip(),
    }
    return without_false(entry)
