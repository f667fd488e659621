"""A document that names no language is set in the edition's, and if that is not known in none."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from edition import pipeline
from edition.config import read_settings
from edition.request import Request
from tests.editions import Silent

NS = 'xmlns="http://www.tei-c.org/ns/1.0"'
LONG = "internationalisation characteristically " * 60


def document(name: str, language: str, body: str) -> str:
    lang = f'xml:lang="{language}"' if language else ""
    return f"""<TEI {NS} xml:id="{name}" {lang}><teiHeader><fileDesc>
<titleStmt><title>Title</title></titleStmt>
<publicationStmt><p>x</p></publicationStmt><sourceDesc><p>y</p></sourceDesc></fileDesc>
</teiHeader><text><body><p>{body}</p></body></text></TEI>"""


@pytest.mark.parametrize(
    ("own", "edition", "settings", "expected"),
    [
        ("fr", "de", 'languages = ["it"]', "fr"),
        ("", "de", 'languages = ["it"]', "de"),
        ("", "", 'languages = ["it"]', "it"),
        ("", "", "", "und"),
        ("en", "", "", "en"),
    ],
)
def test_the_language_of_a_pdf(
    tmp_path: Path, own: str, edition: str, settings: str, expected: str
) -> None:
    (tmp_path / "tei").mkdir()
    (tmp_path / "tei" / "letter.xml").write_text(document("letter", own, LONG))
    (tmp_path / "tei" / "edition.xml").write_text(document("edition", edition, "x"))
    (tmp_path / "edition.toml").write_text(settings)
    request = Request(read_settings(tmp_path), "none", jobs=1, search=False, draft=True)
    pipeline.build(request, Silent())
    reader = pypdf.PdfReader(tmp_path / "site" / "pdf" / "letter.pdf")
    assert reader.root_object["/Lang"] == expected
    lines = lines_of(reader)
    divided = any(line.endswith(("-", "\u00ad")) for line in lines)
    assert divided == (expected != "und")
    volume = pypdf.PdfReader(BytesIO((tmp_path / "site" / "pdf" / "edition.pdf").read_bytes()))
    assert volume.root_object["/Lang"] == (edition or ("it" if settings else "und"))
    # Its lines end as they do in the document's own PDF.
    in_volume = lines_of(volume)
    assert [line for line in lines if line in in_volume or "character" not in line] == lines


def lines_of(reader: pypdf.PdfReader) -> list[str]:
    return [line.strip() for page in reader.pages for line in page.extract_text().splitlines()]
