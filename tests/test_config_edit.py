"""The plugin's entry is added to any mkdocs.yml, or the file is left as it was."""

from __future__ import annotations

from textwrap import dedent

import pytest

from mkdocs_podcast.importing.config_edit import EntryError, with_entry

OPTIONS = {"author": "Ana: B", "episodes": {"include": ["episodes/**/*.md"]}}
ENTRY = """\
  - podcast:
      author: 'Ana: B'
      episodes:
        include: [episodes/**/*.md]
"""
MAPPED = ENTRY.replace("- podcast", "podcast").replace("\n      ", "\n    ")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("site_name: X\n", f"site_name: X\n\nplugins:\n  - search\n{ENTRY}"),
        ("site_name: X", f"site_name: X\n\nplugins:\n  - search\n{ENTRY}"),
        ("plugins:\nsite_name: X\n", f"plugins:\n  - search\n{ENTRY}site_name: X\n"),
        ("plugins: [search]\nsite_name: X\n", f"plugins:\n  - search\n{ENTRY}site_name: X\n"),
        (
            "plugins: [search, {tags: {a: b}}] # c\n\nsite_name: X\n",
            f"plugins: # c\n  - search\n  - {{tags: {{a: b}}}}\n{ENTRY}\nsite_name: X\n",
        ),
        (
            "plugins:\n  - search\n  - blog:\n      x: 1 # why\n\n  # later\n\nsite_name: X\n",
            f"plugins:\n  - search\n  - blog:\n      x: 1 # why\n{ENTRY}\n  # later\n\nsite_name: X\n",
        ),
        (
            "plugins:\n- search\n- a: |\n    text\n\nnav:\n- index.md\n",
            f"plugins:\n- search\n- a: |\n    text\n{dedent(ENTRY)}\nnav:\n- index.md\n",
        ),
        ("plugins: ~ # none\na: b\n", f"plugins: # none\n  - search\n{ENTRY}a: b\n"),
        ("plugins: [a]\nplugins: ~\n", f"plugins: [a]\nplugins:\n  - search\n{ENTRY}"),
        ("plugins : null\n", f"plugins:\n  - search\n{ENTRY}"),
        (
            "x: &p [search, {a: b}]\nplugins: *p # c\ny: *p\n",
            f"x: &p [search, {{a: b}}]\nplugins: # c\n  - search\n  - {{a: b}}\n{ENTRY}y: *p\n",
        ),
        (
            "x: &p\n      - a\n      - b: # c\n          c: |\n            d\nplugins: *p\ny: z\n",
            (
                "x: &p\n      - a\n      - b: # c\n          c: |\n            d\n"
                f"plugins:\n  - a\n  - b: # c\n      c: |\n        d\n{ENTRY}y: z\n"
            ),
        ),
        (
            "x: &p\n a: {b: c}\n d:\n  e: f\nplugins:\n  *p\n",
            f"x: &p\n a: {{b: c}}\n d:\n  e: f\nplugins:\n  a: {{b: c}}\n  d:\n   e: f\n{MAPPED}",
        ),
        (
            "plugins:\n  search: {}\n  tags:\nsite_name: X\n",
            f"plugins:\n  search: {{}}\n  tags:\n{MAPPED}site_name: X\n",
        ),
    ],
)
def test_the_entry_is_added_where_it_belongs(before: str, after: str) -> None:
    assert with_entry(before, OPTIONS) == after


@pytest.mark.parametrize(
    "before",
    [
        "plugins: {search: {}}\nsite_name: X\n",
        "plugins: [\n  search, # c\n  tags\n]\nsite_name: X\n",
        "plugins: [search,]\nsite_name: X\n",
        "plugins: []\nsite_name: X\n",
        "plugins: {}\nsite_name: X\n",
        "plugins: &p\n  - search\nsite_name: X\n",
        "site_name: !ENV [NAME, X]\nplugins:\n  - search\n",
        "a: !!python/name:material.x.y ''\nplugins:\n  - search:\n      lang: en\n",
        "plugins:\n  - search\n  - a: !ENV X\n...\n",
        "x: &x [1]\ny: *x\nplugins:\n    -   search\n    -   tags\n",
        "\ufeffsite_name: X\nplugins:\n  - search\n",
        "# only\nsite_name: X # the name\n# end\n",
        "site_name: X\nplugins:\n  - search:\n  - tags:\n      a: >-\n        text\n\n\n# end\n",
    ],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_nothing_but_the_entry_changes(before: str, line_break: str) -> None:
    before = before.replace("\n", line_break)
    after = with_entry(before, OPTIONS)
    lines = after.splitlines()
    assert [line for line in before.splitlines() if "plugins: " not in line and line not in lines
            and "tags" not in line] == []  # fmt: skip
    others = after.replace(line_break, "")
    assert "\n" not in others
    assert "\r" not in others
    assert "podcast" in after
    assert with_entry(after, OPTIONS) == after


@pytest.mark.parametrize("name", ["- podcast", "- podcast:", "- 'podcast':\n      a: b"])
def test_a_site_that_has_the_plugin_stays_as_it_is(name: str) -> None:
    text = f"plugins:\n  {name}\n"
    assert with_entry(text, OPTIONS) is text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("INHERIT: base.yml\n", "INHERIT"),
        ("b: &b {c: d}\n<<: *b\n", "<<"),
        ("plugins: *p\n", "not valid YAML"),
        ("plugins: &p\n  - a\n  - *p\n", "nested too deeply"),
        ("x: &x [*x]\nplugins: [a]\n", "nested too deeply"),
        ("x: &p [&a search]\nplugins: *p\n", "more than the entry"),
        ("x: &p {podcast_: 1}\nplugins: {a: 1, <<: *p}\ny: {a: 1, a: 2}\n", "more"),
        ("a:\n\t- b\n", "not valid YAML in line 2"),
        ("plugins: search\n", "not a list"),
        ("{a: b}\n", "one on each line"),
        ("", "one on each line"),
        ("- a\n", "one on each line"),
        ("a: b\n---\nc: d\n", "YAML|documents"),
    ],
)
def test_a_file_that_only_its_author_can_change_is_refused(text: str, reason: str) -> None:
    with pytest.raises(EntryError, match=reason):
        with_entry(text, OPTIONS)
