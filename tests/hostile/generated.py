"""Cases that are made when they are needed: what no repository should hold, or what is too large.

Names that some systems know no files by, bytes that are no text, pipes and links, and documents of
many megabytes.
"""

from __future__ import annotations

import os
import socket
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.hostile.corpus import Case, secrets

Make = Callable[[Path], None]
"""Fills the folder of an edition, which is there, with an empty folder ``tei``."""


@dataclass(frozen=True, slots=True)
class Generated:
    """A case that is made."""

    case: Case
    make: Make


def generated() -> list[Generated]:
    """Return the small ones; ``sizes`` has those that are large."""
    return sorted(
        [*_encodings(), *_images(), *_names(), *_places()], key=lambda item: item.case.name
    )


def document(body: str, *, before: str = "", attributes: str = "", title: str = "A letter") -> str:
    """Return a document of TEI around the content of its body."""
    return (
        f'{before}<TEI xmlns="http://www.tei-c.org/ns/1.0"{attributes}>\n'
        f"<teiHeader><fileDesc><titleStmt><title>{title}</title></titleStmt>\n"
        "<publicationStmt><p>Unpublished.</p></publicationStmt>\n"
        "<sourceDesc><p>None.</p></sourceDesc></fileDesc></teiHeader>\n"
        f"<text><body>\n{body}\n</body></text>\n</TEI>\n"
    )


_WORDS = "<p>Vier Wörter für ängstliche Leser.</p>"
"""With letters that are other bytes in other encodings."""


def _files(files: Mapping[str, bytes]) -> Make:
    def make(edition: Path) -> None:
        for name, data in files.items():
            (edition / "tei" / f"{name}.xml").write_bytes(data)

    return make


def _encoded(encoding: str, declared: str = "", first: bytes = b"", words: str = _WORDS) -> bytes:
    said = f'<?xml version="1.0" encoding="{declared}"?>\n' if declared else ""
    return first + document(words, before=said).encode(encoding)


def _encodings() -> Iterator[Generated]:
    """Yield documents whose bytes are what they are said to be, and such whose bytes are not."""
    right = {
        "latin-1": _encoded("iso-8859-1", "ISO-8859-1"),
        "utf-16-be": _encoded("utf-16-be", "UTF-16", b"\xfe\xff"),
        "utf-16-le": _encoded("utf-16-le", "UTF-16", b"\xff\xfe"),
        "utf-16-le-undeclared": _encoded("utf-16-le", "", b"\xff\xfe"),
        "utf-32": _encoded("utf-32"),
        "utf-7": _encoded("utf-7", "UTF-7"),
        "utf-8-with-a-mark": _encoded("utf-8", "UTF-8", b"\xef\xbb\xbf"),
        "utf-8-with-a-mark-undeclared": _encoded("utf-8", "", b"\xef\xbb\xbf"),
        "windows": _encoded("cp1252", "windows-1252"),
    }
    pages = tuple(f"documents/{name}.html" for name in right)
    shown = ("Vier Wörter für ängstliche Leser.",)
    yield Generated(Case("encoding-that-is-named", present=shown, pages=pages), _files(right))
    wrong = {
        "ebcdic": ("ED102", _encoded("cp500", "IBM500")),
        "latin-1": ("ED102", _encoded("iso-8859-1", "UTF-8")),
        "long-declaration": ("ED102", _encoded("utf-8", "x" * 100_000)),
        "of-hosts": ("ED102", _encoded("utf-8", "punycode")),
        "of-python": ("ED102", _encoded("utf-8", "unicode_escape")),
        "surrogates": ("ED102", _bytes("<p>\ud83d\ude00</p>")),
        "too-long": ("ED102", _bytes("<p>x</p>").replace(b"x</p>", b"\xc0\xbcp\xc0\xbe</p>")),
        "unknown": ("ED102", _encoded("utf-8", "KLINGON-8")),
        "utf-16-without-a-mark": ("ED102", _encoded("utf-16-le")),
        "utf-8-as-utf-16": ("ED102", _encoded("utf-8", "UTF-16")),
    }
    yield _unreadable("encoding-that-is-another", wrong)
    characters = {
        "escape": ("ED101", _bytes("<p>\x1b[2J</p>")),
        "noncharacter": ("ED101", _bytes("<p>\uffff</p>")),
        "zero": ("ED101", _bytes("<p>a\0b</p>")),
        "zero-after-the-end": ("ED101", _bytes("<p/>") + b"\0" * 9),
        "surrogate-by-number": ("ED101", _bytes("<p>&#xD83D;</p>")),
        "version-1.1": ("ED101", b'<?xml version="1.1"?>' + _bytes("<p>&#1;</p>")),
    }
    yield _unreadable("encoding-of-no-characters", characters)
    others = {
        "binary": ("ED102", bytes(range(256)) * 64),
        "empty": ("ED101", b""),
        "html": ("ED101", b"<!DOCTYPE html><html><p>One<p>two<br></html>"),
        "mark-alone": ("ED101", b"\xef\xbb\xbf"),
        "zip": ("ED102", b"PK\x03\x04\x14\x00\x00\x00\x08\x00\xff\xfe" * 64),
    }
    yield _unreadable("encoding-of-no-document", others)
    controls = "<p>one\u0085two\u009b31mthree four\u2028five\ufdd0six</p>"
    files = _files({"letter": _bytes(controls)})
    yield Generated(Case("encoding-of-controls", ("ED701 letter.xml",), status=0), files)


