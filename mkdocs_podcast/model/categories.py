"""The categories of podcast directories, which are Apple's
(https://podcasters.apple.com/support/1691)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

Category = tuple[str, str]


def _names(line: str) -> tuple[str, ...]:
    if line:
        return tuple(line.split(", "))
    return ()


CATEGORIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Arts": _names("Books, Design, Fashion & Beauty, Food, Performing Arts, Visual Arts"),
        "Business": _names(
            "Careers, Entrepreneurship, Investing, Management, Marketing, Non-Profit"
        ),
        "Comedy": _names("Comedy Interviews, Improv, Stand-Up"),
        "Education": _names("Courses, How To, Language Learning, Self-Improvement"),
        "Fiction": _names("Comedy Fiction, Drama, Science Fiction"),
        "Government": _names(""),
        "Health & Fitness": _names(
            "Alternative Health, Fitness, Medicine, Mental Health, Nutrition, Sexuality"
        ),
        "History": _names(""),
        "Kids & Family": _names("Education for Kids, Parenting, Pets & Animals, Stories for Kids"),
        "Leisure": _names(
            "Animation & Manga, Automotive, Aviation, Crafts, Games, Hobbies, Home & Garden, "
            "Video Games"
        ),
        "Music": _names("Music Commentary, Music History, Music Interviews"),
        "News": _names(
            "Business News, Daily News, Entertainment News, News Commentary, Politics, "
            "Sports News, Tech News"
        ),
        "Religion & Spirituality": _names(
            "Buddhism, Christianity, Hinduism, Islam, Judaism, Religion, Spirituality"
        ),
        "Science": _names(
            "Astronomy, Chemistry, Earth Sciences, Life Sciences, Mathematics, "
            "Natural Sciences, Nature, Physics, Social Sciences"
        ),
        "Society & Culture": _names(
            "Documentary, Personal Journals, Philosophy, Places & Travel, Relationships"
        ),
        "Sports": _names(
            "Baseball, Basketball, Cricket, Fantasy Sports, Football, Golf, Hockey, Rugby, "
            "Running, Soccer, Swimming, Tennis, Volleyball, Wilderness, Wrestling"
        ),
        "Technology": _names(""),
        "True Crime": _names(""),
        "TV & Film": _names("After Shows, Film History, Film Interviews, Film Reviews, TV Reviews"),
    }
)


# Categories of before 2019, which many feeds still have, and what they are called now. A category
# stands for all below it that are not named here.
_FORMER: Mapping[Category, Category] = MappingProxyType(
    {
        ("Arts", "Literature"): ("Arts", "Books"),
        ("Business", "Business News"): ("News", "Business News"),
        ("Business", "Management & Marketing"): ("Business", "Management"),
        ("Business", "Shopping"): ("Business", ""),
        ("Education", "Education Technology"): ("Education", ""),
        ("Education", "Higher Education"): ("Education", ""),
        ("Education", "K-12"): ("Education", ""),
        ("Education", "Language Courses"): ("Education", "Language Learning"),
        ("Education", "Training"): ("Education", "How To"),
        ("Games & Hobbies", ""): ("Leisure", ""),
        ("Games & Hobbies", "Automotive"): ("Leisure", "Automotive"),
        ("Games & Hobbies", "Aviation"): ("Leisure", "Aviation"),
        ("Games & Hobbies", "Hobbies"): ("Leisure", "Hobbies"),
        ("Games & Hobbies", "Other Games"): ("Leisure", "Games"),
        ("Games & Hobbies", "Video Games"): ("Leisure", "Video Games"),
        ("Government & Organizations", ""): ("Government", ""),
        ("Government & Organizations", "Non-Profit"): ("Business", "Non-Profit"),
        ("Health", ""): ("Health & Fitness", ""),
        ("Health", "Alternative Health"): ("Health & Fitness", "Alternative Health"),
        ("Health", "Fitness & Nutrition"): ("Health & Fitness", "Fitness"),
        ("Health", "Self-Help"): ("Education", "Self-Improvement"),
        ("Health", "Sexuality"): ("Health & Fitness", "Sexuality"),
        ("News & Politics", ""): ("News", ""),
        ("Religion & Spirituality", "Other"): ("Religion & Spirituality", ""),
        ("Science & Medicine", ""): ("Science", ""),
        ("Science & Medicine", "Medicine"): ("Health & Fitness", "Medicine"),
        ("Science & Medicine", "Natural Sciences"): ("Science", "Natural Sciences"),
        ("Science & Medicine", "Social Sciences"): ("Science", "Social Sciences"),
        ("Society & Culture", "History"): ("History", ""),
        ("Sports & Recreation", ""): ("Sports", ""),
        ("Sports & Recreation", "Outdoor"): ("Sports", "Wilderness"),
        ("Technology", "Gadgets"): ("Technology", ""),
        ("Technology", "Podcasting"): ("Technology", ""),
        ("Technology", "Software How-To"): ("Technology", ""),
        ("Technology", "Tech News"): ("News", "Tech News"),
    }
)


def present_category(pair: Category) -> Category:
    """What a category is called now; the same where it is not a former one."""
    category, _ = pair
    if category in CATEGORIES:
        return _FORMER.get(pair, pair)
    return _FORMER.get(pair) or _FORMER.get((category, ""), pair)


def category_text(pair: Category) -> str:
    """A category as authors write it, for a message."""
    category, below = pair
    if below:
        return f"{{{category}: {below}}}"
    return category


def read_categories(value: Any) -> tuple[Category, ...]:
    """(category, subcategory or "") pairs from `Technology`, `{Education: How To}` or a list of
    these.

    Raises ValueError, with a sentence, for anything else.
    """
    entries = value if isinstance(value, list) else [value]
    pairs: list[Category] = []
    for entry in entries:
        pairs += _pairs(entry)
    return tuple(dict.fromkeys(pairs))


def _pairs(entry: Any) -> Iterator[Category]:
    if isinstance(entry, str) and entry.strip():
        yield entry.strip(), ""
        return
    if not isinstance(entry, dict):
        raise _not_categories(entry)
    for category, below in entry.items():
        if not isinstance(category, str):
            raise _not_categories(entry)
        subcategories = below if isinstance(below, list) else [below or ""]
        for name in subcategories or [""]:
            if not isinstance(name, str):
                raise _not_categories(entry)
            yield category.strip(), name.strip()


def _not_categories(entry: Any) -> ValueError:
    return ValueError(
        f"Expected categories, such as `[Technology, {{Education: How To}}]`, but got {entry!r}."
    )


def why_unknown(pair: Category) -> str:
    """Why directories do not know a category, with what may have been meant; "" when they know it."""
    category, below = pair
    present = present_category(pair)
    if present != pair:
        return (
            f"Podcast directories have no category `{below or category}` any more: write "
            f"`{category_text(present)}`."
        )
    if category not in CATEGORIES:
        for parent, names in CATEGORIES.items():
            if category in names:
                return f"`{category}` is below another category: write `{{{parent}: {category}}}`."
        suggestion = _suggestion(category, CATEGORIES)
        return f"Podcast directories have no category `{category}`{suggestion}"
    if below and below not in CATEGORIES[category]:
        suggestion = _suggestion(below, CATEGORIES[category])
        return f"Podcast directories have no category `{below}` below `{category}`{suggestion}"
    return ""


def _suggestion(name: str, known_names: Iterable[str]) -> str:
    from difflib import get_close_matches

    by_plain_name = {_plain(category): category for category in known_names}
    if not by_plain_name:
        return ", which has no categories below it: leave it out."
    plain_name = _plain(name)
    matches = [other for other in by_plain_name if _begins_with(other, plain_name)]
    matches = matches or get_close_matches(plain_name, by_plain_name, n=1, cutoff=0.7)
    if matches:
        return f": did you mean `{by_plain_name[matches[0]]}`?"
    return f": choose one of {', '.join(by_plain_name.values())}."


def _begins_with(name: str, start: str) -> bool:
    # Two letters begin too many names.
    return len(start) > 2 and name.startswith(start)


def _plain(name: str) -> str:
    return name.casefold().replace(" and ", " & ")
