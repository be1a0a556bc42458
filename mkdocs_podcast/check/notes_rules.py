"""Show notes: the description that directories list, and the notes that apps show."""

from __future__ import annotations

from collections.abc import Iterator

from ..feed.channel import Item, Notes
from ..feed.descriptions import PLAIN_TAGS
from ..model.problems import quoted
from ..text.patterns import pattern
from .rules import advice, error
from .sentences import named, too_many_bytes

# Notes are as nh3 writes them: names in lower case, values in double quotes.
_NOT_FULL = pattern(
    r'<(?:a|img)\b[^<>]*? (?:href|src)="(?!(?i:https?://[^/]|mailto:|tel:))([^"]*)"'
)
# What no app runs, and the W3C's validator reports.
_REFUSED_TAG = pattern(
    r"<(script|style|iframe|object|embed|form|input|audio|video|link|meta|frame)(?![a-z0-9-])"
)
_OTHER_TAG = pattern(rf"</?(?!(?:{'|'.join(sorted(PLAIN_TAGS))}|br)(?![a-z0-9-]))([a-z][a-z0-9-]*)")


@advice("notes")
def notes_missing(item: Item, notes: Notes) -> Iterator[str]:
    """An episode has no show notes and no description.

    Write what it is about on its page, or a `summary`.

    Source: Apple, A Podcaster's Guide to RSS; PSP-1.
    """
    if not notes.description.strip() and not notes.html.strip():
        yield (
            "the episode has no description: write what it is about on its page, or as "
            "`description`"
        )


@error("notes")
def notes_length(item: Item, notes: Notes) -> Iterator[str]:
    """An episode's description takes more than 4000 bytes, tags included.

    Source: Apple, A Podcaster's Guide to RSS; PSP-1.
    """
    yield from too_many_bytes("the description", notes.description)


@advice("notes")
def notes_relative(item: Item, notes: Notes) -> Iterator[str]:
    """A link or picture in the show notes has no full address.

    In an app there is no page from which a relative one would start, and other schemes than
    `https`, `http`, `mailto` and `tel` do nothing there.

    Source: W3C Feed Validation Service, "should not contain relative URL references".
    """
    urls = _NOT_FULL.findall(notes.html) + _NOT_FULL.findall(notes.description)
    for url in dict.fromkeys(urls):
        yield f"the show notes link to {quoted(url)}, which is not a full address: correct the link"


@advice("notes")
def notes_elements(item: Item, notes: Notes) -> Iterator[str]:
    """The show notes hold scripts, frames, forms or styles.

    Apps remove them, some with the text around them.

    Source: W3C Feed Validation Service.
    """
    tags = set(_REFUSED_TAG.findall(notes.html))
    if tags:
        yield f"the show notes hold {named(f'<{tag}>' for tag in sorted(tags))}: remove it"


@advice("notes")
def description_tags(item: Item, notes: Notes) -> Iterator[str]:
    """The description has tags that not all apps show.

    All show paragraphs, lists and links, and most bold and italic.

    Source: Apple, A Podcaster's Guide to RSS; PSP-1.
    """
    tags = set(_OTHER_TAG.findall(notes.description))
    if tags:
        yield (
            f"the description holds {named(f'<{tag}>' for tag in sorted(tags))}: apps may show "
            "that as text"
        )
