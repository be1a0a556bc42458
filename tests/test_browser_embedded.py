"""An episode's player in a frame on somebody else's page."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from browsing import plays, reading, show
from mkdocs_podcast.pages import oembed
from sites import build

EMBED = "podcast/embed.html?episode=episodes/032/"
POLICY = "default-src 'self'; img-src 'self' data:"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]) -> str:
    """The address of a show whose newest episode has a title and a chapter with markup in them."""
    folder = tmp_path_factory.mktemp("own")
    address = serve_folder(folder / "site")
    pages = show()
    episode = str(pages["episodes/032.md"]).replace(
        "title: All sorts", "title: 'All \"sorts\" & <more>'"
    )
    pages["episodes/032.md"] = episode.replace("title: Hello", "title: Hello <b>")
    build(folder, pages, site_url=address)
    return address


@pytest.fixture(scope="module")
def host(
    tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str], site: str
) -> str:
    """A page of another site that shows the frame, and one of a stranger's."""
    folder = tmp_path_factory.mktemp("host")
    script = f"<script defer src={site}assets/podcast/frame.js></script>"
    link = f"<noscript><a href={site}episodes/032/>All sorts</a></noscript>"
    code = oembed.frame(site + EMBED, "All sorts") + script + link
    liar = "<iframe id=liar srcdoc='<script>parent.postMessage({type: `podcast-height`, height: 2900}, `*`)</script>'></iframe>"
    (folder / "index.html").write_text(
        f"<!doctype html><title>Host</title><link rel=icon href=data:,>{code}{liar}", "utf-8"
    )
    return serve_folder(folder)


def height(page: Page, frame: str) -> int:
    return int(page.locator(frame).evaluate("frame => frame.offsetHeight"))


def test_the_embedded_player_plays_in_a_frame_that_fits_its_height(
    chromium: Browser, host: str
) -> None:
    with reading(chromium, viewport={"width": 700, "height": 900}) as reader:
        page = reader.open(host)
        frame = page.frame_locator("iframe >> nth=0")
        expect(frame.get_by_role("heading")).to_have_text('All "sorts" & <more>')
        player = page.frames[1].locator("podcast-player")
        player.get_by_role("button", name="Play").click()
        expect(player.locator(".podcast-time")).to_have_text(re.compile(r"0:(0[1-9]|[1-5]\d) / "))
        height_before = height(page, "iframe >> nth=0")
        frame.get_by_text("Chapters").click()
        page.wait_for_function(
            f"document.querySelector('iframe').offsetHeight > {height_before + 20}"
        )
        page.frames[1].wait_for_function("document.documentElement.scrollHeight <= innerHeight")
        frame.get_by_role("link", name="0:20 The middle").click()
        expect(player.locator(".podcast-time")).to_have_text(re.compile(r"0:(2[1-9]|3\d) / "))
        expect(page.frames[1].locator("podcast-dock")).to_be_hidden()
        assert height(page, "#liar") < 1000


def test_without_the_script_the_frame_is_high_enough_for_everything_that_is_not_folded(
    chromium: Browser, site: str
) -> None:
    with reading(chromium, viewport={"width": oembed.WIDTH, "height": oembed.HEIGHT}) as reader:
        page = reader.open(site + EMBED)
        expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
        assert page.evaluate("document.documentElement.scrollHeight") <= oembed.HEIGHT


def test_the_code_to_paste_can_be_copied(chromium: Browser, site: str) -> None:
    with reading(chromium, permissions=["clipboard-read", "clipboard-write"]) as reader:
        page = reader.open(site + EMBED)
        page.get_by_role("button", name="Share").click()
        page.get_by_role("button", name="Copy code to embed").click()
        expect(page.get_by_role("status")).to_contain_text("Copied: <iframe")
        title = 'All "sorts" & <more>'
        frame = oembed.frame(site + EMBED, title)
        code = BeautifulSoup(page.evaluate("navigator.clipboard.readText()"), "html.parser")
        assert [tag.name for tag in code.find_all(True)] == ["iframe", "script", "noscript", "a"]
        assert code.iframe == BeautifulSoup(frame, "html.parser").iframe
        assert (code.script.attrs, code.a["href"], code.a.get_text()) == (
            {"defer": "", "src": f"{site}assets/podcast/frame.js"},
            f"{site}episodes/032/",
            title,
        )
        page.get_by_label("Start at 0:00").check()
        page.get_by_role("button", name="Copy link").click()
        expect(page.get_by_role("status")).to_have_text(f"Copied: {site}episodes/032/#t=0:00")


