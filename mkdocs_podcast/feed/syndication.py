"""A Show and what is known around it → the Items of its feed; show_channel.py makes the Channel.

What is measured or kept elsewhere (facts about recordings, GUIDs, chapters, transcripts, the
rendered page) comes in by the functions of `Sources`, so that this knows no files.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from html import escape
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ..model import roles
from ..model.episode import Episode, Person
from ..model.feed_details import ContentLink, FeedImage
from ..model.feed_tags import NO_EXTRAS, FeedExtras
from ..model.problems import Problem, Severity, unforeseen_problem
from ..model.show import Show
from ..text import addresses
from ..text.records import NamedTuple
from ..text.translations import words_of
from .channel import (
    FeedPerson,
    Item,
    Notes,
)
from .descriptions import description
from .enclosures import recordings
from .item_dates import with_distinct_dates
from .item_sources import Sources
from .notes_cleaner import NotesCleaner

if TYPE_CHECKING:
    pass

_NO_RECORDING = (
    "the episode is not in the feed, as it has no recording that apps can download: give it `audio`"
)


class Settings(NamedTuple):
    """What mkdocs.yml says for the feed only. Images, those of `extras` too, are URLs or paths in
    the docs folder. `full_notes` is how many of the newest episodes have their show notes in
    full, None for all of them."""

    guid: str = ""
    people: tuple[Person, ...] = ()
    season_names: Mapping[int, str] = MappingProxyType({})
    prefix: str = ""
    extras: FeedExtras = NO_EXTRAS
    full_notes: int | None = 50


def items_of(
    show: Show, settings: Settings, sources: Sources, now: dt.datetime
) -> tuple[list[Item], list[Problem]]:
    """An item for each episode that is out and has a recording, newest first, and why others have
    none."""
    items: list[Item] = []
    problems: list[Problem] = []
    cleaner = NotesCleaner()
    for episode in show.episodes:
        if episode.status(now):
            continue
        if not episode.audio:
            problems.append(
                Problem(
                    episode.path,
                    _NO_RECORDING,
                    field="audio",
                    rule="recording-missing",
                    severity=Severity.INFO,
                )
            )
            continue
        try:
            more = ""
            if settings.full_notes is not None and len(items) >= settings.full_notes:
                more = _link_to_notes(episode, show, sources)
            items.append(item_of(episode, show, settings, sources, cleaner, more))
        except Exception as error:
            consequence = "the episode is not in the feed"
            problems.append(unforeseen_problem(episode.path, consequence, error))
    return with_distinct_dates(items), problems


def item_of(
    episode: Episode,
    show: Show,
    settings: Settings,
    sources: Sources,
    cleaner: NotesCleaner,
    more: str = "",
) -> Item:
    """The item of an episode with a recording. The `cleaner` is that of all items; with the link
    `more`, the notes are not in full."""
    enclosure, alternates = recordings(episode, settings.prefix, sources)
    link = addresses.join(sources.site_url, episode.url)
    return Item(
        path=episode.path,
        title=episode.title,
        guid=sources.guid(episode),
        link=link,
        enclosure=enclosure,
        date=episode.date,
        notes=lambda: notes_of(episode, link, sources, cleaner, more),
        more=more,
        image=sources.full(episode.image),
        explicit=show.explicit if episode.explicit is None else episode.explicit,
        type=episode.type,
        season=episode.season,
        number=episode.number,
        number_text=episode.decimal,
        chapters=tuple(sources.chapters(episode)),
        chapters_url=sources.chapters_url(episode),
        transcripts=tuple(sources.transcripts(episode)),
        alternates=alternates,
        people=people_of(episode, settings, sources),
        tags=episode.tags,
        extras=_extras(episode, settings, sources, lambda html: cleaner.clean(html, link)),
    )


def _link_to_notes(episode: Episode, show: Show, sources: Sources) -> str:
    """The paragraph that leads from an older episode's description to its page; "" where the author
    wrote a description that is not the beginning of the notes."""
    if episode.feed.feed_description:
        return ""
    url = escape(addresses.join(sources.site_url, episode.url))
    words = words_of(show.language).say("More on {title}", title=episode.title)
    return f'<p><a href="{url}">{escape(words, quote=False)}</a></p>'


def _extras(
    episode: Episode, settings: Settings, sources: Sources, clean: Callable[[str], str]
) -> FeedExtras:
    """What the episode has for the feed only, with the season's name from the settings, and with its
    pages at other platforms."""
    extras = episode.feed
    changes: dict[str, Any] = {}
    name = settings.season_names.get(episode.season or 0, "")
    if name and not extras.season_name:
        changes["season_name"] = name
    known = {link.url for link in extras.content_links}
    links = [ContentLink(link.url, link.name) for link in episode.links if link.url not in known]
    if links:
        changes["content_links"] = (*extras.content_links, *links)
    if extras.images:
        changes["images"] = full_images(extras, sources)
    if extras.feed_description:
        changes["feed_description"] = description(clean(extras.feed_description))
    if changes:
        return replace(extras, **changes)
    return extras


def full_images(extras: FeedExtras, sources: Sources) -> tuple[FeedImage, ...]:
    """More pictures of a show or an episode, by their full addresses."""
    return tuple(image._replace(url=sources.full(image.url)) for image in extras.images)


def notes_of(
    episode: Episode, link: str, sources: Sources, cleaner: NotesCleaner, more: str = ""
) -> Notes:
    """The show notes, from the page as it was rendered; `link` is its full address, and `more` as in
    `show_notes`."""
    page = sources.page(episode)
    if page.is_secret:
        # What the author says of the episode in front matter is for everybody.
        return sources.show_notes("", link, cleaner, lead=episode.description)
    return sources.show_notes(
        page.notes,
        link,
        cleaner,
        summary=episode.summary,
        lead=episode.description,
        times=sources.times(episode),
        more=more,
    )


def people_of(episode: Episode, settings: Settings, sources: Sources) -> tuple[FeedPerson, ...]:
    """Everybody in the episode: its own people, and the show's in every part of the work that it
    names nobody for.

    An item's persons take the place of the channel's, so that a host who is not repeated would be
    missing.
    """
    if not episode.people:
        return ()
    parts = {_part(person) for person in episode.people}
    names = {person.name for person in episode.people}
    crew = [person for person in settings.people if _part(person) not in parts]
    crew = [person for person in crew if person.name not in names]
    return tuple(feed_person(person, sources) for person in (*episode.people, *crew))


def _part(person: Person) -> str:
    """The part of the work: all kinds of hosts are one."""
    if roles.is_host(person.role):
        return "host"
    return person.role.casefold()


def feed_person(person: Person, sources: Sources) -> FeedPerson:
    url = person.url or sources.full(person.path) or sources.person_page(person.name)
    group = person.group or roles.group_of(person.role)
    return FeedPerson(person.name, person.role, group, sources.full(person.image), url)
