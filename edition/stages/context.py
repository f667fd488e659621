"""Context: the slice of the index that one page needs, as XML for the stylesheets.

The vocabulary is described in ``xslt/README.md``; nothing here knows what a page looks like. The
XML is put together as text: a tree of the thousands of elements of a list would cost more than the
page that is made of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from edition import layout, lists
from edition.binding import Volume
from edition.collation import Key
from edition.config import Overrides, Settings
from edition.coverage import Kind
from edition.diagnostics import RULES, Finding
from edition.elements import element as _element
from edition.elements import escaped as _text
from edition.elements import filled as _filled
from edition.elements import root as _root
from edition.errors import StylesheetError
from edition.figures import Figures
from edition.flows import HIDDEN
from edition.index import Day, Index, Mentions, Target, chronological
from edition.model import Agent, Citation, Date, Document, Entity, Life, Metadata, Passage
from edition.pictures import Picture
from edition.redirects import Moved
from edition.relations import Related
from edition.versions import Bundle, Version, pages_beside
from edition.ways import Way

_TEMPLATE = "{http://www.w3.org/1999/XSL/Transform}template"
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)

_LISTED = 100
"""How many findings of a kind, and how many documents, the report lists; the data have all."""
_TABLED = frozenset({"ED501", "ED503"})
"""The codes of what no rule handles and no page shows, which has a table of its own."""

_NEAR = 16
"""How many words of a passage are told on either side of a mention."""
_WORD = re.compile(r"[^ \t\r\n]+")
_SPACE = " \t\r\n"
_CLOSING = "</c:context>"


@dataclass(frozen=True, slots=True)
class Tally:
    """How often an entity is mentioned, and in how many documents."""

    mentions: int = 0
    documents: int = 0


@dataclass(frozen=True, slots=True)
class Company:
    """An entity that is named together with another, and in how many passages."""

    entity: Entity
    passages: int


@dataclass(frozen=True, slots=True)
class Section:
    """A page of a list that is divided: its year or its letter, and how much is listed there.

    ``number`` counts the pages of one year, letter or archive; ``first`` and ``last`` are what it
    begins and ends with. What has no year has an empty ``key``.
    """

    path: str
    of: str
    """``year``, ``month``, ``letter`` or ``archive``."""
    key: str
    count: int
    number: int = 1
    first: str = ""
    last: str = ""


def edition_facts(
    index: Index,
    settings: Settings,
    *,
    date: str,
    search: bool,
    pdf: bool,
    guide: str,
    chronology: str,
    lists: Iterable[str] = (),
) -> str:
    """Return ``c:edition``: what all pages share.

    ``date`` is the date of the build (ISO), ``guide`` the id of the encoding guide, if any;
    ``chronology`` says how dates are listed: ``whole`` or by ``year``, or not at all; ``lists``
    are the names of the other lists that there are. How many documents and entries there are is
    none of it: a document more does not change the pages of all the others.
    """
    facts = index.facts
    metadata = facts.metadata if facts else Metadata(title=settings.source.name)
    content = [_element("title", _text(metadata.title)), _filled("subtitle", metadata.subtitle)]
    content += _agents("editor", metadata.editors)
    content.append(_filled("licence", metadata.licence, target=metadata.licence_target))
    content.append(_filled("publisher", metadata.publisher))
    content += [_element("register", kind=kind) for kind in index.used_kinds()]
    if chronology:
        content.append(_element("chronology", by=chronology.removeprefix("whole")))
    content += [_element("list", of=name) for name in lists]
    if settings.overrides.css:
        content.append(_element("stylesheet", href="assets/own.css"))
    if guide:
        content.append(_element("guide", document=guide))
    if settings.report:
        content.append(_element("report", to=settings.report))
    content += [_element("images", host=host) for host in settings.image_hosts]
    content += _own(settings.overrides)
    return _root(
        "edition",
        content,
        {
            "xml:lang": settings.language,
            "texts": metadata.language or next(iter(settings.languages), ""),
            "base-url": settings.base_url,
            "date": date,
            "bare": "false" if facts else "true",
            "search": _flag(search),
            "pdf": _flag(pdf),
        },
    )


def _own(overrides: Overrides) -> Iterator[str]:
    """Yield what the edition's own stylesheet matches, and the classes that its CSS names."""
    if overrides.site:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        try:
            tree = etree.fromstring(overrides.site.read_bytes(), parser).getroottree()
        except etree.XMLSyntaxError as error:
            raise StylesheetError(f"{overrides.site.name} does not compile: {error}.") from error
        for pattern in dict.fromkeys(item.get("match") for item in tree.iter(_TEMPLATE)):
            if pattern:
                yield _element("own", match=" ".join(pattern.split()))
    if overrides.css:
        css = _COMMENT.sub("", overrides.css.read_text("utf-8", "replace"))
        for name in dict.fromkeys(_CLASS.findall(css)):
            yield _element("own", **{"class": name})


