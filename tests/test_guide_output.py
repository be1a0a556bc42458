"""The commands in the guide print what it shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from guide_commands import output_of
from guide_examples import GUIDE, console, copy_example

# The folder of whoever types the commands of the guide.
HOME = "/home/ana/show"


class Shown(NamedTuple):
    """A section of the guide, the example that its commands are about, and what happens before."""

    page: str
    section: str
    example: str
    before: tuple[str | Callable[[], None], ...] = ()
    code: int = 0


def replace(path: str, old: str, new: str) -> Callable[[], None]:
    def edit() -> None:
        text = Path(path).read_text("utf-8")
        assert old in text
        Path(path).write_text(text.replace(old, new), "utf-8")

    return edit


CHANGED_ON_BOTH_SIDES = (
    "mkdocs-podcast import feed.xml --offline",
    replace("docs/episodes/sourdough-slowly.md", "What *Ana* feeds it.", "And what she does not."),
    replace("feed.xml", "What <em>Ana</em> feeds it.", "What Ana feeds it now."),
)
SHOWN = (
    Shown("cache.md", "Where it is", "renamed", ("mkdocs build",)),
    Shown("check.md", "What it prints", "checked", code=1),
    Shown("editors.md", "Without an editor", "misspelled"),
    Shown("export.md", "What is in it", "renamed", ("mkdocs-podcast lock",)),
    Shown("deploying.md", "GitHub Pages", "first-site"),
    Shown("importing.md", "What it writes", "bread-and-salt"),
    Shown("importing.md", "Again", "bread-and-salt", CHANGED_ON_BOTH_SIDES, code=3),
    Shown("importing.md", "Complete pages that you have", "posts-to-complete", code=3),
    Shown("lock.md", "A first run", "renamed"),
    Shown("lock.md", "Renamed pages", "renamed", ("mkdocs-podcast lock",)),
    Shown("messages.md", "What a build says", "mistakes"),
    Shown("moving-from-a-generator.md", "Import", "jekyll"),
    Shown("moving-from-a-host.md", "3. Before the switch", "before-the-switch", code=1),
    Shown("moving-from-wordpress.md", "2. Import", "wordpress"),
    Shown("recipes.md", "The show in a documentation site", "without-show"),
    Shown("recipes.md", "The next episode", "first-site", ("mkdocs-podcast init --title Bread",)),
    Shown("troubleshooting.md", "There is no feed", "no-feed"),
)


@pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: f"{shown.page} {shown.section}")
def test_what_is_shown_is_printed(
    shown: Shown,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    copy_example(shown.example, tmp_path)
    monkeypatch.chdir(tmp_path)
    for step in shown.before:
        if isinstance(step, str):
            output_of(step, caplog)
        else:
            step()
    commands = console(GUIDE / shown.page, shown.section)
    assert commands
    for command, expected in commands:
        output = output_of(command, caplog, code=shown.code).replace(str(tmp_path), HOME)
        if shown.page == "export.md":
            # How many bytes a compressed file has differs from one zlib to another.
            output, expected = without_numbers(output), without_numbers(expected)
        if shown.page == "lock.md":
            # Recordings are measured side by side.
            output, expected = sorted(output.splitlines()), sorted(expected.splitlines())
        assert output == expected, command


def without_numbers(text: str) -> str:
    return re.sub(r" *\d[\d,]*", " 0", text)
