"""Each shape in which a value is written comes out as the value that is meant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adversarial import PIECES, seconds, text_of
from mkdocs_podcast.source import people
from mkdocs_podcast.text import addresses, clock_times, dates, media_types, values

UTC = dt.timezone.utc


def short(value: object) -> str:
    """A test's name goes into the environment, where a long one has no room."""
    return repr(value)[:40]


DATES = [
    (dt.date(2022, 1, 27), "2022-01-27T00:00:00+00:00"),
    (dt.datetime(2022, 1, 27, 9, 30), "2022-01-27T09:30:00+00:00"),
    ("2022-01-27", "2022-01-27T00:00:00+00:00"),
    ("2017-4-30", "2017-04-30T00:00:00+00:00"),
    ("2022/01/27", "2022-01-27T00:00:00+00:00"),
    ("2022-01-27T09:30:00Z", "2022-01-27T09:30:00+00:00"),
    ("2022-01-27T09:30:00-08:00", "2022-01-27T09:30:00-08:00"),
    ("2022-01-27T09:30:00.123+0000", "2022-01-27T09:30:00+00:00"),
    ("2022-01-27 09:30:00 -0800", "2022-01-27T09:30:00-08:00"),
    ("2022-01-27 09:30:00+00", "2022-01-27T09:30:00+00:00"),
    ("2022-01-27 09:30:00 UTC", "2022-01-27T09:30:00+00:00"),
    ("2022-01-27 09:30:00 UTC+02:00", "2022-01-27T09:30:00+02:00"),
    ("2022-01-27 09:30", "2022-01-27T09:30:00+00:00"),
    ("27.01.2022 09:30", "2022-01-27T09:30:00+00:00"),
    ("7.1.2022", "2022-01-07T00:00:00+00:00"),
    ("December 2, 2021", "2021-12-02T00:00:00+00:00"),
    ("Thursday, March 31st, 2022", "2022-03-31T00:00:00+00:00"),
    ("2 Dec 2021", "2021-12-02T00:00:00+00:00"),
    ("Thu, 02 Dec 2021 09:30:00 GMT", "2021-12-02T09:30:00+00:00"),
    ("Thu, 02 Dec 2021 09:30:00 PST", "2021-12-02T09:30:00-08:00"),
    ("Wed Jun 06 2018 10:30:00 GMT+0200 (CEST)", "2018-06-06T10:30:00+02:00"),
    (1_498_579_200, "2017-06-27T16:00:00+00:00"),
    (1_498_579_200_000, "2017-06-27T16:00:00+00:00"),
    ("1498579200000", "2017-06-27T16:00:00+00:00"),
]


@pytest.mark.parametrize(("written", "meant"), DATES)
def test_a_date_is_read_in_every_shape_and_always_has_a_zone(written: Any, meant: str) -> None:
    found = dates.date(written)
    assert found is not None
    assert found.replace(microsecond=0).isoformat() == meant


@pytest.mark.parametrize(
    "broken",
    [
        *(
            "2022-01-27-16T00:02:00Z",
            "2021-10-03-T09:30:00Z",
            "2021-04-20:00:00Z",
            "2022-02-30",
            "2022-13-01",
            "soon",
        ),
        *("2022-01-01T09:00+99:00", "Foo 12, 2021", "32.01.2022", "x" * 100_000),
    ],
)
def test_a_broken_date_raises_a_sentence_with_the_remedy(broken: str) -> None:
    with pytest.raises(ValueError, match="write it as 2026-01-31"):
        dates.date(broken)


@pytest.mark.parametrize(
    "other", [None, True, False, "", "  ", {"created": "x"}, [], 0, 12, float("inf"), float("nan")]
)
def test_what_is_not_a_date_at_all_is_left_to_the_next_key(other: Any) -> None:
    assert dates.date(other) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1:02:03", 3723),
        ("01:02:03", 3723),
        ("46:56", 2816),
        ("56:50.000", 3410),
        ("52\t:05", 3125),
        ('“00:33:05"', 1985),
        ("PT26M06S", 1566),
        ("PT1H", 3600),
        ("60 mins 10 secs", 3610),
        ("15 minutes 44 seconds", 944),
        ("1 hour and 5 minutes", 3900),
        ("1h2m3s", 3723),
        (2816, 2816),
        ("2816", 2816),
        (1871.5, 1871),
        (dt.time(0, 37, 42), 2262),
        (0, None),
        ("0:00", None),
        ("", None),
        (None, None),
        (True, None),
        (float("inf"), None),
        (float("nan"), None),
        ("9" * 60, None),
    ],
)
def test_a_duration_comes_out_in_seconds(written: Any, meant: int | None) -> None:
    assert clock_times.duration(written) == meant


@pytest.mark.parametrize(
    "broken",
    ["45;11", "MM:SS", "Bonus", "²", "1" * 5000, "99:99:99", "12:75", "1:60:00"],
    ids=short,
)
def test_a_broken_duration_raises_a_sentence_with_the_remedy(broken: str) -> None:
    with pytest.raises(ValueError, match="is not a length of time: write it as 1:02:03"):
        clock_times.duration(broken)


