"""What a feed's values are read from: an entry of mkdocs.yml or front matter, or a list of entries.

Everything that cannot be read raises ValueError, with a sentence that says how to write it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from ..text import addresses, values
from ..text.clock_times import moment
from ..text.patterns import pattern

_SEPARATOR = pattern(r"[- ]")

Detail = TypeVar("Detail")

_MOST_ENTRIES = 200
_LONGEST_QUOTE = 60


class EntriesError(ValueError):
    """Why entries of a list cannot be read: a sentence each. `usable` is what the others hold."""

    def __init__(self, reasons: Sequence[str], usable: tuple[Any, ...]) -> None:
        super().__init__(reasons[0])
        self.reasons = reasons
        self.usable = usable


class Entry:
    """One entry by its keys, as `account_id`; a text without a mapping is the value of the key
    `bare_text`, if there is one. The methods raise ValueError, with a sentence."""

    def __init__(self, value: Any, bare_text: str) -> None:
        self.parts: dict[str, Any] = {}
        if isinstance(value, dict):
            for key, part in value.items():
                self.parts[_SEPARATOR.sub("_", str(key)).casefold()] = part
        elif bare_text and _is_bare_text(value, bare_text):
            self.parts[bare_text] = value
        else:
            raise ValueError(f"{_quoted(value)} does not say enough")

    def optional(self, name: str) -> str:
        """The text of a key, or ""."""
        return values.text(self.parts.get(name)) or ""

    def text(self, *names: str) -> str:
        """The text of the first of the keys that has one."""
        for name in names:
            text = self.optional(name)
            if text:
                return text
        raise ValueError(f"it has no `{names[0]}`")

    def address(self, name: str) -> str:
        """A full address, percent-encoded."""
        address = addresses.url(self.parts.get(name))
        if not address:
            value = _quoted(self.parts.get(name))
            raise ValueError(f"its `{name}`, {value}, is not an address that begins with https://")
        return address

    def optional_address(self, name: str) -> str:
        """A full address, percent-encoded, or ""."""
        if not self.parts.get(name):
            return ""
        return self.address(name)

    def whole(self, name: str) -> int | None:
        """A whole number; None for anything else."""
        value = self.parts.get(name)
        if isinstance(value, bool) or not isinstance(value, int):
            return None
        return value

    def pixels(self, name: str) -> int | None:
        """A whole number from 1 up; None for anything else."""
        number = self.whole(name)
        if number is None or number < 1:
            return None
        return number

    def moment(self, name: str) -> float:
        """Seconds, from `1:02:03.5` or a number."""
        seconds = moment(self.parts.get(name))
        if seconds is None:
            raise ValueError(f"its `{name}`, {_quoted(self.parts.get(name))}, is not a time")
        return seconds


def list_of(
    read: Callable[[Entry], Detail], example: str, bare_text: str = ""
) -> Callable[[Any], tuple[Detail, ...] | None]:
    """What reads an entry, or a list of entries.

    `example` is how to write one; `bare_text` is the key that a text without a mapping stands for.
    Where some entries cannot be read, it raises EntriesError.
    """

    def read_entry(entry: Any) -> tuple[list[Detail], str]:
        """What an entry holds, or why it cannot be read."""
        try:
            return [read(Entry(entry, bare_text))], ""
        except ValueError as error:
            return [], f"{error}: write it as `{example}`"

    def read_all(value: Any) -> tuple[Detail, ...] | None:
        if value is None or isinstance(value, bool) or value in ("", [], {}):
            return None
        entries = value if isinstance(value, list) else [value]
        details: list[Detail] = []
        reasons: list[str] = []
        for number, entry in enumerate(entries[:_MOST_ENTRIES], 1):
            detail, reason = read_entry(entry)
            details += detail
            if reason:
                place = f"in entry {number}, " if len(entries) > 1 else ""
                reasons.append(place + reason)
        if len(entries) > _MOST_ENTRIES:
            reasons.append(f"only the first {_MOST_ENTRIES} entries are read: write fewer")
        if reasons:
            raise EntriesError(reasons, tuple(details))
        return tuple(details)

    return read_all


def one_entry(
    read: Callable[[Entry], Detail], example: str, bare_text: str = ""
) -> Callable[[Any], Detail | None]:
    """What reads an entry; of a list, the first one. The arguments are those of `list_of`."""
    read_all = list_of(read, example, bare_text)

    def read_one(value: Any) -> Detail | None:
        if isinstance(value, list):
            value = value[:1]
        details = read_all(value)
        if not details:
            return None
        return details[0]

    return read_one


def _is_bare_text(value: Any, key: str) -> bool:
    """Whether a value without a mapping can be that of the key: a number is no name."""
    if isinstance(value, str):
        return True
    return key == "text" and values.is_number(value)


def _quoted(value: Any) -> str:
    """A value in a sentence. A list or mapping may be endless."""
    if value is None:
        return "an empty value"
    text = values.text(value)
    if not text:
        return f"a {type(value).__name__}"
    return f"`{text[:_LONGEST_QUOTE]}`"
