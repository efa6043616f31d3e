"""The keys: the one table of them, and what the user made of it."""
