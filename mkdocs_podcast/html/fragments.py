"""The HTML fragments: one Jinja environment, escaping everything, that a site's own folders come
first in."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from ..text.addresses import is_on_site, is_playable
from ..text.clock_times import anchor, clock
from ..text.dates import iso_date
from ..text.initials import hue, initials
from ..text.translations import Words, words_of
from .bytecode import keep_compiled
from .slots import Shape, filler_of, pieces_of, slot

if TYPE_CHECKING:
    from jinja2 import Environment, Template

TEMPLATES = Path(__file__).parent.parent / "templates"


def web_address(address: str) -> str:
    """The address, where a page may load or link to it; else an empty string."""
    if is_playable(address):
        return address
    return ""


def has_own_fragments(directories: Iterable[str]) -> bool:
    """Whether any of these folders, beside the package's, has fragments."""
    own = [Path(folder, "podcast") for folder in directories if folder != str(TEMPLATES)]
    return any(any(folder.glob("*.html")) for folder in own)


class Fragments:
    """Renders `podcast/NAME.html` from the first of `directories` that has it, else from the
    package."""

    def __init__(self, directories: Sequence[str] = (), language: str = "en") -> None:
        self.directories = (*directories, str(TEMPLATES))
        self.language = language
        self._templates: dict[str, Template] = {}
        self._overridden: dict[str, bool] = {}
        self._fillers: dict[tuple[str, ...], Callable[..., str]] = {}
        self.shapes: dict[Hashable, Shape] = {}
        """HTML with slots, by what it shows."""

    @cached_property
    def words(self) -> Words:
        return words_of(self.language)

    @cached_property
    def environment(self) -> Environment:
        from jinja2 import Environment, FileSystemLoader

        environment = Environment(
            # A build has fragments of its own: looking at each file's time before each use is a
            # tenth of rendering it.
            loader=FileSystemLoader(self.directories),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            # All of them: there are few, and to keep those used last takes a lock at each use.
            cache_size=-1,
        )
        words = self.words
        keep_compiled(environment, language=words.language)
        environment.filters.update(date=words.date_text, minutes=words.length_text, iso=iso_date)
        environment.filters.update(
            clock=clock, anchor=anchor, web_address=web_address, is_on_site=is_on_site
        )
        environment.filters.update(initials=initials, hue=hue)
        environment.globals.update(
            _=words.say, language=words.language, script_words=words.for_script
        )
        environment.globals.update(words=words, is_right_to_left=words.is_right_to_left)
        environment.globals.update(has_file=self._has_file)
        return environment

    def render(self, name: str, **context: Any) -> str:
        """The fragment's HTML; every value of the context that is not `Markup` is escaped."""
        return self._template(name).render(context).strip()

    def is_overridden(self, name: str) -> bool:
        """Whether the site has a fragment of its own in place of the package's."""
        if name not in self._overridden:
            # Only looked for: a mistake in it is told where it is rendered.
            folders = [folder for folder in self.directories if folder != str(TEMPLATES)]
            files = [Path(folder, f"podcast/{name}.html") for folder in folders]
            self._overridden[name] = any(file.is_file() for file in files)
        return self._overridden[name]

    def _has_file(self, path: str) -> bool:
        """Whether the theme has a file, such as an icon."""
        return any(Path(folder, path).is_file() for folder in self.directories)

    def filler(self, name: str, *fields: str) -> Callable[..., str]:
        """A function that renders the fragment with values for these fields, which are HTML.

        What a page needs hundreds of is rendered once, with slots, and filled in. A site's own
        fragment may depend on the values, and is rendered for each.
        """
        key = (name, *fields)
        if key not in self._fillers:
            self._fillers[key] = self._make_filler(name, fields)
        return self._fillers[key]

    def pieces(self, name: str, *fields: str) -> list[str] | None:
        """The HTML around the values of these fields, for whoever joins thousands of them; None
        for a site's own fragment, which may depend on the values."""
        if self.is_overridden(name):
            return None
        slots = {field: Markup(slot(field)) for field in fields}
        return pieces_of(self.render(name, **slots), fields)

    def _make_filler(self, name: str, fields: Sequence[str]) -> Callable[..., str]:
        if self.is_overridden(name):
            return lambda *values: self.render(
                name, **dict(zip(fields, map(Markup, values), strict=True))
            )
        slots = {field: Markup(slot(field)) for field in fields}
        return filler_of(self.render(name, **slots), fields)

    def _template(self, name: str) -> Template:
        if name not in self._templates:
            template = self.environment.get_template(f"podcast/{name}.html")
            # Jinja copies them into each context: from the chain of mappings that it gives, one
            # look-up at a time.
            template.globals = dict(template.globals)
            self._templates[name] = template
        return self._templates[name]
