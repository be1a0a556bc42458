"""A podcast's feed becomes pages: what the feed says is in the site that is built from them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_podcast.cli import main
from mkdocs_podcast.importing.feed_comparison import compare_feeds
from mkdocs_podcast.importing.feed_reader import read_feed
from mkdocs_podcast.importing.feed_xml import read_document
from mkdocs_podcast.importing.imported import SourceError
from mkdocs_podcast.importing.notes_markdown import markdown_of
from mkdocs_podcast.importing.page_names import page_name
from mkdocs_podcast.lock.guids import show_guid

FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
 xmlns:podcast="https://podcastindex.org/namespace/1.0"
 xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>
<title>Bread &amp; Salt</title>
<link>https://bread.example.org/</link>
<description>Two people talk about bread.</description>
<language>en-gb</language>
<itunes:author>Ana Ferreira</itunes:author>
<itunes:image href="https://cdn.example.org/cover.jpg"/>
<itunes:category text="Arts"><itunes:category text="Food"/></itunes:category>
<itunes:explicit>false</itunes:explicit>
<itunes:owner><itunes:name>Ana</itunes:name><itunes:email>a@example.org</itunes:email></itunes:owner>
<podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>
<podcast:locked owner="a@example.org">no</podcast:locked>
<podcast:funding url="https://example.org/give">Give</podcast:funding>
<item>
<title>Sourdough: slowly</title>
<link>https://bread.example.org/episodes/sourdough</link>
<guid isPermaLink="false">bread-1</guid>
<pubDate>Thu, 02 Dec 2021 09:30:00 PST</pubDate>
<enclosure url="https://cdn.example.org/1.mp3" length="12345678" type="audio/mpeg"/>
<content:encoded><![CDATA[<p>What <em>Ana</em> feeds it.</p>]]></content:encoded>
<itunes:duration>46:56</itunes:duration>
<itunes:episode>1</itunes:episode>
<itunes:season>2</itunes:season>
<podcast:person href="https://example.org/ana">Ana Ferreira</podcast:person>
<podcast:person role="guest">Ben</podcast:person>
<podcast:soundbite startTime="73.0" duration="60.0">The second day</podcast:soundbite>
</item>
</channel></rss>
"""


def run(*arguments: str | Path, exit_code: int = 0) -> str:
    result = CliRunner().invoke(main, ["import", "--offline", *map(str, arguments)])
    assert result.exit_code == exit_code, result.output
    return result.output


def imported(folder: Path, feed: str = FEED) -> Path:
    """A site's folder with the pages of a feed."""
    source = folder / "old.xml"
    source.write_text(feed, "utf-8")
    run(source, "--into", folder)
    return folder


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<guid", "<category>Rye &amp; wheat</category><category>ovens</category><guid"),
        ("<itunes:email>a@example.org</itunes:email>", ""),
    ],
)
def test_every_field_of_the_feed_is_in_the_feed_that_is_built(
    old: str, new: str, tmp_path: Path
) -> None:
    feed = FEED.replace(old, new)
    assert feed != FEED
    imported(tmp_path, feed)
    build(load_config(str(tmp_path / "mkdocs.yml"), strict=True))
    # A site that is nothing but the show has it as its home page.
    assert "Sourdough: slowly" in (tmp_path / "site/index.html").read_text("utf-8")
    built = (tmp_path / "site/feed.xml").read_bytes()
    assert compare_feeds(feed.encode(), built) == []


def test_what_the_new_feed_does_not_say_is_a_difference(tmp_path: Path) -> None:
    shorter = FEED.replace("<itunes:season>2</itunes:season>\n", "").replace("bread-1", "bread-2")
    fields = [difference.field for difference in compare_feeds(FEED.encode(), shorter.encode())]
    assert fields == ["guid", "itunes:season"]
    shorter = shorter.replace("bread-2", "bread-1").replace("46:56", "46:57")
    fields = [difference.field for difference in compare_feeds(FEED.encode(), shorter.encode())]
    assert fields == ["itunes:duration", "itunes:season"]


def test_an_imported_page_is_what_people_would_write(tmp_path: Path) -> None:
    imported(tmp_path)
    page = (tmp_path / "docs/episodes/sourdough.md").read_text("utf-8")
    assert page.startswith(
        "---\ntitle: 'Sourdough: slowly'\ndate: 2021-12-02T09:30:00-08:00\n"
        "audio: https://cdn.example.org/1.mp3\nlength: 12345678\nduration: '46:56'\n"
        "season: 2\nnumber: 1\n"
    )
    assert page.endswith("---\n\nWhat *Ana* feeds it.\n")


