"""What a process loads only once: packages, hooks, icons.

A preview goes on with what it has loaded, whatever becomes of the files. What it makes then is not
what a new process would make of them.
"""

from __future__ import annotations

from functools import cache

from .digests import UnknownValueError


def require_unchanged(name: str, state: bytes) -> None:
    """Raises UnknownValueError where something that is loaded once has had another state in this
    process, even if it is back in the first one: nobody knows which of them is in memory."""
    states = _states_of(name)
    states.add(state)
    if len(states) > 1:
        raise UnknownValueError(f"{name} has changed since this process began")


@cache
def _states_of(name: str) -> set[bytes]:
    return set()
