"""The pictures of what the guide's examples become."""

from __future__ import annotations

import shlex
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import markdown
from playwright.sync_api import Page

import editor_picture
from guide_examples import GUIDE, console, copy_example, write_tutorial
from picture_taking import Picture

HEAD = ".podcast-head"
PALETTE = """  palette:
    - {media: "(prefers-color-scheme: light)", scheme: default}
    - {media: "(prefers-color-scheme: dark)", scheme: slate}
"""
PLAIN_PAGE = """<!doctype html>
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<title>A page of Python-Markdown</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="assets/podcast/podcast.css">
<script defer src="assets/podcast/podcast.js"></script>
<style>
body {{ font: 17px/1.6 Georgia, serif; margin: 0 auto; padding: 4px 32px 24px; max-width: 640px }}
h1 {{ font-size: 26px }}
</style>
{content}
"""


def run(command: str, folder: Path) -> None:
    """Runs a command of the guide; what a check finds is no failure."""
    program, *arguments = shlex.split(command)
    module = {"mkdocs": "mkdocs", "mkdocs-podcast": "mkdocs_podcast"}[program]
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments], cwd=folder, capture_output=True, text=True
    )
    if module == "mkdocs" and done.returncode:
        raise RuntimeError(done.stderr)


def build(folder: Path) -> None:
    """Builds a site, in the colours that the reader's system asks for."""
    config_file = folder / "mkdocs.yml"
    settings = config_file.read_text("utf-8")
    if "palette:" not in settings:
        settings = settings.replace("  name: material\n", f"  name: material\n{PALETTE}")
        config_file.write_text(settings, "utf-8")
    run("mkdocs build", folder)


def build_example(name: str, folder: Path) -> Path:
    copy_example(name, folder)
    build(folder)
    return folder / "site"


def run_shown(page: str, section: str, folder: Path) -> None:
    """Runs the commands that a section of the guide shows."""
    for command, _ in console(GUIDE / page, section):
        run(command.replace("~/exports/", ""), folder)


def build_what_is_shown(name: str, page: str, section: str, folder: Path) -> Path:
    copy_example(name, folder)
    run_shown(page, section, folder)
    build(folder)
    return folder / "site"


def write_first_episodes(folder: Path) -> None:
    """Does what the tutorial says up to its second episode."""
    folder.mkdir()
    run("mkdocs new .", folder)
    for file in write_tutorial(folder):
        if file.name == "crust.md":
            break


def build_tutorial(folder: Path) -> Path:
    write_first_episodes(folder)
    build(folder)
    return folder / "site"


def build_offline(folder: Path) -> Path:
    """The site of the tutorial, with a service worker."""
    write_first_episodes(folder)
    config_file = folder / "mkdocs.yml"
    settings = config_file.read_text("utf-8")
    settings = settings.replace("- podcast\n", "- podcast: {offline: true}\n")
    config_file.write_text(settings, "utf-8")
    build(folder)
    return folder / "site"


def build_first_site(folder: Path) -> Path:
    """Begins a site, and publishes its first recording."""
    copy_example("first-site", folder)
    run_shown("deploying.md", "GitHub Pages", folder)
    run_shown("recipes.md", "The next episode", folder)
    build(folder)
    return folder / "site"


def build_plain(folder: Path) -> Path:
    """A page that Python-Markdown makes without MkDocs."""
    copy_example("plain", folder)
    run("mkdocs-podcast assets assets/podcast", folder)
    text = (folder / "page.md").read_text("utf-8")
    content = markdown.markdown(text, extensions=["podcast"])
    (folder / "index.html").write_text(PLAIN_PAGE.format(content=content), "utf-8")
    return folder


def play_beyond_beginning(page: Page) -> None:
    """Plays long enough for the recording to be kept, and then cuts the network."""
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload(wait_until="networkidle")
    page.locator(f"{HEAD} .podcast-play").click()
    page.locator(f"{HEAD} .podcast-seek").fill("40", force=True)
    page.wait_for_timeout(3000)
    page.context.set_offline(True)
    page.reload()
    page.locator(f"{HEAD} .podcast-play").click()
    page.locator(f"{HEAD} .podcast-play.is-playing").wait_for()
    page.wait_for_timeout(1500)


