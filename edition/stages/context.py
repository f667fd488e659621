"""Context: the slice of the index that one page needs, as XML for the stylesheets.

The vocabulary is described in ``xslt/README.md``; nothing here knows what a page looks like.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from lxml import etree

from edition import layout
from edition.config import Overrides, Settings
from edition.coverage import Kind
from edition.diagnostics import RULES, Finding
from edition.figures import Figures
from edition.flows import HIDDEN
from edition.index import Day, Index, Mentions, Target
from edition.model import Date, Document, Entity, Metadata, Passage

_C = "{urn:edition:context}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_TEMPLATE = "{http://www.w3.org/1999/XSL/Transform}template"
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def edition_facts(
    index: Index,
    settings: Settings,
    *,
    date: str,
    counts: bool,
    chronology: bool,
    search: bool,
    pdf: bool,
    guide: str,
) -> etree._Element:
    """Return ``c:edition``: what pages share.

    ``date`` is the date of the edition (ISO), ``guide`` the id of the encoding guide, if any. The
    pages of documents know neither the date nor the ``counts`` of documents and entries: what one
    document says is to change no other's page.
    """
    facts = index.facts
    root = _root("edition")
    _set(
        root,
        {
            _LANG: settings.language,
            "base-url": settings.base_url,
            "date": date,
            "bare": "false" if facts else "true",
            "search": _flag(search),
            "pdf": _flag(pdf),
        },
    )
    metadata = facts.metadata if facts else Metadata(title=settings.source.name)
    _add(root, "title", metadata.title)
    _add_filled(root, "subtitle", metadata.subtitle)
    for editor in metadata.editors:
        _add(root, "editor", editor.name, role=editor.role)
    _add_filled(root, "licence", metadata.licence, target=metadata.licence_target)
    _add_filled(root, "publisher", metadata.publisher)
    for kind in index.used_kinds():
        count = sum(entity.kind == kind for entity in index.entities)
        _add(root, "register", kind=kind, count=str(count) if counts else "")
    if chronology:
        _add(root, "chronology")
    if counts:
        _add(root, "documents", count=str(len(index.documents)))
    if settings.overrides.css:
        _add(root, "stylesheet", href="assets/own.css")
    if guide:
        _add(root, "guide", document=guide)
    _own(root, settings.overrides)
    return root


def _own(root: etree._Element, overrides: Overrides) -> None:
    """Add what the edition's own stylesheet matches, and the classes that its CSS names."""
    if overrides.site:
        tree = etree.parse(overrides.site, etree.XMLParser(resolve_entities=False, no_network=True))
        for pattern in dict.fromkeys(item.get("match") for item in tree.iter(_TEMPLATE)):
            if pattern:
                _add(root, "own", match=" ".join(pattern.split()))
    if overrides.css:
        css = _COMMENT.sub("", overrides.css.read_text("utf-8", "replace"))
        for name in dict.fromkeys(_CLASS.findall(css)):
            _add(root, "own", **{"class": name})


def document_context(
    document: Document,
    *,
    targets: Mapping[str, Target],
    files: Mapping[str, str],
    previous: Document | None,
    following: Document | None,
    redirected: Mapping[str, str],
    volume: Document | None = None,
    unprintable: Collection[str] = (),
    forms: bool = True,
) -> etree._Element:
    """Return the context of a document.

    ``files`` maps pointers to paths in the published tree, ``redirected`` former ids to those
    that stand for them now, ``volume`` is what the document was taken out of, ``unprintable`` are
    the paths of images that the book cannot hold.
    Without ``forms`` the document exists as pages alone.
    """
    root = _root("context")
    _document(root, document, abstract=True)
    if volume:
        _within(root[0], document, volume)
    if not forms:
        for name in ("tei", "pdf", "text", "cite"):
            root[0].attrib.pop(name)
    if previous:
        _add(root, "previous", _title(previous), document=previous.id)
    if following:
        _add(root, "next", _title(following), document=following.id)
    _targets(root, targets)
    for pointer, path in sorted(files.items()):
        _add(root, "file", pointer=pointer, path=path, unprintable=_mark(path in unprintable))
    for old, new in sorted({**document.aliases, **redirected}.items()):
        _add(root, "alias", **{"fragment": old, "for": new})
    return root


