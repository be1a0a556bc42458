"""What MkDocs calls the settings of a site."""

from __future__ import annotations

from pathlib import Path

# The first that is there counts.
CONFIG_NAMES = ("mkdocs.yml", "mkdocs.yaml")


def config_path(folder: Path) -> Path:
    """Where the settings of the site in a folder are, or would be."""
    for name in CONFIG_NAMES:
        path = folder / name
        if path.exists():
            return path
    return folder / CONFIG_NAMES[0]
