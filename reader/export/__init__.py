"""A story in the formats that other programs read."""
