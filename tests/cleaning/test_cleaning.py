"""Cleaning: a case is a folder with a file, the elements withheld of it, and what is offered."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.cleaning import cleaned
from edition.engines.lxml import ParseError

CASES = sorted(path for path in Path(__file__).with_name("cases").iterdir() if path.is_dir())
WRITTEN_ANEW = frozenset({"disguised", "entities", "references"})
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "iso-8859-1", "windows-1252")


def withheld(case: Path) -> frozenset[int]:
    """Return the elements that a case withholds."""
    file = case / "withheld.txt"
    return frozenset(map(int, file.read_text("utf-8").split())) if file.is_file() else frozenset()


def pointers(case: Path) -> frozenset[str]:
    """Return what the attributes of a case are not to say."""
    file = case / "pointers.txt"
    return frozenset(file.read_text("utf-8").split()) if file.is_file() else frozenset()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_private_is_cut_out(case: Path) -> None:
    made = cleaned((case / "in.xml").read_bytes(), withheld(case), pointers(case))
    assert made.data.decode("utf-8") == (case / "expected.xml").read_text("utf-8")
    assert made.is_anew == (case.name in WRITTEN_ANEW)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_clean_stays_as_it_is(case: Path) -> None:
    data = (case / "expected.xml").read_bytes()
    made = cleaned(data)
    assert (made.data, made.is_anew) == (data, False)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_encoding_stays(encoding: str, ending: str) -> None:
    name = encoding.removesuffix("-sig")
    lines = ["<TEI>", "  <!-- secret -->", "  <p>caf<?x?>é</p>", "</TEI>", ""]
    text = ending.join([f'<?xml version="1.0" encoding="{name}"?>', *lines])
    wanted = text.replace(f"  <!-- secret -->{ending}", "").replace("<?x?>", "")
    made = cleaned(text.encode(encoding))
    assert (made.data, made.is_anew) == (wanted.encode(encoding), False)


@pytest.mark.parametrize(
    "data",
    [
        '<?xml version="1.0" encoding="UTF-7"?><p>a+ADwAIQAtAC0-secret+AC0ALQA+-b</p>'.encode(
            "ascii"
        ),
        codecs.BOM_UTF16_BE + "<p>a<!--secret-->b\ufeff</p>".encode("utf-16-be"),
        "<p>a<!--secret-->b</p>".encode("utf-32-be"),
        '<?xml version="1.0" encoding="UTF-7"?><p>b</p>+ADwAIQAtAC0-secret+AC0ALQA+-'.encode(
            "ascii"
        ),
        '<?xml version="1.0" encoding="IBM037"?><p>a<!--secret-->b</p>'.encode("cp037"),
        '<?xml version="1.0" encoding="ISO-2022-JP"?><p>\u65e5<!--secret-->b</p>'.encode(
            "iso2022_jp"
        ),
    ],
    ids=["utf-7", "utf-16", "utf-32", "utf-7-after", "ebcdic", "iso-2022-jp"],
)
def test_no_encoding_hides_a_comment(data: bytes) -> None:
    try:
        made = cleaned(data).data
    except ParseError:
        return  # nobody is offered what cannot be read
    assert b"secret" not in made.replace(b"\0", b"")
    assert "secret".encode("cp037") not in made
    assert b"b" in made or "b".encode("cp037") in made


WORDS = st.sampled_from(["word", "two words", "1 > 0", "&amp;", "&#10;", "]]", "--", "?>", "'"])
SPACES = st.sampled_from(["", "\n", "\n  ", " ", "\r\n\t"])
PRIVATE = st.sampled_from(
    ["<!--secret-->", "<!-- <p>'secret\" -->", "<?secret?>", "<?oxy <!-- secret ?>", "<!---->"]
)
Pieces = list[tuple[str, bool]]


@st.composite
def contents(draw: st.DrawFn, depth: int = 0) -> Pieces:
    """Draw what stands in an element: texts that are to stay, and texts that are not."""
    pieces: Pieces = []
    for _ in range(draw(st.integers(0, 4))):
        match draw(st.integers(0, 6 if depth < 4 else 4)):
            case 0 | 1:
                pieces.append((draw(SPACES), True))
            case 2:
                pieces.append((draw(WORDS), True))
            case 3:
                pieces.append((draw(PRIVATE), False))
            case 4:
                pieces.append(("<![CDATA[<!-- kept --> <?kept?> <p>]]>", True))
            case kind:
                name = draw(st.sampled_from(["p", "hi", "egXML", "x:note"]))
                space = draw(
                    st.sampled_from(["", "", ' xml:space="preserve"', " n='<!-' rend=\">\""])
                )
                space = space.replace("<", "&lt;")
                within = draw(contents(depth + 1))
                is_kept = kind != 6 or name != "x:note"
                pieces.append((f"<{name}{space}>", is_kept))
                pieces += [(text, is_kept and stays) for text, stays in within]
                pieces.append((f"</{name} >", is_kept))
    return pieces


@settings(max_examples=300, deadline=None)
@given(
    before=contents(4), within=contents(), after=contents(4), encoding=st.sampled_from(ENCODINGS)
)
def test_what_is_public_stays(before: Pieces, within: Pieces, after: Pieces, encoding: str) -> None:
    around = [[one for one in side if one[0].isspace() or not one[1]] for side in (before, after)]
    pieces = [
        (f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>', True),
        *around[0],
        ('<TEI xmlns:x="urn:x">', True),
        *within,
        ("</TEI>", True),
        *around[1],
    ]
    source, ordinal, hidden = "", 0, set()
    for text, stays in pieces:
        is_tag = text.startswith("<") and text[1] not in "!?/"
        if is_tag and not stays:
            hidden.add(ordinal)
        ordinal += is_tag
        source += text
    made = cleaned(source.encode(encoding), hidden)
    assert not made.is_anew
    text = made.data.decode(encoding)
    assert "secret" not in text
    public = "".join(text for text, stays in pieces if stays)
    # Only white space may go with what is cut out, and only where there is nothing else.
    assert "".join(text.split()) == "".join(public.split())
    assert cleaned(made.data).data == made.data
