"""Front matter is read in every shape, and what is wrong with it is reported with its line."""

from __future__ import annotations

import datetime as dt
import json
from functools import partial
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from adversarial import PIECES, seconds, text_of
from mkdocs_podcast.source import frontmatter

BODY = "Some *notes*.\n"

READ = [
    (
        "YAML",
        "---\ntitle: One\ntags: [a]\n---\n\nBody\n",
        {"title": "One", "tags": ["a"]},
        "Body\n",
        6,
    ),
    ("dots as the closing line", "---\ntitle: One\n...\nBody", {"title": "One"}, "Body", 4),
    ("a byte order mark", "\ufeff---\ntitle: One\n---\nBody", {"title": "One"}, "Body", 4),
    ("Windows' line ends", "---\r\ntitle: One\r\n---\r\nBody\r\n", {"title": "One"}, "Body\n", 4),
    ("spaces after the lines", "--- \ntitle: One\n---  \nBody", {"title": "One"}, "Body", 4),
    ("empty front matter", "---\n---\nBody", {}, "Body", 3),
    ("only a comment", "---\n# nothing\n---\nBody", {}, "Body", 4),
    (
        "lines at the top",
        "Title: One\nTags: a b\n    c\n\nBody",
        {"title": "One", "tags": "a b c"},
        "Body",
        5,
    ),
    (
        "no front matter",
        "# Heading\n\n---\nnot: this\n---\n",
        {},
        "# Heading\n\n---\nnot: this\n---\n",
        1,
    ),
    (
        "a line that begins with a word and a colon",
        "News: today\n\nBody",
        {},
        "News: today\n\nBody",
        1,
    ),
    ("a horizontal rule", "---\n\nText\n\n---\nMore", {}, "---\n\nText\n\n---\nMore", 1),
    (
        "text after a horizontal rule",
        "---\nNote: not closed\n\nMore",
        {},
        "---\nNote: not closed\n\nMore",
        1,
    ),
    ("a longer rule", "----\ntitle: One\n", {}, "----\ntitle: One\n", 1),
    ("a longer rule around text", "----\nNote: well\n----\nB", {}, "----\nNote: well\n----\nB", 1),
    ("a rule below a blank line", "\n---\nNote: well\n---\nB", {}, "\n---\nNote: well\n---\nB", 1),
    (
        "a rule below a comment",
        "<!-- x -->\n\n---\n\nB\n\n---\nC",
        {},
        "<!-- x -->\n\n---\n\nB\n\n---\nC",
        1,
    ),
    (
        "a comment without an end",
        "<!-- x\n---\ntitle: One\n---\n",
        {},
        "<!-- x\n---\ntitle: One\n---\n",
        1,
    ),
    (
        "code at the top",
        "    ---\n    title: One\n    ---\n",
        {},
        "    ---\n    title: One\n    ---\n",
        1,
    ),
    (
        "a rule behind a comment",
        "<!-- x --> ---\ntitle: A\n---\n",
        {},
        "<!-- x --> ---\ntitle: A\n---\n",
        1,
    ),
    ("a variable below a blank line", "\n{{ name }}", {}, "\n{{ name }}", 1),
    ("a line below a blank line", "\nTitle: One\n\nB", {}, "\nTitle: One\n\nB", 1),
    ("semicolons", ";;;\n\nB", {}, ";;;\n\nB", 1),
    (
        "a template tag at the top",
        "{% include a.html %}\nBody",
        {},
        "{% include a.html %}\nBody",
        1,
    ),
    ("a variable at the top", "{{ name }}\nBody", {}, "{{ name }}\nBody", 1),
    ("nothing", "", {}, "", 1),
    ("only dashes", "---", {}, "---", 1),
    ("only plusses", "+++", {}, "+++", 1),
]


