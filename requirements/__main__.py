"""Makes what is made of the pins: ``python requirements``; ``--renew`` makes the pins first."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

if __name__ == "__main__":
    # The folder of this program stands here, where its names would hide those of modules.
    sys.path[0] = str(ROOT)
    from requirements import pins

    if "--renew" in sys.argv[1:]:
        from edition import environment

        environment.ensure("release")
        pins.renew()
