"""Players of other providers: which address is whose, and how it is shown. Knows neither MkDocs nor Python-Markdown."""

from .markup import RefusedError, frame_embed
from .providers import Provider
from .resolve import Embed, provider_of, resolve, unresolved
from .search import find_episode_player

__all__ = [
    "Embed",
    "Provider",
    "RefusedError",
    "find_episode_player",
    "frame_embed",
    "provider_of",
    "resolve",
    "unresolved",
]
