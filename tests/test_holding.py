"""Documents are held against registers again where an entry has changed that matters to them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edition import holding
from edition.config import Settings
from edition.register_check import Checked, RegisterCheck, check_names
from edition.request import Request, check
from tests.editions import Silent

NS = 'xmlns="http://www.tei-c.org/ns/1.0"'
SCHEMA = Path(__file__).parents[1] / "schemas" / "edition.rng"
HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>A title</title></titleStmt><publicationStmt><p>x</p>"
    "</publicationStmt><sourceDesc><p>y</p></sourceDesc></fileDesc></teiHeader>"
)


class Edition:
    """An edition of some documents and a register of persons, which is checked again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "tei").mkdir(parents=True)
        (folder / "tei" / "edition.xml").write_text(
            f"<TEI {NS}>{HEADER}<text><body><p>y</p></body></text></TEI>"
        )

    def write(self, name: str, text: str) -> None:
        """Write a document of one paragraph."""
        (self.folder / "tei" / f"{name}.xml").write_text(
            f'<TEI {NS} xml:id="{name}">{HEADER}<text><body><p>{text}</p></body></text></TEI>'
        )

    def register(self, names: Iterable[str]) -> None:
        """Write the register, of persons called p0, p1 …"""
        people = "".join(
            f'<person xml:id="p{number}"><persName>{name}</persName></person>'
            for number, name in enumerate(names)
        )
        (self.folder / "tei" / "people.xml").write_text(
            f"<TEI {NS}>{HEADER}<text><body><listPerson>{people}</listPerson></body></text></TEI>"
        )

    def check(self, *, fresh: bool = False) -> list[str]:
        """Return what is found of documents against registers."""
        places = Settings(self.folder, self.folder / "tei", self.folder / "site")
        request = Request(places, str(SCHEMA), jobs=1, fresh=fresh)
        found = check(request, Silent()).findings
        return [f"{one.file} {one.message}" for one in found if one.code.startswith("ED32")]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that were read to be held against the registers."""
    found: list[str] = []

    def noting(task: RegisterCheck) -> list[Checked]:
        found.extend(held.document.id for held in task.documents)
        return check_names(task)

    monkeypatch.setattr(holding, "check_names", noting)
    return found


def test_only_those_are_read_to_which_a_changed_entry_matters(
    tmp_path: Path, read: list[str]
) -> None:
    edition = Edition(tmp_path / "edition")
    edition.write("of-kim", "See Kim Sung.")
    edition.write("of-lee", 'See <persName ref="people.xml#p1">her</persName>.')
    edition.write("of-nobody", "See.")
    edition.register(["Kim Sung", "Lee Ung", "Park Ho"])
    found = edition.check()
    assert any("Kim Sung" in one for one in found)
    assert sorted(read) == ["of-kim", "of-lee", "of-nobody"]
    read.clear()
    edition.register(["Kim Sung", "Lee Ung", "Park Il"])
    assert "of-kim.xml ‘Kim Sung’ is not tagged." in edition.check()
    assert read == []
    edition.register(["Kim Sung", "Lee Yong", "Park Il", "Sung Kim"])
    edition.check()
    assert sorted(read) == ["of-kim", "of-lee"]


NAMES = ("Kim Sung", "Kim", "Sung Kim", "Lee Ung", "LEE", "Ünger Ho", "Unger Ho")
TEXTS = st.sampled_from(
    (
        "See Kim Sung and Lee Ung.",
        "See LEE, then Ünger Ho.",
        "See <persName>U<hi>ng</hi>er Ho</persName>.",
        'See <persName ref="people.xml#p1">Kim Sung</persName>.',
        'See <persName ref="people.xml#p0">Sung</persName> <note>Kim</note> Sung.',
        "Nobody.",
    )
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(
            st.lists(TEXTS, min_size=2, max_size=2),
            st.lists(st.sampled_from(NAMES), min_size=1, max_size=4),
        ),
        min_size=2,
        max_size=4,
    )
)
def test_whatever_changes_the_same_is_said_as_of_all_anew(
    tmp_path_factory: pytest.TempPathFactory, rounds: list[tuple[list[str], list[str]]]
) -> None:
    edition = Edition(tmp_path_factory.mktemp("held") / "edition")
    for texts, names in rounds:
        for number, text in enumerate(texts):
            edition.write(f"d{number}", text)
        edition.register(names)
        assert edition.check() == edition.check(fresh=True)
