"""What is drawn for a title or a name without a picture."""

from __future__ import annotations

import pytest

from mkdocs_podcast.text.initials import hue, initials


# `frontend/tests/artwork.test.js` has the same table.
@pytest.mark.parametrize(
    ("title", "letters", "degrees"),
    [
        ("Wren Halloway", "WH", 77),
        ("Ana Maria de Souza", "AS", 359),
        ("“Éric” (DJ) Ångström", "ÉÅ", 117),
        ("3 pips", "3P", 257),
        ("𝔸 🎧 b", "𝔸B", 33),
        ("— …", "", 34),
        ("", "", 0),
    ],
)
def test_a_title_has_initials_and_a_colour_of_its_own(
    title: str, letters: str, degrees: int
) -> None:
    assert (initials(title), hue(title)) == (letters, degrees)


@pytest.mark.parametrize(("name", "letters"), [("zoe", "Z"), ("<b> &", "B")])
def test_one_word_gives_one_letter(name: str, letters: str) -> None:
    assert initials(name) == letters
