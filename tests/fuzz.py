"""Texts and files that nobody wrote, for every reader: samples of each format, changed at random.

    FUZZ_SECONDS=300 FUZZ_SEED=1 .venv/bin/python tests/fuzz.py [target ...]

A reader may refuse what it is given only in the way that it documents, and takes less than a second
for anything below 64 KB.
"""

from __future__ import annotations

import os
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import media
import wordpress_exports
from adversarial import PIECES
from mkdocs_podcast import chapters, transcript
from mkdocs_podcast.embeds.frames import replace_frames
from mkdocs_podcast.embeds.quiet_media import quiet_media
from mkdocs_podcast.embeds.scripts import replace_scripts
from mkdocs_podcast.embeds.sounds import replace_sounds
from mkdocs_podcast.feed.notes_cleaner import NotesCleaner, NotesError
from mkdocs_podcast.feed.show_notes import show_notes
from mkdocs_podcast.html.unwrapping import unwrap_blocks
from mkdocs_podcast.importing.feed_reader import read_feed
from mkdocs_podcast.importing.feed_xml import read_document
from mkdocs_podcast.importing.imported import ImportedShow, SourceError
from mkdocs_podcast.importing.page_completion import CompletionError, completed
from mkdocs_podcast.importing.page_yaml import page_text
from mkdocs_podcast.importing.php_values import read_php
from mkdocs_podcast.importing.podlove import podlove_show
from mkdocs_podcast.importing.podlove_player import read_player
from mkdocs_podcast.importing.post_selection import PostChoices
from mkdocs_podcast.importing.posts_reader import read_posts
from mkdocs_podcast.importing.site_settings import whole_settings
from mkdocs_podcast.importing.wordpress import read_export
from mkdocs_podcast.lock.lock_reader import join_sides, parse_lock
from mkdocs_podcast.lock.lockfile import LockError
from mkdocs_podcast.markdown import comments
from mkdocs_podcast.markdown.document import TOKEN
from mkdocs_podcast.media.containers import read_media_chapters
from mkdocs_podcast.media.facts import AudioError
from mkdocs_podcast.media.measurement import measure_file
from mkdocs_podcast.model.show import Show
from mkdocs_podcast.pages.head_links import add_to_head
from mkdocs_podcast.source import frontmatter
from mkdocs_podcast.source.episode_reader import Site, read_episode
from mkdocs_podcast.source.fields import FIELDS
from mkdocs_podcast.source.foreign_markup import drop_foreign_markup
from mkdocs_podcast.source.frontmatter import FrontMatter
from mkdocs_podcast.source.meta_files import MetaFiles
from mkdocs_podcast.source.notes_text import readable_notes
from mkdocs_podcast.source.people_file import read_people_file

MOST_BYTES = 64_000
MOST_SECONDS = 1.0
_KEYS = tuple(key for field in FIELDS.values() for key in field.keys[:2])


@dataclass(frozen=True)
class Target:
    """A reader, samples of what it reads, and what it may raise."""

    read: Callable[[bytes], object]
    samples: Sequence[bytes]
    refusals: tuple[type[Exception], ...] = ()


class Finding(NamedTuple):
    """A text that a reader failed on, and how."""

    target: str
    failure: str
    data: bytes


def text_target(read: Callable[[str], object], *samples: str, refusal: object = None) -> Target:
    def decode(data: bytes) -> object:
        return read(data.decode("utf-8", "replace"))

    refusals = (refusal,) if refusal else ()
    return Target(decode, [sample.encode() for sample in samples], refusals)  # type: ignore[arg-type]


def read_page(text: str) -> None:
    front = frontmatter.read(text)
    read_episode("a.md", front._replace(body=readable_notes(front)), Site())


def read_fields(text: str) -> None:
    """Every field with the text as its value, and in a list and a mapping."""
    for value in (text, [text, {"name": text}], {"url": text, text: text}):
        read_episode("a.md", FrontMatter(dict.fromkeys(_KEYS, value), ""), Site())


def read_tags(text: str) -> None:
    """Tags as an author writes them, one of which is a line of its own."""
    meta = {"tags": text.splitlines() + text.split(), "keywords": text}
    episode, _ = read_episode("a.md", FrontMatter(meta, ""), Site())
    show = Show("A", episodes=(episode,))
    assert len({tag.slug for tag in show.tags}) == len(show.tags)


