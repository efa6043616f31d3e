"""The lines around the article and the panel."""
