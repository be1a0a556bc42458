"""Times in the show notes become links."""

from __future__ import annotations

import pytest
from markdown import Markdown

from mkdocs_podcast.markdown.extension import PodcastExtension

LINE = (
    '<!-- podcast:episode {"title": "Title", "duration": 3600, "sources": [{"src": "a.mp3"}]} -->'
)


def notes(text: str, line: str = LINE) -> str:
    md = Markdown(extensions=["tables", "nl2br", PodcastExtension()])
    html = md.convert(f"{line}\n\n# Title\n\n{text}\n")
    return html.split("<!--/podcast-head-->")[-1].strip().removeprefix("</p>").strip()


def link(time: str) -> str:
    return f'<a class="podcast-moment" href="#t={time}">{time}</a>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12:04 What a hook is", f"<p>{link('12:04')} What a hook is</p>"),
        ("- 12:04 What", f"<ul>\n<li>{link('12:04')} What</li>\n</ul>"),
        ("- (0:45) What\n- [1:00] This", f"<ul>\n<li>({link('0:45')}) What</li>\n<li>[{link('1:00')}] This</li>\n</ul>"),
        ("## 12:04 – What", f"<h2>{link('12:04')} – What</h2>"),
        ("0:10 One\n0:20 Two", f"<p>{link('0:10')} One<br>\n{link('0:20')} Two</p>"),
        ("She tells it (12:04), and again (13:00).", f"<p>She tells it ({link('12:04')}), and again ({link('13:00')}).</p>"),
        ("An *aside* (12:04)", f"<p>An <em>aside</em> ({link('12:04')})</p>"),
        ("1:00:00 The end", f"<p>{link('1:00:00')} The end</p>"),
    ],
)  # fmt: skip
def test_a_time_at_a_beginning_or_in_brackets_is_a_link(text: str, expected: str) -> None:
    assert notes(text).replace("<br />", "<br>") == expected


@pytest.mark.parametrize(
    "text",
    [
        "We meet at 12:04 in the yard",
        "1:00:01 is after the end",
        "12:99 is no time",
        "    12:04 in code",
        "`12:04` in code",
        "12:04pm",
        "*So* 12:04 it is",
        "Chapter 12:04:05:06",
    ],
)
def test_other_times_stay_as_they_are(text: str) -> None:
    assert "podcast-moment" not in notes(text)


def test_a_page_without_a_recording_has_no_such_links() -> None:
    assert "podcast-moment" not in notes("12:04 What", '<!-- podcast:episode {"title": "T"} -->')
    assert "podcast-moment" not in notes("12:04 What", "")


def test_a_table_of_times_is_linked() -> None:
    assert notes("| Time | What |\n| --- | --- |\n| 12:04 | A hook |").count("podcast-moment") == 1
