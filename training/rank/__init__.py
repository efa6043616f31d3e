"""What the analysis decides by learned weights: made from annotated articles, and measured."""
