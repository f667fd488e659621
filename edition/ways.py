"""Ways through an edition: which document stands before and after another, in which order.

There are three: the edition's own, that of the dates, and, of a letter, that of the correspondence
which it is of. The versions of a document stand at one place in each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from edition.correspondence import Correspondence
from edition.index import Index, chronological
from edition.model import Document, OtherForm
from edition.versions import Bundle, heads


@dataclass(frozen=True, slots=True)
class Way:
    """The documents before and after one in an order: by ``edition``, ``date`` or ``letter``.

    ``names`` are those whose correspondence it is.
    """

    by: str
    previous: Document | None
    following: Document | None
    names: tuple[str, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        """All that a page says of it, in a form to make digests of."""
        return (self.by, *self.names, *_told(self.previous), *_told(self.following))


class Ways:
    """The ways on which each document of an edition stands."""

    def __init__(
        self,
        index: Index,
        bundles: Mapping[str, Bundle],
        correspondence: Correspondence,
        said: Callable[[Document], Mapping[str, str]],
    ) -> None:
        """Find them; ``said`` gives the letters that a header names (``around``)."""
        self._bundles = bundles
        self._said_of = said
        row = heads(index.documents, bundles)
        self._by_id = {document.id: document for document in index.documents}
        self._head = {
            version.document.id: bundle[0].document
            for bundle in bundles.values()
            for version in bundle
        }
        self._edition = _around(row)
        self._dates = _around(sorted((item for item in row if _when(item)), key=_date))
        self._letters = correspondence
        if bundles:
            known = {document.id for document in row}
            letters = (item for item in correspondence.letters if item.document.id in known)
            self._letters = Correspondence(letters)

    def of(self, document: Document) -> tuple[Way, ...]:
        """Return the ways that a document stands on, the edition's first.

        What another leads to as well, the way by date does not say again.
        """
        head = self._head.get(document.id, document)
        found = [Way("edition", *self._edition[head.id])]
        if head.id in self._dates and self._dates[head.id] != self._edition[head.id]:
            found.append(Way("date", *self._dates[head.id]))
        found += self._correspondence(head)
        if not self._bundles:
            return tuple(found)
        return tuple(self._in_language_of(document, way) for way in found)

    def _correspondence(self, letter: Document) -> Iterator[Way]:
        """Yield the way of a letter: what its header says comes before what follows from dates."""
        between = self._letters.around(letter.id)
        previous = self._said(letter, "prev") or (between.previous if between else None)
        following = self._said(letter, "next") or (between.following if between else None)
        if previous or following:
            yield Way("letter", previous, following, between.names if between else ())

    def _said(self, letter: Document, type_: str) -> Document | None:
        return self._by_id.get(self._said_of(letter).get(type_, ""))

    def _in_language_of(self, document: Document, way: Way) -> Way:
        return Way(
            way.by,
            self._version(way.previous, document),
            self._version(way.following, document),
            way.names,
        )

    def _version(self, document: Document | None, like: Document) -> Document | None:
        """Return the version of a document that is in the language of another, if there is one."""
        if document is None:
            return None
        language = like.survey.metadata.language
        versions = self._bundles.get(document.id, ())
        alike = (item.document for item in versions if item.language == language)
        return next(alike, document)


def around(document: Document, letters: Iterable[OtherForm], index: Index) -> dict[str, str]:
    """Return the ids of the letters that a header calls the previous and the next one.

    They stand under ``prev`` and ``next``; ``letters`` is what it says.
    """
    found: dict[str, str] = {}
    for letter in letters:
        target = index.resolve(
            letter.value, base=letter.file, document=document, prefixes=document.survey.prefixes
        )
        if target and target.document not in {"", document.id}:
            found.setdefault(letter.form, target.document)
    return found


def _around(row: Sequence[Document]) -> dict[str, tuple[Document | None, Document | None]]:
    """Return, for each document of a row by its id, those before and after it."""
    last = len(row) - 1
    return {
        document.id: (
            row[number - 1] if number else None,
            row[number + 1] if number < last else None,
        )
        for number, document in enumerate(row)
    }


def _told(document: Document | None) -> tuple[str, str]:
    return (document.id, document.survey.metadata.title) if document else ("", "")


def _when(document: Document) -> str:
    date = document.survey.metadata.date
    return date.sort if date else ""


def _date(document: Document) -> tuple[int, str]:
    return chronological(_when(document))
