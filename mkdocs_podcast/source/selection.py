"""Which pages are episodes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import pathspec

from ..embeds import find_episode_player
from ..model.problems import Problem, Severity
from ..text import prose
from ..text.patterns import pattern
from . import frontmatter, naming
from .body_recordings import plays
from .episode_reader import read_episode
from .frontmatter import META_LINE, FrontMatter
from .key_names import spelled
from .meta_files import MetaFile, completed
from .page_reading import Reading
from .recording_keys import is_audio, is_marked
from .site import Site

_BESIDE = pattern(
    r"(?:^|/)(?:transcripts?|guests?|hosts?|people|persons?|speakers?|sponsors?|authors?|templates?|includes?)/"
    r"|(?:^|/)(?:_[^/]*|(?:\d+-)?(?:[a-z]+-)?(?:blank|template|placeholder)(?:-[a-z]+)?)\.\w+$",
    re.IGNORECASE,
)
_TRANSCRIPT_NAME = pattern(r"(?:^|[-_ ])(?:transcript|transcription)(?:[-_ .]|$)", re.IGNORECASE)
_BESIDE_TITLE = pattern(r"\btranscript\s*$", re.IGNORECASE)
_SECTION_PAGE = pattern(r"(?:index|readme)(?:\.\w{2}(?:[-_]\w+)?)?\.(?:md|markdown)", re.IGNORECASE)
# Front matter of a section's page with one of these is an episode's.
_TELLING_KEYS = (
    *("date", "publish_date", "audio", "podcast_file", "episode", "number"),
    *("guests", "podcast"),
)
_FRONT_MATTER_START = ("---", "+++", "{", "\ufeff", ";;;", "<!--", *"–— \t\r\n")

# What an episode has, and a show has not.
_EPISODE_KEYS = (
    *("season", "number", "episode", "episode_number", "episode_type", "duration", "chapters"),
    "transcript",
)
_BYSTANDER = "its name is that of a transcript, a person's page or a template"
_OWN_PAGE = "it is the section's own page"

_ANYWHERE = Site(category="")


class Selection:
    """Which pages of a site are episodes: by the patterns of `include`, else by what their front
    matter says."""

    def __init__(
        self,
        include: Sequence[str],
        exclude: Sequence[str],
        site: Site,
        languages: Collection[str] = (),
    ) -> None:
        self.by_pattern = bool(include)
        self.site = site
        self._languages = languages
        self._is_included: Callable[[str], bool] = lambda path: True
        if include:
            self._is_included = matcher(include)
        self._is_excluded = matcher(exclude)
        # What a pattern names is meant: `episodes/*/README.md`, `guests/*.md`.
        self._is_named_index = matcher(filter(_names_section_page, include))
        self._is_named_bystander = matcher(filter(_names_bystander, include))

    def may_hold(self, path: str) -> bool:
        """Whether the page at a path has to be read.

        Where each language has a folder, patterns may start from that folder too.
        """
        if self._matches(path):
            return True
        folder, _, path_in_folder = path.partition("/")
        if folder not in self._languages:
            return False
        return self._matches(path_in_folder)

    def _matches(self, path: str) -> bool:
        if self._is_excluded(path):
            return False
        return self._is_included(path)

    def read(self, path: str, text: str) -> tuple[Reading | None, Problem | None]:
        """The page's episode, if it is one; and why a page that `include` matches is left out."""
        folder_files = self.site.meta_files.of_folders(path)
        has_front_matter = may_have_front_matter(text)
        files_beside: list[MetaFile] = []
        if self.by_pattern or not has_front_matter:
            files_beside = self.site.meta_files.beside(path)
        if not (self.by_pattern or has_front_matter or folder_files or files_beside):
            return None, None
        own_front = completed(frontmatter.read(text), files_beside)
        front = completed(own_front, folder_files)
        # What a folder's pages have in common does not make an episode of their section's page.
        decisive_front = front
        if _is_section_page(path):
            decisive_front = own_front
        if self.by_pattern:
            reason = self._reason_against(path, decisive_front)
            if reason:
                return None, left_out(path, front, reason, self.site)
        elif not is_episode(decisive_front, self.site):
            return None, None
        episode, problems = read_episode(path, front, self.site)
        for file in (*folder_files, *files_beside):
            problems += file.problems
        return Reading(front, episode, tuple(problems)), None

    def _reason_against(self, path: str, front: FrontMatter) -> str:
        """Why a page is left out; a guess by its name gives way to a pattern with that name."""
        reason = why_not_an_episode(path, front, self.site)
        is_meant = False
        if reason == _BYSTANDER:
            is_meant = self._is_named_bystander(path)
        elif reason == _OWN_PAGE and not _has_list(front.body):
            is_meant = self._is_named_index(path)
        if is_meant:
            return ""
        return reason

    def may_be_bystander(self, path: str) -> bool:
        """Whether a page that is not an episode may have been meant as one; with patterns, `read` says
        why it is not."""
        return not self.by_pattern and is_page_of_its_own(path)


