"""The commands that the guide shows, and what they print."""

from __future__ import annotations

import logging
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_podcast.cli import main

_BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def console(guide: Path, section: str) -> list[tuple[str, str]]:
    """The commands in a section of the guide, each with the output that is shown."""
    _, _, text = guide.read_text("utf-8").partition(f"## {section}\n")
    text = text.partition("\n## ")[0]
    commands = []
    for block in _BLOCK.findall(text):
        for part in block.split("$ ")[1:]:
            command, _, output = part.partition("\n")
            commands.append((command, output))
    return commands


def output_of(command: str, caplog: pytest.LogCaptureFixture) -> str:
    """What a command prints; of a build, what is said of the podcast."""
    if command == "mkdocs build --strict":
        caplog.clear()
        with caplog.at_level(logging.INFO, logger="mkdocs"):
            build(load_config("mkdocs.yml", strict=True))
        lines = [
            f"{record.levelname:<7} -  {record.getMessage()}\n"
            for record in caplog.records
            if record.getMessage().startswith("podcast: ")
        ]
        return "".join(lines)
    program, *arguments = shlex.split(command)
    assert program == "mkdocs-podcast"
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    return result.output
