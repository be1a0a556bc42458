"""Addresses and what becomes of them: a vector for each rule of the table, and what must not match
any."""

from __future__ import annotations

import re

import pytest

from mkdocs_podcast.embeds import find_episode_player, provider_of, resolve, unresolved
from mkdocs_podcast.embeds.provider_rules import RULES
from mkdocs_podcast.embeds.providers import PROVIDERS
from mkdocs_podcast.embeds.resolution import match
from mkdocs_podcast.model.embed import Embed

ID = "0f9a1b2c-3d4e-5f60-7182-93a4b5c6d7e8"
SHOW = "11111111-2222-3333-4444-555555555555"
TRACK = "4rOoJ6Egrf8K2IrywzwOMk"
LOOM = "0123456789abcdef0123456789abcdef"
PEERTUBE, CASTOPOD = ("video.example.org",), ("casts.example.org",)

# Given, player, size, whether it can be the episode's player.
VECTORS = [
    (
        "player.fireside.fm/v2/vA-gq+UsZ?theme=dark",
        "player.fireside.fm/v2/vA-gq+UsZ?theme=dark",
        200,
        True,
    ),
    ("player.fireside.fm/v3/vA%2BUsZ", "player.fireside.fm/v3/vA%2BUsZ", 200, True),
    ("fireside.fm/player/v2/vA+UsZ", "player.fireside.fm/v2/vA+UsZ", 200, True),
    ("fireside.fm/s/vA+UsZ/iframe", "player.fireside.fm/v3/vA+UsZ", 200, True),
    (
        "share.descript.com/view/7QxoXz3v8ZN",
        "share.descript.com/embed/7QxoXz3v8ZN",
        "16 / 9",
        False,
    ),
    (
        "anchor.fm/some-show/episodes/First-e1abc2",
        "creators.spotify.com/pod/profile/some-show/embed/episodes/First-e1abc2",
        161,
        True,
    ),
    (
        "podcasters.spotify.com/pod/show/some-show/episodes/First-e1abc2",
        "creators.spotify.com/pod/profile/some-show/embed/episodes/First-e1abc2",
        161,
        True,
    ),
    (
        f"open.spotify.com/intl-de/episode/{TRACK}?si=abc&t=90",
        f"open.spotify.com/embed/episode/{TRACK}?t=90",
        152,
        True,
    ),
    (
        f"open.spotify.com/embed-podcast/episode/{TRACK}",
        f"open.spotify.com/embed/episode/{TRACK}",
        152,
        True,
    ),
    (
        f"open.spotify.com/show/{TRACK}?theme=0",
        f"open.spotify.com/embed/show/{TRACK}?theme=0",
        152,
        False,
    ),
    (f"open.spotify.com/playlist/{TRACK}", f"open.spotify.com/embed/playlist/{TRACK}", 352, False),
    (
        "podcasts.apple.com/us/podcast/name/id123?l=en&i=456",
        "embed.podcasts.apple.com/us/podcast/name/id123?i=456",
        175,
        True,
    ),
    ("podcasts.apple.com/podcast/id123", "embed.podcasts.apple.com/podcast/id123", 450, False),
    (
        "youtu.be/dQw4w9WgXcQ?t=1m30s",
        "www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=90",
        "16 / 9",
        False,
    ),
    (
        "www.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ",
        "www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
        "16 / 9",
        False,
    ),
    (
        "m.youtube.com/shorts/dQw4w9WgXcQ",
        "www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
        "16 / 9",
        False,
    ),
    (
        "www.youtube.com/live/dQw4w9WgXcQ?si=x",
        "www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
        "16 / 9",
        False,
    ),
    (
        "youtube.com/playlist?list=PL123",
        "www.youtube-nocookie.com/embed/videoseries?list=PL123",
        "16 / 9",
        False,
    ),
    (
        "www.youtube.com/watch?v=dQw4w9WgXcQ&list=PL1",
        "www.youtube-nocookie.com/embed/dQw4w9WgXcQ?list=PL1",
        "16 / 9",
        False,
    ),
    (
        "soundcloud.com/user/track#t=1:30",
        "w.soundcloud.com/player/?url=https%3A//soundcloud.com/user/track#t=90",
        166,
        True,
    ),
    (
        "soundcloud.com/user/sets/set",
        "w.soundcloud.com/player/?url=https%3A//soundcloud.com/user/sets/set",
        450,
        False,
    ),
    (
        "soundcloud.com/user/track/s-Ab1",
        "w.soundcloud.com/player/?url=https%3A//soundcloud.com/user/track%3Fsecret_token%3Ds-Ab1",
        166,
        True,
    ),
    (
        "soundcloud.com/user/sets/set/s-Ab1",
        "w.soundcloud.com/player/?url=https%3A//soundcloud.com/user/sets/set%3Fsecret_token%3Ds-Ab1",
        450,
        False,
    ),
    (
        "on.soundcloud.com/AbC12",
        "w.soundcloud.com/player/?url=https%3A//on.soundcloud.com/AbC12",
        166,
        True,
    ),
    (
        "w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1&auto_play=true",
        "w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1",
        166,
        True,
    ),
    (
        "w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/playlists/1",
        "w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/playlists/1",
        450,
        False,
    ),
    (
        "www.buzzsprout.com/12/345-a-title",
        "www.buzzsprout.com/12/episodes/345?client_source=small_player&iframe=true",
        200,
        True,
    ),
    (
        "buzzsprout.com/12",
        "www.buzzsprout.com/12?client_source=large_player&iframe=true",
        375,
        False,
    ),
    ("share.transistor.fm/s/0a1b2c3d", "share.transistor.fm/e/0a1b2c3d", 180, True),
    ("share.transistor.fm/e/0a1b2c3d?t=60", "share.transistor.fm/e/0a1b2c3d?t=60", 180, True),
    ("share.transistor.fm/e/0a1b2c3d/dark", "share.transistor.fm/e/0a1b2c3d/dark", 180, True),
    (
        "share.transistor.fm/e/some-show/latest",
        "share.transistor.fm/e/some-show/latest",
        180,
        False,
    ),
    (
        "share.transistor.fm/e/some-show/playlist",
        "share.transistor.fm/e/some-show/playlist",
        390,
        False,
    ),
    (f"embed.simplecast.com/{ID}?dark=true", f"player.simplecast.com/{ID}?dark=true", 200, True),
    ("embed.simplecast.com/0a1b2c3d", "embed.simplecast.com/0a1b2c3d", 200, True),
    (f"player.captivate.fm/episode/{ID}/", f"player.captivate.fm/episode/{ID}", 200, True),
    (f"player.captivate.fm/show/{ID}/latest", f"player.captivate.fm/show/{ID}", 200, False),
    ("www.podbean.com/ew/pb-abc12-de34f", "www.podbean.com/player-v2/?i=abc12-de34f-pb", 150, True),
    (
        "www.podbean.com/player-v2/?from=x&i=abc12-de34f-pb",
        "www.podbean.com/player-v2/?i=abc12-de34f-pb",
        150,
        True,
    ),
    (
        "www.podbean.com/player-v2/?i=abc-playlist",
        "www.podbean.com/player-v2/?i=abc-playlist",
        150,
        False,
    ),
    (
        "html5-player.libsyn.com/embed/episode/id/123/height/90/",
        "play.libsyn.com/embed/episode/id/123/height/192/theme/modern",
        192,
        True,
    ),
    ("traffic.megaphone.fm/ABC123.mp3?updated=1", "player.megaphone.fm/ABC123", 200, True),
    ("playlist.megaphone.fm/?e=ABC123", "playlist.megaphone.fm/?e=ABC123", 200, True),
    (
        "shows.acast.com/some-show/episodes/the-first?seek=5",
        "embed.acast.com/some-show/the-first?seek=5",
        190,
        True,
    ),
    ("embed.acast.com/$/some-show/the-first", "embed.acast.com/some-show/the-first", 190, True),
    ("some-show.castos.com/player/123", "some-show.castos.com/player/123", 150, True),
    ("rss.com/podcasts/some-show/123/", "player.rss.com/some-show/123?v=2", 202, True),
    ("player.rss.com/some-show?theme=dark", "player.rss.com/some-show?v=2&theme=dark", 393, False),
    (
        "www.spreaker.com/episode/the-title--123",
        "widget.spreaker.com/player?episode_id=123",
        200,
        True,
    ),
    (
        "widget.spreaker.com/player?episode_id=123&theme=dark",
        "widget.spreaker.com/player?episode_id=123&theme=dark",
        200,
        True,
    ),
    (
        f"redcircle.com/shows/{SHOW}/ep/{ID}",
        f"redcircle.com/embedded-player/sh/{SHOW}/ep/{ID}",
        170,
        True,
    ),
    (
        f"redcircle.com/embedded-player/sh/{SHOW}/ep/{ID}",
        f"redcircle.com/embedded-player/sh/{SHOW}/ep/{ID}",
        170,
        True,
    ),
    ("audioboom.com/posts/123-the-title", "embeds.audioboom.com/posts/123/embed/v4", 300, True),
    ("vimeo.com/123?foo=1#t=90s", "player.vimeo.com/video/123?dnt=1#t=90s", "16 / 9", False),
    ("vimeo.com/123/0123456789", "player.vimeo.com/video/123?dnt=1&h=0123456789", "16 / 9", False),
    (
        "player.vimeo.com/video/123?h=0123456789",
        "player.vimeo.com/video/123?dnt=1&h=0123456789",
        "16 / 9",
        False,
    ),
    (f"www.loom.com/share/a-title-{LOOM}?t=5", f"www.loom.com/embed/{LOOM}?t=5", "16 / 9", False),
    (
        "www.mixcloud.com/user/a-show/",
        "www.mixcloud.com/widget/iframe/?hide_cover=1&feed=%2Fuser%2Fa-show%2F",
        160,
        True,
    ),
    (
        "www.mixcloud.com/widget/iframe/?light=1&feed=%2Fu%2Fs%2F",
        "www.mixcloud.com/widget/iframe/?hide_cover=1&feed=%2Fu%2Fs%2F&light=1",
        160,
        True,
    ),
    (
        "bandcamp.com/EmbeddedPlayer/album=1/size=large/",
        "bandcamp.com/EmbeddedPlayer/album=1/size=large/",
        120,
        False,
    ),
    (
        "www.ivoox.com/titulo-audios-mp3_rf_123_1.html",
        "www.ivoox.com/player_ej_123_1_1.html",
        200,
        True,
    ),
    ("www.deezer.com/fr/episode/123", "widget.deezer.com/widget/auto/episode/123", 300, True),
    (
        "widget.deezer.com/widget/dark/track/123",
        "widget.deezer.com/widget/auto/track/123",
        150,
        False,
    ),
    ("www.deezer.com/show/123", "widget.deezer.com/widget/auto/show/123", 300, False),
    (
        "some-show.podigee.io/12-the-title",
        "some-show.podigee.io/12-the-title/embed?context=external",
        145,
        True,
    ),
    (
        "omny.fm/shows/some-show/the-first?t=9",
        "omny.fm/shows/some-show/the-first/embed?t=9",
        180,
        True,
    ),
    ("player.blubrry.com/id/123/", "player.blubrry.com/id/123/", 164, True),
    (
        "art19.com/shows/s/episodes/e-1?theme=dark-blue",
        "art19.com/shows/s/episodes/e-1/embed?theme=dark-blue",
        200,
        True,
    ),
    ("zencastr.com/z/Ab1", "zencastr.com/embed/Ab1", "1 / 1", True),
    (f"pinecast.com/listen/{ID}.mp3", f"pinecast.com/player/{ID}?theme=flat", 200, True),
    (f"pinecast.com/player/{ID}?theme=slim", f"pinecast.com/player/{ID}?theme=slim", 200, True),
    ("pca.st/abc123", "pca.st/embed/abc123", 200, True),
    ("tunein.com/radio/A-Title-t123/", "tunein.com/embed/player/t123/", 100, True),
    ("tunein.com/radio/A-Station-s123/", "tunein.com/embed/player/s123/", 100, False),
    ("archive.org/details/an-item", "archive.org/embed/an-item", "16 / 9", False),
    (
        f"video.example.org/w/{ID}?start=1m",
        f"video.example.org/videos/embed/{ID}?p2p=0&start=60",
        "16 / 9",
        False,
    ),
    ("giphy.com/gifs/a-cat-Ab1", "giphy.com/embed/Ab1", "1 / 1", False),
    ("media1.giphy.com/media/Ab1/giphy.gif", "giphy.com/embed/Ab1", "1 / 1", False),
    (
        "casts.example.org/@show/episodes/the-first",
        "casts.example.org/@show/episodes/the-first/embed",
        112,
        True,
    ),
]


