"""The pages that a feed names as those of its episodes: where they were at the site's own host, they
lead to the new ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .imported import ImportedEpisode, ImportedShow, LeftOut
from .old_addresses import comparable, page_stem

# Where the list of all episodes is by default.
DEFAULT_INDEX = "podcast"
_ELSEWHERE = "the episode's page is at another site, and only that site can redirect it"
_QUERY = (
    "a site of files has no page of its own at an address with a `?`: redirect it where the site "
    "is served"
)
_OCCUPIED = "the site has another page at this address of the episode's old page"


def with_redirects(
    show: ImportedShow, paths: Sequence[str], site_url: str, docs: Path, index: str = ""
) -> ImportedShow:
    """The show whose pages, which are at `paths` in the docs folder, say where they were before. What
    cannot be redirected from the site at `site_url` is named in `left_out`. The list of all episodes
    is at `index`."""
    if not site_url:
        return show
    left_out: list[LeftOut] = []
    redirects = _Redirects(show, paths, site_url, docs, index)
    episodes = []
    for episode, path in zip(show.episodes, paths, strict=True):
        for address in redirects.of(episode, path, left_out):
            redirects_from = [*episode.front.get("redirect_from", ()), address]
            front = {**episode.front, "redirect_from": redirects_from}
            episode = episode._replace(front=front)
        episodes.append(episode)
    return show._replace(episodes=tuple(episodes), left_out=(*show.left_out, *left_out))


class _Redirects:
    """The old addresses of a show's episodes, and what a site at `site_url` has at them."""

    def __init__(
        self, show: ImportedShow, paths: Sequence[str], site_url: str, docs: Path, index: str
    ) -> None:
        parts = urlsplit(site_url)
        self.host = parts.netloc.casefold()
        self.base = parts.path.rstrip("/")
        self.docs = docs
        self.index = index
        self.new_pages = {_key(page_stem(path)): path for path in paths}
        # A page that several episodes name is that of the show.
        self.counts = Counter(episode.address for episode in show.episodes)

    def of(self, episode: ImportedEpisode, path: str, left_out: list[LeftOut]) -> Iterator[str]:
        """The address from which the page at `path` is redirected, if there is one."""
        address = episode.address
        parts = urlsplit(address)
        if not parts.netloc:
            return
        if self.counts[address] > 1:
            return
        present = {comparable(other) for other in episode.front.get("redirect_from", ())}
        if comparable(parts.path) in present:
            return
        reason = ""
        old_path = parts.path
        key = _key(old_path.removeprefix(self.base))
        if parts.netloc.casefold() != self.host:
            reason = _ELSEWHERE
        elif parts.query:
            reason = _QUERY
        elif not key or self.new_pages.get(key) == path:
            return
        elif key in self.new_pages or self._is_occupied(key):
            reason = _OCCUPIED
        if reason:
            left_out.append(LeftOut(episode.title, "link", address, reason))
        else:
            # `:title` would be filled in, as in Jekyll.
            yield old_path.replace(":", "%3A")

    def _is_occupied(self, key: str) -> bool:
        """Whether the site has another page at an address."""
        if key == self.index:
            return True
        names = (f"{key}.md", f"{key}/index.md", f"{key}/README.md")
        return any((self.docs / name).is_file() for name in names)


def _key(address: str) -> str:
    """An address below the site's, in the form in which two of them are compared."""
    return comparable(unquote(address)).strip("/")
