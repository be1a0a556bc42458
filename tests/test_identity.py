"""An episode keeps its GUID, whatever is renamed or moved; and what is not certain is asked, not
guessed."""

from __future__ import annotations

import datetime as dt
import hashlib
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from mkdocs_podcast.lock.episode_matching import identify
from mkdocs_podcast.lock.guids import path_guid
from mkdocs_podcast.lock.identity import Identity, locked_episode
from mkdocs_podcast.lock.lock_writer import format_lock
from mkdocs_podcast.lock.lockfile import Lock, LockedShow, LockError
from mkdocs_podcast.lock.resemblance import Resemblance, has_title_and_date
from mkdocs_podcast.lock.show_identity import LockSettings, identify_show, unlocked_episodes
from mkdocs_podcast.media.facts import AudioRecord, Facts
from mkdocs_podcast.media.recordings import read_facts
from mkdocs_podcast.model.episode import Audio, Episode
from mkdocs_podcast.model.problems import Severity

SHOW = "917393e3-1b1e-5cef-ace4-edaa54e1f810"
HOST = "https://cdn.example.org/"


class Media:
    """Files of a docs folder, by name; counts how often one is hashed."""

    def __init__(self, **files: bytes) -> None:
        self.files = {f"{name}.mp3": data for name, data in files.items()}
        self.hashed: list[str] = []

    def __call__(self, audio: Audio, hashed: bool) -> Facts | None:
        data = self.files.get(audio.url) if audio.local else None
        if data is None:
            return None
        self.hashed += [audio.url] if hashed else []
        return Facts(
            "audio/mpeg", len(data), 1.0, hashlib.sha256(data).hexdigest() if hashed else ""
        )


NONE = Media()


def episode(
    path: str, title: str = "", day: int = 1, url: str = "", local: bool = False, guid: str = ""
) -> Episode:
    name = path.removesuffix(".md")
    recording = Audio(url or (f"{name}.mp3" if local else f"{HOST}{name}.mp3"), local=local)
    date = dt.datetime(2026, 1, day, tzinfo=dt.timezone.utc)
    return Episode(path, title or f"About {name}", date=date, audio=(recording,), guid=guid)


def locked(*episodes: Episode, media: Media = NONE) -> LockedShow:
    """What `lock` writes of these episodes."""
    found, problems = identify(LockedShow(SHOW, "podcast/index.md"), episodes, media)
    assert problems == []
    entries = []
    for one in episodes:
        recordings = [
            AudioRecord(audio.url, media(audio, True) or Facts("audio/mpeg", 5, 1.0))
            for audio in one.audio
        ]
        entries.append(locked_episode(one, found[one.path].guid, recordings))
    return LockedShow(SHOW, "podcast/index.md", tuple(entries))


def guids(found: Mapping[str, Identity]) -> dict[str, str]:
    return {path: identity.guid for path, identity in found.items()}


def of(path: str) -> str:
    return path_guid(path, SHOW)


A, B, C = episode("a.md", day=1), episode("b.md", day=2), episode("c.md", day=3)


def test_locked_episodes_get_no_message() -> None:
    show = locked(A, B)
    found, problems = identify(show, [A, B])
    assert guids(found) == {"a.md": of("a.md"), "b.md": of("b.md")}
    assert (problems, unlocked_episodes(show, found)) == ([], [])


def test_a_new_episode_has_the_guid_of_its_path_and_the_build_asks_to_lock_it() -> None:
    found, problems = identify(locked(A), [A, B])
    assert guids(found)["b.md"] == of("b.md")
    (problem,) = unlocked_episodes(locked(A), found)
    assert (
        str(problem) == "b.md: the episode is not in podcast.lock.json: run `mkdocs-podcast lock`"
    )
    assert problems == []


@pytest.mark.parametrize(
    "renamed",
    [
        A._replace(path="new/a.md"),
        A._replace(path="new/a.md", title="Another title", date=None),
        A._replace(path="new/a.md", audio=(Audio("https://other.example.org/x.mp3"),)),
    ],
    ids=["page", "page and title", "page and host"],
)
def test_a_renamed_page_keeps_its_guid_and_the_build_says_so(renamed: Episode) -> None:
    found, problems = identify(locked(A, B), [renamed, B])
    assert guids(found) == {"new/a.md": of("a.md"), "b.md": of("b.md")}
    assert problems == []
    (problem,) = unlocked_episodes(locked(A, B), found)
    assert str(problem).startswith("new/a.md: it was a.md, by its ")
    assert "keeps its GUID: run `mkdocs-podcast lock`" in str(problem)


