"""What others are told who want to show an episode on their page."""

from __future__ import annotations

import json

from bs4 import BeautifulSoup

from mkdocs_podcast.pages import oembed

HOSTILE = '"><script>alert(1)</script> & <!--'
SRC = "https://example.org/podcast/embed.html?episode=episodes/one/"


def test_the_document_is_a_rich_one_with_all_that_the_specification_requires() -> None:
    told = oembed.document(
        title="One",
        src=SRC,
        show="Show",
        show_url="https://example.org/",
    )
    assert told["version"] == "1.0"
    assert told["type"] == "rich"
    assert told["height"] == oembed.HEIGHT
    frame = BeautifulSoup(told["html"], "html.parser").iframe
    assert frame is not None
    assert frame["src"] == SRC
    assert "author_name" not in told


def test_no_text_breaks_out_of_the_code_or_of_the_document() -> None:
    parsed = BeautifulSoup(oembed.frame(SRC + HOSTILE, HOSTILE), "html.parser")
    assert [tag.name for tag in parsed.find_all(True)] == ["iframe"]
    assert parsed.iframe is not None
    assert parsed.iframe["title"] == HOSTILE
    text = oembed.as_json(oembed.document(title=HOSTILE, src=SRC, show="", show_url=""))
    assert "<" not in text
    assert json.loads(text)["title"] == HOSTILE
    link = BeautifulSoup(oembed.discovery_link(SRC + HOSTILE), "html.parser")
    assert [tag.name for tag in link.find_all(True)] == ["link"]
