"""One list of chapters from every source, to every target. Knows neither MkDocs nor
Python-Markdown.

Each reader returns the chapters in order, and what is wrong with their source; none raises.
"""

from ..model.chapter import Chapter
from .chapter_checks import check_chapters
from .chapter_files import parse_chapters
from .chapter_values import read_chapter_values
from .chapter_writers import chapters_to_json, chapters_to_lines
from .note_chapters import read_note_chapters

__all__ = [
    "Chapter",
    "chapters_to_json",
    "chapters_to_lines",
    "check_chapters",
    "parse_chapters",
    "read_chapter_values",
    "read_note_chapters",
]
