"""The Python-Markdown extension: players and embeds in a page's HTML, with MkDocs or without it.

    episode (lines)                       the line that tells of the page's episode is read, and taken out
    links and slot (tree, after inline)   a lone provider address -> block; the episode's slot with its <img>s
    relpath (MkDocs' own)                 rewrites and checks the addresses of <img>
    players (tree, after relpath)         <img src="...mp3"> -> block
    blocks (text, after raw HTML)         <iframe>, <audio> -> block; blocks out of paragraphs; every token -> its block

A block waits outside the page as rendered HTML; a comment token stands for it until the last step,
so that nothing on the way escapes, rewrites or finds frames in it. Only then is known what the
notes play themselves, and so what is left for the episode's slot.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from .. import embeds
from ..embeds.frames import replace_frames
from ..embeds.sounds import replace_sounds
from ..html.fragments import Fragments
from ..html.tags import Attributes, read_attributes
from ..html.unwrapping import unwrap_blocks
from ..model.player import Player, Source
from ..text.addresses import is_on_site, is_playable
from ..text.media_types import audio_type
from ..text.patterns import pattern
from .comments import MARK
from .document import TOKEN, Document, Options, clear, words
from .file_players import player_of_file, seconds
from .time_links import link_times

HEAD_START, HEAD_END = "<!--podcast-head-->", "<!--/podcast-head-->"
_SLOT_CLASS = "podcast-slot"
_EPISODE_START = "<!-- podcast:episode {"
_PLAYER_MARK = pattern(r"<!--\s*podcast:\s*player\s*-->", re.IGNORECASE)
_BLOCK = pattern(f"{TOKEN.pattern}|{MARK.pattern}", MARK.flags)
ELSEWHERE = {"audio": "Listen on {name}", "video": "Watch on {name}", "other": "Open on {name}"}
REFUSED = "Something embedded here was left out: its address cannot be loaded by a page."
_OPTIONS: Mapping[str, tuple[Any, str]] = MappingProxyType(
    {
        "load": ("click", "When a frame loads: on `click`, or with the `page`"),
        "peertube": ([], "Hosts that run PeerTube"),
        "castopod": ([], "Hosts that run Castopod"),
        "sandbox": (False, "Whether frames of unknown hosts are sandboxed"),
        "fragments": ("", "The HTML fragments; the package's own without this"),
        "report": (
            "",
            "Called with a sentence for each thing that an author should change, and the words it is about",
        ),
        "locate": (
            "",
            "Called with the `Markdown` and an address in raw HTML; gives the one that leads to its file",
        ),
        "home": (
            "",
            "Called with the `Markdown`; gives the way to a page that is shown on another one",
        ),
    }
)
# What a plugin gives, and nobody writes.
_FOR_PLUGINS = {"fragments", "report", "locate", "home"}


class EpisodeLine(Preprocessor):
    """Takes the episode's line out before Markdown reads the page; a blog puts the title before it."""

    def __init__(self, md: Markdown, document: Document) -> None:
        super().__init__(md)
        self.document = document

    def run(self, lines: list[str]) -> list[str]:
        found = next(
            (number for number, line in enumerate(lines[:3]) if line.startswith(_EPISODE_START)),
            None,
        )
        self.document.begin({} if found is None else self.read(lines[found]))
        return lines if found is None else [*lines[:found], *lines[found + 1 :]]

    def read(self, line: str) -> dict[str, Any]:
        try:
            return dict(json.loads(line[len(_EPISODE_START) - 1 :].rstrip().removesuffix("-->")))
        except (ValueError, TypeError, RecursionError):
            self.document.report(
                "The line `<!-- podcast:episode ... -->` holds no valid JSON. Remove it.", line
            )
            return {}


