"""Texts, plain or lightly marked → articles, and how their lines make blocks."""
