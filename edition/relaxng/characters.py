"""Sets of characters as the regular expressions of W3C XML Schema name them (Part 2, appendix F).

Categories are those of Python's Unicode tables; the names of blocks are those of the appendix.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from typing import TypeAlias

CharacterSet: TypeAlias = "Ranges | Category | AnyOf | Except"


@dataclass(frozen=True, slots=True)
class Ranges:
    """Characters by code point: ``starts[i]`` to ``ends[i]``, both included, in order."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def contains(self, character: str) -> bool:
        """Tell whether a character belongs to the set."""
        code = ord(character)
        index = bisect_right(self.starts, code) - 1
        return index >= 0 and code <= self.ends[index]


@dataclass(frozen=True, slots=True)
class Category:
    """Characters by general category: ``L`` (all letters) or ``Lu``."""

    name: str

    def contains(self, character: str) -> bool:
        """Tell whether a character belongs to the set."""
        return unicodedata.category(character).startswith(self.name)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """What any of several sets contains."""

    parts: tuple[CharacterSet, ...]

    def contains(self, character: str) -> bool:
        """Tell whether a character belongs to the set."""
        return any(part.contains(character) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Except:
    """What a set, or all characters where it is None, contains and another does not."""

    base: CharacterSet | None
    removed: CharacterSet

    def contains(self, character: str) -> bool:
        """Tell whether a character belongs to the set."""
        if self.base is not None and not self.base.contains(character):
            return False
        return not self.removed.contains(character)


def single(character: str) -> Ranges:
    """Return the set of one character."""
    return between(character, character)


def between(first: str, last: str) -> Ranges:
    """Return the set of the characters from one to another, both included."""
    return Ranges((ord(first),), (ord(last),))


def _ranges(text: str) -> Ranges:
    pairs = sorted(
        (int(first, 16), int(last or first, 16))
        for first, _, last in (part.partition("-") for part in text.split())
    )
    return Ranges(tuple(first for first, _ in pairs), tuple(last for _, last in pairs))


_NAME_START = (
    "3A 41-5A 5F 61-7A C0-D6 D8-F6 F8-2FF 370-37D 37F-1FFF 200C-200D 2070-218F 2C00-2FEF "
    "3001-D7FF F900-FDCF FDF0-FFFD 10000-EFFFF"
)
NAME_START = _ranges(_NAME_START)
"""``\\i``: what a name may begin with (XML 1.0, fifth edition)."""
NAME = _ranges(_NAME_START + " 2D-2E 30-39 B7 300-36F 203F-2040")
"""``\\c``: what a name may contain (XML 1.0, fifth edition)."""
SPACE = _ranges("9-A D 20")
"""``\\s``."""
DIGIT = Category("Nd")
"""``\\d``."""
WORD = Except(None, AnyOf((Category("P"), Category("Z"), Category("C"))))
"""``\\w``."""
NOT_LINE_END = Except(None, _ranges("A D"))
"""``.``."""

CATEGORIES = frozenset(
    "L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po Z Zs Zl Zp S Sm Sc Sk So "
    "C Cc Cf Co Cn".split()
)
"""The categories that ``\\p{…}`` may name."""

_BLOCKS = """
0000-007F BasicLatin|0080-00FF Latin-1Supplement|0100-017F LatinExtended-A
0180-024F LatinExtended-B|0250-02AF IPAExtensions|02B0-02FF SpacingModifierLetters
0300-036F CombiningDiacriticalMarks|0370-03FF Greek|0370-03FF GreekandCoptic|0400-04FF Cyrillic
0530-058F Armenian|0590-05FF Hebrew|0600-06FF Arabic|0700-074F Syriac|0780-07BF Thaana
0900-097F Devanagari|0980-09FF Bengali|0A00-0A7F Gurmukhi|0A80-0AFF Gujarati|0B00-0B7F Oriya
0B80-0BFF Tamil|0C00-0C7F Telugu|0C80-0CFF Kannada|0D00-0D7F Malayalam|0D80-0DFF Sinhala
0E00-0E7F Thai|0E80-0EFF Lao|0F00-0FFF Tibetan|1000-109F Myanmar|10A0-10FF Georgian
1100-11FF HangulJamo|1200-137F Ethiopic|13A0-13FF Cherokee
1400-167F UnifiedCanadianAboriginalSyllabics|1680-169F Ogham|16A0-16FF Runic|1780-17FF Khmer
1800-18AF Mongolian|1E00-1EFF LatinExtendedAdditional|1F00-1FFF GreekExtended
2000-206F GeneralPunctuation|2070-209F SuperscriptsandSubscripts|20A0-20CF CurrencySymbols
20D0-20FF CombiningMarksforSymbols|20D0-20FF CombiningDiacriticalMarksforSymbols
2100-214F LetterlikeSymbols|2150-218F NumberForms|2190-21FF Arrows|2200-22FF MathematicalOperators
2300-23FF MiscellaneousTechnical|2400-243F ControlPictures|2440-245F OpticalCharacterRecognition
2460-24FF EnclosedAlphanumerics|2500-257F BoxDrawing|2580-259F BlockElements
25A0-25FF GeometricShapes|2600-26FF MiscellaneousSymbols|2700-27BF Dingbats
2800-28FF BraillePatterns|2E80-2EFF CJKRadicalsSupplement|2F00-2FDF KangxiRadicals
2FF0-2FFF IdeographicDescriptionCharacters|3000-303F CJKSymbolsandPunctuation|3040-309F Hiragana
30A0-30FF Katakana|3100-312F Bopomofo|3130-318F HangulCompatibilityJamo|3190-319F Kanbun
31A0-31BF BopomofoExtended|3200-32FF EnclosedCJKLettersandMonths|3300-33FF CJKCompatibility
3400-4DB5 CJKUnifiedIdeographsExtensionA|4E00-9FFF CJKUnifiedIdeographs|A000-A48F YiSyllables
A490-A4CF YiRadicals|AC00-D7A3 HangulSyllables|E000-F8FF PrivateUse
F900-FAFF CJKCompatibilityIdeographs|FB00-FB4F AlphabeticPresentationForms
FB50-FDFF ArabicPresentationForms-A|FE20-FE2F CombiningHalfMarks|FE30-FE4F CJKCompatibilityForms
FE50-FE6F SmallFormVariants|FE70-FEFE ArabicPresentationForms-B|FEFF Specials
FF00-FFEF HalfwidthandFullwidthForms|FFF0-FFFD Specials|10300-1032F OldItalic|10330-1034F Gothic
10400-1044F Deseret|1D000-1D0FF ByzantineMusicalSymbols|1D100-1D1FF MusicalSymbols
1D400-1D7FF MathematicalAlphanumericSymbols|20000-2A6D6 CJKUnifiedIdeographsExtensionB
2F800-2FA1F CJKCompatibilityIdeographsSupplement|E0000-E007F Tags|F0000-FFFFD PrivateUse
100000-10FFFD PrivateUse
"""


def _blocks() -> dict[str, Ranges]:
    codes: dict[str, str] = {}
    for entry in _BLOCKS.replace("\n", "|").split("|"):
        if entry:
            ranges, _, name = entry.partition(" ")
            codes[name] = f"{codes.get(name, '')} {ranges}"
    return {name: _ranges(ranges) for name, ranges in codes.items()}


BLOCKS = _blocks()
"""The blocks that ``\\p{Is…}`` may name, by name without ``Is``."""
