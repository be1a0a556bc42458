"""One page's front matter by field: its values, checked, and the problems that come up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar, cast

from ..model.feed_entries import EntriesError
from ..model.problems import Problem, Severity, one_line
from ..text import addresses
from . import docs_paths, refusals
from .frontmatter import FrontMatter
from .key_names import spelled
from .key_table import is_general
from .notes_text import readable_notes
from .share_pages import describe_share_page
from .site import Site

T = TypeVar("T")
_MOST_REASONS = 10


class PageFields:
    """What the modules `episode_*.py` read a page's episode from.

    `flat` is the front matter by normal key, `body` the notes without the codes of other
    generators, `problems` what has come up so far.
    """

    def __init__(self, path: str, front: FrontMatter, site: Site) -> None:
        self.path = path
        self.front = front
        self.site = site
        self.flat = site.flatten(front.meta)
        self.body = readable_notes(front)
        self.problems: list[Problem] = []
        self._keys = site.key_table.present(self.flat)
        for line, sentence in front.problems:
            self.problems.append(Problem(path, one_line(sentence), line))

    def has_any(self, names: frozenset[str]) -> bool:
        """Whether the page has a key of one of these fields."""
        return not names.isdisjoint(self._keys)

    def keys_of(self, name: str) -> Sequence[str]:
        """The keys of a field that the page has, the first choice first."""
        return self._keys.get(name, ())

    def take(self, name: str, guard: Callable[[Any], T | None]) -> T | None:
        """The value of the field's first key that the guard accepts, else None.

        Values that the guard calls broken are reported, and so are others that cannot be meant for
        anything else.
        """
        keys = self._keys.get(name)
        if not keys:
            return None
        broken: list[tuple[str, str]] = []
        for key in keys:
            try:
                value = guard(self.flat[key])
            except ValueError as error:
                if isinstance(error, EntriesError) and error.usable:
                    self._report_entries(key, error)
                    # What `list_of` reads is a tuple.
                    return cast(T, error.usable)
                if not is_general(key):
                    broken.append((key, str(error)))
                continue
            if value is not None:
                for broken_key, message in broken:
                    self.report(broken_key, f"{message} (`{self.spelling(key)}` is used instead)")
                return value
        for broken_key, message in broken:
            self.report(broken_key, message)
        if not broken:
            self.report_unusable(name)
        return None

    def _report_entries(self, key: str, error: EntriesError) -> None:
        for reason in error.reasons[:_MOST_REASONS]:
            self.report(key, reason)

    def report_unusable(self, name: str) -> None:
        """Reports a field's values that are of no use to it and can mean nothing else."""
        for key in self.keys_of(name):
            value = self.flat[key]
            reason = refusals.why_unusable(name, key, value)
            if reason:
                self.report(key, reason, severity=refusals.severity_of(key, value))

    def report_unusable_entries(
        self, name: str, key: str, is_usable: Callable[[Any], bool]
    ) -> None:
        """Reports the entries of a list that are left out of the field."""
        for reason in refusals.unusable_entries(name, key, self.flat[key], is_usable):
            self.report(key, reason)

    def report(self, key: str, message: str, *, severity: Severity = Severity.WARNING) -> None:
        """Adds a problem with a key's value, with the file and the line where the key is."""
        field = self.spelling(key)
        path, line = self.front.place_of(key)
        problem = Problem(
            path or self.path,
            one_line(f"`{field}`: {message}"),
            line,
            field=field,
            severity=severity,
        )
        self.problems.append(problem)

    def report_missing_file(self, key: str, address: str) -> None:
        """Adds a problem with an address at which there is nothing."""
        similar = docs_paths.suggestion(address, self.path, self.site)
        message = docs_paths.describe_missing(address, similar)
        self.report(key, message, severity=docs_paths.severity_of_missing(address, similar))

    def report_share_page(self, key: str, address: str) -> None:
        """Adds a problem with the address of a page that only shows the file; it is in the notes
        where the key is ""."""
        message = describe_share_page(address)
        if message and key:
            self.report(key, message)
        elif message:
            self.problems.append(Problem(self.path, message, self._line_in_notes(address)))

    def report_several_recordings(self, addresses: Sequence[str]) -> None:
        """Adds that the notes link to several recordings, none of which is known to be the
        episode's."""
        message = (
            f"the notes link to {len(addresses)} recordings, so that none is taken for the "
            "episode's: name its own as `audio`"
        )
        line = self._line_in_notes(addresses[0])
        self.problems.append(Problem(self.path, message, line, severity=Severity.INFO))

    def _line_in_notes(self, address: str) -> int | None:
        offset = self.front.body.find(address)
        if offset < 0:
            return None
        return self.front.line + self.front.body.count("\n", 0, offset)

    def spelling(self, key: str) -> str:
        """A key as the page's author wrote it."""
        return spelled(self.front.meta, key)

    def locate(self, address: str) -> str:
        """The URL, or the path in the docs folder, that an address means, or ""."""
        return addresses.url(address) or self.file(address)

    def file(self, address: str) -> str:
        """The path in the docs folder that an address means, or ""."""
        return docs_paths.in_docs(address, self.path, self.site)
