"""An episode's recordings as the enclosures of its item."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.episode import Audio, Episode
from ..text.media_types import MEDIA_TYPES, PLAYED_EVERYWHERE
from .channel import AlternateEnclosure, Enclosure
from .item_sources import Sources


def recordings(
    episode: Episode, prefix: str, sources: Sources
) -> tuple[Enclosure, tuple[AlternateEnclosure, ...]]:
    """The default format, and where there are several, all of them as
    alternatives."""
    formats = [_alternate(episode, audio, prefix, sources) for audio in episode.audio]
    main = _main_format(formats)
    enclosure = Enclosure(main.url, main.type, main.length, main.duration)
    if len(formats) == 1 and not main.says_more:
        return enclosure, ()
    alternates = [
        audio_format._replace(is_default=audio_format is main) for audio_format in formats
    ]
    return enclosure, tuple(alternates)


def _main_format(formats: Sequence[AlternateEnclosure]) -> AlternateEnclosure:
    """The one that the author says is the default, else the first that every app plays."""
    for audio_format in formats:
        if audio_format.is_default:
            return audio_format
    for audio_format in formats:
        if audio_format.type in PLAYED_EVERYWHERE:
            return audio_format
    return formats[0]


def _alternate(episode: Episode, audio: Audio, prefix: str, sources: Sources) -> AlternateEnclosure:
    """One format. What is measured overrides what was typed."""
    typed = AlternateEnclosure(
        url=prefixed(sources.full(audio.url), prefix),
        type=audio.type or MEDIA_TYPES["mp3"].feed,
        length=audio.length,
        duration=audio.duration or episode.duration,
        title=audio.title,
        language=audio.language,
        height=audio.height,
        codecs=audio.codecs,
        is_default=audio.is_default,
        rel=audio.rel,
        bitrate=audio.bitrate,
        mirrors=audio.sources,
        given_integrity=audio.integrity,
    )
    facts = sources.facts(episode, audio)
    if not facts:
        return typed
    return typed._replace(
        type=facts.type or typed.type,
        length=facts.length or typed.length,
        duration=facts.duration or typed.duration,
        sha256=facts.sha256,
    )


def prefixed(url: str, prefix: str) -> str:
    """The address through a download counter, which takes the place of `https://`:
    `https://op3.dev/e/host/a.mp3`."""
    if not prefix or url.startswith(prefix):
        return url
    return f"{prefix.rstrip('/')}/{url.removeprefix('https://')}"