def test_a_page_and_its_file_that_are_renamed_together_are_known_by_the_files_hash() -> None:
    before = episode("a.md", local=True)
    after = episode("z.md", "New", 9, local=True)
    show = locked(before, media=Media(a=b"sound"))
    assert guids(identify(show, [after], Media(z=b"sound"))[0]) == {"z.md": of("a.md")}
    assert guids(identify(show, [after], Media(z=b"noise"))[0]) == {"z.md": of("z.md")}


def test_files_are_hashed_only_where_that_decides_something() -> None:
    media = Media(a=b"sound", b=b"louder", c=b"much longer")
    before = [episode("a.md", local=True), episode("b.md", day=2, local=True)]
    show = locked(*before, media=media)
    media.hashed.clear()
    identify(show, [*before, episode("c.md", day=3, local=True)], media)
    moved = [one._replace(path=f"moved/{one.path}") for one in before]
    identify(show, moved, media)
    assert media.hashed == []


@pytest.mark.parametrize(
    "changed",
    [
        A._replace(audio=(Audio("https://other.example.org/a.mp3"),)),
        A._replace(title="Another title"),
        A._replace(date=None),
        A._replace(audio=(Audio("https://other.example.org/a.mp3"),), title="Another title"),
        A._replace(audio=()),
    ],
    ids=["host", "title", "date", "host and title", "no recording"],
)
def test_a_change_of_host_title_or_date_changes_no_guid(changed: Episode) -> None:
    found, problems = identify(locked(A, B), [changed, B])
    assert guids(found)["a.md"] == of("a.md")
    assert (problems, unlocked_episodes(locked(A, B), found)) == ([], [])


def test_episodes_that_are_renumbered_keep_their_guids() -> None:
    moved = [
        episode("new.md", day=9),
        A._replace(path="b.md"),
        B._replace(path="c.md"),
        C._replace(path="d.md"),
    ]
    found, problems = identify(locked(A, B, C), moved)
    assert guids(found) == {
        "new.md": of("new.md"),
        "b.md": of("a.md"),
        "c.md": of("b.md"),
        "d.md": of("c.md"),
    }
    assert problems == []


def test_recordings_that_were_mixed_up_and_are_put_right_change_no_guid() -> None:
    swapped = [A._replace(audio=B.audio), B._replace(audio=A.audio)]
    found, problems = identify(locked(A, B), swapped)
    assert guids(found) == {"a.md": of("a.md"), "b.md": of("b.md")}
    assert problems == []


def test_a_new_page_at_the_path_of_a_renamed_one_gets_a_guid_of_its_own() -> None:
    renamed, fresh = A._replace(path="b.md"), episode("a.md", "Fresh", 7, f"{HOST}fresh.mp3")
    found, problems = identify(locked(A), [fresh, renamed])
    assert guids(found)["b.md"] == of("a.md")
    assert guids(found)["a.md"] not in (of("a.md"), of("b.md"), "")
    assert problems == []
    # And it has the same one in the next build, before and after it is locked.
    assert guids(identify(locked(A), [renamed, fresh])[0]) == guids(found)


def test_a_copy_of_a_page_is_a_new_episode() -> None:
    found, problems = identify(locked(A), [A, A._replace(path="copy.md")])
    assert guids(found) == {"a.md": of("a.md"), "copy.md": of("copy.md")}
    assert problems == []


def test_where_two_pages_may_be_the_missing_one_both_get_a_warning_and_a_new_guid() -> None:
    copies = [A._replace(path="x.md"), A._replace(path="y.md")]
    found, problems = identify(locked(A), copies)
    assert of("a.md") not in guids(found).values()
    assert [problem.path for problem in problems] == ["x.md", "y.md"]
    assert f"it may be what was a.md (`guid: {of('a.md')}`): write that `guid`" in str(problems[0])
    assert all(identity.unsure for identity in found.values())
    assert unlocked_episodes(locked(A), found) == []


def test_episodes_with_the_same_recording_are_distinguished_by_title_and_date() -> None:
    two = [
        episode("a.md", "One", 1, f"{HOST}same.mp3"),
        episode("b.md", "Two", 2, f"{HOST}same.mp3"),
    ]
    moved = [one._replace(path=f"moved/{one.path}") for one in two]
    found, problems = identify(locked(*two), moved)
    assert guids(found) == {"moved/a.md": of("a.md"), "moved/b.md": of("b.md")}
    assert problems == []


