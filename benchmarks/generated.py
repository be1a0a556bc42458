"""Generated shows: the same for the same number of episodes, whenever they are made."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

WORDS = (
    "signal",
    "noise",
    "model",
    "listener",
    "room",
    "tape",
    "archive",
    "microphone",
    "silence",
    "letter",
    "question",
    "answer",
    "river",
    "engine",
    "paper",
    "night",
    "garden",
    "window",
    "method",
    "theory",
    "measure",
    "record",
    "studio",
    "winter",
    "market",
    "bridge",
    "number",
    "pattern",
    "summer",
    "mirror",
    "station",
    "voice",
)
TOPICS = (
    "mlops",
    "monitoring",
    "pipelines",
    "teams",
    "annotation",
    "data",
    "ethics",
    "reproducibility",
    "testing",
    "tooling",
    "research",
    "history",
    "acoustics",
    "radio",
    "archives",
    "interviews",
    "hardware",
    "open-source",
    "community",
    "education",
)
PEOPLE = (
    "Ana Ferreira",
    "Jonas Weidmann",
    "Priya Nair",
    "Iris Okafor",
    "Marek Dvořák",
    "Lena Sato",
    "Tom Lindqvist",
)
FRONT_MATTER = """---
title: "Episode {number}: {title}"
description: "{summary}"
date: {date}
audio: https://media.example.org/{number}.mp3
duration: "{minutes}:07"
episode: {number}
season: {season}
image: https://media.example.org/{number}.jpg
hosts: [Alex Moreno]
guests: [{guest}]
tags: [{tags}]
---
"""
CLIP = '<iframe src="https://share.descript.com/embed/{key}" width="640" height="360" allowfullscreen></iframe>'
VIDEO = '<iframe width="560" height="315" src="https://www.youtube.com/embed/{key}" allowfullscreen></iframe>'


def sentence(generator: random.Random, length: int) -> str:
    return " ".join(generator.choices(WORDS, k=length)).capitalize() + "."


def paragraph(generator: random.Random) -> str:
    text = " ".join(sentence(generator, generator.randint(8, 18)) for _ in range(5))
    return f"{text} See [the notes](https://example.org/{generator.randint(1, 999)}) and *{generator.choice(WORDS)}*."


def episode(number: int) -> str:
    """A page of about 700 words with the players of two providers, as real show notes have them."""
    generator = random.Random(number)
    parts = []
    for section in range(4):
        parts += [f"## {sentence(generator, 4)[:-1]}", paragraph(generator), paragraph(generator)]
        parts.append(
            "\n".join(
                f"- [{sentence(generator, 3)[:-1]}](https://example.org/{section}{item})"
                for item in range(4)
            )
        )
    parts.insert(3, CLIP.format(key=f"clip{number:07}"))
    parts.insert(9, VIDEO.format(key=f"video{number:06}"))
    header = FRONT_MATTER.format(
        number=number,
        title=sentence(generator, 5)[:-1],
        summary=sentence(generator, 24),
        date=dt.date(2016, 1, 1) + dt.timedelta(days=number),
        minutes=generator.randint(12, 59),
        season=1 + number // 100,
        guest=generator.choice(PEOPLE),
        tags=", ".join(generator.sample(TOPICS, 3)),
    )
    return header + "\n" + "\n\n".join(parts) + "\n"


def make_site(folder: Path, episodes: int, plugin: str = "", in_navigation: bool = False) -> Path:
    """A Material site with search and the plugin, as `plugins` names it; plain without.

    The plain one keeps its episodes out of the navigation unless told otherwise, and has a page in
    it that somebody wrote by hand to link to the newest: both sides' navigation has two entries.
    """
    docs = folder / "docs" / "episodes"
    docs.mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# Home\n\nWelcome.\n", "utf-8")
    for number in range(1, episodes + 1):
        (docs / f"{number:04}.md").write_text(episode(number), "utf-8")
    lines = [
        "site_name: Bench",
        "site_url: https://example.org/",
        "theme: {name: material, font: false}",
        f"plugins: [search, {plugin}]" if plugin else "plugins: [search]",
    ]
    if not plugin and not in_navigation:
        newest = range(episodes, max(episodes - 20, 0), -1)
        links = "\n".join(f"- [Episode {number}](../episodes/{number:04}.md)" for number in newest)
        (folder / "docs" / "podcast").mkdir()
        (folder / "docs" / "podcast" / "index.md").write_text(f"# Podcast\n\n{links}\n", "utf-8")
        lines.append("not_in_nav: /episodes/")
        lines.append("nav: [index.md, podcast/index.md]")
    (folder / "mkdocs.yml").write_text("\n".join(lines) + "\n", "utf-8")
    return folder
