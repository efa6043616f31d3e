"""Books and printed sheets → articles."""
