"""The keys that are understood for each field of an episode: this project's own first, then other
generators'.

Keys match whatever their case, with `-` for `_`; a dot leads into a mapping. The first key wins
whose value is of the field's kind: `podcast: https://…/a.mp3` is audio, `podcast: my-show` is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import Enum, auto
from types import MappingProxyType
from typing import Any

from ..model.feed_tags import ITEM_TAGS
from ..text import dates, values
from ..text.records import NamedTuple
from . import guards, other_meanings
from .key_names import normal


class Kind(Enum):
    """What an editor may say of a field's value, where it has one simple shape."""

    TEXT = auto()
    TEXTS = auto()
    """One text or a list of them."""
    TEXT_OR_NUMBER = auto()
    WHOLE_NUMBER = auto()
    SWITCH = auto()
    EPISODE_TYPE = auto()


class Refusal(NamedTuple):
    """How the sentence about a value ends that a field cannot hold.

    It is for the field's first key and those in `also`: under the others, and where it
    `means_something_else`, such a value is not a mistake.
    """

    sentence_end: str
    also: tuple[str, ...] = ()
    means_something_else: Callable[[Any], bool] = other_meanings.never


class Field(NamedTuple):
    """What a field holds, which keys it is read from, and how it is written.

    `guard` reads the value of a field that is simple: it returns None for a value that is not of
    the field's kind, and raises ValueError, with a sentence, for a broken one. What it returns
    becomes the attribute of the same name of Episode, or else of FeedExtras. A field without a
    guard has a function of its own in one of the modules `episode_*.py`. Without a `refusal`, a
    value that the field cannot hold is ignored in silence.
    """

    keys: tuple[str, ...]
    holds: str
    example: str
    guard: Callable[[Any], Any] | None = None
    refusal: Refusal | None = None
    kind: Kind | None = None


_YES_OR_NO = "is neither true nor false: write `true` or `false`"


def _keys(names: str) -> tuple[str, ...]:
    return tuple(names.split())


