"""What axe-core finds on pages of a show: nothing that it does not find on the theme's own pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browsing import MATERIAL, build_show, plays, reading
from sites import build as build_plain

Serve = Callable[[Path], str]
Violations = set[tuple[str, str]]

THEMES: dict[str, Any] = {"material": MATERIAL, "mkdocs": "mkdocs", "readthedocs": "readthedocs"}
LOOKS = [("material", "light"), ("material", "dark"), ("mkdocs", "light"), ("readthedocs", "light")]
WIDTHS = (1280, 390)
COLOUR_RULES = ["color-contrast", "link-in-text-block"]


@pytest.fixture(scope="module")
def addresses(
    tmp_path_factory: pytest.TempPathFactory, serve_folder: Serve, show: str
) -> dict[str, str]:
    """Each theme's show."""
    folders = {name: tmp_path_factory.mktemp(name) for name in THEMES if name != "material"}
    return {"material": show} | {
        name: serve_folder(build_show(folder, name)) for name, folder in folders.items()
    }


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory, serve_folder: Serve) -> dict[str, str]:
    """Each theme with a page like a show's, and without the plugin."""
    pages = {
        "podcast.md": "# Podcast\n",
        "episodes/1.md": f"# Heading\n\n## Clips\n\n## Elsewhere\n{'Some notes.' * 500}\n",
    }
    return {
        name: serve_folder(
            build_plain(tmp_path_factory.mktemp(name), pages, theme=theme, plugins=["search"]).out
        )
        for name, theme in THEMES.items()
    }


FINDINGS = """async (options) => {
    const passing = document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime < Infinity);
    await Promise.allSettled(passing.map(({ finished }) => finished));
    const { violations } = await axe.run({ resultTypes: ["violations"], iframes: false, ...options });
    const isOurs = (node) => Boolean(document.querySelector(node.target[0])?.closest("[class^=podcast], [role=status]"));
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => [id, isOurs(node) ? node.html : "the theme's own"]));
}"""


def find_violations(page: Page, axe: str, scheme: str = "light") -> Violations:
    """Each rule that is broken on a wide screen or on a phone's, with the element where it is one
    of ours. In the dark only colours are others."""
    options = {"runOnly": COLOUR_RULES} if scheme == "dark" else {}
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe)
    both: Violations = set()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        both |= {(rule, element) for rule, element in page.evaluate(FINDINGS, options)}
    return both


def use_index(page: Page) -> None:
    page.get_by_label("Filter episodes").fill("sp-03")
    expect(page.locator(".podcast-count [role=status]")).to_have_text("1 of 32 episodes")
    pill = page.locator(".podcast-filter").get_by_role("link", name="even")
    pill.click()
    expect(pill).to_have_attribute("aria-current", "true")
    expect(page.locator(".podcast-count [role=status]")).to_have_text("1 of 32 episodes")
    page.locator(".podcast-card:visible .podcast-play").click()
    plays(page.locator(".podcast-card:visible"))


def use_tag(page: Page) -> None:
    page.locator(".podcast-card .podcast-play").first.click()
    expect(page.locator("podcast-embed iframe")).to_be_focused()


def use_episode(page: Page) -> None:
    player = page.locator(".podcast-head podcast-player")
    player.get_by_role("button", name="Play").click()
    plays(player)
    page.route("**/clip.wav", lambda route: route.abort())
    clip = page.locator("podcast-player").nth(1)
    clip.get_by_role("button", name="Play").click()
    expect(clip.get_by_role("button", name="Try again")).to_be_visible()
    page.locator("podcast-embed button").first.click()
    expect(page.locator("podcast-embed iframe")).to_have_count(1)


def use_panels(page: Page) -> None:
    player = page.locator(".podcast-head podcast-player")
    player.get_by_role("button", name="Play").click()
    plays(player)
    player.get_by_role("button", name="More").click()
    player.get_by_role("button", name="Transcript").click()
    page.get_by_label("Search the transcript").fill("tone")
    page.locator(".podcast-transcript [data-t]").first.click()
    expect(page.locator(".podcast-transcript [aria-current]")).to_be_visible()
    expect(page.locator("podcast-dock")).to_be_visible()


def use_sharing(page: Page) -> None:
    player = page.locator(".podcast-head podcast-player")
    player.get_by_role("button", name="More").click()
    expect(player.locator(".podcast-next")).not_to_be_empty()
    player.get_by_role("button", name="Share").click()
    player.get_by_role("button", name="Copy link", exact=True).click()
    expect(player.get_by_role("status")).not_to_be_empty()


def choose(page: Page, card: int, entry: str) -> None:
    page.locator(".podcast-options").nth(card).click()
    page.locator(".podcast-menu").get_by_role("button", name=entry).click()


def use_menu(page: Page) -> None:
    choose(page, 1, "Mark as played")
    page.locator(".podcast-options").nth(2).click()
    expect(page.locator(".podcast-menu")).to_be_visible()


