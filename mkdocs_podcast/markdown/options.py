"""The options of the Markdown extension: what each means, and which values can be used."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from markdown import Markdown

from ..html.fragments import Fragments
from ..model.rendered_page import RenderedPage
from ..text.records import NamedTuple

OPTIONS: Mapping[str, tuple[Any, str]] = MappingProxyType(
    {
        "load": ("click", "When a frame loads: on `click`, or with the `page`"),
        "peertube": ([], "Hosts that run PeerTube"),
        "castopod": ([], "Hosts that run Castopod"),
        "sandbox": (False, "Whether frames of unknown hosts are sandboxed"),
        "fragments": ("", "The HTML fragments; the package's own without this"),
        "report": (
            "",
            "Called with a sentence for each thing that an author should change, and the words it is about",
        ),
        "locate": (
            "",
            "Called with the `Markdown` and an address in raw HTML; gives the one that leads to its file",
        ),
        "home": (
            "",
            "Called with the `Markdown`; gives the way to a page that is shown on another one",
        ),
        "crashed": (
            "",
            "Called with an error that nobody foresaw; without it, the error ends the conversion",
        ),
        "rendered": (
            "",
            "Called with the `Markdown` and an episode's page as data (`RenderedPage`), when it is done",
        ),
    }
)
# What a plugin gives, and nobody writes.
FOR_PLUGINS = frozenset({"fragments", "report", "locate", "home", "crashed", "rendered"})
_LOADS = ("click", "page")


class ExtensionOptions(NamedTuple):
    """What the extension was given, once per Markdown instance."""

    load: str
    peertube: tuple[str, ...]
    castopod: tuple[str, ...]
    sandbox: bool
    fragments: Fragments
    report: Callable[[str, str], None]
    """Given a sentence, and the words of the page that it is about."""
    locate: Callable[[Markdown, str], str | None]
    """The address, seen from the page, of the file that raw HTML names; "" for none, None where
    that is not known."""
    home: Callable[[Markdown], str]
    """The way to the page itself from where it is shown, on a blog's index say; "" where that is
    its own place."""
    crashed: Callable[[Exception], None]
    """Given an error that nobody foresaw: the page goes on without what the extension adds."""
    rendered: Callable[[Markdown, RenderedPage], None] | None
    """Given each episode's page when it is done. With it, players and embeds are marked in the
    page's HTML (see markers.py)."""


def read_options(get: Callable[[str], Any]) -> ExtensionOptions:
    """The options from the extension's configuration."""
    return ExtensionOptions(
        load=get("load"),
        peertube=tuple(host.lower() for host in get("peertube")),
        castopod=tuple(host.lower() for host in get("castopod")),
        sandbox=get("sandbox"),
        fragments=get("fragments") or Fragments(),
        report=get("report") or _log_warning,
        locate=get("locate") or _no_file,
        home=get("home") or _own_place,
        crashed=get("crashed") or _end_conversion,
        rendered=get("rendered") or None,
    )


def usable_options(options: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The options that can be used, and a sentence for each of the others."""
    usable = {}
    problems = []
    for name, value in options.items():
        problem = _option_problem(name, value)
        if problem:
            problems.append(problem)
        else:
            usable[name] = value
    return usable, problems


def _option_problem(name: str, value: Any) -> str:
    """Why there is no such option, or why it cannot have this value; empty where it can."""
    if name not in OPTIONS:
        return _unknown_option(name)
    if expected := _expected_value(name, value):
        return (
            f"the Markdown extension `podcast` cannot use {value!r} as its option `{name}`: "
            f"write {expected}"
        )
    return ""


def _expected_value(name: str, value: Any) -> str:
    """What the option takes, where this value is something else; empty where the value is fine."""
    if name in FOR_PLUGINS:
        return ""
    if name == "load":
        if value in _LOADS:
            return ""
        return "`click` or `page`"
    if name == "sandbox":
        if isinstance(value, bool):
            return ""
        return "`true` or `false`"
    if isinstance(value, (list, tuple)) and all(isinstance(host, str) for host in value):
        return ""
    return "a list of hosts, such as `[tube.example.org]`"


def _unknown_option(name: str) -> str:
    from difflib import get_close_matches

    names = [option for option in OPTIONS if option not in FOR_PLUGINS]
    similar = get_close_matches(name, names, n=1)
    remedy = f"did you mean `{similar[0]}`?" if similar else f"its options are {', '.join(names)}"
    return f"the Markdown extension `podcast` has no option `{name}`: {remedy}"


def _log_warning(message: str, quote: str) -> None:
    logging.getLogger("mkdocs_podcast").warning(message)


def _no_file(md: Markdown, address: str) -> None:
    return None


def _own_place(md: Markdown) -> str:
    return ""


def _end_conversion(error: Exception) -> None:
    raise error
