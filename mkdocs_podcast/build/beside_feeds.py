"""What browsers, and Material, look for beside a show's feeds: style sheets and a sitemap."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..feed import documents
from .file_writing import write_file

if TYPE_CHECKING:
    from ..html.fragments import Fragments

# Material asks for a sitemap beside whatever a page names as an alternate of itself.
_SITEMAP = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{}</loc></url></urlset>\n'
)


def write_stylesheets(fragments: Fragments, folder: Path) -> None:
    """Writes what browsers show a feed with, in the words of `fragments`, below the site's
    `folder`."""
    for kind in documents.STYLESHEETS:
        write_file(
            folder / documents.stylesheet_path(kind, fragments.language),
            [fragments.render(f"feed.{kind}"), "\n"],
        )


def write_sitemap(feed: str, page_url: str, folder: Path) -> None:
    """Writes the sitemap that Material asks for beside the feed at the path `feed`, where there is
    none."""
    path = (folder / feed).with_name("sitemap.xml")
    if not path.exists():
        write_file(path, [_SITEMAP.format(page_url.replace("&", "&amp;"))])