def test_a_second_import_changes_nothing(tmp_path: Path) -> None:
    imported(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert "1 is as it was" in run(tmp_path / "old.xml", "--into", tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_page_that_was_edited_stays(tmp_path: Path) -> None:
    imported(tmp_path)
    page = tmp_path / "docs/episodes/sourdough.md"
    page.write_text(page.read_text("utf-8") + "\nMine.\n", "utf-8")
    assert "1 is as it was" in run(tmp_path / "old.xml", "--into", tmp_path)
    (tmp_path / "old.xml").write_text(FEED.replace("46:56", "47:00"), "utf-8")
    output = run(tmp_path / "old.xml", "--into", tmp_path, exit_code=3)
    assert "docs/episodes/sourdough.md" in output
    assert page.read_text("utf-8").endswith("Mine.\n")


def test_a_page_that_was_edited_or_removed_can_be_restored(tmp_path: Path) -> None:
    imported(tmp_path)
    page = tmp_path / "docs/episodes/sourdough.md"
    text = page.read_text("utf-8")
    restored = ("--into", tmp_path, "--restore", "docs/episodes/sourdough.md")
    for change in (lambda: page.write_text(f"{text}\nMine.\n", "utf-8"), page.unlink):
        change()
        assert "1 is again as the source has it" in run(tmp_path / "old.xml", *restored)
        assert page.read_text("utf-8") == text
    assert "1 is as it was" in run(tmp_path / "old.xml", "--into", tmp_path)


@pytest.mark.parametrize(
    ("options", "code", "sentence"),
    [
        (["docs/x.md"], 1, "`docs/x.md` is not the page of one of its episodes"),
        (["docs/episodes/sourdough.md", "--match"], 2, "not for --match"),
    ],
)
def test_only_the_page_of_an_episode_can_be_restored(
    options: list[str], code: int, sentence: str, tmp_path: Path
) -> None:
    imported(tmp_path)
    into = ("--into", tmp_path, "--restore")
    assert sentence in run(tmp_path / "old.xml", *into, *options, exit_code=code)


@pytest.mark.parametrize("option", ["--include", "--generator", "--media-prefix", "--podlove"])
def test_options_of_posts_are_not_for_a_feed(option: str, tmp_path: Path) -> None:
    (tmp_path / "old.xml").write_text(FEED, "utf-8")
    code = 1 if option == "--podlove" else 2
    output = run(tmp_path / "old.xml", "--into", tmp_path, option, "x", exit_code=code)
    assert f"{option}" in output
    assert not (tmp_path / "docs").exists()


def test_a_page_stays_whose_episode_the_source_does_not_have_any_more(tmp_path: Path) -> None:
    imported(tmp_path)
    (tmp_path / "old.xml").write_text(FEED.replace("bread-1", "bread-2"), "utf-8")
    output = run(tmp_path / "old.xml", "--into", tmp_path)
    assert (
        "1 page of earlier imports: not in this source, and kept\n    docs/episodes/sourdough.md"
        in output
    )
    assert (tmp_path / "docs/episodes/sourdough.md").is_file()
    output = run(tmp_path / "old.xml", "--into", tmp_path, "--folder", "docs/other")
    assert "not in this source" not in output


def test_relative_addresses_are_those_of_the_old_site(tmp_path: Path) -> None:
    person = '<podcast:person href="/ana" img="ana.jpg">Ana Ferreira</podcast:person>'
    alternate = (
        '<podcast:alternateEnclosure type="audio/opus"><podcast:source uri="/1.opus"/>'
        "</podcast:alternateEnclosure>"
    )
    feed = FEED.replace(
        '<podcast:person href="https://example.org/ana">Ana Ferreira</podcast:person>',
        person + alternate,
    )
    page = (imported(tmp_path, feed) / "docs/episodes/sourdough.md").read_text("utf-8")
    for address in ("ana", "ana.jpg", "1.opus"):
        assert f"https://bread.example.org/{address}\n" in page


def test_the_author_of_the_show_is_named_once(tmp_path: Path) -> None:
    creators = "<dc:creator>Ana Ferreira</dc:creator>"
    feed = FEED.replace("<item>", f'<item xmlns:dc="http://purl.org/dc/elements/1.1/">{creators}')
    page = (imported(tmp_path, feed) / "docs/episodes/sourdough.md").read_text("utf-8")
    assert "creator" not in page
    other = feed.replace("<dc:creator>Ana Ferreira", "<dc:creator>Ben")
    page = (imported(tmp_path, other) / "docs/episodes/sourdough.md").read_text("utf-8")
    assert "<dc:creator>Ben</dc:creator>" in page


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("#12: The <b>wolf</b>", "12-the-wolf"),
        ("C# and F#", "c-sharp-and-f-sharp"),
        ("<b></b>", "episode"),
    ],
)
def test_the_name_of_a_page_has_neither_tags_nor_the_sign_of_a_number(
    title: str, name: str
) -> None:
    assert page_name("", title) == name


