"""What becomes of a page's Markdown. The fragments here are short ones: the extension's work is
what is looked at."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import markdown
import pytest
from markdown.treeprocessors import Treeprocessor

from mkdocs_podcast.html.fragments import Fragments
from mkdocs_podcast.markdown.extension import PodcastExtension

FIELDS = (
    "provider", "name", "src", "title", "episode", "link", "kind", "ratio", "height", "width", "allow", "sandbox", "load",
)  # fmt: skip
YOUTUBE = "https://www.youtube.com/embed/dQw4w9WgXcQ"
FIRESIDE = "https://player.fireside.fm/v2/abc+def?theme=dark"

Convert = Callable[..., str]


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def convert(tmp_path: Path, said: list[str]) -> Convert:
    folder = tmp_path / "podcast"
    folder.mkdir()
    (folder / "embed.html").write_text(
        "<x-embed"
        + "".join(f' {field}="{{{{ embed.{field} }}}}"' for field in FIELDS)
        + "></x-embed>"
    )
    (folder / "player.html").write_text(
        '<x-player title="{{ player.title }}" key="{{ player.key }}" duration="{{ player.duration }}">'
        '{% for source in player.sources %}<source src="{{ source.url }}" type="{{ source.type }}">{% endfor %}'
        "</x-player>"
    )

    def run(text: str, *extensions: Any, **options: Any) -> str:
        ours = PodcastExtension(
            fragments=Fragments([str(tmp_path)]),
            report=lambda message, written: said.append(message),
            **options,
        )
        return markdown.Markdown(
            extensions=["fenced_code", "attr_list", *extensions, ours]
        ).convert(text)

    return run


def embeds(html: str) -> list[dict[str, str]]:
    return [
        dict(re.findall(r' ([a-z]+)="([^"]*)"', tag)) for tag in re.findall(r"<x-embed[^>]*>", html)
    ]


def episode(**fields: Any) -> str:
    text = json.dumps(
        {"title": "A talk", "key": "k", "duration": 62, "sources": [], "embed": "", **fields}
    )
    for character in "<>&-":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return f"<!-- podcast:episode {text} -->\n"


SOURCE = {"src": "../media/a.mp3", "type": "audio/mpeg"}


# Iframes


def test_an_iframe_keeps_its_address_and_gets_the_providers_name(convert: Convert) -> None:
    html = convert(
        f'Before\n\n<iframe src="{FIRESIDE}" width="740" height="200" onload="x()"></iframe>\n\nafter'
    )
    (embed,) = embeds(html)
    assert embed["src"] == FIRESIDE
    assert embed["name"] == "Fireside"
    assert (embed["ratio"], embed["height"], embed["width"]) == ("", "200", "740")
    assert "<iframe" not in html
    assert "onload" not in html
    assert "<p><x-embed" not in html
    assert "<p>Before</p>" in html
    assert "<p>after</p>" in html


@pytest.mark.parametrize(
    ("attributes", "ratio", "height"),
    [
        (f'src="{YOUTUBE}"', "16 / 9", "None"),
        (f'src="{YOUTUBE}" width="410" height="410"', "1 / 1", "None"),
        (f'src="{YOUTUBE}" width=853 height=480', "16 / 9", "None"),
        (f'src="{YOUTUBE}" width="500" height="300"', "5 / 3", "None"),
        (f'src="{YOUTUBE}" width="100%" height="480"', "", "480"),
        (f'src="{YOUTUBE}" style="width: 100%; aspect-ratio: 4/3"', "4 / 3", "None"),
        (
            f'src="{YOUTUBE}" width="1" height="1" style="width:640px;height:360px"',
            "16 / 9",
            "None",
        ),
        (f'src="{FIRESIDE}"', "", "200"),
        (f'src="{FIRESIDE}" style="width:100%; height: 180px !important"', "", "180"),
        (f'src="{FIRESIDE}" height="90px"', "", "90"),
        (f'src="{FIRESIDE}" height="0"', "", "200"),
        ('src="https://example.com/form" width="600" height="225"', "", "225"),
        (
            'src="https://example.com/film" width="640" height="360" allowfullscreen',
            "16 / 9",
            "None",
        ),
        ('src="https://example.com/thing"', "16 / 9", "None"),
    ],
)
def test_the_authors_size_is_kept_and_the_tables_fills_the_gap(
    convert: Convert, attributes: str, ratio: str, height: str
) -> None:
    (embed,) = embeds(convert(f"<iframe {attributes}></iframe>"))
    assert (embed["ratio"], embed["height"]) == (ratio, height)


@pytest.mark.parametrize(
    ("box", "frame", "ratio", "height"),
    [
        ("style='width: 100%; height: 190px; overflow: hidden'", "style='width:100%'", "", "190"),
        (
            "style='padding:56.25% 0 0 0;position:relative;'",
            "style='position:absolute;height:100%'",
            "16 / 9",
            "None",
        ),
        ("style='height:0;padding-bottom:75%'", "width='100%' height='100%'", "4 / 3", "None"),
        ("style='aspect-ratio: 1'", "", "1 / 1", "None"),
        ("class='embed-responsive embed-responsive-4by3'", "", "4 / 3", "None"),
        ("class='video-wrapper'", "width='640' height='360'", "16 / 9", "None"),
    ],
)
@pytest.mark.parametrize("depth", [1, 2])
def test_a_box_that_only_sizes_the_frame_goes_with_it(
    convert: Convert, box: str, frame: str, ratio: str, height: str, depth: int
) -> None:
    inner = f"<div {box}>" + f"\n<iframe src='{YOUTUBE}' {frame}></iframe></div>"
    html = convert(
        "<div style='position: relative'>" * (depth - 1)
        + inner
        + "</div>" * (depth - 1)
        + "\n\nafter"
    )
    (embed,) = embeds(html)
    assert (embed["ratio"], embed["height"]) == (ratio, height)
    assert "<div" not in html
    assert "</div" not in html
    assert "<p>after</p>" in html


@pytest.mark.parametrize(
    "opening", ["<div class='tabbed-block'>", "<div>", "<div style='height:9px'>words "]
)
def test_any_other_element_round_a_frame_stays(convert: Convert, opening: str) -> None:
    html = convert(f"{opening}<iframe src='{YOUTUBE}'></iframe></div>")
    assert html.startswith(f"{opening}<x-embed")
    assert html.endswith("</div>")


@pytest.mark.parametrize(
    "markup",
    [
        f"<IFRAME SRC='{YOUTUBE}'></IFRAME>",
        f"<iframe src={YOUTUBE}></iframe>",
        f"<iframe title='a > b' src='{YOUTUBE}'></iframe>",
        f"<iframe title='a < b' src='{YOUTUBE}'></iframe>",
        f'<iframe srcx="1" src = "{YOUTUBE}" src="https://evil.example/"></iframe>',
        f"<iframe src='{YOUTUBE}'>Your browser has <b>no</b> frames.</iframe>",
        f"<iframe\n  width='560'\n  src='{YOUTUBE}'\n></iframe>",
        f"<iframe src='{YOUTUBE}' />",
        f"<iframe src='{YOUTUBE}'>",
    ],
)
def test_irregular_markup_is_read_as_a_browser_reads_it(convert: Convert, markup: str) -> None:
    html = convert(f"Before\n\n{markup}\n\n**after**")
    assert [embed["src"] for embed in embeds(html)] == [YOUTUBE]
    assert "iframe" not in html.lower()
    assert "frames." not in html
    assert "after" in html, "an iframe that is never closed would hide the rest of the page"


def test_entities_in_an_address_are_read_once_and_written_once(convert: Convert) -> None:
    html = convert('<iframe src="//example.com/?a=1&amp;b=%22&quot;x"></iframe>')
    assert 'src="//example.com/?a=1&amp;b=%22&#34;x"' in html
    assert 'link="https://example.com/?a=1' in html


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("one {} two", "<p>one</p>\nX\n<p>two</p>"),
        ("{}\n{}", "XX"),
        ("{} two", "X\n<p>two</p>"),
        ("one {}", "<p>one</p>\nX"),
        ("one {} two {} three", "<p>one</p>\nX\n<p>two</p>\nX\n<p>three</p>"),
        ("one {}\n\ntwo {}", "<p>one</p>\nX\n<p>two</p>\nX"),
    ],
)
def test_a_paragraph_ends_before_a_block_and_begins_again(
    convert: Convert, body: str, expected: str
) -> None:
    html = convert(body.replace("{}", f"<iframe src='{YOUTUBE}'></iframe>"))
    got = re.sub(r"<x-embed[^>]*></x-embed>", "X", html)
    assert re.sub(r"\n+", "\n", got).replace("X\nX", "XX") == expected


@pytest.mark.parametrize(
    "markup",
    [
        "<iframe src='../demo/index.html' width='9'></iframe>",
        "<iframe src='/demo/'></iframe>",
        "<iframe></iframe>",
        "<iframe src=''></iframe>",
        "<iframe src='about:blank'></iframe>",
        "<iframe srcdoc='&lt;p&gt;x' src='https://example.com/'></iframe>",
    ],
)
def test_the_sites_own_frames_stay_as_they_are(
    convert: Convert, said: list[str], markup: str
) -> None:
    assert markup in convert(f"Words {markup} words")
    assert said == []


@pytest.mark.parametrize(
    "text",
    [
        "```\n<iframe src='https://example.com/'></iframe>\n```",
        "`<iframe src='https://example.com/'></iframe>`",
        "    <iframe src='https://example.com/'></iframe>",
        "<!-- <iframe src='https://example.com/'></iframe> -->",
        "<pre><iframe src='https://example.com/'></iframe></pre>",
        "<p><code><iframe src='https://example.com/'></iframe></code></p>",
        "<script>x = '<iframe src=https://example.com/></iframe>'</script>",
        "<TEMPLATE><iframe src='https://example.com/'></iframe></TEMPLATE>",
    ],
)
def test_code_comments_scripts_and_templates_are_not_looked_into(
    convert: Convert, text: str
) -> None:
    html = convert(f"{text}\n\n<iframe src='{YOUTUBE}'></iframe>")
    assert [embed["src"] for embed in embeds(html)] == [YOUTUBE]


@pytest.mark.parametrize(
    "src",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#10;script:alert(1)",
        " &#1;javascript:alert(1)",
        "data:text/html,&lt;script&gt;alert(1)&lt;/script&gt;",
        "vbscript:x",
        "blob:https://example.com/1",
        "file:///etc/passwd",
        "http://[",
        "https:example.com",
    ],
)
def test_an_address_that_no_page_may_load_is_left_out_and_reported_once(
    convert: Convert, said: list[str], src: str
) -> None:
    html = convert(f'<iframe src="{src}"></iframe>\n\nwords\n\n<iframe src="{src}"></iframe>')
    assert "<iframe" not in html
    assert "script:" not in html
    assert html.count("podcast-refused") == 2
    assert len(said) == 1
    assert "https" in said[0]


@pytest.mark.parametrize(
    ("language", "frame", "title", "what"),
    [
        ("en", f'src="{YOUTUBE}"', "YouTube player", "{name} &amp; more"),
        (
            "en",
            f'src="{YOUTUBE}" title="YouTube video player"',
            "YouTube player",
            "{name} &amp; more",
        ),
        (
            "en",
            f'src="{YOUTUBE}" title="Embedded content"',
            "YouTube player",
            "{name} &amp; more",
        ),
        ("en", f'src="{YOUTUBE}" title="The {{name}}"', "The {name}", "The {name}"),
        (
            "en",
            f'src="{YOUTUBE}" title="Quotes &quot;here&quot;"',
            "Quotes &#34;here&#34;",
            "Quotes &#34;here&#34;",
        ),
        (
            "en",
            'src="https://maps.example.com/x"',
            "Content from maps.example.com",
            "Content from maps.example.com",
        ),
        ("de", f'src="{YOUTUBE}"', "YouTube-Player", "{name} &amp; more"),
        ("de", f'src="{YOUTUBE}" title="All"', "All", "All"),
        (
            "de",
            'src="https://maps.example.com/x"',
            "Inhalt von maps.example.com",
            "Inhalt von maps.example.com",
        ),
    ],
)
def test_a_frame_its_button_and_what_stands_for_it_are_titled_in_the_pages_language(
    language: str, frame: str, title: str, what: str
) -> None:
    html = markdown.markdown(
        f"{episode(title='{name} & more')}<iframe {frame}></iframe>",
        extensions=[PodcastExtension(fragments=Fragments(language=language))],
    )
    load = {"en": f"Load {title}", "de": f"{title} laden"}[language]
    assert f'title="{title}"' in html.partition("<iframe")[2]
    assert f'aria-label="{load}"' in html
    assert f"<strong>{what}</strong>" in html


def test_without_an_episode_a_frame_is_called_its_providers_player() -> None:
    german = PodcastExtension(fragments=Fragments(language="de"), load="page")
    html = markdown.markdown(f"{YOUTUBE}\n\n<https://show.fireside.fm/12>", extensions=[german])
    assert ' title="YouTube-Player"' in html
    assert " data-title" not in html
    assert ">Bei Fireside anhören</a>" in html


def test_the_notice_about_a_refused_frame_is_in_the_pages_language() -> None:
    german = PodcastExtension(
        fragments=Fragments(language="de"), report=lambda message, written: None
    )
    html = markdown.markdown('<iframe src="javascript:x"></iframe>', extensions=[german])
    assert "Hier wurde etwas Eingebettetes weggelassen" in html


def test_an_unknown_host_gets_a_block_with_its_name(convert: Convert) -> None:
    (embed,) = embeds(convert("<iframe src='https://maps.example.com/x'></iframe>"))
    assert (embed["provider"], embed["name"], embed["kind"]) == ("", "maps.example.com", "other")
    assert embed["sandbox"] == ""


def test_only_unknown_hosts_are_sandboxed_and_an_authors_sandbox_stays(convert: Convert) -> None:
    frames = (
        "<iframe src='https://example.com/'></iframe>\n\n"
        f"<iframe src='{YOUTUBE}'></iframe>\n\n"
        f"<iframe src='{YOUTUBE}' sandbox='allow-scripts' allow='autoplay'></iframe>\n\n"
        f"<iframe src='{YOUTUBE}' sandbox></iframe>"
    )
    unknown, known, given, empty = embeds(convert(frames, sandbox=True))
    assert "allow-scripts" in unknown["sandbox"]
    assert "top-navigation" not in unknown["sandbox"]
    assert known["sandbox"] == ""
    assert (given["sandbox"], given["allow"]) == ("allow-scripts", "autoplay")
    assert empty["sandbox"] == " ", "an empty list forbids most, none nothing"


@pytest.mark.parametrize(
    ("src", "used"),
    [
        ("https://share.transistor.fm/s/0a1b2c3d", "https://share.transistor.fm/e/0a1b2c3d"),
        ("https://fireside.fm/s/abc+def/iframe", "https://player.fireside.fm/v3/abc+def"),
    ],
)
def test_an_address_that_refuses_to_be_framed_is_the_only_one_rewritten(
    convert: Convert, src: str, used: str
) -> None:
    (embed,) = embeds(convert(f"<iframe src='{src}' height='99'></iframe>"))
    assert (embed["src"], embed["height"]) == (used, "99")


def test_a_frame_loads_as_the_option_says(convert: Convert) -> None:
    frame = f"<iframe src='{YOUTUBE}'></iframe>"
    assert embeds(convert(frame))[0]["load"] == "click"
    assert embeds(convert(frame, load="page"))[0]["load"] == "page"


# Addresses alone in a paragraph


@pytest.mark.parametrize(
    "text",
    [
        "https://youtu.be/dQw4w9WgXcQ?a=1&t=90",
        "<https://youtu.be/dQw4w9WgXcQ?a=1&t=90>",
        "[https://youtu.be/dQw4w9WgXcQ?a=1&t=90](https://youtu.be/dQw4w9WgXcQ?a=1&t=90)",
        "  https://youtu.be/dQw4w9WgXcQ?a=1&t=90  ",
        "> https://youtu.be/dQw4w9WgXcQ?a=1&t=90",
    ],
)
def test_a_lone_address_becomes_a_block(convert: Convert, text: str) -> None:
    html = convert(f"Before\n\n{text}\n\nafter")
    (embed,) = embeds(html)
    assert embed["src"] == "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=90"
    assert embed["link"] == "https://youtu.be/dQw4w9WgXcQ?a=1&amp;t=90"
    assert "<p><x-embed" not in html


@pytest.mark.parametrize(
    "text",
    [
        "See https://youtu.be/dQw4w9WgXcQ",
        "https://youtu.be/dQw4w9WgXcQ here",
        "https://youtu.be/dQw4w9WgXcQ\nhttps://youtu.be/dQw4w9WgXcQ",
        "[the talk](https://youtu.be/dQw4w9WgXcQ)",
        "`https://youtu.be/dQw4w9WgXcQ`",
        "    https://youtu.be/dQw4w9WgXcQ",
        "https://example.com/a",
        "https://video.example.org/w/0f9a1b2c-3d4e-5f60-7182-93a4b5c6d7e8",
        "https://evil.example/https://youtu.be/dQw4w9WgXcQ",
        "https://youtube.com.evil.com/watch?v=dQw4w9WgXcQ",
        "javascript:https://youtu.be/dQw4w9WgXcQ",
        "https://www.buzzsprout.com/12/345-a-title.mp3",
    ],
)
def test_anything_else_stays_as_python_markdown_makes_it(
    convert: Convert, said: list[str], text: str
) -> None:
    assert convert(text) == markdown.markdown(text)
    assert said == []


def test_hosts_that_only_their_owner_can_name_count_where_they_are_listed(convert: Convert) -> None:
    text = "https://video.example.org/w/0f9a1b2c-3d4e-5f60-7182-93a4b5c6d7e8"
    assert [embed["name"] for embed in embeds(convert(text, peertube=["Video.example.org"]))] == [
        "PeerTube"
    ]
    text = "https://casts.example.org/@show/episodes/first"
    assert [embed["name"] for embed in embeds(convert(text, castopod=["casts.example.org"]))] == [
        "Castopod"
    ]


def test_a_page_without_its_players_address_becomes_a_link_and_the_remedy_is_reported_once(
    convert: Convert, said: list[str]
) -> None:
    html = convert("https://show.fireside.fm/12\n\n<https://show.fireside.fm/12>")
    assert html.count('href="https://show.fireside.fm/12">Listen on Fireside</a>') == 2
    assert len(said) == 1
    assert "fireside:playerURL" in said[0]


def test_a_place_without_any_player_becomes_a_link_and_nothing_is_to_be_done(
    convert: Convert, said: list[str]
) -> None:
    assert "A talk on Overcast</a>" in convert(episode() + "\nhttps://overcast.fm/+AbC12")
    assert said == []


# Files of sound

SOUND = re.compile(r"<x-player.*?</x-player>", re.DOTALL)


@pytest.mark.parametrize(
    "ending", ["mp3", "m4a", "ogg", "oga", "opus", "wav", "aac", "flac", "MP3", "mp3?x=1#t=3"]
)
def test_an_image_of_a_sound_is_a_player(convert: Convert, ending: str) -> None:
    html = convert(f'![The "song"](media/song.{ending} "hint")')
    assert html.startswith('<x-player title="The &#34;song&#34;" key="media/song.')
    assert f'<source src="media/song.{ending}" type="audio/' in html
    assert "<p>" not in html


@pytest.mark.parametrize(
    "address", ["a.png", "a.mp4", "a.webm", "a.mp3.png", "a.png?x=a.mp3", "mp3"]
)
def test_other_images_stay_images(convert: Convert, address: str) -> None:
    assert convert(f"![x]({address})") == f'<p><img alt="x" src="{address}" /></p>'


def test_a_player_without_a_title_is_named_after_its_file(convert: Convert) -> None:
    assert 'title="my first talk"' in convert("![](media/my-first_talk.mp3)")


def test_a_player_amid_words_leaves_no_block_in_a_paragraph(convert: Convert) -> None:
    html = convert("Hear ![it](a.mp3) now\n\nafter")
    assert (
        re.sub(r"\n+", "\n", html.replace(SOUND.search(html)[0], "X"))
        == "<p>Hear</p>\nX\n<p>now</p>\n<p>after</p>"
    )


X = "![x](a.mp3)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"[{X}](https://a.org/)", "X"),
        (f"Hear [{X}](https://a.org/) now", "<p>Hear</p>X<p>now</p>"),
        (
            f"[Hear {X} now](https://a.org/)",
            '<p><a href="https://a.org/">Hear</a></p>X<p><a href="https://a.org/">now</a></p>',
        ),
        (f"**{X}**", "X"),
        (f"a **b {X} c** d", "<p>a <strong>b</strong></p>X<p><strong>c</strong> d</p>"),
        (f"{X}{X}", "XX"),
        (f"a {X} {X} b {X}", "<p>a</p>XX<p>b</p>X"),
        (f"**{X} {X}**", "XX"),
        (f"# Title {X}\n\nb", "<h1>Title </h1>X<p>b</p>"),
        (f"- {X}\n- a {X}", "<ul><li>X</li><li>a X</li></ul>"),
        (f"- [{X}](b)", "<ul><li>X</li></ul>"),
        (f"> {X} b", "<blockquote>X<p>b</p></blockquote>"),
        (f'<a href="x" id="i">\n\n{X}\n\n</a>', '<p><a href="x" id="i"></p>X<p></a></p>'),
        (
            f'a <a href="x" id="i">b {X} c</a>',
            '<p>a <a href="x" id="i">b</a></p>X<p><a href="x">c</a></p>',
        ),
        (f"<span>{X}</span> b", "X<p>b</p>"),
    ],
)
def test_no_player_is_inside_a_paragraph_a_link_or_a_title(
    convert: Convert, text: str, expected: str
) -> None:
    html = SOUND.sub("X", convert(text))
    assert re.sub(r"\s*\n\s*", "", html) == expected


def test_a_link_around_a_player_is_reported_unless_it_leads_to_the_sound(
    convert: Convert, said: list[str]
) -> None:
    convert(f"[{X}](a.mp3) and [words {X}](https://a.org/kept)")
    assert said == []
    convert(f"[{X}](https://a.org/)")
    assert len(said) == 1
    assert "`https://a.org/` was left out" in said[0]


def test_one_file_has_one_key_from_every_page(convert: Convert) -> None:
    keys = {
        re.findall('key="([^"]*)"', convert(f"![x]({path}media/a.mp3)"))[0]
        for path in ("", "./", "../", "../../x/../")
    }
    assert keys == {"media/a.mp3"}


def test_a_sound_no_page_may_load_is_no_player(convert: Convert) -> None:
    assert "<x-player" not in convert("![x](javascript:alert(1)//a.mp3)")


# The episode's slot


class Rewriting(Treeprocessor):
    """Stands for MkDocs' treeprocessor for relative paths."""

    def run(self, root: Element) -> None:
        for image in root.iter("img"):
            image.set("src", f"rewritten/{image.get('src')}")


