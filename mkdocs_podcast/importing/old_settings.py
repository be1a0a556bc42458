"""The settings of another generator's site → the options of MkDocs and of the plugin."""

from __future__ import annotations

from typing import Any

from ..model.categories import read_categories, why_unknown
from .old_site import OldSite
from .plain_values import without_empty
from .post_links import PostLinks


def site_options(old: OldSite, default_name: str) -> dict[str, Any]:
    """The options of MkDocs. A site without a title has the default name."""
    return without_empty(
        {
            "site_name": old.title or default_name,
            "site_url": old.url,
            "site_description": old.description,
        }
    )


def show_options(old: OldSite, links: PostLinks, media_prefix: str) -> dict[str, Any]:
    """The options of the plugin. Artwork that is in the folder comes along."""
    image = _url(old, old.image)
    cover = links.find(old.image, "")
    if cover:
        links.place(cover)
        image = links.public_path(cover)
    owner = {}
    if old.email:
        owner = without_empty({"name": old.author, "email": old.email})
    return without_empty(
        {
            "author": old.author,
            "image": image,
            "language": old.language,
            "categories": _categories(old),
            "channel": without_empty({"owner": owner}),
            "episodes": without_empty({"media_prefix": media_prefix}),
        }
    )


def _url(old: OldSite, address: str) -> str:
    """The full address of what an old site names; "" where that cannot be known."""
    if address.startswith(("https://", "http://")):
        return address
    if not address or not old.url:
        return ""
    return f"{old.url.rstrip('/')}/{address.lstrip('/')}"


def _categories(old: OldSite) -> list[Any]:
    """The category that an old site names for its feed, where directories know it."""
    category = old.settings.get("params.feed.itunescategory", old.settings.get("itunescategory"))
    if not category:
        return []
    try:
        pairs = read_categories(category)
    except ValueError:
        return []
    if not pairs:
        return []
    if why_unknown(pairs[0]):
        return []
    return [category]
