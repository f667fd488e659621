"""Versions: files that are forms of one document, such as a translation and its original.

Each may name the others, or one of them be named: that is enough, and holds both ways.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from edition import layout
from edition.index import Index
from edition.model import Document

_FULL = 4
"""Of how many versions each is set beside each other; of more, each beside the first."""

_OTHER = {"original": "translation", "translation": "original"}
"""Which form a document is where it calls another, of another language, by the name of one."""


@dataclass(frozen=True, slots=True)
class Version:
    """A document as one of several forms: ``original``, ``translation`` …, or nothing."""

    document: Document
    form: str = ""

    @property
    def language(self) -> str:
        """The language of its text, as the encoding states it."""
        return self.document.survey.metadata.language


Bundle = tuple[Version, ...]
"""The forms of one document; the first stands for all of them."""


def bundles(index: Index, *, language: str) -> dict[str, Bundle]:
    """Return the bundle of each document that has other forms, by its id.

    The first of a bundle is that in ``language``, the edition's own, or else the first in the
    edition's order, which the others keep.
    """
    related = list(_named(index))
    groups: dict[str, set[str]] = {}
    for one, other, _ in related:
        together = groups.get(one, {one}) | groups.get(other, {other})
        groups.update(dict.fromkeys(together, together))
    forms = _forms(index.documents, related)
    ordered: dict[int, list[Document]] = {}
    for document in index.documents:
        if document.id in groups:
            ordered.setdefault(id(groups[document.id]), []).append(document)
    found: dict[str, Bundle] = {}
    for members in ordered.values():
        versions = [Version(item, forms.get(item.id, "")) for item in members]
        versions.sort(key=lambda item: item.language.partition("-")[0] != language)
        found.update(dict.fromkeys((item.id for item in members), tuple(versions)))
    return found


def beside(bundle: Sequence[Version]) -> Iterator[tuple[Version, Version]]:
    """Yield the pairs of versions that have a page side by side.

    One whose text has a part of the name that this page would have is left out.
    """
    pairs: Iterator[tuple[Version, Version]] = combinations(bundle, 2)
    if len(bundle) > _FULL:
        pairs = iter([(bundle[0], other) for other in bundle[1:]])
    for one, other in pairs:
        page = layout.beside_page(one.document.id, other.document.id)
        document = one.document
        parts = {layout.document_page(document.id, part.id) for part in document.survey.parts}
        if page not in parts:
            yield one, other


def pages_beside(document: Document, bundle: Sequence[Version]) -> dict[str, str]:
    """Return the paths of the pages that have another version beside this one, by its id."""
    pages: dict[str, str] = {}
    for pair in beside(bundle):
        one, other = (version.document.id for version in pair)
        if document.id in {one, other}:
            pages[other if document.id == one else one] = layout.beside_page(one, other)
    return pages


def heads(documents: Sequence[Document], bundles: Mapping[str, Bundle]) -> list[Document]:
    """Return documents with one of each bundle: the one that stands for all of it."""
    return [
        document
        for document in documents
        if document.id not in bundles or bundles[document.id][0].document.id == document.id
    ]


def told(bundle: Bundle) -> tuple[tuple[str, ...], ...]:
    """Return all that pages say of the versions of a document, in a form to make digests of."""
    versions = (
        (item.document.id, item.document.survey.metadata.title, item.language, item.form)
        for item in bundle
    )
    return (*versions, *((one.document.id, other.document.id) for one, other in beside(bundle)))


def _named(index: Index) -> Iterator[tuple[str, str, str]]:
    """Yield who calls whom another form of itself, and which.

    A volume and what was taken out of it are no forms of each other.
    """
    volumes = {document.id: document.volume for document in index.documents}
    for document in index.documents:
        survey = document.survey
        for form in survey.other_forms:
            target = index.resolve(
                form.value, base=form.file, document=document, prefixes=survey.prefixes
            )
            other = target.document if target and target.kind == "document" else ""
            apart = document.id not in {other, volumes.get(other)} and other != document.volume
            if other and apart:
                yield document.id, other, form.form


def _forms(documents: Sequence[Document], told: Sequence[tuple[str, str, str]]) -> dict[str, str]:
    """Return which form each document is: as it says, as another says, or as follows from it."""
    languages = {item.id: item.survey.metadata.language for item in documents}
    forms = {item.id: item.survey.form for item in documents if item.survey.form}
    for _, other, form in told:
        if form and form != "version":
            forms.setdefault(other, form)
    for one, _, form in told:
        if form in _OTHER:
            forms.setdefault(one, _OTHER[form])
    for one, other, _ in told:
        for first, second in ((one, other), (other, one)):
            form = _OTHER.get(forms.get(first, ""), "")
            if form == "translation" and languages[first] != languages[second]:
                forms.setdefault(second, form)
    return forms
