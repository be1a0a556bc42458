"""What a build writes to the log, and what of it is still a value there."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from mkdocs.plugins import PrefixedLogger

from mkdocs_podcast.build.reporter import Reporter
from mkdocs_podcast.cli import main
from mkdocs_podcast.model.problems import Problem, Severity
from mkdocs_podcast.source.selection import Selection
from sites import build, make

PAGE = "Notes.\n\n<!-- podcast:list -->\n"


class Log(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def messages(self) -> list[str]:
        return [record.getMessage().removeprefix("podcast: ") for record in self.records]


@pytest.fixture
def log() -> Log:
    return Log()


@pytest.fixture
def asked() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def reporter(log: Log, asked: list[tuple[str, str]]) -> Reporter:
    logger = logging.Logger("reporter", logging.DEBUG)
    logger.addHandler(log)

    def line_of(path: str, field: str) -> int:
        asked.append((path, field))
        return 7

    text_at = {"a.md": PAGE}.get
    return Reporter(PrefixedLogger("podcast", logger), text_at, line_of, fatal=(KeyError,))


def test_a_problem_is_reported_once_and_stays_a_value(reporter: Reporter, log: Log) -> None:
    problem = Problem("it's.md", "is wrong", 3)
    reporter.report_all([problem, problem, Problem("it's.md", "is wrong", 4)])
    assert log.messages() == []
    reporter.flush()
    assert log.messages() == [
        "it's.md:3: is wrong",
        "it's.md:4: is wrong",
    ]
    assert log.records[0].problems == (problem,)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("severity", "level"),
    [
        (Severity.ERROR, logging.ERROR),
        (Severity.WARNING, logging.WARNING),
        (Severity.INFO, logging.INFO),
    ],
)
def test_the_severity_is_the_level_in_the_log(
    reporter: Reporter, log: Log, severity: Severity, level: int
) -> None:
    reporter.report(Problem("a.md", "is wrong", severity=severity))
    reporter.flush()
    assert [record.levelno for record in log.records] == [level]


def test_the_line_of_a_field_is_looked_up_where_it_is_unknown(
    reporter: Reporter, log: Log, asked: list[tuple[str, str]]
) -> None:
    reporter.report(Problem("a.md", "`date`: is wrong", field="date"))
    reporter.report(Problem("a.md", "`title`: is wrong", 2, field="title"))
    reporter.report(Problem("a.md", "`other`: is wrong"))
    reporter.flush()
    assert asked == [("a.md", "date")]
    assert log.messages() == [
        "a.md:7: `date`: is wrong",
        "a.md:2: `title`: is wrong",
        "a.md: `other`: is wrong",
    ]


def test_a_text_is_reported_with_its_line_on_the_page(reporter: Reporter, log: Log) -> None:
    for path in ("a.md", "a.md", "gone.md"):
        reporter.report_text(path, f"{path}: is no comment", "<!-- podcast:list -->")
    reporter.flush()
    assert log.messages() == [
        "a.md:3: a.md: is no comment",
        "gone.md: gone.md: is no comment",
    ]


def test_an_unforeseen_exception_names_its_page(reporter: Reporter, log: Log) -> None:
    with reporter.crash_boundary("a.md", "the episode is left out"):
        raise ValueError("two\nlines")
    reporter.flush()
    error, traceback = log.records
    assert error.levelno == logging.ERROR
    assert error.getMessage().startswith(
        "podcast: a.md: the episode is left out, as an unforeseen ValueError occurred (two lines): "
    )
    assert traceback.levelno == logging.DEBUG
    assert traceback.exc_info


def test_the_same_crash_on_many_pages_is_reported_once_with_their_number(
    reporter: Reporter, log: Log
) -> None:
    for path in ("a.md", "b.md", "c.md"):
        with reporter.crash_boundary(path, "the episode is left out"):
            raise ValueError("the same")
    reporter.flush()
    (error,) = [record for record in log.records if record.levelno == logging.ERROR]
    assert error.getMessage().startswith("podcast: a.md: the episode is left out")
    assert error.getMessage().endswith("(2 more like this: run `mkdocs-podcast check`)")


def test_what_several_pages_have_is_listed_only_with_verbose(reporter: Reporter, log: Log) -> None:
    for path in ("a.md", "b.md"):
        reporter.report(Problem(path, "is wrong", 3, severity=Severity.INFO))
    reporter.flush()
    assert [(record.levelno, record.getMessage()) for record in log.records] == [
        (logging.INFO, "podcast: a.md:3: is wrong (1 more like this: add `--verbose`)"),
        (logging.DEBUG, "podcast: b.md:3: is wrong"),
    ]


def test_the_last_line_of_a_preview_counts_warnings_and_their_files(
    reporter: Reporter, log: Log
) -> None:
    reporter.write_total()
    assert log.messages() == []
    for path, line in (("a.md", 1), ("a.md", 2), ("b.md", 1)):
        reporter.report(Problem(path, "is wrong", line))
    reporter.report(Problem("c.md", "is fine", severity=Severity.INFO))
    reporter.flush()
    reporter.write_total()
    assert log.messages()[-1] == "3 problems in 2 files: `mkdocs-podcast check` lists them."
    reporter.add_rejected(["artwork-missing"])
    reporter.for_show("Other").add_rejected(["artwork-missing"])
    reporter.write_total()
    counts = "3 problems in 2 files, 2 things to do before directories accept the show"
    assert log.messages()[-1] == f"{counts}: `mkdocs-podcast check` lists them."


def test_an_exception_that_is_meant_to_end_the_build_ends_it(reporter: Reporter) -> None:
    with pytest.raises(KeyError), reporter.crash_boundary("a.md", "nothing is shown"):
        raise KeyError("a mistake in an overridden template")


EPISODE = "---\ntitle: {title}\ndate: 2026-01-01\naudio: https://cdn.example.org/1.mp3\n{more}---\nNotes.\n"


def findings(folder: Path) -> list[dict[str, Any]]:
    result = CliRunner().invoke(
        main, ["check", "-f", str(folder / "mkdocs.yml"), "--format", "json"]
    )
    return list(json.loads(result.stdout)["build"])


@pytest.mark.parametrize("name", ["it's.md", "a:b.md", "my show/`a`.md", "a.md"])
def test_check_knows_path_and_line_of_every_page(tmp_path: Path, name: str) -> None:
    make(tmp_path, {name: EPISODE.format(title="a.md:2", more="image: gone.png\n")})
    places = [(problem["path"], problem["line"]) for problem in findings(tmp_path)]
    assert places == [(name, 5)]


def test_check_guesses_no_path_from_messages_of_other_plugins(tmp_path: Path) -> None:
    page = EPISODE.format(title="One", more="") + "\n[gone](gone.md)\n"
    make(tmp_path, {"title.md": page})
    (problem,) = findings(tmp_path)
    assert (problem["path"], problem["line"]) == ("", None)
    assert "Doc file 'title.md' contains a link 'gone.md'" in problem["message"]


def test_an_exception_in_one_page_leaves_the_others_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Selection.read

    def read_but_two(self: Selection, path: str, text: str) -> Any:
        if path == "two.md":
            raise IndexError("list index out of range")
        return read(self, path, text)

    monkeypatch.setattr(Selection, "read", read_but_two)
    pages = {f"{name}.md": EPISODE.format(title=name, more="") for name in ("one", "two")}
    site = build(tmp_path, pages, strict=False)
    assert len(site.content("podcast/index.html").select(".podcast-card")) == 1
    (message,) = [message for message in site.warnings if "two.md" in message]
    assert "unforeseen IndexError" in message
