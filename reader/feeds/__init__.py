"""The feeds that are subscribed to, asked for what is new in them, and the articles of that."""
