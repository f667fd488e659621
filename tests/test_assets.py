"""What is published of our style sheets and scripts is what they are, without our comments."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tinycss2

from edition.assets import light

ASSETS = Path(__file__).resolve().parent.parent / "xslt/assets"
STYLES = sorted(ASSETS.glob("*.css"))
SCRIPTS = sorted(ASSETS.glob("*.js"))


def tokens(css: bytes) -> list[str]:
    found = tinycss2.parse_component_value_list(css.decode("utf-8"), skip_comments=True)
    return re.sub(r"\s+", " ", tinycss2.serialize(found)).strip().split(" ")


@pytest.mark.parametrize("file", STYLES, ids=lambda file: file.name)
def test_a_style_sheet_has_the_same_tokens(file: Path) -> None:
    data = file.read_bytes()
    assert tokens(light(file.name, data)) == tokens(data)
    assert b"/*" not in light(file.name, data)


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_a_script_loses_comments_and_indentation_alone(file: Path) -> None:
    text = file.read_text("utf-8")
    kept = [line.strip() for line in text.splitlines() if not line.strip().startswith("//")]
    expected = "\n".join(line for line in kept if line)
    assert light(file.name, file.read_bytes()).decode("utf-8").strip() == expected


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_no_text_of_a_script_goes_over_several_lines(file: Path) -> None:
    assert all(line.count("`") % 2 == 0 for line in file.read_text("utf-8").splitlines())


def test_other_files_stay_as_they_are() -> None:
    assert light("icon.svg", b"  <svg>\n\n</svg>") == b"  <svg>\n\n</svg>"
