"""Podcasts from elsewhere: a source's data → imported values → pages of a MkDocs site."""
