"""What an episode's front matter is for MkDocs, themes and other plugins: `page.meta`.

Themes print values of front matter as they are, into elements and attributes, and lists and
mappings as Python writes them. So each text in it, at any depth, is safe by its type: whoever
prints it, escaped or not, ends no element and no attribute. The page's own heading has the title in
full.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from ..model.episode import Episode
from ..text import values
from ..text.patterns import pattern
from .theme_keys import NO_THEME, Theme, usable_by_theme

_TAG = pattern(r"<(?=[A-Za-z/!?])[^>]*>?")
_UNSAFE = pattern(r'[<>"\']')
_DEEPEST = 50
_SAFE_IN_ADDRESSES = "%/:?#[]@!$&()*+,;=~-._"


def safe_meta(
    meta: Mapping[str, Any], episode: Episode, *, theme: Theme = NO_THEME, hide_tags: bool = False
) -> dict[str, Any]:
    """The front matter of an episode's page as themes and other plugins may read it.

    Tags become the list that Material's plugin expects. With `hide_tags`, Material does not show
    them.
    """
    safe: dict[str, Any] = _Inert().mapping(usable_by_theme(meta, theme))
    safe["title"] = inert(episode.title) or "Episode"
    safe["description"] = inert(episode.summary)
    safe["tags"] = [_inert_in_list(inert(tag)) or "tag" for tag in episode.tags]
    for key in ("description", "tags"):
        if not safe[key]:
            del safe[key]
    if hide_tags:
        safe["hide"] = [*parts_to_hide(safe), "tags"]
    return safe


def _no_page(name: str) -> str:
    return ""


def episode_facts(
    episode: Episode,
    url_of: Callable[[str], str],
    show_image: str = "",
    page_of: Callable[[str], str] = _no_page,
) -> dict[str, Any]:
    """What is known of an episode, for themes and other plugins: `page.meta["podcast"]`.

    Addresses are full ones, or paths below the site's root, as the filter `url` takes them;
    `url_of` gives those of files in the docs folder, `page_of` that of the page about the person
    with a name, or "". The image, or that of the show, is its path in the docs folder: who asks for
    it reads files.
    """
    audio = ""
    if episode.audio:
        recording = episode.audio[0]
        audio = url_of(recording.url) if recording.local else recording.url
    people = []
    for person in episode.people:
        address = page_of(person.name)
        if not address:
            address = url_of(person.path) if person.path else person.url
        image = person.image if "://" in person.image else url_of(person.image)
        people.append(
            {
                "name": _inert_in_list(inert(person.name)),
                "role": _inert_in_list(inert(person.role)),
                "url": _inert_address(address),
                "website": _inert_address(person.url),
                "image": _inert_address(image),
            }
        )
    return {
        "audio": _inert_address(audio),
        "duration": episode.duration,
        "number": episode.number,
        "season": episode.season,
        "people": people,
        "image": inert_path(episode.image) or inert_path(show_image),
    }


def _inert_address(address: str) -> str:
    """An address without characters that end an attribute or an element."""
    return quote(address, safe=_SAFE_IN_ADDRESSES, errors="replace")


def inert_path(image: str) -> str:
    """The path of a picture in the docs folder, where it is safe as it is."""
    if "://" in image or _inert_in_list(inert(image)) != image:
        return ""
    return image


def parts_to_hide(meta: Mapping[str, Any]) -> list[Any]:
    """The parts of the theme's page that its front matter hides."""
    hide = meta.get("hide")
    if isinstance(hide, list):
        return hide
    if hide:
        return [hide]
    return []


def inert(text: str) -> str:
    """One line that is text in an element and in a quoted attribute, whether or not it is escaped
    on the way."""
    return " ".join(_without_markup(text).split())


def _inert_in_list(text: str) -> str:
    # In a list, Python writes a text with an apostrophe between quotation marks.
    return text.replace("'", "’")


def _without_markup(text: str) -> str:
    text = _TAG.sub("", values.without_control(text))
    return text.replace("<", "‹").replace(">", "›").replace('"', "”")


class _Inert:
    """Copies of values in which every text is inert.

    YAML's anchors put one list into many places, and even into itself: each is copied once, and is
    None within itself.
    """

    def __init__(self) -> None:
        self._copies: dict[int, Any] = {}
        self._depth = 0

    def mapping(self, mapping: Mapping[Any, Any]) -> dict[Any, Any]:
        return {self._value(key): self._value(value) for key, value in mapping.items()}

    def _value(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, bytes):
            return self._text(value.decode("utf-8", "replace"))
        if not isinstance(value, (dict, list, tuple, set)):
            return value
        if id(value) not in self._copies:
            self._copies[id(value)] = None
            self._depth += 1
            if self._depth <= _DEEPEST:
                self._copies[id(value)] = self._container(value)
            self._depth -= 1
        return self._copies[id(value)]

    def _container(self, value: Any) -> Any:
        if isinstance(value, dict):
            return self.mapping(value)
        return type(value)(map(self._value, value))

    def _text(self, text: str) -> str:
        # Most texts have nothing in them, and their line breaks are meant.
        if text.isprintable() and not _UNSAFE.search(text):
            return text
        text = _without_markup(text)
        if self._depth:
            return _inert_in_list(text)
        return text