@pytest.mark.parametrize(
    ("given", "player", "size", "episode"), VECTORS, ids=[vector[0] for vector in VECTORS]
)
def test_an_address_leads_to_its_player(
    given: str, player: str, size: int | str, episode: bool
) -> None:
    embed = resolve(f"https://{given}", PEERTUBE, CASTOPOD)
    assert embed is not None
    assert embed.src == f"https://{player}"
    assert (embed.ratio or embed.height) == size
    found = match(f"https://{given}", PEERTUBE, CASTOPOD)
    assert found is not None
    assert found.rule.episode is episode


@pytest.mark.parametrize(
    "rule", RULES, ids=[f"{rule.provider}-{number}" for number, rule in enumerate(RULES)]
)
def test_every_rule_has_a_vector(rule: object) -> None:
    matches = (match(f"https://{given}", PEERTUBE, CASTOPOD) for given, *_ in VECTORS)
    assert any(found is not None and found.rule is rule for found in matches)


@pytest.mark.parametrize("vector", VECTORS, ids=[vector[0] for vector in VECTORS])
def test_a_player_resolves_to_itself(vector: tuple[str, str, int | str, bool]) -> None:
    player = resolve(f"https://{vector[1]}", PEERTUBE, CASTOPOD)
    assert player is not None
    assert re.split("[?#]", player.src)[0] == re.split("[?#]", f"https://{vector[1]}")[0]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "dQw4w9WgXcQ",
        "ftp://youtu.be/dQw4w9WgXcQ",
        "javascript:https://youtu.be/dQw4w9WgXcQ",
        "data:text/html,https://youtu.be/dQw4w9WgXcQ",
        "https://evil.example/https://youtu.be/dQw4w9WgXcQ",
        "https://evil.example/?https://youtu.be/dQw4w9WgXcQ",
        "https://youtube.com.evil.com/watch?v=dQw4w9WgXcQ",
        "https://notyoutube.com/watch?v=dQw4w9WgXcQ",
        "https://youtube.com@evil.com/watch?v=dQw4w9WgXcQ",
        "https://evil.com\\@youtube.com/watch?v=dQw4w9WgXcQ",
        "https://youtube.com:8080/watch?v=dQw4w9WgXcQ",
        "https://youtu.be/dQw4w9WgXcQ\nhttps://youtu.be/dQw4w9WgXcQ",
        'https://youtu.be/dQw4w9WgXcQ"onload=alert(1)',
        "https://youtu.be/dQw4w9WgXc",
        "https://youtu.be/dQw4w9WgXcQQ",
        "https://www.youtube.com/@channel",
        "https://www.youtube.com/embed/live_stream?channel=x",
        "https://www.buzzsprout.com/12/345-a-title.mp3",
        "https://www.buzzsprout.com/",
        "https://audioboom.com/posts/123-the-title.mp3",
        "https://aphid.fireside.fm/d/1437767933/abc/def.mp3",
        "https://open.spotify.com/episode/short",
        "https://open.spotify.com/user/name",
        "https://vimeo.com/showcase/123",
        "https://vimeo.com/about",
        "https://soundcloud.com/user",
        "https://soundcloud.com/user/sets",
        "https://www.mixcloud.com/discover/jazz/",
        "https://pca.st/podcast/abc123",
        "https://shows.acast.com/some-show/episodes",
        "https://video.example.com/w/0f9a1b2c-3d4e-5f60-7182-93a4b5c6d7e8",
        "https://casts.example.com/@show/episodes/the-first",
        "https://example.com/a.mp3",
    ],
)
def test_anything_else_is_no_player(address: str) -> None:
    assert resolve(address, PEERTUBE, CASTOPOD) is None


