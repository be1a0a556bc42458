"""The keys that are understood for each field of an episode: this project's own first, then other
generators'.

Keys match whatever their case, with `-` for `_`; a dot leads into a mapping. The first key wins
whose value is of the field's kind: `podcast: https://…/a.mp3` is audio, `podcast: my-show` is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple


class Field(NamedTuple):
    """What a field holds, which keys it is read from, and how it is written."""

    keys: tuple[str, ...]
    holds: str
    example: str


FIELDS: Mapping[str, Field] = MappingProxyType(
    {
        "title": Field(
            ("title", "name", "podcast_episode_title", "linktitle", "home_title"),
            "The episode's title. Without one: the first heading, else the file's name.",
            "Monitoring without crying wolf",
        ),
        "date": Field(
            (
                *(
                    "date",
                    "date.created",
                    "publishdate",
                    "publish_date",
                    "pubdate",
                    "published_at",
                    "publication",
                ),
                *("publicationdate", "released_date", "datum"),
            ),
            "When the episode is published; a time without a zone is UTC. Until then it is a draft. "
            "Without one: the date that the file's name begins with.",
            "2026-01-31",
        ),
        "audio": Field(
            (
                *(
                    "audio",
                    "audio.url",
                    "audio.file",
                    "audio_url",
                    "audiofile",
                    "audio_file",
                    "audio_file_path",
                ),
                *(
                    "podcast_file",
                    "podcast_link",
                    "podcast",
                    "enclosure",
                    "mp3",
                    "file",
                    "filename",
                ),
                *(
                    "episode.filename",
                    "episode.audio",
                    "audioformats",
                    "external_media",
                    "media",
                    "cast",
                ),
                *("opengraph.audio", "extra.audio_file", "download", "link", "url"),
            ),
            "The recording: a path in the docs folder or relative to the page, a URL, a mapping with `url`, `type`, "
            "`length` (bytes) and `duration`, or a list of these for several formats. A provider's page or player is "
            "taken as the episode's player.",
            "media/wolf.mp3",
        ),
        "length": Field(
            (
                *(
                    "podcast_bytes",
                    "podcast_length",
                    "audiosize",
                    "audio_file_size",
                    "audio.bytes",
                    "bytes",
                ),
                *(
                    "filesize",
                    "size",
                    "episode.size",
                    "cast_length",
                    "extra.audio_length",
                    "enclosure.length",
                    "length",
                ),
                *("podcast_file_size",),
            ),
            "The size of the recording in bytes, where it is not a file in the docs folder.",
            "24381952",
        ),
        "duration": Field(
            (
                *(
                    "duration",
                    "podcast_duration",
                    "audio_duration",
                    "audiolength",
                    "audio.duration",
                ),
                *(
                    "episode.duration",
                    "cast_time",
                    "itunes_duration",
                    "extra.duration",
                    "duration_formatted",
                ),
            ),
            "How long the recording is: `1:02:03`, `46:56`, `PT26M6S`, or seconds.",
            "46:56",
        ),
        "player": Field(
            ("player", "embed", "iframe", "anchorembedding", "player_url", "embed_url"),
            "The address, or the whole iframe, of the provider's player in which the episode is heard.",
            "https://share.transistor.fm/s/1a2b3c4d",
        ),
        "number": Field(
            (
                *(
                    "number",
                    "episode",
                    "episode_number",
                    "epnumber",
                    "instalment",
                    "episode.number",
                ),
                *("episode.episodenumber", "extra.episode_number", "nr"),
            ),
            "The episode's number. Without one: the number in the title (`Episode 12`, `#12`) or in the file's name.",
            "12",
        ),
        "season": Field(
            ("season", "section", "episode.seasonnumber", "episode.season"),
            "The season's number.",
            "2",
        ),
        "type": Field(
            ("episode_type", "episodetype", "type", "itunes_episodetype"),
            "`full`, `trailer` or `bonus`.",
            "bonus",
        ),
        "image": Field(
            (
                *(
                    "image",
                    "cover",
                    "cover_image",
                    "image_href",
                    "episode_image",
                    "thumbnail",
                    "img",
                    "images",
                ),
                *("episode.poster", "libsyn_image", "artwork", "header_image"),
            ),
            "The artwork, best square: a path in the docs folder or relative to the page, or a URL.",
            "media/wolf.jpg",
        ),
        "summary": Field(
            ("description", "summary", "excerpt", "subtitle", "snippet", "episode.subtitle"),
            "One or two sentences for lists. Without one: the text before `<!-- more -->`, else the first paragraph.",
            "What to alert on when every metric drifts a little.",
        ),
        "tags": Field(
            ("tags", "tag", "keywords", "topics", "hashtags", "taxonomies.tags"),
            "A list, or one string with commas or spaces between the tags.",
            "[monitoring, mlops]",
        ),
        "categories": Field(
            ("categories", "category", "taxonomies.categories"),
            "Joined to the tags, but for the one that makes the page an episode.",
            "podcast",
        ),
        "guests": Field(
            (
                *(
                    "guests",
                    "guest",
                    "starring",
                    "speakers",
                    "speaker",
                    "participants",
                    "actor_ids",
                ),
                *("contributors", "rse"),
            ),
            "Names, or mappings with `name`, `url` and `image`.",
            "[{name: Ana Ferreira, url: https://example.org}]",
        ),
        "hosts": Field(
            ("hosts", "host", "authors", "author", "creators", "voices"),
            "Names, or mappings with `name`, `url` and `image`.",
            "[Alex]",
        ),
        "people": Field(
            ("people", "credits"),
            "Everybody else, or everybody: names, or mappings with `name`, `role`, `group`, `url` and `image`. Roles "
            "are those of the [Podcast Taxonomy](https://podcasttaxonomy.com); without one, somebody is a guest.",
            "[{name: Osric Tan, role: Sound Designer}]",
        ),
        "chapters": Field(
            (
                "chapters",
                "chapter",
                "episode.chapters",
                "podcast_chapters.chapters",
                "podcast_chapters",
            ),
            "A list of `{start, title}`, a file, or `notes` for the times in the show notes.",
            "[{start: '0:00', title: Hello}]",
        ),
        "transcript": Field(
            ("transcript", "transcripts", "transcript_url", "transcript_slim"),
            "A file or URL, or a list of `{url, type, language}`.",
            "media/wolf.vtt",
        ),
        "guid": Field(
            ("guid", "episode_guid", "id"),
            "The identity of an episode that has moved here from another feed.",
            "fireside.fm/1a2b3c",
        ),
        "explicit": Field(
            ("explicit", "itunes_explicit"), "Whether the episode is explicit.", "false"
        ),
        "draft": Field(("draft",), "Shown by `mkdocs serve`, left out of the built site.", "true"),
        "published": Field(("published",), "`false` makes a draft, as in Jekyll.", "false"),
        "season_name": Field(
            ("season_name",),
            "The season's name, for the feed; `channel.season_names` gives it for a whole season.",
            "The sea at night",
        ),
        "display": Field(
            ("episode_display", "display_number"),
            "What apps show for the episode's number, such as `Ch. 3`.",
            "Ch. 3",
        ),
        "block": Field(
            ("block", "itunes_block"), "`true` hides the episode from Apple Podcasts.", "true"
        ),
        "license": Field(
            ("license", "licence"),
            "The episode's licence, where it is not the show's: an [SPDX](https://spdx.org/licenses/) identifier, or "
            "`{name, url}`.",
            "cc-by-4.0",
        ),
        "location": Field(
            ("location", "locations"),
            "What place the episode is about, or was made at: a name, or `{name, geo, osm, country, rel}`; `rel` is "
            "`subject` or `creator`. Several in a list.",
            "{name: Poldhu, geo: 'geo:50.03,-5.26', osm: W146637234}",
        ),
        "funding": Field(
            ("funding",),
            "Where listeners can give money for this episode: `{url, text}`, or a list of these.",
            "{url: https://example.org/support, text: Buy us a valve}",
        ),
        "soundbites": Field(
            ("soundbites", "soundbite"),
            "Stretches worth hearing alone, of 15 to 120 seconds: a list of `{start, duration, title}`.",
            "[{start: '0:36', duration: 21, title: Why one thousand hertz}]",
        ),
        "social": Field(
            ("social_interact", "comments_at"),
            "Where the episode's comments are: `{protocol, uri, account_id, account_url, priority}`, or a list of "
            "these. Protocols are `activitypub`, `atproto`, `lightning`, `matrix`, `nostr`, `hive` and `disabled`.",
            "{protocol: activitypub, uri: https://example.social/@show/109}",
        ),
        "txt": Field(
            ("txt",),
            "Texts for machines, by purpose (`podcast:txt`).",
            "{ai-content: 'false'}",
        ),
        "raw": Field(
            ("feed_raw", "raw"),
            "XML that is put into the episode's item as it stands: one text, or a list of them.",
            '\'<podcast:chat server="irc.example.org" protocol="irc"/>\'',
        ),
        "redirects": Field(
            ("aliases", "redirect_from", "permalink", "legacy_path"),
            "Earlier addresses of the page; kept for what reads `episode.redirects`.",
            "[/12, /wolf]",
        ),
    }
)

# Keys that mean audio only where their value names a media file.
LOOSE_AUDIO_KEYS = frozenset(
    {
        "podcast",
        "file",
        "filename",
        "external_media",
        "media",
        "download",
        "link",
        "url",
        "enclosure",
        "cast",
    }
    | {"episode.filename"}
)

# Keys in the singular, whose string is one tag or category, spaces and all.
WHOLE_KEYS = frozenset({"tag", "category"})

# Keys that name an episode at a platform: the platform's name, and the address that an id stands
# for.
PLATFORM_KEYS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "youtube": ("YouTube", "https://www.youtube.com/watch?v={}"),
        "youtube_url": ("YouTube", "https://www.youtube.com/watch?v={}"),
        "youtube_id": ("YouTube", "https://www.youtube.com/watch?v={}"),
        "youtubecode": ("YouTube", "https://www.youtube.com/watch?v={}"),
        "spotify": ("Spotify", "https://open.spotify.com/episode/{}"),
        "spotify_url": ("Spotify", "https://open.spotify.com/episode/{}"),
        "spotify_episode_id": ("Spotify", "https://open.spotify.com/episode/{}"),
        "apple_podcasts": ("Apple Podcasts", ""),
        "apple_podcasts_url": ("Apple Podcasts", ""),
        "simplecastid": ("Simplecast", "https://player.simplecast.com/{}"),
        "libsynid": ("Libsyn", "https://play.libsyn.com/embed/episode/id/{}"),
        "lybsyn_id": ("Libsyn", "https://play.libsyn.com/embed/episode/id/{}"),
        "libsyn_id": ("Libsyn", "https://play.libsyn.com/embed/episode/id/{}"),
        "soundcloud_id": (
            "SoundCloud",
            "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/{}",
        ),
        "soundcloud": ("SoundCloud", ""),
        "video": ("Video", ""),
        "video_url": ("Video", ""),
    }
)

# What an episode's id looks like at a platform: anything else under its key is no id.
PLATFORM_IDS: Mapping[str, str] = MappingProxyType(
    {
        "YouTube": r"[\w-]{11}",
        "Spotify": r"[A-Za-z0-9]{22}",
        "Simplecast": r"[0-9a-fA-F-]{8,36}",
        "Libsyn": r"[0-9]{4,12}",
        "SoundCloud": r"[0-9]{6,12}",
    }
)


def normal(key: str) -> str:
    return key.casefold().replace("-", "_")


def flatten(meta: Mapping[str, Any], depth: int = 2) -> dict[str, Any]:
    """Front matter by normal key; what stands in a mapping also as `mapping.key`, in `podcast:` as
    if at the top."""
    flat: dict[str, Any] = {}
    for key, value in meta.items():
        name = normal(str(key))
        flat[name] = value
        if isinstance(value, dict):
            for inner, held in value.items():
                flat[f"{name}.{normal(str(inner))}"] = held
    # An anchor may make a mapping stand in itself.
    if isinstance(own := flat.get("podcast"), dict) and depth:
        flat.update(
            {key: value for key, value in flatten(own, depth - 1).items() if key != "podcast"}
        )
    return flat


def with_aliases(aliases: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """The keys of every field, those that the site adds first after the field's own."""
    keys = {name: field.keys for name, field in FIELDS.items()}
    for name, added in aliases.items():
        own, *others = keys[name]
        keys[name] = tuple(dict.fromkeys((own, *map(normal, added), *others)))
    return keys


def spelled(meta: Mapping[str, Any], key: str) -> str:
    """A key, given in its normal form, as the front matter's author wrote it."""
    return _spelled(meta, key) or _spelled(meta, f"podcast.{key}").partition(".")[2] or key


def _spelled(meta: Mapping[Any, Any], key: str) -> str:
    outer, _, inner = key.partition(".")
    name = next((name for name in meta if normal(str(name)) == outer), None)
    if name is None or not inner:
        return "" if name is None else str(name)
    rest = _spelled(meta[name], inner) if isinstance(meta[name], dict) else ""
    return f"{name}.{rest}" if rest else ""
