"""Other generators: how each is recognised, where it keeps files that go to the site as they are,
where its pages are, and which file says what its site is called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..text.config_names import CONFIG_NAMES


class Generator(NamedTuple):
    """A row of the table. `signs` are files in a site's folder of which one gives it away.

    `static` are the folders whose files go to the root of the site. `address` is that of a page
    without one of its own, with `:path` (from the content's folder, without the ending), `:title`
    (the file's name), `:year`, `:month`, `:day` and `:categories`. `content` are the folders that
    paths start from, `settings` the files with the site's settings, of which the later ones add to
    the earlier ones. `has_wide_lists` is for those that use Python-Markdown, as MkDocs does, in
    which what belongs to an item of a list is indented by four spaces; `reads_mdx` for those that
    run JavaScript in the text of any page, and not only of those that end in `.mdx`;
    `has_containers` for those with blocks such as `:::tip`.
    """

    name: str
    signs: tuple[str, ...]
    static: tuple[str, ...] = ()
    address: str = "/:path/"
    content: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    has_wide_lists: bool = False
    reads_mdx: bool = False
    has_containers: bool = False


def _in_each(folders: Iterable[str], names: str, endings: str) -> tuple[str, ...]:
    return tuple(
        f"{folder}{name}.{ending}"
        for folder in folders
        for name in names.split()
        for ending in endings.split()
    )


UNKNOWN = Generator("unknown", ())
GENERATORS = (
    Generator(
        "Jekyll",
        ("_config.yml", "_config.yaml", "_config.toml", "_posts"),
        address="/:categories/:year/:month/:day/:title.html",
        content=("_posts", "_episodes"),
        settings=("_config.toml", "_config.yaml", "_config.yml", "_data/podcast.yml"),
    ),
    Generator(
        "Hugo",
        (
            *("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json"),
            *("archetypes", "config.toml", "config/_default"),
        ),
        ("static", "assets"),
        content=("content",),
        settings=(
            *_in_each(("",), "config hugo", "toml yaml yml json"),
            *_in_each(("config/_default/",), "config hugo params", "toml yaml yml json"),
        ),
    ),
    Generator(
        "Zola", ("zola.toml",), ("static",), "/:path/", ("content",), ("config.toml", "zola.toml")
    ),
    Generator(
        "Eleventy",
        (".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs"),
        ("public",),
        content=("src", "content"),
        settings=_in_each(
            ("_data/", "src/_data/"), "metadata site podcast", "json yaml yml js cjs mjs"
        ),
    ),
    Generator(
        "Astro",
        ("astro.config.mjs", "astro.config.ts", "astro.config.js"),
        ("public",),
        content=("src/content", "src/pages", "src/data"),
        settings=("astro.config.mjs", "astro.config.ts", "astro.config.js"),
    ),
    Generator(
        "Gatsby",
        ("gatsby-config.js", "gatsby-config.ts"),
        ("static",),
        content=("content", "src/pages", "src"),
        settings=("gatsby-config.js", "gatsby-config.ts"),
    ),
    Generator(
        "Hexo",
        ("_config.landscape.yml", "scaffolds"),
        ("source",),
        "/:year/:month/:day/:title/",
        ("source/_posts", "source"),
        ("_config.yml",),
    ),
    Generator(
        "Pelican",
        ("pelicanconf.py",),
        ("content/extra",),
        "/:title.html",
        ("content",),
        ("pelicanconf.py", "publishconf.py"),
        has_wide_lists=True,
    ),
    Generator(
        "Nikola",
        ("conf.py",),
        ("files",),
        "/posts/:title/",
        ("posts", "pages"),
        ("conf.py",),
        has_wide_lists=True,
    ),
    Generator(
        "VuePress",
        (".vuepress", "src/.vuepress"),
        (".vuepress/public", "src/.vuepress/public", "docs/.vuepress/public", "public"),
        "/:path.html",
        ("src", "docs"),
        (".vuepress/config.js", ".vuepress/config.ts"),
        has_containers=True,
    ),
    Generator(
        "VitePress",
        (".vitepress",),
        ("public",),
        "/:path.html",
        ("src", "docs"),
        (".vitepress/config.js", ".vitepress/config.ts", ".vitepress/config.mts"),
        has_containers=True,
    ),
    Generator(
        "Docusaurus",
        ("docusaurus.config.js", "docusaurus.config.ts"),
        ("static",),
        "/blog/:year/:month/:day/:title",
        ("blog", "docs"),
        ("docusaurus.config.js", "docusaurus.config.ts"),
        reads_mdx=True,
        has_containers=True,
    ),
    Generator("MkDocs", CONFIG_NAMES, content=("docs",), settings=CONFIG_NAMES),
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
