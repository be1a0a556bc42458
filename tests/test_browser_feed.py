"""The feed in a browser: a page for people, by way of XSLT, and a readable document where there is
none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import launch
from feed_samples import FULL, FULL_ITEM, MINIMAL_ITEM, TRAILER_ITEM
from mkdocs_podcast.build.beside_feeds import write_stylesheets
from mkdocs_podcast.feed.channel import Item, Notes
from mkdocs_podcast.feed.documents import divide
from mkdocs_podcast.feed.rss import write
from mkdocs_podcast.html.fragments import Fragments

HOSTILE = MINIMAL_ITEM._replace(
    title="<script>document.title = 'gone'</script>",
    guid="hostile",
    notes=lambda: Notes(
        "",
        "<p>A &amp; B &lt;i&gt; <a href='https://example.org/'>link</a><script>1</script></p><p>Second</p>",
    ),
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]) -> str:
    """The address of a feed of two documents, beside its style sheets."""
    folder = tmp_path_factory.mktemp("feed")
    root = serve_folder(folder)
    channel = FULL._replace(image="", link=f"{root}podcast/", url=f"{root}podcast/feed.xml")
    items: list[Item] = [FULL_ITEM, TRAILER_ITEM, HOSTILE, MINIMAL_ITEM]
    for language, folder_name in (("en", "podcast"), ("de", "de"), ("ar", "ar")):
        write_stylesheets(Fragments(language=language), folder)
        for document in divide(f"{folder_name}/feed.xml", items, root, 3, language):
            path = folder / document.path
            path.parent.mkdir(parents=True, exist_ok=True)
            localized = channel._replace(url=f"{root}{folder_name}/feed.xml", language=language)
            path.write_text("".join(write(localized, document)), "utf-8")
    return f"{root}podcast/feed.xml"


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(address)
        if page.evaluate("document.documentElement.localName") == "rss":
            pytest.skip("this browser knows no XSLT any more")
        yield page


def test_the_feed_is_a_page_with_the_show_and_its_address(page: Page, address: str) -> None:
    expect(page).to_have_title(FULL.title)
    expect(page.locator("h1")).to_have_text(FULL.title)
    expect(page.locator("header p").last).to_have_text("About something & more.")
    expect(page.get_by_role("textbox")).to_have_value(address)
    address_without_scheme = address.removeprefix("http://")
    expect(page.get_by_role("link", name="Apple Podcasts")).to_have_attribute(
        "href", f"podcast://{address_without_scheme}"
    )


def test_each_episode_has_its_facts_and_a_player_that_loads_nothing_on_its_own(page: Page) -> None:
    articles = page.locator("article")
    expect(articles).to_have_count(3)
    expect(articles.first.get_by_role("link").first).to_have_attribute("href", FULL_ITEM.link)
    expect(articles.first.locator(".meta > *")).to_have_text(
        ["1 Mar 2026", "Season 3", "Ch. 12", "46:56", "Explicit"]
    )
    expect(articles.nth(1).locator(".meta > *")).to_have_text(["Trailer", "1 Jan 2026", "0:59"])
    audio = articles.first.locator("audio")
    expect(audio).to_have_attribute("preload", "none")
    expect(audio).to_have_attribute("src", FULL_ITEM.enclosure.url)


def test_the_page_is_in_the_language_of_the_feed(page: Page, address: str) -> None:
    page.goto(address.replace("podcast/", "de/"))
    expect(page.locator("article").first.locator(".meta > *").first).to_have_text("1. März 2026")
    expect(page.locator("article").first.locator(".meta > *").nth(1)).to_have_text("Staffel 3")
    expect(page.locator("main h2")).to_have_text("3 Folgen")
    expect(page.locator(".kind")).to_have_text("Podcast-Feed")
    expect(page.get_by_role("link", name="Ältere Folgen")).to_be_visible()
    page.goto(address.replace("podcast/", "ar/"))
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"


def test_markup_in_the_feed_is_shown_as_text(page: Page) -> None:
    hostile = page.locator("article").nth(2)
    expect(hostile.locator("h3")).to_have_text(HOSTILE.title)
    expect(hostile.locator("p").last).to_have_text("A & B <i> link1")
    assert page.evaluate("document.scripts.length") == 0


def test_the_page_is_styled_in_light_and_dark(chromium: Browser, address: str) -> None:
    colours = []
    for scheme in ("light", "dark"):
        with chromium.new_context(color_scheme=scheme) as context:
            page = context.new_page()
            page.goto(address)
            colours.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert colours == ["rgb(255, 255, 255)", "rgb(22, 24, 29)"]


def test_a_long_feed_links_to_its_older_episodes(page: Page) -> None:
    page.get_by_role("link", name="Older episodes").click()
    expect(page.locator("article h3")).to_have_text([MINIMAL_ITEM.title])
    expect(page.get_by_role("textbox")).to_have_value(
        page.url.replace("/feed/page/2.xml", "/feed.xml")
    )
    page.get_by_role("link", name="Newer episodes").click()
    expect(page.locator("article")).to_have_count(3)


def test_a_browser_without_xslt_shows_a_readable_document(chromium: Browser, address: str) -> None:
    with launch(chromium.browser_type, "--disable-features=XSLT") as browser:
        page = browser.new_page()
        page.goto(address)
        assert page.evaluate("document.documentElement.localName") == "rss"
        display = "name => getComputedStyle(document.querySelector(`item > ${name}`)).display"
        assert [page.evaluate(display, name) for name in ("title", "description", "guid")] == [
            "block",
            "none",
            "none",
        ]
        page.goto(address.replace("podcast/", "ar/"))
        heading = page.evaluate(
            "getComputedStyle(document.querySelector('channel'), '::before').content"
        )
        assert heading == '"خلاصة البودكاست"'
