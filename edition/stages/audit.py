"""Audit: hold the words of each source against its outputs, crawl all links, count ids.

The words of a page are those of its ``article[@data-text]`` that the edition did not add; the
flows of the source come from ``edition.flows``, which shares nothing with the stylesheets.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote, urlsplit

from lxml import etree

from edition.comparison import Comparison, Run, Spot, compare
from edition.diagnostics import Place, Remark
from edition.engines.lxml import parse_page
from edition.figures import Figures, Output, Unhandled
from edition.flows import TEI, Flow, Source
from edition.stamps import places
from edition.states import ALWAYS, Condition
from edition.words import CLOSE, OPEN, unbracketed, words

_INLINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em i ins kbd mark q rp rt ruby s samp small span"
    " strong sub sup time u var wbr".split()
)
"""HTML elements that do not part the words on their two sides."""

_UNREACHABLE = re.compile(r"(display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_SILENT = frozenset({"script", "style", "template", "noscript", "title"})
"""HTML elements whose content nobody reads on a page."""

_ON_DEMAND = frozenset({"data-alternative", "popover"})
"""Attributes of what a reader sees after a switch, or beside another reading."""

_SIGNED = frozenset("sic orig abbr am corr reg expan ex seg unclear choice".split())
"""Alternatives whose signs say what they are: where one alone is read, they have no place."""

_DEMANDED_ROLES = frozenset({"doc-endnotes", "doc-endnote", "doc-footnote"})

_NOTE = re.compile(r"^(\[\^[^\]\s]*\])", re.MULTILINE)
"""The mark of a note in plain text, before the note; the same calls it."""

_SIGN = re.compile("\\[\u2060…\u2060\\]|\u2060[^\\w\u2060]+\u2060|[\\[(⟦“]\u2060|\u2060[\\])⟧”]")
"""A sign of the edition within a word of plain text: word joiners tie it to the word, on both of
its sides, or on the one where a letter stands."""

_SHOWN = 12
"""How many of the words that are missing a finding names."""

_TELLING = ("type", "subtype", "unit")
"""Attributes whose values tell what kind of an element is met that no rule handles."""


@dataclass(frozen=True, slots=True)
class Page:
    """What the audit needs of a page: its ids, links and words.

    ``available`` of the ``words`` of its text are not in sight; ``beside`` are all other words.
    """

    path: str
    ids: frozenset[str]
    repeated: tuple[str, ...]
    links: tuple[str, ...]
    words: tuple[str, ...]
    available: int = 0
    beside: tuple[str, ...] = ()
    pieces: tuple[tuple[Condition, str], ...] = ()
    """The text of the page, and in which reading states each piece of it is read."""
    witnesses: tuple[tuple[str, str], ...] = ()
    """The witnesses whose text it offers, and what it calls these states."""


@dataclass(frozen=True, slots=True)
class Outputs:
    """The words of a document as they were read back; of the PDF the text (None: not made)."""

    html: tuple[str, ...]
    available: int
    beside: tuple[str, ...]
    text: tuple[str, ...]
    pdf: str | None


def read_page(path: str, data: bytes) -> Page:
    """Read back a page of the site."""
    root = parse_page(data)
    ids = [element.get("id", "") for element in root.iter(etree.Element) if element.get("id")]
    links = [
        value
        for element in root.iter(etree.Element)
        for name in ("href", "src", "cite", "poster")
        if (value := element.get(name))
    ]
    text, beside, states = _Reading(), _Reading(), _States()
    for article in root.iter("article"):
        if article.get("data-text") is not None:
            text.read(article)
            states.read(article)
    if text.pieces:
        beside.read(root, but="article")
    return Page(
        path=path,
        ids=frozenset(ids),
        repeated=tuple(sorted(value for value, count in Counter(ids).items() if count > 1)),
        links=tuple(dict.fromkeys(links)),
        words=tuple(words("".join(text.pieces))),
        available=len(words("".join(text.on_demand))),
        beside=tuple(words("".join(beside.pieces))),
        pieces=states.conditional,
        witnesses=tuple(
            (option.get("data-witness", ""), option.get("value", ""))
            for option in root.iter("option")
            if option.get("data-witness")
        ),
    )


def read_plain(text: str) -> tuple[str, ...]:
    """Return the words of a plain text, without the marks of its notes and the edition's signs."""
    marks = set(_NOTE.findall(text))
    called = "|".join(re.escape(mark) for mark in sorted(marks))
    return tuple(words(_SIGN.sub("", re.sub(called, "", text) if marks else text)))


