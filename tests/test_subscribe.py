"""Where to subscribe: the places named, and the apps that open the feed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, expect

from browsing import MATERIAL, reading
from mkdocs_podcast.model.episode import Link
from mkdocs_podcast.model.show import Show
from mkdocs_podcast.pages.subscriptions import subscriptions
from sites import Site, build, episode

FEED = "https://example.org/podcast/feed.xml"
APPS = ["apple", "overcast", "pocketcasts", "castro", "antennapod", "podcastaddict"]
# Sorted, as the tests' mkdocs.yml is.
NAMED = {
    name: f"https://{name}.example/show"
    for name in ("amazon", "apple", "iheart", "overcast", "spotify", "youtube")
}


def show(*named: str, feed_url: str = FEED, title: str = "A & B") -> Show:
    links = tuple(Link(name, f"https://{name}.example/") for name in named)
    return Show(title, subscribe=links, feed_url=feed_url)


def test_an_app_is_opened_by_the_address_that_it_documents() -> None:
    places = subscriptions(show("rss"))
    assert {place.name: place.url for place in places.more} == {
        "Apple Podcasts": "podcast://example.org/podcast/feed.xml",
        "Overcast": "overcast://x-callback-url/add?url=https%3A%2F%2Fexample.org%2Fpodcast%2Ffeed.xml",
        "Pocket Casts": "pktc://subscribe/example.org/podcast/feed.xml",
        "Castro": "castros://subscribe/example.org/podcast/feed.xml",
        "AntennaPod": "https://antennapod.org/deeplink/subscribe?url=https%3A%2F%2Fexample.org%2Fpodcast%2Ffeed.xml&title=A%20%26%20B",
        "Podcast Addict": "podcastaddict://example.org/podcast/feed.xml",
    }


@pytest.mark.parametrize(
    ("named", "feed_url", "row", "more"),
    [
        (["rss"], FEED, ["rss"], APPS),
        (["Pocket-Casts", "spotify"], FEED, ["pocketcasts", "spotify"], [app for app in APPS if app != "pocketcasts"]),
        (["a", "b", "c", "d", "spotify", "youtube"], "", ["podcast"] * 4 + ["spotify"], ["youtube"]),
        (["spotify"], "", ["spotify"], []),
    ],
)  # fmt: skip
def test_five_places_stand_in_the_row_and_the_rest_is_below(
    named: list[str], feed_url: str, row: list[str], more: list[str]
) -> None:
    places = subscriptions(show(*named, feed_url=feed_url))
    assert [place.key for place in places.row] == row
    assert [place.key for place in places.more] == more


def build_site(folder: Path, theme: Any = "material", **subscribe: Any) -> Site:
    settings = {"name": theme, "font": False} if isinstance(theme, str) else theme
    options = {"subscribe": {**NAMED, **subscribe}}
    return build(folder, {"episodes/1.md": episode()}, options, theme=settings)


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_each_place_has_a_sign_of_its_own_in_a_file_of_the_site(tmp_path: Path, theme: str) -> None:
    site = build_site(tmp_path, theme)
    signs = BeautifulSoup(site.text("assets/podcast/places.svg"), "xml").find_all("symbol")
    drawings = {str(sign["id"]): sign.decode_contents() for sign in signs}
    assert all(drawings.values())
    # Where the theme brings none, Apple's is the common one of podcasts.
    common = 0 if theme == "material" else 1
    assert len(set(drawings.values())) == len(drawings) - common
    for path, count in (("podcast/index.html", 12), ("episodes/1/index.html", 5)):
        uses = site.page(path).select(".podcast-subscribe use")
        assert len(uses) == count
        for use in uses:
            address, _, key = str(use["xlink:href"]).partition("#")
            assert (site.out / path).parent.joinpath(address).resolve().is_file()
            assert key in drawings


OWN_INDEX = {"podcast/index.md": "# Everything\n"}


@pytest.mark.parametrize(("pages", "has_link"), [({}, True), (OWN_INDEX, False)])
def test_episodes_lead_to_the_apps_of_the_index_unless_somebody_wrote_its_head(
    tmp_path: Path, pages: dict[str, str], has_link: bool
) -> None:
    site = build(tmp_path, {"episodes/1.md": episode(), **pages})
    block = site.content("episodes/1/index.html").select_one(".podcast-subscribe")
    assert block
    apps = [link["href"] for link in block.select("a") if link.get_text() == "More apps"]
    assert apps == (["../../podcast/#podcast-apps"] if has_link else [])
    assert bool(block.select("details")) is not has_link
    assert ("overcast://" in str(block)) is not has_link
    index = site.content("podcast/index.html")
    assert len(index.select("#podcast-apps a")) == (7 if has_link else 0)


def test_without_a_feed_for_everybody_no_app_opens_it(tmp_path: Path) -> None:
    site = build_site(tmp_path, rss=False)
    block = site.page("podcast/index.html").select_one(".podcast-subscribe")
    assert block
    assert "overcast://" not in str(block)
    assert not block.select("[data-copied]")
    assert [link.get_text() for link in block.select("details + div a")] == ["YouTube"]


def test_the_feeds_address_is_copied_and_without_a_clipboard_it_is_opened(
    tmp_path: Path, chromium: Browser, serve_folder: Callable[[Path], str]
) -> None:
    address = serve_folder(tmp_path / "site")
    build(tmp_path, {"episodes/1.md": episode()}, theme=MATERIAL, site_url=address)
    with reading(chromium, permissions=["clipboard-read", "clipboard-write"]) as reader:
        page = reader.open(f"{address}podcast/")
        link = page.get_by_role("link", name="Copy feed address")
        expect(link).to_be_hidden()
        page.get_by_text("More apps").click()
        expect(page.get_by_role("link", name="Overcast")).to_be_visible()
        link.click()
        expect(page.get_by_role("link", name="Copied")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == f"{address}podcast/feed.xml"
        drawn = (
            "[...document.querySelectorAll('.podcast-sign use')].map(use => use.getBBox().width)"
        )
        assert min(page.evaluate(drawn)) > 8
        heights = "[...document.querySelectorAll('.podcast-sign')].map(sign => sign.clientHeight)"
        assert max(page.evaluate(heights)) < 24
        page.goto(f"{address}episodes/1/")
        page.get_by_role("link", name="More apps").click()
        page.wait_for_url(f"{address}podcast/#podcast-apps")
        expect(page.get_by_role("link", name="Copy feed address")).to_be_visible()
        expect(page.get_by_text("More apps")).to_be_hidden()
        page.goto(f"{address}podcast/")
        page.evaluate("navigator.clipboard.writeText = () => Promise.reject(); 0")
        page.get_by_text("More apps").click()
        page.get_by_role("link", name="Copy feed address").click()
        page.wait_for_url(f"{address}podcast/feed.xml")
        assert reader.abroad == []
