"""The files of a new site, and what one that exists lacks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from .page_yaml import as_yaml

_PROJECT = Path(__file__).with_name("project")
# Where each service looks for its file, and the file.
_WORKFLOWS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "github": (".github/workflows/site.yml", "workflow.yml"),
        "gitlab": (".gitlab-ci.yml", "gitlab.yml"),
    }
)


class NewSite(NamedTuple):
    """What is known of a show that begins. `site_name` is that of a site that exists, "" for a new
    one. `at` is where its index is: "" for the site's home page, else a folder. `ci` is the service
    that builds the site, "" for none."""

    title: str
    site_name: str = ""
    author: str = ""
    email: str = ""
    url: str = ""
    at: str = ""
    has_episode: bool = True
    ci: str = "github"

    @property
    def index_path(self) -> str:
        if self.at:
            return f"{self.at}/index.md"
        return "index.md"


def options_of(site: NewSite) -> dict[str, Any]:
    """The plugin's options; those whose value is the default are left out."""
    options: dict[str, Any] = {}
    if site.site_name and site.title != site.site_name:
        options["title"] = site.title
    if site.author:
        options["author"] = site.author
    if site.index_path != "podcast/index.md":
        options["index"] = site.index_path
        options["tags"] = f"{site.at}/tags/{{tag}}.md".lstrip("/")
    if site.has_episode:
        # Patterns that match no page are a mistake, of which builds warn.
        options["episodes"] = {"include": ["episodes/**/*.md"]}
    if site.email:
        owner = {"name": site.author or site.title, "email": site.email}
        options["channel"] = {"owner": owner}
    return options


def files_of(site: NewSite, today: dt.date) -> dict[str, str]:
    """The files of a new site, by their paths in its folder."""
    settings: dict[str, Any] = {"site_name": site.title}
    if site.url:
        settings["site_url"] = site.url
    settings["theme"] = {"name": "material", "font": False}
    settings["plugins"] = ["search", {"podcast": options_of(site)}]
    files = {"mkdocs.yml": as_yaml(settings), "docs/index.md": _home_page(site)}
    if site.has_episode:
        episode = (_PROJECT / "episode.md").read_text("utf-8")
        files["docs/episodes/001-first.md"] = episode.replace("2026-01-31", today.isoformat())
    if site.ci:
        path, template = _WORKFLOWS[site.ci]
        files[path] = (_PROJECT / template).read_text("utf-8")
        files["requirements.txt"] = "mkdocs-podcast\n"
    files[".gitignore"] = (_PROJECT / "gitignore").read_text("utf-8")
    return files


def workflow_path(site: NewSite) -> str:
    """Where the file is for the service that builds the site; "" for none."""
    if not site.ci:
        return ""
    return _WORKFLOWS[site.ci][0]


def _home_page(site: NewSite) -> str:
    heading = f"# {site.title}\n\nWhat the show is about, in a sentence or two.\n"
    if not site.at:
        return heading
    return f"{heading}\n<!-- podcast:episodes limit=3 -->\n\n[All episodes]({site.index_path})\n"


def open_questions(site: NewSite, description: str) -> list[str]:
    """What directories ask for, and nobody but the show's owner can answer."""
    answers = (
        (description, "what the show is about (`description`)"),
        ("", "its artwork (`image`)"),
        ("", "its categories (`categories`)"),
        (site.author, "who makes it (`author`)"),
        (site.email, "the owner's e-mail address (`channel: {owner: {email: ...}}`)"),
        (site.url, "the site's address (`site_url`)"),
    )
    questions = [question for answer, question in answers if not answer]
    if site.has_episode:
        return [*questions, "the recording of the first episode (`audio`)"]
    return [*questions, 'the first episode (`mkdocs-podcast new "Its title"`)']


def missing_files(files: dict[str, str], root: Path) -> dict[str, str]:
    """Those that are not there yet: nothing of the author's is replaced."""
    return {path: text for path, text in files.items() if not (root / path).exists()}
