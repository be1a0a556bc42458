"""What an episode's front matter is for MkDocs, themes and other plugins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media import mp3
from mkdocs_podcast.model.episode import Audio, Episode, Person
from mkdocs_podcast.model.problems import Severity
from mkdocs_podcast.source import frontmatter
from mkdocs_podcast.source.page_meta import episode_facts, inert, safe_meta
from mkdocs_podcast.source.page_reading import Reading
from mkdocs_podcast.source.theme_keys import Theme, unusable_keys_problem, usable_by_theme
from sites import MP3, build, page_of

MATERIAL = Theme(
    frozenset({"mkdocs", "theme/material", "material/search", "material/social"}),
    {"main.html", ".icons/material/microphone.svg"}.__contains__,
    frozenset({"new", "deprecated"}),
)


@pytest.mark.parametrize(
    ("meta", "fields", "hide_tags", "safe"),
    [
        ({"title": "x", "layout": "post"}, {}, False, {"title": "T", "layout": "post"}),
        ({"description": {"a": 1}}, {}, False, {"title": "T"}),
        ({"description": '<!-- "><script>alert(1)</script> -->'}, {}, False, {"title": "T"}),
        (
            {"description": "<b>"},
            {"summary": "a <b>c</b>"},
            False,
            {"title": "T", "description": "a c"},
        ),
        ({"author": 'A"><script>'}, {}, False, {"title": "T", "author": "A”›"}),
        ({"author": ['A"><script>']}, {}, False, {"title": "T", "author": ["A”›"]}),
        ({"a": {'"<b>': [{"<i>": b'"'}]}}, {}, False, {"title": "T", "a": {"”": [{"": "”"}]}}),
        ({"a": {'"'}, "b": ('"',)}, {}, False, {"title": "T", "a": {"”"}, "b": ("”",)}),
        ({"author": ["O'Hara"]}, {}, False, {"title": "T", "author": ["O’Hara"]}),
        ({"author": "O'Hara"}, {}, False, {"title": "T", "author": "O'Hara"}),
        ({"lines": "one\n  two\n"}, {}, False, {"title": "T", "lines": "one\n  two\n"}),
        ({"half": "a\ud800b"}, {}, False, {"title": "T", "half": "ab"}),
        ({"tags": "a b"}, {"tags": ("a", "<i>b")}, False, {"title": "T", "tags": ["a", "b"]}),
        ({"tags": {"x": 1}}, {}, False, {"title": "T"}),
        ({"hide": "toc"}, {}, True, {"title": "T", "hide": ["toc", "tags"]}),
        ({"hide": ["toc"]}, {}, True, {"title": "T", "hide": ["toc", "tags"]}),
    ],
)
def test_themes_get_what_they_can_print(
    meta: dict[str, Any], fields: Any, hide_tags: bool, safe: dict[str, Any]
) -> None:
    before = dict(meta)
    assert safe_meta(meta, Episode("e.md", "T", **fields), hide_tags=hide_tags) == safe
    assert meta == before


def test_a_title_that_is_only_markup_still_leaves_a_title() -> None:
    assert safe_meta({}, Episode("e.md", "<script>"))["title"] == "Episode"


@given(st.text())
def test_inert_text_ends_no_element_and_no_attribute(text: str) -> None:
    assert not {"<", ">", '"'} & set(inert(text))


RISKY_TEXT = st.text(st.sampled_from("<>\"'ab!-/ &\n\ud800")) | st.text()
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.binary()
KEYS = RISKY_TEXT | st.integers() | st.dates() | st.binary()
VALUES = st.recursive(
    SCALARS | RISKY_TEXT | st.sets(RISKY_TEXT),
    lambda inner: st.lists(inner) | st.tuples(inner) | st.dictionaries(KEYS, inner),
)


def texts(value: Any) -> Iterator[str]:
    """Every text in a value, and what Python writes for what else is in it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(key)
            yield from texts(inner)
    elif isinstance(value, (list, tuple, set)):
        for inner in value:
            yield from texts(inner)
    else:
        yield str(value)


@given(st.dictionaries(RISKY_TEXT, VALUES), RISKY_TEXT, RISKY_TEXT, st.lists(RISKY_TEXT))
def test_no_text_that_is_handed_on_holds_markup_or_a_quotation_mark(
    meta: dict[str, Any], title: str, summary: str, tags: list[str]
) -> None:
    episode = Episode("e.md", title, summary=summary, tags=tuple(tags))
    safe = safe_meta(meta, episode, theme=MATERIAL, hide_tags=True)
    for text in texts(safe):
        assert not {"<", '"'} & set(text)
        text.encode()
    # A theme prints a list or a mapping as Python writes it.
    for value in safe.values():
        assert not {"<", '"'} & set(str(value))