def test_what_changed_at_the_source_changes_here(tmp_path: Path) -> None:
    imported(tmp_path)
    (tmp_path / "old.xml").write_text(FEED.replace("46:56", "47:00"), "utf-8")
    assert "1 has changed at the source" in run(tmp_path / "old.xml", "--into", tmp_path)
    assert "47:00" in (tmp_path / "docs/episodes/sourdough.md").read_text("utf-8")


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "old.xml").write_text(FEED, "utf-8")
    assert "1 is new" in run(tmp_path / "old.xml", "--into", tmp_path, "--dry-run")
    assert [path.name for path in tmp_path.iterdir()] == ["old.xml"]


def test_the_options_of_the_show_become_its_entry(tmp_path: Path) -> None:
    imported(tmp_path)
    settings = yaml.safe_load((tmp_path / "mkdocs.yml").read_text("utf-8"))
    assert settings["site_name"] == "Bread & Salt"
    options = settings["plugins"][1]["podcast"]
    assert options["categories"] == [{"Arts": "Food"}]
    assert options["channel"]["locked"] is False
    assert options["channel"]["guid"] == "917393e3-1b1e-5cef-ace4-edaa54e1f810"


@pytest.mark.parametrize(
    ("feed", "remark"),
    [
        ("\n \n" + FEED, "blank space"),
        (FEED.replace("&amp;", "&"), "`&`"),
        (FEED.replace("&amp;", "&nbsp;"), "`&`"),
        (FEED.replace("feeds it", "feeds\x0b it"), "cannot hold"),
        (FEED.replace(' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"', ""), "declare"),
        (FEED.replace("</channel></rss>", "<item><title>Cut"), "ends in the middle"),
    ],
)
def test_what_feeds_get_wrong_in_one_way_only_is_put_right(feed: str, remark: str) -> None:
    document = read_document(feed.encode())
    assert remark in " ".join(document.remarks)
    show = read_feed(document)
    assert [episode.identity for episode in show.episodes] == ["bread-1"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"<!DOCTYPE html><html><body>Hi", "web page"),
        (
            b'<html><link rel="alternate" type="application/rss+xml" href="https://a.org/f?a=1&amp;b">',
            r"import https://a.org/f\?a=1&b,",
        ),
        (b'<html><script>{"feedUrl":"https:\\/\\/a.org\\/feed"}', "import https://a.org/feed,"),
        (b'<html><link rel="stylesheet" href="https://a.org/style.css">', "feed itself"),
        (b"plain", "neither"),
        (b"<!-- <rss> --> &", "not well-formed"),
        (b"<rss><channel><title>a</b></channel></rss>", "not well-formed"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><rss>&b;&b;</c>', "not well-formed"),
    ],
)
def test_what_is_no_feed_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        read_document(data)


@pytest.mark.parametrize(
    ("notes", "markdown"),
    [
        ("<p>a &lt;script&gt;b&lt;/script&gt;</p>", "a &lt;script>b&lt;/script>"),
        ("<p># a</p><p>1. b</p><p>- c</p>", "\\# a\n\n1\\. b\n\n\\- c"),
        ("<p>{{ a }} {% b %} ![[c.mp3]]</p>", "&#123;{ a }} &#123;% b %} !\\[[c.mp3]]"),
        ('<a href="javascript:a()">b</a>', "b"),
        ('<a href="https://a.org/(b)">c</a>', "[c](https://a.org/%28b%29)"),
        ("<script>a</script><form>b</form><p>c</p>", "c"),
        ("<p>a</p><![\x1fDATA[b", "a\n\n&lt;![\x1fDATA[b"),
        ("a\nhttps://b.org/c.", "a  \n<https://b.org/c>."),
    ],
)
def test_text_stays_text_in_markdown(notes: str, markdown: str) -> None:
    assert markdown_of(notes) == markdown


