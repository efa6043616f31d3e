"""What is known of names, stories and quotes across articles."""
