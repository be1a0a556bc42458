"""What an episode's page has around its notes is taken from the cache only where nothing of it has
changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_podcast.build.page_heads import PageHeads
from mkdocs_podcast.html.fragments import Fragments
from mkdocs_podcast.pages.episode_view import EpisodeView
from sites import build, make, page_of, rebuild, write
from test_cache_same_build import build_both, in_options, in_page

AUDIO = "https://cdn.example.org/{}.mp3"
CHAPTERS = '{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Start"}, {"startTime": 9, "title": "End"}]}'
PAGES: dict[str, str | bytes] = {
    "index.md": "# Home\n",
    "tides.md": page_of("About tides.", title="Tides", tags=["sea"]),
    "episodes/a.md": page_of(
        "See [tides](../tides.md).", title="A", date="2024-01-01", audio=AUDIO.format(1), tags=["sea", "Land"],
        guests=["Ana"], season=1, number=1, image="art.png", chapters="a.json",
    ),
    "episodes/a.json": CHAPTERS,
    "episodes/b.md": page_of(
        "Words of B.", title="B", date="2024-01-02", audio="b.mp3", tags=["sea"], hosts=["bo"], season=1, number=2,
        sponsors=[{"name": "Firm", "url": "https://firm.example", "image": "firm.png"}],
    ),
    "episodes/c.md": page_of(title="C", date="2024-01-03", audio=AUDIO.format(3), tags=["sea", "land"], season=1, number=3),
    "episodes/far.md": page_of(title="Far", date="2020-01-03", audio=AUDIO.format(9), guests=["Ana"]),
    "episodes/between.md": page_of(title="Between", date="2021-01-03", audio=AUDIO.format(8)),
    "episodes/art.png": b"a picture",
    "episodes/firm.png": b"a picture",
    "people.yml": "bo: {name: Bo, image: episodes/firm.png}\n",
}  # fmt: skip
OPTIONS: dict[str, Any] = {
    "title": "The show",
    "documentation": {"tags": True, "links": True},
    "feeds": {},
}
# A page that the navigation shows is on every page.
NAVIGATION: dict[str, Any] = {"nav": ["index.md"], "not_in_nav": "*"}
Change = Callable[[Path], Any]


def added(path: str, text: str | bytes) -> Change:
    return lambda folder: write(folder, {path: text})


def removed(path: str) -> Change:
    return lambda folder: (folder / "docs" / path).unlink()


def option(**options: Any) -> Change:
    def change(folder: Path) -> None:
        text = (folder / "mkdocs.yml").read_text("utf-8")
        [search, podcast] = yaml.safe_load(text)["plugins"]
        in_options(plugins=[search, {"podcast": {**podcast["podcast"], **options}}])(folder)

    return change


CHANGES: dict[str, Change] = {
    "the title of a neighbour": in_page("episodes/b.md", "title: B", "title: Other"),
    "the length of a related one": in_page("episodes/far.md", "title:", "duration: 70\ntitle:"),
    "chapters": in_page("episodes/a.json", "Start", "Beginning"),
    "a picture": in_page("episodes/art.png", "a picture", "another picture"),
    "a picture that is gone": removed("episodes/art.png"),
    "a sponsor's picture": removed("episodes/firm.png"),
    "the name of a person": in_page("people.yml", "Bo,", "Bo Li,"),
    "the page of a person": added("people/ana.md", page_of("About Ana.", title="Ana")),
    "how a tag is spelled": in_page("episodes/c.md", "- land", "- air"),
    "another season": added(
        "episodes/d.md", page_of(title="D", date="2024-01-04", audio=AUDIO.format(4), season=2)
    ),
    "a mentioned page": in_page("tides.md", "title: Tides", "title: The tides"),
    "a GUID": in_page("episodes/c.md", "season: 1", "season: 1\nguid: my-guid"),
    "a recording": added("episodes/b.mp3", b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"\xff\xfb\x90\x64" * 900),
    "where to subscribe": option(subscribe={"spotify": "https://open.spotify.com/show/1"}),
    "money": option(channel={"funding": {"url": "https://pay.example", "text": "Pay"}}),
    "names of seasons": option(channel={"season_names": {1: "Water"}}),
    "the title of the show": option(title="Another show"),
    "the feed": option(feed="news.xml"),
    "the page for frames": added("podcast/embed.html", "<p>Ours</p>"),
    "an oEmbed document": added("episodes/a/oembed.json", "{}"),
    "a transcript": added("episodes/c.vtt", "WEBVTT\n\n00:00.000 --> 00:04.000\nWords.\n"),
    "a list of sponsors": in_page("episodes/b.md", "Words of B.", "<!-- podcast:sponsors -->"),
    "the language": in_options(theme={"name": "material", "font": False, "language": "de"}),
    "the navigation": in_options(nav=["index.md", "episodes/a.md"]),
    "the address": in_options(site_url="https://other.example/shows/"),
}  # fmt: skip


def test_a_page_has_around_its_notes_what_it_would_have_without_a_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, subtests: pytest.Subtests
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    make(tmp_path, PAGES, podcast=OPTIONS, **NAVIGATION)
    assert "podcast-related" in rebuild(tmp_path / "mkdocs.yml").text("episodes/a/index.html")
    for name, change in CHANGES.items():
        change(tmp_path)
        with subtests.test(name):
            with_cache, without = build_both(tmp_path)
            assert with_cache[1:] == without[1:]
            paths = with_cache[0].keys() | without[0].keys()
            differ = [path for path in paths if with_cache[0].get(path) != without[0].get(path)]
            assert differ == []


def test_what_is_around_the_notes_is_not_drawn_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    render = Fragments.render

    def counting(self: Fragments, name: str, **context: Any) -> str:
        drawn.append(name)
        return render(self, name, **context)

    monkeypatch.setattr(Fragments, "render", counting)
    build(tmp_path, PAGES, podcast=OPTIONS, strict=False, **NAVIGATION)
    assert drawn.count("head") == drawn.count("around") == 5
    del drawn[:]
    rebuild(tmp_path / "mkdocs.yml")
    assert {"head", "around"}.isdisjoint(drawn)
    write(tmp_path, {"episodes/c.md": PAGES["episodes/c.md"].replace("number: 3", "number: 4")})  # type: ignore[arg-type]
    rebuild(tmp_path / "mkdocs.yml")
    assert drawn.count("head") == 1


@pytest.mark.filterwarnings("ignore")
def test_a_page_that_failed_is_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: Any, **values: Any) -> str:
        raise RuntimeError("out of luck")

    with monkeypatch.context() as patched:
        patched.setattr(EpisodeView, "head", fail)
        failed = build(tmp_path, PAGES, podcast=OPTIONS, strict=False, **NAVIGATION)
        assert any("out of luck" in warning for warning in failed.warnings)
    assert "podcast-head" in rebuild(tmp_path / "mkdocs.yml").text("episodes/a/index.html")


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("owner", "name"),
    [
        (EpisodeView, "head"),
        (EpisodeView, "facts"),
        (EpisodeView, "people"),
        (PageHeads, "facts"),
        (PageHeads, "_files_of"),
        (PageHeads, "_episode_head"),
    ],
)
def test_an_error_takes_no_more_from_a_page_than_without_a_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: type, name: str
) -> None:
    def fail(*arguments: Any, **values: Any) -> str:
        raise RuntimeError("out of luck")

    monkeypatch.setattr(owner, name, fail)
    without = build(
        tmp_path, PAGES, podcast={**OPTIONS, "cache": False}, strict=False, **NAVIGATION
    )
    expected = (without.text("episodes/a/index.html"), without.warnings)
    for _ in range(2):
        site = build(tmp_path, PAGES, podcast=OPTIONS, strict=False, **NAVIGATION)
        assert (site.text("episodes/a/index.html"), site.warnings) == expected
