"""The page of a show's next episode, with what its recording says of itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ..media.containers import read_media_chapters
from ..model.chapter import Chapter
from ..model.episode import Episode
from ..text import clock_times, values
from .imported import SourceError
from .page_yaml import page_text


class RecordingTags(NamedTuple):
    """What a recording's tags say. `cover` is a picture, `cover_type` the ending of its name."""

    title: str = ""
    description: str = ""
    chapters: tuple[Chapter, ...] = ()
    cover: bytes = b""
    cover_type: str = ""


_PICTURES = {"image/jpeg": "jpg", "image/jpg": "jpg", "image/png": "png"}
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
    picture = tag.images.front_cover or tag.images.any
    kind = _PICTURES.get((picture.mime_type or "") if picture else "", "")
    is_usable = bool(picture and kind and len(picture.data) <= _LARGEST_COVER)
    return RecordingTags(
        values.text(tag.title) or "",
        values.text(tag.comment) or "",
        tuple(chapters),
        picture.data if is_usable and picture else b"",
        kind if is_usable else "",
    )


def next_number(episodes: Sequence[Episode]) -> tuple[int | None, int | None]:
    """The season and number that follow the newest episode's; numbers go on within a season where
    each begins again. A show whose episodes have no numbers goes on without."""
    full = [episode for episode in episodes if episode.type == "full"]
    season = max((episode.season or 0 for episode in full), default=0) or None
    numbered = [episode for episode in full if episode.number is not None]
    if not numbered:
        return season, None if full else 1
    in_season = [episode.number or 0 for episode in numbered if episode.season == season]
    has_own_numbers = season is not None and 1 in in_season
    numbers = in_season if has_own_numbers else [episode.number or 0 for episode in numbered]
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
        "category": "" if audio else category,
        "draft": None if audio else True,
        "description": tags.description,
        "image": image,
        "guests": [],
        "tags": [],
        "chapters": [_chapter(chapter) for chapter in tags.chapters if chapter.title],
    }
    always = ("description", "guests", "tags")
    kept = {
        name: value
        for name, value in front.items()
        if value not in (None, "", []) or name in always
    }
    # What a page says that has its recording is published as it is.
    return page_text(kept, "" if audio else "The show notes.")


def _chapter(chapter: Chapter) -> dict[str, str]:
    entry = {
        "start": clock_times.clock(chapter.start),
        "title": chapter.title,
        "url": chapter.url,
    }
    return {name: value for name, value in entry.items() if value}
