"""The site as a whole: themes, addresses, repeated and partial builds, other plugins."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from sites import MP3, Site, build, episode, episodes, make, rebuild, write

PACKAGE = Path(__file__).parent.parent / "mkdocs_podcast"
LOCAL = {
    "my episodes/a first one.md": episode(
        "Local", audio="media/a one.mp3", tags="one two, three", body="![Clip](media/clip.mp3)"
    ),
    "my episodes/media/a one.mp3": MP3,
    "my episodes/media/clip.mp3": MP3,
}


def digests(site: Site) -> dict[str, str]:
    names = [name for name in site.files() if not name.endswith(".gz") and name != "sitemap.xml"]
    return {name: hashlib.sha256((site.out / name).read_bytes()).hexdigest() for name in names}


def test_heavy_parsers_are_not_loaded_before_a_page_needs_them() -> None:
    heavy = {"bs4", "email.mime", "nh3", "requests", "tinytag", "watchdog"}
    code = f"import mkdocs_podcast.plugin, sys; print({heavy!r} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"


def test_the_last_collection_is_skipped_when_the_process_ends_and_no_other(tmp_path: Path) -> None:
    config_file = make(tmp_path, episodes(2))
    # What is registered first happens last.
    code = (
        "import atexit, gc\n"
        "atexit.register(lambda: print('at the end', gc.get_freeze_count() > 0))\n"
        "from mkdocs.__main__ import cli\n"
        f"cli(['build', '--config-file', {str(config_file)!r}], standalone_mode=False)\n"
        "print('after the build', gc.get_freeze_count())\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "after the build 0\nat the end True\n"


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
@pytest.mark.parametrize("directory_urls", [True, False])
@pytest.mark.parametrize("site_url", ["https://example.org/", "https://example.org/show/", None])
def test_players_lists_and_files_are_right_in_every_theme_and_shape_of_address(
    tmp_path: Path, theme: str, directory_urls: bool, site_url: str | None
) -> None:
    more = {"site_url": site_url} if site_url else {"site_url": ""}
    site = build(tmp_path, LOCAL, theme={"name": theme}, use_directory_urls=directory_urls, **more)
    page = (
        "my episodes/a first one/index.html" if directory_urls else "my episodes/a first one.html"
    )
    up = "../" if directory_urls else ""
    content = site.content(page)
    sources = [source["src"] for source in content.select("podcast-player audio source")]
    assert sources == [f"{up}media/a%20one.mp3", f"{up}media/clip.mp3"]
    assert content.h1.get_text() == "Local"
    index = "podcast/index.html"
    play = site.content(index).select_one(".podcast-card .podcast-play")
    assert play is not None
    assert play["data-audio"] == "../my%20episodes/media/a%20one.mp3"
    assert site.page(index).select_one('link[href="../assets/podcast/podcast.css"]')
    assert site.page(index).select_one('script[src="../assets/podcast/podcast.js"][defer]')
    assert (site.out / "assets/podcast/podcast.js").is_file()


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    site = build(tmp_path, {**LOCAL, **episodes(5)}, {"per_page": 2})
    first = digests(site)
    assert digests(rebuild(tmp_path / "mkdocs.yml")) == first


def test_one_plugin_instance_builds_again_and_again_as_serve_does(tmp_path: Path) -> None:
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config

    config_file = make(tmp_path, episodes(2))
    config = load_config(str(config_file))
    plugin_of_first_build = config.plugins["podcast"]
    mkdocs_build(config)
    first = digests(Site(tmp_path))
    config = load_config(str(config_file))
    config.plugins["podcast"].__dict__.update(plugin_of_first_build.__dict__)
    for _ in range(2):
        config = config.plugins.on_config(config) or config
        mkdocs_build(config)
    assert digests(Site(tmp_path)) == first
    assert len(config.extra_javascript) == 1
    assert len(config.extra_css) == 1


def test_edited_added_deleted_and_renamed_episodes_are_followed(tmp_path: Path) -> None:
    site = build(tmp_path, episodes(3))
    docs = tmp_path / "docs" / "episodes"
    (docs / "001.md").unlink()
    (docs / "002.md").rename(docs / "renamed.md")
    write(
        tmp_path,
        {
            "episodes/003.md": episode("Edited", "2026-02-01"),
            "episodes/new.md": episode("New", "2026-03-01"),
        },
    )
    site = rebuild(tmp_path / "mkdocs.yml")
    assert site.warnings == []
    cards = site.content("podcast/index.html").select(".podcast-card h2 a")
    assert [(card.get_text(), card["href"]) for card in cards] == [
        ("New", "../episodes/new/"),
        ("Edited", "../episodes/003/"),
        ("Number 002", "../episodes/renamed/"),
    ]


def test_a_dirty_build_lists_pages_that_it_does_not_render(tmp_path: Path) -> None:
    build(tmp_path, {**episodes(3), "late.md": episode("Late", "2026-06-01")})
    later = time.time() + 10
    path = tmp_path / "docs" / "late.md"
    path.write_text(episode("Latest", "2026-06-01"), "utf-8")
    os.utime(path, (later, later))
    site = rebuild(tmp_path / "mkdocs.yml", dirty=True)
    cards = [
        card.get_text() for card in site.content("podcast/index.html").select(".podcast-card h2")
    ]
    assert cards == ["Latest", "Number 003", "Number 002", "Number 001"]
    assert (
        site.content("late/index.html")
        .select_one(".podcast-around a")
        .get_text()
        .endswith("Number 003")
    )


def test_two_shows_in_one_site_keep_to_themselves(tmp_path: Path) -> None:
    pages = {
        "one/a.md": episode("One A", tags="shared"),
        "two/b.md": episode("Two B", tags="shared"),
        "both.md": '# Both\n\n<!-- podcast:episodes show="First" -->\n\n<hr>\n\n<!-- podcast:episodes show="Second" -->\n',
    }
    plugins = [
        "search",
        {
            "podcast": {
                "title": "First",
                "episodes": {"include": "one/*.md"},
                "index": "one/index.md",
                "tags": "one/tags/{tag}.md",
            }
        },
        {
            "podcast": {
                "title": "Second",
                "episodes": {"include": "two/*.md"},
                "index": "two/index.md",
                "tags": "two/tags/{tag}.md",
            }
        },
    ]
    site = build(tmp_path, pages, plugins=plugins)
    titles = {page: [card.get_text() for card in site.content(page).select(".podcast-card h2")] for page in
              ("one/index.html", "two/index.html", "one/tags/shared/index.html", "both/index.html")}  # fmt: skip
    assert titles == {
        "one/index.html": ["One A"],
        "two/index.html": ["Two B"],
        "one/tags/shared/index.html": ["One A"],
        "both/index.html": ["One A", "Two B"],
    }
    assert len(site.content("one/a/index.html").select(".podcast-head")) == 1
    assert len(site.page("one/a/index.html").select('script[src$="podcast.js"]')) == 1


@pytest.mark.parametrize(
    ("plugins", "said"),
    [
        (
            [{"podcast": {}}, {"podcast": {"index": "b/index.md", "tags": False}}],
            "give each `episodes: {include",
        ),
        (
            [
                {"podcast": {"episodes": {"include": "a"}}},
                {"podcast": {"episodes": {"include": "b"}}},
            ],
            "another show has the `index` 'podcast/index.md', too",
        ),
        (
            [
                {"podcast": {"episodes": {"include": "a"}, "index": "a.md", "tags": False}},
                {"podcast": {"episodes": {"include": "b"}, "index": "b.md", "tags": False}},
            ],
            "another show has the `feed` 'feed.xml', too: give each its own",
        ),
    ],
)
def test_two_shows_that_cannot_be_told_apart_are_refused(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, plugins: list[object], said: str
) -> None:
    from mkdocs.exceptions import Abort

    with pytest.raises(Abort):
        build(tmp_path, {}, plugins=plugins)
    assert said in caplog.text


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"index": "podcast.html"}, "Expected the path of a page"),
        ({"index": "../x.md"}, "Expected the path of a page"),
        ({"tags": "tags.md"}, "Expected `{tag}` in the path"),
        ({"per_page": 0}, "Expected a whole number from 1 up"),
        ({"episodes": {"include": [1]}}, "Expected a list of texts"),
        ({"episodes": {"nav": "some"}}, "Expected `false`, `true` or how many"),
        ({"episodes": {"aliases": {"sound": ["x"]}}}, "There is no field `sound`"),
        ({"subscribe": {"spotify": "javascript:alert(1)"}}, "begins with https://"),
        ({"embeds": {"load": "never"}}, "Expected `click` or `page`"),
        ({"explicit": "maybe"}, "Expected `true` or `false`, but got 'maybe'"),
        ({"embeds": {"sandbox": []}}, "Expected `true` or `false`"),
        ({"episodes": ["a.md"]}, "Expected options below it, such as `include:`, but got ['a.md']"),
        ({"embeds": "click"}, "Expected options below it, such as `load:`"),
        (
            {"episodes": {"media_prefix": "ftp://a.org/"}},
            "Expected what an address begins with, with https://",
        ),
        ({"episodes": {"media_prefix": "/media/"}}, "Expected what an address begins with"),
        (
            {"categories": 5},
            "Expected categories, such as `[Technology, {Education: How To}]`, but got 5",
        ),
        ({"categories": [["Arts"]]}, "Expected categories"),
        ({"titel": "A"}, "There is no option `titel` (did you mean `title`?)"),
    ],
)
def test_a_wrong_option_gets_a_sentence(
    tmp_path: Path, options: dict[str, object], said: str
) -> None:
    from mkdocs.config import load_config

    config = load_config(str(make(tmp_path, {})))
    plugin = config.plugins["podcast"]
    errors, warnings = plugin.load_config(options)
    assert [str(message) for _, message in (*errors, *warnings) if said in str(message)]


@pytest.mark.parametrize(
    ("options", "read", "meant"),
    [
        ({"explicit": "yes"}, "explicit", True),
        ({"explicit": "no"}, "explicit", False),
        ({"categories": "Technology"}, "categories", (("Technology", ""),)),
        (
            {"categories": ["Arts", {"Education": "How To"}]},
            "categories",
            (("Arts", ""), ("Education", "How To")),
        ),
        ({"categories": None}, "categories", ()),
        (
            {"episodes": None},
            "episodes",
            {"include": [], "category": "podcast", "media_prefix": ""},
        ),
        ({"embeds": None}, "embeds", {"load": "click"}),
        (
            {"episodes": {"media_prefix": "https://a.org/{filename}.mp3"}},
            "episodes",
            {"category": "podcast"},
        ),
    ],
)
def test_an_option_written_in_the_obvious_way_is_taken(
    tmp_path: Path, options: dict[str, object], read: str, meant: object
) -> None:
    from mkdocs.config import load_config

    plugin = load_config(str(make(tmp_path, {}))).plugins["podcast"]
    assert plugin.load_config(options) == ([], [])
    found = plugin.config[read]
    assert (
        {key: found[key] for key in meant} == meant if isinstance(meant, dict) else found == meant
    )


@pytest.mark.parametrize(
    ("option", "remedy"),
    [
        ("lod", "did you mean `load`?"),
        ("colour", "its options are load, peertube, castopod, sandbox"),
    ],
)
def test_a_slip_in_the_markdown_extension_s_options_gets_a_sentence(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, option: str, remedy: str
) -> None:
    sentence = f"the Markdown extension `podcast` has no option `{option}`: {remedy}"
    site = build(
        tmp_path,
        {"one.md": episode()},
        strict=False,
        markdown_extensions=[{"podcast": {option: "click"}}],
    )
    assert site.warnings == [f"podcast: mkdocs.yml: {sentence}"]
    assert site.content("one/index.html").select_one("podcast-player")
    assert [
        record.getMessage() for record in caplog.records if record.name == "mkdocs_podcast"
    ] == [sentence]


@pytest.mark.parametrize(
    ("option", "value", "remedy"),
    [
        ("load", "clik", "write `click` or `page`"),
        ("peertube", "tube.example.org", "write a list of hosts, such as `[tube.example.org]`"),
        ("castopod", [7], "write a list of hosts, such as `[tube.example.org]`"),
        ("sandbox", "yes", "write `true` or `false`"),
    ],
)
def test_a_value_that_the_markdown_extension_cannot_use_is_told_and_left_out(
    tmp_path: Path, option: str, value: object, remedy: str
) -> None:
    site = build(
        tmp_path,
        {"one.md": episode()},
        strict=False,
        markdown_extensions=[{"podcast": {option: value}}],
    )
    told = f"podcast: mkdocs.yml: the Markdown extension `podcast` cannot use {value!r} as its option `{option}`: {remedy}"
    assert site.warnings == [told]
    assert site.content("one/index.html").select_one("podcast-player")


def test_fragments_and_properties_are_the_user_s_to_override(tmp_path: Path) -> None:
    override = tmp_path / "overrides" / "podcast" / "around.html"
    override.parent.mkdir(parents=True)
    override.write_text(
        "<p class='mine'>{{ episode }} {{ previous.episode.title if previous }}</p>", "utf-8"
    )
    main = tmp_path / "overrides" / "main.html"
    main.write_text(
        "{% extends 'base.html' %}{% block extrahead %}<meta name='x' content='{{ episode.number if episode }} {{ show.title if show }}'>{% endblock %}",
        "utf-8",
    )
    site = build(
        tmp_path, episodes(2), theme={"name": "material", "custom_dir": str(tmp_path / "overrides")}
    )
    assert (
        site.content("episodes/002/index.html")
        .select_one(".mine")
        .get_text(strip=True)
        .endswith("Number 001")
    )
    assert (
        site.page("episodes/002/index.html").select_one("meta[name=x]")["content"]
        == "2 Signal Path"
    )


def test_a_missing_file_is_named_with_its_line_and_fails_a_strict_build(tmp_path: Path) -> None:
    site = build(tmp_path, {"a.md": episode(audio="media/none.mp3")}, strict=False)
    assert site.warnings == [
        "podcast: a.md:4: `audio`: `media/none.mp3` is not in the docs folder: put the file there, give its URL, or set `episodes.media_prefix`"
    ]
    ran = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 1


def test_nothing_is_written_into_the_docs_folder(tmp_path: Path) -> None:
    config_file = make(tmp_path, {**LOCAL, **episodes(3)})
    before = sorted((tmp_path / "docs").rglob("*"))
    rebuild(config_file)
    assert sorted((tmp_path / "docs").rglob("*")) == before


def test_material_s_blog_shows_the_player_and_embeds_in_its_index_and_tags_work(
    tmp_path: Path,
) -> None:
    post = episode(
        "Post",
        audio="../../media/a.mp3",
        tags="a b",
        body="Intro.\n\nhttps://youtu.be/dQw4w9WgXcQ\n\n<!-- more -->\n\nRest.",
    )
    pages = {
        "blog/posts/post.md": post,
        "media/a.mp3": MP3,
        "blog/index.md": "# Blog\n",
        "tags.md": "# Tags\n\n<!-- material/tags -->\n",
    }
    plugins = ["search", "blog", "tags", {"podcast": {}}]
    site = build(tmp_path, pages, plugins=plugins)
    blog = site.content("blog/index.html")
    assert blog.select_one("podcast-player audio source")["src"] == "../media/a.mp3"
    assert blog.select_one("podcast-embed[data-provider=youtube]")
    own = site.content("blog/2026/01/01/post/index.html")
    assert len(own.select("podcast-player")) == 1
    assert own.select_one("audio source")["src"] == "../../../../../media/a.mp3"
    assert own.select_one(".podcast-head")
    assert (
        site.content("podcast/index.html").select_one(".podcast-card h2 a")["href"]
        == "../blog/2026/01/01/post/"
    )
    assert "Post" in site.content("tags/index.html").get_text()


def two_shows(**places: tuple[str, str]) -> list[Any]:
    """Two shows, in the folders `one` and `two`, with the options in which they differ."""
    own = {
        "index": ("one/index.md", "two/index.md"),
        "tags": ("one/tags/{tag}.md", "two/tags/{tag}.md"),
        **places,
    }
    return [
        {
            "podcast": {
                "title": title,
                "episodes": {"include": f"{folder}/*.md"},
                **{key: own[key][at] for key in own},
            }
        }
        for at, (title, folder) in enumerate((("First", "one"), ("Second", "two")))
    ]


@pytest.mark.parametrize(
    ("places", "tags", "said"),
    [
        ({}, ("x", "x"), []),
        (
            {"tags": ("t/{tag}.md", "t/{tag}/index.md")},
            ("x", "x"),
            ["the list `t/x/index.md` would be where `t/x.md` is"],
        ),
        (
            {"tags": ("t/{tag}.md", "t/a-{tag}.md")},
            ("a-b", "b"),
            ["the list `t/a-b.md` would be where another list is"],
        ),
        (
            {"tags": ("two/{tag}.md", "two/tags/{tag}.md")},
            ("tags", "x"),
            [
                "`two/index.md` would be where another list is",
                "`two/tags/index.md` would be where `two/tags.md` is",
            ],
        ),
        (
            {"index": ("one.md", "one/index.md")},
            ("", ""),
            ["the list `one/index.md` would be where `one.md` is"],
        ),
    ],
)
def test_lists_of_two_shows_at_one_place_are_told(
    tmp_path: Path, places: dict[str, tuple[str, str]], tags: tuple[str, str], said: list[str]
) -> None:
    pages = {"one/a.md": episode("One A", tags=tags[0]), "two/b.md": episode("Two B", tags=tags[1])}
    site = build(tmp_path, pages, plugins=["search", *two_shows(**places)], strict=False)
    assert len(site.warnings) == len(said)
    assert all(part in told for part, told in zip(said, site.warnings, strict=True))
    # Each names the line of the show whose list is not where it should be.
    for message in site.warnings:
        named = re.match(r"podcast: mkdocs\.yml:(\d+): (First|Second): `", message)
        assert named
        above = (tmp_path / "mkdocs.yml").read_text("utf-8").splitlines()[: int(named[1])]
        assert above[-1].split(":")[0].strip() in places
        assert sum("podcast:" in line for line in above) == ("First", "Second").index(named[2]) + 1


def test_a_tags_page_gives_way_to_an_episode_of_another_show(tmp_path: Path) -> None:
    pages = {"one/a.md": episode("One A", tags="b"), "two/t-b.md": episode("Two B")}
    plugins = [
        "search",
        *two_shows(index=("one/index.md", "two.md"), tags=("two/t-{tag}.md", "two/tags/{tag}.md")),
    ]
    site = build(tmp_path, pages, plugins=plugins)
    assert not site.content("two/t-b/index.html").select(".podcast-card")
    assert site.content("two/t-b-2/index.html").select_one(".podcast-card h2").get_text() == "One A"  # type: ignore[union-attr]


def test_the_site_s_own_page_holds_the_list_that_is_to_be_in_its_place(tmp_path: Path) -> None:
    own = {"podcast/tags/x/index.md": "# Mine\n\nWords.", "podcast.md": "# Home of it"}
    site = build(tmp_path, {**episodes(3, tags="x"), **own}, {"per_page": 2})
    tag, index = site.content("podcast/tags/x/index.html"), site.content("podcast/index.html")
    assert (tag.h1.get_text(), index.h1.get_text()) == ("Mine", "Home of it")  # type: ignore[union-attr]
    assert [len(page.select(".podcast-card")) for page in (tag, index)] == [2, 2]
    later = site.content("podcast/tags/x/page/2/index.html")
    assert later.select_one(".podcast-pager a")["href"] == "../../../../tags/x/"  # type: ignore[index]
    assert (
        site.content("episodes/001/index.html").select_one(".podcast-tags a")["href"]
        == "../../podcast/tags/x/"
    )  # type: ignore[index]
    assert "<link>https://example.org/podcast/</link>" in site.text("podcast/feed.xml")


def test_a_file_where_a_list_or_the_signs_are_to_be_stays_and_is_told(tmp_path: Path) -> None:
    files = ("podcast/index.html", "podcast/tags/sea/index.html", "assets/podcast/places.svg")
    pages = {"a.md": episode("A", tags="sea"), **dict.fromkeys(files, "Words.")}
    site = build(tmp_path, pages, strict=False)
    assert [site.text(file) for file in files] == ["Words."] * 3
    assert [line.partition("the list ")[2] for line in site.warnings] == [
        "`podcast/index.md` would be where `podcast/index.html` is: set another path",
        "`podcast/tags/sea.md` would be where `podcast/tags/sea/index.html` is: set another path",
    ]
    assert site.content("a/index.html").select_one("a[href='../podcast/tags/sea/']")


@pytest.mark.parametrize("option", ["exclude_docs", "draft_docs"])
def test_a_list_whose_page_is_left_out_of_the_site_is_told(tmp_path: Path, option: str) -> None:
    pages = {"a.md": episode("A"), "podcast/index.md": "# Mine"}
    site = build(tmp_path, pages, **{option: "podcast/index.md"})
    assert "podcast/index.html" not in site.files()
    assert [
        line
        for line in site.infos
        if "podcast/index.md: this page is to hold a list, but is kept out of the site" in line
    ]


@pytest.mark.parametrize("folders", [True, False])
def test_what_a_blog_s_index_shows_of_an_episode_leads_to_its_page_and_plays(
    tmp_path: Path, folders: bool
) -> None:
    body = "Intro (12:04).\n\n<audio controls src='../../media/clip.mp3'></audio>\n\n<!-- more -->\n\n13:00 Rest."
    pages = {
        "blog/posts/post.md": episode("Post", body=body),
        "media/clip.mp3": MP3,
        "blog/index.md": "# Blog\n",
    }
    site = build(
        tmp_path, pages, plugins=["search", "blog", {"podcast": {}}], use_directory_urls=folders
    )
    post = "2026/01/01/post/" if folders else "2026/01/01/post.html"
    blog = site.content("blog/index.html")
    assert [link["href"] for link in blog.select("a.podcast-moment")] == [f"{post}#t=12:04"]
    assert [audio["src"] for audio in blog.select("podcast-player source")][1:] == [
        "../media/clip.mp3"
    ]
    own = site.content(
        "blog/2026/01/01/post/index.html" if folders else "blog/2026/01/01/post.html"
    )
    assert [link["href"] for link in own.select("a.podcast-moment")] == ["#t=12:04", "#t=13:00"]


def test_a_blog_s_index_plays_the_recording_where_the_author_has_put_it(tmp_path: Path) -> None:
    body = "Intro.\n\n<audio controls src='../../media/a.mp3'></audio>\n\n<!-- more -->\n\nRest."
    post = episode("Post", audio="../../media/a.mp3", body=body)
    pages = {"blog/posts/post.md": post, "media/a.mp3": MP3, "blog/index.md": "# Blog\n"}
    blog = build(tmp_path, pages, plugins=["search", "blog", {"podcast": {}}]).content(
        "blog/index.html"
    )
    assert [audio["src"] for audio in blog.select("audio source")] == ["../media/a.mp3"]
    assert not blog.select("audio[src]")


def test_pages_in_two_languages_have_their_own_lists(tmp_path: Path) -> None:
    pages = {
        "index.de.md": "# Start\n", "episodes/a.md": episode("Hello", tags="hello"), "episodes/a.de.md": episode("Hallo", tags="hallo"),
        "podcast/index.md": "# Podcast\n", "podcast/index.de.md": "# Auf Deutsch\n",
    }  # fmt: skip
    languages = [
        {"locale": "en", "default": True, "name": "English", "build": True},
        {"locale": "de", "name": "Deutsch", "build": True},
    ]
    plugins = [
        "search",
        {"i18n": {"docs_structure": "suffix", "languages": languages}},
        {"podcast": {}},
    ]
    site = build(tmp_path, pages, plugins=plugins)
    english, german = site.content("podcast/index.html"), site.content("de/podcast/index.html")
    assert [card.get_text() for card in english.select(".podcast-card h2")] == ["Hello"]
    assert [card.get_text() for card in german.select(".podcast-card h2")] == ["Hallo"]
    assert german.h1 is not None
    assert german.h1.get_text() == "Auf Deutsch"
    assert german.select_one(".podcast-card h2 a")["href"] in {
        "../episodes/a/",
        "../../de/episodes/a/",
    }
    assert site.content("de/episodes/a/index.html").select_one("podcast-player")
    tagged = site.content("de/podcast/tags/hallo/index.html").select(".podcast-card h2 a")
    assert [(card.get_text(), card["href"]) for card in tagged] == [
        ("Hallo", "../../../episodes/a/")
    ]
    assert not (site.out / "podcast/tags/hallo").exists()


def test_languages_in_folders_have_their_own_lists_and_generated_pages(tmp_path: Path) -> None:
    pages = {
        "en/index.md": "# Home\n",
        "de/index.md": "# Start\n",
        "en/episodes/a.md": episode("Hello", tags="hello"),
        "en/episodes/b.md": episode("Only here", "2026-02-02"),
        "de/episodes/a.md": episode("Hallo", tags="hallo"),
    }
    languages = [
        {"locale": "en", "default": True, "name": "English"},
        {"locale": "de", "name": "Deutsch"},
    ]
    plugins = [
        "search",
        {"i18n": {"docs_structure": "folder", "languages": languages}},
        {"podcast": {}},
    ]
    config_file = make(tmp_path, pages, plugins=plugins)
    (tmp_path / "docs/index.md").unlink()
    site = rebuild(config_file)
    assert site.warnings == []
    titles = {page: [card.get_text() for card in site.content(page).select(".podcast-card h2")]
              for page in ("podcast/index.html", "de/podcast/index.html")}  # fmt: skip
    assert titles["podcast/index.html"] == ["Only here", "Hello"]
    assert titles["de/podcast/index.html"] in (["Only here", "Hallo"], ["Hallo"])
    assert site.content("de/podcast/tags/hallo/index.html").select(".podcast-card")


def test_properdocs_builds_the_same_site(tmp_path: Path) -> None:
    config_file = make(tmp_path, {**LOCAL, **episodes(3)})
    mine = digests(rebuild(config_file))
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [
        sys.executable,
        "-m",
        "properdocs",
        "build",
        "--strict",
        "-q",
        "-f",
        str(config_file),
    ]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=environment)
    assert ran.returncode == 0, ran.stderr
    theirs = Site(tmp_path)
    for page in ("podcast/index.html", "my episodes/a first one/index.html"):
        assert theirs.content(page).select("podcast-player, .podcast-card")
    assert digests(theirs).keys() >= {name for name in mine if "podcast" in name}


def test_gh_deploy_pushes_the_site_to_a_bare_repository(tmp_path: Path) -> None:
    work, bare = tmp_path / "work", tmp_path / "bare.git"
    work.mkdir()
    make(work, episodes(2))
    git = ["git", "-c", "user.name=Ana", "-c", "user.email=ana@example.org"]
    environment = {**os.environ, "GIT_AUTHOR_NAME": "Ana", "GIT_AUTHOR_EMAIL": "ana@example.org",
                   "GIT_COMMITTER_NAME": "Ana", "GIT_COMMITTER_EMAIL": "ana@example.org"}  # fmt: skip
    subprocess.run([*git, "init", "-q", "--bare", str(bare)], check=True)
    for command in (
        ["init", "-q"],
        ["add", "mkdocs.yml", "docs"],
        ["commit", "-qm", "Start"],
        ["remote", "add", "origin", str(bare)],
    ):
        subprocess.run([*git, *command], cwd=work, check=True)
    ran = subprocess.run(
        [sys.executable, "-m", "mkdocs", "gh-deploy", "--strict"],
        cwd=work,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    page = subprocess.run(
        ["git", "show", "gh-pages:podcast/index.html"],
        cwd=bare,
        check=True,
        capture_output=True,
        text=True,
    )
    assert "Number 002" in page.stdout


def test_the_extension_serves_other_generators_without_mkdocs(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['mkdocs'] = None\n"
        "import markdown\n"
        "print(markdown.markdown('![Clip](a.mp3)\\n\\nhttps://youtu.be/dQw4w9WgXcQ\\n', extensions=['podcast']))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    assert "<podcast-player" in ran.stdout
    assert "youtube-nocookie.com" in ran.stdout


def test_a_site_of_another_show_still_needs_no_network(tmp_path: Path) -> None:
    """Every socket that the build opens fails it."""
    config_file = make(tmp_path, {**LOCAL, **episodes(2)})
    code = (
        "import socket\n"
        "def refuse(*_, **__): raise AssertionError('a build asked the network')\n"
        "socket.socket.connect = refuse; socket.getaddrinfo = refuse\n"
        "from mkdocs.commands.build import build; from mkdocs.config import load_config\n"
        f"build(load_config({str(config_file)!r}))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr


def test_settings_of_the_example_are_valid_yaml() -> None:
    readme = (PACKAGE.parent / "README.md").read_text("utf-8")
    blocks = [block.split("```")[0] for block in readme.split("```yaml\n")[1:]]
    assert blocks
    for block in blocks:
        assert yaml.safe_load(block)
