"""The options of the channel that follow from the table of tags (model/feed_tags.py)."""

from __future__ import annotations

from typing import TypeVar, cast

from mkdocs.config import base

from ..model.feed_rows import FeedTag
from ..model.feed_tags import CHANNEL_TAGS
from .option_types import ReadBy

_Options = TypeVar("_Options", bound=base.Config)


class TagOption(ReadBy):
    """The option for a row of the table."""

    def __init__(self, tag: FeedTag) -> None:
        super().__init__(tag.read, tag.kind, default=tag.default)
        self.tag = tag

    def validate(self, value: object) -> object:
        # Other options that are empty by default must be wrapped: this one may be left out.
        if value is None:
            return self.default
        return self.run_validation(value)


def with_feed_tags(options: type[_Options]) -> type[_Options]:
    """The same options, and one for each tag of the channel."""
    members: dict[str, object] = {tag.name: TagOption(tag) for tag in CHANNEL_TAGS}
    # Where the class is written, for the reference and for messages.
    members |= {"__module__": options.__module__, "__qualname__": options.__qualname__}
    return cast(type[_Options], type(options.__name__, (options,), members))
