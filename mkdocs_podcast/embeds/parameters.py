"""What an address asks of a provider's player, in the parameters that the player knows."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl, quote, urlencode

from ..text.clock_times import seconds
from ..text.patterns import pattern
from .providers import Provider

_START_KEYS = ("t", "start", "time", "seek", "time_continue")
_UNFINISHED_TIME = pattern(r"[\dhm]*[hm]\d+")


def with_parameters(src: str, provider: Provider, path: str) -> str:
    """The player's address `src` with what `path`, the rest of an author's address, asks of it."""
    if "?" not in path and "#" not in path:
        return src
    query, _, fragment = path.partition("?")[2].partition("#")
    query_parameters = dict(parse_qsl(query))
    fragment_parameters = dict(parse_qsl(fragment or path.partition("#")[2]))
    parameters = {key: value for key, value in query_parameters.items() if key in provider.keep}
    start = _start_seconds({**query_parameters, **fragment_parameters})
    if not start or not provider.start:
        return _merge(src, parameters)
    hook = provider.start.format(start)
    if hook.startswith("#"):
        return _merge(src, parameters) + hook
    parameters.update(parse_qsl(hook))
    return _merge(src, parameters)


def _merge(src: str, parameters: Mapping[str, str]) -> str:
    base, _, query = src.partition("?")
    merged = dict(parse_qsl(query, keep_blank_values=True))
    if parameters.items() <= merged.items():
        return src
    merged.update(parameters)
    return f"{base}?{urlencode(merged, quote_via=quote)}"


def _start_seconds(parameters: Mapping[str, str]) -> int:
    """Seconds from `90`, `90s`, `1m30s`, `1m30`, `1:30`; 0 where no time is given."""
    for key in _START_KEYS:
        if key in parameters:
            start = parameters[key]
            # Of `1m30`, the number at the end is seconds.
            is_unfinished = _UNFINISHED_TIME.fullmatch(start) is not None
            return int(seconds(f"{start}s" if is_unfinished else start) or 0)
    return 0