def read_html(text: str) -> None:
    show_notes(text, "https://example.org/a/", NotesCleaner(), lead="A", times=("12:04 A",))
    unwrap_blocks(text, TOKEN)


def read_raw_html(text: str) -> None:
    """Frames, embed codes and recordings that an author wrote in HTML."""
    text = replace_scripts(text, lambda frame: "a")
    text = replace_frames(text, lambda frame, boxes: "a")
    text = replace_sounds(text, lambda written, has_tracks: "a")
    quiet_media(text, lambda address: address)


def read_comments(text: str) -> None:
    comments.replace_blocks(text, lambda block: "".join(block.problems()))
    comments.replace_first_list(text, "a", lambda block: False)


def read_foreign_markup(text: str) -> None:
    drop_foreign_markup(text, has_attributes=True)


def read_site_files(text: str) -> None:
    read_people_file("people.yml", text, Site())
    MetaFiles([".meta.yml"], lambda path: False, lambda path: text).of_folders("a.md")


def read_page_head(text: str) -> None:
    add_to_head(text, ["a"])


def read_chapters(text: str) -> None:
    chapters.parse_chapters(text, "a.txt", 100.0)
    chapters.read_note_chapters(text, "a.md", 1, 100.0)


def transcript_target(name: str, *samples: str) -> Target:
    def read(text: str) -> None:
        parsed, _ = transcript.parse_transcript(text, name)
        transcript.transcript_to_webvtt(parsed)
        transcript.transcript_to_html(parsed)

    return text_target(read, *samples)


def read_media(data: bytes) -> None:
    read_media_chapters(BytesIO(data))
    measure_file(BytesIO(data), "a.mp3")


def write_pages(show: ImportedShow) -> None:
    for episode in show.episodes:
        page_text(episode.front, episode.notes)


def read_wordpress(data: bytes) -> None:
    document = read_document(data)
    if document.root.find("channel") is not None:
        write_pages(read_export(document))


def read_feed_pages(data: bytes) -> None:
    """A feed, and that it is the same as itself."""
    show = read_feed(read_document(data), "https://example.org/feed")
    write_pages(show)
    whole_settings(show, "episodes")
    assert len({episode.identity for episode in show.episodes}) == len(show.episodes)


def complete_page(text: str) -> None:
    """A page with front matter of any kind, to which lines are added."""
    keys = {"audio": "https://example.org/a.mp3", "length": 12, "guid": "a"}
    body = frontmatter.read(text).body
    assert frontmatter.read(completed(text, keys)).body == body


def read_podlove(data: bytes) -> None:
    write_pages(podlove_show(read_document(data)))


def read_post(text: str) -> None:
    """A post of another generator's, and a page about somebody, in folders of their own."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for path in ("_posts/2026-01-31-a.md", "guests/ana.md", "_config.yml", "conf.py"):
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_text(text, "utf-8")
        write_pages(read_posts(folder, PostChoices(include=["*"])))


def read_locked(text: str) -> None:
    parse_lock(text)


def join_locked(text: str) -> None:
    join_sides(text)


_PAGE = """---
title: "One: two"
date: 2026-01-02 10:00
tags: [a, "b c"]
guests:
  - name: Ana
    url: https://example.org/
audio: {url: a.mp3, length: 12, duration: "1:02:03"}
---
# One

Notes. {% include player.html src="a.mp3" %} {{< youtube dQw4w9WgXcQ >}}