class RewritingExtension(markdown.extensions.Extension):
    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802
        md.treeprocessors.register(Rewriting(md), "relpath", 0)


TITLED = "<!--podcast-titled-->"
HEAD = re.compile(r"<!--podcast-head-->(.*?)<!--/podcast-head-->", re.DOTALL)


@pytest.mark.parametrize(
    ("body", "before", "after"),
    [
        ("# A talk\n\nWords", "<h1>A talk</h1>\n", "\n<p>Words</p>"),
        ("A talk\n=====\n\nWords", "<h1>A talk</h1>\n", "\n<p>Words</p>"),
        ("<h1>A talk</h1>\n\nWords", "<h1>A talk</h1>\n\n", "\n<p>Words</p>"),
        ("<!-- x -->\n\n# A talk\n\nWords", "<!-- x -->\n\n<h1>A talk</h1>\n", "\n<p>Words</p>"),
        ("Words", '<h1 id="podcast-title">A talk</h1>\n', "\n<p>Words</p>"),
        ("## Part", '<h1 id="podcast-title">A talk</h1>\n', "\n<h2>Part</h2>"),
        (
            "# A talk\n\nWords\n<!-- podcast:player -->\nmore",
            "<h1>A talk</h1>\n<p>Words</p>\n",
            "\n<p>more</p>",
        ),
        (
            "# A talk\n\n<!--podcast:player-->\n\nTwo\n\n<!-- podcast:player -->",
            "<h1>A talk</h1>\n",
            "\n<p>Two</p>",
        ),
    ],
)
def test_the_player_stands_under_the_title_or_where_the_author_put_it(
    convert: Convert, body: str, before: str, after: str
) -> None:
    html = convert(f"{episode(sources=[SOURCE])}\n{body}", RewritingExtension())
    found = HEAD.search(html)
    assert found is not None
    assert (
        '<x-player title="A talk" key="k" duration="62"><source src="rewritten/../media/a.mp3"'
        in found[1]
    )
    assert (html[: found.start()], re.sub(r"\n+", "\n", html[found.end() :])) == (before, after)