def use_remote(page: Page) -> None:
    page.locator(".podcast-card .podcast-play").first.click()
    plays(page.locator("podcast-dock"))
    choose(page, 1, "Add to queue")
    page.locator(".podcast-expand").click()
    expect(page.locator(".podcast-remote .podcast-queue")).to_be_visible()


def use_dialog(page: Page) -> None:
    choose(page, 0, "Your listening")
    expect(page.get_by_role("dialog", name="Your listening")).to_be_visible()


def use_transcript(page: Page) -> None:
    page.locator("podcast-transcript summary").click()
    page.get_by_label("Search the transcript").fill("is")
    page.get_by_role("button", name="Next match").click()
    page.locator("podcast-transcript [data-t]").first.evaluate(
        "line => getSelection().selectAllChildren(line)"
    )
    expect(page.get_by_role("toolbar")).to_be_visible()


def press_play(page: Page) -> Locator:
    player = page.locator(".podcast-head podcast-player")
    player.get_by_label("Sleep timer").select_option("5")
    player.get_by_role("button", name="Play").click()
    return player.get_by_role("status")


def wait_for_sound(page: Page) -> None:
    page.route("**/tone.wav", lambda route: None, times=1)
    expect(press_play(page)).to_have_text("This audio is loading.")


def lose_the_network(page: Page) -> None:
    page.route("**/tone.wav", lambda route: None, times=1)
    page.evaluate("Object.defineProperty(navigator, 'onLine', { value: false })")
    expect(press_play(page)).to_have_text("You are offline.")


def fail_to_play(page: Page) -> None:
    page.route("**/tone.wav", lambda route: route.abort(), times=1)
    expect(press_play(page).get_by_role("button", name="Try again")).to_be_visible()


PAGES: dict[str, Callable[[Page], None] | None] = {
    "podcast/": use_index,
    "podcast/tags/odd/": use_tag,
    "podcast/tags/": None,
    "episodes/032/": use_episode,
    "episodes/032/?panels": use_panels,
    "episodes/029/": use_sharing,
    "podcast/?menu": use_menu,
    "podcast/?remote": use_remote,
    "podcast/?dialog": use_dialog,
    "episodes/032/?transcript": use_transcript,
    "episodes/030/?waiting": wait_for_sound,
    "episodes/030/?offline": lose_the_network,
    "episodes/030/?failed": fail_to_play,
}


def violations_by_page(
    page: Page, address: str, axe: str, scheme: str
) -> Iterator[tuple[str, Violations]]:
    """What is found on a show's pages: on each before it is used, and in each of its uses."""
    for path, use in PAGES.items():
        page.goto(address + path)
        if "?" not in path:
            yield path, find_violations(page, axe, scheme)
        if use:
            use(page)
            yield f"{path}, used", find_violations(page, axe, scheme)


@pytest.mark.parametrize(("theme", "scheme"), LOOKS)
def test_pages_add_no_violations_to_those_of_the_theme(
    chromium: Browser,
    axe_script: str,
    addresses: dict[str, str],
    plain: dict[str, str],
    theme: str,
    scheme: str,
) -> None:
    with reading(chromium, color_scheme=scheme) as reader:
        page = reader.context.new_page()
        page.goto(f"{plain[theme]}episodes/1/")
        theme_findings = find_violations(page, axe_script, scheme)
        added = {
            where: seen - theme_findings
            for where, seen in violations_by_page(page, addresses[theme], axe_script, scheme)
        }
        assert {where: more for where, more in added.items() if more} == {}
        assert len(added) == 17


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_link_keeps_its_contrast_under_the_pointer(
    chromium: Browser, axe_script: str, show: str, scheme: str
) -> None:
    with reading(chromium, color_scheme=scheme) as reader:
        page = reader.context.new_page()
        for path, link in {
            "podcast/tags/odd/": ".podcast-meta a",
            "episodes/032/": ".podcast-embed a",
        }.items():
            page.goto(show + path)
            page.locator(link).first.hover()
            page.evaluate(axe_script)
            findings = page.evaluate(FINDINGS, {"runOnly": COLOUR_RULES})
            assert [element for _, element in findings if element != "the theme's own"] == []


def test_axe_reports_violations_that_a_page_has(
    chromium: Browser, axe_script: str, show: str
) -> None:
    with reading(chromium) as reader:
        page = reader.open(f"{show}episodes/032/")
        # Of these, nobody writes the label anew.
        page.locator("podcast-embed button").evaluate_all(
            "all => all.forEach(one => one.ariaLabel = one.textContent = '')"
        )
        page.add_style_tag(content=".podcast-meta { color: #ccc !important }")
        ours = {
            rule
            for rule, element in find_violations(page, axe_script)
            if element != "the theme's own"
        }
        assert ours == {"button-name", "color-contrast"}
