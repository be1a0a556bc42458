"""Imports into a site that exists: its docs folder, its lock file, its old pages, its name."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_podcast.cli import main
from mkdocs_podcast.lock.guids import show_guid
from mkdocs_podcast.source import frontmatter

HOST = "https://bread.example.org"


def item(name: str, link: str = "") -> str:
    return (
        f"<item><title>{name}</title><guid>guid-{name}</guid><link>{link}</link>"
        f'<enclosure url="https://cdn.example.org/{name}.mp3" length="1000" type="audio/mpeg"/>'
        "<pubDate>Sun, 01 Mar 2026 09:00:00 GMT</pubDate></item>"
    )


def write_feed(folder: Path, *items: str, link: str = f"{HOST}/") -> Path:
    path = folder / "old.xml"
    path.write_text(
        f"<rss><channel><title>Bread</title><link>{link}</link>"
        f"<description>Loaves.</description>{''.join(items)}</channel></rss>"
    )
    return path


def run(folder: Path, *arguments: str, exit_code: int = 0) -> str:
    feed = str(folder / "old.xml")
    options = ["--offline", "--into", str(folder), *arguments]
    result = CliRunner().invoke(main, ["import", feed, *options])
    assert result.exit_code == exit_code, result.output
    return result.output


def write_site(folder: Path, settings: str, docs: str = "docs") -> None:
    (folder / "mkdocs.yml").write_text(settings)
    (folder / docs).mkdir(parents=True)
    (folder / docs / "index.md").write_text("# A blog\n")


def build_strictly(folder: Path) -> None:
    build(load_config(str(folder / "mkdocs.yml"), strict=True))


def front_of(path: Path) -> dict[str, object]:
    return dict(frontmatter.read(path.read_text("utf-8")).meta)


def test_pages_and_files_go_into_the_docs_folder_of_the_site(tmp_path: Path) -> None:
    write_site(tmp_path, f"site_name: A blog\nsite_url: {HOST}/\ndocs_dir: ./content/\n", "content")
    write_feed(tmp_path, item("rye"))
    assert "mkdocs.yml has the plugin's entry now" in run(tmp_path, "--write-config")
    assert (tmp_path / "content/episodes/rye.md").is_file()
    assert not (tmp_path / "docs").exists()
    entry = yaml.safe_load((tmp_path / "mkdocs.yml").read_text())["plugins"][1]["podcast"]
    assert entry["episodes"] == {"include": ["episodes/**/*.md"]}
    build_strictly(tmp_path)
    assert "1 is as it was" in run(tmp_path)


def test_a_docs_folder_may_be_inherited(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text("docs_dir: content\n")
    write_site(tmp_path, "INHERIT: base.yml\nsite_name: !ENV [NAME, A blog]\n", "content")
    write_feed(tmp_path, item("rye"))
    run(tmp_path)
    assert (tmp_path / "content/episodes/rye.md").is_file()


def test_a_docs_folder_may_be_elsewhere(tmp_path: Path) -> None:
    root = tmp_path / "site"
    root.mkdir()
    write_site(
        root, f"site_name: A blog\ndocs_dir: {tmp_path / 'pages'}\n", str(tmp_path / "pages")
    )
    write_feed(root, item("rye"))
    run(root)
    assert (tmp_path / "pages/episodes/rye.md").is_file()
    assert "1 is as it was" in run(root)


def test_a_folder_outside_the_docs_folder_is_refused(tmp_path: Path) -> None:
    write_site(tmp_path, "site_name: A blog\ndocs_dir: content\n", "content")
    write_feed(tmp_path, item("rye"))
    assert "not below `content`" in run(tmp_path, "--folder", "docs/episodes", exit_code=1)
    assert not (tmp_path / "docs").exists()


def test_a_show_keeps_its_name_in_a_site_with_another(tmp_path: Path) -> None:
    write_site(tmp_path, f"site_name: A blog\nsite_url: {HOST}/\nsite_description: Loaves.\n")
    write_feed(tmp_path, item("rye"))
    run(tmp_path, "--write-config")
    entry = yaml.safe_load((tmp_path / "mkdocs.yml").read_text())["plugins"][1]["podcast"]
    assert entry["title"] == "Bread"
    # What the site says already is not said twice.
    assert "description" not in entry


def test_guids_are_in_the_lock_file(tmp_path: Path) -> None:
    write_feed(tmp_path, item("rye"), item("oats"))
    assert "podcast.lock.json has the GUIDs of 2 episodes." in run(tmp_path)
    lock = tmp_path / "podcast.lock.json"
    [show] = json.loads(lock.read_text())["shows"].values()
    paths = {guid: episode["path"] for guid, episode in show["episodes"].items()}
    assert paths == {"guid-rye": "episodes/rye.md", "guid-oats": "episodes/oats.md"}
    before = lock.read_bytes()
    run(tmp_path)
    assert lock.read_bytes() == before
    (tmp_path / "docs/episodes/rye.md").rename(tmp_path / "docs/episodes/dark.md")
    build(load_config(str(tmp_path / "mkdocs.yml")))
    assert "guid-rye" in (tmp_path / "site/feed.xml").read_text()


def test_a_dry_run_writes_no_lock_file(tmp_path: Path) -> None:
    write_feed(tmp_path, item("rye"))
    run(tmp_path, "--dry-run")
    assert [path.name for path in tmp_path.iterdir()] == ["old.xml"]


def test_a_lock_file_that_cannot_be_read_is_named_and_stays(tmp_path: Path) -> None:
    write_feed(tmp_path, item("rye"))
    (tmp_path / "podcast.lock.json").write_text("{")
    assert "then run `mkdocs-podcast lock`" in run(tmp_path)
    assert (tmp_path / "podcast.lock.json").read_text() == "{"


def test_a_site_whose_plugins_are_not_here_is_imported_into_all_the_same(tmp_path: Path) -> None:
    write_site(tmp_path, "site_name: A blog\nplugins: [not-installed, podcast]\n")
    write_feed(tmp_path, item("rye"))
    output = run(tmp_path)
    assert (tmp_path / "docs/episodes/rye.md").is_file()
    assert "The GUIDs are in no lock file yet" in output


def test_a_show_without_guid_has_that_of_its_feed(tmp_path: Path) -> None:
    address = "https://feeds.example.org/bread"
    own = f'<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="{address}"/>'
    write_feed(tmp_path, own, item("rye"))
    run(tmp_path)
    entry = yaml.safe_load((tmp_path / "mkdocs.yml").read_text())["plugins"][1]["podcast"]
    assert entry["channel"] == {"guid": show_guid(address)}


@pytest.mark.parametrize(
    ("link", "redirects"),
    [
        (f"{HOST}/2021/rye", ["/2021/rye"]),
        (f"{HOST}/2021/rye.html", ["/2021/rye.html"]),
        (f"{HOST}/a:b/rye", ["/a%3Ab/rye"]),
        (f"{HOST}/episodes/rye", None),
        (f"{HOST}/episodes/rye/index.html", None),
        (f"{HOST}/", None),
        ("", None),
    ],
)
def test_an_old_page_on_the_same_host_leads_to_the_new_one(
    link: str, redirects: list[str] | None, tmp_path: Path
) -> None:
    write_feed(tmp_path, item("rye", link))
    assert "`link`" not in run(tmp_path)
    assert front_of(tmp_path / "docs/episodes/rye.md").get("redirect_from") == redirects
    build_strictly(tmp_path)
    if redirects:
        path = unquote(redirects[0])
        name = path if path.endswith(".html") else f"{path}/index.html"
        assert "episodes/rye" in (tmp_path / f"site{name}").read_text()


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("https://share.example.net/s/1234", "only that site can redirect it"),
        (f"{HOST}/?p=12", "with a `?`"),
        (f"{HOST}/about", "has another page"),
        (f"{HOST}/podcast/", "has another page"),
        (f"{HOST}/episodes/12", "has another page"),
    ],
)
def test_an_old_page_that_cannot_be_redirected_is_reported(
    link: str, reason: str, tmp_path: Path
) -> None:
    write_site(tmp_path, f"site_name: Bread\nsite_url: {HOST}/\n")
    (tmp_path / "docs/about.md").write_text("# About\n")
    write_feed(tmp_path, item("rye", link), item("12"))
    output = run(tmp_path, "--write-config")
    assert reason in output
    assert link in output
    pages = list((tmp_path / "docs/episodes").iterdir())
    assert len(pages) == 2
    assert not any("redirect_from" in front_of(page) for page in pages)
    build_strictly(tmp_path)


def test_a_site_whose_address_is_none_is_imported_into(tmp_path: Path) -> None:
    write_site(tmp_path, "site_name: Bread\nsite_url: https://[a/\n")
    write_feed(tmp_path, item("rye", f"{HOST}/2021/rye"))
    assert "1 is new" in run(tmp_path)


def test_a_page_of_several_episodes_is_that_of_the_show(tmp_path: Path) -> None:
    write_feed(tmp_path, item("rye", f"{HOST}/show"), item("oats", f"{HOST}/show"))
    assert "`link`" not in run(tmp_path)
    assert "redirect_from" not in front_of(tmp_path / "docs/episodes/rye.md")


def test_an_address_below_that_of_the_site_begins_at_its_root(tmp_path: Path) -> None:
    write_feed(
        tmp_path,
        item("rye", f"{HOST}/show/2021/rye"),
        item("oats", f"{HOST}/show/episodes/oats"),
        link=f"{HOST}/show",
    )
    run(tmp_path)
    assert front_of(tmp_path / "docs/episodes/rye.md")["redirect_from"] == ["/show/2021/rye"]
    assert "redirect_from" not in front_of(tmp_path / "docs/episodes/oats.md")
    build_strictly(tmp_path)
    assert (tmp_path / "site/2021/rye/index.html").is_file()
