"""What setup.cfg cannot say: a README whose links work on PyPI, and an sdist that is the same each
time it is made."""

from __future__ import annotations

import gzip
import os
import re
import tarfile
from pathlib import Path

from setuptools import setup
from setuptools.command.sdist import sdist

ROOT = Path(__file__).parent
_LINK = re.compile(r"(!?)\[([^\]]*)\]\((?!https?:)([^)\s]+)\)")


def long_description(readme: str, site_url: str) -> str:
    """The README, in which links to the docs folder lead to the published documentation.

    Links to other files are text only.
    """

    def replace(match: re.Match[str]) -> str:
        mark, text, target = match.groups()
        address = _published(target)
        if address is None:
            return text
        return f"{mark}[{text}]({site_url}{address})"

    return _LINK.sub(replace, readme)


def _published(target: str) -> str | None:
    """The address below that of the site of a file that the README links to; None where the site
    does not have it."""
    if target == "CHANGELOG.md":
        return "changelog/"
    if not target.startswith("docs/"):
        return None
    path = target.removeprefix("docs/")
    if not path.endswith(".md"):
        return path
    return re.sub(r"(^|/)index$", r"\1", path.removesuffix(".md")).rstrip("/") + "/"


def site_url() -> str:
    match = re.search(r"^site_url: (\S+)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    assert match, "mkdocs.yml has no `site_url`"
    return match[1]


class ReproducibleSdist(sdist):
    """With SOURCE_DATE_EPOCH, two builds of the same files give the same bytes."""

    def make_archive(self, base_name, format, root_dir=None, base_dir=None, **owner):  # noqa: A002
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        if format != "gztar" or not epoch.isdecimal():
            return super().make_archive(base_name, format, root_dir, base_dir, **owner)
        path = f"{base_name}.tar.gz"
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        with (
            Path(path).open("wb") as file,
            gzip.GzipFile("", "wb", fileobj=file, mtime=int(epoch)) as zipped,
            tarfile.open(fileobj=zipped, mode="w", format=tarfile.PAX_FORMAT) as archive,
        ):
            # Entries of a folder are added in the order of their names.
            archive.add(base_dir, filter=lambda entry: _fixed(entry, int(epoch)))
        return path


def _fixed(entry: tarfile.TarInfo, epoch: int) -> tarfile.TarInfo:
    """The entry without what differs from one machine to another."""
    entry.mtime = epoch
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    is_executable = entry.isdir() or entry.mode & 0o100
    entry.mode = 0o755 if is_executable else 0o644
    return entry


if __name__ == "__main__":
    setup(
        cmdclass={"sdist": ReproducibleSdist},
        long_description=long_description((ROOT / "README.md").read_text("utf-8"), site_url()),
    )
