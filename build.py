#!/usr/bin/env python3
"""The door: prepares what the edition needs, at the first start only, and builds it.

``python build.py --help`` says what can be asked for.
"""

import sys

from edition import environment

if __name__ == "__main__":
    environment.ensure()
    from edition.cli import main

    sys.exit(main(sys.argv[1:]))
