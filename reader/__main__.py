"""`python -m reader` is `reader`."""

from reader.cli import main

main()
