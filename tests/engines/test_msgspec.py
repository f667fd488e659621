"""Plain values as bytes and as JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from edition.engines.msgspec import json_line

texts = st.text(st.characters(codec="utf-8"))
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | texts,
    lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
)


@dataclass(frozen=True)
class Record:
    name: str
    places: tuple[int, ...]


@given(values)
def test_json_in_a_line_is_as_python_writes_it(value: object) -> None:
    assert json_line(value) == json.dumps(value, ensure_ascii=False)


def test_a_record_is_written_with_its_fields() -> None:
    assert json_line(Record("Kim \u2028", (1, 2))) == '{"name": "Kim \u2028", "places": [1, 2]}'
