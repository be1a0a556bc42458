"""A page's notes → show notes for the feed: what an app can show.

The notes come as the Markdown extension hands them over, before plugins and the theme change the
page.
"""

from __future__ import annotations

from collections.abc import Sequence

from .channel import Notes
from .descriptions import description, paragraph
from .furniture import without_furniture
from .notes_cleaner import NotesCleaner


def show_notes(
    notes: str,
    url: str,
    cleaner: NotesCleaner,
    *,
    summary: str = "",
    lead: str = "",
    times: Sequence[str] = (),
    more: str = "",
) -> Notes:
    """The show notes of a page (`RenderedPage.notes`), whose own full address is `url`.

    `summary` is the description of a page without notes. `lead` is the author's own description,
    which the feed's begins with. `times` are the lines of the page's chapters (`12:04 What a hook
    is`), which follow the description where it does not hold them. `more` is the
    link to the page that ends a description which does not hold all of the notes.
    """
    full = cleaner.clean(without_furniture(notes), url)
    opening = paragraph(lead)
    if opening and opening not in full:
        return Notes(full, description(f"{opening}\n{full}", times, more=more))
    return Notes(full, description(full or paragraph(summary), times, more=more))
