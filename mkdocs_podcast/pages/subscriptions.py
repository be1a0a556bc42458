"""The places where listeners subscribe, with the names that they know them by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from urllib.parse import quote

from ..model.show import Show
from ..text.matching import near_miss
from ..text.records import NamedTuple

# Where the signs of all places are published, below the site's root.
SIGNS = "assets/podcast/places.svg"
_OTHER = "podcast"


class Place(NamedTuple):
    """A place to subscribe.

    `theme_icon` is its sign among those that Material for MkDocs brings. `app` is the address that
    opens its app with a feed: `{feed}` stands for the feed's address as part of another one,
    `{bare}` for what follows `https://` in it, `{title}` for the show's.
    """

    name: str
    icon: str = _OTHER
    theme_icon: str = ""
    app: str = ""


PLACES: Mapping[str, Place] = MappingProxyType(
    {
        "amazon": Place("Amazon Music", theme_icon="fontawesome/brands/amazon"),
        "antennapod": Place(
            "AntennaPod",
            theme_icon="simple/antennapod",
            # https://antennapod.org/documentation/podcasters-hosters/add-on-antennapod
            app="https://antennapod.org/deeplink/subscribe?url={feed}&title={title}",
        ),
        "apple": Place("Apple Podcasts", theme_icon="simple/applepodcasts", app="podcast://{bare}"),
        "castbox": Place("Castbox", theme_icon="simple/castbox"),
        "castro": Place("Castro", theme_icon="simple/castro", app="castros://subscribe/{bare}"),
        "deezer": Place("Deezer", theme_icon="fontawesome/brands/deezer"),
        "email": Place("Email", "mail"),
        "fountain": Place("Fountain"),
        "goodpods": Place("Goodpods"),
        "iheart": Place("iHeartRadio", theme_icon="simple/iheartradio"),
        "overcast": Place(
            "Overcast",
            theme_icon="simple/overcast",
            # https://overcast.fm/podcasterinfo
            app="overcast://x-callback-url/add?url={feed}",
        ),
        "pocketcasts": Place(
            "Pocket Casts", theme_icon="simple/pocketcasts", app="pktc://subscribe/{bare}"
        ),
        "podcastaddict": Place(
            "Podcast Addict", theme_icon="simple/podcastaddict", app="podcastaddict://{bare}"
        ),
        "podcastguru": Place("Podcast Guru"),
        "podcastindex": Place("Podcast Index", theme_icon="simple/podcastindex"),
        "podverse": Place("Podverse"),
        "rss": Place("RSS", "rss", theme_icon="simple/rss"),
        "soundcloud": Place("SoundCloud", theme_icon="simple/soundcloud"),
        "spotify": Place("Spotify", theme_icon="simple/spotify"),
        "tunein": Place("TuneIn"),
        "youtube": Place("YouTube", "youtube", theme_icon="simple/youtube"),
    }
)
# The apps that open a feed by its address, those that most listeners have first.
_APPS = ("apple", "overcast", "pocketcasts", "castro", "antennapod", "podcastaddict")
# How many of the places named stand in the row; the others follow below "More apps".
_MOST_IN_ROW = 5


class Subscription(NamedTuple):
    """A place to subscribe: `icon` is the name of an icon of this package's, `key` that of its sign
    among the `SIGNS`."""

    name: str
    url: str
    icon: str
    key: str = _OTHER


class Subscriptions(NamedTuple):
    """Where to subscribe: in a row, and below "More apps". `feed` is the address to copy, or ""."""

    row: tuple[Subscription, ...]
    more: tuple[Subscription, ...]
    feed: str = ""

    @property
    def keys(self) -> frozenset[str]:
        """The signs that are shown."""
        return frozenset(place.key for place in (*self.row, *self.more))


def subscription(place: str, url: str) -> Subscription:
    """The place by its key, however that is spelled (`pocket_casts`); an unknown one under its own
    name."""
    key = _key(place)
    known = PLACES.get(key)
    if not known:
        return Subscription(place, url, _OTHER)
    return Subscription(known.name, url, known.icon, key)


def subscriptions(show: Show) -> Subscriptions:
    """Where to subscribe to a show: the places that it names, and the apps that open its feed."""
    named = tuple(subscription(link.name, link.url) for link in show.subscribe)
    keys = {place.key for place in named}
    apps = tuple(app_link(key, show) for key in _APPS if show.feed_url and key not in keys)
    return Subscriptions(named[:_MOST_IN_ROW], named[_MOST_IN_ROW:] + apps, show.feed_url)


def app_link(key: str, show: Show) -> Subscription:
    """The link that opens a show's feed in an app."""
    place = PLACES[key]
    url = place.app.format(
        feed=quote(show.feed_url, safe=""),
        bare=show.feed_url.partition("://")[2],
        title=quote(show.title, safe=""),
    )
    return Subscription(place.name, url, place.icon, key)


def signs(keys: Iterable[str]) -> list[tuple[str, Place]]:
    """The places whose signs are published, with the one for all others."""
    known = [(key, PLACES[key]) for key in sorted(set(keys)) if key in PLACES]
    return [*known, (_OTHER, Place(""))]


def similar_place(place: str) -> str:
    """The key of the place that an unknown one is nearly called like, or ""."""
    key = _key(place)
    if key in PLACES:
        return ""
    return near_miss(key, PLACES)


def _key(place: str) -> str:
    return "".join(filter(str.isalnum, place.lower()))
