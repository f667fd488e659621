"""Schemas of other people: which one judges a document, how it is found, and that it must end."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from lxml.etree import QName

from edition.cache import Cache
from edition.cli import main
from edition.errors import SchemaError, UsageError
from edition.grammars import Grammars, Written
from edition.stages.load import load
from edition.stamps import serialise

SCHEMAS = Path(__file__).parent / "schemas"
TEI = "http://www.tei-c.org/ns/1.0"
RNG = 'schematypens="http://relaxng.org/ns/structure/1.0"'
SCH = "schematypens='http://purl.oclc.org/dsdl/schematron'"
XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
PATIENCE = (4, 30, 200)
"""Seconds that a document may take: more only where the machine stood still meanwhile."""
CATALOG = '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">{}</catalog>'


def document(body: str = "<p>Text.</p>", *, models: str = "", attributes: str = "") -> str:
    header = "<teiHeader><title>A letter</title></teiHeader>"
    return (
        f'{models}<TEI xmlns="{TEI}" {attributes}>{header}<text><body>{body}</body></text></TEI>\n'
    )


def model(href: str, rest: str = "") -> str:
    return f'<?xml-model href="{href}" {rest}?>'


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return the folder of an edition, with the schemas beside it."""
    shutil.copytree(SCHEMAS, tmp_path / "own")
    (tmp_path / "tei").mkdir()
    return tmp_path / "tei"


def read(files: dict[str, bytes]) -> list[Written]:
    return [
        Written(item.file, serialise(item.root), item.schemas, QName(item.root).namespace or "")
        for item in load(files).standing
    ]


def judged(
    source: Path, text: str, choice: str = "auto", *, seconds: float = 60
) -> tuple[list[str], str]:
    """Return the codes and messages on a document, and the schema that judged it."""
    (source / "a.xml").write_text(text, "utf-8")
    written = read({"a.xml": text.encode()})
    with (
        Grammars(choice, root=source.parent, source=source, seconds=seconds) as grammars,
        Cache(source.parent / "cache") as cache,
    ):
        found = grammars.judge(written, cache)
    return [f"{item.code} {item.message}" for item in found.remarks], found.schemas["a.xml"]


GOOD, BAD = "<p>Text.</p>", "<p>Text</p><q>etc.</q>"


@pytest.mark.parametrize(
    ("schema", "remark"),
    [
        ("own/letters.rng", "ED203 The grammar knows no element `q`."),
        ("own/letters.xsd", "ED201 "),
        ("own/letters.sch", "ED390 A paragraph ends with a full stop."),
    ],
)
def test_one_schema_for_all(source: Path, *, schema: str, remark: str) -> None:
    assert judged(source, document(GOOD), schema) == ([], schema)
    remarks, name = judged(source, document(BAD), schema)
    assert name == schema
    assert len(remarks) == 1
    assert remarks[0].startswith(remark)


@pytest.mark.parametrize(
    "names",
    [
        {"models": model("../own/letters.rng")},
        {"models": model("../own/letters.rng", RNG)},
        {"models": "<?xml-model  href='../own/letters.rng'\n type = 'application/xml' ?>"},
        {"models": model("https://example.org/none.rng") + model("../own/letters.rng")},
        {"attributes": f'{XSI} xsi:schemaLocation="urn:x none.xsd {TEI} ../own/letters.xsd"'},
    ],
)
def test_a_document_names_its_grammar(source: Path, names: dict[str, str]) -> None:
    remarks, name = judged(source, document(BAD, **names))
    assert name.startswith("own/letters.")
    assert len(remarks) == 1
    assert judged(source, document(GOOD, **names))[0] == []


def test_a_grammar_for_no_namespace_is_not_for_tei(source: Path) -> None:
    attributes = f'{XSI} xsi:noNamespaceSchemaLocation="../own/letters.xsd"'
    remarks, name = judged(source, document(BAD, attributes=attributes))
    assert name == ""
    assert [remark[:5] for remark in remarks] == ["ED202"]


@pytest.mark.parametrize(
    ("models", "codes"),
    [
        (model("../own/letters.sch", SCH), ["ED390"]),
        (model("../own/letters.rng", RNG), ["ED391"]),
        (model("../own/letters.rng", RNG) + model("../own/letters.rng", SCH), ["ED391"]),
        (model("../own/letters.rng", SCH), ["ED391"]),
        (model("../own/letters.rng", RNG) + model("../own/letters.sch", SCH), ["ED391", "ED390"]),
    ],
)
def test_rules_run_as_well(source: Path, *, models: str, codes: list[str]) -> None:
    remarks, _ = judged(source, document("<p>etc. etc</p>", models=models))
    assert [remark[:5] for remark in remarks] == codes


def test_the_rules_of_a_grammar_that_is_named_for_them_alone(source: Path) -> None:
    remarks, _ = judged(source, document(BAD, models=model("../own/letters.rng", SCH)))
    assert remarks == []


def test_identifiers_of_a_grammar(source: Path) -> None:
    twice = '<p xml:id="a">One.</p><p next="b" xml:id="a">Two.</p>'
    remarks, _ = judged(source, document(twice), "own/letters.rng")
    assert remarks == [
        "ED105 The id 'a' occurs twice in this document.",
        "ED212 No element of this document has the id 'b'.",
    ]


