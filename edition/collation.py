"""Collation: the order of names by the alphabet of a language.

An alphabet says which letters follow each other; a letter that it has not, such as é in English,
stands with the one that it is made of, after it where all else is the same. The alphabets are
those of the Unicode Common Locale Data Repository; names of persons in German are ordered as in
DIN 5007-2 (ä as ae), everything else as in DIN 5007-1 (ä as a). Words stand before longer ones
that begin with them, and what stands before a comma before what follows it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

_LATIN = "a b c d e f g h i j k l m n o p q r s t u v w x y z"
_CYRILLIC = (
    "а б в г ґ д ђ ѓ е є ж з ѕ и і ї й ј к л љ м н њ о п р с т ћ ќ у ў ф х ц ч џ ш щ ъ ы ь э ю я"
)

_NORDIC = "a b c d đ e f g h i j k l m n o p q r s t u v w x y z æ/ä ø/ö/ő/œ å/aa"
_SOUTH_SLAVIC = "a b c č ć d dž đ e f g h i j k l lj m n nj o p q r s š t u v w x y z ž"
_TURKIC = "a b c ç d e f g ğ h ı i j k l m n o ö p q r s ş t u ü v w x y z"

_ALPHABETS = {
    "az": "a b c ç d e ə f g ğ h x ı i j k q l m n o ö p r s ş t u ü v w y z",
    "be": "а б в г д дж дз е ё ж з і й к л м н о п р с т у ў ф х ц ч ш ы ь э ю я",
    "bg": "а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь ю я",
    "bs": _SOUTH_SLAVIC,
    "cs": "a b c č d e f g h ch i j k l m n o p q r ř s š t u v w x y z ž",
    "cy": "a b c ch d dd e f ff g ng h i j k l ll m n o p ph q r rh s t th u v w x y z",
    "da": _NORDIC,
    "eo": "a b c ĉ d e f g ĝ h ĥ i j ĵ k l m n o p q r s ŝ t u ŭ v w x y z",
    "es": "a b c d e f g h i j k l m n ñ o p q r s t u v w x y z",
    "et": "a b c d e f g h i j k l m n o p q r s š z ž t u v w õ ä ö ü x y",
    "fi": "a b c d đ e f g h i j k l m n o p q r s š t u v w x y/ü z ž å ä/æ ö/ø/œ",
    "fo": "a á b c d ð e f g h i í j k l m n o ó p q r s t u ú v w x y ý z æ/ä ø/ö å",
    "hr": _SOUTH_SLAVIC,
    "hu": "a b c cs d dz dzs e f g gy h i j k l ly m n ny o ö/ő p q r s sz t ty u ü/ű v w x y z zs",
    "is": "a á b c d ð e é f g h i í j k l m n o ó p q r s t u ú v w x y ý z þ æ/ä ö/ø å",
    "lt": "a b c č d e f g h i/y j k l m n o p q r s š t u v w x z ž",
    "lv": "a b c č d e f g ģ h i/y j k ķ l ļ m n ņ o p q r s š t u v w x z ž",
    "mk": "а б в г д ѓ е ж з ѕ и ј к л љ м н њ о п р с т ќ у ф х ц ч џ ш",
    "mt": "a b ċ c d e f ġ g għ h ħ i j k l m n o p q r s t u v w x y ż z",
    "nb": _NORDIC,
    "nn": _NORDIC,
    "no": _NORDIC,
    "pl": "a ą b c ć d e ę f g h i j k l ł m n ń o ó p q r s ś t u v w x y z ź ż",
    "ro": "a ă â b c d e f g h i î j k l m n o p q r s ș/ş t ț/ţ u v w x y z",
    "ru": "а б в г д е/ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я",
    "sk": "a ä b c č d e f g h ch i j k l m n o ô p q r s š t u v w x y z ž",
    "sl": "a b c č ć d đ e f g h i j k l m n o p q r s š t u v w x y z ž",
    "sq": "a b c ç d dh e ë f g gj h i j k l ll m n nj o p q r rr s sh t th u v w x xh y z zh",
    "sr": "а б в г д ђ е ж з и ј к л љ м н њ о п р с т ћ у ф х ц ч џ ш",
    "sr-latn": _SOUTH_SLAVIC,
    "sv": "a b c d e f g h i j k l m n o p q r s t u v w x y/ü z å ä/æ ö/ø/œ",
    "tr": _TURKIC,
    "uk": "а б в г ґ д е є ж з и і ї й к л м н о п р с т у ф х ц ч ш щ ь ю я",
}
"""The letters of languages in their order; after a slash what counts as the same letter."""

_WRITTEN_OUT = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l"}
"""Letters that have no parts by Unicode, as those order them who do not have them."""
_IN_GERMAN_NAMES = {"ä": "ae", "ö": "oe", "ü": "ue"}

_BEFORE_WORDS, _SPACE, _DIGITS, _LETTERS, _OTHERS = 0, 1, 2, 20, 400
_APART = frozenset(" \u00a0-/\u2010\u2011\u2012\u2013\u2014")

Key = tuple[tuple[int, ...], tuple[str, ...], str]
"""What is compared: the letters, then their marks, then the text itself."""
_NOTHING: Key = ((), (), "")
_NUMBER = re.compile(r"([0-9]+)")


@dataclass(frozen=True, slots=True)
class Collation:
    """The order of texts in a language (BCP 47); of ``names`` of persons, if that is another."""

    language: str
    names: bool = False
    _places: dict[str, int] = field(init=False, default_factory=dict, compare=False)
    _letters: dict[int, str] = field(init=False, default_factory=dict, compare=False)
    _keys: dict[str, Key] = field(init=False, default_factory=dict, compare=False)
    """Of texts that were asked for: a name stands in many lists."""

    def __post_init__(self) -> None:
        for number, letters in enumerate(_alphabet(self.language).split()):
            alike = letters.split("/")
            self._letters[_LETTERS + number] = alike[0]
            for letter in alike:
                self._places[letter] = _LETTERS + number

    def key(self, text: str) -> Key:
        """Return the key by which a text is ordered."""
        if text not in self._keys:
            weights: list[int] = []
            marks: list[str] = []
            for weight, mark in self._weights(text):
                weights.append(weight)
                marks.append(mark)
            self._keys[text] = tuple(weights), tuple(marks), text
        return self._keys[text]

    def natural(self, text: str) -> tuple[tuple[int, int, Key], ...]:
        """Return a key by which the numbers in texts are ordered as numbers: 9, 10, 10a."""
        return tuple(
            (0, int(piece), _NOTHING) if piece.isdecimal() else (1, 0, self.key(piece))
            for piece in _NUMBER.split(text)
            if piece.strip()
        )

    def letter(self, text: str) -> str:
        """Return the letter that a text is listed under, a capital; ``#`` where it has none."""
        for weight, mark in self._weights(text):
            if weight >= _OTHERS:
                first = chr(weight - _OTHERS)
                return first.upper()[:1] if first.isalpha() else "#"
            if weight >= _LETTERS:
                return self._capital(self._letters[weight])
            if weight >= _DIGITS or mark == ",":
                return "#"
        return "#"

    def _capital(self, letter: str) -> str:
        if letter == "i" and "ı" in self._places:
            return "İ"
        return letter[:1].upper() + letter[1:]

    def _weights(self, text: str) -> list[tuple[int, str]]:
        """Return the letters of a text by their places, each with how it differs from that."""
        found: list[tuple[int, str]] = []
        rest = self._folded(text)
        at = 0
        while at < len(rest):
            for size in (3, 2, 1):
                piece = rest[at : at + size]
                if len(piece) == size and piece in self._places:
                    found.append((self._places[piece], piece))
                    at += size
                    break
            else:
                found += self._foreign(rest[at])
                at += 1
        return found

    def _folded(self, text: str) -> str:
        lower = unicodedata.normalize("NFKC", text)
        if "ı" in self._places:
            lower = lower.replace("I", "ı").replace("İ", "i")
        lower = unicodedata.normalize("NFC", lower.lower().replace("ς", "σ"))
        if self.names and self.language.startswith("de"):
            lower = "".join(_IN_GERMAN_NAMES.get(letter, letter) for letter in lower)
        return lower

    def _foreign(self, letter: str) -> list[tuple[int, str]]:
        """Return the places of a letter that the alphabet has not, or of what is no letter."""
        if letter == ",":
            return [(_BEFORE_WORDS, letter)]
        if letter in _APART:
            return [(_SPACE, "")]
        if letter.isdecimal():
            return [(_DIGITS + unicodedata.decimal(letter), letter)]
        plain = _WRITTEN_OUT.get(letter) or _bare(letter)
        return [
            (self._places.get(one, _OTHERS + ord(one)), letter) for one in plain if one.isalnum()
        ]


@lru_cache(maxsize=64)
def collation(language: str, *, names: bool = False) -> Collation:
    """Return the collation of a language."""
    return Collation(language, names)


def _alphabet(language: str) -> str:
    """Return the letters of a language, and after them those of the other script."""
    tag = language.lower().replace("_", "-")
    own = _ALPHABETS.get("-".join(tag.split("-")[:2])) or _ALPHABETS.get(tag.split("-")[0], "")
    is_cyrillic = "а" in own
    other = _LATIN if is_cyrillic else _CYRILLIC
    return f"{own or _LATIN} {_added(own, other)}"


def _added(own: str, other: str) -> str:
    known = set(own.replace("/", " ").split())
    return " ".join(letter for letter in other.split() if letter not in known)


def _bare(letter: str) -> str:
    """Return a letter without its diacritics."""
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in parts if not unicodedata.combining(part))
