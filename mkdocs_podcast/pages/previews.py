"""What a link to a page looks like elsewhere: Open Graph (https://ogp.me), and the player card of
X."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..model.episode import Episode
from ..model.show import Show
from ..text.dates import iso_date
from .oembed import HEIGHT, WIDTH

if TYPE_CHECKING:
    from .structured_data import MediaFile


def episode_preview(
    episode: Episode,
    show: Show,
    *,
    url: str,
    image: str,
    recording: MediaFile | None,
    player: str,
) -> dict[str, str]:
    """The properties of an episode's page, by their names; `player` is the full address of the page
    that shows its player in a frame, or ""."""
    properties = {
        "og:type": "article",
        "og:site_name": show.title,
        "og:url": url,
        "og:title": episode.title,
        "og:description": " ".join(episode.summary.split()),
        "og:image": image,
    }
    if episode.date:
        properties["article:published_time"] = iso_date(episode.date)
    if episode.updated:
        properties["article:modified_time"] = iso_date(episode.updated)
    if recording:
        kind = "video" if recording.type.startswith("video/") else "audio"
        properties[f"og:{kind}"] = recording.url
        properties[f"og:{kind}:type"] = recording.type
    return _known({**properties, **_card(player)})


def show_preview(show: Show, *, url: str, image: str) -> dict[str, str]:
    """The properties of the page of the index."""
    properties = {
        "og:type": "website",
        "og:site_name": show.title,
        "og:url": url,
        "og:title": show.title,
        "og:description": " ".join(show.description.split()),
        "og:image": image,
    }
    return _known({**properties, **_card("")})


def _card(player: str) -> dict[str, str]:
    """X shows no frame that is not encrypted on its way."""
    if not player.startswith("https://"):
        return {"twitter:card": "summary"}
    return {
        "twitter:card": "player",
        "twitter:player": player,
        "twitter:player:width": str(WIDTH),
        "twitter:player:height": str(HEIGHT),
    }


def _known(properties: Mapping[str, str]) -> dict[str, str]:
    return {name: content for name, content in properties.items() if content}
