"""An episode's player on other people's pages: the code to paste, and what oEmbed (https://oembed.com) tells of it."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import escape

# The player with its second line, closed panels and folded chapters. Where the script runs, the frame tells its own.
HEIGHT = 260
WIDTH = 640
TYPE = "application/json+oembed"


def frame(src: str, title: str) -> str:
    """The iframe that shows the embeddable page at `src`."""
    return (
        f'<iframe src="{escape(src)}" title="{escape(title)}" width="100%" height="{HEIGHT}" loading="lazy" '
        'allow="autoplay; clipboard-write" style="border:0"></iframe>'
    )


def snippet(src: str, title: str, script: str = "") -> str:
    """The code to paste: the iframe and, with the address of `frame.js`, the script that fits its height."""
    return frame(src, title) + (f'<script defer src="{escape(script)}"></script>' if script else "")


def document(
    *,
    title: str,
    src: str,
    page: str,
    show: str,
    show_url: str,
    author: str = "",
    thumbnail: str = "",
    thumbnail_size: tuple[int, int] | None = None,
) -> dict[str, Any]:
    """The oEmbed response of type `rich` for an episode (specification 1.0, section 2.3.4); all addresses absolute.

    oEmbed wants a thumbnail's size with it: without one, the thumbnail is left out.
    """
    told: dict[str, Any] = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "author_name": author,
        "provider_name": show,
        "provider_url": show_url,
        "url": page,
        "html": frame(src, title),
        "width": WIDTH,
        "height": HEIGHT,
    }
    if thumbnail and thumbnail_size:
        width, height = thumbnail_size
        told |= {"thumbnail_url": thumbnail, "thumbnail_width": width, "thumbnail_height": height}
    return {key: value for key, value in told.items() if value != ""}


def as_json(told: dict[str, Any]) -> str:
    """The document's text; no `<` in it, so that it is harmless wherever a server's wrong type puts it."""
    return json.dumps(told, ensure_ascii=False, indent=1).replace("<", "\\u003c") + "\n"


def discovery_link(address: str, title: str) -> str:
    """The element for a page's head by which others find the document (specification, section 4)."""
    return f'<link rel="alternate" type="{TYPE}" href="{escape(address)}" title="{escape(title)}">'
