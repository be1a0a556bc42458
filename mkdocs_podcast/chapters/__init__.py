"""One list of chapters from every source, to every target. Knows neither MkDocs nor
Python-Markdown.

Each reader returns the chapters in order, and what is wrong with their source; none raises.
"""

from ..model.chapter import Chapter
from .chapter_checks import sound
from .chapter_files import read
from .chapter_values import from_value
from .chapter_writers import to_json, to_lines
from .note_chapters import in_notes

__all__ = ["Chapter", "from_value", "in_notes", "read", "sound", "to_json", "to_lines"]
