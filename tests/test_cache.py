"""The cache of a site's builds: a build that finds everything in it is the same build."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from mkdocs_podcast.build.build_cache import BuildCache
from mkdocs_podcast.build.kept_front_matter import load_front_matter, write_front_matter
from mkdocs_podcast.cache.store import Store
from mkdocs_podcast.cli import main
from mkdocs_podcast.host.site_reader import shows_of
from mkdocs_podcast.source import frontmatter
from sites import build, episodes, make, page_of, rebuild

FOLDER = Path(".cache/plugin/podcast")
FILE = FOLDER / "entries.sqlite3"


def entries(folder: Path) -> int:
    connection = sqlite3.connect(folder / FILE)
    count = connection.execute("SELECT count(*) FROM entries").fetchone()[0]
    connection.close()
    return int(count)


def test_a_build_keeps_what_it_makes_beside_mkdocs_yml(tmp_path: Path) -> None:
    site = build(tmp_path, episodes(3))
    assert entries(tmp_path) > 3
    assert [path for path in site.files() if "cache" in path] == []


def test_a_build_of_the_same_site_finds_everything(tmp_path: Path) -> None:
    build(tmp_path, episodes(3))
    before = (tmp_path / FILE).read_bytes()
    rebuild(tmp_path / "mkdocs.yml")
    assert (tmp_path / FILE).read_bytes() == before


def test_a_site_may_do_without(tmp_path: Path) -> None:
    build(tmp_path, episodes(3), {"cache": False})
    assert not (tmp_path / ".cache").exists()


def test_a_cache_in_the_docs_folder_would_be_published(tmp_path: Path) -> None:
    for name, text in {"index.md": "# Home\n", **episodes(2)}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: A\nsite_url: https://a.org/\nsite_dir: /tmp/nowhere\nplugins: [podcast]\n"
    )
    config_file = tmp_path / "deeper" / "mkdocs.yml"
    config_file.parent.mkdir()
    config_file.write_text(
        f"site_name: A\ndocs_dir: {tmp_path}\nsite_dir: {tmp_path}-site\nplugins: [podcast]\n"
    )
    rebuild(config_file)
    assert not (tmp_path / "deeper" / ".cache").exists()


def test_a_preview_does_not_write_into_a_folder_that_it_watches(tmp_path: Path) -> None:
    config_file = make(tmp_path, episodes(2), watch=["."])
    rebuild(config_file, serving=True)
    assert not (tmp_path / ".cache").exists()
    rebuild(config_file)
    assert (tmp_path / FILE).exists()


@pytest.mark.parametrize("command", [["check"], ["lock", "--check"]])
def test_the_commands_leave_none_behind(tmp_path: Path, command: list[str]) -> None:
    config_file = make(tmp_path, episodes(2))
    CliRunner().invoke(main, [*command, "-f", str(config_file)])
    assert not (tmp_path / ".cache").exists()


def test_a_cache_can_be_cleared(tmp_path: Path) -> None:
    build(tmp_path, episodes(2))
    command = ["cache", "clear", "-f", str(tmp_path / "mkdocs.yml")]
    assert "removed" in CliRunner().invoke(main, command).output
    assert not (tmp_path / FOLDER).exists()
    assert "nothing" in CliRunner().invoke(main, command).output
    report = json.loads(CliRunner().invoke(main, [*command, "--json"]).output)
    assert report == {"folder": str(tmp_path / FOLDER), "removed": False}


@pytest.mark.parametrize("damage", ["not a database", ""])
def test_a_build_goes_on_without_a_cache_that_it_cannot_read(tmp_path: Path, damage: str) -> None:
    before = build(tmp_path, episodes(3))
    texts = {path: (before.out / path).read_bytes() for path in before.files()}
    (tmp_path / FILE).write_text(damage)
    after = rebuild(tmp_path / "mkdocs.yml")
    assert after.warnings == []
    assert {path: (after.out / path).read_bytes() for path in after.files()}.keys() == texts.keys()


@pytest.mark.skipif(os.name == "nt", reason="A folder cannot be made read-only there.")
def test_a_build_goes_on_where_the_cache_cannot_be(tmp_path: Path) -> None:
    config_file = make(tmp_path, episodes(2))
    (tmp_path / ".cache").write_text("a file")
    assert rebuild(config_file).warnings == []


# Front matter

PAGES = [
    page_of(title="A", date="2024-01-01", tags=["a", "b"], number=3, ratio=1.5, draft=False),
    "---\ntitle: A\ndate: 2024-01-01\n---\nText",
    "---\ntitle: A\ndate: 2024-01-01 10:00:00\n---\nText",
    "---\ndate: 2024-01-01T10:00:00.25+02:00\n---\n\n\n\nText\n",
    "---\ndate: 2024-01-01T10:00:00Z\nnumber: 010\nduration: 46:56\n---\n",
    "---\na: {b: [1, {c: null}], d: .inf}\n---\n",
    "---\na: 'x\n---\nText",
    "---\ntitle: A\nText without an end",
    "---\n---\n",
    "---\n",
    "",
    "No front matter",
    "---\n- a\n- b\n---\nText",
    "---\ntitle: A\ntags: [a\nnumber: 3\n---\nText",
    "---\r\ntitle: A\r\n---\r\nText",
    "\ufeff---\ntitle: A\n---\nText",
    "+++\ntitle = 'A'\n+++\nText",
    '{"title": "A"}\n\nText',
    "title: A\ndate: 2024-01-01\n\nText",
    "<!-- x -->\n---\ntitle: A\ndate: 2024-01-01\n---\nText",
    "---\n1: a\n2024-01-01: b\nyes: c\n---\n",
    "---\na: {1: x, 2024-01-01: y, null: z}\n---\n",
    "---\na: !!binary aGVsbG8=\nb: !!set {x, y}\nc: !unknown z\n---\n",
    "---\na: &x [1, 2]\nb: *x\n---\n",
    "---\na: &x [1, *x]\n---\n",
    '---\n"\\0date": x\n"\\0time": {"\\0date": y}\n---\n',
    "---\na: 123456789012345678901234567890\nb: 1e400\nc: -0.0\n---\n",
    "---\ntitle: Æ “é” \U0001f600\n---\n\U0001f600 text \u2028 more",
]
BOMB = "---\na0: &a0 [x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 20)
)


@pytest.mark.parametrize("text", PAGES)
def test_front_matter_comes_back_as_it_was_read(tmp_path: Path, text: str) -> None:
    front = frontmatter.read(text)
    entry = write_front_matter(front, text)
    if entry is None:
        return
    store = Store(tmp_path)
    store.put(b"key of an entry", entry)
    store.close()
    kept = Store(tmp_path).get(b"key of an entry", lambda entry: load_front_matter(entry, text))
    assert repr(kept) == repr(front)


def test_most_front_matter_is_kept() -> None:
    kept = [text for text in PAGES if write_front_matter(frontmatter.read(text), text)]
    assert len(kept) > len(PAGES) * 0.7


def test_aliases_that_would_be_endless_are_not_written_out() -> None:
    text = f"{BOMB}---\nText"
    assert write_front_matter(frontmatter.read(text), text) is None


@pytest.mark.parametrize(
    "meta",
    [
        "a: {1: x}",
        "a: {2024-01-01: x}",
        "a: !!binary aGVsbG8=",
        "a: !!set {x, y}",
        "a: &x [1, *x]",
        '"\\0date": x',
    ],
)
def test_front_matter_that_json_would_change_is_not_kept(meta: str) -> None:
    text = f"---\n{meta}\n---\nText"
    front = frontmatter.read(text)
    assert front.meta
    assert write_front_matter(front, text) is None


def test_another_version_of_the_plugin_finds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "package"
    package.mkdir()
    monkeypatch.setattr("mkdocs_podcast.build.build_cache.TEMPLATES", package / "templates")
    keys = [BuildCache(Store(None)).key("x")]
    (package / "module.py").write_text("x = 1")
    keys.append(BuildCache(Store(None)).key("x"))
    (package / "templates").mkdir()
    (package / "templates" / "x.html").write_text("x")
    keys.append(BuildCache(Store(None)).key("x"))
    (package / "templates" / "x.html").write_text("y")
    keys.append(BuildCache(Store(None)).key("x"))
    assert len(set(keys)) == 4


def test_another_package_beside_the_plugin_finds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = BuildCache(Store(None)).key("x")
    (tmp_path / "other-1.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    assert BuildCache(Store(None)).key("x") != key


def test_a_package_that_is_not_from_a_registry_may_change_without_its_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    description = tmp_path / "other-1.0.dist-info"
    description.mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    keys = [BuildCache(Store(None)).key("x")]
    for commit in ("1", "2"):
        (description / "direct_url.json").write_text(commit)
        (description / "RECORD").write_text("")
        keys.append(BuildCache(Store(None)).key("x"))
    (description / "RECORD").write_text("other.py,sha256=abc,1")
    keys.append(BuildCache(Store(None)).key("x"))
    assert len(set(keys)) == 4


def test_a_preview_keeps_nothing_once_another_package_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config_file = make(tmp_path, episodes(2))
    rebuild(config_file, serving=True)
    before = (tmp_path / FILE).read_bytes()
    installed = tmp_path / "packages"
    (installed / "other-1.0.dist-info").mkdir(parents=True)
    with monkeypatch.context() as context:
        context.syspath_prepend(str(installed))
        rebuild(config_file, serving=True)
    rebuild(config_file, serving=True)
    assert (tmp_path / FILE).read_bytes() == before


def test_the_lock_command_reads_what_a_build_has_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, episodes(2))
    read = frontmatter.read
    texts: list[str] = []

    def reading(text: str) -> frontmatter.FrontMatter:
        texts.append(text)
        return read(text)

    monkeypatch.setattr(frontmatter, "read", reading)
    (show,) = shows_of(str(tmp_path / "mkdocs.yml"), has_cache=True)
    assert len(show.episodes) == 2
    assert [text for text in texts if "audio" in text] == []


def test_a_command_that_only_reads_adds_no_lists(tmp_path: Path) -> None:
    config_file = make(tmp_path, episodes(2, tags="sea"))
    (show,) = shows_of(str(config_file))
    assert [path for path in show.files if path.endswith("tags/sea.md")] == []
    assert len(show.episodes) == 2
