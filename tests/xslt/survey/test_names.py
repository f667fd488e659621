"""Names are taken apart where their encoding does it."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.engines.saxonche import Stylesheets
from edition.model import Agent
from edition.stages.survey import survey

HEAD = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title>'
    "{}</titleStmt></fileDesc></teiHeader><text><body><p>Text.</p></body></text></TEI>"
)


@pytest.fixture(scope="module")
def stylesheets(root: Path) -> Stylesheets:
    return Stylesheets(root / "xslt", ["survey"])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "<persName><forename>Arthur</forename> <surname>Schnitzler</surname></persName>",
            ("Schnitzler", "Arthur", "", ""),
        ),
        (
            (
                "<persName><forename>Hugo</forename> <nameLink>von</nameLink> <surname>Hofmannsthal"
                "</surname></persName>"
            ),
            ("Hofmannsthal", "Hugo", "von", ""),
        ),
        (
            "<persName>Ann <surname>Author</surname>, <genName>Jr</genName></persName>",
            ("Author", "Ann", "", "Jr"),
        ),
        (
            (
                "<persName><roleName>Dr</roleName> <forename>Ann</forename> <forename>B.</forename>"
                ' <surname type="maiden">Old</surname> <surname>New</surname></persName>'
            ),
            ("New", "Ann B.", "", ""),
        ),
        ("<persName>Kim Il Sung</persName>", ("", "", "", "")),
        ("<orgName>The <name>Press</name></orgName>", ("", "", "", "")),
        ("<surname>Author</surname>, <forename>Ann</forename>", ("Author", "Ann", "", "")),
    ],
)
def test_parts_of_names(
    stylesheets: Stylesheets, name: str, expected: tuple[str, str, str, str]
) -> None:
    for element in ("author", "editor"):
        tei = HEAD.format(f"<{element}>{name}</{element}>")
        metadata = survey(stylesheets, stylesheets.parse(tei), split=0).metadata
        [agent] = metadata.authors or metadata.editors
        assert _parts(agent) == expected
    tei = HEAD.format(f"<respStmt><resp>Seen by</resp>{name}</respStmt>")
    found = survey(stylesheets, stylesheets.parse(tei), split=0).metadata.editors
    # Who has a responsibility is named by an element of his own.
    assert [_parts(agent) for agent in found] == [expected] * ("Name>" in name)


def _parts(agent: Agent) -> tuple[str, str, str, str]:
    return agent.family, agent.given, agent.particle, agent.suffix
