"""Scripts in text that somebody else wrote: front matter, and files that others contribute. A
browser runs none of them, and the head of each page stays whole."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from browsing import MATERIAL, reading
from media import chap, ctoc, id3, mp3, title
from mkdocs_podcast.source.fields import FIELDS
from sites import build

RUN = "witness.ran.push(1)"
SCRIPTS = [
    f"<script>{RUN}</script>",
    f"<ScRiPt >{RUN}</sCrIpT\t>",
    f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    f"<img src=x onerror={RUN}>",
    f"<img src=x onerror={RUN}//",
    f"<svg onload={RUN}>",
    f"<svg/onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><style><img src=x onerror={RUN}></style></svg>",
    f"<math><mtext><img src=x onerror={RUN}></mtext></math>",
    f"<body onload={RUN}>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f"<iframe src='javascript:parent.{RUN}'></iframe>",
    f"<object data='javascript:{RUN}'></object>",
    f"<embed src='javascript:{RUN}'>",
    f"<details open ontoggle={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<video><source onerror={RUN} src=x></video>",
    f"<audio src=x onerror={RUN}></audio>",
    f"<style>@keyframes x{{}}</style><b style='animation:x' onanimationstart={RUN}>",
    f"<meta http-equiv=refresh content='0;url=javascript:{RUN}'>",
    "<base href='https://abroad.example/'>",
    f"<link rel=stylesheet href=x onerror={RUN}>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>",
    f" onerror={RUN} autofocus onfocus={RUN} x=",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
]
ENDS = ["", '">', "'>", "-->", "]]>", '"></script></style></title></textarea></template>']
PAYLOADS = [
    *(f"{end}{script}" for end in ENDS for script in SCRIPTS),
    f'";{RUN}//',
    f"';{RUN}//",
    f"`;${{{RUN}}}`",
    f'\\";{RUN}//',
    f"{{{{ {RUN} }}}}",
    f"\u2028{RUN}//",
]
ADDRESSES = [
    f"javascript:{RUN}",
    f" javascript:{RUN}",
    f"java\tscript:{RUN}",
    f"JaVaScRiPt:{RUN}//https://a.org/",
    f"data:text/html,<script>parent.{RUN}</script>",
    f"vbscript:{RUN}",
    f'https://a.org/" onerror={RUN} x="',
    f"https://a.org/' onerror={RUN} x='",
    f'//a.org/"><script>{RUN}</script>',
    f"https://a.org/?<script>{RUN}</script>",
]
PER_PAGE = 10
# Keys that themes print or act on, beside those of the fields.
THEME_KEYS = (
    *("author", "subtitle", "status", "icon", "hide", "search", "template", "source", "layout"),
    *("revision_date", "git_revision_date_localized", "git_creation_date_localized", "location"),
)
# A page with one of these would not be built, or be built elsewhere.
UNTOUCHED = {"draft", "published", "date"}


def page_of(number: int, payloads: list[str]) -> dict[str, str | bytes]:
    """An episode whose every field, and every file of it, has the payloads."""
    text = " ".join(payloads)
    address = ADDRESSES[number % len(ADDRESSES)]
    person = {"name": text, "url": address, "image": address, "role": text, "group": text}
    fields: dict[str, Any] = dict.fromkeys((*FIELDS, *THEME_KEYS), text)
    fields = {key: value for key, value in fields.items() if key not in UNTOUCHED}
    name = f"e{number:02}"
    fields.update(
        title=f"{number} {text}",
        audio=[
            {"url": f"{name}.mp3", "title": text, "type": text, "codecs": text, "language": text}
        ],
        tags=[payloads[0], "fine"],
        categories=[payloads[-1]],
        guests=[person, text],
        hosts=[{"name": f"Host {text}", "link": address}],
        people={text: {"role": text}},
        author=[[text, text], {text: text}, text][number % 3],
        image=address,
        thumbnail={"path": address, text: text},
        youtube=address,
        spotify=f"https://open.spotify.com/episode/{text}",
        apple_podcasts=f"https://podcasts.apple.com/{text}",
        location={"name": text, "geo": text},
        funding={"url": address, "text": text},
        chapters=[{"start": "0:00", "title": text, "url": address, "image": address}],
    )
    fields[text] = {text: [text]}
    if number % 2:
        fields["chapters"] = f"{name}.chapters.json"
    if number % 4 == 0:
        del fields["chapters"]  # Those of the recording, in its ID3 tag.
    if number % 3 == 0:
        fields["player"] = f'<iframe src="{address}" title="{text}"></iframe>'
    else:
        del fields["player"]
    form = list(TRANSCRIPTS)[number % len(TRANSCRIPTS)]
    fields["transcript"] = f"{name}.transcript.{form}"
    tag = id3(
        title(text), ctoc(["a", "b"]), chap("a", 0, 5, title(text)), chap("b", 5, 9, title("Two"))
    )
    chapters = [{"startTime": 0, "title": text, "url": address, "img": address, text: text}]
    return {
        f"episodes/{name}.md": f"---\n{yaml.safe_dump(fields, allow_unicode=True)}---\n\nNotes.\n",
        f"episodes/{name}.mp3": mp3(10, tag),
        f"episodes/{name}.chapters.json": json.dumps({"version": "1.2.0", "chapters": chapters}),
        f"episodes/{name}.transcript.{form}": TRANSCRIPTS[form](text),
    }


def one_line(text: str) -> str:
    return " ".join(text.split())


TRANSCRIPTS: dict[str, Callable[[str], str]] = {
    "vtt": lambda text: (
        f"WEBVTT\n\n00:01.000 --> 00:02.000\n<v {one_line(text)}>{one_line(text)}\n\n"
        f"00:03.000 --> 00:04.000\n{one_line(text)}\n"
    ),
    "srt": lambda text: f"1\n00:00:01,000 --> 00:00:02,000\n{one_line(text)}: {one_line(text)}\n",
    "json": lambda text: json.dumps(
        {
            "version": "1.0.0",
            "segments": [{"speaker": text, "startTime": 1, "endTime": 2, "body": text}],
        }
    ),
    "html": lambda text: f"<cite>{text}</cite><time>0:01</time><p>{text}</p>",
    "txt": lambda text: f"00:00:01 {one_line(text)}\n\n{one_line(text)}: {one_line(text)}\n",
}
# The tags of the head, with what tells one from another, but for what a page may have or not.
HEAD = """() => [...document.head.children]
    .filter((element) => !["prev", "next"].includes(element.rel) && element.name !== "description"
        && !/^(og|article|twitter):/.test(element.getAttribute("property") || element.name || ""))
    .map(({ tagName, rel, name, httpEquiv }) => [tagName, rel, name, httpEquiv].filter(Boolean).join(" "))
    .sort()"""
# What the data in the head calls the episode, and what its heading does.
TITLES = """() => ["script[type='application/ld+json']", "meta[property='og:title']", "h1"]
    .map(selector => document.querySelector(selector))
    .map((element, index) => [() => JSON.parse(element.text).name, () => element.content, () => element.textContent][index]())
    .map(text => text.replace(/\\s+/g, " ").replace("¶", "").trim())"""
DANGERS = """() => [...document.querySelectorAll("*")].flatMap(element => [...element.attributes]
    .filter(({ name, value }) => /^on./.test(name) || name === "srcdoc"
        || /^(href|src|poster|action|formaction|data)$/.test(name)
            && /^\\s*(javascript|vbscript|data:text)/i.test(value.replace(/[\\x00-\\x20]/g, "")))
    .map(({ name, value }) => `${element.tagName} ${name}=${value}`))"""


ADDRESS_KEYS = ("url", "image", "github", "mastodon")


def show_of_payloads() -> dict[str, str | bytes]:
    pages: dict[str, str | bytes] = {
        "episodes/harmless.md": "---\ntitle: Harmless\naudio: e00.mp3\nauthor: ana\n---\nNotes.\n"
    }
    profile = {
        key: [PAYLOADS[place], ADDRESSES[place % len(ADDRESSES)]][key in ADDRESS_KEYS]
        for place, key in enumerate(("name", "title", "aliases", *ADDRESS_KEYS))
    }
    pages["people.yml"] = yaml.safe_dump(
        {"ana": {**profile, "links": dict(zip(PAYLOADS, ADDRESSES, strict=False))}}
    )
    for number, start in enumerate(range(0, len(PAYLOADS), PER_PAGE)):
        pages |= page_of(number, PAYLOADS[start : start + PER_PAGE])
    return pages


@pytest.mark.parametrize("theme", [MATERIAL, {"name": "mkdocs"}], ids=["material", "mkdocs"])
def test_no_payload_runs_on_any_page_and_every_head_stays_whole(
    tmp_path: Path,
    chromium: Browser,
    serve_folder: Callable[[Path], str],
    theme: dict[str, Any],
) -> None:
    assert len(PAYLOADS) >= 150
    address = serve_folder(tmp_path / "site")
    site = build(
        tmp_path, show_of_payloads(), {"per_page": 100}, strict=False, theme=theme, site_url=address
    )
    # Transcripts in HTML are published as their authors wrote them.
    names = [
        name
        for name in site.files()
        if name.endswith(".html") and not name.endswith((".transcript.html", "404.html"))
    ]
    assert len(names) > len(PAYLOADS) / PER_PAGE
    with reading(chromium) as reader:
        page = reader.context.new_page()
        page.goto(f"{address}episodes/harmless/")
        head = page.evaluate(HEAD)
        assert len(head) > 5
        faults: dict[str, Any] = {}
        for name in names:
            page.goto(address + name)
            ran = page.evaluate("witness.ran")
            dangers = page.evaluate(DANGERS)
            if ran or dangers:
                faults[name] = ran, dangers
            if name.startswith("episodes/e") and "embed" not in name:
                missing = set(head) ^ set(page.evaluate(HEAD))
                if missing:
                    faults[f"{name} head"] = missing
                titles = set(page.evaluate(TITLES))
                if len(titles) > 1:
                    faults[f"{name} titles"] = titles
        assert faults == {}
