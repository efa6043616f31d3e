"""Which of several was meant by what was typed."""
