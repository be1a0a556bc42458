"""A picture of an editor that completes mkdocs.yml by the schema: VS Code's own, in a browser.

Its packages are fetched by npm, into the folder of the example.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from playwright.sync_api import Page

from guide_examples import DOCS, ROOT, copy_example
from picture_taking import Picture

PACKAGES = ("monaco-editor@0.52.2", "monaco-yaml@5.3.1")
EDITOR = "http://editor.example/"


def build_editor(folder: Path) -> Path:
    copy_example("editor", folder)
    shutil.copy(DOCS / "reference/options.schema.json", folder)
    quiet = ("--no-audit", "--no-fund", "--loglevel=error")
    run_in(folder, "npm", "install", "--prefix", ".", *quiet, *PACKAGES)
    esbuild = str(ROOT / "node_modules/.bin/esbuild")
    options = ("--bundle", "--outdir=.", "--log-level=error")
    run_in(folder, esbuild, "main=source.js", "--format=esm", "--loader:.ttf=dataurl", *options)
    modules = "node_modules"
    workers = (
        f"editor.worker={modules}/monaco-editor/esm/vs/editor/editor.worker.js",
        f"yaml.worker={modules}/monaco-yaml/yaml.worker.js",
    )
    run_in(folder, esbuild, *workers, "--format=iife", *options)
    return folder


def run_in(folder: Path, *command: str) -> None:
    subprocess.run(command, cwd=folder, check=True)


def ask_for_options(page: Page) -> None:
    """Has the editor propose options, with the documentation of the first one."""
    page.locator(".squiggly-warning").first.wait_for()
    page.evaluate("editor.trigger('', 'editor.action.triggerSuggest', {})")
    page.locator(".suggest-widget.visible .monaco-list-row").first.wait_for()
    page.evaluate("editor.trigger('', 'toggleSuggestionDetails', {})")
    page.locator(".suggest-details").wait_for()
    page.wait_for_timeout(500)


PICTURE = Picture(EDITOR, ask_for_options, size=(752, 300))
