"""The engine and jing, side by side: ``python -m tests.relaxng.against_jing --help``."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from lxml import etree

from edition.relaxng import Error, Grammar, IncorrectSchemaError, Kind
from tests.relaxng import jing, values
from tests.relaxng.documents import Maker, Mutator, Written
from tests.relaxng.schemas import schema
from tests.relaxng.specification import Case, cases

ROOT = Path(__file__).resolve().parents[2]
EDITION = ROOT / "schemas" / "edition.rng"
SHARED = ROOT.parent / "shared"
_BATCH = 400


@dataclass(slots=True)
class Tally:
    """How often both agreed, and where they did not."""

    documents: int = 0
    invalid: int = 0
    verdicts: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    known: int = 0

    def differ(self, report: str, reason: str) -> None:
        """Note another verdict, for which there may be a reason."""
        self.known += bool(reason)
        if not reason:
            self.verdicts.append(report)

    def __str__(self) -> str:
        return (
            f"{self.documents} documents, {self.invalid} invalid; other verdict: "
            f"{len(self.verdicts)}; other first line: {len(self.lines)}; "
            f"other for a known reason: {self.known}"
        )


def read(address: str) -> bytes:
    """Return a file."""
    return Path(address).read_bytes()


def compare(schema_file: Path, documents: Sequence[etree._Element], tally: Tally) -> None:
    """Have both judge documents, and add to a tally."""
    grammar = Grammar.load(str(schema_file), read)
    for start in range(0, len(documents), _BATCH):
        batch = documents[start : start + _BATCH]
        with tempfile.TemporaryDirectory() as folder:
            written: dict[str, tuple[Written, list[Error]]] = {}
            for number, document in enumerate(batch):
                text = Written(document)
                path = Path(folder) / f"{start + number}.xml"
                path.write_text(text.text, encoding="utf-8")
                written[path.name] = (text, grammar.validate(document))
            said = jing.judge(schema_file, [Path(folder) / name for name in written])
        assert not said.schema, said.schema
        for name, (text, errors) in written.items():
            _compare(f"{schema_file.name} {name}", text, errors, said.files[name], tally)


def _compare(
    name: str, text: Written, errors: list[Error], theirs: list[tuple[int, str]], tally: Tally
) -> None:
    # jing tells of an identifier's first use as if that were a fault as well.
    theirs = [(line, text) for line, text in theirs if not text.startswith("first occurrence")]
    tally.documents += 1
    tally.invalid += bool(errors)
    if not errors and not theirs:
        return
    ours = sorted((text.line(error), error.kind.name, error.attribute) for error in errors)
    report = f"{name}: {ours[:2]} / {sorted(theirs)[:2]}"
    if bool(errors) != bool(theirs):
        tally.verdicts.append(report)
    elif ours[0][0] != min(theirs)[0]:
        # Text that might have been a value, jing judges when the next tag comes.
        if ours[0][1] == Kind.TEXT_NOT_ALLOWED.name and "data" in min(theirs)[1]:
            tally.known += 1
        else:
            tally.lines.append(report)


def generated(schema_file: Path, count: int, seed: int) -> Iterator[etree._Element]:
    """Make documents by a grammar; every fifth stays as it is, the others are changed once."""
    random = Random(seed)
    grammar = Grammar.load(str(schema_file), read)
    maker, mutator = Maker(grammar, random), Mutator(grammar, random)
    for number in range(count):
        document = maker.document(random.choice((5, 20, 60)))
        yield document if number % 5 == 0 else mutator.change(document)


def changed(schema_file: Path, folder: Path, count: int, seed: int) -> Iterator[etree._Element]:
    """Change documents of a folder, each once."""
    random = Random(seed)
    mutator = Mutator(Grammar.load(str(schema_file), read), random)
    parser = etree.XMLParser(collect_ids=False, remove_pis=True, no_network=True)
    roots = []
    for path in sorted(folder.rglob("*.xml")):
        if path.stat().st_size < 120_000:
            try:
                root = etree.parse(path, parser).getroot()
            except etree.XMLSyntaxError:
                continue
            if root.tag == "{http://www.tei-c.org/ns/1.0}TEI":
                roots.append(root)
    for number in range(count):
        yield mutator.change(roots[number % len(roots)])


def compare_case(case: Case, tally: Tally) -> None:
    """Have both judge a case of the specification."""
    with tempfile.TemporaryDirectory() as folder:
        schema_file = Path(folder) / "schema.rng"
        schema_file.write_text(case.schema, encoding="utf-8")
        for name, data in case.resources.items():
            (Path(folder) / name).parent.mkdir(exist_ok=True)
            (Path(folder) / name).write_bytes(data)
        paths = []
        for number, document in enumerate(case.documents or ()):
            paths.append(Path(folder) / f"{number}.xml")
            paths[-1].write_text(document.text, encoding="utf-8")
        if not paths:
            paths = [Path(folder) / "0.xml"]
            paths[0].write_text("<none/>", encoding="utf-8")
        said = jing.judge(schema_file, paths)
    tally.documents += 1
    if case.correct == bool(said.schema):
        tally.differ(f"{case.name}: correct: {case.correct} / {said.schema[:1]}", case.jing)
    if said.schema:
        return
    for number, document in enumerate(case.documents):
        tally.documents += 1
        tally.invalid += not document.valid
        theirs = said.files[f"{number}.xml"]
        if document.valid == bool(theirs):
            what = "valid" if document.valid else "invalid"
            tally.differ(f"{case.name}: {document.text} {what} / {theirs[:1]}", document.jing)


def compare_values(count: int, seed: int, tally: Tally) -> None:
    """Have both judge values of all datatypes."""
    names = values.datatypes()
    lines = values.document(names, values.values(Random(seed), count))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "schema.rng"
        path.write_text(values.schema(names), encoding="utf-8")
        file = Path(folder) / "values.xml"
        file.write_text("\n".join(lines), encoding="utf-8")
        theirs = {line for line, _ in jing.judge(path, [file]).files[file.name]}
        errors = Grammar.load(str(path), read).validate(etree.parse(file).getroot())
    ours = {error.element.sourceline for error in errors}
    tally.documents += len(lines) - 2
    tally.invalid += len(ours)
    for line in sorted(ours ^ theirs):
        name = lines[line - 1][1:].partition(">")[0]
        report = f"{lines[line - 1]}: {line not in ours} / {line not in theirs}"
        tally.differ(report, values.reason(name, lines[line - 1]))


def random_schemas(count: int, seed: int, tally: Tally) -> None:
    """Have both judge schemas made by chance, and documents by those that are correct."""
    for number in range(count):
        random = Random(seed * 100_003 + number)
        text = schema(random)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "schema.rng"
            path.write_text(text, encoding="utf-8")
            tally.documents += 1
            try:
                documents = list(generated(path, 25, seed))
            except IncorrectSchemaError as error:
                tally.invalid += 1
                (Path(folder) / "none.xml").write_text("<none/>", encoding="utf-8")
                if not jing.judge(path, [Path(folder) / "none.xml"]).schema:
                    tally.verdicts.append(f"{text}: incorrect ({error}) / correct")
                continue
            try:
                compare(path, documents, tally)
            except AssertionError as error:
                tally.verdicts.append(f"{text}: correct / {error}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare, and print what came of it; return 1 if anything differs that is not known to."""
    parser = argparse.ArgumentParser(description="Compare the RELAX NG engine with jing.")
    parser.add_argument("--generated", type=int, default=2000, help="documents made by the schema")
    parser.add_argument("--corpora", type=int, default=1000, help="documents of the corpora")
    parser.add_argument("--values", type=int, default=1000, help="values of each datatype")
    parser.add_argument("--schemas", type=int, default=0, help="schemas made by chance")
    parser.add_argument("--cases", action="store_true", help="the cases of the specification, too")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    if jing.missing():
        sys.stdout.write(f"{jing.missing()}\n")
        return 3
    differs = False
    tei = SHARED / "tei" / "tei_all.rng"
    runs = [("edition.rng, generated", EDITION, generated(EDITION, chosen.generated, chosen.seed))]
    if tei.is_file():
        runs += [
            ("tei_all.rng, generated", tei, generated(tei, chosen.generated // 2, chosen.seed)),
            (
                "tei_all.rng, corpora",
                tei,
                changed(tei, SHARED / "corpora", chosen.corpora, chosen.seed),
            ),
        ]
    for title, schema_file, documents in runs:
        tally = Tally()
        started = time.monotonic()
        compare(schema_file, list(documents), tally)
        differs |= _print(title, tally, started)
    if chosen.values:
        tally = Tally()
        started = time.monotonic()
        compare_values(chosen.values, chosen.seed, tally)
        differs |= _print("values", tally, started)
    if chosen.schemas:
        tally = Tally()
        started = time.monotonic()
        random_schemas(chosen.schemas, chosen.seed, tally)
        differs |= _print("schemas", tally, started)
    if chosen.cases:
        tally = Tally()
        started = time.monotonic()
        for case in cases():
            compare_case(case, tally)
        differs |= _print("cases", tally, started)
    return int(differs)


def _print(title: str, tally: Tally, started: float) -> bool:
    sys.stdout.write(f"{title}: {tally} ({time.monotonic() - started:.0f} s)\n")
    for report in tally.verdicts + tally.lines:
        sys.stdout.write(f"  {report}\n")
    return bool(tally.verdicts or tally.lines)


if __name__ == "__main__":
    sys.exit(main())
