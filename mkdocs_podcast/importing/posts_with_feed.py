"""Posts, and the feed of their show → one show: the posts have the text, the feed has the recordings.

Each post that is about an episode of the feed gets what it lacks. What is in the feed only is imported as
from a feed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..source import frontmatter
from ..source.fields import FIELDS
from ..source.key_names import normal
from .feed_reader import without_author_of_show
from .imported import ImportedEpisode, ImportedShow, LeftOut
from .page_completion import missing_keys
from .page_evidence import site_page
from .page_matching import Pair, SitePage, match_pages
from .page_yaml import page_text

# What pages have right below their date.
_FIRST = ("title", "date", "audio", "length", "duration", "player")
# Without a recording of its own, a page has all of these from the feed, or none.
_OF_RECORDING = frozenset({"audio", "length", "duration", "guid"})
_FIELD_OF_KEY = {key: name for name, field in FIELDS.items() for key in field.keys}
_STAYS = "the post says something else, which stays"
_NOT_IN_FEED = "the feed has no episode that this post is about"
_REMEDY = "put its `guid` into the post that is about it, or import the feed by itself as well"


def with_feed(posts: ImportedShow, feed: ImportedShow) -> ImportedShow:
    """The show of posts with what a feed knows of it. The site stays as the posts have it, while the
    show is what the feed says."""
    left_out: list[LeftOut] = []
    pages = [_page_of(post) for post in posts.episodes]
    pairs = match_pages(pages, feed.episodes)
    certain = {pair.page.path: pair for pair in pairs if not pair.doubt}
    doubtful = {pair.page.path for pair in pairs if pair.doubt}
    episodes = []
    for post, page in zip(posts.episodes, pages, strict=True):
        pair = certain.get(page.path)
        if pair:
            post = _completed(post, pair, left_out)
        elif page.path not in doubtful:
            left_out.append(LeftOut(post.identity, "", "", _NOT_IN_FEED))
        episodes.append(post)
    paired = {pair.episode.identity for pair in pairs}
    episodes += [episode for episode in feed.episodes if episode.identity not in paired]
    left_out += _doubts(pairs)
    options = _options(posts, feed)
    author = options.get("author")
    return ImportedShow(
        {**feed.site, **posts.site},
        options,
        tuple(without_author_of_show(episode, author) for episode in episodes),
        (*posts.left_out, *feed.left_out, *left_out),
        feed.feed_url or posts.feed_url,
        (*posts.files, *feed.files),
        is_certain=len(certain) == len(pairs),
    )


def _page_of(post: ImportedEpisode) -> SitePage:
    """The page that is written for a post."""
    return site_page(post.identity, frontmatter.read(page_text(post.front, post.notes)))


def _doubts(pairs: Sequence[Pair]) -> Iterator[LeftOut]:
    """The episodes of the feed that may be those of posts: two pages would be about one."""
    for pair in pairs:
        if pair.doubt:
            reason = f"{pair.doubt}: {_REMEDY}"
            yield LeftOut(pair.page.path, "item", pair.episode.title, reason)


def _completed(post: ImportedEpisode, pair: Pair, left_out: list[LeftOut]) -> ImportedEpisode:
    """The post with what its episode in the feed has besides."""
    episode = pair.episode
    front = {**post.front, **missing_keys(pair.page, episode.front)}
    own_values = {_field(key): value for key, value in post.front.items()}
    for key, value in episode.front.items():
        field = _field(key)
        if key in _OF_RECORDING:
            continue
        if field not in pair.page.fields:
            front[key] = value
        elif not _is_same(own_values.get(field), value):
            left_out.append(LeftOut(post.identity, key, _text(value), _STAYS))
    different_notes = {post.notes, episode.notes} - {""}
    if len(different_notes) > 1:
        left_out.append(LeftOut(post.identity, "content:encoded", "", _STAYS))
    return post._replace(
        front=_in_order(front),
        notes=post.notes or episode.notes,
        date=post.date or episode.date,
        address=episode.address or post.address,
    )


def _field(key: str) -> str:
    """The field that a key is for; the key itself where it is for none."""
    name = normal(key)
    return _FIELD_OF_KEY.get(name, name)


def _is_same(own: Any, value: Any) -> bool:
    """Whether a post says what the feed does; of a date, it often has the day only."""
    if isinstance(own, dt.datetime) and isinstance(value, dt.datetime):
        return own.date() == value.date()
    return bool(own == value)


def _text(value: Any) -> str:
    if isinstance(value, (list, dict)):
        return ""
    return str(value)


def _in_order(front: Mapping[str, Any]) -> dict[str, Any]:
    ordered = {key: front[key] for key in _FIRST if key in front}
    return {**ordered, **front}


def _options(posts: ImportedShow, feed: ImportedShow) -> dict[str, Any]:
    """The options of the plugin; those that the site does not share with the show among them."""
    options: dict[str, Any] = {}
    for name, option in (("site_name", "title"), ("site_description", "description")):
        text = feed.site.get(name)
        if text and posts.site.get(name) not in (None, text):
            options[option] = text
    return {**options, **posts.options, **feed.options}
