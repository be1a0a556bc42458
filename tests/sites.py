"""Small sites, built by the real MkDocs."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from bs4 import BeautifulSoup, Tag
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_podcast.model.problems import Problem

EPISODE = """---
title: {title}
date: {date}
audio: {audio}
tags: [{tags}]
---
{body}
"""
# Enough of an mp3 for everything that only copies it.
MP3 = b"\xff\xfb\x90\x00" + bytes(413)


def episode(
    title: str = "First", date: str = "2026-01-01", audio: str = "https://cdn.example.org/1.mp3", tags: str = "",
    body: str = "Some notes.",
) -> str:  # fmt: skip
    """The text of an episode's page."""
    return EPISODE.format(title=title, date=date, audio=audio, tags=tags, body=body)


def page_of(body: str = "Some notes.", **front: Any) -> str:
    """A page with any front matter."""
    return f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\n\n{body}\n"


def episodes(count: int, tags: str = "all") -> dict[str, str]:
    """Pages `episodes/001.md` and so on, each a day after the previous one."""
    return {
        f"episodes/{number:03}.md": episode(
            f"Number {number:03}",
            f"20{10 + number // 336:02}-{1 + number // 28 % 12:02}-{1 + number % 28:02}",
            f"https://cdn.example.org/{number}.mp3",
            tags,
        )
        for number in range(1, count + 1)
    }


@dataclass
class Site:
    """A built site: its files, and the messages of its build. A message about several pages is one
    of them, with a problem for each."""

    folder: Path
    warnings: list[str] = field(default_factory=list)
    infos: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def out(self) -> Path:
        return self.folder / "site"

    def files(self) -> list[str]:
        return sorted(
            path.relative_to(self.out).as_posix() for path in self.out.rglob("*") if path.is_file()
        )

    def text(self, path: str) -> str:
        return (self.out / path).read_text("utf-8")

    def page(self, path: str) -> BeautifulSoup:
        return BeautifulSoup(self.text(path), "html.parser")

    def content(self, path: str) -> Tag:
        """The page's main part, without the theme's own header and navigation."""
        page = self.page(path)
        main_part = page.select_one("article.md-content__inner, .md-content, [role=main]")
        assert main_part is not None, f"{path} has no main part"
        return main_part


class Messages(logging.Handler):
    """Sorts MkDocs' messages by level."""

    def __init__(self, site: Site) -> None:
        super().__init__()
        self.site = site

    def emit(self, record: logging.LogRecord) -> None:
        messages = self.site.infos
        if record.levelno >= logging.WARNING:
            messages = self.site.warnings
        messages.append(record.getMessage())
        self.site.problems += getattr(record, "problems", ())


def write(folder: Path, pages: Mapping[str, str | bytes]) -> None:
    """Puts pages and files into the site's docs folder."""
    for name, content in pages.items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def settings(podcast: Mapping[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """The contents of mkdocs.yml."""
    return {
        "site_name": "Signal Path",
        "site_url": "https://example.org/",
        "theme": {"name": "material", "font": False},
        "plugins": ["search", {"podcast": dict(podcast or {})}],
        **more,
    }


def make(
    folder: Path,
    pages: Mapping[str, str | bytes],
    podcast: Mapping[str, Any] | None = None,
    **more: Any,
) -> Path:
    """Writes a site with its pages and mkdocs.yml, and returns the path of the latter."""
    write(folder, {"index.md": "# Home\n\nWelcome.\n", **pages})
    path = folder / "mkdocs.yml"
    path.write_text(yaml.safe_dump(settings(podcast, **more), allow_unicode=True), "utf-8")
    return path


def build(
    folder: Path,
    pages: Mapping[str, str | bytes],
    podcast: Mapping[str, Any] | None = None,
    *,
    strict: bool = True,
    serving: bool = False,
    dirty: bool = False,
    **more: Any,
) -> Site:
    """Builds a site; with `strict`, a warning fails the test."""
    site = rebuild(make(folder, pages, podcast, **more), serving=serving, dirty=dirty)
    if strict:
        assert site.warnings == []
    return site


def rebuild(config_file: Path, *, serving: bool = False, dirty: bool = False) -> Site:
    """Builds a site that has been written."""
    site = Site(config_file.parent)
    handler = Messages(site)
    logger = logging.getLogger("mkdocs")
    previous_level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    # For `serve`, MkDocs keeps plugins until the process ends. Here each build is to be a process.
    dict(MkDocsConfig._schema)["plugins"].plugin_cache.clear()
    try:
        config = load_config(str(config_file))
        config.plugins.on_startup(command="serve" if serving else "build", dirty=dirty)
        mkdocs_build(config, dirty=dirty, serve_url="http://127.0.0.1:8000/" if serving else None)
        config.plugins.on_shutdown()
    finally:
        logger.removeHandler(handler)
        logger.setLevel(previous_level)
    return site
