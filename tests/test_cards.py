"""Cards: rendered once for all that differ in their texts only, and as data for the script."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from mkdocs_podcast.html.fragments import TEMPLATES, Fragments
from mkdocs_podcast.html.slots import Shape
from mkdocs_podcast.model.episode import Audio, Episode, Person
from mkdocs_podcast.model.show import Show
from mkdocs_podcast.pages.card_shapes import texts_of
from mkdocs_podcast.pages.cards import Cards
from mkdocs_podcast.pages.episode_data import EpisodeData, cut
from mkdocs_podcast.pages.show_links import ShowLinks

HOSTILE = """'"><script>alert(1)</script> & {{ title }} {title} \ue002url\ue003 \\1"""
RECORDING = (
    Audio("https://cdn.example.org/a b.mp3", "audio/mpeg"),
    Audio("media/a.ogg", local=True),
)
DATE = dt.datetime(2026, 3, 1, 6, 30, tzinfo=dt.timezone.utc)
EPISODES = {
    "nothing": {},
    "everything": {
        "date": DATE,
        "duration": 3912,
        "number": 12,
        "season": 2,
        "image": "https://cdn.example.org/12.jpg?size=300",
        "tags": ("radio", HOSTILE, "C++"),
        "people": (Person("Ana", "host"), Person(HOSTILE), Person("Tom")),
        "summary": HOSTILE,
        "audio": RECORDING,
        "guid": HOSTILE,
    },
    "hostile": {"title": HOSTILE, "audio": RECORDING, "label": HOSTILE},
    "bonus": {
        "type": "bonus",
        "number": 3,
        "audio": RECORDING[:1],
        "people": (Person("Ana", "host"),),
    },
    "provider": {"player": "https://share.transistor.fm/s/1a2b3c4d"},
    "unknown player": {"player": "https://widgets.example.org/listen/5?a=1&b=2"},
    "draft": {"draft": True, "season": 1, "number": 1},
}


def flat(numbers: list[Any]) -> list[int]:
    """The numbers of people; those of hosts are in a list of their own."""
    if numbers and isinstance(numbers[0], list):
        return list(numbers[0])
    return numbers


def episode(name: str, **fields: Any) -> Episode:
    return Episode(**{"path": f"{name}.md", "url": f"e/{name}/", "title": name, **fields})


def cards_of(episodes: list[Episode], *directories: str, language: str = "en") -> Cards:
    show = Show("S", url="podcast/", episodes=tuple(episodes), language=language)
    links = ShowLinks(show, lambda path: path and "", "t/{}/".format)
    return Cards(links, Fragments(directories, language), lambda episode: episode.status(DATE))


ALL = [episode(name, **fields) for name, fields in EPISODES.items()]


def rendered(cards: Cards, episode: Episode, level: int = 2) -> str:
    return cards.fragments.render("card", card=cards.card(episode), level=level)


@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_a_filled_shape_is_what_the_template_gives(language: str) -> None:
    cards = cards_of(ALL * 2, language=language)
    for level in (2, 3):
        for one in ALL:
            assert cards.card_html(one, level) == rendered(cards, one, level)


def test_rows_leave_out_tags_and_the_button_that_the_script_makes() -> None:
    cards = cards_of(ALL)
    for one in ALL:
        card = cards.card(one)._replace(is_row=True, tags=())
        row = cards.row_html(one, 2)
        assert row == cards.fragments.render("card", card=card, level=2)
        assert "podcast-tags" not in row
        # A provider's player has words of its own, which the script does not know.
        assert row.count("podcast-play") == bool(card.embed)
        assert row.count("data-audio") == bool(card.audio)


def test_episodes_that_differ_in_their_texts_share_a_shape() -> None:
    numbered = [episode(str(number), number=number, audio=RECORDING) for number in range(1, 50)]
    cards = cards_of(numbered)
    assert len({cards.shapes.shape(cards.card(one), 2) for one in numbered}) == 1


