"""Whether a page is harmless: all its elements, attributes and addresses are of a list.

The list is what the stylesheets are known to make. It shares nothing with them, and reads the tags
as they are written, as ``nesting`` does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

ELEMENTS = frozenset(
    "a abbr article aside audio b bdi bdo blockquote body br button caption cite code col colgroup"
    " data dd del details dfn div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6"
    " head header hr html i img input ins kbd label legend li link main mark meta nav noscript ol"
    " optgroup option output p picture pre q rp rt ruby s samp script search section select small"
    " source span strong sub summary sup table tbody td tfoot th thead time title tr u ul var video"
    " wbr".split()
)
DRAWING = frozenset(
    "svg g path rect circle ellipse line polyline polygon text tspan defs clippath title".split()
)
FORMULA = re.compile(r"m[a-z]+|math|semantics|annotation|annotation-xml|none")
ATTRIBUTES = frozenset(
    "abbr alt checked class cols colspan content controls charset datetime defer dir disabled"
    " download for height hidden hreflang href http-equiv id integrity lang loading max media"
    " method min name open placeholder popover popovertarget popovertargetaction property preload"
    " readonly rel reversed role rows rowspan scope selected span spellcheck src start summary"
    " tabindex title translate type value width xmlns"
    # drawings and formulae
    " d x y x1 y1 x2 y2 cx cy r rx ry dx dy viewbox points transform fill stroke stroke-width"
    " stroke-dasharray stroke-linecap stroke-linejoin opacity fill-opacity stroke-opacity fill-rule"
    " font-size font-style font-weight text-anchor dominant-baseline preserveaspectratio rotate"
    " textlength display mathvariant stretchy fence columnalign columnspan linethickness accent"
    " accentunder close separators".split()
)
"""Attributes beside those of ``data-`` and ``aria-``."""
LEADING = frozenset({"href", "src", "action", "cite", "poster", "data", "formaction", "srcset"})
SCHEMES = frozenset({"http", "https", "mailto", "ftp"})
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_IGNORED = re.compile("[\t\n\r]")
_OURS = re.compile(r"(\.\./)*(assets|pagefind)/[\w.-]+\.js")
_MACHINE_READ = frozenset({"application/ld+json"})


def faults(page: str) -> list[str]:
    """Return what of a page might do harm, each kind once."""
    reading = _Reading()
    reading.feed(page)
    reading.close()
    twice = (f"The id '{name}' occurs twice." for name, n in reading.ids.items() if n > 1)
    return list(dict.fromkeys([*reading.found, *twice]))


class _Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self._script: Mapping[str, str | None] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.extend(self._wrong(tag, attrs))
        self._script = dict(attrs) if tag == "script" else None

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.extend(self._wrong(tag, attrs))

    def handle_endtag(self, _tag: str) -> None:
        self._script = None

    def handle_data(self, data: str) -> None:
        script = self._script
        if script is not None and data.strip() and script.get("type") not in _MACHINE_READ:
            self.found.append("A script stands within the page.")

    def handle_comment(self, _data: str) -> None:
        self.found.append("A comment stands on the page.")

    def handle_pi(self, _data: str) -> None:
        self.found.append("A processing instruction stands on the page.")

    def unknown_decl(self, _data: str) -> None:
        self.found.append("A declaration stands on the page.")

    def _wrong(self, tag: str, attrs: list[tuple[str, str | None]]) -> Iterator[str]:
        if tag not in ELEMENTS | DRAWING and not FORMULA.fullmatch(tag):
            yield f"The element {tag} is not of the list."
        names = [name for name, _ in attrs]
        if len(set(names)) < len(names):
            yield f"An attribute of {tag} stands there twice."
        for name, value in attrs:
            if name == "id":
                self.ids[value or ""] += 1
                if not value or re.search(r"[\s]", value):
                    yield f"An id of {tag} is no name."
            if name not in ATTRIBUTES and not name.startswith(("data-", "aria-")):
                yield f"The attribute {name} of {tag} is not of the list."
            if name in LEADING:
                self.links.append(value or "")
                yield from address(tag, name, value or "")
        given = dict(attrs)
        is_ours = _OURS.fullmatch(given.get("src") or "") or given.get("type") in _MACHINE_READ
        if tag == "script" and not is_ours:
            yield "A script is none of the edition's own."


def address(tag: str, name: str, value: str) -> Iterator[str]:
    """Yield what is wrong with the address of an attribute, read as browsers read it."""
    read = _IGNORED.sub("", value).strip("".join(map(chr, range(33))))
    scheme = _SCHEME.match(read)
    if read.startswith(("//", "\\", "/\\", "/")):
        yield f"The {name} of {tag} leads out of the site: {value[:60]}"
    elif scheme and scheme.group(1).lower() not in SCHEMES:
        yield f"The {name} of {tag} has the scheme {scheme.group(1)}."
    elif scheme and not (
        name in {"cite", "link"} or (name == "href" and tag in {"a", "area", "link"})
    ):
        yield f"The {name} of {tag} fetches from elsewhere: {value[:60]}"


def links(page: str) -> list[str]:
    """Return the addresses on a page."""
    reading = _Reading()
    reading.feed(page)
    reading.close()
    return list(dict.fromkeys(reading.links))


def identifiers(page: str) -> frozenset[str]:
    """Return the ids of a page."""
    reading = _Reading()
    reading.feed(page)
    reading.close()
    return frozenset(reading.ids)
