"""The Python-Markdown extension: players and embeds in a page's HTML, with MkDocs or without it.

    episode (lines)                       the line that tells of the page's episode is read, and taken out
    links and slot (tree, after inline)   a lone provider address -> block; the episode's slot with its <img>s
    relpath (MkDocs' own)                 rewrites and checks the addresses of <img>
    players (tree, after relpath)         <img src="...mp3"> and the slot -> block
    frames (text, after raw HTML)         <iframe> -> block; every token -> its block

A block waits outside the page as rendered HTML; a comment token stands for it until the last step, so that nothing on
the way escapes, rewrites or finds frames in it.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterable
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from . import embeds
from .document import Document, Options, clear, words
from .embeds.frames import replace_frames
from .embeds.size import Attributes
from .fragments import Fragments
from .player import Player, Source, audio_type, is_playable, player_of_file, seconds

HEAD_START, HEAD_END = "<!--podcast:head-->", "<!--/podcast:head-->"
SLOT_CLASS = "podcast-slot"
EPISODE_START = "<!-- podcast:episode "
PLAYER_LINE = re.compile(r"<!--\s*podcast:player\s*-->\s*")
VERBS = {"audio": "Listen", "video": "Watch", "other": "Open"}
REFUSED = '<p class="podcast-refused">Something embedded here was left out: its address cannot be loaded by a page.</p>'


class EpisodeLine(Preprocessor):
    """Takes the episode's line out before Markdown reads the page; a blog puts the title before it."""

    def __init__(self, md: Markdown, document: Document) -> None:
        super().__init__(md)
        self.document = document

    def run(self, lines: list[str]) -> list[str]:
        found = next((number for number, line in enumerate(lines[:3]) if line.startswith(EPISODE_START)), None)
        self.document.episode = {} if found is None else self.read(lines[found])
        return lines if found is None else [*lines[:found], *lines[found + 1 :]]

    def read(self, line: str) -> dict[str, Any]:
        try:
            return dict(json.loads(line[len(EPISODE_START) :].rstrip().removesuffix("-->")))
        except (ValueError, TypeError, RecursionError):
            self.document.report("The line `<!-- podcast:episode ... -->` holds no valid JSON. Remove it.")
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
        title = self.title_position(root)
        self.document.needs_heading = title is None
        slot = Element("div", {"class": SLOT_CLASS})
        for source in sources(self.document.episode):
            SubElement(slot, "img", {"src": source.url, "alt": ""})
        places = [child for child in root if PLAYER_LINE.fullmatch(self.document.raw(child))]
        if places:
            root.insert(list(root).index(places[0]), slot)
            for place in places:
                root.remove(place)
        else:
            root.insert(0 if title is None else title + 1, slot)

    def title_position(self, root: Element) -> int | None:
        """Where the page's own title is, if the page begins with one; comments before it do not count."""
        for position, element in enumerate(root):
            raw = self.document.raw(element)
            if element.tag == "h1" or raw[:3].lower() == "<h1":
                return position
            if not raw.startswith("<!--") or PLAYER_LINE.fullmatch(raw):
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
                f"For the player, give {provider.paste} instead."
            )
        link = Element("a", {"href": address, "class": "podcast-elsewhere"})
        title = self.document.title
        link.text = f"{title} on {provider.name}" if title else f"{VERBS[provider.kind]} on {provider.name}"
        return link


class Players(Treeprocessor):
    def __init__(self, md: Markdown, document: Document) -> None:
        super().__init__(md)
        self.document = document

    def run(self, root: Element) -> None:
        if self.document.episode:
            self.fill_slot(root)
        images = [image for image in root.iter("img") if audio_type(image.get("src", ""))]
        if images:
            parents = {child: parent for parent in root.iter() for child in parent}
            for image in images:
                self.replace_image(parents[image], image)

    def fill_slot(self, root: Element) -> None:
        slot = next((element for element in root if element.get("class") == SLOT_CLASS), None)
        if slot is None:
            return
        addresses = [image.get("src", "") for image in slot]
        clear(slot)
        slot.tag, slot.text = "p", self.document.token(HEAD_START + self.head(addresses) + HEAD_END)
        if self.document.needs_heading:
            root.insert(0, self.heading())

    def heading(self) -> Element:
        """The title in full; a theme would print it unescaped, or not at all. It belongs to no table of contents."""
        heading = Element("h1", {"id": "podcast-title"})
        heading.text, heading.tail = self.document.title, "\n"
        return heading

    def head(self, addresses: Iterable[str]) -> str:
        episode = self.document.episode
        kinds = [source.type for source in sources(episode)]
        found = tuple(Source(address, kind) for address, kind in zip(addresses, kinds, strict=False))
        if found:
            player = Player(
                title=self.document.title,
                key=words(episode.get("key")),
                sources=found,
                duration=seconds(episode.get("duration")),
                page=words(episode.get("page")),
                image=words(episode.get("image")),
            )
            return self.document.player(player)
        embed = self.document.episode_embed(words(episode.get("embed")))
        return self.document.embed(embed) if embed else ""

    def replace_image(self, parent: Element, image: Element) -> None:
        address = self.document.plain(image.get("src", ""))
        if not is_playable(address):
            return
        player = player_of_file(address, self.document.plain(image.get("alt", "")))
        token = self.document.token(self.document.player(player))
        alone = len(parent) == 1 and not (parent.text or "").strip() and not (image.tail or "").strip()
        if parent.tag == "p" and alone:
            clear(parent)
            parent.text = token
            return
        if parent.tag == "p":
            # A player is a block, which a paragraph cannot hold.
            parent.tag = "div"
        position = list(parent).index(image)
        place = Element("div")
        place.text, place.tail = token, image.tail
        parent[position] = place


