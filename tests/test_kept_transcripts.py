"""Transcripts that an earlier build has read are shown, searched and reported as if read again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mkdocs_podcast import transcript
from sites import Site, make, page_of, rebuild, write

# Without a blank line before its second cue, and with text that no time is given for.
FAULTY = """WEBVTT

00:00.000 --> 00:04.000
<v Ana>We are on the shore.

00:02.000 --> 00:04.000
<v Ana>And on the "beach" & <b>here</b>.
00:04.000 --> 00:09.000
<v Ben>Where the ferry was.

Nobody says this.
"""
ORDINARY = """WEBVTT

00:00.000 --> 00:04.000
<v Ana>We are on the shore.

00:04.000 --> 00:09.000
<v Ben>Where the ferry was.
"""
PAGES: dict[str, str | bytes] = {
    "a.md": page_of(title="A", date="2024-01-01", audio="https://cdn.example.org/a.mp3"),
    "a.vtt": FAULTY,
    "b.md": page_of(title="B", date="2024-01-02", audio="https://cdn.example.org/b.mp3"),
    "b.vtt": ORDINARY,
}
LINE = "<i>{{ text }}</i>"


def site_with_transcripts(folder: Path) -> Path:
    (folder / "overrides/podcast").mkdir(parents=True)
    return make(
        folder,
        PAGES,
        plugins=["search", {"podcast": {"language": "en"}}],
        theme={"name": "material", "font": False, "custom_dir": "overrides"},
    )


def outcome(site: Site) -> tuple[dict[str, bytes], list[str]]:
    files = ("a/index.html", "b/index.html", "search/search_index.json")
    return {path: (site.out / path).read_bytes() for path in files}, site.warnings


def test_a_second_build_reads_no_transcript_and_says_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    config_file = site_with_transcripts(tmp_path)
    first = outcome(rebuild(config_file))
    assert [warning.partition(": ")[2][:7] for warning in first[1]] == ["a.vtt:8", "a.vtt:1"]
    assert b"Where the ferry was" in first[0]["b/index.html"]
    parse = transcript.parse_transcript
    read: list[str] = []

    def parse_and_note(text: str, path: str, language: str = "") -> Any:
        read.append(path)
        return parse(text, path, language)

    monkeypatch.setattr(transcript, "parse_transcript", parse_and_note)
    assert outcome(rebuild(config_file)) == first
    assert read == []
    write(tmp_path, {"b.vtt": ORDINARY.replace("ferry", "harbour")})
    changed, _ = outcome(rebuild(config_file))
    assert set(read) == {"b.vtt"}
    assert b"Where the harbour was" in changed["b/index.html"]
    assert changed["a/index.html"] == first[0]["a/index.html"]


CHANGES: dict[str, Callable[[Path], Any]] = {
    "a fragment": lambda folder: (folder / "overrides/podcast/transcript-line.html").write_text(
        LINE
    ),
    "the chapters": lambda folder: write(
        folder,
        {"b.md": str(PAGES["b.md"]).replace("title: B", "title: B\nchapters: ['0:04 At sea']")},
    ),
    "the language": lambda folder: (folder / "mkdocs.yml").write_text(
        (folder / "mkdocs.yml").read_text("utf-8").replace("language: en", "language: de")
    ),
    "what the search gets": lambda folder: (folder / "mkdocs.yml").write_text(
        (folder / "mkdocs.yml")
        .read_text("utf-8")
        .replace("language: en", "transcripts: {search: words}")
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_a_transcript_is_drawn_with_is_never_out_of_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], Any]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    config_file = site_with_transcripts(tmp_path)
    before = outcome(rebuild(config_file))
    change(tmp_path)
    with_cache = outcome(rebuild(config_file))
    assert with_cache != before
    (tmp_path / ".cache").rename(tmp_path / "aside")
    assert outcome(rebuild(config_file)) == with_cache
