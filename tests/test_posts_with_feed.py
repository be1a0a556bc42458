"""Posts and the feed of their show become one show: the posts have the text, the feed has the rest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from mkdocs_podcast.cli import main
from mkdocs_podcast.importing.any_source import SourceChoices, read_any
from mkdocs_podcast.importing.imported import ImportedShow, SourceError

PLAYER = "https://player.fireside.fm/v2/abCdEf1h+ZyXwVu2s"
FRAME = f'<iframe src="{PLAYER}"></iframe>'
CONFIG = "title: The Bakery\nurl: https://bakery.example.org\npermalink: /:title/\n"
ITEM = """<item><title>{title}</title><guid isPermaLink="false">guid-{name}</guid>
<pubDate>Mon, {day} Jan 2026 06:00:00 +0000</pubDate><link>{link}</link>
<enclosure url="https://media.example.org/{name}.mp3" length="31234567" type="audio/mpeg"/>
<itunes:duration>43:21</itunes:duration><itunes:episode>7</itunes:episode>
<description>From the feed.</description>{more}</item>"""


def item(title: str, name: str, day: int = 12, link: str = "", more: str = "") -> str:
    return ITEM.format(title=title, name=name, day=day, link=link, more=more)


def post(front: str, body: str = "More of it.") -> str:
    return f"---\n{front}---\n\n{body}\n"


LOAF = post("title: 'Podcast: The loaf'\ndate: 2026-01-12\ntags: bread\n", f"More.\n\n{FRAME}")


def sources(folder: Path, posts: dict[str, str], *items: str) -> tuple[str, str]:
    """A folder of Jekyll's with these posts, and a feed with these items."""
    for name, text in {"_config.yml": CONFIG, **posts}.items():
        path = folder / "blog" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    feed = folder / "feed.xml"
    feed.write_text(
        '<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>'
        "<title>Night Bread</title><description>What bakers do.</description>"
        f"<itunes:author>Ana</itunes:author>{''.join(items)}</channel></rss>",
        "utf-8",
    )
    return str(folder / "blog"), str(feed)


def show_of(folder: Path, posts: dict[str, str], *items: str) -> ImportedShow:
    blog, feed = sources(folder, posts, *items)
    return read_any(blog, SourceChoices(feed=feed))


def front_of(folder: Path, text: str, *items: str) -> dict[str, Any]:
    """The front matter of the page that is made of a post."""
    show = show_of(folder, {"_posts/2026-01-12-loaf.md": text}, *items)
    return dict(show.episodes[0].front)


def test_a_post_gets_what_it_lacks(tmp_path: Path) -> None:
    front = front_of(tmp_path, LOAF, item("Seven", "a", more=f"<source url='{PLAYER}'/>"))
    assert list(front)[:5] == ["title", "date", "audio", "length", "duration"]
    assert front["audio"] == "https://media.example.org/a.mp3"
    assert (front["length"], front["duration"], front["guid"]) == (31234567, "43:21", "guid-a")
    assert front["number"] == 7
    assert front["tags"] == ["bread"]
    assert front["redirect_from"] == ["/loaf/"]


@pytest.mark.parametrize(
    ("own", "key", "value"),
    [
        ("audio: https://old.example.org/a.mp3", "audio", "https://old.example.org/a.mp3"),
        ("duration: '40:00'", "duration", "40:00"),
        ("guid: mine", "guid", "mine"),
        ("episode: 3", "episode", 3),
        ("description: Mine.", "description", "Mine."),
    ],
)
def test_what_a_post_says_itself_stays(tmp_path: Path, own: str, key: str, value: Any) -> None:
    text = post(f"title: The loaf\ndate: 2026-01-12\ncategory: podcast\n{own}\n")
    front = front_of(tmp_path, text, item("The loaf", "a"))
    assert front[key] == value
    assert "length" not in front or front["audio"].startswith("https://media.example.org/")


@pytest.mark.parametrize(
    ("own", "reported"),
    [
        ("title: 'Podcast: The loaf'\nepisode: 3", [("title", "The loaf"), ("number", "7")]),
        ("title: The loaf\nepisode: 7", []),
    ],
)
def test_what_the_feed_says_otherwise_is_reported(
    tmp_path: Path, own: str, reported: list[tuple[str, str]]
) -> None:
    text = post(f"{own}\ndate: 2026-01-12\ncategory: podcast", "From the feed.")
    show = show_of(tmp_path, {"_posts/2026-01-12-loaf.md": text}, item("The loaf", "a"))
    stays = [left for left in show.left_out if left.reason.endswith("which stays")]
    assert [(left.name, left.value) for left in stays] == reported


def test_other_notes_of_the_feed_are_reported(tmp_path: Path) -> None:
    show = show_of(tmp_path, {"_posts/2026-01-12-loaf.md": LOAF}, item("The loaf", "a"))
    assert [left.name for left in show.left_out if left.reason.endswith("which stays")] == [
        "title",
        "content:encoded",
    ]