@pytest.mark.parametrize(
    ("entry", "address"),
    [
        ('<uri name="urn:x:letters" uri="../own/letters.rng"/>', "urn:x:letters"),
        (
            '<system systemId="http://example.org/l.rng" uri="../own/letters.rng"/>',
            "http://example.org/l.rng",
        ),
        (
            '<rewriteURI uriStartString="http://example.org/s/" rewritePrefix="../own/"/>',
            "http://example.org/s/letters.rng",
        ),
        (
            '<rewriteSystem systemIdStartString="http://example.org/" rewritePrefix="../own/"/>',
            "http://example.org/letters.rng?v=2",
        ),
        (
            (
                '<rewriteURI uriStartString="http://example.org/" rewritePrefix="none/"/>'
                '<rewriteURI uriStartString="http://example.org/s/" rewritePrefix="../own"/>'
            ),
            "http://example.org/s/letters.rng",
        ),
        (
            '<group xml:base="../own/"><uri name="urn:x:letters" uri="letters.rng"/></group>',
            "urn:x:letters",
        ),
    ],
)
def test_a_catalog_says_where_a_schema_lies(source: Path, *, entry: str, address: str) -> None:
    (source / "catalog.xml").write_text(CATALOG.format(entry), "utf-8")
    remarks, name = judged(source, document(BAD, models=model(address)))
    assert name == "own/letters.rng"
    assert len(remarks) == 1


@pytest.mark.parametrize(
    "entry",
    [
        '<uri name="urn:x:letters" uri="https://example.org/letters.rng"/>',
        '<uri name="urn:x:letters" uri="none.rng"/>',
        '<uri name="urn:x:other" uri="../own/letters.rng"/>',
        "<uri",
    ],
)
def test_a_schema_that_is_not_at_hand_is_not_fetched(source: Path, entry: str) -> None:
    (source / "catalog.xml").write_text(CATALOG.format(entry), "utf-8")
    remarks, name = judged(source, document(BAD, models=model("urn:x:letters")))
    assert name == ""
    assert remarks == [
        "ED202 The schema 'urn:x:letters' is not at hand; the document was not validated."
    ]


def test_our_own_schemas_are_found_by_name(source: Path) -> None:
    _, name = judged(source, document(models=model("urn:edition:schema:rng")))
    assert name == "schemas/edition.rng"


def test_what_is_said_of_a_schema_is_said_once(source: Path) -> None:
    text = document(models=model("https://example.org/a.rng")).encode()
    written = read({f"{name}.xml": text for name in "abc"})
    with (
        Grammars("auto", root=source.parent, source=source) as grammars,
        Cache(source.parent / "cache") as cache,
    ):
        (remark,) = grammars.judge(written, cache).remarks
    assert remark.place.file == "a.xml"
    assert "this document and 2 more" in remark.message


@pytest.mark.parametrize("choice", ["own/none.rng", "own/letters.dtd"])
def test_a_schema_that_is_none_is_refused(source: Path, choice: str) -> None:
    (source.parent / "own" / "letters.dtd").touch()
    with pytest.raises(UsageError):
        judged(source, document(), choice)


def test_a_broken_schema_stops_the_run_that_asks_for_it(source: Path) -> None:
    with pytest.raises(SchemaError):
        judged(source, document(), "own/broken.rng")


def test_a_broken_schema_of_a_document_is_a_finding(source: Path) -> None:
    remarks, _ = judged(source, document(models=model("../own/broken.rng")))
    assert [remark[:35] for remark in remarks] == ["ED214 own/broken.rng cannot be used"]
    assert str(source.parent.resolve()) not in remarks[0]


def test_rules_without_end_are_ended(source: Path) -> None:
    text = document(models=model("../own/endless.sch") + model("../own/letters.sch"))
    written = read({"a.xml": text.encode(), "b.xml": text.replace("Text.", "Text").encode()})
    for seconds in PATIENCE:
        with (
            Grammars("auto", root=source.parent, source=source, seconds=seconds) as grammars,
            Cache(source.parent / "cache") as cache,
        ):
            remarks = grammars.judge(written, cache).remarks
        found = [(remark.code, remark.place.file) for remark in remarks]
        if found == [("ED213", "a.xml"), ("ED390", "b.xml")]:
            break
    assert found == [("ED213", "a.xml"), ("ED390", "b.xml")]
    assert f"did not come to an end within {seconds} seconds" in remarks[0].message


def test_the_run_says_which_schema_judged(
    source: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(source.parent)
    for name in "abc":
        text = document(models=model("../own/letters.rng"))
        (source / f"{name}.xml").write_text(text, "utf-8")
    (source / "d.xml").write_text(document(models=model("../own/letters.sch", SCH)), "utf-8")
    (source / "e.xml").write_text(document(), "utf-8")
    assert main(["check", "--format", "json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out) == []
    line = "Validated: 3 files by own/letters.rng, 1 by no schema, 1 by own/letters.sch."
    assert line in said.err.splitlines()
    assert main(["build", "--no-pdf", "--no-search"]) == 0
    report = json.loads((source.parent / "site" / "data" / "report.json").read_text("utf-8"))
    assert report["schemas"] == {
        "a.xml": "own/letters.rng",
        "b.xml": "own/letters.rng",
        "c.xml": "own/letters.rng",
        "d.xml": "own/letters.sch",
        "e.xml": "",
    }
