"""What is left of a document when something is taken out of it, and what is taken."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from edition.addresses import XML_ID, Published, content, fingerprint
from edition.errors import UsageError
from edition.omission import named
from edition.selection import Selection, anywhere
from edition.stamps import serialise, stamp
from edition.withholding import Withholding, marked, withheld_of

CHANGES = (
    '<revisionDesc><change when="{}" status="{}"/><change when="{}" status="{}"/></revisionDesc>'
)
TEI = "http://www.tei-c.org/ns/1.0"


def document(body: str, header: str = "") -> etree._Element:
    root = etree.fromstring(
        f'<TEI xmlns="{TEI}"><teiHeader>{header}</teiHeader><text><body>{body}</body></text></TEI>'
    )
    stamp(root, "d.xml")
    return root


def left(root: etree._Element, *patterns: str) -> etree._Element:
    """Return what is left of a document when these patterns are withheld."""
    tree = marked(root, Withholding(patterns).selected(root).elements)
    named(tree)
    return tree


@pytest.mark.parametrize(
    ("pattern", "expression"),
    [
        ("note", "//note"),
        (" note[@type='a|b'] ", "//note[@type='a|b']"),
        ("note | seg[p | q]/hi", "//note | //seg[p | q]/hi"),
        ("/TEI/text | //note", "/TEI/text | //note"),
        ("id('x') | *[@n]", "id('x') | //*[@n]"),
        ("descendant::p", "//descendant::p"),
    ],
)
def test_a_pattern_selects_wherever_it_stands(pattern: str, expression: str) -> None:
    root = document("<p xml:id='x'><note n='1'/></p><seg><p/><hi/></seg>").getroottree().getroot()
    assert " ".join(anywhere(pattern).split()) == expression
    Selection(anywhere(pattern)).elements(root)


@pytest.mark.parametrize("pattern", ["note[", "note |", "count(p)", "'x'"])
def test_what_is_no_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(UsageError):
        Selection(anywhere(pattern)).elements(document("<p/>"))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("gar<note n='x'>y</note>den", "garden"),
        ("gar<note n='x'> y </note>den", "garden"),
        ("One<seg n='x'> or more</seg> of", "One of"),
        ("One<seg n='x'> or more </seg>of", "One of"),
        ("One <seg n='x'>or more</seg> of", "One  of"),
        ("the micro<seg n='x'>scope</seg>s", "the micros"),
        ("One<seg n='x'>, or more</seg>.", "One."),
        ("One<seg n='x'> or more </seg>, of", "One, of"),
        ("(<seg n='x'>or more </seg>of", "(of"),
        ("One<list n='x'><item>y</item></list>two", "One two"),
        ("One<seg n='x'>y<lb/>z</seg>two", "One two"),
        ("mo<seg n='x'>y<lb break='no'/>z</seg>re", "more"),
        ("<hi>One</hi><seg n='x'> y</seg>two", "One two"),
        ("<hi>One</hi><seg n='x'> y</seg><hi>two</hi>", "One two"),
        ("One<hi><seg n='x'> y</seg>two</hi>", "One two"),
        ("<hi>One<seg n='x'> y</seg></hi>two", "One two"),
        ("One<seg n='x'> y</seg><note>z</note> two", "Onez two"),
        ("One<seg n='x'> y</seg><list><item>two</item></list>", "Onetwo"),
        ("<seg n='x'>y</seg>two", "two"),
        ("One<seg n='x'>y<seg n='x'>z</seg></seg><seg n='x'> a</seg>", "One"),
    ],
)
def test_no_words_become_one(body: str, text: str) -> None:
    root = left(document(f"<p>{body}</p>"), "*[@n='x']")
    assert "".join(root.itertext()) == text


@pytest.mark.parametrize(
    ("history", "is_withheld"),
    [
        ('<revisionDesc status="embargoed"/>', True),
        ('<revisionDesc status=" Withheld "/>', True),
        ('<revisionDesc status="withdrawn"/>', True),
        ('<revisionDesc status="draft"/>', False),
        ('<revisionDesc status="published"><change status="embargoed"/></revisionDesc>', False),
        ('<revisionDesc><change/><change status="embargoed"/></revisionDesc>', True),
        (CHANGES.format("2025", "draft", "2026", "embargoed"), True),
        (CHANGES.format("2026", "published", "2025", "embargoed"), False),
        (
            '<revisionDesc><listChange><change status="embargoed"/></listChange></revisionDesc>',
            True,
        ),
        ('<fileDesc><availability status="restricted"/></fileDesc>', False),
        ("<fileDesc><bibl status='embargoed'/></fileDesc>", False),
    ],
)
def test_a_status_withholds_a_document(history: str, is_withheld: bool) -> None:
    root = document("<p/>", history)
    tree = marked(root, Withholding().selected(root).elements)
    assert [item.whole for item in withheld_of(tree, ("d.xml",))] == [True] * is_withheld


def test_what_stands_in_a_corpus_is_withheld_by_itself() -> None:
    root = etree.fromstring(
        f'<teiCorpus xmlns="{TEI}"><teiHeader/><TEI xml:id="a"><teiHeader><revisionDesc'
        ' status="embargoed"/></teiHeader><text xml:id="t"/></TEI>'
        "<TEI><teiHeader/></TEI></teiCorpus>"
    )
    stamp(root, "c.xml")
    tree = marked(root, Withholding().selected(root).elements)
    [told] = withheld_of(tree, ("c.xml",))
    assert (sorted(told.ordinals), sorted(told.ids), told.whole) == ([2], ["a", "t"], False)


def test_a_published_id_stays_and_a_new_one_tells_nothing() -> None:
    secret = "a name and much more, so that what is left is hardly like it and not found by that"
    body = f"<p>Some words and <seg n='x'>{secret}</seg> in it.</p>"
    whole = document(body)
    named(whole)
    former = whole.find(f".//{{{TEI}}}p")
    assert former is not None
    before = former.get(XML_ID, "")
    root = document(body)
    tree = marked(root, Withholding(("*[@n='x']",)).selected(root).elements)
    fresh = named(tree)
    [paragraph] = tree.iter(f"{{{TEI}}}p")
    others = document(body.replace(secret, "somebody"))
    other = left(others, "*[@n='x']").find(f".//{{{TEI}}}p")
    assert other is not None
    assert paragraph.get(XML_ID) == other.get(XML_ID) != before
    assert fresh.prints[paragraph] == fingerprint(content(former))
    tree = marked(root, Withholding(("*[@n='x']",)).selected(root).elements)
    named(tree, [Published("d", "", before, fresh.prints[paragraph])])
    assert [item.get(XML_ID) for item in tree.iter(f"{{{TEI}}}p")] == [before]


def test_another_element_does_not_take_the_place_of_a_withheld_one() -> None:
    root = document(
        "<p xml:id='ed-p-old' n='x'>Words that two have.</p><p>Words that two have!</p>"
    )
    tree = marked(root, Withholding(("*[@n='x']",)).selected(root).elements)
    found = named(tree, [Published("d", "", "ed-p-old", fingerprint("Words that two have."))])
    assert "ed-p-old" in found.gone
    assert found.aliases == {}


_NAMES = st.sampled_from("p seg note hi list item div lb choice sic app lem rdg table ref".split())


@st.composite
def trees(draw: st.DrawFn, depth: int = 4) -> str:
    """Return an element in which each word says whether it is withheld."""

    def element(depth: int, is_withheld: bool) -> str:
        name, hides = draw(_NAMES), draw(st.integers(0, 3)) == 0
        is_withheld = is_withheld or hides
        word = "secret" if is_withheld else "public"
        parts = [draw(st.sampled_from(["", " ", word, f" {word} ", f"{word} "]))]
        for _ in range(draw(st.integers(0, 3)) if depth else 0):
            parts.append(element(depth - 1, is_withheld))
            parts.append(draw(st.sampled_from(["", " ", word, f" {word}"])))
        attributes = f' n="{"x" if hides else "y"}" type="{word}"'
        return f"<{name}{attributes}>{''.join(parts)}</{name}>"

    return element(depth, is_withheld=False)


@settings(max_examples=300, deadline=None)
@given(trees())
def test_all_that_is_withheld_goes_and_all_else_stays(body: str) -> None:
    root = document(body)
    public = re.findall("public", "".join(root.itertext()))
    text = serialise(left(root, "*[@n='x']"))
    assert "secret" not in text
    assert "withheld" not in text
    assert len(re.findall("public", re.sub("<[^>]*>", "", text))) == len(public)