@pytest.mark.parametrize(
    ("address", "provider", "remedy"),
    [
        ("https://show.fireside.fm/12", "Fireside", "fireside:playerURL"),
        ("https://show.fireside.fm/episodes/s2e4", "Fireside", "fireside:playerURL"),
        ("https://some-show.transistor.fm/episodes/first", "Transistor", "share.transistor.fm/s/"),
        ("https://some-show.simplecast.com/episodes/first", "Simplecast", "embed code"),
        ("https://some-show.captivate.fm/episode/first", "Captivate", "embed code"),
        ("https://some-show.podbean.com/e/first/", "Podbean", "podbean.com/ew/"),
        ("https://some-show.libsyn.com/the-first", "Libsyn", "embed code"),
        ("https://some-show.castos.com/episodes/first", "Castos", "embed code"),
        ("https://redcircle.com/show/abc/ep/def", "RedCircle", "embed code"),
        ("https://artist.bandcamp.com/album/first", "Bandcamp", "embed code"),
        ("https://blubrry.com/some_show/123/first/", "Blubrry", "embed code"),
        ("https://vimeo.com/showcase/123", "Vimeo", "embed code"),
        ("https://overcast.fm/+AbC12", "Overcast", ""),
        ("https://podcastaddict.com/some-show/episode/123", "Podcast Addict", ""),
        ("https://web.podfriend.com/podcast/some-show/first", "Podfriend", ""),
    ],
)
def test_a_page_without_its_players_address_is_known_as_one(
    address: str, provider: str, remedy: str
) -> None:
    assert resolve(address) is None
    found = unresolved(address)
    assert found is not None
    assert found.name == provider
    assert remedy in found.paste
    assert bool(remedy) is bool(found.paste)


