"""Judging one document by one schema, as pure functions of plain values (as in ``tasks``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from lxml import etree

from edition import resources
from edition.diagnostics import Remark
from edition.stages.rules import Rules, TranslatedRules, Transpiler, read
from edition.stages.validate import Validator, validator

_SCHEMATRON = b"http://purl.oclc.org/dsdl/schematron"

_AT_HAND = 16
"""How many schemas are kept: a process may judge by those of many editions."""


@lru_cache(_AT_HAND)
def grammar(schema: Path) -> Validator:
    """Return the grammar of a file; each process reads it once. Raises SchemaError."""
    return validator(schema)


@cache
def transpiler() -> Transpiler:
    """Return what turns Schematron into stylesheets; each process compiles it once."""
    return Transpiler(resources.schemas() / "schematron")


@lru_cache(_AT_HAND)
def rules(schema: Path) -> Rules:
    """Return the rules of a schema; each process compiles them once. Raises SchemaError.

    Ours have been turned into stylesheets when they were made (``schemas/stylesheets``).
    """
    made = resources.schemas() / "stylesheets" / f"{schema.stem}.xsl"
    if schema.parent == resources.schemas() and made.is_file():
        return TranslatedRules(made.read_text("utf-8"))
    return Rules(read(schema), transpiler())


def has_rules(schema: Path) -> bool:
    """Tell whether a file may hold Schematron, of its own or in the files that it includes."""
    try:
        data = schema.read_bytes()
    except OSError:
        return True
    return schema.suffix == ".sch" or _SCHEMATRON in data


@dataclass(frozen=True, slots=True)
class Trial:
    """A loaded document, as its editor wrote it, and the schema it is held against."""

    text: str
    schema: Path
    by_rules: bool = False
    """Whether it is held against the schema's Schematron rules, or against its grammar."""
    file: str = ""
    """Where it comes from, relative to the source folder."""

    @property
    def size(self) -> int:
        """The characters of the document."""
        return len(self.text)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a schema says of a document, and what is wrong with the schema's own rules."""

    remarks: tuple[Remark, ...]
    faults: tuple[str, ...] = ()


def judge(trial: Trial) -> Verdict:
    """Hold a document against a schema. Raises SchemaError."""
    if trial.by_rules:
        held = rules(trial.schema)
        return Verdict(tuple(held.judge(trial.text)), held.faults)
    parser = etree.XMLParser(huge_tree=True, resolve_entities=False, collect_ids=False)
    root = etree.fromstring(trial.text, parser)
    return Verdict(tuple(grammar(trial.schema).validate(root)))
