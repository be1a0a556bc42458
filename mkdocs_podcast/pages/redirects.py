"""Earlier addresses of episodes, and where the pages are that lead from them to the new ones."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote, urlsplit

from ..model.episode import Episode
from ..model.problems import quoted
from ..source.naming import name_without_date
from ..text import values
from ..text.patterns import pattern
from ..text.records import NamedTuple

PLACEHOLDERS = ("slug", "number", "season", "year", "month", "day")
# What Jekyll calls them.
_JEKYLL_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "title": "slug",
        "slug": "slug",
        "year": "year",
        "month": "month",
        "day": "day",
    }
)
# What `permalink` may be in Jekyll and Eleventy besides an address.
_STYLES = frozenset({"date", "pretty", "ordinal", "weekdate", "none", "false", "true"})
_PLACEHOLDER = pattern(r"\{([^{}:]*)(?::0([1-9]))?\}")
_JEKYLL_PLACEHOLDER = pattern(r":([a-z_]+)")
_NOT_IN_PATHS = pattern(r"[\x00-\x1f\x7f\\?#]")
_LONGEST_ADDRESS = 1000
_LONGEST_NAME = 200


class Redirect(NamedTuple):
    """A page at an earlier `address` of an episode: its path below the site's root, and that of the
    episode's page in the docs folder. `is_written` says that the page itself names the address;
    others follow from a pattern."""

    path: str
    page: str
    address: str
    is_written: bool


def address_patterns(value: Any) -> tuple[str, ...] | None:
    """The patterns of the option `episodes.url`. Raises ValueError for what no episode has."""
    patterns = values.texts(value)
    for text in patterns or ():
        for match in _PLACEHOLDER.finditer(text):
            if match[1] not in PLACEHOLDERS:
                names = ", ".join(f"`{{{name}}}`" for name in PLACEHOLDERS)
                raise ValueError(f"episodes have no `{match[0]}`: write one of {names}")
    return tuple(patterns or ()) or None


def earlier_address(text: str, episode: Episode) -> str:
    """The address that a pattern stands for, or front matter names; "" for what means none.

    Raises ValueError, with a sentence, for what cannot be an address.
    """
    if text.strip().casefold() in _STYLES:
        return ""
    if "{{" in text or "{%" in text:
        raise ValueError(f"{quoted(text)} is filled in by another generator: write the address")
    facts = _facts(episode)
    text = _JEKYLL_PLACEHOLDER.sub(lambda match: _jekyll_placeholder(match[1]), text)
    for match in _PLACEHOLDER.finditer(text):
        if not facts.get(match[1]):
            return ""
    return _PLACEHOLDER.sub(lambda match: facts[match[1]].zfill(int(match[2] or 0)), text)


def _jekyll_placeholder(name: str) -> str:
    if name not in _JEKYLL_NAMES:
        raise ValueError(f"`:{name}` is known to Jekyll only: write the address")
    return f"{{{_JEKYLL_NAMES[name]}}}"


def _facts(episode: Episode) -> dict[str, str]:
    """What an episode has for each placeholder; "" where it has nothing."""
    own_slug = episode.meta.get("slug")
    is_text = isinstance(own_slug, str)
    facts = {
        "slug": str(own_slug).strip("/") if is_text else name_without_date(episode.path),
        "number": episode.label or ("" if episode.number is None else str(episode.number)),
        "season": "" if episode.season is None else str(episode.season),
    }
    if episode.date:
        facts["year"] = f"{episode.date:%Y}"
        facts["month"] = f"{episode.date:%m}"
        facts["day"] = f"{episode.date:%d}"
    return facts


def redirect_path(address: str, site_url: str, base_path: str) -> str:
    """The path below the site's root of the page that answers at an address.

    `base_path` is the path of the site's own address. Raises ValueError, with a sentence, where no
    page can be.
    """
    if len(address) > _LONGEST_ADDRESS or any(letter.isspace() for letter in address.strip()):
        raise ValueError(f"{quoted(address)} is not an address: write it as `/old-page/`")
    address = address.strip()
    if "://" in address:
        address = _path_on_site(address, site_url)
    path = unquote(address)
    if _NOT_IN_PATHS.search(path):
        raise ValueError(
            f"{quoted(address)}: a site of files has no page of its own at an address with a `?`, "
            "`#` or `\\`: redirect it where the site is served"
        )
    if path.startswith(base_path):
        path = path.removeprefix(base_path)
    names = [name for name in path.split("/") if name]
    if ".." in names or "." in names or any(len(name) > _LONGEST_NAME for name in names):
        raise ValueError(f"{quoted(address)} is not an address on this site")
    if names and names[-1].endswith((".html", ".htm")):
        return "/".join(names)
    return "/".join([*names, "index.html"])


def _path_on_site(address: str, site_url: str) -> str:
    """The path of a full address, which has to be on the site's own host."""
    try:
        parts = urlsplit(address)
        own = urlsplit(site_url)
    except ValueError:
        raise ValueError(f"{quoted(address)} is not an address") from None
    if not own.netloc or parts.netloc.casefold() != own.netloc.casefold():
        raise ValueError(
            f"{quoted(address)} is on another site, where only that site can redirect: write the "
            "path if it has moved here"
        )
    if parts.query:
        return f"{parts.path}?"
    return parts.path