@pytest.mark.parametrize(
    ("feed", "remark"),
    [
        (FEED.replace("Two people", "I <3 bread & 2 < 3: two people"), "`<`"),
        (FEED.replace("Two people", "<!-- a -- b --> Two people"), "comment"),
        (FEED.replace("Two people", "]]> Two people"), "`<` or"),
        (FEED.replace("<guid isPerma", '<guid isPermaLink="true" isPerma'), "twice"),
        (FEED + "<script>counter()</script>\n", "behind its end"),
        (FEED.replace("Two people", "Two&#x1F; people&#0;"), "cannot hold"),
        (FEED.replace("<em>Ana</em>", "caf\xe9"), "not utf-8"),
        (FEED.replace("</itunes:season>", "</season>"), "feedparser"),
        (FEED.replace("Two people", "Two <br> people <p>"), "feedparser"),
        (FEED.replace("UTF-8", "U" + "TF" * 200 + "-8"), "encoding that does not exist"),
    ],
)
def test_what_else_feeds_get_wrong(feed: str, remark: str) -> None:
    document = read_document(feed.encode("latin-1"))
    assert remark.casefold() in " ".join(document.remarks).casefold()
    [episode] = read_feed(document).episodes
    assert episode.title == "Sourdough: slowly"
    assert episode.front["audio"] == "https://cdn.example.org/1.mp3"
    assert episode.identity == "bread-1"


def test_a_feed_in_the_letters_of_its_declaration_is_read(tmp_path: Path) -> None:
    feed = FEED.replace('encoding="UTF-8"', 'encoding="iso-8859-1"').replace("Ana", "Aná")
    document = read_document(feed.encode("iso-8859-1"))
    assert document.remarks == ()
    assert read_feed(document).options["author"] == "Aná Ferreira"


def test_an_episode_without_a_guid_keeps_the_address_that_apps_know_it_by() -> None:
    feed = FEED.replace('<guid isPermaLink="false">bread-1</guid>\n', "")
    [episode] = read_feed(read_document(feed.encode())).episodes
    assert episode.front["guid"] == episode.identity == "https://cdn.example.org/1.mp3"


def test_two_episodes_with_one_guid_become_two_pages() -> None:
    item = FEED[FEED.index("<item>") : FEED.index("</channel>")]
    other = item.replace("Sourdough: slowly", "Rye").replace("1.mp3", "2.mp3")
    feed = FEED.replace("</channel>", f"{item}{other}</channel>")
    show = read_feed(read_document(feed.encode()))
    assert [(episode.title, episode.front["guid"]) for episode in show.episodes] == [
        ("Sourdough: slowly", "bread-1"),
        ("Rye", "https://cdn.example.org/2.mp3"),
    ]
    reasons = [left.reason.partition(":")[0] for left in show.left_out]
    assert reasons == ["the feed has it twice", "another episode has the same"]


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://brot.example.org/">
<title type="html">Brot &amp;amp; Salz</title><subtitle>Über Brot.</subtitle>
<link href="/"/><link rel="self" href="/feed.atom"/><logo>cover.jpg</logo>
<author><name>Ana</name></author><id>urn:a</id><updated>2024-01-02T03:04:05Z</updated>
<entry xml:base="folgen/"><title>Roggen</title><id>urn:a:1</id><updated>2024-01-02T03:04:05Z</updated>
<published>2024-01-01T03:04:05Z</published><link href="1/"/><category term="roggen" label="Roggen"/>
<link rel="enclosure" href="1.mp3" type="audio/mpeg" length="12345678"/>
<summary>Kurz.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Mit <b>Sauerteig</b>.</div></content>
<contributor><name>Ben</name></contributor>
</entry></feed>"""


def test_an_atom_feed_says_what_an_rss_feed_would() -> None:
    show = read_feed(read_document(ATOM.encode()), "https://brot.example.org/feed.atom")
    assert show.site == {
        "site_name": "Brot & Salz",
        "site_url": "https://brot.example.org/",
        "site_description": "Über Brot.",
    }
    assert show.options == {
        "author": "Ana",
        "image": "https://brot.example.org/cover.jpg",
        "language": "de",
        "channel": {"guid": show_guid(show.feed_url)},
    }
    [episode] = show.episodes
    assert episode.notes == "Mit **Sauerteig**."
    assert episode.address == "https://brot.example.org/folgen/1/"
    front = dict(episode.front)
    assert str(front.pop("date")) == "2024-01-01 03:04:05+00:00"
    assert front == {
        "title": "Roggen",
        "description": "Kurz.",
        "audio": "https://brot.example.org/folgen/1.mp3",
        "length": 12345678,
        "tags": ["Roggen"],
        "people": [{"name": "Ben", "role": "Contributor"}],
        "guid": "urn:a:1",
    }
    assert show.left_out == ()


def test_a_feed_of_rss_1_is_read() -> None:
    feed = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns="http://purl.org/rss/1.0/"><channel><title>A</title></channel>
      <item><title>B</title><link>https://a.org/b</link></item></rdf:RDF>"""
    show = read_feed(read_document(feed.encode()))
    assert [episode.title for episode in show.episodes] == ["B"]


