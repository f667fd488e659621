"""Cuts: where the text of a source file holds what is not published.

That is its editors' own: comments, processing instructions, the elements that are withheld, what
points to them, and the folders of a machine that an attribute names. What is cut out is a stretch
of the text, so that all the rest stays as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from edition.characters import declarations
from edition.tokens import superfluous
from edition.whereabouts import whereabouts

Span = tuple[int, int]
"""A stretch of a text: where it begins, and where it ends."""

_TOKEN = re.compile(
    r"""<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|<!DOCTYPE|</[^>]*>"""
    r"""|<[^\s!?/>][^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>""",
    re.DOTALL,
)
"""The markup of a well-formed text; of a document type declaration its beginning."""
_DECLARED = re.compile(r"""<!--.*?-->|<\?.*?\?>|"[^"]*"|'[^']*'""", re.DOTALL)
_WITHIN_VALUE = re.compile(r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>", re.DOTALL)
_DISGUISED = re.compile(r"&\#(?:0*60|x0*3c);\s*[!?]", re.IGNORECASE)
"""The beginning of a comment or an instruction within the value of an entity, by number."""
_ATTRIBUTE = re.compile(r"""\s([^\s=<>"'/]+)\s*=\s*("[^"]*"|'[^']*')""")
_PRESERVED = re.compile(r"""\sxml:space\s*=\s*["'](\w+)""")
_EXAMPLE = re.compile(r"<(?:[^\s:>]+:)?egXML[\s/>]")
_MODEL = re.compile(
    r"""<\?xml-model\s(?:.*\s)?href\s*=\s*(["'])https?://(?![\d.]+[:/])[\w-]+(?:\.[\w-]+)+"""
    r"""(?:/[^\s"'@?]*)?\1""",
    re.DOTALL,
)
"""A schema that anybody can look at, named without the key to a door."""


@dataclass(frozen=True, slots=True)
class Cuts:
    """The stretches to be cut out, in order and apart.

    ``is_exact`` is false where they cannot be told from the text alone, since entities that the
    file declares hold markup themselves.
    """

    spans: tuple[Span, ...]
    is_exact: bool = True

    def of(self, text: str) -> str:
        """Return a text without them."""
        kept, at = [], 0
        for start, end in self.spans:
            kept.append(text[at:start])
            at = end
        return "".join((*kept, text[at:]))


def cuts(
    text: str,
    withheld: Collection[int] = (),
    pointers: Collection[str] = (),
    *,
    parting: Collection[int] = (),
) -> Cuts:
    """Return what is to be cut out of the text of a well-formed file.

    ``withheld`` are elements, by their positions in document order, ``pointers`` what attributes
    of others are not to say. Of elements that are ``parting`` a space is left.
    """
    scan = _Scan(text, frozenset(withheld), frozenset(pointers), frozenset(parting))
    scan.run()
    return Cuts(tuple(_apart(scan.spans)), scan.is_exact)


@dataclass(slots=True)
class _Scan:
    """A walk over the markup of a text.

    A run is what stands between two tags: text, and what is cut out of it. Where it is white space
    but for that, lines are not left empty.
    """

    text: str
    withheld: frozenset[int]
    pointers: frozenset[str] = frozenset()
    parting: frozenset[int] = frozenset()
    spans: list[Span] = field(default_factory=list)
    is_exact: bool = True
    _run: list[Span] = field(default_factory=list)
    _is_blank: bool = True
    _edge: int = 0
    """Where the markup ended that was met last."""
    _kept: list[bool] = field(default_factory=lambda: [False])
    """For each open element, whether the white space in it is to stay."""
    _examples: int = 0
    """How many of the open elements stand in an example, itself included."""

    _count: int = 0
    """How many start tags there were."""
    _depth: int = 0
    _hidden: tuple[int, int, int] | None = None
    """Where the element begins that is withheld, how deep it stands, and which it is."""

    def run(self) -> None:
        """Find all spans."""
        at = 0
        tells = bool(whereabouts(self.text))
        last = len(self.text) if tells or self.pointers else self._last()
        final = max(self.withheld, default=-1)
        while (match := _TOKEN.search(self.text, at)) is not None:
            start, at = match.span()
            if start > last and self._count > final and not self._hidden and not self._run:
                break  # nothing is left to be cut
            sort = self.text[start + 1]
            if sort == "/":
                self._close(start, at)
            elif sort in "!?":
                at = self._pass(start, at)
            else:
                self._open(start, at, tells=tells)
        self._end_run(len(self.text), len(self.text))

    def _last(self) -> int:
        """Return up to where there may be comments, instructions and declarations."""
        return max(map(self.text.rfind, ("<!--", "<?", "<!DOCTYPE")))

    def _open(self, start: int, end: int, *, tells: bool) -> None:
        """Read a start tag; ``tells`` says whether the text has whereabouts."""
        is_empty = self.text[end - 2] == "/"
        if self._hidden is None and self._count in self.withheld:
            if is_empty:
                self._cut_element(start, end, self._count)
            else:
                self._hidden = start, self._depth, self._count
        elif self._hidden is None:
            self._end_run(start, end)
            self._enter(start, end, is_empty=is_empty, tells=tells)
        self._depth += not is_empty
        self._count += 1

    def _enter(self, start: int, end: int, *, is_empty: bool, tells: bool) -> None:
        tag = self.text[start:end]
        is_example = self._examples > 0 or _EXAMPLE.match(tag) is not None
        if tells and not is_example:
            for match in _ATTRIBUTE.finditer(tag):
                if not match[1].startswith("xmlns"):
                    value = start + match.start(2), start + match.end(2)
                    self.spans += whereabouts(self.text, *value)
        if self.pointers:
            self.spans += self._pointing(tag, start)
        if not is_empty:
            said = _PRESERVED.search(tag) if "xml:space" in tag else None
            self._kept.append(said[1] == "preserve" if said else self._kept[-1] or is_example)
            self._examples += is_example

    def _pointing(self, tag: str, start: int) -> Iterator[Span]:
        """Yield what a start tag says that it is not to say; attributes that say nothing else."""
        for match in _ATTRIBUTE.finditer(tag):
            value = match[2][1:-1]
            found = superfluous(value, self.pointers) if match[1] != "xml:id" else []
            if found == [(0, len(value))]:
                yield start + len(tag[: match.start()].rstrip()), start + match.end()
            else:
                first = start + match.start(2) + 1
                yield from ((first + begins, first + ends) for begins, ends in found)

    def _close(self, start: int, end: int) -> None:
        """Read an end tag."""
        self._depth -= 1
        if self._hidden is None:
            self._end_run(start, end)
            self._kept.pop()
            self._examples = max(0, self._examples - 1)
        elif self._hidden[1] == self._depth:
            self._cut_element(self._hidden[0], end, self._hidden[2])
            self._hidden = None

    def _pass(self, start: int, end: int) -> int:
        """Read what is no tag, and return where it ends."""
        if self.text.startswith("<!D", start):
            end = self._declarations(start)
            self._end_run(start, end)
        elif self._hidden is not None:
            pass
        elif self.text.startswith("<![", start):
            self._is_blank = False
        elif self._is_public(start, end):
            self._end_run(start, end)
        else:
            self._cut(start, end)
        return end

    def _is_public(self, start: int, end: int) -> bool:
        """Tell whether an instruction is for everybody, as some are before the first tag."""
        if start == 0 and re.match(r"<\?xml\s", self.text):
            return True
        return self._count == 0 and _MODEL.match(self.text, start, end) is not None

    def _declarations(self, start: int) -> int:
        """Cut a document type declaration, and return where it ends."""
        text = self.text
        _, end = declarations(text, start)
        private: list[Span] = []
        for match in _DECLARED.finditer(text, start, end):
            if match[0][0] == "<":
                private.append(_line(text, *match.span()))
                continue
            private += whereabouts(text, *match.span())
            if "<" in match[0]:
                found = (one.span() for one in _WITHIN_VALUE.finditer(text, *match.span()))
                private += (span for span in found if not text.startswith("<![", span[0]))
                has_elements = "<" in _WITHIN_VALUE.sub("", match[0])
                self.is_exact = self.is_exact and not (has_elements and self.withheld)
            if _DISGUISED.search(match[0]):
                self.is_exact = False
        self.spans += private
        return end

    def _cut_element(self, start: int, end: int, ordinal: int) -> None:
        blank = self.text.find(" ", start, end) if ordinal in self.parting else -1
        if blank >= 0:
            self._cut(start, blank)
            self._cut(blank + 1, end)
        else:
            self._cut(start, end)

    def _cut(self, start: int, end: int) -> None:
        self._is_blank = self._is_blank and _is_blank(self.text, self._edge, start)
        self._run.append((start, end))
        self._edge = end

    def _end_run(self, start: int, end: int) -> None:
        """End a run before the tag that stands at ``start``."""
        if self._run:
            is_blank = self._is_blank and _is_blank(self.text, self._edge, start)
            if is_blank and not self._kept[-1]:
                self.spans += self._in_lines()
            else:
                self.spans += self._run
            self._run = []
        self._is_blank = True
        self._edge = end

    def _in_lines(self) -> Iterator[Span]:
        """Yield the spans of a blank run, with the lines or blanks that go with them."""
        lines: list[list[Span]] = []
        for span in self._run:
            if lines and "\n" not in self.text[lines[-1][-1][1] : span[0]]:
                lines[-1].append(span)
            else:
                lines.append([span])
        for spans in lines:
            whole = spans[0][0], spans[-1][1]
            more = _line(self.text, *whole)
            yield from spans if more == whole else [more]


def _line(text: str, start: int, end: int) -> Span:
    """Return a span with its line, if nothing else stands there, or else with the blanks beside.

    The white space around it has at least one line break left.
    """
    line = text.rfind("\n", 0, start) + 1
    following = text.find("\n", end)
    following = len(text) if following < 0 else following
    begins, ends = _is_blank(text, line, start), _is_blank(text, end, following)
    if begins and ends:
        return line, min(following + 1, len(text))
    if ends:
        return line + len(text[line:start].rstrip(" \t")), end
    if begins:
        return start, following - len(text[end:following].lstrip(" \t"))
    return start, end


def _is_blank(text: str, start: int, end: int) -> bool:
    return not text[start:end].strip(" \t\r\n")


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans in order, those that touch as one."""
    first = last = 0
    for start, end in sorted(spans):
        if start > last:
            if last > first:
                yield first, last
            first = start
        last = max(last, end)
    if last > first:
        yield first, last
