"""The plugin that makes a MkDocs site the home of a podcast."""

__version__ = "0.1.0"
