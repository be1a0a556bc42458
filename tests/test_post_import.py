"""Posts of each generator become pages of this plugin's, with everything that they say."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_podcast.cli import main
from mkdocs_podcast.importing.component_wrappers import unwrap_components
from mkdocs_podcast.importing.imported import ImportedShow, SourceError
from mkdocs_podcast.importing.page_yaml import page_text
from mkdocs_podcast.importing.post_selection import PostChoices
from mkdocs_podcast.importing.posts_reader import read_posts
from mkdocs_podcast.source import frontmatter
from sites import MP3

# A page that the guide shows.
BLOCK = re.compile(r"^```markdown\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WOLF = "https://cdn.example.org/wolf.mp3"


def site_of(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """A folder with another generator's files."""
    for name, content in files.items():
        path = folder / "old" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder / "old"


def show_of(folder: Path, files: Mapping[str, str | bytes], **choices: Any) -> ImportedShow:
    return read_posts(site_of(folder, files), PostChoices(**choices))


def post(body: str = "Notes.", **front: str) -> str:
    lines = "".join(f"{key}: {value}\n" for key, value in front.items())
    return f"---\ntitle: Wolf\n{lines}---\n\n{body}\n"


def notes_of(folder: Path, body: str, more: Mapping[str, str | bytes] | None = None) -> str:
    """What the notes of a Jekyll post become."""
    files = {
        "_config.yml": "title: Signal Path\nurl: https://old.example.org\n",
        "_posts/2026-01-31-wolf.md": post(body, audio=WOLF),
        "_posts/2026-02-28-fox.md": post(audio="https://cdn.example.org/fox.mp3"),
        "assets/wolf.jpg": b"picture",
        **(more or {}),
    }
    show = show_of(folder, files)
    return next(episode.notes for episode in show.episodes if episode.name == "wolf")


def test_a_site_without_an_address_has_no_feed_which_is_said(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "_config.yml": "",
        "_posts/2026-01-31-wolf.md": post(audio=WOLF),
    }
    for settings, is_said in (("", True), ("url: https://old.example.org\n", False)):
        files["_config.yml"] = settings
        folder = tmp_path / str(is_said)
        source = site_of(folder, files)
        result = CliRunner().invoke(main, ["import", str(source), "--into", str(folder / "new")])
        assert ("there is no feed" in result.output) == is_said, result.output


