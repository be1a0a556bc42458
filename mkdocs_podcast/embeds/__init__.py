"""Players of other providers: which address is whose, and how it is shown. Knows neither MkDocs nor
Python-Markdown."""

from ..model.embed import Embed
from .markup import RefusedError, frame_embed
from .player_search import find_episode_player
from .providers import Provider
from .resolution import player_key, provider_of, resolve, unresolved

__all__ = [
    "Embed",
    "Provider",
    "RefusedError",
    "find_episode_player",
    "frame_embed",
    "player_key",
    "provider_of",
    "resolve",
    "unresolved",
]