@pytest.mark.parametrize(
    "body",
    [
        "    <!-- podcast:player -->",
        "```\n<!-- podcast:player -->\n```",
        "`<!-- podcast:player -->`",
    ],
)
def test_a_marker_in_code_is_code(convert: Convert, body: str) -> None:
    html = convert(f"{episode()}\n# A talk\n\nWords\n\n{body}")
    assert "&lt;!-- podcast:player --&gt;" in html
    assert html.startswith(f"<h1>A talk</h1>\n<!--podcast-head-->{TITLED}<!--/podcast-head-->")


def test_a_marker_on_a_page_that_is_no_episode_stays(convert: Convert) -> None:
    assert "<!-- podcast:player -->" in convert("Words\n\n<!-- podcast:player -->\n\nmore")


def test_a_providers_player_fills_the_slot(convert: Convert) -> None:
    html = convert(f"{episode(embed='https://share.transistor.fm/s/0a1b2c3d')}\n# A talk")
    found = HEAD.search(html)
    assert found is not None
    (embed,) = embeds(found[1])
    assert embed["episode"] == "A talk"


def test_an_empty_slot_is_marked_all_the_same(convert: Convert) -> None:
    assert (
        convert(f"{episode()}\n# A talk")
        == f"<h1>A talk</h1>\n<!--podcast-head-->{TITLED}<!--/podcast-head-->"
    )
    assert convert(episode()).endswith(f"<!--podcast-head-->{TITLED}<!--/podcast-head-->")


