"""Manifests tell other viewers of a document's images (IIIF Presentation API 3)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from edition.engines.saxonche import Stylesheets
from edition.stages import iiif

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/>
<facsimile><surface xml:id="s1"><graphic url="1.jpg"/></surface>
<surface xml:id="s2"><graphic url="https://iiif.example.org/x/info.json" width="300" height="400"/>
</surface><surface><graphic url="https://iiif.example.org/y/info.json"/></surface></facsimile>
<text><body><div xml:id="one"><pb xml:id="b1" n="1" facs="#s1"/></div>
<div xml:id="two"><pb xml:id="b2" n="2" facs="#s2"/></div></body></text></TEI>"""
CONTEXT = """<c:context xmlns:c="urn:edition:context">
<c:document id="d" lang="de" tei="tei/d ü.xml">
<c:title>A "title"</c:title><c:part id="one">One</c:part><c:part id="two">Two</c:part></c:document>
<c:file pointer="1.jpg" path="images/1 ä.jpg" width="2000" height="3000">
<c:copy of="thumbnail" path="scaled/thumbnail/1 ä.jpg.jpg" width="120" height="180"/></c:file>
</c:context>"""
EDITION = """<c:edition xmlns:c="urn:edition:context" base-url="https://e.example.org">
<c:licence target="{licence}"/><c:images host="https://iiif.example.org"/></c:edition>"""


def made(stylesheets: Stylesheets, text: str = TEI, licence: str = "") -> Any:
    files = iiif.manifest(
        stylesheets,
        stylesheets.parse(text),
        document="d",
        context=stylesheets.parse(CONTEXT),
        edition=stylesheets.parse(EDITION.format(licence=licence)),
        base_url="https://e.example.org/",
    )
    return json.loads(files["iiif/d.json"]) if files else None


def test_a_manifest_has_a_canvas_for_each_scan_whose_size_is_known(
    stylesheets: Stylesheets,
) -> None:
    item = made(stylesheets)
    assert (item["type"], item["label"]) == ("Manifest", {"de": ['A "title"']})
    assert item["id"] == "https://e.example.org/iiif/d.json"
    assert item["seeAlso"][0]["id"] == "https://e.example.org/tei/d%20%C3%BC.xml"
    canvases = item["items"]
    assert [canvas["label"]["none"] for canvas in canvases] == [["p. 1"], ["p. 2"]]
    assert [(canvas["width"], canvas["height"]) for canvas in canvases] == [
        (2000, 3000),
        (300, 400),
    ]
    assert [canvas["homepage"][0]["id"] for canvas in canvases] == [
        "https://e.example.org/documents/d/one.html#b1",
        "https://e.example.org/documents/d/two.html#b2",
    ]


def test_an_image_is_painted_upon_its_canvas(stylesheets: Stylesheets) -> None:
    [local, service] = [
        canvas["items"][0]["items"][0] | {"canvas": canvas["id"]}
        for canvas in made(stylesheets)["items"]
    ]
    assert local["target"] == local["canvas"]
    assert local["body"]["id"] == "https://e.example.org/images/1%20%C3%A4.jpg"
    assert local["body"]["format"] == "image/jpeg"
    assert "service" not in local["body"]
    assert service["body"]["id"] == "https://iiif.example.org/x/full/max/0/default.jpg"
    assert service["body"]["service"][0]["@id"] == "https://iiif.example.org/x"


@pytest.mark.parametrize(
    ("licence", "rights"),
    [
        (
            "https://creativecommons.org/licenses/by/4.0/",
            "http://creativecommons.org/licenses/by/4.0/",
        ),
        ("https://example.org/licence", None),
        ("", None),
    ],
)
def test_rights_are_those_that_the_api_knows(
    stylesheets: Stylesheets, licence: str, rights: str | None
) -> None:
    assert made(stylesheets, licence=licence).get("rights") == rights


def test_without_images_there_is_none(stylesheets: Stylesheets) -> None:
    text = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p/></body></text></TEI>'
    assert made(stylesheets, text) is None


@pytest.mark.parametrize(("side", "told"), [("1000000", [1_000_000, 400]), ("9" * 400, None)])
def test_a_size_is_told_if_an_image_can_have_it(
    stylesheets: Stylesheets, side: str, told: list[int] | None
) -> None:
    item = made(stylesheets, TEI.replace('width="300"', f'width="{side}"'))
    sizes = [[canvas["width"], canvas["height"]] for canvas in item["items"]]
    assert sizes == [[2000, 3000], *([told] if told else [])]


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://iiif.example.org/1.webp?x=a.png#b.gif", "image/webp"),
        ("https://iiif.example.org/1.AVIF", "image/avif"),
        ("https://iiif.example.org/1.jpg", "image/jpeg"),
    ],
)
def test_a_format_is_known_by_the_ending(stylesheets: Stylesheets, address: str, kind: str) -> None:
    item = made(stylesheets, TEI.replace("https://iiif.example.org/x/info.json", address))
    assert item["items"][1]["items"][0]["items"][0]["body"]["format"] == kind
