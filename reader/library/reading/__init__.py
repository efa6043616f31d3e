"""The articles that were read, what the reader made of them, and how they changed."""
