"""The schemas for editors: valid, and of the same opinion as the plugin."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_podcast.source import frontmatter
from mkdocs_podcast.source.fields import FIELDS

jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")

ROOT = Path(__file__).resolve().parent.parent


class _AnyTag(yaml.SafeLoader):
    """Reads mkdocs.yml with the tags that MkDocs adds to YAML."""


for _prefix in ("!", "tag:yaml.org,2002:python/name:"):
    _AnyTag.add_multi_constructor(_prefix, lambda loader, tag, node: str(node.value))


def schema(name: str) -> Any:
    return json.loads((ROOT / f"docs/reference/{name}.schema.json").read_text("utf-8"))


def is_valid(name: str, value: Any) -> bool:
    return bool(jsonschema.Draft7Validator(schema(name)).is_valid(value))


def with_options(options: Any) -> dict[str, Any]:
    return {"site_name": "A", "plugins": ["search", {"podcast": options}]}


@pytest.mark.parametrize("name", ["options", "front-matter"])
def test_a_schema_is_valid(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(schema(name))


def test_the_demo_site_and_its_episodes_fit_the_schemas() -> None:
    site = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=_AnyTag)
    assert is_valid("options", site)
    pages = list((ROOT / "docs/episodes").glob("*.md"))
    assert pages
    for page in pages:
        # Editors know YAML's values without Python's dates.
        meta = json.loads(json.dumps(frontmatter.read(page.read_text("utf-8")).meta, default=str))
        assert is_valid("front-matter", meta), page


@pytest.mark.parametrize(
    ("options", "valid"),
    [
        (None, True),
        ({}, True),
        ({"title": "A", "per_page": 5}, True),
        ({"episodes": {"include": "a/*.md", "nav": 3}}, True),
        ({"categories": ["Technology", {"Education": "How To"}]}, True),
        ({"feed": False, "tags": False}, True),
        ({"titel": "A"}, False),
        ({"episodes": {"inclde": ["a"]}}, False),
        ({"episodes": ["a.md"]}, False),
        ({"per_page": 0}, False),
        ({"index": "podcast.html"}, False),
        ({"subscribe": {"spotify": 5}}, False),
        ({"embeds": {"load": "never"}}, False),
    ],
)
def test_the_schema_of_options_refuses_what_a_build_refuses(options: Any, valid: bool) -> None:
    assert is_valid("options", with_options(options)) is valid


def test_each_example_of_a_field_fits_the_schema() -> None:
    for name, field in FIELDS.items():
        meta = yaml.safe_load(f"{field.keys[0]}: {field.example}")
        assert is_valid("front-matter", json.loads(json.dumps(meta, default=str))), name