def test_the_embedded_page_passes_a_strict_policy_and_axe(
    chromium: Browser, site: str, axe_script: str
) -> None:
    with reading(chromium, color_scheme="dark") as reader:
        page = reader.context.new_page()
        page.add_init_script(
            "window.violations = []; addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));"
        )
        page.route(site + EMBED, lambda route: route.fulfill(
            response=route.fetch(), headers={"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": POLICY}
        ))  # fmt: skip
        page.goto(site + EMBED)
        page.get_by_text("Chapters").click()
        page.get_by_role("button", name="More").click()
        player = page.locator("podcast-player")
        player.get_by_role("button", name="Play").click()
        plays(player)
        assert page.evaluate("violations") == []
        page.evaluate(f"() => {{ {axe_script} }}")
        violations = page.evaluate(
            "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))"
        )
        assert violations == []


def test_without_javascript_links_lead_to_the_episode_and_to_the_show(
    chromium: Browser, site: str, host: str
) -> None:
    with reading(chromium, java_script_enabled=False) as reader:
        page = reader.open(host)
        link = page.get_by_role("link", name="All sorts")
        assert link.get_attribute("href") == f"{site}episodes/032/"
        frame = page.frame_locator("iframe >> nth=0")
        link = frame.get_by_role("link", name="Listen on Signal Path")
        expect(link).to_have_attribute("href", "../podcast/")


@pytest.mark.parametrize("suffix", ["#t=0:45", "#t=45", "&from=elsewhere#t=0:45"])
def test_a_link_to_a_moment_is_ready_there(chromium: Browser, site: str, suffix: str) -> None:
    with reading(chromium) as reader:
        page = reader.open(f"{site}{EMBED}{suffix}")
        expect(page.get_by_role("status")).to_have_text("Starts at 0:45")
        page.locator("podcast-player").get_by_role("button", name="Play", exact=True).press("k")
        plays(page.locator("podcast-player"), 45)


ELSEWHERE = [
    "//127.0.0.2/episodes/032/",
    "https://cdn.example.org/episodes/032/",
    "../../elsewhere/",
    "%2e%2e/%2e%2e/elsewhere/",
    "episodes/..%252f..%252f..%252felsewhere/",
    "..\\..\\elsewhere/",
    "javascript:alert(1)",
    "data:text/html,<podcast-player>",
    "",
]


@pytest.mark.parametrize("episode", ELSEWHERE)
def test_no_page_outside_the_site_is_asked_for_or_linked(
    tmp_path: Path, chromium: Browser, serve_folder: Callable[[Path], str], episode: str
) -> None:
    site = build(tmp_path, show(), site_url="https://example.org/show/")
    (tmp_path / "served").mkdir()
    site.out.rename(tmp_path / "served/show")
    address = serve_folder(tmp_path / "served")
    with reading(chromium) as reader:
        requested: list[str] = []
        reader.context.on("request", lambda request: requested.append(request.url))
        page = reader.open(f"{address}show/podcast/embed.html?episode={episode}")
        page.wait_for_load_state("networkidle")
        assert all("/show/assets/" in url or "/show/podcast/" in url for url in requested[:-1])
        assert page.locator("podcast-player").count() == 0
        assert (
            page.locator("main a").evaluate_all("links => links.map((link) => link.href)")
            == [f"{address}show/podcast/"] * 2
        )


def test_of_a_page_of_the_site_only_the_player_is_taken_and_nothing_in_it_runs(
    tmp_path: Path, chromium: Browser, serve_folder: Callable[[Path], str]
) -> None:
    folder = build(tmp_path, show(), site_url="https://example.org/").out
    run = "document.title=`ran`"
    (folder / "evil.html").write_text(
        f"""<!doctype html><script>{run}</script><img src=x onerror="{run}"><div class="podcast-head">
        <podcast-player onclick="{run}" data-image="javascript:{run}">
        <script>{run}</script><img src=x onerror="{run}"><iframe srcdoc="<script>parent.{run}</script>"></iframe>
        <svg onload="{run}"><a xlink:href="javascript:{run}"></a></svg>
        <audio aria-label="<img src=x onerror={run}>"><source src="javascript:{run}" onerror="{run}"></audio><a href="javascript:{run}">Here</a></podcast-player>
        <div class="podcast-chapters"><a href="#t=1" onfocus="{run}"><time>0:01</time><span>A</span></a></div></div>""",
        "utf-8",
    )
    with reading(chromium) as reader:
        page = reader.open(f"{serve_folder(folder)}podcast/embed.html?episode=evil.html")
        player = page.locator("podcast-player")
        expect(page.locator("h1")).to_have_text(f"<img src=x onerror={run}>")
        player.click(position={"x": 2, "y": 2})
        assert "ran" not in page.title().split()
        names = page.locator("main *").evaluate_all(
            "all => all.flatMap((one) => [...one.attributes].filter(({ name, value }) => /^on|^javascript:/.test(name + ' ' + value) || /^javascript:/.test(value)).map(({ name }) => name))"
        )
        assert names == []
        assert page.locator("main script, main iframe, h1 img").count() == 0
        reader.errors.clear()


