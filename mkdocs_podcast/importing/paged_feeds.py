"""A feed in several pages (RFC 5005) → one channel."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from .feed_reader import read_channel
from .feed_shapes import channel_of, next_page
from .feed_xml import Document, read_document
from .imported import ImportedShow, LeftOut, SourceError

_MOST_PAGES = 200


def read_pages(document: Document, url: str, read: Callable[[str], bytes]) -> ImportedShow:
    """The show of a feed's first page, which is at `url`, with the episodes of all pages.

    `read` gives the bytes of an address, or raises SourceError: what cannot be read is left out.
    """
    channel = channel_of(document.root, url)
    remarks = list(document.remarks)
    left_out = []
    visited = {url}
    address = next_page(channel)
    while address and address not in visited and len(visited) < _MOST_PAGES:
        visited.add(address)
        try:
            page, page_remarks = _page(read(address), address)
        except SourceError as error:
            left_out.append(LeftOut("", "atom:link", address, f"a page of the feed: {error}"))
            break
        remarks += [remark for remark in page_remarks if remark not in remarks]
        channel.extend(page.findall("item"))
        address = next_page(page)
    show = read_channel(channel, url, remarks)
    return show._replace(left_out=(*left_out, *show.left_out))


def _page(data: bytes, url: str) -> tuple[Element, tuple[str, ...]]:
    document = read_document(data)
    return channel_of(document.root, url), document.remarks
