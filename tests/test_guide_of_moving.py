"""The commands in the guide of moving in print what it shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide_commands import output_of
from guide_examples import console

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs/guide/moving-in.md"
EXAMPLE = ROOT.parent / "shared/data/feeds/podcast-namespace-example.xml"

_FEED = """<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
 xmlns:fireside="http://fireside.fm/modules/rss/fireside"><channel><title>Night Bread</title>
<link>https://bread.example.org/</link><description>What bakers do at night.</description>
<language>en</language><itunes:author>Ana Ferreira</itunes:author>
<itunes:image href="https://assets.example.org/cover.jpg"/>
<itunes:category text="Arts"><itunes:category text="Food"/></itunes:category>
<itunes:explicit>false</itunes:explicit><itunes:owner><itunes:name>Ana Ferreira</itunes:name>
<itunes:email>ana@example.org</itunes:email></itunes:owner>
<item><title>The second loaf</title><guid isPermaLink="false">3a02e279-bd81</guid>
<pubDate>Mon, 12 Jan 2026 06:00:00 +0000</pubDate><itunes:duration>43:21</itunes:duration>
<enclosure url="https://media.example.org/3a02e279.mp3" length="31234567" type="audio/mpeg"/>
<fireside:playerURL>https://player.fireside.fm/v2/abCdEfGh+ZyXwVuTs</fireside:playerURL></item>
<item><title>Rye</title><description>What rye needs.</description><guid isPermaLink="false">05f608f1-d5fe</guid>
<pubDate>Mon, 05 Jan 2026 06:00:00 +0000</pubDate><itunes:duration>38:02</itunes:duration>
<enclosure url="https://media.example.org/05f608f1.mp3" length="27654321" type="audio/mpeg"/>
<fireside:playerURL>https://player.fireside.fm/v2/abCdEfGh+AbCdEfGh</fireside:playerURL></item>
</channel></rss>
"""
_FRAME = (
    '<iframe src="https://player.fireside.fm/v2/abCdEfGh+{}" width="740" height="200"></iframe>'
)
_RYE = f"---\ntitle: Rye\ndate: 2026-01-05\n---\n\nRye.\n\n{_FRAME.format('AbCdEfGh')}\n"
_LOAF = (
    '---\nlayout: post\ntitle: "Podcast: The second loaf"\ndate: 2026-01-12\ncategory: podcast\n'
    f"tags: bread ovens\n---\n\nMore of it.\n\n{_FRAME.format('ZyXwVuTs')}\n"
)
# The files of each section before its first command.
_FILES = {
    "A MkDocs site with a host's players": {
        "mkdocs.yml": "site_name: Night Bread\nsite_url: https://bread.example.org/\n",
        "docs/index.md": "# Night Bread\n",
        "docs/episodes/2026/ep001.md": _RYE,
        "docs/episodes/2026/ep002.md": _LOAF.replace("Podcast: ", ""),
        "feed.xml": _FEED,
    },
    "Blog posts with a host's players": {
        "blog/_config.yml": (
            "title: The Bakery\nurl: https://bakery.example.org\npermalink: /:title/\n"
        ),
        "blog/_posts/2026-01-12-second-loaf.md": _LOAF,
        "feed.xml": _FEED,
    },
}


@pytest.mark.parametrize("section", _FILES)
def test_what_is_shown_is_printed(
    section: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for name, text in _FILES[section].items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    commands = console(GUIDE, section)
    assert len(commands) == 3
    for command, shown in commands:
        assert output_of(command, caplog) == shown, command


@pytest.mark.skipif(not EXAMPLE.is_file(), reason="the feeds of others are not here")
def test_what_is_shown_of_the_example_feed_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "example.xml").write_bytes(EXAMPLE.read_bytes())
    monkeypatch.chdir(tmp_path)
    commands = console(GUIDE, "The example feed of Podcasting 2.0")
    assert len(commands) == 3
    for command, shown in commands:
        output = output_of(command, caplog)
        for line in shown.splitlines():
            # What is left out of a long output is three dots.
            assert line == "..." or line in output.splitlines(), command
