"""An imported episode → the text of its page: front matter as people write it, then the notes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import yaml


class _Dumper(yaml.SafeDumper):
    """Short lists and mappings of plain values on one line, long texts in one piece."""

    def represent_sequence(self, tag: str, sequence: Any, flow_style: bool | None = None) -> Any:
        is_short = all(map(_is_short, sequence))
        return super().represent_sequence(tag, sequence, flow_style=is_short)

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        # Lists are indented below their key.
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _is_short(entry: object) -> bool:
    return isinstance(entry, (str, int)) and len(str(entry)) < 40


def _date(dumper: _Dumper, value: dt.datetime) -> yaml.ScalarNode:
    """Midnight in UTC is what a day without a time means."""
    text = value.isoformat().replace("+00:00", "Z").removesuffix("T00:00:00Z")
    return dumper.represent_scalar("tag:yaml.org,2002:timestamp", text)


def _text(dumper: _Dumper, value: str) -> yaml.ScalarNode:
    style = "|" if "\n" in value else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(dt.datetime, _date)
_Dumper.add_representer(str, _text)


def as_yaml(values: Mapping[str, Any]) -> str:
    """A mapping as YAML that this plugin, MkDocs and people read alike."""
    return yaml.dump(
        dict(values), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000
    )


def page_text(front: Mapping[str, Any], notes: str) -> str:
    """The whole page; it ends with a line break."""
    head = f"---\n{as_yaml(front)}---\n"
    if not notes:
        return head
    return f"{head}\n{notes}\n"
