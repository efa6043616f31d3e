"""What the user has set and what the app remembers."""
