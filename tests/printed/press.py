"""Sets documents as the build does it, in a folder of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from edition.engines.saxonche import Stylesheets, Tree
from edition.engines.typst import Printed, Typesetter
from edition.stages import book
from edition.stages.book import Typescript
from edition.turning import well_broken

DAY = date(2026, 11, 23)
NAMESPACE = 'xmlns:c="urn:edition:context"'
FILE = '<c:file pointer="a.png" path="images/a.svg"/>'
IMAGE = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"/>'


class Press:
    """Sets documents, of which the bodies are given."""

    def __init__(self, root: Path, folder: Path) -> None:
        """Take the stylesheets of the repository ``root``, and an empty folder to work in."""
        self._stylesheets = Stylesheets(root / "xslt", ["book"])
        self._typesetter = Typesetter()
        self._folder = folder
        book.furnish(folder, root / "xslt")
        (folder / "images").mkdir()
        (folder / "images" / "a.svg").write_text(IMAGE, "utf-8")
        self._edition = self._parsed(f"<c:edition {NAMESPACE}><c:title>E</c:title></c:edition>")
        self._context = self._parsed(
            f'<c:context {NAMESPACE}><c:document id="x" lang="en"><c:title>T</c:title>'
            f"</c:document>{FILE}</c:context>"
        )
        self._single = book.single(
            self._stylesheets, self._typesetter, context=self._context, edition=self._edition
        )

    def well_set(self, body: str) -> bytes:
        """Return the PDF of a document as the build sets it."""
        _, pdf, _ = well_broken(partial(self.attempt, body))
        return pdf

    def attempt(self, body: str, turns: Sequence[str]) -> tuple[Typescript, bytes]:
        """Set a document with some places that are to go to the next page."""
        made, printed = self.printed(body, turns)
        return made, printed.pdf

    def printed(self, body: str, turns: Sequence[str] = ()) -> tuple[Typescript, Printed]:
        """Set a document, and tell whether Typst came to an end with it."""
        source = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{body}</body></text></TEI>'
        made = book.fragment(
            self._stylesheets,
            self._typesetter,
            self._parsed(source),
            context=self._context,
            edition=self._edition,
            turns=turns,
        )
        book.place(self._folder, "x", made)
        return made, book.printed(self._typesetter, self._single, root=self._folder, day=DAY)

    def _parsed(self, text: str) -> Tree:
        return self._stylesheets.parse(text)
