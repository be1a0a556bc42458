"""The file of people: the shapes in which it may be written, and what is wrong with it."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from mkdocs_podcast.model.episode import Link, Person
from mkdocs_podcast.model.profile import Profile
from mkdocs_podcast.source.known_people import KnownPeople
from mkdocs_podcast.source.people_file import PeopleFile, read_people_file
from mkdocs_podcast.source.site import Site

FILES = {"assets/ana.png", "team/bo.png"}


def read(text: str, path: str = "people.yml") -> PeopleFile:
    return read_people_file(
        path, text, Site(exists=FILES.__contains__, paths=lambda: iter(sorted(FILES)))
    )


IN_FULL = "give it in full (https://...)"
ANA = Profile("Ana Ferreira", "ana")


@pytest.mark.parametrize(
    ("text", "profiles"),
    [
        ("ana: {name: Ana Ferreira}", [ANA]),
        ("ana: Ana Ferreira", [ANA]),
        ("people: {ana: {name: Ana Ferreira}}", [ANA]),
        ("authors: {ana: {name: Ana Ferreira, slug: x, description: ''}}", [ANA]),
        ("- {slug: ana, name: Ana Ferreira}", [ANA]),
        ("- ana: {name: Ana Ferreira}", [ANA]),
        ("people: [{id: ana, name: Ana Ferreira}]", [ANA]),
        ("- Ana Ferreira", [Profile("Ana Ferreira")]),
        ("Ana Ferreira:", [Profile("Ana Ferreira", "Ana Ferreira")]),
        (
            "ana: https://ana.example.org/",
            [Profile("ana", "ana", url="https://ana.example.org/")],
        ),
        ("", []),
    ],
)
def test_a_file_may_be_written_in_several_shapes(text: str, profiles: list[Profile]) -> None:
    assert read(text) == (tuple(profiles), ())


@pytest.mark.parametrize(
    ("entry", "fields"),
    [
        ({"title": " Listens  at night "}, {"title": "Listens at night"}),
        ({"bio": "One *word*.\n\nTwo.\n"}, {"biography": "One *word*.\n\nTwo."}),
        ({"description": "Creator"}, {"biography": "Creator"}),
        ({"avatar": "/assets/ana.png"}, {"image": "assets/ana.png"}),
        ({"image": "team/bo.png"}, {"image": "team/bo.png"}),
        ({"photo": "https://x.org/a.png"}, {"image": "https://x.org/a.png"}),
        ({"website": "https://x.org/"}, {"url": "https://x.org/"}),
        ({"aliases": ["A. Ferreira", "Ana F."]}, {"spellings": ("A. Ferreira", "Ana F.")}),
        ({"github": "ana"}, {"links": (Link("GitHub", "https://github.com/ana"),)}),
        ({"twitter": "@ana"}, {"links": (Link("Twitter", "https://twitter.com/ana"),)}),
        ({"mastodon": "@ana@x.org"}, {"links": (Link("Mastodon", "https://x.org/@ana"),)}),
        ({"our_band": "https://x.org/b"}, {"links": (Link("Our band", "https://x.org/b"),)}),
        (
            {"links": {"Old blog": "https://x.org/1", "GitLab": "ana"}},
            {"links": (Link("Old blog", "https://x.org/1"), Link("GitLab", "https://gitlab.com/ana"))},
        ),
        (
            {"links": [{"name": "Blog", "url": "https://x.org/1"}, "https://www.x.org/2", {"x": "a"}]},
            {
                "links": (
                    Link("Blog", "https://x.org/1"),
                    Link("x.org", "https://www.x.org/2"),
                    Link("X", "https://x.com/a"),
                )
            },
        ),
    ],
)  # fmt: skip
def test_what_is_said_of_somebody_has_several_keys(
    entry: dict[str, Any], fields: dict[str, Any]
) -> None:
    text = yaml.safe_dump({"ana": {"name": "Ana Ferreira", **entry}}, sort_keys=False)
    assert read(text) == ((ANA._replace(**fields),), ())


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (
            "ana:\n  pitcure: a.png",
            2,
            "`ana`: `pitcure` is not known (did you mean `picture`?): correct it",
        ),
        (
            "ana:\n  image: asets/ana.png",
            2,
            "`ana`: `image`: `asets/ana.png` is not in the docs folder: did you mean `assets/ana.png`?",
        ),
        (
            "ana:\n  title: [1, 2]",
            2,
            "`ana`: `title`: `[1, 2]` is not a text: write one",
        ),
        ("ana:\n  bio: {a: 1}", 2, "`ana`: `bio`: `{'a': 1}` is not a text: write one"),
        (
            "ana:\n  bio: " + "a" * 20_001,
            2,
            "`ana`: `bio`: only the first 20000 characters are shown: shorten it",
        ),
        (
            "ana:\n  aliases: {a: 1}",
            2,
            "`ana`: `aliases`: `{'a': 1}` is not a list of names: write one",
        ),
        (
            "bo: {name: Bo}\nana:\n  aliases: [Bo]",
            3,
            "`ana`: `aliases`: `Bo` is the name of somebody else: remove it",
        ),
        (
            "bo: {}\nana:\n  url: javascript:alert(1)",
            3,
            "`ana`: `url`: `javascript:alert(1)` is not an address that a page may link to: "
            + IN_FULL,
        ),
        (
            "ana:\n  links:\n    Home: 'data:text/html,x'",
            3,
            "`ana`: `Home` is not an address that a page may link to: " + IN_FULL,
        ),
        (
            "ana:\n  github: a b",
            2,
            "`ana`: `github` is not an address that a page may link to: " + IN_FULL,
        ),
        ("ana: [1]", 1, "`ana`: `[1]` names nobody: write `name` and what else there is"),
        (
            "ana: {name: Ana}\nbo: {name: ANA}",
            2,
            "`bo`: `ANA` is `ana` already: remove one of them",
        ),
        ("ana: {name: Ana}\nana: {name: Bo}", 2, None),
        ("ana: [", 1, None),
        ("7", None, "this file names nobody: write `ana:` and below it `name: Ana Ferreira`"),
    ],
)
def test_what_is_wrong_is_reported_once_with_its_line(
    text: str, line: int | None, message: str | None
) -> None:
    (problem,) = read(text).problems
    assert (problem.path, problem.line) == ("people.yml", line)
    assert "front matter" not in problem.message
    if message:
        assert problem.message == message


def test_addresses_are_seen_from_the_file_and_from_the_docs_folder() -> None:
    file = read("bo: {image: bo.png}\nana: {image: assets/ana.png}", "team/people.yml")
    assert [profile.image for profile in file.profiles] == ["team/bo.png", "assets/ana.png"]
    assert file.problems == ()


KNOWN = KnownPeople(
    [
        ("people.yml", [Profile("Ana Ferreira", "ana", ("A. Ferreira",), url="https://ana.org/")]),
        (".authors.yml", [Profile("Ana Ferreira", "ana-f"), Profile("Wren Halloway", "wren")]),
    ]
)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("ana", "Ana Ferreira"),
        ("Ana", "Ana Ferreira"),
        ("ana ferreira", "Ana Ferreira"),
        ("ana-ferreira", "Ana Ferreira"),
        ("a. ferreira", "Ana Ferreira"),
        ("wren", "Wren Halloway"),
        ("Wrem", None),
        ("🎉", None),
    ],
)
def test_people_are_known_by_name_key_and_spelling(name: str, found: str | None) -> None:
    profile = KNOWN.find(name)
    assert (profile.name if profile else None) == found


@pytest.mark.parametrize(
    ("name", "similar"),
    [
        ("Ana Fereira", "Ana Ferreira"),
        ("Wren Haloway", "Wren Halloway"),
        ("wern", "wren"),
        ("ana-fereira", "Ana Ferreira"),
        ("A. Ferreria", "A. Ferreira"),
        ("Ana Ferreira", ""),
        ("Ben Halloway", ""),
        ("Bo", ""),
    ],
)
def test_a_slip_away_from_somebody_known_is_noticed(name: str, similar: str) -> None:
    assert KNOWN.similar(name) == similar


def test_what_an_episode_says_of_somebody_goes_before_the_file() -> None:
    person = Person("ana", "host", image="own.png")
    assert KNOWN.complete(person) == Person("Ana Ferreira", "host", "https://ana.org/", "own.png")
    assert KNOWN.complete(Person("Bo")) == Person("Bo")
