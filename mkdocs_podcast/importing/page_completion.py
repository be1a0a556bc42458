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
from .plain_values import without_false

_FENCED = pattern(r"(?P<fence>---|\+\+\+)[ \t]*(?P<end>\r?\n)")
_YAML_END = pattern(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)


class CompletionError(ValueError):
    """A page that only its author can complete; the text says why."""


def missing_keys(page: SitePage, front: Mapping[str, Any]) -> dict[str, Any]:
    """The keys of an imported episode that its page lacks: recording, size, duration and GUID."""
    missing = []
    if not page.episode.audio and "audio" not in page.fields:
        missing += ["audio", "length"]
    if not _has_duration(page):
        missing.append("duration")
    if not page.episode.guid:
        missing.append("guid")
    return without_false({key: front.get(key) for key in missing})


def _has_duration(page: SitePage) -> bool:
    """Whether a page says how long its episode is, or one of its recordings."""
    if page.episode.duration or "duration" in page.fields:
        return True
    return any(audio.duration for audio in page.episode.audio)


def completed(text: str, keys: Mapping[str, Any]) -> str:
    """The page's text with the keys in its front matter. Raises CompletionError."""
    front = frontmatter.read(text)
    present = {normal(name) for name in front.meta}
    for key in keys:
        if key in present:
            raise CompletionError(f"it has `{key}` already, with a value that cannot be used")
    changed = _with_keys(text, keys)
    if not _has_only_added(front, frontmatter.read(changed), keys):
        raise CompletionError("its front matter has a form to which nothing can be added safely")
    return changed


def _has_only_added(
    front: frontmatter.FrontMatter, new_front: frontmatter.FrontMatter, keys: Mapping[str, Any]
) -> bool:
    """Whether a page says what it did before, and has the keys besides."""
    if new_front.body != front.body:
        return False
    if not keys.keys() <= new_front.meta.keys():
        return False
    if len(new_front.problems) > len(front.problems):
        return not front.meta
    others = dict(new_front.meta)
    for name in keys:
        del others[name]
    try:
        return others == front.meta
    except RecursionError:
        # Nested more deeply than Python can compare: it stays as it is.
        return False


def _with_keys(text: str, keys: Mapping[str, Any]) -> str:
    """The text with the keys put in, whatever they do to the rest. Raises CompletionError."""
    content = text.removeprefix("\ufeff")
    mark = text[: len(text) - len(content)]
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