def _bytes(body: str) -> bytes:
    return document(body).encode("utf-8", "surrogatepass")


def _unreadable(name: str, files: Mapping[str, tuple[str, bytes]]) -> Generated:
    """Return a case of files that cannot be read, each with the code of what is said of it."""
    findings = tuple(
        f"{code} {file}"
        for file, code in sorted((f"{each}.xml", code) for each, (code, _) in files.items())
    )
    pages = tuple(f"documents/{file}.html" for file in files)
    made = _files({file: data for file, (_, data) in files.items()})
    return Generated(Case(name, findings, pages=pages), made)


def _named(*names: str) -> Make:
    def make(edition: Path) -> None:
        for number, name in enumerate(names):
            path = edition / "tei" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(document(f"<p>Words of number {number}.</p>"), "utf-8")

    return make


def _with_ids(*ids: str) -> Make:
    def make(edition: Path) -> None:
        for number, identifier in enumerate(ids):
            text = document(
                f"<p>Words of number {number}.</p>",
                attributes=f' xml:id="{identifier}"',
            )
            (edition / "tei" / f"file{number:03}.xml").write_text(text, "utf-8")

    return make


def _faulty(*names: str) -> Make:
    """Files that are no XML, with these names: what is printed names them."""

    def make(edition: Path) -> None:
        for name in names:
            path = edition / "tei" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("<TEI>", "utf-8")

    return make


_DEEP = "/".join(["d"] * 120) + "/letter.xml"
_LONG = "x" * 251 + ".xml"


