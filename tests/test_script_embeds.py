"""Embed codes that are scripts become blocks that wait for a click."""

from __future__ import annotations

from pathlib import Path

import pytest

from adversarial import seconds
from mkdocs_podcast.embeds import find_episode_player
from mkdocs_podcast.embeds.scripts import replace_scripts
from mkdocs_podcast.html.tags import Attributes
from sites import build, page_of

SHOW = "638d4a39-ade6-47d8-9dd2-aa1cc5bef21a"
EPISODE = "cb6cd735-0017-48dd-b387-ecc8a20818e5"
PODIGEE = "podcast-player/javascripts/podigee-podcast-player.js"

CODES = [
    (
        (
            "<div id='buzzsprout-player-123'></div><script src='https://www.buzzsprout.com/9/123-a-title.js"
            "?container_id=buzzsprout-player-123&player=small' type='text/javascript' charset='utf-8'></script>"
        ),
        "https://www.buzzsprout.com/9/episodes/123",
    ),
    (
        (
            '<div id="buzzsprout-player-123"></div>\n<script src="https://www.buzzsprout.com/9/episodes/123-a.js'
            '?container_id=buzzsprout-player-123&player=small"></script>'
        ),
        "https://www.buzzsprout.com/9/episodes/123",
    ),
    (
        (
            '<div id="buzzsprout-large-player"></div>'
            '<script src="https://www.buzzsprout.com/9.js?container_id=buzzsprout-large-player"></script>'
        ),
        "https://www.buzzsprout.com/9",
    ),
    (
        (
            f'<script async defer onload="redcircleIframe();" src="https://api.podcache.net/embedded-player/sh/{SHOW}'
            f'/ep/{EPISODE}"></script> <div class="redcirclePlayer-{EPISODE}"></div>'
        ),
        f"https://redcircle.com/embedded-player/sh/{SHOW}/ep/{EPISODE}",
    ),
    (
        '<script id="letscast-player-1" src="https://letscast.fm/podcasts/a-1/episodes/b/player.js?size=s"></script>',
        "https://letscast.fm/podcasts/a-1/episodes/b/player?size=s",
    ),
    (
        (
            f'<script class="podigee-podcast-player" src="https://cdn.podigee.com/{PODIGEE}" '
            'data-configuration="https://show.podigee.io/12-title/embed?context=external"></script>'
        ),
        "https://show.podigee.io/12-title/embed?context=external",
    ),
    (
        (
            '<a class="spreaker-player" href="https://www.spreaker.com/" data-resource="episode_id=17708436" '
            'data-height="200px">Listen to "A" on Spreaker.</a>'
            '<script async src="https://widget.spreaker.com/widgets.js"></script>'
        ),
        "https://widget.spreaker.com/player?episode_id=17708436",
    ),
]


def show(frame: Attributes) -> str:
    return f"[{frame['src']}]"


@pytest.mark.parametrize(("code", "player"), CODES)
def test_a_script_gives_way_to_its_player(code: str, player: str) -> None:
    assert replace_scripts(code, show).strip() == f"[{player}]"


@pytest.mark.parametrize(
    "html",
    [
        f"<pre>{CODES[0][0]}</pre>",
        "<script src='https://www.buzzsprout.com.example.org/9/123.js'></script>",
        "<script>// buzzsprout.com</script>",
        f'<script src="https://cdn.podigee.com/{PODIGEE}" data-configuration="playerConfiguration"></script>',
        "<div id='buzzsprout-player-1'></div> buzzsprout.com",
        '<script src="https://widget.spreaker.com/widgets.js"></script>',
    ],
)
def test_other_scripts_stay(html: str) -> None:
    assert replace_scripts(html, show) == html


def test_a_script_whose_player_is_refused_stays() -> None:
    code = CODES[0][0]
    assert replace_scripts(code, lambda frame: None) == code


@pytest.mark.parametrize(("code", "player"), [CODES[0], CODES[3], CODES[5], CODES[6]])
def test_a_script_in_the_notes_can_be_the_episodes_player(code: str, player: str) -> None:
    assert find_episode_player(f"Text.\n\n{code}\n") == player
    assert find_episode_player(f"```html\n{code}\n```\n") == ""


@pytest.mark.parametrize(("code", "player"), CODES)
def test_on_a_page_it_is_a_block_without_the_script(tmp_path: Path, code: str, player: str) -> None:
    page = page_of(code, title="One", date="2026-01-01", audio="https://cdn.example.org/1.mp3")
    site = build(tmp_path, {"a.md": page}, site_url="https://show.example.org/")
    content = site.content("a/index.html")
    assert len(content.select("podcast-embed")) == 1
    assert not content.select("script")
    assert not content.select("[id^=buzzsprout], [class^=redcirclePlayer]")
    assert "<script" not in site.text("podcast/feed.xml")
    host = player.split("/")[2].removeprefix("widget.")
    assert host.removeprefix("www.") in site.text("podcast/feed.xml")


@pytest.mark.parametrize(
    "piece",
    [
        "<script src='https://www.buzzsprout.com/9/1.js'>",
        "<a class='spreaker-player' data-resource='episode_id=1'>",
        "<div id='buzzsprout-player-1'>",
    ],
)
def test_many_of_them_take_linear_time(piece: str) -> None:
    html = "<script src='https://www.buzzsprout.com/9/1.js'></script>" + piece * 10_000
    html += "<script src='https://widget.spreaker.com/widgets.js'></script>"
    assert seconds(lambda: replace_scripts(html, show)) < 2
