"""What identifies an episode and sorts it: title, date, duration, number, season, type, summary,
tags."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any, TypeVar, cast

from ..model.episode import EPISODE_TYPES, EpisodeType
from ..text import clock_times, dates, prose, values
from ..text.patterns import pattern
from ..text.records import NamedTuple
from . import naming, recording_keys
from .guards import quietly, text_or_empty
from .notes_text import has_notes
from .page_fields import PageFields

T = TypeVar("T")

_BODY_DATE = pattern(
    r"^[-*>_ \t]*(?:air date|published)[*_]*[ \t]*:[*_]*[ \t]*(\S[^\n]{5,40})$",
    re.IGNORECASE | re.MULTILINE,
)
_BODY_DURATION = pattern(
    r"^[-*>_ \t]*duration[*_]*[ \t]*:[*_]*[ \t]*(\S[^\n]{1,40})$", re.IGNORECASE | re.MULTILINE
)
# What every `Duration` begins with; other letters are the same as `i` where case does not matter.
_DURATION = "durat"
_LONGEST_SUMMARY = 500
# Letters and digits by which two texts are seen to begin in the same way.
_SAME_BEGINNING = 60


class Numbering(NamedTuple):
    """An episode's number, its label where it is more than a number, the type that a word in its
    place stands for (`Bonus`), and the season that is in the same text (`S02E03`)."""

    number: int | None = None
    label: str = ""
    type: str = "full"
    season: int | None = None


_OPENING_QUOTES = frozenset("“„‘‚")
_CLOSING_QUOTES = frozenset("”“’‘")


def read_title(page: PageFields) -> str:
    """The title in front matter, else the first heading, else one made from the file's name."""
    title = page.take("title", values.text)
    if title:
        return title
    heading = prose.first_heading(page.body)
    if heading:
        return heading
    return naming.title_of(page.path)


def read_date(page: PageFields) -> dt.datetime | None:
    """The date in front matter, else in the file's name, else in a line of the notes."""
    date = page.take("date", dates.date)
    if date:
        return date
    date = _day_of_broken_date(page)
    if date:
        return date
    date = naming.date_in(page.path)
    if date:
        return date
    return _read_line(page, _BODY_DATE, dates.date)


def _day_of_broken_date(page: PageFields) -> dt.datetime | None:
    """The day of the first date whose time is not valid; that has been reported."""
    for key in page.keys_of("date"):
        day = dates.day(page.flat[key])
        if day:
            return day
    return None


def read_duration(page: PageFields) -> int | None:
    """Seconds, as front matter or a line of the notes gives them."""
    seconds = page.take("duration", clock_times.duration)
    if seconds is not None:
        return seconds
    seconds = _duration_among_sizes(page)
    if seconds is not None:
        return seconds
    # Most pages have no such line, and to search for one takes as long as to read the episode.
    if _DURATION not in page.front.body.lower():
        return None
    return _read_line(page, _BODY_DURATION, clock_times.duration)


def _duration_among_sizes(page: PageFields) -> int | None:
    """The length of time under a key that usually holds bytes: `length: "38:31"`."""
    for key in page.keys_of("length"):
        seconds = clock_times.written_duration(page.flat[key])
        if seconds is not None:
            return seconds
    return None


def _read_line(
    page: PageFields, line_pattern: re.Pattern[str], guard: Callable[[Any], T | None]
) -> T | None:
    """What the first line of the notes that matches says, by its first group."""
    line = line_pattern.search(page.front.body, 0, prose.READ)
    if line:
        return quietly(guard, line[1].strip("*_ \t"))
    return None


def read_description(page: PageFields) -> str:
    """The author's own description of the episode, in full, or ""."""
    summary = page.take("summary", values.text)
    if not summary:
        return ""
    return prose.plain(summary)


def summarize(description: str, body: str) -> str:
    """What lists and cards show: the author's description, else the beginning of the notes."""
    if description:
        return prose.shorten(description, _LONGEST_SUMMARY)
    return prose.summary(body)


def lead(description: str, body: str, *, is_filled_later: bool = False) -> str:
    """What the page says before the notes: the author's description, unless they begin with it, or
    it is all that they say."""
    if not description:
        return ""
    if (is_filled_later or has_notes(body)) and not _begins_with(body, description):
        return prose.shorten(description, _LONGEST_SUMMARY)
    return ""


