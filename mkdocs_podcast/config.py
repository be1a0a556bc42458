"""The options of the plugin, typed. The text below each is its documentation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from operator import itemgetter

from mkdocs.config import config_options as c
from mkdocs.exceptions import PluginError

from .host.feed_options import with_feed_tags
from .host.named_options import Group, NamedOptions
from .host.option_lines import place_of_entry
from .host.option_types import (
    Hosts,
    OneOf,
    PagePath,
    Prefix,
    ReadBy,
    Text,
    Texts,
    Whole,
    WholeOrAll,
    YesOrNo,
)
from .host.podcast_options import (
    OTHER_NAMES,
    Aliases,
    Categories,
    FeedPath,
    FeedsOf,
    InNavigation,
    PeopleFile,
    Places,
    SeasonNames,
    TranscriptSearch,
    crew,
    email,
)
from .model import feed_values
from .pages.redirects import address_patterns
from .text import addresses, values


class EpisodesConfig(NamedOptions):
    include = Texts()
    """The pages that are episodes, as patterns like those of .gitignore (`episodes/**/*.md`).
    Transcripts, people's pages and templates among them are left out. Without it, pages are
    episodes whose front matter says so: by audio, a `podcast:` mapping, or the category below."""

    exclude = Texts()
    """Patterns of pages that are no episodes after all."""

    category = Text("podcast")
    """The `category`, or one of the `categories`, that makes a page an episode."""

    tag = c.Optional(Text())
    """A tag that makes a page an episode as well."""

    media_prefix = Prefix()
    """What is put before a bare file name in `audio` that is not in the docs folder:
    `https://cdn.example.org/`. With `{filename}` in it, it serves names without an ending:
    `https://cdn.example.org/{filename}.mp3`."""

    image_prefix = Prefix()
    """The same for `image`: `https://cdn.example.org/covers/`."""

    aliases = Aliases()
    """More front matter keys for a field: `{audio: [my_audio_key]}`."""

    nav = InNavigation()
    """Whether episodes are listed in the navigation: `false`, `true`, or how many of the newest. An
    episode that `nav` in mkdocs.yml names stays there in any case."""

    url = ReadBy(address_patterns, "A pattern of addresses, or a list of them.")
    """The pattern of the addresses at which episodes were before: `/{slug}/`. From each, a page
    leads to where the episode is now. `{slug}` is that of the front matter, or else the file's name
    without a date; the others are `{year}`, `{month}`, `{day}`, `{season}` and `{number}`, which
    `{number:03}` fills up with zeros."""


class EmbedsConfig(NamedOptions):
    load = OneOf(("click", "page"), default="click")
    """When a provider's player loads: on a `click`, so that the provider learns nothing about the reader before, or
    with the `page`."""

    peertube = Hosts()
    """PeerTube sites whose addresses are to become players: `video.example.org`."""

    castopod = Hosts()
    """Castopod sites whose addresses are to become players."""

    sandbox = YesOrNo(False)
    """Whether iframes of unknown hosts are put into a sandbox."""


class OwnerConfig(NamedOptions):
    name = ReadBy(values.text, "A text.", default="")
    """Who owns the show, for directories."""

    email = ReadBy(email, "An e-mail address.", default="")
    """Where directories send the code by which you claim the show. It is in the feed, for
    everybody to read."""


@with_feed_tags
class ChannelConfig(NamedOptions):
    # What has no row in the table of tags (model/feed_tags.py): several options, or a value that
    # other options and the episodes share in.
    guid = ReadBy(feed_values.guid, "A UUID.", default="")
    """The show's `podcast:guid`, which stays the same wherever the feed moves. Without it, the one
    that follows from the feed's address; give it before that changes."""

    owner = Group(OwnerConfig)

    people = ReadBy(crew, "A list of names, or of `{name, role, group, url, image}`.")
    """Who makes the show; without a role, a host. The feed repeats them for each episode that names
    people, except for the roles that the episode itself names somebody for."""

    season_names = SeasonNames()
    """The names of seasons: `{1: The sea at night}`. Feeds of seasons have them in their titles."""


