"""The sites that the guide's examples are about, and the commands that its pages show with them.

Each folder of examples is a site, or what becomes one. Its recordings and pictures are those of the
demo show, which are copied in.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
GUIDE = DOCS / "guide"
EXAMPLES = ROOT / "tools/examples"
# Files of an example that are copied from the docs.
COPIED: dict[str, dict[str, str]] = {
    "before-the-switch": {"docs/assets/cover.png": "assets/cover.png"},
    "checked": {"docs/assets/cover.png": "assets/people/wren.png"},
    "first-site": {"loaf.mp3": "episodes/media/trailer.mp3"},
    "jekyll": {"blog/assets/audio/wolf.mp3": "episodes/media/clip-telephone.mp3"},
    "mistakes": {"docs/episodes/media/rye.mp3": "episodes/media/trailer.mp3"},
    "plain": {"clip.mp3": "episodes/media/clip-telephone.mp3"},
    "renamed": {
        "docs/assets/cover.png": "assets/cover.png",
        "docs/episodes/media/crust.mp3": "episodes/media/trailer.mp3",
        "docs/episodes/media/rye.mp3": "episodes/media/clip-telephone.mp3",
    },
    "german": {
        "docs/assets/cover.png": "assets/cover.png",
        "docs/episodes/sechs-toene.mp3": "episodes/media/six-pips.mp3",
        "docs/episodes/sechs-toene.png": "episodes/media/six-pips.png",
    },
    "arabic": {
        "docs/assets/cover.png": "assets/cover.png",
        "docs/episodes/six.mp3": "episodes/media/six-pips.mp3",
        "docs/episodes/six.png": "episodes/media/six-pips.png",
    },
    "video": {"docs/episodes/under-water.png": "episodes/media/under-water.png"},
    "tutorial": {
        "docs/assets/cover.png": "assets/cover.png",
        "docs/episodes/media/sourdough.mp3": "episodes/media/clip-telephone.mp3",
        "docs/episodes/media/crust.mp3": "episodes/media/trailer.mp3",
    },
}
_CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
_TITLED_BLOCK = re.compile(
    r'^```\w+ title="(?P<file>[^"]+)"\n(?P<text>.*?)^```$', re.MULTILINE | re.DOTALL
)


def console(page: Path, section: str) -> list[tuple[str, str]]:
    """The commands in a section of the guide, each with the output that is shown."""
    _, _, text = page.read_text("utf-8").partition(f"\n## {section}\n")
    text = text.partition("\n## ")[0]
    commands = []
    for block in _CONSOLE.findall(text):
        for part in block.split("$ ")[1:]:
            command, _, output = part.partition("\n")
            commands.append((command, output))
    return commands


def copy_example(name: str, folder: Path) -> None:
    """Copies an example's files into a folder, with its recordings and pictures."""
    source = EXAMPLES / name
    if source.is_dir():
        shutil.copytree(source, folder, dirs_exist_ok=True)
    for target, path in COPIED.get(name, {}).items():
        (folder / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(DOCS / path, folder / target)


def write_tutorial(folder: Path) -> Iterator[Path]:
    """Does what the tutorial says: the files that it writes, one after another."""
    copy_example("tutorial", folder)
    for block in _TITLED_BLOCK.finditer((DOCS / "tutorial.md").read_text("utf-8")):
        file = folder / block["file"]
        text = block["text"]
        if file.name == "mkdocs.yml" and not text.startswith("site_name:"):
            # A further one takes the place of `plugins`, and leaves the rest.
            text = file.read_text("utf-8").partition("plugins:")[0] + text
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        yield file
