"""The mistakes that authors make: a site with each of them says one sentence, with the file, the
line and the remedy."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner
from mkdocs.__main__ import cli

from media import mp3
from pictures import png

SETTINGS = "mkdocs.yml"
PAGE = "docs/episodes/first.md"
SECOND = "docs/episodes/second.md"
# What each show without a site's address, or without artwork and the like, is told anyway.
OF_EVERY_SITE = (
    *("is not written, as its addresses", "no episode is in it yet", ", 0 tags."),
    *("-missing]", "-owner]"),
)


def page(**changes: str | None) -> str:
    """The README's episode with other lines; None leaves one out."""
    lines = {"title": "The first one", "date": "2026-01-31", "audio": "media/first.mp3", **changes}
    front = "".join(f"{key}: {value}\n" for key, value in lines.items() if value is not None)
    return f"---\n{front}---\nWhat we talk about.\n"


def settings(*options: str, head: str = "") -> str:
    """The README's mkdocs.yml with options of the plugin, from line 6 on."""
    below = "".join(f"      {option}\n" for option in options)
    return f"site_name: My show\n{head}theme: mkdocs\nplugins:\n  - search\n  - podcast:\n{below}"


def with_feed(*options: str) -> str:
    """The same with an address, from line 7 on."""
    return settings(*options, head="site_url: https://example.org/\n")


SITE: Mapping[str, str | bytes] = {
    SETTINGS: "site_name: My show\ntheme: mkdocs\nplugins: [search, podcast]\n",
    "docs/index.md": "# Home\n",
    PAGE: page(),
    SECOND: page(title="The second one", date="2026-02-28", audio="media/second.mp3"),
    "docs/episodes/media/first.mp3": mp3(),
    "docs/episodes/media/second.mp3": mp3(),
}


class Mistake(NamedTuple):
    """A mistake, the files that have it, and the sentence that is to be said of it."""

    name: str
    files: Mapping[str, str | bytes]
    sentence: str
    ends_build: bool = False
    fails_strict_build: bool = True


