"""What pages load is published lighter than it was written, and says the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tinycss2

from edition.stages.assets import published

ASSETS = Path(__file__).resolve().parent.parent.parent / "xslt" / "assets"
STYLES = sorted(ASSETS.glob("*.css"))
SCRIPTS = sorted(ASSETS.glob("*.js"))


def names(paths: list[Path]) -> list[str]:
    return [path.name for path in paths]


def said(tokens: Any) -> str:
    return " ".join(tinycss2.serialize(tokens).split())


def rules(parsed: list[Any]) -> list[Any]:
    """Return what the rules of a style sheet say, whatever stands between them."""
    found: list[Any] = []
    for one in parsed:
        if one.type == "declaration":
            found.append((one.name, said(one.value), one.important))
        elif one.type in {"qualified-rule", "at-rule"}:
            inner = tinycss2.parse_blocks_contents(
                one.content or [], skip_comments=True, skip_whitespace=True
            )
            found.append((one.type, said(one.prelude), rules(inner)))
        else:
            pytest.fail(f"{one.type} in line {one.source_line}")
    return found


def read(css: bytes) -> list[Any]:
    text = css.decode("utf-8")
    return rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))


@pytest.mark.parametrize("path", STYLES, ids=names(STYLES))
def test_a_style_sheet_says_the_same(path: Path) -> None:
    data = path.read_bytes()
    light = published(path.name, data)
    assert read(light) == read(data)
    assert len(light) < len(data)
    assert published(path.name, light) == light


def test_white_space_that_parts_something_stays() -> None:
    css = b"a :is(b, c) > d + e { margin: 1px -2px; /* x */ content: 'a  b'; }\n\n"
    css += b"/**/ @media (min-width: 1px) { g { & h { x: calc(1px + 2px) } } }"
    light = b'a :is(b, c) > d + e{margin: 1px -2px;content: "a  b"}\n'
    light += b"@media (min-width: 1px){g{& h{x: calc(1px + 2px)}}}"
    assert published("x.css", css) == light


@pytest.mark.parametrize("path", SCRIPTS, ids=names(SCRIPTS))
def test_a_script_has_its_lines(path: Path) -> None:
    text = path.read_text("utf-8")
    # A template that goes over several lines, or a comment within one, would be another.
    assert [line for line in text.splitlines() if line.count("`") % 2] == []
    kept = [line.strip() for line in text.splitlines()]
    light = published(path.name, text.encode()).decode().splitlines()
    assert [line.rstrip() for line in light] == [
        line for line in kept if line and not line.startswith("//")
    ]


def test_what_is_no_style_and_no_script_is_as_it_was() -> None:
    data = (ASSETS / "icon.svg").read_bytes()
    assert published("assets/icon.svg", data) == data