def judge(
    document: str, source: Source, outputs: Outputs, *, apart: Callable[[], Source]
) -> tuple[Figures, list[Remark]]:
    """Hold the flows of a document against the words of its outputs.

    ``apart`` gives the other way to read the source (``flows.read``); it is asked only if the
    first does not fit.
    """
    html = _agreed(_in_exact(source, outputs.html, apart))
    text = _agreed(_in_exact(source, outputs.text, apart))
    remarks = [
        *_remarks(source.flows, html, "the HTML page"),
        *_remarks(source.flows, text, "the plain text"),
        *_unpublished(source.header, outputs.beside),
    ]
    pdf: Output | None = None
    if outputs.pdf is not None:
        printed = _agreed(_in_print(source, outputs.pdf, apart))
        pdf = _figures(words(outputs.pdf), printed)
        remarks += _remarks(source.flows, printed, "the PDF")
    figures = Figures(
        document=document,
        source=sum(len(flow.words) for flow in source.flows),
        hidden=source.hidden,
        available=outputs.available,
        html=_figures(outputs.html, html),
        text=_figures(outputs.text, text),
        pdf=pdf,
    )
    return figures, remarks


def _agreed(readings: Iterator[Comparison]) -> Comparison:
    """Return the first reading that finds all words, or what is at fault by all of them."""
    first = next(readings)
    concerned = _concerned(first)
    for reading in (first, *readings) if concerned else ():
        if not reading.lost and not reading.garbled:
            return reading
        concerned &= _concerned(reading)
    return replace(
        first,
        lost=tuple(found for found in first.lost if found[0] in concerned),
        garbled=tuple(found for found in first.garbled if concerned.intersection(found[0].source)),
    )


def _concerned(reading: Comparison) -> set[str]:
    """Return the words of the source that are lost or garbled."""
    garbled = {word for item, _ in reading.garbled for word in item.source}
    return garbled | {word for word, _ in reading.lost}


def _in_exact(
    source: Source, output: Sequence[str], apart: Callable[[], Source]
) -> Iterator[Comparison]:
    """Yield the ways to compare an output that marks what it adds."""
    for number in range(2):
        flows = (apart() if number else source).flows
        yield compare([Run(flow.words, flow.whole) for flow in flows], output, is_exact=True)


def _in_print(source: Source, text: str, apart: Callable[[], Source]) -> Iterator[Comparison]:
    """Yield the ways to compare a PDF: it does not tell whose the brackets within words are."""
    for number in range(2):
        flows = (apart() if number else source).flows
        yield compare([Run(flow.words) for flow in flows], words(text), is_exact=False)
        bare = [Run(flow.unbracketed) for flow in flows]
        yield compare(bare, words(unbracketed(text)), is_exact=False)


def in_volume(printed: Mapping[str, str], volume: str) -> Iterator[tuple[str, str]]:
    """Yield each document that does not stand in the volume word for word as in its own PDF.

    ``printed`` are the texts of the PDFs, by document, in the order of the volume. With the
    document comes its first word that is missing or out of place.
    """
    there = words(volume)
    joined = " ".join(("", *there, ""))
    places: dict[str, list[int]] = {}
    position = 0
    for document, text in printed.items():
        here = words(text)
        run = " ".join(("", *here, ""))
        found = joined.find(run, position) if here else position
        if found < 0:
            if not places:
                for place, word in enumerate(there):
                    places.setdefault(word, []).append(place)
            yield document, _first_that_differs(here, there, places.get(here[0], ()))
        else:
            position = found + len(run) - 1


def _first_that_differs(here: Sequence[str], there: Sequence[str], starts: Iterable[int]) -> str:
    """Return the word after the longest beginning of a text that stands in another.

    ``starts`` are the places where its first word stands there.
    """
    longest = 0
    for start in starts:
        same = 1
        while here[same : same + 1] == there[start + same : start + same + 1] != []:
            same += 1
        longest = max(longest, same)
    return here[min(longest, len(here) - 1)]


def unhandled(
    root: etree._Element, remarks: Iterable[Remark], distinctions: Iterable[Unhandled] = ()
) -> tuple[Unhandled, ...]:
    """Return what no rule of the stylesheets handles, by what tells it apart, with counts.

    The stylesheets remark on the first element of each name (``ED501``); the ``distinctions`` that
    no page shows they have counted.
    """
    wanted = {remark.place for remark in remarks if remark.code == "ED501"}
    elements = _elements(root, wanted) if wanted else ()
    without_rule = {item.element for item in elements}
    found = [*elements, *(item for item in distinctions if item.element not in without_rule)]
    return tuple(sorted(found, key=lambda item: (-item.count, item.pattern)))


