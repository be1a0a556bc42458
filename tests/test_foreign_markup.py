"""Other generators' constructs are left out of page and feed, and reported once each."""

from __future__ import annotations

from pathlib import Path

import pytest

from adversarial import PIECES, UNPAIRED_RUNS, seconds, text_of
from mkdocs_podcast.source.foreign_markup import drop_foreign_markup
from mkdocs_podcast.source.script_notes import unknown_scripts
from sites import build, page_of


@pytest.mark.parametrize(
    ("body", "cleaned", "names"),
    [
        ("{{ sponsor_box() }}\n\nText.", "\n\nText.", ["{{ sponsor_box() }}"]),
        ("{{ page.url | escape }}", "", ["{{ page.url }}"]),
        ("{{ '/a' | x }}", "", ["{{ ... }}"]),
        ("{{< top5 >}}a{{< /top5 >}}", "a", ["{{< top5 >}}"]),
        ("{{% note %}}a{{% /note %}}", "a", ["{{% note %}}"]),
        ('{{< figure\n  src="x"\n>}}', "", ["{{< figure >}}"]),
        ("{% include x.html a='100%' %}", "", ["{% include x.html %}"]),
        ("{% if a %}b{% else %}c{% endif %}", "bc", ["{% if %}"]),
        ("a{% for x in y %}<a href='{{ x.url }}'>{{ x }}</a>{% endfor %}b", "ab", ["{% for %}"]),
        ("a{% comment %}b{% endcomment %}c", "ac", ["{% comment %}"]),
        ("{% for x in y %}never closed", "never closed", ["{% for %}"]),
        ("{% raw %}{{ x }}{% endraw %} {{ y }}", "{{ x }} ", ["{{ y }}"]),
        ('[a](b){:target="_blank"}', "[a](b)", ["{: ... }"]),
        ("Text.\n{: .class #id }", "Text.\n", ["{: ... }"]),
        ("## Notes {#notes}", "## Notes ", ["{#...}"]),
        ("* TOC\n{:toc}\n\nText.", "\n\nText.", ["{::...}"]),
        ("{::nomarkdown}a{:/nomarkdown}", "a", ["{::...}", "{: ... }"]),
        ("import X from './x'\n\nText.", "\n\nText.", ["import ... from"]),
        ('import {\n  a,\n  b\n} from "x";\n\nText.', "\n\nText.", ["import ... from"]),
        ("export const meta = {\n  a: 1\n}\n\nText.", "\n\nText.", ["export ..."]),
        ('<Player src={url} title="A > B" />Text', "Text", ["<Player />"]),
        ("<Tip kind={x}>Text</Tip>", "Text", ["<Tip />"]),
        ('<iframe style={{border: "0"}} src="x">', '<iframe src="x">', ["style={...}"]),
        ("{/* a comment */}Text {# another #}", "Text ", []),
    ],
)
def test_a_construct_is_left_out_and_named(body: str, cleaned: str, names: list[str]) -> None:
    text, constructs = drop_foreign_markup(body)
    assert (text, [construct.name for construct in constructs]) == (cleaned, names)


@pytest.mark.parametrize(
    "body",
    [
        "`{{ code }}` and ``{% code %}``",
        "```\n{{ code }}\n{% code %}\nimport x from 'y'\n```",
        "Text:\n\n    {{ code }}\n",
        "<!-- {{ comment }} -->",
        "<pre>{{ code }}</pre>",
        "<script>var a = {{b: 1}}</script>",
        "{{ git_page_authors }} {{ git_revision_date_localized }}",
        "x^{{2}} and \\{{ x }} and {{2}}",
        "import taxes from China\nexport default settings to a file",
        "List<String>, <Br/>, <IMG SRC='x' />, a < B, <A HREF='x'>",
        "{ a: 1 } {} {{}} {%%} :{ :-} {:",
        "{==marked==} {++added++} {--gone--}",
    ],
)
def test_code_and_prose_stay(body: str) -> None:
    assert drop_foreign_markup(body) == (body, [])


def test_attributes_that_markdown_reads_stay() -> None:
    body = '[a](b){:target="_blank"}\n{: .class }\n\n## Notes {#notes}'
    assert drop_foreign_markup(body, has_attributes=True) == (body, [])
    assert drop_foreign_markup("- x\n{:toc}", has_attributes=True)[0] == ""


