"""Every command explains itself."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from mkdocs_podcast.cli import main


@pytest.mark.parametrize("name", ["", *main.commands])
def test_help_says_what_a_command_is_for(name: str) -> None:
    result = CliRunner().invoke(main, [*name.split(), "--help"])
    assert result.exit_code == 0
    assert len(result.output) > 200
    assert "\x1b" not in result.output
    assert "\\b" not in result.output


@pytest.mark.parametrize("name", [*main.commands])
def test_help_says_what_the_exit_codes_of_a_command_mean(name: str) -> None:
    arguments = [name, "clear"] if name == "cache" else [name]
    result = CliRunner().invoke(main, [*arguments, "--help"])
    text = " ".join(result.output.split())
    assert "exit code is 0 where" in text
    assert " 1 where" in text
    assert "2 where an option is wrong" in text


@pytest.mark.parametrize("name", [*main.commands])
def test_each_command_reports_as_json_too(name: str) -> None:
    arguments = [name, "clear"] if name == "cache" else [name]
    assert "--json" in CliRunner().invoke(main, [*arguments, "--help"]).output


def test_commands_are_listed_in_the_order_of_their_use() -> None:
    listed = CliRunner().invoke(main, ["--help"]).output.partition("Commands:")[2]
    names = [line.split()[0] for line in listed.strip().splitlines()]
    assert names == ["init", "import", "new", "lock", "check", "export", "assets", "cache"]
