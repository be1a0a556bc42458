"""What was said: cues from every format that transcripts come in, to every one that apps and pages
need.

Knows neither MkDocs nor Python-Markdown.
"""

from ..model.cue import Cue, Transcript
from .paragraphs import Paragraph, paragraphs
from .transcript_formats import read
from .transcript_writers import to_html, to_webvtt

__all__ = ["Cue", "Paragraph", "Transcript", "paragraphs", "read", "to_html", "to_webvtt"]
