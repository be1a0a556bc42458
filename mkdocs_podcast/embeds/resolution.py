"""From an address to the player that it stands for. Nothing here asks the network."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from urllib.parse import quote

from ..model.embed import Embed
from ..text.patterns import pattern
from ..text.records import NamedTuple
from .parameters import with_parameters
from .provider_rules import RULES, WIDE, Rule
from .providers import CASTOPOD, PEERTUBE, PROVIDERS, Provider

_BY_DOMAIN = {domain: provider for provider in PROVIDERS for domain in provider.domains}
_RULES: dict[str, list[Rule]] = {}
for _rule in RULES:
    _RULES.setdefault(_rule.provider, []).append(_rule)

_AFTER_PATH = pattern("[?#]")
_ADDRESS = pattern(
    r"(?:https?:)?//(?P<host>[\w.-]+)(?P<port>:\d*)?(?P<path>[/?#].*)?", re.IGNORECASE
)
_UNSAFE = pattern(r"[\s\x00-\x20\x7f<>\"\\]")
# What may stay as it is inside a path or query: anything that neither ends it nor starts another
# parameter.
_SAFE = "/%+=:,;@!$~.-_()*'"


class Match(NamedTuple):
    """An address that a rule understands."""

    provider: Provider
    rule: Rule
    groups: dict[str, str]
    path: str

    @property
    def src(self) -> str:
        """The player's address, with what was asked of it in the parameters that it knows."""
        return with_parameters(self.bare_src, self.provider, self.path)

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
    return match["host"].lower(), match["path"] or ""


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
    return find_rule(url, peertube, castopod)[1]


def find_rule(
    url: str, peertube: Collection[str] = (), castopod: Collection[str] = ()
) -> tuple[Provider | None, Match | None]:
    """The provider at whose host an address lies, and the rule, if any, that understands it."""
    parts = split(url)
    if not parts:
        return None, None
    host, path = parts
    provider = provider_of_host(host, peertube, castopod)
    if not provider:
        return None, None
    for rule in _RULES.get(provider.key, ()):
        rule_match = _compiled(rule.pattern).match(host + path)
        if rule_match:
            return provider, Match(provider, rule, rule_match.groupdict(""), path)
    return provider, None


def provider_of(
    src: str, peertube: Collection[str] = (), castopod: Collection[str] = ()
) -> Provider | None:
    """The provider at whose host the address lies, whether or not a rule understands the address."""
    return find_rule(src, peertube, castopod)[0]


def resolve(
    url: str, peertube: Collection[str] = (), castopod: Collection[str] = ()
) -> Embed | None:
    """The player for a page's or a player's address, or None where no rule knows one."""
    resolved = match(url, peertube, castopod)
    if resolved:
        return _embed(resolved, _reader_link(resolved, url))
    return None


def player_key(url: str, peertube: Collection[str] = (), castopod: Collection[str] = ()) -> str:
    """The same for all addresses of one player, whatever is asked of it in their parameters."""
    resolved = match(url, peertube, castopod)
    return resolved.bare_src if resolved else url.split("#")[0]


def unresolved(url: str) -> Provider | None:
    """The provider whose episode page this is, where the page's address does not tell the player's."""
    parts = split(url)
    provider = provider_of_host(parts[0]) if parts else None
    if not parts or not provider or not provider.pages:
        return None
    if _compiled(provider.pages).match("".join(parts)):
        return provider
    return None


def default_size(provider: Provider | None, rule: Rule | None) -> tuple[str, int | None]:
    """Ratio and height of a provider's player; one of the two is set."""
    if not rule and provider:
        rule = next(iter(_RULES.get(provider.key, ())), None)
    size = rule.size if rule else WIDE
    if isinstance(size, str):
        return (size, None)
    return ("", size)


def _embed(resolved: Match, link: str) -> Embed:
    provider = resolved.provider
    ratio, height = default_size(provider, resolved.rule)
    return Embed(
        provider=provider.key,
        name=provider.name,
        src=resolved.src,
        link=link,
        kind=provider.kind,
        ratio=ratio,
        height=height,
        allow=provider.allow,
        sandbox=provider.sandbox,
        fullscreen=provider.kind == "video",
    )


def _reader_link(resolved: Match, url: str) -> str:
    """The page as given, which may hold a time; but the page of a rule where a bare player was
    given."""
    is_player = _path(resolved.src) == _path(url)
    if is_player and resolved.page:
        return resolved.page
    return url


def _path(url: str) -> str:
    """The path of an address, without parameters."""
    parts = split(url)
    if parts:
        return _AFTER_PATH.split(parts[1])[0]
    return ""


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    # Compiling the whole table at import would cost a small site more than all its embeds.
    return pattern(expression)
