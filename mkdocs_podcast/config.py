"""The options of the plugin, typed. The text below each is its documentation."""

from __future__ import annotations

import posixpath
import re
from typing import Any, Generic, TypeVar

from mkdocs.config import base
from mkdocs.config import config_options as c

from . import categories, values
from .fields import FIELDS

Options = TypeVar("Options", bound=base.Config)


class Group(c.SubConfig[Options], Generic[Options]):
    """Options below a name; the name alone, with nothing below it, is none of them."""

    def __init__(self, config_class: type[Options]) -> None:
        super().__init__(config_class)
        self.config_class = config_class

    def run_validation(self, value: object) -> Options:
        if value is not None and not isinstance(value, dict):
            first = next(iter(dict(self.config_class._schema)))
            raise base.ValidationError(f"Expected options below it, such as `{first}:`, but got {value!r}.")
        return super().run_validation({} if value is None else value)


class Texts(c.OptionallyRequired[list[str]]):
    """A list of texts; one text alone stands for a list of one."""

    def __init__(self) -> None:
        super().__init__(default=[])

    def run_validation(self, value: object) -> list[str]:
        found = [value] if isinstance(value, str) else value
        if not isinstance(found, list) or not all(isinstance(item, str) and item.strip() for item in found):
            raise base.ValidationError(f"Expected a list of texts, but got {value!r}. Write each one after a hyphen.")
        return found


class Hosts(Texts):
    """Names of hosts; an address stands for its host."""

    def run_validation(self, value: object) -> list[str]:
        return [re.sub(r"^https?://|/.*$", "", host.strip().lower()) for host in super().run_validation(value)]


class PagePath(c.OptionallyRequired[str]):
    """The path of a Markdown page in the docs folder."""

    def __init__(self, default: str = "", holding: str = "", can_be_off: bool = False) -> None:
        super().__init__(default=default)
        self.holding = holding
        self.can_be_off = can_be_off

    def run_validation(self, value: object) -> str:
        if self.can_be_off and value is False:
            return ""
        if not isinstance(value, str) or not value.endswith(".md") or value.startswith("/") or ".." in value.split("/"):
            off = ", or `false`" if self.can_be_off else ""
            raise base.ValidationError(
                f"Expected the path of a page in the docs folder, such as `{self.default}`{off}, but got {value!r}."
            )
        if self.holding and self.holding not in value:
            raise base.ValidationError(
                f"Expected `{self.holding}` in the path {value!r}: each tag has a page of its own."
            )
        return posixpath.normpath(value)


