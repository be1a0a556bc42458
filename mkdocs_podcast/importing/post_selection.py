"""Which posts of another generator's folder are episodes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ..source.page_reading import Reading
from ..source.selection import Selection
from ..source.site import Site
from ..text.matching import counted
from .imported import LeftOut
from .page_matching import title_key
from .post_headers import with_front_matter


class PostChoices(NamedTuple):
    """What the caller says of a folder: its generator's name, patterns of the posts that are
    episodes, where the recordings are, and the folder of the new pages, in the docs folder.

    `titles` are those that episodes are known to have (`title_key`), `site_name` is what a site
    without a title is called."""

    generator: str = ""
    include: Sequence[str] = ()
    media_prefix: str = ""
    pages: str = "episodes"
    titles: frozenset[str] = frozenset()
    site_name: str = ""


NO_CHOICES = PostChoices()


class PostSelection:
    """The posts that are episodes: those that the patterns name or, without patterns, those that
    their front matter marks, or that play something. `left_out` says what others there are."""

    def __init__(self, site: Site, choices: PostChoices, text_at: Callable[[str], str]) -> None:
        self._choices = choices
        self._text_at = text_at
        self._marked = Selection(list(choices.include), [], site)
        self._any_post = Selection(["*"], [], site)
        self.left_out: list[LeftOut] = []

    def readings(
        self, paths: Sequence[str], is_about_person: Callable[[str], bool]
    ) -> Iterator[tuple[str, Reading]]:
        """The paths of those that are episodes, with what was read of them."""
        passed_over = 0
        for path in paths:
            if not self._marked.may_hold(path):
                continue
            reading, reason = self._read(path)
            if reading:
                yield path, reading
            elif reason:
                self.left_out.append(LeftOut(path, "", "", reason))
            elif self._marked.may_be_bystander(path) and not is_about_person(path):
                passed_over += 1
        if passed_over:
            reason = (
                f"{counted(passed_over, 'page')} of the folder with nothing to play: name those that "
                "are episodes with `--include PATTERN`"
            )
            self.left_out.append(LeftOut("", "", "", reason))

    def _read(self, path: str) -> tuple[Reading | None, str]:
        """What was read of a post, if it is an episode; else why it is not, where it was named."""
        text = with_front_matter(path, self._text_at)
        reading, problem = self._marked.read(path, text)
        reason = ""
        if problem:
            reason = problem.message
        if reading or self._choices.include:
            return reading, reason
        reading, _ = self._any_post.read(path, text)
        if reading and not self._is_episode(reading):
            return None, reason
        return reading, reason

    def _is_episode(self, reading: Reading) -> bool:
        """Whether a post that does not say so is an episode."""
        if reading.episode.audio or reading.episode.player:
            return True
        return title_key(reading.episode.title) in self._choices.titles
