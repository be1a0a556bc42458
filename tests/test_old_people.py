"""The file in which another generator's site says who its authors are."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from mkdocs_podcast.importing.imported import ImportedShow
from mkdocs_podcast.importing.post_selection import PostChoices
from mkdocs_podcast.importing.posts_reader import read_posts

DOCUSAURUS = (
    "ana: {name: Ana Ferreira, title: Host, image_url: /img/ana.png, socials: {github: ana}}\n"
    "ben: {name: Ben}\n"
)
JEKYLL = (
    "ana:\n  name: Ana Ferreira\n  title: Host\n  avatar: /img/ana.png\n"
    "  links: [{label: GitHub, url: 'https://github.com/ana'}]\nben: {name: Ben}\n"
)


def show_of(folder: Path, files: dict[str, str]) -> ImportedShow:
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return read_posts(folder, PostChoices(pages="episodes"))


def post(people: str) -> str:
    return f"---\ntitle: One\n{people}\naudio: https://cdn.example.org/1.mp3\n---\nNotes.\n"


@pytest.mark.parametrize(
    "files",
    [
        {
            "docusaurus.config.js": "",
            "blog/authors.yml": DOCUSAURUS,
            "static/img/ana.png": "a picture",
            "blog/2026-01-02-one.md": post("authors: [ana]"),
        },
        {
            "_config.yml": "title: A",
            "_data/authors.yml": JEKYLL,
            "img/ana.png": "a picture",
            "_posts/2026-01-02-one.md": post("author: ana"),
        },
    ],
    ids=["Docusaurus", "Jekyll"],
)
def test_authors_have_their_names_on_pages_and_the_rest_in_a_file(
    tmp_path: Path, files: dict[str, str]
) -> None:
    show = show_of(tmp_path, files)
    (episode,) = show.episodes
    assert episode.front["hosts"] == ["Ana Ferreira"]
    texts = {file.path: file.text for file in show.files}
    assert yaml.safe_load(texts["people.yml"]) == {
        "ana": {
            "name": "Ana Ferreira",
            "title": "Host",
            "image": "img/ana.png",
            "links": [{"GitHub": "https://github.com/ana"}],
        }
    }
    assert "img/ana.png" in texts


def test_people_who_are_in_no_episode_stay_where_they_are(tmp_path: Path) -> None:
    files = {"_config.yml": "", "_data/authors.yml": JEKYLL, "_posts/2026-01-02-one.md": post("")}
    assert show_of(tmp_path, files).files == ()


def test_what_cannot_be_read_of_people_is_reported(tmp_path: Path) -> None:
    files = {
        "_config.yml": "",
        "_data/authors.yml": "ana: {name: Ana, url: 'javascript:x'}\n",
        "_posts/2026-01-02-one.md": post("author: ana"),
    }
    (left_out,) = show_of(tmp_path, files).left_out
    assert left_out.where == "_data/authors.yml"
    assert "`url`" in left_out.reason