def test_a_fraction_that_may_be_minutes_or_seconds_is_asked_about() -> None:
    with pytest.raises(ValueError, match="write it as 35:51"):
        clock_times.duration(35.51)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (54660891, 54660891),
        ("54660891", 54660891),
        ("1,234,567", 1234567),
        ("24 381 952", 24381952),
        ("24\u202f381\u202f952", 24381952),
        ("30683241 bytes", 30683241),
        ("46.4 MB", 46400000),
        *(
            (other, None)
            for other in (3600, "52:03", 46.4, "25g935872", "NUM_BYTES", None, True, "²" * 8)
        ),
        *((other, None) for other in ("9" * 400 + "MB", "9" * 5000)),
    ],
    ids=short,
)
def test_a_size_is_in_bytes_and_nothing_else(written: Any, meant: int | None) -> None:
    assert values.size(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (12, (12, "")),
        ("053", (53, "")),
        ("#7", (7, "")),
        ("Episode 12", (12, "")),
        (12.0, (12, "")),
        (34.5, (None, "34.5")),
        ("T-0", (None, "T-0")),
        ("CGN8", (None, "CGN8")),
        ("Bonus", (None, "Bonus")),
        ("²", (None, "²")),
        *((other, None) for other in ("", "  ", None, True, {}, [1], float("nan"), float("inf"))),
    ],
)
def test_a_number_keeps_what_is_more_than_a_number_as_its_label(written: Any, meant: Any) -> None:
    assert values.number(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("java graalvm jit", ["java", "graalvm", "jit"]),
        ("machine learning, mlops,", ["machine learning", "mlops"]),
        (["a", None, "a", "b ", "", True], ["a", "b"]),
        (
            [{"founders at work": "stories"}, 1984, {"c": None}],
            ["founders at work: stories", "1984", "c"],
        ),
        ([dt.date(2024, 1, 2)], ["2024-01-02"]),
        ("['Podcast', 'Front end']", ["Podcast", "Front end"]),
        ("[a, b]", ["a", "b"]),
        (7, ["7"]),
        *((other, None) for other in ("", [], None, True, {}, [[]], {"a": "b"})),
    ],
)
def test_a_list_of_words_comes_from_a_list_or_a_string(
    written: Any, meant: list[str] | None
) -> None:
    assert values.texts(written) == meant


def test_one_entry_may_hold_spaces() -> None:
    assert values.texts("Machine Learning", whole=True) == ["Machine Learning"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("  Tom &amp;\n Jerry ", "Tom & Jerry"),
        ("a\x00b\x1b[31mc\u2028d", "ab[31mcd"),
        ("lone \ud800 half", "lone half"),
        ("&#xe000;\ue000 root", "root"),
        ("e\u0301", "\u00e9"),
        (dt.date(2024, 1, 2), "2024-01-02"),
        (12, "12"),
        *((other, None) for other in ("", " \n", None, True, [], {}, b"bytes")),
    ],
)
def test_text_is_one_clean_line(written: Any, meant: str | None) -> None:
    assert values.text(written) == meant


