"""Posts of other generators keep what their templates showed beside the notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_podcast.check.report import Checked, to_text
from mkdocs_podcast.model.episode import Episode, Link, Person
from mkdocs_podcast.model.problems import Problem
from mkdocs_podcast.source.frontmatter import read
from mkdocs_podcast.source.notes_text import complete_notes
from mkdocs_podcast.source.people_pages import person_finder
from mkdocs_podcast.source.player_tags import place_players
from sites import build, page_of

OWN = "https://cdn.example.org/show-12.mp3"


def described(body: str, description: str = "About bread.") -> str:
    return complete_notes(body, Episode("a.md", "A", description=description))


@pytest.mark.parametrize(
    "body",
    [
        "",
        "# The title\n",
        "<!-- podcast:player -->",
        "{% include footer.html %}",
        "https://www.youtube.com/watch?v=LVWTQcZbLgY",
        '<iframe src="https://share.transistor.fm/e/0ba4c063"></iframe>',
    ],
)
def test_a_page_without_notes_shows_its_description(body: str) -> None:
    assert described(body) == f"{body}\n\n<p>About bread.</p>"


@pytest.mark.parametrize("body", ["Words.", "- one", "## Part\n\n> said", "word " * 1000])
def test_notes_stay_as_they_are(body: str) -> None:
    assert described(body) == body


def test_a_description_is_no_markup() -> None:
    assert described("", "<b> & {{ x }}").endswith("<p>&lt;b&gt; &amp; &#123;&#123; x }}</p>")


def test_links_of_front_matter_are_below_the_notes() -> None:
    episode = Episode("a.md", "A", reading_list=(Link("A & B", "https://a.org/?x=1&y=2"),))
    assert complete_notes("Words.", episode) == (
        'Words.\n\n<ul>\n<li><a href="https://a.org/?x=1&amp;y=2">A &amp; B</a></li>\n</ul>'
    )


def test_description_and_links_are_on_the_page_and_in_the_feed_once(tmp_path: Path) -> None:
    page = page_of(
        "",
        title="Crust",
        date="2026-01-01",
        audio=OWN,
        length=1,
        duration=9,
        description="It's about *steam*.",
        links=[{"text": "The oven", "link": "https://example.com/oven"}],
    )
    site = build(tmp_path, {"episodes/crust.md": page})
    content = site.content("episodes/crust/index.html")
    assert content.get_text().count("It's about steam.") == 1
    assert content.select_one('a[href="https://example.com/oven"]')
    item = site.text("podcast/feed.xml").split("<item>")[1]
    notes = item.split("<content:encoded>")[1].split("</content:encoded>")[0]
    for text in (item.split("<description>")[1].split("</description>")[0], notes):
        assert text.count("about steam.") == 1
        assert text.count("https://example.com/oven") == 1


@pytest.mark.parametrize(
    "tag",
    [
        "<Player />",
        "<AudioPlayer src={frontmatter.audio} />",
        f'<Player\n  title="A > B: C"\n  audio_url="{OWN}"\n/>'.replace(" > ", " "),
        "{{< podcast show-12 >}}",
        '{{< audio-player id="show-12" >}}',
        "{% include modules/player.html %}",
        "{% include podcast_player.html url=page.audio %}",
    ],
)
def test_a_tag_that_is_called_a_player_is_the_episodes_own(tag: str) -> None:
    assert place_players(f"a\n\n{tag}\n\nb", [OWN], "OWN") == "a\n\n\n\nOWN\n\n\n\nb"


@pytest.mark.parametrize(
    "tag",
    [
        "<Footer />",
        "{{< podcast other-show >}}",
        "{% include players.html %}",
        "`<Player />`",
        "```\n{{< audio >}}\n```",
    ],
)
def test_other_tags_stay(tag: str) -> None:
    assert place_players(tag, [OWN], "OWN") == tag


def test_a_tag_with_a_file_plays_that_file() -> None:
    body = place_players('{{< audio src="/media/a clip.mp3" >}}', [OWN], "OWN")
    assert body.strip() == "![](/media/a%20clip.mp3)"


def test_a_player_of_nothing_stays_for_the_report() -> None:
    assert place_players("<Player />", [], "") == "<Player />"


def test_the_player_is_where_its_tag_was(tmp_path: Path) -> None:
    files = {
        "episodes/a.md": page_of(
            "## Listen\n\n{{< podcast >}}\n\n## Read", title="A", date="2026-01-01", audio="a.mp3"
        ),
        "episodes/a.mp3": b"\xff\xfb\x90\x00" + bytes(413),
    }
    site = build(tmp_path, files)
    content = site.content("episodes/a/index.html")
    (player,) = content.select("podcast-player")
    assert player.find_previous("h2").get_text(strip=True).startswith("Listen")  # type: ignore[union-attr]


def test_a_list_whose_dashes_lack_their_space_is_a_list() -> None:
    front = read("---\ntitle: A\nguests:\n  -ana-ferreira\n  -bob\nepisode:\n  -1\n---\nNotes.\n")
    assert front.meta == {"title": "A", "guests": ["ana-ferreira", "bob"], "episode": -1}
    assert front.problems == (
        (4, "`guests`: the dash of a list needs a space after it: write `- ana-ferreira`"),
    )


@pytest.mark.parametrize(
    ("path", "text", "person"),
    [
        ("guests/ana.md", "---\ntitle: Ana F.\n---\n", True),
        ("guests/ana/index.md", "---\ntitle: Ana F.\n---\n", True),
        ("posts/2026-01-01-ana.md", "---\ntitle: Ana F.\nlayout: guest\n---\n", True),
        ("posts/ana.md", "---\ntitle: Ana F.\nlayout: post\n---\n", False),
    ],
)
def test_a_slug_is_whom_a_page_is_about(path: str, text: str, person: bool) -> None:
    find = person_finder([path], lambda asked: text)
    assert find("ana") == (Person("Ana F.", path=path) if person else None)


def test_pages_about_people_are_no_forgotten_episodes(tmp_path: Path) -> None:
    about = page_of("Who she is.", title="Ana Ferreira", layout="guest")
    pages = {
        "posts/a.md": page_of(title="A", date="2026-01-01", audio=OWN, guests=["ana"]),
        "posts/2026-01-01-ana.md": about,
    }
    site = build(tmp_path, pages)
    assert not [message for message in site.infos if "not an episode" in message]
    link = site.content("posts/a/index.html").select_one(".podcast-people a")
    assert link
    assert link.get_text(" ", strip=True) == "AF Ana Ferreira"


def test_links_to_moments_are_not_reported(tmp_path: Path) -> None:
    body = "- **[00:30](#t=00:30)** Hello\n- [12:04](b.md#t=12:04) Elsewhere\n- [x](#t=nothing)"
    pages = {
        f"episodes/{name}.md": page_of(text, title=name, date="2026-01-01", audio=OWN)
        for name, text in (("a", body), ("b", "Words."))
    }
    site = build(tmp_path, pages, validation={"anchors": "info"})
    (message,) = [message for message in site.infos if "anchor" in message]
    assert "#t=nothing" in message


def test_several_linked_recordings_are_nobodys(tmp_path: Path) -> None:
    body = "Words.\n\n[One](https://m.example/1.mp3) and [two](https://m.example/2.mp3)."
    formats = "[MP3](https://m.example/1.mp3) and [OGG](https://m.example/1.ogg)."
    pages = {
        "a.md": page_of(body, title="A", date="2026-01-01", category="podcast"),
        "b.md": page_of(formats, title="B", date="2026-01-01", category="podcast"),
    }
    site = build(tmp_path, pages, strict=False)
    assert site.text("podcast/feed.xml").count("<enclosure") == 1
    assert (
        "podcast: a.md:9: the notes link to 2 recordings, so that none is taken for the "
        "episode's: name its own as `audio`"
    ) in site.infos


def test_a_missing_file_under_another_key_is_reported_once(tmp_path: Path) -> None:
    page = page_of(title="A", date="2026-01-01", audio=OWN, episode={"chapters": "/a.json"})
    site = build(tmp_path, {"episodes/a.md": page}, strict=False)
    assert len([line for line in (*site.infos, *site.warnings) if "/a.json" in line]) == 1


def test_the_poster_of_a_video_is_found(tmp_path: Path) -> None:
    body = '<video controls poster="p.png"><source src="v.mp4" type="video/mp4"></video>'
    pages = {
        "episodes/a.md": page_of(body, title="A", date="2026-01-01", audio=OWN),
        "episodes/p.png": b"",
        "episodes/v.mp4": b"",
    }
    video = build(tmp_path, pages).content("episodes/a/index.html").video
    assert video
    assert video["poster"] == "../p.png"


@pytest.mark.parametrize("attribute", ["data-able-player", 'class="mejs__player"'])
def test_a_sound_whose_controls_a_script_draws_is_a_player(tmp_path: Path, attribute: str) -> None:
    body = f'<audio {attribute}>\n  <source src="{OWN}" type="audio/mpeg">\n</audio>'
    page = page_of(body, title="A", date="2026-01-01", audio=OWN)
    content = build(tmp_path, {"a.md": page}).content("a/index.html")
    assert len(content.select("audio")) == len(content.select("podcast-player")) == 1


def test_a_number_between_two_others_is_called_an_episode(tmp_path: Path) -> None:
    pages = {
        "a.md": page_of(title="A", date="2026-01-01", audio=OWN, episode=51.5),
        "b.md": page_of(title="B", date="2026-01-01", audio=OWN, episode="T-0"),
    }
    site = build(tmp_path, pages)
    for page, number in (("a", "Episode 51.5"), ("b", "T-0")):
        (meta,) = site.content(f"{page}/index.html").select(".podcast-head .podcast-meta")
        assert meta.span
        assert meta.span.get_text() == number


def test_the_index_is_no_section_of_its_own(tmp_path: Path) -> None:
    site = build(tmp_path, {"a.md": page_of(title="A", date="2026-01-01", audio=OWN)})
    links = site.page("index.html").select("nav.md-nav--primary > ul > li > a")
    assert [link.get_text(strip=True) for link in links] == ["Home", "Podcast"]


def test_a_check_names_each_file_once() -> None:
    findings = tuple(Problem(path, f"rule of {path}", rule="r") for path in ("a.md", "b.md"))
    show = Checked("Show", "https://example.org/feed.xml", 2, findings)
    lines = list(to_text([show], [Problem("a.md", "built", rule="build")]))
    assert [line for line in lines if line.endswith(".md")] == ["a.md", "b.md"]
    assert lines.index("  warning: built [build]") < lines.index("b.md")
