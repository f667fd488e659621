"""An edition in several volumes, or in none because there are too many pages."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from edition import pipeline
from edition.config import read_settings
from edition.pdf.tags import read_text
from edition.request import Outcome, Request
from edition.stages import book
from tests.editions import Silent, tree

NS = 'xmlns="http://www.tei-c.org/ns/1.0"'
YEARS = {"a": "1912-12-30", "b": "1913-01-01", "c": "", "d": "1914-05-05"}
NAMED = {"a": "kim", "b": "kim", "c": "lee", "d": "lee"}


def letter(name: str, when: str, text: str = "") -> str:
    date = f'<date when="{when}">then</date>' if when else ""
    return f"""<TEI {NS} xml:id="{name}" xml:lang="en"><teiHeader><fileDesc>
<titleStmt><title>Letter {name}</title></titleStmt>
<publicationStmt><p>x</p></publicationStmt><sourceDesc><p>y</p></sourceDesc></fileDesc>
<profileDesc><creation>{date}</creation></profileDesc></teiHeader><text><body>
<p xml:id="p{name}">Words of {name}. {text} See <ref target="d.xml#pd">there</ref>,
and <persName ref="people.xml#{NAMED[name]}">them</persName>.</p>
</body></text></TEI>"""


ORDER = f"""<TEI {NS} xml:lang="en"><teiHeader><fileDesc>
<titleStmt><title>Letters</title></titleStmt>
<publicationStmt><p>x</p></publicationStmt><sourceDesc><p>y</p></sourceDesc></fileDesc></teiHeader>
<text><front><div><head>Before</head>
<p>On <persName ref="people.xml#park">someone</persName>.</p></div>
</front><body><list type="order"><head>All letters</head>
<item><list><head>Before the war</head><item><ref target="a.xml">a</ref></item>
<item><ref target="b.xml">b</ref></item></list></item>
<item><list><head>In the war</head><item><ref target="d.xml">d</ref></item>
<item><ref target="c.xml">c</ref></item></list></item></list></body></text></TEI>"""


PEOPLE = f"""<TEI {NS}><teiHeader><fileDesc><titleStmt><title>People</title></titleStmt>
<publicationStmt><p>x</p></publicationStmt><sourceDesc><p>y</p></sourceDesc></fileDesc></teiHeader>
<text><body><listPerson><person xml:id="kim"><persName>Kim</persName></person>
<person xml:id="lee"><persName>Lee</persName></person>
<person xml:id="park"><persName>Park</persName></person>
<person xml:id="nobody"><persName>Nobody</persName></person></listPerson></body></text></TEI>"""


class Letters:
    """The edition, which is built with other settings or texts again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "tei").mkdir()
        for name, when in YEARS.items():
            self.write(name, letter(name, when))
        self.write("edition", ORDER)
        self.write("people", PEOPLE)

    def write(self, name: str, text: str) -> None:
        (self.folder / "tei" / f"{name}.xml").write_text(text, "utf-8")

    def build(self, settings: str, *, unit: str = "", fresh: bool = False) -> Outcome:
        (self.folder / "edition.toml").write_text(f'unit = "{unit}"\n[print]\n{settings}\n')
        request = Request(
            read_settings(self.folder), "none", jobs=1, search=False, fresh=fresh, draft=True
        )
        return pipeline.build(request, Silent())

    def files(self) -> dict[str, bytes]:
        return tree(self.folder / "site")

    def volumes(self) -> dict[str, bytes]:
        found = re.compile(r"pdf/(edition.*)\.pdf")
        return {
            match[1]: data for path, data in self.files().items() if (match := found.match(path))
        }


@pytest.fixture
def letters(tmp_path: Path) -> Letters:
    return Letters(tmp_path)


