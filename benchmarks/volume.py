"""The book by itself, apart from the build that it comes of.

``python benchmarks/volume.py keep FOLDER BUILD-OPTIONS…`` builds the edition of the present folder,
and keeps in FOLDER what Typst is given for the volume: its root folder, and there ``volume.typ``.
``python benchmarks/volume.py set FOLDER FILE`` sets a file of such a folder, and writes how many
pages that makes.
"""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path
from typing import Any

WHOLE = "volume.typ"
_INCLUDE = "#include "


def keep(folder: Path, options: list[str]) -> int:
    """Build the edition of the present folder, and keep what Typst gets for its volume."""
    from edition import cli
    from edition.stages import book

    original = book.printed

    def kept(typesetter: Any, made: book.Typescript, *, root: Path, day: date) -> Any:  # noqa: ANN401
        if ".volume.with(" in made.text:
            shutil.copytree(root, folder, dirs_exist_ok=True)
            (folder / WHOLE).write_text(made.text, "utf-8")
        return original(typesetter, made, root=root, day=day)

    setattr(book, "printed", kept)  # noqa: B010
    return cli.main(["build", *options])


def cut(folder: Path, documents: int) -> str:
    """Write a volume of the first documents only, and return the name of its file."""
    name = f"volume-{documents}.typ"
    lines, seen = [], 0
    for line in (folder / WHOLE).read_text("utf-8").split("\n"):
        seen += line.startswith(_INCLUDE)
        # What follows the last document stands on its line.
        if line.startswith(_INCLUDE) and seen > documents:
            line = line.partition('.typ"')[2]  # noqa: PLW2901
        lines.append(line)
    (folder / name).write_text("\n".join(lines), "utf-8")
    return name


def set_in_type(folder: Path, name: str) -> int:
    """Set a file and return how many pages that makes."""
    from edition.engines.typst import Typesetter
    from edition.stages import book

    made = book.Typescript((folder / name).read_text("utf-8"))
    return page_count(book.set_in_type(Typesetter(), made, root=folder, day=date(2026, 11, 26)))


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has, without reading them."""
    from edition.pdf.objects import Objects

    objects = Objects(pdf)
    catalogue = objects.dictionary(objects.trailer.get("Root"))
    count = objects.resolved(objects.dictionary(catalogue.get("Pages")).get("Count"))
    return count if isinstance(count, int) else 0


def main() -> None:
    """Do what the command line says."""
    work, folder, *rest = sys.argv[1:]
    if work == "keep":
        sys.exit(keep(Path(folder).resolve(), rest))
    sys.stdout.write(f"{set_in_type(Path(folder).resolve(), *rest)}\n")


if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parent.parent)
    main()
