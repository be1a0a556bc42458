"""`mkdocs-podcast assets`: writes the style sheet and the script for sites without the plugin."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import click

# Those that pages load; the others belong to the pages for frames, which only the plugin makes.
_NAMES = ("podcast.css", "podcast.js")
_BANNER = "/*! mkdocs-podcast {version}, sha256 {digest} */\n"
_BANNER_START = "/*! mkdocs-podcast "


class _Asset(NamedTuple):
    """A file to write: where, its new text, and the text that is there (None where nothing is)."""

    path: Path
    text: str
    old_text: str | None

    @property
    def is_foreign(self) -> bool:
        """Whether the file is not as this command wrote it, in this version or another one."""
        if self.old_text is None:
            return False
        return not _is_written_by_us(self.old_text)


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace files that this command has not written.")
@click.option("--json", "as_json", is_flag=True, help="Say what was written in JSON.")
def assets(folder: Path, force: bool, as_json: bool) -> None:
    """Write podcast.css and podcast.js into DIR, for a site that does not use the plugin.

    The HTML of the Markdown extension `podcast` needs both: name them among your site's style
    sheets and scripts. Run this again after each update of mkdocs-podcast. With MkDocs and the
    plugin you do not need it.

    The exit code is 0 where both files are up to date now, 1 where a file is somebody else's or
    cannot be written, and 2 where an option is wrong.
    """
    files = [_read_asset(folder / name) for name in _NAMES]
    if not force:
        _refuse_foreign([asset.path for asset in files if asset.is_foreign])
    written = []
    for asset in files:
        is_current = asset.text == asset.old_text
        if not is_current:
            _write_asset(asset)
            written.append(str(asset.path))
        if not as_json:
            click.echo(f"{asset.path}: {'up to date' if is_current else 'written'}.")
    if as_json:
        paths = [str(asset.path) for asset in files]
        click.echo(json.dumps({"files": paths, "written": written}, indent=2))


def _read_asset(path: Path) -> _Asset:
    from ..html.fragments import TEMPLATES

    code = (TEMPLATES / "assets/podcast" / path.name).read_text("utf-8")
    try:
        old_text = path.read_bytes().decode("utf-8", "replace")
    except FileNotFoundError:
        old_text = None
    except OSError as error:
        raise click.ClickException(
            f"{path} cannot be read ({error.strerror}): choose another folder."
        ) from None
    return _Asset(path, _with_banner(code), old_text)


def _with_banner(code: str) -> str:
    """The code below a line by which a later run knows that nobody has changed it."""
    from .. import __version__

    return _BANNER.format(version=__version__, digest=_digest(code)) + code


def _is_written_by_us(text: str) -> bool:
    banner, _, code = text.partition("\n")
    return banner.startswith(_BANNER_START) and _digest(code) in banner


def _digest(code: str) -> str:
    from hashlib import sha256

    return sha256(code.encode()).hexdigest()[:16]


def _refuse_foreign(paths: list[Path]) -> None:
    if paths:
        names = " and ".join(str(path) for path in paths)
        raise click.ClickException(
            f"{names} would be replaced, but this command has not written what is there now: "
            "choose another folder, or add `--force`."
        )


def _write_asset(asset: _Asset) -> None:
    try:
        asset.path.parent.mkdir(parents=True, exist_ok=True)
        asset.path.write_bytes(asset.text.encode())
    except OSError as error:
        raise click.ClickException(
            f"{asset.path} cannot be written ({error.strerror}): check the folder."
        ) from None
