"""What another generator's site says of all pages of a folder is true of its posts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from mkdocs_podcast.importing.imported import ImportedShow
from mkdocs_podcast.importing.post_selection import PostChoices
from mkdocs_podcast.importing.posts_reader import read_posts

WOLF = "https://cdn.example.org/wolf.mp3"
POST = f"---\ntitle: Wolf\ndate: 2026-01-31\naudio: {WOLF}\n---\nNotes.\n"
OWN = POST.replace("title:", "season: 9\ntags: [own]\nparams: {host: Bo}\ntitle:")


def show_of(folder: Path, files: Mapping[str, str]) -> ImportedShow:
    for name, content in files.items():
        path = folder / "old" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return read_posts(folder / "old", PostChoices())


def fields(show: ImportedShow, *names: str) -> dict[str, Any]:
    (episode,) = show.episodes
    return {name: episode.front[name] for name in names if name in episode.front}


def jekyll(scope: str, values: str = "{season: 2}") -> dict[str, str]:
    return {"_config.yml": f"defaults:\n  - scope: {scope}\n    values: {values}\n"}


JEKYLL_SCOPES = [
    ("{path: ''}", True),
    ("{path: '', type: posts}", True),
    ("{path: '', type: pages}", False),
    ("{path: '', type: drafts}", False),
    ("{path: _posts, type: posts}", True),
    ("{path: _posts/}", True),
    ("{path: _post}", False),
    ("{path: '*/2026-*.md'}", True),
    ("{path: '*/2025-*.md'}", False),
]


@pytest.mark.parametrize(("scope", "has_values"), JEKYLL_SCOPES)
def test_a_default_of_jekyll_is_for_its_scope(tmp_path: Path, scope: str, has_values: bool) -> None:
    show = show_of(tmp_path, {**jekyll(scope), "_posts/2026-01-31-wolf.md": POST})
    assert fields(show, "season") == ({"season": 2} if has_values else {})


@pytest.mark.parametrize("folder", ["_episodes", "shows/_episodes"])
def test_a_type_is_a_collection(tmp_path: Path, folder: str) -> None:
    config = jekyll("{path: '', type: episodes}")
    config["_config.yml"] += "collections_dir: shows\ncollections: {episodes: {output: true}}\n"
    show = show_of(tmp_path, {**config, f"{folder}/wolf.md": POST})
    assert fields(show, "season") == {"season": 2}


def test_the_longer_path_counts_and_the_page_counts_most(tmp_path: Path) -> None:
    config = (
        "defaults:\n"
        "  - {scope: {path: podcast/_posts}, values: {season: 3, mood: grim, tags: [near]}}\n"
        "  - {scope: {path: ''}, values: {season: 1, author: Ana, mood: dull}}\n"
    )
    files = {"_config.yml": config, "podcast/_posts/2026-01-31-wolf.md": POST}
    assert fields(show_of(tmp_path, files), "season", "mood", "hosts", "tags") == {
        "season": 3,
        "mood": "grim",
        "hosts": ["Ana"],
        "tags": ["near"],
    }
    files = {"podcast/_posts/2026-01-31-wolf.md": OWN}
    assert fields(show_of(tmp_path, files), "season", "tags") == {"season": 9, "tags": ["own"]}


def test_defaults_mark_posts_as_episodes_and_give_their_addresses(tmp_path: Path) -> None:
    config = jekyll(
        "{path: '', type: posts}", "{category: podcast, permalink: '/shows/:title/', layout: post}"
    )
    player = '<iframe src="https://player.fireside.fm/v2/a1b2c3d4+e5f6g7h8"></iframe>'
    post = f"---\ntitle: Wolf\n---\n{player}\n"
    names = ("2026-01-31-wolf", "2026-02-28-fox")
    files = {f"_posts/{name}.md": post for name in names}
    show = show_of(tmp_path, {**config, **files})
    addresses = [episode.front["redirect_from"] for episode in show.episodes]
    assert addresses == [["/shows/wolf/"], ["/shows/fox/"]]
    (left,) = show.left_out
    assert (left.where, left.name) == ("_config.yml", "layout")


HUGO_TARGETS = [
    ("season: 2", True),
    ("_target: {path: '/episode/**'}\n    season: 2", True),
    ("target: {path: '/episode/*'}\n    season: 2", True),
    ("target: {path: '{/blog/**,/episode/**}'}\n    season: 2", True),
    ("target: {path: '**/wolf', kind: page}\n    season: 2", True),
    ("target: {kind: '{section,page}'}\n    season: 2", True),
    ("target: {kind: section}\n    season: 2", False),
    ("target: {path: '/*'}\n    season: 2", False),
    ("target: {path: '/blog/**'}\n    season: 2", False),
    ("target: [{path: '/blog/**'}, {path: '/episode/**'}]\n    season: 2", True),
]


@pytest.mark.parametrize(("entry", "has_values"), HUGO_TARGETS)
@pytest.mark.parametrize("name", ["wolf.md", "wolf/index.md"])
@pytest.mark.parametrize("place", ["hugo.yaml", "content/_index.md", "content/episode/_index.md"])
def test_a_cascade_is_for_its_target(
    tmp_path: Path, entry: str, has_values: bool, name: str, place: str
) -> None:
    cascade = f"cascade:\n  - {entry}\n"
    files = {"hugo.yaml": "title: Signal\n", "content/episode/_index.md": "---\n---\n"}
    files[place] = cascade if place == "hugo.yaml" else f"---\n{cascade}---\n"
    show = show_of(tmp_path, {**files, f"content/episode/{name}": POST})
    assert fields(show, "season") == ({"season": 2} if has_values else {})


def test_the_nearest_cascade_counts_and_the_page_counts_most(tmp_path: Path) -> None:
    files = {
        "hugo.toml": '[cascade]\nseason = 1\nmood = "dull"\n[cascade.params]\nhost = "Ana"\n',
        "content/episode/_index.md": "+++\n[[cascade]]\nseason = 3\n[[cascade]]\nseason = 4\n"
        'mood = "grim"\n+++\nAll about waves.\n',
        "content/other/_index.md": "---\ncascade: {season: 5}\n---\n",
        "content/episode/wolf.md": POST,
    }
    show = show_of(tmp_path, files)
    assert fields(show, "season", "mood", "hosts") == {
        "season": 3,
        "mood": "grim",
        "hosts": ["Ana"],
    }
    show = show_of(tmp_path, {"content/episode/wolf.md": OWN})
    assert fields(show, "season", "hosts") == {"season": 9, "hosts": ["Bo"]}


def test_a_cascade_for_one_language_is_reported_once(tmp_path: Path) -> None:
    files = {
        "hugo.yaml": "cascade:\n  - target: {lang: de}\n    season: 2\n",
        "content/wolf.md": POST,
        "content/fox.md": POST.replace("Wolf", "Fox"),
    }
    show = show_of(tmp_path, files)
    assert [left.name for left in show.left_out] == ["cascade"]
    assert all("season" not in episode.front for episode in show.episodes)


def test_data_beside_a_folder_or_a_page_of_eleventy(tmp_path: Path) -> None:
    files = {
        ".eleventy.js": "",
        "src/src.json": '{"season": 1, "mood": "dull", "tags": "waves"}',
        "src/episodes/episodes.11tydata.json": '{"season": 2, "permalink": "/{{ page.fileSlug }}/"}',
        "src/episodes/wolf.json": '{"mood": "grim"}',
        "src/fox/fox.json": '{"season": 7}',
        "src/episodes/wolf.md": POST.replace("title:", "tags: [own]\ntitle:"),
    }
    show = show_of(tmp_path, files)
    assert fields(show, "season", "mood", "tags", "redirect_from") == {
        "season": 2,
        "mood": "grim",
        "tags": ["waves", "own"],
        "redirect_from": ["/wolf/"],
    }
    assert not show.left_out


UNREAD = [
    ("src/episodes/episodes.11tydata.js", "module.exports = {};", "program"),
    ("src/episodes/wolf.11tydata.mjs", "export default {};", "program"),
    ("src/episodes/episodes.json", '{"eleventyComputed": {"season": "{{ s }}"}}', "template"),
    ("src/episodes/episodes.json", '{"season": 2', "JSON"),
    ("src/_data/site.js", "module.exports = {};", "program"),
]


@pytest.mark.parametrize(("path", "text", "word"), UNREAD)
def test_values_that_cannot_be_read_are_reported_once(
    tmp_path: Path, path: str, text: str, word: str
) -> None:
    files = {
        ".eleventy.js": "",
        "src/episodes/wolf.md": POST,
        "src/episodes/fox.md": POST.replace("Wolf", "Fox"),
        "src/episodes/other.11tydata.js": "nobody's",
        path: text,
    }
    (left,) = show_of(tmp_path, files).left_out
    assert word in left.reason
    assert path in (left.where, left.name)


def test_a_mistake_in_a_folders_values_is_reported_once(tmp_path: Path) -> None:
    files = {f"_posts/2026-01-{day}-wolf{day}.md": POST for day in (10, 11, 12)}
    show = show_of(tmp_path, {**jekyll("{path: ''}", "{explicit: perhaps}"), **files})
    (left,) = [left for left in show.left_out if left.name == "explicit"]
    assert left.where == "_config.yml"


def test_metadata_of_pelican(tmp_path: Path) -> None:
    files = {
        "pelicanconf.py": "DEFAULT_METADATA = {'season': 1, 'mood': 'dull'}\n"
        "EXTRA_PATH_METADATA = {'episodes': {'season': 2}, 'episodes/fox.md': {'season': 3}}\n",
        "content/episodes/wolf.md": POST,
    }
    assert fields(show_of(tmp_path, files), "season", "mood") == {"season": 2, "mood": "dull"}


def test_meta_files_of_mkdocs(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": "site_name: Signal\n",
        "docs/.meta.yml": "season: 1\ntags: [waves]\n",
        "docs/episodes/.meta.yml": "season: 2\n",
        "docs/episodes/wolf.md": POST.replace("title:", "tags: [own]\ntitle:"),
    }
    show = show_of(tmp_path, files)
    assert fields(show, "season", "tags") == {"season": 2, "tags": ["waves", "own"]}
