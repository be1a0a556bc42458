"""Chapters inside media files: ID3 tags, MPEG-4 chapter tracks and Nero's list, Ogg and FLAC
comments."""

from __future__ import annotations

import struct
import time
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import media
from media import chap, ctoc, frame, id3, title
from mkdocs_podcast.media.containers import read_media_chapters
from mkdocs_podcast.model.chapter import Chapter

REAL = Path(__file__).parents[2] / "shared" / "data" / "audio"
LINK = frame(b"WXXX", b"\x03a link\0https://example.org/two words")
IMAGE = frame(b"APIC", b"\x00image/png\0\x03\0" + b"\xff\xfe" * 300)


def of(data: bytes) -> list[Chapter]:
    found, problems = read_media_chapters(BytesIO(data))
    assert problems == []
    return found


def with_tag(*frames: bytes, version: int = 4, flags: int = 0) -> bytes:
    return media.mp3(1, id3(*frames, version=version, flags=flags))


def test_chapters_of_an_id3_tag_have_times_titles_and_links_and_pictures_are_passed_over() -> None:
    data = with_tag(
        frame(b"TALB", b"\x03An album"),
        chap("b", 5, 9.5, title("Two"), IMAGE, LINK),
        chap("a", 0, 5, title("One")),
        ctoc(["a", "b"]),
    )
    assert of(data) == [
        Chapter(0.0, "One", end=5.0),
        Chapter(5.0, "Two", "https://example.org/two%20words", end=9.5),
    ]


@pytest.mark.parametrize("encoding", range(4))
@pytest.mark.parametrize("version", [3, 4])
def test_titles_are_read_in_every_encoding(version: int, encoding: int) -> None:
    wide = encoding in (1, 2)
    described = "ö" if encoding == 3 else ""
    codec = ("latin-1", "utf-16", "utf-16-be", "utf-8")[encoding]
    link = (
        bytes([encoding])
        + described.encode(codec)
        + bytes(2 if wide else 1)
        + b"https://example.org/a"
    )
    data = with_tag(
        chap(
            "a",
            0,
            5,
            title("Für Zoë", encoding, version),
            frame(b"WXXX", link, version),
            version=version,
        ),
        version=version,
    )
    assert of(data) == [Chapter(0.0, "Für Zoë", "https://example.org/a", end=5.0)]


def test_a_chapter_that_no_table_of_contents_names_is_hidden() -> None:
    data = with_tag(chap("a", 0, 5, title("One")), chap("b", 5, 9, title("Two")), ctoc(["a"]))
    assert [(chapter.title, chapter.hidden) for chapter in of(data)] == [
        ("One", False),
        ("Two", True),
    ]


def test_without_a_table_of_contents_every_chapter_is_shown() -> None:
    assert [chapter.hidden for chapter in of(with_tag(chap("a", 0, 5, title("One"))))] == [False]


@pytest.mark.parametrize("version", [3, 4])
def test_a_whole_tag_that_is_unsynchronised_is_read(version: int) -> None:
    # Every `ff` that stood before a zero or another high byte has a zero behind it.
    inner = chap("a", 0, 0xFF, title("ÿ\xff", 1, version), version=version)
    stored = inner.replace(b"\xff", b"\xff\x00")
    if version == 4:
        stored = inner[:4] + media.synchsafe(len(stored) - 10) + b"\x00\x02" + stored[10:]
    data = media.mp3(1, id3(stored, version=version, flags=0x80))
    assert of(data) == [Chapter(0.0, "ÿÿ", end=255.0)]


def test_a_version_4_tag_with_sizes_of_version_3_is_read() -> None:
    long = chap("a", 0, 5, frame(b"TIT2", b"\x03" + b"x" * 200))
    wrong = long[:4] + struct.pack(">I", len(long) - 10) + long[8:]
    assert [chapter.title for chapter in of(with_tag(wrong, chap("b", 5, 9, title("Two"))))] == [
        "x" * 200,
        "Two",
    ]