def test_another_episode_in_the_place_of_one_is_asked_about() -> None:
    found, problems = identify(
        locked(A), [episode("a.md", "Quite another", 20, f"{HOST}other.mp3")]
    )
    assert guids(found) == {"a.md": of("a.md")}
    assert found["a.md"].unsure
    (problem,) = problems
    assert f"write `guid: {of('a.md')}` if it is still that episode, or another `guid`" in str(
        problem
    )


def other(path: str, title: str = "Quite another", day: int = 20, guid: str = "") -> Episode:
    return episode(path, title, day, f"{HOST}other.mp3", guid=guid)


@pytest.mark.parametrize(
    "page",
    [
        A,
        A._replace(title="Another title", date=None),
        A._replace(audio=(Audio(f"{HOST}new.mp3"),)),
    ],
    ids=["unchanged", "same recording", "same title"],
)
def test_a_guid_in_front_matter_comes_first_and_warns_where_another_was_published(
    page: Episode,
) -> None:
    found, problems = identify(locked(A, B), [page._replace(guid="own"), B])
    assert guids(found) == {"a.md": "own", "b.md": of("b.md")}
    assert found["a.md"].locked is None
    (problem,) = problems
    assert (problem.path, problem.field, problem.severity) == ("a.md", "guid", Severity.WARNING)
    assert problem.message == (
        f"`guid` is not the one in podcast.lock.json, {of('a.md')}, and apps will take this for a "
        "new episode: remove `guid`, or run `mkdocs-podcast lock` if that is intended"
    )


@pytest.mark.parametrize(
    "page",
    [
        A._replace(path="z.md", title="Another title", date=None),
        A._replace(path="z.md", audio=(Audio(f"{HOST}new.mp3"),)),
    ],
    ids=["same recording", "same title and date"],
)
def test_a_renamed_page_with_another_guid_than_was_published_is_a_warning(page: Episode) -> None:
    found, problems = identify(locked(A, B), [page._replace(guid="own"), B])
    assert guids(found) == {"z.md": "own", "b.md": of("b.md")}
    (problem,) = problems
    assert (problem.path, problem.field, problem.severity) == ("z.md", "guid", Severity.WARNING)
    assert f"`guid` is not the one that podcast.lock.json has for a.md, {of('a.md')}" in str(
        problem
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([A], [A._replace(guid=of("a.md"))]),
        ([A], [A._replace(path="z.md", guid=of("a.md"))]),
        # Another episode at a path has another GUID by right.
        ([A], [other("a.md", guid="own")]),
        ([A], [A, other("z.md", guid="own")]),
        ([A], [A, A._replace(path="copy.md", guid="own")]),
        ([A], [other("z.md", day=1, guid="own")]),
        ([A], [other("z.md", "About a", guid="own")]),
        # Two episodes of one title that change places.
        (
            [A._replace(title="Trailer"), B._replace(title="Trailer")],
            [
                B._replace(path="a.md", title="Trailer", guid=of("b.md")),
                A._replace(path="b.md", title="Trailer", guid=of("a.md")),
            ],
        ),
    ],
    ids=range(8),
)
def test_a_guid_in_front_matter_that_replaces_no_other_is_not_a_warning(
    before: list[Episode], after: list[Episode]
) -> None:
    found, problems = identify(locked(*before), after)
    assert problems == []
    for page in after:
        assert found[page.path].guid == (page.guid or of(page.path))


def test_a_page_that_takes_the_guid_of_another_episode_is_a_warning() -> None:
    found, problems = identify(locked(A, B), [A._replace(guid=of("b.md")), B])
    assert guids(found)["a.md"] == of("b.md")
    assert guids(found)["b.md"] not in (of("a.md"), of("b.md"), "")
    (problem,) = problems
    assert problem.path == "a.md"
    assert f"`guid` is not the one in podcast.lock.json, {of('a.md')}" in str(problem)


def test_the_entry_that_a_guid_replaces_goes_to_no_copy_of_the_page() -> None:
    found, _ = identify(locked(A), [A._replace(guid="own"), A._replace(path="copy.md")])
    assert guids(found) == {"a.md": "own", "copy.md": of("copy.md")}
    renamed = [A._replace(path=path, guid=guid) for path, guid in (("y.md", "1"), ("z.md", "2"))]
    assert len(identify(locked(A), renamed)[1]) == 1


