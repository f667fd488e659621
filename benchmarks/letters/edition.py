"""The edition as a folder: letters, registers, what holds them together, settings and grammar."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from benchmarks.letters.letter import Correspondence
from benchmarks.letters.registers import register_files, registers
from benchmarks.letters.vocabulary import Words

_SCHEMAS = Path(__file__).resolve().parent.parent.parent / "schemas"
_SETTINGS = """\
source = "tei"
output = "site"
schema = "schemas/edition.rng"
"""
_EDITION = """\
<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href="../schemas/edition.rng" type="application/xml" \
schematypens="http://relaxng.org/ns/structure/1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="edition" xml:lang="en">
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title>Letters of nobody to nobody</title>
        <editor>Nobody in particular</editor>
      </titleStmt>
      <publicationStmt>
        <publisher>Made up for measuring</publisher>
        <date when="2026-11-25">25 November 2026</date>
        <availability>
          <licence target="https://creativecommons.org/publicdomain/zero/1.0/">Free for any use.\
</licence>
        </availability>
      </publicationStmt>
      <sourceDesc>
        <p>Drawn by chance.</p>
      </sourceDesc>
    </fileDesc>
  </teiHeader>
  <text>
    <front>
      <div type="introduction">
        <head>Introduction</head>
        <p>Nobody has written these letters, and nobody has received them.</p>
      </div>
    </front>
    <body>
      <p>The letters stand in the order of their dates.</p>
    </body>
  </text>
</TEI>
"""


def files(
    documents: int, *, persons: int | None = None, seed: int = 1
) -> Iterator[tuple[str, str]]:
    """Yield the path of each file below the folder of the edition, and what is in it.

    Without a number of ``persons`` there is one for two letters.
    """
    words = Words()
    known = registers(persons or max(10, documents // 2), words)
    yield "edition.toml", _SETTINGS
    yield "tei/edition.xml", _EDITION
    for path, text in register_files(known, words, seed):
        yield f"tei/{path}", text
    all_letters = Correspondence(documents, known, words, seed)
    for number in range(documents):
        yield f"tei/documents/{all_letters.letter(number).id}.xml", all_letters.tei(number)


def write(folder: Path, documents: int, *, persons: int | None = None, seed: int = 1) -> int:
    """Write an edition into a folder and return the bytes of its TEI.

    Raises FileExistsError where there is one already.
    """
    (folder / "tei" / "registers").mkdir(parents=True)
    (folder / "tei" / "documents").mkdir()
    size = 0
    for path, text in files(documents, persons=persons, seed=seed):
        data = text.encode()
        (folder / path).write_bytes(data)
        size += len(data)
    (folder / "schemas").mkdir()
    for origin in sorted(_SCHEMAS.glob("*.*")):
        if origin.suffix in {".rng", ".sch", ".xsd", ".xml"}:
            shutil.copyfile(origin, folder / "schemas" / origin.name)
    return size
