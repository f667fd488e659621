"""What is an edition's own in how it is presented counts for what is remembered."""

from __future__ import annotations

from pathlib import Path

from edition.config import Settings
from edition.look import look


def settings(folder: Path) -> Settings:
    fonts = folder / "fonts"
    fonts.mkdir(exist_ok=True)
    return Settings(folder, folder / "tei", folder / "site", fonts=(fonts,))


def test_the_fonts_count(tmp_path: Path) -> None:
    without = look(settings(tmp_path))
    (tmp_path / "fonts" / "syriac").mkdir()
    font = tmp_path / "fonts" / "syriac" / "a.otf"
    font.write_bytes(b"a font")
    there = look(settings(tmp_path))
    font.write_bytes(b"another")
    assert len({without, there, look(settings(tmp_path))}) == 3


def test_the_same_fonts_are_the_same_look(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "a.otf").write_bytes(b"a font")
    assert look(settings(tmp_path)) == look(settings(tmp_path))
