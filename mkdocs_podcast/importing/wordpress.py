"""An export of WordPress (WXR) → an imported show: posts with a recording, as PowerPress and
Seriously Simple Podcasting keep it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from xml.etree.ElementTree import Element

from ..model.episode import EPISODE_TYPES
from ..text import addresses, clock_times, dates, values
from .feed_elements import without_empty
from .feed_parts import Parts, text_of
from .feed_xml import Document
from .imported import ImportedEpisode, ImportedShow, LeftOut, SourceError
from .notes_markdown import markdown_of
from .page_names import page_name
from .php_values import read_php
from .wordpress_text import html_of

_TYPES = frozenset({"post", "podcast", "podlove_episode", "episode"})
_GONE = frozenset({"trash", "auto-draft", "inherit"})
_HIDDEN = frozenset({"draft", "pending", "private"})
# What plugins call the fields of an episode: PowerPress, then Seriously Simple Podcasting.
_NAMES = {
    "season": ("season", "itunes_season_number"),
    "episode": ("episode_no", "itunes_episode_number"),
    "episode_type": ("episode_type", "itunes_episode_type"),
    "image": ("itunes_image", "image", "cover_image"),
    "transcript": ("pci_transcript_url",),
    "chapters": ("pci_chapters_url",),
    "description": ("summary", "subtitle"),
}
_ADDRESSES = frozenset({"image", "transcript", "chapters"})


def is_export(document: Document) -> bool:
    channel = document.root.find("channel")
    return channel is not None and channel.find("wp:wxr_version") is not None


def read_export(document: Document) -> ImportedShow:
    """The show of an export. Raises SourceError where no post has a recording."""
    channel = document.root.find("channel")
    assert channel is not None
    parts = Parts(channel)
    items = parts.take("item")
    pictures = dict(_attachments(items))
    left_out = [LeftOut("", "", "", remark) for remark in document.remarks]
    site = without_empty(
        {
            "site_name": values.text(parts.text("title")),
            "site_url": addresses.url(parts.text("wp:base_blog_url", "link")),
            "site_description": values.text(parts.text("description")),
        }
    )
    language = parts.text("language")
    episodes = [_episode(Parts(item), pictures, left_out) for item in items]
    found = tuple(episode for episode in episodes if episode)
    if not found:
        raise SourceError(
            "none of its posts has a recording: export the posts, or all content, in WordPress "
            "under Tools, Export"
        )
    return ImportedShow(site, without_empty({"language": language}), found, tuple(left_out))


def _attachments(items: list[Element]) -> Iterator[tuple[str, str]]:
    """The addresses of files, by their ids."""
    for item in items:
        address = item.findtext("wp:attachment_url")
        if address:
            yield (item.findtext("wp:post_id") or "").strip(), address.strip()


def _episode(
    parts: Parts, pictures: dict[str, str], left_out: list[LeftOut]
) -> ImportedEpisode | None:
    """The episode of a post; None for a page, or a post without a recording."""
    status = parts.text("wp:status")
    if parts.text("wp:post_type") not in _TYPES or status in _GONE:
        return None
    meta = dict(_meta(parts))
    title = values.text(parts.text("title")) or "Untitled"
    recordings = list(_recordings(meta, title, left_out))
    if not recordings:
        return None
    extras = recordings[0][1]
    facts = {**meta, **extras}
    address = addresses.url(parts.text("link")) or ""
    notes, unknown = html_of(parts.text("content:encoded"))
    reason = "the notes held this shortcode"
    left_out.extend(LeftOut(title, f"[{name}]", "", reason) for name in unknown)
    front: dict[str, Any] = {
        "title": title,
        "date": _date(parts),
        **_sound([entry for entry, _ in recordings], facts),
        **_fields(facts),
        "tags": _tags(parts),
        "hosts": [],
        "guid": values.text(parts.text("guid")),
        "explicit": {"1": True, "on": True, "yes": True}.get(str(facts.get("explicit", ""))),
        "draft": True if status in _HIDDEN else None,
    }
    front["image"] = front.get("image") or pictures.get(str(meta.get("_thumbnail_id", "")))
    excerpt = values.text(markdown_of(parts.text("excerpt:encoded")))
    front["description"] = excerpt or front.get("description")
    name = parts.text("wp:post_name") or page_name(address, title)
    return ImportedEpisode(
        front["guid"] or address or title,
        title,
        without_empty(front),
        markdown_of(notes, address),
        front["date"],
        address,
        page_name(f"/{name}", title),
    )


def _meta(parts: Parts) -> Iterator[tuple[str, str]]:
    for element in parts.take("wp:postmeta"):
        key = (element.findtext("wp:meta_key") or "").strip()
        if key:
            yield key, (element.findtext("wp:meta_value") or "").strip()


def _recordings(
    meta: dict[str, str], where: str, left_out: list[LeftOut]
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each recording as front matter has it, with what else PowerPress says there: the address, the
    bytes, the type and serialised extras, a line each."""
    seen = set()
    for key, value in meta.items():
        if key not in ("enclosure", "audio_file") and not key.endswith(":enclosure"):
            continue
        lines = value.splitlines()
        url = addresses.url(lines[0].strip()) if lines else None
        if not url or url in seen:
            continue
        seen.add(url)
        lines += [""] * 3
        entry = {"url": url, "length": values.size(lines[1]), "type": lines[2].strip()}
        yield without_empty(entry), _extras("\n".join(lines[3:]).strip(), where, left_out)


def _extras(text: str, where: str, left_out: list[LeftOut]) -> dict[str, Any]:
    if not text:
        return {}
    try:
        extras = read_php(text)
    except (ValueError, RecursionError) as error:
        left_out.append(LeftOut(where, "enclosure", text[:80], str(error)))
        return {}
    return extras if isinstance(extras, dict) else {}


def _sound(formats: list[dict[str, Any]], facts: dict[str, Any]) -> dict[str, Any]:
    """The recording's keys."""
    first = formats[0]
    first.setdefault("length", values.size(facts.get("filesize_raw")))
    seconds = None
    with suppress(ValueError):
        seconds = clock_times.duration(facts.get("duration"))
    written = clock_times.clock(seconds) if seconds else None
    if len(formats) == 1:
        return {"audio": first["url"], "length": first["length"], "duration": written}
    return {"audio": [without_empty(entry) for entry in formats], "duration": written}


def _fields(facts: dict[str, Any]) -> dict[str, Any]:
    """The keys whose value is as the plugins have it."""
    fields: dict[str, Any] = {}
    for key, names in _NAMES.items():
        texts = [values.text(facts.get(name)) for name in names]
        text = next(filter(None, texts), "")
        fields[key] = addresses.url(text) if key in _ADDRESSES else text
    for key in ("season", "episode"):
        number = values.number(fields[key])
        fields[key] = number[0] if number else None
    if fields["episode_type"] not in EPISODE_TYPES[1:]:
        fields["episode_type"] = ""
    return fields


def _date(parts: Parts) -> Any:
    for text in (parts.text("wp:post_date_gmt"), parts.text("pubDate"), parts.text("wp:post_date")):
        try:
            date = dates.date(text)
        except ValueError:
            continue
        if date and date.year > 1:
            return date
    return None


def _tags(parts: Parts) -> list[str]:
    tags: dict[str, str] = {}
    for element in parts.take("category"):
        label = values.text(text_of(element))
        if label and element.get("domain") in ("post_tag", "category", None):
            tags.setdefault(label.casefold(), label)
    tags.pop("uncategorized", None)
    return list(tags.values())