def test_each_year_is_a_volume_with_all_that_a_volume_has(letters: Letters) -> None:
    assert not [item for item in letters.build('volumes = "year"').findings if item.code > "ED5"]
    texts = {name: read_text(data) for name, data in letters.volumes().items()}
    assert list(texts) == ["edition-1", "edition-2", "edition-3"]
    assert "Volume 2: 1913" in texts["edition-2"].splitlines()
    assert "Contents" in texts["edition-2"]
    inside = {name: re.findall(r"Words of (\w)", text) for name, text in texts.items()}
    assert inside == {"edition-1": ["a"], "edition-2": ["b"], "edition-3": ["d", "c"]}
    for data in letters.volumes().values():
        reader = pypdf.PdfReader(BytesIO(data))
        assert "1" in reader.page_labels
    reader = pypdf.PdfReader(BytesIO(letters.volumes()["edition-3"]))
    assert reader.metadata is not None
    assert reader.metadata.title == "Letters. Volume 3: 1914"
    home = letters.files()["index.html"].decode()
    offered = re.findall(r'href="pdf/(edition[^"]*).pdf"[^>]*>([^<]*)<', home)
    assert offered == [
        ("edition-1", "Volume 1: 1912"),
        ("edition-2", "Volume 2: 1913"),
        ("edition-3", "Volume 3: 1914"),
    ]


def test_the_numbers_of_documents_go_on(letters: Letters) -> None:
    letters.build('volumes = "part"')
    numbers = [
        re.findall(r"^(\d+)\s*\n?\s*Letter \w", read_text(data), re.MULTILINE)
        for data in letters.volumes().values()
    ]
    assert [[*dict.fromkeys(found)] for found in numbers] == [["1", "2"], ["3", "4"]]
    letters.build('volumes = "year"')
    last = read_text(letters.volumes()["edition-2"])
    assert re.search(r"^2\s*\n?\s*Letter b", last, re.MULTILINE)


@pytest.mark.parametrize(("name", "settings"), [("edition-1", 'volumes = "year"'), ("Edition", "")])
def test_a_volume_leaves_a_document_its_address(letters: Letters, name: str, settings: str) -> None:
    letters.write("b", letter("b", YEARS["b"]).replace('xml:id="b"', f'xml:id="{name}"'))
    outcome = letters.build(settings)
    [found] = [item for item in outcome.findings if item.code == "ED715"]
    assert found.file == "b.xml"
    files = letters.files()
    assert read_text(files[f"pdf/{name}.pdf"]).startswith("Letter b")
    assert ("edition-2" in letters.volumes()) == bool(settings)
    assert (name == "Edition") <= ("pdf/edition.pdf" not in files)
    assert "Volume 1" not in files["index.html"].decode()


def test_an_index_has_what_its_volume_names_and_the_first_has_the_introduction(
    letters: Letters,
) -> None:
    letters.build('volumes = "part"')
    first, second = (read_text(data).splitlines() for data in letters.volumes().values())
    assert {"Before", "Kim, 1–2"} <= set(first)
    assert any(line.startswith("Park, ") for line in first)
    assert "Before" not in second
    assert "Lee, 1–2" in second
    assert not any(line.startswith(("Kim", "Park")) for line in second)
    assert any("2 documents" in line and "1 person" in line for line in second)


def test_a_link_to_another_volume_is_plain_text(letters: Letters) -> None:
    letters.build('volumes = "year"')

    def links(name: str) -> int:
        reader = pypdf.PdfReader(BytesIO(letters.volumes()[name]))
        return len(reader.pages[reader.page_labels.index("1")].get("/Annots", ()))

    # The other one leads from a name to the index.
    assert (links("edition-1"), links("edition-3")) == (1, 2)
    assert "See there, and them." in read_text(letters.volumes()["edition-1"])


def test_the_parts_of_the_order_are_volumes(letters: Letters) -> None:
    letters.build('volumes = "part"')
    texts = {name: read_text(data) for name, data in letters.volumes().items()}
    assert "Volume 1: Before the war" in texts["edition-1"]
    assert re.findall(r"Words of (\w)", texts["edition-1"]) == ["a", "b"]
    assert "Volume 2: In the war" in texts["edition-2"]
    assert re.findall(r"Words of (\w)", texts["edition-2"]) == ["d", "c"]


def test_parts_are_the_same_within_a_volume_and_for_volumes(letters: Letters) -> None:
    labelled = re.sub(r"<list><head>(.*? the war)</head>", r"<label>\1</label><list>", ORDER)
    letters.write("edition", labelled)
    letters.build('volumes = "part"')
    texts = [read_text(data) for data in letters.volumes().values()]
    assert [re.findall(r"Volume \d: (.*)", text)[0] for text in texts] == [
        "Before the war",
        "In the war",
    ]
    letters.build("")
    lines = read_text(letters.volumes()["edition"]).splitlines()
    assert {"Before the war", "In the war"} <= set(lines)


