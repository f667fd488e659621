"""A style of citing (CSL 1.0.2), reduced to what can occur.

A style knows what to do for patents, maps and broadcasts; of documents of an edition only so much
can be known. What is asked for and never there is taken out of a style once, and each document
is cited in a fraction of the time, with the same words.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from lxml import etree

CS = "{http://purl.org/net/xbiblio/csl}"
_TESTS = ("type", "variable", "is-numeric", "is-uncertain-date", "locator", "position")
_RENDERING = frozenset(
    f"{CS}{name}" for name in "text date number names label group choose".split()
)
_COUNTED = frozenset({"citation-number", "year-suffix", "first-reference-note-number"})
"""Variables that are made while citing."""


@dataclass(frozen=True, slots=True)
class Known:
    """What can be known of an item: its types, the variables it may have, kinds of locators.

    Dates are said as if they were certain.
    """

    types: frozenset[str]
    variables: frozenset[str]
    locators: frozenset[str] = field(default_factory=frozenset)

    def may_be(self, test: str, value: str) -> bool:
        """Tell whether a condition of a style may ever be met; an item is cited once."""
        if test == "type":
            return value in self.types
        if test == "locator":
            return value in self.locators
        if test == "position":
            return value == "first"
        if test == "is-uncertain-date":
            return False
        return value in self.variables


def written(style: etree._Element) -> bytes:
    """Return a style as a file has it."""
    return bytes(etree.tostring(style, encoding="utf-8"))


def spell_out(style: etree._Element) -> None:
    """Say of each name of a style, in place, whether it has initials.

    The library takes the initials also where a style says that it does not.
    """
    around = [style, *style.iterfind(f"{CS}citation"), *style.iterfind(f"{CS}bibliography")]
    marks = [element.attrib.pop("initialize-with", None) for element in around]
    mark = next((item for item in reversed(marks) if item is not None), None)
    for name in style.iter(f"{CS}name"):
        if name.get("initialize", style.get("initialize", "true")) == "false":
            name.attrib.pop("initialize-with", None)
        elif mark is not None and "initialize-with" not in name.attrib:
            name.set("initialize-with", mark)


def reduce(style: etree._Element, known: Known) -> None:
    """Take out of a style what an item of which this is ``known`` never needs, in place."""
    for sort in list(style.iter(f"{CS}sort")):
        _remove(sort)
    # A group with nothing of an item in it is shown; one whose variables are not there is not.
    # Of several with one name it is the first.
    macros = {macro.get("name", ""): macro for macro in reversed(style.findall(f"{CS}macro"))}
    telling = {group for group in style.iter(f"{CS}group") if _tells(group, macros)}
    for choose in list(style.iter(f"{CS}choose")):
        _decide(choose, known)
    # What becomes empty is taken out in its turn.
    while sum(_drop(element, macros, known, telling) for element in _rendering(style)):
        pass
    while unused := _unused(style):
        for macro in unused:
            _remove(macro)


def _rendering(style: etree._Element) -> list[etree._Element]:
    return [element for element in style.iter(*_RENDERING) if not _is_of_locale(element)]


def _is_of_locale(element: etree._Element) -> bool:
    return next(element.iterancestors(f"{CS}locale"), None) is not None


def _decide(choose: etree._Element, known: Known) -> None:
    """Take out the branches of a choice that are never taken."""
    for branch in list(choose.iterchildren(etree.Element)):
        if branch.tag == f"{CS}else" or branch.getparent() is None:
            continue
        met = [
            [value for value in branch.get(test, "").split() if known.may_be(test, value)]
            for test in _TESTS
            if test in branch.attrib
        ]
        if not met:
            continue
        asked = [len(branch.get(test, "").split()) for test in _TESTS if test in branch.attrib]
        match = branch.get("match", "all")
        is_never = (match == "all" and [len(values) for values in met] != asked) or (
            match == "any" and not any(met)
        )
        if is_never:
            choose.remove(branch)
        elif match == "none" and not any(met):
            # It is always taken, and what follows never.
            for other in list(branch.itersiblings()):
                choose.remove(other)
    first = next(choose.iterchildren(etree.Element), None)
    if first is not None and first.tag != f"{CS}if":
        # A choice begins with a condition: one that nothing fails.
        is_last = first.tag == f"{CS}else"
        first.tag = f"{CS}if"
        if is_last:
            first.attrib.update({"type": "nothing", "match": "none"})


def _drop(
    element: etree._Element,
    macros: Mapping[str, etree._Element],
    known: Known,
    telling: Collection[etree._Element],
) -> bool:
    """Take an element out if it never shows anything; tell whether it was taken out."""
    if element.getroottree().getroot().tag != f"{CS}style":
        return False
    name = element.tag.removeprefix(CS)
    variables = element.get("variable", "").split()
    there = [value for value in variables if value in known.variables or value in _COUNTED]
    if name in {"text", "number", "date", "label"} and variables and not there:
        is_idle = name != "label" or variables != ["locator"] or not known.locators
    elif name == "text" and "macro" in element.attrib:
        macro = macros.get(element.get("macro", ""))
        is_idle = macro is not None and len(macro) == 0
    elif name == "names" and variables and not there:
        substitute = element.find(f"{CS}substitute")
        is_idle = substitute is None or len(substitute) == 0
    elif name == "group":
        is_idle = len(element) == 0 or (element in telling and not _tells(element, macros))
    elif name == "choose":
        is_idle = len(element) == 0 or all(len(branch) == 0 for branch in element)
    else:
        is_idle = False
    if is_idle:
        _remove(element)
    return is_idle


def _tells(element: etree._Element, macros: Mapping[str, etree._Element]) -> bool:
    """Tell whether something of an item stands in an element, or in a macro that it names."""
    for found in element.iter(*_RENDERING):
        name = found.tag.removeprefix(CS)
        if name in {"date", "names", "number"} or (name == "text" and "variable" in found.attrib):
            return True
        if name == "label" and found.get("variable") == "locator":
            return True
        if name == "text" and "macro" in found.attrib:
            macro = macros.get(found.get("macro", ""))
            if macro is not None and _tells(macro, macros):
                return True
    return False


def _unused(style: etree._Element) -> list[etree._Element]:
    used = {element.get("macro") for element in style.iter(f"{CS}text")}
    return [macro for macro in style.iterfind(f"{CS}macro") if macro.get("name") not in used]


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
