"""What a row of the table of tags (feed_tags.py) holds: where a tag's value comes from, and how it is
written."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, TypeVar

from ..text.records import NamedTuple

Value = TypeVar("Value")


class Form(Enum):
    """How a value that has no parts is written."""

    TEXT = "text"
    """`<tag>value</tag>`."""

    YES = "yes"
    """`<tag>Yes</tag>`, or nothing: any other word counts as no tag at all."""

    XML = "xml"
    """As it is: the value is XML already."""

    SEPARATE = "separate"
    """By a function of feed/rss.py, since it is written together with another value."""


class Element(NamedTuple):
    """How a value that has parts is written: each attribute by the name of the part that it holds.

    `text` is the name of the part that is the element's text. `around` is an element that is
    written around all values of the tag. `address` is the part that is an address of the web.
    `inside` are the elements within it. `mail_times` says that times are written as in mail
    (RFC 2822), not as ISO 8601 has them.
    """

    attributes: Mapping[str, str]
    text: str = ""
    around: str = ""
    address: str = ""
    inside: tuple[Inside, ...] = ()
    mail_times: bool = False


class Inside(NamedTuple):
    """Elements within an element: the part that holds their value, or a tuple of their values, with
    their name and how they are written."""

    part: str
    xml: str
    form: Element


class FeedTag(NamedTuple):
    """A row of the table. `name` is the name of the option and of the field of front matter.

    `read` makes a value of what was given, or returns None where it is of another kind, or raises
    ValueError with a sentence. `kind` says in the docs and in messages what it accepts. `option` is
    the text on the option: without it, the tag does not belong to the channel. `keys` are those of
    front matter, with their text and an example: without keys, it does not belong to an item.
    """

    name: str
    xml: str
    default: Any
    read: Callable[[Any], Any]
    form: Form | Element
    kind: str
    option: str
    keys: tuple[str, ...]
    front_matter: str
    example: str

    @property
    def is_repeated(self) -> bool:
        """Whether its value is a tuple, each of whose entries is written as a tag."""
        return isinstance(self.default, tuple)


def row(
    xml: str,
    default: Value,
    read: Callable[[Any], Value | None],
    form: Form | Element,
    *,
    kind: str = "",
    option: str = "",
    keys: tuple[str, ...] = (),
    front_matter: str = "",
    example: str = "",
) -> Value:
    """A row as a field of a dataclass: see FeedTag."""
    tag = FeedTag("", xml, default, read, form, kind, option, keys, front_matter, example)
    return dataclasses.field(default=default, metadata={"tag": tag})