def test_a_base_that_is_no_address_is_ignored() -> None:
    feed = FEED.replace('version="2.0"', 'version="2.0" xml:base="//[a"')
    assert len(read_feed(read_document(feed.encode())).episodes) == 1


def test_a_former_category_becomes_the_present_one_which_is_reported() -> None:
    former = '<itunes:category text="News &amp; Politics"/><itunes:category text="News"/>'
    feed = FEED.replace("<itunes:explicit>", f"{former}<itunes:explicit>", 1)
    show = read_feed(read_document(feed.encode()))
    assert show.options["categories"] == [{"Arts": "Food"}, "News"]
    assert [(left.name, left.value) for left in show.left_out] == [
        ("itunes:category", "News & Politics")
    ]
    assert "`News` now" in show.left_out[0].reason


def test_what_one_host_alone_writes_is_reported_in_one_line(tmp_path: Path) -> None:
    own = "".join(
        f"<host:{name}>1</host:{name}>" for name in ("key", "player", "web", "id", "plan")
    )
    feed = FEED.replace("<rss ", '<rss xmlns:host="https://schema.host.example/1.0/" ', 1)
    imported(tmp_path, feed.replace("<item>", f"<item>{own}", 1))
    output = run(tmp_path / "old.xml", "--into", tmp_path)
    assert "`host:key`, `host:player`, `host:web`, `host:id` and 1 more: no app" in output


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("What Ana feeds it.", None),
        # Some hosts write the notes again, with the address of each link after its words.
        ("What Ana (https://example.org/a_(b)) feeds it.", None),
        ("What Ana feeds it, and why.", "What Ana feeds it, and why."),
        ("What An", "What An"),
    ],
)
def test_a_description_that_repeats_the_notes_is_left_to_them(
    description: str, expected: str | None
) -> None:
    feed = FEED.replace(
        "<content:encoded>", f"<description>{description}</description><content:encoded>"
    )
    [episode] = read_feed(read_document(feed.encode())).episodes
    assert episode.front.get("description") == expected


def long_show(folder: Path, long_place: int) -> Path:
    """A site of 52 episodes, of which one has long notes."""
    item = (
        "<item><title>{n}</title><guid>{n}</guid><pubDate>Thu, 02 Dec {year} 09:30:00 GMT</pubDate>"
        '<enclosure url="https://cdn.example.org/{n}.mp3" length="99999" type="audio/mpeg"/>'
        "<content:encoded><![CDATA[{notes}]]></content:encoded></item>"
    )
    items = []
    for place in range(52):
        notes = "<p>Much to say. </p>" * (400 if place == long_place else 1)
        items.append(item.format(n=f"bread-{place}", year=2025 - place, notes=notes))
    before, _, _ = FEED.partition("<item>")
    return imported(folder, f"{before}{''.join(items)}</channel></rss>")


@pytest.mark.parametrize(("long_place", "has_option"), [(0, False), (49, False), (50, True)])
def test_long_notes_of_old_episodes_stay_in_the_feed(
    tmp_path: Path, long_place: int, has_option: bool
) -> None:
    site = long_show(tmp_path, long_place)
    _, entry = yaml.safe_load((site / "mkdocs.yml").read_text("utf-8"))["plugins"]
    assert entry["podcast"].get("feeds") == ({"full_notes": True} if has_option else None)
    if has_option:
        build(load_config(str(site / "mkdocs.yml"), strict=True))
        old, new = site / "old.xml", site / "site/feed.xml"
        assert compare_feeds(old.read_bytes(), new.read_bytes()) == []


def test_a_feed_without_episodes_becomes_a_site_that_builds(tmp_path: Path) -> None:
    before, _, _ = FEED.partition("<item>")
    site = imported(tmp_path, f"{before}</channel></rss>")
    build(load_config(str(site / "mkdocs.yml"), strict=True))


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("name", ["UTF-16", "utf-32le", "ucs-2"])
def test_a_feed_whose_encoding_cannot_be_true_is_read(mark: bytes, name: str) -> None:
    feed = FEED.replace('encoding="UTF-8"', f'encoding="{name}"').replace("Ana", "Aná")
    show = read_feed(read_document(mark + feed.encode()))
    assert show.options["author"] == "Aná Ferreira"
