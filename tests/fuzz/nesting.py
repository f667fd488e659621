"""How elements of HTML may stand in each other, as far as a reader's browser minds.

The tags are taken as they are written: no parser has put the tree in order before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
FLOW = frozenset(
    "address article aside blockquote details dialog div dl fieldset figure footer form h1 h2 h3 h4"
    " h5 h6 header hr main nav ol p pre search section table ul".split()
)
"""Elements that no element of phrases may hold."""
PHRASING = frozenset(
    "p h1 h2 h3 h4 h5 h6 pre span a abbr b bdi bdo button cite code data dfn em i kbd label mark"
    " output q s samp small strong sub sup time u var ruby rt rp summary legend".split()
)
"""Elements that hold phrases only (``a`` holds what its parent may hold; here always phrases)."""
TRANSPARENT = frozenset("ins del a map noscript object video audio".split())
HOLDS: Mapping[str, frozenset[str]] = {
    "ul": frozenset({"li"}),
    "ol": frozenset({"li"}),
    "dl": frozenset({"dt", "dd", "div"}),
    "table": frozenset({"caption", "colgroup", "thead", "tbody", "tfoot", "tr"}),
    "thead": frozenset({"tr"}),
    "tbody": frozenset({"tr"}),
    "tfoot": frozenset({"tr"}),
    "tr": frozenset({"td", "th"}),
}
STANDS_IN: Mapping[str, frozenset[str]] = {
    "li": frozenset({"ul", "ol", "menu"}),
    "dt": frozenset({"dl", "div"}),
    "dd": frozenset({"dl", "div"}),
    "tr": frozenset({"table", "thead", "tbody", "tfoot"}),
    "td": frozenset({"tr"}),
    "th": frozenset({"tr"}),
    "caption": frozenset({"table"}),
    "figcaption": frozenset({"figure"}),
    "summary": frozenset({"details"}),
    "rt": frozenset({"ruby"}),
    "rp": frozenset({"ruby"}),
}
INTERACTIVE = frozenset("a button details input select textarea label".split())
EVERYWHERE = frozenset({"script", "template"})


class _Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.extend(self._wrong(tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.extend(self._wrong(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open[-1] != tag:
            self.found.append(f"The tag </{tag}> closes nothing.")
        elif self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open and self.open[-1] in HOLDS:
            self.found.append(f"Words stand directly in {self.open[-1]}.")

    def _wrong(self, tag: str, attributes: Mapping[str, str | None]) -> Iterator[str]:
        if "math" in self.open or "svg" in self.open or not self.open:
            return
        parent = self.open[-1]
        held = HOLDS.get(parent)
        if held and tag not in held | EVERYWHERE:
            yield f"{tag} stands in {parent}."
        if tag in STANDS_IN and parent not in STANDS_IN[tag]:
            yield f"{tag} stands in {parent}."
        around = next((name for name in reversed(self.open) if name not in TRANSPARENT), "")
        if tag in FLOW and around in PHRASING and not (around == "summary" and tag[0] == "h"):
            yield f"{tag} stands in {around}."
        if tag in INTERACTIVE and not (tag == "a" and "href" not in attributes):
            outer = [n for n in self.open if n in {"a", "button"} or (n == tag == "label")]
            if outer:
                yield f"{tag} stands in {outer[-1]}."


def faults(page: str) -> list[str]:
    """Return what stands where it may not, each kind once."""
    reading = _Reading()
    reading.feed(page)
    reading.close()
    return list(dict.fromkeys([*reading.found, *(f"{t} is not closed." for t in reading.open)]))
