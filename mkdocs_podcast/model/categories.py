"""The categories of podcast directories, which are Apple's
(https://podcasters.apple.com/support/1691)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

Category = tuple[str, str]

CATEGORIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Arts": ("Books", "Design", "Fashion & Beauty", "Food", "Performing Arts", "Visual Arts"),
        "Business": (
            "Careers",
            "Entrepreneurship",
            "Investing",
            "Management",
            "Marketing",
            "Non-Profit",
        ),
        "Comedy": ("Comedy Interviews", "Improv", "Stand-Up"),
        "Education": ("Courses", "How To", "Language Learning", "Self-Improvement"),
        "Fiction": ("Comedy Fiction", "Drama", "Science Fiction"),
        "Government": (),
        "Health & Fitness": (
            *(
                "Alternative Health",
                "Fitness",
                "Medicine",
                "Mental Health",
                "Nutrition",
                "Sexuality",
            ),
        ),
        "History": (),
        "Kids & Family": ("Education for Kids", "Parenting", "Pets & Animals", "Stories for Kids"),
        "Leisure": (
            *(
                "Animation & Manga",
                "Automotive",
                "Aviation",
                "Crafts",
                "Games",
                "Hobbies",
                "Home & Garden",
            ),
            "Video Games",
        ),
        "Music": ("Music Commentary", "Music History", "Music Interviews"),
        "News": (
            *(
                "Business News",
                "Daily News",
                "Entertainment News",
                "News Commentary",
                "Politics",
                "Sports News",
            ),
            "Tech News",
        ),
        "Religion & Spirituality": (
            *(
                "Buddhism",
                "Christianity",
                "Hinduism",
                "Islam",
                "Judaism",
                "Religion",
                "Spirituality",
            ),
        ),
        "Science": (
            *(
                "Astronomy",
                "Chemistry",
                "Earth Sciences",
                "Life Sciences",
                "Mathematics",
                "Natural Sciences",
            ),
            *("Nature", "Physics", "Social Sciences"),
        ),
        "Society & Culture": (
            "Documentary",
            "Personal Journals",
            "Philosophy",
            "Places & Travel",
            "Relationships",
        ),
        "Sports": (
            *(
                "Baseball",
                "Basketball",
                "Cricket",
                "Fantasy Sports",
                "Football",
                "Golf",
                "Hockey",
                "Rugby",
            ),
            *("Running", "Soccer", "Swimming", "Tennis", "Volleyball", "Wilderness", "Wrestling"),
        ),
        "Technology": (),
        "True Crime": (),
        "TV & Film": (
            "After Shows",
            "Film History",
            "Film Interviews",
            "Film Reviews",
            "TV Reviews",
        ),
    }
)


def read(value: Any) -> tuple[Category, ...]:
    """(category, subcategory or "") pairs from `Technology`, `{Education: How To}` or a list of
    these.

    Raises ValueError, with a sentence, for anything else.
    """
    return tuple(
        dict.fromkeys(
            pair for one in (value if isinstance(value, list) else [value]) for pair in _pairs(one)
        )
    )


def _pairs(value: Any) -> Iterator[Category]:
    if isinstance(value, str) and value.strip():
        yield value.strip(), ""
        return
    for category, below in value.items() if isinstance(value, dict) else [(None, None)]:
        names = below if isinstance(below, list) else [below or ""]
        if not isinstance(category, str) or not all(isinstance(name, str) for name in names):
            raise ValueError(
                f"Expected categories, such as `[Technology, {{Education: How To}}]`, but got {value!r}."
            )
        yield from ((category.strip(), name.strip()) for name in names or [""])


def known(pair: Category) -> str:
    """Why directories do not know a category, with what may have been meant; "" when they know it."""
    category, below = pair
    if category not in CATEGORIES:
        parent = next((name for name, held in CATEGORIES.items() if category in held), "")
        if parent:
            return f"`{category}` stands below another category: write `{{{parent}: {category}}}`."
        return f"Podcast directories have no category `{category}`{_meant(category, CATEGORIES)}"
    if below and below not in CATEGORIES[category]:
        return f"Podcast directories have no category `{below}` below `{category}`{_meant(below, CATEGORIES[category])}"
    return ""


def _meant(word: str, names: Mapping[str, Any] | tuple[str, ...]) -> str:
    from difflib import get_close_matches

    spelled = {_plain(name): name for name in names}
    plain = _plain(word)
    near = [name for name in spelled if len(plain) > 2 and name.startswith(plain)]
    near = near or get_close_matches(plain, spelled, n=1, cutoff=0.7)
    if near:
        return f": did you mean `{spelled[near[0]]}`?"
    return (
        f": choose one of {', '.join(names)}."
        if names
        else ", which has none below it: leave it out."
    )


def _plain(name: str) -> str:
    return name.casefold().replace(" and ", " & ")
