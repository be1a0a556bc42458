"""Write docs/reference and docs/check from the code: options, front matter keys, providers, the
rules of `check`, and the schemas for editors.

Run it after a change to one of them: python tools/reference.py
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config import base
from mkdocs.config import config_options as c

from mkdocs_podcast import check
from mkdocs_podcast.config import PodcastConfig
from mkdocs_podcast.embeds.provider_rules import RULES
from mkdocs_podcast.embeds.providers import CASTOPOD, PEERTUBE, PROVIDERS, Provider
from mkdocs_podcast.host import option_types, podcast_options
from mkdocs_podcast.host.feed_options import TagOption
from mkdocs_podcast.source.fields import FIELDS
from mkdocs_podcast.source.platforms import PLATFORM_KEYS

sys.path.insert(0, str(Path(__file__).resolve().parent))

from schemas import SCHEMAS, option_texts

FOLDER = Path(__file__).resolve().parent.parent / "docs"

OPTIONS_HEAD = """# Options

All of them are optional. They go under `podcast` in the `plugins` of
`mkdocs.yml`:

```yaml title="mkdocs.yml"
plugins:
  - search
  - podcast:
      title: My show
      image: assets/cover.png
      episodes:
        include: [episodes/*.md]
      subscribe:
        apple: https://podcasts.apple.com/podcast/id000000000
```

A dot in a name below is a level of nesting: `episodes.include` is `include` under
`episodes`.
"""

FIELDS_HEAD = """# Front matter

A field is read from the first of its keys whose value makes sense for it. Upper and
lower case are the same, and `-` and `_` do not count: `audio_url`, `audio-url` and
`audioUrl` are one key. A dot leads into a mapping: `image.path` is `path` under `image`.

All keys can also be in a mapping of their own, `podcast:`, which comes before the rest.
Each may be behind `podcast_` or `itunes_` (`podcast_guid`), and within `itunes:`, `extra:`
or `params:`; there it comes right after the same key by itself. `id`, `name`, `section`,
`category` and `categories` are read only by themselves, and the tags of the feed are not
read in `extra:` and `params:`. You can [add keys](../guide/other-generators.md#your-own-keys).
"""

PLATFORMS_HEAD = """## Platforms { #platforms }

These keys link to the episode on a platform, by its address or, where there is one, by
its id. Where the page has no audio, the first that has a player becomes the
episode's player.

| Key | Platform |
| --- | --- |
"""

PROVIDERS_HEAD = """# Providers

An address of one of these, in a paragraph of its own or in an iframe, becomes a
[block](../guide/embeds.md) on the page. Heights are those of the provider's own
snippets; the size that you give an iframe yourself takes precedence.

| Provider | Hosts | Size of the player | Begins at a given time |
| --- | --- | --- | --- |
"""

PASTE_HEAD = """
## What to paste where the page's address does not help

| Provider | Instead of the address of an episode's page, paste |
| --- | --- |
"""


def options() -> str:
    return OPTIONS_HEAD + "".join(_options(PodcastConfig, ""))


def _options(schema: type[base.Config], prefix: str) -> Iterator[str]:
    texts = option_texts(schema)
    for name, option in schema._schema:
        full = prefix + name
        if isinstance(option, c.SubConfig):
            yield from _options(option.config_class, full + ".")
        else:
            text = option.tag.option if isinstance(option, TagOption) else texts[name]
            default = _yaml(option.default)
            yield (
                f"\n## `{full}` {{ #{full.replace('.', '-')} }}\n\n{text}\n\n"
                f"*{_kind(option)}*{f' Default: `{default}`' if default else ''}\n"
            )


def _kind(option: Any) -> str:
    if isinstance(option, c.Optional):
        option = option.option
    if isinstance(option, c.Choice):
        return " or ".join(f"`{choice}`" for choice in option.choices) + "."
    if isinstance(option, c.Type):
        return {str: "A text.", bool: "`true` or `false`.", list: "A list."}[option._type]
    if isinstance(option, option_types.ReadBy):
        return str(option.holds)
    if isinstance(option, podcast_options.FeedPath):
        return "A path, or `false`."
    if isinstance(option, podcast_options.InNavigation):
        return "`false`, `true` or a number."
    return inspect.cleandoc(type(option).__doc__ or "").split("\n\n")[0]


def _yaml(value: Any) -> str:
    """A default as it would be written in YAML; "" for an empty one."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if value else ""


def front_matter() -> str:
    parts = [FIELDS_HEAD]
    for name, field in FIELDS.items():
        first_key, *other_keys = field.keys
        other_names = ""
        if other_keys:
            names = ", ".join(f"`{key}`" for key in other_keys)
            other_names = f"\nAlso read from: {names}.\n"
        parts.append(
            f"\n## {name} {{ #{name} }}\n\n{field.holds}\n\n```yaml\n{first_key}: {field.example}\n```\n{other_names}"
        )
    rows = [
        f"| `{key}` | {name}{', address or id' if address else ', address'} |\n"
        for key, (name, address) in PLATFORM_KEYS.items()
    ]
    return "".join([*parts, "\n", PLATFORMS_HEAD, *rows])


def providers() -> str:
    listed = sorted((*PROVIDERS, PEERTUBE, CASTOPOD), key=lambda provider: provider.name.casefold())
    rows = [_provider(provider) for provider in listed]
    remedies = [
        f"| {provider.name} | {provider.paste.rstrip(',')} |\n"
        for provider in listed
        if provider.paste
    ]
    return "".join([PROVIDERS_HEAD, *rows, PASTE_HEAD, *remedies])


def _provider(provider: Provider) -> str:
    hosts = ", ".join(f"`{domain}`" for domain in provider.domains) or "those that you list"
    sizes = dict.fromkeys(_size(rule.size) for rule in RULES if rule.provider == provider.key)
    size = ", ".join(sizes) or "a link, no player"
    return f"| {provider.name} | {hosts} | {size} | {'yes' if provider.start else ''} |\n"


def _size(size: int | str) -> str:
    return f"{size} px" if isinstance(size, int) else size.replace(" / ", ":")


def rules(group: check.RuleGroup) -> str:
    title, text = group.text.strip().split(": ", 1)
    return f"# {title}\n\n{text[:1].upper()}{text[1:]}\n" + "".join(map(_rule, group.rules))


def _rule(rule: check.FeedRule) -> str:
    return f"\n## `{rule.name}` {{ #{rule.name} }}\n\n*{rule.severity.value.capitalize()}.* {rule.text}\n"


PAGES: dict[str, Callable[[], str]] = {
    "reference/options.md": options,
    "reference/front-matter.md": front_matter,
    "reference/providers.md": providers,
    **SCHEMAS,
    **{f"check/{group.name}.md": partial(rules, group) for group in check.RULE_GROUPS},
}


def main() -> None:
    for name, text in PAGES.items():
        (FOLDER / name).write_text(text(), "utf-8")


if __name__ == "__main__":
    main()