def test_notes_come_from_the_feed_where_a_post_has_none(tmp_path: Path) -> None:
    text = post("title: The loaf\ndate: 2026-01-12\ncategory: podcast\n", "")
    show = show_of(tmp_path, {"_posts/2026-01-12-loaf.md": text}, item("The loaf", "a"))
    assert show.episodes[0].notes == "From the feed."


def test_a_post_with_the_title_of_an_episode_is_one(tmp_path: Path) -> None:
    posts = {
        "_posts/2026-01-12-loaf.md": post("title: 'Podcast: The loaf'\n"),
        "_posts/2026-01-13-oven.md": post("title: A new oven\n"),
    }
    show = show_of(tmp_path, posts, item("The loaf", "a"))
    assert [episode.front["guid"] for episode in show.episodes] == ["guid-a"]


def test_an_episode_without_a_post_has_a_page_and_a_post_without_an_episode_stays(
    tmp_path: Path,
) -> None:
    posts = {
        "_posts/2026-01-12-loaf.md": LOAF,
        "_posts/2025-01-12-old.md": post("title: Old\ncategory: podcast\n"),
    }
    show = show_of(tmp_path, posts, item("The loaf", "a"), item("Rye", "b", 5))
    assert [episode.front.get("guid") for episode in show.episodes] == [None, "guid-a", "guid-b"]
    assert [left.where for left in show.left_out if left.reason.startswith("the feed has no")] == [
        "_posts/2025-01-12-old.md"
    ]


def test_the_site_is_the_blog_and_the_show_is_that_of_the_feed(tmp_path: Path) -> None:
    show = show_of(tmp_path, {"_posts/2026-01-12-loaf.md": LOAF}, item("The loaf", "a"))
    assert show.site["site_name"] == "The Bakery"
    assert show.site["site_description"] == "What bakers do."
    assert show.options["title"] == "Night Bread"
    assert show.options["author"] == "Ana"


def test_a_folder_without_a_title_is_called_as_the_show(tmp_path: Path) -> None:
    show = show_of(tmp_path, {"_config.yml": "", "_posts/2026-01-12-loaf.md": LOAF})
    assert show.site["site_name"] == "Night Bread"
    assert "title" not in show.options


def test_the_old_page_of_a_feed_leads_to_that_of_the_post(tmp_path: Path) -> None:
    link = "https://bakery.example.org/episodes/7"
    blog, feed = sources(
        tmp_path, {"_posts/2026-01-12-loaf.md": LOAF}, item("The loaf", "a", link=link)
    )
    command = ["import", blog, "--feed", feed, "--into", str(tmp_path), "--offline"]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    page = (tmp_path / "docs/episodes/loaf.md").read_text("utf-8")
    assert "redirect_from: [/loaf/, /episodes/7]" in page


def test_what_is_not_certain_is_left_to_the_author(tmp_path: Path) -> None:
    text = post("title: The loaf\ndate: 2025-06-12\ncategory: podcast\n")
    blog, feed = sources(
        tmp_path, {"_posts/2025-06-12-loaf.md": text}, item("The loaf", "a"), item("Rye", "b", 5)
    )
    command = ["import", blog, "--feed", feed, "--into", str(tmp_path), "--offline"]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 3, result.output
    assert (
        "  `item`: they have one title, and dates more than three days apart: put its `guid` into the "
        "post that is about it, or import the feed by itself as well\n"
        "    _posts/2025-06-12-loaf.md: The loaf\n"
    ) in result.output
    names = sorted(path.name for path in (tmp_path / "docs/episodes").iterdir())
    assert names == ["loaf.md", "rye.md"]

    # Either remedy works.
    by_itself = ["import", feed, "--into", str(tmp_path), "--offline", "--json"]
    pages = json.loads(CliRunner().invoke(main, by_itself).stdout)["pages"]
    assert [(page["path"], page["step"]) for page in pages] == [
        ("docs/episodes/the-loaf.md", "new"),
        ("docs/episodes/rye.md", "same"),
    ]
    path = tmp_path / "blog/_posts/2025-06-12-loaf.md"
    path.write_text(text.replace("title", "guid: guid-a\ntitle"), "utf-8")
    assert CliRunner().invoke(main, command).exit_code == 0


def test_a_feed_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    blog, _ = sources(tmp_path, {"_posts/2026-01-12-loaf.md": LOAF})
    with pytest.raises(SourceError, match=r"its feed, gone\.xml, cannot be read: it cannot be"):
        read_any(blog, SourceChoices(feed="gone.xml"))


def test_a_feed_is_named_once(tmp_path: Path) -> None:
    blog, feed = sources(tmp_path, {"_posts/2026-01-12-loaf.md": LOAF})
    result = CliRunner().invoke(main, ["import", blog, "--feed", feed, "--match"])
    assert result.exit_code == 2
    assert "--match takes the feed as SOURCE" in result.output
