"""Intake: all that one file tells by itself, as a pure function of plain values (as in ``tasks``).

A file is parsed once: with what it includes it is held against the grammar and the rules of the
edition, divided into its documents, and each of them surveyed. What only the whole folder shows
comes later: which ids two documents share, where pointers lead, which names are whose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from lxml import etree

from edition import addresses
from edition.consistency.entries import Entry, entry
from edition.diagnostics import Place, Remark
from edition.digests import digest
from edition.engines.msgspec import encode
from edition.judging import grammar, rules
from edition.model import (
    Act,
    Class,
    EditionFacts,
    Entity,
    OtherForm,
    Passage,
    Pointer,
    Preface,
    Redaction,
    Relation,
    Survey,
)
from edition.omission import Named, named
from edition.permanence import mark
from edition.positions import decode
from edition.presentation import Presentation, stylesheets
from edition.selection import Selection
from edition.stages.inert import peril_of_declarations, perils
from edition.stages.load import Folder, Loaded, NamedSchema, Unit, Unreadable, load
from edition.stages.survey import survey_edition, survey_register
from edition.stages.upgrade import upgrade
from edition.stamps import FILE, place, places, serialise
from edition.surveying import SurveyTask, survey_document
from edition.withholding import Withheld, Withholding, is_withheld

_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')""")
ANY = "*"
"""Stands for any file of the folder."""

