"""The documentation holds what it promises: it builds strictly, and so does what a reader of the
tutorial makes."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2.sandbox import SandboxedEnvironment

ROOT = Path(__file__).resolve().parent.parent
TITLED_BLOCK = re.compile(
    r'^```\w+ title="(?P<file>[^"]+)"\n(?P<text>.*?)^```$', re.MULTILINE | re.DOTALL
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


def test_the_documentation_builds_strictly(tmp_path: Path) -> None:
    log = mkdocs(ROOT, "build", "--strict", "--site-dir", str(tmp_path))
    assert "8 episodes" in log or "9 episodes" in log
    for page in ("tags/radio", "seasons/2"):
        assert (tmp_path / "podcast" / page / "index.html").is_file()


def test_each_step_of_the_tutorial_builds_strictly(tmp_path: Path) -> None:
    mkdocs(tmp_path, "new", ".")
    for name, source in (
        ("docs/episodes/media/sourdough.mp3", "docs/episodes/media/clip-telephone.mp3"),
        ("docs/episodes/media/crust.mp3", "docs/episodes/media/trailer.mp3"),
        ("docs/assets/cover.png", "docs/assets/cover.png"),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / source, tmp_path / name)
    tutorial = (ROOT / "docs/tutorial.md").read_text("utf-8")
    for block in TITLED_BLOCK.finditer(tutorial):
        write(tmp_path / block["file"], block["text"])
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


def write(file: Path, text: str) -> None:
    """Write a block of the tutorial; a further one for mkdocs.yml takes the place of `plugins`, and
    leaves the rest."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.name == "mkdocs.yml" and not text.startswith("site_name:"):
        text = file.read_text("utf-8").partition("plugins:")[0] + text
    file.write_text(text, "utf-8")


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
