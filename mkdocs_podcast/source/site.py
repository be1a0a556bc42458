"""What reading an episode needs to know of the site around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from typing import Any

from ..model.episode import Person
from ..text.records import dataclass
from .companion_files import possible_companions
from .fields import FIELDS
from .key_names import flatten
from .key_table import KeyTable, key_table_of
from .known_people import KnownPeople
from .meta_files import MetaFiles, no_meta_files


def _no_person(slug: str) -> Person | None:
    return None


def _no_paths() -> Iterable[str]:
    return ()


def _no_file(path: str) -> bool:
    return False


@dataclass(frozen=True, eq=False)
class Site:
    """What reading an episode needs to know of the site around it.

    `exists` says whether there is a file at a path in the docs folder, `paths` gives those of all
    files there, `person` who a guest's or host's own page is about, `known_people` are those of the
    files of people. `media_prefix` comes before bare file names, `image_prefix` before those of
    pictures; each may hold `{filename}` for names without an extension.
    `meta_files` are those with front matter for pages.
    """

    exists: Callable[[str], bool] = _no_file
    paths: Callable[[], Iterable[str]] = _no_paths
    person: Callable[[str], Person | None] = _no_person
    known_people: KnownPeople = field(default_factory=KnownPeople)
    media_prefix: str = ""
    image_prefix: str = ""
    keys: Mapping[str, tuple[str, ...]] = field(
        default_factory=lambda: {name: f.keys for name, f in FIELDS.items()}
    )
    category: str = "podcast"
    tag: str = ""
    base_path: str = "/"
    peertube: tuple[str, ...] = ()
    castopod: tuple[str, ...] = ()
    meta_files: MetaFiles = field(default_factory=no_meta_files)

    @cached_property
    def key_table(self) -> KeyTable:
        """The fields by every spelling of their keys."""
        return key_table_of(self.keys)

    @cached_property
    def companion_files(self) -> frozenset[str]:
        """The files in the docs folder that may be an episode's transcript or chapters."""
        return possible_companions(self.paths())

    def flatten(self, meta: Mapping[str, Any]) -> dict[str, Any]:
        """Front matter by the keys that the table of fields writes."""
        return flatten(meta, self.key_table.name_of)

    def keys_in(self, meta: Mapping[str, Any], name: str) -> Sequence[str]:
        """The keys under which front matter has a field; else the field's name."""
        return self.key_table.present(self.flatten(meta)).get(name, [name])
