"""What draws the pages of one show, made of its settings and of what goes with its episodes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from .. import embeds
from ..model.show import Show
from ..pages.below_notes import BelowNotes
from ..pages.cards import Cards
from ..pages.episode_view import EpisodeView
from ..pages.list_view import ListView
from ..pages.listings import group_path, person_path
from ..pages.oembed import Embedding
from ..pages.people_view import PeopleView
from ..pages.related import RelatedEpisodes
from ..pages.schedule import upcoming_episodes
from ..pages.show_links import ShowLinks
from ..pages.views import Views
from .kept_related import kept_places
from .listing import ListPages
from .show_companions import Companions

if TYPE_CHECKING:
    from ..html.fragments import Fragments
    from ..model.episode import Episode
    from .artwork_copies import ArtworkCopies
    from .build_cache import BuildCache
    from .settings import ShowSettings, SiteSettings
    from .site_files import SiteFiles


def embedding_of(
    show: Show, settings: ShowSettings, site: SiteSettings, files: SiteFiles
) -> Embedding | None:
    """What other sites need to show the episodes; None where they cannot."""
    if not site.url or not settings.is_embeddable:
        return None
    return Embedding(show, site.url, files.__contains__)


def links_of(
    show: Show, settings: ShowSettings, lists: ListPages, files: SiteFiles, artwork: ArtworkCopies
) -> ShowLinks:
    """The addresses that a show's pages lead to."""
    paths = settings.list_paths
    has_index_head = paths.index in lists.generated and paths.index in files
    return ShowLinks(
        show,
        partial(lists.address, files=files),
        lambda slug: paths.tags.replace("{tag}", slug),
        lambda group: group_path(group, paths),
        lambda person: person_path(person, paths),
        paths.people.replace("{person}", "index"),
        artwork.address,
        has_index_head=has_index_head,
    )


def views_of(
    links: ShowLinks,
    settings: ShowSettings,
    site: SiteSettings,
    fragments: Fragments,
    companions: Companions,
    embedding: Embedding | None,
    every_episode: Sequence[Episode],
    cache: BuildCache,
) -> Views:
    """What draws the pages of a show; `every_episode` are also those that are not out yet."""
    show = links.show
    people = PeopleView(links)
    cards = Cards(
        links,
        fragments,
        status=lambda episode: episode.status(site.now),
        resolve=partial(embeds.resolve, peertube=settings.peertube, castopod=settings.castopod),
        guid=companions.recordings.lasting_guid,
        key_prefix=site.base_path,
    )
    episodes = EpisodeView(
        links,
        cards,
        fragments,
        people,
        chapters=companions.chapters.of,
        transcript=companions.transcripts.cues,
        has_transcript=companions.transcripts.has_cues,
        frame=embedding.frame_path if embedding else lambda episode: "",
        site_url=site.url,
        captions=companions.transcripts.captions,
    )
    upcoming = upcoming_episodes(every_episode, site.now)
    lists = ListView(links, cards, fragments, people, upcoming)
    related = RelatedEpisodes(
        show.episodes if settings.has_related else (), partial(kept_places, cache)
    )
    below = BelowNotes(links, fragments, related.of)
    return Views(show, fragments, links, cards, episodes, lists, below)
