"""What reading an episode needs to know of the site around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from .episode import Person
from .fields import FIELDS


def nobody(slug: str) -> Person | None:
    return None


def nowhere(path: str) -> bool:
    return False


@dataclass(frozen=True, eq=False)
class Site:
    """What reading an episode needs to know of the site around it.

    `exists` tells of a path in the docs folder, `person` of a guest's or host's own page. `media_prefix` stands before
    bare file names, and may hold `{filename}` for names without an ending.
    """

    exists: Callable[[str], bool] = nowhere
    person: Callable[[str], Person | None] = nobody
    media_prefix: str = ""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: {name: f.keys for name, f in FIELDS.items()})
    category: str = "podcast"
    tag: str = ""
    base_path: str = "/"
    peertube: tuple[str, ...] = ()
    castopod: tuple[str, ...] = ()
