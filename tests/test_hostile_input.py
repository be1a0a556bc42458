"""Text that nobody vetted: it may look odd on a page, but it does nothing there."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
import yaml

from sites import Site, build, episode

SCRIPT = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'--></title></textarea>"
FIELDS = (
    *(
        "title",
        "description",
        "author",
        "episode",
        "season",
        "type",
        "duration",
        "guid",
        "category",
        "layout",
    ),
    *(
        "explicit",
        "chapters",
        "transcript",
        "status",
        "subtitle",
        "image",
        "thumbnail",
        "youtube",
        "player",
        "show",
    ),
)


def dangers(site: Site, page: str) -> list[str]:
    """What a browser would run or fetch from an address that is not one."""
    found = []
    soup = site.page(page)
    for data in soup.select("script[type='application/ld+json']"):
        # It is not run, as long as it is nothing but JSON.
        json.loads(data.decode_contents())
        data.decompose()
    # A theme may write a page's title into its own script, as a string.
    scripts = (str(script) for script in soup.select("script"))
    found += [
        script for script in scripts if "alert(1)" in script and "mkdocs_page_name" not in script
    ]
    for element in soup.find_all(True):
        found += [
            f"{element.name} {name}"
            for name in element.attrs
            if name.startswith("on") and name != "on"
        ]
        for name in ("href", "src", "poster", "data-embed", "data-audio"):
            if (
                str(element.get(name, ""))
                .strip()
                .lower()
                .startswith(("javascript:", "data:", "vbscript:"))
            ):
                found.append(f"{element.name} {name}={element[name]}")
    return found


def hostile_page(fields: dict[str, object], body: str = "Notes.") -> str:
    return f"---\n{yaml.safe_dump(fields)}---\n{body}\n"


@pytest.fixture(scope="module", params=["material", "mkdocs", "readthedocs"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    fields: dict[str, object] = dict.fromkeys(FIELDS, SCRIPT)
    pages = {
        "all.md": hostile_page(
            {
                **fields,
                "audio": "https://cdn.example.org/a.mp3?" + SCRIPT,
                "date": "2026-01-01",
                "tags": [SCRIPT, "fine"],
                "guests": [{"name": SCRIPT, "url": "javascript:alert(1)"}, SCRIPT],
                "hosts": [{"name": SCRIPT, "url": "data:text/html,<script>alert(1)</script>"}],
                "links": [SCRIPT],
                "image": {"path": "https://cdn.example.org/a.png?" + SCRIPT},
                "player": f'<iframe src="javascript:alert(1)">{SCRIPT}</iframe>',
            }
        ),
        "body.md": hostile_page(
            {"title": "Body", "audio": "https://cdn.example.org/a.mp3"},
            '<iframe src="javascript:alert(1)"></iframe>\n\n<IFRAME SRC="data:text/html,x" onload="alert(1)"></IFRAME>\n\n'
            '<iframe src="https://player.fireside.fm/v2/a+b" title=\'"><script>alert(1)</script>\' onload="alert(1)"></iframe>\n',
        ),
    }
    folder = tmp_path_factory.mktemp("hostile")
    return build(
        folder, pages, strict=False, theme={"name": request.param}, site_description="A show"
    )


def test_markup_in_any_field_stays_text_on_every_page(site: Site) -> None:
    pages = [name for name in site.files() if name.endswith(".html") and name != "404.html"]
    assert len(pages) > 6
    assert {page: found for page in pages if (found := dangers(site, page))} == {}


def test_the_heading_still_says_what_the_author_wrote(site: Site) -> None:
    heading = site.content("all/index.html").h1
    assert heading is not None
    assert heading.get_text() == SCRIPT


@pytest.mark.parametrize(
    "address",
    [
        "../../../etc/passwd.mp3", "/../../etc/passwd.mp3", "%2e%2e/%2e%2e/secret.mp3", "..\\..\\secret.mp3",
        "javascript:alert(1)//.mp3", "data:audio/mpeg;base64,AAAA", "file:///etc/passwd.mp3", "C:\\secret.mp3", "a\x00b.mp3",
    ],
)  # fmt: skip
@pytest.mark.parametrize("field", ["audio", "image"])
def test_addresses_outside_the_docs_folder_are_refused_with_a_sentence(
    tmp_path: Path, address: str, field: str
) -> None:
    (tmp_path / "secret.mp3").write_bytes(b"secret")
    fields = {"title": "A", "category": "podcast", field: address}
    page = f"---\n{yaml.safe_dump(fields, allow_unicode=False)}---\nNotes.\n"
    site = build(tmp_path, {"a.md": page}, strict=False, plugins=[{"podcast": {}}])
    html = site.text("a/index.html")
    assert "secret.mp3" not in html
    assert "passwd" not in html
    assert "javascript:alert" not in html
    assert "data:audio" not in html
    said = [
        message
        for message in (*site.warnings, *site.infos)
        if "a.md" in message and f"`{field}`" in message
    ]
    assert said, "nothing was said"


def test_a_yaml_bomb_costs_nothing(tmp_path: Path) -> None:
    levels = ["a: &a [x,x,x,x,x,x,x,x,x]"]
    for before, name in zip("abcdefgh", "bcdefghi", strict=True):
        levels.append(f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]")
    page = (
        "---\n"
        + "\n".join(levels)
        + "\ntitle: *i\ntags: *i\nguests: *i\naudio: *i\ncategory: podcast\nimage: *i\n---\nNotes.\n"
    )
    start = time.process_time()
    site = build(tmp_path, {"bomb.md": page}, strict=False, plugins=[{"podcast": {}}])
    assert time.process_time() - start < 10
    assert site.content("podcast/index.html").select_one(".podcast-card h2").get_text() == "Bomb"


def test_a_post_of_five_megabytes_builds_and_its_cost_stays_that_of_its_markdown(
    tmp_path: Path,
) -> None:
    body = ("word " * 200 + "\n\n") * 5_000 + "https://youtu.be/dQw4w9WgXcQ\n"
    site = build(tmp_path, {"long.md": episode("Long", body=body)}, plugins=[{"podcast": {}}])
    assert site.content("long/index.html").select_one("podcast-embed[data-provider=youtube]")


def test_control_characters_do_not_reach_the_page(tmp_path: Path) -> None:
    page = '---\ntitle: "A\\0B\\x02C\\x03"\naudio: https://cdn.example.org/a.mp3\n---\nNo\x00tes \x02wzxhzdk:0\x03.\n'
    site = build(tmp_path, {"a.md": page}, strict=False, plugins=[{"podcast": {}}])
    content = site.content("a/index.html")
    assert content.h1.get_text() == "ABC"
    card = site.content("podcast/index.html").select_one(".podcast-card h2")
    assert card is not None
    assert card.get_text() == "ABC"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "---\ntitle: A\ntwitter: @a\naudio: https://cdn.example.org/a.mp3\n---\nNotes.\n",
            "a.md:3: `twitter` is not valid YAML",
        ),
        (
            "---\ntitle: Part one: the start\naudio: https://cdn.example.org/a.mp3\n---\nNotes.\n",
            "a.md:2: `title` is not valid",
        ),
        (
            "---\ntitle: A\naudio: https://cdn.example.org/a.mp3\n---",
            "the closing line `---` needs a line break",
        ),
        (
            "---\ntitle: A\naudio: https://cdn.example.org/a.mp3\n\nNotes.\n",
            "the front matter is not closed",
        ),
        ('+++\ntitle = "A"\naudio = "https://cdn.example.org/a.mp3"\n+++\nNotes.\n', "is TOML"),
        ('{"title": "A", "audio": "https://cdn.example.org/a.mp3"}\nNotes.\n', "is JSON"),
    ],
)
def test_front_matter_that_mkdocs_would_drop_is_read_and_reported(
    tmp_path: Path, text: str, said: str
) -> None:
    site = build(tmp_path, {"a.md": text}, strict=False, plugins=[{"podcast": {}}])
    assert [
        message
        for message in site.warnings + site.infos
        if said in message and message.startswith("podcast: a.md")
    ]
    content = site.content("a/index.html")
    assert content.select_one("audio source")["src"] == "https://cdn.example.org/a.mp3"
    assert "cdn.example.org" not in content.get_text()


def test_a_file_that_is_not_utf_8_is_built_and_named(tmp_path: Path) -> None:
    page = "---\ntitle: Café\naudio: https://cdn.example.org/a.mp3\n---\nNotes.\n".encode("latin-1")
    site = build(tmp_path, {"a.md": page}, strict=False, plugins=[{"podcast": {}}])
    assert [message for message in site.warnings if "a.md: the file is not UTF-8" in message]
