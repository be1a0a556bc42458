"""Random Markdown, made of what its many extensions look for."""

from __future__ import annotations

import random
from collections.abc import Iterator

PARTS = (
    *("[", "]", "(", ")", "![", "*", "_", "**", "`", "``", "\\", "<", ">", "|", "^", "~~", "=="),
    *("a", "word", "é", " ", "  \n", "\n", "\n\n", "\t", "\u200b", "\x02", '"', "'", "&", "&amp;"),
    *("http://a.b/c", "<http://x.y>", "<a@b.c>", "https://x.y/z", "(/u)", '(/u "t")', "(<a b>)"),
    *('[r]: /u "t"\n', "[r]", "[r][]", "[^1]", "\n[^1]: note\n", "\n*[HTML]: Hyper\n", "HTML"),
    *("- ", "# ", "## ", "> ", "1. ", "3. ", "- [x] ", "---", "[TOC]", "{: .c }", "(c)", "1/2"),
    *("<b>", "</b>", "<!-- c -->", "<!--", "-->", '<a name="n">', '<p id="i">', "<a id", "<br/>"),
    *("\n# H {#x data-toc-label='Y'}\n", "\na | b\n--|--\n1 | 2\n", "\nterm\n:   def\n"),
    *("\n```py\n", "\n```\n", '\n~~~ {.python linenums="1"}\n', "\n    code\n", "`#!py x`"),
    *(
        '\n!!! note "T"\n    text\n',
        "\n??? tip\n    text\n",
        '\n=== "A"\n    a\n\n=== "B"\n    b\n',
    ),
    *("\n/// note | T\ntext\n///\n", "\n/// caption\nc\n///\n", "\n/// tab | X\nx\n///\n"),
    *(
        "\n/// details | D\nd\n///\n",
        "\n/// define\nterm\n\n- def\n///\n",
        "\n/// html | p\nd\n///\n",
    ),
    *(":smile:", "++ctrl+a++", '[=50% "50%"]', "{++a++}", "{--b--}", "[[Wiki Link]]", "@user"),
    *("$a$", "\\(x\\)", "$$\nb\n$$", "\n<div markdown>\n*x*\n</div>\n", '<details markdown="1">'),
    '<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>',
    *(
        "\n\nhttps://youtu.be/abcdefghijk\n\n",
        "![T](a.mp3)",
        "12:30 ",
        '<audio src="x.mp3"></audio>',
    ),
    '\n<!-- podcast:episode {"title": "T", "sources": [{"src": "a.mp3", "type": "x"}]} -->\n',
)
_MOST_PARTS = 40


def documents(count: int, seed: int = 0) -> Iterator[str]:
    for number in range(count):
        generator = random.Random(f"{seed} {number}")
        yield "".join(generator.choices(PARTS, k=generator.randint(3, _MOST_PARTS)))
