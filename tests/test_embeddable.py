"""The pages that other sites show in a frame, and what oEmbed says about them, in builds."""

from __future__ import annotations

import json
from pathlib import Path

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
    ("use_directory_urls", "page", "beside", "root"),
    [
        (True, "episodes/one/index.html", "episodes/one/", "../../"),
        (False, "episodes/one.html", "episodes/one.", "../"),
    ],
)
def test_an_episode_with_a_recording_has_a_page_for_frames_that_its_own_page_names(
    tmp_path: Path, use_directory_urls: bool, page: str, beside: str, root: str
) -> None:
    site = build(
        tmp_path,
        pages(),
        site_url="https://example.org/show/",
        use_directory_urls=use_directory_urls,
    )
    base = "https://example.org/show/"
    assert embeds(site.files()) == [f"{beside}embed.html", f"{beside}oembed.json"]
    found = site.page(page).select_one('link[type="application/json+oembed"]')
    assert found is not None
    assert found["href"] == f"{base}{beside}oembed.json"
    told = json.loads(site.text(f"{beside}oembed.json"))
    assert told["url"] == base + page.removesuffix("index.html")
    assert told["provider_url"] == base + (
        "podcast/" if use_directory_urls else "podcast/index.html"
    )
    frame = BeautifulSoup(told["html"], "html.parser").iframe
    assert frame is not None
    assert frame["src"] == f"{base}{beside}embed.html"
    code = site.page(page).select_one("[data-text]")
    assert code is not None
    assert str(code["data-text"]).startswith(f'<iframe src="{base}{beside}embed.html"')
    shown = site.page(f"{beside}embed.html")
    assert [tag["href"] for tag in shown.select("link[rel=stylesheet]")] == [
        f"{root}assets/podcast/podcast.css",
        f"{root}assets/podcast/embed.css",
    ]
    assert (site.out / "assets/podcast/frame.js").is_file()


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
    assert page.select("[data-text]") == page.select('link[type="application/json+oembed"]') == []


def test_a_title_stays_text_in_all_of_it(tmp_path: Path) -> None:
    site = build(tmp_path, pages(HOSTILE))
    plain = build(tmp_path / "plain", pages())
    for name in ("episodes/one/index.html", "episodes/one/embed.html"):
        assert len(site.page(name).find_all("script")) == len(plain.page(name).find_all("script"))
    shown = site.page("episodes/one/embed.html")
    assert shown.h1 is not None
    assert shown.h1.get_text() == HOSTILE
    link = site.page("episodes/one/index.html").select_one('link[type="application/json+oembed"]')
    assert link is not None
    assert link["title"] == HOSTILE
    assert "<" not in site.text("episodes/one/oembed.json")


def test_the_files_lie_where_the_pages_address_leads(tmp_path: Path) -> None:
    site = build(tmp_path, {"episodes/my première.md": pages()["episodes/one.md"]})
    assert "episodes/my première/embed.html" in site.files()
    told = json.loads(site.text("episodes/my première/oembed.json"))
    assert told["url"] == "https://example.org/episodes/my%20premi%C3%A8re/"


def test_it_speaks_the_sites_language(tmp_path: Path) -> None:
    theme = {"name": "material", "font": False, "language": "de"}
    site = build(tmp_path, pages(), theme=theme)
    shown = site.page("episodes/one/embed.html")
    assert shown.html is not None
    assert shown.html["lang"] == "de"
    assert "Herunterladen" in shown.get_text()


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("de", None)])
def test_a_page_for_frames_is_written_in_the_direction_of_its_language(
    tmp_path: Path, language: str, direction: str | None
) -> None:
    site = build(tmp_path, pages(), theme={"name": "material", "font": False, "language": language})
    html = site.page("episodes/one/embed.html").html
    assert html is not None
    assert (html["lang"], html.get("dir")) == (language, direction)


def test_files_of_the_author_s_own_stay_and_the_page_for_frames_has_another_name(
    tmp_path: Path,
) -> None:
    own = {"episodes/one/embed.html": "<p>Mine</p>", "episodes/one/oembed.json": "{}"}
    site = build(tmp_path, {**pages(), **own})
    assert [site.text(path) for path in own] == ["<p>Mine</p>", "{}"]
    (link,) = site.page("episodes/one/index.html").select('link[type="application/json+oembed"]')
    assert str(link["href"]).endswith("/episodes/one/podcast-oembed.json")
    answer = json.loads(site.text("episodes/one/podcast-oembed.json"))
    assert "/episodes/one/podcast-embed.html" in answer["html"]
    assert "podcast-player" in site.text("episodes/one/podcast-embed.html")
