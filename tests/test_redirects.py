"""Earlier addresses of episodes lead to their pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mkdocs_podcast.model.episode import Episode
from mkdocs_podcast.pages.redirects import earlier_address, redirect_path
from mkdocs_podcast.text import dates
from sites import build, page_of

AUDIO = "https://cdn.example.org/1.mp3"
EPISODE = Episode(
    "episodes/2020-03-04-the-wolf.md", "Wolf", date=dates.date("2020-03-04"), number=7, season=2
)
SITE = "https://example.org/show/"


def wolf(**front: Any) -> dict[str, str]:
    page = page_of(title="Wolf", date="2020-03-04", audio=AUDIO, description="A wolf.", **front)
    return {"episodes/wolf.md": page}


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("/12", "/12"),
        ("/{slug}/", "/the-wolf/"),
        ("/{year}/{month}/{day}/{slug}.html", "/2020/03/04/the-wolf.html"),
        ("/s{season}/e{number:03}", "/s2/e007"),
        ("/:year/:title/", "/2020/the-wolf/"),
        ("pretty", ""),
        ("False", ""),
    ],
)
def test_a_pattern_is_filled_in_from_the_episode(text: str, address: str) -> None:
    assert earlier_address(text, EPISODE) == address


def test_an_episode_without_a_number_had_no_address_with_one() -> None:
    assert earlier_address("/{number}/", Episode("a.md", "A")) == ""


def test_the_slug_of_the_front_matter_goes_before_the_name_of_the_file() -> None:
    episode = EPISODE._replace(meta={"slug": "/lupus/"})
    assert earlier_address("/{slug}/", episode) == "/lupus/"


@pytest.mark.parametrize("text", ["/{{ page.slug }}/", "/:categories/x/"])
def test_what_only_another_generator_can_fill_in_is_reported(text: str) -> None:
    with pytest.raises(ValueError, match="write the address"):
        earlier_address(text, EPISODE)


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/12", "12/index.html"),
        ("12/", "12/index.html"),
        ("/a/b.html", "a/b.html"),
        ("/a/b.php", "a/b.php/index.html"),
        ("/a%20b/", "a b/index.html"),
        ("/show/12/", "12/index.html"),
        ("//12//", "12/index.html"),
        ("https://example.org/show/12", "12/index.html"),
        ("/", "index.html"),
    ],
)
def test_a_page_answers_at_the_address(address: str, path: str) -> None:
    assert redirect_path(address, SITE, "/show/") == path


@pytest.mark.parametrize(
    "address",
    ["/?p=1", "/%3Fp=1", "/a#b", "/../x", "/a/../../x", "https://other.example.org/12", "The Wolf",
     "/a\\b", "/\x00", "/" + "x" * 300, "https://example.org/?p=1", "https://[x/12"],
)  # fmt: skip
def test_no_page_answers_at_these(address: str) -> None:
    with pytest.raises(ValueError, match=r"address|site"):
        redirect_path(address, SITE, "/show/")


def test_all_keys_of_a_page_lead_to_it(tmp_path: Path) -> None:
    pages = wolf(redirect_from=["/12"], aliases="/old/wolf.html", permalink="/:year/wolf/")
    site = build(tmp_path, pages)
    page = site.page("12/index.html")
    assert page.select_one('link[rel="canonical"]')["href"] == "https://example.org/episodes/wolf/"
    assert page.select_one('meta[http-equiv="refresh"]')["content"] == "0; url=../episodes/wolf/"
    assert page.select_one('meta[name="robots"]')["content"] == "noindex"
    assert page.select_one("script[src]")["src"] == "../assets/podcast/redirect.js"
    assert (site.out / "12" / page.select_one("script")["src"]).is_file()
    assert page.select_one("a")["href"] == "../episodes/wolf/"
    old = site.page("old/wolf.html")
    assert old.select_one("a")["href"] == "../episodes/wolf/"
    assert site.page("2020/wolf/index.html").select_one("a")["href"] == "../../episodes/wolf/"


def test_a_preview_and_a_build_of_changed_pages_have_them(tmp_path: Path) -> None:
    assert "12/index.html" in build(tmp_path, wolf(aliases=["/12"]), serving=True).files()
    for _ in range(2):
        site = build(tmp_path, wolf(aliases=["/12"]), strict=False, dirty=True)
        assert not [warning for warning in site.warnings if "address" in warning]
        assert "12/index.html" in site.files()


def test_a_pattern_of_the_site_leads_to_every_episode(tmp_path: Path) -> None:
    site = build(tmp_path, wolf(), {"episodes": {"url": ["{slug}/", "{year}/{month}/{slug}/"]}})
    assert {"wolf/index.html", "2020/03/wolf/index.html"} <= set(site.files())


def test_a_pattern_with_an_unknown_placeholder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Exception, match=r"onfig"):
        build(tmp_path, wolf(), {"episodes": {"url": "/{titel}/"}})


def test_the_present_address_of_a_page_needs_no_redirect(tmp_path: Path) -> None:
    site = build(tmp_path, wolf(permalink="/episodes/wolf/"))
    assert "refresh" not in site.text("episodes/wolf/index.html")


@pytest.mark.parametrize(
    ("aliases", "message"),
    [
        (["/other/"], "is where other.md is: remove it here"),
        (["/"], "is where index.md is"),
        (["/404.html"], "is where the site has another file"),
        (["/podcast/feed.xml"], "cannot be a page of the site"),
    ],
)
def test_an_existing_page_is_never_replaced(
    aliases: list[str], message: str, tmp_path: Path
) -> None:
    pages = {**wolf(aliases=aliases), "other.md": "# Other\n"}
    site = build(tmp_path, pages, strict=False)
    warning, = (warning for warning in site.warnings if "earlier address" in warning)  # fmt: skip
    assert message in warning
    assert "episodes/wolf.md:2: " in warning
    assert "Other" in site.text("other/index.html")
    assert 'http-equiv="refresh"' not in site.text("404.html")


def test_two_episodes_with_one_old_address_are_reported(tmp_path: Path) -> None:
    second = page_of(title="B", date="2021-01-01", audio=AUDIO, aliases=["/12"], description="B.")
    site = build(tmp_path, {**wolf(aliases=["/12"]), "episodes/b.md": second}, strict=False)
    assert any("leads to episodes/b.md already" in warning for warning in site.warnings)


def test_what_cannot_be_an_address_fails_no_strict_build(tmp_path: Path) -> None:
    site = build(tmp_path, wolf(aliases=["The Wolf", "/?p=1"]))
    assert sum("`: " in info or "is not an address" in info for info in site.infos) == 2


def test_drafts_have_no_redirects(tmp_path: Path) -> None:
    site = build(tmp_path, {**wolf(), "episodes/b.md": page_of(title="B", draft=True,
        audio=AUDIO, aliases=["/b"])})  # fmt: skip
    assert "b/index.html" not in site.files()


def test_an_address_is_written_without_its_markup(tmp_path: Path) -> None:
    pages = {'episodes/a"><script>x.md': page_of(title="A", audio=AUDIO, aliases=["/a"])}
    site = build(tmp_path, pages, strict=False)
    assert len(site.page("a/index.html").select("script")) == 1


@pytest.mark.parametrize("is_first", [True, False])
def test_mkdocs_redirects_writes_those_that_it_can(is_first: bool, tmp_path: Path) -> None:
    plugin = {
        "redirects": {"redirect_maps": {"jazz.md": "podcast/tags/jazz.md", "13.md": "index.md"}}
    }
    podcast = {"podcast": {}}
    plugins = [plugin, podcast] if is_first else [podcast, plugin]
    pages = wolf(aliases=["/12", "/13", "/14.html"], tags=["jazz"])
    site = build(tmp_path, pages, strict=False, plugins=plugins)
    assert "new destination" in site.text("12/index.html")
    assert 'href="../episodes/wolf/"' in site.text("12/index.html")
    assert 'href="../podcast/tags/jazz/"' in site.text("jazz/index.html")
    assert "assets/podcast/redirect.js" in site.text("14.html")
    (warning,) = (warning for warning in site.warnings if "redirect" in warning)
    assert warning == (
        "podcast: episodes/wolf.md:2: `/13`, an earlier address of this page, leads to index.md by "
        "`redirect_maps`: remove it here"
    )


def test_pages_without_folders_have_redirects_too(tmp_path: Path) -> None:
    site = build(tmp_path, wolf(aliases=["/12"]), use_directory_urls=False)
    assert site.page("12/index.html").select_one("a")["href"] == "../episodes/wolf.html"


def test_each_language_has_its_own_addresses(tmp_path: Path) -> None:
    page = page_of(title="A", date="2026-01-01", audio=AUDIO, aliases=["/12"])
    languages = [
        {"locale": "en", "default": True, "name": "English"},
        {"locale": "de", "name": "Deutsch"},
    ]
    plugins = [{"i18n": {"languages": languages}}, {"podcast": {}}]
    pages = {"episodes/a.en.md": page, "episodes/a.de.md": page}
    site = build(tmp_path, pages, strict=False, plugins=plugins)
    assert [warning for warning in site.warnings if "address" in warning] == []
    assert site.page("12/index.html").select_one("a")["href"] == "../episodes/a/"
    assert site.page("de/12/index.html").select_one("a")["href"] == "../../de/episodes/a/"