class LinksAndSlot(Treeprocessor):
    def __init__(self, md: Markdown, document: Document) -> None:
        super().__init__(md)
        self.document = document

    def run(self, root: Element) -> None:
        if self.document.episode:
            self.place_slot(root)
        for paragraph in root.iter("p"):
            if address := lone_address(paragraph):
                self.replace_link(paragraph, self.document.plain(address))

    def place_slot(self, root: Element) -> None:
        """The place of the player; MkDocs is to see the addresses of its sources, as those of
        images, in any case."""
        title = self.title_position(root)
        self.document.needs_heading = title is None
        token = self.document.block("")
        self.document.slot = len(self.document.blocks) - 1
        slot = Element("div", {"class": _SLOT_CLASS})
        for source in self.document.sources:
            SubElement(slot, "img", {"src": source.url, "alt": ""})
        if self.fill_mark(token):
            root.append(slot)
        else:
            place = Element("p")
            place.text = self.document.md.htmlStash.store(token)
            root.insert(0 if title is None else title + 1, place)
            root.append(slot)

    def fill_mark(self, token: str) -> bool:
        """Puts the token in the place of the author's first `<!-- podcast:player -->`, and takes
        out the others."""
        kept = self.document.md.htmlStash.rawHtmlBlocks
        found = False
        for number, html in enumerate(kept):
            if (
                not isinstance(html, str)
                or "podcast:" not in html.lower()
                or not _PLAYER_MARK.search(html)
            ):
                continue
            first, *others = _PLAYER_MARK.split(html)
            if found or len(others) > 1:
                self.document.report(
                    "`podcast:player` stands on the page twice, and the first counts. Remove the other.",
                    "podcast:player",
                )
            nothing = self.document.block("")
            kept[number] = first + (nothing if found else token) + nothing.join(others)
            found = True
        return found

    def title_position(self, root: Element) -> int | None:
        """Where the page's own title is, if the page begins with one; comments before it do not
        count."""
        for position, element in enumerate(root):
            raw = self.document.raw(element)
            if element.tag == "h1" or raw[:3].lower() == "<h1":
                return position
            if not raw.startswith("<!--") or _PLAYER_MARK.match(raw):
                return None
        return None

    def replace_link(self, paragraph: Element, address: str) -> None:
        if embed := self.document.resolve(address):
            clear(paragraph)
            paragraph.text = self.document.token(self.document.embed(embed))
        elif provider := embeds.unresolved(address):
            clear(paragraph)
            paragraph.append(self.link(provider, address))

    def link(self, provider: embeds.Provider, address: str) -> Element:
        if provider.paste:
            self.document.report(
                f"{address} is a page of {provider.name} that does not tell its player's address, so it became a link. "
                f"For the player, give {provider.paste} instead.",
                address,
            )
        link = Element("a", {"href": address, "class": "podcast-elsewhere"})
        title = self.document.title
        text = "{title} on {name}" if title else ELSEWHERE[provider.kind]
        link.text = self.document.options.fragments.words.say(text, title=title, name=provider.name)
        return link


class Players(Treeprocessor):
    def __init__(self, md: Markdown, document: Document) -> None:
        super().__init__(md)
        self.document = document

    def run(self, root: Element) -> None:
        if self.document.slot is not None:
            self.read_slot(root)
        if self.document.sources:
            home = self.document.options.home(self.document.md)
            link_times(root, seconds(self.document.episode.get("duration")), home)
        images = [image for image in root.iter("img") if audio_type(image.get("src", ""))]
        if images:
            parents = {child: parent for parent in root.iter() for child in parent}
            for image in images:
                self.replace_image(parents[image], image)

    def read_slot(self, root: Element) -> None:
        slot = next((element for element in root if element.get("class") == _SLOT_CLASS), None)
        if slot is not None:
            self.document.own = self.player(
                [self.document.plain(image.get("src", "")) for image in slot]
            )
            root.remove(slot)
        if self.document.needs_heading:
            root.insert(0, self.heading())

    def heading(self) -> Element:
        """The title in full; a theme would print it unescaped, or not at all. It belongs to no
        table of contents."""
        heading = Element("h1", {"id": "podcast-title"})
        heading.text, heading.tail = self.document.title, "\n"
        return heading

    def player(self, addresses: Iterable[str]) -> Player | None:
        episode = self.document.episode
        kinds = [source.type for source in self.document.sources]
        found = tuple(
            Source(address, kind) for address, kind in zip(addresses, kinds, strict=False)
        )
        if not found:
            return None
        return Player(
            title=self.document.title,
            key=words(episode.get("key")),
            sources=found,
            duration=seconds(episode.get("duration")),
            page=words(episode.get("page")),
            image=words(episode.get("image")),
        )

    def replace_image(self, parent: Element, image: Element) -> None:
        address = self.document.plain(image.get("src", ""))
        if not is_playable(address):
            return
        title = self.document.plain(image.get("alt", ""))
        player = self.document.take_own(address) or player_of_file(address, title)
        replace(parent, image, self.document.token(self.document.player(player)))


