"""What podcast plugins of WordPress keep of an episode → front matter.

PowerPress keeps it in the post's `enclosure`: an address, the bytes, the type, and serialised extras,
a line each; `_NAME:enclosure` is that of another channel. Seriously Simple Podcasting has a field
for each fact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ..model.episode import EPISODE_TYPES
from ..text import addresses, values
from ..text.media_types import media_type
from ..text.patterns import pattern
from .feed_parts import Parts, text_of
from .php_values import read_php
from .plain_values import (
    address_of,
    clock_of,
    first_line,
    joined_address,
    line_of,
    mappings,
    without_empty,
    word_set,
)

# The names that plugins have for a field: PowerPress', then Seriously Simple Podcasting's.
_NAMES = {
    "season": ("season", "itunes_season_number"),
    "episode": ("episode_no", "itunes_episode_number"),
    "episode_type": ("episode_type", "itunes_episode_type"),
    "apple_author": ("author",),
    "itunes_title": ("episode_title", "itunes_title"),
    "image": ("itunes_image", "cover_image", "image"),
    "transcript": ("pci_transcript_url", "transcript_file"),
    "chapters": ("pci_chapters_url",),
    "description": ("summary", "subtitle"),
    "explicit": ("explicit",),
    "block": ("block",),
    "guid": ("_podlove_guid",),
    "recorded": ("date_recorded",),
}
# Extras that say the same once more, that only players act on, or that hold what was never set.
_WITHOUT_MEANING = word_set(
    "duration pci_transcript pci_chapters pci_transcript_language no_player no_links "
    "width height embed ishd feed_title feed_always set_size set_duration size url type "
    "order subtitle keywords gp_desc gp_block gp_explicit itunes_block"
)
# The fields with a post's own recordings.
_RECORDINGS = ("enclosure", "audio_file")
_CHANNEL = pattern(r"_([^\n]{0,200}):enclosure")
_NAMES_FILE = pattern(r"[./]")
_YES = {"1": True, "on": True, "yes": True, "true": True, "explicit": True}
_NO = {"2": False, "no": False, "clean": False, "false": False}

Report = Callable[[str, str, str], None]


class Recording(NamedTuple):
    """A recording as front matter has it, and what else the plugin says with it."""

    entry: dict[str, Any]
    extras: Mapping[str, Any]


def recordings_of(fields: Sequence[tuple[str, str]], base: str, report: Report) -> list[Recording]:
    """Each recording of a post, its own first. A post may have several enclosures.

    `report(field, value, reason)` is called for what cannot be taken.
    """
    recordings: dict[str, Recording] = {}
    for name, value in sorted(fields, key=_rank):
        channel = _CHANNEL.fullmatch(name)
        if name not in _RECORDINGS and not channel:
            continue
        lines = [*value.splitlines(), "", "", ""]
        address = lines[0].strip()
        url = _full(base, address)
        if not url or not _NAMES_FILE.search(address):
            if address:
                report(name, address, "it is not an address of a recording")
            continue
        entry = {"url": url, "length": values.size(lines[1]), "type": lines[2].strip()}
        if entry["type"] == media_type(url):
            del entry["type"]
        if channel:
            entry["title"] = channel[1]
        extras = _extras("\n".join(lines[3:]).strip(), name, report)
        recordings.setdefault(url, Recording(without_empty(entry), extras))
    return list(recordings.values())


def _rank(field: tuple[str, str]) -> int:
    """A post's own recordings come before those of other channels."""
    name, _ = field
    if name in _RECORDINGS:
        return _RECORDINGS.index(name)
    return len(_RECORDINGS)


def _full(base: str, address: str) -> str | None:
    """The full address of a file, which may be given from the old site's."""
    if not address:
        return None
    return addresses.url(joined_address(base, address))


def _extras(text: str, name: str, report: Report) -> dict[str, Any]:
    if not text:
        return {}
    try:
        extras = read_php(text)
    except ValueError as error:
        report(name, text[:80], f"its extras cannot be read ({error})")
        return {}
    if not isinstance(extras, dict):
        return {}
    return extras


