"""A whole show moves in with one command, whatever it is today: its site builds strictly, and the
check of its feed finds no error. The sites, posts and feeds are those of others."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable
from email.utils import format_datetime
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from click.testing import CliRunner, Result
from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_podcast.cli import main
from mkdocs_podcast.source import frontmatter
from mkdocs_podcast.source.episode_reader import Site, read_episode

DATA = Path(__file__).parents[2] / "shared/data"
SITE = DATA / "sites/the-bootloader"
SEED = DATA / "posts/seed"
EXAMPLE = DATA / "feeds/podcast-namespace-example.xml"
# Plugins of the site that this project does not install for its tests.
_NOT_HERE = ("social", "rss", "document-dates", "git-authors")
_PLUGIN_ENTRY = r"^  - (?:{}):?.*\n(?:    .*\n)*"
_PLAYER = re.compile(r"(?:player\.captivate\.fm/episode|player\.fireside\.fm/v2)/([\w+-]+)")
_PICTURE = re.compile(r"]\(([^()\s]+\.(?:png|jpe?g|webp))\b")

_CHANNEL = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
 xmlns:fireside="http://fireside.fm/modules/rss/fireside"><channel>
<title>{title}</title><link>{link}</link><description>About something.</description>
<language>en</language><itunes:author>Somebody</itunes:author>
<itunes:image href="https://assets.example.org/cover.jpg"/>
<itunes:category text="Technology"/><itunes:explicit>false</itunes:explicit>
<itunes:owner><itunes:name>Somebody</itunes:name><itunes:email>a@example.org</itunes:email>
</itunes:owner>{items}</channel></rss>
"""
_ITEM = """<item><title>{title}</title><guid isPermaLink="false">guid-{name}</guid>
<link>{link}{name}</link><pubDate>{date}</pubDate><itunes:duration>43:21</itunes:duration>
<enclosure url="https://media.example.org/{name}.mp3" length="31234567" type="audio/mpeg"/>
<fireside:playerURL>https://{player}</fireside:playerURL></item>
"""


def feed_of(pages: Iterable[Path], title: str, link: str) -> str:
    """The feed of a host that plays the episodes of these pages."""
    items = []
    for path in pages:
        text = path.read_text("utf-8")
        episode, _ = read_episode(path.name, frontmatter.read(text), Site())
        player = _PLAYER.search(text)
        assert player
        assert episode.date
        items.append(
            _ITEM.format(
                title=escape(episode.title),
                name=player[1].replace("+", "-"),
                link=link,
                date=format_datetime(episode.date),
                player=player[0],
            )
        )
    return _CHANNEL.format(title=title, link=link, items="".join(items))


def run(*arguments: str | Path, code: int = 0) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exit_code == code, result.output
    return result


def check_strictly(folder: Path, episodes: int, feed: str = "feed.xml") -> None:
    """The site of a folder builds strictly, and its feed has all episodes and no error."""
    config_file = folder / "mkdocs.yml"
    build(load_config(str(config_file), strict=True))
    # With an error, the exit code would not be 0.
    report = json.loads(run("check", "-f", config_file, "--format", "json").stdout)
    [show] = report["shows"]
    assert show["episodes"] == episodes
    assert (folder / "site" / feed).read_text("utf-8").count("<item>") == episodes


def add_pictures(docs: Path) -> None:
    """The pictures that pages name, which this copy of a site is without."""
    for page in docs.rglob("*.md"):
        for name in _PICTURE.findall(page.read_text("utf-8")):
            if "://" not in name:
                (page.parent / name).parent.mkdir(parents=True, exist_ok=True)
                (page.parent / name).touch()


@pytest.mark.skipif(not SITE.is_dir(), reason="the site of others is not here")
def test_a_site_with_players_becomes_one_with_a_feed(tmp_path: Path) -> None:
    shutil.copytree(SITE, tmp_path, dirs_exist_ok=True)
    add_pictures(tmp_path / "docs")
    config_file = tmp_path / "mkdocs.yml"
    entries = re.compile(_PLUGIN_ENTRY.format("|".join(_NOT_HERE)), re.MULTILINE)
    config_file.write_text(entries.sub("", config_file.read_text("utf-8")))
    pages = sorted((tmp_path / "docs/episodes").rglob("*.md"))
    before = {page: page.read_text("utf-8") for page in pages}
    feed = tmp_path / "feed.xml"
    feed.write_text(feed_of(pages, "The Bootloader", "https://thebootloader.net/"))
    options = ["--match", "--folder", "docs/episodes", "--write-config"]
    output = run("import", feed, "--into", tmp_path, *options).output
    assert f"{len(pages)} pages: completed" in output
    assert "podcast.lock.json has the GUIDs of 35 episodes" in output
    for page, old_text in before.items():
        # Nothing of a page is gone, but lines are added.
        lines = iter(page.read_text("utf-8").split("\n"))
        assert all(line in lines for line in old_text.split("\n")), page
    check_strictly(tmp_path, len(pages), "podcast/feed.xml")


@pytest.mark.skipif(not SEED.is_dir(), reason="the posts of others are not here")
def test_a_blog_with_players_becomes_a_site_with_a_feed(tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_text(feed_of(SEED.glob("*.md"), "Conversations", "https://show.example.org/"))
    run("import", SEED, "--feed", feed, "--into", tmp_path, "--offline")
    check_strictly(tmp_path, 1)


@pytest.mark.skipif(not EXAMPLE.is_file(), reason="the feeds of others are not here")
def test_the_example_feed_of_the_namespace_becomes_a_site(tmp_path: Path) -> None:
    run("import", EXAMPLE, "--into", tmp_path, "--offline")
    check_strictly(tmp_path, 3)
