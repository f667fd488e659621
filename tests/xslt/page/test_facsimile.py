"""The facsimile beside the text: scans, zones, strips, and image services."""

from __future__ import annotations

import pytest
from lxml import etree, html

from edition.engines.saxonche import Stylesheets
from edition.messages import remarks
from edition.stamps import serialise, stamp
from tests.xslt.page import making

LOCAL = """<c:file pointer="1.jpg" path="images/1.jpg" width="2000" height="3000">
  <c:copy of="reading" path="scaled/reading/1.jpg.jpg" width="1333" height="2000"/>
  <c:copy of="thumbnail" path="scaled/thumbnail/1.jpg.jpg" width="120" height="180"/></c:file>
  <c:file pointer="2.jpg" path="images/2.jpg" width="100" height="150"/>
  <c:file pointer="broken.jpg" path="images/broken.jpg" unshown="true"/>"""
HOST = "https://iiif.example.org"


class Made:
    """A page that was made, and the codes of what was remarked on."""

    def __init__(self, page: html.HtmlElement, codes: list[str]) -> None:
        self.page = page
        self.codes = codes

    def all(self, path: str) -> list[str]:
        """Return what an XPath finds, as texts."""
        return [str(item) for item in self.page.xpath(path)]


def made(
    stylesheets: Stylesheets,
    facsimile: str,
    body: str,
    *,
    files: str = LOCAL,
    hosts: tuple[str, ...] = (),
    parts: str = "",
    part: str = "",
) -> Made:
    """Return the page of a document."""
    root = etree.fromstring(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/>'
        f"{facsimile}<text><body>{body}</body></text></TEI>".encode()
    )
    stamp(root, "in.xml")
    named = "".join(f'<c:images host="{host}"/>' for host in hosts)
    page = making.page(
        stylesheets,
        "document",
        edition=f'<c:edition xmlns:c="urn:edition:context" xml:lang="en">{named}</c:edition>',
        path=f"documents/d/{part}.html" if part else "documents/d.html",
        source=serialise(root),
        context=f'<c:document id="d">{parts}</c:document>{files}',
        part=part,
    )
    return Made(page.root, [remark.code for remark in remarks(page.messages)])


FACSIMILE = """<facsimile><surface xml:id="s1" ulx="0" uly="0" lrx="1000" lry="1500">
  <graphic url="1.jpg"/>
  <zone xml:id="z1" ulx="10" uly="20" lrx="300" lry="40.5"/>
  <zone xml:id="z2" points="10,50 300,50 280,90"/></surface>
  <surface xml:id="s2" type="verso"><graphic url="2.jpg"/></surface></facsimile>"""
BODY = """<pb xml:id="b1" n="1r" facs="#s1"/><p xml:id="p1" facs="#z1">In the morning we spoke.</p>
  <p xml:id="p2"><lb facs="#z2"/>A line</p>"""


def test_each_page_has_its_scan_and_the_scan_its_page(stylesheets: Stylesheets) -> None:
    page = made(stylesheets, FACSIMILE, BODY)
    assert page.all("//*[@id='b1']/a[@class='image']/@href") == ["#ui-scan-b1"]
    assert page.all("//figure[@id='ui-scan-b1']//a[@class='place']/@href") == ["#b1"]
    assert page.all("//figure[@class='scan']/@id") == ["ui-scan-b1", "ui-scan-s2"]
    assert page.all("//figure[@class='scan']/figcaption/*[1]/text()") == ["p. 1r", "verso"]
    assert page.all("//figure[@class='scan']//span[@class='turn']/a/@href") == [
        "#ui-scan-s2",
        "#ui-scan-b1",
    ]


def test_a_page_break_says_best_where_a_scan_begins(stylesheets: Stylesheets) -> None:
    body = '<p xml:id="p" facs="#z1"><pb xml:id="b" n="7" facs="#s1"/>Text</p>'
    page = made(stylesheets, FACSIMILE, body)
    assert page.all("//figure[@id='ui-scan-b']/figcaption/a[@class='place']/text()") == ["p. 7"]
    assert page.all("//*[@id='b']/a[@class='image']/@href") == ["#ui-scan-b"]


def test_a_page_may_point_at_a_facsimile_of_its_own(stylesheets: Stylesheets) -> None:
    facsimile = """<facsimile xml:id="f1"><surface><graphic url="1.jpg"/></surface></facsimile>
      <facsimile xml:id="f2"><surface><graphic url="2.jpg"/></surface></facsimile>"""
    body = '<pb xml:id="b1" n="1" facs="#f1"/><p>One</p><pb xml:id="b2" n="2" facs="#f2"/>'
    page = made(stylesheets, facsimile, body)
    assert page.all("//figure[@class='scan']/@id") == ["ui-scan-b1", "ui-scan-b2"]


