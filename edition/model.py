"""What is known of an edition once its files have been read: plain values, no behaviour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from edition.diagnostics import Place


@dataclass(frozen=True, slots=True)
class Date:
    """A date as TEI gives it (``att.datable.w3c``), with the words that express it."""

    text: str
    when: str = ""
    not_before: str = ""
    not_after: str = ""
    start: str = ""
    end: str = ""

    @property
    def sort(self) -> str:
        """The date by which this one is ordered: its earliest day that is named."""
        return self.when or self.start or self.not_before or self.end or self.not_after


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a passage: plain words, a name that points somewhere, or a date."""

    text: str
    pointers: tuple[str, ...] = ()
    file: str = ""
    date: Date | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of one block (paragraph, heading, note …) that mentions something.

    ``fragment`` is the block's id; it is empty for what stands in the header.
    """

    fragment: str
    part: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Pointer:
    """One pointer as it stands in the source, where it stands first, and how often it occurs."""

    value: str
    place: Place
    count: int = 1


@dataclass(frozen=True, slots=True)
class Prefix:
    """A ``prefixDef`` of the header (TEI chapter 2): how a private URI scheme is expanded."""

    ident: str
    pattern: str
    replacement: str


@dataclass(frozen=True, slots=True)
class Agent:
    """Somebody who is responsible for something: an author, an editor, a funder."""

    name: str
    role: str = ""
    pointer: str = ""
    family: str = ""
    """The surname, where it is known; ``given`` is what stands before or after it."""
    given: str = ""
    particle: str = ""
    """What links the two: *von*, *de*."""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a document is about: a keyword, a category or a code.

    ``names`` are those of the classes that it is part of, and last its own; none, where they stand
    elsewhere, at what the ``pointers`` in ``file`` lead to. What is of a system that is described
    elsewhere has a ``scheme``, a pointer too.
    """

    names: tuple[str, ...]
    pointers: tuple[str, ...] = ()
    file: str = ""
    scheme: str = ""
    is_code: bool = False
    """Whether its name is a code of the scheme, which may be no word."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a header says of its document."""

    title: str
    subtitle: str = ""
    language: str = ""
    status: str = ""
    changed: str = ""
    date: Date | None = None
    authors: tuple[Agent, ...] = ()
    editors: tuple[Agent, ...] = ()
    funders: tuple[Agent, ...] = ()
    publisher: str = ""
    citation: str = ""
    series: str = ""
    settlement: str = ""
    """Where the repository is."""
    shelfmark: str = ""
    repository: str = ""
    abstract: str = ""
    licence: str = ""
    licence_target: str = ""
    keywords: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    """What kinds of document it is: a letter, a report."""
    categories: tuple[Topic, ...] = ()
    """Categories described elsewhere that say so."""


@dataclass(frozen=True, slots=True)
class Act:
    """An act of a correspondence (``correspAction``), such as sending: by whom, where and when."""

    type: str
    parties: tuple[Run, ...] = ()
    places: tuple[Run, ...] = ()
    date: Date | None = None


@dataclass(frozen=True, slots=True)
class Class:
    """A category or a taxonomy of a register or of ``edition.xml``, which documents point at."""

    id: str
    file: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """Where something that a document is made from is kept, and under which shelfmark."""

    country: str
    settlement: str
    repository: str
    collection: str
    shelfmark: str


