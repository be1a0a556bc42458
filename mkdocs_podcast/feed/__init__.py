"""A Show → a Channel and its Items → RSS."""
