"""Which player an episode's page gets: one, and the one that the author gave."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from sites import MP3, build, episode

FIRESIDE = "https://player.fireside.fm/v2/abc+def"
YOUTUBE = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"
TRANSISTOR = "https://share.transistor.fm/e/1a2b3c4d"


def page(front: str, body: str = "Notes.") -> dict[str, str | bytes]:
    return {"a.md": f"---\ntitle: A\n{front}\n---\n{body}\n", "media/a.mp3": MP3}


@pytest.mark.parametrize(
    ("front", "body", "players", "embeds"),
    [
        ("audio: media/a.mp3", "Notes.", 1, []),
        ("audio: media/a.mp3", f'<iframe src="{FIRESIDE}"></iframe>', 1, [FIRESIDE]),
        ("audio: media/a.mp3", "![Here](media/a.mp3)", 1, []),
        ("audio: media/a.mp3", "<!-- ![Here](media/a.mp3) -->", 1, []),
        ("audio: media/a.mp3", f"```\n{TRANSISTOR}\n```", 1, []),
        (f'audio: media/a.mp3\nplayer: "{FIRESIDE}"', "Notes.", 0, [FIRESIDE]),
        (f"player: {TRANSISTOR}", "Notes.", 0, [TRANSISTOR]),
        (f"player: {TRANSISTOR}", f"<!--\n{TRANSISTOR}\n-->\n\nNotes.", 0, [TRANSISTOR]),
        (f"player: {TRANSISTOR}", f"Listen at\n{TRANSISTOR}\nor elsewhere.", 0, [TRANSISTOR]),
        (f"player: {TRANSISTOR}", f"Before.\n\n{TRANSISTOR}\n\nAfter.", 0, [TRANSISTOR]),
        (
            "category: podcast\nplayer: https://unknown.example/e/1",
            "Notes.",
            0,
            ["https://unknown.example/e/1"],
        ),
        ("audio: media/a.mp3", "![Here][ref]\n\n[ref]: media/a.mp3", 1, []),
        ("audio: media/a.mp3", "![Here](<media/a.mp3>)", 1, []),
        ("audio: media/a.mp3", "![Here](./media/a.mp3 'hint') and [words](media/a.mp3)", 1, []),
        ("audio: media/a.mp3", "!\\[Here](media/a.mp3)", 1, []),
        ("audio: media/a.mp3", "Code:\n\n    ![Here](media/a.mp3)", 1, []),
        ("audio: media/a.mp3", f"Code:\n\n    <iframe src='{FIRESIDE}'></iframe>", 1, []),
        ("audio: media/a.mp3", "<audio controls src='media/a.mp3'></audio>", 1, []),
        ("audio: media/a.mp3", "<audio controls src='../media/a.mp3'></audio>", 1, []),
        (
            "audio: media/a.mp3",
            "<div>\n<audio controls>\n<source src='/media/a.mp3'>\n</audio>\n</div>",
            1,
            [],
        ),
        ("audio: media/a.mp3", "`<audio controls src='media/a.mp3'></audio>`", 1, []),
        ("category: podcast", "<audio controls src='media/a.mp3'></audio>", 1, []),
        ("category: podcast", "![Here](media/a.mp3)", 1, []),
        ("category: podcast", f"> {FIRESIDE}", 0, [FIRESIDE]),
        ("audio: media/a.mp3", f"> As they said:\n>\n> {TRANSISTOR}", 1, [TRANSISTOR]),
        (f"player: {TRANSISTOR}", f"> {TRANSISTOR}", 0, [TRANSISTOR]),
        (f"player: {TRANSISTOR}", f"- {TRANSISTOR}\n\n- b", 0, [TRANSISTOR]),
        (f"player: {TRANSISTOR}", f"<{TRANSISTOR}>", 0, [TRANSISTOR]),
        (
            "player: https://youtu.be/dQw4w9WgXcQ",
            "> https://www.youtube.com/watch?v=dQw4w9WgXcQ",
            0,
            [YOUTUBE],
        ),
        (
            "player: https://youtu.be/dQw4w9WgXcQ",
            f"<iframe src='{YOUTUBE}?start=3'></iframe>",
            0,
            [f"{YOUTUBE}?start=3"],
        ),
    ],
)
def test_an_episode_has_the_one_player_that_was_given(
    tmp_path: Path, front: str, body: str, players: int, embeds: list[str]
) -> None:
    site = build(tmp_path, page(front, body), plugins=[{"podcast": {}}])
    content = site.content("a/index.html")
    assert len(content.select("podcast-player")) == players
    assert [embed.template.iframe["src"] for embed in content.select("podcast-embed")] == embeds


def test_the_episodes_player_is_the_one_that_the_notes_have(tmp_path: Path) -> None:
    body = "First\n\n<audio controls src='media/a.mp3'></audio>\n\nThen ![again](media/a.mp3)"
    site = build(
        tmp_path, page("audio: media/a.mp3\nduration: 42", body), plugins=[{"podcast": {}}]
    )
    own, again = site.content("a/index.html").select("podcast-player")
    # An image is known before what is written in HTML, and is what the author gave for a player.
    assert (again["data-key"], again["data-duration"]) == ("/a.md", "1")
    assert own["data-key"] == "media/a.mp3"


@pytest.mark.parametrize("directory_urls", [True, False])
def test_an_audio_element_plays_the_file_that_markdown_would_mean(
    tmp_path: Path, directory_urls: bool
) -> None:
    pages: dict[str, str | bytes] = {
        "deep/b.md": "# B\n\nA <audio controls src='../media/a%20b.mp3'></audio> clip\n",
        "media/a b.mp3": MP3,
    }
    site = build(tmp_path, pages, use_directory_urls=directory_urls)
    name = "deep/b/index.html" if directory_urls else "deep/b.html"
    content = site.content(name)
    (source,) = content.select("audio source")
    assert (
        (site.out / name)
        .parent.joinpath(str(source["src"]).replace("%20", " "))
        .resolve()
        .is_file()
    )
    assert len(content.select("podcast-player")) == 1
    assert not content.select("p audio")


@pytest.mark.parametrize(
    "element",
    [
        '<audio controls loop src="https://a.org/x.mp3"></audio>',
        '<div>\n<audio controls autoplay src="https://a.org/x.mp3"></audio>\n</div>',
        '<audio controls><source src="https://a.org/x.mp3"><source src="https://a.org/x.ogg"></audio>',
    ],
)
def test_an_audio_element_of_another_site_becomes_a_player(tmp_path: Path, element: str) -> None:
    site = build(tmp_path, page("audio: media/a.mp3", element))
    content = site.content("a/index.html")
    assert len(content.select("podcast-player")) == 2
    sources = [source["src"] for source in content.select("audio source")]
    assert "https://a.org/x.mp3" in sources
    assert all(audio["preload"] == "none" for audio in content.select("audio"))
    assert not content.select("audio[autoplay]")


def test_an_audio_element_with_captions_stays_and_loads_nothing(tmp_path: Path) -> None:
    captions = '<audio controls src="../media/a.mp3"><track src="../a.vtt" kind="captions"></audio>'
    site = build(tmp_path, page("audio: media/a.mp3", captions))
    assert captions.replace('.mp3"', '.mp3" preload="none"') in site.text("a/index.html")
    assert not site.content("a/index.html").select("podcast-player")


@pytest.mark.parametrize(
    "video",
    [
        '<video controls width="250"><source src="media/v.mp4" type="video/mp4" />Download</video>',
        "<div>\n<video controls preload='auto' src='media/v.mp4'></video>\n</div>",
        "![type:video](media/v.mp4)",
        "![video/mp4](media/v.mp4)",
        "![A walk](media/v.mp4)",
    ],
)
def test_a_video_in_the_notes_plays_its_file_and_the_feed_links_to_it(
    tmp_path: Path, video: str
) -> None:
    pages = {**page("audio: media/a.mp3", video), "media/v.mp4": b"ftyp"}
    site = build(tmp_path, pages, site_url="https://show.example.org/")
    (element,) = site.content("a/index.html").select("video")
    assert element["preload"] == "none"
    assert element.has_attr("controls")
    sources = [tag["src"] for tag in (element, *element.select("source")) if tag.has_attr("src")]
    assert sources == ["../media/v.mp4"]
    assert "https://show.example.org/media/v.mp4" in site.text("podcast/feed.xml")


def test_a_video_written_as_an_image_has_the_address_that_mkdocs_gives_it(tmp_path: Path) -> None:
    posts = {
        "blog/index.md": "# Blog\n",
        "blog/posts/one.md": "---\ndate: 2026-01-01\ntitle: One\naudio: https://a.org/1.mp3\n---\n"
        "![type:video](v.mp4)\n\n<!-- more -->\n",
        "blog/posts/v.mp4": b"ftyp",
    }
    site = build(tmp_path, posts, theme="material", plugins=["blog", "podcast"], strict=False)
    assert [message for message in site.warnings if "v.mp4" in message] == []
    assert site.content("blog/2026/01/01/one/index.html").select("video")


def test_a_video_of_another_site_waits_for_a_click(tmp_path: Path) -> None:
    video = '<video autoplay muted src="https://a.org/v.mp4"></video>'
    site = build(tmp_path, page("audio: media/a.mp3", video))
    (element,) = site.content("a/index.html").select("video")
    assert element["preload"] == "none"
    assert not element.has_attr("autoplay")


def test_a_video_of_the_site_that_moves_like_a_picture_still_moves(tmp_path: Path) -> None:
    video = '<video autoplay muted loop src="media/v.mp4"></video>'
    site = build(tmp_path, {**page("audio: media/a.mp3", video), "media/v.mp4": b"ftyp"})
    assert '<video autoplay muted loop src="../media/v.mp4"></video>' in site.text("a/index.html")


def test_a_video_whose_file_is_missing_is_reported(tmp_path: Path) -> None:
    video = '<video controls src="gone.mp4"></video>'
    site = build(tmp_path, page("audio: media/a.mp3", video), strict=False)
    assert [message for message in site.warnings if "a.md:5: `gone.mp4`" in message]


@pytest.mark.parametrize(
    ("image", "title", "mime_type"),
    [
        ("![type:audio](media/a-clip.mp3)", "a clip", "audio/mpeg"),
        ("![type: audio](media/a-clip.mp3)", "a clip", "audio/mpeg"),
        ("![audio/ogg](https://a.org/x)", "x", "audio/ogg"),
        ("![Rain](media/a-clip.mp3)", "Rain", "audio/mpeg"),
    ],
)
def test_the_marker_of_a_media_plugin_is_no_title(
    tmp_path: Path, image: str, title: str, mime_type: str
) -> None:
    site = build(tmp_path, {**page("audio: media/a.mp3", image), "media/a-clip.mp3": MP3})
    player = site.content("a/index.html").select("podcast-player")[-1]
    assert player.select("audio")[0]["aria-label"] == title
    assert player.select("source")[0]["type"] == mime_type


def test_an_audio_element_whose_file_is_missing_hides_no_player_and_is_reported(
    tmp_path: Path,
) -> None:
    site = build(
        tmp_path,
        page("audio: media/a.mp3", "Hm\n\n<audio controls src='gone.mp3'></audio>"),
        strict=False,
    )
    assert len(site.content("a/index.html").select("podcast-player")) == 1
    assert [message for message in site.warnings if "a.md:7: `gone.mp3`, which HTML" in message]


class Nesting(HTMLParser):
    """Blocks in a paragraph or a link, which browsers close before them."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        around = {"p", "a", "h1", "h2", "h3"} & set(self.opened)
        is_block = tag in {"p", "div", "section", "ul", "iframe"} or tag.startswith("podcast-")
        if is_block and around:
            self.wrong.append(f"{tag} in {around}")
        if tag not in {
            "img",
            "br",
            "input",
            "source",
            "meta",
            "link",
            "hr",
            "path",
            "circle",
            "rect",
        }:
            self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.opened:
            while self.opened.pop() != tag:
                pass


