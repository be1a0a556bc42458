"""What was said: cues from every format that transcripts come in, to every one that apps and pages need.

Knows neither MkDocs nor Python-Markdown.
"""

from .cues import Cue, Transcript
from .formats import read
from .paragraphs import Paragraph, paragraphs
from .targets import to_html, to_webvtt

__all__ = ["Cue", "Paragraph", "Transcript", "paragraphs", "read", "to_html", "to_webvtt"]
