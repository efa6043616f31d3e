import sys

from reader.engine.server import main

sys.exit(main())