BLOCKS = [
    *(
        "![x](media/a.mp3)",
        "<iframe src='https://a.org/'></iframe>",
        "<!-- podcast:episodes -->",
        "<!-- podcast:player -->",
    ),
    "<audio controls src='media/a.mp3'></audio>",
]


AROUND = (
    "{}",
    "a {} b",
    "a\n{}\nb",
    "[{}](https://a.org)",
    "a [b {} c](https://a.org) d",
    "## a {} b",
    "*a {}*",
    "{}{}",
    "- {}\n- a {}",
    "> {}\n> a",
    "1. a\n\n    {}",
    "| a | b |\n|---|---|\n| {} | x {} |",
    "a[^1]\n\n[^1]: b {}",
    "<a href='x'>{}</a>",
    "<p>{}</p>",
    "a\n: {}",
    "!!! note\n    a {}",
    "<div markdown>\na {}\n</div>",
)


@pytest.mark.parametrize("block", BLOCKS)
def test_no_block_stands_in_a_paragraph_or_a_link(tmp_path: Path, block: str) -> None:
    extensions = ["tables", "footnotes", "admonition", "def_list", "md_in_html"]
    pages: dict[str, str | bytes] = {}
    for number, around in enumerate(AROUND):
        text = page("audio: media/a.mp3", f"# A\n\n{around.format(*[block] * 2)}\n\nEnd.")
        pages |= {name.replace("a.md", f"a{number}.md"): data for name, data in text.items()}
    site = build(
        tmp_path,
        pages,
        strict=False,
        markdown_extensions=extensions,
        theme={"name": "mkdocs"},
        plugins=["podcast"],
    )
    wrong = {}
    for number, around in enumerate(AROUND):
        content = site.content(f"a{number}/index.html")
        nesting = Nesting()
        nesting.feed(str(content))
        if nesting.wrong or not content.select("podcast-player, audio"):
            wrong[around] = nesting.wrong
    assert wrong == {}