@pytest.mark.parametrize(
    ("text", "meta", "body", "line"), [row[1:] for row in READ], ids=[row[0] for row in READ]
)
def test_a_page_is_taken_apart_without_a_complaint(
    text: str, meta: dict[str, Any], body: str, line: int
) -> None:
    front = frontmatter.read(text)
    assert (front.meta, front.body, front.line, front.problems) == (meta, body, line, ())


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("number: 010", "010"),
        ("number: 080", "080"),
        ("number: 12", 12),
        ("duration: 46:56", "46:56"),
        ("duration: 1:02:03.5", "1:02:03.5"),
        ("date: 2022-02-30", "2022-02-30"),
        ("date: 2022-01-27-16T00:02:00Z", "2022-01-27-16T00:02:00Z"),
        ("date: 2022-01-27T00:02:00Z", dt.datetime(2022, 1, 27, 0, 2, tzinfo=dt.timezone.utc)),
        ("explicit: no", False),
        ("size: 0x" + "f" * 5000, "0x" + "f" * 5000),
        ("size: 1_000", 1000),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_yaml_loses_nothing_that_the_author_wrote(line: str, value: Any) -> None:
    assert list(frontmatter.read(f"---\n{line}\n---\n").meta.values()) == [value]


BROKEN = [
    ("---\ntitle: One\ntwitter: @akrabat\n---\nB", 3, "`twitter`", "twitter", "@akrabat"),
    ("---\ntitle: Bobby: the tables\n---\nB", 2, "put its value in quotes", "title", "Bobby: the tables"),
    ("---\ntitle: One\nhosts: [a, b\ndate: 2022-01-01\n---\nB", 3, "`hosts`", "title", "One"),
    ("---\ntitle: One\nguests:\n  - name: A\n  - name: B: C\n---\nB", 5, "was left out", "title", "One"),
    ("---\ntitle: One\nhalf\n---\nB", 3, "`half` is not front matter", "title", "One"),
    ("---\ntitle: One\nodd: \x01\n---\nB", 3, "`odd`", "title", "One"),
    ("---\ntitle: One\nslug: !python/name:os.system x\n---\nB", 3, "`slug`", "title", "One"),
    ('---\ntitle: One\n"number": !!int ""\n---\nB', 3, "`number`: the tag `!!int` does not fit", "number", ""),
    ("---\ntitle: One\nb: !!bool maybe\n---\nB", 3, "`b`: the tag `!!bool` does not fit", "b", "maybe"),
    ("---\ntitle: One\ndate: !!timestamp x\n---\nB", 3, "`date`: the tag `!!timestamp`", "date", "x"),
    ("---\ntitle: One\nf: !!float ''\n---\nB", 3, "`f`: the tag `!!float` does not fit", "f", ""),
    ("---\ntitle: One\nb: !!binary é\n---\nB", 3, "`b`: the tag `!!binary` does not fit", "b", "é"),
    ("---\ntitle: One\nx:\n  y: !!int z\n---\nB", 4, "`x`: the tag `!!int` does not fit", "x", {"y": "z"}),
    ("---\ntitle: One\nx: !ENV [A, b]\n---\nB", 3, "`x`: the tag `!ENV` is unknown here", "x", ["A", "b"]),
    ("---\ntitle: One\nx: !!python/object:os.x {a: 1}\n---\nB", 3, "`x`: the tag `!!python/object:os.x`", "x", {"a": 1}),
    ("---\ntitle: One\ntitle: Two\n---\nB", 3, "`title` appears twice", "title", "Two"),
    ("---\ntitle: One\n---", 3, "needs a line break after it", "title", "One"),
    ("---\ntitle: One\naudio: a.mp3\n\nB", 1, "is not closed", "audio", "a.mp3"),
    ("---\ntitle: One\ntags: [a, b\n---\nB", 3, "(its `[` is not closed): add `]`", "tags", ["a", "b"]),
    ('---\ntitle: One\nlead: "a\n---\nB', 3, '(its `"` is not closed): add `"`', "lead", "a"),
    ("---\ntitle: One\ntags: [a, , b]\n---\nB", 3, "write it as `[one, two]`", "tags", "[a, , b]"),
    ("---\ntitle: One\nlead: 'It's'\n---\nB", 3, "put its value in double quotes", "lead", "It's"),
    ("---\ntitle: One\nlead: *b* c\n---\nB", 3, "has a meaning in YAML): put its value in quotes", "lead", "*b* c"),
    ("---\ntitle: One\ntags:\n\u00a0\u00a0- a\n---\nB", 4, "a special space (U+00A0) indents this line", "tags", ["a"]),
    ("---\ntitle: One\nseason:\u00a02\n---\nB", 3, "`season`: a special space (U+00A0) follows the colon", "season", 2),
    ("---\ntitle: One\nseason：2\n---\nB", 3, "`season`: its colon is a wide one", "season", 2),
    ("---\n- title: One\n- audio: a.mp3\n---\nB", 2, "is a list: remove the hyphens", "audio", "a.mp3"),
    ("---\n? [[a], [b]]\n: 1\ntitle: One\n---\nB", 2, "`? [[a], [b]]`", "title", "One"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "words", "key", "value"), BROKEN)
