"""The line by which an episode's page asks the Markdown extension for its player.

It travels inside the Markdown, so that whoever renders the page again (a blog's index does) gets
the player too.
"""

from __future__ import annotations

import json
import posixpath
from urllib.parse import quote

from ..model.episode import Audio, Episode

# None of these may end the comment, or begin markup; JSON has escaped control characters by itself.
_ESCAPES = tuple((character, f"\\u{ord(character):04x}") for character in "<>&-")


def slot_line(episode: Episode, key: str) -> str:
    """An HTML comment with what the extension needs: `<!-- podcast:episode {...} -->`."""
    heard_here = not episode.player_in_notes
    # A provider's player that the author gives is the episode's, even beside a recording.
    plays_audio = heard_here and not episode.player
    data = {
        "title": episode.title,
        "key": key,
        "duration": episode.duration
        or next((audio.duration for audio in episode.audio if audio.duration), None),
        "page": "",
        "image": "",
        "sources": [source(audio, episode.path) for audio in episode.audio] if plays_audio else [],
        "embed": episode.player if heard_here else "",
    }
    text = json.dumps(data)
    for character, escape in _ESCAPES:
        text = text.replace(character, escape)
    return f"<!-- podcast:episode {text} -->"


def source(audio: Audio, page: str) -> dict[str, str]:
    """Where a format is: a URL, or the path from the page's Markdown file, for MkDocs to follow and
    check."""
    if not audio.local:
        return {"src": audio.url, "type": audio.type}
    return {
        "src": quote(posixpath.relpath(audio.url, posixpath.dirname(page) or ".")),
        "type": audio.type,
    }
