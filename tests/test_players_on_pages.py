"""Which player an episode's page gets: one, and the one that the author gave."""

from __future__ import annotations

from pathlib import Path

import pytest

from sites import MP3, build, episode

FIRESIDE = "https://player.fireside.fm/v2/abc+def"
TRANSISTOR = "https://share.transistor.fm/e/1a2b3c4d"


def page(front: str, body: str = "Notes.") -> dict[str, str | bytes]:
    return {"a.md": f"---\ntitle: A\n{front}\n---\n{body}\n", "media/a.mp3": MP3}


@pytest.mark.parametrize(
    ("front", "body", "players", "embeds"),
    [
        ("audio: media/a.mp3", "Notes.", 1, []),
        ("audio: media/a.mp3", f'<iframe src="{FIRESIDE}"></iframe>', 0, [FIRESIDE]),
        ("audio: media/a.mp3", "![Here](media/a.mp3)", 1, []),
        ("audio: media/a.mp3", "<!-- ![Here](media/a.mp3) -->", 1, []),
        ("audio: media/a.mp3", f"```\n{TRANSISTOR}\n```", 1, []),
        (f'audio: media/a.mp3\nplayer: "{FIRESIDE}"', "Notes.", 0, [FIRESIDE]),
        (f"player: {TRANSISTOR}", "Notes.", 0, [TRANSISTOR]),
        (f"player: {TRANSISTOR}", f"<!--\n{TRANSISTOR}\n-->\n\nNotes.", 0, [TRANSISTOR]),
        (f"player: {TRANSISTOR}", f"Listen at\n{TRANSISTOR}\nor elsewhere.", 0, [TRANSISTOR]),
        (f"player: {TRANSISTOR}", f"Before.\n\n{TRANSISTOR}\n\nAfter.", 0, [TRANSISTOR]),
        ("category: podcast\nplayer: https://unknown.example/e/1", "Notes.", 0, ["https://unknown.example/e/1"]),
    ],
)
def test_an_episode_has_the_one_player_that_was_given(
    tmp_path: Path, front: str, body: str, players: int, embeds: list[str]
) -> None:
    site = build(tmp_path, page(front, body), plugins=[{"podcast": {}}])
    content = site.content("a/index.html")
    assert len(content.select("podcast-player")) == players
    assert [embed.template.iframe["src"] for embed in content.select("podcast-embed")] == embeds


@pytest.mark.parametrize("given", ["abc123", "javascript:alert(1)"])
def test_a_player_that_cannot_be_one_is_reported(tmp_path: Path, given: str) -> None:
    site = build(tmp_path, page(f'category: podcast\nplayer: "{given}"'), strict=False, plugins=[{"podcast": {}}])
    assert [message for message in site.warnings if "a.md:4: `player`" in message]


def test_a_draft_that_says_neither_yes_nor_no_is_reported(tmp_path: Path) -> None:
    site = build(tmp_path, page("audio: media/a.mp3\ndraft: maybe"), strict=False, plugins=[{"podcast": {}}])
    assert [message for message in site.warnings if "`maybe` is neither true nor false" in message]


def test_a_page_that_two_shows_include_belongs_to_the_first_and_is_named(tmp_path: Path) -> None:
    plugins = [
        {"podcast": {"episodes": {"include": "episodes/*.md"}, "index": "one/index.md", "tags": False}},
        {"podcast": {"episodes": {"include": "**/*.md"}, "index": "two/index.md", "tags": False}},
    ]
    site = build(tmp_path, {"episodes/a.md": episode(), "other/b.md": episode("B")}, plugins=plugins, strict=False)
    assert len(site.content("episodes/a/index.html").select(".podcast-head")) == 1
    assert [message for message in site.warnings if "episodes/a.md: two shows include it" in message]


def test_an_index_in_the_navigation_is_there_before_the_first_episode(tmp_path: Path) -> None:
    site = build(tmp_path, {}, nav=["index.md", "podcast/index.md"])
    assert "No episode is out yet." in site.content("podcast/index.html").get_text()


def test_a_mistake_in_an_own_fragment_is_told_with_its_name(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    from mkdocs.exceptions import Abort

    override = tmp_path / "overrides" / "podcast" / "card.html"
    override.parent.mkdir(parents=True)
    override.write_text("\n{{ oops", "utf-8")
    with pytest.raises(Abort):
        build(tmp_path, {"a.md": episode()}, theme={"name": "material", "custom_dir": str(tmp_path / "overrides")})
    assert "the fragment `podcast/card.html`, line 2 cannot be used" in caplog.text
