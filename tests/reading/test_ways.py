"""From a document lead ways on, each with its name, without a script."""

from __future__ import annotations

from pathlib import Path

from lxml import html


def ways(site: Path, name: str) -> dict[str, list[str]]:
    page = html.document_fromstring((site / "documents" / f"{name}.html").read_bytes())
    found = {}
    for nav in page.iter("nav"):
        if "neighbours" in (nav.get("class") or "").split():
            found[nav.get("aria-label")] = [
                f"{a.get('class')} {a.get('href').rpartition('/')[2]} {a.get('rel') or ''}".strip()
                for a in nav.iter("a")
            ]
    return found


def test_a_letter_has_three(site: Path) -> None:
    assert ways(site, "letter-3") == {
        "In the order of the edition": ["previous notes.html prev", "next poem.html next"],
        "By date": ["previous letter-2.html", "next notes.html"],
        "Letters between Berta and Anna": ["previous letter-1.html"],
    }