def test_an_entity_that_no_number_fits_stays_as_it_is() -> None:
    assert (values.text("&#" + "1" * 5000 + ";") or "").startswith("&#111")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://a.org/x.mp3", "https://a.org/x.mp3"),
        ("//a.org/x.mp3", "https://a.org/x.mp3"),
        ("HTTPS://a.org/x y.mp3", "https://a.org/x%20y.mp3"),
        ("https://a.org/é", "https://a.org/%C3%A9"),
        ("https://münchen.example/a.mp3", "https://xn--mnchen-3ya.example/a.mp3"),
        ("https://a.org/50%.mp3?x=%20", "https://a.org/50%25.mp3?x=%20"),
        ('https://a.org/"><script>', "https://a.org/%22%3E%3Cscript%3E"),
        ("ht\x00tps://a.org/\x00x", "https://a.org/x"),
        *(
            (other, None)
            for other in (
                "javascript:alert(1)",
                "data:text/html,x",
                "JaVaScRiPt:x",
                "file:///etc/passwd",
            )
        ),
        *(
            (other, None)
            for other in (
                "https://",
                "https:///x",
                "https://[broken",
                "https://?x",
                "https://#x",
                "https://:80/x",
                "https://ana@/x",
                "https://a.org:port/x",
                "https://.../x",
                "a.mp3",
                "",
                None,
                1,
                "\\\\host\\x",
            )
        ),
        *((other, None) for other in ("https://" + "é" * 80 + ".org/", "mailto:a@b", " ")),
    ],
    ids=short,
)
def test_a_url_is_http_and_percent_encoded_or_none(written: Any, meant: str | None) -> None:
    assert addresses.url(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Ana Ferreira, Tom Lindqvist", [("Ana Ferreira", ""), ("Tom Lindqvist", "")]),
        ("Ana, Tom and Eve", [("Ana", ""), ("Tom", ""), ("Eve", "")]),
        ("Ana, Tom, and Eve", [("Ana", ""), ("Tom", ""), ("Eve", "")]),
        ("Ana, Tom & Eve", [("Ana", ""), ("Tom", ""), ("Eve", "")]),
        ("Simon & Garfunkel", [("Simon & Garfunkel", "")]),
        ("Ana, Andrea Ferrand", [("Ana", ""), ("Andrea Ferrand", "")]),
        ("Paul ([@p](https://h.io/@p))", [("Paul", "https://h.io/@p")]),
        ("[Ana](https://a.org), [Tom](https://t.org) and [Eve](https://e.org)",
         [("Ana", "https://a.org"), ("Tom", "https://t.org"), ("Eve", "https://e.org")]),
        ("Zoe, [Ana](https://a.org), Tom", [("Zoe", ""), ("Ana", "https://a.org"), ("Tom", "")]),
        (["[Ana](https://a.org)", "Tom", None, "Tom"], [("Ana", "https://a.org"), ("Tom", "")]),
        ([{"name": "Ana", "link": "https://a.org", "title": "CTO"}], [("Ana", "https://a.org")]),
        ({"Name": "Ana", "URL": "https://a.org"}, [("Ana", "https://a.org")]),
        ({"ana": {"url": "https://a.org"}, "tom": True, "eve": False}, [("ana", "https://a.org"), ("tom", "")]),
        ({"name": "Ana", "url": "javascript:alert(1)"}, [("Ana", "")]),
        *((other, None) for other in ("", " , ", None, True, [], {}, [[]], [None], {"name": ""})),
    ],
)  # fmt: skip
def test_people_are_read_however_they_are_listed(written: Any, meant: Any) -> None:
    found = people.people(written, "guest")
    assert (found and [(person.name, person.url) for person in found]) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *((yes, True) for yes in (True, "yes", "True", 1, "explicit")),
        *((no, False) for no in (False, "no", "FALSE", 0, "clean")),
        *((other, None) for other in ("maybe", None, [], 2)),
    ],
)
def test_yes_and_no_are_understood_as_words(written: Any, meant: bool | None) -> None:
    assert values.boolean(written) is meant


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://a.org/A.MP3?token=x.wav", "audio/mpeg"),
        ("a b.m4a", "audio/mp4"),
        ("x.opus", "audio/ogg"),
        ("a.txt", ""),
        ("folder.mp3/name", ""),
        ("http://[x/a.mp3", ""),
    ],
)
def test_the_media_type_comes_from_the_ending(address: str, kind: str) -> None:
    assert media_types.media_type(address) == kind


def test_an_integer_too_large_to_write_is_nothing() -> None:
    huge = 0xF << 40_000
    for guard in (
        dates.date,
        clock_times.duration,
        values.size,
        values.number,
        values.texts,
        values.text,
        values.boolean,
    ):
        assert guard(huge) is None
    assert people.people(huge, "guest") is None


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.dates()
    | st.datetimes()
    | st.binary(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.integers(), inner),
    max_leaves=8,
)


@given(anything)
def test_no_value_makes_a_reader_fail(value: Any) -> None:
    for guard in (
        values.text,
        values.boolean,
        values.size,
        values.number,
        values.texts,
        addresses.url,
        values.first,
    ):
        guard(value)
    people.people(value, "host")


@given(anything, st.sampled_from([dates.date, clock_times.duration]))
def test_a_broken_date_or_duration_always_has_a_remedy(
    value: Any, guard: Callable[[Any], Any]
) -> None:
    try:
        guard(value)
    except ValueError as error:
        remedy = str(error)
    else:
        remedy = "write it as"
    assert "write it as" in remedy


@given(
    st.datetimes(), st.sampled_from(["%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%d.%m.%Y %H:%M:%S"])
)
def test_a_date_that_was_written_is_the_date_that_is_read(when: dt.datetime, form: str) -> None:
    if when.year > 999:  # Below, some platforms write fewer digits.
        assert dates.date(when.strftime(form)) == when.replace(microsecond=0, tzinfo=UTC)


@given(st.text())
def test_text_never_begins_a_line_of_its_own_or_hides_a_control_character(words: str) -> None:
    found = values.text(words) or ""
    assert len(found.splitlines()) <= 1
    assert not values.CONTROL.search(found)


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_value_takes_linear_time(piece: str) -> None:
    words = text_of(piece)
    guards = [
        *(
            values.text,
            values.boolean,
            values.size,
            values.number,
            values.texts,
            addresses.url,
            media_types.media_type,
        ),
        lambda value: people.people(value, "guest"),
    ]
    for guard in guards:
        assert seconds(lambda guard=guard: guard(words)) < 2  # type: ignore[misc]
