"""The cases written from the specification: schemas, and documents judged by them."""

from __future__ import annotations

import pytest
from lxml import etree

from edition.relaxng import Error, Grammar, IncorrectSchemaError
from tests.relaxng.specification import Case, cases

CASES = cases()


def test_there_are_cases() -> None:
    assert len(CASES) >= 200
    assert sum(1 + len(case.documents) for case in CASES) >= 600


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    if not case.correct:
        with pytest.raises(IncorrectSchemaError) as raised:
            Grammar.load("schema.rng", case.read)
        assert case.section in raised.value.section, raised.value
        return
    grammar = Grammar.load("schema.rng", case.read)
    for document in case.documents:
        root = etree.fromstring(document.text.encode(), etree.XMLParser(collect_ids=False))
        # Twice: what the grammar has learnt changes nothing.
        for _ in range(2):
            errors = grammar.validate(root)
            told = [_told(error) for error in errors]
            assert document.valid == (not errors), (document.text, told)
            if document.errors is not None:
                assert told == list(document.errors), document.text


def _told(error: Error) -> str:
    where = f"@{error.attribute}" if error.attribute else ""
    return f"{error.kind.name}{where}"