class Frames(Postprocessor):
    def __init__(self, md: Markdown, document: Document) -> None:
        super().__init__(md)
        self.document = document

    def run(self, text: str) -> str:
        return self.document.fill(replace_frames(text, self.show))

    def show(self, frame: Attributes, boxes: list[Attributes]) -> str | None:
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
            self.document.report(f"An iframe's address cannot be used: {address!r}. Give it an https address.")
            return REFUSED
        return self.document.embed(embed) if embed else None


class PodcastExtension(Extension):
    """`podcast` among Markdown's extensions."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {
            "load": ["click", "When a frame loads: on `click`, or with the `page`"],
            "peertube": [[], "Hosts that run PeerTube"],
            "castopod": [[], "Hosts that run Castopod"],
            "sandbox": [False, "Whether frames of unknown hosts are sandboxed"],
            "fragments": ["", "The HTML fragments; the package's own without this"],
            "report": ["", "Called with a sentence for each thing that an author should change"],
        }
        # A plugin that gives `report` has told of them already.
        for problem in () if "report" in kwargs else unknown_options(kwargs):
            logging.getLogger("mkdocs_podcast").warning(problem)
        super().__init__(**{name: value for name, value in kwargs.items() if name in self.config})

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the base class calls it so
        document = Document(md, self.options())
        md.registerExtension(document)
        md.preprocessors.register(EpisodeLine(md, document), "podcast_episode", 40)
        md.treeprocessors.register(LinksAndSlot(md, document), "podcast_links", 15)
        md.treeprocessors.register(Players(md, document), "podcast_players", -10)
        md.postprocessors.register(Frames(md, document), "podcast_frames", 5)

    def options(self) -> Options:
        return Options(
            load=self.getConfig("load"),
            peertube=tuple(host.lower() for host in self.getConfig("peertube")),
            castopod=tuple(host.lower() for host in self.getConfig("castopod")),
            sandbox=self.getConfig("sandbox"),
            fragments=self.getConfig("fragments") or Fragments(),
            report=self.getConfig("report") or logging.getLogger("mkdocs_podcast").warning,
        )


def unknown_options(given: Iterable[str]) -> list[str]:
    """A sentence for each name that is no option of the extension."""
    from difflib import get_close_matches

    known = ("load", "peertube", "castopod", "sandbox")
    found = []
    for name in given:
        if name not in (*known, "fragments", "report"):
            near = get_close_matches(name, known, n=1)
            remedy = f"did you mean `{near[0]}`?" if near else f"its options are {', '.join(known)}."
            found.append(f"The Markdown extension `podcast` has no option `{name}`: {remedy}")
    return found


def lone_address(paragraph: Element) -> str:
    """The address that is all there is in a paragraph, bare or as a link that shows it; else an empty string."""
    text, children = (paragraph.text or "").strip(), len(paragraph)
    if children == 0:
        return text if text[:4].lower() == "http" and " " not in text and "\n" not in text else ""
    link = paragraph[0]
    if children > 1 or text or link.tag != "a" or len(link) or (link.tail or "").strip():
        return ""
    address = link.get("href", "")
    return address if (link.text or "").strip() in (address, re.sub("^https?://", "", address)) else ""


def sources(episode: dict[str, Any]) -> list[Source]:
    given = episode.get("sources")
    pairs = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    found = [Source(words(one.get("src")), words(one.get("type"))) for one in pairs]
    return [source for source in found if source.url and is_playable(source.url)]


def makeExtension(**kwargs: Any) -> PodcastExtension:  # noqa: N802 - Python-Markdown asks for this name
    return PodcastExtension(**kwargs)