def test_a_guid_that_answers_the_question_about_a_changed_page_ends_it() -> None:
    assert identify(locked(A, B), [other("a.md", guid=of("a.md")), B])[1] == []


def test_a_guid_that_two_pages_have_is_a_warning_for_the_newer_one() -> None:
    found, problems = identify(
        LockedShow(SHOW, ""), [B._replace(guid="same"), A._replace(guid="same")]
    )
    (problem,) = problems
    assert (problem.path, problem.field, problem.severity) == ("b.md", "guid", Severity.WARNING)
    assert "is that of a.md as well, and apps show one of them: give it another" in str(problem)
    assert (found["a.md"].unsure, found["b.md"].unsure) == (False, True)


def with_the_same_recording(*episodes: Episode) -> LockedShow:
    """What is locked of episodes that all have the recording of the first one."""
    url = episodes[0].audio[0].url
    record = AudioRecord(url, Facts("audio/mpeg", 5, 1.0))
    entries = [locked_episode(one, of(one.path), [record]) for one in episodes]
    return LockedShow(SHOW, "podcast/index.md", tuple(entries))


def test_a_page_has_one_warning_for_its_guid_however_many_episodes_it_resembles() -> None:
    show = with_the_same_recording(A, B)
    (problem,) = identify(show, [A._replace(path="z.md", guid="own")])[1]
    assert problem.path == "z.md"
    locked_by_guid = A._replace(path="z.md", guid=of("a.md"))
    assert identify(show, [locked_by_guid])[1] == []
    copies = [A._replace(guid="same"), B._replace(guid="same")]
    assert [problem.path for problem in identify(locked(A, B), copies)[1]] == ["a.md", "b.md"]


def test_an_episode_without_a_recording_has_the_guid_of_its_front_matter() -> None:
    found, problems = identify(LockedShow(SHOW, ""), [A._replace(audio=(), guid="own")])
    assert guids(found) == {"a.md": "own"}
    assert problems == []


def test_a_new_guid_is_that_of_no_other_episode() -> None:
    found, _ = identify(LockedShow(SHOW, ""), [A._replace(guid=of("b.md")), B])
    assert guids(found)["b.md"] not in (of("a.md"), of("b.md"))
    moved, fresh = A._replace(path="z.md"), other("a.md")
    found, _ = identify(locked(A), [moved, fresh, other("a.md#2", "Third", 25)])
    assert len(set(guids(found).values())) == 3


def test_at_most_three_episodes_are_listed_that_a_page_may_have_been() -> None:
    same = [
        A._replace(path=f"{n}.md", title="Jingle", audio=(Audio(f"{HOST}jingle.mp3"),))
        for n in range(5)
    ]
    entries = tuple(
        locked_episode(one, of(one.path), [AudioRecord(one.audio[0].url, Facts("", 1, 1.0))])
        for one in same
    )
    moved = same[0]._replace(path="moved.md")
    found, (problem,) = identify(LockedShow(SHOW, "", entries), [moved])
    assert str(problem).count("`guid: ") == 4
    assert "0.md (`guid: " in str(problem)
    assert found["moved.md"].unsure


def test_a_candidate_that_another_page_turns_out_to_be_is_no_longer_one() -> None:
    # Both have the recording of a.md; title and date tell which of them it was.
    first = A._replace(path="x.md")
    second = A._replace(path="y.md", title="Rerun", date=None)
    found, problems = identify(locked(A), [first, second])
    assert guids(found) == {"x.md": of("a.md"), "y.md": of("y.md")}
    assert problems == []


def test_the_same_size_without_a_hash_is_not_the_same_recording() -> None:
    before, after = episode("a.md", local=True), episode("a.md", "New", 9, local=True)
    entry = locked(before, media=Media(a=b"sound")).episodes[0]
    (record,) = entry.audio
    unhashed = record._replace(url="old.mp3", facts=record.facts._replace(sha256=""))
    show = LockedShow(SHOW, "", (entry._replace(audio=(unhashed,)),))
    found, problems = identify(show, [after], Media(a=b"sound"))
    assert found["a.md"].unsure
    assert len(problems) == 1