def sound_of(recordings: list[Recording], facts: Mapping[str, Any]) -> dict[str, Any]:
    """The keys of what is heard."""
    if not recordings:
        return {}
    entries = [dict(recording.entry) for recording in recordings]
    entries[0].setdefault("length", values.size(facts.get("filesize_raw")))
    duration = clock_of(facts.get("duration"))
    if len(entries) > 1:
        return {"audio": [without_empty(entry) for entry in entries], "duration": duration}
    entry = without_empty(entries[0])
    if "type" in entry or "title" in entry:
        return {"audio": entry, "duration": duration}
    return {"audio": entry["url"], "length": entry.get("length"), "duration": duration}


def fields_of(facts: Mapping[str, Any], base: str) -> dict[str, Any]:
    """The keys whose value is as the plugins have it."""
    fields: dict[str, Any] = {}
    for key, names in _NAMES.items():
        fields[key] = first_line(facts, names)
    for key in ("season", "episode"):
        fields[key] = _number(fields[key])
    lines = str(facts.get("chapters") or "").replace("\r\n", "\n").strip()
    for key in ("image", "transcript", "chapters"):
        fields[key] = _full(base, fields[key])
    # Podlove keeps chapters as lines.
    fields["chapters"] = fields["chapters"] or lines
    language = values.language(facts.get("pci_transcript_language"))
    if fields["transcript"] and language:
        fields["transcript"] = {"url": fields["transcript"], "language": language}
    fields["explicit"] = {**_YES, **_NO}.get(str(fields["explicit"]).casefold())
    fields["block"] = _YES.get(str(fields["block"]).casefold())
    fields["episode_type"] = _episode_type(facts)
    return fields


def _number(text: str) -> int | str | None:
    """A season or a number; what is not a whole number stays a text."""
    number_and_label = values.number(text)
    if not number_and_label:
        return None
    number, label = number_and_label
    if number is None:
        return label
    return number


def _episode_type(facts: Mapping[str, Any]) -> str:
    for name in _NAMES["episode_type"]:
        kind = str(facts.get(name, "")).casefold()
        # To Seriously Simple Podcasting, `episode_type` is audio or video.
        if kind in EPISODE_TYPES[1:]:
            return kind
    return ""


def podlove_meta(meta: Mapping[str, str]) -> dict[str, Any]:
    """What early versions of Podlove Publisher kept in the post itself."""
    try:
        facts = read_php(meta.get("_podlove_meta", ""))
    except ValueError:
        return {}
    if not isinstance(facts, dict):
        return {}
    return facts


def people_of(facts: Mapping[str, Any]) -> list[dict[str, str]]:
    """Those whom PowerPress credits."""
    credited = facts.get("credits")
    if not isinstance(credited, dict):
        return []
    people = []
    for credit in mappings(list(credited.values())):
        person = {
            "name": line_of(credit.get("name", credit.get("person"))),
            "role": line_of(credit.get("role")).title(),
            "url": address_of(credit.get("href", credit.get("link_url"))),
            "image": address_of(credit.get("img", credit.get("image"))),
        }
        if person["name"]:
            people.append(without_empty(person))
    return people


def unused_extras(extras: Mapping[Any, Any]) -> Iterator[tuple[str, str]]:
    """The extras that nothing here takes, with their values."""
    used = {*_WITHOUT_MEANING, "credits"}
    for names in _NAMES.values():
        used.update(names)
    for name, value in extras.items():
        if str(name) not in used and value not in ("", None, "0", 0, {}):
            yield str(name), str(value)[:200]


def meta_of(parts: Parts) -> Iterator[tuple[str, str]]:
    """The fields of a post, as its plugins call them."""
    for element in parts.take("wp:postmeta"):
        key = element.findtext("wp:meta_key", "").strip()
        value = element.findtext("wp:meta_value", "").strip()
        if key:
            yield key, value


def terms_of(parts: Parts) -> Iterator[tuple[str, str]]:
    """The taxonomy and the name of each category and tag."""
    for element in parts.take("category"):
        label = values.text(text_of(element))
        if label and element.get("nicename") != "uncategorized":
            yield element.get("domain", ""), label
