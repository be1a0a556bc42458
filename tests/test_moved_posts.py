"""Posts of other generators keep what their templates showed beside the notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_podcast.model.episode import Episode, Link, Person
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
    find = person_finder([path], lambda asked: text, {})
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
    assert link.get_text() == "Ana Ferreira"
