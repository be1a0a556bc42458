"""Pages about people, and their names wherever episodes are shown."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sites import build, page_of

AUDIO = "https://cdn.example.org/{}.mp3"
PEOPLE = """
wren:
  name: Wren Halloway
  title: Listens at night
  bio: |
    She repairs **tide gauges**.
  url: https://wren.example.org/
  github: wren
  image: assets/wren.svg
osric: {name: Osric Tan}
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'


def spoken(number: int, **front: Any) -> str:
    return page_of(
        title=f"Number {number}", date=f"2026-01-{number:02}", audio=AUDIO.format(number), **front
    )


SHOW = {
    "people.yml": PEOPLE,
    "assets/wren.svg": SVG,
    "one.md": spoken(1, hosts=["wren", "Osric Tan"], guests=[{"name": "Ida Quill"}]),
    "two.md": spoken(2, hosts=["osric"], guests=["Wren Halloway"]),
}


def test_everybody_has_a_page_with_what_is_known_of_them(tmp_path: Path) -> None:
    site = build(tmp_path, SHOW)
    page = site.content("podcast/people/wren/index.html")
    (heading,) = page.select("h1")
    assert heading.get_text() == "Wren Halloway"
    head = page.select_one(".podcast-person--head")
    assert head is not None
    assert head.img
    assert head.img["src"] == "../../../assets/wren.svg"
    assert head.strong
    assert head.strong.get_text() == "tide gauges"
    assert [link["href"] for link in head.select("a")] == [
        "../../people/", "../../",
        "https://wren.example.org/", "https://github.com/wren",
    ]  # fmt: skip
    assert "Listens at night" in head.get_text()
    # As host and as guest, each under its heading.
    assert [h2.get_text() for h2 in page.select("h2")] == ["Host", "Guest"]
    assert [h3.get_text() for h3 in page.select("h3")] == ["Number 1", "Number 2"]
    # One part only: no heading.
    ida = site.content("podcast/people/ida-quill/index.html")
    assert [h2.get_text() for h2 in ida.select("h2")] == ["Number 1"]
    assert ida.svg
    assert ida.svg.get_text() == "IQ"


def test_the_page_of_all_people_has_hosts_first(tmp_path: Path) -> None:
    site = build(tmp_path, {**SHOW, "about.md": "# About\n\n<!-- podcast:people -->\n"})
    for path, way in (("podcast/people/index.html", "../"), ("about/index.html", "../podcast/")):
        names = site.content(path).select(".podcast-person a")
        assert [(link.get_text(), link["href"]) for link in names] == [
            ("Osric Tan", f"{way}people/osric/"),
            ("Wren Halloway", f"{way}people/wren/"),
            ("Ida Quill", f"{way}people/ida-quill/"),
        ]
    back = site.content("podcast/people/index.html").select_one(".podcast-title a")
    assert (back.get_text(), back["href"]) == ("All episodes", "../")


@pytest.mark.parametrize(
    ("author", "shown"),
    [("Wren Halloway and Osric Tan", False), ("The Tide Gauge Society", True)],
)
def test_an_author_who_hosts_is_named_once(tmp_path: Path, author: str, shown: bool) -> None:
    site = build(tmp_path, SHOW, plugins=[{"podcast": {"author": author}}])
    head = site.content("podcast/index.html").select_one(".podcast-show")
    assert head is not None
    assert (author in head.get_text()) is shown
    assert "Hosted by" in head.get_text()


def test_names_lead_to_the_pages_of_people_wherever_they_are(tmp_path: Path) -> None:
    site = build(tmp_path, {**SHOW, "three.md": spoken(3, hosts=["Ida Quill"])})
    head = site.content("one/index.html")
    assert head.select_one('a[href="../podcast/people/ida-quill/"]')
    assert head.select_one('a[href="../podcast/people/wren/"]')
    index = site.content("podcast/index.html")
    links = index.select('.podcast-card a[href="../podcast/people/ida-quill/"]')
    assert [link.get_text() for link in links] == ["Ida Quill", "Ida Quill"]
    assert '"Ida Quill",' in site.text("podcast/episodes.json")
    feed = site.text("podcast/feed.xml")
    assert 'img="https://example.org/assets/wren.svg" href="https://wren.example.org/"' in feed
    assert 'href="https://example.org/podcast/people/ida-quill/">Ida Quill<' in feed


