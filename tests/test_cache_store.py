"""The store of the build cache: what it keeps, how large it is, and how little a build needs it."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mkdocs_podcast.cache import digests as digests_module
from mkdocs_podcast.cache import store as store_module
from mkdocs_podcast.cache.digests import (
    UnknownValueError,
    data_digest,
    digest,
    folder_digest,
    list_digest,
)
from mkdocs_podcast.cache.loaded import require_unchanged
from mkdocs_podcast.cache.store import Entry, Store, clear

KEY = digest("a", "b")


def whole(entry: Entry) -> Entry:
    return entry


def kept(folder: Path, key: bytes = KEY) -> Entry | None:
    """The entry that a new build finds."""
    store = Store(folder)
    entry = store.get(key, whole)
    store.close()
    return entry


def keep(folder: Path, entry: Entry, key: bytes = KEY) -> None:
    store = Store(folder)
    store.put(key, entry)
    store.close()


def test_a_later_build_finds_what_an_earlier_one_has_kept(tmp_path: Path) -> None:
    entry = Entry({"title": "Ø", "numbers": [1, None, 2.5]}, '<p class="x">\0 "é" \U0001f600</p>')
    keep(tmp_path / "cache", entry)
    assert kept(tmp_path / "cache") == entry
    assert kept(tmp_path / "cache", digest("a", "c")) is None


def test_a_store_without_a_folder_is_empty(tmp_path: Path) -> None:
    store = Store(None)
    store.put(KEY, Entry(1))
    assert store.get(KEY, whole) is None
    store.close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("data", [object(), {1, 2}, b"bytes", float])
def test_what_json_cannot_hold_is_left_out(tmp_path: Path, data: object) -> None:
    keep(tmp_path, Entry(data))
    assert kept(tmp_path) is None


@pytest.mark.parametrize("entry", [Entry(1, "\ud800"), Entry(["\ud800"])])
def test_a_text_that_is_not_unicode_is_left_out(tmp_path: Path, entry: Entry) -> None:
    keep(tmp_path, entry)
    assert kept(tmp_path) is None


def test_an_entry_that_is_not_as_expected_counts_as_missing(tmp_path: Path) -> None:
    keep(tmp_path, Entry({"title": 3}))
    store = Store(tmp_path)
    assert store.get(KEY, lambda entry: entry.data["text"]) is None
    assert store.get(KEY, lambda entry: entry.data[0]) is None
    assert store.get(KEY, lambda entry: entry.data["title"].upper()) is None
    assert store.get(KEY, lambda entry: entry.data["title"]) == 3
    store.close()


def test_a_key_that_only_begins_like_another_finds_nothing(tmp_path: Path) -> None:
    keep(tmp_path, Entry(1))
    assert kept(tmp_path, KEY[:8] + b"another.") is None


def test_it_is_not_for_version_control(tmp_path: Path) -> None:
    keep(tmp_path / "cache", Entry(1))
    assert (tmp_path / "cache" / ".gitignore").read_text() == "*\n"


def overwrite(file: Path) -> None:
    file.write_bytes(b"this is no database" * 100)


def shorten(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def scramble(file: Path) -> None:
    generator = random.Random(1)
    data = bytearray(file.read_bytes())
    for _ in range(len(data) // 20):
        data[generator.randrange(100, len(data))] = generator.randrange(256)
    file.write_bytes(data)


def empty(file: Path) -> None:
    file.write_bytes(b"")


def delete(file: Path) -> None:
    file.unlink()


def replace_table(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.executescript("DROP TABLE entries; CREATE TABLE entries (id INTEGER PRIMARY KEY)")
    connection.close()


def replace_values(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.executescript("UPDATE entries SET data = x'ff', text = 5")
    connection.close()


@pytest.mark.parametrize(
    "damage", [overwrite, shorten, scramble, empty, delete, replace_table, replace_values]
)
def test_a_damaged_file_is_empty_and_is_replaced(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    store = Store(tmp_path)
    for number in range(500):
        store.put(digest(str(number)), Entry(number, "word " * 50))
    store.close()
    damage(tmp_path / "entries.sqlite3")
    store = Store(tmp_path)
    found = [store.get(digest(str(number)), whole) for number in range(500)]
    store.close()
    for number, entry in enumerate(found):
        assert entry in (None, Entry(number, "word " * 50))
    # This build, or the next one, has a file that can be used.
    keep(tmp_path, Entry("first"))
    keep(tmp_path, Entry("second"))
    assert kept(tmp_path) == Entry("second")


def test_a_changed_byte_of_a_text_is_noticed(tmp_path: Path) -> None:
    keep(tmp_path, Entry(1, "<p>All good things</p>"))
    file = tmp_path / "entries.sqlite3"
    file.write_bytes(file.read_bytes().replace(b"good", b"evil"))
    assert kept(tmp_path) is None


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    keep(tmp_path / "file" / "cache", Entry(1))
    assert kept(tmp_path / "file" / "cache") is None


def test_a_file_that_cannot_be_written_is_still_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(tmp_path, Entry("kept"))
    other = sqlite3.connect(tmp_path / "entries.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr(store_module, "_PATIENCE", 0.01)
    store = Store(tmp_path)
    store.put(digest("new"), Entry("new"))
    assert store.get(KEY, whole) == Entry("kept")
    store.close()
    other.execute("COMMIT")
    other.close()
    assert kept(tmp_path) == Entry("kept")
    assert kept(tmp_path, digest("new")) is None


def test_what_is_not_used_any_more_is_dropped_when_the_file_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "_SMALLEST_LIMIT", 200_000)
    for build in range(12):
        store = Store(tmp_path)
        store.get(digest("always"), whole)
        for page in range(50):
            store.put(digest(f"{build} {page}"), Entry(None, "x" * 1000))
        if not build:
            store.put(digest("always"), Entry("always"))
        store.close()
        assert (tmp_path / "entries.sqlite3").stat().st_size <= 400_000
    store = Store(tmp_path)
    found = [store.get(digest(name), whole) is not None for name in ("always", "11 3", "0 3")]
    store.close()
    assert found == [True, True, False]


def test_what_one_build_uses_is_kept_however_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "_SMALLEST_LIMIT", 0)
    monkeypatch.setattr(store_module, "_LIMIT_RATIO", 0)
    keys = [digest(str(number)) for number in range(300)]
    for build in range(3):
        store = Store(tmp_path)
        for key in keys:
            assert (store.get(key, whole) is None) == (build == 0)
            store.put(key, Entry(None, "x" * 1000))
        store.close()


def test_a_build_of_some_pages_drops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "_SMALLEST_LIMIT", 0)
    monkeypatch.setattr(store_module, "_LIMIT_RATIO", 0)
    for name in ("first", "second", "third"):
        store = Store(tmp_path)
        store.put(digest(name), Entry(None, "x" * 50_000))
        store.close(may_drop=name == "third")
        found = Store(tmp_path)
        assert (found.get(digest("first"), whole) is None) == (name == "third")
        found.close(may_drop=False)


BUILD = """
import sys
from pathlib import Path
from mkdocs_podcast.cache import store
from mkdocs_podcast.cache.digests import digest
store._BATCH = 2000
for turn in range(4):
    kept = store.Store(Path(sys.argv[1]))
    for number in range(100):
        key = digest(str(number))
        entry = kept.get(key, lambda entry: entry)
        assert entry is None or entry == store.Entry(number, "x" * number), entry
        kept.put(key, store.Entry(number, "x" * number))
    assert kept.is_open
    kept.close()
