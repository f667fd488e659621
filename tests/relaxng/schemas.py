"""Schemas made by chance: small, and about half of them correct."""

from __future__ import annotations

from random import Random

_HEAD = (
    '<grammar xmlns="http://relaxng.org/ns/structure/1.0" '
    'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">'
)


def schema(random: Random) -> str:
    """Return the text of a schema with a few definitions that refer to each other."""
    defines = "".join(
        f'<define name="{name}">{_pattern(random, 2, inside="element")}</define>'
        for name in ("one", "two")
    )
    blocks = "".join(
        f'<define name="{name}">{_element(random, 3, name)}</define>' for name in ("p", "q")
    )
    start = f"<start>{_element(random, 3, 'r')}</start>"
    return f"{_HEAD}{start}{defines}{blocks}</grammar>"


def _element(random: Random, depth: int, name: str = "") -> str:
    names = f"<name>{name or random.choice('abc')}</name>"
    if random.random() < 0.1:
        names = random.choice(
            (
                "<anyName/>",
                '<nsName ns="urn:n"/>',
                "<anyName><except><name>a</name></except></anyName>",
                "<choice><name>a</name><name>b</name></choice>",
            )
        )
    return f"<element>{names}{_pattern(random, depth, inside='element')}</element>"


def _attribute(random: Random) -> str:
    if random.random() < 0.1:
        return "<oneOrMore><attribute><anyName/></attribute></oneOrMore>"
    value = _pattern(random, 1, inside="attribute") if random.random() < 0.6 else ""
    return f'<attribute name="{random.choice("xyz")}">{value}</attribute>'


def _leaf(random: Random) -> str:
    return random.choice(
        (
            "<value>u</value>",
            "<value>v</value>",
            '<data type="integer"/>',
            '<data type="NCName"/>',
            '<data type="token"><except><value>u</value></except></data>',
            "<list><oneOrMore><choice><value>u</value><value>v</value></choice></oneOrMore></list>",
            '<list><data type="integer"/><optional><value>u</value></optional></list>',
        )
    )


def _pattern(random: Random, depth: int, *, inside: str) -> str:  # noqa: PLR0911 - one a kind
    chance = random.random()
    if inside == "attribute":
        if depth == 0 or chance < 0.5:
            return _leaf(random) if random.random() < 0.9 else "<text/>"
        return f"<choice>{_leaf(random)}{_pattern(random, depth - 1, inside=inside)}</choice>"
    if depth == 0:
        plain = ("<empty/>", "<text/>", '<ref name="p"/>', '<ref name="q"/>')
        return random.choice((*plain, _attribute(random), _leaf(random)))
    if chance < 0.2:
        return _element(random, depth - 1)
    if chance < 0.3:
        return _attribute(random)
    if chance < 0.36:
        return f'<ref name="{random.choice(("one", "two", "p", "q"))}"/>'
    if chance < 0.4:
        return random.choice(("<text/>", "<notAllowed/>", "<empty/>", _leaf(random)))
    if chance < 0.7:
        kind = random.choice(("optional", "zeroOrMore", "oneOrMore", "mixed"))
        return f"<{kind}>{_pattern(random, depth - 1, inside=inside)}</{kind}>"
    kind = random.choice(("group", "choice", "choice", "interleave"))
    parts = "".join(_pattern(random, depth - 1, inside=inside) for _ in range(random.randint(2, 3)))
    return f"<{kind}>{parts}</{kind}>"
