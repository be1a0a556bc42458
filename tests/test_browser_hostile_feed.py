"""A feed whose every field is an attack becomes a site on which nothing runs."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path

import yaml
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config

from browsing import Browser, reading
from mkdocs_podcast.cli import main
from mkdocs_podcast.source import frontmatter
from mkdocs_podcast.text.xml_text import writable
from test_browser_payloads import ADDRESSES, DANGERS, PAYLOADS

_PER_ITEM = 20
_BLOCKS = (
    "---\ntitle: Mine\n---",
    "{% include 'mkdocs.yml' %} {{ config }} {{< youtube a >}}",
    "<!-- podcast:episodes --> ![[secret.mp3]] [a](javascript:alert(1))",
    "```html\n<script>witness.ran=1</script>\n```",
    "../../../../etc/passwd",
)


def item_of(number: int, payloads: list[str]) -> str:
    text = escape(writable(" ".join(payloads)))
    address = escape(writable(ADDRESSES[number % len(ADDRESSES)]))
    html = "".join(f"<p>{payload}</p>" for payload in payloads)
    notes = escape(writable(f'{html}<a href="{ADDRESSES[number % len(ADDRESSES)]}">a</a>'))
    return f"""<item><title>{number} {text}</title><guid>{text} {number}</guid>
<link>{address}</link><pubDate>Thu, {1 + number % 28:02} Dec 2021 09:30:00 GMT</pubDate>
<enclosure url="https://cdn.example.org/{number}.mp3" length="12345678" type="{text}"/>
<description>{notes}</description><itunes:author>{text}</itunes:author>
<itunes:image href="{address}"/><itunes:duration>{text}</itunes:duration>
<itunes:season>{text}</itunes:season><category>{text}</category>
<podcast:season name="{text}">1</podcast:season><podcast:episode display="{text}">1</podcast:episode>
<podcast:person role="{text}" group="{text}" href="{address}" img="{address}">{text}</podcast:person>
<podcast:chapters url="{address}"/><podcast:transcript url="{address}" type="{text}"/>
<podcast:location geo="{text}" osm="{text}">{text}</podcast:location>
<podcast:license url="{address}">{text}</podcast:license>
<podcast:soundbite startTime="{text}" duration="{text}">{text}</podcast:soundbite>
<podcast:socialInteract uri="{address}" protocol="{text}"/>
<psc:chapters><psc:chapter start="0:00" title="{text}" href="{address}" image="{address}"/>
</psc:chapters><dc:creator>{text}</dc:creator></item>"""


def hostile_feed() -> str:
    payloads = [*PAYLOADS, *_BLOCKS]
    items = [
        item_of(number, payloads[start : start + _PER_ITEM])
        for number, start in enumerate(range(0, len(payloads), _PER_ITEM))
    ]
    text = escape(writable(" ".join(_BLOCKS)))
    return f"""<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:psc="http://podlove.org/simple-chapters"
 xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>{text}</title>
<description>{text}</description><link>https://a.example.org/</link><language>{text}</language>
<itunes:author>{text}</itunes:author><itunes:category text="{text}"/>
<podcast:funding url="{escape(ADDRESSES[0])}">{text}</podcast:funding>{"".join(items)}</channel></rss>"""


def imported(folder: Path) -> list[Path]:
    """The pages of the hostile feed."""
    source = folder / "hostile.xml"
    source.write_text(hostile_feed(), "utf-8")
    root = folder / "inner/site"
    result = CliRunner().invoke(
        main, ["import", str(source), "--into", str(root), "--offline"], catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    return sorted((root / "docs/episodes").iterdir())


def test_nothing_is_written_but_pages_whose_front_matter_is_the_import_s(tmp_path: Path) -> None:
    pages = imported(tmp_path)
    count = -(-len([*PAYLOADS, *_BLOCKS]) // _PER_ITEM)
    assert len(pages) == count
    outside = [path for path in tmp_path.rglob("*") if path.is_file() and path not in pages]
    names = {path.relative_to(tmp_path).as_posix() for path in outside}
    assert names == {
        "hostile.xml",
        "inner/site/mkdocs.yml",
        "inner/site/podcast.import.json",
        "inner/site/podcast.lock.json",
    }
    for path in pages:
        front = frontmatter.read(path.read_text("utf-8"))
        assert front.problems == ()
        assert front.meta["audio"][0]["url"].startswith("https://cdn.example.org/")
        assert front.meta["guid"]
        assert "{{" not in front.body
        assert "{%" not in front.body
        assert "<script" not in front.body.casefold()
    settings = yaml.safe_load((tmp_path / "inner/site/mkdocs.yml").read_text("utf-8"))
    assert set(settings) <= {"site_name", "site_url", "site_description", "theme", "plugins"}


def test_nothing_of_a_hostile_feed_runs_on_the_site(
    tmp_path: Path, chromium: Browser, serve_folder: Callable[[Path], str]
) -> None:
    imported(tmp_path)
    root = tmp_path / "inner/site"
    address = serve_folder(root / "site")
    build(load_config(str(root / "mkdocs.yml"), site_url=address))
    names = [
        path.relative_to(root / "site").as_posix()
        for path in (root / "site").rglob("*.html")
        if path.name != "404.html"
    ]
    assert len(names) > 10
    faults = {}
    with reading(chromium) as reader:
        page = reader.context.new_page()
        for name in names:
            page.goto(address + name)
            ran, dangers = page.evaluate("witness.ran"), page.evaluate(DANGERS)
            if ran or dangers:
                faults[name] = ran, dangers
    assert faults == {}
