"""Whole folders of real posts, and a whole real site: everything builds, and what is wrong is said."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml

from mkdocs_podcast.model.problems import Severity
from sites import Site, rebuild

DATA = Path(__file__).parents[2] / "shared" / "data"
CORPORA = (
    sorted(path.name for path in (DATA / "posts").iterdir()) if DATA.is_dir() else ["(absent)"]
)

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason="the collection of real posts is not beside this checkout"
)


def built(folder: Path, source: Path, podcast: dict[str, object], **more: object) -> Site:
    shutil.copytree(source, folder / "docs")
    config = {"site_name": "Real", "site_url": "https://example.org/x/", "theme": {"name": "mkdocs"},
              "plugins": [{"podcast": podcast}], "validation": {"links": {"not_found": "ignore"}}, **more}  # fmt: skip
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
    return rebuild(folder / "mkdocs.yml")


@pytest.mark.parametrize("corpus", CORPORA)
def test_every_real_post_builds_and_shows_no_front_matter(corpus: str, tmp_path: Path) -> None:
    site = built(tmp_path, DATA / "posts" / corpus, {"episodes": {"include": ["*.md"]}})
    cards = len(site.page("podcast/index.html").select(".podcast-card"))
    assert cards > 0
    for page in (tmp_path / "docs").rglob("*.md"):
        text = page.read_text("utf-8-sig")
        is_foreign = text.startswith("+++") or re.search(r"\n---[ \t]*\Z", text)
        name = page.relative_to(tmp_path / "docs").as_posix()
        was_left_out = any(
            problem.path == name and "not an episode" in problem.message
            for problem in site.problems
        )
        # Front matter of other generators that could be read whole is one message for the site.
        is_read_whole = any("front matter" in message for message in site.infos)
        if is_foreign and not was_left_out and not is_read_whole:
            warned = {
                problem.path for problem in site.problems if problem.severity is not Severity.INFO
            }
            assert name in warned
    shown = [
        name
        for name in site.files()
        if name.endswith("index.html")
        and re.search(r"<p>\s*(\+\+\+|title\s*[=:])", site.text(name))
    ]
    left_out = [problem.path for problem in site.problems if "not an episode" in problem.message]
    assert [
        name for name in shown if not any(path.removesuffix(".md") in name for path in left_out)
    ] == []


def test_the_seed_post_is_recognised_without_any_option(tmp_path: Path) -> None:
    site = built(tmp_path, DATA / "posts" / "seed", {})
    (card,) = site.page("podcast/index.html").select(".podcast-card")
    assert card.h2.get_text() == "Podcast: Open-Source MLOps with Matt Squire"
    assert len(card.select(".podcast-tags a")) == 7
    page = site.content("2022-03-31-matt-squire-open-source-mlops-podcast/index.html")
    assert [embed["data-provider"] for embed in page.select("podcast-embed")] == [
        "descript",
        "fireside",
    ]
    assert site.warnings == []


def test_a_whole_real_site_gets_players_numbers_and_dates(tmp_path: Path) -> None:
    podcast = {"episodes": {"include": ["episodes/**/*.md"]}}
    source = DATA / "sites" / "the-bootloader"
    theme = {"name": "material", "font": False, "custom_dir": str(source / "overrides")}
    site = built(
        tmp_path,
        source / "docs",
        podcast,
        theme=theme,
        plugins=["awesome-nav", {"podcast": podcast}],
    )
    cards = site.page("podcast/index.html").select(".podcast-card")
    assert len(cards) == 20
    assert "Episode 35" in cards[0].get_text()
    assert all(card.time for card in cards)
    assert all(card.select_one(".podcast-play[data-embed*=captivate]") for card in cards)
    assert len(json.loads(site.text("podcast/episodes.json"))["episodes"]) == 35
    page = site.content("episodes/2022/ep003/index.html")
    (embed,) = page.select("podcast-embed")
    assert embed["data-provider"] == "captivate"
    assert embed.template.iframe["height"] == "200"
    assert not page.select("podcast-player")
