"""The documentation holds what it promises: it builds strictly, and so does what a reader of the
tutorial makes."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2.sandbox import SandboxedEnvironment
from PIL import Image

from guide_examples import DOCS, GUIDE, ROOT, write_tutorial

PAGES = [DOCS / "tutorial.md", *sorted(GUIDE.glob("*.md"))]
PICTURE = re.compile(
    r"!\[(?P<alt>[^\]]+)\]\((?P<path>[^)#]*images/[^)#]+)#only-(?P<scheme>\w+)\)"
    r"\{ loading=lazy (?P<attributes>width=(?P<width>\d+) height=(?P<height>\d+)) \}"
)
EXAMPLE = re.compile(r"^!\[|^```console\n|^<!-- podcast:|\]\(\.\./episodes/", re.MULTILINE)
# The sdist has none.
needs_pictures = pytest.mark.skipif(
    not (DOCS / "images").is_dir(), reason="the pictures of the docs are not here"
)


def mkdocs(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


@needs_pictures
def test_the_documentation_builds_strictly(tmp_path: Path) -> None:
    log = mkdocs(ROOT, "build", "--strict", "--site-dir", str(tmp_path))
    assert "8 episodes" in log or "9 episodes" in log
    for page in ("tags/radio", "seasons/2"):
        assert (tmp_path / "podcast" / page / "index.html").is_file()


def test_each_step_of_the_tutorial_builds_strictly(tmp_path: Path) -> None:
    mkdocs(tmp_path, "new", ".")
    for _ in write_tutorial(tmp_path):
        mkdocs(tmp_path, "build", "--strict")
    index = (tmp_path / "site/podcast/index.html").read_text("utf-8")
    assert "New episodes on Saturday mornings" in index
    assert index.index("The crust") < index.index("Sourdough, slowly")
    assert "assets/cover.png" in index
    assert "<title>Sourdough, slowly</title>" in (tmp_path / "site/podcast/feed.xml").read_text(
        "utf-8"
    )
    episode = (tmp_path / "site/episodes/crust/index.html").read_text("utf-8")
    assert "youtube-nocookie.com/embed/LVWTQcZbLgY" in episode
    checked = subprocess.run(
        [sys.executable, "-m", "mkdocs_podcast", "check"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert "0 errors" in checked.stdout, checked.stderr


def test_each_page_of_the_guide_has_something_to_see_or_press() -> None:
    bare = [page.name for page in GUIDE.glob("*.md") if not EXAMPLE.search(page.read_text("utf-8"))]
    assert bare == []


@needs_pictures
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_pictures_say_what_is_to_be_seen_and_how_large_they_are(page: Path) -> None:
    text = page.read_text("utf-8")
    pictures = [match.groupdict() for match in PICTURE.finditer(text)]
    assert len(pictures) == text.count("#only-")
    for light, dark in zip(pictures[::2], pictures[1::2], strict=True):
        assert (light["scheme"], dark["scheme"]) == ("light", "dark")
        assert light["alt"] == dark["alt"]
        assert light["attributes"] == dark["attributes"]
        for picture in (light, dark):
            file = page.parent / picture["path"]
            with Image.open(file) as image:
                width, height = image.size
            shown_width = int(picture["width"])
            assert int(picture["height"]) == round(height * shown_width / width), file.name
            assert shown_width * 2 <= width + 1, f"{file.name} would be blurred"
            if file.suffix == ".webp":
                assert file.stat().st_size <= 60_000, file.name


@pytest.mark.parametrize(
    ("meta", "image"),
    [({}, ""), ({"podcast": {}}, ""), ({"podcast": {"image": "e/a.png"}}, "docs/e/a.png")],
)
def test_the_layout_of_social_cards_names_the_artwork_exactly(
    meta: dict[str, Any], image: str
) -> None:
    guide = (ROOT / "docs/guide/discovery.md").read_text("utf-8")
    text = guide.partition("```yaml\nsize:")[2].partition("```")[0]
    layout = yaml.safe_load(f"size:{text}")
    template = layout["layers"][1]["background"]["image"]
    values = {"page": {"meta": meta}, "config": {"docs_dir": "docs"}}
    assert SandboxedEnvironment().from_string(template).render(values) == image
