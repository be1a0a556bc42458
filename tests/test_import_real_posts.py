"""Posts of real podcasts become pages that say what the posts said, in sites that build strictly."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_podcast.cli import main
from mkdocs_podcast.importing.page_plan import read_record
from mkdocs_podcast.importing.post_headers import with_front_matter
from mkdocs_podcast.importing.post_selection import PostChoices
from mkdocs_podcast.importing.posts_folder import read_folder
from mkdocs_podcast.importing.posts_reader import PostsReader
from mkdocs_podcast.model.episode import Episode
from mkdocs_podcast.source import frontmatter
from mkdocs_podcast.source.episode_reader import Site, read_episode
from mkdocs_podcast.source.people_pages import person_finder

DATA = Path(__file__).resolve().parents[2] / "shared/data"
FOLDERS = [*sorted((DATA / "posts").glob("*")), *sorted((DATA / "bundles").glob("*"))]
CDN = "https://cdn.example.org/"
# Where the recordings are that posts only name by a stem.
PREFIXES = {"jekyll-whoami": CDN + "{filename}.mp3", "hugo-radio-t": CDN + "{filename}.mp3"}
# Folders in which nothing marks an episode.
INCLUDED = {
    "plain-python-bytes": ["*.md"],
    "plain-tgik": ["README.md"],
    "fresh-audrownash": ["*.md"],
    "eleventy-podcaster-fixtures": ["**/episode-posts/*.md", "**/posts/*.md"],
}
# Folders without the recordings that their posts name by a path.
WITHOUT_RECORDINGS = {"hugo-podcast-theme-089"}

pytestmark = pytest.mark.skipif(
    not FOLDERS, reason="the folder with other people's posts is not here"
)


def imported(folder: Path, root: Path) -> str:
    """Imports a folder; what the command says."""
    arguments = ["--into", str(root), "--media-prefix", PREFIXES.get(folder.name, CDN)]
    for name in INCLUDED.get(folder.name, ()):
        arguments += ["--include", name]
    result = CliRunner().invoke(main, ["import", str(folder), *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def facts(episode: Episode, site: Site) -> dict[str, Any]:
    """What an episode says, in a form that is the same wherever its files are."""
    left_out = {"path", "url", "meta", "redirects", "audio", "people"}
    said = {name: value for name, value in episode._asdict().items() if name not in left_out}
    for name in ("chapters", "transcript"):
        value = said[name]
        said[name] = Path(value).name if isinstance(value, str) else value
    said["image"] = episode.image.rpartition("/")[2] if episode.image_local else episode.image
    said["audio"] = [
        audio._replace(duration=audio.duration or episode.duration) for audio in episode.audio
    ]
    said["people"] = [person._replace(path=str(bool(person.path))) for person in episode.people]
    return said


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_pages_say_what_the_posts_said(folder: Path, tmp_path: Path) -> None:
    imported(folder, tmp_path)
    choices = PostChoices(
        include=INCLUDED.get(folder.name, ()), media_prefix=PREFIXES.get(folder.name, CDN)
    )
    reader = PostsReader(read_folder(folder), choices)
    docs = tmp_path / "docs"
    files = {path.relative_to(docs).as_posix(): path for path in docs.rglob("*.*")}
    site = Site(
        exists=files.__contains__,
        person=person_finder(files, lambda path: files[path].read_text("utf-8")),
        media_prefix=choices.media_prefix,
    )
    record = read_record(tmp_path)
    assert record
    redirects: set[str] = set()
    expected: set[str] = set()
    for old_path, page in record.items():
        front = frontmatter.read(with_front_matter(old_path, reader.text_at))
        before, _ = read_episode(old_path, front, reader.site)
        path = page.path.removeprefix("docs/")
        after, _ = read_episode(path, frontmatter.read(files[path].read_text("utf-8")), site)
        assert facts(after, site) == facts(before, reader.site), old_path
        redirects.update(after.redirects)
        expected.update(address for address in before.redirects if address.startswith("/"))
    assert expected <= redirects
    is_strict = folder.name not in WITHOUT_RECORDINGS
    build(load_config(str(tmp_path / "mkdocs.yml"), strict=is_strict))


@pytest.mark.parametrize("folder", FOLDERS[:3], ids=lambda folder: folder.name)
def test_importing_again_changes_nothing(folder: Path, tmp_path: Path) -> None:
    imported(folder, tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()}
    assert "are as they were" in imported(folder, tmp_path)
    assert {path: path.read_bytes() for path in before} == before