def _begins_with(body: str, description: str) -> bool:
    words = _letters(description)
    start = _letters(prose.plain_beginning(body))[: len(words)]
    if not words.startswith(start[:_SAME_BEGINNING]):
        return False
    beginning = _letters(prose.summary(body))
    length = min(len(words), len(beginning), _SAME_BEGINNING)
    return length > 0 and words[:length] == beginning[:length]


def _letters(text: str) -> str:
    """The letters and digits of a text, by which it is compared."""
    return "".join(filter(str.isalnum, text.casefold()))


def read_number(page: PageFields, title: str) -> Numbering:
    """The number in front matter, else in the title or the file's name."""
    both = _season_and_number(page)
    if both:
        return Numbering(both.number, season=both.season)
    numbering = Numbering()
    number_and_label = page.take("number", values.number)
    if number_and_label:
        numbering = Numbering(*number_and_label)
    word = numbering.label.casefold()
    if word in {"bonus", "trailer"}:
        return Numbering(type=word)
    if numbering.number is not None or numbering.label:
        return numbering
    return _number_in_names(title, page.path)


def _number_in_names(title: str, path: str) -> Numbering:
    both = naming.season_and_number(title)
    if not both:
        both = naming.season_and_number_of(path)
    if both:
        return Numbering(both.number, season=both.season)
    number_and_label = naming.number_in(title, path)
    if number_and_label:
        return Numbering(*number_and_label)
    return Numbering()


def _season_and_number(page: PageFields) -> naming.SeasonAndNumber | None:
    """What the first key of the number says, if that is both: `episode: S02E03`."""
    for key in page.keys_of("number")[:1]:
        return naming.season_and_number(text_or_empty(page.flat[key]))
    return None


def read_season(page: PageFields, default: int | None) -> int | None:
    """The season in front matter, else `default`, else that of the page's folder."""
    season = page.take("season", values.season)
    if season is None:
        season = default
    if season is None:
        return naming.season_of_folder(page.path)
    # Under other generators' keys, zero means that there is no season: `section: 0`.
    if season == 0 and page.flat.keys().isdisjoint(("season", "season_number")):
        return None
    return season


def read_type(page: PageFields, default: str) -> EpisodeType:
    """The type in front matter, else `default`."""
    return cast(EpisodeType, page.take("type", _episode_type) or default)


def _episode_type(value: Any) -> str | None:
    word = text_or_empty(value).casefold()
    if word in EPISODE_TYPES:
        return word
    return None


def read_tags(page: PageFields) -> tuple[str, ...]:
    """Tags, then categories except for the one that makes the page an episode; each once, whatever its
    case."""
    unique: dict[str, str] = {}
    for label in _labels(page, "tags"):
        # A tag that is nothing but `#` stays.
        tag = label.lstrip("#") or label
        unique.setdefault(tag.casefold(), tag)
    marker = page.site.category.casefold()
    for category in _labels(page, "categories"):
        folded_category = category.casefold()
        if folded_category != marker:
            unique.setdefault(folded_category, category)
    return tuple(unique.values())


def _labels(page: PageFields, name: str) -> list[str]:
    for key in page.keys_of(name):
        names = recording_keys.labels(key, page.flat[key])
        if names:
            page.report_unusable_entries(name, key, _is_label)
            for label in filter(_is_in_curly_quotes, names):
                page.report(key, f"the quotes of `{label}` are a part of it: write `{label[1:-1]}`")
                break
            return names
    page.report_unusable(name)
    return []


def _is_in_curly_quotes(label: str) -> bool:
    """Whether a label is in quotes that YAML takes for letters, as word processors write them."""
    return label[:1] in _OPENING_QUOTES and label[-1:] in _CLOSING_QUOTES


def _is_label(entry: Any) -> bool:
    return bool(values.texts([entry]))


def read_redirects(page: PageFields) -> tuple[str, ...]:
    """The earlier addresses that all of the page's keys for them name."""
    addresses: dict[str, None] = {}
    for key in page.keys_of("redirects"):
        addresses.update(dict.fromkeys(values.texts(page.flat[key]) or ()))
    if not addresses:
        page.report_unusable("redirects")
    return tuple(addresses)