def document_context(
    document: Document,
    *,
    targets: Mapping[str, Target],
    files: Mapping[str, str],
    ways: Iterable[Way],
    redirected: Mapping[str, str],
    moved: Iterable[tuple[Moved, str]] = (),
    volume: Document | None = None,
    unprintable: Collection[str] = (),
    pictures: Mapping[str, Picture] | None = None,
    forms: bool = True,
    versions: Bundle = (),
    other: str = "",
    language: str = "",
    subjects: Iterable[str] = (),
    categories: Mapping[str, str] | None = None,
) -> str:
    """Return the context of a document.

    ``files`` maps pointers to paths in the published tree, ``ways`` are the orders in which other
    documents stand before and after it, the edition's first; ``redirected`` maps former ids to
    those that stand for them now, ``moved`` are those that lead to another page, with its title,
    ``volume`` is what the document was taken out of, ``unprintable`` are the paths of images that
    the book cannot hold, ``pictures`` is what is known of images by path. Without ``forms`` the
    document exists as pages alone. ``versions`` are its versions, itself among them; ``other`` is
    the document that it is set beside. Targets are in the order of their names in ``language``;
    ``subjects`` are what it is about, ``categories`` the names of those that other files describe,
    by pointer.
    """
    metadata = document.survey.metadata
    content = [
        _document(document, abstract=True, forms=forms, volume=volume, versions=versions),
        _element("beside", document=other) if other else "",
    ]
    if metadata.licence or metadata.licence_target:
        target = metadata.licence_target
        content.append(_element("licence", _text(metadata.licence), target=target))
    content += map(_way, ways)
    content += _targets(targets, language)
    content += subjects
    for pointer, name in (categories or {}).items():
        content.append(_element("category", _text(name), pointer=pointer))
    content += _files(files, pictures or {}, unprintable)
    for old, new in sorted({**document.aliases, **redirected}.items()):
        content.append(_element("alias", **{"fragment": old, "for": new}))
    content += [
        _element("moved", _text(title), part=item.part, fragment=item.fragment, to=item.present)
        for item, title in moved
    ]
    return _root("context", content)


def with_citations(
    slice_: str, citations: Iterable[Citation], creators: Iterable[tuple[str, str]]
) -> str:
    """Return the context of a document with its ready citations.

    ``creators`` are those who have a share in it, each with the role (CSL) and the name, the family
    name first where it is known.
    """
    told = "".join(_element("creator", _text(name), role=role) for role, name in creators)
    told += "".join(
        _element(
            "citation",
            "".join(
                _text(text) if kind == "text" else _element(kind, _text(text))
                for kind, text in citation.pieces
            ),
            style=citation.style,
            title=citation.title,
            form=citation.form,
        )
        for citation in citations
    )
    return f"{slice_.removesuffix(_CLOSING)}{told}{_CLOSING}"


