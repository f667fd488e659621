"""Book: each document as a Typst fragment, the PDF of one document, and the volume (``book.xsl``).

Typst reads its input from a folder: ``furnish`` puts the layout there, ``place`` a fragment, and
the images that documents name stand there at the paths of the published tree.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from edition.diagnostics import Remark
from edition.digests import of_bytes
from edition.engines.saxonche import Stylesheets, Tree
from edition.engines.typst import Printed, Typesetter
from edition.errors import UsageError
from edition.messages import remarks
from edition.typography import Typography

_BOOK = "/book.typ"
"""Where a design finds the layout in Typst's root folder."""
_PACKAGE = re.compile(r"@[a-z][\w-]*/[\w-]+:\d+\.\d+\.\d+")
"""The name of a package of Typst."""


@dataclass(frozen=True, slots=True)
class Typescript:
    """Text for the typesetter, and what the stylesheets remarked on."""

    text: str
    remarks: tuple[Remark, ...] = ()


def fragment(
    stylesheets: Stylesheets,
    typesetter: Typesetter,
    prepared: Tree,
    *,
    context: Tree,
    edition: Tree,
    turns: Sequence[str] = (),
) -> Typescript:
    """Return a document as a Typst file that the volume and its own PDF include.

    ``turns`` are the places that are to go to the next page: "heading-2", "note-17" (with the line
    that calls it), "paragraph-17" (the one that calls it); one that needs more room is named more
    than once. At "short-17" the page ends as many lines earlier. Where it is "loose", paragraphs
    with notes may leave single lines. Raises TransformError.
    """
    more = {"turns": " ".join(turns)}
    return _write(
        stylesheets, typesetter, prepared, "fragment", context=context, edition=edition, more=more
    )


def single(
    stylesheets: Stylesheets,
    typesetter: Typesetter,
    *,
    context: Tree,
    edition: Tree,
    enclosed: str = "",
) -> Typescript:
    """Return the Typst file that sets one document; it includes the document's fragment.

    ``enclosed`` is where in Typst's root folder the TEI lies that the PDF is to carry, if it is.
    Raises TransformError.
    """
    more = {"enclosed": enclosed}
    return _write(
        stylesheets, typesetter, context, "single", context=context, edition=edition, more=more
    )


def volume(
    stylesheets: Stylesheets, typesetter: Typesetter, source: Tree, *, context: Tree, edition: Tree
) -> Typescript:
    """Return the Typst file that sets the volume; it includes the fragments of all documents.

    ``source`` is the prepared ``edition.xml``, or the context where there is none. Raises
    TransformError.
    """
    return _write(stylesheets, typesetter, source, "volume", context=context, edition=edition)


def is_image(path: str) -> bool:
    """Tell by the name of a file whether it is an image that the book may hold."""
    return path.lower().endswith((".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"))


def furnish(
    root: Path,
    stylesheets: Path,
    *,
    design: Path | None = None,
    typography: Typography | None = None,
) -> None:
    """Put the layout into Typst's root folder, with what the settings say of it.

    The edition's own ``design`` is there instead of ours if it has one. Raises UsageError for a
    design that imports a package, which Typst would fetch from the network.
    """
    look = (design or stylesheets / "print" / "design.typ").read_text("utf-8", "replace")
    if design is not None and (package := _PACKAGE.search(look)):
        raise UsageError(
            f"{design.name} imports the package {package.group()}, and a build fetches nothing."
            " Copy what you need of it into the file."
        )
    (root / "settings.json").write_bytes((typography or Typography()).data())
    looks = {root: look}
    plain = root
    if design is not None:
        # Twice: with the measures as they are, and with what the design makes of them.
        plain = root / "plain"
        looks[plain] = look.replace(_BOOK, f"/plain{_BOOK}")
    for folder, its_look in looks.items():
        (folder / "layout").mkdir(parents=True, exist_ok=True)
        # One by one, so that a full disk is told as one.
        for file in sorted((stylesheets / "print" / "layout").glob("*.typ")):
            shutil.copyfile(file, folder / "layout" / file.name)
        shutil.copyfile(stylesheets / "print" / "book.typ", folder / "book.typ")
        (folder / "design.typ").write_text(its_look, "utf-8", newline="\n")
    shutil.copyfile(plain / "layout" / "measures.typ", plain / "layout" / "designed.typ")


def place(root: Path, document: str, made: Typescript) -> None:
    """Put a document's fragment where the volume and its own PDF look for it.

    Of a file that it has read before Typst keeps what is the same at both ends, compared byte by
    byte; at the hind end it then takes a character for the same of which the last byte is (é and ũ,
    с and Ё). So each text ends in a way of its own.
    """
    path = root / "documents" / f"{document}.typ"
    # A folder that is empty does not travel to other machines.
    path.parent.mkdir(exist_ok=True)
    text = made.text.encode("utf-8")
    path.write_bytes(text + f"/* {of_bytes(text)} */".encode())


def enclose(root: Path, path: str, content: bytes) -> str:
    """Put a file where the PDF that is to carry it looks for it, and return where that is."""
    target = root / "enclosed" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return f"/enclosed/{path}"


def set_in_type(typesetter: Typesetter, made: Typescript, *, root: Path, day: date) -> bytes:
    """Set a single document and return its PDF, which bears the date ``day``.

    Raises TypesettingError.
    """
    return printed(typesetter, made, root=root, day=day).pdf


def printed(typesetter: Typesetter, made: Typescript, *, root: Path, day: date) -> Printed:
    """Set a volume or a document, which bears the date ``day``. Raises TypesettingError."""
    midnight = datetime.combine(day, time(), tzinfo=UTC)
    return typesetter.printed(made.text, root=root, timestamp=int(midnight.timestamp()))


def _write(
    stylesheets: Stylesheets,
    typesetter: Typesetter,
    source: Tree,
    mode: str,
    *,
    context: Tree,
    edition: Tree,
    more: Mapping[str, str] | None = None,
) -> Typescript:
    parameters: Mapping[str, Tree | str]
    parameters = {
        "enclosed": "",
        "turns": "",
        **(more or {}),
        "context": context,
        "edition": edition,
    }
    made = stylesheets.transform("book", source, mode=mode, parameters=parameters)
    missing = typesetter.missing_characters(made.text)
    if missing:
        # Rare: once more, now with substitutes for what no font has.
        parameters = {**parameters, "missing": "".join(sorted(missing))}
        made = stylesheets.transform("book", source, mode=mode, parameters=parameters)
    return Typescript(made.text, tuple(remarks(made.messages)))
