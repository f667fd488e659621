"""Lists that are too long for a page are divided, and what is on each page is known by its link."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from edition import lists
from edition.listing import calendar
from tests.editions import Edition
from tests.listed.conftest import HERE
from tests.shown import hrefs, text

ARCHIVES = (
    "British Library 9 1 shelfmark British Library (2) 10 1 shelfmark"
    " British Library (3) 10a 1 shelfmark"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the edition, published as if nearly everything in it were too much for a page."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lists, "LONGEST", 1)
        patch.setattr(lists, "LONGEST_REGISTER", 1)
        patch.setattr(calendar, "_YEARS", 0)
        return Edition(HERE / "edition", tmp_path_factory.mktemp("long")).published()


@pytest.mark.parametrize(
    ("page", "sections"),
    [
        ("subjects.html", "K Kinds of documents 1 subject T Travel 1 subject W Weather 1 subject"),
        ("subjects/weather.html", "1803 1 document 1803 (2) 1 document"),
        (
            "correspondence.html",
            "A Bob Åkerman 1 correspondent L Ann Lee 1 correspondent M Mother 1 correspondent",
        ),
        ("correspondence/bob.html", "1803 1 letter 1803 (2) 1 letter"),
        ("archives.html", ARCHIVES),
        ("redactions.html", "1803 1 document Undated 1 document"),
        ("calendar.html", "1803 2 documents"),
    ],
)
def test_a_long_list_leads_to_its_pages(site: Path, page: str, sections: str) -> None:
    made = html.document_fromstring((site / page).read_bytes())
    assert text(made, "//ul[contains(@class, 'sections')]") == sections
    for link in hrefs(made, "//ul[contains(@class, 'sections')]//a"):
        there = ((site / page).parent / link).resolve()
        assert page in {
            (there.parent / href).resolve().relative_to(site.resolve()).as_posix()
            for href in hrefs(html.document_fromstring(there.read_bytes()), "//main//a")
            if not href.startswith("http")
        }


def test_what_is_too_long_by_itself_is_cut_and_counted(site: Path) -> None:
    made = html.document_fromstring((site / "redactions/1803.html").read_bytes())
    assert text(made, "//section[@class='redacted']/p") == "And 1 more in this document."
