"""What every page of a show owes its reader: nothing asked of others, keys, print, policies."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import Reader, plays, reading

PAGES = [
    "podcast/",
    "podcast/page/2/",
    "podcast/tags/",
    "podcast/tags/odd/",
    "episodes/031/",
    "episodes/032/",
]
POLICY = "default-src 'self'; img-src 'self' data:"


def test_no_page_contacts_another_host_before_a_click(show: str, reader: Reader) -> None:
    page = reader.context.new_page()
    for path in PAGES:
        page.goto(show + path)
        page.mouse.wheel(0, 5000)
    page.wait_for_load_state("networkidle")
    assert reader.abroad == []


def stops(page: Page) -> list[tuple[str, bool]]:
    """What Tab leads to in the main part: each control's name, and whether it shows that it has the
    focus."""
    page.evaluate(
        "document.querySelector('article').tabIndex = -1; document.querySelector('article').focus()"
    )
    controls = []
    for _ in range(90):
        page.keyboard.press("Tab")
        name, seen = page.evaluate("""() => {
            const { activeElement: at } = document;
            if (!at.closest("article")) return ["", false];
            const { outlineStyle, outlineWidth } = getComputedStyle(at);
            return [at.ariaLabel || at.textContent.trim() || at.title, outlineStyle !== "none" && parseFloat(outlineWidth) > 0];
        }""")
        if not name:
            return controls
        controls.append((name, seen))
    raise AssertionError("Tab never leaves the main part.")


@pytest.mark.parametrize(
    "path", ["podcast/", "podcast/tags/odd/", "episodes/031/", "episodes/032/"]
)
def test_tab_reaches_every_control_with_a_visible_focus(
    show: str, reader: Reader, path: str
) -> None:
    page = reader.open(show + path)
    expected = page.locator(
        "article :is(a[href], button, input, select, summary):visible"
    ).evaluate_all(
        "all => all.filter(one => !one.matches('.headerlink')).map(one => one.ariaLabel || one.textContent.trim() || one.title)"
    )
    controls = [stop for stop in stops(page) if stop[0] != "¶"]
    assert [name for name, _ in controls] == expected
    assert [name for name, seen in controls if not seen] == []


def test_a_card_plays_and_an_embed_loads_with_the_keyboard_only(show: str, reader: Reader) -> None:
    page = reader.open(f"{show}podcast/")
    page.get_by_role("button", name="Play Signal SP-030").focus()
    page.keyboard.press("Enter")
    plays(page.locator(".podcast-card", has_text="SP-030"))
    page.goto(f"{show}episodes/031/")
    page.get_by_role("button", name="Load Transistor player: Heard elsewhere").focus()
    page.keyboard.press("Enter")
    expect(page.locator("podcast-embed iframe")).to_be_focused()


VIOLATIONS = """
window.violations = [];
addEventListener("securitypolicyviolation", (event) => violations.push(`${event.violatedDirective} ${event.sourceFile}`));
"""


def use_everything(page: Page) -> None:
    for player in page.locator("podcast-player").all():
        player.locator(".podcast-play").click()
        plays(player)
    # A block that is loaded has no button any more.
    for button in reversed(
        page.locator("podcast-embed button, .podcast-card > .podcast-play").all()
    ):
        button.click()


@pytest.mark.parametrize(
    "path", ["podcast/", "podcast/tags/odd/", "podcast/tags/", "episodes/032/"]
)
def test_pages_do_not_violate_a_strict_policy(show: str, reader: Reader, path: str) -> None:
    """On a page that has what the plugin makes, and nothing of the theme."""
    page = reader.open(show + path)
    main = (
        page.evaluate("fetch('').then(answer => answer.text())")
        .split("<article")[1]
        .split("</article>")[0]
    )
    bare = f"""<!doctype html><html lang="en"><meta charset="utf-8"><title>Bare</title>
