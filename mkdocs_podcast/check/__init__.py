"""The rules that say whether directories will accept a feed, and what they advise. Knows neither
MkDocs nor files.

Each rule is a function in the module of its group; `findings` runs all of them over the feed that
is going to be written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import ModuleType
from typing import TYPE_CHECKING

from ..feed.channel import Channel, FeedDocument, Item, Notes
from ..model.problem_groups import more_like_this
from ..model.problems import SETTINGS, LineOf, Problem, Severity, one_line
from ..text.records import NamedTuple
from . import (
    artwork_rules,
    chapters_rules,
    episodes_rules,
    notes_rules,
    payments_rules,
    people_rules,
    podcasting_rules,
    recordings_rules,
    show_rules,
    transcripts_rules,
)
from .rules import (
    Content,
    Feed,
    FeedRule,
    Part,
    Subject,
    no_content,
    part_of_channel,
    part_of_item,
)
from .site_content import content_of

if TYPE_CHECKING:
    from ..feed.channel import FeedPerson

__all__ = [
    "FEED_RULES",
    "OF_ENCRYPTION",
    "RULE_GROUPS",
    "Feed",
    "FeedRule",
    "RuleGroup",
    "content_of",
    "feed_of",
    "findings",
    "located",
    "of_notes",
    "summarized",
]


class RuleGroup(NamedTuple):
    """Rules about one thing; `text` says what it is, after its name and a colon."""

    name: str
    text: str
    rules: tuple[FeedRule, ...]


def _group(module: ModuleType) -> RuleGroup:
    name = module.__name__.rpartition(".")[2].removesuffix("_rules")
    rules = tuple(member for member in vars(module).values() if isinstance(member, FeedRule))
    return RuleGroup(name, module.__doc__ or "", rules)


_MODULES = (
    show_rules,
    artwork_rules,
    episodes_rules,
    recordings_rules,
    chapters_rules,
    transcripts_rules,
    notes_rules,
    people_rules,
    podcasting_rules,
    payments_rules,
)
RULE_GROUPS = tuple(_group(module) for module in _MODULES)
FEED_RULES = tuple(rule for group in RULE_GROUPS for rule in group.rules)
# What says nothing where `mkdocs serve` gives a site its address.
OF_ENCRYPTION = frozenset({"feed-https", "enclosure-https", "podcast-https"})
_RULES_OF: dict[Subject, tuple[FeedRule, ...]] = {
    subject: tuple(rule for rule in FEED_RULES if rule.subject == subject)
    for subject in ("show", "part", "item", "notes")
}
# What few episodes have, by the field of front matter.
_SELDOM = frozenset({"chapters", "transcript"})
_ITEM_RULES = {
    frozenset(present): tuple(
        rule for rule in _RULES_OF["item"] if rule.key not in _SELDOM or rule.key in present
    )
    for present in ((), ("chapters",), ("transcript",), _SELDOM)
}


def feed_of(
    published: Sequence[tuple[Channel, FeedDocument]],
    now: dt.datetime,
    content: Content = no_content,
) -> Feed | None:
    """The show's own feed among what `feeds.published` gives; None where no feed is written.

    Those of tags and seasons repeat its items.
    """
    if not published:
        return None
    channel = published[0][0]
    items: list[Item] = []
    for other, document in published:
        if other.url == channel.url:
            items += document.items
    return Feed(channel, tuple(items), now, content)


def findings(
    published: Sequence[tuple[Channel, FeedDocument]],
    now: dt.datetime,
    content: Content = no_content,
    noted: Mapping[str, Sequence[Problem]] | None = None,
) -> list[Problem]:
    """What is wrong with a show's feed, and advised: first of the show, then of each episode,
    newest first.

    `published` is what `feeds.published` gives, `now` (aware) the time of the build. `noted` is
    what `of_notes` found, by the path of the page, when the notes were written; without it, they
    are made once more.
    """
    feed = feed_of(published, now, content)
    if feed:
        return list(_all_findings(feed, noted))
    return []


def of_notes(item: Item, notes: Notes) -> list[Problem]:
    """What is wrong with an item's notes."""
    return list(_apply_rules(_RULES_OF["notes"], item.path, (item, notes)))


def _all_findings(feed: Feed, noted: Mapping[str, Sequence[Problem]] | None) -> Iterator[Problem]:
    yield from _apply_rules(_RULES_OF["show"], SETTINGS, (feed,))
    for problem in _apply_rules(_RULES_OF["part"], SETTINGS, (part_of_channel(feed.channel),)):
        yield replace(problem, field=f"channel.{problem.field}" if problem.field else "")
    crews = _Crews()
    for item in feed.items:
        yield from _apply_rules(_rules_of_item(item), item.path, (item, feed))
        yield from crews.findings(item)
        yield from of_notes(item, item.notes()) if noted is None else noted.get(item.path, ())


def _rules_of_item(item: Item) -> Sequence[FeedRule]:
    """The rules that apply: a third of them are about chapters or transcripts, which few have."""
    present: set[str] = set()
    if item.chapters or item.chapters_url:
        present.add("chapters")
    if item.transcripts:
        present.add("transcript")
    return _ITEM_RULES[frozenset(present)]


class _Crews:
    """What is wrong with the people in a feed's items; the same people are in many of them."""

    def __init__(self) -> None:
        self._known: dict[tuple[FeedPerson, ...], list[Problem]] = {}

    def findings(self, item: Item) -> Iterable[Problem]:
        """What the rules for a part find in an item."""
        part = part_of_item(item)
        if part != Part(part.path, part.people):
            return _apply_rules(_RULES_OF["part"], item.path, (part,))
        if part.people not in self._known:
            self._known[part.people] = list(_apply_rules(_RULES_OF["part"], item.path, (part,)))
        return [replace(problem, path=item.path) for problem in self._known[part.people]]


def _apply_rules(
    rules: Iterable[FeedRule], path: str, subjects: tuple[object, ...]
) -> Iterator[Problem]:
    for rule in rules:
        for message in rule.check(*subjects):
            yield Problem(
                path, one_line(message), field=rule.key, rule=rule.name, severity=rule.severity
            )


def located(problems: Iterable[Problem], line_of: LineOf) -> list[Problem]:
    """The problems with the lines of their fields, as far as `line_of` knows them."""
    return [
        replace(problem, line=line_of(problem.path, problem.field)) if problem.field else problem
        for problem in problems
    ]


def summarized(problems: Iterable[Problem], *, is_asked_for: bool = True) -> list[Problem]:
    """The problems as a build reports them: each rule once, with the first place, and how many more
    there are.

    What directories reject is a warning; advice is only mentioned, and so is everything about a
    feed that nobody asked for.
    """
    by_rule: dict[str, list[Problem]] = {}
    for problem in problems:
        by_rule.setdefault(problem.rule, []).append(problem)
    return [_summary(same_rule, is_asked_for=is_asked_for) for same_rule in by_rule.values()]


def _summary(problems: Sequence[Problem], *, is_asked_for: bool) -> Problem:
    first = problems[0]
    message = f"{first.message} [{first.rule}]{more_like_this(len(problems) - 1)}"
    is_rejected = first.severity is Severity.ERROR and is_asked_for
    severity = Severity.WARNING if is_rejected else Severity.INFO
    return replace(first, message=message, severity=severity)
