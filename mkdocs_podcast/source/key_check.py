"""Misspelled keys of front matter: `adio`, `durration`.

Front matter may hold any key, for other generators, themes and plugins. So only what is a slip away
from one of our own keys is reported, and only where the page does not have that one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..model.problems import Problem, quoted
from ..text.matching import near_miss
from .fields import FIELDS
from .frontmatter import FrontMatter
from .key_names import normal, squeeze
from .key_table import key_table_of
from .platforms import PLATFORM_KEYS

# Keys that others use, or common words, and a slip away from ours.
_KEYS_OF_OTHERS = frozenset(
    """
    audit black categoria categorias categorie chapitres clock craft dedication descriptor drift
    durations episode_types exploit finding flock founding ghosts graft guess hostess imagem imagen
    implicit layer licence lists located locations mage numero posts prayer prescription publish
    publisher quests reason season_number slayer stock subscription tile titel tithe titled titolo
    titre titulo transcription umber
    """.split()  # noqa: SIM905
)
# Ours that are too rare, or too much like other words, to guess them.
_NOT_GUESSED = frozenset({"aliases", "block", "chat", "feed_raw", "location", "txt"})
# Its entries are checked as well.
_MAPPING = "podcast"
# Keys of fields that are as common as the first.
_COMMON_KEYS = {"category": "categories", "episode": "number", "podcast": "audio"}


class KeyCheck:
    """Suggests keys for those that no field is read from; `keys` are the keys of each field."""

    def __init__(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        self._fields = {
            names[0]: field for field, names in keys.items() if names[0] not in _NOT_GUESSED
        }
        self._fields |= {field: field for field in FIELDS if field not in _NOT_GUESSED}
        self._fields |= _COMMON_KEYS
        self._keys = keys
        known = {name for names in keys.values() for name in names}
        known.update(PLATFORM_KEYS, _KEYS_OF_OTHERS, FIELDS)
        # A mapping that holds values of ours, such as `episode.title`.
        known |= {name.partition(".")[0] for name in known}
        # Every other spelling of a key, such as `episodeType` or `podcast_guid`.
        self._known = {*map(squeeze, known), *key_table_of(keys).names}
        self._suggestions: dict[str, str] = {}
        # Keys with which nothing is wrong, wherever they are: pages have the same few.
        self._plain_keys: set[str] = set()

    def suggest(self, key: str) -> str:
        """The key of ours that a key is a slip away from; "" where it may be meant as it is."""
        name = normal(key)
        if name not in self._suggestions:
            is_known = squeeze(name) in self._known
            self._suggestions[name] = "" if is_known else near_miss(name, self._fields)
        return self._suggestions[name]

    def problems(self, path: str, front: FrontMatter) -> Iterator[Problem]:
        """A problem for each misspelled key of an episode's page."""
        if self._plain_keys.issuperset(front.meta):
            return
        for mapping, key in _all_keys(front.meta):
            suggestion = self.suggest(key)
            if not suggestion and normal(key) != _MAPPING:
                self._plain_keys.add(key)
            if suggestion and not self._has_field(mapping, suggestion):
                message = f"unknown key {quoted(key)}: did you mean `{suggestion}`?"
                file, line = front.place_of(key)
                if line is None:
                    file, line = front.place_of("podcast")
                # By the field, rules know that it is not missing.
                yield Problem(file or path, message, line, field=self._fields[suggestion])

    def _has_field(self, mapping: Mapping[str, Any], suggestion: str) -> bool:
        names = map(squeeze, self._keys[self._fields[suggestion]])
        return not {squeeze(str(key)) for key in mapping}.isdisjoint(names)


def _all_keys(meta: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], str]]:
    """Each key at the top and below `podcast:`, with the mapping that holds it."""
    for key, value in meta.items():
        yield meta, str(key)
        if normal(str(key)) == _MAPPING and isinstance(value, dict):
            for inner_key in value:
                yield value, str(inner_key)
