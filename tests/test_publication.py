"""What a build writes for listeners' apps beside its pages: facts, chapters, transcripts,
identities."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from feed_samples import N, parsed
from media import chap, ctoc, id3, mp3, title
from mkdocs_podcast.cli import main
from sites import Site, build, episode, make, rebuild

EXAMPLE = "https://example.org/"
POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:{}\nsize {}\n"
PSC = "{http://podlove.org/simple-chapters}chapter"
SRT = "1\n00:00:01,000 --> 00:00:02,500\nAna: Hello & <welcome>.\n\n2\n00:00:03,000 --> 00:00:04,000\nTom: Thanks.\n"


def items(site: Site) -> list[ET.Element]:
    return list(parsed(site.text("podcast/feed.xml")).iter("item"))


def guids(site: Site) -> dict[str | None, str | None]:
    return {item.findtext("title"): item.findtext("guid") for item in items(site)}


def starts(item: ET.Element) -> list[tuple[str | None, str | None]]:
    return [(one.get("start"), one.get("title")) for one in item.iter(PSC)]


def page(keys: str, body: str = "Notes.") -> str:
    return f"---\ntitle: A\ndate: 2026-01-01\naudio: media/a.mp3\n{keys}\n---\n\n{body}\n"


def test_pointers_of_git_lfs_give_the_feed_the_true_sizes(tmp_path: Path) -> None:
    pages: dict[str, str | bytes] = {
        f"episodes/{name}.md": episode(name, date=f"2026-01-0{day}", audio=f"../media/{name}.mp3")
        for day, name in enumerate(("one", "two"), 1)
    }
    pages |= {
        "media/one.mp3": POINTER.format("1" * 64, 74_922_036).encode(),
        "media/two.mp3": POINTER.format("2" * 64, 5).encode(),
        "episodes/two again.md": episode("two again", date="2026-01-03", audio="../media/two.mp3"),
    }
    site = build(tmp_path, pages)
    enclosures = [item.find("enclosure") for item in items(site)]
    assert [(one.get("length"), one.get("type")) for one in enclosures if one is not None] == [
        ("5", "audio/mpeg"),
        ("5", "audio/mpeg"),
        ("74922036", "audio/mpeg"),
    ]
    told = [line for line in site.infos if "Git-LFS pointer" in line]
    assert len(told) == 1
    assert "`media/one.mp3` is a Git-LFS pointer (one of 2)" in told[0]


def test_bytes_and_seconds_come_from_the_file_whatever_was_typed(tmp_path: Path) -> None:
    sound = mp3(10.6)
    site = build(
        tmp_path,
        {"a.md": page("duration: '1:00:00'\nlength: 52428800"), "media/a.mp3": sound},
        strict=False,
    )
    (item,) = items(site)
    enclosure = item.find("enclosure")
    assert enclosure is not None
    assert enclosure.get("length") == str(len(sound))
    assert item.findtext("itunes:duration", namespaces=N) == "10"
    assert site.content("a/index.html").select_one("podcast-player")["data-duration"] == "10"
    assert any("a.md" in warning and "remove `duration`" in warning for warning in site.warnings)
    assert any("a.md" in warning and "52,428,800 bytes" in warning for warning in site.warnings)


@pytest.mark.parametrize("moved", [{}, {"site_url": "https://elsewhere.example/pods/"}])
def test_a_renamed_page_and_a_moved_site_keep_their_guids_under_a_lock(
    tmp_path: Path, moved: dict[str, str]
) -> None:
    pages: dict[str, str | bytes] = {
        "a.md": episode("Alpha", audio="media/a.mp3"),
        "b.md": episode("Beta", date="2026-01-02", audio="media/b.mp3"),
        "media/a.mp3": mp3(3),
        "media/b.mp3": mp3(4),
    }
    config_file = make(tmp_path, pages)
    assert CliRunner().invoke(main, ["lock", "-f", str(config_file)]).exit_code == 0
    locked = (tmp_path / "podcast.lock.json").read_bytes()
    before = rebuild(config_file)
    assert before.warnings == []
    first = guids(before)
    make(tmp_path, pages, **moved)
    (tmp_path / "docs/a.md").rename(tmp_path / "docs/renamed.md")
    after = rebuild(config_file)
    assert guids(after) == first
    assert any(
        "renamed.md" in warning and "run `mkdocs-podcast lock`" in warning
        for warning in after.warnings
    )
    assert (tmp_path / "podcast.lock.json").read_bytes() == locked


def test_a_build_reports_an_episode_missing_from_the_lock_and_a_changed_file(
    tmp_path: Path,
) -> None:
    pages: dict[str, str | bytes] = {
        "a.md": episode("A", audio="media/a.mp3"),
        "media/a.mp3": mp3(3),
    }
    config_file = make(tmp_path, pages)
    assert CliRunner().invoke(main, ["lock", "-f", str(config_file)]).exit_code == 0
    make(
        tmp_path,
        {
            **pages,
            "media/a.mp3": mp3(9),
            "c.md": episode("C", date="2026-01-03", audio="media/c.mp3"),
        },
    )
    (tmp_path / "docs/media/c.mp3").write_bytes(mp3(5))
    said = rebuild(config_file).warnings
    assert any(
        warning.startswith("podcast: c.md: ") and "not in podcast.lock.json" in warning
        for warning in said
    )
    assert any(
        warning.startswith("podcast: a.md:4: ") and "is not what podcast.lock.json says" in warning
        for warning in said
    )


CHAPTERS = [("00:00:00.000", "Hello"), ("00:00:03.000", "Hooks"), ("00:00:07.000", "Goodbye")]


@pytest.mark.parametrize(
    ("keys", "files"),
    [
        ("chapters: [{start: 0, title: Hello}, {start: '0:03', title: Hooks}, {start: 7, title: Goodbye}]", {}),
        ("chapters: media/c.txt", {"media/c.txt": "0:00 Hello\n0:03 Hooks\n0:07 Goodbye\n"}),
        ("", {"a.chapters.json": '{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Hello"},'
              '{"startTime": 3, "title": "Hooks"}, {"startTime": 7, "title": "Goodbye"}]}'}),
        ("chapters: notes", {}),
        ("", {"media/a.mp3": mp3(10, id3(ctoc(["1", "2", "3"]), chap("1", 0, 3, title("Hello")),
                                         chap("2", 3, 7, title("Hooks")), chap("3", 7, 10, title("Goodbye"))))}),
    ],
    ids=["front matter", "a file", "a file beside the page", "the notes", "the recording"],
)  # fmt: skip
def test_chapters_from_any_source_reach_every_target(
    tmp_path: Path, keys: str, files: dict[str, str | bytes]
) -> None:
    body = "- 0:00 Hello\n- 0:03 Hooks\n- 0:07 Goodbye"
    site = build(tmp_path, {"a.md": page(keys, body), "media/a.mp3": mp3(10), **files})
    (item,) = items(site)
    assert starts(item) == CHAPTERS
    link = item.find("podcast:chapters", N)
    assert link is not None
    assert link.attrib == {"url": f"{EXAMPLE}a/chapters.json", "type": "application/json+chapters"}
    told = json.loads(site.text("a/chapters.json"))["chapters"]
    assert [(one["startTime"], one["title"]) for one in told] == [
        (0, "Hello"),
        (3, "Hooks"),
        (7, "Goodbye"),
    ]
    if keys != "chapters: notes":
        return
    # The notes have the times already.
    assert (item.findtext("description") or "").count("Hooks") == 1


def test_chapters_of_the_recording_are_not_used_where_the_author_turns_them_off(
    tmp_path: Path,
) -> None:
    sound = mp3(10, id3(ctoc(["1"]), chap("1", 0, 3, title("Hello"))))
    site = build(tmp_path, {"a.md": page("chapters: false"), "media/a.mp3": sound})
    assert starts(items(site)[0]) == []
    assert "a/chapters.json" not in site.files()


def test_images_and_links_of_chapters_get_full_addresses(tmp_path: Path) -> None:
    keys = "chapters: [{start: 0, title: One, image: media/one.png, url: other.md}, {start: 2, title: Two, image: no.png}]"
    pages: dict[str, str | bytes] = {
        "a.md": page(keys),
        "media/a.mp3": mp3(5),
        "media/one.png": b"",
        "other.md": "# O",
    }
    site = build(tmp_path, pages, strict=False)
    first, second = json.loads(site.text("a/chapters.json"))["chapters"]
    assert (first["img"], first["url"]) == (f"{EXAMPLE}media/one.png", f"{EXAMPLE}other/")
    assert "img" not in second
    assert any(
        "no.png" in warning and warning.startswith("podcast: a.md") for warning in site.warnings
    )


@pytest.mark.parametrize("directories", [True, False])
def test_a_transcript_is_published_as_it_is_and_as_webvtt(
    tmp_path: Path, directories: bool
) -> None:
    pages: dict[str, str | bytes] = {
        "a.md": page("transcript: media/a.srt"),
        "media/a.mp3": mp3(5),
        "media/a.srt": SRT,
    }
    site = build(tmp_path, pages, use_directory_urls=directories)
    path = "a/transcript.vtt" if directories else "a.transcript.vtt"
    links = [one.attrib for one in items(site)[0].findall("podcast:transcript", N)]
    assert links == [
        {"url": f"{EXAMPLE}{path}", "type": "text/vtt", "language": "en"},
        {"url": f"{EXAMPLE}media/a.srt", "type": "application/x-subrip", "language": "en"},
    ]
    assert site.text(path).startswith(
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n<v Ana>Hello &amp; &lt;welcome>."
    )
    assert site.text("media/a.srt") == SRT


def test_a_malformed_transcript_is_reported_with_its_line_and_otherwise_used(
    tmp_path: Path,
) -> None:
    broken = "WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n\n00:xx --> 00:04.000\nLost.\n"
    site = build(
        tmp_path,
        {"a.md": page("transcript: media/a.vtt"), "media/a.mp3": mp3(5), "media/a.vtt": broken},
        strict=False,
    )
    assert any(warning.startswith("podcast: media/a.vtt:6: ") for warning in site.warnings)
    assert len(items(site)[0].findall("podcast:transcript", N)) == 1


def test_without_an_address_of_the_site_there_is_no_feed_and_its_absence_is_explained(
    tmp_path: Path,
) -> None:
    pages: dict[str, str | bytes] = {
        "a.md": page("transcript: media/a.srt"),
        "media/a.mp3": mp3(5),
        "media/a.srt": SRT,
    }
    site = build(tmp_path, pages, site_url="")
    assert "podcast/feed.xml" not in site.files()
    assert any("set `site_url`" in line for line in site.infos)
    assert "a/transcript.vtt" in site.files()


@pytest.mark.parametrize("serving", [True, False])
def test_the_address_of_the_local_server_is_not_asked_to_be_encrypted(
    tmp_path: Path, serving: bool
) -> None:
    pages = {"a.md": page(""), "media/a.mp3": mp3(5)}
    site = build(tmp_path, pages, serving=serving, site_url="http://127.0.0.1:8000/")
    assert any("is not encrypted" in line for line in site.infos) is not serving


def test_a_file_in_the_docs_folder_is_not_overwritten_by_the_feed(tmp_path: Path) -> None:
    pages = {"a.md": episode("A"), "podcast/feed.xml": "<mine/>"}
    site = build(tmp_path, pages, strict=False)
    assert site.text("podcast/feed.xml") == "<mine/>"
    assert any("podcast/feed.xml is in the docs folder" in warning for warning in site.warnings)


def test_a_file_in_the_docs_folder_at_the_path_of_a_tags_feed_is_reported(tmp_path: Path) -> None:
    path = "podcast/feed/tags/jazz.xml"
    pages = {"a.md": episode("A", tags="jazz"), path: "<mine/>"}
    site = build(tmp_path, pages, {"feeds": {"tags": ["jazz"]}}, strict=False)
    assert site.text(path) == "<mine/>"
    assert any(f"{path}: this file is in the docs folder" in warning for warning in site.warnings)


def test_a_site_without_recordings_has_no_feed_and_says_so_once(tmp_path: Path) -> None:
    pages = {
        "a.md": "---\ncategory: podcast\nplayer: https://www.youtube.com/watch?v=LVWTQcZbLgY\n---\n# A\n"
    }
    site = build(tmp_path, pages)
    assert not [
        file for file in site.files() if "feed.x" in file and not file.startswith("assets/")
    ]
    (message,) = [line for line in site.infos if "is not written" in line]
    assert "no episode has a recording" in message


def test_files_beside_a_page_with_spaces_and_accents_are_where_the_feed_says(
    tmp_path: Path,
) -> None:
    pages: dict[str, str | bytes] = {
        "eps/mein é.md": page("transcript: media/a.srt\nchapters: {0: Eins, 2: Zwei}").replace(
            "media/", "../media/"
        ),
        "media/a.mp3": mp3(5),
        "media/a.srt": SRT,
    }
    site = build(tmp_path, pages)
    (item,) = items(site)
    chapters, transcript = item.find("podcast:chapters", N), item.find("podcast:transcript", N)
    assert chapters is not None
    assert transcript is not None
    assert chapters.get("url") == f"{EXAMPLE}eps/mein%20%C3%A9/chapters.json"
    assert transcript.get("url") == f"{EXAMPLE}eps/mein%20%C3%A9/transcript.vtt"
    assert {"eps/mein é/chapters.json", "eps/mein é/transcript.vtt"} <= set(site.files())


def test_a_chapter_that_lists_leave_out_is_not_on_the_page(tmp_path: Path) -> None:
    chapters = (
        '{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Hello"},'
        ' {"startTime": 1, "title": "Only a picture", "toc": false}, {"startTime": 2, "title": "Bye"}]}'
    )
    pages: dict[str, str | bytes] = {
        "eps/a.md": page("chapters: a.json"),
        "eps/a.json": chapters,
        "eps/media/a.mp3": mp3(5),
    }
    listed = build(tmp_path, pages).page("eps/a/index.html").select(".podcast-chapters span")
    assert [title.text for title in listed] == ["Hello", "Bye"]


@pytest.mark.parametrize(
    ("path", "chapters", "directories", "where"),
    [
        ("a/index.md", "a/chapters.json", True, "a/podcast-chapters.json"),
        ("a.md", "a.chapters.json", False, "a.podcast-chapters.json"),
    ],
)
def test_chapters_that_are_published_do_not_take_the_place_of_the_file_that_they_come_from(
    tmp_path: Path, path: str, chapters: str, directories: bool, where: str
) -> None:
    given = '[{"start": "0:02", "title": "Hooks", "url": "../b.md"}]'.replace(
        "../" * (path == "a.md"), ""
    )
    pages = {path: episode("A"), chapters: given, "b.md": "# B"}
    site = build(tmp_path, pages, use_directory_urls=directories)
    link = items(site)[0].find("podcast:chapters", N)
    assert link is not None
    assert link.get("url") == f"{EXAMPLE}{where}"
    (told,) = json.loads(site.text(where))["chapters"]
    assert (told["startTime"], told["url"]) == (
        2,
        f"{EXAMPLE}b/" if directories else f"{EXAMPLE}b.html",
    )
    assert site.text(chapters) == given


VTT = "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n<v Ana>Hello.\n"


@pytest.mark.parametrize("keys", ["", "transcript: [transcript.srt, transcript.vtt]"])
def test_a_language_that_has_a_webvtt_of_the_authors_gets_no_other(
    tmp_path: Path, keys: str
) -> None:
    pages = {
        "a/index.md": page(keys).replace("media/a.mp3", "https://cdn.example.org/a.mp3"),
        "a/transcript.vtt": VTT,
        "a/transcript.srt": SRT,
    }
    site = build(tmp_path, pages)
    links = [
        (one.get("url"), one.get("type")) for one in items(site)[0].findall("podcast:transcript", N)
    ]
    assert sorted(links) == [
        (f"{EXAMPLE}a/transcript.srt", "application/x-subrip"),
        (f"{EXAMPLE}a/transcript.vtt", "text/vtt"),
    ]
    assert site.text("a/transcript.vtt") == VTT
    assert "a/podcast-transcript.vtt" not in site.files()


def test_a_generated_webvtt_does_not_replace_one_in_another_language(
    tmp_path: Path,
) -> None:
    keys = "transcript: {de: transcript.vtt, en: transcript.srt}"
    pages = {
        "a/index.md": page(keys).replace("media/a.mp3", "https://cdn.example.org/a.mp3"),
        "a/transcript.vtt": VTT,
        "a/transcript.srt": SRT,
    }
    site = build(tmp_path, pages)
    links = [
        (one.get("url"), one.get("language"))
        for one in items(site)[0].findall("podcast:transcript", N)
    ]
    assert (f"{EXAMPLE}a/podcast-transcript.vtt", "en") in links
    assert (f"{EXAMPLE}a/transcript.vtt", "de") in links
    assert site.text("a/transcript.vtt") == VTT
    assert "Hello &amp;" in site.text("a/podcast-transcript.vtt")


@pytest.mark.parametrize(
    ("address", "handed_on", "said"),
    [
        (
            "https://cdn.example.org/c.json?v=2",
            True,
            "the feed hands it on, and the player has no chapters",
        ),
        ("https://cdn.example.org/c.txt", False, "put the file into the docs folder"),
    ],
)
def test_json_chapters_on_another_server_are_linked_and_other_formats_reported(
    tmp_path: Path, address: str, handed_on: bool, said: str
) -> None:
    site = build(
        tmp_path, {"a.md": page(f"chapters: {address}"), "media/a.mp3": mp3(5)}, strict=False
    )
    found = [one.get("url") for one in items(site)[0].findall("podcast:chapters", N)]
    assert found == ([address] if handed_on else [])
    (told,) = [line for line in (site.infos if handed_on else site.warnings) if said in line]
    assert told.startswith(f"podcast: a.md:5: `chapters`: {address} is elsewhere")


def test_problems_of_chapters_in_a_recording_name_the_recording(tmp_path: Path) -> None:
    sound = mp3(5, id3(ctoc(["1"]), chap("1", 0, 3)))
    pages = {
        "a.md": page("").replace("media/a.mp3", "[https://cdn.example.org/a.mp3, media/b.mp3]"),
        "media/b.mp3": sound,
    }
    site = build(tmp_path, pages, strict=False)
    told = [line for line in site.warnings if "chapter" in line]
    assert told == [
        "podcast: media/b.mp3: the chapter at 0:00 has no title: give it one, or it is left out"
    ]


@pytest.mark.parametrize(
    ("key", "said"), [("", 1), ("transcript: media/a.vtt", 0), ("transcript: false", 0)]
)
def test_a_transcript_shared_by_two_episodes_of_one_recording_is_reported(
    tmp_path: Path, key: str, said: int
) -> None:
    second = episode("B", "2026-01-02", "media/a.mp3").replace("title:", f"{key}\ntitle:")
    sounds = {
        "media/a.mp3": mp3(),
        "media/a.vtt": "WEBVTT\n\n00:00.000 --> 00:05.000\nHello there.\n",
    }
    site = build(
        tmp_path, {"a.md": episode("A", audio="media/a.mp3"), "b.md": second, **sounds}, site_url=""
    )
    told = [line for line in site.infos if "the transcript `media/a.vtt` is that of" in line]
    assert len(told) == said
    assert all("name each one's own" in line for line in told)


def test_transcripts_in_a_sites_languages_are_those_of_its_versions(tmp_path: Path) -> None:
    pages = {"index.md": "# Home", "e/a.md": episode("Hello", audio="a.mp3"), "e/a.de.md": episode("Hallo", audio="a.mp3"),
             "e/a.mp3": mp3(5), "e/a.vtt": VTT, "e/a.de.vtt": VTT}  # fmt: skip
    languages = [
        {"locale": "en", "default": True, "name": "English"},
        {"locale": "de", "name": "Deutsch"},
    ]
    site = build(
        tmp_path,
        pages,
        plugins=["search", {"i18n": {"languages": languages}}, {"podcast": {}}],
        strict=False,
    )
    for folder, language in (("", "en"), ("de/", "de")):
        (link,) = parsed(site.text(f"{folder}podcast/feed.xml")).iterfind(
            "item/podcast:transcript", N
        )
        assert link.attrib == {
            "url": f"{EXAMPLE}{folder}e/a.vtt",
            "type": "text/vtt",
            "language": language,
        }
        assert f"{folder}e/a.vtt" in site.files()


def test_transcripts_beside_an_episode_are_found_in_every_language(tmp_path: Path) -> None:
    pages = {
        "a.md": page(""),
        "media/a.mp3": mp3(5),
        "a.vtt": VTT,
        "a.pt-BR.vtt": VTT,
        "media/a.de.srt": SRT,
    }
    site = build(tmp_path, pages)
    links = [
        (one.get("url"), one.get("type"), one.get("language"))
        for one in items(site)[0].findall("podcast:transcript", N)
    ]
    assert links == [
        (f"{EXAMPLE}a.vtt", "text/vtt", "en"),
        (f"{EXAMPLE}a.pt-BR.vtt", "text/vtt", "pt-BR"),
        (f"{EXAMPLE}a/transcript.vtt", "text/vtt", "de"),
        (f"{EXAMPLE}media/a.de.srt", "application/x-subrip", "de"),
    ]


def test_a_transcript_in_markdown_without_times_is_in_the_feed_as_html(tmp_path: Path) -> None:
    pages = {
        "a.md": page("transcript: t.md"),
        "media/a.mp3": mp3(5),
        "t.md": "**Ana:** Hello & <b>.\n\n**Bo:** Hi.\n",
    }
    site = build(tmp_path, pages)
    (link,) = items(site)[0].findall("podcast:transcript", N)
    assert link.attrib == {
        "url": f"{EXAMPLE}a/transcript.html",
        "type": "text/html",
        "language": "en",
    }
    assert "<cite>Ana:</cite>\n<p>Hello &amp;" in site.text("a/transcript.html")


def test_a_transcript_in_text_without_times_is_in_the_feed_as_it_is(tmp_path: Path) -> None:
    pages = {
        "a.md": page("transcript: t.txt"),
        "media/a.mp3": mp3(5),
        "t.txt": "Ana: Hello.\n\nBo: Hi.\n",
    }
    site = build(tmp_path, pages)
    (link,) = items(site)[0].findall("podcast:transcript", N)
    assert link.attrib == {"url": f"{EXAMPLE}t.txt", "type": "text/plain", "language": "en"}


@pytest.mark.parametrize(
    ("encoded", "words", "said"),
    [
        (SRT.replace("Thanks", "Grüße").encode("utf-16"), "Grüße.", "the file is UTF-16, which few programs read: save it as UTF-8"),
        (SRT.replace("Thanks", "Grüße").encode("latin-1"), "Gr\ufffd\ufffde.", "the file is not UTF-8, and some letters are lost: save it as UTF-8"),
        (SRT.replace("Thanks", "Grüße").encode("utf-8-sig"), "Grüße.", ""),
        (b"\x89PNG\r\n\x1a\n\0\0\0\x0d", "", "the file is not text: name another one"),
    ],
    ids=["UTF-16", "Latin-1", "UTF-8", "no text"],
)  # fmt: skip
def test_a_file_in_another_encoding_is_reported(
    tmp_path: Path, encoded: bytes, words: str, said: str
) -> None:
    pages = {
        "a.md": page("transcript: t.srt\nchapters: c.txt"),
        "media/a.mp3": mp3(5),
        "t.srt": encoded,
    }
    pages["c.txt"] = (
        encoded
        if not words
        else "0:00 Grüße\n0:02 B\n".encode("utf-16" if "16" in said else "utf-8")
    )
    site = build(tmp_path, pages, strict=False)
    place, others = "t.srt", ""
    if not words or "16" in said:
        place, others = "c.txt", " (1 more like this: run `mkdocs-podcast check`)"
    assert [line for line in site.warnings if ": the file" in line] == (
        [f"podcast: {place}: {said}{others}"] if said else []
    )
    assert words == "" or words in site.text("a/transcript.vtt")
    assert ("a/transcript.vtt" in site.files(), "a/chapters.json" in site.files()) == (
        bool(words),
        bool(words),
    )


def test_a_file_that_is_not_text_is_reported_once(tmp_path: Path) -> None:
    pages = {
        "a.md": page("transcript: t.srt\nchapters: c.txt"),
        "media/a.mp3": mp3(5),
        "t.srt": b"\x89PNG\r\n\x1a\n\0\0\0\x0d",
        "c.txt": b"\x89PNG\r\n\x1a\n\0\0\0\x0d",
    }
    site = build(tmp_path, pages, strict=False)
    messages = [line for line in site.warnings if "t.srt" in line or "c.txt" in line]
    others = "(1 more like this: run `mkdocs-podcast check`)"
    assert messages == [f"podcast: c.txt: the file is not text: name another one {others}"]
