"""Who pays for an episode."""

from __future__ import annotations

from ..model.episode import Sponsor
from ..model.feed_entries import Entry, list_of
from .page_fields import PageFields


def _sponsor(entry: Entry) -> Sponsor:
    return Sponsor(
        name=entry.text("name", "title"),
        url=entry.optional_address("url"),
        text=entry.optional("text") or entry.optional("description"),
        image=entry.optional("image"),
    )


_read = list_of(_sponsor, "{name: Kettle & Vane, url: https://example.org}", bare_text="name")


def read_sponsors(page: PageFields) -> tuple[Sponsor, ...]:
    """The sponsors, with what their pictures mean; a missing file is reported."""
    sponsors = page.take("sponsors", _read) or ()
    return tuple(_with_image(sponsor, page) for sponsor in sponsors)


def _with_image(sponsor: Sponsor, page: PageFields) -> Sponsor:
    if not sponsor.image:
        return sponsor
    location = page.locate(sponsor.image)
    if not location:
        page.report_missing_file(page.keys_of("sponsors")[0], sponsor.image)
    return sponsor._replace(image=location)