_WHOLE = 1 << 40
"""More words than anything has: what is not split."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a file cannot know: ids that other documents have, and what was published of its own.

    ``taken`` are ids in lower case, each with the file that has it; ``locked`` are the published
    addresses of its documents, by id.
    """

    taken: Mapping[str, str] = field(default_factory=dict)
    locked: Mapping[str, tuple[addresses.Published, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class IntakeTask:
    """A file to be taken in."""

    file: str
    files: Mapping[str, bytes]
    """It and whatever it may include, by path."""
    unit: str
    split: int
    presentation: Presentation
    grammar: Path | None = None
    """The grammar that it is held against; None: none, or another one later."""
    rules: Path | None = None
    judged_later: bool = False
    """Whether another schema is to judge it, so that its text is wanted as its editor wrote it."""
    locks: bool = False
    """Whether the addresses of its documents are recorded."""
    circumstances: Circumstances = Circumstances()
    withholding: Withholding = field(default_factory=Withholding)

    @property
    def subject(self) -> str:
        """The file."""
        return self.file

    @property
    def size(self) -> int:
        """The characters of the file."""
        return len(self.files[self.file])


@dataclass(frozen=True, slots=True)
class Item:
    """A document of a file; its survey is without what ``Contents`` holds."""

    id: str
    place: Place
    file: str
    files: tuple[str, ...]
    survey: Survey
    volume: str = ""
    aliases: Mapping[str, str] = field(default_factory=dict)
    lock: str = ""
    """A digest of its lines of ``addresses.lock``; nothing, if it has none."""
    offer: str = ""
    """A digest of all that another document may ask of it."""
    card: str = ""
    """A digest of what lists show of it."""
    gone: tuple[str, ...] = ()
    """Ids that it would have if nothing of it were withheld, sorted."""


@dataclass(frozen=True, slots=True)
class KeptBack:
    """A document that is not published: its id, which no other is to have, and where it is."""

    id: str
    place: Place
    file: str
    volume: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """What is needed of a document only where it is rendered, or what it mentions changes."""

    text: str
    pointers: tuple[Pointer, ...]
    files: tuple[Pointer, ...]
    passages: tuple[Passage, ...]
    redactions: tuple[Redaction, ...] = ()
    acts: tuple[Act, ...] = ()
    letters: tuple[OtherForm, ...] = ()
    lock: str = ""
    """The lines of ``addresses.lock``, sorted."""

    def of(self, survey: Survey) -> Survey:
        """Return a survey of the document with all that it had."""
        return replace(
            survey,
            pointers=self.pointers,
            files=self.files,
            passages=self.passages,
            redactions=self.redactions,
            acts=self.acts,
            letters=self.letters,
        )


@dataclass(frozen=True, slots=True)
class Text:
    """Of ``Contents`` the text alone, which is read much sooner than all of it."""

    text: str


@dataclass(frozen=True, slots=True)
class Register:
    """A register: for each of its entries what is known of it, its names, and its text.

    ``relations`` are those between entries, of this register and others.
    """

    entities: tuple[Entity, ...]
    entries: tuple[Entry, ...]
    texts: tuple[str, ...]
    pointers: tuple[Pointer, ...]
    relations: tuple[Relation, ...] = ()
    classes: tuple[Class, ...] = ()
    prefaces: tuple[Preface, ...] = ()
    gone: frozenset[str] = frozenset()
    """Ids that entries of it would have if nothing of it were withheld."""


@dataclass(frozen=True, slots=True)
class Head:
    """``edition.xml``: what it says of the edition, its survey, and its text."""

    facts: EditionFacts
    survey: Survey
    text: str


@dataclass(frozen=True, slots=True)
class Intake:
    """What a file tells by itself.

    ``read`` is to be said of it in any case; the rest counts only if no other file includes it.
    """

    file: str
    unreadable: tuple[Unreadable, ...] = ()
    """It and files that it includes, if they cannot be parsed."""
    read: tuple[Remark, ...] = ()
    files: tuple[str, ...] = ()
    """It and what it includes; nothing, if it cannot be parsed."""
    gaps: tuple[Place, ...] = ()
    items: tuple[Item, ...] = ()
    register: Register | None = None
    head: Head | None = None
    arranged: tuple[Remark, ...] = ()
    """What is to be said of the documents in it."""
    invalid: tuple[Remark, ...] = ()
    """What its grammar says."""
    ruled: tuple[Remark, ...] = ()
    """What the rules of the edition say."""
    schemas: tuple[NamedSchema, ...] = ()
    namespace: str = ""
    written: str = ""
    """It as its editor wrote it, if it is to be judged later."""
    withheld: tuple[Withheld, ...] = ()
    """What of it, and of the files that it includes, is not published."""
    kept_back: tuple[KeptBack, ...] = ()
    """The documents in it that are not published."""
    passages: int = 0
    """How many elements are withheld of what is published of it."""
    patterns: tuple[str, ...] = ()
    """The patterns that select anything in it that is withheld."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An intake, and the contents of each of its documents (``Contents``), encoded both.

    So they are handed over and remembered as they are. ``is_of_chance`` says that it came to
    nothing and might come to something another time.
    """

    intake: bytes
    contents: tuple[bytes, ...] = ()
    is_of_chance: bool = False


def take_in(task: IntakeTask) -> Taken:
    """Take in a file. Raises SchemaError."""
    folder = load(
        task.files,
        units=Selection(task.unit) if task.unit else None,
        upgrade=lambda root: upgrade(stylesheets(task.presentation, "upgrade"), root),
        taken=task.circumstances.taken,
        withholding=task.withholding,
        only=task.file,
    )
    mine = next(iter(folder.standing), None)
    intake = Intake(
        task.file,
        unreadable=folder.unreadable,
        read=folder.read,
        files=mine.files if mine else (),
        gaps=tuple(sorted(folder.gaps)),
    )
    if mine is None:
        return Taken(encode(intake))
    intake = _arranged(
        replace(intake, read=(*folder.read, *_active(mine, task.files[mine.file]))),
        folder,
        mine,
        task,
    )
    if mine is folder.edition:
        return Taken(encode(_edition(intake, mine, task)))
    if mine in folder.registers:
        return Taken(encode(_register(intake, mine, task)))
    units = [unit for unit in folder.documents if unit.loaded is mine]
    made = [_document(unit, task) for unit in units if not unit.withheld]
    intake = replace(
        intake,
        kept_back=tuple(
            KeptBack(unit.id, place(unit.root), unit.file, unit.volume)
            for unit in units
            if unit.withheld
        ),
        passages=sum(passages for _, _, _, passages in made),
        items=tuple(item for item, _, _, _ in made if item is not None),
        arranged=(*intake.arranged, *(said for _, _, more, _ in made for said in more)),
    )
    contents = tuple(contents for item, contents, _, _ in made if item is not None)
    return Taken(encode(intake), contents)


def not_taken_in(task: IntakeTask, reason: str) -> Taken:
    """Return what there is of a file that could not be taken in: that it could not."""
    message = f"Reading the document {reason}."
    remark = Remark("ED502", Place(task.file, 0), message)
    return Taken(encode(Intake(task.file, read=(remark,))), is_of_chance=True)


def named_files(file: str, data: bytes) -> tuple[str, ...]:
    """Return the files that a file may include: ``ANY`` where that cannot be said beforehand."""
    wide = data[:4].count(0) > 0 or data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    text = decode(data) if wide or b"XInclude" in data else ""
    if "XInclude" not in text:
        return ()
    if "<!ENTITY" in text:
        return (ANY,)
    hrefs = (unquote(unescape(one or other)) for one, other in _HREF.findall(text))
    return tuple(sorted({normpath(join(dirname(file), href)) for href in hrefs}))


def _arranged(intake: Intake, folder: Folder, mine: Loaded, task: IntakeTask) -> Intake:
    """Add what is to be said of the file as it is, before ids are given to what has none."""
    invalid: Sequence[Remark] = ()
    ruled: Sequence[Remark] = ()
    written = ""
    if _is_judged(mine, folder):
        if task.grammar is not None:
            invalid = grammar(task.grammar).validate(mine.root)
        if task.rules is not None or task.judged_later:
            written = serialise(mine.root)
        if task.rules is not None:
            ruled = list(rules(task.rules).judge(written))
    return replace(
        intake,
        arranged=folder.arranged,
        invalid=tuple(invalid),
        ruled=tuple(ruled),
        schemas=mine.schemas,
        namespace=etree.QName(mine.root).namespace or "",
        withheld=mine.withheld,
        patterns=tuple(sorted(mine.patterns)),
        written=written if task.judged_later else "",
    )


def _active(loaded: Loaded, data: bytes) -> Iterator[Remark]:
    """Yield a remark if a browser that opens the file would run or fetch what stands in it."""
    found = next(perils(loaded.root), None)
    if found is None and "<!DOCTYPE" in decode(data):
        found = (loaded.root, peril_of_declarations(data))
    if found is not None and found[1]:
        element, said = found
        message = f"The file is published in a form that browsers do not run: {said}."
        hint = "Examples of code stand in egXML, or between <![CDATA[ and ]]>."
        yield Remark("ED841", place(element), message, hint)


def _is_judged(mine: Loaded, folder: Folder) -> bool:
    return (
        mine is folder.edition
        or mine in folder.registers
        or any(unit.loaded is mine for unit in folder.documents)
    )


def _document(unit: Unit, task: IntakeTask) -> tuple[Item | None, bytes, list[Remark], int]:
    """Return a document, what it contains, what is to be said of it, and how much is withheld."""
    locked = task.circumstances.locked.get(unit.id, ())
    ids = named(unit.root, locked)
    aliases, passages = ids.aliases, ids.passages
    remarks = [_repeated(item) for item in ids.repeated]
    text = serialise(unit.root)
    # What had pages of its own has them still, however much of the rest is withheld.
    split = 0 if passages and any(item.part for item in locked) else task.split
    surveyed = survey_document(SurveyTask(unit.file, text, split, task.presentation))
    if isinstance(surveyed, Remark):
        return None, b"", [*remarks, surveyed], passages
    lock = "\n".join(sorted(set(_lock(unit, surveyed, ids, locked)))) if task.locks else ""
    item = Item(
        id=unit.id,
        place=place(unit.root),
        file=unit.file,
        files=unit.files,
        survey=_light(surveyed),
        volume=unit.volume,
        aliases=aliases,
        lock=mark(lock),
        offer=_offer(surveyed, aliases),
        card=digest(encode((surveyed.metadata, surveyed.words, surveyed.parts))),
        gone=tuple(sorted(ids.gone)),
    )
    contents = Contents(
        text,
        surveyed.pointers,
        surveyed.files,
        surveyed.passages,
        surveyed.redactions,
        surveyed.acts,
        surveyed.letters,
        lock,
    )
    return item, encode(contents), remarks, passages


def _lock(
    unit: Unit,
    survey: Survey,
    ids: Named,
    locked: Iterable[addresses.Published],
) -> Iterator[str]:
    anchors = survey.anchors
    for item in addresses.addresses(unit.id, unit.root, anchors, prints=ids.prints):
        yield item.line
    former = {item.fragment: item.fingerprint for item in locked}
    for alias, target in ids.aliases.items():
        part = anchors.get(target, "")
        yield addresses.Published(unit.id, part, alias, former[alias]).line


def _offer(survey: Survey, aliases: Mapping[str, str]) -> str:
    offered = (
        survey.metadata.title,
        survey.anchors,
        survey.hidden_anchors,
        survey.entries,
        aliases,
    )
    return digest(encode(offered))


def _light(survey: Survey) -> Survey:
    return replace(survey, pointers=(), files=(), passages=(), redactions=(), acts=(), letters=())


def _register(intake: Intake, loaded: Loaded, task: IntakeTask) -> Intake:
    root = loaded.marked
    if is_withheld(root):
        addresses.assign(root)
        gone = frozenset(_ids(root))
        return replace(intake, register=Register((), (), (), (), gone=gone), passages=1)
    compiled = stylesheets(task.presentation, "survey")
    ids = named(root)
    found = survey_register(compiled, compiled.parse(serialise(root)))
    elements = {place_: element for element, place_ in places(root)}
    texts = []
    for entity in found.entities:
        copied = deepcopy(elements[entity.place])
        copied.set(FILE, entity.place.file)
        texts.append(serialise(copied))
    register = Register(
        found.entities,
        tuple(entry(entity, elements[entity.place]) for entity in found.entities),
        tuple(texts),
        found.pointers,
        found.relations,
        found.classes,
        found.prefaces,
        ids.gone,
    )
    arranged = (*intake.arranged, *(_repeated(item) for item in ids.repeated))
    return replace(intake, register=register, arranged=arranged, passages=ids.passages)


def _edition(intake: Intake, loaded: Loaded, task: IntakeTask) -> Intake:
    if is_withheld(loaded.marked):
        message = "What holds the edition together cannot be withheld."
        hint = "Give its revisionDesc another status, or withhold its documents instead."
        remark = Remark("ED331", place(loaded.root), message, hint)
        return replace(intake, arranged=(*intake.arranged, remark))
    passages = named(loaded.marked).passages
    text = serialise(loaded.marked)
    compiled = stylesheets(task.presentation, "survey")
    facts = survey_edition(compiled, compiled.parse(text))
    surveyed = survey_document(SurveyTask(loaded.file, text, _WHOLE, task.presentation))
    if isinstance(surveyed, Remark):
        return replace(intake, arranged=(*intake.arranged, surveyed))
    return replace(intake, head=Head(facts, surveyed, text), passages=passages)


def _ids(root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        identifier = element.get(addresses.XML_ID)
        if identifier is not None:
            yield identifier


def _repeated(item: addresses.Repeated) -> Remark:
    return Remark(
        "ED105",
        place(item.element, "xml:id"),
        f"The id '{item.id}' occurs twice in this document.",
        "Give one of the two another xml:id.",
    )
