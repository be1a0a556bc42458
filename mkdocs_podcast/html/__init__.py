"""The HTML fragments, and the one scanner of tags."""