# A post of each generator: its files, the old address, and what its settings say of the show.
GENERATORS: list[tuple[str, dict[str, str | bytes], str, dict[str, Any]]] = [
    (
        "Jekyll",
        {
            "_config.yml": "title: Signal Path\ndescription: On waves\nurl: https://old.example.org\n"
            "author: {name: Ana, email: ana@example.org}\nlang: pt-BR\npermalink: pretty\n",
            "_posts/2026-01-31-wolf.md": post(audio=WOLF, category="podcast"),
        },
        "/podcast/2026/01/31/wolf/",
        {
            "site_name": "Signal Path",
            "site_description": "On waves",
            "site_url": "https://old.example.org",
            "author": "Ana",
            "language": "pt-BR",
            "channel": {"owner": {"name": "Ana", "email": "ana@example.org"}},
        },
    ),
    (
        "Hugo",
        {
            "hugo.toml": 'baseURL = "https://old.example.org/"\ntitle = "Signal Path"\n'
            'languageCode = "en-us"\n[permalinks]\nepisode = "/:year/:slug/"\n'
            '[params]\nmedia_prefix = "https://cdn.example.org/"\n'
            '[params.feed]\nitunes_author = "Ana"\nitunes_image = "img/cover.jpg"\n',
            "content/episode/wolf.md": '+++\ntitle = "Wolf"\ndate = 2026-01-31T09:00:00Z\n'
            'podcast_file = "wolf.mp3"\n+++\nNotes.\n',
            "static/img/cover.jpg": b"picture",
        },
        "/2026/wolf/",
        {
            "site_name": "Signal Path",
            "author": "Ana",
            "image": "img/cover.jpg",
            "language": "en-us",
            "episodes": {"media_prefix": "https://cdn.example.org/"},
        },
    ),
    (
        "Zola",
        {
            "zola.toml": 'base_url = "https://old.example.org"\ntitle = "Signal Path"\n',
            "content/episodes/wolf.md": '+++\ntitle = "Wolf"\ndate = 2026-01-31\n[extra]\n'
            f'audio_file = "{WOLF}"\n+++\nNotes.\n',
        },
        "/episodes/wolf/",
        {"site_name": "Signal Path", "site_url": "https://old.example.org"},
    ),
    (
        "Eleventy",
        {
            ".eleventy.js": "module.exports = {};",
            "src/_data/podcast.json": '{"title": "Signal Path", "author": "Ana", '
            '"siteUrl": "https://old.example.org", "episodeUrlBase": "https://cdn.example.org/"}',
            "src/episodes/wolf.md": post(
                episode="{filename: wolf.mp3, episodeNumber: 7}",
                permalink='"/{{ page.fileSlug }}/"',
            ),
        },
        "/wolf/",
        {"site_name": "Signal Path", "author": "Ana"},
    ),
    (
        "Astro",
        {
            "astro.config.mjs": "export default { site: 'https://old.example.org' };",
            "src/content/episodes/wolf.mdx": post(audioUrl=WOLF),
        },
        "/episodes/wolf/",
        {},
    ),
    (
        "Gatsby",
        {"gatsby-config.js": "", "content/wolf/index.md": post(audio=WOLF)},
        "/wolf/",
        {},
    ),
    (
        "Hexo",
        {
            "_config.yml": "title: Signal Path\npermalink: :year/:month/:title/\n",
            "scaffolds/post.md": "---\ntitle: {{ title }}\n---\n",
            "source/_posts/wolf.md": post(date="2026-01-31", audio=WOLF),
        },
        "/2026/01/wolf/",
        {"site_name": "Signal Path"},
    ),
    (
        "Pelican",
        {
            "pelicanconf.py": "import os\nSITENAME = 'Signal Path'\nSITEURL = os.environ['URL']\n"
            "AUTHOR = 'Ana'\nARTICLE_URL = '{date:%Y}/{slug}.html'\n",
            "content/wolf.md": f"Title: Wolf\nDate: 2026-01-31\nAudio: {WOLF}\n\nNotes.\n",
        },
        "/2026/wolf.html",
        {"site_name": "Signal Path", "author": "Ana"},
    ),
    (
        "Nikola",
        {
            "conf.py": "BLOG_TITLE = 'Signal Path'\nBLOG_AUTHOR = 'Ana'\n",
            "posts/wolf.md": f"<!--\n.. title: Wolf\n.. slug: wolf\n.. date: 2026-01-31\n"
            f".. tags: waves, maths\n.. audio: {WOLF}\n-->\n\nNotes.\n",
        },
        "/posts/wolf/",
        {"site_name": "Signal Path", "author": "Ana"},
    ),
    (
        "VuePress",
        {"docs/.vuepress/config.js": "", ".vuepress/x": "", "docs/wolf.md": post(audio=WOLF)},
        "/wolf.html",
        {},
    ),
    (
        "Docusaurus",
        {
            "docusaurus.config.js": "",
            "blog/2026-01-31-wolf.md": post(audio=WOLF),
        },
        "/blog/2026/01/31/wolf",
        {},
    ),
]


@pytest.mark.parametrize(
    ("files", "address", "settings"),
    [row[1:] for row in GENERATORS],
    ids=[row[0] for row in GENERATORS],
)
def test_a_post_keeps_its_address_and_the_site_its_settings(
    files: dict[str, str | bytes], address: str, settings: dict[str, Any], tmp_path: Path
) -> None:
    show = show_of(tmp_path, files)
    (episode,) = show.episodes
    assert episode.title == "Wolf"
    assert episode.name == "wolf"
    assert episode.notes == "Notes."
    assert address in episode.front["redirect_from"]
    assert {**show.site, **show.options}.items() >= settings.items()
    audio = episode.front["audio"]
    assert audio in (WOLF, "wolf.mp3")


@pytest.mark.parametrize(
    "row", [GENERATORS[2], GENERATORS[6], GENERATORS[8]], ids=lambda row: row[0]
)
def test_a_site_builds_strictly_with_what_was_imported(
    row: tuple[str, dict[str, str | bytes], str, dict[str, Any]], tmp_path: Path
) -> None:
    old = site_of(tmp_path, row[1])
    new = tmp_path / "new"
    new.mkdir()
    result = CliRunner().invoke(main, ["import", str(old), "--into", str(new)])
    assert result.exit_code == 0, result.output
    build(load_config(str(new / "mkdocs.yml"), strict=True))
    assert WOLF in (new / "site/episodes/wolf/index.html").read_text("utf-8")
    # What commands write of a new site is in no theme.
    assert not list((new / "site").rglob("workflow.yml"))


