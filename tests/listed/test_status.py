"""A list says of a document that it is not finished."""

from __future__ import annotations

from tests.listed.conftest import Look
from tests.shown import text


def test_what_is_not_final_is_labelled(look: Look) -> None:
    rows = {
        text(row, "a[@class='title']"): text(row, "span[@class='status']")
        for page in ("documents.html", "index.html")
        for row in look(page).xpath("//ol[@class='listing']/li")
    }
    assert rows == {"first": "draft", "second": "", "third": "candidate"}
