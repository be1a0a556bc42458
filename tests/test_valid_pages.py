"""The pages of the demo show as other tools see them: their HTML, and where their links lead."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from browsing import reading
from conftest import ROOT, require_file, require_tool
from sites import build, episode

# What the theme makes of pages that have nothing of the plugin's, in the navigation and outside it.
PLAIN = ("guide/recordings/index.html", "plain/index.html")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "demo"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", folder]
    subprocess.run(command, cwd=ROOT, check=True)
    theme = {"name": "material", "font": False, "features": ["navigation.tabs", "navigation.top"]}
    pages = {"plain.md": "# Plain\n\n## A part\n"}
    plain = build(folder.parent, pages, plugins=["search"], theme=theme, nav=["index.md"])
    shutil.copytree(plain.out / "plain", folder / "plain")
    # The demo show has seasons, and too few years for pages of them.
    years = {
        f"{number}.md": episode(f"Number {number}", f"{2019 + number // 7}-01-{number:02}")
        for number in range(1, 15)
    }
    of_years = build(folder.parent / "years", years, theme=theme)
    shutil.copytree(of_years.out / "podcast/years", folder / "podcast/years")
    return folder


def pages_to_check(demo: Path) -> list[Path]:
    pages = [demo / page for page in PLAIN]
    pages += [*demo.glob("podcast/**/*.html"), *demo.glob("episodes/**/*.html")]
    # Blocks on ordinary pages: people, where to subscribe, what is to come, how to support the show.
    pages += [demo / f"guide/{page}/index.html" for page in ("lists", "people", "seasons")]
    assert {page.parent.parent.name for page in pages} >= {"years", "seasons", "people", "tags"}
    return pages


def added(findings: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The findings on pages that the plain page has not, each once: (page, message)."""
    page_of_message: dict[str, str] = {}
    plain: Counter[str] = Counter()
    for page, message in findings:
        page_of_message.setdefault(message, page)
        if page.endswith(PLAIN):
            plain[message] += 1
    return [(page, message) for message, page in page_of_message.items() if not plain[message]]


def test_html_validate_finds_nothing_beside_what_the_theme_does(demo: Path, tmp_path: Path) -> None:
    require_file(ROOT / "node_modules/html-validate/package.json", "run `npm ci`.")
    report = tmp_path / "report.json"
    config = tmp_path / "config.json"
    config.write_text('{"root": true, "extends": ["html-validate:standard"]}', "utf-8")
    broken = tmp_path / "broken.html"
    broken.write_text('<!doctype html><html lang="en"><title>A</title><p><div></div>', "utf-8")
    command = [ROOT / "node_modules/.bin/html-validate", "--config", config]
    pages = [*pages_to_check(demo), broken]
    subprocess.run([*command, f"--formatter=json={report}", *pages], check=False, timeout=120)
    findings = [
        (result["filePath"], f"{message['ruleId']}: {message['message']}")
        for result in json.loads(report.read_text("utf-8"))
        for message in result["messages"]
    ]
    assert {page for page, _ in added(findings)} == {str(broken)}


def test_the_nu_html_checker_finds_nothing_beside_what_the_theme_does(
    demo: Path, tmp_path: Path
) -> None:
    java = require_tool("java")
    checker = require_file(ROOT / "node_modules/vnu-jar/build/dist/vnu.jar", "run `npm ci`.")
    broken = tmp_path / "broken.html"
    broken.write_text('<!doctype html><html lang="en"><title>A</title><p><time>0:00</time>')
    command = [
        java,
        "-Xss4m",
        "-jar",
        checker,
        "--format",
        "json",
        "--stdout",
        "--exit-zero-always",
    ]
    pages = [*pages_to_check(demo), broken]
    result = subprocess.run(
        [*command, "--errors-only", *pages], capture_output=True, text=True, timeout=120
    )
    findings = [(item["url"], item["message"]) for item in json.loads(result.stdout)["messages"]]
    assert {page for page, _ in added(findings)} == {f"file:{broken}"}


def test_linkinator_follows_every_link_within_the_site(demo: Path) -> None:
    require_file(ROOT / "node_modules/linkinator/package.json", "run `npm ci`.")
    # Only what the checker itself serves: nothing is asked of other machines.
    elsewhere = r"^(?!http://localhost:)"
    command = [ROOT / "node_modules/.bin/linkinator", demo, "--recurse", "--format", "json"]
    result = subprocess.run(
        [*command, "--skip", elsewhere],
        capture_output=True,
        text=True,
        timeout=300,
    )
    links: list[dict[str, Any]] = json.loads(result.stdout)["links"]
    assert len(links) > 100
    assert [link for link in links if link["state"] == "BROKEN"] == []


def test_every_link_leads_somewhere_once_the_script_has_drawn_its_own(
    demo: Path, chromium: Browser, serve_folder: Callable[[Path], str]
) -> None:
    address = serve_folder(demo)
    with reading(chromium) as reader:
        page = reader.context.new_page()
        for path in ("podcast/", "episodes/room-tone/"):
            page.goto(address + path)
            page.wait_for_selector("podcast-dock:defined", state="attached")
            without = "[...document.querySelectorAll('a:not([href])')].map(link => link.outerHTML)"
            assert page.evaluate(without) == []
