"""A page's front matter and body → its Episode, and what is wrong with it.

What is read together is in one module: episode_facts.py, episode_sound.py, episode_people.py,
episode_files.py, episode_sponsors.py. Fields that are simple have their guard in fields.py.
"""

from __future__ import annotations

from typing import Any

from ..model.episode import Episode
from ..model.feed_tags import ITEM_TAGS, NO_EXTRAS, FeedExtras
from ..model.problems import Problem
from ..text import values
from . import (
    episode_facts,
    episode_files,
    episode_people,
    episode_sound,
    episode_sponsors,
)
from .fields import FIELDS
from .frontmatter import FrontMatter
from .notes_text import is_filled_later
from .page_fields import PageFields
from .recording_keys import is_marked
from .site import Site

__all__ = ["Site", "is_marked", "read_episode"]

_SIMPLE_FIELDS = {name: field for name, field in FIELDS.items() if field.guard}
_FEED_FIELDS = {tag.name for tag in ITEM_TAGS}


def read_episode(path: str, front: FrontMatter, site: Site) -> tuple[Episode, list[Problem]]:
    """The episode of the page at `path` (in the docs folder), and the page's problems. Never
    raises."""
    page = PageFields(path, front, site)
    return _read(page), page.problems


def _read(page: PageFields) -> Episode:
    title = episode_facts.read_title(page)
    numbering = episode_facts.read_number(page, title)
    links = episode_sound.read_links(page)
    sound = episode_sound.read_sound(page, links)
    image, image_local = episode_files.read_image(page)
    description = episode_facts.read_description(page)
    simple_fields, extras = _read_simple_fields(page)
    return Episode(
        path=page.path,
        title=title,
        date=episode_facts.read_date(page),
        summary=episode_facts.summarize(description, page.body),
        description=description,
        lead=episode_facts.lead(
            description, page.body, is_filled_later=is_filled_later(page.front.body)
        ),
        audio=sound.audio,
        player=sound.player,
        player_in_notes=sound.in_notes,
        season=episode_facts.read_season(page, numbering.season),
        number=numbering.number,
        label=numbering.label,
        type=episode_facts.read_type(page, numbering.type),
        duration=episode_facts.read_duration(page),
        image=image,
        image_local=image_local,
        tags=episode_facts.read_tags(page),
        people=episode_people.read_people(page),
        sponsors=episode_sponsors.read_sponsors(page),
        links=links,
        chapters=episode_files.read_structure(page, "chapters"),
        transcript=episode_files.read_structure(page, "transcript"),
        redirects=episode_facts.read_redirects(page),
        draft=_is_draft(page),
        feed=extras,
        meta=page.front.meta,
        **simple_fields,
    )


def _read_simple_fields(page: PageFields) -> tuple[dict[str, Any], FeedExtras]:
    """The attributes of Episode that have a guard in the table of fields, and what only the
    feed says."""
    attributes: dict[str, Any] = {}
    extras: dict[str, Any] = {}
    for name, field in _SIMPLE_FIELDS.items():
        if not field.guard or not page.keys_of(name):
            continue
        value = page.take(name, field.guard)
        if value is None:
            continue
        if name in _FEED_FIELDS:
            extras[name] = value
        else:
            attributes[name] = value
    return attributes, FeedExtras(**extras) if extras else NO_EXTRAS


def _is_draft(page: PageFields) -> bool:
    if page.take("draft", values.yes_or_no):
        return True
    return page.take("published", values.boolean) is False
