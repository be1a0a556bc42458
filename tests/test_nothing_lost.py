"""Feeds of our own with every tag: imported, built and compared, nothing of them is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config

from feed_samples import full, minimal
from mkdocs_podcast.cli import main
from mkdocs_podcast.importing.feed_comparison import compare_feeds

LIVE = (
    '<podcast:liveItem status="live" start="2026-09-26T07:30:00.000-0600"><title>Now</title>'
    '<guid>live-1</guid><enclosure url="https://example.org/live?a=1&amp;b=2" type="audio/mpeg" '
    'length="312"/><podcast:contentLink href="https://example.org/tv">TV</podcast:contentLink>'
    "</podcast:liveItem>"
)


def rebuilt(feed: str, folder: Path) -> bytes:
    """The feed of the site that an import of a feed makes."""
    source = folder / "old.xml"
    source.write_text(feed, "utf-8")
    result = CliRunner().invoke(main, ["import", str(source), "--into", str(folder), "--offline"])
    assert result.exit_code == 0, result.output
    build(load_config(str(folder / "mkdocs.yml")))
    return (folder / "site/feed.xml").read_bytes()


# As long as its last chapter needs.
FULL = full().replace("<itunes:duration>2816<", "<itunes:duration>4816<")


@pytest.mark.parametrize("feed", [FULL, minimal(), FULL.replace("<item>", f"{LIVE}<item>", 1)])
def test_a_feed_with_every_tag_comes_back(feed: str, tmp_path: Path) -> None:
    assert compare_feeds(feed.encode(), rebuilt(feed, tmp_path)) == []


def test_a_description_that_leads_elsewhere_than_the_notes_stays_as_it_is(tmp_path: Path) -> None:
    description = '<p>More <a href="https://example.org/more">here</a>.</p>'
    old = "<description><![CDATA[<p>First.</p>]]></description>"
    feed = minimal().replace(old, f"<description><![CDATA[{description}]]></description>")
    new = rebuilt(feed, tmp_path).decode()
    assert f"<description><![CDATA[{description}]]></description>" in new
    assert "<content:encoded><![CDATA[<p>First.</p>]]></content:encoded>" in new