@pytest.mark.parametrize(
    "piece",
    [
        *(*PIECES, UNPAIRED_RUNS),
        *(
            "# A———x",
            "<b>",
            "{% a",
            "{% for a %}",
            "{{ a",
            "{{< a ",
            "{: a",
            "{#a ",
            "{/* a",
            "{# a",
        ),
        *(
            "<Aa ",
            "<Aa a={",
            "<a b={{",
            "import {",
            "import a",
            "export const a =",
            "\nexport const a =\n",
            "{% raw %}",
        ),
        *("* a\n", "    {{ a }}\n", "{% comment %}{% endcomment %}", "<Aa />"),
    ],
    ids=lambda piece: repr(piece)[:20],
)
def test_long_notes_take_linear_time(piece: str) -> None:
    body = "{ import {{ ={ <Aa " + text_of(piece, 200_000)
    assert seconds(lambda: drop_foreign_markup(body)) < 2


@pytest.mark.parametrize(
    ("body", "names"),
    [
        (
            '<script async src="https://p.example.com/w.js"></script>',
            ['<script src="p.example.com/...">'],
        ),
        ("<script src='//p.example.com/w.js'></script>", ['<script src="p.example.com/...">']),
        ("<script src='/local.js'></script><script>x</script>", []),
        ("<script src='https://www.buzzsprout.com/1/2.js'></script>", []),
        ("`<script src='https://p.example.com/w.js'></script>`", []),
    ],
)
def test_scripts_of_unknown_players_are_named(body: str, names: list[str]) -> None:
    assert [script.name for script in unknown_scripts(body)] == names


def page(title: str, body: str) -> str:
    audio = f"https://cdn.example.org/{title}.mp3"
    return page_of(body, title=title, date="2026-01-01", audio=audio, link="https://a.org/x_y")


def test_each_construct_is_reported_once_with_its_first_place(tmp_path: Path) -> None:
    pages = {
        "a.md": page("A", "One {{ page.link }}\n\n{{ box() }}\n\nTwo `{{ box() }}`."),
        "b.md": page("B", "{{ box() }} {{ box() }} {% x %}"),
        "c.md": "# No episode\n\n{{ box() }}\n",
    }
    site = build(tmp_path, pages, site_url="https://show.example.org/", strict=False)
    assert site.warnings == [
        (
            "podcast: a.md:10: `{{ box() }}` belongs to another generator and is left out of the page and "
            "the feed (3 times, on 2 pages): write it in Markdown, or as code to show it"
        ),
        (
            "podcast: b.md:8: `{% x %}` belongs to another generator and is left out of the page and "
            "the feed: write it in Markdown, or as code to show it"
        ),
    ]
    text = site.content("a/index.html").get_text()
    assert "One https://a.org/x_y" in text
    assert text.count("{{ box() }}") == 1
    assert site.text("podcast/feed.xml").count("{{ box() }}") <= 2
    assert "{{ box() }}" in site.content("c/index.html").get_text()
    assert "{%" not in site.text("podcast/feed.xml")


def test_tags_that_another_plugin_resolves_are_not_reported(tmp_path: Path) -> None:
    (tmp_path / "hook.py").write_text(
        "def on_page_markdown(markdown, **_):\n    return markdown.replace('{{ x }}', '3')\n"
    )
    pages = {"a.md": page("A", "{{ x }} times")}
    site = build(tmp_path, pages, hooks=["hook.py"])
    assert site.warnings == []
    assert "3 times" in site.content("a/index.html").get_text()


def test_an_unknown_script_stays_on_the_page_and_is_mentioned(tmp_path: Path) -> None:
    script = '<script async src="https://p.example.com/w.js"></script>'
    site = build(tmp_path, {"a.md": page("A", script)}, site_url="https://show.example.org/")
    assert script in site.text("a/index.html")
    assert "p.example.com" not in site.text("podcast/feed.xml")
    (message,) = [message for message in site.infos if "p.example.com" in message]
    assert message.startswith(
        'podcast: a.md:8: `<script src="p.example.com/...">` is not the script'
    )


@pytest.mark.parametrize(
    "code",
    ["![[clip.mp3]]", '[audio mp3="clip.mp3"]', "<audio controls src='{{ page.clip }}'></audio>"],
)
def test_a_code_for_a_recording_is_the_episodes_recording(tmp_path: Path, code: str) -> None:
    pages = {
        "a.md": page_of(code, title="A", date="2026-01-01", category="podcast", clip="clip.mp3"),
        "clip.mp3": b"\xff\xfb\x90\x00" + bytes(413),
    }
    site = build(tmp_path, pages, site_url="https://show.example.org/")
    assert 'url="https://show.example.org/clip.mp3"' in site.text("podcast/feed.xml")
    assert len(site.content("a/index.html").select("podcast-player")) == 1