- 0:00 Hello
- [12:04](#t=12:04) What a hook is

<audio controls src="a.mp3"></audio> `code` <!-- more --> ![A](b.mp3)

```yaml
a: b
```
"""
_HTML = (
    '<h1 id="a">A<a class="headerlink" href="#a">¶</a></h1><p>See <a href="b/?c=1&amp;d=2">b</a>'
    "<br><img src='c.png' alt=x></p><details><summary>More</summary><ul><li>0:00 A</li></ul>"
    "</details><video src=a.mp4></video><!-- a --><pre><code>x\n</code></pre>"
)
_LOCK = (
    '{"version": 1, "shows": [{"guid": "a", "index": "podcast/", "episodes": [{"guid": "b", '
    '"path": "a.md", "title": "A", "date": "2026-01-01", "audio": []}]}]}'
)
_CONFLICT = "<<<<<<< ours\n{}\n=======\n" + _LOCK + "\n>>>>>>> theirs\n"
FEED_SAMPLE = b"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
 xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>A &amp; B</title>
<link>https://example.org/</link><itunes:category text="Arts"><itunes:category text="Food"/>
</itunes:category><itunes:owner><itunes:name>Ana</itunes:name></itunes:owner>
<podcast:funding url="https://example.org/give">Give</podcast:funding>
<item><title>One</title><guid isPermaLink="false">a-1</guid><pubDate>Thu, 02 Dec 2021 09:30:00 PST
</pubDate><enclosure url="https://example.org/1.mp3" length="12345678" type="audio/mpeg"/>
<description><![CDATA[<p>Notes with <a href="https://example.org/">a link</a></p>]]></description>
<itunes:duration>46:56</itunes:duration><itunes:episode>1</itunes:episode>
<podcast:person role="guest">Ben</podcast:person><podcast:season name="X">2</podcast:season>
<podcast:transcript url="https://example.org/1.vtt" type="text/vtt"/>
<podcast:soundbite startTime="73.0" duration="60.0">S</podcast:soundbite></item>
</channel></rss>"""
ATOM_SAMPLE = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/">
<title type="html">A &amp;amp; B</title><link href="/"/><author><name>Ana</name></author>
<entry><title>One</title><id>urn:1</id><published>2024-01-01T03:04:05Z</published>
<link rel="enclosure" href="1.mp3" type="audio/mpeg" length="12345678"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>c</b></div></content></entry>
</feed>"""
_ID3 = media.id3(
    media.chap("a", 0, 5, media.title("One"), media.frame(b"WXXX", b"\x03a\0https://a.org")),
    media.chap("b", 5, 9, media.title("Two", 1)),
    media.ctoc(["a", "b"]),
)

TARGETS = {
    "page": text_target(
        read_page, _PAGE, "+++\na = 1\n+++\nb", '{"title": "a"}\nb', "Title: A\n\nB"
    ),
    "fields": text_target(
        read_fields,
        "1:02:03",
        "Episode 12",
        "2026-01-02",
        "Ana <ana@example.org>, Bo and Cy (host)",
        "https://example.org/a.mp3?b=c",
        "de-DE",
        "clean",
        '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe>',
    ),
    "tags": text_target(read_tags, "a, b c, #d", "C++ C# 🎧"),
    "html": text_target(read_html, _HTML, refusal=NotesError),
    "raw HTML": text_target(
        read_raw_html,
        _HTML,
        '<div class="ratio"><iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe></div>'
        '<audio controls><source src="a.mp3"></audio><div id="buzzsprout-player-1"></div>'
        '<script src="https://www.buzzsprout.com/1/2-a.js?container_id=buzzsprout-player-1"></script>',
    ),
    "comments": text_target(
        read_comments,
        'a <!-- podcast:episodes tag="a b" limit=3 season=1 --> <!-- podcast:tags -->',
    ),
    "foreign markup": text_target(read_foreign_markup, _PAGE),
    "site files": text_target(
        read_site_files, "authors:\n  ana:\n    name: Ana\n    avatar: a.png\ntags: [a, b]\n"
    ),
    "page head": text_target(
        read_page_head,
        '<!doctype html><head><title>A</title><meta name="a" content="b"></head><body>',
    ),
    "chapters": text_target(
        read_chapters,
        "00:00 Hello\n12:04 What a hook is <https://example.org>\n",
        '{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "A", "toc": false}]}',
        '<psc:chapters><psc:chapter start="0:00" title="A" href="b"/></psc:chapters>',
        ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=9\ntitle=A\\=b\n",
        "WEBVTT\n\n00:00.000 --> 00:01.000\nA\n",
        "0.000000\t1.500000\tA\n1.5\t2\tB\n",
        'FILE "a.mp3" MP3\n  TRACK 01 AUDIO\n    TITLE "A"\n    INDEX 01 00:00:00\n',
        "Name\tStart\tDuration\tTime Format\nA\t0:00.000\t0:00.000\tdecimal\n",
        '<?xml version="1.0"?><Chapters><EditionEntry><ChapterAtom><ChapterTimeStart>00:00:00.0'
        "</ChapterTimeStart></ChapterAtom></EditionEntry></Chapters>",
    ),
    "captions": transcript_target(
        "a.vtt",
        "WEBVTT Language: en\n\nNOTE a\n\n1\n00:00:00.500 --> 00:00:02.000 align:left\n"
        "<v Ana>Hello <00:00:01.000><c>there</c></v>\n- B &amp; c\n",
        "1\n00:00:00,500 --> 00:00:02,000\n<i>ANA:</i> Hello\n\n2\n00:00:02,000 --> 00:00:03,000\nB\n",
        "0:00:00.500,0:00:02.000\nHello\n",
    ),
    "captions in tables": transcript_target(
        "a.txt",
        "[Script Info]\n[Events]\nFormat: Layer, Start, End, Style, Name, Text\n"
        "Dialogue: 0,0:00:00.50,0:00:02.00,Default,Ana,{\\i1}Hello\\Nthere\n",
        "[ti:A]\n[00:12.00]Hello <00:13.00> there\n",
        "start\tend\tspeaker\ttext\n0\t1000\tAna\tHello\n",
        'start,end,text\n0,1,"Hello, ""you"""\n',
        '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="00:00:00.500" end="2s">Hello'
        "<br/>there</p></div></body></tt>",
    ),
    "transcript JSON": transcript_target(
        "a.json",
        '{"version": "1.0.0", "segments": [{"speaker": "Ana", "startTime": 0, "endTime": 1, '
        '"body": "Hello"}]}',
        '{"text": "a", "segments": [{"start": 0, "end": 1.5, "text": " a", "words": [{"word": '
        '" a", "start": 0, "end": 1}]}]}',
        '{"results": {"items": [{"start_time": "0.0", "end_time": "0.4", "type": "pronunciation",'
        ' "alternatives": [{"content": "a"}]}]}}',
    ),
    "dialogue": transcript_target(
        "a.md",
        "# A\n\n**Ana:** Hello — there [00:12]\n\n**Bo** (0:20): Yes.\n\n> quote\n\n---\n\nAna: b\n",
        "Ana  0:12\nHello.\n\nBo  0:14\nYes.\n",
    ),
    "dialogue HTML": transcript_target(
        "a.html",
        "<cite>Ana:</cite><time>0:12</time><p>Hello &amp; <b>so</b> on.</p><br><p><strong>Bo:"
        "</strong> Yes</p>",
    ),
    "values of PHP": text_target(
        read_php,
        'a:2:{s:5:"title";s:4:"W\u00f6l";i:0;a:1:{s:1:"a";d:1.5;}}',
        'a:3:{i:0;b:1;i:1;N;i:2;s:3:"a"b";}',
        refusal=ValueError,
    ),
    "feed": Target(
        read_feed_pages,
        [FEED_SAMPLE, ATOM_SAMPLE, FEED_SAMPLE.replace(b"</link>", b"")],
        (SourceError,),
    ),
    "page to complete": text_target(
        complete_page,
        _PAGE,
        "+++\na = 1\n[b]\nc = 2\n+++\nText",
        '{"a": 1, "b": [2]}\nText',
        refusal=CompletionError,
    ),
    "export of WordPress": Target(
        read_wordpress,
        [
            wordpress_exports.export(
                wordpress_exports.item(
                    '[audio src="https://example.org/a.mp3"]\n\n<!-- wp:embed {"url":"https://youtu.be/'
                    'dQw4w9WgXcQ"} --><figure class="wp-block-embed">https://youtu.be/dQw4w9WgXcQ'
                    "</figure>[caption]<img src='a.jpg'> A[/caption]<!--more--><pre>a</pre>",
                    {
                        "enclosure": wordpress_exports.enclosure(
                            "https://example.org/a.mp3", {"season": 2}
                        )
                    },
                )
            )
        ],
        (SourceError,),
    ),
    "export of Podlove": Target(read_podlove, [wordpress_exports.podlove_export()], (SourceError,)),
    "web player": Target(
        read_player,
        [b'{"audio": [{"url": "https://example.org/a.mp3"}], "chapters": [{"start": "0"}]}'],
        (SourceError,),
    ),
    "post": text_target(
        read_post,
        _PAGE,
        "<!--\n.. title: A\n.. audio: a.mp3\n-->\n\n[A]({% post_url 2026-01-31-a %}) ![](a.jpg)\n",
        '+++\ntitle = "A"\naudio = "a.mp3"\n[extra]\nb = 1\n+++\n{{< figure src="a.jpg" >}} <YouTube id="abc" />\n',
        refusal=SourceError,
    ),
    "lock": text_target(read_locked, _LOCK, refusal=LockError),
    "lock with conflicts": text_target(join_locked, _CONFLICT, refusal=LockError),
    "media": Target(
        read_media,
        [
            media.mp3(1, _ID3),
            media.mp3(1, media.id3(media.chap("a", 0, 5, version=3), version=3, flags=0x80)),
            media.m4a(),
            media.opus(1.0, "CHAPTER001=00:00:00.000", "CHAPTER001NAME=A"),
            media.vorbis(1.0, "CHAPTER001=00:00:00.000", "CHAPTER001NAME=A"),
            media.flac(1.0, "CHAPTER001=00:00:00.000", "CHAPTER001NAME=A"),
            media.wav(1.0),
            media.rf64(1.0),
            media.lossless(1.0),
            media.aac(),
            media.webm(),
        ],
        (AudioError,),
    ),
}


