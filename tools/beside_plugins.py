"""The plugins that the small site is built beside: how each is set up, and what it may change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from beside_site import COVER, PAGES, RECORDING, SALT, TIDE_HEAD, TIDE_NOTES, font_of_pillow


@dataclass(frozen=True)
class Row:
    """A plugin, as `plugins` names it.

    `files` are more files of the site, `settings` more of its mkdocs.yml, and `shared` what the
    site without the plugin has as well. `changes` gives the reason for each part of the output that
    the plugin may change (see beside_output.py).
    """

    name: str
    package: str = "mkdocs-material"
    options: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, str | bytes | None] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    shared: Mapping[str, Any] = field(default_factory=dict)
    changes: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    variant: str = ""
    places: tuple[str, ...] = ("before", "after")
    is_combined: bool = False
    is_quick: bool = False

    @property
    def title(self) -> str:
        return f"{self.name} ({self.variant})" if self.variant else self.name

    @property
    def entry(self) -> Any:
        return {self.name: dict(self.options)} if self.options else self.name


_TIDE = "docs/episodes/tide.md"
_FONT = font_of_pillow()
_SEA = "The sea goes away"
_GENERATE = f"""import mkdocs_gen_files

with mkdocs_gen_files.open("episodes/tide.md", "w") as page:
    page.write({TIDE_HEAD + TIDE_NOTES!r})
"""
_PROJECT = """site_name: Shore
theme:
  name: material
  font: false
plugins: [search, podcast]
"""
_HOOK = """def on_page_markdown(markdown, **kwargs):
    return markdown.replace("WATER", "sea")
"""
_PRINTED = """```python exec="true"
print("The sea goes away and comes back.")
```

![A wave](wave.mp3)
"""
_LANGUAGES = [
    {"locale": "en", "name": "English", "default": True, "build": True},
    {"locale": "de", "name": "Deutsch", "build": True},
]
_IN_ENGLISH = {
    **{f"docs/{path}": None for path in PAGES},
    **{f"docs/en/{path}": content for path, content in PAGES.items()},
    "docs/en/assets/cover.png": COVER.read_bytes(),
    "docs/de/index.md": "# Start\n\nWillkommen.\n",
}
_OTHER_PATHS = "GUIDs, and the keys of players, contain the folder of the language"
_SECRET = """---
password: seven-grey-herons-count-the-waves-at-Dusk-19
---

# Secret

