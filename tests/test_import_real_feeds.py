"""Real feeds, imported, built and compared: nothing that an app reads is lost."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_podcast.cli import main
from mkdocs_podcast.importing.feed_comparison import Difference, compare_feeds
from mkdocs_podcast.importing.feed_xml import read_document
from mkdocs_podcast.importing.imported import SourceError

FEEDS = Path(__file__).parents[2] / "shared" / "data" / "feeds"
REAL = sorted(FEEDS.glob("*.xml"))
GPODDER = sorted((FEEDS / "gpodder").glob("*.rss"))
pytestmark = pytest.mark.skipif(not REAL, reason="the feeds of others are not here")

# What may be missing from the new feed, by the feed, the field, and why.
DEAD = {
    ("partytime-launched.xml", "{http://fireside.fm/modules/rss/fireside}"): "Fireside's own pages",
    ("partytime-sentimental-garbage.xml", "{https://schema.acast.com/1.0/}"): "Acast's own ads",
    ("partytime-sentimental-garbage.xml", "itunes:category"): "Literature is Books now",
    ("partytime-no-agenda.xml", "itunes:category"): "News & Politics is News now",
    ("partytime-pc20rss.xml", "itunes:category"): "News & Politics is News now",
    ("podcast-namespace-example.xml", "podcast:guid"): "y0ur-gu1d-g035-h3r3 is not a UUID",
    ("podcast-namespace-example.xml", "podcast:alternateEnclosure"): "one file has two lengths",
    ("episode_type_invalid.rss", "itunes:episodeType"): "russkie_vpered is not a type",
    ("itunes_type_garbage.rss", "itunes:type"): "bogus is not a type",
    ("image_and_audio.rss", "enclosure"): "a picture is no recording",
}


def is_dead(feed: str, difference: Difference) -> bool:
    return any(name == feed and difference.field.startswith(field) for name, field in DEAD)


def built(feed: Path, folder: Path, *, strict: bool) -> bytes | None:
    """The feed of the site that an import makes; None without a recording."""
    result = CliRunner().invoke(main, ["import", str(feed), "--into", str(folder), "--offline"])
    assert result.exit_code == 0, result.output
    (folder / "docs").mkdir(exist_ok=True)
    config = load_config(str(folder / "mkdocs.yml"), strict=strict)
    config.site_url = config.site_url or "https://example.org/"
    build(config)
    new = folder / "site/feed.xml"
    return new.read_bytes() if new.exists() else None


@pytest.mark.parametrize("feed", REAL, ids=lambda feed: feed.name)
def test_nothing_of_a_real_feed_is_lost(
    feed: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, logger="mkdocs"):
        new = built(feed, tmp_path, strict=True)
    assert [record.getMessage() for record in caplog.records] == []
    assert new
    differences = compare_feeds(feed.read_bytes(), new)
    lost = [difference for difference in differences if not is_dead(feed.name, difference)]
    assert lost == []
    # An exception that nothing needs hides a loss.
    for name, field in DEAD:
        if name == feed.name:
            assert any(difference.field.startswith(field) for difference in differences)


def has_recordings(feed: Path) -> bool:
    try:
        root = read_document(feed.read_bytes()).root
    except SourceError:
        return False
    enclosures = root.findall("channel/item/enclosure")
    return any("://" in enclosure.get("url", "") for enclosure in enclosures)


@pytest.mark.parametrize("feed", [*filter(has_recordings, GPODDER)], ids=lambda feed: feed.name)
def test_nothing_of_a_feed_that_gpodder_reads_is_lost(feed: Path, tmp_path: Path) -> None:
    # Most have no more than one tag: directories would ask for the rest.
    new = built(feed, tmp_path, strict=False)
    assert new
    differences = compare_feeds(feed.read_bytes(), new)
    assert [one for one in differences if not is_dead(feed.name, one)] == []
