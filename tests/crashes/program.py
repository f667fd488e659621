"""The command line with other limits: ``program.py SECONDS BYTES OPTIONS``; 0: the usual."""

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parent.parent.parent)
    from edition import grammars, limits
    from edition.guardian import guarded

    if float(sys.argv[1]):
        limits._SECONDS = float(sys.argv[1])
        grammars.Grammars.__init__.__kwdefaults__["seconds"] = float(sys.argv[1])

    if int(sys.argv[2]):
        limits.MEMORY = int(sys.argv[2])

    def _program(watch: object) -> int:
        from edition.cli import main

        return main(sys.argv[3:], watch)  # type: ignore[arg-type]

    sys.exit(guarded(_program))
