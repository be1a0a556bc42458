"""A time in a recording, in every shape that people and programs write it in."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_podcast.embeds.resolution import resolve
from mkdocs_podcast.text.clock_times import clock, duration, moment, stamp

MOMENTS = [
    ("12:04", 724.0),
    ("0:00", 0.0),
    ("1:02:03", 3723.0),
    ("01:02:03.250", 3723.25),
    ("00:00:07,5", 7.5),
    ("75:30", 4530.0),
    (" 12:04 ", 724.0),
    (724, 724.0),
    (dt.time(0, 12, 4, 500_000), 724.5),
    (724.5, 724.5),
    ("724.5", 724.5),
    ("12m4s", 724.0),
    ("1h2m3s", 3723.0),
    ("90 s", 90.0),
    ("PT12M4S", 724.0),
    ("PT26M6.5S", 1566.5),
    ("1:2:3", 3723.0),
    ("2:5", 125.0),
    ("60 mins 10 secs", 3610.0),
    (0.1 + 0.2, 0.3),
]


@pytest.mark.parametrize(("written", "seconds"), MOMENTS)
def test_a_moment_is_read_in_every_shape(written: Any, seconds: float) -> None:
    assert moment(written) == seconds


NOT_TIMES: list[Any] = [
    *("", "soon", "12:61", "1:60:00", "12:4x", "-1", "1:2:3:4", "12:04pm", "::", "PT", "h"),
    *("9" * 30, "9" * 90, -1, True, None, [], {}, float("nan"), float("inf"), 10**400, 360_000),
]


@pytest.mark.parametrize("written", NOT_TIMES, ids=lambda value: repr(value)[:20])
def test_anything_else_is_not_a_moment(written: Any) -> None:
    assert moment(written) is None


@pytest.mark.parametrize(
    "written",
    [
        "1:2:3",
        "46:56",
        "2:5",
        "56:50.000",
        "PT26M06S",
        "1h2m3s",
        "90 s",
        "1 hour and 5 minutes",
        "2816",
    ],
)
def test_a_moment_and_a_duration_read_the_same_time(written: str) -> None:
    assert moment(written) == duration(written)


@pytest.mark.parametrize(
    ("parameter", "start"),
    [("90", 90), ("90s", 90), ("1m30s", 90), ("1m30", 90), ("1:30", 90), ("1h1m1s", 3661)],
)
def test_an_embed_starts_at_the_time_in_its_address(parameter: str, start: int) -> None:
    embed = resolve(f"https://www.youtube.com/watch?v=dQw4w9WgXcQ&t={parameter}")
    assert embed
    assert embed.src.endswith(f"start={start}")


@pytest.mark.parametrize("unquoted", ["12:04", "1:02:03", "59:59", "0:30", "100:00", "12:34.5"])
def test_a_time_that_yaml_reads_as_base_60_is_the_one_that_is_written(unquoted: str) -> None:
    assert moment(yaml.safe_load(unquoted)) == moment(unquoted)


@pytest.mark.parametrize(
    ("seconds", "shown", "precise"),
    [
        (0, "0:00", "00:00:00.000"),
        (59.9996, "0:59", "00:01:00.000"),
        (724.9, "12:04", "00:12:04.900"),
        (3723.25, "1:02:03", "01:02:03.250"),
        (359_999.999, "99:59:59", "99:59:59.999"),
    ],
)
def test_people_see_whole_seconds_and_programs_thousandths(
    seconds: float, shown: str, precise: str
) -> None:
    assert (clock(seconds), stamp(seconds)) == (shown, precise)


@given(st.integers(0, 359_999_999).map(lambda thousandths: thousandths / 1000))
def test_what_is_written_for_programs_reads_back_the_same(seconds: float) -> None:
    assert moment(stamp(seconds)) == seconds
    assert moment(clock(seconds)) == int(seconds)
