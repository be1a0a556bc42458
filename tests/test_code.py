"""What of a page is code or a comment: the same as Python-Markdown makes of it."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from mkdocs_podcast.text.code import (
    hidden_parts,
    is_hidden,
    is_indented_code,
    visible_lines,
    without_code,
    without_hidden,
    without_scripts,
)

# Each with a MARK that is hidden, or is not.
BODIES = [
    "MARK",
    "```\nMARK\n```\n",
    "~~~\nMARK\n~~~\n",
    "```python\nMARK\n```\n",
    "````\n```\nMARK\n````\n",
    "```\na\n```\nMARK\n",
    "```\nMARK\n````\n",
    "```\nMARK, never closed\n",
    "text\n```\nMARK\n```\n",
    "``` {.python #x}\nMARK\n```\n",
    "```inline `code` here``` MARK\n",
    "```inline MARK here```\n",
    "`MARK`\n",
    "``a`MARK``\n",
    "\\`MARK`\n",
    "`a\n\nMARK`\n",
    "`a\nMARK`\n",
    "`a` MARK `b`\n",
    "<!-- MARK -->\n",
    "<!--\n\nMARK\n\n-->\n",
    "   <!-- MARK -->\n",
    "<!-- open\n\nMARK\n",
    "a <!-- MARK --> c\n",
    "a <!-- b\n\nMARK -->\n",
    "a `<!--` MARK `-->`\n",
    "`a\n<!-- x` MARK -->\n",
    "<!--\n```\n-->\nMARK\n```\n",
    "```\n<!--\n```\nMARK\n\n-->\n",
    "<pre>\nMARK\n</pre>\n",
    "<PRE>\n\nMARK\n\n</PRE>\n",
    "text <pre>MARK</pre>\n",
    "`<pre>` MARK\n",
    "<script>\n\nMARK\n\n</script>\n",
    "<style>MARK</style>\n",
    "<div>\nMARK\n</div>\n",
    "a\n\n    MARK\n",
    "a\n    MARK\n",
    "- a\n\n    MARK\n",
    "> ```\n> MARK\n> ```\n",
]
_HIDDEN = re.compile(r"<!--.*?-->|<(code|pre|script|style)\b.*?</\1>", re.DOTALL | re.IGNORECASE)


@pytest.mark.parametrize("body", BODIES)
def test_a_place_is_hidden_where_python_markdown_hides_it(body: str) -> None:
    html = markdown(body, extensions=["fenced_code", "tables"])
    position = body.index("MARK")
    is_code = is_hidden(list(hidden_parts(body)), position) or is_indented_code(body, position)
    assert is_code == ("MARK" not in _HIDDEN.sub("", html))


def test_lines_keep_their_numbers_and_code_spans_their_words() -> None:
    body = "a `b`\n```\nc\n```\n<!-- d\n\n-->\n<pre>e</pre>\nf"
    assert visible_lines(body) == "a `b`\n\n\n\n\n\n\n\nf"
    assert without_hidden(body) == "a \n\n\n\n\n\n\n<pre>e</pre>\nf"
    assert without_code(body) == "a \n\n\n\n<!-- d\n\n-->\n<pre>e</pre>\nf"


def test_html_has_no_code_of_markdown() -> None:
    html = "<p>`a`<!-- b\n--><script>c</script>d<STYLE>\ne</STYLE>f<!-- g"
    assert without_scripts(html) == "<p>`a`\nd\nf"


PIECES = [
    "`",
    "```",
    "~~~",
    "<!--",
    "-->",
    "<pre>",
    "</pre>",
    "\n",
    "\n\n",
    "    ",
    "> ",
    "a",
    "\\",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_parts_are_in_order_and_none_is_in_another(body: str) -> None:
    end = 0
    for part in hidden_parts(body):
        assert end <= part.start < part.end <= len(body)
        end = part.end
    assert visible_lines(body).count("\n") == body.count("\n")


@pytest.mark.parametrize(
    "line",
    [
        "```a\n",
        "<!-- a\n",
        "x <!-- a ",
        "<pre>\n",
        "x <pre> a ",
        "a `` b ` c ",
        "```\n\n",
        "`a` <!-- b ",
    ],
)
def test_a_text_of_openings_takes_time_linear_in_its_length(line: str) -> None:
    start = time.perf_counter()
    list(hidden_parts(line * 20_000))
    assert time.perf_counter() - start < 5
