"""Cases that are made when they are needed: what no repository should hold, or what is too large.

Names that some systems know no files by, bytes that are no text, pipes and links, and documents of
many megabytes.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
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
    return sorted([*_encodings(), *_names(), *_places()], key=lambda item: item.case.name)


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
_SHOWN = ("Vier Wörter für ängstliche Leser.",)


def _file(name: str, data: bytes) -> Make:
    def make(edition: Path) -> None:
        (edition / "tei" / name).write_bytes(data)

    return make


def _encoded(encoding: str, declared: str = "", first: bytes = b"") -> Make:
    said = f'<?xml version="1.0" encoding="{declared}"?>\n' if declared else ""
    return _file("letter.xml", first + document(_WORDS, before=said).encode(encoding))


def _encodings() -> Iterator[Generated]:
    """Yield documents whose bytes are what they are said to be, or not."""
    for name, make in (
        ("utf-8-with-a-mark", _encoded("utf-8", "UTF-8", b"\xef\xbb\xbf")),
        ("utf-8-with-a-mark-alone", _encoded("utf-8", "", b"\xef\xbb\xbf")),
        ("utf-16-le-with-a-mark", _encoded("utf-16-le", "UTF-16", b"\xff\xfe")),
        ("utf-16-be-with-a-mark", _encoded("utf-16-be", "UTF-16", b"\xfe\xff")),
        ("utf-16-le-with-a-mark-alone", _encoded("utf-16-le", "", b"\xff\xfe")),
        ("utf-32", _encoded("utf-32")),
        ("latin-1", _encoded("iso-8859-1", "ISO-8859-1")),
        ("windows", _encoded("cp1252", "windows-1252")),
    ):
        yield Generated(Case(f"encoding-{name}", present=_SHOWN), make)
    for name, code, make in (
        ("utf-16-without-a-mark", "ED102", _encoded("utf-16-le")),
        ("utf-16-that-is-utf-8", "ED102", _encoded("utf-8", "UTF-16")),
        ("utf-8-that-is-latin-1", "ED102", _encoded("iso-8859-1", "UTF-8")),
        ("unknown", "ED102", _encoded("utf-8", "KLINGON-8")),
        ("of-python", "ED102", _encoded("utf-8", "unicode_escape")),
        ("of-hosts", "ED102", _encoded("utf-8", "punycode")),
        ("ebcdic", "ED102", _encoded("cp500", "IBM500")),
        ("empty", "ED101", _file("letter.xml", b"")),
        ("mark-alone", "ED101", _file("letter.xml", b"\xef\xbb\xbf")),
        ("binary", "ED102", _file("letter.xml", bytes(range(256)) * 64)),
        ("zip", "ED102", _file("letter.xml", b"PK\x03\x04\x14\x00\x00\x00\x08\x00\xff\xfe" * 64)),
        ("nul", "ED101", _file("letter.xml", document("<p>a\0b</p>").encode())),
        ("nul-after-the-end", "ED101", _file("letter.xml", document("<p/>").encode() + b"\0" * 9)),
        (
            "surrogates",
            "ED102",
            _file("letter.xml", document("<p>\ud83d\ude00</p>").encode("utf-8", "surrogatepass")),
        ),
        ("surrogate-by-number", "ED101", _file("letter.xml", document("<p>&#xD83D;</p>").encode())),
        ("noncharacter", "ED101", _file("letter.xml", document("<p>\uffff</p>").encode())),
        ("escape", "ED101", _file("letter.xml", document("<p>\x1b[2J</p>").encode())),
        (
            "too-long",
            "ED102",
            _file(
                "letter.xml",
                document("<p>x</p>").encode().replace(b"x</p>", b"\xc0\xbcscript\xc0\xbe</p>"),
            ),
        ),
        ("long-declaration", "ED102", _encoded("utf-8", "x" * 100_000)),
        ("html", "ED101", _file("letter.xml", b"<!DOCTYPE html><html><p>One<p>two<br></html>")),
        (
            "version-1.1",
            "ED101",
            _file("letter.xml", document("<p>&#1;</p>", before='<?xml version="1.1"?>').encode()),
        ),
    ):
        yield Generated(Case(f"encoding-{name}", (f"{code} letter.xml",)), make)
    yield Generated(
        Case("encoding-utf-7", present=("angel",)),
        _file(
            "letter.xml",
            document(
                "<p>angel +ADw-hi+AD4-fallen+ADw-/hi+AD4-</p>",
                before='<?xml version="1.0" encoding="UTF-7"?>',
            ).encode(),
        ),
    )
    controls = "<p>one\u0085two\u009b31mthree\u202eevil\u202c four\u2028five\ufdd0six</p>"
    yield Generated(Case("encoding-controls"), _file("letter.xml", document(controls).encode()))


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


def _names() -> Iterator[Generated]:
    """Yield files and ids whose names mean something else elsewhere."""
    for name, make in (
        ("of-devices", _named("con.xml", "aux.xml", "NUL.xml", "com1.xml", "lpt9.tei.xml")),
        ("ids-of-devices", _with_ids("con", "Aux", "nul", "COM1", "lpt9.txt", "prn.x.y")),
        ("ids-by-case", _with_ids("letter", "Letter", "LETTER", "ſ", "s", "ß", "ss")),
        ("ids-by-normalisation", _with_ids("caf\u00e9", "cafe\u0301", "CAFE\u0301")),
        ("ids-that-look-alike", _with_ids("paper", "р\u0430per", "раре\u0433")),
        (
            "ids-that-are-no-names",
            _with_ids("..", "a/b", "../../x", "a b", "", "1st", "a#b", "a?b"),
        ),
        ("ids-with-dots", _with_ids("a.", "a..b", "_.", "a.html", "index")),
        ("ids-that-are-long", _with_ids("x" * 300, "y" * 5_000, "ü" * 200)),
        ("by-case", _named("Letter.xml", "letter.xml", "LETTER.XML")),
        ("by-normalisation", _named("caf\u00e9.xml", "cafe\u0301.xml")),
        (
            "of-shells",
            _named("$(touch x).xml", "`id`.xml", "-rf.xml", "a;b.xml", "a|b.xml", "*.xml"),
        ),
        ("of-markup", _named("<script>.xml", '"quoted".xml', "'q'.xml", "a&b.xml", "a&amp;b.xml")),
        ("of-addresses", _named("a%2fb.xml", "a#b.xml", "a?b.xml", "a:b.xml", "a\\b.xml", "%.xml")),
        ("of-blanks", _named(" .xml", "a .xml", "a\tb.xml", "\u00a0.xml", "a.xml ", "..xml")),
        ("of-the-edition", _named("index.xml", "documents.xml", "index/index.xml", "search.xml")),
        ("that-are-long", _named("x" * 251 + ".xml", "ü" * 125 + ".xml")),
        ("of-deep-folders", _named("/".join(["d"] * 120) + "/letter.xml")),
        ("of-images", _image("con.png", "../tei/aux.png", "a%2f..%2f.png", "Picture.PNG")),
    ):
        yield Generated(Case(f"name-{name}"), make)
    for name, make in (
        ("with-line-ends", _faulty("a\nb.xml", "a\n::set-output name=x::y.xml", "a\r\nb.xml")),
        ("with-controls", _faulty("a\x1b[2Jb.xml", "a\x07.xml", "\x9b31m.xml", "a\x7f.xml")),
        ("that-turn-round", _faulty("a\u202elmx.xml", "a\u2066b.xml", "\u200b.xml", "\ufeff.xml")),
        ("with-blanks", _faulty("a b.xml", " a.xml", "a\u2028b.xml", "a\u0085b.xml")),
    ):
        yield Generated(Case(f"name-{name}"), make)


def _image(*names: str) -> Make:
    def make(edition: Path) -> None:
        body = "".join(f'<p><figure><graphic url="{name}"/></figure></p>\n' for name in names)
        (edition / "tei" / "letter.xml").write_text(document(body), "utf-8")
        for name in ("con.png", "aux.png", "picture.png"):
            (edition / "tei" / name).write_bytes(b"\x89PNG\r\n\x1a\nno picture at all")

    return make


def _places() -> Iterator[Generated]:
    """Yield folders with what is no file, or leads elsewhere."""
    for name, make in (
        ("link-out", _link("out.xml", "../../secret.xml")),
        ("folder-out", _link("out", "../..")),
        ("link-that-is-broken", _link("out.xml", "nowhere.xml")),
        ("link-to-itself", _link("out.xml", "out.xml")),
        ("folder-in-itself", _link("deep", ".")),
        ("link-to-a-device", _link("zero.xml", "/dev/zero")),
        ("link-of-an-image", _linked_image),
        ("link-within", _link("other.xml", "harmless.xml")),
        ("folder-of-all", _link("root", "/")),
    ):
        yield Generated(Case(f"symlink-{name}"), make)
    yield Generated(Case("path-pipe"), lambda edition: os.mkfifo(edition / "tei" / "pipe.xml"))
    yield Generated(Case("path-pipe-of-an-image"), _pipe)
    yield Generated(Case("path-socket"), _socket)
    yield Generated(Case("path-folder-named-as-a-file"), _folder)
    yield Generated(Case("path-hard-link"), _hard_link)
    yield Generated(Case("path-unreadable"), _unreadable)
    yield Generated(Case("path-of-images"), _paths)


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


def _unreadable(edition: Path) -> None:
    (edition / "tei" / "closed").mkdir(mode=0)
    path = edition / "tei" / "closed.xml"
    path.write_text(document("<p>Closed.</p>"), "utf-8")
    path.chmod(0)


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
