"""The people of a site's files, by the names and keys that pages give them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from ..model.episode import Person
from ..model.profile import Profile
from ..text.matching import near_miss, slug

Context = tuple[int | str, ...]


class KnownPeople:
    """The people of `files`, each with its path in the docs folder; of two with one name or key,
    the first counts."""

    def __init__(self, files: Iterable[tuple[str, Iterable[Profile]]] = ()) -> None:
        self.files: list[str] = []
        self.profiles: list[Profile] = []
        self.by_name: dict[str, Profile] = {}
        """Profiles by name in lower case."""
        self._by_spelling: dict[str, Profile] = {}
        for path, profiles in files:
            self.files.append(path)
            for profile in profiles:
                self._add(profile)

    def _add(self, profile: Profile) -> None:
        self.profiles.append(profile)
        self.by_name.setdefault(profile.name.casefold(), profile)
        for spelling in (profile.name, profile.key, *profile.spellings):
            for name in (spelling.casefold(), slug(spelling, "")):
                if name:
                    self._by_spelling.setdefault(name, profile)

    def find(self, name: str) -> Profile | None:
        """Who is meant by a name, slug or key, in any case of letters."""
        return self._by_spelling.get(name.casefold())

    def complete(self, person: Person) -> Person:
        """The person with what the files say of them, under the name that they have there."""
        profile = self.find(person.name)
        if profile is None:
            return person
        return person._replace(
            name=profile.name,
            url=person.url or profile.url,
            image=person.image or profile.image,
        )

    def similar(self, name: str) -> str:
        """The name or key that this one is a slip of the keyboard away from, or "".

        All its words but one have to be the same: Ben Halloway is somebody else than Wren Halloway.
        """
        words = slug(name, "").split("-")
        for word, context in _in_context(words):
            spelling_of = self._words_in_context.get(context, {})
            similar = near_miss(word, spelling_of)
            if similar:
                return spelling_of[similar]
        return ""

    @cached_property
    def _words_in_context(self) -> dict[Context, dict[str, str]]:
        """The names and keys, each by every word of theirs, by what is around that word."""
        spellings: dict[Context, dict[str, str]] = {}
        for profile in self.by_name.values():
            for spelling in filter(None, (profile.key, profile.name, *profile.spellings)):
                for word, context in _in_context(slug(spelling, "").split("-")):
                    spellings.setdefault(context, {}).setdefault(word, spelling)
        return spellings


def _in_context(words: list[str]) -> Iterator[tuple[str, Context]]:
    """Each word with its place and the others; one that is by itself with its first letter."""
    if len(words) == 1:
        yield words[0], (0, words[0][:1])
        return
    for place, word in enumerate(words):
        yield word, (place, *words[:place], *words[place + 1 :])