def test_whoever_does_something_else_is_named_with_it_in_the_language_of_the_site(
    tmp_path: Path,
) -> None:
    crew = [{"name": "Wren", "role": "sound designer", "url": "https://wren.example.org/"}]
    theme = {"name": "material", "font": False, "language": "de"}
    site = build(tmp_path, {"one.md": spoken(1, hosts=["Ida"], people=crew)}, theme=theme)
    people = site.content("one/index.html").select_one(".podcast-people")
    assert people is not None
    words = people.get_text(" ", strip=True)
    assert words == "Mit I Ida Sounddesign W Wren"
    page = site.content("podcast/people/wren/index.html")
    assert "Sounddesign" in page.get_text()
    data = site.page("one/index.html").select_one('script[type="application/ld+json"]')
    assert data is not None
    assert {
        "@type": "Person",
        "name": "Wren",
        "url": "https://example.org/podcast/people/wren/",
        "sameAs": "https://wren.example.org/",
    } in json.loads(data.get_text())["contributor"]


def test_without_pages_for_people_their_own_addresses_count(tmp_path: Path) -> None:
    site = build(tmp_path, SHOW, {"people": False})
    assert not [path for path in site.files() if "people" in path]
    (link,) = site.content("one/index.html").select('a[href*="wren"]')
    assert link["href"] == "https://wren.example.org/"
    assert not site.content("podcast/index.html").select('a[href*="wren"]')


def test_a_page_of_the_author_s_own_keeps_its_text_and_gets_the_list(tmp_path: Path) -> None:
    site = build(
        tmp_path,
        {
            **SHOW,
            "podcast/people/wren.md": "# About Wren\n\nMine.\n\n<!-- podcast:episodes -->\n\nMore.\n",
            "guests/ida-quill.md": page_of("Knows stairs.", name="Ida Quill"),
            "three.md": spoken(3, guests=["ida-quill"]),
        },
    )
    text = site.content("podcast/people/wren/index.html").get_text(" ", strip=True)
    assert [text.find(word) for word in ("About Wren", "Mine.", "Number 1", "More.")] == sorted(
        text.find(word) for word in ("About Wren", "Mine.", "Number 1", "More.")
    )
    ida = site.content("guests/ida-quill/index.html")
    assert "Knows stairs." in ida.get_text()
    assert [h2.get_text() for h2 in ida.select("h2")] == ["Number 3", "Number 1"]
    assert site.content("one/index.html").select_one('a[href="../guests/ida-quill/"]')
    assert "podcast/people/ida-quill/index.html" not in site.files()


def test_a_comment_asks_for_the_episodes_of_a_person(tmp_path: Path) -> None:
    comments = (
        "<!-- podcast:episodes person=ida-quill -->\n\n"
        '<!-- podcast:episodes person="wren" limit=1 -->\n\n'
        "<!-- podcast:episodes person=wrne -->\n\n"
        "<!-- podcast:episodes person=wren season=3 -->\n"
    )
    site = build(tmp_path, {**SHOW, "about.md": f"# About\n\n{comments}"}, strict=False)
    cards = site.content("about/index.html").select("h2")
    assert [card.get_text() for card in cards] == ["Number 1", "Number 2"]
    assert site.warnings == [
        (
            "podcast: about.md:7: `podcast:episodes` shows nothing, as nobody called `wrne` takes part "
            "(did you mean `wren`?): there are Ida Quill, Osric Tan, Wren Halloway"
        ),
        (
            "podcast: about.md:9: `podcast:episodes` shows nothing, as no episode is of season 3: no "
            "episode names its `season`"
        ),
    ]


def test_two_shows_have_a_page_each_for_somebody_in_both(tmp_path: Path) -> None:
    shows = [
        {"podcast": {"title": title, "index": f"{title}/index.md", "tags": False, "episodes": {"include": [f"{title}/*.md"]}}}
        for title in ("tides", "stairs")
    ]  # fmt: skip
    pages = {f"{title}/1.md": spoken(1, hosts=["wren"]) for title in ("tides", "stairs")}
    both = "# About\n\n<!-- podcast:people show=tides -->\n\n<!-- podcast:people show=stairs -->\n"
    files = {"people.yml": PEOPLE, "assets/wren.svg": SVG, "about.md": both}
    site = build(tmp_path, {**files, **pages}, plugins=["search", *shows])
    for title, other in (("tides", "stairs"), ("stairs", "tides")):
        page = site.content(f"{title}/people/wren/index.html")
        elsewhere = page.find("span", string="Also on").find_next("a")
        assert (elsewhere.get_text(), elsewhere["href"]) == (
            other,
            f"../../../{other}/people/wren/",
        )
        assert [h2.a["href"] for h2 in page.select("h2")] == ["../../1/"]
        assert "Listens at night" in page.get_text()
    links = site.content("about/index.html").select(".podcast-person a")
    assert [link["href"] for link in links] == ["../tides/people/wren/", "../stairs/people/wren/"]