OF_OPTION = "Config value 'plugins': Plugin 'podcast' option"
MISTAKES = (
    Mistake(
        "a date that is a word",
        {PAGE: page(date="yesterday")},
        "podcast: episodes/first.md:3: `date`: `yesterday` is not a date: write it as 2026-01-31 or 2026-01-31T09:00:00Z",
    ),
    Mistake(
        "a date that no month has",
        {PAGE: page(date="2026-02-31")},
        "podcast: episodes/first.md:3: `date`: `2026-02-31` is not a date: write it as 2026-01-31 or 2026-01-31T09:00:00Z",
    ),
    Mistake(
        "a date with the day first",
        {PAGE: page(date="31/01/2026")},
        "podcast: episodes/first.md:3: `date`: `31/01/2026` is not a date: write it as 2026-01-31 or 2026-01-31T09:00:00Z",
    ),
    Mistake(
        "a path with docs/",
        {PAGE: page(audio="docs/episodes/media/first.mp3")},
        "podcast: episodes/first.md:4: `audio`: `docs/episodes/media/first.mp3` is not in the docs folder: did you mean `media/first.mp3`?",
    ),
    Mistake(
        "a path in another case",
        {PAGE: page(audio="Media/First.MP3")},
        "podcast: episodes/first.md:4: `audio`: `Media/First.MP3` is not in the docs folder: did you mean `media/first.mp3`?",
    ),
    Mistake(
        "a path with a backslash",
        {PAGE: page(audio=r"media\first.mp3")},
        "podcast: episodes/first.md:4: `audio`: `media\\first.mp3` is not in the docs folder: did you mean `media/first.mp3`?",
    ),
    Mistake(
        "a misspelled path",
        {PAGE: page(audio="media/frist.mp3")},
        "podcast: episodes/first.md:4: `audio`: `media/frist.mp3` is not in the docs folder: did you mean `media/first.mp3`?",
    ),
    Mistake(
        "a file that is not there",
        {PAGE: page(audio="media/talk.mp3")},
        "podcast: episodes/first.md:4: `audio`: `media/talk.mp3` is not in the docs folder: put the file there, give its URL, or set `episodes.media_prefix`",
    ),
    Mistake(
        "a recording that is empty",
        {"docs/episodes/media/first.mp3": b""},
        "podcast: episodes/first.md:4: `episodes/media/first.mp3` is empty: export it again",
    ),
    Mistake(
        "a recording that is a web page",
        {"docs/episodes/media/first.mp3": "<!doctype html><html>Not found</html>"},
        "podcast: episodes/first.md:4: `episodes/media/first.mp3` is a web page or XML, whatever its name says: put the recording there",
    ),
    Mistake(
        "the address of a page about a file",
        {PAGE: page(audio="https://github.com/a/b/blob/main/1.mp3")},
        "podcast: episodes/first.md:4: `audio`: `https://github.com/a/b/blob/main/1.mp3` is a page of GitHub, not the file that it shows: write `https://github.com/a/b/raw/main/1.mp3`",
    ),
    Mistake(
        "a list of numbers as the recording",
        {PAGE: page(audio=None, enclosure="[1, 2]")},
        "podcast: episodes/first.md:4: `enclosure`: not an episode, as a list names no recording: give a file, a URL, or a mapping with `url`",
    ),
    Mistake(
        "a word processor's dashes around front matter",
        {PAGE: page().replace("---", "—")},
        "podcast: episodes/first.md:1: the front matter is between dashes that were hyphens once, so MkDocs shows it as text: write `---`",
    ),
    Mistake(
        "a space that may not break",
        {PAGE: page().replace("audio: ", "audio:\u00a0")},
        "podcast: episodes/first.md:4: `audio`: a special space (U+00A0) follows the colon, which YAML takes for a letter: type a plain space",
    ),
    Mistake(
        "a tab",
        {PAGE: page(guests="\n\t- Ana")},
        "podcast: episodes/first.md:6: a tab indents this line, which YAML does not allow: indent it with spaces",
    ),
    Mistake(
        "an indented key",
        {PAGE: "---\ntitle: One\n date: 2026-01-31\naudio: media/first.mp3\n---\n"},
        "podcast: episodes/first.md:3: `date` is indented below `title`, which has a value, so both were left out: begin both in the same column",
    ),
    Mistake(
        "a colon in a title",
        {PAGE: page(title="Bread: the second day")},
        "podcast: episodes/first.md:2: `title` is not valid YAML (its value has a colon): put its value in quotes",
    ),
    Mistake(
        "an @ at the beginning of a value",
        {PAGE: page(twitter="@ana")},
        "podcast: episodes/first.md:5: `twitter` is not valid YAML (its value begins with a character that has a meaning in YAML): put its value in quotes",
    ),
    Mistake(
        "a key that is there twice",
        {PAGE: page(season="1\nseason: 2")},
        "podcast: episodes/first.md:6: `season` appears twice, and the last one counts: remove the other",
    ),
    Mistake(
        "front matter that is not closed",
        {PAGE: page().replace("\n---\n", "\n\n")},
        "podcast: episodes/first.md:1: the front matter is not closed: add a line `---` after it",
    ),
    Mistake(
        "front matter that is not opened",
        {PAGE: page().removeprefix("---\n")},
        "podcast: episodes/first.md:1: the front matter has no first line `---`: add one above it",
    ),
    Mistake(
        "front matter below a blank line",
        {PAGE: "\n" + page()},
        "podcast: episodes/first.md:2: the front matter does not begin in the first line, so MkDocs shows it as text: remove what is before it",
    ),
    Mistake(
        "an unknown option",
        {SETTINGS: settings("colour: red")},
        f"{OF_OPTION} 'colour': There is no option `colour`: remove it (line 6 of mkdocs.yml).",
    ),
    Mistake(
        "a misspelled option",
        {SETTINGS: settings("titel: My show")},
        f"{OF_OPTION} 'titel': There is no option `titel` (did you mean `title`?) (line 6 of mkdocs.yml).",
    ),
    Mistake(
        "a misspelled option that the feed needs",
        {SETTINGS: with_feed("imgae: cover.png")},
        f"{OF_OPTION} 'imgae': There is no option `imgae` (did you mean `image`?) (line 7 of mkdocs.yml).",
    ),
    Mistake(
        "an option outside of its group",
        {SETTINGS: settings("include: episodes/*.md")},
        f"{OF_OPTION} 'include': There is no option `include` (did you mean `episodes.include`?) (line 6 of mkdocs.yml).",
    ),
    Mistake(
        "an option in a group that it is not of",
        {SETTINGS: settings("episodes:", "  image: cover.png")},
        f"{OF_OPTION} 'episodes': There is no option `episodes.image` (did you mean `image`, outside of `episodes`?) (line 7 of mkdocs.yml).",
    ),
    Mistake(
        "a misspelled option of a group",
        {SETTINGS: settings("episodes:", "  inclued: episodes/*.md")},
        f"{OF_OPTION} 'episodes': There is no option `episodes.inclued` (did you mean `episodes.include`?) (line 7 of mkdocs.yml).",
    ),
    Mistake(
        "curly quotes around a path",
        {PAGE: page(audio="“media/first.mp3”")},
        "podcast: episodes/first.md:4: `audio`: `“media/first.mp3”` is not in the docs folder: did you mean `media/first.mp3`?",
    ),
    Mistake(
        "an index whose path begins with docs/",
        {SETTINGS: settings("index: docs/podcast/index.md")},
        "podcast: mkdocs.yml:6: `index`: the path `docs/podcast/index.md` begins in the docs folder: write `podcast/index.md`",
    ),
    Mistake(
        "an option by its name elsewhere",
        {SETTINGS: with_feed("cover: cover.png")},
        f"{OF_OPTION} 'cover': There is no option `cover` (did you mean `image`?) (line 7 of mkdocs.yml).",
    ),
    Mistake(
        "an option in a group that only others have",
        {SETTINGS: with_feed("channel:", "  category: Arts")},
        f"{OF_OPTION} 'channel': There is no option `channel.category` (did you mean `categories`, outside of `channel`?) (line 8 of mkdocs.yml).",
    ),
    Mistake(
        "an alias for a field that does not exist",
        {SETTINGS: settings("episodes:", "  aliases: {sesson: [x]}")},
        f"{OF_OPTION} 'episodes': Sub-option 'aliases': There is no field `sesson` (did you mean `season`?). (line 7 of mkdocs.yml)",
        ends_build=True,
    ),
    Mistake(
        "a word for a number",
        {SETTINGS: settings("per_page: many")},
        f"{OF_OPTION} 'per_page': Expected a whole number from 1 up, but got 'many'. (line 6 of mkdocs.yml)",
        ends_build=True,
    ),
    Mistake(
        "a word for true",
        {SETTINGS: settings("explicit: maybe")},
        f"{OF_OPTION} 'explicit': Expected `true` or `false`, but got 'maybe'. (line 6 of mkdocs.yml)",
        ends_build=True,
    ),
    Mistake(
        "a misspelled word of several",
        {SETTINGS: settings("embeds:", "  load: clikc")},
        f"{OF_OPTION} 'embeds': Sub-option 'load': Expected `click` or `page`, but got 'clikc' (did you mean `click`?). (line 7 of mkdocs.yml)",
        ends_build=True,
    ),
    Mistake(
        "a path of no page",
        {SETTINGS: settings("index: podcast")},
        f"{OF_OPTION} 'index': Expected the path of a page in the docs folder, such as `podcast/index.md`, but got 'podcast'. (line 6 of mkdocs.yml)",
        ends_build=True,
    ),
    Mistake(
        "tags at one path",
        {SETTINGS: settings("tags: podcast/tags.md")},
        f"{OF_OPTION} 'tags': Expected `{{tag}}` in the path 'podcast/tags.md': each tag has a page of its own. (line 6 of mkdocs.yml)",
        ends_build=True,
    ),
    Mistake(
        "a feed that is true",
        {SETTINGS: settings("feed: yes")},
        f"{OF_OPTION} 'feed': Expected a path below the site's root, such as `podcast/feed.xml`, or `false`, but got `true`. (line 6 of mkdocs.yml)",
        ends_build=True,
    ),
    Mistake(
        "a list for a text",
        {SETTINGS: settings("image: [cover.png]")},
        f"{OF_OPTION} 'image': Expected one text, but got ['cover.png']. Write it without brackets and hyphens. (line 6 of mkdocs.yml)",
        ends_build=True,
    ),
    Mistake(
        "a text for a group",
        {SETTINGS: settings("episodes: episodes/*.md")},
        f"{OF_OPTION} 'episodes': Expected options below it, such as `include:`, but got 'episodes/*.md'. (line 6 of mkdocs.yml)",
        ends_build=True,
    ),
    Mistake(
        "a misspelled key",
        {PAGE: page(durration="12:00")},
        "podcast: episodes/first.md:5: unknown key `durration`: did you mean `duration`?",
    ),
    Mistake(
        "a misspelled key below podcast",
        {PAGE: page(audio=None, podcast="{audio: media/first.mp3, sesaon: 2}")},
        "podcast: episodes/first.md:4: unknown key `sesaon`: did you mean `season`?",
    ),
    Mistake(
        "a misspelled key that the feed needs",
        {SETTINGS: with_feed("title: My show"), PAGE: page(date=None, daet="2026-01-31")},
        "podcast: episodes/first.md:4: unknown key `daet`: did you mean `date`?",
    ),
    Mistake(
        "a misspelled audio",
        {PAGE: page(audio=None, adio="media/first.mp3")},
        "podcast: episodes/first.md:4: not an episode, as `adio` is an unknown key: did you mean `audio`?",
    ),
    Mistake(
        "a misspelled audio on the only page",
        {PAGE: page(audio=None, adio="media/first.mp3"), SECOND: "# Home\n"},
        "podcast: episodes/first.md:4: not an episode, as `adio` is an unknown key: did you mean `audio`?",
    ),
    Mistake(
        "a misspelled audio with include",
        {
            SETTINGS: settings("episodes: {include: episodes/*.md}"),
            PAGE: page(audio=None, adio="media/first.mp3"),
        },
        "podcast: episodes/first.md:4: unknown key `adio`: did you mean `audio`?",
    ),
    Mistake(
        "a misspelled place to subscribe",
        {SETTINGS: settings("subscribe:", "  spotfy: https://open.spotify.com/show/1")},
        f"{OF_OPTION} 'subscribe': `spotfy` is not a known place to subscribe (did you mean `spotify`?) (line 7 of mkdocs.yml).",
    ),
    Mistake(
        "a place to subscribe without https",
        {SETTINGS: settings("subscribe:", "  spotify: open.spotify.com/show/1")},
        f"{OF_OPTION} 'subscribe': Expected an address that begins with https:// for `spotify`, but got 'open.spotify.com/show/1'. (line 7 of mkdocs.yml)",
        ends_build=True,
    ),
    Mistake(
        "a pattern that matches nothing",
        {SETTINGS: settings("episodes:", "  include: talks/*.md")},
        "podcast: mkdocs.yml:7: `include`: `talks/*.md` matches no episode: write patterns as they begin in the docs folder, such as `episodes/*.md`",
    ),
    Mistake(
        "a pattern that is nearly right",
        {SETTINGS: settings("episodes:", "  include: episode/*.md")},
        "podcast: mkdocs.yml:7: `include`: `episode/*.md` matches no episode: did you mean `episodes/*.md`?",
    ),
    Mistake(
        "a pattern with docs/",
        {SETTINGS: settings("episodes:", "  include: docs/episodes/*.md")},
        "podcast: mkdocs.yml:7: `include`: `docs/episodes/*.md` matches no episode: did you mean `episodes/*.md`?",
    ),
    Mistake(
        "a cover that is not there",
        {SETTINGS: settings("image: cover.png")},
        "podcast: mkdocs.yml:6: `image`: `cover.png` is not in the docs folder: put the file there, or give its URL",
    ),
    Mistake(
        "a misspelled cover",
        {SETTINGS: settings("image: covre.png"), "docs/cover.png": png(1500, 1500)},
        "podcast: mkdocs.yml:6: `image`: `covre.png` is not in the docs folder: did you mean `cover.png`?",
    ),
    Mistake(
        "a cover that is too small",
        {SETTINGS: with_feed("image: cover.png"), "docs/cover.png": png(300, 300)},
        "podcast: mkdocs.yml:7: the artwork has 300 x 300 pixels: make it 3000 wide and high, or 1400 at least [artwork-size]",
        fails_strict_build=False,
    ),
    Mistake(
        "a transcript that is not there",
        {PAGE: page(transcript="first.vtt")},
        "podcast: episodes/first.md:5: `transcript`: `first.vtt` is not in the docs folder: put the file there, or give its URL",
    ),
    Mistake(
        "a transcript that is another text",
        {PAGE: page(transcript="first.vtt"), "docs/episodes/first.vtt": "What Ana said.\n"},
        "podcast: episodes/first.vtt: this is not WebVTT: export it again, or give plain text the ending .txt",
    ),
    Mistake(
        "a transcript in a format for print",
        {PAGE: page(transcript="first.pdf"), "docs/episodes/first.pdf": b"%PDF-1.4\n"},
        "podcast: episodes/first.md:5: `transcript`: `episodes/first.pdf` is left out, as apps do not read .pdf: export it as WebVTT, SRT or plain text",
    ),
    Mistake(
        "chapters that are not there",
        {PAGE: page(chapters="first.json")},
        "podcast: episodes/first.md:5: `chapters`: `first.json` is not in the docs folder: put the file there, or give its URL",
    ),
    Mistake(
        "chapters that are not valid JSON",
        {PAGE: page(chapters="first.json"), "docs/episodes/first.json": '{"chapters": [{},}'},
        "podcast: episodes/first.json:1: the JSON cannot be read (Expecting value): correct it there",
    ),
    Mistake(
        "chapters without times",
        {PAGE: page(chapters="first.txt"), "docs/episodes/first.txt": "Hello\nThe end\n"},
        "podcast: episodes/first.txt: no chapter in it can be read, as its format is not known: write a line such as `12:04 What a hook is` for each, or export JSON chapters",
    ),
    Mistake(
        "a number below zero",
        {PAGE: page(number="-3")},
        "podcast: episodes/first.md:5: `number`: `-3` is not an episode's number: write a number from 1 up, such as 12",
    ),
    Mistake(
        "a number that is a list",
        {PAGE: page(number="[1]")},
        "podcast: episodes/first.md:5: `number`: a list is not an episode's number: write a number from 1 up, such as 12",
    ),
    Mistake(
        "a sponsor without a name",
        {PAGE: page(sponsors="[{url: 'https://a.org'}]") + "\n<!-- podcast:sponsors -->\n"},
        "podcast: episodes/first.md:5: `sponsors`: it has no `name`: write it as `{name: Kettle & Vane, url: https://example.org}`",
    ),
    Mistake(
        "a sponsor without a name beside others",
        {PAGE: page(sponsors="[A, B: C]") + "\n<!-- podcast:sponsors -->\n"},
        "podcast: episodes/first.md:5: `sponsors`: in entry 2, it has no `name`: write it as `{name: Kettle & Vane, url: https://example.org}`",
    ),
    Mistake(
        "a web page in place of captions",
        {
            PAGE: page(transcript="media/first.vtt"),
            "docs/episodes/media/first.vtt": "<!DOCTYPE html>\n<html><body><p>Not found</p>",
        },
        "podcast: episodes/media/first.vtt: this is a web page, not WebVTT: download the file again, or give it the ending .html",
    ),
    Mistake(
        "a season that is a word",
        {PAGE: page(season="second")},
        "podcast: episodes/first.md:5: `season`: `second` is not a season's number: write a number from 1 to 999999, such as 2",
    ),
    Mistake(
        "one number for two episodes",
        {
            SETTINGS: with_feed("title: My show"),
            PAGE: page(number="1"),
            SECOND: page(number="1", date="2026-02-28", audio="media/second.mp3"),
        },
        "podcast: episodes/second.md:5: episodes/first.md is number 1 as well: give one of them another `number` [number-twice]",
        fails_strict_build=False,
    ),
    Mistake(
        "one GUID for two episodes",
        {
            SETTINGS: with_feed("title: My show"),
            PAGE: page(guid="abc"),
            SECOND: page(guid="abc", date="2026-02-28", audio="media/second.mp3"),
        },
        "podcast: episodes/second.md:5: `guid` is that of episodes/first.md as well, and apps show one of them: give it another",
    ),
    Mistake(
        "a duration in words",
        {PAGE: page(duration="an hour or so")},
        "podcast: episodes/first.md:5: `duration`: `an hour or so` is not a length of time: write it as 1:02:03",
    ),
    Mistake(
        "a duration that is not the recording's",
        {PAGE: page(duration="1:00:00")},
        "podcast: episodes/first.md:5: front matter gives `episodes/media/first.mp3` a duration of 1:00:00, but it has 0:10: remove `duration`",
    ),
    Mistake(
        "an unknown category",
        {SETTINGS: with_feed("categories: [Tehcnology]")},
        "podcast: mkdocs.yml:7: podcast directories have no category `Tehcnology`: did you mean `Technology`? [category-unknown]",
    ),
    Mistake(
        "an unknown subcategory",
        {SETTINGS: with_feed("categories: [{Education: How-To}]")},
        "podcast: mkdocs.yml:7: podcast directories have no category `How-To` below `Education`: did you mean `How To`? [category-unknown]",
    ),
    Mistake(
        "the name of a language",
        {SETTINGS: with_feed("language: English")},
        "podcast: mkdocs.yml:7: the show's language, `English`, is not a code that directories know: set `language` to one of two letters, such as `en` or `en-gb` [language-code]",
        fails_strict_build=False,
    ),
    Mistake(
        "a misspelled type of the show",
        {SETTINGS: with_feed("channel:", "  type: epsiodic")},
        f"{OF_OPTION} 'channel': Sub-option 'type': Expected one of `episodic`, `serial`, but got 'epsiodic' (did you mean `episodic`?). (line 8 of mkdocs.yml)",
        ends_build=True,
    ),
    Mistake(
        "a misspelled type of an episode",
        {PAGE: page(itunes_type="trailler")},
        "podcast: episodes/first.md:5: `itunes_type`: `trailler` is not a type of episode: write `full`, `trailer` or `bonus`",
    ),
    Mistake(
        "a person that is a number",
        {PAGE: page(guests="12")},
        "podcast: episodes/first.md:5: `guests`: `12` names nobody: write a name, or a mapping with `name`",
    ),
    Mistake(
        "a person without a name",
        {PAGE: page(guests="[{nmae: Ana}]")},
        "podcast: episodes/first.md:5: `guests`: a mapping with `nmae` names nobody: write a name, or a mapping with `name`",
    ),
    Mistake(
        "a person with an address of no page",
        {PAGE: page(guests="[{name: Ana, url: ana.example.org}]")},
        "podcast: episodes/first.md:5: `guests`: the address of Ana is not one that a page may load: give it in full (https://...)",
    ),
    Mistake(
        "a player of an unknown provider",
        {PAGE: page(audio=None, embed="https://radio.example.org/1")},
        "podcast: episodes/first.md:4: `embed`: not an episode, as `https://radio.example.org/1` is not at a provider whose players are known: name the recording as `audio`, or add `category: podcast` to show that page in a frame",
    ),
    Mistake(
        "an iframe that no page may load",
        {PAGE: page() + "\n<iframe src='javascript:alert(1)'></iframe>\n"},
        "podcast: episodes/first.md:8: an iframe's address, `javascript:alert(1)`, cannot be used: write one with https://",
    ),
    Mistake(
        "an e-mail address without an @",
        {SETTINGS: settings("channel:", "  owner:", "    email: ana.example.org")},
        f"{OF_OPTION} 'channel': Sub-option 'owner': Sub-option 'email': `ana.example.org` is not an e-mail address: write it as ana@example.org. (line 8 of mkdocs.yml)",
        ends_build=True,
    ),
    Mistake(
        "a GUID that is not one",
        {SETTINGS: settings("channel:", "  guid: abc")},
        f"{OF_OPTION} 'channel': Sub-option 'guid': `abc` is not a UUID, such as 917393e3-1b1e-5cef-ace4-edaa54e1f810. (line 7 of mkdocs.yml)",
        ends_build=True,
    ),
    Mistake(
        "the plugin listed twice",
        {SETTINGS: "site_name: My show\ntheme: mkdocs\nplugins: [search, podcast, podcast]\n"},
        "podcast: mkdocs.yml:3: `podcast` is listed 2 times under `plugins`, and this entry does not say which pages are its own: remove it, or give each `episodes: {include: [...]}`",
        ends_build=True,
    ),
    Mistake(
        "two shows at one path",
        {
            SETTINGS: settings("episodes: {include: episodes/first.md}")
            + "  - podcast:\n      episodes: {include: episodes/second.md}\n"
        },
        "podcast: mkdocs.yml:7: another show has the `index` 'podcast/index.md', too: give each its own",
        ends_build=True,
    ),
    Mistake(
        "an option of the Markdown extension",
        {SETTINGS: settings("title: My show") + "markdown_extensions:\n  - podcast: {lod: page}\n"},
        "podcast: mkdocs.yml: the Markdown extension `podcast` has no option `lod`: did you mean `load`?",
    ),
    Mistake(
        "a mistake in a folder's front matter",
        {
            SETTINGS: settings("title: My show")
            .replace("search", "meta")
            .replace("mkdocs", "material"),
            "docs/episodes/.meta.yml": "season: 1\nduration: n/a\n",
        },
        "podcast: episodes/.meta.yml:2: `duration`: `n/a` is not a length of time: write it as 1:02:03",
    ),
    Mistake(
        "a mistake in front matter beside a page",
        {
            SETTINGS: settings("episodes: {include: episodes/*.md}"),
            "docs/episodes/first.yml": "season: 1\nduration: n/a\n",
        },
        "podcast: episodes/first.yml:2: `duration`: `n/a` is not a length of time: write it as 1:02:03",
    ),
    Mistake(
        "an address in the first line",
        {"docs/about.md": "https://youtu.be/dQw4w9WgXcQ\n\nAbout us.\n"},
        "podcast: about.md:1: MkDocs takes `https://youtu.be/dQw4w9WgXcQ` in the first line for front matter and does not show it: put a blank line above it",
    ),
    Mistake(
        "an unknown comment",
        {"docs/index.md": "# Home\n\n<!-- podcast:epsiodes -->\n"},
        "podcast: index.md:3: `podcast:epsiodes` is not known (did you mean `episodes`?): there are episodes, funding, people, player, sponsors, subscribe, tags, upcoming",
    ),
    Mistake(
        "an unknown option of a comment",
        {"docs/index.md": "# Home\n\n<!-- podcast:episodes tga=a -->\n"},
        "podcast: index.md:3: `podcast:episodes` has no option `tga` (did you mean `tag`?): it knows limit, order, person, season, show, tag, type",
    ),
)