def edition_context(
    documents: Sequence[Document], targets: Mapping[str, Target], files: Mapping[str, str]
) -> etree._Element:
    """Return the context of the home and about pages, and of lists of documents."""
    root = _root("context")
    for document in documents:
        _document(root, document, abstract=True)
    _targets(root, targets)
    for pointer, path in sorted(files.items()):
        _add(root, "file", pointer=pointer, path=path)
    return root


def register_context(
    kinds: Iterable[str], entities: Sequence[Entity], mentions: Mapping[str, Sequence[Mentions]]
) -> etree._Element:
    """Return the context of the list of one kind of entities, or of several for the volume."""
    root = _root("context")
    for kind in kinds:
        register = _add(root, "register", kind=kind)
        for entity in entities:
            if entity.kind == kind:
                _entity(register, entity, mentions.get(entity.id, ()))
    return root


def entity_context(
    entity: Entity,
    *,
    mentions: Sequence[Mentions],
    targets: Mapping[str, Target],
    files: Mapping[str, str],
    previous: Entity | None,
    following: Entity | None,
) -> etree._Element:
    """Return the context of an entity's page."""
    root = _root("context")
    _entity(root, entity, mentions)
    if previous:
        _add(root, "previous", previous.name, id=previous.id)
    if following:
        _add(root, "next", following.name, id=following.id)
    _targets(root, targets)
    for pointer, path in sorted(files.items()):
        _add(root, "file", pointer=pointer, path=path)
    for item in mentions:
        group = _add(root, "mentions", document=item.document.id)
        _add(group, "title", _title(item.document))
        if item.document.survey.metadata.date:
            _date(group, item.document.survey.metadata.date)
        for passage, marked in item.passages:
            _passage(group, passage, marked)
    return root


def chronology_context(days: Iterable[Day]) -> etree._Element:
    """Return the context of the chronology."""
    root = _root("context")
    for day in days:
        element = _add(root, "day", when=day.when)
        for document in day.documents:
            _document(element, document, abstract=False)
        for document, passage, marked in day.passages:
            found = _passage(element, passage, marked)
            found.set("document", document.id)
            found.set("title", _title(document))
    return root


def report_context(
    findings: Iterable[Finding], figures: Iterable[Figures], unhandled: Iterable[Kind] = ()
) -> etree._Element:
    """Return the context of the report: findings, the audit's figures, what no page shows."""
    root = _root("context")
    for finding in findings:
        element = _add(
            root,
            "finding",
            file=finding.file,
            line=str(finding.line),
            column=str(finding.column),
            code=finding.code,
            severity=finding.severity.value,
            title=RULES[finding.code].title,
        )
        _add(element, "message", finding.message)
        _add_filled(element, "excerpt", finding.excerpt)
        _add_filled(element, "hint", finding.hint)
    items = list(figures)
    for rule in HIDDEN:
        count = sum(item.hidden.get(rule.name, 0) for item in items)
        _add(
            root,
            "hiding",
            rule.sentence,
            name=rule.name,
            element=rule.pattern,
            words=str(count),
        )
    for item in items:
        _figures(root, item)
    for kind in unhandled:
        _add(
            root,
            "unhandled",
            kind.pattern,
            code=kind.code,
            count=str(kind.count),
            documents=str(kind.documents),
            values=str(kind.values),
            file=kind.file,
            line=str(kind.line),
            column=str(kind.column),
        )
    return root


def _figures(root: etree._Element, item: Figures) -> None:
    element = _add(
        root,
        "audit",
        **{
            "document": item.document,
            "source-words": str(item.source),
            "available": str(item.available),
            "hidden": str(sum(item.hidden.values())),
            "unhandled": str(sum(found.count for found in item.unhandled)),
            "states": str(item.states.count),
            "unclean": str(len(item.states.faulty)),
        },
    )
    outputs = {"html": item.html, "text": item.text, "pdf": item.pdf}
    for name, output in outputs.items():
        if output:
            element.set(f"{name}-words", str(output.words))
    made = [output for output in outputs.values() if output]
    element.set("lost", str(sum(output.lost for output in made)))
    element.set("garbled", str(sum(output.garbled for output in made)))
    element.set("moved", str(sum(output.moved for output in made)))


def redirect_context(address: str) -> etree._Element:
    """Return the source of a page that leads on to another."""
    root = _root("redirect")
    root.set("to", address)
    return root


