"""What the settings of another generator's site say of the show.

TOML, YAML and JSON are read as data. Of settings in Python, only plain assignments of plain values
are read; JavaScript is not read at all. Nothing is run.
"""

from __future__ import annotations

import ast
import posixpath
import warnings
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from ..source import frontmatter
from ..source.key_names import squeeze
from ..text import addresses, values
from .generators import Generator
from .plain_values import address_of, first_line, line_of

_LARGEST = 1_000_000
_DEEPEST = 6
_PROGRAMS = (".js", ".cjs", ".mjs", ".ts", ".mts")


def _keys(names: str) -> tuple[str, ...]:
    return tuple(map(squeeze, names.split()))


# What each fact is called, the likeliest first.
_KEYS: Mapping[str, tuple[str, ...]] = {
    "title": _keys(
        "podcast.title params.feed.title site.title siteMetadata.title title site_name SITENAME "
        "BLOG_TITLE name"
    ),
    "description": _keys(
        "podcast.description params.feed.itunes_summary params.feed.description params.description "
        "site.description siteMetadata.description description site_description BLOG_DESCRIPTION "
        "podcast.subtitle subtitle tagline SITESUBTITLE"
    ),
    "url": _keys(
        "baseURL base_url site.url siteMetadata.siteUrl siteUrl SITEURL site_url podcast.siteUrl url"
    ),
    "author": _keys(
        "podcast.author params.feed.itunes_author site.author.name site.author "
        "siteMetadata.author.name siteMetadata.author author.name author params.author.name "
        "params.author BLOG_AUTHOR site_author extra.author"
    ),
    "email": _keys(
        "podcast.owner.email podcast.email params.feed.itunes_owner_email "
        "params.feed.itunes_email email author.email params.author.email BLOG_EMAIL"
    ),
    "language": _keys(
        "podcast.language languageCode default_language defaultContentLanguage site.language "
        "language lang locale DEFAULT_LANG"
    ),
    "image": _keys(
        "podcast.image podcast.imagePath podcast.cover params.feed.itunes_image params.feed.image "
        "itunes_image podcast_image site.image extra.cover cover image logo"
    ),
    "media_prefix": _keys(
        "params.media_prefix media_prefix podcast.episodeUrlBase podcast.media_prefix "
        "params.media_url podcast.media_url media_url audio_url audio_prefix extra.media_prefix"
    ),
    "permalink": _keys("permalink ARTICLE_URL"),
    "feed": _keys("podcast.feed podcast.feedPath params.feed.url feed.path FEED_ALL_RSS"),
}


class OldSite(NamedTuple):
    """What is known of a site; "" for what is not. `settings` has all of it, by dotted names;
    `unread` are files of settings that are programs."""

    title: str = ""
    description: str = ""
    url: str = ""
    author: str = ""
    email: str = ""
    language: str = ""
    image: str = ""
    media_prefix: str = ""
    permalink: str = ""
    feed: str = ""
    settings: Mapping[str, Any] = {}
    unread: tuple[str, ...] = ()


def read_old_site(generator: Generator, text_at: Callable[[str], str]) -> OldSite:
    """The facts in a generator's settings; `text_at` gives the text of a file, or ""."""
    settings: dict[str, Any] = {}
    unread = []
    for path in generator.settings:
        text = text_at(path)
        if not text:
            continue
        if len(text) > _LARGEST:
            continue
        if path.endswith(_PROGRAMS):
            unread.append(path)
            continue
        entries = _entries(path, text)
        name = posixpath.splitext(posixpath.basename(path))[0]
        if name in ("params", "podcast"):
            entries = {name: entries}
        settings.update(_flat(entries))
    facts = {fact: first_line(settings, names) for fact, names in _KEYS.items()}
    facts["url"] = _site_url(settings)
    facts["media_prefix"] = address_of(facts["media_prefix"])
    facts["language"] = values.language(facts["language"])
    return OldSite(**facts, settings=settings, unread=tuple(unread))


def _site_url(settings: Mapping[str, Any]) -> str:
    """The full address of the site. Jekyll's `baseurl` is what comes after `url`."""
    for name in _KEYS["url"]:
        url = addresses.url(settings.get(name))
        if not url:
            continue
        base_path = line_of(settings.get("baseurl"))
        if name == "url" and base_path.startswith("/"):
            return f"{url.rstrip('/')}{base_path}"
        return url
    return ""


def _entries(path: str, text: str) -> Mapping[str, Any]:
    if path.endswith(".py"):
        return _assignments(text)
    if path.endswith(".toml"):
        text = f"+++\n{text}\n+++\n"
    elif not path.endswith(".json"):
        text = f"---\n{text}\n---\n"
    return frontmatter.read(text).meta


def _assignments(text: str) -> dict[str, Any]:
    """The names that a program in Python gives plain values."""
    entries: dict[str, Any] = {}
    try:
        with warnings.catch_warnings():
            # What Python warns of is for the author of the settings.
            warnings.simplefilter("ignore")
            statements = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return entries
    for statement in statements:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            try:
                entries[statement.targets[0].id] = ast.literal_eval(statement.value)
            except (ValueError, TypeError, RecursionError, MemoryError, SyntaxError):
                continue
    return entries


def _flat(
    entries: Mapping[Any, Any], prefix: str = "", depth: int = 0
) -> Iterator[tuple[str, Any]]:
    for key, value in entries.items():
        name = f"{prefix}{squeeze(str(key))}"
        yield name, value
        if isinstance(value, Mapping) and depth < _DEEPEST:
            yield from _flat(value, f"{name}.", depth + 1)