class Blocks(Postprocessor):
    def __init__(self, md: Markdown, document: Document) -> None:
        super().__init__(md)
        self.document = document

    def run(self, text: str) -> str:
        text = replace_sounds(replace_frames(text, self.frame), self.sound)
        # Markdown's `toc` has each heading's text pass here as well.
        if "odcast" not in text:
            return text
        text, lost = unwrap_blocks(text, _BLOCK)
        for link in map(read_attributes, lost):
            self.tell_of_link(link.get("href", ""))
        if self.document.slot is not None:
            self.document.blocks[self.document.slot] = HEAD_START + self.head() + HEAD_END
        return self.document.fill(text)

    def head(self) -> str:
        """The episode's player, but for one that the notes have."""
        if self.document.own:
            return self.document.player(self.document.own)
        if self.document.sources:
            return ""
        embed = self.document.episode_embed(words(self.document.episode.get("embed")))
        return (
            self.document.embed(embed)
            if embed and embed.src.split("?")[0] not in self.document.embedded
            else ""
        )

    def frame(self, frame: Attributes, boxes: list[Attributes]) -> str | None:
        options = self.document.options
        try:
            embed = embeds.frame_embed(
                frame,
                boxes,
                title=self.document.title,
                sandbox=options.sandbox,
                peertube=options.peertube,
                castopod=options.castopod,
            )
        except embeds.RefusedError as refused:
            address = str(refused)[:80]
            message = f"An iframe's address cannot be used: {address!r}. Give it an https address."
            self.document.report(message, str(refused))
            told = options.fragments.words.say(REFUSED)
            return self.document.block(f'<p class="podcast-refused">{told}</p>')
        return self.document.block(self.document.embed(embed)) if embed else None

    def sound(self, addresses: list[str], has_tracks: bool) -> str | None:
        """The player for an author's own element: where it plays the episode, or a file of the
        site's.

        Its address is one that MkDocs does not follow: as written it is right on one of a page's
        possible places only.
        """
        if has_tracks:
            # The player has no captions: the author's element stays, and is the episode's player
            # where it plays it.
            any(self.document.take_own(address) for address in map(self.seen, addresses))
            return None
        for address in addresses:
            seen = self.seen(address)
            if own := self.document.take_own(seen):
                return self.document.block(self.document.player(own))
            if is_on_site(seen) and audio_type(seen):
                return self.document.block(self.document.player(player_of_file(seen, "")))
        return None

    def seen(self, address: str) -> str:
        """The address as seen from the page; empty for a file that is not there, of which the
        author is told."""
        if not is_on_site(address):
            return address
        found = self.document.options.locate(self.document.md, address)
        if found == "":
            self.document.report(
                f'The file of `<audio src="{address[:80]}">` is not in the docs folder. Put it there, and give its '
                "path from the page's Markdown file.",
                address,
            )
        return found or ""

    def tell_of_link(self, address: str) -> None:
        if address and not audio_type(address):
            self.document.report(
                f"A player cannot be inside a link, so the link to {address[:80]} was left out. Write it beside the "
                "player.",
                address,
            )


