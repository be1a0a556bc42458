"""The Python-Markdown extension: players, embeds, times in show notes. Works without MkDocs."""
