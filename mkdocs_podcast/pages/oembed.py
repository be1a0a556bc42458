"""An episode's player on other people's pages: the page for frames, and its oEmbed data
(https://oembed.com)."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from markupsafe import escape

from ..model.episode import Episode
from ..model.show import Show
from ..text.addresses import beside
from ..text.records import dataclass

if TYPE_CHECKING:
    from .episode_view import EpisodeView

# The player with its second line, closed panels and folded chapters. Where the script runs, the
# frame tells its own.
HEIGHT = 310
WIDTH = 640
_TYPE = "application/json+oembed"


def _is_never_taken(path: str) -> bool:
    return False


@dataclass(frozen=True, eq=False)
class Embedding:
    """What other sites need to show the episodes of a show.

    `site_url` is a full address with a slash at its end. `is_taken` says whether the author has a
    file at a path below the site's root.
    """

    show: Show
    site_url: str
    is_taken: Callable[[str], bool] = _is_never_taken

    def full(self, path: str) -> str:
        return self.site_url + path.removeprefix("./")

    @cached_property
    def path(self) -> str:
        """Where the page for frames is, below the site's root: beside the show's index."""
        return self._beside(self.show.url, "embed.html").removeprefix("./")

    def frame_path(self, episode: Episode) -> str:
        """The address of that page with the episode's, below the site's root; empty for an episode
        without a recording."""
        if not episode.audio:
            return ""
        address = quote(episode.url.removeprefix("./"), safe="/")
        return f"{self.path}?episode={address}"

    def src(self, episode: Episode) -> str:
        """The full one."""
        path = self.frame_path(episode)
        return self.full(path) if path else ""

    def _document_path(self, episode: Episode) -> str:
        return self._beside(episode.url, "oembed.json")

    def _beside(self, url: str, name: str) -> str:
        path = beside(url, name)
        if self.is_taken(unquote(path)):
            return beside(url, f"podcast-{name}")
        return path

    def discovery(self, episode: Episode) -> str:
        """The element for the head of the episode's page; empty for an episode without a recording."""
        if not episode.audio:
            return ""
        return discovery_link(self.full(self._document_path(episode)))

    def page(self, view: EpisodeView, styles: Sequence[str] = ()) -> str:
        """The text of the page for frames."""
        return view.frame_page(self.path, styles=styles)

    def document(self, episode: Episode) -> tuple[str, str]:
        """Path below the site's root and text of the oEmbed document of an episode with a
        recording."""
        response = document(
            title=episode.title,
            src=self.src(episode),
            show=self.show.title,
            show_url=self.full(self.show.url),
            author=self.show.author,
        )
        return self._document_path(episode), as_json(response)


def frame(src: str, title: str) -> str:
    """The iframe that shows the embeddable page at `src`: the same as in the code to paste, which
    `frontend/later/share.js` makes."""
    return (
        f'<iframe src="{escape(src)}" title="{escape(title)}" width="100%" height="{HEIGHT}" loading="lazy" '
        'allow="autoplay; clipboard-write" style="border:0"></iframe>'
    )


def document(
    *,
    title: str,
    src: str,
    show: str,
    show_url: str,
    author: str = "",
) -> dict[str, Any]:
    """The oEmbed response of type `rich` for an episode (specification 1.0, section 2.3.4); all
    addresses absolute."""
    response: dict[str, Any] = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "author_name": author,
        "provider_name": show,
        "provider_url": show_url,
        "html": frame(src, title),
        "width": WIDTH,
        "height": HEIGHT,
    }
    return {key: value for key, value in response.items() if value != ""}


def as_json(response: dict[str, Any]) -> str:
    """The document's text; no `<` in it, so that it is harmless wherever a server's wrong type puts
    it."""
    text = json.dumps(response, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c") + "\n"


def discovery_link(address: str) -> str:
    """The element for a page's head by which others find the document (specification, section 4)."""
    # The space changes nothing but for Material, which asks for a sitemap beside each `alternate`
    # without one.
    return f'<link rel="alternate " type="{_TYPE}" href="{escape(address)}">'