def test_an_episode_without_a_title_or_a_date_is_not_known_by_them() -> None:
    for change in ({"title": ""}, {"date": None}):
        before = A._replace(**change)
        after = before._replace(path="z.md", audio=(Audio(f"{HOST}new.mp3"),))
        assert guids(identify(locked(before), [after])[0]) == {"z.md": of("z.md")}


@pytest.mark.parametrize(
    ("date", "recordings", "is_asked"),
    [("same", 1, False), ("other", 1, True), ("none", 1, True), ("other", 0, False)],
)
def test_another_title_and_recording_are_asked_about_unless_the_date_is_the_same(
    date: str, recordings: int, is_asked: bool
) -> None:
    before = A._replace(date=None) if date == "none" else A
    changed = before._replace(title="New", audio=(Audio(f"{HOST}new.mp3"),)[:recordings])
    if date == "other":
        changed = changed._replace(date=B.date)
    found, problems = identify(locked(before), [changed])
    assert guids(found) == {"a.md": of("a.md")}
    assert (found["a.md"].unsure, len(problems)) == (is_asked, int(is_asked))


def test_a_show_without_a_guid_gives_its_episodes_none() -> None:
    assert guids(identify(LockedShow("", ""), [A, B])[0]) == {"a.md": "", "b.md": ""}


def test_episodes_without_a_recording_are_not_locked() -> None:
    assert identify(LockedShow(SHOW, ""), [A._replace(audio=())]) == ({}, [])


def test_a_thousand_episodes_in_another_folder_are_found_at_once() -> None:
    many = [
        A._replace(path=f"{n}.md", title=str(n), audio=(Audio(f"{HOST}{n}.mp3"),))
        for n in range(1000)
    ]
    show = locked(*many)
    start = time.process_time()
    found, problems = identify(show, [one._replace(path=f"moved/{one.path}") for one in many])
    assert time.process_time() - start < 1
    assert guids(found) == {f"moved/{n}.md": of(f"{n}.md") for n in range(1000)}
    assert problems == []


@pytest.mark.parametrize(
    ("title", "day", "same"),
    [("About a", 1, True), ("Other", 1, False), ("About a", 2, False), ("Other", 2, False)],
)
def test_title_and_date_have_both_to_be_the_same(title: str, day: int, same: bool) -> None:
    (entry,) = locked(A).episodes
    assert has_title_and_date(episode("z.md", title, day), entry) is same


@pytest.mark.parametrize(
    ("name", "title", "content", "recorded", "same"),
    [
        ("a.mp3", "Other", b"sound", True, True),
        ("z.mp3", "Other", b"sound", True, True),
        ("z.mp3", "Other", b"sound", False, False),
        ("z.mp3", "About a", b"sound", False, True),
        ("z.mp3", "Other", b"noise", True, False),
        ("a.mp3", "Other", b"noise", True, True),
        ("a.mp3", "About a", b"longer", True, False),
        ("z.mp3", "About a", b"noise", True, True),
        ("a.mp3", "About a", None, True, False),
    ],
)
def test_a_file_is_the_same_by_its_size_and_a_name_a_title_or_a_hash(
    name: str, title: str, content: bytes | None, recorded: bool, same: bool
) -> None:
    (entry,) = locked(episode("a.md", local=True), media=Media(a=b"sound")).episodes
    (record,) = entry.audio
    if not recorded:
        facts = record.facts._replace(sha256="")
        entry = entry._replace(audio=(record._replace(facts=facts),))
    files = Media(**{name.removesuffix(".mp3"): content} if content else {})
    page = episode("z.md", title, 1, url=name, local=True)
    assert Resemblance(files).has_recording(page, entry) is same


def test_a_file_is_hashed_only_where_both_hashes_can_be_compared() -> None:
    (entry,) = locked(episode("a.md", local=True), media=Media(a=b"sound")).episodes
    (record,) = entry.audio
    page = episode("z.md", "Other", local=True)
    files = Media(z=b"sound")
    unhashed = record._replace(facts=record.facts._replace(sha256=""))
    assert not Resemblance(files).has_recording(page, entry._replace(audio=(unhashed,)))
    assert files.hashed == []

    def pointer(audio: Audio, hashed: bool) -> Facts:
        assert not hashed
        return record.facts

    assert Resemblance(pointer).has_recording(page, entry)


