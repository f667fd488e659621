"""Makes grammars, rules and guide from ``edition.odd``: ``python schemas``."""

import sys
from pathlib import Path

if __name__ == "__main__":
    # The folder of the schemas stands here, where their names would hide those of modules.
    sys.path[0] = str(Path(__file__).resolve().parent.parent)
    from edition import environment

    environment.ensure()
    from schemas.generate import write

    for name in write():
        sys.stderr.write(f"schemas/{name}\n")
