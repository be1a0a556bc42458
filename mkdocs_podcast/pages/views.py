"""A Show → the HTML of its pages: plain values for the fragments, and addresses that fit the page
they stand on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from markupsafe import Markup, escape

from .. import embeds
from ..html.fragments import Fragments
from ..markdown.comments import Block
from ..model import embed
from ..model.episode import Audio, Episode, Link, Person, Status
from ..model.player import Player, Source
from ..model.show import Show, Tag
from ..text.matching import nearest, slug
from .listings import Listing, pager_numbers
from .subscriptions import Subscription, subscription

if TYPE_CHECKING:
    from ..model.chapter import Chapter
    from ..model.cue import Cue
    from .passages import Passage

# Stands for the way from a page to the site's root, so that a card is rendered once for all the
# pages that show it. A private-use character, which escaping leaves alone.
ROOT = "\ue000"
# Stands for the code that shows an episode elsewhere.
_SNIPPET = "\ue001"
_TOP_TAGS = 12


class Card(NamedTuple):
    """An episode as lists show it."""

    episode: Episode
    url: str
    artwork: str
    number: str
    status: Status
    people: str
    tags: tuple[Link, ...]
    player: Player | None = None
    embed: embed.Embed | None = None


class Controls(NamedTuple):
    """What the player's second line depends on."""

    chapters: bool
    snippet: str
    transcript: bool
    every_card: str


def number_text(episode: Episode, show: Show, say: Callable[..., str]) -> str:
    """`Episode 12`, `Season 2, episode 3` in a show of several seasons, `Bonus`, or the label as
    written."""
    if episode.type != "full":
        return say(episode.type.capitalize())
    if episode.number is None:
        return episode.label
    if episode.season and len(show.seasons) > 1:
        return say(
            "Season {season}, episode {number}", season=episode.season, number=episode.number
        )
    return say("Episode {number}", number=episode.number)