def edition_context(
    documents: Iterable[Document],
    targets: Mapping[str, Target],
    files: Mapping[str, str],
    *,
    counts: Mapping[str, int],
    pictures: Mapping[str, Picture] | None = None,
    registers: Iterable[str] = (),
    volumes: Iterable[Volume] = (),
    parts: Mapping[str, str] | None = None,
    statistics: str = "",
    state: str = "",
) -> str:
    """Return the context of the home and about pages, and of the volume.

    ``documents`` are those that are shown, ``counts`` says how many there are (``document``), and
    how many entities of each kind; ``registers`` are those of the volume, ``volumes`` itself, or
    all that there are, ``parts`` the titles of its parts by document, ``state`` is a digest of its
    sources; ``statistics`` is what the about page tells of the whole.
    """
    content = [
        _document(document, abstract=True, part=(parts or {}).get(document.id, ""))
        for document in documents
    ]
    content.append(statistics)
    content += [_element("count", of=kind, n=str(count)) for kind, count in counts.items()]
    content += _targets(targets)
    content += _files(files, pictures or {})
    content += map(_volume, volumes)
    content += [_element("state", sha256=state)] if state else []
    return _root("context", [*content, *registers])


def _volume(volume: Volume) -> str:
    number = str(volume.number) if volume.number else ""
    return _element(
        "volume",
        n=number,
        title=volume.title,
        path=layout.volume(volume.number),
        before=str(volume.before) if volume.before else "",
    )


def statistics(
    documents: Iterable[Document], entities: Iterable[Entity], figures: Iterable[Figures]
) -> str:
    """Return what the edition amounts to: words, dates, languages, and what the audit counted."""
    documents, figures = tuple(documents), tuple(figures)
    dates = [item.survey.metadata.date for item in documents if item.survey.metadata.date]
    first = min((date.sort for date in dates if date.sort), key=chronological, default="")
    ends = (date.when or date.end or date.not_after or date.sort for date in dates)
    last = max(filter(None, ends), key=chronological, default="")
    languages = Counter(item.survey.metadata.language for item in documents)
    told = sorted(languages.items(), key=lambda item: (-item[1], item[0]))
    content = [_element("language", lang=tag, n=str(count)) for tag, count in told if tag]
    content += [_audits(list(figures), listed=0)] if figures else []
    return _element(
        "statistics",
        "".join(content),
        words=str(sum(item.survey.words for item in documents)),
        first=first,
        last=last,
        identified=str(sum(bool(item.identifiers) for item in entities)),
    )


def documents_context(
    documents: Iterable[Document], *, place: str = "", versions: Mapping[str, Bundle] | None = None
) -> str:
    """Return the context of a list of documents; ``place`` is where it stands (``place_among``).

    ``versions`` are those of the documents that have several, by id.
    """
    known = versions or {}
    rows = [
        _document(document, abstract=True, versions=known.get(document.id, ()))
        for document in documents
    ]
    return _root("context", [place, *rows])


def row(document: Document, *, abstract: bool = False) -> str:
    """Return a document as lists show it."""
    return _document(document, abstract=abstract, forms=False)


def date(date: Date) -> str:
    """Return a date for a context."""
    return _date(date)


def overview_context(
    sections: Iterable[Section], *, kind: str = "", prefaces: Iterable[str] = ()
) -> str:
    """Return the context of a list that is divided; ``kind`` is that of the entities in it.

    ``prefaces`` is what the registers of these say beside them.
    """
    listed = overview(sections)
    register = _element("register", listed, kind=kind) if kind else listed
    return _root("context", [*map(_preface, prefaces), register])


def _preface(text: str) -> str:
    return _element("preface", _text(text))


def overview(sections: Iterable[Section]) -> str:
    """Return the sections of a list."""
    return "".join(map(_section, sections))


def place_among(sections: Sequence[Section], number: int) -> str:
    """Return a section of a list with the one before and the one after it.

    How much there is in them is no part of it, and does not change the pages around them.
    """
    found = [_place("here", sections[number])]
    if number:
        found.append(_place("previous", sections[number - 1]))
    if number + 1 < len(sections):
        found.append(_place("next", sections[number + 1]))
    return "".join(found)


def empty_context() -> str:
    """Return the context of a page that needs to know nothing but the edition."""
    return _root("context", ())


