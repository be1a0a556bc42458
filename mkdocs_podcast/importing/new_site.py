"""The files of a new site, and the entry of the plugin for a site that is there."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from textwrap import dedent
from typing import Any, NamedTuple

from ..html.fragments import TEMPLATES
from ..text.patterns import pattern
from .page_yaml import as_yaml

_PROJECT = TEMPLATES / "project"
_PLUGINS = pattern(r"^plugins:[ \t]*(?:#.*)?$", re.MULTILINE)
_ENTRY = pattern(r"^([ \t]*)- ", re.MULTILINE)
_HAS_PLUGIN = pattern(r"^[ \t]*-[ \t]+['\"]?podcast\b", re.MULTILINE)
_TOP_KEY = pattern(r"^[A-Za-z_]", re.MULTILINE)


class NewSite(NamedTuple):
    """What is known of a show that begins. `at` is where its index is: "" for the site's home page,
    else a folder."""

    title: str
    author: str = ""
    email: str = ""
    url: str = ""
    at: str = ""
    has_episode: bool = True
    has_workflow: bool = True

    @property
    def index_path(self) -> str:
        return f"{self.at}/index.md" if self.at else "index.md"


def options_of(site: NewSite) -> dict[str, Any]:
    """The plugin's options; those whose value is the default are left out."""
    options: dict[str, Any] = {}
    if site.author:
        options["author"] = site.author
    if site.index_path != "podcast/index.md":
        options["index"] = site.index_path
        options["tags"] = f"{site.at}/tags/{{tag}}.md".lstrip("/")
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
        files["docs/episodes/first.md"] = episode.replace("2026-01-31", today.isoformat())
    if site.has_workflow:
        files[".github/workflows/site.yml"] = (_PROJECT / "workflow.yml").read_text("utf-8")
        files["requirements.txt"] = "mkdocs-podcast\n"
    files[".gitignore"] = (_PROJECT / "gitignore").read_text("utf-8")
    return files


def _home_page(site: NewSite) -> str:
    heading = f"# {site.title}\n\nWhat the show is about, in a sentence or two.\n"
    if not site.at:
        return heading
    return f"{heading}\n<!-- podcast:episodes limit=3 -->\n\n[All episodes]({site.index_path})\n"


def with_plugin(text: str, site: NewSite) -> str:
    """A mkdocs.yml with the plugin among its `plugins`, everything else as it was; "" where only its
    author can see where the entry belongs."""
    if _HAS_PLUGIN.search(text):
        return text
    start = _PLUGINS.search(text)
    if not start:
        if "\nplugins:" in f"\n{text}":
            return ""
        # Without `plugins`, MkDocs has the search.
        entry = as_yaml({"plugins": ["search", {"podcast": options_of(site)}]})
        return f"{text.rstrip()}\n\n{entry}"
    end_of_list = _TOP_KEY.search(text, start.end())
    block = text[start.end() : end_of_list.start() if end_of_list else len(text)]
    first = _ENTRY.search(block)
    if not first:
        return ""
    entry = as_yaml({"plugins": [{"podcast": options_of(site)}]}).partition("\n")[2]
    entry = dedent(entry)
    lines = [f"{first[1]}{line}" for line in entry.splitlines()]
    whole = block.rstrip()
    place = start.end() + len(whole)
    return "\n".join([text[:place], *lines]) + text[place:]


def missing_files(files: dict[str, str], root: Path) -> dict[str, str]:
    """Those that are not there yet: nothing of the author's is replaced."""
    return {path: text for path, text in files.items() if not (root / path).exists()}