def test_several_scans_may_begin_with_the_same_place(stylesheets: Stylesheets) -> None:
    facsimile = """<facsimile><surface xml:id="s1" corresp="#p"><graphic url="1.jpg"/></surface>
      <surface corresp="#p"><graphic url="2.jpg"/></surface></facsimile>"""
    page = made(stylesheets, facsimile, '<p xml:id="p">Text</p>')
    assert page.all("//figure[@class='scan']/@id") == ["ui-scan-s1", "ui-scan-2"]
    assert page.all("//figcaption/a[@class='place']/@href") == ["#p", "#p"]


def test_a_scan_is_shown_in_a_size_for_reading(stylesheets: Stylesheets) -> None:
    page = made(stylesheets, FACSIMILE, BODY)
    assert page.all("//figure//img/@src") == ["../scaled/reading/1.jpg.jpg", "../images/2.jpg"]
    assert page.all("//figure//img/@width") == ["1333", "100"]
    assert page.all("//figure//a[@class='whole']/@href") == ["../images/1.jpg", "../images/2.jpg"]
    assert page.all("//nav[@class='strip']//img/@src") == [
        "../scaled/thumbnail/1.jpg.jpg",
        "../images/2.jpg",
    ]
    assert page.all("//nav[@class='strip']//a/@href") == ["#ui-scan-b1", "#ui-scan-s2"]


def test_zones_and_text_lead_to_each_other(stylesheets: Stylesheets) -> None:
    page = made(stylesheets, FACSIMILE, BODY)
    assert page.all("//*[local-name() = 'svg']/@viewbox") == ["0 0 1000 1500"]
    assert page.all("//*[local-name() = 'svg']//polygon/@points") == [
        "10,20 300,20 300,40.5 10,40.5",
        "10,50 300,50 280,90",
    ]
    assert page.all("//*[local-name() = 'svg']//title/text()") == [
        "In the morning we spoke.",
        "A line",
    ]
    assert page.all("//*[local-name() = 'svg']/a/@href") == ["#p1", "#ui-in-z2"]
    assert page.all("//article//a[@class='zone-link']/@href") == ["#z1", "#z2"]
    assert page.codes == []


