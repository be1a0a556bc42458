"""One cause, one message: what a build and `check` do not say again, or of every page."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from mkdocs_podcast.cli import main
from sites import build, episode, make, page_of

TOML = (
    '+++\ntitle = "{0}"\ndate = 2026-01-0{0}\naudio = "https://cdn.example.org/{0}.mp3"\n+++\nHi\n'
)


def about_podcasts(messages: list[str]) -> list[str]:
    return [message.removeprefix("podcast: ") for message in messages if "podcast: " in message]


def test_front_matter_in_toml_is_mentioned_once_for_the_site(tmp_path: Path) -> None:
    pages = {f"episodes/{number}.md": TOML.format(number) for number in (1, 2, 3)}
    site = build(tmp_path, pages)
    assert [message for message in site.infos if "TOML" in message] == [
        "podcast: episodes/1.md:1: the front matter (and that of 2 more episodes) is TOML, which themes and other plugins do not read: write it as YAML where they should"
    ]


def test_a_wrong_date_is_not_also_a_missing_one(tmp_path: Path) -> None:
    pages = {"one.md": episode(date="31 Febuary")}
    site = build(tmp_path, pages, strict=False)
    assert [
        message
        for message in site.warnings + site.infos
        if "date`" in message or "date-" in message
    ] == [
        "podcast: one.md:3: `date`: `31 Febuary` is not a date: write it as 2026-01-31 or 2026-01-31T09:00:00Z"
    ]
    result = CliRunner().invoke(main, ["check", "-f", str(tmp_path / "mkdocs.yml")])
    assert "date-missing" not in result.output
    assert "31 Febuary" in result.output


def test_a_date_that_is_not_there_is_still_missing(tmp_path: Path) -> None:
    site = build(tmp_path, {"one.md": page_of(audio="https://cdn.example.org/1.mp3")})
    assert [message for message in site.infos if "[date-missing]" in message]


def test_a_build_without_recordings_says_that_no_feed_is_written(tmp_path: Path) -> None:
    site = build(tmp_path, {"one.md": page_of(category="podcast")})
    message = (
        "podcast: mkdocs.yml: the feed `podcast/feed.xml` is not written, as no episode has a recording: "
        "give one `audio`, or set `feed: false`"
    )
    assert message in site.infos
    off = build(tmp_path, {"one.md": page_of(category="podcast")}, {"feed": False})
    assert not [message for message in off.infos if "feed" in message]


@pytest.mark.parametrize("serving", [True, False])
@pytest.mark.parametrize("options", [{}, {"feed": "feed.xml"}])
def test_serve_counts_what_a_build_lists(
    tmp_path: Path, options: dict[str, object], serving: bool
) -> None:
    pages = {"one.md": episode()}
    site = build(tmp_path, pages, options, strict=False, serving=serving)
    of_rules = [message for message in site.warnings + site.infos if message.endswith("]")]
    counted = [message for message in site.infos if "to do before directories" in message]
    if serving:
        assert of_rules == []
        total = "podcast: 4 things to do before directories accept the show"
        assert counted == [f"{total}: `mkdocs-podcast check` lists them."]
    else:
        assert of_rules
        assert counted == []


def test_messages_of_several_shows_name_the_show(tmp_path: Path) -> None:
    pages = {"a/1.md": episode(), "b/1.md": episode(), "b/2.md": episode()}
    yml = make(tmp_path, pages)
    shows = (
        "plugins:\n"
        "  - podcast: {title: Bread, episodes: {include: [a/*.md]}, index: a/index.md, tags: false}\n"
        "  - podcast: {title: Butter, image: gone.png, episodes: {include: [b/*.md]}, index: b/index.md, tags: false}\n"
    )
    yml.write_text(f"site_name: X\nsite_url: https://example.org/\n{shows}")
    result = CliRunner().invoke(main, ["check", "-f", str(yml)])
    assert "Butter: `image`: `gone.png` is not in the docs folder" in result.output
    assert "Bread: " not in result.output


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("audio: https://cdn.example.org/1.mp3", "audio: docs/two.mp3"),
        ("date: 2026-01-01", "  date: 2026-01-01"),
    ],
)
def test_what_follows_from_a_mistake_is_not_reported_too(
    tmp_path: Path, old: str, new: str
) -> None:
    pages = {"one.md": episode().replace(old, new), "two.mp3": b"x"}
    pages["two.md"] = episode(audio="https://cdn.example.org/2.mp3")
    site = build(tmp_path, pages, strict=False)
    assert len([text for text in site.warnings + site.infos if "one.md" in text]) == 1


def test_a_guid_of_two_episodes_is_reported_once_by_build_and_check(tmp_path: Path) -> None:
    page = page_of(guid="abc", audio="https://cdn.example.org/1.mp3", date="2026-01-01")
    pages = {"one.md": page, "two.md": page.replace("1.mp3", "2.mp3")}
    site = build(tmp_path, pages, {"feed": "f.xml"}, strict=False)
    assert len([text for text in site.warnings + site.infos if "is that of one.md" in text]) == 1
    result = CliRunner().invoke(main, ["check", "-f", str(tmp_path / "mkdocs.yml")])
    assert [line for line in result.output.split("\n") if "one.md as well: give" in line] == [
        "  error in line 4: the GUID, `abc`, is that of one.md as well: give this episode another `guid` [guid-twice]"
    ]


def test_a_pattern_from_above_the_docs_folder_gets_a_suggestion(tmp_path: Path) -> None:
    options = {"episodes": {"include": ["docs/episodes/*.md"]}}
    site = build(tmp_path, {"episodes/one.md": episode()}, options, strict=False)
    [warning] = site.warnings
    assert warning.startswith("podcast: mkdocs.yml:")
    assert warning.endswith(
        ": `include`: `docs/episodes/*.md` matches no episode: did you mean `episodes/*.md`?"
    )


def test_one_mistake_on_many_pages_is_one_message_and_check_lists_each(tmp_path: Path) -> None:
    pages = {
        f"{number:02}.md": page_of(
            f"<iframe src='javascript:{number}'></iframe>\n",
            title=f"Number {number}",
            date="2026-01-01",
            audio=f"ep{number}.mp3",
            duration="n/a",
            guests=[{"url": f"https://example.org/{number}"}],
            chapters=f"{number}: One",
        )
        for number in range(12)
    }
    pages |= {f"{number:02}.vtt": "WEBVTT\n\nWords without a time\n" for number in range(12)}
    site = build(tmp_path, pages, strict=False)
    warnings = about_podcasts(site.warnings)
    assert all("(11 more like this: run `mkdocs-podcast check`)" in text for text in warnings)
    subjects = ("`audio`", "`duration`", "`guests`", "chapter", "address", "time line")
    assert [sum(subject in text for text in warnings) for subject in subjects] == [1] * 6
    refused = "`duration`: `n/a` is not a length of time"
    checked = ["check", "-f", str(tmp_path / "mkdocs.yml")]
    summary = CliRunner().invoke(main, checked).output
    assert summary.count(refused) == 1
    assert f"warning in 12 files: {refused}" in summary
    assert (
        "    00.md:5, 01.md:5, 02.md:5, 03.md:5, 04.md:5 and 7 more (`--all` lists them)" in summary
    )
    everything = CliRunner().invoke(main, [*checked, "--all"]).output
    assert everything.count(refused) == 12
    assert "more" not in everything


def test_what_was_noticed_is_reported_where_another_plugin_ends_the_build(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "ends.py").write_text("def on_env(env, config, files):\n    raise SystemError\n")
    page = page_of("<iframe src='javascript:1'></iframe>\n", audio="https://cdn.example.org/1.mp3")
    with pytest.raises(SystemError):
        build(tmp_path, {"one.md": page}, hooks=["ends.py"])
    assert "podcast: one.md:5: an iframe's address" in caplog.text


def test_a_preview_ends_with_the_number_of_problems(tmp_path: Path) -> None:
    pages = {f"{number}.md": page_of(audio="a.mp3", duration="n/a") for number in (1, 2)}
    site = build(tmp_path, pages, strict=False, serving=True)
    totals = [message for message in site.infos if "lists them" in message]
    assert totals == ["podcast: 4 problems in 2 files: `mkdocs-podcast check` lists them."]
