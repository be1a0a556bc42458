"""Who somebody is, whichever episodes they take part in."""

from __future__ import annotations

from ..text.records import NamedTuple
from .episode import Link


class Profile(NamedTuple):
    """What is known of a person beside their part in an episode.

    `key` is what pages may call them, and `spellings` are other names of theirs. `title` is a line
    about what they do, `biography` is Markdown. `image` is a URL or a path in the docs folder,
    `path` that of a page of their own there.
    """

    name: str
    key: str = ""
    spellings: tuple[str, ...] = ()
    title: str = ""
    biography: str = ""
    url: str = ""
    image: str = ""
    links: tuple[Link, ...] = ()
    path: str = ""