@dataclass(frozen=True, slots=True)
class Redaction:
    """What of a source is not in the text (``gap``), or was supplied there (``supplied``).

    ``count`` says how many there are in the place ``fragment`` of which the same is told; ``text``
    are the words that were supplied, or those that describe the gap.
    """

    kind: str
    reason: str
    extent: str
    text: str
    fragment: str
    part: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Redacted:
    """How many redactions of a document there are to list, and a digest of them.

    ``reasons`` says how many there are in all of each kind and for each reason.
    """

    listed: int = 0
    reasons: tuple[tuple[str, str, int], ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A ready citation by a style (CSL), in pieces.

    ``form`` is an ``entry`` of a bibliography, a ``note``, or a note on a ``paragraph``. A piece
    is its kind with its words: ``text``, ``italic``, or the ``number`` of the paragraph or the
    ``address`` of what is cited, which the page knows.
    """

    style: str
    title: str
    form: str
    pieces: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A division of a long document that has a page of its own."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A division of a volume around one of its units: its id, if it has one, and its heading."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Life:
    """When somebody was born and died, or when something began and ended (ISO)."""

    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a document says itself of somebody or something (``particDesc``, ``standOff`` …)."""

    kind: str
    name: str
    gloss: str
    sort: str = ""
    life: Life = Life()


@dataclass(frozen=True, slots=True)
class OtherForm:
    """What a document says of another form of it: a pointer, in which file, and which form it is.

    ``form`` is ``original``, ``translation``, ``transcript``, ``version`` or nothing.
    """

    value: str
    file: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class Survey:
    """What a document is, offers and mentions."""

    metadata: Metadata
    anchors: Mapping[str, str]
    """Every id of the text, with the part in which it stands (empty: on the main page)."""
    hidden_anchors: frozenset[str]
    """Ids that can be pointed at but have no place on the page (most of the header)."""
    parts: tuple[Part, ...]
    pointers: tuple[Pointer, ...]
    passages: tuple[Passage, ...]
    files: tuple[Pointer, ...]
    prefixes: tuple[Prefix, ...] = ()
    words: int = 0
    entries: Mapping[str, Entry] = field(default_factory=dict)
    """The entries that the document holds itself, by id."""
    acts: tuple[Act, ...] = ()
    """Of a letter who sent it and who received it, and what else became of it."""
    topics: tuple[Topic, ...] = ()
    holdings: tuple[Holding, ...] = ()
    redactions: tuple[Redaction, ...] = ()
    redacted: Redacted = Redacted()
    units: Mapping[str, tuple[Chapter, ...]] = field(default_factory=dict)
    """Of a volume its units, each with the divisions around it, from the outermost on."""
    form: str = ""
    """Which form of a document it calls itself (as ``OtherForm.form``), or nothing."""
    other_forms: tuple[OtherForm, ...] = ()
    """The other forms of it that it names."""
    letters: tuple[OtherForm, ...] = ()
    """Of a letter those that its header calls the previous (``prev``) and the ``next`` one."""
    collated: bool = False
    """Whether readings of witnesses are recorded in it."""


@dataclass(frozen=True, slots=True)
class OtherName:
    """Another name of an entry, with the words it is ordered by and what type of name it is."""

    name: str
    sort: str
    type: str = ""


@dataclass(frozen=True, slots=True)
class References:
    """The ways that lead to an entry in an index; pointers are as they stand in the register.

    ``same`` and ``also`` point at entries: what it is the same as, and what to look at besides;
    ``within`` is the id of the entry that it stands in.
    """

    names: tuple[OtherName, ...] = ()
    same: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    within: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """An entry of a register."""

    id: str
    kind: str
    name: str
    sort: str
    gloss: str
    place: Place
    identifiers: tuple[str, ...] = ()
    """Addresses under which authority files know it (``idno``)."""
    life: Life = Life()
    references: References = References()


@dataclass(frozen=True, slots=True)
class Preface:
    """What a register says beside its entries, which are of a kind."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Relation:
    """What a register says of several of its entries (``relation``).

    The pointers ``active`` stand in the relation to the ``passive`` ones, those ``mutual`` to each
    other. ``within`` is the entry that it stands in, if it does, and is shown with.
    """

    name: str
    place: Place
    active: tuple[str, ...] = ()
    passive: tuple[str, ...] = ()
    mutual: tuple[str, ...] = ()
    date: Date | None = None
    text: str = ""
    within: str = ""


@dataclass(frozen=True, slots=True)
class RegisterSurvey:
    """What a register holds: entries, what is said of several of them, and what of all."""

    entities: tuple[Entity, ...]
    pointers: tuple[Pointer, ...]
    relations: tuple[Relation, ...] = ()
    classes: tuple[Class, ...] = ()
    prefaces: tuple[Preface, ...] = ()


@dataclass(frozen=True, slots=True)
class EditionFacts:
    """What ``edition.xml`` says of the edition as a whole."""

    metadata: Metadata
    order: tuple[Pointer, ...] = ()
    classes: tuple[Class, ...] = ()
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The headings of the lists of the order, the outermost first, by the pointers in these."""


@dataclass(frozen=True, slots=True)
class Document:
    """A surveyed document and how it is called."""

    id: str
    file: str
    survey: Survey
    files: tuple[str, ...]
    """All source files it consists of: its own and those it includes."""
    volume: str = ""
    """The document that it was taken out of, if it is a division (the setting ``unit``)."""
    invalid: bool = False
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Published ids that live on beside the id an element has now."""
    offer: str = ""
    """A digest of all that another document may ask of it."""
    card: str = ""
    """A digest of what lists show of it."""
    contents: str = ""
    """The key by which the rest of it is found in the cache."""