@pytest.mark.parametrize(
    "address",
    [
        "https://fireside.fm/",
        "https://show.fireside.fm/subscribe",
        "https://show.libsyn.com/rss",
        "https://artist.bandcamp.com/",
        "https://traffic.libsyn.com/show/first.mp3",
        "https://evil.example/https://show.fireside.fm/12",
        "https://example.com/",
    ],
)
def test_other_pages_of_a_provider_are_left_alone(address: str) -> None:
    assert resolve(address) is None
    assert unresolved(address) is None


def test_the_table_knows_at_least_38_providers() -> None:
    assert len({rule.provider for rule in RULES}) >= 38
    assert len({provider.key for provider in PROVIDERS}) == len(PROVIDERS)


def test_a_page_keeps_its_address_as_the_link_and_a_player_gets_its_page() -> None:
    page, player = (
        resolve("https://youtu.be/dQw4w9WgXcQ?t=9"),
        resolve("https://www.youtube.com/embed/dQw4w9WgXcQ"),
    )
    assert page is not None
    assert page.link == "https://youtu.be/dQw4w9WgXcQ?t=9"
    assert player is not None
    assert player.link == "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


def test_permissions_are_those_of_the_providers_own_snippets() -> None:
    def of(address: str) -> Embed:
        embed = resolve(address)
        assert embed is not None
        return embed

    youtube, apple = (
        of("https://youtu.be/dQw4w9WgXcQ"),
        of("https://podcasts.apple.com/podcast/id1?i=2"),
    )
    assert youtube.fullscreen
    assert "web-share" in youtube.allow
    assert "encrypted-media *" in apple.allow
    assert "allow-scripts" in apple.sandbox
    assert of("https://www.mixcloud.com/user/a-show/").allow == "autoplay *"
    assert not of("https://share.transistor.fm/e/0a1b2c3d").sandbox