def play_what_is_not_kept(page: Page) -> None:
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload(wait_until="networkidle")
    page.context.set_offline(True)
    page.reload()
    page.locator(f"{HEAD} .podcast-play").click()
    page.wait_for_timeout(3000)


def play_video(page: Page) -> None:
    """Plays with captions, and stops where both are seen."""
    page.get_by_role("button", name="Captions").click()
    page.locator(f"{HEAD} .podcast-play").click()
    page.wait_for_function("document.querySelector('podcast-screen video').currentTime > 1")
    page.locator(f"{HEAD} .podcast-play").click()
    page.mouse.move(0, 0)
    page.wait_for_timeout(500)


SITES: dict[str, Callable[[Path], Path]] = {
    "http://arabic.example/": partial(build_example, "arabic"),
    "http://blog.example/": partial(build_example, "blog"),
    "http://bread-and-salt.example/": partial(
        build_what_is_shown, "bread-and-salt", "importing.md", "What it writes"
    ),
    "http://documentation.example/": partial(build_example, "documentation"),
    editor_picture.EDITOR: editor_picture.build_editor,
    "http://first-site.example/": build_first_site,
    "http://german.example/": partial(build_example, "german"),
    "http://jekyll.example/": partial(
        build_what_is_shown, "jekyll", "moving-from-a-generator.md", "Import"
    ),
    "http://jekyll-post.example/": partial(build_example, "jekyll-post"),
    "http://offline.example/": build_offline,
    "http://plain.example/": build_plain,
    "http://posts-and-feed.example/": partial(
        build_what_is_shown, "posts-and-feed", "moving-in.md", "Blog posts with a host's players"
    ),
    "http://tutorial.example/": build_tutorial,
    "http://two-shows.example/": partial(build_example, "two-shows"),
    "http://video.example/": partial(build_example, "video"),
    "http://wordpress.example/": partial(
        build_what_is_shown, "wordpress", "moving-from-wordpress.md", "2. Import"
    ),
}
# A window in which the theme shows its tabs.
WIDE = (1240, 740)
PICTURES = {
    "blog.webp": Picture("http://blog.example/blog/", size=(752, 640)),
    "documentation-home.webp": Picture("http://documentation.example/", size=WIDE),
    "editor.webp": editor_picture.PICTURE,
    "first-site.webp": Picture("http://first-site.example/", size=(752, 480)),
    "imported-home.webp": Picture("http://bread-and-salt.example/", size=(752, 620)),
    "imported-page.webp": Picture(
        "http://bread-and-salt.example/episodes/sourdough-slowly/", size=(752, 560)
    ),
    "jekyll-imported.webp": Picture("http://jekyll.example/episodes/wolf/", size=(752, 680)),
    "jekyll-post.webp": Picture(
        "http://jekyll-post.example/_posts/2026-01-31-wolf/", size=(752, 680)
    ),
    "language-arabic.webp": Picture("http://arabic.example/episodes/six/", size=(390, 684)),
    "language-german.webp": Picture("http://german.example/episodes/sechs-toene/", size=(752, 620)),
    "offline-missing.webp": Picture(
        "http://offline.example/episodes/sourdough/", play_what_is_not_kept, size=(390, 560)
    ),
    "offline-playing.webp": Picture(
        "http://offline.example/episodes/crust/", play_beyond_beginning, size=(390, 560)
    ),
    "plain-page.webp": Picture("http://plain.example/", parts=("body",), size=(700, 500)),
    "posts-and-feed.webp": Picture(
        "http://posts-and-feed.example/episodes/second-loaf/", size=(752, 620)
    ),
    "tutorial-index.webp": Picture("http://tutorial.example/podcast/", size=(752, 720)),
    "tutorial-video.webp": Picture("http://tutorial.example/episodes/crust/", size=(752, 800)),
    "two-shows.webp": Picture("http://two-shows.example/butter/", size=WIDE),
    "video.webp": Picture(
        "http://video.example/episodes/under-water/", play_video, size=(752, 860)
    ),
    "wordpress-imported.webp": Picture("http://wordpress.example/episodes/wolf/", size=(752, 740)),
}
