"""What no page may hold keeps an edition from being published, whoever put it there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from edition.cli import main
from edition.stages.audit import read_page

RUNNING = [
    "<script>x</script>",
    '<script src="x.js"></script>',
    '<script src="https://example.org/assets/x.js"></script>',
    '<script src="assets/x.js" onload="x"></script>',
    "<SCRIPT></SCRIPT>",
    "<style>x</style>",
    '<p style="color: red">x</p>',
    '<p onclick="x">x</p>',
    '<p ONCLICK="x">x</p>',
    "<p onclick=x>x</p>",
    "<p onclick='x'>x</p>",
    '<svg><rect onload="x"/></svg>',
    '<a href="javascript:x">x</a>',
    '<a href=" java\tscript:x">x</a>',
    '<a href="JAVASCRIPT&colon;x">x</a>',
    '<a href="java&#10;script:x">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<a href="file:///etc/passwd">x</a>',
    '<a href="blob:x">x</a>',
    '<a ping="https://example.org/" href="x">x</a>',
    '<img src="data:image/png;base64,x" alt="x">',
    '<img srcset="x 1x" alt="x">',
    '<svg><a xlink:href="javascript:x"><text>x</text></a></svg>',
    '<svg><use href="#x"/></svg>',
    "<svg><foreignObject>x</foreignObject></svg>",
    '<svg><animate attributeName="href"/></svg>',
    '<iframe src="x.html"></iframe>',
    '<object data="x"></object>',
    '<embed src="x">',
    '<base href="https://example.org/">',
    '<form action="x"><input name="q"></form>',
    '<button formaction="x">x</button>',
    '<meta http-equiv="refresh" content="0; url=x">',
    '<meta http-equiv="set-cookie" content="x">',
    '<link rel="preload" href="x">',
    '<link rel="dns-prefetch" href="//example.org">',
    "<template><p>x</p></template>",
]
HARMLESS = [
    '<script src="../assets/reader.js" defer="defer"></script>',
    '<script src="assets/search.js" defer="defer"></script>',
    '<a href="https://example.org/?a=javascript:x">x</a>',
    '<a href="x.html#a:b">x</a>',
    '<a href="mailto:a@example.org">x</a>',
    '<a href="ftp://example.org/x">x</a>',
    '<a href="../documents/a%3Ab.html">x</a>',
    '<img src="https://example.org/x.png" alt="x">',
    '<link rel="canonical" href="https://example.org/x.html">',
    '<link rel="stylesheet" href="assets/base.css">',
    '<meta http-equiv="Content-Security-Policy" content="x">',
    "<p>&lt;script&gt;x&lt;/script&gt; onclick=&quot;x&quot;</p>",
    '<p title="<script>x</script>" data-of="javascript:x">x</p>',
    '<svg><rect fill="red"/></svg>',
]


def barred(markup: str, path: str = "a.html") -> tuple[str, ...]:
    page = f"<!DOCTYPE html><html><head></head><body><main>{markup}</main></body></html>"
    return read_page(path, page.encode()).barred


@pytest.mark.parametrize("markup", RUNNING)
def test_what_runs_is_barred(markup: str) -> None:
    assert barred(markup) != ()


@pytest.mark.parametrize("markup", HARMLESS)
def test_what_is_harmless_is_not(markup: str) -> None:
    assert barred(markup) == ()


def test_the_search_has_a_form_and_what_moved_leads_on() -> None:
    for path, action in (("search.html", "search.html"), ("documents/a.html", "../search.html")):
        form = f'<form method="get" action="{action}"><input name="q"></form>'
        assert barred(form, path) == ()
        # It asks nobody else, in no other window, and is no part of what a source says.
        for other in (
            form.replace(action, "https://example.org/search.html"),
            form.replace(action, "report.html"),
            form.replace("get", "post"),
            form.replace("<form", '<form target="_blank"'),
            f'<article data-text="">{form}</article>',
        ):
            assert barred(other, path) == ("<form>",)
    refresh = '<meta http-equiv="refresh" content="0; url=b.html">'
    moved = f"<html><head>{refresh}</head><body><p>Moved</p></body></html>"
    assert read_page("a.html", moved.encode()).barred == ()
    with_main = moved.replace("<p>Moved</p>", "<main><p>Moved</p></main>")
    assert read_page("a.html", with_main.encode()).barred == ()
    whole = moved.replace("<p>Moved</p>", "<nav></nav><main></main>")
    assert read_page("a.html", whole.encode()).barred == ("<meta>",)


SITE = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:m="urn:edition:modes" xpath-default-namespace="http://www.tei-c.org/ns/1.0">
  <xsl:template match="ref" mode="m:html" as="item()*"><a href="{@target}">x</a></xsl:template>
</xsl:stylesheet>"""
DOCUMENT = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="a"><teiHeader/><text><body>
<p>A <ref target="javascript:alert(1)"/></p></body></text></TEI>"""


def test_it_keeps_an_edition_from_being_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "tei").mkdir()
    (tmp_path / "tei" / "a.xml").write_text(DOCUMENT, "utf-8")
    (tmp_path / "my.xsl").write_text(SITE, "utf-8")
    settings = 'schema = "none"\n[overrides]\nsite = "my.xsl"\n'
    (tmp_path / "edition.toml").write_text(settings, "utf-8")
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        assert main(["--no-search", "--no-pdf", "--format", "json"]) == 1
        found = [item for item in json.loads(capsys.readouterr().out) if item["code"] == "ED511"]
        assert [item["file"] for item in found] == ["a.xml"]
        assert '<a href="javascript:alert(1)">' in found[0]["message"]
    assert not (tmp_path / "site").exists()
