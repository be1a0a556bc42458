"""Elements of a feed → what authors write for them in mkdocs.yml and in front matter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from ..model import roles
from ..model.feed_rows import FeedTag, Form
from ..text import values
from ..text.patterns import pattern
from .feed_parts import Parts, as_xml, tag_values, text_of
from .imported import LeftOut
from .plain_values import first_address, without_false

_WORD = pattern(r"[A-Za-z]{3,30}")
# What no app reads any more.
DEAD = frozenset({"itunes:summary", "itunes:subtitle", "itunes:keywords"})
# What a build writes by itself, and what no reader looks at.
DEAD_IN_CHANNEL = DEAD | frozenset(
    {
        "lastBuildDate",
        "pubDate",
        "generator",
        "docs",
        "ttl",
        "cloud",
        "webMaster",
        "managingEditor",
        "skipDays",
        "skipHours",
        "rating",
        "textInput",
        "category",
    }
)
# Namespaces of directories that are gone, and of what readers of news asked how often to come.
_DEAD_PREFIXES = frozenset({"googleplay", "sy"})
# Elements of RSS itself that an item's own XML may hold.
_PLAIN = frozenset({"author", "comments", "source"})


def image_address(parts: Parts) -> str:
    """The address of the artwork, which some write as the element's text."""
    return first_address(
        element.get("href") or text_of(element) for element in parts.take("itunes:image")
    )


def person_entry(element: Element) -> dict[str, str]:
    """Somebody as authors write them, without what is the default."""
    role = element.get("role", "").strip().title() or "Host"
    group = element.get("group", "").strip().title()
    if group == roles.group_of(role):
        group = ""
    entry = {
        "name": text_of(element),
        "role": role,
        "group": group,
        "url": element.get("href", "").strip(),
        "image": element.get("img", "").strip(),
    }
    return without_false(entry)


def read_tag(tag: FeedTag, parts: Parts, where: str, left_out: list[LeftOut]) -> Any:
    """What authors write for a row of the table; None where the feed has nothing for it, or nothing
    that the row can hold: that is left out, with the reason."""
    entries = tag_values(parts, tag)
    if not entries:
        return None
    if tag.form is Form.YES:
        return values.yes_or_no(entries[0]) or None
    if not tag.is_repeated:
        entries = entries[:1]
    readable = [entry for entry in entries if _can_be_read(tag, entry, where, left_out)]
    if not readable:
        return None
    if tag.is_repeated:
        return readable
    return readable[0]


def _can_be_read(tag: FeedTag, entry: object, where: str, left_out: list[LeftOut]) -> bool:
    try:
        return bool(tag.read(entry))
    except ValueError as error:
        reason = str(error).partition(": write")[0]
        left_out.append(LeftOut(where, tag.xml, str(entry), reason))
        return False


def raw_elements(
    parts: Parts, where: str, dead: frozenset[str], left_out: list[LeftOut]
) -> Iterator[str]:
    """The elements for which there is no option, as XML."""
    for element in parts.rest():
        if is_dead(element.tag, dead):
            continue
        xml = as_xml(element, _PLAIN)
        if xml:
            yield xml
        else:
            reason = "no app is known to read it"
            name = _readable_name(element.tag)
            left_out.append(LeftOut(where, name, text_of(element)[:80], reason))


def _readable_name(tag: str) -> str:
    """The name of an element of an unknown namespace: `fireside:hostname`, by a word in its address."""
    if not tag.startswith("{"):
        return tag
    uri, _, local_name = tag[1:].partition("}")
    host, *folders = uri.partition("://")[2].split("/")
    host_names = host.split(".")[:-1]
    for word in reversed([*host_names, *folders]):
        if _WORD.fullmatch(word):
            return f"{word}:{local_name}"
    return local_name


def is_dead(name: str, dead: frozenset[str]) -> bool:
    """Whether no app reads elements of this name, `dead` or of a namespace that is."""
    if name in dead:
        return True
    prefix = name.partition(":")[0]
    return prefix in _DEAD_PREFIXES
