"""JSON schemas of the options and of front matter, for editors: made from the code.

`tools/reference.py` writes them, with the pages of the reference.
"""

from __future__ import annotations

import ast
import inspect
import itertools
import json
from collections.abc import Callable, Mapping
from typing import Any

from mkdocs.config import base
from mkdocs.config import config_options as c

from mkdocs_podcast.config import PodcastConfig
from mkdocs_podcast.host import option_types as types
from mkdocs_podcast.host import podcast_options
from mkdocs_podcast.host.feed_options import TagOption
from mkdocs_podcast.host.named_options import Group
from mkdocs_podcast.model.categories import CATEGORIES
from mkdocs_podcast.model.episode import EPISODE_TYPES
from mkdocs_podcast.model.search_detail import SearchDetail
from mkdocs_podcast.pages.subscriptions import PLACES
from mkdocs_podcast.source.fields import FIELDS, Kind
from mkdocs_podcast.source.platforms import PLATFORM_KEYS

Schema = dict[str, Any]

_DRAFT = "http://json-schema.org/draft-07/schema#"
_HOME = "https://mkdocs-podcast.readthedocs.io/reference/"
_TEXT: Schema = {"type": "string"}
_TEXTS: Schema = {"type": ["string", "array"], "items": _TEXT}
_SWITCH: Schema = {"type": "boolean"}

# What each kind of option takes.
_KINDS: Mapping[type, Schema] = {
    types.Texts: _TEXTS,
    types.Hosts: _TEXTS,
    types.Whole: {"type": "integer", "minimum": 1},
    types.WholeOrAll: {"anyOf": [{"type": "integer", "minimum": 1}, {"const": True}]},
    podcast_options.InNavigation: {"type": ["boolean", "integer"], "minimum": 0},
    podcast_options.Aliases: {
        "type": "object",
        "propertyNames": {"enum": list(FIELDS)},
        "additionalProperties": _TEXTS,
    },
    types.YesOrNo: _SWITCH,
    types.Prefix: _TEXT,
    podcast_options.Categories: {
        "type": ["string", "array", "object"],
        "items": {
            "anyOf": [
                {"enum": list(CATEGORIES)},
                {
                    "type": "object",
                    "properties": {
                        name: {"enum": list(inner)} if inner else {}
                        for name, inner in CATEGORIES.items()
                    },
                },
                # Names are compared whatever their case.
                _TEXT,
            ]
        },
    },
    podcast_options.Places: {
        "type": "object",
        "properties": {
            place: {"type": ["string", "boolean"] if place == "rss" else "string"}
            for place in PLACES
        },
        "additionalProperties": _TEXT,
    },
    podcast_options.FeedPath: {
        "anyOf": [{"type": "string", "pattern": r"(\.(xml|rss)|(^|/)[^./]+)$"}, {"const": False}],
    },
    podcast_options.FeedsOf: {"type": ["boolean", "string", "array"], "items": _TEXT},
    podcast_options.TranscriptSearch: {
        "enum": [True, False, SearchDetail.TEXT.value, SearchDetail.WORDS.value]
    },
    podcast_options.SeasonNames: {"type": "object"},
}

_FIELD_KINDS: Mapping[Kind, Schema] = {
    Kind.TEXT: _TEXT,
    Kind.TEXTS: _TEXTS,
    Kind.TEXT_OR_NUMBER: {"type": ["string", "number"]},
    Kind.WHOLE_NUMBER: {"type": ["integer", "string"]},
    Kind.SWITCH: {"type": ["boolean", "string"]},
    Kind.EPISODE_TYPE: {"enum": list(EPISODE_TYPES)},
}


def option_texts(options: type[base.Config]) -> dict[str, str]:
    """The string below each attribute, which Python itself discards."""
    module = ast.parse(inspect.getsource(options))
    body = next(node for node in module.body if isinstance(node, ast.ClassDef)).body
    texts = {}
    for option, text in itertools.pairwise(body):
        if not isinstance(option, ast.Assign) or not isinstance(text, ast.Expr):
            continue
        if isinstance(text.value, ast.Constant):
            target = option.targets[0]
            assert isinstance(target, ast.Name)
            texts[target.id] = inspect.cleandoc(str(text.value.value))
    return texts


def options_schema() -> Schema:
    """The schema of mkdocs.yml, as far as this plugin is concerned."""
    entry = {
        "type": "object",
        "properties": {"podcast": {"$ref": "#/definitions/podcast"}},
    }
    plugins = {
        "anyOf": [
            {"type": "array", "items": {"anyOf": [_TEXT, entry]}},
            entry,
        ]
    }
    return {
        "$schema": _DRAFT,
        "$id": f"{_HOME}options.schema.json",
        "title": "mkdocs.yml with mkdocs-podcast",
        "type": "object",
        "properties": {"plugins": plugins},
        "definitions": {"podcast": _group_schema(PodcastConfig)},
    }


def _group_schema(options: type[base.Config]) -> Schema:
    texts = option_texts(options)
    properties: Schema = {}
    for name, option in options._schema:
        if isinstance(option, Group):
            properties[name] = _group_schema(option.config_class)
            continue
        text = option.tag.option if isinstance(option, TagOption) else texts[name]
        properties[name] = {"description": text, **_option_schema(option)}
    # A name with nothing below it sets no option.
    return {"type": ["object", "null"], "properties": properties, "additionalProperties": False}


def _option_schema(option: Any) -> Schema:
    if isinstance(option, c.Optional):
        return _option_schema(option.option)
    if isinstance(option, c.Choice):
        return {"enum": list(option.choices)}
    if isinstance(option, c.Type):
        return {str: _TEXT, bool: _SWITCH, list: {"type": "array"}}[option._type]
    if isinstance(option, types.PagePath):
        page: Schema = {"type": "string", "pattern": r"\.md$"}
        return {"anyOf": [page, {"const": False}]} if option.can_be_off else page
    return _KINDS.get(type(option), {})


def front_matter_schema() -> Schema:
    """The schema of the front matter of an episode's page; other tools' keys may be in it."""
    properties: Schema = {}
    for name, field in FIELDS.items():
        main_key, *other_keys = field.keys
        # Other fields take several shapes.
        kind = _FIELD_KINDS[field.kind] if field.kind else {}
        properties[main_key] = {
            "description": field.holds,
            "examples": [field.example],
            **kind,
        }
        if name in other_keys and name not in properties:
            properties[name] = {"description": field.holds, **kind}
    for key, (platform, _) in PLATFORM_KEYS.items():
        text = f"The episode at {platform}."
        properties.setdefault(key, {"description": text})
    # Both are read from the keys of other fields too.
    properties["podcast"] = {"description": "All keys can be below this one as well."}
    properties["type"] = {"description": FIELDS["type"].holds}
    return {
        "$schema": _DRAFT,
        "$id": f"{_HOME}front-matter.schema.json",
        "title": "Front matter of a podcast episode",
        "type": "object",
        "properties": properties,
    }


def _written(schema: Callable[[], Schema]) -> Callable[[], str]:
    return lambda: json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


SCHEMAS: dict[str, Callable[[], str]] = {
    "reference/options.schema.json": _written(options_schema),
    "reference/front-matter.schema.json": _written(front_matter_schema),
}
