"""The quick reader of WebVTT and SRT reads what the full reader does, or leaves a file to it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from adversarial import seconds
from mkdocs_podcast.model.cue import Cue, Cues, Transcript
from mkdocs_podcast.model.problems import Problems
from mkdocs_podcast.transcript import (
    facts_of,
    group_paragraphs,
    look_at_beginning,
    parse_transcript,
)
from mkdocs_podcast.transcript.captions import read_any_subrip, read_any_webvtt
from mkdocs_podcast.transcript.cue_text import between, separators
from mkdocs_podcast.transcript.file_texts import unify_line_breaks
from mkdocs_podcast.transcript.ordinary_captions import (
    read_ordinary_subrip,
    read_ordinary_webvtt,
)

DATA = Path(__file__).resolve().parents[2] / "shared/data"
FILES = sorted(
    path for path in (DATA / "transcripts").rglob("*") if path.suffix in {".vtt", ".srt"}
)
WORDS = (
    *("Hello", "there,", "the horn", "you", "Ana:", "42", "- So", ">> Yes", "C#", "é…", "今日は"),
    *("a &amp; b", "&lt;i>", "<i>soft</i>", "<v Bo>and", "{\\an8}up", "  two", "\u00a0", "\t"),
    *("[BLANK_AUDIO]", "(silence)", "->", "-->", "1:02", "00:01", "NOTE", "...", "</v>", "\u2028"),
)
ODD_LINES = (
    *("", " ", "NOTE a", "NOTE", "STYLE", "cue name", "7", "00:03.000 --> 00:04.000"),
    *("WEBVTT", "00:00:03.000 -> 00:00:04.000", "→", "Language: de"),
)


def caption(generator: random.Random, number: int, mark: str) -> list[str]:
    start = number * 1500 + generator.choice((0, 0, 0, 0, 0, 0, 0, -4000))
    end = start + generator.choice((1500, 1200, 4000, -10, 0))
    lines = []
    if mark == "," or generator.random() < 0.3:
        lines.append(str(number + 1))
    setting = generator.choice(("", "", "", " align:start", " "))
    lines.append(f"{time(start, mark)} --> {time(end, mark)}{setting}")
    for line in range(generator.choice((1, 1, 1, 2, 3, 0))):
        words = generator.choices(WORDS[:4] if generator.random() < 0.8 else WORDS, k=4)
        voice = generator.choice(("<v Ana>", "<v.loud Bo>", "<v >", "", "")) if line == 0 else ""
        lines.append(voice + " ".join(words[: generator.randint(0, 4)]))
    return lines


def time(milliseconds: int, mark: str) -> str:
    milliseconds = max(0, milliseconds)
    whole, rest = divmod(milliseconds, 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}{mark}{rest:03}"


def captions(generator: random.Random, mark: str) -> str:
    """A file that is mostly as it should be."""
    lines = []
    if mark == ".":
        lines = generator.choice((["WEBVTT", ""], ["WEBVTT - a", "Language: de", ""], ["", ""]))
    for number in range(generator.randint(1, 6)):
        lines = [*lines, *caption(generator, number, mark), ""]
    for _ in range(generator.choice((0, 0, 0, 1, 2))):
        lines.insert(generator.randint(0, len(lines)), generator.choice(ODD_LINES))
    if generator.random() < 0.1 and lines:
        lines.pop(generator.randrange(len(lines)))
    return "\n".join(lines) + generator.choice(("", "\n", "\n\n"))


def webvtt_cues(text: str) -> tuple[tuple[list[Cue], str] | None, tuple[list[Cue], str], Problems]:
    """What the quick reader makes of it, and the full one, with its problems."""
    problems = Problems("a.vtt")
    full = read_any_webvtt(text, problems)
    expected = [cue for _, cue in full.cues], full.language
    quick = read_ordinary_webvtt(text)
    if quick is None:
        return None, expected, problems
    return (list(quick[1]), expected[1]), expected, problems


def subrip_cues(text: str) -> tuple[tuple[list[Cue], str] | None, tuple[list[Cue], str], Problems]:
    problems = Problems("a.srt")
    expected = [cue for _, cue in read_any_subrip(text, problems)], ""
    quick = read_ordinary_subrip(text)
    if quick is None:
        return None, expected, problems
    return (list(quick), ""), expected, problems


READERS = {".": webvtt_cues, ",": subrip_cues}


@pytest.mark.parametrize("mark", READERS)
def test_the_quick_reader_reads_random_captions_as_the_full_one_does(mark: str) -> None:
    generator = random.Random(2026)
    quick_ones = 0
    for _ in range(4000):
        text = captions(generator, mark)
        quick, full, problems = READERS[mark](text)
        if quick is not None:
            quick_ones += 1
            assert (quick, problems.all()) == (full, []), text
    assert quick_ones > 300


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_quick_reader_reads_real_captions_as_the_full_one_does(path: Path) -> None:
    text = unify_line_breaks(path.read_text("utf-8-sig"))
    quick, full, problems = READERS["." if path.suffix == ".vtt" else ","](text)
    # Its captions have minutes of talk: each begins with a word that the one above has somewhere.
    if path.name != "Syntax121.srt":
        assert (quick, problems.all()) == (full, [])


# What the quick reader leaves to the full one.
UNUSUAL = {
    "text without times": "WEBVTT\n\nHello.\n\n00:01.000 --> 00:02.000\nHello.\n",
    "a comment between cues": "WEBVTT\n\n00:01.000 --> 00:02.000\nA.\n\nNOTE b\n\n"
    "00:03.000 --> 00:04.000\nB.\n",
    "no signature": "00:01.000 --> 00:02.000\nHello.\n",
    "out of order": "WEBVTT\n\n00:03.000 --> 00:04.000\nA.\n\n00:01.000 --> 00:02.000\nB.\n",
    "an end before the start": "WEBVTT\n\n00:03.000 --> 00:01.000\nA.\n",
    "an arrow in a text": "WEBVTT\n\n00:03.000 --> 00:04.000\n0:03 -> 0:04\n",
    "a blank line within a text": "WEBVTT\n\n00:03.000 --> 00:04.000\nA.\n\nB.\n",
    "no text": "WEBVTT\n\n00:03.000 --> 00:04.000\n\n00:05.000 --> 00:06.000\nB.\n",
    "rolling": "WEBVTT\n\n00:01.000 --> 00:02.000\nso we go\n\n00:02.000 --> 00:03.000\nso we go\n"
    "on and on\n\n00:03.000 --> 00:04.000\non and on\nfor ever\n",
}


@pytest.mark.parametrize("text", UNUSUAL.values(), ids=UNUSUAL)
def test_the_quick_reader_leaves_unusual_captions_to_the_full_one(text: str) -> None:
    assert read_ordinary_webvtt(text) is None


def turns_in_a_loop(cues: list[Cue]) -> list[list[Cue]]:
    """The cues of each paragraph, by asking each cue in its turn."""
    groups: list[list[Cue]] = []
    letters = 0
    for above, cue in zip([None, *cues], cues, strict=False):
        is_new = (
            above is None
            or cue.speaker != above.speaker
            or cue.start - above.end > 2
            or letters >= 800
            or (letters >= 350 and above.text[-1] in ".!?…")
            or re.match(r"([-–—]|>+)[ \t]|>>", cue.text) is not None
        )
        if is_new:
            groups.append([])
            letters = 0
        groups[-1].append(cue)
        letters += len(cue.text) + 1
    return groups


TEXTS = (
    "Hello there.",
    "and so on, and on",
    "- So",
    "— yes",
    "-no",
    ">> You",
    "C#",
    "今日は",
    "...",
)


def test_paragraphs_begin_as_if_each_cue_was_asked_in_its_turn() -> None:
    generator = random.Random(2026)
    for _ in range(500):
        cues, start = [], 0.0
        speaker = "Ana"
        for _ in range(generator.randint(0, 60)):
            start += generator.choice((0, 0, 0, 2, 2.5))
            text = " ".join(generator.choices(TEXTS, k=generator.randint(1, 9)))
            speaker = generator.choice((*[speaker] * 8, "", "Bo"))
            cues.append(Cue(start, start + 4, text, speaker))
            start += 4
        paragraphs = group_paragraphs(Transcript(tuple(cues)))
        groups = turns_in_a_loop(cues)
        assert [len(paragraph.cues) for paragraph in paragraphs] == list(map(len, groups))
        for paragraph, group in zip(paragraphs, groups, strict=True):
            assert list(paragraph.cues)[1:] == group[1:]
            assert paragraph[:2] == (group[0].start, group[0].speaker)


def test_pieces_are_separated_as_if_each_pair_was_looked_at() -> None:
    generator = random.Random(2026)
    for _ in range(2000):
        texts = generator.choices(
            (*TEXTS, "?", ").", "é", "", "雨です。"), k=generator.randint(0, 5)
        )
        assert separators(texts) == list(map(between, ["", *texts], texts))


def test_columns_of_cues_are_cues() -> None:
    cues = (Cue(0, 1, "A.", "Ana"), Cue(1, 2.5, "B."), Cue(2.5, 3, "C.", "Bo"))
    columns = Cues.of(cues)
    assert columns == cues
    assert columns[1] == cues[1]
    assert columns[1:] == cues[1:]
    assert Cues.of(columns) is columns
    assert not Cues.of(())


# Each is read as if nothing was unusual about it.
ALSO_ORDINARY = {
    "blank lines": ("WEBVTT\n\n\n00:01.000 --> 00:02.000\nA.\n\n\n\n00:02.000 --> 00:03.000\nB.", 2),
    "a voice without words": ("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>\n\n00:02.000 --> 00:03.000\nB.", 1),
    "a bar": ("WEBVTT\n\n00:01.000 --> 00:02.000\nA|\n\n00:02.000 --> 00:03.000\n|B", 2),
    "a space after short times": ("WEBVTT\n\n00:01.000 --> 00:02.000 \nA.", 1),
    "hours": ("WEBVTT\n\n01:59:59.999 --> 11:00:00.001\n<v Ana>A</v>", 1),
}  # fmt: skip


@pytest.mark.parametrize(("text", "count"), ALSO_ORDINARY.values(), ids=ALSO_ORDINARY)
def test_the_quick_reader_knows_variants_of_captions(text: str, count: int) -> None:
    quick, full, problems = webvtt_cues(text)
    assert (quick, problems.all()) == (full, [])
    assert len(full[0]) == count


HOSTILE: dict[str, Callable[[int], str]] = {
    "one line": lambda count: "WEBVTT\n\n" + "a" * 10 * count,
    "spaces": lambda count: "WEBVTT\n" + " " * 10 * count,
    "short lines": lambda count: "WEBVTT\n\n" + "a\n" * 5 * count,
    "blank lines": lambda count: "WEBVTT\n\n" + "\n" * 10 * count,
    "time lines": lambda count: "WEBVTT\n\n" + "00:01.000 --> 00:02.000\n" * count,
    "names": lambda count: "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<v " * 4 * count,
    "headers": lambda count: "WEBVTT\n" + "NOTE\n" * 2 * count,
    "numbers": lambda count: "1\n" * 5 * count,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_the_quick_reader_takes_twice_as_long_for_twice_the_text(
    text: Callable[[int], str],
) -> None:
    for read in (read_ordinary_webvtt, read_ordinary_subrip):
        whole = text(40_000)
        assert seconds(lambda whole=whole, read=read: read(whole)) < 1


BEGINNINGS = {
    "WebVTT": "WEBVTT\nLanguage: de\n\n00:01.000 --> 00:02.000\nHallo.\n",
    "SRT": "1\n00:00:01,000 --> 00:00:02,000\nHello.\n",
}


@pytest.mark.parametrize("text", BEGINNINGS.values(), ids=BEGINNINGS)
def test_the_beginning_of_ordinary_captions_shows_what_they_are(text: str) -> None:
    glimpsed = look_at_beginning(text, "a.txt", "")
    known = facts_of(parse_transcript(text, "a.txt")[0])
    assert glimpsed is not None
    assert glimpsed._replace(letters=0) == known._replace(letters=0)
    assert glimpsed.letters > 0


def test_the_beginning_of_captions_shows_about_how_much_is_said() -> None:
    cues = [f"{time(1500 * n, '.')} --> {time(1500 * n + 1500, '.')}\n" for n in range(2000)]
    text = "WEBVTT\n\n" + "\n".join(f"{cue}We are {'on the shore ' * 3}.\n" for cue in cues)
    glimpsed = look_at_beginning(text, "a.vtt", "")
    known = facts_of(parse_transcript(text, "a.vtt")[0])
    assert glimpsed is not None
    assert glimpsed.letters == pytest.approx(known.letters, rel=0.1)


UNCERTAIN = {
    "silence first": "WEBVTT\n\n00:01.000 --> 00:02.000\n[BLANK_AUDIO]\n",
    "a name only": "WEBVTT\n\n00:01.000 --> 00:02.000\nAna:\n",
    "no words": "WEBVTT\n\n00:01.000 --> 00:02.000\n...\n",
    "no cue": "WEBVTT\n",
    "plain text": "Ana: Hello.\n",
    "JSON": '{"segments": [{"start": 0, "text": "Hello."}]}',
    "nothing": "",
}


@pytest.mark.parametrize("text", UNCERTAIN.values(), ids=UNCERTAIN)
def test_what_the_beginning_does_not_show_is_read_in_whole(text: str) -> None:
    assert look_at_beginning(text, "a.vtt", "") is None