def _elements(root: etree._Element, wanted: Collection[Place]) -> Iterable[Unhandled]:
    """Return the kinds of those elements that occur at some of the ``wanted`` places."""
    stamped = list(places(root))
    tags = {element.tag for element, place in stamped if place in wanted}
    counts: dict[str, Unhandled] = {}
    for element, place in stamped:
        if element.tag in tags:
            pattern = _pattern(element)
            known = counts.get(pattern, Unhandled(pattern, 0, place.file, place.ordinal))
            counts[pattern] = replace(known, count=known.count + 1)
    return counts.values()


def told(remarks: Iterable[Remark], found: Iterable[Unhandled]) -> list[Remark]:
    """Return the remarks with one for each kind of what no rule handles, where it is first met."""
    kinds = [
        Remark(item.code, Place(item.file, item.ordinal, item.attribute), _sentence(item))
        for item in found
    ]
    return [*(remark for remark in remarks if remark.code != "ED501"), *kinds]


def _sentence(item: Unhandled) -> str:
    often = "once" if item.count == 1 else f"{item.count} times"
    if item.attribute:
        return (
            f"No page shows what {item.pattern} says, which occurs {often} in this document; "
            "its content is shown as any other."
        )
    return (
        f"No rule of the stylesheets handles {item.pattern}, which occurs {often} in this "
        "document; its content is shown as it stands."
    )


def _pattern(element: etree._Element) -> str:
    name = str(element.tag).removeprefix(TEI)
    told = "".join(
        f"[@{attribute}='{element.get(attribute)}']"
        for attribute in _TELLING
        if element.get(attribute)
    )
    return f"{name}{told}"


