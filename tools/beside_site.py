"""The small site that is built beside other plugins: three episodes, three documentation pages."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

COVER = Path(__file__).resolve().parent.parent / "docs" / "assets" / "cover.png"
# Twenty seconds of an mp3, in frames of 26 ms.
RECORDING = (b"\xff\xfb\x90\x00" + bytes(413)) * 766

SALT = """---
title: Salt
date: 2026-01-01
audio: salt.mp3
description: Where salt comes from.
tags: [sea, food]
season: 1
episode: 1
chapters:
  - {start: 0, title: The shore}
  - {start: 8, title: The pan}
  - {start: 15, title: The table}
transcript: salt.vtt
---

How salt is made, with the [first page](../guide/first.md) to read on.

0:08 is where the water boils.

https://www.youtube.com/watch?v=qz0zylgLaFE
"""
CAPTIONS = """WEBVTT

00:00:00.000 --> 00:00:04.000
<v Ana>We are standing on the shore.

00:00:04.000 --> 00:00:09.000
<v Ben>And the water is grey today.
"""
BREAD = """---
title: Bread
date: 2026-01-02
audio: https://cdn.example.org/bread.mp3
length: 2000000
duration: 20
description: What dough does at night.
tags: [food]
season: 1
episode: 2
---

Flour, water, patience.

<iframe title="Bread on Spotify" width="100%" height="152"
  src="https://open.spotify.com/embed/episode/7HlEIHpyUeTjt208pDmrXc"></iframe>
"""
TIDE_HEAD = """---
title: Tide
date: 2026-01-03
audio: tide.mp3
description: Twice a day.
tags: [sea]
season: 1
episode: 3
---

"""
TIDE_NOTES = """The sea goes away and comes back.

![A wave](wave.mp3)
"""
PAGES: Mapping[str, str | bytes] = {
    "index.md": "# Home\n\nWelcome.\n\n<!-- podcast:episodes limit=2 -->\n",
    "guide/first.md": "# First\n\nRead the [second](second.md), or hear [Salt](../episodes/salt.md).\n",
    "guide/second.md": "# Second\n\n## A part\n\nNothing is written here yet.\n",
    "episodes/salt.md": SALT,
    "episodes/salt.vtt": CAPTIONS,
    "episodes/salt.mp3": RECORDING,
    "episodes/bread.md": BREAD,
    "episodes/tide.md": TIDE_HEAD + TIDE_NOTES,
    "episodes/tide.mp3": RECORDING,
    "episodes/wave.mp3": RECORDING,
}
PODCAST = {
    "podcast": {
        "image": "assets/cover.png",
        "author": "Ana Example",
        "categories": ["Technology"],
        "episodes": {"include": ["episodes/*.md"]},
    }
}


def font_of_pillow() -> bytes:
    """The font that comes with Pillow; empty where Pillow is not installed."""
    try:
        fonts = import_module("PIL.ImageFont")
    except ImportError:
        return b""
    data: bytes = getattr(fonts.load_default(20), "font_bytes", b"")
    return data


def write_site(
    folder: Path,
    plugins: list[Any],
    files: Mapping[str, str | bytes | None],
    settings: Mapping[str, Any],
) -> Path:
    """Writes a site, kept in Git, and returns the path of its mkdocs.yml.

    `files` are more files of the site, by their path in its folder; None leaves one out.
    """
    pages = {f"docs/{path}": content for path, content in PAGES.items()}
    for path, content in {**pages, **files}.items():
        if content is not None:
            _write(folder / path, content)
    if not (folder / "docs/en").exists():
        (folder / "docs/assets").mkdir()
        shutil.copy(COVER, folder / "docs/assets/cover.png")
    config_path = folder / "mkdocs.yml"
    config_path.write_text(yaml.safe_dump(site_config(plugins, settings), sort_keys=False), "utf-8")
    _commit(folder)
    return config_path


def site_config(plugins: list[Any], settings: Mapping[str, Any]) -> dict[str, Any]:
    """The contents of mkdocs.yml."""
    return {
        "site_name": "Tides and Tables",
        "site_url": "https://show.example.org/",
        "site_description": "A show about what the sea brings.",
        "theme": {"name": "material", "font": False},
        "plugins": plugins,
        **settings,
    }


def _write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def _commit(folder: Path) -> None:
    """Plugins that ask Git for dates and authors find one commit."""
    identity = (
        "-c",
        "commit.gpgsign=false",
        "-c",
        "user.name=Ana Example",
        "-c",
        "user.email=ana@example.org",
    )
    for command in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "-m", "Begin")):
        subprocess.run(("git", *identity, *command), cwd=folder, check=True)