Hidden words.
"""

ROWS = (
    Row("search", is_quick=True),
    Row(
        "blog",
        files={
            "docs/blog/index.md": "# Blog\n",
            "docs/blog/posts/one.md": "---\ndate: 2026-02-01\n---\n\n# One\n\nA post.\n",
        },
        is_combined=True,
        is_quick=True,
    ),
    Row(
        "tags",
        files={"docs/tags.md": "# Tags\n\n<!-- material/tags -->\n"},
        is_combined=True,
        is_quick=True,
    ),
    Row(
        "social",
        files={".cache/plugin/social/fonts/Roboto/Regular.ttf": _FONT},
        note="Tested with a font that lies in its cache, without a network.",
    ),
    Row(
        "meta",
        files={"docs/guide/.meta.yml": "description: A page of the guide.\n"},
        is_combined=True,
    ),
    Row("privacy", options={"assets": False}, note="Tested with `assets: false`, without a network."),
    Row("offline", shared={"use_directory_urls": False}),
    Row("optimize", options={"optimize_png": False}, note="Tested with `optimize_png: false`, without pngquant."),
    Row("typeset", is_combined=True, is_quick=True),
    Row("group", options={"enabled": True, "plugins": ["typeset"]}),
    Row(
        "info",
        options={"enabled": False},
        note="Tested with `enabled: false`: it makes bug reports, and ends a build where it is enabled.",
    ),
    Row(
        "projects",
        files={
            "projects/shore/mkdocs.yml": _PROJECT,
            "projects/shore/docs/index.md": "# Shore\n",
            "projects/shore/docs/episodes/dune.md": TIDE_HEAD,
            "projects/shore/docs/episodes/tide.mp3": RECORDING,
        },
        note="Each project has shows of its own. In this version of Material it needs the theme's "
        "`name` on a line of its own, below `theme:`, in each mkdocs.yml.",
    ),
    Row("rss", "mkdocs-rss-plugin", is_combined=True, is_quick=True),
    Row(
        "i18n",
        "mkdocs-static-i18n",
        variant="suffix",
        options={"docs_structure": "suffix", "languages": _LANGUAGES},
        files={"docs/index.de.md": "# Start\n\nWillkommen.\n"},
        is_quick=True,
    ),
    Row(
        "i18n",
        "mkdocs-static-i18n",
        variant="folder",
        options={"docs_structure": "folder", "languages": _LANGUAGES},
        files=_IN_ENGLISH,
        changes=dict.fromkeys(("players", "cards", "feed"), _OTHER_PATHS),
    ),
    Row(
        "macros",
        "mkdocs-macros-plugin",
        files={_TIDE: TIDE_HEAD + TIDE_NOTES.replace("sea", "{{ water }}")},
        settings={"extra": {"water": "sea"}},
    ),
    Row(
        "awesome-nav",
        "mkdocs-awesome-nav",
        files={"docs/.nav.yml": "nav:\n  - index.md\n  - Episodes:\n    - episodes/*\n  - podcast\n  - guide\n"},
        is_quick=True,
    ),
    Row(
        "literate-nav",
        "mkdocs-literate-nav",
        files={"docs/SUMMARY.md": "* [Home](index.md)\n* [Episodes](episodes/)\n* [Podcast](podcast/index.md)\n"},
    ),
    Row("section-index", "mkdocs-section-index"),
    Row(
        "gen-files",
        "mkdocs-gen-files",
        options={"scripts": ["generate.py"]},
        files={_TIDE: None, "generate.py": _GENERATE},
    ),
    Row("minify", "mkdocs-minify-plugin", options={"minify_html": True}),
    Row(
        "redirects",
        "mkdocs-redirects",
        options={"redirect_maps": {"show.md": "podcast/index.md", "old.md": "episodes/tide.md"}},
        is_combined=True,
        is_quick=True,
    ),
    Row(
        "git-revision-date-localized",
        "mkdocs-git-revision-date-localized-plugin",
        is_combined=True,
    ),
    Row("git-authors", "mkdocs-git-authors-plugin"),
    Row("glightbox", "mkdocs-glightbox", is_combined=True),
    Row(
        "include-markdown",
        "mkdocs-include-markdown-plugin",
        options={"rewrite_relative_urls": False},
        files={
            "parts/tide.md": TIDE_NOTES,
            _TIDE: TIDE_HEAD + '{% include-markdown "../../parts/tide.md" %}\n',
        },
    ),
    Row(
        "exclude",
        "mkdocs-exclude",
        options={"glob": ["drafts/*"]},
        files={"docs/drafts/one.md": "# A draft\n"},
        is_combined=True,
    ),
    Row(
        "exclude-search",
        "mkdocs-exclude-search",
        options={"exclude": ["guide/hidden.md"]},
        files={"docs/guide/hidden.md": "# Hidden\n"},
        is_combined=True,
    ),
    Row(
        "table-reader",
        "mkdocs-table-reader-plugin",
        files={
            "docs/guide/tables.md": "# Tables\n\n{{ read_csv('table.csv') }}\n",
            "docs/guide/table.csv": "a,b\n1,2\n",
        },
        is_combined=True,
    ),
    Row(
        "mkdocs-video",
        "mkdocs-video",
        files={"docs/guide/clips.md": "# Clips\n\n![type:video](clip.mp4)\n", "docs/guide/clip.mp4": b""},
        is_combined=True,
        is_quick=True,
    ),
    Row(
        "mkdocs-audio",
        "mkdocs-audio",
        files={"docs/guide/sounds.md": "# Sounds\n\n![type:audio](sound.mp3)\n", "docs/guide/sound.mp3": b""},
    ),
    Row("caption", "mkdocs-caption", is_combined=True),
    Row(
        "llmstxt",
        "mkdocs-llmstxt",
        options={"full_output": "llms-full.txt", "sections": {"Episodes": ["episodes/*.md"], "Guide": ["guide/*.md"]}},
    ),
    Row(
        "print-site",
        "mkdocs-print-site-plugin",
        places=("after",),
        note="It has to be the last of all plugins.",
    ),
    Row("mike", "mike", note="Tested with `mkdocs build`, not with `mike deploy`."),
    Row("autorefs", "mkdocs-autorefs", is_combined=True),
    Row(
        "mkdocstrings",
        "mkdocstrings-python",
        options={"handlers": {"python": {"paths": ["."]}}},
        files={"docs/guide/code.md": "# Code\n\n::: sample\n", "sample.py": '"""A module."""\n'},
        is_combined=True,
    ),
    Row(
        "markdown-exec",
        "markdown-exec",
        files={_TIDE: TIDE_HEAD + _PRINTED},
        settings={"markdown_extensions": ["pymdownx.superfences"]},
    ),
    Row(
        "encryptcontent",
        "mkdocs-encryptcontent-plugin",
        note="The transcript of an encrypted episode is left out of its page and, like its notes, out of "
        "the feed. Recordings and other files are not encrypted.",
        files={"docs/guide/secret.md": _SECRET},
    ),
    Row(
        "ezlinks",
        "mkdocs-ezlinks-plugin",
        files={"docs/episodes/salt.md": SALT.replace("../guide/first.md", "first.md")},
    ),
    Row(
        "roamlinks",
        "mkdocs-roamlinks-plugin",
        files={"docs/episodes/salt.md": SALT.replace("[first page](../guide/first.md)", "[[first|first page]]")},
    ),
    Row(
        "mkdocs-simple-hooks",
        "mkdocs-simple-hooks",
        options={"hooks": {"on_page_markdown": "beside_hook:on_page_markdown"}},
        files={_TIDE: TIDE_HEAD + TIDE_NOTES.replace("sea", "WATER"), "beside_hook.py": _HOOK},
    ),
    Row(
        "document-dates",
        "mkdocs-document-dates",
        changes={"search": "the search reads the dates that it adds to pages"},
    ),
    Row(
        "callouts",
        "mkdocs-callouts",
        files={"docs/guide/note.md": "# Note\n\n> [!note]\n> Mind the tide.\n"},
        settings={"markdown_extensions": ["admonition"]},
    ),
    Row(
        "monorepo",
        "mkdocs-monorepo-plugin",
        files={
            "sub/mkdocs.yml": "site_name: sub\nnav:\n  - Sub: index.md\n",
            "sub/docs/index.md": "# Sub\n",
        },
        settings={"nav": [{"Home": "index.md"}, {"Sub": "!include ./sub/mkdocs.yml"}]},
    ),
)  # fmt: skip
