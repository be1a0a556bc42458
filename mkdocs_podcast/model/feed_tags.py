"""The table of tags that only a feed has: what authors can give for a show, an episode or both.

A tag is one row: a field of `FeedExtras` below, or of a class in apple_tags.py, podcast_tags.py or
further_podcast_tags.py. What a row holds is in feed_rows.py. Everything else follows from it: the
option `channel.NAME` in mkdocs.yml (host/feed_options.py), the front matter key
(source/fields.py), what reads it (source/episode_reader.py), the XML (feed/elements.py), and the
reference in the docs.

The order of the rows is the order of the tags in the feed, which is why each class extends the one
before. What follows from the episodes themselves, such as enclosures and people, has no row:
feed/rss.py writes it.
"""

from __future__ import annotations

import dataclasses

from ..text import values
from ..text.records import dataclass
from ..text.xml_text import MORE_NAMESPACES, NAMESPACES
from . import feed_values
from .feed_rows import FeedTag, Form, row
from .further_podcast_tags import FurtherPodcastTags

*_PREFIXES, _LAST_PREFIX = (f"`{prefix}`" for prefix in (*NAMESPACES, *MORE_NAMESPACES))


@dataclass(frozen=True)
class FeedExtras(FurtherPodcastTags):
    """What is given for a show's channel or an episode's item, and appears on no page.

    Directories send the code by which somebody claims the show to `owner.email`. `raw` is
    well-formed XML, which comes last.
    """

    season_name: str = row(
        "podcast:season",
        "",
        values.text,
        Form.SEPARATE,
        keys=("season_name",),
        front_matter="The season's name, for the feed; `channel.season_names` gives it for a whole "
        "season.",
        example="The sea at night",
    )
    display: str = row(
        "podcast:episode",
        "",
        values.text,
        Form.SEPARATE,
        keys=("episode_display", "display_number"),
        front_matter="What apps show for the episode's number, such as `Ch. 3`.",
        example="Ch. 3",
    )
    feed_description: str = row(
        "description",
        "",
        values.text,
        Form.SEPARATE,
        keys=("feed_description",),
        front_matter="The episode's description in the feed, in HTML, where it is not to be made "
        "of the show notes.",
        example="<p>This description is in the feed only.</p>",
    )
    raw: tuple[str, ...] = row(
        "",
        (),
        feed_values.raw,
        Form.XML,
        kind="XML, or a list of it.",
        option="XML that is put into the channel as it is, for tags that have no option here. "
        f"Known prefixes are {', '.join(_PREFIXES)} and {_LAST_PREFIX}; others have to be declared "
        "in the XML itself.",
        keys=("feed_raw", "raw"),
        front_matter="XML that is put into the episode's item as it is: one text, or a list of "
        "them.",
        example="'<podcast:contentLink href=\"https://example.org/live\">Live</podcast:contentLink>'",
    )


def _table() -> tuple[FeedTag, ...]:
    """Every row, under the name of its field."""
    fields = [field for field in dataclasses.fields(FeedExtras) if "tag" in field.metadata]
    return tuple(field.metadata["tag"]._replace(name=field.name) for field in fields)


NO_EXTRAS = FeedExtras()
FEED_TAGS = _table()
CHANNEL_TAGS = tuple(tag for tag in FEED_TAGS if tag.option)
ITEM_TAGS = tuple(tag for tag in FEED_TAGS if tag.keys)
