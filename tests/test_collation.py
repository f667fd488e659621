"""Names stand in the order of the alphabet of a language."""

from __future__ import annotations

import pytest

from edition.collation import collation


@pytest.mark.parametrize(
    ("language", "names", "expected"),
    [
        ("en", False, "Adam-Smith|Adams, Zoe|Adams Bay|Adamson|Émile|Emma|Œdipus|Zoë|Зоя"),
        ("de", False, "Arzt|Ärzte|Azur|Ödland|Öhler|Oz|Straßburg|Strasser"),
        ("de", True, "Adler|Ärzte|Aß|Azur|Goes|Göte|Goethe|Gotha"),
        ("sv", False, "Adam|Zeus|Åberg|Ärlig|Öberg"),
        ("fi", False, "Adam|Ükskül|Yli|Zeus|Åberg|Ärlig|Øre|Örn"),
        ("da", False, "Adam|Zeus|Ærø|Øst|Österlen|Aabenraa|Ålborg"),
        ("es", False, "Luna|Nadal|Nuria|Ñandú|Oca"),
        ("cs", False, "Cibulka|Čapek|Dvořák|Hus|Chopin|Ibsen|Říp"),
        ("hu", False, "Cukor|Csaba|Dél|Gomb|Gyula|Oka|Öböl|Ők|Zala|Zsolt"),
        ("pl", False, "Lato|Luty|Łuk|Mama|Zebra|Ziemia|Źródło|Żaba"),
        ("ru", False, "Ежов|Ёлкин|Енин|Иванов|Йод|Калинин|Яков|Adams"),
        ("uk", False, "Гай|Ґалаґан|Дій|Єва|Жук|Иов|Іван|Їжак|Йосип"),
        ("tr", False, "Cem|Çetin|Irmak|İzmir|Jale|Oya|Ömer|Şule|Tan"),
        ("ro", False, "Ana|Ăla|Sava|Șerban|Toma|Țara"),
        ("el", False, "Άλφα|Αμφί|Ἀνήρ|Βήτα|Ὠκεανός"),
        ("ko", False, "가람|나라|하늘"),
        ("et", False, "Saar|Šaht|Zeus|Žanr|Tamm|Õun|Ülo"),
    ],
)
def test_order(language: str, names: bool, expected: str) -> None:
    wanted = expected.split("|")
    mixed = wanted[::-1]
    assert sorted(mixed, key=collation(language, names=names).key) == wanted


@pytest.mark.parametrize(
    ("language", "names", "text", "expected"),
    [
        ("en", False, "(Émile)", "E"),
        ("en", False, "1st Army", "#"),
        ("en", False, "—", "#"),
        ("en", False, "Жора", "Ж"),
        ("en", False, "Åberg", "A"),
        ("sv", False, "Åberg", "Å"),
        ("cs", False, "Chopin", "Ch"),
        ("de", True, "Öhler", "O"),
        ("ru", False, "Ёлкин", "Е"),
        ("ru", False, "Йод", "Й"),
        ("tr", False, "İzmir", "İ"),
        ("ko", False, "김일성", "ᄀ"),
        ("", False, "", "#"),
    ],
)
def test_letter(language: str, names: bool, text: str, expected: str) -> None:
    assert collation(language, names=names).letter(text) == expected


def test_the_letters_of_a_register_stand_together() -> None:
    names = ["«Ärlig»", "Adam", "åre", "Zeus", "a", "9", "Österlund", "ö"]
    for language in ("sv", "de", "en"):
        order = collation(language)
        letters = [order.letter(name) for name in sorted(names, key=order.key)]
        assert letters == sorted(letters, key=letters.index)


def test_numbers_are_ordered_as_numbers() -> None:
    wanted = ["Add MS 9", "Add MS 10", "Add MS 10a", "Add MS 100", "Cod. 1/2", "Cod. 1/10"]
    assert sorted(sorted(wanted), key=collation("en").natural) == wanted
