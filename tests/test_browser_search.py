"""What a search of the site's own finds in transcripts, in a browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import MATERIAL, Reader, an_hour_of_talk, build_show, reading
from sites import build


def leads_to_the_middle(page: Page, address: str) -> None:
    """Whether the episode is open where the words stand, and ready to play from there."""
    expect(page.locator("podcast-transcript details")).to_have_attribute("open", "")
    expect(
        page.locator("podcast-transcript").get_by_role("heading", name="The middle")
    ).to_be_in_viewport()
    expect(page.locator(".podcast-head podcast-player").get_by_role("status")).to_have_text(
        "Starts at 0:21"
    )
    expect(page).to_have_url(re.compile(f"^{re.escape(address)}episodes/032/([?#]|$)"))


def search(page: Page, text: str) -> None:
    """Searches as Material's readers do."""
    field = page.locator(".md-search__form input").first
    field.click()
    # It is asked once, by the last key: no later answer takes a hit away from under the mouse.
    field.fill(text[:-1])
    field.press(text[-1])


@pytest.mark.parametrize("start", ["", "episodes/032/"], ids=["from elsewhere", "on its own page"])
def test_a_search_result_opens_the_episode_at_that_moment_with_the_transcript_unfolded(
    show: str, reader: Reader, start: str
) -> None:
    page = reader.open(show + start)
    search(page, "middle, études")
    hit = page.locator(".md-search-result__link[href*='t=0:21']")
    expect(hit.get_by_role("heading")).to_have_text("The middle (0:21)")
    hit.click()
    leads_to_the_middle(page, show)
    expect(page.locator(".md-nav", has_text="The middle")).to_have_count(0)


def test_a_result_of_the_search_built_into_mkdocs_does_the_same(
    chromium: Browser, tmp_path: Path, serve_folder: Callable[[Path], str]
) -> None:
    address = serve_folder(build_show(tmp_path, {"name": "mkdocs"}))
    with reading(chromium) as reader:
        # It hears what is typed only once its index is read, and an address with the words waits
        # for that.
        page = reader.open(f"{address}?q=middle+études")
        page.keyboard.press("s")
        page.locator("#mkdocs-search-results a[href*='t=0:21']").first.click()
        leads_to_the_middle(page, address)


def shows_what_was_searched(page: Page, words: str) -> None:
    """Whether the transcript is open, and has only the lines with the words."""
    transcript = page.locator("podcast-transcript")
    expect(transcript.locator("details")).to_have_attribute("open", "")
    expect(transcript.locator("input[type=search]")).to_have_value(words)
    # A heading may have the word as well.
    expect(transcript.get_by_role("status")).to_have_text(re.compile("^[12] found$"))
    expect(transcript.locator("p:visible")).to_have_count(1)
    expect(transcript.locator("p:visible")).to_contain_text("middle, études")
    expect(transcript.locator("p:visible")).to_be_in_viewport()


# With `search.highlight`, Material hands on the words without what is between them: then one
# of them is looked for.
@pytest.mark.parametrize(
    ("features", "words"),
    [([], "middle, études"), (["search.highlight", "navigation.instant"], "études")],
    ids=str,
)
def test_a_result_that_knows_only_the_words_opens_the_transcript_at_them(
    chromium: Browser,
    tmp_path: Path,
    serve_folder: Callable[[Path], str],
    features: list[str],
    words: str,
) -> None:
    theme = {**MATERIAL, "features": features}
    address = serve_folder(build_show(tmp_path, theme, transcripts={"search": "words"}))
    with reading(chromium) as reader:
        page = reader.open(address)
        search(page, "middle, études")
        hit = page.locator(".md-search-result__link[href*='episodes/032/'][href*='#podcast']")
        expect(hit.get_by_role("heading")).to_have_text("Transcript")
        expect(hit.locator("mark").first).to_be_visible()
        hit.click()
        shows_what_was_searched(page, words)


def test_so_does_one_of_the_search_built_into_mkdocs(
    chromium: Browser, tmp_path: Path, serve_folder: Callable[[Path], str]
) -> None:
    out = build_show(tmp_path, {"name": "mkdocs"}, transcripts={"search": "words"})
    address = serve_folder(out)
    with reading(chromium) as reader:
        page = reader.open(f"{address}?q=middle+études")
        page.keyboard.press("s")
        page.locator("#mkdocs-search-results a[href*='032/'][href*='#podcast']").first.click()
        shows_what_was_searched(page, "middle")


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_a_result_in_an_hour_of_talk_opens_at_the_word_itself(
    theme: str, chromium: Browser, tmp_path: Path, serve_folder: Callable[[Path], str]
) -> None:
    address = serve_folder(tmp_path / "site")
    settings = MATERIAL if theme == "material" else {"name": theme}
    build(tmp_path, an_hour_of_talk(), theme=settings, site_url=address)
    # The theme of MkDocs itself scrolls smoothly for whoever has not asked for less motion.
    with reading(chromium, reduced_motion="no-preference") as reader:
        for name in ("plain", "chaptered"):
            page = reader.open(address if theme == "material" else f"{address}?q=zebra")
            if theme == "material":
                search(page, "zebra")
            else:
                page.keyboard.press("s")
            hit = f"[href*='{name}/#t=']"
            page.locator(f".md-search-result {hit}, #mkdocs-search-results {hit}").click()
            expect(page.locator(".podcast-head podcast-player").get_by_role("status")).to_have_text(
                "Starts at 35:06"
            )
            page.wait_for_function("witness.sees('zebra')")
            expect(page.locator("podcast-transcript [aria-current]")).to_contain_text("zebras")
            # The theme has done its own scrolling by now as well.
            page.wait_for_timeout(500)
            assert page.evaluate("witness.sees('zebra')")
