"""Artwork: the show's and the episodes' pictures. Only pictures in the docs folder can be looked
into."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..feed.channel import Item
from ..model.problems import quoted
from ..text import addresses
from .rules import Feed, advice, error
from .sentences import missing_text, unusable_address

if TYPE_CHECKING:
    from .picture_headers import Picture

_SMALLEST, _LARGEST = 1400, 3000
_ENDINGS = {"jpg": "jpeg", "jpeg": "jpeg", "png": "png"}
_NAMES = {
    "jpeg": "a JPEG",
    "png": "a PNG",
    "gif": "a GIF",
    "webp": "a WebP",
    "svg": "an SVG",
    "pointer": "a Git-LFS pointer",
    "": "not a picture",
}


@error("show", "image")
def artwork_missing(feed: Feed) -> Iterator[str]:
    """The show has no artwork.

    Set `image` to a square JPEG or PNG of 1400 to 3000 pixels.

    Source: Apple, Podcast RSS feed requirements; PSP-1.
    """
    yield from missing_text(
        feed.channel.image,
        "the show has no artwork: set `image` under `podcast` to a square JPEG or PNG of 3000 x 3000 "
        "pixels",
    )


@error("show", "image")
def artwork_address(feed: Feed) -> Iterator[str]:
    """The artwork's address is not a full one, or has characters that an address cannot have.

    Source: Apple, Podcast RSS feed requirements.
    """
    yield from unusable_address("the artwork's address", feed.channel.image, "correct `image`")


@error("show", "image")
def artwork_ending(feed: Feed) -> Iterator[str]:
    """The artwork's name does not end in `.jpg` or `.png`.

    Source: Apple, Artwork requirements.
    """
    if feed.channel.image:
        yield from _ending_sentences(feed.channel.image)


@error("show", "image")
def artwork_format(feed: Feed) -> Iterator[str]:
    """The artwork is not the JPEG or PNG that its name says.

    What is in the file counts. Renaming a WebP does not make a JPEG of it: export it as one.

    Source: Apple, Artwork requirements.
    """
    yield from _format_sentences(feed.picture(feed.channel.image), feed.channel.image)


@error("show", "image")
def artwork_square(feed: Feed) -> Iterator[str]:
    """The artwork is not square.

    Source: Apple, Artwork requirements; PSP-1.
    """
    picture = feed.picture(feed.channel.image)
    if picture and picture.width != picture.height:
        yield f"the artwork has {_pixels(picture)}: make it square"


@error("show", "image")
def artwork_size(feed: Feed) -> Iterator[str]:
    """The artwork has fewer than 1400 or more than 3000 pixels to a side.

    3000 are best. When you replace it, change its name too: directories do not look again at an
    address they know.

    Source: Apple, Artwork requirements; PSP-1.
    """
    picture = feed.picture(feed.channel.image)
    if picture and picture.width and not _fits(picture):
        yield (
            f"the artwork has {_pixels(picture)}: make it {_LARGEST} wide and high, or {_SMALLEST} at "
            "least"
        )


@error("show", "image")
def artwork_alpha(feed: Feed) -> Iterator[str]:
    """The artwork is a PNG with transparency.

    An alpha channel counts even where nothing is transparent: export it without one, or as a JPEG.

    Source: Apple, Artwork requirements.
    """
    yield from _alpha_sentences(feed.picture(feed.channel.image))


@error("show", "image")
def artwork_colours(feed: Feed) -> Iterator[str]:
    """The artwork is a JPEG in the colours of print, CMYK.

    Source: Apple, Artwork requirements.
    """
    yield from _colour_sentences(feed.picture(feed.channel.image))


@advice("item", "image")
def episode_artwork_address(item: Item, feed: Feed) -> Iterator[str]:
    """The address of an episode's artwork is not a full one, or has characters that an address cannot have.

    Source: Apple, Podcast RSS feed requirements.
    """
    yield from unusable_address("the artwork's address", item.image, "correct `image`")


@advice("item", "image")
def episode_artwork_format(item: Item, feed: Feed) -> Iterator[str]:
    """An episode's artwork is not a JPEG or PNG, not what its name says, transparent, or in CMYK.

    Apps show the show's artwork instead.

    Source: Apple, Artwork requirements.
    """
    picture = feed.picture(item.image)
    if item.image and picture is None:
        yield from _ending_sentences(item.image)
    yield from _format_sentences(picture, item.image)
    yield from _alpha_sentences(picture)
    yield from _colour_sentences(picture)


@advice("item", "image")
def episode_artwork_size(item: Item, feed: Feed) -> Iterator[str]:
    """An episode's artwork is not square, or has fewer than 1400 or more than 3000 pixels to a
    side.

    Source: Apple, Artwork requirements.
    """
    picture = feed.picture(item.image)
    if not picture or not picture.width:
        return
    if not _fits(picture) or picture.width != picture.height:
        yield (
            f"the artwork has {_pixels(picture)}: make it square, {_SMALLEST} to {_LARGEST} pixels "
            "wide and high"
        )


def _ending_sentences(url: str) -> Iterator[str]:
    if addresses.url_extension(url) not in _ENDINGS:
        yield (
            f"the artwork, {quoted(url)}, has no name that ends in .jpg or .png: export it as one"
        )


def _alpha_sentences(picture: Picture | None) -> Iterator[str]:
    if picture and picture.alpha:
        yield "the artwork has an alpha channel: export it without transparency, or as a JPEG"


def _colour_sentences(picture: Picture | None) -> Iterator[str]:
    if picture and picture.cmyk:
        yield "the artwork is in CMYK, the colours of print: export it in RGB"


def _format_sentences(picture: Picture | None, url: str) -> Iterator[str]:
    if picture is None:
        return
    if picture.kind == "pointer":
        yield (
            f"the artwork, {quoted(url)}, is a Git-LFS pointer: run `git lfs pull` before the build"
        )
        return
    expected = _ENDINGS.get(addresses.url_extension(url), "")
    if picture.kind not in _ENDINGS.values():
        yield f"the artwork, {quoted(url)}, is {_NAMES[picture.kind]}: export it as a JPEG or PNG"
    elif expected and picture.kind != expected:
        yield (
            f"the artwork, {quoted(url)}, is {_NAMES[picture.kind]} inside: give it the right "
            "ending"
        )
    elif not picture.width or not picture.height:
        yield f"the artwork, {quoted(url)}, is broken: export it again"


def _fits(picture: Picture) -> bool:
    smaller, larger = sorted((picture.width, picture.height))
    return smaller >= _SMALLEST and larger <= _LARGEST


def _pixels(picture: Picture) -> str:
    return f"{picture.width} x {picture.height} pixels"
