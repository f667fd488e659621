"""Makes what is made of the pins: ``python requirements``; ``--renew`` makes the pins first."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

if __name__ == "__main__":
    # The folder of this program stands here, where its names would hide those of modules.
    sys.path[0] = str(ROOT)
    from edition import environment

    environment.ensure("release")
    from requirements import bill, licences, pins

    if "--renew" in sys.argv[1:]:
        pins.renew()
    known, table = pins.read("edition"), licences.read()
    made = {
        "THIRD-PARTY.md": licences.page(known, table),
        "requirements/sbom.cdx.json": bill.bill(known, table),
    }
    for name, text in made.items():
        (ROOT / name).write_text(text, "utf-8", newline="\n")
