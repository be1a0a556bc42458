"""What a source holds, as the pages and the options that are to be written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

NOTHING: Mapping[str, Any] = MappingProxyType({})


class LeftOut(NamedTuple):
    """Something that a source says and that is not taken over.

    `where` names the episode, or is "" for the show; `name` is the field as the source calls it.
    """

    where: str
    name: str
    value: str
    reason: str


class ImportedFile(NamedTuple):
    """A file that belongs to a page: where it is to be in the docs folder, and where it comes from
    (a URL, or a path), or the text that is to be in it."""

    path: str
    source: str
    text: str = ""


class ImportedEpisode(NamedTuple):
    """An episode whose page is to be written.

    `identity` tells it from all others of the source, and stays when it is imported again. `front`
    is its front matter, in the order in which it is to be written; `notes` are Markdown. `address`
    is that of its old page, `name` what its file is called, without the ending. `marks` are the ids
    in the addresses that the source gives for it, its player's among them.
    """

    identity: str
    title: str
    front: Mapping[str, Any]
    notes: str = ""
    date: dt.datetime | None = None
    address: str = ""
    name: str = ""
    marks: frozenset[str] = frozenset()


class ImportedShow(NamedTuple):
    """A show that is to be moved in.

    `options` are those of the plugin, `site` those of MkDocs (`site_name`, `site_description`).
    `left_out` says what does not come with it, `feed_url` where its feed is, and `files` are those
    that its pages need. `is_certain` says whether all pages are known to be about what they are
    taken for.
    """

    site: Mapping[str, Any] = NOTHING
    options: Mapping[str, Any] = NOTHING
    episodes: tuple[ImportedEpisode, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    feed_url: str = ""
    files: tuple[ImportedFile, ...] = ()
    is_certain: bool = True


class SourceError(ValueError):
    """A source that cannot be read; its text is a sentence with the reason and the remedy."""
