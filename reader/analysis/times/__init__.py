"""When: which words tell a time, and what they mean on the calendar."""
