"""What the parse and the pipeline's coreference say of noun phrases: asked, they decide nothing."""