def test_an_extended_header_and_a_compressed_frame_are_read() -> None:
    plain = chap("a", 0, 5, title("One"))[10:]
    packed = frame(b"CHAP", media.synchsafe(len(plain)) + zlib.compress(plain), flags=b"\x00\x09")
    assert of(with_tag(media.synchsafe(6) + b"\x01\x00", packed, flags=0x40)) == [
        Chapter(0.0, "One", end=5.0)
    ]


def test_compressed_frames_that_unfold_to_many_have_one_budget() -> None:
    plain = b"a\0" + bytes(16) + frame(b"TIT2", b"") * 20_000
    packed = frame(b"CHAP", media.synchsafe(len(plain)) + zlib.compress(plain), flags=b"\x00\x09")
    data = with_tag(packed * 40)
    assert len(data) < 64_000
    start = time.process_time()
    _, problems = read_media_chapters(BytesIO(data))
    assert len(problems) == 1
    assert "there are more than 20000 frames: export the file again" in problems[0]
    assert time.process_time() - start < 1


def test_compressed_frames_that_unfold_to_too_much_are_not_read() -> None:
    plain = bytes(30_000_000)
    packed = frame(b"CHAP", media.synchsafe(len(plain)) + zlib.compress(plain), flags=b"\x00\x09")
    problems = read_media_chapters(BytesIO(with_tag(packed * 3)))[1]
    assert "its compressed frames are too large" in problems[0]


def test_a_chapter_without_a_time_is_left_out() -> None:
    assert of(with_tag(chap("a", 0xFFFFFFFF / 1000, 5, title("One")))) == []


def test_a_quicktime_chapter_track_is_read_with_its_links() -> None:
    link = media.box(b"href", b"\0\5\0\x0e\x15https://example.org/a\0\0")
    tracked = [
        (0.0, b"One"),
        (4.5, "Zwö".encode()),
        (8.0, b"\xff\xfe" + "Three".encode("utf-16-le")),
    ]
    data = bytearray(media.m4a(10, tracked))
    assert of(bytes(data)) == [
        Chapter(0.0, "One", end=4.5), Chapter(4.5, "Zwö", end=8.0), Chapter(8.0, "Three", end=10.0),
    ]  # fmt: skip
    linked = media.m4a(10, [(0.0, b"One" + link)]).replace(
        struct.pack(">H", 3 + len(link)) + b"One", b"\0\3One", 1
    )
    assert of(linked) == [Chapter(0.0, "One", "https://example.org/a", end=10.0)]


def test_a_chapter_track_that_begins_later_has_its_times_moved() -> None:
    assert [
        chapter.start for chapter in of(media.m4a(10, [(0.0, b"One"), (4.0, b"Two")], delay=1.5))
    ] == [1.5, 5.5]


def test_neros_list_is_read_where_there_is_no_track() -> None:
    listed = [(0.0, "One"), (4.25, "Zwö")]
    assert of(media.m4a(10, nero=listed)) == [Chapter(0.0, "One"), Chapter(4.25, "Zwö")]
    assert [chapter.title for chapter in of(media.m4a(10, [(0.0, b"Track")], listed))] == ["Track"]


LINES = ("TITLE=A", "chapter002=00:01:04,5", "CHAPTER001=00:00:00.000", "CHAPTER001NAME=One", "CHAPTER002NAME=Two",
         "CHAPTER002URL=https://example.org/two", "CHAPTER009NAME=Without a time")  # fmt: skip


@pytest.mark.parametrize("builder", [media.opus, media.vorbis, media.flac])
def test_comments_of_ogg_and_flac_files_are_read(builder: Callable[..., bytes]) -> None:
    assert of(builder(90, *LINES)) == [
        Chapter(0.0, "One"),
        Chapter(64.5, "Two", "https://example.org/two"),
    ]


