"""Which episodes a comment on a page asks for, and why it shows none."""

from __future__ import annotations

from ..markdown.comments import Block
from ..model.episode import Episode
from ..model.show import Show
from ..text.matching import nearest, slug


def select_episodes(show: Show, block: Block) -> tuple[Episode, ...]:
    """The episodes that a comment asks for."""
    return show.select(
        block.options.get("tag", ""),
        block.number("season"),
        block.number("limit"),
        person=block.options.get("person", ""),
        kind=block.choice("type"),
        oldest_first=_is_oldest_first(show, block),
    )


def _is_oldest_first(show: Show, block: Block) -> bool:
    """Whether a list begins with the oldest: as the comment says, or else as the index does."""
    order = block.choice("order")
    if order:
        return order == "oldest"
    return show.is_serial


def is_for_show(show: Show, block: Block) -> bool | None:
    """Whether a comment is for this show; None where it names no show."""
    name = block.options.get("show")
    if name is None:
        return None
    return slug(name) == slug(show.title)


def comment_problems(show: Show, block: Block, every_episode: Show) -> list[str]:
    """Why a comment on a page shows nothing, and will not when `every_episode`, drafts included, is
    out."""
    if block.name == "subscribe" and not show.subscribe:
        reason = "as `subscribe` in mkdocs.yml names no place: name one there"
    elif block.name == "tags" and show.episodes and not show.tags:
        reason = "as no episode has `tags`: give them some, or remove the comment"
    elif block.name == "funding" and not show.funding:
        reason = "as `channel.funding` in mkdocs.yml has no address: give one there"
    elif block.name == "people" and show.episodes and not show.people:
        reason = "as no episode names anybody: give them `hosts` or `guests`, or remove the comment"
    elif block.name == "episodes" and _is_in_vain(show, block, every_episode):
        reason = _missing_episodes(show, block)
    else:
        return []
    return [f"`podcast:{block.name}` shows nothing, {reason}"]


def _is_in_vain(show: Show, block: Block, every_episode: Show) -> bool:
    """Whether no episode is what a comment asks for, and none will be."""
    if not show.episodes or select_episodes(show, block):
        return False
    return not select_episodes(every_episode, block)


def _missing_episodes(show: Show, block: Block) -> str:
    tag, season = block.options.get("tag", ""), block.number("season")
    person = block.options.get("person", "")
    if person and not show.person(person):
        return _missing_person(show, person)
    if tag and not show.select(tag):
        return _missing_tag(show, tag)
    if season and not show.select(season=season):
        seasons = "no episode names its `season`"
        if show.seasons:
            numbers = list(map(str, show.seasons))
            seasons = f"there are {_list_some(numbers)}"
        return f"as no episode is of season {season}: {seasons}"
    kind = block.choice("type")
    if kind and not show.select(kind=kind):
        return f"as no episode is of the type `{kind}`: give one `type: {kind}`, or drop the option"
    return f"as no episode is {_description(block)} at once: drop one of these"


def _description(block: Block) -> str:
    """All that a comment asks of an episode."""
    parts = []
    if block.choice("type"):
        parts.append(f"of the type `{block.choice('type')}`")
    if block.number("season"):
        parts.append(f"of season {block.number('season')}")
    if block.options.get("tag"):
        parts.append(f"tagged `{block.options['tag']}`")
    if block.options.get("person"):
        parts.append(f"with `{block.options['person']}`")
    return " and ".join(parts)


def _missing_tag(show: Show, tag: str) -> str:
    names = [item.name for item in show.tags]
    if not names:
        return f"as no episode has the tag `{tag}`: no episode has any"
    near = nearest(tag, list(map(str.casefold, names)))
    return f"as no episode has the tag `{tag}`{near}: there are {_list_some(names)}"


def _missing_person(show: Show, name: str) -> str:
    names = [person.name for person in show.people]
    if not names:
        return f"as nobody called `{name}` takes part: no episode names anybody"
    choices = dict.fromkeys(
        choice for person in show.people for choice in (person.slug, person.name.casefold())
    )
    near = nearest(name, choices)
    return f"as nobody called `{name}` takes part{near}: there are {_list_some(names)}"


def _list_some(names: list[str], most: int = 8) -> str:
    """The first names, and that there are more."""
    text = ", ".join(names[:most])
    if len(names) > most:
        text += f" and {len(names) - most} more"
    return text
