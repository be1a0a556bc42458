"""Frozen values: Episode, Show, Person, Chapter, Cue, Embed, Player, Problem."""
