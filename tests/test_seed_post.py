"""A Jekyll blog's podcast post, as such posts are: one string of tags, Liquid in the body, two
iframes, no audio."""

from __future__ import annotations

import pytest

from sites import Site, build

POST = """---
layout: post
author: Mara Quill
title: "Podcast: Small Models with Ilse Brandt"
description: "This week Ilse Brandt
  tells how small a model may be."
category: podcast
tags: podcast small-models evergreen tooling
publish_date: March 31, 2022
date: 2022-03-31T00:02:00Z
thumbnail: /assets/posts/ilse/portrait.png
image:
  path: /assets/posts/ilse/portrait.png
---

This week I spoke with [Ilse Brandt](https://example.org/ilse).

In this clip she weighs one:

<iframe src="https://share.descript.com/embed/Ab3dEf6h" width="410" height="410" frameborder="0" allowfullscreen></iframe>

![The scales]({{ site.url }}/assets/posts/ilse/scales.png)

<img src="{{ site.url }}{{ site.baseurl }}/assets/posts/ilse/scales.png">

See [the other post]({{ site.url }}/another-post/).

<iframe src="https://player.fireside.fm/v2/abCdEfGh+ZyXwVuTs?theme=dark" width="740" height="200" frameborder="0" scrolling="no"></iframe>

<br>

_[Subscribe](https://example.org/subscribe) with_
_your favourite player [here](https://example.org/subscribe)._
"""
NAME = "posts/2022-03-31-ilse-brandt"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    images = {
        f"assets/posts/ilse/{name}.png": b"\x89PNG\r\n\x1a\n" for name in ("portrait", "scales")
    }
    return build(
        tmp_path_factory.mktemp("seed"),
        {f"{NAME}.md": POST, **images},
        site_url="https://example.org/blog/",
    )


def test_both_iframes_become_blocks_that_keep_their_addresses_and_sizes(site: Site) -> None:
    clip, player = site.content(f"{NAME}/index.html").select("podcast-embed")
    assert clip.template.iframe["src"] == "https://share.descript.com/embed/Ab3dEf6h"
    assert clip["data-ratio"] == "410 / 410" or clip["data-ratio"] == "1 / 1"
    assert (
        player.template.iframe["src"]
        == "https://player.fireside.fm/v2/abCdEfGh+ZyXwVuTs?theme=dark"
    )
    assert player.template.iframe["height"] == "200"
    assert "Fireside" in player.get_text()


def test_no_second_player_appears_beside_the_provider_s(site: Site) -> None:
    assert not site.content(f"{NAME}/index.html").select("podcast-player, audio")


def test_liquid_addresses_lead_to_the_files_in_the_docs_folder(site: Site) -> None:
    images = [image["src"] for image in site.content(f"{NAME}/index.html").select("p > img")]
    assert images == ["../../assets/posts/ilse/scales.png"] * 2
    assert site.content(f"{NAME}/index.html").select_one('a[href="/blog/another-post/"]')
    assert "{{" not in site.content(f"{NAME}/index.html").get_text()


def test_every_tag_of_the_one_string_is_linked_to_its_page(site: Site) -> None:
    links = {
        link.get_text(): link["href"]
        for link in site.content(f"{NAME}/index.html").select(".podcast-tags a")
    }
    assert links == {
        tag: f"../../podcast/tags/{tag}/"
        for tag in ("podcast", "small-models", "evergreen", "tooling")
    }
    for tag in links:
        assert f"podcast/tags/{tag}/index.html" in site.files()


def test_the_head_tells_who_when_and_shows_the_artwork(site: Site) -> None:
    head = site.content(f"{NAME}/index.html").select_one(".podcast-head")
    assert head is not None
    assert head.img["src"] == "../../assets/posts/ilse/portrait.png"
    assert "Mara Quill" in head.get_text()
    assert head.time["datetime"] == "2022-03-31T00:02:00+00:00"


def test_the_index_has_a_card_that_plays_the_provider_s_player(site: Site) -> None:
    card = site.content("podcast/index.html").select_one(".podcast-card")
    assert card is not None
    assert card.h2.a["href"] == f"../{NAME}/"
    assert card.h2.get_text() == "Podcast: Small Models with Ilse Brandt"
    assert card.select_one(".podcast-play")["data-embed"].startswith(
        "https://player.fireside.fm/v2/abCdEfGh+ZyXwVuTs"
    )
    assert "how small a model may be" in card.get_text()


def test_the_title_stands_on_the_page_once(site: Site) -> None:
    headings = site.content(f"{NAME}/index.html").select("h1")
    assert [heading.get_text() for heading in headings] == [
        "Podcast: Small Models with Ilse Brandt"
    ]
