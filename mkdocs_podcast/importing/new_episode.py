"""The page of a show's next episode, with what its recording says of itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..media.containers import read_media_chapters
from ..model.chapter import Chapter
from ..model.episode import Episode
from ..text import clock_times
from .imported import SourceError
from .page_yaml import page_text
from .plain_values import line_of, without_empty

if TYPE_CHECKING:
    from tinytag import TinyTag


class RecordingTags(NamedTuple):
    """What a recording's tags say. `cover` is a picture, `cover_type` the ending of its name."""

    title: str = ""
    description: str = ""
    chapters: tuple[Chapter, ...] = ()
    cover: bytes = b""
    cover_type: str = ""


_PICTURES = {"image/jpeg": "jpg", "image/jpg": "jpg", "image/png": "png"}
# The keys that a new page has for its author to fill in.
_ALWAYS = frozenset({"description", "guests", "tags"})
_LARGEST_COVER = 20_000_000


def read_tags(path: Path) -> RecordingTags:
    """The tags of a recording; empty where it has none. Raises SourceError for what is no recording."""
    from tinytag import TinyTag, TinyTagException

    try:
        tag = TinyTag.get(str(path), image=True)
        with path.open("rb") as file:
            chapters, _ = read_media_chapters(file)
    except OSError as error:
        raise SourceError(f"it cannot be read ({error.strerror}): check the path") from None
    except TinyTagException:
        raise SourceError("it is not a recording: give the file of one") from None
    cover, cover_type = _cover_of(tag)
    return RecordingTags(
        line_of(tag.title),
        line_of(tag.comment),
        tuple(chapters),
        cover,
        cover_type,
    )


def _cover_of(tag: TinyTag) -> tuple[bytes, str]:
    """The picture in a recording's tags and the ending of its name; empty where no picture
    can be used."""
    picture = tag.images.front_cover or tag.images.any
    if not picture:
        return b"", ""
    kind = _PICTURES.get(str(picture.mime_type), "")
    if not kind or len(picture.data) > _LARGEST_COVER:
        return b"", ""
    return picture.data, kind


def next_number(episodes: Sequence[Episode]) -> tuple[int | None, int | None]:
    """The season and number that follow the newest episode's; numbers go on within a season where
    each begins again. A show whose episodes have no numbers goes on without."""
    season: int | None = None
    numbers: list[int] = []
    numbers_by_season: dict[int | None, list[int]] = {}
    full = [episode for episode in episodes if episode.type == "full"]
    for episode in full:
        if episode.season:
            season = max(season or 0, episode.season)
        if episode.number is not None:
            numbers.append(episode.number)
            numbers_by_season.setdefault(episode.season, []).append(episode.number)
    if not full:
        return season, 1
    if not numbers:
        return season, None
    in_season = numbers_by_season.get(season, [])
    if season is not None and 1 in in_season:
        numbers = in_season
    return season, max(numbers) + 1


def episode_page(
    title: str,
    today: dt.date,
    season: int | None,
    number: int | None,
    audio: str,
    tags: RecordingTags,
    image: str,
    category: str = "",
) -> str:
    """The text of the page: a draft for as long as it has no recording.

    With `category`, it is an episode by that as long.
    """
    front: dict[str, Any] = {
        "title": title,
        "date": today,
        "season": season,
        "episode": number,
        "audio": audio,
        "category": category,
        "draft": True,
        "description": tags.description,
        "image": image,
        "guests": [],
        "tags": [],
        "chapters": [_chapter(chapter) for chapter in tags.chapters if chapter.title],
    }
    notes = "The show notes."
    if audio:
        # What a page says that has its recording is published as it is.
        notes = ""
        del front["category"]
        del front["draft"]
    kept = without_empty(front)
    return page_text({name: front[name] for name in front if name in _ALWAYS | kept.keys()}, notes)


def _chapter(chapter: Chapter) -> dict[str, str]:
    entry = {
        "start": clock_times.clock(chapter.start),
        "title": chapter.title,
        "url": chapter.url,
    }
    return {name: value for name, value in entry.items() if value}