def test_the_frame_has_the_accent_of_the_site(
    tmp_path: Path, chromium: Browser, serve_folder: Callable[[Path], str]
) -> None:
    def accents(folder: Path, scheme: str, **options: object) -> list[str]:
        """The colour of the button on the episode's page, and in the frame."""
        site = serve_folder(build(folder, show(), site_url="https://example.org/", **options).out)
        with reading(chromium, color_scheme=scheme) as reader:
            colours = []
            for path in ("episodes/032/", EMBED):
                page = reader.open(site + path)
                page.wait_for_load_state("networkidle")
                button = page.locator(".podcast-head .podcast-play")
                colours.append(button.evaluate("one => getComputedStyle(one).backgroundColor"))
            reader.errors.clear()
            return colours

    palette = [
        {"media": "(prefers-color-scheme: light)", "scheme": "default", "accent": "teal"},
        {"media": "(prefers-color-scheme: dark)", "scheme": "slate", "accent": "pink"},
    ]
    material = {"name": "material", "font": False, "palette": palette}
    light = accents(tmp_path / "light", "light", theme=material)
    dark = accents(tmp_path / "dark", "dark", theme=material)
    assert light[0] == light[1] != dark[0] == dark[1]
    plain = accents(tmp_path / "plain", "light", theme={"name": "mkdocs"})
    assert plain[1] == "rgb(34, 34, 34)"
    own = tmp_path / "own/docs/own.css"
    own.parent.mkdir(parents=True)
    own.write_text("body { --podcast-accent: rgb(1, 2, 3); margin: 99px; }", "utf-8")
    options = {"theme": {"name": "mkdocs"}, "extra_css": ["own.css"]}
    assert accents(tmp_path / "own", "light", **options) == ["rgb(1, 2, 3)"] * 2


def test_in_a_sandbox_where_the_site_cannot_be_read_a_link_leads_to_the_episode(
    tmp_path: Path, chromium: Browser, serve_folder: Callable[[Path], str], site: str
) -> None:
    code = f'<iframe src="{site}{EMBED}" sandbox="allow-scripts"></iframe>'
    (tmp_path / "index.html").write_text(f"<!doctype html><title>Host</title>{code}", "utf-8")
    with reading(chromium) as reader:
        page = reader.open(serve_folder(tmp_path))
        link = page.frame_locator("iframe").get_by_role("link", name="Listen on Signal Path")
        expect(link).to_have_attribute("href", f"{site}episodes/032/")
        reader.errors.clear()


def test_in_a_sandbox_the_player_shows_where_other_sites_may_read_the_pages(
    tmp_path: Path, chromium: Browser, serve_folder: Callable[[Path], str], site: str
) -> None:
    code = f'<iframe src="{site}{EMBED}" sandbox="allow-scripts"></iframe>'
    (tmp_path / "index.html").write_text(f"<!doctype html><title>Host</title>{code}", "utf-8")
    with reading(chromium) as reader:
        page = reader.context.new_page()
        page.route(f"{site}episodes/032/", lambda route: route.fulfill(
            response=route.fetch(), headers={"Content-Type": "text/html; charset=utf-8", "Access-Control-Allow-Origin": "*"}
        ))  # fmt: skip
        page.goto(serve_folder(tmp_path))
        player = page.frame_locator("iframe").locator("podcast-player")
        expect(player.get_by_role("button", name="Play", exact=True)).to_be_visible()
        reader.errors.clear()


def test_a_player_in_the_notes_is_found(
    tmp_path: Path, chromium: Browser, serve_folder: Callable[[Path], str]
) -> None:
    pages = show()
    text = str(pages["episodes/032.md"])
    pages["episodes/032.md"] = f"{text}\n![Here](media/tone.wav)\n"
    site = build(tmp_path, pages, site_url="https://example.org/")
    assert site.page("episodes/032/index.html").select(".podcast-head podcast-player") == []
    with reading(chromium) as reader:
        page = reader.open(f"{serve_folder(site.out)}{EMBED}")
        expect(page.locator("podcast-player audio")).to_have_attribute("aria-label", "All sorts")
        expect(page.locator("podcast-player audio source")).to_have_count(1)
