"""An item of a feed → an episode."""

from __future__ import annotations

import datetime as dt
from typing import Any
from xml.etree.ElementTree import Element

from ..model.episode import EPISODE_TYPES
from ..model.feed_tags import ITEM_TAGS
from ..text import addresses, clock_times, dates, prose, values
from ..text.media_types import media_type
from .feed_elements import DEAD, person_entry, raw_elements, read_tag, without_empty
from .feed_parts import Parts, as_xml, text_of
from .imported import ImportedEpisode, LeftOut
from .notes_markdown import markdown_of
from .page_names import page_name

_MOST_TAGS = 100


def read_item(item: Element, number: int, base: str, left_out: list[LeftOut]) -> ImportedEpisode:
    """The episode of an item, which is the feed's so many-th; relative links start from `base`."""
    parts = Parts(item)
    title = values.text(parts.text("title", "itunes:title")) or f"Episode {number}"
    date = _date(parts.text("pubDate", "dc:date"), title, left_out)
    address = addresses.url(parts.text("link")) or ""
    identity = values.text(parts.text("guid"))
    front: dict[str, Any] = {"title": title, "date": date}
    notes, front["description"] = _notes(parts, address or base)
    front.update(_recording(parts, title, left_out))
    front.update(_numbers(parts))
    front["image"] = addresses.url(parts.attribute("itunes:image", "href"))
    front["tags"] = _tags(parts)
    front.update(_people(parts))
    front.update(_companions(parts))
    explicit = values.yes_or_no(parts.text("itunes:explicit"))
    front["guid"], front["explicit"] = identity, explicit
    for tag in ITEM_TAGS:
        key = tag.keys[0]
        front[key] = front.get(key) or read_tag(tag, parts, title, left_out)
    front["feed_raw"] = [*front.pop("raw"), *raw_elements(parts, title, DEAD, left_out)]
    kept = without_empty(front)
    return ImportedEpisode(
        identity or address or title,
        title,
        kept,
        notes,
        date,
        address,
        page_name(address, title),
    )


def _date(text: str, where: str, left_out: list[LeftOut]) -> dt.datetime | None:
    try:
        return dates.date(text)
    except ValueError as error:
        left_out.append(LeftOut(where, "pubDate", text, str(error).partition(":")[0]))
        return None


def _notes(parts: Parts, base: str) -> tuple[str, str]:
    """The show notes as Markdown, and the description where the notes do not say the same."""
    content = parts.text("content:encoded")
    description = parts.text("description", "itunes:summary")
    notes = markdown_of(content or description, base)
    if not content or not description:
        return notes, ""
    said = prose.plain(markdown_of(description, base))
    if said in prose.plain(notes):
        return notes, ""
    return notes, said


def _recording(parts: Parts, where: str, left_out: list[LeftOut]) -> dict[str, Any]:
    """The keys of the recording; the alternatives that can be written as formats of it."""
    formats: list[dict[str, Any]] = []
    for element in parts.take("enclosure"):
        url = addresses.url(element.get("url"))
        if url:
            formats.append(_format(url, element.get("type"), element.get("length")))
    if not formats:
        left_out.append(LeftOut(where, "enclosure", "", "the episode has no recording"))
    raw = [as_xml(element) for element in parts.take("podcast:alternateEnclosure")]
    duration = clock_times.duration(parts.text("itunes:duration"))
    kept: dict[str, Any] = {"raw": raw}
    if duration:
        kept["duration"] = clock_times.clock(duration)
    if len(formats) == 1 and "type" not in formats[0]:
        only = formats[0]
        return {"audio": only["url"], "length": only.get("length"), **kept}
    return {"audio": formats, **kept}


def _format(url: str, kind: str | None, length: str | None) -> dict[str, Any]:
    """One format; its type only where the address does not tell it."""
    written_type = (kind or "").strip()
    is_usual = not written_type or written_type == media_type(url)
    entry = {
        "url": url,
        "type": "" if is_usual else written_type,
        "length": values.size(length),
    }
    return {name: value for name, value in entry.items() if value}


def _numbers(parts: Parts) -> dict[str, Any]:
    """Season, number and type. Those of Podcasting 2.0 may say more than Apple's: `34.5`, a name."""
    season_name = number_shown = ""
    for element in parts.peek("podcast:season"):
        season_name = element.get("name", "").strip()
    for element in parts.peek("podcast:episode"):
        number_shown = element.get("display", "").strip()
    kind = parts.text("itunes:episodeType").casefold()
    return {
        "season": values.season(parts.text("podcast:season", "itunes:season")),
        "number": _number(parts.text("podcast:episode", "itunes:episode")),
        "season_name": season_name,
        "episode_display": number_shown,
        "episode_type": kind if kind in EPISODE_TYPES[1:] else "",
    }


def _number(text: str) -> int | str | None:
    number_and_label = values.number(text)
    if not number_and_label:
        return None
    number, label = number_and_label
    return text if label else number


def _tags(parts: Parts) -> list[str]:
    tags: dict[str, str] = {}
    labels = [text_of(element) for element in parts.take("category")]
    labels += parts.text("itunes:keywords").split(",")
    for label in map(values.text, labels):
        if label:
            tags.setdefault(label.casefold(), label)
    return list(tags.values())[:_MOST_TAGS]


def _people(parts: Parts) -> dict[str, Any]:
    """Hosts, guests and everybody else, each under their own key."""
    people: dict[str, list[Any]] = {"hosts": [], "guests": [], "people": []}
    for element in parts.take("podcast:person"):
        entry: Any = person_entry(element)
        key = {"host": "hosts", "guest": "guests"}.get(entry["role"].casefold(), "people")
        if key != "people":
            del entry["role"]
        people[key].append(entry["name"] if entry.keys() == {"name"} else entry)
    return people


def _companions(parts: Parts) -> dict[str, Any]:
    """Chapters, those in the feed itself before those in a file, and transcripts."""
    chapters: Any = []
    for element in parts.take("psc:chapters"):
        chapters += [_chapter(child) for child in element]
    address = addresses.url(parts.attribute("podcast:chapters", "url"))
    transcripts = []
    for element in parts.take("podcast:transcript"):
        entry = {name: element.get(name, "").strip() for name in ("url", "type", "language", "rel")}
        transcripts.append({name: value for name, value in entry.items() if value})
    return {"chapters": chapters or address, "transcripts": transcripts}


def _chapter(element: Element) -> dict[str, str]:
    entry = {
        "start": element.get("start", "").strip(),
        "title": element.get("title", "").strip(),
        "url": element.get("href", "").strip(),
        "image": element.get("image", "").strip(),
    }
    return {name: value for name, value in entry.items() if value}
