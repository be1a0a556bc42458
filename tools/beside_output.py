"""What is compared of a built site, part by part, with the site without the other plugin."""

from __future__ import annotations

import json
import re
from pathlib import Path

from bs4 import BeautifulSoup

# The part of a page that the plugin draws, by what holds it.
SELECTORS = {
    "players": "podcast-player",
    "embeds": "podcast-embed",
    "transcripts": "podcast-transcript",
    "chapters": ".podcast-chapters",
    "cards": ".podcast-card",
    "tags": ".podcast-tags",
    "text": "article p",
}
# The files that hold nothing but what the plugin writes.
FILES = {
    "transcripts": "*.vtt",
    "chapters": "chapters.json",
    "feed": "feed.xml",
}
PARTS = tuple(dict.fromkeys([*SELECTORS, *FILES, "search", "files"]))

Output = dict[str, dict[str, str]]


def read_output(site: Path) -> Output:
    """The parts of a built site, by the path where each is."""
    output: Output = {part: {} for part in PARTS}
    for path in sorted(site.rglob("*.html")):
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for part, selector in SELECTORS.items():
            elements = [_one_line(str(element)) for element in page.select(selector)]
            output[part][_name(path, site)] = "\n".join(elements)
    for part, pattern in FILES.items():
        for path in sorted(site.rglob(pattern)):
            output[part][_name(path, site)] = path.read_text("utf-8")
    output["search"] = _search_entries(site)
    output["files"] = {_name(path, site): "" for path in site.rglob("*") if _is_ours(path, site)}
    return output


def differences(base: Output, output: Output) -> dict[str, list[str]]:
    """The paths at which a part is not what it is without the other plugin; pages that only the
    other plugin has do not count."""
    found = {
        part: [path for path, text in base[part].items() if output[part].get(path) != text]
        for part in PARTS
    }
    return {part: paths for part, paths in found.items() if paths}


def _is_ours(path: Path, site: Path) -> bool:
    return path.is_file() and _name(path, site).startswith(
        ("podcast/", "episodes/", "assets/podcast/")
    )


def _search_entries(site: Path) -> dict[str, str]:
    """The texts of the search by page. Plugins move a page's first text below its heading, where it
    is found as well."""
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))
    entries: dict[str, str] = {}
    for entry in index["docs"]:
        path = entry["location"].split("#")[0]
        entries[path] = f"{entries.get(path, '')} {_one_line(entry['text'])}".strip()
    return entries


def _name(path: Path, site: Path) -> str:
    return path.relative_to(site).as_posix()


def _one_line(text: str) -> str:
    """HTML without the spaces that mean nothing in it."""
    return re.sub(r"\s*(<[^>]*>)\s*", r"\1", re.sub(r"\s+", " ", text))
