"""What the commands print that the guide shows."""

from __future__ import annotations

import logging
import shlex
import subprocess
import sys

import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from mkdocs_podcast.cli import main


def output_of(command: str, caplog: pytest.LogCaptureFixture, *, code: int = 0) -> str:
    """What a command prints; of a build, what is said of the podcast."""
    program, *arguments = shlex.split(command)
    if program == "mkdocs":
        return _output_of_build(arguments, caplog)
    if program == "mkdocs-podcast":
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == code, result.output
        return result.output
    if program == "python":
        program = sys.executable
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=True)
    return done.stdout


def _output_of_build(arguments: list[str], caplog: pytest.LogCaptureFixture) -> str:
    assert arguments in (["build"], ["build", "--strict"])
    caplog.clear()
    ending = ""
    config = load_config("mkdocs.yml", strict="--strict" in arguments)
    with caplog.at_level(logging.INFO, logger="mkdocs"):
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        except Abort as error:
            ending = f"\n{error}\n"
    lines = [
        f"{record.levelname:<7} -  {record.getMessage()}\n"
        for record in caplog.records
        if record.getMessage().startswith("podcast: ")
    ]
    return "".join(lines) + ending
