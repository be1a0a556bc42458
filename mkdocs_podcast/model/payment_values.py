"""Payments by the minute (`podcast:value`), from mkdocs.yml and from front matter."""

from __future__ import annotations

from typing import Any

from ..text import values
from .feed_details import Value, ValueRecipient, ValueTimeSplit
from .feed_entries import Entry, list_of
from .feed_values import remote_item

_EXAMPLE = (
    "{type: lightning, method: keysend, recipients: [{name: Ana, type: node, address: 03ae9f, "
    "split: 100}]}"
)
_MOST_RECIPIENTS = 100


def payments(value: Any) -> tuple[Value, ...] | None:
    """How listeners pay: a mapping, or a list of them; None for anything else under so
    general a key."""
    entries = value if isinstance(value, list) else [value]
    if not all(isinstance(entry, dict) for entry in entries):
        return None
    return _read_payments(value)


def _payment(entry: Entry) -> Value:
    recipients = _recipients(entry)
    if not recipients:
        raise ValueError("it has no `recipients`")
    return Value(
        type=entry.text("type"),
        method=entry.text("method"),
        recipients=recipients,
        suggested=entry.optional("suggested"),
        time_splits=tuple(map(_time_split, _inner(entry, "time_splits"))),
    )


def _inner(entry: Entry, name: str) -> list[Entry]:
    """The mappings below a key: one, or a list of them."""
    value = entry.parts.get(name) or []
    inner = value if isinstance(value, list) else [value]
    return [Entry(part, "") for part in inner[:_MOST_RECIPIENTS]]


def _recipients(entry: Entry) -> tuple[ValueRecipient, ...]:
    return tuple(map(_recipient, _inner(entry, "recipients")))


def _recipient(entry: Entry) -> ValueRecipient:
    split = entry.whole("split")
    if split is None or split < 0:
        raise ValueError("a recipient's `split` is not a whole number of shares")
    return ValueRecipient(
        address=entry.text("address"),
        type=entry.text("type"),
        split=split,
        name=entry.optional("name"),
        custom_key=entry.optional("custom_key"),
        custom_value=entry.optional("custom_value"),
        fee=values.boolean(entry.parts.get("fee")) is True,
    )


def _time_split(entry: Entry) -> ValueTimeSplit:
    items = [remote_item(part) for part in _inner(entry, "remote_item")]
    recipients = _recipients(entry)
    if not items and not recipients:
        raise ValueError("one of its `time_splits` has neither `recipients` nor a `remote_item`")
    has_remote_start = "remote_start" in entry.parts
    return ValueTimeSplit(
        start=entry.moment("start"),
        duration=entry.moment("duration"),
        remote_start=entry.moment("remote_start") if has_remote_start else None,
        remote_percentage=entry.whole("remote_percentage"),
        remote_item=items[0] if items else None,
        recipients=recipients,
    )


_read_payments = list_of(_payment, _EXAMPLE)