def test_files_that_are_divided_are_parts_within_a_volume(letters: Letters) -> None:
    (letters.folder / "tei" / "edition.xml").unlink()
    for name in "ab":
        div = f'<div type="letter" xml:id="{name}1"><p>Words of {name}.</p></div>'
        text = letter(name, "").replace("<body>", f"<body>{div}")
        letters.write(name, text.replace(f"Letter {name}", f"File {name}"))
    letters.build("", unit="//div[@type='letter']")
    reader = pypdf.PdfReader(BytesIO(letters.volumes()["edition"]))
    parts = [item.title for item in reader.outline if isinstance(item, pypdf.generic.Destination)]
    assert [title for title in parts if title.startswith("File")] == ["File a", "File b"]


def test_files_that_are_divided_are_parts_where_the_order_names_none(letters: Letters) -> None:
    letters.write(
        "edition",
        ORDER.replace("<head>Before the war</head>", "").replace("<head>In the war</head>", ""),
    )
    for name in YEARS:
        div = f'<div type="letter" xml:id="{name}1"><p>Words of {name}.</p></div>'
        text = letter(name, "").replace("<body>", f"<body>{div}")
        letters.write(name, text)
    letters.build('volumes = "part"', unit="//div[@type='letter']")
    texts = [read_text(data) for data in letters.volumes().values()]
    assert [[*dict.fromkeys(re.findall(r"Volume \d: (.*)", text))] for text in texts] == [
        ["Letter a"],
        ["Letter b"],
        ["Letter d"],
        ["Letter c"],
    ]
    assert [len(re.findall(r"Words of a", text)) for text in texts] == [2, 0, 0, 0]


def test_a_volume_in_which_nothing_has_changed_is_not_set_again(
    letters: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    letters.build('volumes = "year"')
    before = letters.volumes()
    letters.write("b", letter("b", YEARS["b"], "More of them."))
    made: list[str] = []
    volume = book.volume
    monkeypatch.setattr(
        book, "volume", lambda *args, **named: (made.append(""), volume(*args, **named))[1]
    )
    letters.build('volumes = "year"')
    after = letters.volumes()
    assert len(made) == 1
    assert [name for name in after if after[name] != before[name]] == ["edition-2"]
    monkeypatch.undo()
    cached = letters.files()
    letters.build('volumes = "year"', fresh=True)
    assert letters.files() == cached


def test_other_settings_of_the_book_give_what_a_fresh_build_gives(letters: Letters) -> None:
    letters.build("")
    before = letters.files()
    settings = 'paper = "a5"\nsides = 1\nvolumes = "part"'
    letters.build(settings)
    cached = letters.files()
    assert all(cached[f"pdf/{name}.pdf"] != before[f"pdf/{name}.pdf"] for name in YEARS)
    assert {"edition-1", "edition-2"} == set(letters.volumes())
    assert b"pdf/edition-2.pdf" in cached["data/files.txt"]
    letters.build(settings, fresh=True)
    assert letters.files() == cached
    letters.build("")
    assert letters.files() == before


def test_too_many_pages_are_told_and_not_set(letters: Letters) -> None:
    outcome = letters.build("budget = 5")
    (found,) = [item for item in outcome.findings if item.code == "ED705"]
    assert found.message == (
        "The volume would have some 10 pages, more than the 5 that are set ('print.budget'), and"
        " the edition is published without it."
    )
    assert letters.volumes() == {}
    files = letters.files()
    assert b"pdf/edition" not in files["index.html"]
    assert {f"pdf/{name}.pdf" for name in YEARS} <= set(files)
    assert "ED602" not in {item.code for item in outcome.findings}
    outcome = letters.build("budget = 10")
    assert list(letters.volumes()) == ["edition"]
    assert "ED705" not in {item.code for item in outcome.findings}


def test_a_word_that_a_volume_loses_is_told(
    letters: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = book.place

    def losing(root: Path, document: str, made: book.Typescript) -> None:
        # A fragment is placed once for the document's own PDF, and then for the volume.
        is_for_volume = (root / "documents" / f"{document}.typ").exists()
        text = made.text.replace("Words of d", "Words") if is_for_volume else made.text
        place(root, document, book.Typescript(text))

    monkeypatch.setattr(book, "place", losing)
    settings = 'volumes = "year"'
    outcome = letters.build(settings)
    assert [item.file for item in outcome.findings if item.code == "ED601"] == ["d.xml"]