FIELDS: Mapping[str, Field] = MappingProxyType(
    {
        "title": Field(
            _keys("title name podcast_episode_title linktitle home_title"),
            "The episode's title. Without one: the first heading, else the file's name.",
            "Monitoring without crying wolf",
            refusal=Refusal(
                "is not a title: write it as one text, in quotes if it has brackets or a colon"
            ),
            kind=Kind.TEXT_OR_NUMBER,
        ),
        "date": Field(
            _keys(
                "date date.created publish_date pubdate published_at publication "
                "publication_date released_date datum"
            ),
            "When the episode is published; a time without a zone is UTC. Until then it is a "
            "draft. Without one: the date that the file's name begins with. Of a date whose time is "
            "not valid, the day counts.",
            "2026-01-31",
            refusal=Refusal("is not a date: write it as 2026-01-31 or 2026-01-31T09:00:00Z"),
        ),
        "updated": Field(
            _keys("updated date.updated last_modified_at lastmod modified date_modified"),
            "When the page was last changed, for `sitemap.xml` and search engines.",
            "2026-02-14",
            dates.date,
            refusal=Refusal("is not a date: write it as 2026-01-31 or 2026-01-31T09:00:00Z"),
        ),
        "audio": Field(
            _keys(
                "audio audio.url audio.file audio_url audio_file audio_file_path "
                "podcast_file podcast_link podcast enclosure mp3 file filename episode.filename"
                " episode.audio audioformats external_media mp3_url media cast opengraph.audio "
                "extra.audio_file download link url"
            ),
            "The recording: a path in the docs folder or relative to the page, a URL, a mapping "
            "with `url`, `type`, `length` (bytes) and `duration`, or a list of these for several "
            "formats. These may also have `title`, `language`, `height`, `codecs`, `rel`, `bitrate` "
            "(bits per second), `sources` (further addresses), `integrity` (`sha384-...`) and "
            "`default: true`, for the feed. A provider's page or player is taken as the episode's player.",
            "media/wolf.mp3",
            refusal=Refusal(
                "names no recording: give a file, a URL, or a mapping with `url`",
                _keys("audio_url audio_file mp3 enclosure"),
                other_meanings.is_no_or_yes,
            ),
        ),
        "length": Field(
            _keys(
                "podcast_bytes podcast_length audio_size audio_file_size audio.bytes bytes "
                "file_size size episode.size cast_length extra.audio_length enclosure.length "
                "enclosure_length "
                "length podcast_file_size"
            ),
            "The size of the recording in bytes, where it is not a file in the docs folder.",
            "24381952",
            refusal=Refusal("is not a size: write the number of bytes, such as 24381952"),
            kind=Kind.WHOLE_NUMBER,
        ),
        "duration": Field(
            _keys(
                "duration audio_duration audio_length audio.duration "
                "episode.duration cast_time duration_formatted runtime running_time playtime"
            ),
            "How long the recording is: `1:02:03`, `46:56`, `PT26M6S`, or seconds.",
            "46:56",
            refusal=Refusal(
                "is not a length of time: write it as 1:02:03",
                means_something_else=other_meanings.is_blank_time,
            ),
            kind=Kind.TEXT_OR_NUMBER,
        ),
        "player": Field(
            _keys("player embed iframe anchorembedding player_url embed_url"),
            "The address, or the whole iframe, of the provider's player in which the episode is "
            "heard.",
            "https://share.transistor.fm/s/1a2b3c4d",
            refusal=Refusal(
                "is not the address of a player: give it in full, with https://",
                _keys("embed"),
                other_meanings.is_no_or_yes,
            ),
        ),
        "number": Field(
            _keys(
                "number episode episode_number ep_number instalment episode.number "
                "episode.episode_number nr"
            ),
            "The episode's number. Without one: the number in the title (`Episode 12`, `#12`) or "
            "in the file's name. `S02E03` and `Season 2 Episode 3` give both season and number.",
            "12",
            refusal=Refusal(
                "is not an episode's number: write a number from 1 up, such as 12",
                _keys("episode episode_number"),
            ),
            kind=Kind.WHOLE_NUMBER,
        ),
        "season": Field(
            _keys("season season_number section episode.season_number episode.season"),
            "The season's number. Without one: that beside the episode's number (`S02E03`), or of "
            "the page's folder (`season-2`).",
            "2",
            refusal=Refusal("is not a season's number: write a number from 1 to 999999, such as 2"),
            kind=Kind.WHOLE_NUMBER,
        ),
        "type": Field(
            _keys("episode_type type"),
            "`full`, `trailer` or `bonus`.",
            "bonus",
            refusal=Refusal(
                "is not a type of episode: write `full`, `trailer` or `bonus`",
                _keys("type"),
                other_meanings.is_page_type,
            ),
            kind=Kind.EPISODE_TYPE,
        ),
        "image": Field(
            _keys(
                "image cover cover_image image_href episode_image thumbnail img images "
                "episode.poster libsyn_image artwork header_image hero_image"
            ),
            "The artwork, best square: a path in the docs folder or relative to the page, or a "
            "URL.",
            "media/wolf.jpg",
        ),
        "summary": Field(
            _keys("description summary excerpt subtitle snippet episode.subtitle"),
            "One or two sentences for lists. Without one: the text before `<!-- more -->`, else "
            "the first paragraph.",
            "What to alert on when every metric drifts a little.",
            refusal=Refusal("is not a summary: write it as one text", _keys("summary")),
            kind=Kind.TEXT,
        ),
        "tags": Field(
            _keys("tags tag keywords topics hashtags taxonomies.tags"),
            "A list, or one string with commas or spaces between the tags.",
            "[monitoring, mlops]",
            refusal=Refusal(
                "holds no tags: write a list, such as [monitoring, mlops]", _keys("tag")
            ),
            kind=Kind.TEXTS,
        ),
        "categories": Field(
            _keys("categories category taxonomies.categories"),
            "Joined to the tags, except for the one that makes the page an episode.",
            "podcast",
            refusal=Refusal(
                "holds no categories: write a list, such as [podcast, interviews]",
                _keys("category"),
            ),
            kind=Kind.TEXTS,
        ),
        "guests": Field(
            _keys("guests guest starring speakers speaker participants actor_ids contributors rse"),
            "Names, or mappings with `name`, `url` and `image`.",
            "[{name: Ana Ferreira, url: https://example.org}]",
        ),
        "hosts": Field(
            _keys("hosts host authors author creators voices"),
            "Names, or mappings with `name`, `url` and `image`.",
            "[Alex]",
        ),
        "people": Field(
            _keys("people credits"),
            "Everybody else, or everybody: names, or mappings with `name`, `role`, `group`, `url`"
            " and `image`. Roles are those of the [Podcast "
            "Taxonomy](https://podcasttaxonomy.com); without one, somebody is a guest.",
            "[{name: Osric Tan, role: Sound Designer}]",
        ),
        "chapters": Field(
            _keys("chapters chapter episode.chapters podcast_chapters.chapters podcast_chapters"),
            "A list of `{start, title}`, a file, or `notes` for the times in the show notes.",
            "[{start: '0:00', title: Hello}]",
            refusal=Refusal(
                "holds no chapters: give a list of `{start, title}`, a file, or `notes`"
            ),
        ),
        "transcript": Field(
            _keys("transcript transcripts transcript_url transcript_slim"),
            "A file or URL, or a list of `{url, type, language}`.",
            "media/wolf.vtt",
            refusal=Refusal(
                "is not a transcript: give a file, a URL, or a list of `{url, type, language}`",
                _keys("transcripts"),
                other_meanings.is_flag,
            ),
        ),
        "reading_list": Field(
            _keys("reading_list links"),
            "Pages to read on: a list of mappings with `text` and `url`, shown below the notes.",
            "[{text: The paper, url: https://example.org/paper}]",
            guard=guards.reading_list,
            refusal=Refusal("holds no links: write a list of `{text, url}`"),
        ),
        "sponsors": Field(
            _keys("sponsors sponsor"),
            "Who pays for the episode: a list of mappings with `name`, `url`, `text` and `image`, or "
            "names. Each is shown as a sponsor below the notes, or at `<!-- podcast:sponsors -->`.",
            "[{name: Kettle & Vane, url: https://example.org, text: Kettles that sing}]",
        ),
        "guid": Field(
            _keys("guid episode_guid episode.guid id"),
            "The identity of an episode that has moved here from another feed.",
            "fireside.fm/1a2b3c",
            guard=guards.identity,
            refusal=Refusal(
                "is not a GUID: write it as one text, in quotes",
                _keys("episode_guid episode.guid"),
            ),
        ),
        "explicit": Field(
            _keys("explicit"),
            "Whether the episode is explicit.",
            "false",
            guard=values.yes_or_no,
            refusal=Refusal(_YES_OR_NO),
            kind=Kind.SWITCH,
        ),
        "draft": Field(
            _keys("draft"),
            "Shown by `mkdocs serve`, left out of the built site.",
            "true",
            refusal=Refusal(_YES_OR_NO),
            kind=Kind.SWITCH,
        ),
        "published": Field(
            _keys("published"),
            "`false` makes a draft, as in Jekyll.",
            "false",
            refusal=Refusal(_YES_OR_NO, means_something_else=other_meanings.is_date),
        ),
        **{
            tag.name: Field(
                tag.keys,
                tag.front_matter,
                tag.example,
                guard=tag.read,
                refusal=Refusal(f"cannot be used: write it as `{tag.example}`"),
            )
            for tag in ITEM_TAGS
        },
        "redirects": Field(
            _keys("aliases redirect_from permalink legacy_path"),
            "Earlier addresses of the page, below the site's: each gets a page that leads here. All of "
            "the keys count.",
            "[/12, /wolf.html]",
            refusal=Refusal(
                "is not an earlier address: write it from the root of the site, such as /12",
                _keys("redirect_from"),
            ),
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


def with_aliases(aliases: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """The keys of every field, those that the site adds directly after the field's main key."""
    keys = {name: field.keys for name, field in FIELDS.items()}
    for name, added in aliases.items():
        main, *others = keys[name]
        keys[name] = tuple(dict.fromkeys((main, *map(normal, added), *others)))
    return keys
