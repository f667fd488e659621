"""Style sheets are read for the files that they name."""

from __future__ import annotations

from edition.engines.tinycss2 import addresses


def test_the_files_that_a_style_sheet_names() -> None:
    css = """@import "a.css"; @import url(b.css) screen; /* url(no.png) */
    @font-face { src: url("f.woff2") format("woff2"), local("no") }
    @media print { p::after { content: "no"; background: image-set(url('c.png') 1x) } }"""
    assert addresses(css) == ("a.css", "b.css", "f.woff2", "c.png")


def test_words_that_are_written_with_escapes() -> None:
    assert addresses(r"p { background: u\72l(a.png) }") == ("a.png",)
    assert addresses(r'@\69 mport "b.css";') == ("b.css",)
    assert addresses(r'p { background: \000053rc("c.png") }') == ("c.png",)