def _names() -> Iterator[Generated]:
    """Yield files and ids whose names mean something else elsewhere."""
    devices = ("NUL.xml", "aux.xml", "com1.xml", "con.xml", "lpt9.tei.xml")
    ids = ("con", "Aux", "nul", "COM1", "lpt9.txt", "prn.x.y")
    none = ("..", "a/b", "../../x", "a b", "", "1st", "a#b", "a?b")
    for name, make, findings in (
        ("of-devices", _named(*devices), _both(devices, "ED114", "ED115")),
        ("ids-of-devices", _with_ids(*ids), _numbered("ED115", range(6))),
        (
            "ids-by-case",
            _with_ids("letter", "Letter", "LETTER", "ſ", "s", "ß", "ss"),
            _numbered("ED107", (1, 2, 4, 6)),
        ),
        (
            "ids-by-normalisation",
            _with_ids("caf\u00e9", "cafe\u0301", "CAFE\u0301"),
            _numbered("ED107", (1, 2)),
        ),
        ("ids-that-look-alike", _with_ids("paper", "р\u0430per", "раре\u0433"), ()),
        ("ids-that-are-no-names", _with_ids(*none), _numbered("ED106", range(8))),
        ("ids-with-dots", _with_ids("a.", "a..b", "_.", "a.html", "index"), ()),
        (
            "ids-that-are-long",
            _with_ids("x" * 300, "y" * 5_000, "ü" * 200),
            _numbered("ED115", range(3)),
        ),
        (
            "by-case",
            _named("Letter.xml", "letter.xml", "LETTER.XML"),
            _both(("Letter.xml", "letter.xml"), "ED107", "ED114"),
        ),
        (
            "by-normalisation",
            _named("caf\u00e9.xml", "cafe\u0301.xml"),
            ("ED107 caf\u00e9.xml", "ED114 caf\u00e9.xml"),
        ),
        (
            "of-shells",
            _named("$(touch x).xml", "`id`.xml", "-rf.xml", "a;b.xml", "a|b.xml", "*.xml"),
            ("ED114 *.xml", "ED107 a|b.xml", "ED114 a|b.xml"),
        ),
        (
            "of-markup",
            _named("<script>.xml", '"quoted".xml', "'q'.xml", "a&b.xml", "a&amp;b.xml"),
            ('ED114 "quoted".xml', "ED114 <script>.xml"),
        ),
        (
            "of-addresses",
            _named("a%2fb.xml", "a#b.xml", "a?b.xml", "a:b.xml", "a\\b.xml", "%.xml"),
            (*_both(("a:b.xml", "a?b.xml"), "ED107", "ED114"), "ED113 a\ufffdb.xml"),
        ),
        (
            "of-blanks",
            _named(" .xml", "a .xml", "a\tb.xml", "\u00a0.xml", "a.xml ", "..xml"),
            ("ED113 a\ufffdb.xml", "ED107 \xa0.xml"),
        ),
        ("of-the-edition", _named("index.xml", "documents.xml", "index/index.xml"), ()),
        ("that-are-long", _named(_LONG, "ü" * 125 + ".xml"), _both((_LONG,), "ED114", "ED115")),
        ("of-deep-folders", _named(_DEEP), _both((_DEEP,), "ED114", "ED115")),
        (
            "of-images",
            _image("con.png", "../tei/aux.png", "a%2f..%2f.png", "Picture.PNG"),
            (
                "ED702 letter.xml",
                "ED704 letter.xml",
                "ED880 letter.xml",
                *_both(("letter.xml",) * 3, "ED702", "ED402"),
            ),
        ),
    ):
        status = int("ED113" in str(findings))
        yield Generated(Case(f"name-{name}", findings, status=status), make)
    for name, make, findings in (
        (
            "with-line-ends",
            _faulty("a\nb.xml", "a\n::set-output name=x::y.xml", "a\r\nb.xml"),
            ("::set-output name=x::y.xml", "b.xml", "\ufffdb.xml"),
        ),
        (
            "with-controls",
            _faulty("a\x1b[2Jb.xml", "a\x07.xml", "a\x7f.xml"),
            (".xml", "[2Jb.xml"),
        ),
        ("that-turn-round", _faulty("a\u202elmx.xml", "a\u2066b.xml"), ("b.xml", "lmx.xml")),
    ):
        said = tuple(f"ED113 a\ufffd{rest}" for rest in findings)
        yield Generated(Case(f"name-{name}", said), make)
    for name, make, findings in (
        ("that-cannot-be-seen", _faulty("\u200b.xml", "\ufeff.xml"), ("\u200b.xml", "\ufeff.xml")),
        ("with-blanks", _faulty("a b.xml", " a.xml", "a-b.xml"), (" a.xml", "a b.xml", "a-b.xml")),
    ):
        said = tuple(f"ED101 {file}" for file in findings)
        yield Generated(Case(f"name-{name}", said), make)


def _both(files: Iterable[str], *codes: str) -> tuple[str, ...]:
    return tuple(f"{code} {file}" for file in files for code in codes)


def _numbered(code: str, numbers: Iterable[int]) -> tuple[str, ...]:
    return tuple(f"{code} file{number:03}.xml" for number in numbers)


def _image(*names: str) -> Make:
    def make(edition: Path) -> None:
        body = "".join(f'<p><figure><graphic url="{name}"/></figure></p>\n' for name in names)
        (edition / "tei" / "letter.xml").write_text(document(body), "utf-8")
        for name in ("con.png", "aux.png", "picture.png"):
            (edition / "tei" / name).write_bytes(b"\x89PNG\r\n\x1a\nno picture at all")

    return make


def _images() -> Iterator[Generated]:
    """Yield images that claim to be larger than they are, and what is no image."""

    def make(edition: Path) -> None:
        images = _false_images()
        body = "".join(f'<p><figure><graphic url="{name}.png"/></figure></p>\n' for name in images)
        (edition / "tei" / "letter.xml").write_text(document(body), "utf-8")
        for name, data in images.items():
            (edition / "tei" / f"{name}.png").write_bytes(data)

    kinds = ("ED702 letter.xml", "ED704 letter.xml", "ED880 letter.xml", "ED881 letter.xml")
    yield Generated(Case("image-that-lies", kinds=kinds, status=0), make)


def _false_images() -> Mapping[str, bytes]:
    swollen = b"a\0\0" + zlib.compress(bytes(1 << 28))
    return {
        "wide": _claiming(2**31 - 1, 1),
        "large": _claiming(60_000, 60_000),
        "long-text": _claiming(9, 9, b"zTXt", swollen),
        "long-profile": _claiming(9, 9, b"iCCP", swollen),
        "nothing": _claiming(0, 0),
        "page": b"<script>alert(1)</script>",
        "photograph": b"\xff\xd8\xff\xe1\xff\xff" + b"Exif\0\0MM\0*\xff\xff\xff\xff" * 9,
        "drawing": b"II*\0\xff\xff\xff\x7f",
        "film": b"GIF89a\xff\xff\xff\xff\x80\0\0" + b"\x21\xff\x0b" * 99,
        "waves": b"RIFF\xff\xff\xff\xffWEBPVP8X",
    }


