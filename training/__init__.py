"""How the shipped encoder was made: corpora → windows → weights → one 8-bit ONNX file."""
