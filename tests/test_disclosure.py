"""Disclosure: what of the findings is published with an edition."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from edition.cache import Cache
from edition.diagnostics import Finding, Severity
from edition.disclosure import Disclosure
from edition.offering import Offer
from edition.sources import Sources
from edition.withholding import Withheld

WIDE = " ".join(f"word{number}" for number in range(80))
LETTER = f"""<TEI>
<p>Public <!-- secret --> words, <note>withheld</note> and more.</p>
<!-- secret
over lines --> <p>after</p>
<p>{WIDE}<!-- {"secret " * 60}--> here {WIDE}</p>
</TEI>
"""
NOTED = "<?xml-model href='hush.rng'?><TEI><p>Public.</p></TEI>"
SECRET = "<TEI><p>Nobody knows Rosebud.</p></TEI>"


@pytest.fixture
def disclosure(tmp_path: Path) -> Iterator[Disclosure]:
    folder = tmp_path / "tei"
    folder.mkdir()
    (folder / "letter.xml").write_text(LETTER, "utf-8")
    (folder / "clean.xml").write_text("<TEI><p>Clean.</p></TEI>", "utf-8")
    (folder / "secret.xml").write_text(SECRET, "utf-8")
    (folder / "noted.xml").write_text(NOTED, "utf-8")
    sources = Sources(folder)
    cut = dict.fromkeys(("letter.xml", "noted.xml"), "another sum")
    offered = {**cut, "clean.xml": sources.digest("clean.xml")}
    withheld = {
        "letter.xml": Withheld("letter.xml", frozenset({2})),
        "secret.xml": Withheld("secret.xml", whole=True),
    }
    with Cache(tmp_path / "cache") as cache:
        offer = Offer(offered, frozenset({"withheld", "Nobody", "knows", "Rosebud"}), ())
        yield Disclosure(sources, offer, withheld, cache, folders=[tmp_path])


def finding(
    line: int, text: str, message: str = "Wrong.", *, code: str = "ED401", file: str = "letter.xml"
) -> Finding:
    """Return a finding at a text of a line."""
    lines = {"letter.xml": LETTER, "noted.xml": NOTED, "secret.xml": SECRET}[file].split("\n")
    excerpt = lines[line - 1]
    column = excerpt.index(text) + 1
    return Finding(file, line, column, code, Severity.ERROR, message, excerpt, "Mend it.")


def excerpts(disclosure: Disclosure, item: Finding) -> list[str]:
    return [found.excerpt for found in disclosure.findings([item])]


def test_an_excerpt_is_what_is_left_of_the_line(disclosure: Disclosure) -> None:
    assert excerpts(disclosure, finding(2, "more")) == ["<p>Public  words,  and more.</p>"]
    assert excerpts(disclosure, finding(4, "after")) == ["<p>after</p>"]


def test_of_a_long_line_it_is_what_stands_around_the_place(disclosure: Disclosure) -> None:
    [excerpt] = excerpts(disclosure, finding(5, "here"))
    assert "word79 here word0" in excerpt
    assert len(excerpt) <= 240
    assert excerpt.startswith("…")
    assert excerpt.endswith("…")


@pytest.mark.parametrize(
    ("line", "text"), [(2, "secret"), (2, "<note>"), (2, "withheld"), (4, "o")]
)
def test_a_finding_in_what_is_private_is_not_published(
    disclosure: Disclosure, line: int, text: str
) -> None:
    assert disclosure.findings([finding(line, text)]) == []


def test_a_finding_on_a_file_that_is_not_offered_is_not_published(disclosure: Disclosure) -> None:
    assert disclosure.findings([finding(1, "Nobody", file="secret.xml")]) == []


@pytest.mark.parametrize(
    "message",
    [
        "'Rosebud' leads nowhere.",
        "‘withheld’ is no date.",
        "'x' is the id of the document in secret.xml already.",
    ],
)
def test_a_finding_that_quotes_what_is_withheld_says_no_more_than_its_code(
    disclosure: Disclosure, message: str
) -> None:
    [found] = disclosure.findings([finding(2, "more", message)])
    assert (found.message, found.hint) == ("A pointer leads nowhere.", "")


def test_a_finding_quotes_no_comment_or_instruction(disclosure: Disclosure) -> None:
    item = finding(1, "<TEI>", "The schema 'hush.rng' is not at hand.", file="noted.xml")
    [found] = disclosure.findings([item])
    assert (found.message, found.excerpt) == (
        "A pointer leads nowhere.",
        "<TEI><p>Public.</p></TEI>",
    )


def test_a_finding_that_quotes_what_is_public_says_all(disclosure: Disclosure) -> None:
    message = "'words' leads nowhere, and nobody knows why."
    [found] = disclosure.findings([finding(2, "more", message)])
    assert (found.message, found.hint) == (message, "Mend it.")


def test_a_message_names_no_folder_of_the_machine(disclosure: Disclosure, tmp_path: Path) -> None:
    scratch = Path(tempfile.gettempdir()) / "edition-x9"
    home = f"{'/home'}/jane/x.xml"
    message = (
        f"failed: {tmp_path}/tei/a.xml, {scratch}/b.typ: 2 ({Path.cwd()}) file://{home} {home}"
    )
    [found] = disclosure.findings([finding(2, "more", message, code="ED502")])
    assert found.message == "failed: a.xml, b.typ: 2 () x.xml x.xml"
