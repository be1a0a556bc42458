"""The text of a generated page while other plugins work on it: a heading, a sentence, links.

The list itself is drawn when every episode is known, and takes the place of this text.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from ..text.patterns import pattern
from ..text.records import NamedTuple
from .listings import Listing
from .show_links import ROOT, rooted
from .views import Views

if TYPE_CHECKING:
    from ..model.show import Show

# What comes between them is replaced; what another plugin adds before or after stays.
_START = "<!--podcast-list-->"
_LINKS = "<!--podcast-links-->"
_END = "<!-- podcast:episodes -->"
# Stands before and after what a person's page says of them, which the list keeps.
_BIOGRAPHY = "<!--podcast-biography-->"
_HEADING = "<h1"
_MARKUP = pattern(r"[\\`*_{}\[\]()>#+.!-]")


class ListText(NamedTuple):
    """The text of a list's page: Markdown, and a description for machines.

    The links are HTML: as Markdown, those of many pages would cost as much as episodes.
    """

    markdown: str
    links: str
    description: str


def first_text(title: str) -> str:
    """The Markdown of a page whose episodes are not known yet."""
    return f"{_START}\n\n# {_plain(title)}\n\n{_LINKS}\n\n{_END}\n"


def list_text(listing: Listing, views: Views, page_url: str) -> ListText:
    """The text of a list's page at this address below the site's root."""
    show = views.show
    description = _description(listing, show, views)
    biography = ""
    if listing.person and listing.number == 1 and listing.person.profile.biography:
        biography = f"{_BIOGRAPHY}\n\n{listing.person.profile.biography}\n\n{_BIOGRAPHY}\n\n"
    markdown = (
        f"{_START}\n\n# {_plain(listing.heading)}\n\n{_plain(description)}\n\n{biography}{_LINKS}"
        f"\n\n{_END}\n"
    )
    return ListText(markdown, rooted(_links(listing, views), page_url), description)


def _description(listing: Listing, show: Show, views: Views) -> str:
    """A sentence about the list, in the words of the show's language."""
    if listing.is_front and show.description:
        return " ".join(show.description.split())
    say = views.fragments.words.say
    if listing.kind in ("tags", "people"):
        return f"{show.title}: {listing.title}"
    count = listing.subject.count if listing.subject else len(show.episodes)
    episodes = say("{count} episodes", count=count)
    if count == 1:
        episodes = say("1 episode")
    title = listing.title if listing.kind == "index" else f"{show.title}, {listing.title}"
    return f"{title}: {episodes}"


def _links(listing: Listing, views: Views) -> str:
    if listing.kind == "tags":
        links = [(tag.name, views.links.tag_url(tag)) for tag in views.show.tags]
    elif listing.kind == "people":
        links = [(person.name, views.links.person_url(person.name)) for person in views.show.people]
    else:
        links = [(episode.title, ROOT + episode.url) for episode in listing.episodes]
    if not links:
        return ""
    items = [f'<li><a href="{escape(url)}">{escape(title)}</a></li>' for title, url in links]
    return f"<ul>\n{''.join(items)}\n</ul>"


def biography_in(content: str) -> str:
    """What the rendered text of a person's page says of them."""
    _, mark, rest = content.partition(_BIOGRAPHY)
    biography, end, _ = rest.partition(_BIOGRAPHY)
    if not mark or not end:
        return ""
    return biography.strip()


def with_links(content: str, links: str) -> str:
    """The rendered text of a list's page, with its links."""
    return content.replace(_LINKS, links, 1)


def replace_text(content: str, html: str) -> str:
    """A list's page with its list for its text; the list follows where a plugin took the text
    away."""
    stop = content.find(_END)
    if stop < 0:
        return content + html
    # Parsers of fragments drop a comment that comes first.
    starts = [content.find(mark, 0, stop) for mark in (_START, _HEADING)]
    start = min((start for start in starts if start >= 0), default=stop)
    return f"{content[:start]}{html}{content[stop + len(_END) :]}".strip()


def _plain(text: str) -> str:
    """Text as Markdown that says the same."""
    one_line = " ".join(text.split())
    return _MARKUP.sub(r"\\\g<0>", one_line).replace("&", "&amp;").replace("<", "&lt;")
