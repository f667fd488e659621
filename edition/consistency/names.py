"""Names in the text: those of register entries that are not tagged, or tagged as somebody else."""

from __future__ import annotations

import dataclasses
import itertools
import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml import etree

from edition.consistency.entries import NAMED, TEI, Entry, normalised
from edition.diagnostics import Place, Remark
from edition.flows import ASIDE, BREAKS, JOINING
from edition.index import Resolver
from edition.model import Document
from edition.stamps import place
from edition.words import words

_ELEMENTS = {"person": "persName", "organisation": "orgName", "place": "placeName"}
_NAMES = frozenset({"persName", "orgName", "placeName", "geogName", "name"})
_SPOKEN_FOR = _NAMES | frozenset(
    "rs settlement country region district bloc title bibl biblStruct term objectName eventName"
    " author editor publisher idno ref gi att code egXML listPerson listOrg listPlace".split()
)
"""Elements whose words are a name already, or not those of the text."""
_POINTERS = ("ref", "key", "corresp", "sameAs", "target")


class _Word(NamedTuple):
    text: str
    element: etree._Element
    """The element in which it stands."""
    after: etree._Element | None = None
    """The child of that element which it follows."""

    @property
    def place(self) -> Place:
        """The run of text in which it stands."""
        run = 0
        if self.after is not None:
            run = 1 + sum(1 for _ in self.after.itersiblings(etree.Element, preceding=True))
        return dataclasses.replace(place(self.element), run=run)


_Form = tuple[tuple[str, ...], Entry]
"""A form of a name, as words, and whose it is."""


