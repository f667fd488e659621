"""Starting an edition, or a document of one, from the files in ``edition/starter``."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from edition import resources
from edition.errors import UsageError

_SCHEMAS = (
    "edition.rng", "edition.sch", "edition.xsd", "examples.xsd", "guide.xml", "xml.xsd",
)  # fmt: skip
_NAME = re.compile(r"[^\W\d][\w.-]*")


def start_edition(folder: Path) -> list[Path]:
    """Put a small edition into a folder and return its files.

    Raises UsageError rather than write over anything.
    """
    starter = resources.starter()
    files = {Path("edition.toml"): starter / "edition.toml"}
    files |= {path.relative_to(starter): path for path in sorted((starter / "tei").rglob("*.xml"))}
    files |= {Path("schemas") / name: resources.schemas() / name for name in _SCHEMAS}
    for target in files:
        if (folder / target).exists():
            raise UsageError(f"{folder / target} is there already; nothing was written.")
    for target, origin in files.items():
        (folder / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(origin, folder / target)
    return [folder / target for target in files]


def start_document(identifier: str, source: Path) -> Path:
    """Write an empty document below ``source`` and return its path. Raises UsageError."""
    if not _NAME.fullmatch(identifier):
        raise UsageError(f"'{identifier}' is no id: it begins with a letter and has no blanks.")
    target = source / "documents" / f"{identifier}.xml"
    if target.exists():
        raise UsageError(f"{target} is there already; nothing was written.")
    text = (resources.starter() / "document.xml").read_text("utf-8")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text.replace('xml:id="ID"', f'xml:id="{identifier}"'), "utf-8", newline="\n")
    return target
