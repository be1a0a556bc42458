"""The HTML fragments: one Jinja environment, escaping everything, that a site's own folders come first in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment, Template

TEMPLATES = Path(__file__).parent / "templates"

# Not strftime("%B"): that follows the machine's locale, and the same input is to give the same bytes.
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def date(value: dt.datetime, short: bool = False) -> str:
    """`24 September 2026`, or `24 Sep 2026`."""
    month = MONTHS[value.month - 1]
    return f"{value.day} {month[:3] if short else month} {value.year}"


def minutes(seconds: int) -> str:
    """A length to read: `45 s`, `52 min`, `1 h 8 min`."""
    if seconds < 60:
        return f"{seconds} s"
    hours, rest = divmod(round(seconds / 60), 60)
    return " ".join(part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest else "") if part)


def clock(seconds: float) -> str:
    """A time to play from: `4:10`, `1:02:03`."""
    hours, rest = divmod(int(seconds), 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


class Fragments:
    """Renders `podcast/NAME.html` from the first of `directories` that has it, else from the package."""

    def __init__(self, directories: Sequence[str] = ()) -> None:
        self.directories = (*directories, str(TEMPLATES))
        self._templates: dict[str, Template] = {}

    @cached_property
    def environment(self) -> Environment:
        from jinja2 import Environment, FileSystemLoader

        environment = Environment(
            bytecode_cache=_cache(),
            # A build has fragments of its own: looking at each file's time before each use is a tenth of rendering it.
            loader=FileSystemLoader(self.directories),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        environment.filters.update(date=date, minutes=minutes, clock=clock, iso=dt.datetime.isoformat)
        return environment

    def render(self, name: str, **context: Any) -> str:
        """The fragment's HTML; every value of the context that is not `Markup` is escaped."""
        return self._template(name).render(context).strip()

    def _template(self, name: str) -> Template:
        if name not in self._templates:
            template = self.environment.get_template(f"podcast/{name}.html")
            # Jinja copies them into each context: from the chain of mappings that it gives, one look-up at a time.
            template.globals = dict(template.globals)
            self._templates[name] = template
        return self._templates[name]


def _cache() -> Any:
    """Compiling the fragments takes as long as ten pages: Jinja keeps the result in the user's temporary folder."""
    from jinja2 import FileSystemBytecodeCache

    try:
        return FileSystemBytecodeCache()
    except (RuntimeError, OSError):
        # There is no such folder, or it is somebody else's.
        return None
