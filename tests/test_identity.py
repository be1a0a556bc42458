"""An episode keeps its GUID, whatever is renamed or moved; and what is not certain is asked, not
guessed."""

from __future__ import annotations

import datetime as dt
import hashlib
import time
from collections.abc import Mapping

import pytest

from mkdocs_podcast.lock.identity import Identity, identify, locked_episode, unrecorded
from mkdocs_podcast.lock.lockfile import LockedShow, guid_for
from mkdocs_podcast.media.facts import Facts, LockedAudio
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
            LockedAudio(audio.url, media(audio, True) or Facts("audio/mpeg", 5, 1.0))
            for audio in one.audio
        ]
        entries.append(locked_episode(one, found[one.path].guid, recordings))
    return LockedShow(SHOW, "podcast/index.md", tuple(entries))


def guids(found: Mapping[str, Identity]) -> dict[str, str]:
    return {path: identity.guid for path, identity in found.items()}


def of(path: str) -> str:
    return guid_for(path, SHOW)


A, B, C = episode("a.md", day=1), episode("b.md", day=2), episode("c.md", day=3)


def test_episodes_that_are_locked_need_no_word() -> None:
    show = locked(A, B)
    found, problems = identify(show, [A, B])
    assert guids(found) == {"a.md": of("a.md"), "b.md": of("b.md")}
    assert (problems, unrecorded(show, found)) == ([], [])


@pytest.mark.parametrize("guid", ["", "same"], ids=["plain", "two with one GUID"])
def test_a_site_without_a_lock_file_is_told_once_and_not_warned(guid: str) -> None:
    show = LockedShow(SHOW, "")
    found, _ = identify(show, [A._replace(guid=guid), B._replace(guid=guid), C])
    (problem,) = unrecorded(show, found)
    assert problem.severity is Severity.INFO
    assert str(problem).startswith(
        "podcast.lock.json: no episode is in it yet: run `mkdocs-podcast lock`"
    )


def test_a_new_episode_has_the_guid_of_its_path_and_the_build_asks_to_lock_it() -> None:
    found, problems = identify(locked(A), [A, B])
    assert guids(found)["b.md"] == of("b.md")
    (problem,) = unrecorded(locked(A), found)
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
    (problem,) = unrecorded(locked(A, B), found)
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
    assert (problems, unrecorded(locked(A, B), found)) == ([], [])


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


def test_two_pages_that_may_be_the_one_that_is_gone_are_told_and_neither_is_taken() -> None:
    copies = [A._replace(path="x.md"), A._replace(path="y.md")]
    found, problems = identify(locked(A), copies)
    assert of("a.md") not in guids(found).values()
    assert [problem.path for problem in problems] == ["x.md", "y.md"]
    assert f"it may be what was a.md (`guid: {of('a.md')}`): write that `guid`" in str(problems[0])
    assert all(identity.unsure for identity in found.values())
    assert unrecorded(locked(A), found) == []


def test_what_has_the_same_recording_is_told_apart_by_title_and_date() -> None:
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


def test_a_guid_in_front_matter_comes_first_and_says_when_it_is_another() -> None:
    show = locked(A, B)
    found, problems = identify(show, [A._replace(guid="own"), B])
    assert guids(found)["a.md"] == "own"
    assert of("a.md") in str(problems[0])
    # It answers what was asked before, too.
    fresh = episode("a.md", "Quite another", 20, f"{HOST}other.mp3", guid=of("a.md"))
    assert identify(show, [fresh, B])[1] == []


def test_a_guid_that_two_pages_write_is_told() -> None:
    found, problems = identify(
        LockedShow(SHOW, ""), [B._replace(guid="same"), A._replace(guid="same")]
    )
    assert [problem.path for problem in problems] == ["b.md"]
    assert "is that of a.md as well" in str(problems[0])
    assert found["b.md"].unsure


def test_a_show_without_a_guid_gives_its_episodes_none() -> None:
    assert guids(identify(LockedShow("", ""), [A, B])[0]) == {"a.md": "", "b.md": ""}


def test_episodes_without_a_recording_are_no_matter_of_the_lock() -> None:
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
