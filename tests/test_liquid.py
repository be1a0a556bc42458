"""Template tags of other generators are resolved where they can be, and told of where they cannot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adversarial import PIECES, UNPAIRED_RUNS, seconds, text_of
from mkdocs_podcast.source import liquid
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
    assert liquid.resolve_tags(body, address) == resolved


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
    ],
)
def test_a_players_tag_becomes_an_address_in_a_paragraph_of_its_own(tag: str, page: str) -> None:
    assert liquid.players(f"Before {tag} after") == f"Before \n\n{page}\n\n after"
    assert liquid.leftovers(tag) == []


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
def test_an_unknown_tag_stays_and_is_reported(tag: str) -> None:
    assert liquid.players(tag) == tag
    assert liquid.leftovers(f"One\n\n{tag}\n") == [(3, tag)]


def test_tags_in_code_are_not_reported_and_lines_after_it_are_right() -> None:
    body = "```\n{% a %}\n```\n`{% b %}`\n{% c %} {% d %}\n\n{{ variable }}\n{{< e >}}"
    assert liquid.leftovers(body) == [(5, "{% c %}"), (5, "{% d %}"), (8, "{{< e >}}")]


@given(st.lists(st.sampled_from("`~\n{% a"), max_size=40).map("".join))
def test_code_ends_where_it_begins_or_later_and_never_overlaps(body: str) -> None:
    end = 0
    for start, stop in code.code_ranges(body):
        assert end <= start < stop <= len(body)
        end = stop
    assert code.without_code(body).count("\n") == body.count("\n")


@pytest.mark.parametrize("piece", [*PIECES, UNPAIRED_RUNS], ids=lambda piece: repr(piece)[:20])
def test_long_notes_take_linear_time(piece: str) -> None:
    body = "site. youtube {{ {% " + text_of(piece, 500_000)
    assert seconds(lambda: liquid.resolve_tags(body, address)) < 2
    assert seconds(lambda: liquid.leftovers(body)) < 2
