"""From an address to the player that it stands for. Nothing here asks the network."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, urlencode

from ..model.embed import Embed
from ..text.clock_times import seconds
from ..text.patterns import pattern
from .provider_rules import RULES, WIDE, Rule
from .providers import CASTOPOD, PEERTUBE, PROVIDERS, Provider

_BY_DOMAIN = {domain: provider for provider in PROVIDERS for domain in provider.domains}
_RULES: dict[str, list[Rule]] = {}
for _rule in RULES:
    _RULES.setdefault(_rule.provider, []).append(_rule)

_ADDRESS = pattern(
    r"(?:https?:)?//(?P<host>[\w.-]+)(?P<port>:\d*)?(?P<rest>[/?#].*)?", re.IGNORECASE
)
_UNSAFE = pattern(r"[\s\x00-\x20\x7f<>\"\\]")
_START_KEYS = ("t", "start", "time", "seek", "time_continue")
_UNFINISHED_TIME = pattern(r"[\dhm]*[hm]\d+")
# What may stay as it is inside a path or query: anything that neither ends it nor starts another
# parameter.
_SAFE = "/%+=:,;@!$~.-_()*'"


class Match(NamedTuple):
    """An address that a rule understands."""

    provider: Provider
    rule: Rule
    groups: dict[str, str]
    rest: str

    @property
    def src(self) -> str:
        """The player's address, with what was asked of it in the parameters that it knows."""
        return _with_parameters(self._filled(self.rule.src), self.provider, self.rest)

    @property
    def bare_src(self) -> str:
        """The player's address without anything that was asked of it."""
        return self._filled(self.rule.src)

    @property
    def page(self) -> str:
        """Where a reader opens it at the provider; empty where only a player is known."""
        return self._filled(self.rule.page)

    def _filled(self, template: str) -> str:
        return template.format_map(
            {name: quote(value, safe=_SAFE) for name, value in self.groups.items()}
        )


def split(url: str) -> tuple[str, str] | None:
    """Host (lower case) and the rest of an http(s) address; None for anything that could be read in
    two ways."""
    if _UNSAFE.search(url) or not (match := _ADDRESS.fullmatch(url)):
        return None
    if match["port"] not in (None, ":", ":443", ":80"):
        return None
    return match["host"].lower(), match["rest"] or ""


def provider_of_host(
    host: str, peertube: Collection[str] = (), castopod: Collection[str] = ()
) -> Provider | None:
    domain = host
    while domain:
        if provider := _BY_DOMAIN.get(domain):
            return provider
        domain = domain.partition(".")[2]
    if host in peertube:
        return PEERTUBE
    return CASTOPOD if host in castopod else None


def match(url: str, peertube: Collection[str] = (), castopod: Collection[str] = ()) -> Match | None:
    """The first rule that understands a page's or a player's address."""
    return locate(url, peertube, castopod)[1]


def locate(
    url: str, peertube: Collection[str] = (), castopod: Collection[str] = ()
) -> tuple[Provider, Match | None] | tuple[None, None]:
    """The provider at whose host an address lies, and the rule, if any, that understands it."""
    if not (parts := split(url)) or not (
        provider := provider_of_host(parts[0], peertube, castopod)
    ):
        return None, None
    address = "".join(parts)
    for rule in _RULES.get(provider.key, ()):
        if found := _compiled(rule.pattern).match(address):
            return provider, Match(provider, rule, found.groupdict(""), parts[1])
    return provider, None


def provider_of(
    src: str, peertube: Collection[str] = (), castopod: Collection[str] = ()
) -> Provider | None:
    """The provider at whose host the address lies, whether or not a rule understands the address."""
    return locate(src, peertube, castopod)[0]


def resolve(
    url: str, peertube: Collection[str] = (), castopod: Collection[str] = ()
) -> Embed | None:
    """The player for a page's or a player's address, or None where no rule knows one."""
    found = match(url, peertube, castopod)
    if not found:
        return None
    return _embed(found, _reader_link(found, url))


def player_key(url: str, peertube: Collection[str] = (), castopod: Collection[str] = ()) -> str:
    """The same for all addresses of one player, whatever is asked of it in their parameters."""
    found = match(url, peertube, castopod)
    return found.bare_src if found else url.split("#")[0]


def unresolved(url: str) -> Provider | None:
    """The provider whose episode page this is, where the page's address does not tell the player's."""
    if (
        not (parts := split(url))
        or not (provider := provider_of_host(parts[0]))
        or not provider.pages
    ):
        return None
    return provider if _compiled(provider.pages).match("".join(parts)) else None


def default_size(provider: Provider | None, rule: Rule | None) -> tuple[str, int | None]:
    """Ratio and height of a provider's player; one of the two is set."""
    rule = rule or next(iter(_RULES.get(provider.key, ()) if provider else ()), None)
    size = rule.size if rule else WIDE
    return (size, None) if isinstance(size, str) else ("", size)


def _embed(found: Match, link: str) -> Embed:
    provider = found.provider
    ratio, height = default_size(provider, found.rule)
    return Embed(
        provider=provider.key,
        name=provider.name,
        src=found.src,
        link=link,
        kind=provider.kind,
        ratio=ratio,
        height=height,
        allow=provider.allow,
        sandbox=provider.sandbox,
        fullscreen=provider.kind == "video",
    )


def _reader_link(found: Match, url: str) -> str:
    """The page as given, which may hold a time; but the page of a rule where a bare player was
    given."""
    own, given = split(found.src), split(url)
    is_player = own and given and re.split("[?#]", own[1])[0] == re.split("[?#]", given[1])[0]
    return found.page if is_player and found.page else url


def _with_parameters(src: str, provider: Provider, rest: str) -> str:
    if "?" not in rest and "#" not in rest:
        return src
    query, _, fragment = rest.partition("?")[2].partition("#")
    given = dict(parse_qsl(query))
    kept = {key: given[key] for key in provider.keep if key in given}
    start = _start({**given, **dict(parse_qsl(fragment or rest.partition("#")[2]))})
    hook = provider.start.format(start) if start and provider.start else ""
    if hook and not hook.startswith("#"):
        kept.update(parse_qsl(hook))
        hook = ""
    return _merge(src, kept) + hook


def _merge(src: str, parameters: dict[str, str]) -> str:
    base, _, query = src.partition("?")
    own = dict(parse_qsl(query, keep_blank_values=True))
    new = {key: value for key, value in parameters.items() if own.get(key) != value}
    return f"{base}?{urlencode({**own, **new}, quote_via=quote)}" if new else src


def _start(parameters: dict[str, str]) -> int:
    """Seconds from `90`, `90s`, `1m30s`, `1m30`, `1:30`; 0 where no time is given."""
    for key in _START_KEYS:
        if key in parameters:
            start = parameters[key]
            # Of `1m30`, the number at the end is seconds.
            is_unfinished = _UNFINISHED_TIME.fullmatch(start) is not None
            return int(seconds(f"{start}s" if is_unfinished else start) or 0)
    return 0


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # Compiling the whole table at import would cost a small site more than all its embeds.
    return re.compile(pattern)