def crawl(pages: Mapping[str, Page], files: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each link within the site that leads nowhere: the page, and the link as it stands."""
    present = set(files)
    for path in sorted(pages):
        for link in pages[path].links:
            split = urlsplit(link)
            if split.scheme or split.netloc:
                continue
            folder = posixpath.dirname(path)
            target = (
                posixpath.normpath(posixpath.join(folder, unquote(split.path)))
                if split.path
                else path
            )
            fragment = unquote(split.fragment)
            if target not in present or (
                fragment and target in pages and fragment not in pages[target].ids
            ):
                yield path, link


def _figures(output: Sequence[str], found: Comparison) -> Output:
    return Output(
        words=len(output),
        lost=len(found.lost),
        garbled=len(found.garbled),
        moved=len(found.misplaced),
        added=found.added,
    )


def _remarks(flows: Sequence[Flow], found: Comparison, output: str) -> Iterator[Remark]:
    if found.lost:
        yield _lost(flows, found.lost, output)
    if found.garbled:
        item, spot = found.garbled[0]
        source, made = " ".join(item.source), " ".join(item.output)
        message = f"The words '{source}' run together as '{made}' in {output}"
        if len(item.source) == 1:
            message = f"The word '{source}' falls apart as '{made}' in {output}"
        more = len(found.garbled) - 1
        message += f", and {more} more {'does' if more == 1 else 'do'}." if more else "."
        yield Remark("ED605", _place(flows, spot), message)
    for word, spot in found.misplaced[:1]:
        message = f"The word '{word}' stands in another order in {output}."
        yield Remark("ED604", _place(flows, spot), message)


def _unpublished(header: Sequence[Flow], beside: Sequence[str]) -> Iterator[Remark]:
    found = compare([Run(flow.words, flow.whole) for flow in header], beside, is_exact=False)
    if found.lost:
        yield _lost(header, found.lost, "the HTML page")


def _lost(flows: Sequence[Flow], lost: Sequence[tuple[str, Spot]], output: str) -> Remark:
    first = _place(flows, lost[0][1])
    names = ", ".join(f"'{word}'" for word, _ in lost[:_SHOWN])
    more = f" and {len(lost) - _SHOWN} more" if len(lost) > _SHOWN else ""
    message = f"{len(lost)} words of the source are missing in {output}: {names}{more}."
    if len(lost) == 1:
        message = f"A word of the source is missing in {output}: {names}."
    return Remark("ED601", first, message)


def _place(flows: Sequence[Flow], spot: Spot) -> Place:
    return flows[spot.flow].place(spot.word)


class _Reading:
    """The text of a part of a page, piece by piece, and what of it is not in sight."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.on_demand: list[str] = []
        self._demanded: list[etree._Element] = []

    def read(self, root: etree._Element, *, but: str = "") -> None:
        """Read an element, without what the edition added or nobody can reach."""
        walk = etree.iterwalk(root, events=("start", "end"))
        skipped: etree._Element | None = None
        for event, element in walk:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "end":
                if element is not skipped:
                    self._end(element, tag)
                if element is not root and element.tail:
                    self._add(element.tail)
            elif tag == but or self._is_skipped(element):
                self._skip(element, tag)
                skipped = element
                walk.skip_subtree()
            else:
                self._start(element, tag)

    def _skip(self, element: etree._Element, tag: str) -> None:
        self._add(_parting(element, tag))

    def _is_skipped(self, element: etree._Element) -> bool:
        return element.get("data-generated") is not None or _is_out_of_reach(element)

    def _start(self, element: etree._Element, tag: str) -> None:
        if _is_on_demand(element, tag):
            self._demanded.append(element)
        if element.get("data-alternative") is not None:
            self._add(OPEN)
        elif tag not in _INLINE:
            self._add(" ")
        if tag == "img":
            self._add(f" {element.get('alt', '')} ")
        if element.text:
            self._add(element.text)

    def _end(self, element: etree._Element, tag: str) -> None:
        if element.get("data-alternative") is not None:
            self._add(CLOSE)
        elif tag not in _INLINE:
            self._add(" ")
        if self._demanded and self._demanded[-1] is element:
            self._demanded.pop()
            self.on_demand.append(" ")

    def _add(self, text: str) -> None:
        self.pieces.append(text)
        if self._demanded:
            self.on_demand.append(text)


class _States(_Reading):
    """The text of a page with the states in which each piece of it is read.

    What stands in the apparatus is none of it; what is hidden until a state has it, is.
    """

    def __init__(self) -> None:
        super().__init__()
        self._runs: list[tuple[Condition, list[str]]] = []
        self._conditions = [ALWAYS]

    def _is_skipped(self, element: etree._Element) -> bool:
        if element.get("data-apparatus") is not None:
            return True
        return element.get("data-only") is None and super()._is_skipped(element)

    def _skip(self, element: etree._Element, tag: str) -> None:
        self._conditions.append(_condition(element).within(self._conditions[-1]))
        parent = element.getparent()
        kind = None if parent is None else parent.get("data-alternative")
        if kind in _SIGNED:
            self._add(f" {''.join(element.itertext())} ")
        else:
            super()._skip(element, tag)
        self._conditions.pop()

    def _start(self, element: etree._Element, tag: str) -> None:
        condition = _condition(element)
        self._conditions.append(condition.within(self._conditions[-1]))
        if tag not in _INLINE:
            self._add(" ")
        if tag == "img":
            self._add(f" {element.get('alt', '')} ")
        if element.text:
            self._add(element.text)

    def _end(self, element: etree._Element, tag: str) -> None:
        del element
        if tag not in _INLINE:
            self._add(" ")
        self._conditions.pop()

    def _add(self, text: str) -> None:
        condition = self._conditions[-1]
        if not self._runs or self._runs[-1][0] is not condition:
            self._runs.append((condition, []))
        self._runs[-1][1].append(text)

    @property
    def conditional(self) -> tuple[tuple[Condition, str], ...]:
        """What has been read, in as few pieces as there may be."""
        return tuple((condition, "".join(texts)) for condition, texts in self._runs)


def _condition(element: etree._Element) -> Condition:
    without, only = element.get("data-not"), element.get("data-only")
    if without is None and only is None:
        return ALWAYS
    return Condition(
        frozenset((without or "").split()), () if only is None else (frozenset(only.split()),)
    )


def _is_on_demand(element: etree._Element, tag: str) -> bool:
    return (
        tag == "details"
        or any(element.get(name) is not None for name in _ON_DEMAND)
        or element.get("role") in _DEMANDED_ROLES
    )


def _is_out_of_reach(element: etree._Element) -> bool:
    return (
        element.tag in _SILENT
        or element.get("hidden", "until-found") != "until-found"
        or _UNREACHABLE.search(element.get("style", "")) is not None
    )


def _parting(element: etree._Element, tag: str) -> str:
    """Return what is left of an element that the edition added: the space it makes, if it does.

    Of code that is shown the tags are added; they part the words of what they enclose.
    """
    if tag not in _INLINE or next(element.iterancestors("pre", "code"), None) is not None:
        return " "
    return " " if any(char.isspace() for char in "".join(element.itertext())) else ""