def test_a_list_in_itself_and_a_list_in_many_places_cost_nothing() -> None:
    endless: list[Any] = ['"']
    endless.append(endless)
    wide: list[Any] = ['"']
    for _ in range(40):
        wide = [wide] * 9
    safe = safe_meta({"endless": endless, "wide": wide}, Episode("e.md", "T"))
    assert safe["endless"] == ["”", None]
    assert safe["wide"][0] is safe["wide"][8]


UNUSABLE = [
    {"template": "episode.html"},
    {"template": True},
    {"hide": True},
    {"hide": [1]},
    {"search": True},
    {"search": ["exclude"]},
    {"search": {"boost": "2"}},
    {"icon": "mic"},
    {"icon": {"name": "mic"}},
    {"status": "published"},
    {"status": 3},
    {"subtitle": {"de": "Wolf"}},
    {"social": ["a@example.org"]},
]


@pytest.mark.parametrize("meta", UNUSABLE, ids=str)
def test_values_that_mkdocs_or_the_theme_cannot_use_are_not_handed_on(meta: Any) -> None:
    assert usable_by_theme({**meta, "layout": "post"}, MATERIAL) == {"layout": "post"}
    # Without the reader, the key is the site's own.
    assert usable_by_theme(meta, Theme()) == meta


@pytest.mark.parametrize(
    "meta",
    [
        {"template": "main.html"},
        {"hide": ["toc", "navigation"]},
        {"hide": "toc"},
        {"search": {"exclude": True, "boost": 2}},
        {"icon": "material/microphone"},
        {"status": "new"},
        {"subtitle": "A wolf"},
        {"social": {"cards": False}},
        {"comments": True},
        {"date": dt.date(2026, 1, 1)},
    ],
    ids=str,
)
def test_values_that_mkdocs_or_the_theme_can_use_are_handed_on(meta: Any) -> None:
    assert usable_by_theme(meta, MATERIAL) == meta


def reading(path: str, source: str) -> Reading:
    return Reading(frontmatter.read(f"---\ntitle: T\n{source}\n---\n"), Episode(path, "T"))


def test_unusable_values_make_one_problem_with_a_count_and_the_first_page() -> None:
    readings = [
        reading("a.md", "hide: false"),
        reading("b.md", "x: 1\ntemplate: episode.html"),
        reading("c.md", "template: episode.html\nhide: true"),
    ]
    problem = unusable_keys_problem(readings, MATERIAL)
    assert problem
    assert (problem.path, problem.line, problem.field) == ("b.md", 4, "template")
    assert "`template` on 2 pages (it takes the name of one" in problem.message
    assert "`hide` on 1 page (it takes a list, such as [toc])" in problem.message
    assert problem.severity is Severity.WARNING
    assert unusable_keys_problem(readings[:1], MATERIAL) is None


def test_a_status_of_another_generator_fails_no_strict_build() -> None:
    problem = unusable_keys_problem([reading("a.md", "status: published")], MATERIAL)
    assert problem
    assert problem.severity is Severity.INFO


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_keys_of_other_generators_do_not_end_the_build(tmp_path: Path, theme: str) -> None:
    keys = (
        "template: episode.html\nhide: true\nsearch: true\nicon: mic\nstatus: [published]\n"
        "source: true\nsubtitle: {a: b}\nsocial: true\ntags: a b"
    )
    pages: dict[str, str | bytes] = {
        f"episodes/{name}.md": f"---\ntitle: {name}\naudio: a.mp3\n{keys}\n---\nNotes.\n"
        for name in "bc"
    }
    site = build(tmp_path, {**pages, "episodes/a.mp3": MP3}, strict=False, theme={"name": theme})
    assert site.content("episodes/c/index.html").h1
    warnings = [text for text in site.warnings if "cannot use" in text]
    assert len(warnings) == 1
    assert "episodes/b.md:4" in warnings[0]
    assert "`template` on 2 pages" in warnings[0]
    assert ("`hide` on 2 pages" in warnings[0]) == (theme == "material")


def test_a_post_of_material_s_blog_keeps_what_the_blog_gives_it(tmp_path: Path) -> None:
    post = (
        "---\ndate: 2026-01-31\ncategories: [Podcast]\naudio: one.mp3\nsearch: true\n"
        "author: ['\"><script>alert(1)</script>']\n---\n\n# The first one\n\nIntro.\n"
    )
    site = build(
        tmp_path,
        {"blog/index.md": "# Blog\n", "blog/posts/one.md": post, "blog/posts/one.mp3": MP3},
        strict=False,
        plugins=["search", "blog", {"podcast": {}}],
    )
    page = site.page("blog/2026/01/31/the-first-one/index.html")
    assert page.select_one(".md-post, .md-content--post") is not None
    assert "<script>alert" not in str(page)


