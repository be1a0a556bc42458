"""The source of an import, of whichever kind it is → the show."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from .feed_reader import read_feed
from .feed_xml import read_document
from .imported import ImportedShow
from .posts_reader import NO_CHOICES, PostChoices, read_posts
from .sources import read_source
from .wordpress import is_export, read_export


class SourceChoices(NamedTuple):
    """What the caller says of a source: of a folder of posts, and where the export of Podlove is that
    belongs to one of WordPress."""

    posts: PostChoices = NO_CHOICES
    podlove: str = ""


def read_any(source: str, choices: SourceChoices) -> ImportedShow:
    """The show of a folder, a file or an address. Raises SourceError for anything else."""
    folder = Path(source)
    if folder.is_dir():
        return read_posts(folder, choices.posts)
    data, url = read_source(source)
    document = read_document(data)
    return read_export(document) if is_export(document) else read_feed(document, url)
