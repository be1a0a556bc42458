"""People and places: who made the show or an episode, and where, with its licence, comments and
links for money.

These are tags of Podcasting 2.0 too. No directory insists on them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..feed.channel import FeedPerson
from ..model import roles
from ..model.problems import quoted
from ..text.patterns import pattern
from .rules import Part, advice
from .sentences import LONGEST_NAME, missing_text, named, too_long, unknown

_PROTOCOLS = (
    "activitypub",
    "atproto",
    "lightning",
    "matrix",
    "nostr",
    "hive",
    "twitter",
    "disabled",
)
_ROLES_BY_GROUP = {
    group.casefold(): frozenset(map(str.casefold, names)) for group, names in roles.GROUPS.items()
}
_ALL_ROLES = frozenset().union(*_ROLES_BY_GROUP.values())
_LONGEST_TXT = 4000
_GEO = pattern(r"geo:-?\d{1,3}(?:\.\d+)?,-?\d{1,3}(?:\.\d+)?(?:,-?\d+(?:\.\d+)?)?(?:;[\w=.;-]+)?")
_OSM = pattern(r"[NWR]\d+(?:#\d+)?")
_COUNTRY = pattern(r"[A-Za-z]{2}")
# SPDX identifiers of licences for works; others need the address of their text.
_LICENSE = pattern(
    r"cc0-1\.0|cc-pddc|cc-by(?:-nc)?(?:-sa|-nd)?-[1-4]\.[05](?:-[a-z]{2,3})?|[al]?gpl-[123]\.\d(?:-only|-or-later)?"
    r"|gfdl-1\.[123](?:-.*)?|lal-1\.[23]|odbl-1\.0|mit|mit-0|0bsd|bsd-[23]-clause|apache-2\.0|unlicense|wtfpl"
    r"|mpl-2\.0|isc",
    re.IGNORECASE,
)


@advice("part", "people")
def person_name(part: Part) -> Iterator[str]:
    """A person has no name, or one of more than 128 characters.

    Source: Podcasting 2.0, person.
    """
    for person in part.people:
        yield from missing_text(person.name, "somebody in `people` has no name: give it")
        yield from too_long(f"the name {quoted(person.name)}", person.name, LONGEST_NAME)


@advice("part", "people")
def person_role(part: Part) -> Iterator[str]:
    """A person's role or group is not in the Podcast Taxonomy, or the group has no such role.

    Apps cannot say what somebody did. The roles are those of [the
    taxonomy](https://podcasttaxonomy.com).

    Source: Podcasting 2.0, person; Podcast Taxonomy.
    """
    for person in part.people:
        yield from _role_sentences(person)


def _role_sentences(person: FeedPerson) -> Iterator[str]:
    role = person.role.casefold()
    group = person.group.casefold()
    if role and role not in _ALL_ROLES:
        yield (
            f"{quoted(person.name)} has the role {quoted(person.role)}: write one of "
            "podcasttaxonomy.com"
        )
    elif group and group not in _ROLES_BY_GROUP:
        yield (
            f"{quoted(person.name)} has the group {quoted(person.group)}: write "
            f"{named(roles.GROUPS)}"
        )
    elif role and group and role not in _ROLES_BY_GROUP[group]:
        yield (
            f"the group {quoted(person.group)} has no role {quoted(person.role)}: leave the group "
            "out"
        )


@advice("part", "funding")
def funding_text(part: Part) -> Iterator[str]:
    """A link for money has no text, or one of more than 128 characters.

    Source: Podcasting 2.0, funding.
    """
    for funding in part.extras.funding:
        yield from missing_text(
            funding.text,
            f"the link for money {quoted(funding.url)} has no text: say what it is, such as `Support "
            "the show`",
        )
        yield from too_long("the text of `funding`", funding.text, LONGEST_NAME)


@advice("part", "location")
def location_name(part: Part) -> Iterator[str]:
    """A place has no name, or one of more than 128 characters.

    Source: Podcasting 2.0, location.
    """
    for location in part.extras.location:
        yield from missing_text(location.name, "a `location` has no name: give it")
        yield from too_long("the name of `location`", location.name, LONGEST_NAME)


@advice("part", "location")
def location_rel(part: Part) -> Iterator[str]:
    """A place's `rel` is neither `subject` nor `creator`.

    Source: Podcasting 2.0, location.
    """
    for location in part.extras.location:
        what = f"the `rel` of {quoted(location.name)}"
        yield from unknown(what, location.rel, ("", "subject", "creator"))


@advice("part", "location")
def location_form(part: Part) -> Iterator[str]:
    """A place's coordinates, OpenStreetMap id or country are not written as the namespace has them.

    Source: Podcasting 2.0, location; RFC 5870; ISO 3166-1.
    """
    for location in part.extras.location:
        forms = (
            ("geo", location.geo, _GEO, "geo:52.52,13.40"),
            ("osm", location.osm, _OSM, "R62422"),
            ("country", location.country, _COUNTRY, "DE"),
        )
        for name, value, form, example in forms:
            if value and not form.fullmatch(value):
                yield (
                    f"the `{name}` of {quoted(location.name)} is {quoted(value)}: write it as "
                    f"`{example}`"
                )


@advice("part", "license")
def license_unknown(part: Part) -> Iterator[str]:
    """A licence is not a known identifier, and has no address of its text.

    Identifiers are those of [SPDX](https://spdx.org/licenses/), such as `cc-by-4.0`.

    Source: Podcasting 2.0, license.
    """
    license_ = part.extras.license
    if license_ and not license_.url and not _LICENSE.fullmatch(license_.name):
        yield (
            f"the licence {quoted(license_.name)} is not a known identifier, such as `cc-by-4.0`: "
            "write one, or `{name, url}` with the address of its text"
        )


@advice("part", "social")
def social_protocol(part: Part) -> Iterator[str]:
    """The comments' protocol is not one that the namespace has.

    Source: Podcasting 2.0, socialInteract.
    """
    for social in part.extras.social:
        yield from unknown("the comments' protocol", social.protocol, _PROTOCOLS)


@advice("part", "social")
def social_uri(part: Part) -> Iterator[str]:
    """The comments have no address.

    Source: Podcasting 2.0, socialInteract.
    """
    for social in part.extras.social:
        if social.protocol != "disabled":
            yield from missing_text(
                social.uri,
                f"the comments by {quoted(social.protocol)} have no `uri`: give it, or write "
                "`protocol: disabled`",
            )


@advice("part", "txt")
def txt_length(part: Part) -> Iterator[str]:
    """A text for machines has more than 4000 characters, or its purpose more than 128.

    Source: Podcasting 2.0, txt.
    """
    for txt in part.extras.txt:
        yield from too_long("a text of `txt`", txt.text, _LONGEST_TXT)
        yield from too_long("a purpose of `txt`", txt.purpose, LONGEST_NAME)


@advice("part", "txt")
def txt_ai_content(part: Part) -> Iterator[str]:
    """`ai-content` is neither `true` nor `false`.

    Source: Podcasting 2.0, txt.
    """
    for txt in part.extras.txt:
        if txt.purpose == "ai-content" and txt.text not in ("true", "false"):
            yield f"`ai-content` is {quoted(txt.text)}: write 'true' or 'false', in quotes"