def _claiming(width: int, height: int, name: bytes = b"IDAT", content: bytes = b"") -> bytes:
    """Return a PNG of a size that it does not have, with a chunk before its end."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (
        (b"IHDR", head),
        (name, content),
        (b"IDAT", zlib.compress(bytes(999))),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def _places() -> Iterator[Generated]:
    """Yield folders with what is no file, or leads elsewhere."""
    for name, make, findings in (
        ("out", _link("out.xml", "../../secret.xml"), ("ED116 out.xml",)),
        ("of-a-folder-out", _link("out", "../.."), ("ED116 out",)),
        ("that-is-broken", _link("out.xml", "nowhere.xml"), ("ED116 out.xml",)),
        ("to-itself", _link("out.xml", "out.xml"), ("ED116 out.xml",)),
        ("of-a-folder-in-itself", _link("deep", "."), ("ED116 deep",)),
        ("to-a-device", _link("zero.xml", "/dev/zero"), ("ED116 zero.xml",)),
        ("of-an-image", _linked_image, _both(("letter.xml",) * 2, "ED702", "ED402")),
        ("within", _link("other.xml", "harmless.xml"), ()),
        ("of-all", _link("root", "/"), ("ED116 root",)),
    ):
        yield Generated(Case(f"symlink-{name}", findings, status=0), make)
    image = ("ED702 letter.xml", "ED402 letter.xml")
    for name, make, findings in (
        ("pipe", lambda edition: os.mkfifo(edition / "tei" / "pipe.xml"), ("ED116 pipe.xml",)),
        ("pipe-of-an-image", _pipe, image),
        ("socket", _socket, ("ED116 socket.xml",)),
        ("folder-named-as-a-file", _folder, ()),
        ("hard-link", _hard_link, ()),
        ("of-images", _paths, _OF_PATHS),
    ):
        yield Generated(Case(f"path-{name}", findings, status=0), make)


_OF_PATHS = tuple(
    f"{code} letter.xml"
    for code in (
        "ED402 ED401 ED702 ED402 ED401 ED702 ED402 ED402 ED401 ED702 ED402 ED402 "
        "ED401 ED702 ED402 ED120 ED120 ED702 ED120 ED402 ED401 ED702 ED402 ED402 "
        "ED401 ED702 ED402 ED120 ED120 ED702 ED120 ED120 ED120 ED702 ED120 ED402 "
        "ED401 ED702 ED402 ED402 ED401 ED702 ED402 ED704 ED880 ED702 ED704 ED880 ED402 ED401 "
        "ED702 ED402 ED402 ED401 ED702 ED402"
    ).split()
)


def _link(name: str, target: str) -> Make:
    def make(edition: Path) -> None:
        (edition / "tei" / name).symlink_to(target)

    return make


def _linked_image(edition: Path) -> None:
    _image("out.png", "out.svg")(edition)
    (edition / "tei" / "out.png").symlink_to("../../secret.txt")
    (edition / "tei" / "out.svg").symlink_to("/etc/hostname")


def _pipe(edition: Path) -> None:
    _image("pipe.png")(edition)
    os.mkfifo(edition / "tei" / "pipe.png")


def _socket(edition: Path) -> None:
    here = Path.cwd()
    os.chdir(edition / "tei")
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("socket.xml")
    finally:
        os.chdir(here)


def _folder(edition: Path) -> None:
    (edition / "tei" / "folder.xml").mkdir()
    (edition / "tei" / "folder.png").mkdir()


def _hard_link(edition: Path) -> None:
    os.link(edition / "tei" / "harmless.xml", edition / "tei" / "twin.xml")


def _paths(edition: Path) -> None:
    """Images that are named by ways around."""
    paths = (
        "../../secret.txt", "/etc/passwd", "%2e%2e/%2e%2e/secret.txt", "..\\..\\secret.txt",
        "file:///etc/passwd", "//server/share/x.png", "tei/../../../secret.txt", "C:\\x.png",
        "\\\\.\\pipe\\x", "picture.png%00.txt", "picture.png/../../../secret.txt", "./picture.png",
        "picture.png?x", "PICTURE.png",
    )  # fmt: skip
    body = "".join(
        f'<p facs="{path}"><ref target="{path}">x</ref>'
        f'<figure><graphic url="{path}"/></figure></p>\n'
        for path in paths
    )
    (edition / "tei" / "letter.xml").write_text(document(body), "utf-8")
    (edition / "tei" / "picture.png").write_bytes(b"no picture")
    secrets(edition.parent)
