"""Files changed as bytes and as markup: what transfers, editors and strangers do to them.

What comes out need not be XML, nor text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.fuzz.chance import Chance, one, span
from tests.fuzz.hostility import ADDRESSES, CHARACTERS, CODES

_TAG = re.compile(r"<[^<>]*>")
_START = re.compile(r"<[A-Za-z][^<>]*>")

_BYTES = (
    b"\x00",
    b"\xff",
    b"\xc0\x80",
    b"\xed\xa0\x80",
    b"\xed\xb0\x80",
    b"\xf4\x90\x80\x80",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\x00\x00\xfe\xff",
    b"\x2b\x2f\x76\x38\x2d",
    b"\xe2\x80\xae",
    b"\x1a",
    b"\x0c",
    b"\x0b",
    b"\r",
    b"\r\n",
    b"\x85",
    b"\x1b[31m",
    b"\xe2\x80",
    b"]]>",
    b"<",
    b">",
    b"&",
    b'"',
    b"&#0;",
    b"\x7f",
)
_ENCODINGS = (
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "utf-32-le",
    "utf-7",
    "iso-8859-1",
    "cp1252",
    "cp037",
    "shift_jis",
    "gb18030",
    "koi8-r",
    "iso2022_jp",
)
_NAMED = (
    *_ENCODINGS,
    "UTF-8",
    "utf8",
    "ascii",
    "UCS-4",
    "x-none",
    "",
    " ",
    "base64",
    "rot13",
    "idna",
    "punycode",
    "zlib",
    "unicode_escape",
    "raw_unicode_escape",
    "undefined",
    "mbcs",
    "../x",
    "UTF-8" * 2000,
    "é",
)
"""Names of encodings: of others, of none, and of what Python takes for one."""

_WRITTEN = (
    "&",
    "&amp;",
    "&lt;script&gt;",
    "&undefined;",
    "&eacute;",
    "&e;",
    "%e;",
    "&#0;",
    "&#1;",
    "&#9;",
    "&#13;",
    "&#xD800;",
    "&#xDFFF;",
    "&#xD83D;&#xDE00;",
    "&#xFFFE;",
    "&#xFFFF;",
    "&#x10FFFF;",
    "&#x110000;",
    "&#99999999999999999999;",
    "&#x202E;",
    "&#xFDD0;",
    "&#xE000;",
    "&#x85;",
    "<",
    ">",
    "<>",
    "</>",
    "< p>",
    "<p",
    "</p",
    "<p/>",
    "<p><p>",
    "</p></p>",
    "<1/>",
    "<-/>",
    "<xml/>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<![CDATA[",
    "]]>",
    "<![CDATA[]]]]><![CDATA[>]]>",
    "<?xml version='1.0'?>",
    "<?php echo 1 ?>",
    "<?x?>",
    "<?x",
    "?>",
    "<?xml-stylesheet href='file:///etc/passwd' type='text/xsl'?>",
    "<?xml-model href='../../../../etc/passwd' schematypens='http://relaxng.org/ns/structure/1.0'?>",
    "<?xml-model href='x' schematypens='http://purl.oclc.org/dsdl/schematron'?>",
    "<?oxygen RNGSchema='x' type='xml'?>",
    "<!-- secret -->",
    "<!-- -- -->",
    "<!--",
    "-->",
    "<!---->",
    "<!x>",
    "<!DOCTYPE x>",
    "<x:y/>",
    "<x:y xmlns:x=''/>",
    "<x:y xmlns:x='urn:x' x:z='1'>w</x:y>",
    "<p xmlns=''>w</p>",
    "<p xmlns='urn:x'>w</p>",
    "<p xmlns='http://www.tei-c.org/ns/1.0/'>w</p>",
    "<p xmlns:xml='urn:x'/>",
    "<p xmlns:xmlns='urn:x'/>",
    "<p a='1' a='2'>w</p>",
    "<p xml:id='x'>w</p><p xml:id='x'>w</p>",
    "<p xml:space='preserve'>  w  \n w </p>",
    "<p xml:base='file:///etc/'><ref target='passwd'>w</ref></p>",
    "<script {HTML}>alert(1)</script>",
    "<img {HTML} src='x' onerror='alert(1)'/>",
    "<iframe {HTML} src='javascript:alert(1)'>w</iframe>",
    "<table {HTML} onclick='x()'><td colspan='9999'>w</td></table>",
    "<svg {SVG} onload='alert(1)'><script>alert(1)</script></svg>",
    "<svg {SVG}><a href='javascript:x()'><text>w</text></a><use href='//example.org/x'/></svg>",
    "<svg {SVG}><foreignObject><body {HTML} onload='x()'>w</body></foreignObject></svg>",
    "<svg {SVG}><animate attributeName='href' to='javascript:x()'/><rect fill='url(#x)'/></svg>",
    "<math {MATH} href='javascript:x()'><mi onclick='x()'>w</mi></math>",
    "<math {MATH}><maction actiontype='statusline#x'>w</maction></math>",
    "<math {MATH}><annotation-xml encoding='text/html'><b {HTML}>x</b></annotation-xml></math>",
    "<xi:include {XI} href='../../../etc/passwd' parse='text'/>",
    "<xi:include {XI} href='file:///etc/passwd' parse='text'/>",
    "<xi:include {XI} href='http://localhost/x'/>",
    "<xi:include {XI} href='a.xml'/>",
    "<xi:include {XI} href='b.xml' xpointer='x'/>",
    "<xi:include {XI} xpointer='element(/1/2)'/>",
    "<xi:include {XI}><xi:fallback><p>w</p></xi:fallback></xi:include>",
    "<xi:include {XI} href='%zz' parse='x' encoding='y'/>",
    "<egXML xmlns='http://www.tei-c.org/ns/Examples'><p>w <hi/></p><!-- c --></egXML>",
    "<formula notation='TeX'>\\input{/etc/passwd} \\write18{id} $#read(\"/etc/passwd\")$</formula>",
    "<graphic url='../../../etc/passwd'/>",
    "<graphic url='data:image/svg+xml,&lt;svg onload=&quot;x()&quot;/&gt;'/>",
    "<media mimeType='text/html' url='javascript:x()'/>",
    "<ref target='javascript:alert(1)'>w</ref>",
    "<ptr target='javascript:alert(1)'/>",
    "<ptr target='https://example.org/ http://example.org/'/>",
    "<binaryObject mimeType='text/html'>PHNjcmlwdD4=</binaryObject>",
    "<note type='internal'>w</note>",
    "<code lang='typst'>#read(\"/etc/passwd\")</code>",
    "<lb break='no'/>",
    "<choice><abbr>w</abbr><expan>w</expan></choice>",
    "<gap/>",
)
"""Markup that is wrong, or right and hostile; namespaces have short names."""

_NAMESPACES = {
    "{HTML}": "xmlns='http://www.w3.org/1999/xhtml'",
    "{SVG}": "xmlns='http://www.w3.org/2000/svg'",
    "{MATH}": "xmlns='http://www.w3.org/1998/Math/MathML'",
    "{XI}": "xmlns:xi='http://www.w3.org/2001/XInclude'",
}
_PIECES = tuple(
    re.sub(r"\{[A-Z]+\}", lambda found: _NAMESPACES[found.group()], piece) for piece in _WRITTEN
)


_SUBSETS = (
    "",
    "<!ENTITY e 'word'>",
    "<!ENTITY e '<hi>word</hi>'>",
    "<!ENTITY e '<hi>'>",
    "<!ENTITY e '&#60;script>alert(1)&#60;/script>'>",
    "<!ENTITY e SYSTEM 'file:///etc/passwd'>",
    "<!ENTITY e PUBLIC '-//X' 'http://localhost/x'>",
    "<!ENTITY e SYSTEM 'x' NDATA gif><!NOTATION gif SYSTEM 'x'>",
    "<!ENTITY % e SYSTEM 'http://localhost/x.dtd'>%e;",
    "<!ENTITY % e '<!ENTITY f \"x\">'>%e;",
    "<!ENTITY e '&e;'>",
    "<!ENTITY e '&f;&f;'><!ENTITY f '&g;&g;'><!ENTITY g 'xxxxxxxxxx'>",
    "<!ENTITY lt '&#38;#60;'>",
    "<!ENTITY amp '&#38;'>",
    "<!ATTLIST p style CDATA 'background:url(x)' onclick CDATA 'alert(1)'>",
    "<!ATTLIST ref target CDATA 'javascript:alert(1)'>",
    "<!ATTLIST p xml:id ID #IMPLIED>",
    "<!ATTLIST p n NMTOKENS #FIXED ' 1  2 '>",
    "<!ELEMENT p EMPTY>",
    "<!ELEMENT",
    "<!-- -->",
    "<?x y?>",
    "<![INCLUDE[",
    "]>",
    "%e;",
)
"""Internal subsets of document type declarations."""


def corrupted(data: bytes, chance: Chance, *, changes: int) -> bytes:
    """Return a file with so many changes of its bytes."""
    for _ in range(changes):
        data = one(chance, _OF_BYTES)(data, chance)
    return data


def tampered(data: bytes, chance: Chance, *, changes: int) -> bytes:
    """Return a file in UTF-8 with so many changes of its markup."""
    text = data.decode("utf-8", "surrogateescape")
    for _ in range(changes):
        text = one(chance, _OF_MARKUP)(text, chance)
    return text.encode("utf-8", "surrogateescape")


def _cut(data: bytes, chance: Chance) -> bytes:
    start, end = span(chance, len(data), 200)
    return data[:start] + data[end:]


def _truncated(data: bytes, chance: Chance) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _beheaded(data: bytes, chance: Chance) -> bytes:
    return data[chance.randrange(len(data) + 1) :]


def _flipped(data: bytes, chance: Chance) -> bytes:
    if not data:
        return data
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]


def _doubled(data: bytes, chance: Chance) -> bytes:
    start, end = span(chance, len(data), 400)
    return data[:end] + data[start:]


def _strewn(data: bytes, chance: Chance) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + one(chance, _BYTES) + data[at:]


def _begun(data: bytes, chance: Chance) -> bytes:
    return one(chance, _BYTES) + data


def _reencoded(data: bytes, chance: Chance) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(one(chance, _ENCODINGS), "replace")


def _misnamed(data: bytes, chance: Chance) -> bytes:
    name = one(chance, _NAMED).encode("utf-8")
    head = b'<?xml version="1.0" encoding="' + name + b'"?>'
    return head + re.sub(rb"^(\xef\xbb\xbf)?<\?xml.*?\?>", b"", data, count=1, flags=re.DOTALL)


def _of_another_system(data: bytes, chance: Chance) -> bytes:
    return data.replace(b"\n", one(chance, (b"\r", b"\r\n", b"\x85", b"\xe2\x80\xa8", b"")))


_OF_BYTES: tuple[Callable[[bytes, Chance], bytes], ...] = (
    _cut,
    _truncated,
    _flipped,
    _doubled,
    _strewn,
    _begun,
    _beheaded,
    _reencoded,
    _misnamed,
    _of_another_system,
)


def _places(text: str) -> list[int]:
    """Return where tags begin and end."""
    return [place for match in _TAG.finditer(text) for place in match.span()] or [0]


def _inserted(text: str, chance: Chance) -> str:
    at = one(chance, _places(text))
    return text[:at] + one(chance, _PIECES) + text[at:]


def _written(text: str, chance: Chance) -> str:
    """Write text that is code elsewhere, or odd characters, between two tags."""
    at = one(chance, _places(text))
    piece = one(chance, (*CODES, *CHARACTERS))
    return text[:at] + piece.replace("&", "&amp;").replace("<", "&lt;") + text[at:]


def _untagged(text: str, chance: Chance) -> str:
    tags = list(_TAG.finditer(text))
    if not tags:
        return text
    tag = one(chance, tags)
    return text[: tag.start()] + text[tag.end() :]


def _tags_exchanged(text: str, chance: Chance) -> str:
    tags = list(_TAG.finditer(text))
    if len(tags) < 2:
        return text
    first, second = sorted((one(chance, tags), one(chance, tags)), key=lambda tag: tag.start())
    if first is second:
        return text
    between = text[first.end() : second.start()]
    return text[: first.start()] + second.group() + between + first.group() + text[second.end() :]


def _attributed(text: str, chance: Chance) -> str:
    """Write an attribute into a start tag, perhaps one that is there already."""
    tags = list(_START.finditer(text))
    if not tags:
        return text
    tag = one(chance, tags)
    names = (
        "n",
        "xml:id",
        "target",
        "style",
        "xmlns",
        "xmlns:x",
        "x:y",
        "onclick",
        "href",
        "xml:lang",
    )
    name, value = one(chance, names), one(chance, ADDRESSES)
    value = value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    end = tag.end() - (2 if tag.group().endswith("/>") else 1)
    return f'{text[:end]} {name}="{value}"{text[end:]}'


def _declared(text: str, chance: Chance) -> str:
    """Begin with a document type declaration, and refer to an entity somewhere."""
    at = one(chance, _places(text))
    text = text[:at] + one(chance, ("&e;", "", "&f;", "%e;")) + text[at:]
    identifier = one(chance, ("", "SYSTEM 'x.dtd'", "PUBLIC '-//X' 'http://localhost/x.dtd'"))
    return f"<!DOCTYPE TEI {identifier} [{one(chance, _SUBSETS)}]>{text}"


_OF_MARKUP: tuple[Callable[[str, Chance], str], ...] = (
    _inserted,
    _written,
    _attributed,
    _untagged,
    _tags_exchanged,
    _declared,
)
