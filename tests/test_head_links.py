"""Links in the head of a finished page."""

from __future__ import annotations

import pytest

from mkdocs_podcast.pages.head_links import add_to_head

LINK = '<link rel="x">'


@pytest.mark.parametrize(
    "before",
    [
        "<html><head><title>A</title>",
        '<html><head><script>var t = "<head></head><body>";</script>',
        "<html><head><!-- </head> <body> -->",
        '<html><head><meta name="d" content="</head> it\'s > <body>">',
        "<html><head><meta name='d' content='</head>'>",
        "<html><head><style>a::after { content: '</head>' }</style>",
        "<html><head><title></head></title>",
        "<HTML><HEAD data-x='>'><SCRIPT>'</head>'</SCRIPT>",
    ],
)
@pytest.mark.parametrize("after", ["</head><body></head></body>", "</HEAD >", "<body></body>"])
def test_links_stand_at_the_end_of_the_head(before: str, after: str) -> None:
    assert add_to_head(before + after, [LINK]) == f"{before}{LINK}\n{after}"


def test_a_page_without_a_head_stays_as_it_is() -> None:
    page = "<p>A fragment with <b title='</head>'>a tag</b>.</p>"
    assert add_to_head(page, [LINK]) == page


def test_a_long_broken_head_takes_no_more_time_than_it_is_long() -> None:
    page = "<a '" * 20_000
    assert add_to_head(page, [LINK]) == page