def test_a_file_whose_size_is_unknown_is_not_a_recording_of_unknown_size() -> None:
    def facts_of(audio: Audio, hashed: bool) -> Facts:
        return Facts("audio/mpeg", None, None, "ab" if hashed else "")

    record = AudioRecord("a.mp3", Facts("audio/mpeg", None, None, "ab"))
    page = episode("a.md", local=True)
    entry = locked_episode(page, "g", [record])
    assert not Resemblance(facts_of).has_recording(page, entry)


def settings(folder: Path, *shows: LockedShow) -> LockSettings:
    """Those of a show whose lock file holds these."""
    file = folder / "podcast.lock.json"
    if shows:
        file.write_text(format_lock(Lock(shows)), "utf-8")
    url = "https://example.org/feed.xml"
    return LockSettings(file, "podcast/index.md", ("podcast/index.md",), url)


def test_a_site_without_a_lock_file_gets_one_note_and_no_warning(tmp_path: Path) -> None:
    for guid in ("", "same"):
        pages = [A._replace(guid=guid), B, C]
        show = identify_show(settings(tmp_path), pages, {}, read_facts)
        (problem,) = show.problems
        assert problem.severity is Severity.INFO
        assert str(problem).startswith(
            "podcast.lock.json: no episode is in it yet: run `mkdocs-podcast lock`"
        )
    assert identify_show(settings(tmp_path), [], {}, read_facts).problems == []
    unpublished = replace(settings(tmp_path), has_feed=False)
    assert identify_show(unpublished, [A], {}, read_facts) == (show.guid, {}, [])


def test_a_show_that_is_missing_from_the_lock_file_is_a_warning(tmp_path: Path) -> None:
    # Its index page and all of its pages have other paths than when it was locked.
    where = settings(tmp_path, replace(locked(A), index="old/index.md"))
    show = identify_show(where, [A._replace(path="new/a.md")], {}, read_facts)
    (problem,) = show.problems
    assert problem.severity is Severity.WARNING
    assert str(problem).startswith(
        "podcast.lock.json: no episode of podcast/index.md is in it: run `mkdocs-podcast lock`"
    )


def test_a_lock_file_is_used_without_a_feed_too(tmp_path: Path) -> None:
    where = replace(settings(tmp_path, locked(A)), has_feed=False)
    show = identify_show(where, [A._replace(path="z.md")], {}, read_facts)
    assert guids(show.episodes) == {"z.md": of("a.md")}
    assert len(show.problems) == 1


def test_a_show_that_has_no_episode_yet_is_not_a_warning(tmp_path: Path) -> None:
    where = settings(tmp_path, LockedShow(SHOW, "podcast/index.md"))
    assert identify_show(where, [], {}, read_facts).problems == []
    assert len(identify_show(where, [A, B], {}, read_facts).problems) == 1


def test_a_show_with_another_guid_than_was_published_is_a_warning(tmp_path: Path) -> None:
    where = settings(tmp_path, locked(A))
    assert identify_show(where, [A], {}, read_facts).problems == []
    assert identify_show(replace(where, guid=SHOW), [A], {}, read_facts).problems == []
    changed = identify_show(replace(where, guid="own"), [A], {}, read_facts)
    assert changed.guid == "own"
    assert guids(changed.episodes) == {"a.md": of("a.md")}
    (problem,) = changed.problems
    assert problem.severity is Severity.WARNING
    assert str(problem).startswith(
        f"podcast.lock.json: the option `guid` is own, and the show was published as {SHOW}"
    )


@pytest.mark.parametrize("text", ["", " \n", "\ufeff", "{}", '{"version": 1}', "\0\0", '{"ver'])
def test_a_damaged_lock_file_is_an_error_and_never_an_absent_one(tmp_path: Path, text: str) -> None:
    where = settings(tmp_path)
    where.file.write_text(text, "utf-8")
    for has_feed in (True, False):
        with pytest.raises(LockError, match="restore it from git"):
            identify_show(replace(where, has_feed=has_feed), [A], {}, read_facts)


def test_a_show_that_has_no_lock_has_the_guid_of_its_option_or_its_feed(tmp_path: Path) -> None:
    where = replace(settings(tmp_path, locked(A)), has_lock=False)
    by_feed = identify_show(where, [A], {}, read_facts)
    assert by_feed.guid not in ("", SHOW)
    assert (by_feed.episodes, by_feed.problems) == ({}, [])
    assert identify_show(replace(where, guid="own"), [A], {}, read_facts).guid == "own"