class FeedsConfig(NamedOptions):
    limit = c.Optional(Whole(None))
    """How many of the newest episodes a feed has. Without it: all of them."""

    page_size = Whole(1000)
    """How many episodes are in one file. A longer feed continues in files of its own, linked as RFC
    5005 has it; apps that do not follow such links show the episodes of the first file."""

    full_notes = WholeOrAll(50)
    """How many of the newest episodes have their show notes in full, or `true` for all of them. Older
    ones have as much of them as a description may hold, 4000 bytes, and a link to the page where
    that is not all. Without it: 50. Few listeners read older notes in an app, and every app loads
    all of a feed again each time that it changes."""

    tags = FeedsOf("tags")
    """Whether each tag has a feed of its own (`podcast/feed/tags/jazz.xml`), or which tags have."""

    people = FeedsOf("people")
    """Whether each person has a feed of their own (`podcast/feed/people/ana.xml`), or which people
    have, by name or key."""

    seasons = YesOrNo(False)
    """Whether each season has a feed of its own (`podcast/feed/seasons/1.xml`)."""

    prefix = ReadBy(addresses.url, "An address that begins with `https://`.", default="")
    """The address of a service that counts downloads, `https://op3.dev/e/`. It is put before the
    addresses of the recordings in the feed, in place of their `https://`, and nowhere else."""


class TranscriptsConfig(NamedOptions):
    search = TranscriptSearch()
    """What the site's search finds of what is said. `text`: all of it, and a hit leads to its
    moment; an hour of talk adds about 60 KB to the search index. `words`: each word of an episode
    once, and a hit leads to its transcript; about 11 KB. `true`: the text, unless the transcripts
    of the site have more than 10 MB of it, about 170 hours; then the words. `false`: nothing."""


class DocumentationConfig(NamedOptions):
    links = YesOrNo(False)
    """Whether the pages that show notes link to are listed on the episode's page, and the episode
    on theirs."""

    tags = YesOrNo(False)
    """Whether pages that are no episodes list the episodes with which they share `tags`."""


