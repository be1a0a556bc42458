"""Pages and players in the theme's language."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mkdocs_podcast.markdown.lone_links import INVITATIONS
from mkdocs_podcast.markdown.raw_html import REFUSED
from mkdocs_podcast.model.roles import GROUPS
from mkdocs_podcast.text.translations import STRINGS, Words, words_of
from sites import build, episode, episodes

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("ar", "de", "es", "fr", "ja")
# Put together from an episode's facts, not written out in a template; and those that the Markdown
# extension says.
FACTS = {
    REFUSED, *INVITATIONS.values(), "{title} on {name}", "{title} (page {number})",
    "Bonus", "Trailer", "Draft", "Scheduled", "Hosted by", "with", "{count} h", "{count} min", "{count} s", "Episode {number}", "Season {season}", "Season {season}, episode {number}",
    "Other episodes", "Start here", "Start with the first episode", "Website", *(role for names in GROUPS.values() for role in names),
}  # fmt: skip


def said_in_templates() -> set[str]:
    templates = (ROOT / "mkdocs_podcast/templates/podcast").glob("*.html")
    return {
        text for file in templates for text in re.findall(r'_\("([^"]+)"', file.read_text("utf-8"))
    }


def said_in_the_script(folder: str = "frontend") -> set[str]:
    source = "".join(file.read_text("utf-8") for file in (ROOT / folder).glob("*.js"))
    return {
        text for call in re.findall(r"\b(?:say|this\.tell)\(([^;]*)|\[\"(?:back|forward)\", (\"[^\"]+\")", source)
        for text in re.findall(r'"([A-Z{][^"]*)"', "".join(call))
    }  # fmt: skip


def test_the_languages_are_those_that_the_documentation_names() -> None:
    assert tuple(sorted(file.stem for file in STRINGS.glob("*.json"))) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_with_the_same_values_in_it(language: str) -> None:
    words = words_of(language)
    assert set(words.page) == said_in_templates() | FACTS
    assert set(words.script) == said_in_the_script()
    later = json.loads((STRINGS / f"{language}.json").read_text("utf-8"))["later"]
    loaded_later = said_in_the_script("frontend/later") | said_in_the_script("frontend/video")
    assert set(later) == loaded_later
    for english, translation in {**words.page, **words.script, **later}.items():
        # The forms for 0, 1 and 2 may say the number in a word.
        other = translation if isinstance(translation, str) else translation["other"]
        assert sorted(re.findall(r"\{\w+\}", english)) == sorted(re.findall(r"\{\w+\}", other)), (
            english
        )
        assert not set('"\\') & set(str(other)), "a style sheet could not hold it"


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("de", "Bonus"),
        ("fr-CA", "Bonus"),
        ("es_MX", "Extra"),
        ("tlh", "Bonus"),
        ("../es", "Extra"),
        ("", "Bonus"),
    ],
)
def test_a_region_gets_its_languages_words_and_an_unknown_language_english(
    asked: str, given: str
) -> None:
    assert words_of(asked).say("Bonus") == given


@pytest.mark.parametrize(
    ("language", "text", "short"),
    [
        ("en", "24 September 2026", "24 Sep 2026"),
        ("en-GB", "24 September 2026", "24 Sep 2026"),
        ("de", "24. September 2026", "24. Sept. 2026"),
        ("fr", "24 septembre 2026", "24 sept. 2026"),
        ("es", "24 de septiembre de 2026", "24 sept 2026"),
        ("ja", "2026年9月24日", "2026年9月24日"),
        ("ar", "24 سبتمبر 2026", "24 سبتمبر 2026"),
        ("pt_BR", "24 de setembro de 2026", "24 de set. de 2026"),
        ("ru", "24 сентября 2026\u202fг.", "24 сент. 2026\u202fг."),
        ("th", "24 กันยายน 2026", "24 ก.ย. 2026"),
        ("bg", "24 септември 2026\u202fг.", "24.09.2026\u202fг."),
        ("tlh", "24 September 2026", "24 Sep 2026"),
    ],
)
def test_dates_are_written_as_the_language_writes_them(
    language: str, text: str, short: str
) -> None:
    date = dt.datetime(2026, 9, 24, tzinfo=dt.timezone.utc)
    assert words_of(language).date_text(date) == text
    assert words_of(language).date_text(date, short=True) == short


@pytest.mark.parametrize(
    ("language", "count", "text"),
    [
        ("en", 3, "3 episodes"),
        ("de", 3, "3 Folgen"),
        ("ar", 2, "حلقتان"),
        ("ar", 3, "3 حلقات"),
        ("ar", 11, "11 حلقة"),
        ("ar", 100, "الحلقات: 100"),
    ],
)
def test_a_number_of_episodes_has_the_plural_of_the_language(
    language: str, count: int, text: str
) -> None:
    assert words_of(language).say("{count} episodes", count=count) == text


def test_arabic_is_written_from_right_to_left() -> None:
    assert [code for code in LANGUAGES if words_of(code).is_right_to_left] == ["ar"]


def test_a_site_in_english_does_without_babel() -> None:
    code = (
        "import sys, datetime as dt\n"
        "from mkdocs_podcast.text.translations import words_of\n"
        "words = words_of('en')\n"
        "words.date_text(dt.datetime(2026, 9, 24)), words.is_right_to_left, words.short_date\n"
        "words.say('{count} episodes', count=2)\n"
        "print('babel' in sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.stdout.strip() == "False"


def test_a_value_is_put_in_once_and_only_where_it_is_named() -> None:
    assert (
        Words(page={"A {title}": "B {title} {other}"}).say("A {title}", title="{title}")
        == "B {title} {other}"
    )


def test_a_site_has_the_words_of_its_themes_language_in_the_script_too(tmp_path: Path) -> None:
    theme = {"name": "material", "font": False, "language": "de"}
    site = build(tmp_path, episodes(6), theme=theme)
    page = site.content("episodes/001/index.html")
    assert "2. Januar 2010" in page.get_text()
    player = page.find("podcast-player")
    assert json.loads(player["data-words"])["Play"] == "Abspielen"  # type: ignore[index]
    assert (
        site.content("podcast/index.html").select_one(".podcast-filter input")["aria-label"]
        == "Folgen filtern"
    )  # type: ignore[index]


def test_the_shows_own_language_comes_first(tmp_path: Path) -> None:
    site = build(tmp_path, {"episodes/1.md": episode("Un")}, {"language": "fr"})
    assert "1 janvier 2026" in site.content("episodes/1/index.html").get_text()


def test_an_english_page_carries_no_words_for_the_script(tmp_path: Path) -> None:
    site = build(tmp_path, {"episodes/1.md": episode()})
    assert "data-words" not in site.text("episodes/1/index.html") + site.text("podcast/index.html")


def test_each_language_of_a_site_has_its_own_words(tmp_path: Path) -> None:
    languages = [
        {"locale": "en", "default": True, "name": "English", "build": True},
        {"locale": "de", "name": "Deutsch", "build": True},
    ]
    plugins = [
        "search",
        {"i18n": {"docs_structure": "suffix", "languages": languages}},
        {"podcast": {}},
    ]
    site = build(
        tmp_path,
        {"episodes/a.md": episode("Hello"), "episodes/a.de.md": episode("Hallo")},
        plugins=plugins,
    )
    assert "1 January 2026" in site.content("episodes/a/index.html").get_text()
    assert "1. Januar 2026" in site.content("de/episodes/a/index.html").get_text()
