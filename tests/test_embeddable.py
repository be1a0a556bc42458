"""The page that other sites show in a frame, and what oEmbed says about it, in builds."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

from sites import build, page_of

HOSTILE = """'"><script>alert(1)</script> & </head>'"""


def pages(title: str = "One") -> dict[str, str | bytes]:
    return {
        "episodes/one.md": page_of(
            title=title, audio="https://cdn.example.org/one.mp3", duration=60
        ),
        "episodes/two.md": page_of(title="Two", category="podcast"),
    }


def embeds(files: list[str]) -> list[str]:
    return [
        name for name in files if "embed" in name.split("/")[-1] and not name.startswith("assets/")
    ]


@pytest.mark.parametrize(
    ("use_directory_urls", "page", "frame_page", "document", "root"),
    [
        (True, "episodes/one/index.html", "podcast/embed.html", "episodes/one/oembed.json", "../"),
        (False, "episodes/one.html", "podcast/index.embed.html", "episodes/one.oembed.json", "../"),
    ],
)
def test_one_page_for_frames_shows_any_episode_and_their_own_pages_name_it(
    tmp_path: Path, use_directory_urls: bool, page: str, frame_page: str, document: str, root: str
) -> None:
    site = build(
        tmp_path,
        {**pages(), "episodes/three.md": pages()["episodes/one.md"]},
        site_url="https://example.org/show/",
        use_directory_urls=use_directory_urls,
    )
    base = "https://example.org/show/"
    address = page.removesuffix("index.html")
    src = f"{base}{frame_page}?episode={address}"
    assert embeds(site.files()) == [
        document, document.replace("one", "three"), frame_page
    ]  # fmt: skip
    found = site.page(page).select_one('link[type="application/json+oembed"]')
    assert found is not None
    assert found["href"] == f"{base}{document}"
    told = json.loads(site.text(document))
    assert told["provider_url"] == base + (
        "podcast/" if use_directory_urls else "podcast/index.html"
    )
    frame = BeautifulSoup(told["html"], "html.parser").iframe
    assert frame is not None
    assert frame["src"] == src
    code = site.page(page).select_one("[data-frame]")
    assert code is not None
    assert code["data-site"] + code["data-frame"] == src
    shown = site.page(frame_page)
    assert [tag["href"] for tag in shown.select("link[rel=stylesheet]")] == [
        f"{root}assets/podcast/podcast.css",
        f"{root}assets/podcast/embed.css",
    ]
    assert shown.body["data-root"] == root
    for name in ("frame.js", "embedded.js"):
        assert (site.out / "assets/podcast" / name).is_file()


def test_a_show_without_recordings_has_no_page_for_frames(tmp_path: Path) -> None:
    site = build(tmp_path, {"episodes/two.md": pages()["episodes/two.md"]})
    assert embeds(site.files()) == []


def test_the_page_for_frames_names_the_site_s_own_style_sheets(tmp_path: Path) -> None:
    styles = ["own.css", "https://fonts.example.net/a.css", "//fonts.example.net/b.css"]
    site = build(tmp_path, {**pages(), "own.css": "body {}"}, extra_css=styles)
    assert site.page("podcast/embed.html").body["data-styles"] == "../own.css"


@pytest.mark.parametrize(
    ("podcast", "site_url"),
    [({"embeddable": False}, "https://example.org/"), ({}, "")],
    ids=["switched off", "no URL"],
)
def test_without_the_option_or_an_address_of_the_site_nothing_is_offered(
    tmp_path: Path, podcast: dict[str, bool], site_url: str
) -> None:
    site = build(tmp_path, pages(), podcast, site_url=site_url)
    assert embeds(site.files()) == []
    page = site.page("episodes/one/index.html")
    assert page.select("[data-frame]") == page.select('link[type="application/json+oembed"]') == []


def test_a_title_stays_text_in_all_of_it(tmp_path: Path) -> None:
    site = build(tmp_path, pages(HOSTILE), {"title": HOSTILE})
    plain = build(tmp_path / "plain", pages())
    for name in ("episodes/one/index.html", "podcast/embed.html"):
        assert len(site.page(name).find_all("script")) == len(plain.page(name).find_all("script"))
    shown = site.page("podcast/embed.html")
    assert shown.h1 is not None
    assert shown.h1.get_text() == HOSTILE
    assert "<" not in site.text("episodes/one/oembed.json")


def test_the_address_of_an_episode_is_quoted_as_a_part_of_another(tmp_path: Path) -> None:
    site = build(tmp_path, {"episodes/my première & q?.md": pages()["episodes/one.md"]})
    (name,) = [name for name in site.files() if name.endswith("oembed.json")]
    told = json.loads(site.text(name))
    frame = BeautifulSoup(told["html"], "html.parser").iframe
    assert frame is not None
    (episode,) = parse_qs(urlsplit(str(frame["src"])).query)["episode"]
    assert unquote(episode) == name.removesuffix("oembed.json")


def test_it_speaks_the_sites_language(tmp_path: Path) -> None:
    theme = {"name": "material", "font": False, "language": "de"}
    site = build(tmp_path, pages(), theme=theme)
    shown = site.page("podcast/embed.html")
    assert shown.html is not None
    assert shown.html["lang"] == "de"
    assert "Signal Path anhören" in shown.get_text()


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("de", None)])
def test_a_page_for_frames_is_written_in_the_direction_of_its_language(
    tmp_path: Path, language: str, direction: str | None
) -> None:
    site = build(tmp_path, pages(), theme={"name": "material", "font": False, "language": language})
    html = site.page("podcast/embed.html").html
    assert html is not None
    assert (html["lang"], html.get("dir")) == (language, direction)


def test_files_of_the_author_s_own_stay_and_those_for_frames_have_other_names(
    tmp_path: Path,
) -> None:
    own = {
        "podcast/embed.html": "<p>Mine</p>",
        "podcast/episodes.json": "[]",
        "episodes/one/oembed.json": "{}",
    }
    site = build(tmp_path, {**pages(), **own})
    assert [site.text(path) for path in own] == list(own.values())
    (link,) = site.page("episodes/one/index.html").select('link[type="application/json+oembed"]')
    assert str(link["href"]).endswith("/episodes/one/podcast-oembed.json")
    answer = json.loads(site.text("episodes/one/podcast-oembed.json"))
    assert "/podcast/podcast-embed.html?episode=episodes/one/" in answer["html"]
    assert "podcast-embedded" in site.text("podcast/podcast-embed.html")
    head = site.page("episodes/one/index.html").select_one(".podcast-head")
    assert head is not None
    assert head["data-index"] == "../../podcast/podcast-episodes.json"
    assert "episodes" in json.loads(site.text("podcast/podcast-episodes.json"))