@pytest.mark.parametrize(
    ("body", "notes"),
    [
        ("{% include youtube.html id='dQw4w9WgXcQ' %}", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
        ("{{< youtube dQw4w9WgXcQ >}}", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
        ('{% youtube "dQw4w9WgXcQ" %}', "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
        ('<YouTube id="dQw4w9WgXcQ" />', "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
        ("<Spotify url={'https://open.spotify.com/episode/1a2b3c'} />", "https://open.spotify.com/episode/1a2b3c"),
        ('{{< figure src="/assets/wolf.jpg" alt="A wolf" >}}', "![A wolf](../assets/wolf.jpg)"),
        ("<Player />", "<!-- podcast:player -->"),
        ("{% include player.html %} and {{< podcast >}}", "<!-- podcast:player -->\n\n and"),
        ("![A wolf](/assets/wolf.jpg)", "![A wolf](../assets/wolf.jpg)"),
        ("![A wolf]({{ site.url }}/assets/wolf.jpg)", "![A wolf](../assets/wolf.jpg)"),
        ("![A wolf](https://old.example.org/assets/wolf.jpg)", "![A wolf](../assets/wolf.jpg)"),
        ('<img src="/assets/wolf.jpg">', '<img src="../assets/wolf.jpg">'),
        ("![](/assets/gone.jpg)", "![](https://old.example.org/assets/gone.jpg)"),
        ("[Fox]({% post_url 2026-02-28-fox %})", "[Fox](fox.md)"),
        ("[Fox]({{ site.baseurl }}{% link _posts/2026-02-28-fox.md %})", "[Fox](fox.md)"),
        ("[Fox](/2026/02/28/fox.html#end)", "[Fox](fox.md#end)"),
        ("[Fox](https://old.example.org/2026/02/28/fox.html)", "[Fox](fox.md)"),
        ('[Fox]({{< ref "fox.md" >}})', "[Fox](fox.md)"),
        ("[other]: /2026/02/28/fox.html", "[other]: fox.md"),
        ("[Elsewhere](https://example.org/)", "[Elsewhere](https://example.org/)"),
        ("[About](/about/)", "[About](/about/)"),
        ("[Top](#top)", "[Top](#top)"),
        ("[Broken](//[a/b)", "[Broken](//[a/b)"),
        ("Said {{< alert warning >}}", "Said `{{< alert warning >}}`"),
        ("{% include subscribe.html %}", "`{% include subscribe.html %}`"),
        ("A [link]({{ page.nothing }}x)", "A [link](https://old.example.org/x)"),
        ("# Wolf\n\nNotes.", "Notes."),
        ("Words\n{: .lead}", "Words"),
        ("03:04 - Events\n* up\n* down\n\nMore\n1. one\n2. two", "03:04 - Events\n\n* up\n* down\n\nMore\n\n1. one\n2. two"),
        ("* up\nand on\n  - down\n> - said", "* up\nand on\n    - down\n> - said"),
        ("`{{ x }}`\n* up\n  * more", "`{{ x }}`\n\n* up\n    * more"),
        ("Words[^1]\n\n[^1]: Foot.", "Words[^1]\n\n[^1]: Foot."),
        ('[Fox]({{< ref "fox.md#end" >}})', "[Fox](fox.md#end)"),
        ("{% post_link fox 'The fox' %}", "[The fox](fox.md)"),
        ("{% asset_img wolf.jpg 400 A wolf %}", "![A wolf](https://old.example.org/wolf.jpg)"),
        ("{{< highlight go >}}\na\n\nb\n{{< /highlight >}}\nWords", "```go\na\n\nb\n```\nWords"),
        ("{% highlight ruby %}\na\n{% endhighlight %}", "```ruby\na\n```"),
        ("{% highlight ruby %}\na", "`{% highlight ruby %}`\na"),
        ('<iframe src="https://share.transistor.fm/s/1a2b3c4d" />', '<iframe src="https://share.transistor.fm/s/1a2b3c4d" ></iframe>'),
        ("Words\n- - dashes\nof 2024. And", "Words\n\n- - dashes\nof 2024. And"),
        ("```\nWords\n- a\n```", "```\nWords\n- a\n```"),
        ("`{{< youtube dQw4w9WgXcQ >}}` and `[x](/assets/wolf.jpg)`", "`{{< youtube dQw4w9WgXcQ >}}` and `[x](/assets/wolf.jpg)`"),
    ],
)  # fmt: skip
def test_notes_become_markdown_of_the_new_site(body: str, notes: str, tmp_path: Path) -> None:
    assert notes_of(tmp_path, body) == notes


def test_files_keep_their_public_path(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "hugo.toml": "title = 'Signal Path'\n",
        "content/episode/wolf/index.md": post(
            "![](den.jpg)", audio="/audio/wolf.mp3", transcript="wolf.vtt", chapters="wolf.json"
        ),
        "content/episode/wolf/den.jpg": b"picture",
        "content/episode/wolf/wolf.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\nHowl\n",
        "content/episode/wolf/wolf.json": "{}",
        "static/audio/wolf.mp3": MP3,
    }
    show = show_of(tmp_path, files)
    assert sorted(file.path for file in show.files) == [
        "audio/wolf.mp3",
        "episode/wolf/den.jpg",
        "episode/wolf/wolf.json",
        "episode/wolf/wolf.vtt",
    ]
    (episode,) = show.episodes
    assert episode.front["audio"] == "../audio/wolf.mp3"
    assert episode.front["chapters"] == "../episode/wolf/wolf.json"
    assert episode.front["transcript"] == "../episode/wolf/wolf.vtt"
    assert episode.notes == "![](../episode/wolf/den.jpg)"


def test_a_transcript_beside_a_post_comes_along(tmp_path: Path) -> None:
    files = {
        "episodes/wolf.md": post(audio=WOLF),
        "episodes/wolf.vtt": "WEBVTT\n",
        "episodes/wolf.chapters.json": "{}",
    }
    (episode,) = show_of(tmp_path, files).episodes
    assert episode.front["transcript"] == ["wolf.vtt"]
    assert episode.front["chapters"] == "wolf.chapters.json"


def test_a_bare_file_name_stays_and_its_place_becomes_an_option(tmp_path: Path) -> None:
    files = {"wolf.md": post(audio="wolf one.mp3")}
    show = show_of(tmp_path, files)
    assert show.episodes[0].front["audio"] == "wolf one.mp3"
    assert "--media-prefix" in show.left_out[0].reason
    show = show_of(tmp_path, files, media_prefix="https://cdn.example.org")
    assert show.episodes[0].front["audio"] == "wolf one.mp3"
    assert show.options["episodes"] == {"media_prefix": "https://cdn.example.org"}
    assert show.left_out == ()


def test_a_picture_that_is_not_there_keeps_its_old_address(tmp_path: Path) -> None:
    files = {"wolf.md": post(audio=WOLF, image="img/wolf.jpg")}
    show = show_of(tmp_path, files)
    assert show.episodes[0].front["image"] == "/img/wolf.jpg"
    assert [left.name for left in show.left_out] == ["image"]


def test_keys_that_nobody_knows_stay(tmp_path: Path) -> None:
    front = "mood: grim\nlayout: post\nepisode: {filename: wolf.mp3, recordedIn: Rome}\nsubtitle: A howl\n"
    files = {"wolf.md": f"---\ntitle: Wolf\ndescription: On wolves\n{front}---\nNotes.\n"}
    show = show_of(tmp_path, files, include=["*.md"])
    (episode,) = show.episodes
    assert episode.front["mood"] == "grim"
    assert episode.front["episode_data"] == {"recordedIn": "Rome"}
    assert episode.front["subtitle"] == "A howl"
    assert episode.front["description"] == "On wolves"
    assert "layout" in [left.name for left in show.left_out]


def test_chapters_in_a_list_are_no_files(tmp_path: Path) -> None:
    lines = "['0:00 Intro', '1:00 In main.py']"
    entries = "[{start: '0:00', title: Node.js, image: /assets/node.png}]"
    for chapters, kept in (
        (lines, ["0:00 Intro", "1:00 In main.py"]),
        (entries, [{"start": "0:00", "title": "Node.js", "image": "../assets/node.png"}]),
    ):
        files: dict[str, str | bytes] = {
            "wolf.md": post(audio=WOLF, chapters=chapters),
            "assets/node.png": b"picture",
        }
        show = show_of(tmp_path, files)
        assert show.episodes[0].front["chapters"] == kept
        assert show.left_out == ()


def test_a_recording_beside_a_player_stays(tmp_path: Path) -> None:
    files = {"wolf.md": post(audio="wolf.mp3", youtube="dQw4w9WgXcQ", podcast_bytes="12345678")}
    front = show_of(tmp_path, files).episodes[0].front
    assert (front["audio"], front["length"]) == ("wolf.mp3", 12345678)


@pytest.mark.parametrize(
    ("path", "front", "is_draft"),
    [
        ("content/wolf.md", "Status: draft\n", True),
        ("content/wolf.md", "status: hidden\n", True),
        ("content/wolf.md", "status: published\n", None),
        ("_drafts/wolf.md", "", True),
        ("source/_drafts/wolf.md", "", True),
    ],
)
def test_what_the_old_site_does_not_show_is_a_draft(
    path: str, front: str, is_draft: bool | None, tmp_path: Path
) -> None:
    files = {path: f"---\ntitle: Wolf\naudio: {WOLF}\n{front}---\nNotes.\n"}
    assert show_of(tmp_path, files).episodes[0].front.get("draft") is is_draft


def test_front_matter_of_pelican_names_files_as_its_notes_do(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "pelicanconf.py": "",
        "content/wolf.md": post(audio=WOLF, image='"{static}/images/wolf.jpg"'),
        "content/images/wolf.jpg": b"picture",
    }
    show = show_of(tmp_path, files)
    assert show.episodes[0].front["image"] == "../images/wolf.jpg"
    assert show.left_out == ()


def test_a_folder_of_files_beside_a_post_comes_along(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "_config.yml": "",
        "scaffolds/post.md": "",
        "source/_posts/wolf.md": post("![](den.jpg)", audio=WOLF),
        "source/_posts/wolf/den.jpg": b"picture",
    }
    [episode] = show_of(tmp_path, files).episodes
    assert episode.notes == "![](../_posts/wolf/den.jpg)"


def test_what_is_said_of_people_stays_with_them(tmp_path: Path) -> None:
    guests = "[{name: Ben, twitter: '@ben', title: Editor}, Eve]"
    files = {"wolf.md": post(audio=WOLF, guests=guests)}
    front = show_of(tmp_path, files).episodes[0].front
    assert front["guests"] == [{"name": "Ben", "twitter": "@ben", "title": "Editor"}, "Eve"]


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        ("", "/episodes/wolf.html"),
        ("collections: {episodes: {permalink: '/e/:name/'}}", "/e/wolf/"),
        ("collections: {episodes: {permalink: '/:collection/:path:output_ext'}}", "/episodes/wolf.html"),
    ],
)  # fmt: skip
def test_a_collection_of_jekyll_has_its_own_addresses(
    settings: str, address: str, tmp_path: Path
) -> None:
    files = {
        "_config.yml": f"url: https://old.example.org\nbaseurl: /blog\n{settings}\n",
        "_episodes/wolf.md": post(audio=WOLF),
    }
    show = show_of(tmp_path, files)
    assert show.episodes[0].front["redirect_from"] == [address]
    assert show.site["site_url"] == "https://old.example.org/blog"


def test_numbers_are_read_as_they_are_written(tmp_path: Path) -> None:
    files = {"wolf.md": post(audio=WOLF, episode="010", duration="46:56", explicit="no")}
    front = show_of(tmp_path, files).episodes[0].front
    assert (front["episode"], front["duration"], front["explicit"]) == (10, "46:56", False)


def test_people_with_a_page_of_their_own_keep_it(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "hugo.toml": "title = 'Signal Path'\n",
        "content/episode/wolf.md": post(audio=WOLF, guests="[ana]"),
        "content/guest/ana.md": '+++\nname = "Ana Ferreira"\nimage = "/img/ana.jpg"\n+++\nWrites. ![](/img/ana.jpg)\n',
        "static/img/ana.jpg": b"picture",
    }
    show = show_of(tmp_path, files)
    assert show.episodes[0].front["guests"] == ["ana"]
    pages = {file.path: file.text for file in show.files if file.text}
    page = frontmatter.read(pages["guest/ana.md"])
    assert page.meta["title"] == page.meta["name"] == "Ana Ferreira"
    assert page.meta["image"] == "../img/ana.jpg"
    assert page.body.strip() == "Writes. ![](../img/ana.jpg)"
    assert "img/ana.jpg" in [file.path for file in show.files]


def test_a_folder_where_nothing_is_marked_needs_a_pattern(tmp_path: Path) -> None:
    files = {"notes/077.md": "# Python and bytes\n\n* A story\n"}
    with pytest.raises(SourceError, match="--include"):
        show_of(tmp_path, files)
    (episode,) = show_of(tmp_path, files, include=["notes/*.md"]).episodes
    assert (episode.title, episode.front["episode"]) == ("Python and bytes", 77)


def test_what_is_passed_over_is_counted(tmp_path: Path) -> None:
    files = {
        "wolf.md": post(audio=WOLF),
        "news.md": "---\ntitle: News\n---\nNothing to hear.\n",
        "old.rst": "Old\n===\n",
    }
    reasons = [left.reason for left in show_of(tmp_path, files).left_out]
    assert reasons[0] == "posts in .rst are not read"
    assert reasons[1].startswith("1 page of the folder with nothing to play")


def test_settings_that_are_a_program_are_not_run(tmp_path: Path) -> None:
    files = {
        "pelicanconf.py": f"open({str(tmp_path / 'ran')!r}, 'w')\nSITENAME = 'Signal ' + 'Path'\n",
        "content/wolf.md": post(audio=WOLF),
    }
    show = show_of(tmp_path, files)
    assert not (tmp_path / "ran").exists()
    assert show.site["site_name"] == "old"


def test_an_old_address_leads_to_one_page(tmp_path: Path) -> None:
    files = {name: post(audio=WOLF, permalink="/1/") for name in ("a.md", "b.md")}
    show = show_of(tmp_path, files)
    assert [episode.front.get("redirect_from") for episode in show.episodes] == [["/1/"], None]
    assert [left.name for left in show.left_out] == ["redirect_from"]


def test_a_generator_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="`Jakyll` is not one of jekyll, hugo"):
        show_of(tmp_path, {"wolf.md": post(audio=WOLF)}, generator="Jakyll")


def test_zola_is_told_from_hugo_by_its_settings(tmp_path: Path) -> None:
    files = {
        "config.toml": 'base_url = "https://old.example.org"\ntitle = "Signal Path"\n',
        "content/wolf.md": post("[Fox](@/fox.md)", audio=WOLF),
        "content/fox.md": post(audio="https://cdn.example.org/fox.mp3"),
    }
    show = show_of(tmp_path, files)
    assert show.site["site_url"] == "https://old.example.org"
    assert show.episodes[1].notes == "[Fox](fox.md)"


def test_a_generator_can_be_named(tmp_path: Path) -> None:
    files = {"blog/2026-01-31-wolf.md": post(audio=WOLF)}
    assert show_of(tmp_path, files).episodes[0].address == ""
    show = show_of(tmp_path, files, generator="Docusaurus")
    assert show.episodes[0].address == "/blog/2026/01/31/wolf"


def test_the_example_of_the_guide_is_what_the_import_makes(tmp_path: Path) -> None:
    guide = Path(__file__).parent.parent / "docs/guide/moving-from-a-generator.md"
    old_post, new_page = BLOCK.findall(guide.read_text("utf-8"))
    files = {
        "_config.yml": "url: https://signal.example.org\npermalink: /:title/\n",
        "_posts/2026-01-31-wolf.md": old_post,
        "_posts/2026-01-01-trailer.md": post(audio="trailer.mp3", category="podcast"),
        "_guests/ben.md": "---\nlayout: guest\nname: Ben Okafor\n---\nRecords wolves.\n",
        "assets/audio/wolf.mp3": MP3,
    }
    show = show_of(tmp_path, files, media_prefix="https://cdn.example.org/signal/")
    wolf = next(episode for episode in show.episodes if episode.name == "wolf")
    assert page_text(wolf.front, wolf.notes) == new_page
    reasons = [left.reason for left in show.left_out]
    told = guide.read_text("utf-8")
    assert all(reason in told for reason in reasons)


@pytest.mark.parametrize(
    ("settings", "notes"),
    [("_config.yml", "- a\n    - b"), ("pelicanconf.py", "- a\n  - b"), ("conf.py", "- a\n  - b")],
)
def test_lists_are_indented_as_mkdocs_wants_them(settings: str, notes: str, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        settings: "",
        "content/posts/wolf.md": post("- a\n  - b", audio=WOLF),
    }
    [episode] = show_of(tmp_path, files).episodes
    assert episode.notes == notes


EXPRESSIONS = [
    ("Hello {props.title}.", "Hello {props.title}.", "{props.title}"),
    ("{y} and {x ? {a: 1} : 2}", "{y} and {x ? {a: 1} : 2}", "{y}, {x ? {a: 1} : 2}"),
    ("{a} {b} {c} {d}", "{a} {b} {c} {d}", "{a}, {b}, {c}"),
    ("One{\" \"}two{'.'}", "One two.", ""),
    ("`{y}` and\n\n```js\n{y}\n```", "`{y}` and\n\n```js\n{y}\n```", ""),
    ("One.\n\n    {y}", "One.\n\n    {y}", ""),
    ("\\{y} is escaped", "\\{y} is escaped", ""),
    ("One {/* two */}three", "One three", ""),
]


@pytest.mark.parametrize(("body", "notes", "reported"), EXPRESSIONS)
@pytest.mark.parametrize(
    ("sign", "path"),
    [
        ("astro.config.mjs", "src/content/episodes/wolf.mdx"),
        ("docusaurus.config.js", "blog/wolf.md"),
    ],
)
def test_javascript_in_the_text_stays_and_is_reported(
    tmp_path: Path, sign: str, path: str, body: str, notes: str, reported: str
) -> None:
    show = show_of(tmp_path, {sign: "", path: post(body, audio=WOLF)})
    assert show.episodes[0].notes == notes
    values = [left.value for left in show.left_out if left.name == "{...}"]
    assert values == ([reported] if reported else [])


def test_braces_of_markdown_are_no_javascript(tmp_path: Path) -> None:
    assert notes_of(tmp_path, "Hello {y}.") == "Hello {y}."


BRACES = [
    ("{% raw %}{{ x }}{% endraw %}", "`{{ x }}`"),
    ("{% raw %}\n```\n{{ x }}\n```\n{% endraw %}", "```\n{{ x }}\n```"),
    ("{%- raw -%}a {% if %} b{%- endraw -%} {{ page.title }}", "a `{% if %}` b Wolf"),
]


@pytest.mark.parametrize(("body", "notes"), BRACES)
def test_braces_that_are_no_template_stay(tmp_path: Path, body: str, notes: str) -> None:
    assert notes_of(tmp_path, body) == notes


CONTAINERS = [
    (":::tip Title\nText\n:::\nMore", "> **Title**\n>\n> Text\n\nMore"),
    ("::: details\nText\n\n- a\n:::", "> **Details**\n>\n> Text\n>\n> - a"),
    (":::note[A label]\nText\n:::", "> **A label**\n>\n> Text"),
    (":::tip\nNever closed", ":::tip\nNever closed"),
    ("```\n:::tip\n:::\n```", "```\n:::tip\n:::\n```"),
]


@pytest.mark.parametrize(("body", "notes"), CONTAINERS)
def test_blocks_between_colons_are_quotations(tmp_path: Path, body: str, notes: str) -> None:
    files = {"docusaurus.config.js": "", "blog/2026-01-31-wolf.md": post(body, audio=WOLF)}
    assert show_of(tmp_path, files).episodes[0].notes == notes


WRAPPERS = [
    (
        'One\n<Tabs>\n  <Tab label="Red">\n    Two\n\n    ```\n    x\n    ```\n  </Tab>\n</Tabs>\nThree',
        "One\n\n**Red**\n\nTwo\n\n```\nx\n```\n\nThree",
        ["<Tabs>", "<Tab>"],
    ),
    ("<Card title='A *b*' href='/x'>Two</Card>", "**[A \\*b\\*](/x)**\n\nTwo", ["<Card>"]),
    ("<Tabs values={[{a: 1}]}>\nOne\n</Tabs>", "One", ["<Tabs>"]),
    ('<Card icon={<Star size="3"/>}>\nOne\n</Card>', "One", ["<Card>"]),
    ("<Col>a</Col><Col>b</Col>", "a b", ["<Col>"]),
    ("One <Mark color='red'>two</Mark> three", "One two three", ["<Mark>"]),
    ("<Link to='/a_b (c)'></Link> b", "[/a_b%20%28c%29](/a_b%20%28c%29) b", []),
    ('A <Link to="/x">link</Link>.', "A [link](/x).", []),
    (
        "<Play src='https://a.example/b.ogg'>\nOne\ntwo\n</Play>",
        "One\ntwo\n\n<https://a.example/b.ogg>",
        ["<Play>"],
    ),
    ("<Aa><Bb>one</Aa> two</Bb>", "one two", ["<Aa>", "<Bb>"]),
    ("- a\n  <Note>\n    b\n  </Note>", "- a\n\n    b", ["<Note>"]),
    ("`<Aa>one</Aa>` <Open> <DIV>x</DIV>", "`<Aa>one</Aa>` <Open> <DIV>x</DIV>", []),
]


@pytest.mark.parametrize(("body", "notes", "reported"), WRAPPERS)
def test_what_is_in_a_component_stays_without_it(
    tmp_path: Path, body: str, notes: str, reported: list[str]
) -> None:
    show = show_of(tmp_path, {"docusaurus.config.js": "", "blog/wolf.md": post(body, audio=WOLF)})
    assert show.episodes[0].notes == notes
    assert [left.name for left in show.left_out if left.name.startswith("<")] == reported


def test_many_components_take_no_time() -> None:
    started = time.process_time()
    unwrap_components("<Aa>" * 5_000 + "</Bb>" * 5_000 + "<Cc>" * 5_000 + "</Cc>" * 5_000)
    assert time.process_time() - started < 5


PLACES = "POSTS = [('shows/*.md', {'en': 'heard', 'de': 'gehört'}, 'post.tmpl')]\n"
NIKOLA = [
    ("shows/wolf.md", PLACES, "", "/heard/wolf/"),
    ("shows/2026/2026-01-31-wolf.md", PLACES, "", "/heard/2026/2026-01-31-wolf/"),
    ("shows/wolf.md", f"{PLACES}DEFAULT_LANG = 'de'\n", "", "/gehört/wolf/"),
    ("shows/wolf.md", f"{PLACES}PRETTY_URLS = False\n", "", "/heard/wolf.html"),
    ("shows/wolf/index.md", f"{PLACES}PRETTY_URLS = False\n", "", "/heard/wolf/"),
    ("shows/fox.md", PLACES, "wolf", "/heard/wolf/"),
    ("wolf.md", "PAGES = (('*.md', '', 'page.tmpl'),)\n", "", "/wolf/"),
    ("elsewhere/wolf.md", PLACES, "", "/posts/wolf/"),
    (
        "shows/wolf.md",
        "POSTS = (('shows/*.rst', 'heard'), 1, ('shows/*.md', 2))\n",
        "",
        "/posts/wolf/",
    ),
    ("shows/wolf.md", "POSTS = print('run') or ()\n", "", "/posts/wolf/"),
]


@pytest.mark.parametrize(("path", "settings", "slug", "address"), NIKOLA)
def test_nikola_says_where_its_posts_were(
    tmp_path: Path, path: str, settings: str, slug: str, address: str
) -> None:
    text = post(audio=WOLF, slug=slug)
    [episode] = show_of(tmp_path, {"conf.py": settings, path: text}).episodes
    assert episode.front["redirect_from"] == [address]


# What a post says, and the addresses that it had.
ADDRESSES: list[tuple[dict[str, str | bytes], list[str]]] = [
    (
        {"hugo.toml": "", "content/ep/wolf.md": post(audio=WOLF, aliases="[/old, near]")},
        ["/old", "/ep/near", "/ep/wolf/"],
    ),
    (
        {"config/_default/hugo.yaml": "title: A", "content/wolf.md": post(audio=WOLF)},
        ["/wolf/"],
    ),
    ({"zola.toml": "", "content/wolf.md": post(audio=WOLF, path="a/b")}, ["/a/b/"]),
    ({"zola.toml": "", "content/ep/2026-01-31-wolf.md": post(audio=WOLF)}, ["/ep/wolf/"]),
    (
        {"zola.toml": "", "content/ep/wolf.md": post(audio=WOLF, aliases="[old/wolf]")},
        ["/old/wolf", "/ep/wolf/"],
    ),
    (
        {
            "_config.yml": "permalink: posts/:abbrlink/",
            "_config.landscape.yml": "",
            "source/_posts/wolf.md": post(audio=WOLF, abbrlink="a1b2"),
        },
        ["/posts/a1b2/"],
    ),
    (
        {
            "pelicanconf.py": "ARTICLE_URL = '{date:%Y}/{date:%b}/{slug}/'",
            "content/wolf.md": post(audio=WOLF, date="2026-01-31"),
        },
        ["/2026/Jan/wolf/"],
    ),
]


@pytest.mark.parametrize(("files", "addresses"), ADDRESSES)
def test_all_old_addresses_lead_to_the_new_page(
    tmp_path: Path, files: dict[str, str | bytes], addresses: list[str]
) -> None:
    show = show_of(tmp_path, files)
    assert show.episodes[0].front["redirect_from"] == addresses
    assert not show.left_out


def test_an_old_address_that_is_not_known_is_reported(tmp_path: Path) -> None:
    files = {
        "_config.yml": "permalink: /:nobody/\n",
        "_posts/2026-01-31-wolf.md": post(audio=WOLF),
        "_drafts/fox.md": post(audio=WOLF),
    }
    show = show_of(tmp_path, files)
    assert [left.where for left in show.left_out] == ["_posts/2026-01-31-wolf.md"]


def test_the_site_has_the_markdown_that_notes_need(tmp_path: Path) -> None:
    body = "Howls[^1].\n\nWolf\n: An animal.\n\n[^1]: Loud."
    site_of(tmp_path, {"_config.yml": "", "_posts/2026-01-31-wolf.md": post(body, audio=WOLF)})
    new, there = tmp_path / "new", tmp_path / "there"
    there.mkdir()
    config = "site_name: A\nmarkdown_extensions: [def_list, toc: {permalink: true}]\n"
    (there / "mkdocs.yml").write_text(config, "utf-8")
    outputs = []
    for folder in (new, there):
        arguments = ["import", str(tmp_path / "old"), "--into", str(folder), "--write-config"]
        outputs.append(CliRunner().invoke(main, arguments).output)
    settings = yaml.safe_load((new / "mkdocs.yml").read_text("utf-8"))
    assert settings["markdown_extensions"] == ["footnotes", "def_list"]
    assert ["markdown_extensions" in output for output in outputs] == [False, True]
    assert "`footnotes`" in outputs[1]
    assert "`def_list`" not in outputs[1]
    build(load_config(str(new / "mkdocs.yml"), strict=True))


def test_a_mapping_in_a_mapping_keeps_what_nobody_reads(tmp_path: Path) -> None:
    front = f"+++\ntitle = 'Wolf'\n[extra.podcast]\nmp3 = '{WOLF}'\nmood = 'grim'\n+++\nNotes.\n"
    show = show_of(tmp_path, {"zola.toml": "", "content/wolf.md": front})
    assert show.episodes[0].front["extra"] == {"podcast": {"mood": "grim"}}


def test_links_of_nikola_lead_to_posts(tmp_path: Path) -> None:
    files = {
        "conf.py": "",
        "posts/wolf.md": post("[a](link://slug/fox) [b](link://filename/posts/fox.md)", audio=WOLF),
        "posts/fox.md": post(audio=WOLF),
    }
    notes = [episode.notes for episode in show_of(tmp_path, files).episodes]
    assert "[a](fox.md) [b](fox.md)" in notes
