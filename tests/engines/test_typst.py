"""The typesetter: what no font has is known before; what cannot be set fails with a reason."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from edition.engines.typst import Typesetter
from edition.errors import TypesettingError

PAGE = '#set document(title: "T")\n#set text(lang: "en")\n'


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter()


@pytest.mark.parametrize(
    "text",
    [
        "The plain Latin of every day, “quoted” – and — ﬁne.",
        "Ελληνικά, πολυτονικά ᾧ; кириллица ѣ; עברית",
        "combining marks: e\u0301, x\u0323\u0304, б\u0483, שָׁ",
        "\t\n\r \u00a0\u2009\u202f\u2028\u3000",  # white space of every kind
        "\u200b\u200c\u200d\u2060\u00ad\ufeff",  # what joins and parts
        "\u200e\u200f\u202a\u202c\u2066\u2069",  # what turns round
        "a\ufe00b\ufe0fc\U000e0100",  # variation selectors
        "",
    ],
)
def test_nothing_is_missing(typesetter: Typesetter, text: str) -> None:
    assert typesetter.missing_characters(text) == frozenset()


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Kim 김 and 漢字", "김漢字"),
        ("ܐ syriac 𝄞 clef \U0010fffd", "ܐ𝄞\U0010fffd"),
        ("a control \u0085\u0081", "\u0081"),
        ("twice 漢漢", "漢"),
        ("each is there, but in no font together: x\u064b", "\u064b"),
    ],
)
def test_missing_characters(typesetter: Typesetter, text: str, missing: str) -> None:
    assert typesetter.missing_characters(text) == frozenset(missing)


def test_pages_that_do_not_settle_are_told(typesetter: Typesetter, tmp_path: Path) -> None:
    settled = "#context counter(page).final().first()"
    circling = '#let n = state("n", 0)\n#context { n.update(n.final() + 1) }'
    for text, is_settled in ((settled, True), (circling, False)):
        printed = typesetter.printed(PAGE + text, root=tmp_path, timestamp=0)
        assert printed.is_settled == is_settled


def test_what_is_not_missing_can_be_set(typesetter: Typesetter, tmp_path: Path) -> None:
    """The judgement agrees with PDF/UA's own, over the planes where editions live."""
    codes = [*range(0x21, 0x7F), *range(0xA0, 0x530), *range(0x590, 0x600), *range(0x1E00, 0x2200)]
    text = "".join(char for code in codes if (char := chr(code)).isprintable())
    missing = typesetter.missing_characters(text)
    shown = [char for char in text if char not in missing]
    literals = " ".join(f'#"\\u{{{ord(char):x}}}"' for char in shown)
    assert len(shown) > 1500
    assert typesetter.pdf(PAGE + literals, root=tmp_path, timestamp=0).startswith(b"%PDF")


def test_refusals_carry_typsts_first_message(typesetter: Typesetter, tmp_path: Path) -> None:
    with pytest.raises(TypesettingError, match="could not be displayed"):
        typesetter.pdf(PAGE + '#"漢字"', root=tmp_path, timestamp=0)
    with pytest.raises(TypesettingError, match="unknown variable: nonsense"):
        typesetter.pdf(PAGE + "#nonsense", root=tmp_path, timestamp=0)


@pytest.mark.parametrize("path", ["../secret.txt", "/../secret.txt", "{}/secret.txt"])
def test_nothing_outside_the_root_is_read(
    typesetter: Typesetter, tmp_path: Path, path: str
) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    root = tmp_path / "root"
    root.mkdir()
    with pytest.raises(TypesettingError):
        typesetter.pdf(f'{PAGE}#read("{path.format(tmp_path)}")', root=root, timestamp=0)


def test_system_fonts_are_not_used() -> None:
    assert "ไ" in Typesetter().missing_characters("ไทย")


SETTING = """
import sys
from pathlib import Path
from edition.engines.typst import Typesetter

def memory():
    return int(Path("/proc/self/statm").read_text().split()[1])

typesetter = Typesetter()
typesetter.pdf('#set document(title: "T")', root=Path("."), timestamp=0)
start, taken = memory(), []
for number in range(6):
    words = " ".join(f"word{number}x{word}" for word in range(12_000))
    typesetter.pdf(f'#set document(title: "T"); {words}', root=Path("."), timestamp=0)
    if sys.argv[1] == "forget":
        typesetter.forget()
    taken.append(memory() - start)
print(taken[-1] / taken[1])
"""


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="Linux tells of memory")
def test_what_was_set_before_can_be_forgotten(root: Path) -> None:
    """Four more are measured against the first two, which leave room that is used again."""

    def growth(*arguments: str) -> float:
        command = [sys.executable, "-c", SETTING, *arguments]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
        return float(done.stdout)

    assert growth("forget") < 1.5 < growth("keep")
