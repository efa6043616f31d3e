"""The language work, in a process of its own, so that a key is answered while a text is analysed."""