<link rel="stylesheet" href="{show}assets/podcast/podcast.css">
<script defer src="{show}assets/podcast/podcast.js"></script><article{main}</article></html>"""
    headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": POLICY}
    page.route(show + path, lambda route: route.fulfill(body=bare, headers=headers))
    page.add_init_script(VIOLATIONS)
    page.goto(show + path)
    assert page.evaluate("violations") == []
    use_everything(page)
    # The provider's frame alone is somebody else's, and for the site's owner to allow.
    assert {kind.split()[0] for kind in page.evaluate("violations")} <= {"frame-src"}
    reader.errors.clear()


def test_a_policy_that_allows_nothing_reports_violations(show: str, reader: Reader) -> None:
    page = reader.context.new_page()
    page.add_init_script(VIOLATIONS)
    page.route(f"{show}podcast/", lambda route: route.fulfill(
        response=route.fetch(), headers={"Content-Type": "text/html", "Content-Security-Policy": "default-src 'none'"}
    ))  # fmt: skip
    page.goto(f"{show}podcast/")
    page.wait_for_function("violations.some(kind => kind.startsWith('script-src'))")
    reader.errors.clear()


def test_players_and_frames_are_printed_as_links(show: str, reader: Reader) -> None:
    page = reader.open(f"{show}episodes/032/")
    page.locator("podcast-embed button").first.click()
    page.emulate_media(media="print")
    article = page.locator("article")
    expect(article.locator(":is(button, input, select, audio, iframe):visible")).to_have_count(0)
    printed = article.locator(":is(podcast-player, podcast-embed) a:visible")
    expect(printed).to_have_text(
        ["Download"] * 3 + ["Open on YouTube", "Open on widgets.example.org"]
    )
    assert "youtube.com" in printed.nth(3).evaluate(
        "link => getComputedStyle(link, '::after').content + link.href"
    )
    page.goto(f"{show}podcast/")
    expect(
        article.locator(
            ":is(button, input, .podcast-play, .podcast-pager, .podcast-subscribe):visible"
        )
    ).to_have_count(0)
    expect(article.locator(".podcast-card:visible")).to_have_count(5)


@pytest.mark.parametrize(
    "media", [{"forced_colors": "active"}, {"reduced_motion": "no-preference"}, {}]
)
def test_icons_are_visible_with_forced_colours_and_nothing_moves(
    show: str, chromium: Browser, media: dict[str, Any]
) -> None:
    with reading(chromium, **media) as reader:
        page = reader.open(f"{show}episodes/032/")
        button = page.locator(".podcast-head .podcast-play")
        sign = button.evaluate("button => getComputedStyle(button, '::before').backgroundColor")
        assert sign != button.evaluate("button => getComputedStyle(button).backgroundColor")
        button.click()
        plays(page.locator(".podcast-head podcast-player"))
        moving = page.evaluate("document.getAnimations().map(one => one.effect.target.className)")
        assert [name for name in moving if "podcast" in name] == []


def test_the_index_looks_active_in_the_navigation_while_an_episode_is_open(
    show: str, reader: Reader
) -> None:
    page = reader.open(f"{show}episodes/032/")
    links = page.locator(".md-nav--primary a.md-nav__link:visible")
    colours = links.evaluate_all(
        "all => all.map(one => [one.textContent.trim(), getComputedStyle(one).color])"
    )
    colours_by_name = dict(colours)
    page.goto(f"{show}podcast/")
    current = page.locator(".md-nav--primary a.md-nav__link--active").evaluate(
        "one => getComputedStyle(one).color"
    )
    assert colours_by_name["Podcast"] == current
    assert colours_by_name["Home"] != current


@pytest.mark.parametrize("touch", [False, True])
def test_nothing_overflows_the_screen_of_a_narrow_phone(
    show: str, chromium: Browser, touch: bool
) -> None:
    with reading(
        chromium, viewport={"width": 320, "height": 640}, has_touch=touch, is_mobile=touch
    ) as reader:
        page = reader.context.new_page()
        for path in PAGES:
            page.goto(show + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


# A box within a label is pressed by its label; an episode's name by its card.
TOO_SMALL = """() => [...document.querySelectorAll(`
    :is(podcast-player, podcast-index, podcast-dock, .podcast-chapters) :is(a, button, select, input),
    podcast-transcript :is(summary, [type=search], label)`)]
    .filter(one => one.checkVisibility() && !one.matches(".podcast-tags a, .podcast-meta a, h2 a, p > a, label > [type=checkbox]"))
    .filter(one => getComputedStyle(one).pointerEvents !== "none")
    .filter(one => Math.min(one.offsetWidth, one.offsetHeight) < 44).map(one => one.outerHTML)
