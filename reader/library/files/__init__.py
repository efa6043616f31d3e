"""The files that the library lies in, and what is in them, sound or not."""