class PodcastExtension(Extension):
    """`podcast` among Markdown's extensions."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {name: [default, told] for name, (default, told) in _OPTIONS.items()}
        usable, problems = sound_options(kwargs)
        # A plugin that gives `report` has told of them already.
        for problem in () if "report" in kwargs else problems:
            logging.getLogger("mkdocs_podcast").warning(problem)
        super().__init__(**usable)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the base class calls it so
        document = Document(md, self.options())
        md.registerExtension(document)
        md.preprocessors.register(EpisodeLine(md, document), "podcast_episode", 40)
        md.treeprocessors.register(LinksAndSlot(md, document), "podcast_links", 15)
        md.treeprocessors.register(Players(md, document), "podcast_players", -10)
        md.postprocessors.register(Blocks(md, document), "podcast_blocks", 5)

    def options(self) -> Options:
        return Options(
            load=self.getConfig("load"),
            peertube=tuple(host.lower() for host in self.getConfig("peertube")),
            castopod=tuple(host.lower() for host in self.getConfig("castopod")),
            sandbox=self.getConfig("sandbox"),
            fragments=self.getConfig("fragments") or Fragments(),
            report=self.getConfig("report") or _warn,
            locate=self.getConfig("locate") or _nowhere,
            home=self.getConfig("home") or _here,
        )


def _warn(message: str, written: str) -> None:
    logging.getLogger("mkdocs_podcast").warning(message)


def _nowhere(md: Markdown, address: str) -> None:
    return None


def _here(md: Markdown) -> str:
    return ""


def replace(parent: Element, child: Element, text: str) -> None:
    """Puts text in the place of an element."""
    position = list(parent).index(child)
    text += child.tail or ""
    if position:
        before = parent[position - 1]
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(child)


def sound_options(given: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The options of the extension that can be used, and a sentence for each of the others."""
    wrong = {name: _wrong_option(name, value) for name, value in given.items()}
    return {name: value for name, value in given.items() if not wrong[name]}, [
        *filter(None, wrong.values())
    ]


def _wrong_option(name: str, value: Any) -> str:
    """Why there is no such option, or why it cannot have this value; empty where it can."""
    if name not in _OPTIONS:
        return _unknown_option(name)
    default, _ = _OPTIONS[name]
    if name == "load":
        expected = "" if value in ("click", "page") else "`click` or `page`"
    elif default == []:
        is_hosts = isinstance(value, (list, tuple)) and all(isinstance(host, str) for host in value)
        expected = "" if is_hosts else "a list of hosts, such as `[tube.example.org]`"
    else:
        expected = "" if name in _FOR_PLUGINS or isinstance(value, bool) else "`true` or `false`"
    told = f"The Markdown extension `podcast` cannot have {value!r} as its option `{name}`"
    return f"{told}: write {expected}." if expected else ""


def _unknown_option(name: str) -> str:
    from difflib import get_close_matches

    known = [name for name in _OPTIONS if name not in _FOR_PLUGINS]
    near = get_close_matches(name, known, n=1)
    remedy = f"did you mean `{near[0]}`?" if near else f"its options are {', '.join(known)}."
    return f"The Markdown extension `podcast` has no option `{name}`: {remedy}"


def lone_address(paragraph: Element) -> str:
    """The address that is all there is in a paragraph, bare or as a link that shows it; else an
    empty string."""
    text, children = (paragraph.text or "").strip(), len(paragraph)
    if children == 0:
        return text if text[:4].lower() == "http" and " " not in text and "\n" not in text else ""
    link = paragraph[0]
    if children > 1 or text or link.tag != "a" or len(link) or (link.tail or "").strip():
        return ""
    address = link.get("href", "")
    return (
        address if (link.text or "").strip() in (address, re.sub("^https?://", "", address)) else ""
    )


def makeExtension(**kwargs: Any) -> PodcastExtension:  # noqa: N802 - Python-Markdown asks for this name
    return PodcastExtension(**kwargs)
