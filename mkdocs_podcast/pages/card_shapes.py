"""Cards that differ in their texts only: rendered once, with slots where the texts go.

What the script draws comes from the same shapes as the server's cards, so that a site's own
`card.html` counts for both.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

from ..html.slots import Shape, slot
from ..model.embed import Embed
from ..model.episode import Episode, Link, Status
from ..text.records import NamedTuple

if TYPE_CHECKING:
    from ..html.fragments import Fragments

_TEXTS = (
    *("title", "url", "artwork", "number", "date", "date_text", "length"),
    *("summary", "audio", "key", "seconds", "initials", "hue"),
)


class Card(NamedTuple):
    """An episode as lists show it: texts, "" for what it has not.

    `date_text` and `length` are for people; `date` is the same as ISO 8601, `seconds` the length of
    the recording. `initials` and `hue` are what is drawn where there is no
    `artwork`. `audio` are the addresses of its formats, with spaces between them, and `key` is
    what the listener's position is remembered under. A `long` title is set in smaller type. In a
    `row` the script makes the button that plays the recording; the `latest` episode leads the
    index, with a larger picture.
    """

    episode: Episode
    title: str
    url: str
    artwork: str
    number: str
    date: str
    date_text: str
    length: str
    people: tuple[Link, ...]
    summary: str
    status: Status
    tags: tuple[Link, ...]
    audio: str = ""
    key: str = ""
    seconds: str = ""
    embed: Embed | None = None
    initials: str = ""
    hue: str = ""
    is_long: bool = False
    is_row: bool = False
    is_latest: bool = False


def texts_of(card: Card) -> dict[str, str]:
    """The texts that go into a card's slots, by name."""
    texts = {name: getattr(card, name) for name in _TEXTS}
    for number, person in enumerate(card.people):
        texts[f"person{number}"], texts[f"person{number}.url"] = person
    for number, tag in enumerate(card.tags):
        texts[f"tag{number}"], texts[f"tag{number}.url"] = tag
    if card.embed:
        texts["src"] = card.embed.src
    return texts


def with_slots(card: Card) -> Card:
    """The card with slots for its texts; what it has not, it has no slot for."""
    texts: dict[str, Any] = {name: slot(name) for name in _TEXTS if getattr(card, name)}
    people = [_link_slots(f"person{number}", link) for number, link in enumerate(card.people)]
    tags = [_link_slots(f"tag{number}", link) for number, link in enumerate(card.tags)]
    embed = card.embed
    if embed:
        embed = embed._replace(src=slot("src"), link="", title="", episode="")
    # What a fragment takes from the episode itself is not in a slot.
    episode = card.episode._replace(title=slot("title"))
    return card._replace(
        **texts, episode=episode, people=tuple(people), tags=tuple(tags), embed=embed
    )


def _link_slots(name: str, link: Link) -> Link:
    return Link(slot(name), slot(f"{name}.url") if link.url else "")


def _kind(card: Card, level: int) -> Hashable:
    """What cards of one shape have in common."""
    embed = card.embed
    frame = embed and (embed.name, embed.allow, embed.sandbox, embed.ratio, embed.height)
    present = tuple(bool(getattr(card, name)) for name in _TEXTS)
    # Whoever has no page is named without a link.
    linked = tuple(bool(link.url) for link in (*card.people, *card.tags))
    return (
        level,
        card.is_long,
        card.is_row,
        card.is_latest,
        card.episode.type,
        card.status,
        present,
        len(card.people),
        linked,
        frame,
    )


class CardShapes:
    """Renders cards, each shape once."""

    def __init__(self, fragments: Fragments) -> None:
        self.fragments = fragments
        self._shapes: dict[Hashable, Shape] = {}

    def html(self, card: Card, level: int) -> str:
        """A card's HTML, with its heading at this level."""
        if self.fragments.is_overridden("card"):
            return self._render(card, level)
        return self._shape(card, level).fill(texts_of(card))

    def shape(self, card: Card, level: int) -> str:
        """The HTML with slots that gives the card once they are filled.

        A `card.html` of the site's own may depend on more than the texts: then it is the whole card.
        """
        if not self.fragments.is_overridden("card"):
            return self._shape(card, level).html
        html = self._render(card, level)
        try:
            shape = self._shape(card, level)
        except Exception:
            # Slots are not what the fragment expects: it may take a date from a title.
            return html
        if shape.fill(texts_of(card)) == html:
            return shape.html
        return html

    def _shape(self, card: Card, level: int) -> Shape:
        kind = _kind(card, level)
        if kind not in self._shapes:
            self._shapes[kind] = Shape(self._render(with_slots(card), level))
        return self._shapes[kind]

    def _render(self, card: Card, level: int) -> str:
        return self.fragments.render("card", card=card, level=level)
