"""What a page lacks of its episode → lines in its front matter; everything else of it stays as it
is, to the byte."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from ..source import frontmatter
from ..source.key_names import normal
from ..text.patterns import pattern
from .page_matching import SitePage
from .page_yaml import as_yaml

_FENCED = pattern(r"(?P<fence>---|\+\+\+)[ \t]*(?P<end>\r?\n)")
_YAML_END = pattern(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)


class CompletionError(ValueError):
    """A page that only its author can complete; the text says why."""


def missing_keys(page: SitePage, front: Mapping[str, Any]) -> dict[str, Any]:
    """The keys of an imported episode that its page lacks: recording, size, duration and GUID."""
    episode = page.episode
    has_audio = bool(episode.audio) or "audio" in page.fields
    is_timed = bool(episode.duration) or any(audio.duration for audio in episode.audio)
    keys: dict[str, Any] = {}
    if not has_audio:
        keys["audio"] = front.get("audio")
        keys["length"] = front.get("length")
    if not is_timed and "duration" not in page.fields:
        keys["duration"] = front.get("duration")
    if not episode.guid:
        keys["guid"] = front.get("guid")
    return {key: value for key, value in keys.items() if value}


def completed(text: str, keys: Mapping[str, Any]) -> str:
    """The page's text with the keys in its front matter. Raises CompletionError."""
    before = frontmatter.read(text)
    present = {normal(name) for name in before.meta}
    for key in keys:
        if key in present:
            raise CompletionError(f"it has `{key}` already, with a value that cannot be used")
    changed = _with_keys(text, keys)
    after = frontmatter.read(changed)
    kept = {name: value for name, value in after.meta.items() if name not in keys}
    if len(after.problems) > len(before.problems):
        kept = {}
    if kept != before.meta or after.body != before.body or not keys.keys() <= after.meta.keys():
        raise CompletionError("its front matter has a form to which nothing can be added safely")
    return changed


def _with_keys(text: str, keys: Mapping[str, Any]) -> str:
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    content = text.removeprefix(mark)
    fenced = _FENCED.match(content)
    if fenced and fenced["fence"] == "+++":
        # Keys of their own come before the tables.
        lines = "".join(f"{key} = {_as_toml(value)}\n" for key, value in keys.items())
        return mark + _inserted(content, fenced.end(), lines, fenced["end"])
    if fenced:
        end = _YAML_END.search(content, fenced.end())
        if not end:
            raise CompletionError("its front matter does not end: add a line `---` after it")
        return mark + _inserted(content, end.start(), as_yaml(keys), fenced["end"])
    if content.startswith("{"):
        return mark + _with_json_keys(content, keys)
    raise CompletionError("it has no front matter: add some above its text")


def _inserted(text: str, index: int, lines: str, line_break: str) -> str:
    return text[:index] + lines.replace("\n", line_break) + text[index:]


def _as_toml(value: Any) -> str:
    """A value as TOML writes it; texts, numbers and lists are written as in JSON."""
    if isinstance(value, Mapping):
        pairs = (f"{key} = {_as_toml(item)}" for key, item in value.items())
        return f"{{ {', '.join(pairs)} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_as_toml, value))}]"
    return json.dumps(value, ensure_ascii=False)


def _with_json_keys(text: str, keys: Mapping[str, Any]) -> str:
    """With the keys after the opening brace, indented as the first key is."""
    rest = text[1:]
    lead = rest[: len(rest) - len(rest.lstrip())]
    written = "".join(
        f"{lead}{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)},"
        for key, value in keys.items()
    )
    return f"{{{written}{rest}"
