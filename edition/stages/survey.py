"""Survey: what a document is, offers and mentions, as plain values (made by ``survey.xsl``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree

from edition.diagnostics import Place
from edition.digests import digest
from edition.engines.msgspec import encode
from edition.engines.saxonche import Stylesheets, Tree
from edition.model import (
    Act,
    Agent,
    Chapter,
    Class,
    Date,
    EditionFacts,
    Entity,
    Entry,
    Holding,
    Life,
    Metadata,
    OtherForm,
    OtherName,
    Part,
    Passage,
    Pointer,
    Preface,
    Prefix,
    Redacted,
    Redaction,
    References,
    RegisterSurvey,
    Relation,
    Run,
    Survey,
    Topic,
)

_S = "{urn:edition:survey}"
_DATES = frozenset({"when", "notBefore", "notAfter", "from", "to"})


def survey(stylesheets: Stylesheets, document: Tree, *, split: int) -> Survey:
    """Survey a loaded document; one of more than ``split`` words is divided into parts.

    Raises TransformError.
    """
    root = _result(stylesheets, document, "survey")
    words = int(_child(root, "words").get("count", "0"))
    parts = (
        tuple(Part(item.get("id", ""), _text(item)) for item in root.iterfind(f"{_S}part"))
        if words > split
        else ()
    )
    anchors: dict[str, str] = {}
    hidden: set[str] = set()
    for item in root.iterfind(f"{_S}anchor"):
        identifier = item.get("id", "")
        if item.get("hidden"):
            hidden.add(identifier)
        else:
            anchors[identifier] = item.get("part", "") if parts else ""
    redactions = tuple(_redactions(root, anchors))
    return Survey(
        metadata=_metadata(root),
        anchors=anchors,
        hidden_anchors=frozenset(hidden),
        parts=parts,
        pointers=_pointers(root.iterfind(f"{_S}pointer")),
        passages=tuple(_passages(root, anchors)),
        files=_pointers(root.iterfind(f"{_S}file")),
        prefixes=tuple(
            Prefix(item.get("ident", ""), item.get("pattern", ""), item.get("replacement", ""))
            for item in root.iterfind(f"{_S}prefix")
        ),
        words=words,
        entries={
            item.get("id", ""): Entry(
                item.get("kind", ""),
                _text(_child(item, "name")),
                _text(_child(item, "gloss")),
                _text(_child(item, "sort")),
                _life(item),
            )
            for item in root.iterfind(f"{_S}entity")
        },
        acts=tuple(_act(item) for item in root.iterfind(f"{_S}act")),
        topics=tuple(map(_topic, root.iterfind(f"{_S}subject"))),
        holdings=tuple(
            dict.fromkeys(
                Holding(
                    item.get("country", ""),
                    item.get("settlement", ""),
                    item.get("repository", ""),
                    item.get("collection", ""),
                    _text(item),
                )
                for item in root.iterfind(f"{_S}holding")
            )
        ),
        redactions=redactions,
        redacted=_redacted(redactions),
        units={
            item.get("document", ""): tuple(
                Chapter(chapter.get("id", ""), _text(chapter)) for chapter in item
            )
            for item in root.iterfind(f"{_S}unit")
        },
        letters=_other_forms(root, "neighbour"),
        collated=root.find(f"{_S}collated") is not None,
        form=_child(root, "form").get("name", ""),
        other_forms=_other_forms(root, "version"),
    )


def survey_register(stylesheets: Stylesheets, register: Tree) -> RegisterSurvey:
    """Survey a loaded register. Raises TransformError."""
    root = _result(stylesheets, register, "register")
    entities = tuple(
        Entity(
            id=item.get("id", ""),
            kind=item.get("kind", ""),
            name=_text(_child(item, "name")),
            sort=_text(_child(item, "sort")),
            gloss=_text(_child(item, "gloss")),
            place=Place(item.get("file", ""), int(item.get("at", "0"))),
            identifiers=tuple(dict.fromkeys(_text(child) for child in item.iterfind(f"{_S}idno"))),
            life=_life(item),
            references=_references(item),
        )
        for item in root.iterfind(f"{_S}entity")
    )
    return RegisterSurvey(
        entities,
        pointers=_pointers(root.iterfind(f"{_S}pointer")),
        relations=tuple(map(_relation, root.iterfind(f"{_S}relation"))),
        classes=_classes(root),
        prefaces=tuple(
            Preface(item.get("kind", ""), _text(item)) for item in root.iterfind(f"{_S}about")
        ),
    )


def survey_edition(stylesheets: Stylesheets, edition: Tree) -> EditionFacts:
    """Return what ``edition.xml`` says of the edition. Raises TransformError."""
    root = _result(stylesheets, edition, "edition")
    pointers = root.findall(f"{_S}pointer")
    parts: dict[str, tuple[str, ...]] = {}
    for item in pointers:
        if headings := tuple(map(_text, item.iterfind(f"{_S}part"))):
            parts.setdefault(item.get("value", ""), headings)
    return EditionFacts(_metadata(root), _pointers(pointers), _classes(root), parts)


def _result(stylesheets: Stylesheets, document: Tree, mode: str) -> etree._Element:
    result = stylesheets.transform("survey", document, mode=mode)
    return etree.fromstring(result.text, etree.XMLParser(huge_tree=True, resolve_entities=False))


def _metadata(root: etree._Element) -> Metadata:
    header = root.find(f"{_S}metadata")
    if header is None:
        return Metadata(title="")
    licence, date = header.find(f"{_S}licence"), header.find(f"{_S}date")
    return Metadata(
        title=_text(_child(header, "title")),
        subtitle=_text(_child(header, "subtitle")),
        language=header.get("language", ""),
        status=header.get("status", ""),
        changed=header.get("changed", ""),
        date=None if date is None else _date(date, _text(date)),
        authors=_agents(header, "author"),
        editors=_agents(header, "editor"),
        funders=_agents(header, "funder"),
        publisher=_text(_child(header, "publisher")),
        citation=_text(_child(header, "citation")),
        shelfmark=_text(_child(header, "shelfmark")),
        series=_text(_child(header, "series")),
        settlement=_text(_child(header, "settlement")),
        repository=_text(_child(header, "repository")),
        abstract=_text(_child(header, "abstract")),
        licence=_text(licence) if licence is not None else "",
        licence_target=licence.get("target", "") if licence is not None else "",
        keywords=tuple(_text(item) for item in header.iterfind(f"{_S}keyword")),
        types=tuple(_text(item) for item in header.iterfind(f"{_S}type")),
        categories=tuple(map(_topic, header.iterfind(f"{_S}category"))),
    )


def _topic(item: etree._Element) -> Topic:
    pointers = tuple(item.get("pointers", "").split())
    return Topic(
        _names(item),
        pointers,
        item.get("file", ""),
        item.get("scheme", ""),
        item.get("is-code") == "true",
    )


def _names(item: etree._Element) -> tuple[str, ...]:
    return tuple(_text(name) for name in item.iterfind(f"{_S}name"))


def _classes(root: etree._Element) -> tuple[Class, ...]:
    return tuple(
        Class(item.get("id", ""), item.get("file", ""), _names(item))
        for item in root.iterfind(f"{_S}class")
    )


def _redactions(root: etree._Element, anchors: Mapping[str, str]) -> Iterator[Redaction]:
    for item in root.iterfind(f"{_S}redaction"):
        fragment = item.get("fragment", "")
        yield Redaction(
            kind=item.get("kind", ""),
            reason=item.get("reason", ""),
            extent=item.get("extent", ""),
            text=_text(item),
            fragment=fragment if fragment in anchors else "",
            part=anchors.get(fragment, ""),
            count=int(item.get("count", "1")),
        )


def _redacted(redactions: Sequence[Redaction]) -> Redacted:
    if not redactions:
        return Redacted()
    reasons: dict[tuple[str, str], int] = {}
    for item in redactions:
        key = (item.kind, item.reason)
        reasons[key] = reasons.get(key, 0) + item.count
    told = tuple((*key, count) for key, count in sorted(reasons.items()))
    return Redacted(len(redactions), told, digest(encode(redactions)))


def _life(item: etree._Element) -> Life:
    return Life(item.get("start", ""), item.get("end", ""))


def _references(item: etree._Element) -> References:
    names = (
        OtherName(_text(name), name.get("sort", ""), name.get("type", ""))
        for name in item.iterfind(f"{_S}other")
    )
    same, also = (
        tuple(found.get("pointer", "") for found in item.iterfind(f"{_S}{name}"))
        for name in ("same", "also")
    )
    return References(tuple(names), same, also, item.get("within", ""))


def _relation(item: etree._Element) -> Relation:
    date = item.find(f"{_S}date")
    return Relation(
        name=item.get("name", ""),
        place=Place(item.get("file", ""), int(item.get("at", "0"))),
        active=tuple(item.get("active", "").split()),
        passive=tuple(item.get("passive", "").split()),
        mutual=tuple(item.get("mutual", "").split()),
        date=None if date is None else _date(date, ""),
        text=_text(_child(item, "text")),
        within=item.get("within", ""),
    )


def _agents(header: etree._Element, name: str) -> tuple[Agent, ...]:
    return tuple(
        Agent(
            name=_text(item),
            role=item.get("role", ""),
            pointer=item.get("pointer", ""),
            family=item.get("family", ""),
            given=item.get("given", ""),
            particle=item.get("particle", ""),
            suffix=item.get("suffix", ""),
        )
        for item in header.iterfind(f"{_S}{name}")
    )


def _date(element: etree._Element, text: str) -> Date:
    return Date(
        text=text,
        when=element.get("when", ""),
        not_before=element.get("notBefore", ""),
        not_after=element.get("notAfter", ""),
        start=element.get("from", ""),
        end=element.get("to", ""),
    )


def _pointers(elements: Iterable[etree._Element]) -> tuple[Pointer, ...]:
    """Return the distinct pointers of each file, each with the place where it stands first."""
    first: dict[tuple[str, str, str], Place] = {}
    count: dict[tuple[str, str, str], int] = {}
    for item in elements:
        file, name, value = item.get("file", ""), item.get("name", ""), item.get("value", "")
        key = (file, name, value)
        first.setdefault(key, Place(file, int(item.get("at", "0")), name))
        count[key] = count.get(key, 0) + 1
    return tuple(Pointer(key[2], place, count[key]) for key, place in first.items())


def _passages(root: etree._Element, anchors: dict[str, str]) -> Iterator[Passage]:
    for item in root.iterfind(f"{_S}passage"):
        fragment = item.get("fragment", "")
        if fragment not in anchors:
            fragment = ""
        yield Passage(fragment, anchors.get(fragment, ""), tuple(_runs(item)))


def _other_forms(root: etree._Element, name: str) -> tuple[OtherForm, ...]:
    """Return the documents that another names, each once."""
    found = (
        OtherForm(item.get("pointer", ""), item.get("file", ""), item.get("form", ""))
        for item in root.iterfind(f"{_S}{name}")
    )
    return tuple(dict.fromkeys(found))


def _runs(passage: etree._Element) -> Iterator[Run]:
    """Yield the words of a passage as they stand there, and its mentions."""
    if passage.text:
        yield Run(passage.text)
    for item in passage:
        text = " ".join((item.text or "").split())
        pointers = tuple(item.get("pointers", "").split())
        date = _date(item, text) if not _DATES.isdisjoint(item.keys()) else None
        yield Run(text, pointers, item.get("file", ""), date)
        if item.tail:
            yield Run(item.tail)


def _act(element: etree._Element) -> Act:
    date = element.find(f"{_S}date")
    parties, places = (
        tuple(
            Run(_text(item), tuple(item.get("pointers", "").split()), item.get("file", ""))
            for item in element.iterfind(f"{_S}{name}")
        )
        for name in ("party", "place")
    )
    found = None if date is None else _date(date, _text(date))
    return Act(element.get("type", ""), parties, places, found)


def _child(element: etree._Element, name: str) -> etree._Element:
    found = element.find(f"{_S}{name}")
    return found if found is not None else etree.Element("empty")


def _text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())
