"""What the mkdocs.yml of a site says that an import needs to know, read without the plugins and
themes that it names: they may not be installed here."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ..text.config_names import CONFIG_NAMES, config_path
from .any_yaml import read_settings
from .imported import SourceError
from .plain_values import address_of

# A file may inherit from another one, which may inherit as well.
_MOST_PARENTS = 5


class SiteOutline(NamedTuple):
    """A site, which has a mkdocs.yml if it `exists`. `docs` is its docs folder, from the folder of
    the site, `extensions` are those of Markdown that it names."""

    exists: bool = False
    name: str = ""
    description: str = ""
    url: str = ""
    docs: str = "docs"
    extensions: tuple[str, ...] = ()
    config_name: str = CONFIG_NAMES[0]

    @property
    def default_folder(self) -> str:
        """Where pages of episodes go unless the author says otherwise."""
        return f"{self.docs}/episodes"

    def path_in_docs(self, path: str) -> str:
        """A path below the site's folder, from the docs folder. Raises SourceError for one that is
        elsewhere."""
        normal = posixpath.normpath(path)
        if normal == self.docs:
            return ""
        if not normal.startswith(f"{self.docs}/"):
            raise SourceError(
                f"`{path}` is not below `{self.docs}`, the docs folder of the site: "
                f"choose another --folder, such as {self.default_folder}"
            )
        return normal.removeprefix(f"{self.docs}/")


def outline_of(root: Path) -> SiteOutline:
    """The outline of the site in a folder."""
    path = config_path(root)
    if not path.exists():
        return SiteOutline()
    settings = _with_inherited(path)
    docs = _text(settings, "docs_dir") or "docs"
    return SiteOutline(
        exists=True,
        name=_text(settings, "site_name"),
        description=_text(settings, "site_description"),
        url=address_of(_text(settings, "site_url")),
        docs=posixpath.normpath(docs),
        extensions=tuple(_names(settings.get("markdown_extensions"))),
        config_name=path.name,
    )


def _with_inherited(path: Path) -> Mapping[str, Any]:
    """The settings of a file, and those of the files that it inherits from, as far as they can be
    read."""
    settings: dict[str, Any] = {}
    for _ in range(_MOST_PARENTS):
        own = read_settings(path)
        settings = {**own, **settings}
        parent = own.get("INHERIT")
        if not isinstance(parent, str):
            break
        path = path.parent / parent
    return settings


def _names(extensions: Any) -> Iterator[str]:
    """The names of extensions, which are a list or a mapping."""
    if not isinstance(extensions, (list, dict)):
        return
    for extension in extensions:
        if isinstance(extension, dict):
            yield from map(str, extension)
        else:
            yield str(extension)


def _text(settings: Mapping[str, Any], name: str) -> str:
    value = settings.get(name)
    if isinstance(value, str):
        return value.strip()
    return ""
