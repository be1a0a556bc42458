"""What an episode's own page shows around its notes, and the page for frames."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from ..model import roles
from ..model.episode import Episode
from ..text.records import NamedTuple
from .cards import Cards, number_text
from .people_view import PeopleView, PersonView
from .show_links import ROOT, ShowLinks, rooted

if TYPE_CHECKING:
    from ..html.fragments import Fragments
    from ..model.chapter import Chapter
    from ..model.cue import Cue
    from .passages import Passage

AddressOf = Callable[[str], str]

# Stands for the address of an episode's page for frames.
_FRAME = "\ue001"


class Captions(NamedTuple):
    """A transcript as a file that browsers read as captions."""

    url: str
    language: str = ""


class Controls(NamedTuple):
    """What the player's second line depends on."""

    chapters: bool
    site: str
    frame: str
    transcript: bool
    episode_data: str


class EpisodeView:
    """Draws the episodes' pages of one show.

    `chapters` and `transcript` give an episode's, in order, `frame` the address below
    `site_url` that shows it elsewhere; `has_transcript` says whether there is one without reading it.
    `captions` gives a video's, with the addresses that a function makes of paths.
    """

    def __init__(
        self,
        links: ShowLinks,
        cards: Cards,
        fragments: Fragments,
        people: PeopleView,
        chapters: Callable[[Episode], Sequence[Chapter]] = lambda episode: (),
        transcript: Callable[[Episode], Sequence[Cue]] = lambda episode: (),
        has_transcript: Callable[[Episode], bool] = lambda episode: False,
        frame: Callable[[Episode], str] = lambda episode: "",
        site_url: str = "",
        captions: Callable[[Episode, AddressOf], Sequence[Captions]] = lambda episode, address: (),
    ) -> None:
        self.links = links
        self.cards = cards
        self.fragments = fragments
        self.people_view = people
        self.chapters_of = chapters
        self.transcript_of = transcript
        self.has_transcript = has_transcript
        self.frame = frame
        self.site_url = site_url
        self.captions_of = captions
        self._passages: dict[str, tuple[Passage, ...]] = {}
        self._controls: dict[Controls, str] = {}
        self._faces: dict[PersonView, Markup] = {}

    def head(self, episode: Episode, player: str, title: str = "") -> str:
        """What an episode's page begins with: artwork, its heading `title`, facts, people, the
        player, where to subscribe, tags."""
        return self.fragments.render(
            "head",
            episode=episode,
            title=Markup(title),
            people=self.people(episode),
            face=self._face,
            index=self.links.index_url,
            show=self.links.show,
            artwork=self.links.artwork(episode).head,
            artwork_srcset=self.links.artwork(episode).srcset,
            number=number_text(episode, self.links.show, self.fragments.words.say),
            status=self.cards.status(episode),
            tags=self.links.tag_links(episode),
            **self.links.subscribe,
            subscribe_block=self.subscribe_block,
            player=Markup(player),
            chapters=[chapter for chapter in self.chapters(episode) if not chapter.hidden],
            episode_data=self.links.data_url,
            controls=self.controls(episode),
            # By it, the page for frames finds the player among those in the notes.
            key=self.cards.key(episode) if episode.audio and not player else "",
        )

    def facts(self, episode: Episode) -> list[Any]:
        """What the head shows that neither the episode says nor the show, in lists and texts."""
        return [
            *(self.links.artwork(episode), self.links.tag_links(episode), self.people(episode)),
            *(self.chapters(episode), self.has_transcript(episode), self.frame(episode)),
            *(self.cards.key(episode), self.cards.status(episode)),
        ]

    @cached_property
    def subscribe_block(self) -> Markup:
        """Where to subscribe, which is the same on each episode's page. What is below "More apps" is
        on the index, where that begins with the head of the show."""
        apps_page = ""
        if self.links.has_index_head and not self.fragments.is_overridden("show"):
            apps_page = self.links.apps_page
        return Markup(
            self.fragments.render("subscribe", **self.links.subscribe, apps_page=apps_page)
        )

    def _face(self, person: PersonView) -> Markup:
        """Somebody's picture, which is the same on each episode's page."""
        if person not in self._faces:
            self._faces[person] = Markup(self.fragments.render("face", person=person))
        return self._faces[person]

    def controls(self, episode: Episode) -> Markup:
        """The second line of the player on the episode's own page."""
        frame = self.frame(episode)
        kind = Controls(
            chapters=bool(self.chapters_of(episode)),
            site=self.site_url,
            frame=_FRAME if frame else "",
            transcript=self.has_transcript(episode),
            episode_data=self.links.data_url,
        )
        return self._controls_of(kind, frame)

    def _controls_of(self, kind: Controls, frame: str) -> Markup:
        """All that differs between those of a kind is the address: they are rendered once."""
        if kind not in self._controls:
            self._controls[kind] = self.fragments.render("controls", **kind._asdict())
        return Markup(self._controls[kind].replace(_FRAME, escape(frame)))

    def chapters(self, episode: Episode) -> tuple[Chapter, ...]:
        """The episode's chapters, with addresses for pages."""
        found = self.chapters_of(episode)
        if not any(chapter.url or chapter.image for chapter in found):
            return tuple(found)
        return tuple(
            chapter._replace(
                url=self.links.file_url(chapter.url), image=self.links.file_url(chapter.image)
            )
            for chapter in found
        )

    def captions(self, episode: Episode) -> str:
        """What a video that plays the episode offers to read along."""
        captions = self.captions_of(episode, self.links.file_url)
        return self.fragments.render("captions", captions=captions)

    def transcript(self, episode: Episode) -> str:
        """What is said in the episode, folded; empty where nobody has written it down."""
        said = self._passages.pop(episode.path, None) or self.passages(episode)
        if not said:
            return ""
        from .transcript_view import draw_transcript

        return draw_transcript(said, self.fragments)

    def passages(self, episode: Episode) -> tuple[Passage, ...]:
        """What is said in the episode, under headings; kept until it is rendered."""
        cues = self.transcript_of(episode)
        if not cues:
            return ()
        from .passages import passages

        self._passages[episode.path] = passages(cues, self.chapters(episode))
        return self._passages[episode.path]

    def frame_page(self, path: str, *, styles: Sequence[str]) -> str:
        """The page that shows the player of any of the show's episodes in a frame; `path` is its
        own below the site's root. `styles` are the addresses of the site's own style sheets.
        """
        html = self.fragments.render(
            "embed-page",
            show=self.links.show,
            artwork=self.links.show_artwork.small,
            index=self.links.index_url,
            root=f"{ROOT}./",
            assets=f"{ROOT}assets/podcast/",
            styles=[ROOT + style for style in styles],
            controls=self._controls_of(
                Controls(
                    chapters=True,
                    site=self.site_url,
                    frame=_FRAME,
                    transcript=False,
                    episode_data="",
                ),
                path,
            ),
        )
        return rooted(html, path)

    def people(self, episode: Episode) -> list[tuple[str, tuple[PersonView, ...]]]:
        """Who is heard, and who did what else, with the words before them; those with a page are
        linked to it."""
        guests, hosts = episode.guests, episode.hosts
        groups = {"": guests, "with": hosts} if guests else {"Hosted by": hosts}
        for person in episode.people:
            if person not in guests and person not in hosts:
                role = roles.name_of(person.role)
                groups[role] = (*groups.get(role, ()), person)
        return [
            (words, tuple(map(self.people_view.of, people)))
            for words, people in groups.items()
            if people
        ]
