"""Readings of pages in the cache: most of a page's text says the same as in the build before.

To read a page also asks a little of the site: whether it has the files that front matter names,
whether a name is that of somebody's page and, where a file is missing, which paths are like its
own. These questions are kept with their answers, so that a page is read again where one of them has
another answer now.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..cache.digests import UnknownValueError, data_digest, list_digest
from ..cache.store import Entry
from ..model.episode import Person
from ..model.problems import Problem
from ..source.page_reading import Reading
from .kept_episodes import UnfitError, load_episode, write_episode
from .kept_front_matter import load_front_matter, write_front_matter
from .kept_problems import load_problem, write_problem

if TYPE_CHECKING:
    from ..source.selection import Selection
    from ..source.site import Site
    from .build_cache import BuildCache


# The page's episode, if it is one; and why a page that was named is left out.
Result = tuple["Reading | None", "Problem | None"]


class KeptReadings:
    """What a selection reads from a site's pages, with what earlier builds have read.

    `options` are all that the selection was made of beside the site.
    """

    def __init__(
        self,
        selection: Selection,
        questions: SiteQuestions,
        cache: BuildCache,
        options: Sequence[str],
    ) -> None:
        self._selection = selection
        self._questions = questions
        self._cache = cache
        self._options = _digest_of(options, selection.site)

    def read(self, path: str, text: str) -> Result:
        """What the selection reads from a page."""
        if not self._may_keep(path, text):
            return self._selection.read(path, text)
        key = self._cache.key("reading", path, text, self._options)
        result = self._cache.get(key, lambda entry: self._load(entry, path, text))
        if result is None:
            self._questions.begin()
            reading, left_out = self._selection.read(path, text)
            data = _write(reading, left_out, text)
            if data is not None:
                self._cache.put(key, Entry([self._questions.written(), *data]))
            if reading and data is not None:
                reading = reading._replace(digest=list_digest(data))
            return reading, left_out
        return result

    def _may_keep(self, path: str, text: str) -> bool:
        """Whether all that is read is in the page itself, and takes its time."""
        if not self._cache.is_on or not self._options or not text.startswith("---\n"):
            return False
        meta_files = self._selection.site.meta_files
        return not meta_files.of_folders(path) and not meta_files.beside(path)

    def _load(self, entry: Entry, path: str, text: str) -> Result | None:
        """What an entry says of a page, unless a question has another answer now."""
        questions, *data = entry.data
        if not self._questions.are_answered_as(questions):
            return None
        if not data:
            return None, None
        if len(data) == 1:
            return None, load_problem(data[0])
        front_data, episode_data, problems = data
        front = load_front_matter(Entry(front_data), text)
        episode = load_episode(episode_data, path, front)
        problems = tuple(map(load_problem, problems))
        return Reading(front, episode, problems, list_digest(data)), None


def _write(reading: Reading | None, left_out: Problem | None, text: str) -> list[Any] | None:
    """What was read, as JSON has it; None where it would not come back as it is."""
    if left_out:
        return [write_problem(left_out)]
    if reading is None:
        return []
    front = write_front_matter(reading.front, text)
    if front is None:
        return None
    try:
        episode = write_episode(reading.episode, reading.front)
    except UnfitError:
        return None
    return [front.data, episode, [write_problem(problem) for problem in reading.problems]]


class SiteQuestions:
    """What is asked of a site while one page is read. `site` is the site that answers."""

    def __init__(self, site: Site) -> None:
        self._answers = site
        self.site = replace(site, exists=self._exists, paths=self._paths, person=self._person)
        self.begin()

    def begin(self) -> None:
        """Forgets what has been asked for another page."""
        self._files: dict[str, bool] = {}
        self._persons: dict[str, Person | None] = {}
        self._all_paths = ""

    def _exists(self, path: str) -> bool:
        answer = self._answers.exists(path)
        self._files[path] = answer
        return answer

    def _person(self, slug: str) -> Person | None:
        answer = self._answers.person(slug)
        self._persons[slug] = answer
        return answer

    def _paths(self) -> Iterable[str]:
        self._all_paths = self._digest_of_paths
        return self._answers.paths()

    @cached_property
    def _digest_of_paths(self) -> str:
        """What stands for the paths of all files, which are the same while pages are read."""
        return data_digest(list(self._answers.paths())).hex()

    def written(self) -> list[Any]:
        """The questions with their answers."""
        return [self._files, self._persons, self._all_paths]

    def are_answered_as(self, written: Any) -> bool:
        """Whether the questions have these answers now."""
        files, persons, all_paths = written
        for path, exists in files.items():
            if self._answers.exists(path) is not exists:
                return False
        for slug, person in persons.items():
            answer = self._answers.person(slug)
            if (answer and list(answer)) != person:
                return False
        return not all_paths or all_paths == self._digest_of_paths


def _digest_of(options: Sequence[str], site: Site) -> bytes:
    """The digest of what every reading depends on; empty where nobody can tell."""
    values = [
        list(options),
        site.media_prefix,
        site.image_prefix,
        site.keys,
        site.category,
        site.tag,
        site.base_path,
        site.peertube,
        site.castopod,
        site.known_people.files,
        site.known_people.profiles,
    ]
    try:
        return data_digest(values)
    except UnknownValueError:
        return b""
