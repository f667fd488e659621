"""A document is dated by its making and its own words, and last of all by who printed it."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.engines.saxonche import Stylesheets
from edition.model import Date
from edition.stages.survey import survey

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title>A</title>{title}</titleStmt><publicationStmt><date when="2017"/></publicationStmt>
<sourceDesc>{source}</sourceDesc></fileDesc><profileDesc>{profile}</profileDesc></teiHeader>
{beside}<text>{front}<body>{body}</body></text></TEI>"""
PRINTED = """<biblStruct><monogr><title>T</title><imprint><date when="1989">1989</date></imprint>
</monogr></biblStruct>"""
FIRST = '<bibl><date>1893</date></bibl><bibl type="firstEdition"><date>1888</date></bibl>'
SENT = """<correspDesc><correspAction type="sent"><date when="1893-01-06"/></correspAction>
</correspDesc>"""
TEXT = "<p>Words <date when='1900'>later</date>.</p>"


@pytest.fixture(scope="module")
def stylesheets(root: Path) -> Stylesheets:
    return Stylesheets(root / "xslt", ["survey"])


def date(stylesheets: Stylesheets, **parts: str) -> Date | None:
    told = dict.fromkeys(("title", "source", "profile", "beside", "front", "body"), "") | parts
    return survey(stylesheets, stylesheets.parse(TEI.format(**told)), split=1000).metadata.date


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"profile": f'{SENT}<creation><date when="1893-01-05"/></creation>'}, "1893-01-05"),
        ({"profile": '<creation>In <date when-iso="1893-01">1893</date></creation>'}, "1893-01"),
        ({"profile": "<creation>About 1893</creation>"}, "1893"),
        ({"profile": SENT, "source": PRINTED}, "1893-01-06"),
        ({"profile": SENT * 3}, ""),
        (
            {"source": f"<msDesc><history><origDate notBefore='1450'/></history></msDesc>{FIRST}"},
            "1450",
        ),
        (
            {"source": "<msDesc><history><origDate notBefore-custom='0351'/></history></msDesc>"},
            "0351",
        ),
        ({"source": "<listWit><witness><origDate when='1450'/></witness></listWit>"}, ""),
        ({"title": '<title type="iso-date">1893-01-05</title>', "source": PRINTED}, "1893-01-05"),
        ({"title": '<title>On <date when="1852-04-14">14 April</date></title>'}, "1852-04-14"),
        (
            {"front": "<front><titlePage><docDate>London, 1828.</docDate></titlePage></front>"},
            "1828",
        ),
        (
            {"body": "<div><dateline><date when='1870'/></dateline></div>", "source": PRINTED},
            "1870",
        ),
        ({"body": "<dateline><note><date when='1870'/></note></dateline>"}, ""),
        ({"body": "<div><head>[<date when='1871'/>]</head></div>", "source": PRINTED}, "1871"),
        ({"body": "<p/><closer><dateline><date when='1872'/></dateline></closer>"}, "1872"),
        ({"body": "<p><date when='1873'>18.</date> Words.</p>", "source": PRINTED}, "1873"),
        ({"body": TEXT, "source": PRINTED}, "1989"),
        ({"body": TEXT, "source": FIRST}, "1888"),
        ({"body": TEXT}, ""),
        (
            {
                "beside": "<standOff><listEvent><event type='print' when='1836'/>"
                "<event type='written' notBefore='1834'/></listEvent></standOff>"
            },
            "1834",
        ),
    ],
)
def test_what_dates_a_document(
    stylesheets: Stylesheets, parts: dict[str, str], expected: str
) -> None:
    found = date(stylesheets, **parts)
    assert (found.sort if found else "") == expected


def test_a_date_for_machines_has_no_words(stylesheets: Stylesheets) -> None:
    assert date(stylesheets, title='<title type="iso-date">1893-01-05</title>') == Date(
        "", when="1893-01-05"
    )
    assert date(stylesheets, front="<front><docDate>1828.</docDate></front>") == Date(
        "1828.", when="1828"
    )
