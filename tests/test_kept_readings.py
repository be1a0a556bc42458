"""Readings of pages in the cache: a page that says the same to the same site is not read again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_podcast.build.build_cache import BuildCache
from mkdocs_podcast.build.kept_readings import KeptReadings, Result, SiteQuestions
from mkdocs_podcast.cache.store import Entry, Store
from mkdocs_podcast.model.episode import Person
from mkdocs_podcast.model.profile import Profile
from mkdocs_podcast.source.known_people import KnownPeople
from mkdocs_podcast.source.meta_files import MetaFiles
from mkdocs_podcast.source.selection import Selection
from mkdocs_podcast.source.site import Site
from sites import page_of
from test_reading import FIELDS_READ

PATH = "episodes/1.md"
AUDIO = "https://a.org/1.mp3"
GUEST = page_of(audio=AUDIO, guests=["ana"])
LOCAL = page_of(audio="interview.mp3")


class Reader:
    """Reads pages as one build of a site does; `pages_read` are those that the cache did not
    have."""

    def __init__(
        self, folder: Path, files: Iterable[str] = (), include: Iterable[str] = (), **site: Any
    ) -> None:
        self.include = list(include)
        paths = dict.fromkeys(files)
        site = {"exists": paths.__contains__, "paths": lambda: iter(paths), **site}
        self.site = Site(**site)
        self.cache = BuildCache(Store(folder))
        self.pages_read: list[str] = []

    def read(self, *pages: str, path: str = PATH) -> list[Result]:
        questions = SiteQuestions(self.site)
        selection = Selection(self.include, [], questions.site)
        read = selection.read

        def counting(path: str, text: str) -> Result:
            self.pages_read.append(path)
            return read(path, text)

        selection.read = counting  # type: ignore[method-assign]
        kept = KeptReadings(selection, questions, self.cache, self.include)
        results = [kept.read(path, text) for text in pages]
        self.cache.close()
        self.digests = [reading.digest for reading, _ in results if reading]
        return [
            (reading and reading._replace(digest=b""), left_out) for reading, left_out in results
        ]

    def read_plainly(self, *pages: str, path: str = PATH) -> list[Result]:
        selection = Selection(self.include, [], self.site)
        return [selection.read(path, text) for text in pages]


def front(meta: Mapping[str, Any]) -> str:
    return f"---\n{yaml.safe_dump(dict(meta), allow_unicode=True)}---\nSome notes.\n"


PAGES = {
    "each field": [front({"audio": AUDIO, **meta}) for meta, _, _ in FIELDS_READ],
    "a date with a zone": [page_of(audio=AUDIO, date="2024-01-01T10:00:00+02:00")],
    "chapters as data": [front({"audio": AUDIO, "chapters": [{"start": 0, "title": "A"}]})],
    "no transcript": [front({"audio": AUDIO, "transcript": False})],
    "words for the feed": [page_of(audio=AUDIO, season_name="Night", keywords="a, b")],
    "a misplaced value": [page_of(audio=AUDIO, date="soon", episode={"a": "b"})],
    "no episode": [page_of(title="About")],
    "broken YAML": ["---\ntitle: A\naudio: [a\nnumber: 3\n---\nText"],
}


@pytest.mark.parametrize("pages", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("include", [[], ["*.md"]])
def test_a_page_that_says_the_same_is_not_read_again(
    tmp_path: Path, pages: list[str], include: list[str]
) -> None:
    first = Reader(tmp_path, include=include)
    meant = repr(first.read_plainly(*pages))
    assert repr(first.read(*pages)) == meant
    assert first.pages_read
    second = Reader(tmp_path, include=include)
    assert repr(second.read(*pages)) == meant
    assert second.pages_read == []


@pytest.mark.parametrize("path", ["guests/ana.md", "1-transcript.md"])
def test_why_a_page_is_left_out_is_kept(tmp_path: Path, path: str) -> None:
    text = page_of(f"![]({AUDIO})", title="Words")
    ((reading, problem),) = Reader(tmp_path, include=["*.md"]).read(text, path=path)
    assert reading is None
    assert problem
    second = Reader(tmp_path, include=["*.md"])
    assert second.read(text, path=path) == [(None, problem)]
    assert second.pages_read == []


@pytest.mark.parametrize(
    "page",
    [
        page_of(audio=AUDIO, soundbite={"start": 1, "duration": 20}),
        page_of(audio={"url": AUDIO, "sources": ["https://b.org/1.mp3"]}),
        "---\naudio: https://a.org/1.mp3\nchapters: {1: a}\n---\n",
        f'{{"audio": "{AUDIO}"}}\n\nText',
        f"audio: {AUDIO}\n\nText",
    ],
)
def test_what_an_entry_cannot_hold_is_read_each_time(tmp_path: Path, page: str) -> None:
    for _ in range(2):
        reader = Reader(tmp_path)
        assert repr(reader.read(page)) == repr(reader.read_plainly(page))
        assert reader.pages_read == [PATH]


def person_called(name: str) -> Any:
    return {"ana": Person(name, path="people/ana.md")}.get


def known(**facts: Any) -> KnownPeople:
    return KnownPeople([("people.yml", [Profile("Ana Ferreira", key="ana", **facts)])])


def meta_files(*paths: str, text: str = "season: 3") -> MetaFiles:
    return MetaFiles(paths, paths.__contains__, lambda path: text)


CHANGES: dict[str, tuple[str, dict[str, Any], dict[str, Any]]] = {
    "a file is there": (LOCAL, {}, {"files": ["episodes/interview.mp3"]}),
    "a file is gone": (LOCAL, {"files": ["episodes/interview.mp3"]}, {}),
    "a file is nearer": (
        LOCAL,
        {"files": ["interview.mp3"]},
        {"files": ["interview.mp3", "episodes/interview.mp3"]},
    ),
    "a name is like it": (LOCAL, {}, {"files": ["episodes/intervew.mp3"]}),
    "a person has a page": (GUEST, {}, {"person": person_called("Ana Ferreira")}),
    "a person has no page": (GUEST, {"person": person_called("Ana Ferreira")}, {}),
    "a page has a name": (GUEST, {"person": person_called("A")}, {"person": person_called("B")}),
    "somebody is known": (GUEST, {}, {"known_people": known()}),
    "somebody has a URL": (
        GUEST,
        {"known_people": known()},
        {"known_people": known(url="https://a.org")},
    ),
    "a folder has data": (GUEST, {}, {"meta_files": meta_files("episodes/.meta.yml")}),
    "a page has data": (GUEST, {"include": ["*.md"]}, {"meta_files": meta_files("episodes/1.yml")}),
    "patterns": (page_of(title="A"), {}, {"include": ["*.md"]}),
    "media_prefix": (page_of(audio="a.mp3"), {}, {"media_prefix": "https://a.org/"}),
    "image_prefix": (page_of(audio=AUDIO, image="a.png"), {}, {"image_prefix": "https://a.org/"}),
    "category": (page_of(category="talk"), {}, {"category": "talk"}),
    "tag": (page_of(tags=["talk"]), {}, {"tag": "talk"}),
    "keys": (page_of(audio=AUDIO, name="A"), {}, {"keys": {"audio": ("audio",)}}),
    "base_path": (
        page_of(audio="/sub/a.mp3"),
        {"files": ["a.mp3"]},
        {"files": ["a.mp3"], "base_path": "/sub/"},
    ),
    "peertube": (
        page_of(player="https://tube.org/videos/watch/9c9de5e8-0a1e-484a-b099-e80766180a6d"),
        {},
        {"peertube": ("tube.org",)},
    ),
    "castopod": (page_of(player="https://c.org/@a/episodes/b"), {}, {"castopod": ("c.org",)}),
}


@pytest.mark.parametrize(("page", "before", "after"), CHANGES.values(), ids=CHANGES)
def test_a_page_is_read_again_where_its_site_has_changed(
    tmp_path: Path, page: str, before: dict[str, Any], after: dict[str, Any]
) -> None:
    old = repr(Reader(tmp_path, **before).read_plainly(page))
    for _ in range(2):
        assert repr(Reader(tmp_path, **before).read(page)) == old
    second = Reader(tmp_path, **({**before, **after} if after else {}))
    new = repr(second.read_plainly(page))
    assert new != old
    assert repr(second.read(page)) == new
    assert second.pages_read == [PATH]


def test_another_page_or_another_text_is_read_anew(tmp_path: Path) -> None:
    Reader(tmp_path).read(LOCAL)
    for text, path in ((LOCAL, "episodes/2.md"), (f"{LOCAL}More.\n", PATH)):
        reader = Reader(tmp_path)
        assert reader.read(text, path=path) == reader.read_plainly(text, path=path)
        assert reader.pages_read == [path]


def test_an_unrelated_file_changes_nothing(tmp_path: Path) -> None:
    Reader(tmp_path, ["episodes/interview.mp3"]).read(LOCAL)
    reader = Reader(tmp_path, ["episodes/interview.mp3", "episodes/two.mp3"])
    reader.read(LOCAL)
    assert reader.pages_read == []


@pytest.mark.parametrize(
    "data",
    [
        None,
        5,
        [],
        {"meta": 1},
        [[{}, {}, ""], 1, 2, 3, 4],
        [[{}, {}, ""], 5],
        [[{}, {}, ""], [{}, "x", 1, [], [0, 0, 2], ""], {"title": "A"}, []],
        [[{}, {}, ""], [{}, 0, 1, [[1]], [0, 0, 2], ""], {"title": "A"}, []],
        [[{}, {}, ""], [{"a": {"\0date": "no"}}, 0, 1, [], [0, 0, 2], ""], {"title": "A"}, []],
        [[{}, {}, ""], [{"a": {"\0time": 5}}, 0, 1, [], [0, 0, 2], ""], {"title": "A"}, []],
        [[{}, {}, ""], [{}, 0, 1, [], [0, 0, 2], ""], {}, []],
        [[{}, {}, ""], [{}, 0, 1, [], [0, 0, 2], ""], {"title": "A", "path": "b.md"}, []],
        [[{}, {}, ""], [{}, 0, 1, [], [0, 0, 2], ""], {"title": "A", "date": "soon"}, []],
        [[{}, {}, ""], [{}, 0, 1, [], [0, 0, 2], ""], {"title": "A", "people": [[1] * 9]}, []],
        [[{}, {}, ""], [{}, 0, 1, [], [0, 0, 2], ""], {"title": "A", "audio": [5]}, []],
        [[{}, {}, ""], [{}, 0, 1, [], [0, 0, 2], ""], {"title": "A", "feed": {"x": 1}}, []],
        [[{}, {}, ""], [{}, 0, 1, [], [0, 0, 2], ""], {"title": "A"}, [[1]]],
    ],
)
def test_an_entry_of_another_shape_is_no_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: object
) -> None:
    put = BuildCache.put
    monkeypatch.setattr(BuildCache, "put", lambda self, key, entry: put(self, key, Entry(data)))
    Reader(tmp_path).read(GUEST)
    reader = Reader(tmp_path)
    assert reader.read(GUEST) == reader.read_plainly(GUEST)
    assert reader.pages_read == [PATH]


def test_the_digest_of_a_page_is_that_of_what_it_says(tmp_path: Path) -> None:
    digests: list[list[bytes]] = []
    plain = page_of(audio=AUDIO, description="A talk")
    for pages in ([GUEST, plain], [GUEST, plain], [GUEST.replace("ana", "bo"), f"{plain} More."]):
        reader = Reader(tmp_path)
        reader.read(*pages)
        digests.append(reader.digests)
    first, second, changed = digests
    assert all(first)
    assert second == first
    assert changed[0] != first[0]
    assert changed[1] == first[1]
