"""What is known of words: tables that are asked and decide nothing."""
