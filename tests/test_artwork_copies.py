"""Smaller copies of the artwork."""

from __future__ import annotations

import io
import struct
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest

from mkdocs_podcast.media.picture_copies import TooLargeError, may_be_resized, resize_picture
from pictures import png
from sites import Site, build, episode, make, page_of, rebuild

Image = pytest.importorskip("PIL.Image")


def picture(width: int, height: int, kind: str = "PNG", mode: str = "RGB", **options: Any) -> bytes:
    """A picture with something in it."""
    image = Image.linear_gradient("L").resize((width, height)).convert(mode)
    if mode == "RGBA":
        image.putalpha(128)
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def opened(data: bytes) -> Any:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize(
    ("data", "size", "mode"),
    [
        (picture(600, 600), (256, 256), "RGB"),
        (picture(600, 300, "JPEG"), (256, 128), "RGB"),
        (picture(2000, 2001, "JPEG", "CMYK"), (256, 256), "RGB"),
        (picture(600, 600, "PNG", "RGBA"), (256, 256), "RGBA"),
        (picture(600, 600, "PNG", "P", transparency=0), (256, 256), "RGBA"),
        (picture(600, 600, "WEBP"), (256, 256), "RGB"),
        (picture(3000, 1), (256, 1), "RGB"),
    ],
)
def test_a_copy_is_a_small_webp_picture_of_the_same_shape(
    data: bytes, size: tuple[int, int], mode: str
) -> None:
    small, large = resize_picture(data, (256, 512))
    assert opened(small).format == "WEBP"
    assert opened(small).size == size
    assert opened(small).mode == mode
    assert opened(large).size[0] == 512
    assert resize_picture(data, (256, 512)) == [small, large]


def test_a_photograph_that_was_taken_upright_stays_so() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    data = picture(900, 600, "JPEG", exif=exif)
    assert opened(resize_picture(data, (256, 512))[0]).size == (256, 384)
    (small,) = resize_picture(picture(900, 500, "JPEG", exif=exif), (256, 512))
    assert opened(small).size == (256, 461)


@pytest.mark.parametrize(("width", "copies"), [(256, []), (257, [256]), (512, [256])])
def test_a_copy_is_narrower_than_its_picture(width: int, copies: list[int]) -> None:
    found = resize_picture(picture(width, width), (256, 512))
    assert [opened(copy).size[0] for copy in found] == copies


def moving() -> bytes:
    file = io.BytesIO()
    frames = [Image.new("RGB", (600, 600), colour) for colour in ("red", "blue")]
    frames[0].save(file, "WEBP", save_all=True, append_images=frames[1:])
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [b"", b"a picture", picture(256, 256), moving(), picture(900, 900)[:3000], png(900, 900)],
    ids=["empty", "none", "small", "moving", "cut", "no pixels"],
)
def test_what_needs_no_copy_or_gives_none_is_left_alone(data: bytes) -> None:
    assert resize_picture(data, (256, 512)) == []


def test_only_photographs_and_drawings_made_of_pixels_are_resized() -> None:
    names = ("a.JPG", "b.png", "c.webp", "d.gif", "e.svg", "f", "https://cdn.example.org/g.avif")
    assert [name for name in names if may_be_resized(name)] == ["a.JPG", "b.png", "c.webp"]


def bomb(width: int, height: int) -> bytes:
    """A PNG whose few bytes unfold to very many pixels."""
    header = png(width, height)
    rows = zlib.compress(bytes(1_000_000), 9)
    chunk = struct.pack(">I", len(rows)) + b"IDAT" + rows
    return header.replace(b"\0\0\0\0IDAT", chunk, 1)


@pytest.mark.parametrize("size", [(7000, 7000), (60_000, 60_000)])
def test_a_picture_that_would_fill_the_memory_is_not_opened(size: tuple[int, int]) -> None:
    with pytest.raises(TooLargeError):
        resize_picture(bomb(*size), (256, 512))


PAGES: dict[str, str | bytes] = {
    "episodes/1.md": page_of("Notes.", title="One", audio="https://cdn.example.org/1.mp3", image="one.png"),
    "episodes/2.md": episode("Two"),
    "episodes/one.png": picture(900, 900),
    "cover.jpg": picture(1400, 1400, "JPEG"),
}  # fmt: skip


def images(site: Site, path: str) -> list[tuple[str, str]]:
    """The addresses of a page's artwork: its `src` and its `srcset`."""
    tags = site.page(path).select("img.podcast-art, .podcast-card img, .podcast-related img")
    return [(str(tag["src"]), str(tag.get("srcset", ""))) for tag in tags]


