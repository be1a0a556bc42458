"""The feed that a build writes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest

from feed_samples import N, parsed
from sites import MP3, Site, build, episode, episodes, make, rebuild

EXAMPLE = "https://example.org/"


def feed(site: Site, path: str = "podcast/feed.xml") -> ET.Element:
    return parsed(site.text(path))


def titles(site: Site, path: str = "podcast/feed.xml") -> list[str | None]:
    return [item.findtext("title") for item in feed(site, path).iter("item")]


def test_a_site_has_a_feed_beside_its_index_and_its_pages_lead_there(tmp_path: Path) -> None:
    site = build(tmp_path, {"episodes/a.md": episode("A & B"), "media/1.mp3": MP3})
    channel = feed(site)
    assert channel.findtext("title") == "Signal Path"
    assert channel.findtext("link") == f"{EXAMPLE}podcast/"
    assert titles(site) == ["A & B"]
    assert channel.findtext("item/link") == f"{EXAMPLE}episodes/a/"
    for page in ("episodes/a/index.html", "podcast/index.html"):
        (link,) = site.page(page).select('link[rel=alternate][type="application/rss+xml"]')
        assert urljoin(f"{EXAMPLE}{page}", str(link["href"])) == f"{EXAMPLE}podcast/feed.xml"
    assert site.text("assets/podcast/feed.en.xsl").startswith("<?xml")
    assert site.text("assets/podcast/feed.en.css")
    for kind in ("xsl", "css"):
        assert f'href="../assets/podcast/feed.en.{kind}"' in site.text("podcast/feed.xml")


def test_notes_are_the_pages_text_without_title_and_player(tmp_path: Path) -> None:
    body = "Hello, [two](b.md).\n\n## Links\n\n![A clip](../media/c.mp3)\n\nhttps://www.youtube.com/watch?v=LVWTQcZbLgY\n"
    pages = {
        "episodes/a.md": episode("A", audio="media/a.mp3", body=body), "episodes/b.md": episode("B", date="2025-01-01"),
        "media/a.mp3": MP3, "media/c.mp3": MP3,
    }  # fmt: skip
    site = build(tmp_path, pages, markdown_extensions=[{"toc": {"permalink": True}}])
    assert feed(site).findtext("item/content:encoded", namespaces=N) == (
        f'<p>Hello, <a href="{EXAMPLE}episodes/b/">two</a>.</p>\n<h2>Links</h2>\n'
        f'<p><a href="{EXAMPLE}media/c.mp3">A clip</a></p>\n'
        '<p><a href="https://www.youtube.com/watch?v=LVWTQcZbLgY">Watch on YouTube: A</a></p>'
    )


@pytest.mark.parametrize("directories", [True, False])
@pytest.mark.parametrize("url", [EXAMPLE, f"{EXAMPLE}docs/"])
def test_addresses_fit_the_site(tmp_path: Path, directories: bool, url: str) -> None:
    pages = {
        "my shows/a.md": episode("A", audio="b c.mp3", body="[x](#x)"),
        "my shows/b c.mp3": MP3,
    }
    site = build(tmp_path, pages, site_url=url, use_directory_urls=directories)
    page = f"{url}my%20shows/a/" if directories else f"{url}my%20shows/a.html"
    item = feed(site).find("item")
    assert item is not None
    assert item.findtext("link") == page
    assert item.find("enclosure").attrib["url"] == f"{url}my%20shows/b%20c.mp3"  # type: ignore[union-attr]
    assert item.findtext("content:encoded", namespaces=N) == f'<p><a href="{page}#x">x</a></p>'


def test_two_builds_write_the_same_feed(tmp_path: Path) -> None:
    config_file = make(tmp_path, episodes(3))
    assert rebuild(config_file).text("podcast/feed.xml") == rebuild(config_file).text(
        "podcast/feed.xml"
    )


@pytest.mark.parametrize(
    ("podcast", "more", "said"),
    [({"feed": False}, {}, ""), ({}, {"site_url": ""}, "set `site_url`")],
)
def test_a_site_may_have_no_feed(
    tmp_path: Path, podcast: dict[str, Any], more: dict[str, Any], said: str
) -> None:
    site = build(tmp_path, {"episodes/a.md": episode()}, podcast, **more)
    assert not [path for path in site.files() if path.endswith("feed.xml")]
    assert "application/rss+xml" not in site.text("podcast/index.html")
    assert any(said in info for info in site.infos)


def test_a_partial_build_writes_no_feed_with_holes(tmp_path: Path) -> None:
    config_file = make(tmp_path, {"episodes/a.md": episode()})
    before = rebuild(config_file).text("podcast/feed.xml")
    site = rebuild(config_file, dirty=True)
    assert site.text("podcast/feed.xml") == before
    assert any("`--dirty`" in info for info in site.infos)


def test_drafts_are_not_in_the_feed_of_a_site_that_shows_them(tmp_path: Path) -> None:
    soon = dt.date.today() + dt.timedelta(days=30)
    pages = {"episodes/a.md": episode("A"), "episodes/b.md": episode("B", date=str(soon))}
    assert titles(build(tmp_path, pages, serving=True)) == ["A"]


def test_the_feeds_description_begins_with_the_authors_and_the_notes_are_whole(
    tmp_path: Path,
) -> None:
    page = episode("A").replace("title:", "description: In short, bread.\ntitle:", 1)
    site = build(tmp_path, {"a.md": f"{page}\nLong notes.\n", "media/1.mp3": MP3})
    description = feed(site).findtext("item/description") or ""
    assert description.startswith("<p>In short, bread.</p>\n")
    assert "<p>Long notes.</p>" in description
    notes = feed(site).findtext("item/content:encoded", namespaces=N) or ""
    assert "In short" not in notes
    assert "<p>Long notes.</p>" in notes


def test_each_show_has_its_own_feed(tmp_path: Path) -> None:
    shows = [
        {
            "podcast": {
                "title": name,
                "episodes": {"include": [f"{name}/*.md"]},
                "index": f"{name}/index.md",
                "tags": False,
            }
        }
        for name in ("bread", "butter")
    ]
    pages = {
        "bread/a.md": episode("Loaf"),
        "butter/a.md": episode("Churn", body="![Clip](https://cdn.example.org/c.mp3)"),
    }
    site = build(tmp_path, pages, plugins=["search", *shows])
    assert (titles(site, "bread/feed.xml"), titles(site, "butter/feed.xml")) == (
        ["Loaf"],
        ["Churn"],
    )
    assert "Clip</a>" in (
        feed(site, "butter/feed.xml").findtext("item/content:encoded", namespaces=N) or ""
    )
    (link,) = site.page("butter/a/index.html").select('link[type="application/rss+xml"]')
    assert link["href"] == "../feed.xml"


def test_each_language_has_its_own_feed(tmp_path: Path) -> None:
    pages = {
        "index.md": "# Home",
        "episodes/a.md": episode("Hello"),
        "episodes/a.de.md": episode("Hallo"),
    }
    languages = [
        {"locale": "en", "default": True, "name": "English"},
        {"locale": "de", "name": "Deutsch"},
    ]
    site = build(
        tmp_path,
        pages,
        plugins=["search", {"i18n": {"languages": languages}}, {"podcast": {}}],
        strict=False,
    )
    assert (titles(site), titles(site, "de/podcast/feed.xml")) == (["Hello"], ["Hallo"])
    assert feed(site, "de/podcast/feed.xml").findtext("item/link") == f"{EXAMPLE}de/episodes/a/"


def test_the_guid_in_the_options_is_only_that_of_the_sites_default_language(tmp_path: Path) -> None:
    guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
    pages = {
        "index.md": "# Home",
        "episodes/a.md": episode("Hello"),
        "episodes/a.de.md": episode("Hallo"),
    }
    languages = [
        {"locale": "en", "default": True, "name": "English"},
        {"locale": "de", "name": "Deutsch"},
    ]
    plugins = [
        "search",
        {"i18n": {"languages": languages}},
        {"podcast": {"channel": {"guid": guid}}},
    ]
    site = build(tmp_path, pages, plugins=plugins, strict=False)
    found = [
        feed(site, path).findtext("podcast:guid", namespaces=N)
        for path in ("podcast/feed.xml", "de/podcast/feed.xml")
    ]
    assert found[0] == guid
    assert found[1] not in ("", None, guid)


def test_the_posts_of_a_blog_are_in_the_feed(tmp_path: Path) -> None:
    pages = {
        "blog/index.md": "# Blog",
        "blog/posts/a.md": episode("A", body="First.\n\n<!-- more -->\n\nRest."),
    }
    site = build(tmp_path, pages, plugins=["search", "blog", {"podcast": {}}])
    assert titles(site) == ["A"]
    assert feed(site).findtext("item/link") == f"{EXAMPLE}blog/2026/01/01/a/"
    notes = feed(site).findtext("item/content:encoded", namespaces=N) or ""
    assert notes.split() == ["<p>First.</p>", "<p>Rest.</p>"]


def test_options_reach_the_feed(tmp_path: Path) -> None:
    options = {
        "feed": "rss.xml", "categories": [{"Arts": "Food"}], "channel": {"type": "serial", "raw": "<podcast:chat/>"},
        "feeds": {"page_size": 2, "tags": ["jazz"], "prefix": "https://op3.dev/e/"},
    }  # fmt: skip
    pages = {**episodes(3), "episodes/x.md": episode("X", tags="jazz")}
    site = build(tmp_path, pages, options, strict=False)
    assert titles(site, "rss.xml") == ["X", "Number 003"]
    assert titles(site, "rss/page/2.xml") == ["Number 002", "Number 001"]
    assert titles(site, "rss/tags/jazz.xml") == ["X"]
    channel = feed(site, "rss.xml")
    assert channel.findtext("itunes:type", namespaces=N) == "serial"
    assert channel.find("podcast:chat", N) is not None
    assert [one.attrib["url"][:40] for one in channel.iter("enclosure")] == ["https://op3.dev/e/cdn.example.org/1.mp3", "https://op3.dev/e/cdn.example.org/3.mp3"]  # fmt: skip
    assert "op3" not in site.text("episodes/x/index.html")


def test_older_episodes_have_a_description_that_leads_to_their_pages(tmp_path: Path) -> None:
    long = "One sentence of many. " * 300
    pages = {
        f"episodes/{number}.md": episode(
            f"A & {number}",
            f"2026-01-0{number}",
            f"https://cdn.example.org/{number}.mp3",
            body=body,
        )
        for number, body in enumerate((long, "Short.", long, long), 1)
    }
    pages["episodes/1.md"] = pages["episodes/1.md"].replace(
        "date:", "feed_description: By hand.\ndate:", 1
    )
    site = build(tmp_path, pages, {"feeds": {"full_notes": 1}}, strict=False)
    items = list(feed(site).iter("item"))
    contents = [item.find("content:encoded", N) is not None for item in items]
    # Where somebody wrote the description, the notes are nowhere else.
    assert contents == [True, False, False, True]
    newest, older, short, by_hand = [item.findtext("description") or "" for item in items]
    link = f'<p><a href="{EXAMPLE}episodes/3/">More on A &amp; 3</a></p>'
    assert older.endswith(f"</p>\n{link}")
    assert 3900 < len(older.encode()) <= 4000
    assert not any("<a" in text for text in (newest, short, by_hand))
    assert short == "<p>Short.</p>"
    lines = [text for text in site.infos if "full_notes" in text]
    assert len(lines) == 1
    assert "the show notes of 1 older episode ends" in lines[0]
    whole = build(tmp_path, pages, {"feeds": {"full_notes": True}}, strict=False)
    assert not any("full_notes" in text for text in whole.infos)
    assert all(item.find("content:encoded", N) is not None for item in feed(whole).iter("item"))


def test_how_long_notes_are_does_not_ask_for_a_feed(tmp_path: Path) -> None:
    build(tmp_path, {"episodes/a.md": episode()}, {"feeds": {"full_notes": True}})


def test_texts_of_the_show_have_no_spaces_around_them(tmp_path: Path) -> None:
    options = {
        "title": "Slow\nbread &amp; butter\n",
        "author": " Alex\n",
        "description": "Two lines,\n\nfolded.\n",
    }
    channel = feed(build(tmp_path, {"episodes/a.md": episode()}, options))
    assert channel.findtext("title") == "Slow bread & butter"
    assert channel.findtext("itunes:author", namespaces=N) == "Alex"
    assert channel.findtext("description") == "Two lines,\n\nfolded."


def test_a_feed_without_an_ending_is_a_file_and_its_further_feeds_are_beside_it(
    tmp_path: Path,
) -> None:
    pages = {"episodes/a.md": episode("A", tags="rye"), "media/1.mp3": MP3}
    site = build(tmp_path, pages, {"feed": "rss", "feeds": {"tags": True}}, strict=False)
    assert titles(site, "rss") == ["A"]
    assert titles(site, "rss-feed/tags/rye.xml") == ["A"]


def test_a_page_at_the_address_of_the_feed_is_named_and_stays(tmp_path: Path) -> None:
    pages = {"episodes/a.md": episode("A"), "media/1.mp3": MP3, "rss.md": "# RSS\n"}
    site = build(tmp_path, pages, {"feed": "rss"}, strict=False)
    assert any("rss.md: the page is at the address of the feed" in text for text in site.warnings)
    assert site.page("rss/index.html").find("h1")


def test_what_one_show_lacks_is_reported_of_the_other_as_well(tmp_path: Path) -> None:
    shows = [
        {
            "podcast": {
                "title": name,
                "episodes": {"include": [f"{name}/*.md"]},
                "index": f"{name}/index.md",
                "tags": False,
                "feed": f"{name}.xml",
            }
        }
        for name in ("bread", "butter")
    ]
    pages = {f"{name}/a.md": episode("A") for name in ("bread", "butter")}
    site = build(tmp_path, pages, plugins=["search", *shows], strict=False)
    about_categories = [text for text in site.warnings if "[category-missing]" in text]
    assert [text.split(": ")[2] for text in about_categories] == ["bread", "butter"]


def test_a_feed_of_nobody_is_reported_with_its_line(tmp_path: Path) -> None:
    feeds = {"people": ["Nobody"], "tags": ["none"]}
    site = build(tmp_path, {"a.md": episode("A")}, {"feeds": feeds}, strict=False)
    lines = [problem.line for problem in site.problems if "`feeds: " in problem.message]
    assert lines == [7, 5]
