"""Addresses → bytes: what may be asked, and what an answer is worth."""
