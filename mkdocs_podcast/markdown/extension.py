"""The Python-Markdown extension: players and embeds in a page's HTML, with MkDocs or without it.

    episode line (lines)                  says what the page's episode needs, and is taken out
    slot (tree, after inline)             the place of the player, with the addresses that it plays as <img>s
    links (tree)                          a lone provider address -> block
    relpath (MkDocs' own)                 rewrites and checks the addresses of <img>
    slot reader, images (tree)            the rewritten addresses; <img src="...mp3"> -> block
    raw HTML (text, after its own place)  <iframe>, <audio> -> block; blocks out of paragraphs; every token -> its block

A block waits outside the page as a value; a comment token stands for it until the last step, so
that nothing on the way escapes, rewrites or finds frames in it. Only then is known what the notes
play themselves, and so what is left for the episode's slot. The page then goes as data
(`RenderedPage`) to whoever publishes the notes elsewhere.
"""

from __future__ import annotations

import logging
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from .document import Document
from .episode_slot import EpisodeLineReader, SlotPlacer, SlotReader
from .lone_links import LoneLinks
from .media_images import MediaImages
from .options import OPTIONS, read_options, usable_options
from .raw_html import RawHtml, TreeEnd

_AFTER_EVERYTHING = -1_000_000


class PodcastExtension(Extension):
    """`podcast` among Markdown's extensions."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {name: [default, help_text] for name, (default, help_text) in OPTIONS.items()}
        usable, problems = usable_options(kwargs)
        # A plugin that gives `report` has reported them already.
        if "report" not in kwargs:
            for problem in problems:
                logging.getLogger("mkdocs_podcast").warning(problem)
        super().__init__(**usable)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the base class calls it so
        document = Document(md, read_options(self.getConfig))
        md.registerExtension(document)
        md.preprocessors.register(EpisodeLineReader(md, document), "podcast_episode", 40)
        md.treeprocessors.register(SlotPlacer(md, document), "podcast_slot", 15.5)
        md.treeprocessors.register(LoneLinks(md, document), "podcast_links", 15)
        md.treeprocessors.register(SlotReader(md, document), "podcast_slot_reader", -10)
        md.treeprocessors.register(MediaImages(md, document), "podcast_images", -11)
        md.treeprocessors.register(TreeEnd(md, document), "podcast_tree_end", _AFTER_EVERYTHING)
        md.postprocessors.register(RawHtml(md, document), "podcast_raw_html", 5)


def makeExtension(**kwargs: Any) -> PodcastExtension:  # noqa: N802 - Python-Markdown asks for this name
    return PodcastExtension(**kwargs)
