"""What people do for a podcast: the Podcast Taxonomy (https://podcasttaxonomy.com, CC0), of 63
roles in 11 groups."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


def _letters(role: str) -> str:
    return "".join(filter(str.isalnum, role.casefold()))


def _names(line: str) -> tuple[str, ...]:
    if line:
        return tuple(line.split(", "))
    return ()


GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Cast": _names(
            "Host, Co-Host, Guest Host, Guest, Voice Actor, Narrator, Announcer, Reporter"
        ),
        "Creative Direction": _names(
            "Director, Assistant Director, Executive Producer, Senior Producer, Producer, "
            "Associate Producer, Development Producer, Creative Director"
        ),
        "Writing": _names(
            "Author, Editorial Director, Co-Writer, Writer, Songwriter, Guest Writer, "
            "Story Editor, Managing Editor, Script Editor, Script Coordinator, Researcher, "
            "Editor, Fact Checker, Translator, Transcriber, Logger"
        ),
        "Audio Production": _names(
            "Studio Coordinator, Technical Director, Technical Manager, Audio Engineer, "
            "Remote Recording Engineer, Post Production Engineer"
        ),
        "Audio Post-Production": _names(
            "Audio Editor, Sound Designer, Foley Artist, Composer, Theme Music, "
            "Music Production, Music Contributor"
        ),
        "Administration": _names(
            "Production Coordinator, Booking Coordinator, Production Assistant, "
            "Content Manager, Marketing Manager, Sales Representative, Sales Manager"
        ),
        "Visuals": _names("Graphic Designer, Cover Art Designer"),
        "Community": _names("Social Media Manager"),
        "Misc.": _names("Consultant, Intern"),
        "Video Production": _names(
            "Camera Operator, Lighting Designer, Camera Grip, Assistant Camera"
        ),
        "Video Post-Production": _names("Editor, Assistant Editor"),
    }
)

# "Editor" is in two groups: the first one counts where no group is given.
_GROUP_OF: Mapping[str, str] = MappingProxyType(
    {role.casefold(): group for group, roles in reversed([*GROUPS.items()]) for role in roles}
)
_NAME_OF: Mapping[str, str] = MappingProxyType(
    {role.casefold(): role for roles in GROUPS.values() for role in roles}
)
# `cohost`, `Co host` and `sound_designer` are roles too.
_NAME_OF_LETTERS: Mapping[str, str] = MappingProxyType(
    {_letters(role): role for role in _NAME_OF.values()}
)
_POSITIONS = {role: number for number, role in enumerate(_NAME_OF)}
_HOSTS = frozenset({"host", "co-host", "guest host"})


def spelled(role: str) -> str:
    """A role as the taxonomy spells it, where hyphens and spaces are all that differs; else as it
    is."""
    if group_of(role):
        return role
    return _NAME_OF_LETTERS.get(_letters(role), role)


def group_of(role: str) -> str:
    """The group that a role belongs to, in any case of letters; "" for what is no role."""
    return _GROUP_OF.get(role.casefold(), "")


def name_of(role: str) -> str:
    """A role as the taxonomy writes it; one that it does not have with a capital letter."""
    return _NAME_OF.get(role.casefold()) or role[:1].upper() + role[1:]


def position(role: str) -> int:
    """The place of a role in the taxonomy; those that it does not have come last."""
    return _POSITIONS.get(role.casefold(), len(_POSITIONS))


def is_host(role: str) -> bool:
    """Whether somebody in this role leads through the episode."""
    return role.casefold() in _HOSTS