class Whole(c.OptionallyRequired[int]):
    """A whole number that is at least 1."""

    def __init__(self, default: int) -> None:
        super().__init__(default=default)

    def run_validation(self, value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise base.ValidationError(f"Expected a whole number from 1 up, but got {value!r}.")
        return value


class InNavigation(c.OptionallyRequired[int]):
    """How many episodes the navigation lists: none, all (-1) or the newest N."""

    def __init__(self) -> None:
        super().__init__(default=False)

    def run_validation(self, value: object) -> int:
        if isinstance(value, bool):
            return -1 if value else 0
        if not isinstance(value, int) or value < 0:
            raise base.ValidationError(
                f"Expected `false`, `true` or how many of the newest episodes, but got {value!r}."
            )
        return value


class Aliases(c.OptionallyRequired[dict[str, list[str]]]):
    """More front matter keys for a field."""

    def __init__(self) -> None:
        super().__init__(default={})

    def run_validation(self, value: object) -> dict[str, list[str]]:
        if not isinstance(value, dict):
            raise base.ValidationError(f"Expected fields with their keys, such as `audio: [cast]`, but got {value!r}.")
        for name, keys in value.items():
            if name not in FIELDS:
                raise base.ValidationError(f"There is no field `{name}`. The fields are {', '.join(FIELDS)}.")
            if not isinstance(keys, (str, list)):
                raise base.ValidationError(f"Expected a list of keys for `{name}`, but got {keys!r}.")
        return {name: [keys] if isinstance(keys, str) else [str(key) for key in keys] for name, keys in value.items()}


class YesOrNo(c.OptionallyRequired[bool]):
    """`true` or `false`."""

    def __init__(self, default: bool) -> None:
        super().__init__(default=default)

    def run_validation(self, value: object) -> bool:
        found = values.boolean(value)
        if found is None:
            raise base.ValidationError(f"Expected `true` or `false`, but got {value!r}.")
        return found


class Prefix(c.OptionallyRequired[str]):
    """What an address begins with."""

    def __init__(self) -> None:
        super().__init__(default="")

    def run_validation(self, value: object) -> str:
        if not isinstance(value, str) or (value and not values.url(value.replace("{filename}", "x"))):
            raise base.ValidationError(f"Expected what an address begins with, with https://, but got {value!r}.")
        return value


class Categories(c.OptionallyRequired[tuple[categories.Category, ...]]):
    """A list of categories, or one."""

    def __init__(self) -> None:
        super().__init__(default=[])

    def run_validation(self, value: object) -> tuple[categories.Category, ...]:
        try:
            found = categories.read(value)
        except ValueError as error:
            raise base.ValidationError(str(error)) from None
        self.warnings.extend(filter(None, map(categories.known, found)))
        return found


class Places(c.OptionallyRequired[dict[str, Any]]):
    """Where to subscribe: addresses by the place's name."""

    def __init__(self) -> None:
        super().__init__(default={})

    def run_validation(self, value: object) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise base.ValidationError(
                f"Expected places with their addresses, such as `spotify: https://...`, but got {value!r}."
            )
        for name, address in value.items():
            if name == "rss" and isinstance(address, bool):
                continue
            if not isinstance(address, str) or not re.match(r"https?://[^\s/]|mailto:\S+@", address):
                raise base.ValidationError(
                    f"Expected an address that begins with https:// for `{name}`, but got {address!r}."
                )
        return value


class EpisodesConfig(base.Config):
    include = Texts()
    """The pages that are episodes, as patterns like those of .gitignore (`episodes/**/*.md`). Transcripts, people's
    pages and templates among them are left out. Without it, pages are episodes whose front matter says so: by audio, a
    `podcast:` mapping, or the category below."""

    exclude = Texts()
    """Patterns of pages that are no episodes after all."""

    category = c.Type(str, default="podcast")
    """The `category`, or one of the `categories`, that makes a page an episode."""

    tag = c.Optional(c.Type(str))
    """A tag that makes a page an episode as well."""

    media_prefix = Prefix()
    """What stands before a bare file name in `audio` that is not in the docs folder: `https://cdn.example.org/`. With
    `{filename}` in it, it serves names without an ending: `https://cdn.example.org/{filename}.mp3`."""

    aliases = Aliases()
    """More front matter keys for a field: `{audio: [my_audio_key]}`."""

    nav = InNavigation()
    """Whether episodes are listed in the navigation: `false`, `true`, or how many of the newest. An episode that `nav`
    in mkdocs.yml names stays there in any case."""


class EmbedsConfig(base.Config):
    load = c.Choice(("click", "page"), default="click")
    """When a provider's player loads: on a `click`, so that nobody is told of the reader before, or with the `page`."""

    peertube = Hosts()
    """PeerTube sites whose addresses are to become players: `video.example.org`."""

    castopod = Hosts()
    """Castopod sites whose addresses are to become players."""

    sandbox = YesOrNo(False)
    """Whether iframes of unknown hosts are put into a sandbox."""


class PodcastConfig(base.Config):
    title = c.Optional(c.Type(str))
    """The show's title. Without it: `site_name`."""

    description = c.Optional(c.Type(str))
    """What the show is about, in a sentence or two. Without it: `site_description`."""

    author = c.Optional(c.Type(str))
    """Who makes the show. Without it: `site_author`."""

    image = c.Optional(c.Type(str))
    """The show's artwork, square: a path in the docs folder, or a URL."""

    language = c.Optional(c.Type(str))
    """The show's language. Without it: the theme's."""

    categories = Categories()
    """The show's categories in podcast directories: `[Technology, {Education: How To}]`. The names are those of
    [Apple's list](https://podcasters.apple.com/support/1691)."""

    explicit = YesOrNo(False)
    """Whether the show is explicit; an episode can say otherwise."""

    episodes = Group(EpisodesConfig)
    embeds = Group(EmbedsConfig)

    index = PagePath("podcast/index.md")
    """The page that lists the episodes. Where you have a page there, the list takes the place of its line
    `<!-- podcast:episodes -->`, or else follows its text; where you have none, it is made."""

    tags = PagePath("podcast/tags/{tag}.md", holding="{tag}", can_be_off=True)
    """The page of each tag; the page of all tags is the one where the tag is `index`. `false`: no such pages."""

    per_page = Whole(20)
    """How many episodes are on a page of the index or of a tag."""

    subscribe = Places()
    """Where to subscribe: `{apple: "https://...", spotify: "https://...", rss: "https://..."}`."""

    feed = c.Optional(c.Type(str))
    """Reserved for the address of the feed, which this version does not write yet."""

    lock = c.Optional(c.Type(str))
    """Reserved for the lock file of the feed, which this version does not write yet."""