def test_a_slip_costs_its_own_entry_and_is_reported_with_its_line(
    text: str, line: int, words: str, key: str, value: Any
) -> None:
    front = frontmatter.read(text)
    assert [number for number, sentence in front.problems if words in sentence] == [line]
    assert front.meta[key] == value
    assert front.body.strip() in {"B", ""}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('+++\ntitle = "One"\n+++\nB', "TOML"),
        ('{"title": "One"}\nB', "JSON"),
        (';;;\n"title": "One"\n;;;\nB', "JSON"),
        ("---\ntitle: One\n---\nB", ""),
        ('+++\ntitle = One"\n+++\nB', ""),
    ],
)
def test_a_format_that_could_be_read_whole_is_known_and_not_a_problem(text: str, name: str) -> None:
    front = frontmatter.read(text)
    assert front.foreign_format == name
    assert len(front.problems) == (0 if name or text.startswith("---") else 1)


LATE = "does not begin in the first line, so MkDocs shows it as text: remove what is before it"
MISPLACED = [
    ("\n---\ntitle: One\naudio: a.mp3\n---\nB", [(2, LATE)], 4),
    (" \n\n---\ntitle: One\naudio: a.mp3\n...\n\nB", [(3, LATE)], 5),
    ("<!-- c -->\n\n---\ntitle: One\naudio: a.mp3\n---\nB", [(3, LATE)], 5),
    ("<!-- c\n -->\r\n<!-- d -->\n---\ntitle: One\naudio: a.mp3\n---\nB", [(4, LATE)], 6),
    ("  ---\n  title: One\n  audio: a.mp3\n  ---\nB", [(1, LATE)], 3),
    ("\n---\ntitle: One\naudio: @a.mp3\n---\nB", [(2, LATE), (4, "put its value in quotes")], 4),
    ("----\ntitle: One\naudio: a.mp3\n----\nB", [(1, "more than three hyphens")], 3),
    ("—\ntitle: One\naudio: a.mp3\n—\nB", [(1, "dashes that were hyphens once")], 3),
    ("–-\ntitle: One\naudio: a.mp3\n–-\nB", [(1, "dashes that were hyphens once")], 3),
    ("\n-----\ntitle: One\naudio: a.mp3\n---\nB", [(2, LATE), (2, "more than three hyphens")], 4),
    ('\n+++\ntitle = "One"\naudio = "a.mp3"\n+++\nB', [(2, LATE)], 4),
    ('\n{"title": "One",\n"audio": "a.mp3"}\nB', [(2, LATE)], 3),
    (';;;\n{"title": "One",\n"audio": "a.mp3"}\n;;;\nB', [], 3),
    (';;;\n"title": "One",\n"audio": "a.mp3"\n;;;\nB', [], 3),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said", "line"), MISPLACED)
def test_front_matter_that_mkdocs_would_show_is_read_and_reported(
    text: str, said: list[tuple[int, str]], line: int
) -> None:
    front = frontmatter.read(text)
    assert (front.meta["title"], front.meta["audio"].lstrip("@"), front.body) == (
        "One",
        "a.mp3",
        "B",
    )
    assert [number for number, _ in front.problems] == [number for number, _ in said]
    assert all(
        words in sentence for (_, sentence), (_, words) in zip(front.problems, said, strict=True)
    )
    assert front.line_of("audio") == line
    assert front.line == text.count("\n") + 1


TABS = [
    ("title: One\naudio:\n\turl: a.mp3", 4, {"audio": {"url": "a.mp3"}}),
    ("title: One\ntags:\n\t- a\n\t- b", 4, {"tags": ["a", "b"]}),
    ("title: One\nguests:\n  - name: A\n\turl: x", 5, {"guests": [{"name": "A", "url": "x"}]}),
    ("title: One\nsummary: one\n\ttwo", 4, {"summary": "one two"}),
    ("title: One\nsummary: >\n\tone\n\ttwo", 4, {"summary": "one two\n"}),
    ("\ttitle: One\n\tseason: 2", 2, {"season": 2}),
]


@pytest.mark.parametrize(("source", "line", "meta"), TABS)
def test_tabs_are_taken_for_spaces_and_reported_with_their_line(
    source: str, line: int, meta: dict[str, Any]
) -> None:
    front = frontmatter.read(f"---\n{source}\n---\nB")
    assert front.meta == {"title": "One", **meta}
    assert front.body == "B"
    assert [
        (number, "indent it with spaces" in sentence) for number, sentence in front.problems
    ] == [(line, True)]


UNREADABLE = [
    (';;;\n{"title": "One",\n}\n;;;\nB', "is not valid JSON", 3),
    ('+++\ntitle = "One\n+++\nB', "is not valid TOML", 2),
    ('+++\ntitle = "One"\naudio = a.mp3\n+++\nB', "is not valid TOML (Invalid value)", 3),
    ('+++\ntitle = "One"\n\nB', "in TOML, is not closed", 1),
    ('{"title": "One",\n}\nB', "JSON that cannot be read", 2),
    ("---\n* a: *b\n---\nB", "is not valid YAML", 2),
]


@pytest.mark.parametrize(("text", "words", "line"), UNREADABLE)
def test_unreadable_front_matter_is_reported_and_the_notes_stay(
    text: str, words: str, line: int
) -> None:
    front = frontmatter.read(text)
    assert front.meta == {}
    assert front.body.endswith("B")
    found_line, sentence = front.problems[0]
    assert words in sentence
    assert found_line == line


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("---\ntitle: One\npublish-date: x\n---\n", "publish_date", 3),
        ("---\ntitle: One\nDate: x\n---\n", "date", 3),
        ("---\nimage:\n  path: x\n---\n", "image.path", 2),
        ("---\npodcast:\n  audio: x\n---\n", "audio", 3),
        ('+++\ntitle = "One"\ndate = 1\n+++\n', "date", 3),
        ('{\n  "title": "One",\n  "date": 1\n}\n', "date", 3),
        ('{"title": "One", "date": 1}\n', "title", 1),
        ("Title: One\nDate: x\n\nBody", "date", 2),
        ("---\ntitle: One\n---\n", "audio", None),
    ],
)
def test_the_line_of_a_key_is_known_in_every_format(text: str, key: str, line: int | None) -> None:
    assert frontmatter.read(text).line_of(key) == line


