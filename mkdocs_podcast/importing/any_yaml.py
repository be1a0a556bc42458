"""YAML with any tags in it, such as `!ENV` or those of Python, read as data: nothing is run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

UNREADABLE = (yaml.YAMLError, ValueError, TypeError, RecursionError)


class _AnyLoader(yaml.SafeLoader):
    """Reads tags such as `!ENV` as the values after them."""


def _any(loader: _AnyLoader, suffix: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return (suffix, loader.construct_mapping(node, deep=True))
    if isinstance(node, yaml.SequenceNode):
        return (suffix, loader.construct_sequence(node, deep=True))
    return (suffix, node.value)


_AnyLoader.add_multi_constructor("", _any)


def load_any(text: str | bytes) -> Any:
    """The value of a text. Raises one of UNREADABLE."""
    return yaml.load(text, _AnyLoader)


def read_settings(path: Path) -> dict[str, Any]:
    """What a mkdocs.yml says, whatever the tags in it; nothing where it cannot be read."""
    try:
        settings = load_any(path.read_bytes())
    except (OSError, *UNREADABLE):
        return {}
    if isinstance(settings, dict):
        return settings
    return {}
