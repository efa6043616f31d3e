"""What is told of an article's actors, events and quotes, and what a user can do with them: pure functions."""
