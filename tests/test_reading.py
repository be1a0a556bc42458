"""A page's front matter and notes → its episode, and what is wrong with it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from adversarial import PIECES, UNPAIRED_RUNS, seconds, text_of
from mkdocs_podcast.model.episode import Episode, Link, Person, Sponsor
from mkdocs_podcast.model.problems import Problem, Severity
from mkdocs_podcast.source import frontmatter
from mkdocs_podcast.source.episode_reader import Site, is_marked, read_episode
from mkdocs_podcast.source.fields import FIELDS, with_aliases
from mkdocs_podcast.source.frontmatter import FrontMatter
from mkdocs_podcast.source.key_names import flatten

FIRESIDE = "https://player.fireside.fm/v2/abc+def"
YOUTUBE = "https://www.youtube.com/watch?v=abcdefghijk"
CDN = "https://cdn.example.org/"


def read(
    meta: dict[str, Any] | None = None,
    body: str = "Notes.",
    path: str = "episodes/one.md",
    **site: Any,
) -> tuple[Episode, list[Problem]]:
    files = site.pop("files", ())
    return read_episode(
        path, FrontMatter(meta or {}, body), Site(exists=lambda name: name in files, **site)
    )


def episode(
    meta: dict[str, Any] | None = None,
    body: str = "Notes.",
    path: str = "episodes/one.md",
    **site: Any,
) -> Episode:
    return read(meta, body, path, **site)[0]


def sentences(problems: list[Problem]) -> str:
    return "\n".join(map(str, problems))


FIELDS_READ = [
    ({"sponsors": ["Vane"]}, "sponsors", (Sponsor("Vane"),)),
    (
        {"sponsor": {"title": "Vane", "url": "https://a.org", "description": "They sing."}},
        "sponsors",
        (Sponsor("Vane", "https://a.org", "They sing."),),
    ),
    ({"sponsor": True}, "sponsors", ()),
    ({"title": "One"}, "title", "One"),
    ({"TITLE": "One"}, "title", "One"),
    ({"home-title": "One"}, "title", "One"),
    ({"title": None, "name": "One"}, "title", "One"),
    ({"title": "Tom &amp; Jerry\n"}, "title", "Tom & Jerry"),
    ({"podcast": {"title": "One"}}, "title", "One"),
    ({"description": "*One* [two](https://a.org)"}, "summary", "One two"),
    ({"description": "*One* [two](https://a.org)"}, "description", "One two"),
    ({}, "description", ""),
    (
        {
            "links": [
                {"text": "Two", "url": "https://b.org"},
                {"title": "3", "link": "https://c.org"},
            ]
        },
        "reading_list",
        (Link("Two", "https://b.org"), Link("3", "https://c.org")),
    ),
    ({"links": [{"Two": "https://b.org"}, "guide.md", {"text": "no"}]}, "reading_list", ()),
    ({"heroImage": "https://a.org/i.png"}, "image", "https://a.org/i.png"),
    ({"libsyn-image": "https://a.org/i.png"}, "image", "https://a.org/i.png"),
    ({"image": {"path": "https://a.org/i.png"}}, "image", "https://a.org/i.png"),
    ({"images": ["https://a.org/i.png", "x"]}, "image", "https://a.org/i.png"),
    ({"cover": {"square": "https://a.org/i.png"}}, "image", "https://a.org/i.png"),
    ({"episode": {"poster": "https://a.org/i.png"}}, "image", "https://a.org/i.png"),
    ({"tags": "podcast mlops"}, "tags", ("podcast", "mlops")),
    ({"tags": [], "keywords": "a b, c"}, "tags", ("a b", "c")),
    ({"tag": "Machine Learning"}, "tags", ("Machine Learning",)),
    ({"hashtags": "#python #web"}, "tags", ("python", "web")),
    ({"taxonomies": {"tags": ["a"]}}, "tags", ("a",)),
    ({"tags": ["AI", "ai"], "category": "Deep Dive"}, "tags", ("AI", "Deep Dive")),
    ({"tags": ["a"], "categories": ["Podcast", "news"]}, "tags", ("a", "news")),
    ({"cast-time": "00:31:52"}, "duration", 1912),
    ({"podcast_duration": "56:50.000"}, "duration", 3410),
    ({"duration": None, "audio": {"url": CDN + "a.mp3", "duration": "1:00"}}, "duration", 60),
    ({"lastmod": "2026-02-14"}, "updated", dt.datetime(2026, 2, 14, tzinfo=dt.timezone.utc)),
    (
        {"date": {"updated": "2026-02-14"}},
        "updated",
        dt.datetime(2026, 2, 14, tzinfo=dt.timezone.utc),
    ),
    ({"updated": "yes"}, "updated", None),
    ({"epnumber": "007"}, "number", 7),
    ({"episode": 0}, "number", 0),
    ({"episode": {"number": 7}}, "number", 7),
    ({"number": "T-0"}, "label", "T-0"),
    ({"number": "Bonus"}, "type", "bonus"),
    ({"type": "episode", "episode_type": "Trailer"}, "type", "trailer"),
    ({"type": "Pauta", "number": "Trailer"}, "type", "trailer"),
    ({"section": 2}, "season", 2),
    ({"season": 0}, "season", 0),
    ({"podcast": {"season": 0}}, "season", 0),
    ({"section": 0}, "season", None),
    ({"explicit": "clean"}, "explicit", False),
    ({"explicit": "yes"}, "explicit", True),
    ({"draft": True}, "draft", True),
    ({"published": False}, "draft", True),
    ({"published": True}, "draft", False),
    ({"episode_guid": "fireside/1  2"}, "guid", "fireside/1 2"),
    ({"aliases": ["/12", "/wolf"]}, "redirects", ("/12", "/wolf")),
    ({"transcript": 1}, "transcript", None),
    ({"transcript": "a.vtt"}, "transcript", "a.vtt"),
    (
        {"podcast_chapters": {"version": "1", "chapters": [{"startTime": 0}]}},
        "chapters",
        [{"startTime": 0}],
    ),
]


def test_a_long_description_is_whole_and_its_summary_short() -> None:
    description = "Bread is more than flour and water. " * 25
    made = episode({"description": description})
    assert made.description == description.strip()
    assert made.summary == made.description[: len(made.summary)]
    assert 400 < len(made.summary) <= 500


@pytest.mark.parametrize(("meta", "field", "meant"), FIELDS_READ)
def test_a_field_is_read_under_every_name_it_goes_by(
    meta: dict[str, Any], field: str, meant: Any
) -> None:
    assert getattr(episode(meta), field) == meant


@pytest.mark.parametrize(
    ("meta", "body", "path", "meant"),
    [
        ({}, "# From the *heading* { #id }\n", "a.md", "From the heading"),
        ({}, "From the line\n=====\n", "a.md", "From the line"),
        ({}, "Words\n\n# Later\n", "2022-01-02-from-the-name.md", "From the name"),
        ({}, "", "episodes/the-folder/index.md", "The folder"),
        ({"title": True}, "", "x_y.md", "X y"),
        ({}, "# " + "#" * 100_000, "long.md", "#" * 20),
    ],
    ids=["heading", "underlined", "file", "bundle", "boolean", "long"],
)
def test_a_title_comes_from_the_heading_or_the_file(
    meta: dict[str, Any], body: str, path: str, meant: str
) -> None:
    assert episode(meta, body, path).title.startswith(meant)


@pytest.mark.parametrize(
    ("title", "path", "number", "label"),
    [
        ("Episode 12: the twelfth", "a.md", 12, ""),
        ("Folge 3", "a.md", 3, ""),
        ("Episódio 144: Osvaldo", "a.md", 144, ""),
        ("A talk (#7)", "a.md", 7, ""),
        ("DNE 323 - TC39 #01", "a.md", 323, ""),
        ("CR 074: Justifying", "a.md", 74, ""),
        ("Радио-Т 371", "posts/podcast-371.md", 371, ""),
        ("Plain", "ep003.md", 3, ""),
        ("Plain", "053-everaldo.md", 53, ""),
        ("Plain", "2021-08-19-Ep25-Why.md", 25, ""),
        ("Plain", "34.5 - half.md", None, "34.5"),
        ("Plain", "episodes/12-one/index.md", 12, ""),
        ("Plain", "2015-in-review.md", None, ""),
        ("HTTP 2: what is new", "a.md", None, ""),
        ("C# for everyone", "a.md", None, ""),
        ("Plain", "episode-notes.md", None, ""),
        ("ep3 - the third", "a.md", 3, ""),
        ("Ep. 3: the third", "a.md", 3, ""),
        ("第12回 夏の話", "a.md", 12, ""),
        ("第１２回", "a.md", 12, ""),
        ("Plain", "my-show-ep3.md", 3, ""),
        ("Plain", "ep3/index.md", 3, ""),
        ("Episode 1.5: in between", "a.md", None, "1.5"),
        ("Episode 1. Begin", "a.md", 1, ""),
        ("Episode 12.5.2020", "a.md", None, ""),
        ("5-28-2020", "5-28-20.md", None, ""),
        ("News", "5-28-2020.md", None, ""),
        ("News", "28_05_2020-news.md", None, ""),
        ("#-1", "a.md", None, ""),
        ("Plain", "-1.md", None, ""),
        ("Episode 0: how it began", "a.md", 0, ""),
        ("Plain", "00-intro.md", None, ""),
        ("Plain", "20200409-plain.md", None, ""),
        ("Step 3 of 5", "a.md", None, ""),
        ("E12 - the twelfth", "a.md", 12, ""),
        ("Plain", "folge-4.md", 4, ""),
    ],
)
def test_a_number_comes_from_the_title_or_the_file(
    title: str, path: str, number: int | None, label: str
) -> None:
    found = episode({"title": title}, "", path)
    assert (found.number, found.label) == (number, label)


@pytest.mark.parametrize(
    ("meta", "body", "path", "meant"),
    [
        ({"date": {"created": "2022-10-24"}}, "", "a.md", "2022-10-24"),
        ({"Date": "broken", "PublishDate": "2021-08-15"}, "", "a.md", "2021-08-15"),
        ({}, "", "2021-8-9-x.md", "2021-08-09"),
        ({}, "", "2021-08-09-x/index.md", "2021-08-09"),
        ({}, "", "2021-13-09-x.md", None),
        ({}, "", "20200409-x.md", "2020-04-09"),
        ({"date": 20200409}, "", "a.md", "2020-04-09"),
        ({"date": "20200409"}, "", "a.md", "2020-04-09"),
        ({"date": 20201350}, "", "a.md", None),
        ({"pubDate": "09 Sep 2024 09:09:94"}, "", "a.md", "2024-09-09"),
        ({"date": "2024-09-09 25:00"}, "", "2020-01-01-a.md", "2024-09-09"),
        ({"date": "2024-09-09 25:00", "pubdate": "2024-09-10"}, "", "a.md", "2024-09-10"),
        ({}, "* Air Date: 2013-11-04\n", "a.md", "2013-11-04"),
        ({}, "Hello\n\n**Published:** October 24, 2022\n", "a.md", "2022-10-24"),
        ({}, "Published: soon enough\n", "a.md", None),
        ({"published": True}, "", "a.md", None),
    ],
)
def test_a_date_comes_from_the_keys_the_file_or_the_notes(
    meta: Any, body: str, path: str, meant: str | None
) -> None:
    found = episode(meta, body, path).date
    assert (found and found.date().isoformat()) == meant


def test_a_date_whose_time_is_not_valid_is_reported_and_keeps_its_day() -> None:
    front = frontmatter.read("---\ntitle: One\ndate: 2024-09-09 09:09:94\n---\n")
    found, (problem,) = read_episode("a.md", front, Site())
    assert found.date is not None
    assert found.date.isoformat() == "2024-09-09T00:00:00+00:00"
    assert problem.line == 3
    assert "`2024-09-09 09:09:94` has a day, but no valid time" in problem.message


@pytest.mark.parametrize(
    ("meta", "path", "season", "number"),
    [
        ({"title": "S02E03 - Bar"}, "a.md", 2, 3),
        ({"title": "2x03 - Bar"}, "a.md", 2, 3),
        ({"title": "[02x03] Bar"}, "a.md", 2, 3),
        ({"title": "Bar"}, "2x03-bar.md", 2, 3),
        ({"title": "2x12: Bar"}, "a.md", 2, 12),
        ({"title": "10x10 rules"}, "a.md", None, None),
        ({"title": "16x1.5 is 24"}, "a.md", None, None),
        ({"title": "A grid of 3x12"}, "a.md", None, None),
        ({"title": "s2e3"}, "a.md", 2, 3),
        ({"title": "S2 E3: Bar"}, "a.md", 2, 3),
        ({"title": "Season 2, Episode 3"}, "a.md", 2, 3),
        ({"title": "Bar (Season 2 | Ep. 3)"}, "a.md", 2, 3),
        ({"title": "Staffel 2 Folge 3"}, "a.md", 2, 3),
        ({"title": "S01E00 - Pilot"}, "a.md", 1, 0),
        ({"title": "Foo", "episode": "Season 1 Episode 12"}, "a.md", 1, 12),
        ({"title": "Foo", "episode": "S1E12", "season": 4}, "a.md", 4, 12),
        ({"title": "S02E03", "number": 9}, "a.md", None, 9),
        ({"title": "Foo"}, "s02e03-foo.md", 2, 3),
        ({"title": "Foo"}, "my_show_s02e03.md", 2, 3),
        ({"title": "Foo"}, "season-2/ep3.md", 2, 3),
        ({"title": "Foo"}, "s02/e03.md", 2, 3),
        ({"title": "Foo"}, "Season 2/3/index.md", 2, 3),
        ({"title": "Foo", "season": 5}, "season-2/3.md", 5, 3),
        ({"title": "Foo", "season": "S05"}, "a.md", 5, None),
        ({"title": "Foo", "season": "Season 5"}, "a.md", 5, None),
        ({"title": "Foo"}, "s3/notes.md", None, None),
        ({"title": "Foo"}, "seasonal/notes.md", None, None),
        ({"title": "Season's 3 episodes"}, "a.md", None, None),
        ({"title": "OS3E4"}, "a.md", None, None),
    ],
)
def test_season_and_number_come_from_one_text_or_from_folder_and_file(
    meta: dict[str, Any], path: str, season: int | None, number: int | None
) -> None:
    found = episode(meta, "", path)
    assert (found.season, found.number) == (season, number)


@pytest.mark.parametrize(
    ("meta", "seconds_long"),
    [
        ({"length": "38:31"}, 2311),
        ({"podcast_length": "1:02:03"}, 3723),
        ({"size": "26 min"}, 1560),
        ({"audio": {"url": CDN + "a.mp3", "length": "38:31"}}, 2311),
        ({"runtime": "38:31"}, 2311),
        ({"runningTime": "38:31"}, 2311),
        ({"length": "38:31", "duration": "40:00"}, 2400),
        ({"length": "24381952"}, None),
        ({"length": 2311}, None),
        ({"length": "24 MB"}, None),
    ],
)
def test_a_duration_is_found_under_any_key_that_holds_one(
    meta: dict[str, Any], seconds_long: int | None
) -> None:
    found = episode(meta)
    durations = [found.duration, *(audio.duration for audio in found.audio)]
    assert next(filter(None, durations), None) == seconds_long


@pytest.mark.parametrize(
    "people",
    [
        {"ana": "https://example.org/ana"},
        [{"ana": "https://example.org/ana"}],
        [{"name": "ana", "url": "https://example.org/ana"}],
        {"ana": {"url": "https://example.org/ana"}},
    ],
)
def test_a_mapping_of_names_to_addresses_names_people(people: Any) -> None:
    found, problems = read({"guests": people})
    assert found.people == (Person("ana", "guest", "https://example.org/ana"),)
    assert problems == []


def test_an_address_without_a_name_is_not_taken_for_a_person() -> None:
    found, problems = read({"guests": [{"url": "https://example.org/ana"}]})
    assert found.people == ()
    assert "names nobody" in sentences(problems)


def test_a_missing_recording_in_a_mapping_is_reported_once() -> None:
    _, problems = read({"audio": {"file": "gone.mp3"}})
    assert len(problems) == 1


def test_a_duration_comes_from_the_notes() -> None:
    assert episode({}, "* Duration: 60 mins 10 secs\n").duration == 3610


AUDIO = [
    ({"audio": "https://a.org/x y.mp3"}, ["https://a.org/x%20y.mp3"]),
    ({"audio": {"file": "https://a.org/x.mp3"}}, ["https://a.org/x.mp3"]),
    ({"audioformats": {"mp3": "https://a.org/x.mp3", "opus": "https://a.org/x.opus"}},
     ["https://a.org/x.mp3", "https://a.org/x.opus"]),
    ({"episode": {"audio": [{"url": "https://a.org/x.mp3"}, {"url": "https://a.org/x.ogg"}]}},
     ["https://a.org/x.mp3", "https://a.org/x.ogg"]),
    ({"extra": {"audio_file": "https://a.org/x.mp3"}}, ["https://a.org/x.mp3"]),
    ({"enclosure": {"url": "https://a.org/x.mp3", "length": 20_000}}, ["https://a.org/x.mp3"]),
    ({"podcast": "https://a.org/x.mp3"}, ["https://a.org/x.mp3"]),
    ({"url": "https://traffic.megaphone.fm/FSI3542554899.mp3"}, ["https://traffic.megaphone.fm/FSI3542554899.mp3"]),
    ({"url": "https://a.org/x.mp4"}, ["https://a.org/x.mp4"]),
    ({"url": "https://a.org/page"}, []),
    ({"link": "https://a.org/", "download": "https://a.org/x.mp3"}, ["https://a.org/x.mp3"]),
    ({"podcast": "my-show", "file": "notes.txt", "media": 12}, []),
    ({"audio": False, "podcast_file": "https://a.org/x.mp3"}, ["https://a.org/x.mp3"]),
    ({"audio": "no"}, []),
    ({"audio": None, "mp3": ""}, []),
    ({"audio": "gone.mp3", "mp3": "https://a.org/x.mp3"}, ["https://a.org/x.mp3"]),
]  # fmt: skip


@pytest.mark.parametrize(("meta", "urls"), AUDIO)
def test_the_recording_is_found_under_every_key_that_means_one(
    meta: dict[str, Any], urls: list[str]
) -> None:
    assert [one.url for one in episode(meta).audio] == urls


@pytest.mark.parametrize(
    ("rest", "length", "duration"),
    [
        ("\n24381952\naudio/mpeg\n", 24_381_952, None),
        (" 24381952 audio/mpeg", 24_381_952, None),
        ("\n0\naudio/mpeg", None, None),
        ('\n24381952\naudio/mpeg\na:1:{s:8:"duration";s:8:"00:10:00";}', 24_381_952, 600),
    ],
)
def test_an_enclosure_is_also_read_as_wordpress_has_it(
    rest: str, length: int | None, duration: int | None
) -> None:
    text = "https://a.org/x.mp3" + rest
    for value in (text, [text]):
        (audio,) = episode({"enclosure": value}).audio
        assert (audio.url, audio.type) == ("https://a.org/x.mp3", "audio/mpeg")
        assert (audio.length, audio.duration) == (length, duration)


@pytest.mark.parametrize(
    ("name", "prefix", "url"),
    [
        ("one.mp3", CDN, CDN + "one.mp3"),
        ("2021/one.mp3", CDN, CDN + "2021/one.mp3"),
        ("25 - A talk.mp3", CDN, CDN + "25%20-%20A%20talk.mp3"),
        ("25%20-%20A.mp3", CDN, CDN + "25%20-%20A.mp3"),
        ("wait...what #1.mp3", CDN, CDN + "wait...what%20%231.mp3"),
        ("rt_podcast371", CDN + "{filename}.mp3", CDN + "rt_podcast371.mp3"),
        ("rt_podcast371", CDN, None),
        ("one.mp3", "", None),
        ("/one.mp3", CDN, None),
        ("../one.mp3", CDN, None),
        ("%2e%2e/one.mp3", CDN, None),
        ("a/..\\one.mp3", CDN, None),
        ("javascript:alert(1).mp3", CDN, None),
    ],
)
def test_a_bare_name_is_below_the_media_prefix(name: str, prefix: str, url: str | None) -> None:
    found, problems = read({"audio": name}, media_prefix=prefix)
    assert [one.url for one in found.audio] == ([url] if url else [])
    assert bool(problems) == (url is None)


@pytest.mark.parametrize(
    ("address", "path", "base"),
    [
        ("media/a.mp3", "media/a.mp3", "/"),
        ("a.mp3", "episodes/a.mp3", "/"),
        ("../media/a.mp3", "media/a.mp3", "/"),
        ("/media/a.mp3", "media/a.mp3", "/"),
        ("/show/media/a.mp3", "media/a.mp3", "/show/"),
        ("media/a%20b.mp3", "media/a b.mp3", "/"),
        ("media/a b.mp3?x=1#t=2", "media/a b.mp3", "/"),
        ("media/01-#1.mp3", "media/01-#1.mp3", "/"),
        ("media/50%25 off?.mp3", "media/50%25 off?.mp3", "/"),
    ],
)
def test_a_file_is_found_from_the_page_and_from_the_docs_folder(
    address: str, path: str, base: str
) -> None:
    found = episode({"audio": address, "image": address}, files=[path], base_path=base)
    assert [(one.url, one.local) for one in found.audio] == [(path, True)]
    assert (found.image, found.image_local) == (path, True)


HOSTILE = [
    *("../../etc/passwd.mp3", "..\\..\\x.mp3", "%2e%2e/%2e%2e/x.mp3", "/../x.mp3", "/../../x.mp3", "a/../../../x.mp3"),
    *("..", "../..", "%2e%2e%5cx.mp3", "/%2e%2e/x.mp3", "..%2f..%2fx.mp3", "\x00../x.mp3", "x.mp3%00.png", "//", "///"),
    *("javascript:alert(1)", "JavaScript:alert(1)//.mp3", " javascript:x.mp3", "java\tscript:x.mp3"),
    *("data:audio/mp3;x.mp3", "vbscript:x.mp3", "file:///etc/passwd.mp3", "C:\\x.mp3", "\\\\host\\x.mp3"),
    *("blob:x.mp3", "\x01javascript:x.mp3"),
]  # fmt: skip


@pytest.mark.parametrize("address", HOSTILE)
@pytest.mark.parametrize("page", ["one.md", "deep/er/one.md"])
def test_no_address_leads_out_of_the_docs_folder_or_runs_a_script(address: str, page: str) -> None:
    site = Site(exists=lambda path: True, media_prefix=CDN)
    keys = ("audio", "mp3", "image", "youtube", "player", "spotify", "video")
    meta = {
        **dict.fromkeys(keys, address),
        "guests": [{"name": "A", "url": address, "image": address}],
    }
    found, _ = read_episode(
        page, FrontMatter(meta, f"![x]({address})\n\n<audio src='{address}'>"), site
    )
    local = [one.url for one in found.audio if one.local] + [found.image] * found.image_local
    assert not any(
        path.split("/")[0] in {"", ".."} or "\\" in path or "\0" in path for path in local
    )
    assert not any(
        path.lower().lstrip().startswith(("javascript:", "data:", "vbscript:", "file:"))
        for path in local
    )
    remote = [one.url for one in found.audio if not one.local] + [found.image] * (
        not found.image_local
    )
    remote += [
        found.player,
        *(link.url for link in found.links),
        *(person.url for person in found.people),
    ]
    assert all(url.startswith("https://") for url in remote if url)


def test_a_size_in_front_matter_is_that_of_the_first_format() -> None:
    found = episode({"audio": [CDN + "a.mp3", CDN + "a.ogg"], "podcast_bytes": "54,660,891"})
    assert [one.length for one in found.audio] == [54660891, None]


@pytest.mark.parametrize(
    ("meta", "body", "player", "in_notes"),
    [
        ({"player": FIRESIDE}, "Notes.", FIRESIDE, False),
        ({"anchorEmbedding": f'<iframe src="{FIRESIDE}" width="1">'}, "Notes.", FIRESIDE, False),
        ({"audio": FIRESIDE}, "Notes.", FIRESIDE, False),
        ({"youtube": "abcdefghijk"}, "Notes.", YOUTUBE, False),
        ({}, f'<iframe src="{FIRESIDE}"></iframe>', FIRESIDE, True),
        ({"youtube": "zyxwvutsrqp"}, f'<iframe src="{FIRESIDE}"></iframe>', FIRESIDE, True),
        ({"youtube": "abcdefghijk"}, '<iframe src=https://www.youtube.com/embed/abcdefghijk>', YOUTUBE, False),
        ({"youtube": "abcdefghijk"}, "Watch:\n\nhttps://youtu.be/abcdefghijk\n\nMore", YOUTUBE, False),
        ({"youtube": "abcdefghijk"}, "{{< youtube abcdefghijk >}}", YOUTUBE, False),
        ({"youtube": "abcdefghijk"}, "{% include youtube.html id='abcdefghijk' %}", YOUTUBE, False),
        ({}, f"> {FIRESIDE}", FIRESIDE, True),
        ({}, f"> As they say:\n>\n> {FIRESIDE}\n>\n> More", FIRESIDE, True),
        ({}, f"Code:\n\n    <iframe src='{FIRESIDE}'></iframe>", "", False),
        ({}, f"- Item\n\n    <iframe src='{FIRESIDE}'></iframe>", FIRESIDE, True),
        ({"youtube": "abcdefghijk"}, "Another:\n\nhttps://youtu.be/zyxwvutsrqp", YOUTUBE, False),
        ({}, '{% include transistor.html id="1a2b3c4d" %}', "https://share.transistor.fm/s/1a2b3c4d", True),
        ({}, f'```\n<iframe src="{FIRESIDE}"></iframe>\n```', "", False),
        ({"youtube": True, "spotify": "no", "libsynid": "my-show"}, "Notes.", "", False),
        ({"player": "javascript:alert(1)"}, "Notes.", "", False),
    ],
)  # fmt: skip
def test_an_episode_has_one_player_in_one_place(
    meta: Any, body: str, player: str, in_notes: bool
) -> None:
    found = episode(meta, body)
    assert (found.player, found.player_in_notes, found.audio) == (player, in_notes, ())


@pytest.mark.parametrize(
    ("meta", "body", "audio"),
    [
        ({}, "[listen](https://a.org/x.mp3)", "https://a.org/x.mp3"),
        ({}, "![Listen](https://a.org/x.mp3)", "https://a.org/x.mp3"),
        ({}, "<audio controls src='https://a.org/x.mp3'>", "https://a.org/x.mp3"),
        ({}, "<audio controls>\n<source src=https://a.org/x.mp3>\n</audio>", "https://a.org/x.mp3"),
        ({}, "<audio src='https://a.org/x.mp3'>", "https://a.org/x.mp3"),
        ({}, "Code:\n\n    <audio src='https://a.org/x.mp3'>", None),
        ({}, "<!-- <audio src='https://a.org/x.mp3'> -->", None),
        ({}, "- Item\n\n    <audio src='https://a.org/x.mp3'>", "https://a.org/x.mp3"),
        ({}, "`<audio src='https://a.org/x.mp3'>`", None),
        (
            {},
            "```\n[x](https://a.org/y.mp3)\n```\n\n[x](https://a.org/x.mp3)",
            "https://a.org/x.mp3",
        ),
        ({"audio": CDN + "a.mp3"}, f"![Listen]({CDN}a.mp3)", CDN + "a.mp3"),
        ({"audio": CDN + "a.mp3"}, "A clip: ![Clip](https://a.org/clip.mp3)", CDN + "a.mp3"),
        ({"audio": CDN + "a.mp3"}, "<audio controls src=https://a.org/clip.mp3>", CDN + "a.mp3"),
        ({"audio": "media/a.mp3"}, "![Listen](../media/a.mp3 'hint')", "media/a.mp3"),
        ({"audio": CDN + "a.mp3"}, f'<iframe src="{FIRESIDE}"></iframe>', CDN + "a.mp3"),
        ({"audio": CDN + "a.mp3", "youtube": "abcdefghijk"}, YOUTUBE, CDN + "a.mp3"),
    ],
)
def test_an_episode_without_a_recording_has_that_of_its_notes(
    meta: Any, body: str, audio: str | None
) -> None:
    found = episode(meta, body, files=["media/a.mp3"])
    assert [one.url for one in found.audio] == ([audio] if audio else [])


MP3 = "[Listen](https://a.org/x.mp3)"
FRAME = f'<iframe src="{FIRESIDE}"></iframe>'


@pytest.mark.parametrize(
    ("meta", "body", "audio"),
    [
        ({}, MP3, "https://a.org/x.mp3"),
        ({}, MP3.replace("mp3", "aac"), "https://a.org/x.aac"),
        ({}, "[Listen](https://a.org/x.m4b?x=1 'A title')", "https://a.org/x.m4b?x=1"),
        ({}, "[Listen](https://a.org/x.flac#t=10)", "https://a.org/x.flac#t=10"),
        ({}, "[a](https://www.oggcamp.example/) [b](https://a.org/x.mp3)", "https://a.org/x.mp3"),
        ({}, "We were at [OggCamp](https://www.oggcamp.example/).", None),
        ({}, "[A host](https://www.ogg) [another](https://www.mp3?x=1)", None),
        ({}, "[A page](https://a.org/x.mp3.html) [and](https://a.org/x.mp3/about)", None),
        ({}, f"{FRAME}\n\n{MP3}", None),
        ({"player": FIRESIDE}, MP3, None),
        ({"youtube": "abcdefghijk"}, MP3, None),
        ({}, f"{MP3} <audio src='https://a.org/own.ogg'></audio>", "https://a.org/own.ogg"),
        ({}, f"{FRAME}\n\n<audio src='https://a.org/own.ogg'></audio>", "https://a.org/own.ogg"),
    ],
)
def test_a_link_is_the_recording_only_where_nothing_else_says_what_is_heard(
    meta: Any, body: str, audio: str | None
) -> None:
    assert [recording.url for recording in episode(meta, body).audio] == ([audio] if audio else [])


@pytest.mark.parametrize(
    "body",
    [
        FRAME,
        "We spoke of this before:\n\nhttps://open.spotify.com/episode/4rOoJ6Egrf8K2IrywzwOMk",
        "https://podcasts.apple.com/us/podcast/x/id1?i=2",
        "https://share.transistor.fm/s/1a2b3c4d",
        "https://soundcloud.com/a/b",
    ],
)
def test_a_provider_in_the_notes_does_not_replace_the_recording_in_front_matter(body: str) -> None:
    read_page = episode({"audio": CDN + "a.mp3"}, body)
    assert [recording.url for recording in read_page.audio] == [CDN + "a.mp3"]
    assert (read_page.player, read_page.player_in_notes) == ("", False)


def test_a_recording_beside_a_provider_s_address_is_the_episode() -> None:
    read_page = episode({"audio": [FIRESIDE, CDN + "a.mp3"]})
    assert [recording.url for recording in read_page.audio] == [CDN + "a.mp3"]
    assert read_page.player == ""


def test_links_come_from_addresses_and_from_ids_that_look_like_one() -> None:
    meta = {
        "youtube": "my channel",
        "youtube_url": YOUTUBE,
        "spotify_episode_id": "4rOoJ6Egrf8K2IrywzwOMk",
        "apple_podcasts": 12,
        "soundcloud-id": "207903866",
    }
    assert episode(meta).links == (
        Link("YouTube", YOUTUBE),
        Link("Spotify", "https://open.spotify.com/episode/4rOoJ6Egrf8K2IrywzwOMk"),
        Link(
            "SoundCloud",
            "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/207903866",
        ),
    )


def test_a_slug_stands_for_the_person_with_that_page() -> None:
    pages = {"ana": Person("Ana Ferreira", path="guests/ana.md")}
    found = episode({"hosts": ["ana"], "guests": ["tom", "Eve Adams"]}, person=pages.get)
    assert found.hosts == (Person("Ana Ferreira", "host", path="guests/ana.md"),)
    assert [person.name for person in found.guests] == ["tom", "Eve Adams"]


def test_a_guest_who_is_also_a_host_is_listed_once() -> None:
    assert [person.name for person in episode({"guests": "Ana, Tom", "hosts": "Tom"}).people] == [
        "Ana",
        "Tom",
    ]


PROBLEMS = [
    ("title: One\nplayer: https://?x", 3, "`https://?x` is not the address of a player", False),
    (
        "title: One\naudio: https://?x",
        3,
        "`https://?x` is not an address that a page may load",
        False,
    ),
    (
        "title: One\nimage: https://#x",
        3,
        "`https://#x` is not an address that a page may load",
        False,
    ),
    (
        "title: One\ndate: 2022-01-27-16T00:02:00Z",
        3,
        "`date`: `2022-01-27-16T00:02:00Z` is not a date",
        False,
    ),
    (
        "date: broken\npublish_date: January 27, 2022",
        2,
        "(`publish_date` is used instead)",
        False,
    ),
    ("duration: MM:SS", 2, "`duration`: `MM:SS` is not a length of time", False),
    ("title: One\nAudio: gone.mp3", 3, "`Audio`: `gone.mp3` is not in the docs folder", False),
    ("audio: javascript:alert(1)", 2, "is not an address that a page may load", False),
    (
        "tags: [one, [two, three]]",
        2,
        "`tags`: a list holds no tags: write a list, such as [monitoring, mlops]",
        False,
    ),
    (
        "title: x\ntags: [{name: One, slug: one}, two]",
        3,
        "`tags`: a mapping with `name`, `slug` holds no tags",
        False,
    ),
    (
        "audio: [https://a.org/a.mp3, 7]",
        2,
        "`audio`: `7` names no recording: give a file, a URL",
        False,
    ),
    ("image: gone.png", 2, "put the file there, or give its URL", False),
    ("image: /assets/gone.png", 2, "`image`", True),
    ("title: x\nimage: {path: gone.png}\nthumbnail: gone.png", 3, "`image`", False),
]


@pytest.mark.parametrize(("source", "line", "sentence", "minor"), PROBLEMS)
def test_a_problem_has_its_line_and_a_remedy(
    source: str, line: int, sentence: str, minor: bool
) -> None:
    _, problems = read_episode("a.md", frontmatter.read(f"---\n{source}\n---\n"), Site())
    assert len(problems) == 1
    assert (problems[0].line, problems[0].severity is Severity.INFO) == (line, minor)
    assert sentence in problems[0].message


REFUSED = [
    ("tags: [“sea”, “salt”]", "`tags`: the quotes of `“sea”` are a part of it: write `sea`"),
    ("sponsors: [A, 3]", "`sponsors`: in entry 2, `3` does not say enough: write it as `{name:"),
    ("updated: {a: b}", "`updated`: a mapping with `a` is not a date: write it as 2026-01-31"),
    ("redirect_from: {a: b}", "`redirect_from`: a mapping with `a` is not an earlier address"),
    ("player: [1]", "`player`: a list is not the address of a player: give it in full"),
    ("embed: 3", "`embed`: `3` is not the address of a player: give it in full"),
    ("reading_list: [a]", "`reading_list`: a list holds no links: write a list of `{text, url}`"),
    ("description: {en: a}", "`description`: a mapping with `en` is not a summary"),
    ("enclosure: [1, 2]", "`enclosure`: a list names no recording: give a file"),
    ("enclosure: {length: 12}", "`enclosure`: a mapping with `length` names no recording"),
    ("value: 3", "`value`: `3` cannot be used: write it as `"),
    ("apple_title: [1]", "`apple_title`: a list cannot be used: write it as `"),
    (
        "sponsors: [{url: 'https://a.org'}]",
        "`sponsors`: it has no `name`: write it as `{name: Kettle",
    ),
    (
        "sponsors: [{name: A, url: a.org}]",
        "`sponsors`: its `url`, `a.org`, is not an address that begins",
    ),
    (
        "sponsors: [A, {url: 'https://a.org'}]",
        "`sponsors`: in entry 2, it has no `name`: write it as `{name: Kettle",
    ),
    ("season: two", "`season`: `two` is not a season's number: write a number from 1 to 999999"),
    (
        "season: 1000000",
        "`season`: `1000000` is not a season's number: write a number from 1 to 999999",
    ),
    ("season: -1", "`season`: `-1` is not a season's number"),
    ("season: [1]", "`season`: a list is not a season's number"),
    ("number: -3", "`number`: `-3` is not an episode's number: write a number from 1 up"),
    ("number: [3]", "`number`: a list is not an episode's number"),
    ("episode: [3]", "`episode`: a list is not an episode's number"),
    (
        "type: episodic",
        "`type`: `episodic` is not a type of episode: write `full`, `trailer` or `bonus`",
    ),
    ("type: trailor", "`type`: `trailor` is not a type"),
    ("type: Bonus episode", "`type`: `Bonus episode` is not a type"),
    ("episode_type: interview", "`episode_type`: `interview` is not a type"),
    ("published: maybe", "`published`: `maybe` is neither true nor false"),
    ("draft: [a]", "`draft`: a list is neither true nor false"),
    ("guests: 5", "`guests`: `5` names nobody: write a name, or a mapping with `name`"),
    ("hosts: true", "`hosts`: `true` names nobody"),
    ("hosts: [Ana, [Tom, Eve]]", "`hosts`: a list names nobody"),
    ("guests: [{nam: Ana}]", "`guests`: a mapping with `nam` names nobody"),
    (
        "guests: [{name: Ana, url: 'javascript:alert(1)'}]",
        "`guests`: the address of Ana is not one that a page may load",
    ),
    ("guests: {Ana: {link: example.org}}", "`guests`: the address of Ana is not one"),
    ("guests: '[Ana](javascript:x)'", "`guests`: the address of Ana is not one"),
    ("guests: [{name: Ana, image: gone.png}]", "`guests`: `gone.png` is not in the docs folder"),
    ("audio: 5", "`audio`: `5` names no recording: give a file, a URL, or a mapping with `url`"),
    ("audio: {ur: x}", "`audio`: a mapping with `ur` names no recording"),
    ("tags: {a: b}", "`tags`: a mapping with `a` holds no tags: write a list"),
    ("tags: true", "`tags`: `true` holds no tags"),
    ('duration: "99:99:99"', "`duration`: `99:99:99` is not a length of time: write it as 1:02:03"),
    ("duration: [1]", "`duration`: a list is not a length of time"),
    ("duration: 400000", "`duration`: `400000` is not a length of time"),
    ("title: [a, b]", "`title`: a list is not a title: write it as one text"),
    ("date: 20221327", "`date`: `20221327` is not a date: write it as 2026-01-31"),
    ("description: [a]", "`description`: a list is not a summary"),
    ("guid: [a]", "`guid`: a list is not a GUID"),
    (
        "chapters: 5",
        "`chapters`: `5` holds no chapters: give a list of `{start, title}`, a file, or `notes`",
    ),
    ("chapters: true", "`chapters`: `true` holds no chapters"),
    ("transcript: 12", "`transcript`: `12` is not a transcript: give a file, a URL, or a list"),
    ("transcript: true", "`transcript`: `true` is not a transcript"),
    (
        "transcript: gone.vtt",
        "`transcript`: `gone.vtt` is not in the docs folder: put the file there, or give its URL",
    ),
    (
        "transcript: [{url: gone.vtt}, {url: 'https://a.org/b.srt'}]",
        "`transcript`: `gone.vtt` is not in",
    ),
    (
        "transcript: javascript:alert(1)",
        "`transcript`: `javascript:alert(1)` is not an address that a page may load",
    ),
    ("chapters: gone.json", "`chapters`: `gone.json` is not in the docs folder"),
    ("chapters: note", "`chapters`: `note` is not in the docs folder"),
    ("LibSyn-Image: gone.png", "`LibSyn-Image`: `gone.png`"),
    ("Podcast:\n  Season: two", "`Season`: `two`"),
    ("Episode: {Duration: MM:SS}", "`Episode.Duration`: `MM:SS`"),
]


@pytest.mark.parametrize(("source", "sentence"), REFUSED)
def test_an_unusable_value_is_reported_under_the_key_that_the_author_wrote(
    source: str, sentence: str
) -> None:
    _, problems = read_episode("a.md", frontmatter.read(f"---\nx: 1\n{source}\n---\n"), Site())
    assert [problem.message[: len(sentence)] for problem in problems] == [sentence]
    assert problems[0].line in {3, 4}
    assert problems[0].severity is not Severity.INFO


@pytest.mark.parametrize(
    "source",
    [
        *(
            "audio: no",
            "audio: true",
            "audio: 'no'",
            "audio: {url: '', length: 0}",
            "audio: {url: }",
            "audio: []",
        ),
        *(
            "cover: true",
            "image: {alt: x}",
            "image: false",
            "transcript: 1",
            "transcript: 0",
            "transcript: no",
        ),
        *(
            "published: 2022-01-27",
            "published: 'January 27, 2022'",
            "published: yes",
            "draft:",
            "explicit: clean",
        ),
        *(
            "type: page",
            "type: episode",
            "type: Podcast",
            "type: ''",
            "section: intro",
            "season: 0",
            "season:",
        ),
        *(
            "number: T-0",
            "number: 34.5",
            "number: two",
            "episode: {title: x}",
            "episode: true",
            "duration: '0:00'",
        ),
        *(
            "duration: 0",
            "guests: []",
            "guests: ['']",
            "guests: no",
            "guests: {name: ''}",
            "voices: {Ana: true}",
        ),
        *(
            "guests: [{name: Ana, url: ''}]",
            "guests: [{name: Ana, url: 'x', link: 'https://a.org'}]",
            "tags: [null]",
        ),
        *(
            "actor_ids: [1, 2]",
            "people: 12",
            "tags:",
            "categories: []",
            "title: ''",
            "guid: 12",
            "id: [1]",
        ),
        *(
            "chapters: notes",
            "chapters: Notes",
            "chapters: '00:00 Hello'",
            "chapters: ['00:00 Hello']",
        ),
        *(
            "chapters: {chapters: [{startTime: 0, url: x}]}",
            "chapters: [{start: 0, title: x, url: gone.html}]",
        ),
        *(
            "transcript: 'https://a.org/t.vtt'",
            "transcript: |\n  Ana: Hello.\n  Tom: Hello.",
            "transcripts: []",
        ),
        *("date: {created: 2022-01-27}", "url: 5", "podcast: my-show", "length: 12", "link: x"),
    ],
)
def test_a_value_with_another_meaning_elsewhere_is_not_a_mistake(source: str) -> None:
    _, problems = read_episode("a.md", frontmatter.read(f"---\n{source}\n---\n"), Site())
    assert sentences(problems) == ""


def test_a_section_that_a_site_keeps_under_type_is_only_mentioned() -> None:
    _, problems = read({"type": "Interviews"})
    assert [
        (
            problem.severity is Severity.INFO,
            "`Interviews` is not a type of episode" in problem.message,
        )
        for problem in problems
    ] == [(True, True)]


@pytest.mark.parametrize("address", ["media/a.vtt", "../media/a.vtt", "/media/a.vtt"])
def test_a_transcript_and_chapters_are_found_as_audio_is(address: str) -> None:
    found, problems = read(
        {"transcript": address, "chapters": {"url": address}}, files=["media/a.vtt"]
    )
    assert (found.transcript, found.chapters, problems) == (address, {"url": address}, [])


def test_a_transcript_that_another_server_may_have_is_only_mentioned() -> None:
    assert [
        problem.severity is Severity.INFO for problem in read({"transcript": "/gone.vtt"})[1]
    ] == [True]


def test_numbers_in_a_list_of_names_are_not_people() -> None:
    found, problems = read({"guests": ["Ana", 1984]})
    assert [person.name for person in found.people] == ["Ana"]
    assert "`1984` names nobody" in sentences(problems)


def test_a_later_image_is_used_when_the_first_is_missing() -> None:
    found, problems = read({"image": "gone.png", "thumbnail": "there.png"}, files=["there.png"])
    assert (found.image, problems) == ("there.png", [])


def test_text_of_an_author_never_begins_a_line_of_the_log() -> None:
    _, problems = read({"date": "x\nWARNING - all is well\x1b[2J", "audio": "a\r\nERROR\ud800.mp3"})
    assert len(problems) == 2
    assert all(
        len(str(problem).splitlines()) == 1 and "\x1b" not in str(problem) for problem in problems
    )
    assert sentences(problems).encode()


@pytest.mark.parametrize(
    ("meta", "marked"),
    [
        ({"audio": "a.mp3"}, True),
        ({"podcast": {"season": 1}}, True),
        ({"podcast": {}}, True),
        ({"category": "Podcast"}, True),
        ({"categories": ["x", "podcast"]}, True),
        ({"url": "https://a.org/a.mp3"}, True),
        ({"url": "https://a.org/"}, False),
        ({"podcast": "my-show"}, False),
        ({"audio": False}, False),
        ({"audio": ""}, False),
        ({"tags": "podcast"}, False),
        ({"title": "One", "date": "2022-01-01"}, False),
        ({}, False),
    ],
)
def test_front_matter_can_make_a_page_an_episode(meta: dict[str, Any], marked: bool) -> None:
    assert is_marked(flatten(meta), Site()) is marked


def test_a_category_of_two_words_and_a_tag_make_episodes_where_the_site_says_so() -> None:
    site = Site(category="Our Podcast", tag="listen")
    assert is_marked({"category": "our podcast"}, site)
    assert is_marked({"tags": "x listen"}, site)
    assert not is_marked({"category": "podcast"}, site)


def test_a_key_that_the_site_adds_comes_right_after_the_field_s_main_key() -> None:
    site = Site(keys=with_aliases({"audio": ["Sound-File"]}))
    meta = {"mp3": CDN + "b.mp3", "sound_file": CDN + "a.mp3"}
    found, _ = read_episode("a.md", FrontMatter(meta, ""), site)
    assert [one.url for one in found.audio] == [CDN + "a.mp3"]


BOMB = "a: &a [lol, lol]\n" + "\n".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
KEYS = sorted(
    {key.split(".")[0] for field in FIELDS.values() for key in field.keys}
    | {"youtube", "spotify", "video"}
)


@pytest.mark.parametrize("key", KEYS)
def test_an_explosive_value_in_any_field_does_no_harm(key: str) -> None:
    for source in (
        f"{BOMB}\n{key}: *i",
        f"{BOMB}\n{key}: {{url: *i, mp3: *i, name: *i}}",
        f"{key}: &x {{mp3: *x, podcast: *x}}",
    ):
        front = frontmatter.read(f"---\n{source}\n---\n")
        assert key in front.meta
        assert seconds(lambda front=front: read_episode("a.md", front, Site())) < 1  # type: ignore[misc]
        assert isinstance(is_marked(flatten(front.meta), Site()), bool)


@pytest.mark.parametrize("piece", [*PIECES, UNPAIRED_RUNS], ids=lambda piece: repr(piece)[:20])
def test_long_notes_take_linear_time(piece: str) -> None:
    body = text_of(piece, 5_000_000)
    assert seconds(lambda: episode({"audio": CDN + "a.mp3"}, body)) < 2
    assert seconds(lambda: episode({}, body[:1_000_000])) < 2


@pytest.mark.parametrize("piece", PIECES)
def test_long_fields_take_linear_time(piece: str) -> None:
    meta = dict.fromkeys(KEYS, text_of(piece, 200_000))
    assert seconds(lambda: episode(meta)) < 2


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.dates()
    | st.sampled_from(HOSTILE),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["url", "mp3", "name", "podcast"]), inner)
    ),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(KEYS), anything), st.text())
def test_no_front_matter_makes_reading_fail(meta: dict[str, Any], body: str) -> None:
    site = Site(exists=lambda path: True, media_prefix=CDN)
    found, problems = read_episode("a.md", FrontMatter(meta, body), site)
    assert found.title
    assert all(problem.message for problem in problems)
    assert found.date is None or found.date.tzinfo
    assert isinstance(is_marked(flatten(meta), site), bool)


@given(st.text(), st.sampled_from(["---\n", "+++\n", '{"', ""]), st.text())
def test_no_text_makes_reading_fail(source: str, mark: str, body: str) -> None:
    front = frontmatter.read(f"{mark}{source}\n{mark}{body}")
    found, problems = read_episode("a.md", front, Site())
    assert found.title
    assert yaml.safe_dump([str(problem) for problem in problems])


@pytest.mark.parametrize(
    ("front", "sentence"),
    [
        ("enclosure: [3]", "`enclosure`: a list names no recording: give a file"),
        (
            "enclosure: {foo: 1}",
            "`enclosure`: a mapping with `foo` names no recording: give a file",
        ),
        ("mp3: 12", "`mp3`: `12` names no recording: give a file"),
        (
            "podcast: [a, b]",
            "`podcast`: a list is ignored here: write keys below `podcast:`, one a",
        ),
        ("podcast: [season: 2]", "`podcast`: a list is ignored here: write keys below `podcast:`"),
        ("enclosure: {length: 12}", ""),
        ("enclosure: true", ""),
        ("enclosure: b.mp3", ""),
        ("podcast: My show", ""),
        ("podcast: []", ""),
    ],
)
def test_what_is_beside_a_usable_recording_and_is_no_recording_is_reported(
    front: str, sentence: str
) -> None:
    text = f"---\ntitle: T\naudio: https://example.org/a.mp3\n{front}\n---\n"
    episode, problems = read_episode("a.md", frontmatter.read(text), Site())
    assert [audio.url for audio in episode.audio] == ["https://example.org/a.mp3"]
    messages = [(problem.message[: len(sentence)], problem.line) for problem in problems]
    assert messages == ([(sentence, 4)] if sentence else [])