@pytest.mark.parametrize(
    ("pages", "podcast", "message"),
    [
        (
            {"one.md": spoken(1, guests=["Wren Haloway"]), "people.yml": PEOPLE},
            {},
            (
                "podcast: one.md:4: `guests`: `Wren Haloway` is not in people.yml (did you mean "
                "`Wren Halloway`?): correct it, or add somebody of this name there"
            ),
        ),
        (
            {"one.md": spoken(1, guests="Ada Moor and Wren Halloway"), "people.yml": PEOPLE},
            {},
            (
                "podcast: one.md:4: `guests`: `Ada Moor and Wren Halloway` is read as the name of "
                "one person: write a list, `[Ada Moor, Wren Halloway]`"
            ),
        ),
        (
            {"one.md": spoken(1, hosts=["Wren"]), "people.yml": "wren: {pictur: a.png}"},
            {},
            (
                "podcast: people.yml:1: `wren`: `pictur` is not known (did you mean `picture`?): "
                "correct it"
            ),
        ),
        (
            {"one.md": spoken(1, hosts=["Wren"])},
            {"people_file": "team/all.yml"},
            (
                "podcast: mkdocs.yml:4: `people_file`: `team/all.yml` is not in the docs folder: put it "
                "there, or remove the option"
            ),
        ),
    ],
)
def test_a_slip_is_reported_once(
    tmp_path: Path, pages: dict[str, str], podcast: dict[str, Any], message: str
) -> None:
    pages = {"assets/wren.svg": SVG, **pages}
    assert build(tmp_path, pages, podcast, strict=False).warnings == [message]


def test_the_file_of_people_stays_out_of_the_site(tmp_path: Path) -> None:
    assert "people.yml" not in build(tmp_path, SHOW).files()


def test_a_long_list_of_somebody_s_episodes_has_several_pages(tmp_path: Path) -> None:
    pages = {f"{number}.md": spoken(number, hosts=["Wren"]) for number in range(1, 4)}
    pages["4.md"] = spoken(4, hosts=["Ida"])
    site = build(tmp_path, pages, {"per_page": 2})
    first = site.content("podcast/people/wren/index.html")
    assert len(first.select(".podcast-card")) == 2
    assert first.select_one(".podcast-pager a[rel=next]")
    second = site.content("podcast/people/wren/page/2/index.html")
    assert len(second.select(".podcast-card")) == 1


def test_whoever_is_in_every_episode_has_the_newest_and_a_link_to_the_index(
    tmp_path: Path,
) -> None:
    pages = {f"{number}.md": spoken(number, hosts=["Wren"]) for number in range(1, 4)}
    site = build(tmp_path, pages, {"per_page": 2})
    page = site.content("podcast/people/wren/index.html")
    assert [card.h2.get_text() for card in page.select(".podcast-card")] == ["Number 3", "Number 2"]
    assert not page.select(".podcast-pager")
    link = page.select("a")[-1]
    assert (link.get_text(), link["href"]) == ("All episodes", "../../")
    assert not (site.out / "podcast/people/wren/page").exists()


HOSTILE = (
    '"><script>window.hit = 1</script>',
    "<img src=x onerror=window.hit=1>",
    "javascript:alert(1)",
    "../../../etc/passwd",
    "a/b\\c",
    "{{ 7*7 }} {% if %}",
    "# Heading *b* [a](javascript:alert(1))",
    "\u202eevil\u202c",
    "مرحبا",
    "🎉🎉",
    "🎈",
    "x" * 300,
    "index",
    "page",
    "Ana B",
    "Ana-B",
)


def test_any_name_has_a_page_and_is_text_on_each(tmp_path: Path) -> None:
    pages = {
        f"{number}.md": spoken(number, guests=[{"name": name}])
        for number, name in enumerate(HOSTILE, 1)
    }
    site = build(tmp_path, pages, strict=False)
    folders = {Path(path).parts[2] for path in site.files() if path.startswith("podcast/people/")}
    assert len(folders - {"index.html"}) == len(HOSTILE)
    assert {"index-2", "page-2", "ana-b", "ana-b-2", "person", "person-2"} < folders
    for path in site.files():
        if path.endswith(".html"):
            page = site.page(path)
            assert not page.select("[onerror]"), path
            assert not page.select('a[href^="javascript:"], img[src="x"]'), path
            scripts = page.select('script:not([type="application/ld+json"])')
            assert "window.hit" not in "".join(tag.get_text() for tag in scripts)