@pytest.mark.parametrize(
    ("src", "key"),
    [
        ("https://player.vimeo.com/event/1", "vimeo"),
        ("//www.youtube.com/embed/x", "youtube"),
        ("https://music.apple.com/album/1", ""),
        ("https://www.youtube.com.evil.com/", ""),
        ("../demo/", ""),
    ],
)
def test_a_host_tells_the_provider_even_where_no_rule_matches(src: str, key: str) -> None:
    provider = provider_of(src)
    assert (provider.key if provider else "") == key


PLAYER = "https://player.fireside.fm/v2/abc+def?theme=dark"
FRAME = f'<iframe src="{PLAYER}" width="740" height="200"></iframe>'


@pytest.mark.parametrize(
    "body",
    [
        FRAME,
        f"Notes\n\n<div style='height: 200px'>{FRAME}</div>\n",
        f"<IFRAME title='a > b' SRC='{PLAYER}'></IFRAME>",
        f"<iframe src={PLAYER}>",
        f"Words\r\n\r\n{PLAYER}\r\n\r\nmore",
        f"{PLAYER}\n\nmore",
        f"Words\n\n<{PLAYER}>\n",
        f"Words\n\n[{PLAYER}]({PLAYER})",
        f"```html\n<iframe src='https://player.fireside.fm/v2/no+no'>\n```\n\nUse `x`: {FRAME}",
        f"<!-- <iframe src='https://player.fireside.fm/v2/no+no'></iframe> -->\n{FRAME}",
        f'<iframe src="https://share.descript.com/embed/abc"></iframe>\n\n{FRAME}',
        f"https://youtu.be/dQw4w9WgXcQ\n\n{PLAYER}",
        f"```\n\n{PLAYER}\n\n",
        f"```inline `code` here``` is how one writes a backtick.\n\n{PLAYER}\n",
    ],
)
def test_the_episodes_player_is_found_in_a_body(body: str) -> None:
    assert find_episode_player(body) == PLAYER


