"""What a screen reader says of a show's pages, in its order, as `golden/reading-order.txt` has it.

Where a change is meant: delete that file, run the test twice, and read what is new in it.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from browsing import Reader, plays

GOLDEN = Path(__file__).parent / "golden/reading-order.txt"
OPTION = "- option "


def read_out(part: Locator) -> str:
    """Roles, names and states in order; without addresses, and of a select only what is chosen."""
    lines = part.aria_snapshot().splitlines()
    return "\n".join(
        line
        for line in lines
        if "- /url:" not in line and (OPTION not in line or "[selected]" in line)
    )


def settle(page: Page, holder: Locator) -> None:
    """Has something played, and stops it at a time that is the same in every run."""
    plays(holder)
    holder.locator(".podcast-play.is-playing").first.click()
    page.locator("podcast-dock .podcast-seek, .podcast-head .podcast-seek").locator(
        "visible=true"
    ).first.fill("22")


def read_index(reader: Reader, show: str) -> dict[str, str]:
    page = reader.open(f"{show}podcast/")
    index = page.locator("podcast-index")
    dock = page.locator("podcast-dock")
    states = {"index": read_out(index)}
    page.locator(".podcast-card .podcast-play").first.click()
    settle(page, dock)
    page.locator(".podcast-options").nth(2).click()
    menu = page.locator(".podcast-menu")
    states["menu of a card"] = read_out(menu)
    menu.get_by_role("button", name="Add to queue").click()
    states["what the menu has done"] = read_out(page.locator(".podcast-said"))
    expect(dock.locator("p > span")).to_have_text("Signal Path")
    states["dock"] = read_out(dock)
    page.locator(".podcast-expand").click()
    expect(dock.locator(".podcast-remote .podcast-queue li")).to_have_count(1)
    # Chapters and what is said come from the episode's page.
    expect(dock.locator(".podcast-remote__said")).to_have_text("In the middle, études.")
    expect(dock.locator("p > span")).to_have_text("The middle")
    states["dock, opened"] = read_out(dock)
    page.keyboard.press("Escape")
    page.get_by_label("Filter episodes").fill("études")
    expect(page.locator(".podcast-count [role=status]")).to_have_text("1 of 32 episodes")
    states["index, filtered"] = read_out(index)
    page.get_by_label("Filter episodes").fill("nothing has this")
    expect(page.locator(".podcast-count [role=status]")).to_have_text("No episode matches.")
    states["index, nothing found"] = read_out(index)
    page.close()
    return states


def read_episode(reader: Reader, show: str) -> dict[str, str]:
    page = reader.open(f"{show}episodes/032/")
    head = page.locator(".podcast-head")
    player = head.locator("podcast-player")
    transcript = page.locator("podcast-transcript")
    states = {"episode": read_out(head), "transcript": read_out(transcript)}
    player.get_by_role("button", name="Play").click()
    settle(page, player)
    page.locator("podcast-transcript summary").click()
    expect(transcript.locator("[aria-current]")).to_have_count(1)
    states["episode, begun"] = read_out(head)
    states["transcript, unfolded"] = read_out(transcript)
    player.get_by_role("button", name="More").click()
    expect(player.locator(".podcast-next")).not_to_be_empty()
    states["more"] = read_out(player.locator(".podcast-panel").last)
    player.get_by_role("button", name="Share").click()
    expect(player.locator(".podcast-panel").first).not_to_be_empty()
    states["share"] = read_out(player.locator(".podcast-panel").first)
    return states


def test_pages_are_read_out_in_a_sensible_order(show: str, reader: Reader) -> None:
    states = read_index(reader, show) | read_episode(reader, show)
    text = "\n\n".join(f"# {state}\n{lines}" for state, lines in states.items()) + "\n"
    if not GOLDEN.exists():
        GOLDEN.write_text(text, "utf-8")
    assert text == GOLDEN.read_text("utf-8")