def mutations(sample: bytes, rng: random.Random) -> bytes:
    """The sample after some changes: bytes flipped, parts removed, doubled, moved; pieces put in,
    now and then a thousand times."""
    data = bytearray(sample)
    for _ in range(rng.randint(1, 6)):
        start = rng.randint(0, len(data))
        end = min(len(data), start + rng.choice((1, 2, 8, 64, 1_000)))
        kind = rng.randrange(6)
        if kind == 0 and start < len(data):
            data[start] = rng.choice((0, 0xFF, 0x7F, 0x80, rng.randrange(256)))
        elif kind == 1:
            del data[start:end]
        elif kind == 2:
            data[start:start] = data[start:end] * rng.choice((1, 2, 100, 2_000))
        elif kind == 3:
            data[start:start] = data[rng.randint(0, len(data)) :][:200]
        else:
            piece = rng.choice(PIECES).encode()
            data[start:start] = piece * rng.choice((1, 1, 1, 3, 1_000, 10_000))
    return bytes(data[:MOST_BYTES])


def try_one(name: str, data: bytes) -> Finding | None:
    target = TARGETS[name]
    start = time.process_time()
    try:
        target.read(data)
    except target.refusals:
        pass
    except Exception:
        return Finding(name, traceback.format_exc(limit=-3), data)
    duration = time.process_time() - start
    if duration > MOST_SECONDS:
        return Finding(name, f"{duration:.1f} s for {len(data)} bytes", data)
    return None


def findings(seconds: float, seed: int, names: Sequence[str] = ()) -> Iterator[Finding]:
    """What fails within a time that all targets share."""
    rng = random.Random(seed)
    names = names or tuple(TARGETS)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for name in names:
            sample = rng.choice(TARGETS[name].samples)
            finding = try_one(name, mutations(sample, rng))
            if finding:
                yield finding


def main() -> int:
    seconds = float(os.environ.get("FUZZ_SECONDS", "300"))
    seed = int(os.environ.get("FUZZ_SEED", time.time_ns() % 1_000_000))
    print(f"Seed {seed}, {seconds:.0f} s.")
    folder = Path(".cache") / "fuzz"
    failures: set[str] = set()
    for finding in findings(seconds, seed, sys.argv[1:]):
        if f"{finding.target}{finding.failure}" in failures:
            continue
        failures.add(f"{finding.target}{finding.failure}")
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{finding.target.replace(' ', '-')}-{len(failures)}"
        path.write_bytes(finding.data)
        print(f"\n{finding.target}: {finding.failure.strip()}\n{path}", flush=True)
    print(f"{len(failures)} failures.")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
