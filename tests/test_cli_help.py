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


def test_commands_are_listed_in_the_order_of_their_use() -> None:
    listed = CliRunner().invoke(main, ["--help"]).output.partition("Commands:")[2]
    names = [line.split()[0] for line in listed.strip().splitlines()]
    assert names == ["init", "import", "new", "lock", "check", "export", "assets", "cache"]
