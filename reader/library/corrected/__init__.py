"""What the user says against an analysis."""