@pytest.mark.parametrize(
    "line", ["<!-- podcast:episode {no json} -->", '<!-- podcast:episode {"sources": 3} -->']
)
def test_a_broken_line_breaks_nothing(convert: Convert, line: str) -> None:
    assert "<p>Words</p>" in convert(f"{line}\n\nWords")


def test_a_line_further_down_is_a_comment(convert: Convert) -> None:
    html = convert(f"Words\n\nmore\n\n{episode(sources=[SOURCE])}")
    assert "<x-player" not in html
    assert "podcast-head" not in html


@pytest.mark.parametrize(
    "hostile",
    [
        "--> <script>alert(1)</script>",
        "\"'><img src=x onerror=alert(1)>",
        "\x02wzxhzdk:0\x03",
        "\x02klzzwxh:0000\x03",
        "\x00\x1b[31m",
        "<!--podcast-block 0-->",
        "<!--/podcast-head-->",
    ],
)
def test_hostile_text_stays_text(convert: Convert, hostile: str) -> None:
    line = episode(title=hostile, key=hostile, sources=[{"src": "a.mp3", "type": hostile}])
    html = convert(f"{line}\n# A talk\n\n<b>x</b>\n\n<iframe src='{YOUTUBE}'></iframe>")
    assert (
        html.count("<x-player") == html.count("<x-embed") == html.count("<!--podcast-head-->") == 1
    )
    assert html.count("<!--/podcast-head-->") == 1
    assert "<script" not in html
    assert "<img" not in html
    assert not re.search(r"[\x00-\x08\x0b-\x1f]", html)


