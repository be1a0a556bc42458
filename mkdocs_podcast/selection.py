"""Which pages are episodes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from functools import lru_cache

import pathspec

from .fields import flatten
from .frontmatter import META_LINE, FrontMatter
from .recording import is_marked
from .site import Site

BESIDE = re.compile(
    r"(?:^|/)(?:transcripts?|guests?|hosts?|people|persons?|speakers?|sponsors?|authors?|templates?|includes?)/"
    r"|(?:^|[-_ /])(?:transcript|transcription)(?:[-_ .][^/]*)?\.\w+$"
    r"|(?:^|/)(?:_[^/]*|[^/]*(?:blank|template|placeholder)[^/]*)\.\w+$",
    re.IGNORECASE,
)
BESIDE_TITLE = re.compile(r"\btranscript\s*$", re.IGNORECASE)
SECTION_PAGES = {"index.md", "readme.md", "index.markdown", "readme.markdown"}
TELLING_KEYS = (
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
FRONT_MATTER_START = ("---", "+++", "{", "\ufeff")


@lru_cache(maxsize=32)
def _spec(patterns: tuple[str, ...]) -> pathspec.GitIgnoreSpec:
    return pathspec.GitIgnoreSpec.from_lines(patterns)


def matcher(patterns: Iterable[str]) -> Callable[[str], bool]:
    """Tells whether a path matches one of the patterns, which are those of .gitignore."""
    return _spec(tuple(patterns)).match_file


def may_have_front_matter(text: str) -> bool:
    """A page that begins otherwise is an episode only where `include` says so."""
    return text.startswith(FRONT_MATTER_START) or META_LINE.match(text.split("\n", 1)[0]) is not None


def is_episode(front: FrontMatter, site: Site) -> bool:
    """Without `include`: front matter that names audio, has a `podcast:` mapping, or the category."""
    return bool(front.meta) and is_marked(flatten(front.meta), site)


def stands_beside(path: str, front: FrontMatter) -> str:
    """Why a page that `include` matches is no episode after all, or an empty string."""
    if is_episode(front, Site(category="")):
        return ""
    if BESIDE.search("/" + path):
        return "its name is that of a transcript, a person's page or a template"
    meta = flatten(front.meta)
    if isinstance(meta.get("title"), str) and BESIDE_TITLE.search(meta["title"]):
        return "its title is that of a transcript"
    if posixpath.basename(path).lower() in SECTION_PAGES and not _tells_of_an_episode(meta, front.body):
        return "it is the section's own page"
    if not front.meta and not front.body.strip():
        return "it is empty"
    return ""


def _tells_of_an_episode(meta: dict[str, object], body: str) -> bool:
    return "<!-- podcast:episodes" not in body and any(meta.get(key) for key in TELLING_KEYS)
