"""A page's text → an Episode: front matter, other generators' dialects, guards."""