def serialise(element: etree._Element) -> str:
    """Return XML text for the stylesheets."""
    return str(etree.tostring(element, encoding="unicode", with_tail=False))


def _document(parent: etree._Element, document: Document, *, abstract: bool) -> None:
    survey, metadata = document.survey, document.survey.metadata
    element = _add(
        parent,
        "document",
        id=document.id,
        source=document.file,
        date=metadata.date.sort if metadata.date else "",
        lang=metadata.language,
        status=metadata.status,
        changed=metadata.changed,
        invalid=_flag(document.invalid),
        tei=layout.tei(document.file),
        pdf=layout.pdf(document.id),
        text=layout.text(document.id),
        cite=layout.cite(document.id),
        words=str(survey.words),
    )
    _add(element, "title", _title(document))
    _add_filled(element, "subtitle", metadata.subtitle)
    if metadata.date:
        _date(element, metadata.date)
    for author in metadata.authors:
        _add(element, "author", author.name, pointer=author.pointer)
    for editor in metadata.editors:
        _add(element, "editor", editor.name, role=editor.role)
    for funder in metadata.funders:
        _add(element, "funder", funder.name, pointer=funder.pointer)
    _add_filled(element, "publisher", metadata.publisher)
    _add_filled(element, "citation", metadata.citation)
    _add_filled(element, "repository", metadata.repository)
    _add_filled(element, "shelfmark", metadata.shelfmark)
    if abstract:
        _add_filled(element, "abstract", metadata.abstract)
    for keyword in metadata.keywords:
        _add(element, "keyword", keyword)
    for part in survey.parts:
        _add(element, "part", part.title, id=part.id)


def _within(parent: etree._Element, document: Document, volume: Document) -> None:
    """Add the volume that a document was taken out of, and the divisions around it."""
    _add(parent, "within", _title(volume), document=volume.id)
    for chapter in volume.survey.units.get(document.id, ()):
        part = volume.survey.anchors.get(chapter.id, "")
        _add(parent, "within", chapter.title, document=volume.id, part=part, fragment=chapter.id)


def _entity(parent: etree._Element, entity: Entity, mentions: Sequence[Mentions]) -> None:
    element = _add(
        parent,
        "entity",
        id=entity.id,
        kind=entity.kind,
        sort=entity.sort,
        mentions=str(sum(len(marked) for item in mentions for _, marked in item.passages)),
        documents=str(len(mentions)),
    )
    _add(element, "name", entity.name)
    _add_filled(element, "gloss", entity.gloss)


def _targets(root: etree._Element, targets: Mapping[str, Target]) -> None:
    for pointer, target in sorted(targets.items()):
        element = _add(
            root,
            "target",
            pointer=pointer,
            kind=target.kind,
            id=target.id,
            document=target.document,
            part=target.part,
            fragment=target.fragment,
            of=target.of,
        )
        _add_filled(element, "name", target.name)
        _add_filled(element, "gloss", target.gloss)


def _passage(parent: etree._Element, passage: Passage, marked: frozenset[int]) -> etree._Element:
    element = _add(parent, "passage", part=passage.part, fragment=passage.fragment)
    last: etree._Element | None = None
    for number, run in enumerate(passage.runs):
        if number in marked:
            last = _add(element, "mention", run.text)
        elif last is None:
            element.text = (element.text or "") + run.text
        else:
            last.tail = (last.tail or "") + run.text
    return element


def _date(parent: etree._Element, date: Date) -> None:
    _add(
        parent,
        "date",
        date.text,
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


def _mark(value: bool) -> str:
    return "true" if value else ""


def _flag(value: bool) -> str:
    return "true" if value else "false"


def _root(name: str) -> etree._Element:
    return etree.Element(f"{_C}{name}", nsmap={"c": "urn:edition:context"})


def _set(element: etree._Element, attributes: Mapping[str, str]) -> None:
    for name, value in attributes.items():
        if value:
            element.set(name, value)


def _add(parent: etree._Element, name: str, text: str = "", /, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{_C}{name}")
    _set(element, attributes)
    if text:
        element.text = text
    return element


def _add_filled(parent: etree._Element, name: str, text: str, /, **attributes: str) -> None:
    if text:
        _add(parent, name, text, **attributes)