class Log(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[Log]:
    """What MkDocs' command writes; the handlers that it adds go again."""
    logger = logging.getLogger("mkdocs")
    # MkDocs says nothing twice in one process.
    monkeypatch.setattr(logging.getLogger("mkdocs.commands.build"), "filters", [])
    before, level = list(logger.handlers), logger.level
    handler = Log()
    logger.addHandler(handler)
    yield handler
    logger.handlers[:] = before
    logger.setLevel(level)


def sentences(log: Log, folder: Path) -> list[str]:
    """What the build said of the mistake: not what it says of every such site, nor its steps."""
    found = []
    for message in log.messages:
        is_ours = message.startswith(("podcast: ", "Config value"))
        if is_ours and not any(usual in message for usual in OF_EVERY_SITE):
            found.append(message.replace(f"{folder}/", ""))
    return found


@pytest.mark.parametrize("strict", [False, True], ids=["build", "strict"])
@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_gets_one_sentence(
    tmp_path: Path, log: Log, mistake: Mistake, strict: bool
) -> None:
    for name, content in {**SITE, **mistake.files}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    options = ["--strict"] if strict else []
    result = CliRunner().invoke(cli, ["build", "-f", str(tmp_path / SETTINGS), *options])
    assert sentences(log, tmp_path) == ([mistake.sentence] if mistake.sentence else [])
    has_failed = mistake.ends_build or (strict and mistake.fails_strict_build)
    assert (result.exit_code != 0) is has_failed


def test_the_site_without_a_mistake_gets_no_sentence(tmp_path: Path, log: Log) -> None:
    test_a_mistake_gets_one_sentence(tmp_path, log, Mistake("none", {}, "", False, False), True)