class Views:
    """Renders one show's pages.

    `address` gives the address below the site's root of a page or file in the docs folder, "" when
    there is none; `tag_path` the docs path of a tag's page, "" where tags have none; `key_prefix`
    stands before the keys under which browsers remember positions; `chapters` and `transcript` give
    an episode's, in order, `snippet` the code that shows it elsewhere.
    """

    def __init__(
        self,
        show: Show,
        fragments: Fragments,
        address: Callable[[str], str],
        tag_path: Callable[[str], str],
        status: Callable[[Episode], Status],
        resolve: Callable[[str], embed.Embed | None] = embeds.resolve,
        key_prefix: str = "/",
        per_page: int = 20,
        chapters: Callable[[Episode], Sequence[Chapter]] = lambda episode: (),
        transcript: Callable[[Episode], Sequence[Cue]] = lambda episode: (),
        snippet: Callable[[Episode], str] = lambda episode: "",
    ) -> None:
        self.show = show
        self.fragments = fragments
        self.address = address
        self.tag_path = tag_path
        self.status = status
        self.resolve = resolve
        self.key_prefix = key_prefix
        self.per_page = per_page
        self.chapters_of = chapters
        self.transcript_of = transcript
        self.snippet = snippet
        self._passages: dict[str, tuple[Passage, ...]] = {}
        self._cards: dict[str, Markup] = {}
        self._tag_links: dict[str, Link] = {}
        self._controls: dict[Controls, str] = {}

    @cached_property
    def subscribe(self) -> tuple[Subscription, ...]:
        return tuple(subscription(link.name, link.url) for link in self.show.subscribe)

    @cached_property
    def show_artwork(self) -> str:
        return self.file_url(self.show.image)

    def file_url(self, place: str) -> str:
        """The address of a URL or of a file in the docs folder, seen from any page."""
        if not place or place.startswith(("https://", "http://")):
            return place
        return ROOT + (self.address(place) or quote(place))

    def page_url(self, path: str) -> str:
        address = self.address(path)
        return ROOT + address if address else ""

    def tag_url(self, tag: Tag) -> str:
        path = self.tag_path(tag.slug)
        return self.page_url(path) if path else ""

    def tag_links(self, episode: Episode) -> tuple[Link, ...]:
        """The episode's tags, linked to their pages, or to the index where there are none."""
        return tuple(
            self._tag_link(name.casefold())
            for name in episode.tags
            if name.casefold() in self.show.tag_of
        )

    def _tag_link(self, name: str) -> Link:
        if name not in self._tag_links:
            tag = self.show.tag_of[name]
            self._tag_links[name] = Link(tag.name, self.tag_url(tag) or self.index_url)
        return self._tag_links[name]

    @cached_property
    def all_tags_url(self) -> str:
        """The page of all tags; "" where there is none."""
        return self.page_url(self.tag_path("index"))

    @cached_property
    def index_url(self) -> str:
        return ROOT + self.show.url

    def artwork(self, episode: Episode) -> str:
        return self.file_url(episode.image) or self.show_artwork

    def key(self, episode: Episode) -> str:
        """What the listener's position is remembered under: one origin may hold several sites."""
        return episode.guid or self.key_prefix + episode.path

    def sources(self, formats: Iterable[Audio]) -> tuple[Source, ...]:
        return tuple(Source(self.file_url(audio.url), audio.type) for audio in formats)

    def card(self, episode: Episode) -> Card:
        player = embed = None
        if episode.audio:
            sources = self.sources(episode.audio)
            player = Player(
                episode.title,
                self.key(episode),
                sources,
                episode.duration or episode.audio[0].duration,
            )
        elif episode.player:
            embed = self.resolve(episode.player) or embeds.frame_embed({"src": episode.player})
        return Card(
            episode=episode,
            url=ROOT + episode.url,
            artwork=self.artwork(episode),
            number=number_text(episode, self.show, self.fragments.words.say),
            status=self.status(episode),
            people=", ".join(person.name for person in episode.guests or episode.hosts),
            tags=self.tag_links(episode),
            player=player,
            embed=embed,
        )

    def card_html(self, episode: Episode, level: int) -> Markup:
        """A card, rendered once: most are on the index, on tag pages and in the list that the
        filter reads."""
        key = f"{level}{episode.path}"
        if key not in self._cards:
            self._cards[key] = Markup(
                self.fragments.render("card", card=self.card(episode), level=level)
            )
        return self._cards[key]

    def cards(self, episodes: Iterable[Episode], level: int = 2) -> str:
        """The list of the episodes' cards."""
        cards = [self.card_html(episode, level) for episode in episodes]
        return self.fragments.render(
            "cards", cards=cards, show=self.show, every_card=self.every_card_url
        )

    def head(self, episode: Episode, player: str) -> str:
        """What stands under an episode's title: artwork, facts, people, tags and the player."""
        return self.fragments.render(
            "head",
            episode=episode,
            people=self.people(episode),
            show=self.show,
            artwork=self.artwork(episode),
            number=number_text(episode, self.show, self.fragments.words.say),
            status=self.status(episode),
            tags=self.tag_links(episode),
            subscribe=self.subscribe,
            player=Markup(player),
            chapters=self.chapters(episode),
            every_card=self.every_card_url,
            controls=self.controls(episode, self.snippet(episode), on_page=True),
        )

    def controls(self, episode: Episode, snippet: str, *, on_page: bool) -> Markup:
        """The second line of the player on the episode's own page, or in a frame.

        All that differs between episodes of a kind is the snippet, so that it is rendered once for
        each kind.
        """
        kind = Controls(
            chapters=bool(self.chapters_of(episode)),
            snippet=_SNIPPET if snippet else "",
            transcript=on_page and bool(self.transcript_of(episode)),
            every_card=self.every_card_url if on_page else "",
        )
        if kind not in self._controls:
            self._controls[kind] = self.fragments.render("controls", **kind._asdict())
        return Markup(self._controls[kind].replace(_SNIPPET, escape(snippet)))

    def chapters(self, episode: Episode) -> tuple[Chapter, ...]:
        """The episode's chapters, with addresses for pages."""
        found = self.chapters_of(episode)
        if not any(chapter.url or chapter.image for chapter in found):
            return tuple(found)
        return tuple(
            chapter._replace(url=self.file_url(chapter.url), image=self.file_url(chapter.image))
            for chapter in found
        )

    def transcript(self, episode: Episode) -> str:
        """What is said in the episode, folded; empty where nobody has written it down."""
        said = self._passages.pop(episode.path, None) or self.passages(episode)
        if not said:
            return ""
        from ..transcript.cue_text import between

        return self.fragments.render("transcript", passages=said, between=between)

    def passages(self, episode: Episode) -> tuple[Passage, ...]:
        """What is said in the episode, under headings; kept until it is rendered."""
        cues = self.transcript_of(episode)
        if not cues:
            return ()
        from .passages import passages

        self._passages[episode.path] = passages(cues, self.chapters(episode))
        return self._passages[episode.path]

    def embed_page(self, episode: Episode, path: str, *, page: str, snippet: str) -> str:
        """A page of its own for the episode's player, to be shown in a frame; `path` is its own
        below the site's root.

        `page` is the full address of the episode's page, and `snippet` the code that shows the
        frame.
        """
        html = self.fragments.render(
            "embed-page",
            player=self.card(episode).player,
            episode=episode,
            show=self.show,
            artwork=self.artwork(episode),
            chapters=self.chapters(episode),
            page=page,
            assets=f"{ROOT}assets/podcast/",
            controls=self.controls(episode, snippet, on_page=False),
        )
        return rooted(html, path)

    def people(self, episode: Episode) -> list[tuple[str, tuple[Person, ...]]]:
        """Who is heard, with the words before them; those with a page of their own are linked to
        it."""
        guests, hosts = (
            tuple(map(self._linked, people)) for people in (episode.guests, episode.hosts)
        )
        groups = [("", guests), ("with", hosts)] if guests else [("Hosted by", hosts)]
        return [(words, people) for words, people in groups if people]

    def _linked(self, person: Person) -> Person:
        return person._replace(url=self.page_url(person.path)) if person.path else person

    def around(self, episode: Episode, *, neighbours: bool) -> str:
        """What stands below the show notes: where to subscribe and, with `neighbours`, the episodes
        next to it."""
        previous, following = self.show.neighbours(episode.path) if neighbours else (None, None)
        return self.fragments.render(
            "around",
            previous=previous and beside(previous),
            next=following and beside(following),
            subscribe=self.subscribe,
            index=self.index_url,
        )

    def listing_head(self, listing: Listing) -> str:
        """What a page that lists episodes begins with, where its author wrote no heading: the show,
        or the tag."""
        if listing.kind == "index":
            return self.fragments.render(
                "show",
                show=self.show,
                artwork=self.show_artwork,
                subscribe=self.subscribe,
                index=self.index_url,
            )
        return self.fragments.render(
            "title",
            title=listing.tag.name if listing.tag else listing.title,
            tag=listing.tag,
            index=self.index_url,
            all_tags=self.all_tags_url,
        )

    def listing(self, listing: Listing) -> str:
        """The list of a page that lists episodes, with what it can be filtered by."""
        if listing.kind == "tags":
            return self.tag_cloud()
        shared: dict[str, Any] = {
            "show": self.show,
            "cards": [self.card_html(episode, 2) for episode in listing.episodes],
            "pager": self.pager(listing) if len(listing.paths) > 1 else None,
            "index": self.index_url,
            "all_tags": self.all_tags_url,
            "every_card": self.every_card_url,
        }
        if listing.tag:
            return self.fragments.render("tag", tag=listing.tag, **shared)
        return self.fragments.render(
            "index",
            total=len(self.show.episodes),
            tags=self.top_tags(),
            current_tag="",
            more_tags=self.all_tags_url if len(self.show.tags) > _TOP_TAGS else "",
            all=self.all_cards_url if len(self.show.episodes) > len(listing.episodes) else "",
            **shared,
        )

    def top_tags(self) -> list[dict[str, Any]]:
        """The tags with the most episodes, as many as a line or two hold."""
        return self.tag_views(sorted(self.show.tags, key=lambda tag: -tag.count)[:_TOP_TAGS])

    def tag_views(self, tags: Iterable[Tag]) -> list[dict[str, Any]]:
        return [
            {
                "name": tag.name,
                "slug": tag.slug,
                "count": tag.count,
                "url": self.tag_url(tag) or self.index_url,
            }
            for tag in tags
        ]

    def tag_cloud(self) -> str:
        """Every tag with its count; nothing where there is none."""
        if not self.show.tags:
            return ""
        return self.fragments.render(
            "tags", tags=self.tag_views(self.show.tags), index=self.index_url
        )

    def pager(self, listing: Listing) -> dict[str, Any]:
        return {
            "previous": self.page_url(listing.previous) if listing.previous else "",
            "next": self.page_url(listing.next) if listing.next else "",
            "pages": [
                number
                and {
                    "number": number,
                    "url": self.page_url(listing.paths[number - 1]),
                    "current": number == listing.number,
                }
                for number in pager_numbers(listing.number, len(listing.paths))
            ],
        }

    @property
    def all_cards_address(self) -> str:
        """The address below the site's root of the file with every card: beside the index, and
        named after it."""
        index = self.show.url.removeprefix("./")
        return (
            f"{index}index.cards.html"
            if index.endswith("/") or not index
            else index.removesuffix(".html") + ".cards.html"
        )

    @property
    def all_cards_url(self) -> str:
        return ROOT + self.all_cards_address

    @property
    def every_card_url(self) -> str:
        """Where every card is: what comes after an episode is found there."""
        return self.all_cards_url if len(self.show.episodes) > self.per_page else self.index_url

    def all_cards(self) -> str:
        """Every card: what the index's filter reads, once the reader uses it."""
        return self.cards(self.show.episodes)

    def block(self, block: Block) -> str:
        """What a comment on a page asks for."""
        if block.name == "tags":
            return self.tag_cloud()
        if block.name == "subscribe":
            return self.fragments.render("subscribe", subscribe=self.subscribe)
        wanted = chosen(self.show, block)
        return self.cards(wanted) if wanted else ""

    def problems(self, block: Block, found: Show) -> list[str]:
        """Why a comment on a page shows nothing, and will not when all that was `found`, drafts
        included, is out."""
        if block.name == "subscribe" and not self.subscribe:
            return [
                "`podcast:subscribe` shows nothing, as `subscribe` in mkdocs.yml names no place: name one there"
            ]
        if block.name == "tags" and self.show.episodes and not self.show.tags:
            return [
                "`podcast:tags` shows nothing, as no episode has `tags`: give them some, or remove the comment"
            ]
        if (
            block.name != "episodes"
            or not self.show.episodes
            or chosen(self.show, block)
            or chosen(found, block)
        ):
            return []
        tag, season = block.options.get("tag", ""), block.number("season")
        if tag and not self.show.select(tag):
            names = [found.name for found in self.show.tags]
            known = f"there are {_some(names)}" if names else "no episode has any"
            near = nearest(tag, [name.casefold() for name in names])
            return [
                f"`podcast:episodes` shows nothing, as no episode has the tag `{tag}`{near}: {known}"
            ]
        if season and not self.show.select(season=season):
            known = _some([str(number) for number in self.show.seasons])
            seasons = f"there are {known}" if known else "no episode names its `season`"
            return [
                f"`podcast:episodes` shows nothing, as no episode is of season {season}: {seasons}"
            ]
        return [
            f"`podcast:episodes` shows nothing, as no episode of season {season} has the tag `{tag}`: drop either"
        ]

    def is_for_this_show(self, block: Block) -> bool | None:
        """None where the comment names no show."""
        named = block.options.get("show")
        return None if named is None else slug(named) == slug(self.show.title)


def chosen(show: Show, block: Block) -> tuple[Episode, ...]:
    """The episodes that a comment asks for."""
    return show.select(block.options.get("tag", ""), block.number("season"), block.number("limit"))


def _some(names: list[str], most: int = 8) -> str:
    """The first names, and that there are more."""
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")


def beside(episode: Episode) -> dict[str, Any]:
    return {"episode": episode, "url": ROOT + episode.url}


def rooted(html: str, page_url: str) -> str:
    """HTML with the way from the page at `page_url` to the site's root put in."""
    way = "../" * page_url.count("/") if page_url not in {"./", "."} else ""
    return html.replace(ROOT + "./", way or "./").replace(ROOT, way)