FACTS = {
    "title": "The wolf",
    "date": "2026-01-01",
    "audio": "it's.mp3",
    "duration": 0,
    "season": 2,
    "number": 7,
    "guests": [{"name": "Ana <b>O'Hara</b>", "url": "https://ana.example.org/"}],
    "hosts": [{"name": "Bo", "url": "https://bo.example.org/"}],
}
TEMPLATE = """{% extends "base.html" %}
{% block content %}
{% set podcast = page.meta.podcast %}
{% if podcast %}<p id="facts"><a href="{{ podcast.audio | url }}">{{ podcast.season }}x{{ podcast.number }}</a>
{{ podcast.duration }} s: {% for person in podcast.people %}{{ person.role }} {{ person.name }},
{{ person.url | url }}; {% endfor %}</p>{% endif %}
{{ page.content }}
{% endblock %}
"""


def test_a_theme_can_print_what_is_known_of_an_episode(tmp_path: Path) -> None:
    overrides = tmp_path / "overrides"
    overrides.mkdir()
    (overrides / "main.html").write_text(TEMPLATE)
    site = build(
        tmp_path,
        {"ep/wolf.md": page_of(**FACTS), "ep/it's.mp3": mp3()},
        theme={"name": "mkdocs", "custom_dir": str(overrides)},
    )
    facts = site.page("ep/wolf/index.html").select_one("#facts")
    assert facts is not None
    assert facts.a["href"] == "../it%27s.mp3"
    text = " ".join(facts.get_text().split())
    assert text == (
        "2x7 10 s: guest Ana O’Hara, ../../podcast/people/ana-b-o-hara-b/; host Bo, ../../podcast/people/bo/;"
    )


def test_who_has_a_page_of_their_own_is_linked_there() -> None:
    episode = Episode("e.md", "T", people=(Person("Bo", "host", path="people/bo.md"),))
    facts = episode_facts(episode, {"people/bo.md": "people/bo/", "": ""}.__getitem__)
    assert facts["people"] == [
        {"name": "Bo", "role": "host", "url": "people/bo/", "website": "", "image": ""}
    ]


def test_other_plugins_read_what_is_known_of_an_episode_and_what_its_author_wrote(
    tmp_path: Path,
) -> None:
    (tmp_path / "reads.py").write_text(
        "def on_page_markdown(markdown, page, config, files):\n"
        "    image = page.meta.get('image')\n"
        "    return f'{markdown}\\n\\nImage: {image}. Meta: ' + repr(page.meta.get('podcast'))\n"
    )
    podcast = {"audio": "https://cdn.example.org/1.mp3", "mood": "<i>calm</i>"}
    site = build(
        tmp_path,
        {"one.md": page_of(podcast=podcast), "two.md": "# Two\n", "cover.png": b"x"},
        {"image": "cover.png"},
        hooks=["reads.py"],
    )
    shown = site.content("one/index.html").get_text()
    facts = {
        "audio": "https://cdn.example.org/1.mp3",
        "mood": "calm",
        "duration": None,
        "number": None,
        "season": None,
        "people": [],
        "image": "cover.png",
    }
    assert repr(facts).translate(str.maketrans("'", "‘")) in shown.translate(
        str.maketrans("'‘’", "‘‘‘")
    )
    assert "Image: None. Meta: None" in site.content("two/index.html").get_text()
    lists = [path for path in site.out.glob("podcast/**/*.html") if "embed" not in path.name]
    assert lists
    metas = {path.parent.name: path.read_text() for path in lists}
    assert [
        name for name, text in metas.items() if "Image: cover.png. Meta: None" not in text
    ] == []


def test_macros_print_what_is_known_of_an_episode(tmp_path: Path) -> None:
    pytest.importorskip("mkdocs_macros")
    page = page_of("Number {{ podcast.number }} of season {{ page.meta.podcast.season }}.", **FACTS)
    for plugins in (["macros", {"podcast": {}}], [{"podcast": {}}, "macros"]):
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        site = build(folder, {"one.md": page, "it's.mp3": mp3()}, plugins=plugins)
        assert "Number 7 of season 2." in site.content("one/index.html").get_text()


@given(RISKY_TEXT, RISKY_TEXT, RISKY_TEXT)
def test_no_fact_holds_markup_or_a_quotation_mark(name: str, role: str, address: str) -> None:
    people = (Person(name, role, address),)
    episode = Episode("e.md", "T", audio=(Audio(address),), people=people, image=address)
    facts = episode_facts(episode, str, name)
    for text in texts(facts):
        assert not {"<", '"', "'"} & set(text)
        text.encode()