@pytest.mark.parametrize(
    "address", ["http://[/a.mp3", "//[a.mp3", "javascript:a.mp3", "\x01javascript:a.mp3"]
)
def test_an_address_that_cannot_be_read_is_no_player(
    convert: Convert, said: list[str], address: str
) -> None:
    text = f"{episode(sources=[{'src': address, 'type': ''}])}\n![x](<{address}>)\n\n<audio controls src='{address}'>"
    assert "<x-player" not in convert(f"{text}</audio>", locate=lambda md, address: "there.mp3")
    assert said == []


@pytest.mark.parametrize(
    "src", ["javascript:alert(1)", "data:audio/mpeg;base64,AAAA", "java\tscript:alert(1)"]
)
def test_a_source_no_page_may_load_is_left_out(convert: Convert, src: str) -> None:
    html = convert(f"{episode(sources=[{'src': src, 'type': ''}, SOURCE])}\n# A talk")
    assert html.count("<source") == 1
    assert "script:" not in html
    assert "data:" not in html


# The extension as such


def test_what_is_known_of_one_page_is_forgotten_for_the_next(said: list[str]) -> None:
    md = markdown.Markdown(
        extensions=[PodcastExtension(report=lambda message, written: said.append(message))]
    )
    first = md.reset().convert(
        f"{episode(sources=[SOURCE])}\n# A talk\n\nhttps://show.fireside.fm/12"
    )
    second = md.reset().convert(
        f"# Other\n\n<iframe src='{YOUTUBE}'></iframe>\n\nhttps://show.fireside.fm/12"
    )
    assert "A talk" in first
    assert "A talk" not in second
    assert "podcast-head" not in second
    assert len(said) == 2, "each page has a message of its own"
    assert first == md.reset().convert(
        f"{episode(sources=[SOURCE])}\n# A talk\n\nhttps://show.fireside.fm/12"
    )