def merged(levels: int) -> str:
    """Each level merges the one before nine times: nine levels would be 400 million keys."""
    lines = ["a0: &a0 {x: 1, y: 2}"]
    lines += [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, levels)]
    return "\n".join(lines)


def nested(levels: int) -> str:
    """Each level lists the one before nine times, all of them one object."""
    lines = ["a0: &a0 [lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join(lines)


@pytest.mark.parametrize(
    "source",
    [
        *(
            merged(10),
            nested(10),
            "a: " + "[" * 100_000,
            "a: " + "{a: " * 50_000,
            "- " * 100_000,
            "? " * 100_000,
        ),
        "\n".join(" " * depth + "a:" for depth in range(2_000)),
        "a: &a [*a]",
        "? &a [*a]\n: 1",
        "\n".join(f"key{number}: @x" for number in range(50_000)),
        "\n".join("key: x" for _ in range(50_000)),
        "a" * 1_000_000,
    ],
    ids=[
        "merged",
        "nested",
        "brackets",
        "braces",
        "dashes",
        "questions",
        "deep",
        "itself",
        "key",
        "slips",
        "twice",
        "a",
    ],
)
def test_front_matter_made_to_explode_is_read_or_refused_in_no_time(source: str) -> None:
    text = f"---\n{source}\n---\nBody"
    assert seconds(lambda: frontmatter.read(text)) < 2
    assert len(frontmatter.read(text).problems) <= 12


@pytest.mark.parametrize(
    "start", ["", "---\n", "+++\n", "{", '{"', "title: x\n", "\n---\n", "<!--", ";;;\n", "----\n\t"]
)
def test_a_long_page_takes_linear_time(start: str) -> None:
    texts = {piece: start + text_of(piece, 200_000) for piece in PIECES}
    times = {piece: seconds(partial(frontmatter.read, text)) for piece, text in texts.items()}
    assert {piece: time for piece, time in times.items() if time >= 1} == {}


FENCES = st.sampled_from(
    [
        "---\n",
        "+++\n",
        "{",
        "",
        "---",
        "...\n",
        "title: ",
        "\n",
        "\ufeff",
        "- ",
        "&a ",
        "*a",
        "<<: ",
        ";;;\n",
        "\t",
        "<!--",
        "-->",
    ]
)


@given(st.lists(FENCES | st.text(max_size=20), max_size=12).map("".join))
@example("---\n\ud800: 1\n---\n")
@example("---\ntitle: \x00\n---\n")
@example("---\n? \n---")
def test_no_text_makes_it_fail_and_no_note_is_lost(text: str) -> None:
    front = frontmatter.read(text)
    whole = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    assert whole.endswith(front.body)
    assert all(1 <= line <= whole.count("\n") + 1 for line, _ in front.problems)
    assert all(
        len(sentence.splitlines()) == 1 for _, sentence in front.problems if sentence.isprintable()
    )


@given(
    st.dictionaries(
        st.from_regex(r"[a-z_]{1,8}", fullmatch=True), st.text(max_size=30), min_size=1, max_size=6
    )
)
def test_what_json_and_yaml_hold_is_read_as_it_was_written(meta: dict[str, str]) -> None:
    spelled = json.dumps(meta)
    assert frontmatter.read(f"{spelled}\n{BODY}").meta == meta
    if (
        "\\ud" not in spelled and "\\u00" not in spelled
    ):  # YAML knows no half pairs, and few control characters.
        lines = "\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in meta.items())
        front = frontmatter.read(f"---\n{lines}\n---\n{BODY}")
        assert (front.meta, front.body) == (meta, BODY)


def test_front_matter_of_more_than_four_million_characters_is_left_out_in_one_sentence() -> None:
    front = frontmatter.read(f"---\ntitle: {'a' * 4_000_000}\n---\n{BODY}")
    assert front.meta == {}
    assert front.body.endswith(BODY)
    ((_, sentence),) = front.problems
    assert "more than 4 million characters of YAML are left out: shorten them" in sentence
