"""Which pages are episodes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Sequence

import pathspec

from ..embeds import find_episode_player
from ..model.problems import Problem, Severity
from ..text.patterns import pattern
from . import frontmatter
from .body_recordings import plays
from .episode_reader import read_episode
from .frontmatter import META_LINE, FrontMatter
from .key_names import flatten, spelled
from .page_reading import Reading
from .recording_keys import is_audio, is_marked
from .site import Site

_BESIDE = pattern(
    r"(?:^|/)(?:transcripts?|guests?|hosts?|people|persons?|speakers?|sponsors?|authors?|templates?|includes?)/"
    r"|(?:^|[-_ /])(?:transcript|transcription)(?:[-_ .][^/]*)?\.\w+$"
    r"|(?:^|/)(?:_[^/]*|(?:\d+-)?(?:[a-z]+-)?(?:blank|template|placeholder)(?:-[a-z]+)?)\.\w+$",
    re.IGNORECASE,
)
_BESIDE_TITLE = pattern(r"\btranscript\s*$", re.IGNORECASE)
_SECTION_PAGE = pattern(r"(?:index|readme)(?:\.\w{2}(?:[-_]\w+)?)?\.(?:md|markdown)", re.IGNORECASE)
_TELLING_KEYS = (
    "date",
    "publishdate",
    "publish_date",
    "audio",
    "podcast_file",
    "episode",
    "number",
    "guests",
    "podcast",
)
_FRONT_MATTER_START = ("---", "+++", "{", "\ufeff", ";;;", "<!--", *" \t\r\n")


# What tells of one episode, and not of a show.
_EPISODE_KEYS = (
    "season",
    "number",
    "episode",
    "episode_number",
    "episode_type",
    "duration",
    "chapters",
    "transcript",
)
_OWN_PAGE = "it is the section's own page"

_ANYWHERE = Site(category="")


class Selection:
    """Which pages of a site are episodes: by the patterns of `include`, else by what their front
    matter says."""

    def __init__(self, include: Sequence[str], exclude: Sequence[str], site: Site) -> None:
        self.by_pattern = bool(include)
        self.site = site
        self._is_included = matcher(include) if include else lambda path: True
        self._is_excluded = matcher(exclude) if exclude else lambda path: False

    def may_hold(self, path: str) -> bool:
        """Whether the page at a path has to be read."""
        return self._is_included(path) and not self._is_excluded(path)

    def read(self, path: str, text: str) -> tuple[Reading | None, Problem | None]:
        """The page's episode, if it is one; and why a page that `include` matches is left out."""
        if not self.by_pattern and not may_have_front_matter(text):
            return None, None
        front = frontmatter.read(text)
        reason = stands_beside(path, front, self.site) if self.by_pattern else ""
        if reason:
            return None, left_out(path, front, reason, self.site)
        if not self.by_pattern and not is_episode(front, self.site):
            return None, None
        episode, problems = read_episode(path, front, self.site)
        return Reading(front, episode, tuple(problems)), None


def matcher(patterns: Iterable[str]) -> Callable[[str], bool]:
    """Tells whether a path matches one of the patterns, which are those of .gitignore."""
    return pathspec.GitIgnoreSpec.from_lines(patterns).match_file


def may_have_front_matter(text: str) -> bool:
    """A page that begins otherwise is an episode only where `include` says so."""
    return (
        text.startswith(_FRONT_MATTER_START) or META_LINE.match(text.split("\n", 1)[0]) is not None
    )


def is_episode(front: FrontMatter, site: Site) -> bool:
    """Without `include`: front matter that names audio, has a `podcast:` mapping, or the category."""
    return bool(front.meta) and is_marked(flatten(front.meta), site)


def stands_beside(path: str, front: FrontMatter, site: Site = _ANYWHERE) -> str:
    """Why a page that `include` matches is no episode after all, or an empty string."""
    if is_episode(front, site):
        return ""
    if _BESIDE.search("/" + path):
        return "its name is that of a transcript, a person's page or a template"
    meta = flatten(front.meta)
    if isinstance(meta.get("title"), str) and _BESIDE_TITLE.search(meta["title"]):
        return "its title is that of a transcript"
    if _SECTION_PAGE.fullmatch(posixpath.basename(path)) and not _tells_of_an_episode(
        meta, front.body
    ):
        return _OWN_PAGE
    if not front.meta and not front.body.strip():
        return "it is empty"
    return ""


def left_out(path: str, front: FrontMatter, reason: str, site: Site) -> Problem:
    """What to say of a page that `include` matches and that is no episode; it matters where
    something plays there."""
    if reason == _OWN_PAGE or not (
        plays(front.body) or find_episode_player(front.body, site.castopod)
    ):
        return Problem(path, f"not an episode, as {reason}", severity=Severity.INFO)
    remedy = "name its recording as `audio` in front matter to make it one, or list the page in `exclude`"
    return Problem(path, f"not an episode, as {reason}, but it has a player: {remedy}")


def index_problem(path: str, text: str, site: Site) -> Problem | None:
    """What to say of an index whose own front matter tells of an episode, which is then in no list."""
    front = frontmatter.read(text) if may_have_front_matter(text) else FrontMatter({}, text)
    flat = flatten(front.meta)
    found = [key for key in site.keys["audio"] if flat.get(key) and is_audio(key, flat[key], site)]
    found += [key for key in _EPISODE_KEYS if flat.get(key)]
    if not found:
        return None
    name = spelled(front.meta, found[0])
    message = f"`{name}`: this page is the show's index, and no episode: give the episode a page of its own"
    return Problem(path, message, front.line_of(found[0]))


def _tells_of_an_episode(meta: dict[str, object], body: str) -> bool:
    return "<!-- podcast:episodes" not in body and any(meta.get(key) for key in _TELLING_KEYS)
