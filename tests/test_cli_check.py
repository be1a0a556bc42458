"""`mkdocs-podcast check`, on whole sites."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from mkdocs.structure.files import File

import media
import pictures
from mkdocs_podcast.cli import main
from mkdocs_podcast.host.shortcuts import page_rendering
from mkdocs_podcast.host.shortcuts.page_rendering import ConvertedPage
from mkdocs_podcast.host.site_reader import shows_of
from sites import build, make

ROOT = Path(__file__).parent.parent
SOUND = media.mp3_with_frame_count(61)
OTHER_SOUND = media.mp3_with_frame_count(125)
GOOD: dict[str, Any] = {
    "description": "About sounds.",
    "author": "Alex",
    "image": "cover.png",
    "categories": ["Technology"],
    "channel": {"owner": {"name": "Alex", "email": "alex@example.org"}},
}
COVER = {"cover.png": pictures.png(3000, 3000)}


def page(
    title: str,
    date: str = "2026-01-01",
    more: str = "",
    body: str = "Some notes.",
    audio: str = "a.mp3",
) -> str:
    return f"---\ntitle: {title}\ndate: {date}\naudio: {audio}\n{more}---\n{body}\n"


def run(folder: Path, *options: str) -> Result:
    result = CliRunner().invoke(main, ["check", "-f", str(folder / "mkdocs.yml"), *options])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


def findings(folder: Path, *options: str) -> list[dict[str, Any]]:
    problems = json.loads(run(folder, "--format", "json", *options).stdout)
    return [
        *problems["build"],
        *(problem for show in problems["shows"] for problem in show["findings"]),
    ]


def test_a_good_show_passes(tmp_path: Path) -> None:
    make(tmp_path, {**COVER, "a.md": page("A"), "a.mp3": SOUND}, GOOD)
    result = run(tmp_path, "--strict")
    assert result.output == "All is well: 1 episode, 1 feed.\n"
    assert result.exit_code == 0


def test_the_demo_show_passes() -> None:
    result = run(ROOT, "--strict")
    assert re.fullmatch(r"All is well: [89] episodes, 1 feed\.\n", result.output)


def test_nothing_is_left_of_the_build(tmp_path: Path) -> None:
    make(tmp_path, {**COVER, "a.md": page("A"), "a.mp3": SOUND}, GOOD)
    run(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["docs", "mkdocs.yml"]


PLANTED_IN_SETTINGS = {
    "description-missing",
    "artwork-size",
    "artwork-alpha",
    "language-code",
    "owner-missing",
    "copyright-words",
    "license-unknown",
    "update-rule",
}
PLANTED = {
    ("one.md", 2, "episode-title-number"),
    ("one.md", 4, "enclosure-https"),
    ("one.md", 4, "enclosure-length"),
    ("one.md", 4, "duration-missing"),
    ("one.md", 5, "location-form"),
    ("two.md", None, "serial-number"),
    ("two.md", 4, "enclosure-format"),
    ("two.md", 5, "chapter-title-length"),
    ("four.md", 4, "enclosure-twice"),
    ("four.md", 5, "number-twice"),
    ("three.md", 6, "soundbite-length"),
    ("three.md", None, "notes-missing"),
    ("four.md", 6, "episode-artwork-size"),
    ("four.md", 7, "transcript-apple"),
}


def test_every_one_of_many_planted_faults_is_named(tmp_path: Path) -> None:
    channel = {
        "type": "serial",
        "copyright": "© 2026 Alex",
        "license": "all mine",
        "update_frequency": {"text": "Weekly", "rrule": "weekly"},
    }
    podcast = {
        "author": "Alex",
        "image": "cover.png",
        "language": "English",
        "categories": ["Technology"],
        "channel": channel,
    }
    chapter = "A title that has many more words than any app has room for in its list"
    pages = {
        "one.md": page('"Episode 1: One"', "2026-01-01", "location: {name: Poldhu, country: Britain}\n", audio="http://cdn.example.org/1.mp3"),
        "two.md": page("Two", "2026-01-02", f"chapters: [{{start: '0:00', title: {chapter}}}]\n", audio="b.ogg"),
        "three.md": page("Three", "2026-01-03", "episode: 4\nsoundbites: [{start: '0:10', duration: 5}]\n", "", "d.mp3"),
        "four.md": page("Four", "2026-01-04", "episode: 4\nimage: four.png\ntranscript: four.html\n", audio="d.mp3"),
        "b.ogg": media.vorbis(), "d.mp3": OTHER_SOUND, "four.html": "<cite>Bo:</cite> <p>Hello</p>",
        "cover.png": pictures.png(800, 800, colour_type=6), "four.png": pictures.png(800, 800),
    }  # fmt: skip
    make(tmp_path, pages, podcast)
    found = [problem for problem in findings(tmp_path) if problem["rule"] != "build"]
    assert {
        problem["rule"] for problem in found if problem["path"] == "mkdocs.yml"
    } == PLANTED_IN_SETTINGS
    assert {
        (problem["path"], problem["line"], problem["rule"])
        for problem in found
        if problem["path"] != "mkdocs.yml"
    } == PLANTED
    assert len(found) >= 20
    assert run(tmp_path).exit_code == 1


def test_errors_fail_and_advice_does_so_only_when_asked_to(tmp_path: Path) -> None:
    make(
        tmp_path,
        {**COVER, "a.md": page("A"), "a.mp3": SOUND},
        {**GOOD, "channel": {"locked": False}},
    )
    result = run(tmp_path)
    assert result.output.startswith(
        "mkdocs.yml\n  warning: the feed has no e-mail address of its owner"
    )
    assert result.output.endswith("[owner-missing]\n\n0 errors, 1 warning.\n")
    assert result.exit_code == 0
    assert run(tmp_path, "--strict").exit_code == 1
    assert run(tmp_path, "--strict", "--ignore", "owner-missing").exit_code == 0


def test_a_site_that_is_built_strictly_is_checked_all_the_same(tmp_path: Path) -> None:
    make(
        tmp_path,
        {**COVER, "a.md": page("A"), "a.mp3": SOUND},
        {**GOOD, "categories": ["Tech"]},
        strict=True,
    )
    (problem,) = findings(tmp_path)
    assert problem["rule"] == "category-unknown"
    assert problem["message"].endswith("`Tech`: did you mean `Technology`?")


def test_a_terminal_gets_colours_and_a_file_does_not(tmp_path: Path) -> None:
    make(tmp_path, {**COVER, "a.md": page("A"), "a.mp3": SOUND}, GOOD)
    arguments = ["check", "-f", str(tmp_path / "mkdocs.yml")]
    assert CliRunner().invoke(main, arguments, color=True).output.startswith("\x1b[32mAll is well")
    assert CliRunner().invoke(main, arguments).output.startswith("All is well")


def test_a_reader_who_wants_no_colours_gets_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    make(tmp_path, {**COVER, "a.md": page("A"), "a.mp3": SOUND}, GOOD)
    arguments = ["check", "-f", str(tmp_path / "mkdocs.yml")]
    assert CliRunner().invoke(main, arguments, color=True).output.startswith("All is well")


@pytest.mark.parametrize("output", ["text", "json"])
def test_characters_that_a_console_lacks_do_not_end_the_check(tmp_path: Path, output: str) -> None:
    make(tmp_path, {**COVER, "a.md": page("'Episode 1: 日本'"), "a.mp3": SOUND}, GOOD)
    arguments = ["check", "-f", str(tmp_path / "mkdocs.yml"), "--format", output]
    result = CliRunner(charset="cp1252").invoke(main, arguments)
    assert result.exception is None
    assert "[episode-title-number]" in result.output or json.loads(result.stdout)["warnings"] == 1


def test_a_folder_is_not_a_configuration(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["check", "-f", str(tmp_path)])
    assert result.exit_code == 2
    assert "is a directory" in result.output


def test_a_rule_that_does_not_exist_cannot_be_ignored(tmp_path: Path) -> None:
    make(tmp_path, {**COVER, "a.md": page("A"), "a.mp3": SOUND}, GOOD)
    result = run(tmp_path, "--ignore", "owner")
    assert "There is no rule `owner`." in result.output
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("podcast", "more", "message", "status"),
    [
        (
            GOOD,
            {"site_url": None},
            "no feed is written, as its addresses have to be full ones: set `site_url`, or `feed: false`",
            1,
        ),
        (
            {**GOOD, "feed": False},
            {},
            "no feed is written, as `feed` is `false`: remove it to have one",
            0,
        ),
    ],
)
def test_the_reason_for_a_missing_feed_is_reported(
    tmp_path: Path, podcast: dict[str, Any], more: dict[str, Any], message: str, status: int
) -> None:
    make(tmp_path, {**COVER, "a.md": page("A"), "a.mp3": SOUND}, podcast, **more)
    result = run(tmp_path)
    assert f": {message} [no-feed]\n" in result.output
    assert result.exit_code == status


def test_a_feed_that_the_docs_folder_has_already_is_reported(tmp_path: Path) -> None:
    make(tmp_path, {**COVER, "a.md": page("A"), "a.mp3": SOUND, "podcast/feed.xml": "<rss/>"}, GOOD)
    (problem,) = [problem for problem in findings(tmp_path) if problem["rule"] == "no-feed"]
    assert problem["message"].startswith(
        "no feed is written, as podcast/feed.xml is in the docs folder: remove it"
    )


def test_a_show_without_a_recording_is_reported(tmp_path: Path) -> None:
    make(tmp_path, {**COVER, "a.md": "---\ncategory: podcast\n---\n# A\n"}, GOOD)
    assert "no feed is written, as no episode has a recording: give one" in run(tmp_path).output


def test_a_show_whose_only_recording_is_in_a_draft_is_reported(tmp_path: Path) -> None:
    draft = page("A").replace("---\n", "---\ndraft: true\n", 1)
    silent = "---\ntitle: B\ndate: 2026-01-01\ncategory: podcast\n---\nWords.\n"
    make(tmp_path, {**COVER, "a.md": draft, "b.md": silent, "a.mp3": SOUND}, GOOD)
    result = run(tmp_path)
    assert "no episode that is out has a recording" in result.output
    assert result.exit_code == 1


def test_a_show_of_which_nothing_is_out_yet_has_no_error(tmp_path: Path) -> None:
    draft = page("A").replace("---\n", "---\ndraft: true\n", 1)
    make(tmp_path, {**COVER, "a.md": draft, "a.mp3": SOUND}, GOOD)
    result = run(tmp_path)
    assert "every episode is a draft or still to come" in result.output
    assert result.exit_code == 0


def test_lines_of_options_are_reported(tmp_path: Path) -> None:
    path = make(tmp_path, {**COVER, "a.md": page("A"), "a.mp3": SOUND})
    path.write_text(
        "site_name: A\nsite_url: https://example.org/\ntheme: {name: material, font: false}\nplugins:\n  - podcast:\n"
        "      description: b\n      author: c\n      image: cover.png\n      categories: [Technology]\n"
        "      channel:\n        owner: {email: a@example.org}\n        # the language\n        copyright: © d\n"
        "      language: English\n",
        "utf-8",
    )
    lines = {problem["rule"]: problem["line"] for problem in findings(tmp_path)}
    assert lines == {"copyright-words": 13, "language-code": 14}


def test_other_warnings_of_the_build_are_reported_once(tmp_path: Path) -> None:
    pages = {**COVER, "a.md": page("A", more="duration: soon\nimage: gone.png\n"), "a.mp3": SOUND}
    make(tmp_path, pages, {**GOOD, "language": "English"})
    problems = [
        (problem["rule"], problem["path"], problem["line"]) for problem in findings(tmp_path)
    ]
    assert problems == [
        ("build", "a.md", 5),
        ("build", "a.md", 6),
        ("language-code", "mkdocs.yml", 13),
    ]


def test_only_pages_in_which_something_may_be_wrong_are_rendered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered: list[str] = []

    def convert_page(md: Any, text: str, file: File, *more: Any) -> ConvertedPage:
        rendered.append(file.src_uri)
        return original(md, text, file, *more)

    original = page_rendering.convert_page
    monkeypatch.setattr(page_rendering, "convert_page", convert_page)
    pages = {
        **COVER,
        "a.md": page("A", body="Words, and [a link](https://example.org)."),
        "b.md": page("B", "2026-01-02", body="[Gone](gone.md)", audio="b.mp3"),
        "c.md": page("C", "2026-01-03", body="Words.", audio="gone.mp3"),
        "d.md": page("D", "2026-01-04", body="<!-- podcast:episodes colour=red -->", audio="d.mp3"),
        "e.md": page("E", "2026-01-05", body="[Words](https:example.org)", audio="e.mp3"),
        "a.mp3": SOUND,
        "b.mp3": media.mp3_with_frame_count(62),
        "d.mp3": media.mp3_with_frame_count(63),
        "e.mp3": media.mp3_with_frame_count(64),
    }
    make(tmp_path, pages, GOOD)
    texts = [problem["message"] for problem in findings(tmp_path)]
    assert rendered == ["b.md", "c.md", "d.md", "e.md"]
    assert any("gone.md" in text for text in texts)
    assert any("has no option `colour`" in text for text in texts)
    assert any("`https:example.org`, which is not a full address" in text for text in texts)


@pytest.mark.parametrize(
    "event", ["on_page_content(html, page, config, files)", "on_env(env, config, files)"]
)
def test_every_page_is_rendered_where_something_else_reads_it(tmp_path: Path, event: str) -> None:
    hook = (
        "import logging\n"
        f"def {event}:\n"
        "    text = html if 'html' in locals() else ''.join(file.page.content for file in files.documentation_pages())\n"
        "    if 'Welcome' not in text and 'Words' not in text: return\n"
        "    if 'Words' in text: logging.getLogger('mkdocs').warning('Words were read')\n"
    )
    make(
        tmp_path,
        {**COVER, "a.md": page("A", body="Words."), "a.mp3": SOUND},
        GOOD,
        hooks=["hook.py"],
    )
    (tmp_path / "hook.py").write_text(hook)
    assert "Words were read" in [problem["message"] for problem in findings(tmp_path)]


@pytest.mark.parametrize("name", ["pymdownx.snippets", "pymdownx.snippets:SnippetExtension"])
def test_what_is_added_to_every_page_is_checked(tmp_path: Path, name: str) -> None:
    (tmp_path / "end.txt").write_text("[Gone](gone.md)")
    snippets = {name: {"base_path": [str(tmp_path)], "auto_append": ["end.txt"]}}
    pages = {**COVER, "a.md": page("A", body="Words."), "a.mp3": SOUND}
    make(tmp_path, pages, GOOD, markdown_extensions=[snippets])
    # The home page has it too, and is always rendered.
    messages = [problem["message"] for problem in findings(tmp_path)]
    assert any("'a.md' contains a link 'gone.md'" in message for message in messages)


def test_a_page_in_place_of_a_recording_fails_the_check(tmp_path: Path) -> None:
    make(
        tmp_path,
        {**COVER, "my show/a.md": page("A"), "my show/a.mp3": "<!doctype html><title>404</title>"},
        GOOD,
    )
    problems = {(problem["rule"], problem["path"]) for problem in findings(tmp_path)}
    assert problems == {
        ("build", "my show/a.md"),
        ("enclosure-length", "my show/a.md"),
    }
    # That it has no duration follows from that.
    assert run(tmp_path).exit_code == 1


def test_a_site_that_cannot_be_built_is_reported_in_a_sentence(tmp_path: Path) -> None:
    make(tmp_path, {}, {"index": "no page"})
    result = run(tmp_path)
    assert "mkdocs.yml cannot be used" in result.output
    assert result.exit_code == 1


def test_a_site_without_the_plugin_is_reported(tmp_path: Path) -> None:
    make(tmp_path, {}, plugins=["search"])
    assert "has no podcast: put `podcast` under `plugins`." in run(tmp_path).output


def test_every_show_is_checked_and_named(tmp_path: Path) -> None:
    def show(name: str) -> dict[str, Any]:
        own = {
            "title": name,
            "index": f"{name}/index.md",
            "tags": False,
            "episodes": {"include": [f"{name}/*.md"]},
        }
        return {"podcast": {**GOOD, **own, "author": " "}}

    pages = {f"{name}/x.md": page(name, audio="x.mp3") for name in ("one", "two")}
    make(
        tmp_path,
        {**COVER, **pages, "one/x.mp3": SOUND, "two/x.mp3": OTHER_SOUND},
        plugins=[show("one"), show("two")],
    )
    result = run(tmp_path)
    assert result.output.startswith("one\nmkdocs.yml\n  warning: the show names no author")
    assert "\ntwo\nmkdocs.yml\n" in result.output


def test_show_notes_are_checked_as_they_are_in_the_feed(tmp_path: Path) -> None:
    pages = {
        f"{name}.md": page(name, body="", audio=f"{name}.mp3", more="tags: [t]\n") for name in "ab"
    }
    podcast = {**GOOD, "feeds": {"page_size": 1, "tags": True}}
    make(tmp_path, {**COVER, **pages, "a.mp3": SOUND, "b.mp3": OTHER_SOUND}, podcast)
    assert {(problem["rule"], problem["path"]) for problem in findings(tmp_path)} == {
        ("notes-missing", "a.md"),
        ("notes-missing", "b.md"),
    }


@pytest.mark.parametrize(
    ("name", "content", "rules"),
    [
        ("a.vtt", "1\n00:00:00,000 --> 00:00:02,000\nHello\n", ["transcript-content"]),
        ("a.json", "WEBVTT\n\n00:00.000 --> 00:02.000\nHello\n", ["transcript-content"]),
        ("a.vtt", "WEBVTT\n\n00:00.000 --> 00:02.000\nHello\n".encode("utf-16"), ["build", "transcript-encoding"]),
        ("a.srt", "1\n00:00:00.000 --> 00:00:02.000\nHello\n", ["build"]),
        ("a.pdf", b"%PDF-1.4", ["build"]),
    ],
)  # fmt: skip
def test_a_transcript_in_another_format_than_its_name_says_is_reported(
    tmp_path: Path, name: str, content: str | bytes, rules: list[str]
) -> None:
    pages = {
        **COVER,
        "a.md": page("A", more=f"transcript: {name}\n"),
        "a.mp3": SOUND,
        name: content,
    }
    make(tmp_path, pages, GOOD)
    assert sorted({problem["rule"] for problem in findings(tmp_path)}) == rules


def test_a_line_is_that_of_a_key_that_the_site_has_added(tmp_path: Path) -> None:
    text = "---\ntitle: A\ndate: 2026-01-01\ncast: http://cdn.example.org/a.mp3\n---\nNotes.\n"
    make(
        tmp_path,
        {**COVER, "a.md": text},
        {**GOOD, "episodes": {"include": ["a.md"], "aliases": {"audio": ["cast"]}}},
    )
    lines = {problem["rule"]: problem["line"] for problem in findings(tmp_path)}
    assert lines["enclosure-https"] == 4


def test_a_build_warns_of_what_directories_reject_and_mentions_advice(tmp_path: Path) -> None:
    podcast = {**GOOD, "language": "English", "channel": {"locked": False}}
    site = build(tmp_path, {**COVER, "a.md": page("A"), "a.mp3": SOUND}, podcast, strict=False)
    (warning,) = site.warnings
    assert "mkdocs.yml:11: the show's language, `English`, is not a code" in warning
    assert [info for info in site.infos if "[owner-missing]" in info]


def test_a_feed_that_nobody_asked_for_fails_no_strict_build(tmp_path: Path) -> None:
    site = build(tmp_path, {"a.md": page("A"), "a.mp3": SOUND})
    assert [info for info in site.infos if "[artwork-missing]" in info]


def test_a_check_after_a_command_that_only_reads_has_the_lists(tmp_path: Path) -> None:
    index = "[Tag](podcast/tags/sea.md)"
    make(
        tmp_path,
        {**COVER, "index.md": index, "a.md": page("A", more="tags: [sea]\n"), "a.mp3": SOUND},
        GOOD,
    )
    assert shows_of(str(tmp_path / "mkdocs.yml"))
    assert "not found" not in run(tmp_path).output
