"""Other generators: how each is recognised, where it keeps files that go to the site as they are,
and where its pages are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Generator(NamedTuple):
    """A row of the table. `signs` are files in a site's folder of which one gives it away.

    `static` are the folders whose files go to the root of the site. `address` is that of a page
    without one of its own, with `{path}` (from the content's folder, without the ending), `{name}`,
    `{year}`, `{month}`, `{day}` and `{categories}`. `content` are the folders that paths start from.
    """

    name: str
    signs: tuple[str, ...]
    static: tuple[str, ...] = ()
    address: str = "/{path}/"
    content: tuple[str, ...] = ()


UNKNOWN = Generator("unknown", ())
GENERATORS = (
    Generator(
        "Jekyll",
        ("_config.yml", "_config.yaml", "_posts"),
        address="/{categories}/{year}/{month}/{day}/{name}.html",
        content=("_posts",),
    ),
    Generator(
        "Hugo",
        ("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "archetypes", "config.toml"),
        ("static", "assets"),
        content=("content",),
    ),
    Generator("Zola", ("zola.toml",), ("static",), content=("content",)),
    Generator(
        "Eleventy",
        (".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs"),
        ("public",),
        content=("src", "content"),
    ),
    Generator(
        "Astro",
        ("astro.config.mjs", "astro.config.ts", "astro.config.js"),
        ("public",),
        content=("src/content", "src/pages"),
    ),
    Generator("Gatsby", ("gatsby-config.js", "gatsby-config.ts"), ("static",), content=("src",)),
    Generator(
        "Hexo",
        ("_config.landscape.yml", "scaffolds"),
        address="/{year}/{month}/{day}/{name}/",
        content=("source/_posts", "source"),
    ),
    Generator("Pelican", ("pelicanconf.py",), address="/{name}.html", content=("content",)),
    Generator("Nikola", ("conf.py",), ("files",), content=("posts",)),
    Generator("VuePress", (".vuepress", "src/.vuepress"), content=("src", "docs")),
    Generator("MkDocs", ("mkdocs.yml",), content=("docs",)),
)
_BY_NAME = {generator.name.casefold(): generator for generator in GENERATORS}
NAMES = tuple(_BY_NAME)


def by_name(name: str) -> Generator:
    """The generator of a name, in any case; UNKNOWN for another."""
    return _BY_NAME.get(name.casefold(), UNKNOWN)


def recognise(names: Iterable[str]) -> Generator:
    """The generator of a folder in which there are files and folders of these names."""
    present = set(names)
    # A Hexo site has a `_config.yml` too.
    for generator in sorted(GENERATORS, key=lambda row: row.name == "Jekyll"):
        if present.intersection(generator.signs):
            return generator
    return UNKNOWN