def test_comments_over_several_pages_are_read() -> None:
    head, tags = (
        b"OpusHead\1\1" + bytes(9),
        b"OpusTags" + media.comments("PICTURE=" + "x" * 30_000, *LINES),
    )
    first, rest = tags[: 255 * 100], tags[255 * 100 :]
    cut = media.ogg_page([first], 0, number=1)
    # A packet that goes on has no closing segment.
    cut = cut[:26] + bytes([100]) + cut[27:127] + cut[128:]
    data = media.ogg_page([head], 0, flags=2) + cut + media.ogg_page([rest], 0, number=2)
    assert [chapter.title for chapter in of(data)] == ["One", "Two"]


@pytest.mark.parametrize(
    "data",
    [
        with_tag(
            chap("a", 0, 5, title("One")), frame(b"CHAP", b"no end", size=media.synchsafe(9000))
        ),
        media.m4a(10, nero=[(0.0, "One"), (4.0, "Two")]).replace(b"\x03Two", b"\xf3Two"),
        media.opus(9, "CHAPTER001=00:00:00", "CHAPTER001NAME=One", "CHAPTER002=soon"),
        media.vorbis(9, "CHAPTER001=00:00:00", "CHAPTER001NAME=One", "X=y").replace(
            b"\3\0\0\0X=y", b"\3\3\0\0X=y"
        ),
    ],
    ids=["id3", "mp4", "opus", "vorbis"],
)
def test_what_is_broken_gets_a_sentence_and_what_came_before_is_kept(data: bytes) -> None:
    found, problems = read_media_chapters(BytesIO(data))
    assert [chapter.title for chapter in found] == ["One"]
    (problem,) = problems
    assert problem.startswith("has chapters that cannot be read to the end, as ")
    assert problem.endswith(": export the file again")


def test_files_without_chapters_have_none() -> None:
    for data in (
        media.mp3(1),
        media.m4a(1),
        media.opus(1),
        media.flac(1),
        media.wav(1),
        b"",
        b"<html>",
        b"ID3",
    ):
        assert read_media_chapters(BytesIO(data)) == ([], [])


def test_hostile_text_in_a_chapter_becomes_one_line_and_no_script_address() -> None:
    script = frame(b"WXXX", b"\x00\x00javascript:alert(1)")
    data = with_tag(chap("a", 0, 5, title("One\nTwo\x07&amp;<b>"), script))
    assert of(data) == [Chapter(0.0, "One Two&<b>", end=5.0)]


def unfolding(name: bytes, data: bytes) -> bytes:
    """A chapter with a compressed frame of a few bytes."""
    packed = media.synchsafe(len(data)) + zlib.compress(data, 9)
    return chap("a", 0, 5, frame(name, packed, flags=b"\0\x09"))


def overlapping_samples() -> bytes:
    """Samples of 20 KB each, most of which is that of the next ones too, as broken UTF-16."""
    data = media.m4a(2_000, [(float(second), b"x" * 6) for second in range(2_000)])
    data = data.replace(b"\0\6" + b"x" * 6, b"\xfe\xff\xfe\xff" + b"\xd8\0" * 2)
    data = data.replace(b"stsz" + bytes(8), b"stsz" + bytes(4) + struct.pack(">I", 20_000))
    return data + bytes(20_000)