def test_pages_load_copies_and_the_feed_has_the_picture_itself(tmp_path: Path) -> None:
    site = build(tmp_path, PAGES, {"image": "cover.jpg"})
    (head,) = images(site, "episodes/1/index.html")
    small, large = (part.split()[0] for part in head[1].split(","))
    assert (head[0], head[1]) == (small, f"{small} 256w, {large} 512w")
    folder = site.out / "episodes/1"
    assert opened((folder / small).read_bytes()).size == (256, 256)
    assert opened((folder / large).read_bytes()).size == (512, 512)
    assert all("/artwork/" in src for src, _ in images(site, "podcast/index.html"))
    assert all(srcset == "" for _, srcset in images(site, "podcast/index.html")[1:])
    assert "https://example.org/cover.jpg" in site.text("podcast/feed.xml")
    for path in ("episodes/1/index.html", "podcast/index.html"):
        assert all(tag["width"] == tag["height"] for tag in site.page(path).select("article img"))
    assert sorted(path.name for path in (tmp_path / "docs").rglob("*.*p*g")) == ["cover.jpg", "one.png"]  # fmt: skip


def test_the_picture_that_leads_the_index_is_large_and_comes_first(tmp_path: Path) -> None:
    index = build(tmp_path, PAGES, {"image": "cover.jpg"}).page("podcast/index.html")
    latest, other = index.select(".podcast-card img")
    folder = tmp_path / "site/podcast"
    assert opened((folder / str(latest["src"])).read_bytes()).size == (512, 512)
    assert opened((folder / str(other["src"])).read_bytes()).size == (256, 256)
    assert (latest.get("loading"), latest["fetchpriority"]) == (None, "high")
    assert (other["loading"], other.get("fetchpriority")) == ("lazy", None)


def test_people_have_small_copies_and_heads_the_picture_that_has_no_large_one(
    tmp_path: Path,
) -> None:
    pages: dict[str, str | bytes] = {
        "1.md": page_of(
            title="One", audio="https://cdn.example.org/1.mp3", hosts=["ana"], image="ana.png"
        ),
        "people.yml": "ana: {name: Ana, image: ana.png}\n",
        "ana.png": picture(400, 400),
    }
    page = build(tmp_path, pages).page("1/index.html")
    (face,) = page.select(".podcast-head .podcast-face")
    assert opened((tmp_path / "site/1" / str(face["src"])).read_bytes()).size == (256, 256)
    (head,) = page.select(".podcast-head .podcast-art")
    assert (head["src"], head.get("srcset")) == ("../ana.png", None)


def test_without_pillow_pages_load_the_picture_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mkdocs_podcast.build.artwork_copies.can_resize", lambda: False)
    site = build(tmp_path, PAGES, {"image": "cover.jpg"})
    assert images(site, "episodes/1/index.html") == [("../one.png", "")]
    assert not (site.out / "assets/podcast/artwork").exists()


def test_a_pillow_that_cannot_be_loaded_is_reported_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PIL.Image", None)
    site = build(tmp_path, PAGES, {"image": "cover.jpg"}, strict=False)
    (warning,) = site.warnings
    assert warning.startswith("podcast: Pillow is installed and cannot be loaded (")
    assert images(site, "episodes/1/index.html") == [("../one.png", "")]


def test_a_later_build_takes_the_copies_from_the_cache_until_the_picture_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = make(tmp_path, PAGES, {"image": "cover.jpg"})
    first = images(rebuild(config), "podcast/index.html")
    files = {path.name: path.read_bytes() for path in (tmp_path / "site").rglob("*.webp")}
    assert len(files) == 4
    resized: list[int] = []

    def resize(data: bytes, widths: tuple[int, ...]) -> list[bytes]:
        resized.append(len(data))
        return resize_picture(data, widths)

    monkeypatch.setattr("mkdocs_podcast.build.artwork_copies.resize_picture", resize)
    assert images(rebuild(config), "podcast/index.html") == first
    assert {path.name: path.read_bytes() for path in (tmp_path / "site").rglob("*.webp")} == files
    assert resized == []
    (tmp_path / "docs/episodes/one.png").write_bytes(picture(901, 901))
    assert images(rebuild(config), "podcast/index.html") != first
    assert len(resized) == 1


def test_a_picture_that_is_too_large_is_reported_once_and_shown_as_it_is(tmp_path: Path) -> None:
    site = build(tmp_path, {**PAGES, "episodes/one.png": bomb(7000, 7000)}, strict=False)
    (warning,) = site.warnings
    assert warning == (
        "podcast: episodes/one.png: the picture has 7000 x 7000 pixels, more than are resized, and "
        "pages load all of it: make it 3000 x 3000 pixels"
    )
    assert images(site, "episodes/1/index.html") == [("../one.png", "")]
