#!/usr/bin/env python3
"""The door: prepares what the edition needs, at the first start only, and builds it.

``python build.py --help`` says what can be asked for.
"""

import sys

from edition import environment

if __name__ == "__main__":
    environment.ensure()
    from edition.guardian import guarded

    def _program(watch: object) -> int:
        from edition.cli import main

        return main(sys.argv[1:], watch)

    sys.exit(guarded(_program))
