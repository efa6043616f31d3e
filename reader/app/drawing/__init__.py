"""How widgets come to be lines, where Textual's general way takes longer than a key should wait."""
