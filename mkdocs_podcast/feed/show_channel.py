"""A Show and its Items → the Channel of its feed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urljoin

from ..model.feed_details import Trailer
from ..model.show import Show
from .channel import Channel, Item
from .item_sources import Sources
from .syndication import Settings, feed_person, full_images


def channel_of(
    show: Show,
    settings: Settings,
    sources: Sources,
    *,
    url: str,
    guid: str,
    items: Iterable[Item],
    built: dt.datetime | None = None,
    generator: str = "",
) -> Channel:
    """The channel of the show's feed at `url`, whose `podcast:guid` is `guid` where the settings
    give none.

    Without `built`, the feed says that it was made when its newest item came out.
    """
    items = tuple(items)
    dates = [item.date for item in items if item.date]
    given = settings.extras
    trailers = [trailer._replace(url=sources.full(trailer.url)) for trailer in given.trailers]
    known = {trailer.url for trailer in trailers}
    trailers += [trailer for trailer in trailers_of(items) if trailer.url not in known]
    return Channel(
        title=show.title,
        link=urljoin(sources.site_url, show.url),
        description=show.description,
        url=url,
        language=show.language.replace("_", "-"),
        author=show.author,
        image=sources.full(show.image),
        categories=show.categories,
        explicit=show.explicit,
        guid=settings.guid or guid,
        people=tuple(feed_person(person, sources) for person in settings.people),
        extras=replace(given, images=full_images(given, sources), trailers=tuple(trailers)),
        built=built or max(dates, default=None),
        generator=generator,
    )


def trailers_of(items: Iterable[Item]) -> list[Trailer]:
    """The show's and its seasons' trailers: an item with a number is only a teaser of that
    episode."""
    trailers = []
    for item in items:
        if item.type == "trailer" and item.date and not item.number:
            url, media_type, length, _ = item.enclosure
            trailers.append(Trailer(item.title, url, item.date, media_type, length, item.season))
    return trailers
