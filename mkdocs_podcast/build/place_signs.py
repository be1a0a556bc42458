"""The signs of the places where to subscribe: one file for the site, which its pages refer to."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from ..pages.subscriptions import SIGNS, signs
from .file_writing import write_file

if TYPE_CHECKING:
    from ..html.fragments import Fragments
    from .rendering import ShowPages
    from .site_files import SiteFiles


def write_signs(
    shows: Iterable[ShowPages], fragments: Fragments, files: SiteFiles, folder: Path
) -> None:
    """Writes those that the shows need below the site's `folder`, unless the site has its own."""
    keys = {key for pages in shows if pages.show.episodes for key in pages.views.links.places.keys}
    if keys and SIGNS not in files:
        write_file(folder / SIGNS, [fragments.render("places.svg", places=signs(keys)), "\n"])
