"""Payments by the minute: whom listeners pay while they listen, by `podcast:value`.

This is a tag of Podcasting 2.0. An app that cannot use a value pays nobody, and does not say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..feed.channel import Item
from ..model.feed_details import Value, ValueRecipient, ValueTimeSplit
from ..model.problems import quoted
from ..text.patterns import pattern
from .rules import Feed, Part, advice
from .sentences import named, time_text

_TYPE = "lightning"
_METHODS = ("keysend", "lnaddress")
# What an address has to look like, by the type of the recipient, and how to say so.
_ADDRESSES = {
    "node": (pattern(r"0[23][0-9a-fA-F]{64}"), "the 66 hexadecimal digits of a node's public key"),
    "lnaddress": (
        pattern(r"[^\s@]{1,64}@[^\s@.]{1,63}(?:\.[^\s@.]{1,63}){1,9}"),
        "an address such as `ana@example.org`",
    ),
}
_WHOLE = 100


@advice("part", "value")
def value_type(part: Part) -> Iterator[str]:
    """Payments are of a type, or by a method, that apps do not know.

    Source: Podcasting 2.0, value.
    """
    for value in part.extras.value:
        if value.type.casefold() != _TYPE:
            yield f"the `type` of `value` is {quoted(value.type)}: apps pay by `{_TYPE}` only"
        elif value.method.casefold() not in _METHODS:
            yield (
                f"the `method` of `value` is {quoted(value.method)}: write {named(_METHODS)}, which "
                "are those of `lightning`"
            )


@advice("part", "value")
def value_address(part: Part) -> Iterator[str]:
    """Who is to be paid has a type that apps do not know, or an address that is not of this type.

    Source: Podcasting 2.0, valueRecipient.
    """
    for recipient in _all_recipients(part):
        if recipient.type not in _ADDRESSES:
            yield (
                f"the `type` of {_name(recipient)} is {quoted(recipient.type)}: write "
                f"{named(_ADDRESSES)}"
            )
            continue
        form, example = _ADDRESSES[recipient.type]
        if not form.fullmatch(recipient.address):
            yield (
                f"the address of {_name(recipient)}, {quoted(recipient.address)}, cannot be paid: "
                f"for the type `{recipient.type}`, write {example}"
            )


@advice("part", "value")
def value_shares(part: Part) -> Iterator[str]:
    """Nobody gets a share, or the fees are more than a hundred percent.

    Fees are percentages of a payment, and come first. What is left is divided by shares.

    Source: Podcasting 2.0, valueRecipient.
    """
    for recipients in _all_lists(part):
        fees = sum(recipient.split for recipient in recipients if recipient.fee)
        shares = sum(recipient.split for recipient in recipients if not recipient.fee)
        if fees > _WHOLE:
            yield f"the fees of `value` are {fees} percent: make them {_WHOLE} at most"
        elif not shares and fees < _WHOLE:
            yield (
                "nobody gets a share of the payments: give a recipient of `value` without `fee` a "
                "`split` above 0"
            )


@advice("part", "value")
def value_custom_record(part: Part) -> Iterator[str]:
    """A recipient has a custom key without a value for it, or a value without its key.

    Wallets that several people share know by both whose a payment is.

    Source: Podcasting 2.0, valueRecipient.
    """
    for recipient in _all_recipients(part):
        if bool(recipient.custom_key) != bool(recipient.custom_value):
            yield (
                f"{_name(recipient)} has only one of `custom_key` and `custom_value`: give both, or "
                "remove it"
            )


@advice("item", "value")
def value_time_split(item: Item, feed: Feed) -> Iterator[str]:
    """A stretch with recipients of its own lasts no time, ends after the recording, names a percentage
    above a hundred, or has both recipients and an item of another feed.

    Source: Podcasting 2.0, valueTimeSplit.
    """
    recording_end = item.enclosure.duration or 0
    for split in _time_splits(item.extras.value):
        start = f"the stretch of `value` at {time_text(split.start)}"
        end = split.start + split.duration
        if split.duration <= 0:
            yield f"{start} lasts no time: correct its `duration`"
        elif recording_end and end > recording_end + 1:
            yield (
                f"{start} ends at {time_text(end)}, and the recording at "
                f"{time_text(recording_end)}: correct its times"
            )
        if split.remote_item and split.recipients:
            yield f"{start} has both `recipients` and a `remote_item`: remove one of them"
        if (split.remote_percentage or 0) > _WHOLE:
            yield f"{start} gives others {split.remote_percentage} percent: make it {_WHOLE} at most"


def _time_splits(payments: Sequence[Value]) -> Iterator[ValueTimeSplit]:
    for value in payments:
        yield from value.time_splits


def _all_lists(part: Part) -> Iterator[Sequence[ValueRecipient]]:
    """Those who share payments with each other: of the whole, and of each stretch."""
    for value in part.extras.value:
        yield value.recipients
    for split in _time_splits(part.extras.value):
        if split.recipients:
            yield split.recipients


def _all_recipients(part: Part) -> Iterator[ValueRecipient]:
    for recipients in _all_lists(part):
        yield from recipients


def _name(recipient: ValueRecipient) -> str:
    return quoted(recipient.name or recipient.address)