"""


def test_builds_at_the_same_time_share_a_store(tmp_path: Path) -> None:
    processes = [
        subprocess.Popen([sys.executable, "-c", BUILD, str(tmp_path / "cache")]) for _ in range(3)
    ]
    assert [process.wait(120) for process in processes] == [0, 0, 0]
    assert kept(tmp_path / "cache", digest("99")) == Entry(99, "x" * 99)


def test_a_build_that_is_killed_leaves_a_store_that_can_be_used(tmp_path: Path) -> None:
    endless = BUILD.replace("range(4)", "iter(int, 1)")
    process = subprocess.Popen([sys.executable, "-c", endless, str(tmp_path)])
    while not (tmp_path / "entries.sqlite3").exists() and process.poll() is None:
        pass
    process.kill()
    process.wait()
    keep(tmp_path, Entry("after"))
    assert kept(tmp_path) == Entry("after")


def test_clearing_removes_the_file_and_says_whether_there_was_one(tmp_path: Path) -> None:
    keep(tmp_path, Entry(1))
    assert clear(tmp_path)
    assert not (tmp_path / "entries.sqlite3").exists()
    assert not clear(tmp_path)


def test_digests_tell_apart_where_a_word_belongs() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("a", "") != digest("a")
    assert digest("1:a", "b") != digest("1:a1:b")


DIFFERENT = [
    None, "", "None", 0, 1, 1.0, True, False, [], {}, (), "0", (1, 2), [1, 2], [2, 1], ["1", 2], {"a": 1},
    {"a": "1"}, {"b": 1}, {"a": {}, "b": 1}, {"a": {"b": 1}}, [[1], 2], [[1, 2]], {"a", "b"}, ["a", "b"],
    b"", b"0", {"a": 1, "b": 2}, {"b": 2, "a": 1}, Path("a"), "a", ["a\0str\0b"], ["a", "b\0"],
]  # fmt: skip


def test_different_data_has_different_digests() -> None:
    digests = list(map(data_digest, DIFFERENT))
    assert len(set(digests)) == len(digests)


def test_equal_data_has_the_same_digest() -> None:
    first = {"a": [1, "x", {"b": None}], "c": {"z", "y"}}
    second = {"a": [1, "x", {"b": None}], "c": {"y", "z"}}
    assert data_digest(first) == data_digest(second)


def test_data_that_says_nothing_of_itself_is_refused() -> None:
    with pytest.raises(UnknownValueError):
        data_digest({"a": object()})
    with pytest.raises(UnknownValueError):
        data_digest([len])


def test_lists_that_are_made_for_a_key_have_digests() -> None:
    assert list_digest(["a", None, 1, [True]]) == list_digest(["a", None, 1, [True]])
    texts = [["a", "1"], ["a", 1], ["a", [1]], ["a", True], ["a1"]]
    assert len({list_digest(values) for values in texts}) == len(texts)
    with pytest.raises(UnknownValueError):
        list_digest([object()])
    circle: list[object] = []
    circle.append(circle)
    with pytest.raises(UnknownValueError):
        list_digest(circle)


def test_aliases_do_not_make_small_data_endless() -> None:
    bomb: list[object] = ["lol"]
    for _ in range(60):
        bomb = [bomb, bomb, bomb]
    assert data_digest(bomb) == data_digest(bomb)


def test_data_that_holds_itself_has_a_digest() -> None:
    circle: list[object] = []
    circle.append(circle)
    assert data_digest(circle) == data_digest(circle)


def test_the_digest_of_a_folder_follows_names_and_contents_and_not_times(tmp_path: Path) -> None:
    digests = set()
    (tmp_path / "a").mkdir()
    digests.add(folder_digest(str(tmp_path)))
    (tmp_path / "a" / "x.html").write_text("one")
    digests.add(folder_digest(str(tmp_path)))
    (tmp_path / "a" / "x.html").write_text("two")
    digests.add(folder_digest(str(tmp_path)))
    (tmp_path / "a" / "x.html").rename(tmp_path / "a" / "y.html")
    digests.add(folder_digest(str(tmp_path)))
    assert len(digests) == 4
    (tmp_path / "a" / "y.html").touch()
    assert folder_digest(str(tmp_path)) in digests


def test_a_folder_whose_links_lead_round_in_circles_is_not_read(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).symlink_to(tmp_path, target_is_directory=True)
    with pytest.raises(UnknownValueError):
        folder_digest(str(tmp_path))


def test_an_empty_store_is_not_asked_for_each_entry(tmp_path: Path) -> None:
    statements: list[str] = []
    store = Store(tmp_path)
    assert store._connection
    store._connection.set_trace_callback(statements.append)
    assert store.get(KEY, whole) is None
    assert statements == []
    store.put(KEY, Entry(1))
    store.close()
    assert kept(tmp_path) == Entry(1)


def test_the_icons_of_an_installed_theme_do_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".icons").mkdir()
    icon, page = tmp_path / ".icons" / "icon.html", tmp_path / "main.html"

    def digests(text: str) -> tuple[bytes, bytes]:
        icon.write_text(text)
        first = digests_module.templates_digest(str(tmp_path))
        page.write_text(text)
        return first, digests_module.templates_digest(str(tmp_path))

    assert len({*digests("a"), *digests("b")}) == 4
    monkeypatch.setattr(digests_module, "_package_folders", lambda: [str(tmp_path)])
    before = digests("c")[1]
    with_icon, with_page = digests("d")
    assert with_icon == before != with_page


def test_a_damaged_entry_is_replaced_without_the_others(tmp_path: Path) -> None:
    keep(tmp_path, Entry("first"))
    connection = sqlite3.connect(tmp_path / "entries.sqlite3")
    with connection:
        # No UTF-8.
        connection.execute("UPDATE entries SET data = CAST(x'ff41' AS TEXT)")
    connection.close()
    store = Store(tmp_path)
    assert store.get(KEY, whole) is None
    store.put(KEY, Entry("second"))
    store.close()
    assert kept(tmp_path) == Entry("second")


def test_numbers_that_are_too_large_count_as_missing(tmp_path: Path) -> None:
    keep(tmp_path, Entry([float("inf")]))
    store = Store(tmp_path)
    assert store.get(KEY, lambda entry: int(entry.data[0])) is None
    store.close()


def test_what_is_loaded_once_is_known_only_while_it_stays_as_it_is() -> None:
    require_unchanged("a thing", b"first")
    require_unchanged("a thing", b"first")
    require_unchanged("another thing", b"second")
    for state in (b"second", b"first"):
        with pytest.raises(UnknownValueError):
            require_unchanged("a thing", state)


def test_templates_beside_packages_in_a_site_s_own_folder_count_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other-1.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    included = tmp_path / "overrides" / "included.txt"
    included.parent.mkdir()
    found = set()
    for text in ("one", "two"):
        included.write_text(text)
        found.add(digests_module.templates_digest(str(included.parent)))
    assert len(found) == 2
