"""The lock file: identity of episodes, recorded facts, and how both are kept up to date."""
