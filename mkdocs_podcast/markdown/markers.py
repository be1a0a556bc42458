"""The comments by which the extension marks places in a page's HTML, for whoever completes the page.

Themes may override the fragments between them, so that nobody can go by what these look like.
"""

from __future__ import annotations

HEAD_START = "<!--podcast-head-->"
"""The place of the episode's head, with its player, if it is not in the notes."""
HEAD_END = "<!--/podcast-head-->"
TITLE_BEFORE = "<!--podcast-titled-->"
"""At the beginning of the head: the heading right before it is the episode's title."""
PLAYER_START = "<!--podcast-player-->"
"""A player or an embed."""
PLAYER_END = "<!--/podcast-player-->"
CAPTIONS = "<!--podcast-captions-->"
"""In a video that plays the episode: the place of its captions."""
