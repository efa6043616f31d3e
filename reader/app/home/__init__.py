"""The screens of what was read: home, search, people across articles, quotes that are kept, what changed."""
