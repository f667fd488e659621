"""What was published stays citable: each address is there, or leads on, or the build fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from edition.diagnostics import Severity
from edition.request import Outcome
from tests.editions import Edition

HERE = Path(__file__).parent


class Lasting(Edition):
    """The edition of this folder, with the addresses that it has published."""

    def redirects(self, **table: str) -> None:
        lines = "".join(f'"{key}" = "{value}"\n' for key, value in table.items())
        self.settings(f"[redirects]\n{lines}")

    def page(self, path: str) -> html.HtmlElement:
        return html.parse(str(self.site / path)).getroot()

    def lock(self) -> list[str]:
        return (self.folder / "tei" / "addresses.lock").read_text("utf-8").splitlines()


def faults(outcome: Outcome) -> list[tuple[str, str]]:
    serious = (Severity.ERROR, Severity.WARNING)
    return [(item.code, item.message) for item in outcome.findings if item.severity in serious]


@pytest.fixture
def edition(tmp_path: Path) -> Lasting:
    made = Lasting(HERE / "edition", tmp_path)
    assert faults(made.build()) == []
    return made


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_a_passage_that_has_moved_leads_on_to_the_other_page(edition: Lasting) -> None:
    edition.edit("documents/short.xml", 'xml:id="news"', 'xml:id="tidings"')
    [(code, message)] = faults(edition.build())
    assert code == "ED801"
    assert "documents/short.html#news" in message
    edition.redirects(**{"documents/short.html#news": "documents/long/second.html#sun"})
    assert faults(edition.build()) == []
    [moved] = edition.page("documents/short.html").xpath("//*[@id = 'news']")
    assert words(moved) == "“news” has moved to A Long Letter"
    assert moved.xpath("descendant::a/@href") == ["../documents/long/second.html#sun"]
    assert not moved.xpath("ancestor::article")


def test_a_passage_of_a_part_leads_on_from_the_part(edition: Lasting) -> None:
    edition.edit("documents/long.xml", 'xml:id="rain"', 'xml:id="shower"')
    edition.redirects(**{"documents/long/first.html#rain": "documents/short.html#news"})
    assert faults(edition.build()) == []
    [moved] = edition.page("documents/long/first.html").xpath("//*[@id = 'rain']//@href")
    assert moved == "../../documents/short.html#news"
    for path in ("documents/long.html", "documents/long/second.html"):
        assert not edition.page(path).xpath("//*[@id = 'rain']")


def test_a_passage_of_a_part_stands_for_another_of_it(edition: Lasting) -> None:
    edition.edit("documents/long.xml", 'xml:id="rain"', 'xml:id="shower"')
    page = "documents/long/first.html"
    edition.redirects(**{f"{page}#rain": f"{page}#shower"})
    assert faults(edition.build()) == []
    [alias] = edition.page(page).xpath("//*[@id = 'rain']")
    assert alias.getnext().get("id") == "shower"


def test_the_passages_of_a_page_that_is_gone_lead_on_each(edition: Lasting) -> None:
    edition.redirects(
        **{
            "documents/old.html": "documents/short.html",
            "documents/old.html#one": "documents/long/first.html#rain",
        }
    )
    assert faults(edition.build()) == []
    page = edition.page("documents/old.html")
    assert page.xpath("//*[@id = 'one']//@href") == ["../documents/long/first.html#rain"]
    # A reader who is led to the other page at once would never see it.
    assert not page.xpath("//meta[@http-equiv = 'refresh']")


def test_a_redirect_that_nobody_can_follow_is_found(edition: Lasting) -> None:
    edition.redirects(
        **{
            "documents/short.html": "documents/long.html",
            "documents/short.html#news": "documents/long.html",
            "documents/none.html#x": "documents/long.html",
            "documents/abroad.html": "https://example.org/letters",
        }
    )
    outcome = edition.build()
    assert [code for code, _ in faults(outcome)] == ["ED871", "ED871", "ED872"]
    edition.build(draft=True)
    assert words(edition.page("documents/short.html").find(".//h1")) == "A Short Letter"


def test_the_page_of_an_entity_is_locked(edition: Lasting) -> None:
    assert {"/persons.html -", "/persons/ann.html -", "/persons/bob.html -"} <= set(edition.lock())
    path = edition.folder / "tei/registers/persons.xml"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "bob" not in line), "utf-8")
    [(code, message)] = faults(edition.build())
    assert code == "ED801"
    assert "persons/bob.html" in message
    edition.redirects(**{"persons/bob.html": "persons/ann.html"})
    assert faults(edition.build()) == []
    assert edition.page("persons/bob.html").xpath("//a/@href") == ["../persons/ann.html"]
    assert "/persons/bob.html -" in edition.lock()


def test_an_entity_that_is_withheld_leaves_a_notice(edition: Lasting) -> None:
    edition.settings("[publish]\nwithhold = [\"person[@xml:id='bob']\"]")
    assert faults(edition.build()) == []
    page = edition.page("persons/bob.html")
    assert "withheld at present" in words(page)
    assert "Byrne" not in words(page)


def test_a_section_of_a_list_leads_on_to_the_list(edition: Lasting) -> None:
    path = edition.folder / "tei" / "addresses.lock"
    more = [
        "/archives.html -",
        "/years/1957.html -",
        "/registers/persons/b.html -",
        "/persons/bob/1957.html -",
    ]
    path.write_text("\n".join(sorted([*edition.lock(), *more])) + "\n", "utf-8")
    assert faults(edition.build()) == []
    leads = {
        "archives.html": "index.html",
        "years/1957.html": "../documents.html",
        "registers/persons/b.html": "../../persons.html",
        "persons/bob/1957.html": "../../persons/bob.html",
    }
    for former, present in leads.items():
        assert edition.page(former).xpath("//a/@href") == [present]
    assert set(more) <= set(edition.lock())


def test_a_lock_without_pages_is_read(edition: Lasting) -> None:
    path = edition.folder / "tei" / "addresses.lock"
    lines = edition.lock()
    path.write_text("".join(f"{line}\n" for line in lines if line[0] != "/"), "utf-8")
    assert faults(edition.build()) == []
    assert edition.lock() == lines