def is_page_of_its_own(path: str) -> bool:
    """Whether a page is neither a section's nor, by its name, one beside the episodes."""
    return not (_is_section_page(path) or _is_beside(path))


def matcher(patterns: Iterable[str]) -> Callable[[str], bool]:
    """Tells whether a path matches one of the patterns, which are those of .gitignore."""
    lines = list(patterns)
    # Without patterns, asking pathspec would cost as much as with them.
    if not lines:
        return lambda path: False
    return pathspec.GitIgnoreSpec.from_lines(lines).match_file


def may_have_front_matter(text: str) -> bool:
    """A page that begins otherwise is an episode only where `include` says so."""
    if text.startswith(_FRONT_MATTER_START):
        return True
    first_line = text.split("\n", 1)[0]
    return META_LINE.match(first_line) is not None


def is_episode(front: FrontMatter, site: Site) -> bool:
    """Without `include`: front matter that names audio, has a `podcast:` mapping, or the category."""
    if not front.meta:
        return False
    return is_marked(site.flatten(front.meta), site)


def why_not_an_episode(path: str, front: FrontMatter, site: Site = _ANYWHERE) -> str:
    """Why a page that `include` matches is not an episode after all, or an empty string."""
    if is_episode(front, site):
        return ""
    if _is_beside(path):
        return _BYSTANDER
    meta = site.flatten(front.meta)
    title = meta.get("title")
    if isinstance(title, str) and _BESIDE_TITLE.search(title):
        return "its title is that of a transcript"
    if _is_section_page(path) and _is_section(meta, path, front.body):
        return _OWN_PAGE
    if not front.meta and not front.body.strip():
        return "it is empty"
    return ""


def _is_section_page(path: str) -> bool:
    return _SECTION_PAGE.fullmatch(posixpath.basename(path)) is not None


def _is_section(meta: Mapping[str, object], path: str, body: str) -> bool:
    """Whether an index page is its section's own, and not an episode's."""
    if _has_list(body):
        return True
    if any(map(meta.get, _TELLING_KEYS)):
        return False
    return not _is_bundle(path, body)


def _has_list(body: str) -> bool:
    return "<!-- podcast:episodes" in body


def _is_bundle(path: str, body: str) -> bool:
    """Whether an index page is that of an episode's own folder: `159/README.md`, with the number in
    its heading too, or with something to play."""
    if not naming.number_in("", path):
        return False
    heading = prose.first_heading(body)
    if naming.number_in(heading, ""):
        return True
    return plays(body)


def _names_section_page(include_pattern: str) -> bool:
    # With `!` it names what is left out.
    if include_pattern.startswith("!"):
        return False
    return _is_section_page(include_pattern)


def _is_beside(path: str) -> bool:
    """Whether a path is that of a page beside the episodes: a guest's, a transcript, a template."""
    if _BESIDE.search("/" + path):
        return True
    name, _, _ = path.rpartition("/")[2].rpartition(".")
    return _TRANSCRIPT_NAME.search(name) is not None


def _names_bystander(include_pattern: str) -> bool:
    if include_pattern.startswith("!"):
        return False
    return _is_beside(include_pattern)


def left_out(path: str, front: FrontMatter, reason: str, site: Site) -> Problem:
    """The problem with a page that `include` matches and that is not an episode; it matters where
    something plays there."""
    message = f"not an episode, as {reason}"
    quiet_problem = Problem(path, message, severity=Severity.INFO)
    if reason == _OWN_PAGE:
        return quiet_problem
    has_player = plays(front.body) or find_episode_player(front.body, site.castopod)
    if not has_player:
        return quiet_problem
    remedy = (
        "name its recording as `audio` in front matter to make it one, "
        "or list the page in `exclude`"
    )
    return Problem(path, f"{message}, but it has a player: {remedy}")


def index_problem(path: str, text: str, site: Site) -> Problem | None:
    """The problem with an index whose own front matter is that of an episode, which is then in no
    list."""
    if not may_have_front_matter(text):
        return None
    front = frontmatter.read(text)
    key = _episode_key(site.flatten(front.meta), site)
    if not key:
        return None
    field = spelled(front.meta, key)
    message = (
        f"`{field}`: this page is the show's index, and not an episode: "
        "give the episode a page of its own"
    )
    return Problem(path, message, front.line_of(key), field=field)


def _episode_key(flat: Mapping[str, object], site: Site) -> str:
    """The first key that only an episode has; "" without one."""
    for key in site.key_table.present(flat).get("audio", ()):
        if is_audio(key, flat[key], site):
            return key
    return next(filter(flat.get, _EPISODE_KEYS), "")
