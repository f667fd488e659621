"""Where in a file of settings a key stands."""

from __future__ import annotations

import pytest

from edition.keys import line_of

TOML = """source = "tei"
print.budget = 1

[print]  # the book
"paper" = "a4"
margins = {inside = "1in"}

[tool.edition.print]
paper = "a5"
"""


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("source", 1),
        ("print.budget", 2),
        ("print.paper", 5),
        ("print.margins", 6),
        ("print.margins.inside", 6),
        ("tool.edition.print.paper", 9),
        ("print.size", 4),
        ("site.report", 0),
    ],
)
def test_a_key_is_found(key: str, line: int) -> None:
    assert line_of(TOML, key) == line
