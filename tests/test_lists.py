"""Lists that are too long for one page, and an edition that has some."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from edition import lists, summing
from edition.cli import main
from edition.diagnostics import Place
from edition.model import Entity
from edition.pages import Made, PageTask, make_page
from tests.shown import hrefs, text

DOCUMENT = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title>{name}</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>
<profileDesc><creation>{date}</creation></profileDesc></teiHeader>
<text><body><p><persName ref="persons.xml#anna">Anna</persName> and
<persName ref="persons.xml#emil">Émile</persName> came on
<date when="1907-01-02">2 January</date>.</p></body></text></TEI>
"""
REGISTER = """<listPerson xmlns="http://www.tei-c.org/ns/1.0">
<person xml:id="anna"><persName>Anna</persName></person>
<person xml:id="emil"><persName>Émile</persName></person>
<person xml:id="erna"><persName>Erna</persName></person>
<person xml:id="zhora"><persName>Жора</persName></person>
</listPerson>
"""


def entity(name: str) -> Entity:
    return Entity(name, "person", name, name, "", Place("persons.xml", 0))


def by_letter(names: list[str], language: str) -> tuple[lists.Group[Entity], ...]:
    return lists.by_letter(map(entity, names), lambda item: lists.letter(item, language))


def test_years_are_in_order_and_what_has_none_comes_last() -> None:
    dates = ["1906-03", "", "1905", "-0044-03-15", "1906-01-01", "--04-01", "12000"]
    groups = lists.by_year(dates, str)
    assert [group.key for group in groups] == ["-0044", "1905", "1906", "12000", ""]
    assert groups[2].items == ("1906-03", "1906-01-01")
    assert (groups[-1].name, groups[-1].items) == ("undated", ("", "--04-01"))


def test_a_long_year_has_several_pages() -> None:
    groups = lists.by_year(["1906"] * 5, str, longest=2)
    assert [(group.name, group.number, len(group.items)) for group in groups] == [
        ("1906", 1, 2),
        ("1906-2", 2, 2),
        ("1906-3", 3, 1),
    ]


def test_what_is_long_fills_a_page_by_itself() -> None:
    groups = lists.by_year(["1906"] * 4, str, longest=3, size=lambda _: 2)
    assert [len(group.items) for group in groups] == [1, 1, 1, 1]
    sizes = iter((9, 1, 1, 2))
    found = {number: next(sizes) for number in range(4)}
    groups2 = lists.by_year(range(4), lambda _: "1906", longest=3, size=found.__getitem__)
    assert [group.items for group in groups2] == [(0,), (1, 2), (3,)]


def test_letters_are_without_accents_and_have_names_for_files() -> None:
    names = ["Anna", "ápos", "(Émile)", "1st Army", "Жора", "—"]
    groups = by_letter(names, "en")
    assert [(group.key, group.name) for group in groups] == [
        ("A", "a"),
        ("E", "e"),
        ("#", "other"),
        ("Ж", "u0416"),
    ]
    assert len(groups[0].items) == 2
    groups = by_letter(["Zorn", "Åberg", "Öst", "öar"], "sv")
    assert [(group.key, group.name) for group in groups] == [
        ("Z", "z"),
        ("Å", "u00c5"),
        ("Ö", "u00d6"),
    ]


def test_a_long_letter_has_several_pages() -> None:
    groups = lists.by_letter("aaab", str.upper, longest=2)
    assert [(group.key, group.name, group.number, len(group.items)) for group in groups] == [
        ("A", "a", 1, 2),
        ("A", "a-2", 2, 1),
        ("B", "b", 1, 1),
    ]


def test_months_are_in_order_and_what_names_none_is_apart() -> None:
    dates = ["1906", "1906-10-02", "1906-02", "1906-10-01"]
    without, months = lists.by_month(dates, str)
    assert without == ("1906",)
    assert [(month.name, month.items) for month in months] == [
        ("1906-02", ("1906-02",)),
        ("1906-10", ("1906-10-02", "1906-10-01")),
    ]
    assert lists.by_month(["-0044-03-15"], str)[1][0].key == "-0044-03"


def test_an_edition_with_long_lists(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(lists, "LONGEST", 2)
    monkeypatch.setattr(lists, "LONGEST_REGISTER", 3)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tei").mkdir()
    (tmp_path / "edition.toml").write_text('schema = "none"\n', "utf-8")
    Path("tei", "persons.xml").write_text(REGISTER, "utf-8")
    for name, date in (("a", "1906-01-01"), ("b", "1906-02-02"), ("c", "1907"), ("d", "")):
        created = f'<date when="{date}"/>' if date else ""
        Path("tei", f"{name}.xml").write_text(DOCUMENT.format(name=name, date=created), "utf-8")
    assert main(["--no-pdf", "--no-search", "--jobs", "1", "--strict"]) == 0, capsys.readouterr()
    found = {path.relative_to("site").as_posix() for path in Path("site").rglob("*.html")}
    assert {
        *("years/1906.html", "years/1907.html", "years/undated.html"),
        *("chronology/1906.html", "chronology/1907.html", "chronology/1907-01.html"),
        *("registers/persons/a.html", "registers/persons/e.html", "registers/persons/u0416.html"),
        *("persons/anna/1906.html", "persons/anna/1907.html", "persons/anna/undated.html"),
    } <= found
    page = Path("site/documents/a.html").read_text("utf-8")
    assert '<a href="../chronology/1907.html#ui-1907-01-02">' in page
    year = html.document_fromstring(Path("site/chronology/1907.html").read_bytes())
    assert text(year, "//h2") == "January 1907"
    [day] = year.xpath("//li[@id='ui-1907-01-02']")
    assert hrefs(day, "a") == ["../chronology/1907-01.html#ui-1907-01-02"]
    assert text(day, ".") == "2 January 1907 4 passages"
    assert hrefs(year, "//section[@id='ui-1907']//a") == ["../documents/c.html"]
    month = html.document_fromstring(Path("site/chronology/1907-01.html").read_bytes())
    assert text(month, "//header[@class='title']") == "1907 January 1907"
    assert hrefs(month, "//header[@class='title']//a") == ["../chronology/1907.html"]
    assert len(month.xpath("//section[@id='ui-1907-01-02']//blockquote")) == 4

    made: list[str] = []

    def recorded(task: PageTask) -> Made:
        made.append(task.path)
        return make_page(task)

    monkeypatch.setattr(summing, "make_page", recorded)
    edited = Path("tei", "a.xml").read_text("utf-8").replace("came on", "came home on")
    Path("tei", "a.xml").write_text(edited, "utf-8")
    assert main(["--no-pdf", "--no-search", "--jobs", "1", "--strict"]) == 0
    assert sorted(made) == [
        "about.html",  # which says how many words there are
        "chronology/1906.html",
        "chronology/1907-01.html",  # the page of the year says how much there is of a day
        "index.html",
        "persons/anna/1906.html",
        "persons/emil/1906.html",
        "years/1906.html",
    ]
