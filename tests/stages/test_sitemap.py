"""Sitemaps: all pages, as many files as it takes, the same bytes each time."""

from __future__ import annotations

from lxml import etree

from edition.stages.sitemap import day, sitemaps

NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
BASE = "https://example.org/e/"


def test_all_pages_are_listed_with_their_last_changes() -> None:
    made = sitemaps({"index.html": "", "documents/é & b.html": "2026-11-23"}, base_url=BASE)
    root = etree.fromstring(made["sitemap.xml"])
    assert list(made) == ["sitemap.xml"]
    assert root.xpath("//s:loc/text()", namespaces=NS) == [
        "https://example.org/e/documents/%C3%A9%20%26%20b.html",
        "https://example.org/e/index.html",
    ]
    assert root.xpath("//s:lastmod/text()", namespaces=NS) == ["2026-11-23"]


def test_many_pages_have_several_files() -> None:
    pages = {f"documents/{number:03}.html": "" for number in range(250)}
    made = sitemaps(pages, base_url=BASE, longest=100)
    assert list(made) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    index = etree.fromstring(made["sitemap.xml"])
    assert index.xpath("//s:sitemap/s:loc/text()", namespaces=NS)[0] == (
        "https://example.org/e/sitemap-1.xml"
    )
    listed = [
        loc
        for path in list(made)[1:]
        for loc in etree.fromstring(made[path]).xpath("//s:url/s:loc/text()", namespaces=NS)
    ]
    assert len(set(listed)) == 250


def test_a_date_is_one_or_nothing() -> None:
    assert [day(text) for text in ("2026-11-23T10:00", "2026", "2026-11", "x", "")] == [
        "2026-11-23",
        "2026",
        "2026-11",
        "",
        "",
    ]
