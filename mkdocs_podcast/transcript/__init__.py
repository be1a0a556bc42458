"""Transcripts: cues from every format that transcripts come in, to every format that apps and pages
need.

Knows neither MkDocs nor Python-Markdown.
"""

from ..model.cue import Cue, Transcript
from .paragraphs import Paragraph, find_paragraphs, group_paragraphs
from .transcript_formats import (
    TranscriptFacts,
    detect_transcript_type,
    facts_of,
    look_at_beginning,
    parse_transcript,
)
from .transcript_writers import transcript_to_html, transcript_to_webvtt

__all__ = [
    "Cue",
    "Paragraph",
    "Transcript",
    "TranscriptFacts",
    "detect_transcript_type",
    "facts_of",
    "find_paragraphs",
    "group_paragraphs",
    "look_at_beginning",
    "parse_transcript",
    "transcript_to_html",
    "transcript_to_webvtt",
]