def test_one_extension_serves_two_instances_at_once(said: list[str]) -> None:
    ours = PodcastExtension(report=lambda message, written: said.append(message))
    inner = markdown.Markdown(extensions=[ours])

    class Excerpt(Treeprocessor):
        def run(self, root: Element) -> None:
            inner.reset().convert("# Inner\n\nhttps://youtu.be/dQw4w9WgXcQ")

    outer = markdown.Markdown(extensions=[ours])
    outer.treeprocessors.register(Excerpt(outer), "excerpt", -5)
    html = outer.convert(
        f"{episode(sources=[SOURCE])}\n# A talk\n\n<iframe src='{FIRESIDE}'></iframe>"
    )
    assert "<strong>A talk</strong>" in html
    assert html.count("<podcast-player") == 1
    assert "youtube" not in html


@pytest.mark.parametrize("load", ["click", "page"])
def test_the_packages_own_fragments_hold_one_frame_each(load: str) -> None:
    text = f"https://youtu.be/dQw4w9WgXcQ\n\n<iframe src='{FIRESIDE}'></iframe>\n\n![x](a.mp3)"
    html = markdown.markdown(text, extensions=[PodcastExtension(load=load)])
    assert html.count("<iframe") == html.count("<podcast-embed") == 2
    # The script sets it in those that wait.
    policies = html.count('referrerpolicy="strict-origin-when-cross-origin"')
    assert policies == (2 if load == "page" else 0)
    assert html.count("<audio") == 1
    assert "podcast-block" not in html


