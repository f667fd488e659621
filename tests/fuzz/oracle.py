"""A count of words that shares nothing with the build's audit.

It knows less than the audit, and what it says holds for any edition: a word with white space or
the edge of a block on both sides is a word of the output; another is at least a piece of one; and
where each word occurs once, two words that stand in one piece in the output do so in the source,
and are neither alternatives nor the one beside the text of the other.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
WORD = re.compile(r"[^\W_]+")
BREAKS = frozenset("lb pb cb gb milestone".split())
BLOCKS = frozenset(
    "p ab div div1 div2 div3 div4 div5 div6 div7 head list item table row cell lg l sp body front"
    " back text group floatingText titlePage castList listBibl".split()
)
"""Elements of TEI at whose edges a word ends, whatever the encoder's white space."""
ALTERNATIVES = frozenset("choice app subst rdgGrp".split())
ASIDE = frozenset("note noteGrp fw witDetail figDesc listApp standOff facsimile".split())
FLOWING = frozenset(
    "a abbr b bdi bdo cite code data del dfn em i ins kbd mark q rp rt ruby s samp small span"
    " strong sub sup time u var wbr math mi mo mn mtext ms".split()
)
"""Elements of HTML within a line."""
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
UNREAD = frozenset("script style template title noscript".split())
MARK = re.compile(r"\[\^[^\]\s]*\]")
TIED = re.compile("\\[\u2060…\u2060\\]|[\\[(⟦“]\u2060|\u2060[\\])⟧”]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the source, whether it is whole, and the elements it stands in."""

    word: str
    is_whole: bool
    above: tuple[etree._Element, ...]


def page(root: etree._Element, pages: Sequence[str]) -> Iterator[str]:
    """Yield what the pages of a document lack, and what runs together there."""
    readings = [read(text) for text in pages]
    shown = [word for reading in readings for word in words(reading.text)]
    yield from _differences(list(tokens(root)), shown)
    everything = unicodedata.normalize("NFKC", " ".join(item.everything for item in readings))
    for header in root.iterchildren(f"{TEI}teiHeader"):
        for word in words(" ".join(_texts(header))):
            if word not in everything:
                yield f"The word '{word}' of the header is not on the page."


def plain(root: etree._Element, text: str) -> Iterator[str]:
    """Yield what the plain text of a document lacks, and what runs together there."""
    yield from _differences(list(tokens(root)), words(TIED.sub("", MARK.sub("", text))))


def words(text: str) -> list[str]:
    """Return the runs of letters and digits of a text."""
    normal = unicodedata.normalize("NFKC", text)
    return WORD.findall(re.sub("[\u00ad\u200b-\u200d\u2060\ufeff\u0300-\u036f]", "", normal))


def tokens(root: etree._Element) -> Iterator[Token]:
    """Yield the words of a document that each output has to show."""
    pieces = list(_pieces(root))
    for number, (text, above, starts_whole) in enumerate(pieces):
        ends_whole = number + 1 == len(pieces) or pieces[number + 1][2]
        normal = unicodedata.normalize("NFKC", text)
        normal = re.sub("[\u00ad\u200b-\u200d\u2060\ufeff\u0300-\u036f]", "", normal)
        for match in WORD.finditer(normal):
            is_whole = (match.start() > 0 or starts_whole) and (
                match.end() < len(normal) or ends_whole
            )
            yield Token(match.group(), is_whole, above)


def _pieces(root: etree._Element) -> Iterator[tuple[str, tuple[etree._Element, ...], bool]]:
    """Yield each text with what it stands in, and whether a block's edge is before it.

    Space beside a break within a word is no space, so it is taken away.
    """
    found: list[tuple[str, tuple[etree._Element, ...], bool]] = []
    is_edge, goes_on = True, False
    for kind, node, above in _events(root, ()):
        name = _name(node)
        if kind == "text":
            text = above[1]
            if goes_on:
                text = text.lstrip()
            if text:
                found.append((text, above[0], is_edge))
                is_edge = goes_on = False
        elif name in BREAKS and node.get("break") == "no":
            while found and not is_edge and not found[-1][0].rstrip():
                is_edge = found.pop()[2]
            if found and not is_edge:
                found[-1] = (found[-1][0].rstrip(), *found[-1][1:])
            goes_on = True
        elif name in BLOCKS or name in BREAKS:
            is_edge, goes_on = True, goes_on and name not in BLOCKS
    yield from found


def _events(node: etree._Element, above: tuple[etree._Element, ...]) -> Iterator[tuple]:
    if is_hidden(node, above):
        return
    here = (*above, node)
    yield "edge", node, ()
    if node.text:
        yield "text", node, (here, node.text)
    for child in node:
        if isinstance(child.tag, str):
            yield from _events(child, here)
        if child.tail:
            yield "text", node, (here, child.tail)
    yield "end", node, ()


def is_hidden(element: etree._Element, above: Sequence[etree._Element]) -> bool:
    """Tell whether the words of an element are hidden by a rule with a name."""
    name = etree.QName(element).localname
    return (
        (name == "teiHeader" and len(above) == 1)
        or name in {"binaryObject", "index", "script", "style", "fallback"}
        or (name.startswith("annotation") and "Math" in etree.QName(element).namespace)
        or (name == "xenoData" and not any(_name(node) == "standOff" for node in above))
        or (name == "note" and element.get("type") == "internal")
    )


def _texts(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and not is_hidden(child, tuple(child.iterancestors())):
            yield from _texts(child)
        yield child.tail or ""


def _differences(source: Sequence[Token], output: Sequence[str]) -> Iterator[str]:
    there = Counter(output)
    together = " ".join(output)
    # A piece of a word must not take the place of the same letters as a whole word.
    for token in sorted(source, key=lambda token: not token.is_whole):
        if there[token.word]:
            there[token.word] -= 1
        elif token.word not in together:
            yield f"The word '{token.word}' is lost."
        elif token.is_whole:
            yield f"The word '{token.word}' is not whole."
    yield from _run_together(source, output)


def _run_together(source: Sequence[Token], output: Iterable[str]) -> Iterator[str]:
    known = {token.word: token for token in source}
    if len(known) < len(source) or any(not re.fullmatch("q[^q]{3}", word) for word in known):
        return
    for word in output:
        parts = re.findall("q[^q]{3}", word)
        for one, other in itertools.pairwise(parts):
            if one in known and other in known and _are_apart(known[one], known[other]):
                yield f"The words '{one}' and '{other}' run together."


def _are_apart(one: Token, other: Token) -> bool:
    """Tell whether two words are alternatives, or one stands beside the text of the other."""
    depth = 0
    while depth < min(len(one.above), len(other.above)) and (
        one.above[depth] is other.above[depth]
    ):
        depth += 1
    common = one.above[depth - 1] if depth else None
    beside = any(_name(node) in ASIDE for node in (*one.above[depth:], *other.above[depth:]))
    return beside or (common is not None and _name(common) in ALTERNATIVES)


def _name(node: etree._Element) -> str:
    return node.tag.removeprefix(TEI) if node.tag.startswith(TEI) else ""


class read(HTMLParser):  # noqa: N801 - it is called as a function
    """Reads a page: ``text`` are the words of the text, ``everything`` all words."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, str]] = []
        self._pieces: list[list[str]] = [[]]
        self._beside: list[str] = []
        self._all: list[str] = []
        self._generated: list[str] = []
        self.feed(markup)
        self.close()
        self.text = "".join(self._pieces[0]) + " " + " ".join(self._beside)
        self.everything = "".join(self._all)

    def _state(self) -> str:
        return self._open[-1][1] if self._open else "outside"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        state = self._state()
        if state in {"text", "alternative"}:
            if "data-generated" in attributes:
                state = "generated"
                self._generated = []
            elif attributes.get("hidden", "until-found") != "until-found" or tag in UNREAD:
                state = "hidden"
            elif "data-alternative" in attributes:
                state = "alternative"
                self._pieces.append([])
            elif tag not in FLOWING:
                self._pieces[-1].append(" ")
            if tag == "img":
                self._pieces[-1].append(f" {attributes.get('alt') or ''} ")
        elif state == "outside" and tag == "article" and "data-text" in attributes:
            state = "text"
        if tag not in FLOWING:
            self._all.append(" ")
        if tag not in VOID:
            mark = "alternative" if "data-alternative" in attributes else ""
            self._open.append((f"{tag}|{mark}", state))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or not self._open:
            return
        name, state = self._open.pop()
        if tag not in FLOWING:
            self._all.append(" ")
        around = self._state()
        if state == "generated" and around != "generated":
            parts = tag not in FLOWING or re.search(r"\s", "".join(self._generated))
            self._pieces[-1].append(" " if parts or self._in_code() else "")
        elif state == "alternative" and name.endswith("|alternative"):
            self._beside.append("".join(self._pieces.pop()))
        elif state in {"text", "alternative"} and tag not in FLOWING:
            self._pieces[-1].append(" ")

    def _in_code(self) -> bool:
        return any(name.split("|")[0] in {"code", "pre"} for name, _ in self._open)

    def handle_data(self, data: str) -> None:
        self._all.append(data)
        state = self._state()
        if state in {"text", "alternative"}:
            self._pieces[-1].append(data)
        elif state == "generated":
            self._generated.append(data)
