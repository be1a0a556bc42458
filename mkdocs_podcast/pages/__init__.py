"""A Show → cards, lists, heads: what the templates are given."""