def test_markdown_finds_it_by_its_module() -> None:
    assert "<podcast-embed" in markdown.markdown(
        "https://youtu.be/dQw4w9WgXcQ", extensions=["mkdocs_podcast.markdown.extension"]
    )


@pytest.fixture
def loaded() -> Callable[[str], set[str]]:
    def modules(text: str) -> set[str]:
        code = (
            "import sys, markdown\n"
            f"markdown.markdown({text!r}, extensions=['mkdocs_podcast.markdown.extension'])\n"
            "print(*sys.modules)"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        return set(done.stdout.split())

    return modules


def test_neither_mkdocs_nor_bs4_is_loaded_for_a_common_page(
    loaded: Callable[[str], set[str]],
) -> None:
    text = f"![x](a.mp3)\n\n<div style='height:200px'><iframe src='{FIRESIDE}'></iframe></div>"
    assert not {"mkdocs", "bs4"} & loaded(text)
    assert "jinja2" not in loaded("Just words")
    assert "bs4" in loaded(f"<iframe title='a < b' src='{FIRESIDE}'></iframe>")


@pytest.mark.parametrize(
    "text",
    [
        "<iframe " * 20_000,
        '<iframe "' * 20_000,
        "<!-- " * 20_000,
        "<div style='height:1px'><iframe src=a></iframe></div>" * 2_000,
        "<audio controls src=a> " * 20_000,
    ],
)
def test_a_page_of_nothing_but_beginnings_is_read_once(text: str) -> None:
    from mkdocs_podcast.embeds.frames import replace_frames
    from mkdocs_podcast.embeds.sounds import replace_sounds

    assert replace_frames(text, lambda frame, boxes: None) == text
    assert replace_sounds(text, lambda addresses, has_tracks: None) == text


@pytest.mark.parametrize(
    "text",
    ["<a>X" * 5_000, "<p>" + "<b>X" * 5_000, "<p>a X" * 10_000, "<a>" * 50_000 + "X" * 9_000],
)
def test_blocks_are_lifted_in_one_pass(text: str) -> None:
    from mkdocs_podcast.html.unwrapping import unwrap_blocks

    html, _ = unwrap_blocks(text, re.compile("X"))
    assert html.count("X") == text.count("X")