class PodcastConfig(NamedOptions):
    other_names = OTHER_NAMES

    title = c.Optional(Text())
    """The show's title. Without it: `site_name`."""

    description = c.Optional(Text())
    """What the show is about, in a sentence or two. Without it: `site_description`."""

    author = c.Optional(Text())
    """Who makes the show. Without it: `site_author`."""

    image = c.Optional(Text())
    """The show's artwork, square: a path in the docs folder, or a URL."""

    language = c.Optional(Text())
    """The show's language. Without it: the theme's."""

    categories = Categories()
    """The show's categories in podcast directories: `[Technology, {Education: How To}]`. The names
    are those of [Apple's list](https://podcasters.apple.com/support/1691)."""

    explicit = YesOrNo(False)
    """Whether the show is explicit; an episode can say otherwise."""

    episodes = Group(EpisodesConfig)
    embeds = Group(EmbedsConfig)
    transcripts = Group(TranscriptsConfig)

    index = PagePath("podcast/index.md")
    """The page that lists the episodes. Where you have a page there, the list takes the place of
    its line `<!-- podcast:episodes -->`, or else follows its text; where you have none, it is made.
    """

    tags = PagePath("podcast/tags/{tag}.md", holding="{tag}", can_be_off=True)
    """The page of each tag; the page of all tags is the one where the tag is `index`. `false`: no
    such pages."""

    seasons = c.Optional(PagePath(holding="{season}", can_be_off=True))
    """The page of each season, where a show has several: from the season's first episode on.
    Without it: `seasons/{season}.md` beside the index. `false`: no such pages."""

    years = c.Optional(PagePath(holding="{year}", can_be_off=True))
    """The page of each year, where a show has more than a dozen episodes, from several years, or
    beside seasons from three. Without it: `years/{year}.md` beside the index. `false`: no such
    pages."""

    people = c.Optional(PagePath(holding="{person}", can_be_off=True))
    """The page of each person who takes part in an episode; the page of all of them is the one where
    the person is `index`. Without it: `people/{person}.md` beside the index. `false`: no such pages.
    """

    people_file = c.Optional(PeopleFile())
    """The file that says who people are: a path in the docs folder. Without it: `people.yml`, where
    there is one. The authors of Material's blog are known as well. `false`: no such file."""

    per_page = c.Optional(Whole(None))
    """How many episodes are on a page of the index, or of a tag, a season, a year or a person.
    Without it: 20 on the first one of the index, 100 on all others."""

    related = YesOrNo(True)
    """Whether an episode's page ends with up to three others that are about the same: by their tags,
    the people in them, and the words of titles and summaries."""

    documentation = Group(DocumentationConfig)

    subscribe = Places()
    """Where to subscribe: `{apple: "https://...", spotify: "https://..."}`, in your order. The feed is
    among them by itself, and so are apps that open it: `rss: false` leaves all of these out, and an
    address takes the feed's place."""

    embeddable = YesOrNo(True)
    """Whether other sites can show an episode with a recording in a frame: by the page `embed.html`
    beside the index, with [oEmbed](https://oembed.com) data in `oembed.json` beside the episode's
    page, and the code to paste below *Share*. It takes `site_url`."""

    llms_txt = YesOrNo(False)
    """Whether language models and other programs get each episode as Markdown (`index.md` beside its
    page), with its transcript, and a list of them in [`llms.txt`](https://llmstxt.org). It takes
    `site_url`."""

    feed = c.Optional(FeedPath())
    """The path of the feed below the site's root. Without it: `feed.xml` beside the index. `false`:
    no feed. It ends in `.xml`, `.rss`, or, to keep an old address, in a name without an ending, such
    as `rss`."""

    channel = Group(ChannelConfig)
    feeds = Group(FeedsConfig)

    cache = YesOrNo(True)
    """Whether builds keep what they make of pages in `.cache/plugin/podcast` beside mkdocs.yml, so
    that the next one makes only what has changed."""

    offline = YesOrNo(False)
    """Whether the site works without a network: a service worker, `podcast-offline.js` at the root of
    the site, keeps the pages that a reader has visited, and the last ten recordings of this site that
    were played. It is for the whole site, and not in a preview by `mkdocs serve`."""

    lock = c.Optional(Text())
    """The lock file, which `mkdocs-podcast lock` writes: a path from where mkdocs.yml is. Without
    it: `podcast.lock.json`."""


def check_together(shows: Sequence[PodcastConfig]) -> None:
    """Raises a PluginError where the shows of one site would be in each other's way."""
    if len(shows) < 2:
        return
    for index, show in reversed(list(enumerate(shows))):
        if not show.episodes.include:
            place = place_of_entry(show.config_file_path, index)
            message = (
                f"`podcast` is listed {len(shows)} times under `plugins`, and this entry does not say "
                "which pages are its own: remove it, or give each `episodes: {include: [...]}`"
            )
            raise PluginError(f"podcast: {place}: {message}")
    for option in ("index", "tags", "seasons", "years", "people", "feed"):
        path_of = feed_option if option == "feed" else itemgetter(option)
        paths = list(map(path_of, shows))
        for path, count in Counter(paths).items():
            if path and count > 1:
                last = len(paths) - 1 - paths[::-1].index(path)
                place = place_of_entry(shows[last].config_file_path, last)
                message = f"another show has the `{option}` {path!r}, too: give each its own"
                raise PluginError(f"podcast: {place}: {message}")


def feed_option(config: PodcastConfig) -> str:
    """The path of the feed as the options have it; "" where there is to be none."""
    from .feed.documents import feed_path

    return feed_path(config.feed, config.index)