def register_context(register: str, *, place: str = "", prefaces: Iterable[str] = ()) -> str:
    """Return the context of the list of one kind of entities, or of a section of it."""
    return _root("context", (*map(_preface, prefaces), place, register))


def register(
    kind: str, entities: Iterable[Entity], tallies: Mapping[str, Tally], *, language: str
) -> str:
    """Return the entities of one kind, for the context of their list or of the volume.

    ``language`` is that of the alphabet whose letters they stand under.
    """
    rows = [
        _entity(entity, tallies.get(entity.id, Tally()), letter=lists.letter(entity, language))
        for entity in entities
    ]
    return _element("register", "".join(rows), kind=kind)


def entity(entity: Entity, tally: Tally, more: str, *, letter: str, within: str) -> str:
    """Return an entry of the volume: ``more`` is what it has beside its name and its gloss.

    ``within`` is the entry that it stands in.
    """
    return _entity(entity, tally, more, letter=letter, within=within)


def entity_context(
    entity: Entity,
    tally: Tally,
    mentions: Iterable[str],
    *,
    targets: Mapping[str, Target],
    previous: Entity | None,
    following: Entity | None,
    relations: Iterable[Related] = (),
    company: Iterable[Company] = (),
    letters: str = "",
) -> str:
    """Return the context of an entity's page.

    ``mentions`` are those of each document, or else the sections that they are divided into;
    ``company`` are those that are named together with it, ``letters`` is the page that lists what
    it wrote and received.
    """
    content = [_entity(entity, tally), *map(_relation, relations)]
    content.append(_element("letters", path=letters) if letters else "")
    content += [_entity(item.entity, Tally(item.passages), name="company") for item in company]
    if previous:
        content.append(_element("previous", _text(previous.name), id=previous.id))
    if following:
        content.append(_element("next", _text(following.name), id=following.id))
    content += _targets(targets)
    content += mentions
    return _root("context", content)


def mentions_context(entity: Entity, tally: Tally, mentions: Iterable[str], *, place: str) -> str:
    """Return the context of a section of the passages that mention an entity."""
    return _root("context", [_entity(entity, tally), place, *mentions])


def mentions(item: Mentions) -> str:
    """Return the passages of a document that mention an entity, for the context of its page."""
    date = item.document.survey.metadata.date
    content = [_element("title", _text(_title(item.document))), _date(date) if date else ""]
    content += [
        _element("passage", _words(passage, marked), part=passage.part, fragment=passage.fragment)
        for passage, marked in item.passages
    ]
    return _element("mentions", "".join(content), document=item.document.id)


def chronology_context(days: Iterable[Day], *, place: str = "") -> str:
    """Return the context of the chronology, or of a section of it."""
    return _root("context", [place, *map(_day, days)])


def month(section: Section, days: Iterable[tuple[str, int, int]]) -> str:
    """Return a month of the chronology that has a page of its own, and what there is of its days.

    Of each day that is its date, how many documents are of it and how many passages name it.
    """
    told = [
        _element("day", when=when, documents=str(documents), passages=str(passages))
        for when, documents, passages in days
    ]
    return _element("section", "".join(told), path=section.path, month=section.key)


def report_context(
    findings: Iterable[Finding], figures: Iterable[Figures], unhandled: Iterable[Kind] = ()
) -> str:
    """Return the context of the report: findings, the audit's figures, what no page shows.

    Of very many findings of one kind and of very many documents it has the first, and how many
    there are; of the documents those at fault come first.
    """
    items = list(figures)
    kinds = list(unhandled)
    content = [_findings(code, found) for code, found in sorted(_by_code(findings).items())]
    for rule in HIDDEN:
        count = sum(item.hidden.get(rule.name, 0) for item in items)
        content.append(
            _element(
                "hiding",
                _text(rule.sentence),
                name=rule.name,
                element=rule.pattern,
                words=str(count),
            )
        )
    if items:
        content.append(_audits(items))
    if kinds:
        rows = "".join(_kind(kind) for kind in kinds[: 5 * _LISTED])
        content.append(_element("encoded", rows, count=str(len(kinds))))
    return _root("context", content)


