"""Exports of WordPress become pages with what PowerPress, Seriously Simple Podcasting and Podlove
Publisher keep of an episode."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config

from adversarial import seconds
from mkdocs_podcast.cli import main
from mkdocs_podcast.importing.any_source import SourceChoices, read_any
from mkdocs_podcast.importing.feed_xml import read_document
from mkdocs_podcast.importing.imported import ImportedEpisode, ImportedShow, SourceError
from mkdocs_podcast.importing.lone_players import with_lone_players
from mkdocs_podcast.importing.page_yaml import page_text
from mkdocs_podcast.importing.php_values import read_php
from mkdocs_podcast.importing.wordpress import read_export
from wordpress_exports import attachment, enclosure, export, item, podlove_export, serialised

WOLF = "https://cdn.example.org/wolf.mp3"
POST = {"enclosure": enclosure(WOLF)}
VIDEO = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


def show_of(*items: str) -> ImportedShow:
    return read_export(read_document(export(*items)))


def episode_of(*items: str) -> ImportedEpisode:
    (episode,) = show_of(*items).episodes
    return episode


def reasons(show: ImportedShow) -> list[tuple[str, str]]:
    return [(left.name, left.reason) for left in show.left_out]


def test_a_post_says_who_when_and_where_it_was() -> None:
    more = (
        '<category domain="category" nicename="waves"><![CDATA[Waves]]></category>'
        '<category domain="post_tag" nicename="maths"><![CDATA[Maths]]></category>'
        '<category domain="category" nicename="uncategorized">Uncategorized</category>'
    )
    meta = {**POST, "_thumbnail_id": "9"}
    picture = attachment(9, "https://old.example.org/wp-content/uploads/wolf.jpg")
    show = show_of(item("<p>Notes.</p>", meta, more=more), picture)
    assert show.site == {
        "site_name": "Signal Path",
        "site_url": "https://old.example.org",
        "site_description": "On waves",
    }
    assert show.options == {"language": "pt-BR"}
    (episode,) = show.episodes
    assert episode.front == {
        "title": "Wolf & Fox",
        "date": dt.datetime(2026, 1, 31, 9, tzinfo=dt.timezone.utc),
        "audio": WOLF,
        "length": 12345678,
        "hosts": ["Ana Ferreira"],
        "image": "https://old.example.org/wp-content/uploads/wolf.jpg",
        "tags": ["Waves", "Maths"],
        "guid": "https://old.example.org/?p=7",
        "redirect_from": ["/2026/01/wolf/"],
    }
    assert episode.notes == "Notes."
    assert episode.name == "wolf"


def test_powerpress_keeps_the_rest_in_serialised_extras() -> None:
    extras: dict[str, Any] = {
        "duration": "00:46:56",
        "episode_no": "12",
        "season": "2",
        "episode_title": "Wölfe",
        "author": "Ben",
        "episode_type": "bonus",
        "itunes_image": "https://cdn.example.org/wolf.jpg",
        "explicit": "2",
        "block": "yes",
        "summary": "How wolves howl",
        "pci_transcript": "1",
        "pci_transcript_url": "https://cdn.example.org/wolf.vtt",
        "pci_transcript_language": "en",
        "pci_chapters_url": "https://cdn.example.org/wolf.json",
        "credits": {0: {"name": "Ben", "role": "guest", "href": "https://example.org/ben"}},
        "podcast_id": "42",
    }
    show = show_of(item(meta={"enclosure": enclosure(WOLF, extras)}))
    front = show.episodes[0].front
    expected = {
        "duration": "46:56",
        "episode": 12,
        "season": 2,
        "itunes_title": "Wölfe",
        "apple_author": "Ben",
        "episode_type": "bonus",
        "image": "https://cdn.example.org/wolf.jpg",
        "explicit": False,
        "block": True,
        "description": "How wolves howl",
        "transcript": {"url": "https://cdn.example.org/wolf.vtt", "language": "en"},
        "chapters": "https://cdn.example.org/wolf.json",
        "people": [{"name": "Ben", "role": "Guest", "url": "https://example.org/ben"}],
    }
    assert {name: front[name] for name in expected} == expected
    assert reasons(show) == [("podcast_id", "there is no key for it")]


def test_another_channel_of_powerpress_is_another_format() -> None:
    video = "https://cdn.example.org/wolf.mp4\n99999999\nvideo/mp4"
    episode = episode_of(item(meta={"_films:enclosure": video, **POST}))
    assert episode.front["audio"] == [
        {"url": WOLF, "length": 12345678},
        {"url": "https://cdn.example.org/wolf.mp4", "length": 99999999, "title": "films"},
    ]


def test_each_enclosure_of_a_post_is_a_format() -> None:
    further = "https://cdn.example.org/wolf.ogg"
    more = (
        "<wp:postmeta><wp:meta_key>enclosure</wp:meta_key>"
        f"<wp:meta_value>{further}\n1234567\naudio/ogg</wp:meta_value></wp:postmeta>"
    )
    # What is in `more` comes before the other fields.
    episode = episode_of(item(meta=POST, more=more))
    assert [entry["url"] for entry in episode.front["audio"]] == [further, WOLF]


def test_a_feed_completes_an_export(tmp_path: Path) -> None:
    posts, feed = tmp_path / "posts.xml", tmp_path / "feed.xml"
    posts.write_bytes(export(item(meta=POST)))
    feed.write_text(
        '<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>'
        "<title>Signal Path</title><itunes:category text='Technology'/><item><title>Wolf</title>"
        '<guid isPermaLink="false">https://old.example.org/?p=7</guid>'
        "<itunes:duration>46:56</itunes:duration></item></channel></rss>",
        "utf-8",
    )
    show = read_any(str(posts), SourceChoices(feed=str(feed)))
    [episode] = show.episodes
    assert (episode.front["audio"], episode.front["duration"]) == (WOLF, "46:56")
    assert show.options["categories"] == ["Technology"]


def test_seriously_simple_podcasting_has_a_field_for_each_fact() -> None:
    meta = {
        "audio_file": WOLF,
        "enclosure": WOLF,
        "duration": "46:56",
        "filesize": "23.25M",
        "filesize_raw": "24381952",
        "episode_type": "audio",
        "explicit": "on",
        "itunes_episode_number": "12",
        "itunes_season_number": "2",
        "itunes_episode_type": "trailer",
        "cover_image": "https://cdn.example.org/wolf.jpg",
        "date_recorded": "30-01-2026",
    }
    more = '<category domain="series" nicename="waves">Waves</category>'
    front = episode_of(item(meta=meta, kind="podcast", more=more)).front
    expected = {
        "audio": WOLF,
        "length": 24381952,
        "duration": "46:56",
        "episode": 12,
        "season": 2,
        "episode_type": "trailer",
        "explicit": True,
        "image": "https://cdn.example.org/wolf.jpg",
        "series": ["Waves"],
        "recorded": "30-01-2026",
    }
    assert {name: front[name] for name in expected} == expected


def test_several_shows_are_named() -> None:
    items = [
        item(
            meta=POST,
            name=name,
            identity=number,
            more=f'<category domain="series">{name}</category>',
        )
        for number, name in enumerate(("waves", "wolves"))
    ]
    assert any(
        name == "series" and "2 shows (waves, wolves)" in why
        for name, why in reasons(show_of(*items))
    )


@pytest.mark.parametrize(
    ("status", "draft"),
    [("publish", None), ("future", None), ("draft", True), ("pending", True), ("private", True)],
)
def test_what_was_not_public_is_a_draft(status: str, draft: bool | None) -> None:
    assert episode_of(item(meta=POST, status=status)).front.get("draft") is draft


def test_what_is_gone_or_asks_for_a_password_is_left_out() -> None:
    show = show_of(
        item(meta=POST),
        item(meta=POST, status="trash", identity=8),
        item(meta=POST, password="secret", title="Hidden", identity=9),
        item(kind="page", meta=POST, identity=10),
        item(identity=11, title="News"),
    )
    assert len(show.episodes) == 1
    left_out = [(left.where, left.name) for left in show.left_out]
    assert left_out == [("Hidden", "wp:post_password"), ("", "")]


def test_comments_are_counted_once() -> None:
    comment = "<wp:comment><wp:comment_content>Hi</wp:comment_content></wp:comment>"
    show = show_of(item(meta=POST, more=comment * 3), item(meta=POST, more=comment, identity=8))
    assert reasons(show) == [("wp:comment", "4 comments of readers: a static site has none")]


@pytest.mark.parametrize(
    "extras",
    ["a:1:{", 'O:8:"stdClass":0:{}', "a:999999999:{}", "x", "a:1:{" * 5000, "s:9999:", 'R:1;', "i:;"],
)  # fmt: skip
def test_extras_that_cannot_be_read_are_reported(extras: str) -> None:
    show = show_of(item(meta={"enclosure": enclosure(WOLF, extras)}))
    assert show.episodes[0].front["audio"] == WOLF
    assert [left.name for left in show.left_out] == ["enclosure"]


@pytest.mark.parametrize("address", ["https://[broken/a.mp3", "no"])
def test_an_address_that_is_none_is_reported(address: str) -> None:
    show = show_of(item(meta={"_films:enclosure": address, **POST}))
    assert reasons(show) == [("_films:enclosure", "it is not an address of a recording")]


def test_a_count_that_is_wrong_costs_nothing() -> None:
    assert read_php('a:2:{s:5:"title";s:3:"Wölfe";s:6:"season";i:2;}') == {
        "title": "Wölfe",
        "season": 2,
    }


@pytest.mark.parametrize("value", ["", "Wölfe", 7, True, None, {"a": {"b": 1}}, {0: "x", 1: "y"}])
def test_values_of_php_are_read(value: object) -> None:
    assert read_php(serialised(value)) == value


def refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_php(text)


@pytest.mark.parametrize(
    "text",
    ['s:9:"' * 100_000, "a:99999:{i:1;N;" + "i:1;N;" * 50_000, 's:1:"ab";' * 50_000],
    ids=["beginnings", "a long list", "wrong counts"],
)
def test_serialised_values_are_read_in_linear_time(text: str) -> None:
    assert seconds(lambda: refused(text)) < 2


@pytest.mark.parametrize(
    ("content", "notes"),
    [
        ("One\nline\n\nTwo", "One  \nline\n\nTwo"),
        ('[audio src="https://cdn.example.org/clip.mp3"]', "![](https://cdn.example.org/clip.mp3)"),
        ("[audio mp3='https://cdn.example.org/clip.mp3'][/audio]", "![](https://cdn.example.org/clip.mp3)"),
        ("[audio https://cdn.example.org/clip.mp3]", "![](https://cdn.example.org/clip.mp3)"),
        ('[playlist ids="5,6"]', "![](https://old.example.org/a.mp3)\n\n![](https://old.example.org/b.mp3)"),
        ("[powerpress]", "<!-- podcast:player -->"),
        ('[podcast_episode episode="7" content="title,player"]', "<!-- podcast:player -->"),
        ("[podlove-episode-web-player]\n\nWords", "<!-- podcast:player -->\n\nWords"),
        ("[powerpress]\n\n[powerpress]", "<!-- podcast:player -->"),
        (f"[embed]{VIDEO}[/embed]", VIDEO),
        (f"Before\n\n{VIDEO}\n\nAfter", f"Before\n\n{VIDEO}\n\nAfter"),
        ("[youtube dQw4w9WgXcQ]", VIDEO),
        (f'<!-- wp:embed {{"url":"{VIDEO}"}} --><figure class="wp-block-embed is-type-video"><div class="wp-block-embed__wrapper">\n{VIDEO}\n</div></figure><!-- /wp:embed -->', VIDEO),
        ('<!-- wp:audio {"id":5} --><figure class="wp-block-audio"><audio controls src="https://cdn.example.org/clip.mp3"></audio></figure><!-- /wp:audio -->', "![](https://cdn.example.org/clip.mp3)"),
        ("<!-- wp:paragraph --><p>Words</p><!-- /wp:paragraph -->", "Words"),
        ('<!-- wp:seriously-simple-podcasting/castos-player {"episodeId":"7"} /-->', "<!-- podcast:player -->"),
        ('[caption id="x" width="9"]<img src="https://example.org/w.jpg" alt="Wolf"> A wolf[/caption]', "![Wolf](https://example.org/w.jpg)\n\n*A wolf*"),
        ("First<!--more-->Second", "First\n\n<!-- more -->\n\nSecond"),
        ("Said:\n<ul>\n<li>one\n<ol>\n<li>two</li>\n</ol>\n</li>\n</ul>\nEnd", "Said:\n\n- one\n    1. two\n\nEnd"),
        ("<h2>A</h2>\nOne\ntwo\n<blockquote>Three</blockquote>", "## A\n\nOne  \ntwo\n\n> Three"),
        ("[et_pb_section][et_pb_text]<p>Words</p>[/et_pb_text][/et_pb_section]", "Words"),
        ('[vc_row][vc_column width="1/2"]Words[/vc_column][/vc_row]', "Words"),
        ('[smart_track_player url="https://cdn.example.org/clip.mp3"]', "![](https://cdn.example.org/clip.mp3)"),
        ("Say [contact-form id=3] here", "Say [contact-form id=3] here"),
        ("An array[0] and [1] and [a link](x)", "An array[0] and [1] and [a link\\](x)"),
        ("<pre>[audio]\n\n[x]</pre>", "```\n[audio]\n\n[x]\n```"),
        ('<a href="https://old.example.org/2026/01/wolf/">This</a>', "[This](wolf.md)"),
    ],
)  # fmt: skip
def test_notes_become_markdown(content: str, notes: str) -> None:
    files = [
        attachment(5, "https://old.example.org/a.mp3"),
        attachment(6, "https://old.example.org/b.mp3"),
    ]
    assert episode_of(item(content, POST), *files).notes == notes


def test_shortcodes_of_other_plugins_are_named() -> None:
    show = show_of(
        item("[contact-form id=3]\n\n<!-- wp:jetpack/poll -->x<!-- /wp:jetpack/poll -->", POST)
    )
    assert {left.name for left in show.left_out} == {"[contact-form]", "wp:jetpack/poll"}


@pytest.mark.parametrize(
    ("markdown", "bare"),
    [
        (f"[{VIDEO}]({VIDEO})", VIDEO),
        (f"<{VIDEO}>", VIDEO),
        (f"[Watch on YouTube]({VIDEO})", VIDEO),
        (f"[The talk]({VIDEO})", f"The talk\n\n{VIDEO}"),
        (f"See [the talk]({VIDEO})", f"See [the talk]({VIDEO})"),
        ("[Site](https://example.org/)", "[Site](https://example.org/)"),
    ],
)
def test_a_lone_link_to_a_player_is_its_address(markdown: str, bare: str) -> None:
    assert with_lone_players(f"Before\n\n{markdown}\n\nAfter") == f"Before\n\n{bare}\n\nAfter"


def test_a_post_whose_notes_play_a_recording_is_an_episode() -> None:
    audio = '<figure class="wp-block-audio"><audio src="https://cdn.example.org/clip.mp3"></audio></figure>'
    assert episode_of(item(audio)).front["audio"] == "https://cdn.example.org/clip.mp3"
    frame = '<iframe src="https://player.fireside.fm/v2/vA-gqsEV+UsZ0ZY4P"></iframe>'
    with pytest.raises(SourceError, match="none of its posts has a recording"):
        show_of(item(frame))
    more = '<category domain="category" nicename="podcast">Podcast</category>'
    assert episode_of(item(frame, more=more)).title == "Wolf & Fox"


def test_the_example_of_the_guide_is_what_the_import_makes() -> None:
    guide = (Path(__file__).parent.parent / "docs/guide/moving-from-wordpress.md").read_text(
        "utf-8"
    )
    page = guide.partition("```markdown\n")[2].partition("```\n")[0]
    content = (
        "<!-- wp:paragraph --><p>Wolves, <em>closely</em>.</p><!-- /wp:paragraph -->\n\n[powerpress]"
        "\n\nhttps://www.youtube.com/watch?v=LVWTQcZbLgY\n\n[contact-form id=3]"
    )
    meta = {"enclosure": enclosure(WOLF, {"duration": "00:46:56", "episode_no": "12"})}
    comment = "<wp:comment><wp:comment_content>Hi</wp:comment_content></wp:comment>"
    show = show_of(
        item(content, meta, more=comment * 3),
        item(meta=POST, title="For members", identity=9, password="p"),
    )
    assert page_text(show.episodes[0].front, show.episodes[0].notes) == page
    assert all(f"`{name}`: {reason}" in guide for name, reason in reasons(show))


def test_an_export_becomes_a_site_that_builds_strictly(tmp_path: Path) -> None:
    source = tmp_path / "export.xml"
    extras = {"duration": "46:56", "episode_no": "12"}
    meta = {"enclosure": enclosure(WOLF, extras)}
    source.write_bytes(export(item(f"[powerpress]\n\nNotes.\n\n{VIDEO}", meta)))
    result = CliRunner().invoke(main, ["import", str(source), "--offline", "--into", str(tmp_path)])
    assert result.exit_code == 0, result.output
    build(load_config(str(tmp_path / "mkdocs.yml"), strict=True))
    page = (tmp_path / "site/episodes/wolf/index.html").read_text("utf-8")
    assert WOLF in page
    assert "dQw4w9WgXcQ" in page
    feed = (tmp_path / "site/feed.xml").read_text("utf-8")
    assert "<itunes:episode>12</itunes:episode>" in feed
    assert "https://old.example.org/?p=7" in feed


# Podlove Publisher


def test_early_versions_kept_an_episode_in_the_post_itself() -> None:
    kept = {
        "duration": "46:56",
        "subtitle": "How wolves howl",
        "chapters": "00:00:00 Hello\n00:01:30 Howls",
    }
    front = episode_of(item(meta={"_podlove_meta": serialised(kept), **POST}, kind="podcast")).front
    assert front["duration"] == "46:56"
    assert front["description"] == "How wolves howl"
    assert front["chapters"] == "00:00:00 Hello\n00:01:30 Howls"


def write(folder: Path, name: str, data: bytes) -> str:
    (folder / name).write_bytes(data)
    return str(folder / name)


def test_podlove_completes_the_posts_of_wordpress(tmp_path: Path) -> None:
    posts = write(
        tmp_path, "posts.xml", export(item("[podlove-episode-web-player]", kind="podcast"))
    )
    podlove = write(tmp_path, "podlove.xml.gz", gzip.compress(podlove_export()))
    with pytest.raises(SourceError, match="--podlove FILE"):
        read_any(posts)
    show = read_any(posts, SourceChoices(podlove=podlove))
    (episode,) = show.episodes
    expected = {
        "title": "Wolf & Fox",
        "audio": [
            {"url": "https://cdn.example.org/sp012-wolf.mp3", "length": 45054321},
            {"url": "https://cdn.example.org/sp012-wolf-hq.opus", "length": 23456789, "type": "audio/opus"},
        ],
        "duration": "46:56",
        "episode": 12,
        "description": "How wolves howl",
        "chapters": "00:00:00.000 Hello\n00:01:30.000 Howls <https://example.org/howls>",
        "transcript": "../transcripts/sp012-wolf.vtt",
        "season": 2,
        "people": [{"name": "Ben", "role": "Guest", "image": "https://example.org/ben.jpg", "url": "https://code.example/ben"}],
        "explicit": False,
        "license": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
    }  # fmt: skip
    assert {name: episode.front[name] for name in expected} == expected
    assert show.site["site_description"] == "Waves & more"
    assert show.options["author"] == "Ana Ferreira"
    assert show.options["channel"] == {
        "owner": {"name": "Ana", "email": "ana@example.org"},
        "season_names": {1: "The first", 2: "The second"},
    }
    assert "feeds" in [left.name for left in show.left_out]
    assert "useragents" not in [left.name for left in show.left_out]
    (file,) = show.files
    assert file.path == "transcripts/sp012-wolf.vtt"
    assert "<v Ana Ferreira>Hello." in file.text
    assert "<v B>Howl &lt;3" in file.text


def archive_of(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, podlove_export())
    return buffer.getvalue()


@pytest.mark.parametrize("names", [("site/posts.xml", "README"), ("feed.xml", "pages/a.xml")])
def test_the_file_of_an_archive_is_imported(tmp_path: Path, names: tuple[str, ...]) -> None:
    assert read_any(write(tmp_path, "all.zip", archive_of(*names))).episodes


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (archive_of("1.xml", "2.xml"), "2 XML files: unpack it"),
        (archive_of("README"), "0 XML files"),
        (archive_of("1.xml")[:200], "cannot be read"),
    ],
)
def test_an_archive_that_does_not_tell_its_file_is_refused(
    tmp_path: Path, data: bytes, reason: str
) -> None:
    with pytest.raises(SourceError, match=reason):
        read_any(write(tmp_path, "all.zip", data))


def test_podlove_without_its_posts_says_what_is_lacking(tmp_path: Path) -> None:
    show = read_any(write(tmp_path, "podlove.xml", podlove_export()))
    assert [episode.title for episode in show.episodes] == ["Wolf"]
    assert "export of WordPress" in show.left_out[0].reason


def test_a_site_of_both_exports_builds_strictly(tmp_path: Path) -> None:
    posts = write(tmp_path, "posts.xml", export(item("Notes.", kind="podcast")))
    podlove = write(tmp_path, "podlove.xml", podlove_export())
    arguments = [
        "import",
        posts,
        "--offline",
        "--podlove",
        podlove,
        "--into",
        str(tmp_path / "new"),
    ]
    (tmp_path / "new").mkdir()
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    build(load_config(str(tmp_path / "new/mkdocs.yml")))
    page = (tmp_path / "new/site/episodes/wolf/index.html").read_text("utf-8")
    assert "Howls" in page
    assert "Ben" in page


def test_a_configuration_of_the_web_player_is_an_episode(tmp_path: Path) -> None:
    config = b"""{"show": {"title": "Signal Path", "link": "https://old.example.org"}, "title": "Wolf",
    "publicationDate": "2026-01-31T09:00:00+00:00", "duration": "46:56", "summary": "<p>Notes.</p>",
    "audio": [{"url": "https://cdn.example.org/wolf.mp3", "mimeType": "audio/mpeg", "size": "45054321"}],
    "chapters": [{"start": "0:00", "title": "Hello"}], "transcripts": "https://cdn.example.org/wolf.vtt",
    "contributors": [{"name": "Ben", "role": {"title": "guest"}}], "reference": {}}"""
    show = read_any(write(tmp_path, "wolf.json", config))
    (episode,) = show.episodes
    assert episode.front["audio"] == [{"url": WOLF, "type": "audio/mpeg", "length": 45054321}]
    assert episode.front["chapters"] == [{"start": "0:00", "title": "Hello"}]
    assert episode.front["people"] == [{"name": "Ben", "role": "Guest"}]
    assert [left.name for left in show.left_out] == ["reference"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x1f\x8b\x08broken", "gzip"),
        (gzip.compress(podlove_export())[:200], "gzip"),
        (b'{"audio": ', "JSON"),
        (b'{"a": 1}', "no configuration"),
        (b"[" * 100_000, "JSON"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(data: bytes, reason: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=reason):
        read_any(write(tmp_path, "file", data))


def test_posts_with_nothing_to_play_are_counted(tmp_path: Path) -> None:
    posts = export(item(meta=POST), item("Words.", meta={}), item("More words.", meta={}))
    show = read_any(write(tmp_path, "posts.xml", posts))
    reasons = [left.reason for left in show.left_out]
    assert "2 posts of the export with nothing to play" in reasons
