"""Reader: read the news in a terminal, with who, what and who said it beside the text."""
