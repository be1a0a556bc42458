"""One list of chapters from every source, to every target. Knows neither MkDocs nor Python-Markdown.

Each reader returns the chapters in order, and what is wrong with their source; none raises.
"""

from .chapter import Chapter, sound
from .files import read
from .given import from_value
from .notes import in_notes
from .targets import to_json, to_lines

__all__ = ["Chapter", "from_value", "in_notes", "read", "sound", "to_json", "to_lines"]
