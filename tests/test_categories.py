"""The show's categories are those that podcast directories know."""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_podcast.model import categories


@pytest.mark.parametrize(
    ("value", "pairs"),
    [
        ("Technology", [("Technology", "")]),
        ({"Education": "How To"}, [("Education", "How To")]),
        ({"Education": ["How To", "Courses"]}, [("Education", "How To"), ("Education", "Courses")]),
        (["Arts", {"Music": None}, "Arts"], [("Arts", ""), ("Music", "")]),
        ([{"Arts": "Food", "News": []}], [("Arts", "Food"), ("News", "")]),
        ([], []),
    ],
)
def test_categories_are_read_as_authors_write_them(
    value: Any, pairs: list[tuple[str, str]]
) -> None:
    assert list(categories.read_categories(value)) == pairs


@pytest.mark.parametrize(
    "value", [5, True, "", [None], [["Arts"]], {1: "Food"}, {"Arts": 5}, {"Arts": {"Food": 1}}]
)
def test_a_value_of_another_kind_raises_a_sentence(value: Any) -> None:
    with pytest.raises(ValueError, match="Expected categories, such as"):
        categories.read_categories(value)


@pytest.mark.parametrize(
    ("category", "below", "said"),
    [
        ("Technology", "", ""),
        ("Education", "How To", ""),
        ("TV & Film", "After Shows", ""),
        ("technology", "", "no category `technology`: did you mean `Technology`?"),
        ("Tech", "", "did you mean `Technology`?"),
        ("Technolgy", "", "did you mean `Technology`?"),
        ("Health and Fitness", "", "did you mean `Health & Fitness`?"),
        ("How To", "", "`How To` is below another category: write `{Education: How To}`."),
        ("Cooking", "", "choose one of Arts, Business,"),
        ("Education", "how to", "no category `how to` below `Education`: did you mean `How To`?"),
        ("Education", "Food", "choose one of Courses, How To,"),
        ("Technology", "Podcasts", "which has no categories below it: leave it out."),
        ("News & Politics", "", "no category `News & Politics` any more: write `News`."),
        ("Arts", "Literature", "no category `Literature` any more: write `{Arts: Books}`."),
    ],
)
def test_an_unknown_category_is_reported_with_the_one_that_was_meant(
    category: str, below: str, said: str
) -> None:
    found = categories.why_unknown((category, below))
    assert said in found
    assert bool(found) == bool(said)


def test_the_list_is_whole() -> None:
    assert len(categories.CATEGORIES) == 19
    assert sum(map(len, categories.CATEGORIES.values())) == 91


def test_former_categories_are_called_by_names_that_directories_know() -> None:
    for former, present in categories._FORMER.items():
        assert categories.why_unknown(former)
        assert categories.why_unknown(present) == ""
        assert categories.present_category(former) == present
    assert categories.present_category(("Sports & Recreation", "Amateur")) == ("Sports", "")
    assert categories.present_category(("Arts", "Food")) == ("Arts", "Food")
    assert categories.present_category(("Cooking", "")) == ("Cooking", "")