def override(folder: Path, old: str, new: str) -> str:
    text = (TEMPLATES / "podcast/card.html").read_text("utf-8")
    assert old in text
    (folder / "podcast").mkdir()
    (folder / "podcast/card.html").write_text(text.replace(old, new), "utf-8")
    return str(folder)


DRAWN = "{{ drawn(card.initials, card.hue) }}"


@pytest.mark.parametrize(
    ("old", "new", "shares"),
    [
        (DRAWN, "<b class='mine'>{{ card.number }}</b>", True),
        ("{{ card.title }}</a>", "{{ card.title|upper }}</a>", False),
        ("{{ card.title }}</a>", "{{ card.episode.path }}</a>", False),
        ("{{ card.title }}</a>", "{{ card.title.encode('ascii', 'replace') }}</a>", False),
    ],
    ids=["markup", "a filter", "something else", "bytes"],
)
def test_a_card_of_the_site_s_own_is_right_in_the_data_too(
    tmp_path: Path, old: str, new: str, shares: bool
) -> None:
    pair = [episode("a", number=1), episode("b", number=2)]
    cards = cards_of(pair, override(tmp_path, old, new))
    shapes = [cards.shapes.shape(cards.card(one), 2) for one in pair]
    for one, shape in zip(pair, shapes, strict=True):
        assert Shape(shape).fill(texts_of(cards.card(one))) == rendered(cards, one)
    assert (shapes[0] == shapes[1]) is shares


def data_of(episodes: list[Episode]) -> dict[str, Any]:
    text = EpisodeData(cards_of(episodes)).text()
    assert "<" not in text
    data: dict[str, Any] = json.loads(text)
    return data


def test_the_data_gives_back_every_text_of_the_cards() -> None:
    cards, data = cards_of(ALL), data_of(ALL)

    def whole(row: list[Any], place: int) -> str:
        before, after = data["around"][row[place]]
        return str(before + row[place + 1] + after)

    for one, row in zip(cards.links.show.episodes, data["episodes"], strict=True):
        card = cards.card(one)
        played = card.audio or (card.embed.src if card.embed else "")
        assert row[1] == card.title
        assert [whole(row, place) for place in (2, 4, 12, 14, 16)] == [
            card.url, card.date, card.artwork, played, card.key
        ]  # fmt: skip
        people = [data["people"][number] for number in flat(row[10])]
        assert [(name, whole([around, part], 0)) for name, around, part in people] == [*card.people]
        assert [data["tags"][number] for number in row[11]] == list(map(list, card.tags))
        assert row[18:] == ([card.summary] if card.summary else [])


SENTENCE = "What was said, in so many words as a summary may have. " * 4


@pytest.mark.parametrize(
    ("count", "begins"), [(100, SENTENCE), (600, "What was said, in so many words"), (1000, "")]
)
def test_summaries_are_cut_or_left_out_where_they_would_make_the_file_large(
    count: int, begins: str
) -> None:
    episodes = [
        episode(f"Episode {number}", summary=SENTENCE, audio=RECORDING[:1], date=DATE)
        for number in range(count)
    ]
    text = EpisodeData(cards_of(episodes)).text()
    row = json.loads(text)["episodes"][0]
    assert len(text.encode()) < 150_000
    summary = row[18] if len(row) > 18 else ""
    assert summary.startswith(begins)
    assert bool(summary) is bool(begins)
    assert (summary == SENTENCE) is (count == 100)


def test_a_short_summary_is_kept_as_it_is() -> None:
    (row,) = data_of([episode("a", summary="Short.")])["episodes"]
    assert row[18:] == ["Short."]


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("one two three", 13, "one two three"),
        ("one two three", 12, "one two…"),
        ("größer und größer", 12, "größer…"),
        ("日本語日本語", 11, "日本…"),
        ("", 5, ""),
    ],
)
def test_a_text_is_cut_between_words(text: str, length: int, expected: str) -> None:
    assert cut(text, length) == expected
    assert len(cut(text, length).encode()) <= length
