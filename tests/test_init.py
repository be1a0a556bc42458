"""`mkdocs-podcast init` begins a site, or adds the plugin to one, and breaks nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from mkdocs_podcast.cli import main
from sites import Site, rebuild

ANSWERS = ("--title", "Night Bread", "--author", "Ana", "--email", "ana@example.org")
NEW = (*ANSWERS, "--url", "https://ana.example.org/")


def run(*arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == code, result.output
    return result


def init(folder: Path, *arguments: str) -> str:
    return run("init", str(folder), *arguments).output


def built(folder: Path) -> Site:
    site = rebuild(folder / "mkdocs.yml")
    assert site.warnings == []
    return site


def check(folder: Path) -> str:
    return run("check", "-f", str(folder / "mkdocs.yml")).output


def test_an_empty_folder_becomes_a_site_that_builds_and_has_no_errors(tmp_path: Path) -> None:
    output = init(tmp_path, *NEW)
    assert "`image`" in output
    site = built(tmp_path)
    assert "index.html" in site.files()
    assert "0 errors, 1 warning." in check(tmp_path)


def test_a_published_episode_leaves_but_what_the_owner_knows(tmp_path: Path) -> None:
    init(tmp_path, *NEW)
    page = tmp_path / "docs/episodes/001-first.md"
    text = page.read_text("utf-8").replace("draft: true\n", "")
    page.write_text(text.replace("# audio: media/first.mp3", "audio: https://a.org/1.mp3"), "utf-8")
    result = CliRunner().invoke(main, ["check", "-f", str(tmp_path / "mkdocs.yml")])
    rules = {
        line.rpartition("[")[2].rstrip("]") for line in result.output.splitlines() if "[" in line
    }
    assert rules == {"description-missing", "category-missing", "artwork-missing",
        "enclosure-length", "duration-missing"}  # fmt: skip


@pytest.mark.parametrize("place", ["/", "shows/bread"])
def test_the_list_is_where_it_is_asked_for(place: str, tmp_path: Path) -> None:
    init(tmp_path, *NEW, "--at", place, "--ci", "none")
    (options,) = plugins_of(tmp_path)[1].values()
    assert options["index"] == f"{place.strip('/')}/index.md".lstrip("/")
    assert not (tmp_path / ".github").exists()
    built(tmp_path)


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    init(tmp_path, *NEW)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert "has the plugin already" in init(tmp_path, *NEW)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(("service", "path"), [
    ("github", ".github/workflows/site.yml"), ("gitlab", ".gitlab-ci.yml")])  # fmt: skip
def test_a_service_builds_the_site_with_media_and_cache(
    service: str, path: str, tmp_path: Path
) -> None:
    init(tmp_path, *NEW, "--ci", service)
    text = (tmp_path / path).read_text("utf-8")
    assert yaml.safe_load(text)
    for part in ("lfs", ".cache", "mkdocs build --strict", "requirements.txt"):
        assert part in text


def plugins_of(folder: Path) -> list[Any]:
    plugins: list[Any] = yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))["plugins"]
    return plugins


EXISTING = {
    "no plugins": "site_name: X\n",
    "one line": "site_name: X\nplugins: [search]\n",
    "mapping": "site_name: X\nplugins:\n  search:\n    lang: en\n",
    "environment": "site_name: !ENV [NO_NAME, X]\nplugins:\n  - search\n",
    "python": (
        "site_name: X\ntheme: material\nplugins: [search]\nmarkdown_extensions:\n"
        "  - pymdownx.emoji:\n      emoji_index: !!python/name:material.extensions.emoji.twemoji\n"
    ),
    "comments": "# a\nsite_name: X # b\nplugins: # c\n  # d\n  - search # e\n# f\n",
    "breaks": "site_name: X\r\nplugins:\r\n  - search\r\nextra:\r\n  a: b\r\n",
    "anchor": "site_name: X\nextra: {a: &a [1]}\nplugins: &p\n  - search\n",
    "alias": "site_name: X\nextra:\n  shared: &p\n    - search\nplugins: *p\n",
    "null": "site_name: X\nplugins: ~\n",
    "navigation": "site_name: X\nnav:\n  - index.md\n",
    "blog": "site_name: X\ntheme: material\nplugins:\n  - blog\n  - search\n",
}


@pytest.mark.parametrize("name", EXISTING)
def test_a_site_that_exists_gets_the_plugin(name: str, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_bytes(EXISTING[name].encode())
    output = init(tmp_path, "--email", "ana@example.org")
    assert "the plugin was added" in output
    assert ("`nav` lists" in output) == (name == "navigation")
    assert "podcast/index.html" in built(tmp_path).files() or name != "comments"
    assert (tmp_path / "docs/index.md").read_text("utf-8") == "# Home\n"


@pytest.mark.parametrize(
    "text",
    [
        "INHERIT: base.yml\nsite_name: X\n",
        "site_name: X\nextra: {a: &p {autorefs: {}}}\nplugins: [search, *p]\n",
    ],
)
def test_a_file_that_cannot_be_changed_stays_and_the_entry_is_shown(
    text: str, tmp_path: Path
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "base.yml").write_text("plugins: [search]\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    output = init(tmp_path, "--author", "Ana")
    assert "was not changed" in output
    assert "podcast:\n  author: Ana\n" in output
    assert (tmp_path / "mkdocs.yml").read_text("utf-8") == text


@pytest.mark.parametrize(
    "text", ["site_name: X\nnav:\n\t- index.md\n", "site_name: X\ndocs_dir: no\n"]
)
def test_a_site_that_mkdocs_cannot_use_is_refused_and_nothing_written(
    text: str, tmp_path: Path
) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    result = run("init", str(tmp_path), code=1)
    assert "Traceback" not in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["mkdocs.yml"]


def test_episodes_go_into_the_docs_folder_of_the_site(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src/index.md").write_text("# Home\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: X\ndocs_dir: src\n", "utf-8")
    (tmp_path / ".github/workflows").mkdir(parents=True)
    (tmp_path / ".github/workflows/docs.yml").write_text("run: mkdocs gh-deploy", "utf-8")
    output = init(tmp_path)
    assert ".github/workflows/docs.yml builds the site already" in output
    assert (tmp_path / "src/episodes/001-first.md").is_file()
    assert not (tmp_path / "docs").exists()
    assert not (tmp_path / ".github/workflows/site.yml").exists()


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("jobs:\n  a:\n    steps:\n      - uses: actions/deploy-pages@v4\n", True),
        ("# as actions/deploy-pages does\nrun: make test\n", False),
    ],
)
def test_another_workflow_that_publishes_is_named(
    text: str, is_named: bool, tmp_path: Path
) -> None:
    (tmp_path / ".github/workflows").mkdir(parents=True)
    (tmp_path / ".github/workflows/jekyll.yaml").write_text(text, "utf-8")
    sentence = ".github/workflows/jekyll.yaml publishes a site too: keep it or"
    assert (sentence in init(tmp_path, *NEW)) == is_named
    notes = json.loads(init(tmp_path, *NEW, "--json"))["notes"]
    assert any(sentence in note for note in notes) == is_named
    assert sentence not in init(tmp_path / "other", *NEW, "--ci", "none")


def test_a_show_without_an_episode_begins_without_warnings(tmp_path: Path) -> None:
    output = init(tmp_path, *NEW, "--no-episode")
    assert "the first episode (`mkdocs-podcast new" in output
    assert not (tmp_path / "docs/episodes").exists()
    built(tmp_path)
    assert "0 errors, 1 warning." in check(tmp_path)
    run("new", "Rye", "-f", str(tmp_path / "mkdocs.yml"))
    assert (tmp_path / "docs/episodes/001-rye.md").is_file()
    built(tmp_path)


def test_a_show_in_a_site_may_have_a_name_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Loaves\nsite_author: Ben\n", "utf-8")
    output = init(tmp_path, *NEW)
    assert "add the other packages" in output
    assert "Put `site_url: https://ana.example.org/`" in output
    (options,) = plugins_of(tmp_path)[1].values()
    assert (options["title"], options["author"]) == ("Night Bread", "Ana")
    assert "0 errors, 1 warning." in check(tmp_path)


def test_the_report_as_json_names_what_was_written_and_what_is_open(tmp_path: Path) -> None:
    report = json.loads(init(tmp_path, *NEW, "--json"))
    assert [Path(path).relative_to(tmp_path).as_posix() for path in report["written"]] == [
        "mkdocs.yml",
        "docs/index.md",
        "docs/episodes/001-first.md",
        ".github/workflows/site.yml",
        "requirements.txt",
        ".gitignore",
    ]
    assert report["config"] == "new"
    assert "its artwork (`image`)" in report["open"]
    report = json.loads(init(tmp_path, *NEW, "--json"))
    assert (report["config"], report["written"]) == ("complete", [])


def test_an_address_of_the_site_may_lack_its_scheme_but_mail_its_host_not(tmp_path: Path) -> None:
    init(tmp_path, "--title", "Bread", "--url", "bread.example.org")
    settings = yaml.safe_load((tmp_path / "mkdocs.yml").read_text("utf-8"))
    assert settings["site_url"] == "https://bread.example.org"
    assert "not an e-mail address" in run("init", str(tmp_path), "--email", "ana", code=2).output


@pytest.mark.parametrize(
    ("option", "value"), [("--at", "../x"), ("--url", "not a url"), ("--url", "ftp://x.example")]
)
def test_an_answer_that_no_site_can_have_is_refused(
    option: str, value: str, tmp_path: Path
) -> None:
    assert f"`{value}` is not" in run("init", str(tmp_path), option, value, code=2).output
    assert not [*tmp_path.iterdir()]


def test_settings_may_be_called_mkdocs_yaml(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yaml").write_text("site_name: X\n", "utf-8")
    assert "mkdocs.yaml: the plugin was added." in init(tmp_path)
    assert not (tmp_path / "mkdocs.yml").exists()
    monkeypatch.chdir(tmp_path)
    assert "0 errors" in run("check").output


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals")
def test_four_questions_are_asked_on_a_terminal(tmp_path: Path) -> None:
    import pty

    controller, terminal = pty.openpty()
    os.write(controller, b"Night Bread\nAna\nana@example.org\nbread.example.org\n")
    command = [sys.executable, "-m", "mkdocs_podcast", "init", str(tmp_path)]
    done = subprocess.run(command, stdin=terminal, capture_output=True, text=True, timeout=60)
    os.close(controller)
    os.close(terminal)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("?") == 4
    settings = yaml.safe_load((tmp_path / "mkdocs.yml").read_text("utf-8"))
    assert settings["site_name"] == "Night Bread"
    assert settings["site_url"] == "https://bread.example.org"
    assert plugins_of(tmp_path)[1]["podcast"]["channel"]["owner"]["email"] == "ana@example.org"
