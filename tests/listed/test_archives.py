"""Archives that are called the same are told apart."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from edition import lists
from edition.archives import archives
from edition.listing.archives import sheets_of_archives
from edition.model import Holding
from edition.sheets import Sheets
from tests import documents


def test_an_archive_is_called_by_its_place_where_another_has_its_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lists, "LONGEST", 1)
    kept = [("Bath", "City Archive"), ("Wells", "City Archive"), ("London", "British Library")]
    found = [
        documents.document(place, holdings=(Holding("", place, name, "", "1"),))
        for place, name in kept
    ]

    def page(*task: str) -> Any:
        return etree.fromstring(task[2])

    [overview, *_] = sheets_of_archives(Sheets("", page), archives(found, "en"))
    told: Any = overview.task({})
    assert [section.get("archive") for section in told] == [
        "City Archive, Bath",
        "British Library",
        "City Archive, Wells",
    ]