class Names:
    """The forms of all names, and whose they are; made once for all documents."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.by_id = {entry.id: entry for entry in entries}
        self.owners: dict[tuple[str, ...], list[Entry]] = {}
        """Who is called by a form, whatever its case and diacritics."""
        self.unmistakable: dict[tuple[str, ...], list[_Form]] = {}
        """Forms that can mean one entry only, by their words without case and diacritics."""
        self.lengths: dict[str, list[int]] = {}
        """How many words such forms have, by the first of these, the longest first."""
        known = [
            (entry, form, normalised(form)) for entry in self.by_id.values() for form in entry.forms
        ]
        for entry, _, tokens in known:
            owners = self.owners.setdefault(tokens, [])
            if not owners or owners[-1] is not entry:
                owners.append(entry)
        for entry, form, tokens in known:
            if len(self.owners[tokens]) == 1 and _is_unmistakable(form):
                self.unmistakable.setdefault(tokens, []).append((form, entry))
        for alike in self.unmistakable.values():
            alike.sort(key=lambda item: item[0])
        for tokens in sorted(self.unmistakable, key=len, reverse=True):
            lengths = self.lengths.setdefault(tokens[0], [])
            if len(tokens) not in lengths:
                lengths.append(len(tokens))
        counts = Counter(itertools.chain.from_iterable(self.owners))
        self._told_by: dict[str, list[tuple[str, ...]]] = {}
        """The forms without case and diacritics, by the rarest of their words.

        Thousands of persons may share a forename, and many texts have it.
        """
        for tokens in self.owners:
            rarest = min(tokens, key=lambda word: (counts[word], word))
            self._told_by.setdefault(rarest, []).append(tokens)
        self._places = {identifier: number for number, identifier in enumerate(self.by_id)}

    def mattering(self, vocabulary: frozenset[str], ids: Iterable[str]) -> list[Entry]:
        """Return the entries by which a document can be at fault, in their order.

        It has all words of a form of each, or points at it (``ids``). Among them are all that own
        such a form, so that held against these alone it is told what it is told by all.
        """
        found = self.by_id.keys() & ids
        for word in self._told_by.keys() & vocabulary:
            for tokens in self._told_by[word]:
                if vocabulary.issuperset(tokens):
                    found.update(owner.id for owner in self.owners[tokens])
        return [self.by_id[one] for one in sorted(found, key=self._places.__getitem__)]


def vocabulary(root: etree._Element) -> frozenset[str]:
    """Return all words of a document without case and diacritics.

    Those of names are among them as they are read, whatever markup stands within them.
    """
    names = map(_text, root.iter(*(f"{TEI}{name}" for name in sorted(_NAMES))))
    texts = itertools.chain(root.itertext(), names)
    return frozenset(normalised(word for text in texts for word in words(text)))


def untagged(names: Names, root: etree._Element, document: Document) -> list[Remark]:
    """Return a remark for each entry whose name stands in the text of a document untagged.

    Only forms that cannot mean anything else are looked for: of two words and more, or an
    abbreviation in capitals, of one entry alone.
    """
    if not names.unmistakable:
        return []
    places: dict[Entry, list[tuple[Place, str, bool]]] = {}
    for text in root.iterchildren(f"{TEI}text"):
        for stretch in _stretches(text):
            for entry, found in _matches(stretch, names):
                where = (found[0].place, " ".join(word.text for word in found), False)
                places.setdefault(entry, []).append(where)
        for element in _unlinked(text):
            tokens = words(_text(element))
            for entry, found in _matches([_Word(token, element) for token in tokens], names):
                if len(found) == len(tokens):
                    where = (place(element), " ".join(tokens), True)
                    places.setdefault(entry, []).append(where)
    return [_untagged(entry, min(found), len(found), document) for entry, found in places.items()]


def mistagged(
    names: Names, root: etree._Element, document: Document, index: Resolver
) -> Iterator[Remark]:
    """Yield a remark on each name that is that of another entry than the one it points at."""
    for element in root.iter(*(f"{TEI}{name}" for name in sorted(_NAMES))):
        value = element.get("ref", "")
        if not value or len(value.split()) > 1:
            continue
        tokens = normalised(words(_text(element)))
        if not tokens:
            continue
        where = place(element, "ref")
        target = index.resolve(
            value, base=where.file, document=document, prefixes=document.survey.prefixes
        )
        entry = names.by_id.get(target.id) if target and target.kind in NAMED else None
        if entry is None or not entry.forms or _is_own(tokens, entry):
            continue
        others = [other for other in names.owners.get(tokens, ()) if other.kind == entry.kind]
        if len(others) == 1:
            said = " ".join(_text(element).split())
            yield Remark(
                "ED322",
                where,
                f"‘{said}’ is the name of {others[0].name} ({others[0].id}),"
                f" but points to {entry.name}.",
                f'Write ref="{_pointer(others[0], where.file)}", or add the name to the entry.',
            )


def _is_unmistakable(form: tuple[str, ...]) -> bool:
    if len(form) == 1:
        return len(form[0]) >= 3 and form[0].isupper()
    # A form in small letters ("the government") is a description, not a name.
    return any(len(word) >= 3 for word in form) and not form[0][0].islower()


def _matches(stretch: list[_Word], names: Names) -> Iterator[tuple[Entry, list[_Word]]]:
    tokens = normalised(word.text for word in stretch)
    if names.lengths.keys().isdisjoint(tokens):
        return
    at = 0
    while at < len(stretch):
        match = _match(stretch, tokens, at, names)
        if match is None:
            at += 1
        else:
            yield match
            at += len(match[1])


def _match(
    stretch: list[_Word], tokens: tuple[str, ...], at: int, names: Names
) -> tuple[Entry, list[_Word]] | None:
    """Return whose name begins at a word, and its words; of several the longest."""
    for length in names.lengths.get(tokens[at], ()):
        for form, entry in names.unmistakable.get(tokens[at : at + length], ()):
            found = stretch[at : at + length]
            if _same_capitals(found, form):
                return entry, found
    return None


def _same_capitals(found: list[_Word], form: tuple[str, ...]) -> bool:
    if len(form) == 1:
        return found[0].text == form[0]
    pairs = zip(found, form, strict=True)
    return all(not word[0].isupper() or said.text[0].isupper() for said, word in pairs)


def _stretches(text: etree._Element) -> Iterator[list[_Word]]:
    """Yield runs of words that are free for names: between blocks, and between tagged names."""
    open_: list[list[_Word]] = [[]]
    walk = etree.iterwalk(text, events=("start", "end"))
    for event, element in walk:
        name = _local(element)
        parts = name not in JOINING and name not in BREAKS
        if event == "start":
            if name in ASIDE:
                open_.append([])
            elif (parts or name in _SPOKEN_FOR) and open_[-1]:
                yield open_[-1]
                open_[-1] = []
            if name in _SPOKEN_FOR:
                walk.skip_subtree()
            elif element.text:
                open_[-1] += [_Word(word, element) for word in words(element.text)]
        else:
            if name in ASIDE and len(open_) > 1:
                yield open_.pop()
            elif parts or name in _SPOKEN_FOR:
                yield open_[-1]
                open_[-1] = []
            parent = element.getparent()
            if element is not text and element.tail and parent is not None:
                open_[-1] += [_Word(word, parent, element) for word in words(element.tail)]
    yield from open_


def _unlinked(text: etree._Element) -> Iterator[etree._Element]:
    """Yield names that point nowhere and stand in none that does."""
    for element in text.iter(*(f"{TEI}{name}" for name in sorted(_NAMES))):
        around = (element, *element.iterancestors(), *element.iterdescendants())
        if not any(node.get(name) for node in around for name in _POINTERS):
            yield element


def _untagged(
    entry: Entry, first: tuple[Place, str, bool], count: int, document: Document
) -> Remark:
    where, said, is_name = first
    if where.run >= 0:
        where = dataclasses.replace(where, words=said)
    more = f" ({count} times in the document)" if count > 1 else ""
    fault = "does not point to its register entry" if is_name else "is not tagged"
    pointer = _pointer(entry, where.file or document.file)
    hint = (
        f'Add ref="{pointer}".'
        if is_name
        else f'Tag it as {_ELEMENTS[entry.kind]} with ref="{pointer}".'
    )
    return Remark("ED321", where, f"‘{said}’ {fault}{more}.", hint)


def _pointer(entry: Entry, file: str) -> str:
    """Return how an entry is pointed at from a file."""
    if entry.place.file == file:
        return f"#{entry.id}"
    return f"{posixpath.relpath(entry.place.file, posixpath.dirname(file) or '.')}#{entry.id}"


def _is_own(tokens: tuple[str, ...], entry: Entry) -> bool:
    return any(set(tokens) <= set(normalised(form)) for form in entry.forms)


def _text(element: etree._Element) -> str:
    return "".join(element.itertext(etree.Element))


def _local(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
