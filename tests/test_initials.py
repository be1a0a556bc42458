"""The letters that stand for a name."""

from __future__ import annotations

import pytest

from mkdocs_podcast.text.initials import initials


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Wren Halloway", "WH"),
        ("Ana Maria de Souza", "AS"),
        ("zoe", "Z"),
        ("“Éric” (DJ) Ångström", "ÉÅ"),
        ("<b> &", "B"),
        ("3 pips", "3P"),
        ("— …", ""),
        ("", ""),
    ],
)
def test_a_name_has_the_first_letters_of_its_first_and_last_word(text: str, letters: str) -> None:
    assert initials(text) == letters
