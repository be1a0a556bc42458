"""An embed's HTML is the fragment's, rendered once for all that differ in their texts."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest

from mkdocs_podcast.html.fragments import Fragments
from mkdocs_podcast.markdown.embed_html import embed_html
from mkdocs_podcast.model.embed import Embed

EMBED = Embed("youtube", "YouTube", "https://e.org/?a=1&b=2", "https://l.org/")
NASTY = "<b>\"'&amp; {name} \ue002src\ue003 \\"
CHANGES: list[dict[str, Any]] = [
    {"title": "Title"},
    {"episode": "Episode"},
    {"title": NASTY, "episode": NASTY},
    {"name": NASTY, "src": NASTY, "link": NASTY},
    {"allow": NASTY, "sandbox": NASTY},
    {"link": ""},
    {"provider": "", "name": "host.example"},
    {"ratio": "16 / 9", "width": 640},
    {"height": 200, "kind": "audio"},
    {"load": "page", "fullscreen": True},
]


@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_every_embed_is_as_the_fragment_renders_it(language: str) -> None:
    fragments = Fragments(language=language)
    for first, second in itertools.product(CHANGES, repeat=2):
        embed = EMBED._replace(**{**first, **second})
        for other in (embed, embed._replace(src="https://e.org/2", title=embed.title and "2")):
            assert embed_html(fragments, other) == fragments.render("embed", embed=other)


def test_embeds_that_differ_in_their_texts_only_are_rendered_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fragments = Fragments()
    rendered: list[str] = []
    render = fragments.render

    def recorded(name: str, **context: Any) -> str:
        rendered.append(name)
        return render(name, **context)

    monkeypatch.setattr(fragments, "render", recorded)
    for number in range(3):
        html = embed_html(fragments, EMBED._replace(src=f"https://e.org/{number}"))
        assert f'src="https://e.org/{number}"' in html
    assert rendered == ["embed"]


def test_a_fragment_of_the_sites_own_is_rendered_each_time(tmp_path: Path) -> None:
    folder = tmp_path / "podcast"
    folder.mkdir()
    (folder / "embed.html").write_text("{{ embed.src | length }} {{ embed.title[:2] }}", "utf-8")
    fragments = Fragments([str(tmp_path)])
    assert embed_html(fragments, EMBED._replace(src="12345", title="Title")) == "5 Ti"
    assert embed_html(fragments, EMBED._replace(src="123", title="Other")) == "3 Ot"