@pytest.mark.parametrize(
    "body",
    [
        "",
        "Just words, and https://example.com/",
        f"Words {PLAYER} more words",
        f"Words\n{PLAYER}\nmore",
        f"`{FRAME}`",
        f"Write ``{FRAME}`` so",
        f"```\n{FRAME}\n```",
        f"~~~~ html\n~~~\n{FRAME}\n~~~~",
        f"```\n\n{PLAYER}\n\n```",
        f"<!--\n{FRAME}\n-->",
        '<iframe src="https://share.descript.com/embed/abc"></iframe>',
        '<iframe data-src="x"></iframe>',
        '<iframe src="https://open.spotify.com/embed/playlist/4rOoJ6Egrf8K2IrywzwOMk"></iframe>',
        '<iframe src="https://evil.example/https://player.fireside.fm/v2/abc+def"></iframe>',
    ],
)
def test_no_player_is_found_where_none_is_meant(body: str) -> None:
    assert find_episode_player(body) == ""


def test_entities_and_missing_schemes_are_resolved_in_what_is_found() -> None:
    frame = '<iframe src="//www.podbean.com/player-v2/?from=x&amp;i=abc12-de34f-pb"></iframe>'
    assert (
        find_episode_player(frame) == "https://www.podbean.com/player-v2/?from=x&i=abc12-de34f-pb"
    )


def test_a_castopod_page_is_the_episodes_player_on_a_listed_host_only() -> None:
    body = "https://casts.example.org/@show/episodes/the-first"
    assert find_episode_player(body) == ""
    assert find_episode_player(body, castopod=CASTOPOD) == body