def test_every_link_has_its_place(stylesheets: Stylesheets) -> None:
    page = made(stylesheets, FACSIMILE, BODY)
    ids = page.all("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.all("//main//@href[starts-with(., '#')]")} <= set(ids)
    assert {"s1", "s2", "z1", "z2"} <= set(ids)


def test_faulty_zones_are_told(stylesheets: Stylesheets) -> None:
    zones = """<zone xml:id="z1" ulx="9" uly="20" lrx="3" lry="40"/><zone xml:id="z2"/>
      <zone xml:id="z3" points="1,1 2"/><zone xml:id="z4" ulx="0" uly="0" lrx="99" lry="200"/>
      <zone xml:id="z5"/>"""
    facsimile = f'<facsimile><surface><graphic url="2.jpg"/>{zones}</surface></facsimile>'
    page = made(stylesheets, facsimile, '<p facs="2.jpg"/><p facs="#z2">Text</p>')
    assert page.codes == ["ED883", "ED883", "ED883", "ED884"]
    assert page.all("//*[local-name() = 'svg']//polygon/@points") == ["0,0 99,0 99,200 0,200"]


@pytest.mark.parametrize(("count", "drawn"), [(499, 500), (500, 1)])
def test_words_have_zones_unless_there_are_too_many(
    stylesheets: Stylesheets, count: int, drawn: int
) -> None:
    corners = 'ulx="1" uly="1" lrx="9" lry="9"'
    zones = "".join(f'<zone xml:id="z{number}" {corners}/>' for number in range(count))
    facsimile = f"""<facsimile><surface xml:id="s"><graphic url="2.jpg"/>{zones}
      <zone xml:id="line" {corners}/></surface></facsimile>"""
    words = "".join(f'<w xml:id="w{n}" facs="#z{n}">x</w> ' for n in range(count))
    page = made(stylesheets, facsimile, f'<p xml:id="p" facs="#line">{words}</p>')
    assert len(page.all("//polygon")) == drawn
    assert page.all("//article//a[@class='zone-link']/@href") == ["#line"]
    ids = set(page.all("//@id"))
    assert {link[1:] for link in page.all("//main//@href[starts-with(., '#')]")} <= ids


def test_a_page_without_scans_has_nothing_of_them(stylesheets: Stylesheets) -> None:
    page = made(stylesheets, "", '<pb n="1" facs="broken.jpg"/><p>Text</p>')
    assert page.all("//aside | //nav[@class='strip'] | //link[contains(@href, 'facsimile')]") == []
    assert page.all("//script[contains(@src, 'facsimile')]") == []
    assert page.all("//article//a[@class='image']/@href") == ["../images/broken.jpg"]


def test_a_part_has_the_scans_of_its_pages(stylesheets: Stylesheets) -> None:
    body = """<div xml:id="one"><pb xml:id="b1" n="1" facs="1.jpg"/><p>One</p></div>
      <div xml:id="two"><pb xml:id="b2" n="2" facs="2.jpg"/><p>Two</p></div>"""
    parts = '<c:part id="one">One</c:part><c:part id="two">Two</c:part>'
    page = made(stylesheets, "", body, parts=parts, part="two")
    assert page.all("//figure[@class='scan']/@id") == ["ui-scan-b2"]
    whole = made(stylesheets, FACSIMILE, body, parts=parts)
    assert whole.all("//figure[@class='scan']/@id") == []


def test_pages_of_the_source_are_listed(stylesheets: Stylesheets) -> None:
    body = '<p><pb xml:id="b1" n="1"/>One <pb xml:id="b2" n="2 v"/>Two <pb xml:id="b3"/>Three</p>'
    page = made(stylesheets, "", body)
    assert page.all("//nav[@class='pages']//a/@href") == ["#b1", "#b2"]
    assert page.all("//nav[@class='pages']//a/text()") == ["1", "2 v"]
    assert made(stylesheets, "", '<pb xml:id="b1" n="1"/>').all("//nav[@class='pages']") == []


SERVICE = f"{HOST}/image/2/a%2Fb"


@pytest.mark.parametrize(
    ("graphic", "shown", "small", "whole"),
    [
        (
            f'url="{SERVICE}/info.json"',
            "/full/!1400,2000/0/default.jpg",
            "/full/!180,180/0/default.jpg",
            "/full/max/0/default.jpg",
        ),
        (
            f'url="{SERVICE}/info.json" width="3000px" height="4000px"',
            "/full/1400,/0/default.jpg",
            "/full/135,/0/default.jpg",
            "/full/max/0/default.jpg",
        ),
        (
            f'url="{SERVICE}/info.json" width="300" height="400"',
            "/full/300,/0/default.jpg",
            "/full/135,/0/default.jpg",
            "/full/max/0/default.jpg",
        ),
        (
            f'url="{SERVICE}/pct:10,10,80,80/full/90/gray.png"',
            "/pct:10,10,80,80/!1400,2000/90/gray.jpg",
            "/pct:10,10,80,80/!180,180/90/gray.jpg",
            "/pct:10,10,80,80/full/90/gray.png",
        ),
        (
            f'url="{SERVICE}/0,0,500,700/^!900,900/!90/default.jpg"',
            "/0,0,500,700/!1400,2000/!90/default.jpg",
            "/0,0,500,700/!180,180/!90/default.jpg",
            "/0,0,500,700/^!900,900/!90/default.jpg",
        ),
    ],
)
def test_an_image_service_is_asked_for_sizes(
    stylesheets: Stylesheets, graphic: str, shown: str, small: str, whole: str
) -> None:
    facsimile = f'<facsimile><surface xml:id="s"><graphic {graphic}/></surface></facsimile>'
    page = made(stylesheets, facsimile, '<pb n="1" xml:id="b" facs="#s"/>', hosts=(HOST,))
    assert page.all("//figure//img/@src") == [SERVICE + shown]
    assert page.all("//nav[@class='strip']//img/@src") == [SERVICE + small]
    assert page.all("//a[@class='whole']/@href") == [SERVICE + whole.replace("^", "%5E")]


def test_a_page_loads_from_the_hosts_it_needs_and_no_others(stylesheets: Stylesheets) -> None:
    facsimile = f'<facsimile><graphic url="{SERVICE}/info.json"/></facsimile>'
    policy = "string(//meta[@http-equiv='Content-Security-Policy']/@content)"
    hosts = ("https://other.example.org", HOST)
    page = made(stylesheets, facsimile, "<p/>", hosts=hosts).page
    assert f"img-src 'self' {HOST};" in page.xpath(policy)
    plain = made(stylesheets, FACSIMILE, BODY, hosts=hosts).page
    assert "img-src 'self';" in plain.xpath(policy)


@pytest.mark.parametrize(
    "address",
    [
        f"{SERVICE}/info.json",
        f"{SERVICE}/full/full/0/default.jpg",
        "https://iiif.example.org.evil.example/x/info.json",
        "https://iiif.example.org@evil.example/x/info.json",
        "http://iiif.example.org/x/info.json",
        "javascript:alert(1)//x/info.json",
        "https://evil.example/?x=https://iiif.example.org/x.jpg",
    ],
)
def test_nothing_is_loaded_that_the_settings_do_not_name(
    stylesheets: Stylesheets, address: str
) -> None:
    facsimile = f'<facsimile><surface xml:id="s"><graphic url="{address}"/></surface></facsimile>'
    hosts = () if address.startswith(SERVICE) else (HOST,)
    page = made(stylesheets, facsimile, '<pb n="1" xml:id="b" facs="#s"/>', hosts=hosts)
    assert page.all("//img") == []
    links = page.all("//article//a[@class='image']/@href")
    assert all(link.startswith(("https://", "http://")) for link in links)
    assert not any(link.endswith("info.json") for link in links)


def test_a_manifest_is_offered(stylesheets: Stylesheets) -> None:
    facsimile = f'<facsimile facs="{HOST}/x/manifest.json"/>'
    page = made(stylesheets, facsimile, "<p/>")
    assert page.all("//nav[@class='pages']//a/@href") == [f"{HOST}/x/manifest.json"]
