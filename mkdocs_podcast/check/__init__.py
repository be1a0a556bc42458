"""The rules that say whether directories will accept a feed, and what they advise. Knows neither
MkDocs nor files.

Each rule is a function in the module of its group; `findings` runs all of them over the feed that
is going to be written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import ModuleType
from typing import NamedTuple

from ..feed.channel import Channel, Document, Item, Notes
from ..model.problems import Problem, Severity
from ..text import values
from . import (
    artwork_rules,
    chapters_rules,
    episodes_rules,
    notes_rules,
    people_rules,
    podcasting_rules,
    recordings_rules,
    show_rules,
    transcripts_rules,
)
from .lookups import content_of, line_of_field, line_of_option
from .rules import (
    SETTINGS,
    Content,
    Feed,
    Finding,
    Rule,
    Subject,
    no_content,
    part_of_channel,
    part_of_item,
)

__all__ = [
    "GROUPS",
    "OF_ENCRYPTION",
    "RULES",
    "Feed",
    "Finding",
    "Group",
    "LineOf",
    "Rule",
    "content_of",
    "feed_of",
    "findings",
    "line_of_field",
    "line_of_option",
    "located",
    "of_notes",
    "problems",
]


# Gives the line in which a field stands on a page, or an option in mkdocs.yml.
LineOf = Callable[[str, str], "int | None"]


def no_line(path: str, field: str) -> int | None:
    return None


class Group(NamedTuple):
    """Rules about one thing; `text` says what it is, after its name and a colon."""

    name: str
    text: str
    rules: tuple[Rule, ...]


def _group(module: ModuleType) -> Group:
    name = module.__name__.rpartition(".")[2].removesuffix("_rules")
    return Group(
        name,
        module.__doc__ or "",
        tuple(one for one in vars(module).values() if isinstance(one, Rule)),
    )


GROUPS = tuple(
    map(
        _group,
        (
            show_rules,
            artwork_rules,
            episodes_rules,
            recordings_rules,
            chapters_rules,
            transcripts_rules,
            notes_rules,
            people_rules,
            podcasting_rules,
        ),
    )
)
RULES = tuple(rule for group in GROUPS for rule in group.rules)
_RULE_NAMED = {rule.name: rule for rule in RULES}
# What says nothing where `mkdocs serve` gives a site its address.
OF_ENCRYPTION = frozenset({"feed-https", "enclosure-https", "podcast-https"})
_RULES_OF: dict[Subject, tuple[Rule, ...]] = {
    subject: tuple(rule for rule in RULES if rule.subject == subject)
    for subject in ("show", "part", "item", "notes")
}


def feed_of(
    published: Sequence[tuple[Channel, Document]], now: dt.datetime, content: Content = no_content
) -> Feed | None:
    """The show's own feed among what `feeds.published` gives; None where no feed is written.

    Those of tags and seasons repeat its items.
    """
    if not published:
        return None
    channel = published[0][0]
    own = (document for told, document in published if told.url == channel.url)
    return Feed(channel, tuple(item for document in own for item in document.items), now, content)


def findings(
    published: Sequence[tuple[Channel, Document]],
    now: dt.datetime,
    content: Content = no_content,
    noted: Mapping[str, Sequence[Finding]] | None = None,
) -> list[Finding]:
    """What is wrong with a show's feed, and advised: first of the show, then of each episode,
    newest first.

    `published` is what `feeds.published` gives, `now` (aware) the time of the build. `noted` is
    what `of_notes` found, by the path of the page, when the notes were written; without it, they
    are made once more.
    """
    feed = feed_of(published, now, content)
    return list(_findings(feed, noted)) if feed else []


def of_notes(item: Item, notes: Notes) -> list[Finding]:
    """What is wrong with an item's notes."""
    return list(_found("notes", item.path, (item, notes)))


def _findings(feed: Feed, noted: Mapping[str, Sequence[Finding]] | None) -> Iterator[Finding]:
    yield from _found("show", SETTINGS, (feed,))
    yield from _found("part", SETTINGS, (part_of_channel(feed.channel),))
    for item in feed.items:
        yield from _found("item", item.path, (item, feed))
        yield from _found("part", item.path, (part_of_item(item),))
        yield from of_notes(item, item.notes()) if noted is None else noted.get(item.path, ())


def _found(subject: Subject, path: str, shown: tuple[object, ...]) -> Iterator[Finding]:
    for rule in _RULES_OF[subject]:
        for message in rule.check(*shown):
            # It goes to a log: what an author wrote must not begin a line of its own there.
            words = " ".join(values.CONTROL.sub("", message).split())
            yield Finding(rule.name, rule.severity, path, None, words)


def located(found: Iterable[Finding], line: LineOf) -> list[Finding]:
    """The findings with the lines that they point to, as far as `line` tells them."""
    return [_located(one, line) for one in found]


def _located(one: Finding, line: LineOf) -> Finding:
    rule = _RULE_NAMED[one.rule]
    if not rule.key:
        return one
    is_option = one.path == SETTINGS and rule.subject == "part"
    return one._replace(line=line(one.path, f"channel.{rule.key}" if is_option else rule.key))


def problems(
    found: Iterable[Finding], line: LineOf = no_line, *, is_asked_for: bool = True
) -> list[Problem]:
    """The findings as a build tells them: each rule once, with the first place, and how many more
    there are.

    What directories reject is warned of; advice is only said, and so is everything about a feed
    that nobody asked for.
    """
    by_rule: dict[str, list[Finding]] = {}
    for one in found:
        by_rule.setdefault(one.rule, []).append(one)
    return [
        _told(
            held,
            line,
            severity=Severity.WARNING if held[0].is_error and is_asked_for else Severity.INFO,
        )
        for held in by_rule.values()
    ]


def _told(held: Sequence[Finding], line: LineOf, *, severity: Severity) -> Problem:
    first, others = _located(held[0], line), len(held) - 1
    more = f"; {others} more like this: run `mkdocs-podcast check`" if others else ""
    return Problem(
        first.path,
        f"{first.message} [{first.rule}]{more}",
        first.line,
        rule=first.rule,
        severity=severity,
    )
