"""The comments by which authors put lists on pages: what is understood, and what is said of the
rest."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from mkdocs_podcast.markdown.comments import COMMENT, read_block, replace_blocks
from mkdocs_podcast.pages.page_text import line_of
from sites import MP3, Site, build, episode, episodes

SHOW = {
    "a.md": episode("A", "2026-01-01", tags="radio, sound"),
    "b.md": episode("B", "2026-01-02", tags="radio").replace("---\n", "---\nseason: 2\n", 1),
    "later.md": episode("Later", str(dt.date.today() + dt.timedelta(days=30)), tags="Future"),
}


@pytest.mark.parametrize(
    ("comment", "name", "options"),
    [
        ("<!-- podcast:episodes limit=3 tag=mlops -->", "episodes", {"limit": "3", "tag": "mlops"}),
        ("<!--podcast:tags-->", "tags", {}),
        (
            "<!-- Podcast: Episodes LIMIT = 3,tag = 'a b' -->",
            "episodes",
            {"limit": "3", "tag": "a b"},
        ),
        ('<!-- podcast:episodes\n  tag="a > b"\n-->', "episodes", {"tag": "a > b"}),
        (
            "<!-- podcast:episodes tag=“machine learning” -->",
            "episodes",
            {"tag": "machine learning"},
        ),
        ("<!-- podcast:episodes tag=c++ show='' -->", "episodes", {"tag": "c++", "show": ""}),
    ],
)
def test_a_comment_is_read_as_it_is_meant(comment: str, name: str, options: dict[str, str]) -> None:
    found = COMMENT.fullmatch(comment)
    assert found is not None
    block = read_block(found)
    assert (block.name, dict(block.options), block.problems()) == (name, options, [])


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        (
            "podcast:episode",
            "`podcast:episode` is not known (did you mean `episodes`?): there are episodes, funding",
        ),
        ("podcast:xyz", "`podcast:xyz` is not known: there are"),
        ("podcast:", "`podcast:` is not known: there are"),
        (
            "podcast:episodes Tags=a",
            "has no option `tags` (did you mean `tag`?): it knows limit, order, person, season, show, tag",
        ),
        ("podcast:player tag=a", "`podcast:player` has no option `tag`: it knows none"),
        (
            "podcast:episodes limit=many",
            "`limit` is a whole number from 1 up, not `many`: write `limit=3`",
        ),
        ("podcast:episodes limit=0", "from 1 up, not `0`"),
        ("podcast:episodes season=-1", "from 1 up, not `-1`"),
        (
            'podcast:episodes tag="a b limit=3',
            'the quotation mark in `tag="a b limit=3` is not closed',
        ),
        (
            "podcast:episodes order=oldst",
            "`order` is newest or oldest, not `oldst` (did you mean `oldest`?): write `order=oldest`",
        ),
        (
            "podcast:episodes type=bonuses",
            "`type` is full or trailer or bonus, not `bonuses` (did you mean `bonus`?)",
        ),
        ("podcast:upcoming limit=x", "`limit` is a whole number from 1 up, not `x`"),
        ("podcast:upcomming", "`podcast:upcomming` is not known (did you mean `upcoming`?)"),
        ("podcast:episodes radio", "`radio` cannot be read: options are written as in"),
        ("podcast:episodes tag=a tag=b", "`tag` is given twice, and the first counts"),
        ("podcast:episodes tag=", "`tag=` cannot be read"),
        (
            "podcast-episodes tag=a",
            "`<!-- podcast-episodes tag=a -->` shows nothing, as it has no colon: write `podcast:episodes`",
        ),
        ("podcast tags", "as it has no colon: write `podcast:tags`"),
        ("podcast_player", "as it has no colon: write `podcast:player`"),
        (f"podcast:episodes tag={'a' * 2_000}", "options are read up to the 1000th character"),
    ],
)
def test_a_comment_that_is_wrong_is_reported_in_one_sentence(comment: str, told: str) -> None:
    found = COMMENT.fullmatch(f"<!-- {comment} -->")
    assert found is not None
    (problem,) = read_block(found).problems()
    assert told in problem


@pytest.mark.parametrize(
    "text",
    [
        "<!--podcast-episodes-->",
        "<!-- podcast-themes -->",
        "<!--podcast-block 3-->",
        "<!--podcast-kept 0-->",
        "<!--podcast-head-->",
        "podcast:x",
    ],
)
def test_marks_of_the_plugin_are_not_comments_of_the_author(text: str) -> None:
    assert replace_blocks(text, lambda block: "replaced") == text


def test_comments_that_never_end_take_linear_time() -> None:
    text = "<!-- podcast:episodes tag=a " * 20_000
    assert replace_blocks(text, lambda block: "replaced") == text


@pytest.mark.parametrize(
    ("text", "written", "line"),
    [
        ("---\ntitle: x\n---\n\nhttps://a.org/\n", "https://a.org/", 5),
        ("`x`\n\n```\nx\n```\n\nx\n", "x", 7),
        ("```\nx\n```\n", "x", 2),
        ('<iframe src="//a.org/?b=1&amp;c=2">', "//a.org/?b=1&c=2", 1),
        ("Words", "others", None),
    ],
)
def test_the_line_of_words_is_found_outside_code(text: str, written: str, line: int | None) -> None:
    assert line_of(text, written) == line


def told(tmp_path: Path, page: str, **more: object) -> Site:
    pages = {**SHOW, "news.md": f"---\ntitle: News\n---\n# News\n\n{page}\n"}
    return build(
        tmp_path, pages, strict=False, plugins=[{"podcast": {"title": "Our show"}}], **more
    )  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("comment", "cards", "said"),
    [
        ("<!-- podcast:episodes limit = 1 -->", ["B"], None),
        ("<!-- podcast:episodes Tag=SOUND -->", ["A"], None),
        ("<!-- podcast:episodes tag=future -->", [], None),
        ('<!-- podcast:episodes show="our  SHOW" limit=1 -->', ["B"], None),
        (
            "<!-- podcast:episodes tag=radoi -->",
            [],
            "has the tag `radoi` (did you mean `radio`?): there are radio, sound",
        ),
        ("<!-- podcast:episodes season=7 -->", [], "no episode is of season 7: there are 2"),
        (
            "<!-- podcast:episodes season=2 tag=sound -->",
            [],
            "no episode is of season 2 and tagged `sound` at once",
        ),
        (
            "<!-- podcast:episodes show=Theirs -->",
            [],
            'no show is called `Theirs`: write `show=` with one of "Our show"',
        ),
        ("<!-- podcast:subscribe -->", [], None),
        ("<!-- podcast:episode -->", [], "did you mean `episodes`?"),
        ("<!-- podcast:player -->", [], "the page is not an episode"),
        ("- <!-- podcast:player -->", [], "the page is not an episode"),
    ],
)
def test_what_a_comment_shows_or_why_it_shows_nothing(
    tmp_path: Path, comment: str, cards: list[str], said: str | None
) -> None:
    site = told(tmp_path, comment)
    assert [
        card.h2.get_text() for card in site.content("news/index.html").select(".podcast-card")
    ] == cards
    if said is None:
        assert site.warnings == []
    else:
        (warning,) = site.warnings
        assert warning.startswith("podcast: news.md:6: ")
        assert said in warning


def test_a_comment_on_a_site_of_two_shows_is_reported_once(tmp_path: Path) -> None:
    plugins = [
        {
            "podcast": {
                "title": name,
                "episodes": {"include": f"{name}/*.md"},
                "index": f"{name}/index.md",
                "tags": False,
            }
        }
        for name in ("one", "two")
    ]
    pages = {
        "one/a.md": episode("A"),
        "two/b.md": episode("B"),
        "x.md": "<!-- podcast:lists -->\n\n<!-- podcast:tags show=no -->",
    }
    site = build(tmp_path, pages, plugins=plugins, strict=False)
    assert len(site.warnings) == 2
    assert '"one", "two"' in site.warnings[1]


def test_a_list_stands_outside_the_paragraph_or_the_link_that_it_was_written_in(
    tmp_path: Path,
) -> None:
    page = "Before <!-- podcast:episodes limit=1 --> after\n\n- [<!-- podcast:tags -->](x.md)\n\n**a <!-- podcast:tags --> b**"
    site = told(tmp_path, page, markdown_extensions=["attr_list"])
    content = site.content("news/index.html")
    assert not content.select("p podcast-list, p div, a div")
    text = re.sub(r"\s+", " ", content.get_text(" "))
    assert text.index("Before") < text.index("B ") < text.index("after")


@pytest.mark.parametrize(
    "mark",
    [
        "- Point\n- {}",
        "> {}",
        "Words {} more",
        "Words\n\n{} more",
        "<div>\n{}\n</div>",
        "1. a\n\n    {}\n",
    ],
)
def test_the_player_stands_wherever_its_comment_does(tmp_path: Path, mark: str) -> None:
    body = f"# A\n\nBegin.\n\n{mark.format('<!-- Podcast: player -->')}\n\nEnd."
    site = build(tmp_path, {"a.md": episode("A", body=body)}, plugins=[{"podcast": {}}])
    content = site.content("a/index.html")
    assert len(content.select(".podcast-head")) == len(content.select("podcast-player")) == 1
    assert not content.select("p .podcast-head, a .podcast-head")
    shown = site.text("a/index.html")
    assert shown.index("Begin.") < shown.index("podcast-player") < shown.index("End.")


def test_a_second_place_for_the_player_is_reported(tmp_path: Path) -> None:
    body = "One\n\n<!-- podcast:player -->\n\nTwo\n\n<!-- podcast:player -->"
    site = build(tmp_path, {"a.md": episode("A", body=body)}, strict=False)
    assert len(site.content("a/index.html").select(".podcast-head")) == 1
    (warning,) = site.warnings
    assert "appears twice" in warning


def test_messages_about_embeds_name_the_line_in_the_file(tmp_path: Path) -> None:
    body = "Words\n\nhttps://show.fireside.fm/12\n\n[![x](m.mp3)](https://a.org/)\n\n<audio controls src='gone.mp3'></audio>"
    site = build(tmp_path, {"a.md": episode("A", body=body), "m.mp3": MP3}, strict=False)
    assert sorted(re.findall(r"a\.md:(\d+):", " ".join(site.warnings)), key=int) == [
        "9",
        "11",
        "13",
    ]


def test_empty_lists_of_a_show_without_episodes_are_not_reported(tmp_path: Path) -> None:
    build(
        tmp_path, {"news.md": "# News\n\n<!-- podcast:episodes tag=x -->\n\n<!-- podcast:tags -->"}
    )


def test_lists_are_drawn_on_the_pages_of_episodes_too(tmp_path: Path) -> None:
    pages = {**episodes(2), "a.md": episode("A", body="Words\n\n<!-- podcast:episodes limit=2 -->")}
    site = build(tmp_path, pages)
    assert len(site.content("a/index.html").select(".podcast-card")) == 2


def test_a_show_without_places_and_feed_has_nothing_to_subscribe_to(tmp_path: Path) -> None:
    pages = {"news.md": "# News\n\n<!-- podcast:subscribe -->\n", "a.md": episode("A")}
    site = build(tmp_path, pages, {"feed": False}, strict=False)
    (warning,) = site.warnings
    assert "news.md:3: " in warning
    assert "`subscribe` in mkdocs.yml names no place" in warning


def test_a_comment_without_its_colon_is_reported_with_its_line(tmp_path: Path) -> None:
    pages = {**SHOW, "about.md": "# About\n\n<!-- podcast-episodes limit=2 -->\n"}
    site = build(tmp_path, pages, strict=False)
    (warning,) = site.warnings
    assert warning == (
        "podcast: about.md:3: `<!-- podcast-episodes limit=2 -->` shows nothing, "
        "as it has no colon: write `podcast:episodes`"
    )
