"""A feed in several pages (RFC 5005) → one channel."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from urllib.parse import quote
from xml.etree.ElementTree import Element

from .feed_reader import read_channel
from .feed_shapes import channel_of, next_page
from .feed_xml import MOST_BYTES, Document, read_document
from .imported import ImportedShow, LeftOut, SourceError
from .sources import read_source, unpacked, web_for
from .web_access import Web

_MOST_PAGES = 200


def read_pages(document: Document, url: str, read: Callable[[str], bytes]) -> ImportedShow:
    """The show of a feed's first page, which is at `url`, with the episodes of all pages.

    `read` gives the bytes of an address, or raises SourceError: what cannot be read is left out.
    """
    channel, remarks, left_out = _joined(document, url, read)
    show = read_channel(channel, url, remarks)
    return show._replace(left_out=(*left_out, *show.left_out))


def channel_at(source: str) -> Element:
    """The channel of a feed (a file, or an address), with the items of all its pages. Raises
    SourceError for what is no feed, or lacks a page."""
    web = web_for(source)
    data, url = read_source(source, web)
    read = partial(_read_page, web)
    channel, _, left_out = _joined(read_document(unpacked(data)), url, read)
    if left_out:
        raise SourceError(f"{left_out[0].value}: {left_out[0].reason}")
    return channel


def channel_in(published: Mapping[str, bytes], path: str) -> Element:
    """The channel of a feed among files by their paths below a site's address."""

    def read(address: str) -> bytes:
        paths = [other for other in published if address.endswith(f"/{quote(other)}")]
        if not paths:
            raise SourceError("it is not among what is built")
        return published[max(paths, key=len)]

    return _joined(read_document(published[path]), "", read)[0]


def _read_page(web: Web, address: str) -> bytes:
    return unpacked(web.read(address, MOST_BYTES + 1))


def _joined(
    document: Document, url: str, read: Callable[[str], bytes]
) -> tuple[Element, list[str], list[LeftOut]]:
    """The channel with the items of all pages, what was put right in them, and what could not be
    read."""
    channel = channel_of(document.root, url)
    remarks = list(document.remarks)
    left_out: list[LeftOut] = []
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
    return channel, remarks, left_out


def _page(data: bytes, url: str) -> tuple[Element, tuple[str, ...]]:
    document = read_document(data)
    return channel_of(document.root, url), document.remarks
