"""What is heard of an episode: the formats of its recording, or a provider's player.

Evidence comes before guesses: front matter, then a player or `<audio>` in the notes, then a link to
a recording in the notes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import embeds
from ..model.episode import Audio, Link
from ..model.problems import Severity
from ..text import addresses, clock_times, media_types, values
from ..text.records import NamedTuple
from . import body_recordings, docs_paths, format_details, recording_keys, refusals
from .fields import FIELDS
from .guards import naming_text, quietly, text_or_empty, url_or_empty
from .page_fields import PageFields
from .platforms import PLATFORM_IDS, PLATFORM_KEYS

_TALLEST = 100_000


class Heard(NamedTuple):
    """The formats of the recording, the address of a provider's player, and whether that player is
    in the notes.

    Whether the notes play what front matter names is seen when they are rendered.
    """

    audio: tuple[Audio, ...] = ()
    player: str = ""
    in_notes: bool = False


def read_sound(page: PageFields, links: tuple[Link, ...]) -> Heard:
    """What is heard of the episode; `links` are its pages at other platforms."""
    player = page.take("player", _player_address)
    audio, audio_player = _recording(page)
    if not player:
        player = audio_player
    if audio and not player:
        # A provider's player in the notes plays something else, or the same once more.
        return Heard(audio)
    notes_player = embeds.find_episode_player(page.body, page.site.castopod)
    if not player:
        player = notes_player
    if not audio:
        platform_player = _platform_player(page, links)
        has_other_sign = bool(player or platform_player)
        audio = _recording_in_notes(page, has_other_sign=has_other_sign)
        if not audio and not player:
            player = platform_player
    return Heard(audio, player, in_notes=bool(notes_player))


def read_links(page: PageFields) -> tuple[Link, ...]:
    """The episode's pages at platforms, one for each platform."""
    links: dict[str, Link] = {}
    for key, (name, template) in PLATFORM_KEYS.items():
        value = page.flat.get(key)
        if not value or name in links:
            continue
        address = addresses.url(value)
        if not address:
            address = _address_of_id(value, name, template)
        if address:
            links[name] = Link(name, address)
    return tuple(links.values())


def _address_of_id(value: Any, platform: str, template: str) -> str:
    if not template:
        return ""
    identity = text_or_empty(value)
    if PLATFORM_IDS[platform].fullmatch(identity):
        return template.format(identity)
    return ""


def _player_address(value: Any) -> str | None:
    """The address of a player, as such or in an iframe."""
    address = body_recordings.frame_source(value) or addresses.url(value)
    if address:
        return address
    name = naming_text(value)
    if name:
        raise ValueError(
            f"`{name[:60]}` is not the address of a player: give it in full, with https://"
        )
    return None


def _platform_player(page: PageFields, links: tuple[Link, ...]) -> str:
    for link in links:
        if _is_provider(page, link.url):
            return link.url
    return ""


def _is_provider(page: PageFields, address: str) -> bool:
    """Whether an address is that of a provider's player; a recording at a provider's host is heard
    without it."""
    if media_types.media_type(address):
        return False
    return bool(recording_keys.provider_source(address, page.site))


def _recording(page: PageFields) -> tuple[tuple[Audio, ...], str]:
    """The formats that front matter gives; where it gives a provider's player instead, that."""
    missing: list[tuple[str, str]] = []
    formats: list[Audio] = []
    player = ""
    for key in page.keys_of("audio"):
        value = page.flat[key]
        if not recording_keys.is_audio(key, value, page.site):
            continue
        formats, player, addresses_missing = _read_formats(page, value)
        # `audio: {file: ...}` is both `audio` and `audio.file`.
        if addresses_missing != [address for _, address in missing]:
            missing += [(key, address) for address in addresses_missing]
        if formats:
            for audio in formats:
                page.report_share_page(key, audio.url)
            page.report_unusable_entries("audio", key, _names_audio)
            _report_others(page, key)
            break
        if player:
            break
    for key, address in missing:
        similar = docs_paths.suggestion(address, page.path, page.site)
        option = "episodes.media_prefix"
        page.report(key, docs_paths.describe_missing(address, similar, prefix_option=option))
    _report_list(page)
    if formats:
        return tuple(formats), ""
    if not missing and not player:
        page.report_unusable("audio")
    return (), player


