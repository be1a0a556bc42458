"""A short run of `make fuzz`, with the same seed each time."""

from __future__ import annotations

import pytest

from fuzz import MOST_BYTES, TARGETS, Target, findings, try_one


def test_no_reader_fails_or_dawdles_on_samples_that_were_changed_at_random() -> None:
    assert [finding[:2] for finding in findings(10, seed=1)] == []


@pytest.mark.parametrize("name", TARGETS)
def test_each_sample_is_read(name: str) -> None:
    for sample in TARGETS[name].samples:
        assert len(sample) <= MOST_BYTES
        assert try_one(name, sample) is None


def test_an_error_that_no_reader_documents_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TARGETS, "broken", Target(lambda data: data.decode("ascii"), [b"a"]))
    finding = try_one("broken", b"\xff")
    assert finding is not None
    assert "UnicodeDecodeError" in finding.failure