def unreadable_context(finding: Finding) -> str:
    """Return the context of the page of a document that cannot be read."""
    return _root("context", [_finding(finding)])


def redirect_context(address: str, fragments: Mapping[str, str]) -> str:
    """Return the source of a page that leads on to another.

    ``fragments`` are the ids that stood on it and lead elsewhere than the page does.
    """
    content = (
        _element("moved", _text(present), fragment=fragment, to=present)
        for fragment, present in sorted(fragments.items())
    )
    return _root("redirect", content, {"to": address})


def _files(
    files: Mapping[str, str], pictures: Mapping[str, Picture], unprintable: Collection[str] = ()
) -> Iterator[str]:
    """Yield the files that pointers name; with images of pixels comes what is known of them."""
    for pointer, path in sorted(files.items()):
        picture = pictures.get(path)
        told = {"pointer": pointer, "path": path}
        copies: list[str] = []
        if picture is not None and picture.size is not None:
            told |= {"width": str(picture.size.width), "height": str(picture.size.height)}
            copies = [
                _element(
                    "copy",
                    of=name,
                    path=layout.copy(path, name),
                    width=str(size.width),
                    height=str(size.height),
                )
                for name, size in sorted(picture.copies.items())
            ]
        told["unshown"] = "true" if picture is not None and not picture.is_shown else ""
        told["unprintable"] = "true" if path in unprintable else ""
        yield _element("file", "".join(copies), **told)


def _section(section: Section) -> str:
    return _place(
        "section", section, count=str(section.count), first=section.first, last=section.last
    )


def _place(name: str, section: Section, **more: str) -> str:
    number = str(section.number) if section.number > 1 else ""
    return _element(name, path=section.path, number=number, **{section.of: section.key}, **more)


