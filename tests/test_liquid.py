"""Template tags of other generators are resolved where they can be, and told of where they cannot."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adversarial import PIECES, UNPAIRED_RUNS, seconds, text_of
from mkdocs_podcast.source.notes_text import resolve_notes
from mkdocs_podcast.source.shortcodes import players
from mkdocs_podcast.text import code


def address(path: str, raw: bool) -> str:
    return f"{'raw' if raw else 'md'}:{path}"


@pytest.mark.parametrize(
    ("body", "resolved"),
    [
        ("![x]({{ site.url }}/a/b.png)", "![x](md:/a/b.png)"),
        ("![x]({{site.baseurl}}/b.png 'title')", "![x](md:/b.png 'title')"),
        ("![x]({{ site.url }}{{ site.baseurl }}/b.png)", "![x](md:/b.png)"),
        ('[x]({{ "/b.png" | relative_url }})', "[x](md:/b.png)"),
        ("[x]({{- '/b.png' | absolute_url -}})", "[x](md:/b.png)"),
        ('<img src="{{ site.url }}/b.png">', '<img src="raw:/b.png">'),
        ("<a href={{ site.url }}/b>", "<a href=raw:/b>"),
        ("[home]({{ site.url }})", "[home](md:/)"),
        ("`{{ site.url }}/a` {{ site.url }}/b", "`{{ site.url }}/a` md:/b"),
        ("one ` tick\n\n{{ site.url }}/b\n\nand ` another", "one ` tick\n\nmd:/b\n\nand ` another"),
        ("```\n{{ site.url }}/a\n```\n{{ site.url }}/b", "```\n{{ site.url }}/a\n```\nmd:/b"),
        (
            "~~~~\n```\n{{ site.url }}/a\n~~~~\n{{ site.url }}/b",
            "~~~~\n```\n{{ site.url }}/a\n~~~~\nmd:/b",
        ),
        ("```not a fence``` {{ site.url }}/b", "```not a fence``` md:/b"),
        ("``` {{ site.url }}/a", "``` md:/a"),
        ("\\`{{ site.url }}/a`", "\\`md:/a`"),
        ("{{ page.title }} {{ site.title }}", "{{ page.title }} {{ site.title }}"),
    ],
)
def test_the_sites_address_is_resolved_outside_code(body: str, resolved: str) -> None:
    assert resolve_notes(body, {}, address) == resolved


YOUTUBE = "https://www.youtube.com/watch?v=abcdefghijk"


@pytest.mark.parametrize(
    ("tag", "page"),
    [
        ("{{< youtube abcdefghijk >}}", YOUTUBE),
        ('{{< youtube id="abcdefghijk" autoplay="true" >}}', YOUTUBE),
        ("{{< youtube 'abcdefghijk' />}}", YOUTUBE),
        ("{{% youtube abcdefghijk %}}", YOUTUBE),
        ("{% include youtube.html id='abcdefghijk' %}", YOUTUBE),
        ("{%- include youtube.html title='x' id=abcdefghijk -%}", YOUTUBE),
        ("{{< vimeo 12345 >}}", "https://vimeo.com/12345"),
        ('{% include transistor.html id="1a2b" %}', "https://share.transistor.fm/s/1a2b"),
        (
            '{% include player.html spotify_id="4rOo" youtube_id="x" %}',
            "https://open.spotify.com/episode/4rOo",
        ),
        ('{% include player.html youtube_id="abcdefghijk" %}', YOUTUBE),
        ('{{ youtube(id="abcdefghijk", autoplay=true) }}', YOUTUBE),
        (
            '{{< spotify type="episode" id="7HlE?si=15zM-x" width="80%">}}',
            "https://open.spotify.com/episode/7HlE",
        ),
        ('{{< spotify type="show" id="7HlE" >}}', "https://open.spotify.com/show/7HlE"),
        ("{{< youtube abcdefghijk?si=x >}}", YOUTUBE),
    ],
)
def test_a_players_tag_becomes_an_address_in_a_paragraph_of_its_own(tag: str, page: str) -> None:
    assert players(f"Before {tag} after") == f"Before \n\n{page}\n\n after"


@pytest.mark.parametrize(
    "tag",
    [
        "{% include youtube.html id=page.video %}",
        "{% include youtube.html %}",
        "{{< youtube >}}",
        "{{< podcast castalio-podcast-01 >}}",
        '{{< podcast id="youtube" >}}',
        "{{< /top5 >}}",
        "{% include modules/youtube.html data=page %}",
        "{% raw %}",
    ],
)
def test_an_unknown_tag_stays_for_other_plugins(tag: str) -> None:
    assert players(tag) == tag


@given(st.lists(st.sampled_from("`~\n{% a"), max_size=40).map("".join))
def test_code_ends_where_it_begins_or_later_and_never_overlaps(body: str) -> None:
    end = 0
    for start, stop in code.code_ranges(body):
        assert end <= start < stop <= len(body)
        end = stop
    assert code.without_code(body).count("\n") == body.count("\n")


META = {
    "title": "On *stars* <b>",
    "podcast_link": "https://media.example.org/a_b.mp3",
    "image": "/assets/a b.png",
    "date": dt.datetime(2026, 1, 31, 7, 0),
    "tags": ["one", "two"],
    "extra": {"guest": "Ana"},
    "Draft-Of": 2,
    "nothing": None,
    "mapping": {"a": 1},
}


@pytest.mark.parametrize(
    ("body", "resolved"),
    [
        ("[MP3]({{ page.podcast_link }})", "[MP3](https://media.example.org/a_b.mp3)"),
        (
            '<source src="{{ page.podcast_link }}">',
            '<source src="https://media.example.org/a_b.mp3">',
        ),
        ("{{page.podcast_link}}", "https://media.example.org/a_b.mp3"),
        ("{{ page.title }}", "On &#42;stars&#42; &lt;b&gt;"),
        ("{{- page.title | escape -}}", "On &#42;stars&#42; &lt;b&gt;"),
        ('<b title="{{ page.title }}">', '<b title="On *stars* &lt;b&gt;">'),
        ("![x]({{ page.image }})", "![x](md:/assets/a%20b.png)"),
        ('<img src="{{ page.image | relative_url }}">', '<img src="raw:/assets/a b.png">'),
        ("![x]({{ site.url }}{{ page.image }})", "![x](md:/assets/a%20b.png)"),
        ("{{ page.date }}, {{ page.tags }}", "2026-01-31, one, two"),
        ("{{ page.extra.guest }} {{ .Params.draft_of }}", "Ana 2"),
        ("{{ page.url }} {{ page.nothing }}", "{{ page.url }} {{ page.nothing }}"),
        ("{{ page.mapping }} {{ page.title.x }}", "{{ page.mapping }} {{ page.title.x }}"),
        ("{{ page.date | date: '%Y' }}", "{{ page.date | date: '%Y' }}"),
        ("`{{ page.title }}`", "`{{ page.title }}`"),
    ],
)
def test_a_variable_of_the_page_is_its_front_matters_value(body: str, resolved: str) -> None:
    assert resolve_notes(body, META, address) == resolved


@pytest.mark.parametrize(
    ("body", "resolved"),
    [
        ("![[clip.mp3]]", "![](clip.mp3)"),
        ("![[media/a clip.ogg|Rain]]", "![Rain](media/a%20clip.ogg)"),
        ("![[clip.mp3#t=30]]", "![](clip.mp3)"),
        ("![[walk.mp4]]", "![](walk.mp4)"),
        ("![[picture.png]] [[page]]", "![[picture.png]] [[page]]"),
        ("`![[clip.mp3]]`", "`![[clip.mp3]]`"),
        ('[audio mp3="clip.mp3"][/audio]', "\n\n![type:audio](clip.mp3)\n\n"),
        (
            '[audio src="https://a.org/x?y=1"]',
            "\n\n![type:audio](https://a.org/x?y=1)\n\n",
        ),
        ("[audio ogg=”clip.ogg” preload=”none”]", "\n\n![type:audio](clip.ogg)\n\n"),
        ('[video width="640" mp4="v.mp4"]', "\n\n![type:video](v.mp4)\n\n"),
        ("[audio of the talk](talk.mp3)", "[audio of the talk](talk.mp3)"),
        ("[audio here]", "[audio here]"),
    ],
)
def test_codes_for_media_become_images_of_media(body: str, resolved: str) -> None:
    assert resolve_notes(body, {}, address) == resolved


@pytest.mark.parametrize(
    "piece",
    [*PIECES, UNPAIRED_RUNS, "{{ page.a | ", "![[a", "[audio a=b "],
    ids=lambda piece: repr(piece)[:20],
)
def test_long_notes_take_linear_time(piece: str) -> None:
    body = "site. page. youtube {{ {% ![[ [audio " + text_of(piece, 300_000)
    assert seconds(lambda: resolve_notes(body, META, address)) < 2
