"""Leaves: dates, clock times, addresses, what is code, words. Knows nothing of podcasts."""