@pytest.mark.parametrize("given", ["abc123", "javascript:alert(1)"])
def test_a_player_that_cannot_be_one_is_reported(tmp_path: Path, given: str) -> None:
    site = build(
        tmp_path,
        page(f'category: podcast\nplayer: "{given}"'),
        strict=False,
        plugins=[{"podcast": {}}],
    )
    assert [message for message in site.warnings if "a.md:4: `player`" in message]


def test_a_draft_that_says_neither_yes_nor_no_is_reported(tmp_path: Path) -> None:
    site = build(
        tmp_path, page("audio: media/a.mp3\ndraft: maybe"), strict=False, plugins=[{"podcast": {}}]
    )
    assert [message for message in site.warnings if "`maybe` is neither true nor false" in message]


def test_a_page_that_two_shows_include_belongs_to_the_first_and_is_named(tmp_path: Path) -> None:
    plugins = [
        {
            "podcast": {
                "episodes": {"include": "episodes/*.md"},
                "index": "one/index.md",
                "tags": False,
            }
        },
        {"podcast": {"episodes": {"include": "**/*.md"}, "index": "two/index.md", "tags": False}},
    ]
    site = build(
        tmp_path,
        {"episodes/a.md": episode(), "other/b.md": episode("B")},
        plugins=plugins,
        strict=False,
    )
    assert len(site.content("episodes/a/index.html").select(".podcast-head")) == 1
    assert [
        message
        for message in site.warnings
        if "episodes/a.md: two shows include this page" in message
    ]


