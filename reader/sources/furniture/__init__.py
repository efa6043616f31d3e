"""What a page has around its article, told from it by learned weights."""