"""


def test_touch_targets_are_large_enough(show: str, chromium: Browser) -> None:
    with reading(
        chromium, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    ) as reader:
        page = reader.context.new_page()
        page.goto(f"{show}podcast/")
        page.locator(".podcast-card > .podcast-play").first.click()
        expect(page.locator("podcast-dock")).to_be_visible()
        assert page.evaluate(TOO_SMALL) == []
        page.locator("podcast-dock .podcast-expand").click()
        expect(page.locator("podcast-dock .podcast-remote")).to_be_visible()
        expect(page.locator("podcast-dock .podcast-seek")).to_have_css("pointer-events", "auto")
        assert page.evaluate(TOO_SMALL) == []
        page.route("**/tone.wav", lambda route: route.abort())
        page.goto(f"{show}episodes/032/")
        page.locator(".podcast-head .podcast-play").click()
        expect(page.get_by_role("button", name="Try again")).to_be_visible()
        for opener in page.locator(
            ".podcast-head [aria-expanded], podcast-transcript summary"
        ).all():
            opener.click()
            assert page.evaluate(TOO_SMALL) == []
        reader.errors.clear()


def test_the_controls_of_a_long_episode_fit_on_the_narrowest_phone(
    show: str, chromium: Browser
) -> None:
    with reading(chromium, viewport={"width": 320, "height": 640}) as reader:
        page = reader.context.new_page()
        page.route("**/episodes/032/", lambda route: route.fulfill(
            response=(got := route.fetch()), body=got.text().replace('data-duration="300"', 'data-duration="36000"')
        ))  # fmt: skip
        page.goto(f"{show}episodes/032/#t=1:02:03")
        player = page.locator(".podcast-head podcast-player")
        expect(player.locator(".podcast-time")).to_have_text("1:02:03 / 10:00:00")
        rows = player.locator(".podcast-player__bar > :not(p)").evaluate_all("""all => all.map(one => {
            const { top, bottom } = one.getBoundingClientRect();
            return Math.round((top + bottom) / 2);
        })""")
        play, back, forward, bar, time, speed, tools = rows
        assert play == back == forward == speed
        assert bar < time < play < tools
        assert player.locator(".podcast-player__tools").evaluate(
            "one => one.scrollWidth <= one.clientWidth"
        )


def test_the_dock_never_covers_the_element_with_the_focus(show: str, reader: Reader) -> None:
    page = reader.open(f"{show}podcast/")
    page.locator(".podcast-card .podcast-play").first.click()
    expect(page.locator("podcast-dock")).to_be_visible()
    page.evaluate(
        "document.querySelector('article').tabIndex = -1; document.querySelector('article').focus()"
    )
    top = page.locator("podcast-dock").bounding_box()["y"]  # type: ignore[index]
    below = []
    for _ in range(40):
        page.keyboard.press("Tab")
        bottom = page.evaluate(
            "document.activeElement.closest('article') && document.activeElement.getBoundingClientRect().bottom"
        )
        if bottom and bottom > top:
            below.append(page.evaluate("document.activeElement.outerHTML"))
    assert below == []
