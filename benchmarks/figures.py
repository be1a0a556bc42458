"""Measured figures beside their goals, as a table."""

from __future__ import annotations

import datetime as dt
import os
import platform
import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """What was measured, in `unit`, and what it should be at most. `values` are those of all runs."""

    what: str
    values: Sequence[float]
    goal: float | None = None
    unit: str = ""
    note: str = ""

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def is_missed(self) -> bool:
        return self.goal is not None and self.median > self.goal

    def row(self) -> str:
        """A line of the table."""
        shown = f"{number(self.median)}{self._unit}"
        if len(self.values) > 1:
            shown += f" ({number(min(self.values))}-{number(max(self.values))})"
        goal = "" if self.goal is None else f"≤ {number(self.goal)}{self._unit}"
        verdict = "" if self.goal is None else "**missed**" if self.is_missed else "met"
        return f"| {self.what} | {shown} | {goal} | {verdict} | {self.note} |"

    @property
    def _unit(self) -> str:
        return f" {self.unit}" if self.unit else ""


def number(value: float) -> str:
    """A figure with as many digits as mean something."""
    if value >= 1000:
        return f"{value:,.0f}"
    return f"{value:.0f}" if value >= 100 else f"{value:.2f}"


def table(figures: Iterable[Figure]) -> Iterator[str]:
    """The lines of a table, each as soon as its figure is there."""
    yield "| what | measured (range) | goal | | |"
    yield "|---|---|---|---|---|"
    for figure in figures:
        yield figure.row()


def machine() -> str:
    return f"{dt.date.today()}, Python {platform.python_version()}, {os.cpu_count()} cores"