HOSTILE: dict[str, Callable[[], bytes]] = {
    "many empty frames": lambda: media.mp3(1, id3(frame(b"WAAA", b"") * 400_000)),
    "many empty boxes": lambda: media.m4a(1) + media.box(b"free") * 400_000,
    "samples without end": lambda: media.m4a(9, [(0.0, b"One")]).replace(
        struct.pack(">II", 1, 9000), struct.pack(">II", 0xFFFFFFFF, 0)
    ),
    "a box around itself": lambda: media.box(b"ftyp", b"M4A ") + b"\0\0\0\0moov" * 50_000,
    "comments without end": lambda: media.vorbis(1, "A=b").replace(
        b"\1\0\0\0\3\0\0\0A=b", b"\xff\xff\xff\xff" + bytes(7)
    ),
    "a zip bomb": lambda: with_tag(
        frame(b"CHAP", b"\0\0\0\0" + zlib.compress(bytes(300_000_000)), flags=b"\0\x09")
    ),
    "links that unfold": lambda: with_tag(unfolding(b"WXXX", b"\3" + b"a" * 99_000) * 600),
    "titles that unfold": lambda: with_tag(unfolding(b"TIT2", b"\2" + b"\xd8\0" * 49_000) * 600),
    "samples in the same place": overlapping_samples,
    "many pages": lambda: media.ogg_page([], 0, flags=2) * 400_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_costs_little(name: str) -> None:
    file = BytesIO(HOSTILE[name]())
    start = time.process_time()
    found, problems = read_media_chapters(file)
    assert time.process_time() - start < 3
    assert len(found) <= 2_000
    assert len(problems) <= 1


class Counting(BytesIO):
    read_bytes = 0

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        self.read_bytes += len(data)
        return data


def test_a_large_file_is_not_read_whole() -> None:
    tag = id3(IMAGE * 3000, chap("a", 0, 5, title("One"), IMAGE * 1000), ctoc(["a"]))
    for data in (
        media.mp3(3000, tag),
        media.m4a(9, [(0.0, b"One")]) + media.box(b"mdat", bytes(5_000_000)),
    ):
        file = Counting(data)
        assert [chapter.title for chapter in read_media_chapters(file)[0]] == ["One"]
        assert file.read_bytes < len(data) / 15


WHOLE = [
    with_tag(chap("a", 0, 5, title("One"), LINK), chap("b", 5, 9, title("Two", 1)), ctoc(["a"])),
    with_tag(chap("a", 0, 5, title("One", 1, 3), version=3), ctoc(["a"], 3), version=3, flags=0x80),
    media.m4a(10, [(0.0, b"One"), (4.5, b"Two")], delay=1), media.m4a(10, nero=[(0.0, "One"), (4.0, "Two")]),
    media.opus(9, *LINES), media.vorbis(9, *LINES), media.flac(9, *LINES),
]  # fmt: skip


@given(st.sampled_from(WHOLE), st.data())
def test_any_bytes_changed_or_lost_raise_nothing(whole: bytes, drawn: st.DataObject) -> None:
    data = bytearray(whole)
    for _ in range(drawn.draw(st.integers(0, 5))):
        data[drawn.draw(st.integers(0, min(len(data), 1200) - 1))] = drawn.draw(st.integers(0, 255))
    found, problems = read_media_chapters(BytesIO(data[: drawn.draw(st.integers(0, len(data)))]))
    assert all(chapter.start >= 0 and "\n" not in chapter.title for chapter in found)
    assert len(problems) <= 1


@pytest.mark.parametrize("whole", WHOLE, ids=range(len(WHOLE)))
def test_a_file_cut_off_anywhere_raises_nothing(whole: bytes) -> None:
    for end in range(min(len(whole), 900)):
        read_media_chapters(BytesIO(whole[:end]))


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"ID3\4\0\0\0\0\2\0", b"\0\0\0\x08ftyp", b"OggS\0", b"fLaC"]),
)
def test_any_bytes_at_all_raise_nothing(data: bytes, start: bytes) -> None:
    read_media_chapters(BytesIO(start + data))


@pytest.mark.skipif(
    not REAL.is_dir(), reason="the collection of real audio is not beside this checkout"
)
def test_real_files_have_the_chapters_that_their_authors_put_in() -> None:
    with (REAL / "mp3chapters-example.mp3").open("rb") as file:
        found, problems = read_media_chapters(file)
    assert (len(found), problems) == (22, [])
    assert found[2] == Chapter(3.0, "Deutsche Bahn", "https://bahn.de", end=6.0)
    assert found[9].title == "Российские железные дороги"
    with (REAL / "mp3chapters-example-hidden.mp3").open("rb") as file:
        found, problems = read_media_chapters(file)
    assert [chapter.hidden for chapter in found] == [False, False, True, True, False]