def test_an_index_in_the_navigation_is_there_before_the_first_episode(tmp_path: Path) -> None:
    site = build(tmp_path, {}, nav=["index.md", "podcast/index.md"])
    assert "No episode is out yet." in site.content("podcast/index.html").get_text()


def test_a_mistake_in_an_overridden_fragment_is_reported_with_its_name(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    from mkdocs.exceptions import Abort

    override = tmp_path / "overrides" / "podcast" / "card.html"
    override.parent.mkdir(parents=True)
    override.write_text("\n{{ oops", "utf-8")
    with pytest.raises(Abort):
        build(
            tmp_path,
            {"a.md": episode()},
            theme={"name": "material", "custom_dir": str(tmp_path / "overrides")},
        )
    assert "the fragment `podcast/card.html`, line 2 cannot be used" in caplog.text


@pytest.mark.parametrize(
    "fragment",
    ["<iframe src='{{ embed.src }}'></iframe>", "<!-- nothing -->", ""],
)
def test_an_overridden_fragment_leaves_the_feeds_notes_as_they_are(
    tmp_path: Path, fragment: str
) -> None:
    override = tmp_path / "overrides" / "podcast" / "embed.html"
    override.parent.mkdir(parents=True)
    override.write_text(fragment, "utf-8")
    site = build(
        tmp_path,
        {"a.md": episode("A", body="Notes.\n\nhttps://www.youtube.com/watch?v=dQw4w9WgXcQ")},
        theme={"name": "mkdocs", "custom_dir": str(tmp_path / "overrides")},
        strict=False,
    )
    link = '<a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ">Watch on YouTube: A</a>'
    assert f"<p>Notes.</p>\n<p>{link}</p>" in site.text("podcast/feed.xml").replace("\n\n", "\n")
    assert "podcast-player--" not in site.text("a/index.html")


def test_what_plugins_make_of_a_page_does_not_reach_the_feed(tmp_path: Path) -> None:
    hook = tmp_path / "hook.py"
    hook.write_text(
        "def on_page_content(html, **more):\n    return f'<p>Read in 3 minutes.</p>{html}'\n"
    )
    site = build(tmp_path, {"a.md": episode("A", body="# A\n\nNotes.")}, hooks=[str(hook)])
    assert "Read in 3 minutes." in site.text("a/index.html")
    assert "Read in 3 minutes." not in site.text("podcast/feed.xml")
    assert "<p>Notes.</p>" in site.text("podcast/feed.xml")


def test_a_first_heading_that_is_not_the_title_is_a_section(tmp_path: Path) -> None:
    body = "# Sponsors\n\nA wool shop.\n\n# Transcript\n\nHello."
    site = build(tmp_path, {"a.md": episode("Learning to knit", body=body)})
    headings = site.content("a/index.html").find_all("h1")
    assert [heading.get_text(strip=True).rstrip("¶") for heading in headings] == [
        "Learning to knit",
        "Sponsors",
        "Transcript",
    ]
    assert "<h1>Sponsors</h1>" in site.text("podcast/feed.xml")


def test_a_recording_that_a_page_plays_twice_is_mentioned(tmp_path: Path) -> None:
    body = "![Here](media/a.mp3)\n\n![Again](media/a.mp3)"
    site = build(tmp_path, page("audio: media/a.mp3", body), plugins=[{"podcast": {}}])
    assert [message for message in site.infos if "plays its episode 2 times" in message]


def test_the_notes_of_an_encrypted_page_do_not_reach_the_feed(tmp_path: Path) -> None:
    hook = tmp_path / "hook.py"
    hook.write_text(
        "def on_page_markdown(markdown, page, **more):\n"
        "    if 'password' in page.meta:\n        page.encryptcontent = {}\n"
    )
    secret = page("audio: media/a.mp3\npassword: x\ndescription: For friends.", "Secret words.")
    site = build(tmp_path, secret, hooks=[str(hook)])
    feed = site.text("podcast/feed.xml")
    assert "Secret words" not in feed
    assert "For friends." in feed
