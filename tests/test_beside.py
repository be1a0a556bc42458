"""A small site beside other plugins, and the page of the docs that says which of them work."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import beside
from beside_plugins import ROWS, Row
from conftest import report_missing

QUICK = [row for row in ROWS if row.is_quick]
RESULTS = json.loads(beside.RESULTS.read_text("utf-8"))


def test_a_site_is_the_same_beside_another_plugin(subtests: pytest.Subtests) -> None:
    assert QUICK
    results = beside.run_rows([row for row in QUICK if beside.is_installed(row)])
    for row in QUICK:
        with subtests.test(row.title):
            if row.title not in results:
                report_missing(f"{row.package} is not installed")
            assert list(beside.unexplained(row, results[row.title])) == []


@pytest.mark.parametrize("row", beside.TESTED, ids=lambda row: row.title)
def test_every_plugin_has_worked_and_what_it_changes_has_a_reason(row: Row) -> None:
    assert list(beside.unexplained(row, RESULTS[row.title])) == []


def test_the_docs_say_what_the_test_of_other_plugins_has_found() -> None:
    assert beside.PAGE.read_text("utf-8") == beside.page(RESULTS), "run `make beside`"


def test_requirements_have_the_package_of_each_plugin() -> None:
    requirements = (Path(__file__).parent / "beside-requirements.txt").read_text("utf-8").split()
    assert {row.package for row in beside.TESTED} <= {*requirements}