def _report_others(page: PageFields, used_key: str) -> None:
    """Reports what is under further keys for the recording and can be of no use."""
    for key in page.keys_of("audio"):
        value = page.flat[key]
        if key == used_key or _is_of_other_fields(key, value):
            continue
        if any(recording_keys.audio_entries(value)):
            continue
        reason = refusals.why_unusable("audio", key, value)
        if reason:
            page.report(key, f"{reason} (`{page.spelling(used_key)}` is used instead)")


def _is_of_other_fields(key: str, value: Any) -> bool:
    """Whether what is below a key is of use to other fields: `enclosure: {length: 123}`."""
    if not isinstance(value, dict):
        return False
    inner_keys = {f"{key}.{inner_key}" for inner_key in value}
    return any(not inner_keys.isdisjoint(field.keys) for field in FIELDS.values())


def _report_list(page: PageFields) -> None:
    """Reports a `podcast:` whose keys have dashes before them, or that holds several words."""
    entries = page.flat.get("podcast")
    if not isinstance(entries, list) or refusals.is_empty(entries):
        return
    if recording_keys.is_audio("podcast", entries, page.site):
        return
    message = "a list is ignored here: write keys below `podcast:`, one a line, without `-`"
    has_keys = any(isinstance(entry, dict) for entry in entries)
    severity = Severity.WARNING if has_keys else Severity.INFO
    page.report("podcast", message, severity=severity)


def _read_formats(page: PageFields, value: Any) -> tuple[list[Audio], str, list[str]]:
    """The formats in a value, the provider's player in it, and addresses that lead nowhere."""
    formats: list[Audio] = []
    missing: list[str] = []
    player = ""
    for address, details in recording_keys.audio_entries(value):
        url = url_or_empty(address)
        if _is_provider(page, url):
            if not player:
                player = url
            continue
        audio = _read_format(page, address, details, is_first=not formats)
        if audio:
            formats.append(audio)
        else:
            missing.append(address)
    return formats, player, missing


def _names_audio(entry: Any) -> bool:
    return any(recording_keys.audio_entries(entry))


def _read_format(
    page: PageFields, address: str, details: Mapping[str, Any], *, is_first: bool
) -> Audio | None:
    """One format of the recording; None where the address leads nowhere."""
    path = page.file(address)
    url = path or addresses.url(address)
    if not url:
        url = docs_paths.below_prefix(address, page.site.media_prefix)
    if not url:
        return None
    length_value = details.get("length")
    if not length_value:
        length_value = details.get("bytes")
    length = values.size(length_value)
    if length is None and is_first:
        length = page.take("length", values.size)
    return Audio(
        url,
        _mime_type(details, address, url),
        length,
        _duration(details),
        local=bool(path),
        title=text_or_empty(details.get("title")),
        language=text_or_empty(details.get("language", details.get("lang"))),
        height=_height(details.get("height")),
        codecs=text_or_empty(details.get("codecs")),
        rel=text_or_empty(details.get("rel")),
        bitrate=format_details.bitrate(details.get("bitrate")),
        sources=format_details.sources(details.get("sources")),
        integrity=format_details.integrity(details.get("integrity")),
        is_default=values.boolean(details.get("default")) is True,
    )


def _duration(details: Mapping[str, Any]) -> int | None:
    seconds = quietly(clock_times.duration, details.get("duration"))
    if seconds is not None:
        return seconds
    return clock_times.written_duration(details.get("length"))


def _mime_type(details: Mapping[str, Any], address: str, url: str) -> str:
    explicit = values.text(details.get("type"))
    if explicit:
        return explicit
    return media_types.media_type(address) or media_types.media_type(url)


def _height(value: Any) -> int | None:
    if not isinstance(value, int):
        return None
    if 0 < value < _TALLEST:
        return value
    return None


def _recording_in_notes(page: PageFields, *, has_other_sign: bool) -> tuple[Audio, ...]:
    """The recording that the notes play or, where nothing else says what is heard, link to."""
    address = body_recordings.audio_in(page.body)
    if not address and not has_other_sign:
        address = _linked_recording(page)
    location = page.locate(address)
    if not location:
        return ()
    is_local = addresses.url(address) is None
    page.report_share_page("", location)
    return (Audio(location, media_types.media_type(location), local=is_local),)


def _linked_recording(page: PageFields) -> str:
    """The one recording that the notes link to; of several, nobody knows which is the episode's."""
    recordings = body_recordings.linked_recordings(page.body)
    if len(recordings) > 1:
        page.report_several_recordings(recordings)
        return ""
    return "".join(recordings)
