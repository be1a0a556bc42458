"""`mkdocs-podcast assets`: the style sheet and the script, for sites without the plugin."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import mkdocs_podcast
from mkdocs_podcast.cli import main
from mkdocs_podcast.html.fragments import TEMPLATES

NAMES = ("podcast.css", "podcast.js")


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, ["assets", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_both_files_are_written_and_named(tmp_path: Path) -> None:
    folder = tmp_path / "docs/assets"
    result = run(folder)
    assert result.exit_code == 0
    assert result.output.splitlines() == [f"{folder / name}: written." for name in NAMES]
    assert sorted(path.name for path in folder.iterdir()) == list(NAMES)
    for name in NAMES:
        banner, _, code = (folder / name).read_text("utf-8").partition("\n")
        assert mkdocs_podcast.__version__ in banner
        assert code == (TEMPLATES / "assets/podcast" / name).read_text("utf-8")


def test_a_second_run_writes_nothing(tmp_path: Path) -> None:
    run(tmp_path)
    before = [(tmp_path / name).stat().st_mtime_ns for name in NAMES]
    result = run(tmp_path)
    assert result.output.splitlines() == [f"{tmp_path / name}: up to date." for name in NAMES]
    assert [(tmp_path / name).stat().st_mtime_ns for name in NAMES] == before


def test_files_of_another_version_are_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(mkdocs_podcast, "__version__", "0.0.9")
        run(tmp_path)
    result = run(tmp_path)
    assert result.exit_code == 0
    assert result.output.count("written") == 2
    assert "0.0.9" not in (tmp_path / "podcast.js").read_text("utf-8")


@pytest.mark.parametrize("is_edited", [True, False])
def test_a_file_that_is_not_as_it_was_written_stays_without_force(
    tmp_path: Path, is_edited: bool
) -> None:
    script = tmp_path / "podcast.js"
    if is_edited:
        run(tmp_path)
        (tmp_path / "podcast.css").unlink()
        script.write_text(script.read_text("utf-8") + "// mine\n", "utf-8")
    else:
        script.write_text("// mine\n", "utf-8")
    before = script.read_bytes()
    result = run(tmp_path)
    assert result.exit_code == 1
    assert result.output == (
        f"Error: {script} would be replaced, but this command has not written what is there now: "
        "choose another folder, or add `--force`.\n"
    )
    assert script.read_bytes() == before
    assert not (tmp_path / "podcast.css").exists()
    assert run(tmp_path, "--force").exit_code == 0
    assert "// mine" not in script.read_text("utf-8")


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    result = run(tmp_path / "file" / "assets")
    assert result.exit_code == 1
    assert str(tmp_path / "file") in result.output
    assert "Not a directory" in result.output
    assert run(tmp_path / "file").exit_code == 2


def test_a_missing_folder_is_an_error_of_use(tmp_path: Path) -> None:
    assert run().exit_code == 2


def test_the_report_as_json_names_the_files(tmp_path: Path) -> None:
    paths = [str(tmp_path / name) for name in ("podcast.css", "podcast.js")]
    assert json.loads(run(tmp_path, "--json").output) == {"files": paths, "written": paths}
    assert json.loads(run(tmp_path, "--json").output) == {"files": paths, "written": []}