def _by_code(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Return findings by their codes, without what has a table of its own."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.code not in _TABLED:
            found.setdefault(finding.code, []).append(finding)
    return found


def _findings(code: str, found: list[Finding]) -> str:
    return _element(
        "findings",
        "".join(_finding(finding) for finding in found[:_LISTED]),
        code=code,
        severity=found[0].severity.value,
        title=RULES[code].title,
        count=str(len(found)),
    )


def _finding(finding: Finding) -> str:
    content = (
        _element("message", _text(finding.message)),
        _filled("excerpt", finding.excerpt),
        _filled("hint", finding.hint),
    )
    return _element(
        "finding",
        "".join(content),
        file=finding.file,
        line=str(finding.line),
        column=str(finding.column),
        cut=str(finding.cut),
        code=finding.code,
        severity=finding.severity.value,
        title=RULES[finding.code].title,
    )


def _kind(kind: Kind) -> str:
    return _element(
        "unhandled",
        _text(kind.pattern),
        code=kind.code,
        count=str(kind.count),
        documents=str(kind.documents),
        values=str(kind.values),
        file=kind.file,
        line=str(kind.line),
        column=str(kind.column),
    )


def _audits(items: list[Figures], *, listed: int = _LISTED) -> str:
    """Return the figures of all documents together, and those of the first."""
    rows = sorted(items, key=lambda item: not _is_at_fault(item))[:listed] if listed else []
    return _element(
        "audits",
        "".join([_element("audit", document=item.document, **_figures([item])) for item in rows]),
        documents=str(len(items)),
        **_figures(items),
    )


def _is_at_fault(item: Figures) -> bool:
    outputs = filter(None, (item.html, item.text, item.pdf))
    return any(output.lost or output.garbled or output.moved for output in outputs)


def _figures(items: Sequence[Figures]) -> dict[str, str]:
    """Return the figures of some documents together."""
    outputs = {
        "html": [item.html for item in items],
        "text": [item.text for item in items],
        "pdf": [item.pdf for item in items if item.pdf],
    }
    made = [output for found in outputs.values() for output in found]
    counts = {
        "source-words": sum([item.source for item in items]),
        "available": sum([item.available for item in items]),
        "hidden": sum([count for item in items for count in item.hidden.values()]),
        "unhandled": sum([found.count for item in items for found in item.unhandled]),
        "states": sum([item.states.count for item in items]),
        "unclean": sum([len(item.states.faulty) for item in items]),
        **{
            f"{name}-words": sum([output.words for output in found])
            for name, found in outputs.items()
            if found
        },
        "lost": sum([output.lost for output in made]),
        "garbled": sum([output.garbled for output in made]),
        "moved": sum([output.moved for output in made]),
    }
    return {name: str(count) for name, count in counts.items()}


def _document(
    document: Document,
    *,
    abstract: bool,
    forms: bool = True,
    volume: Document | None = None,
    versions: Bundle = (),
    part: str = "",
) -> str:
    survey, metadata = document.survey, document.survey.metadata
    content = [
        _element("title", _text(_title(document))),
        _filled("subtitle", metadata.subtitle),
        _date(metadata.date) if metadata.date else "",
    ]
    content += _agents("author", metadata.authors)
    content += _agents("editor", metadata.editors)
    content += _agents("funder", metadata.funders)
    content.append(_filled("publisher", metadata.publisher))
    content.append(_filled("citation", metadata.citation))
    content.append(_filled("repository", metadata.repository))
    content.append(_filled("shelfmark", metadata.shelfmark))
    if abstract:
        content.append(_filled("abstract", metadata.abstract))
    content += [_element("keyword", _text(keyword)) for keyword in metadata.keywords]
    content += [_element("part", _text(part.title), id=part.id) for part in survey.parts]
    if volume:
        content += _within(document, volume)
    content += _versions(document, versions)
    return _element(
        "document",
        "".join(content),
        id=document.id,
        source=document.file,
        date=metadata.date.sort if metadata.date else "",
        lang=metadata.language,
        status=metadata.status,
        changed=metadata.changed,
        invalid=_flag(document.invalid),
        tei=layout.tei(document.file) if forms else "",
        pdf=layout.pdf(document.id) if forms else "",
        text=layout.text(document.id) if forms else "",
        cite=layout.cite(document.id) if forms else "",
        words=str(survey.words),
        witnesses=layout.witnesses_page(document.id) if forms and survey.collated else "",
        part=part,
    )


def _way(way: Way) -> str:
    """Return what stands before and after a document in an order; the edition's has no name."""
    content = [_element("name", _text(name)) for name in way.names]
    for name, document in (("previous", way.previous), ("next", way.following)):
        if document:
            content.append(_element(name, _text(_title(document)), document=document.id))
    return "".join(content) if way.by == "edition" else _element("way", "".join(content), by=way.by)


def _versions(document: Document, versions: Bundle) -> Iterator[str]:
    """Yield the versions of a document, each with the page that has it beside this one."""
    pages = pages_beside(document, versions)
    for version in versions:
        identifier = version.document.id
        yield version_of("version", version, beside=pages.get(identifier, ""))


def version_of(name: str, version: Version, **more: str) -> str:
    """Return a version of a document as an element: which it is, and its title."""
    document = version.document
    return _element(
        name,
        _text(_title(document)),
        document=document.id,
        lang=version.language,
        form=version.form,
        **more,
    )


def parallel(sides: Iterable[str], rows: Iterable[tuple[str, str]]) -> str:
    """Return the source of a page with two texts side by side: what they are, and its rows.

    The two halves of a row are markup that was written out, or nothing.
    """
    content = [*sides]
    for left, right in rows:
        halves = (("left", left), ("right", right))
        content.append(
            _element("row", "".join(_element(side, _text(text)) for side, text in halves))
        )
    return _root("parallel", content)


def _agents(name: str, agents: Iterable[Agent]) -> list[str]:
    return [
        _element(name, _text(agent.name), role=agent.role, pointer=agent.pointer)
        for agent in agents
    ]


def _within(document: Document, volume: Document) -> Iterator[str]:
    """Yield the volume that a document was taken out of, and the divisions around it."""
    yield _element("within", _text(_title(volume)), document=volume.id)
    for chapter in volume.survey.units.get(document.id, ()):
        part = volume.survey.anchors.get(chapter.id, "")
        yield _element(
            "within", _text(chapter.title), document=volume.id, part=part, fragment=chapter.id
        )


def _entity(
    entity: Entity,
    tally: Tally,
    more: str = "",
    *,
    name: str = "entity",
    letter: str = "",
    within: str = "",
) -> str:
    return _element(
        name,
        _element("name", _text(entity.name)) + _filled("gloss", entity.gloss) + more,
        id=entity.id,
        kind=entity.kind,
        sort=entity.sort,
        letter=letter,
        within=within,
        mentions=str(tally.mentions),
        documents=str(tally.documents),
        **_life(entity.life),
    )


def _life(life: Life) -> dict[str, str]:
    return {"start": life.start, "end": life.end}


def _relation(item: Related) -> str:
    relation = item.relation
    content = [
        _element(role, "".join(map(_target, targets)))
        for role, targets in (
            ("active", item.active),
            ("passive", item.passive),
            ("mutual", item.mutual),
        )
        if targets
    ]
    content.append(_date(relation.date) if relation.date else "")
    content.append(_filled("text", relation.text))
    return _element("relation", "".join(content), name=relation.name)


def _targets(targets: Mapping[str, Target], language: str = "") -> Iterator[str]:
    """Yield targets in the order of their names in a language."""

    def place(target: Target) -> tuple[str, Key, str]:
        kind = target.of or target.kind
        return kind, lists.order_of(kind, language).key(target.sort), target.pointer

    yield from map(_target, sorted(targets.values(), key=place))


def _target(target: Target) -> str:
    return _element(
        "target",
        _filled("name", target.name) + _filled("gloss", target.gloss),
        pointer=target.pointer,
        kind=target.kind,
        id=target.id,
        document=target.document,
        part=target.part,
        fragment=target.fragment,
        of=target.of,
        **_life(target.life),
    )


def _day(day: Day) -> str:
    content = [_document(document, abstract=False) for document in day.documents]
    for document, passage, marked in day.passages:
        content.append(
            _element(
                "passage",
                _words(passage, marked),
                part=passage.part,
                fragment=passage.fragment,
                document=document.id,
                title=_title(document),
            )
        )
    return _element("day", "".join(content), when=day.when)


def _words(passage: Passage, marked: Collection[int]) -> str:
    """Return the words of a passage around what it mentions; ``c:cut`` stands for the others."""
    content: list[str] = []
    between: list[str] = []
    for number, run in enumerate(passage.runs):
        if number in marked:
            content.append(_near("".join(between), after=bool(content), before=True))
            content.append(_element("mention", _text(run.text)))
            between.clear()
        else:
            between.append(run.text)
    content.append(_near("".join(between), after=bool(content), before=False))
    return "".join(content)


def _near(text: str, *, after: bool, before: bool) -> str:
    """Return the words of a text that stand next to what comes before it, and what follows."""
    kept = 2 * _NEAR if after and before else _NEAR
    if len(text) < 2 * kept or len(words := _WORD.findall(text)) <= kept:
        return _text(text)
    first, last = " ".join(words[:_NEAR]), " ".join(words[-_NEAR:])
    first = f" {first}" if text[0] in _SPACE else first
    last = f"{last} " if text[-1] in _SPACE else last
    cut = _element("cut")
    if after and before:
        return f"{_text(first)} {cut} {_text(last)}"
    return f"{cut} {_text(last)}" if before else f"{_text(first)} {cut}"


def _date(date: Date) -> str:
    return _element(
        "date",
        _text(date.text),
        **{
            "when": date.when,
            "not-before": date.not_before,
            "not-after": date.not_after,
            "from": date.start,
            "to": date.end,
            "sort": date.sort,
        },
    )


def _title(document: Document) -> str:
    return document.survey.metadata.title or document.id


def _flag(value: bool) -> str:
    return "true" if value else "false"
