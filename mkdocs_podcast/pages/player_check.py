"""Whether an episode's page plays what it promises."""

from __future__ import annotations

from ..model.problems import Problem, Severity
from ..model.rendered_page import RenderedPage


def player_problem(path: str, page: RenderedPage) -> Problem | None:
    """What is wrong with the player of the rendered page at `path`; None where the page has it
    once, or has nothing to play."""
    if not page.needs_player or page.play_count == 1:
        return None
    if page.play_count == 0:
        return Problem(
            path,
            "the episode's player is not on the page: give `audio` or `player` an address that a page can load, or "
            "place the player with `<!-- podcast:player -->` outside other HTML",
        )
    return Problem(
        path,
        f"the page plays its episode {page.play_count} times: keep one of the players in the notes",
        severity=Severity.INFO,
    )
