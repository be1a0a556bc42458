"""A show → its feeds.

channel.py holds the values that a feed is made of: a Channel and its Items. syndication.py makes
them of a Show, enclosures.py of its recordings, and item_sources.py says where their parts come
from. show_notes.py makes an item's notes of its page, documents.py says which feeds there are and
divides long ones, rss.py writes them. What authors give for a feed only is in a table of tags
(model/feed_tags.py), whose rows elements.py writes.
"""
