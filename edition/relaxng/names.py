"""Name classes (RELAX NG, sections 4.16 and 6.1): which names a pattern is about.

A name is written as lxml writes it: ``{namespace}local``, or ``local`` in no namespace.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

NameClass: TypeAlias = "Name | AnyName | NsName | NameChoice"

# Neither is a possible name, so both stand for "any other name" when classes are compared.
_OTHER_LOCAL = "\0"
_OTHER_NAMESPACE = "\0"


def split(name: str) -> tuple[str, str]:
    """Return the namespace and the local part of a name."""
    if name[:1] == "{":
        namespace, _, local = name[1:].partition("}")
        return namespace, local
    return "", name


def join(namespace: str, local: str) -> str:
    """Return the name with this namespace, which may be empty, and local part."""
    return f"{{{namespace}}}{local}" if namespace else local


@dataclass(frozen=True, slots=True)
class Name:
    """One name."""

    name: str

    def contains(self, name: str) -> bool:
        """Tell whether a name belongs to the class."""
        return name == self.name


@dataclass(frozen=True, slots=True)
class AnyName:
    """Every name but the excepted ones."""

    excepted: NameClass | None = None

    def contains(self, name: str) -> bool:
        """Tell whether a name belongs to the class."""
        return self.excepted is None or not self.excepted.contains(name)


@dataclass(frozen=True, slots=True)
class NsName:
    """Every name of a namespace but the excepted ones."""

    namespace: str
    excepted: NameClass | None = None

    def contains(self, name: str) -> bool:
        """Tell whether a name belongs to the class."""
        if split(name)[0] != self.namespace:
            return False
        return self.excepted is None or not self.excepted.contains(name)


@dataclass(frozen=True, slots=True)
class NameChoice:
    """What any of several classes contains."""

    alternatives: tuple[NameClass, ...]

    def contains(self, name: str) -> bool:
        """Tell whether a name belongs to the class."""
        return any(alternative.contains(name) for alternative in self.alternatives)


def plain(names: NameClass) -> tuple[str, ...]:
    """Return the single names that a class lists, without what wildcards stand for."""
    if isinstance(names, Name):
        return (names.name,)
    if isinstance(names, NameChoice):
        return tuple(name for part in names.alternatives for name in plain(part))
    return ()


def wildcards(names: NameClass) -> tuple[AnyName | NsName, ...]:
    """Return the wildcards in a class."""
    if isinstance(names, NameChoice):
        return tuple(wild for part in names.alternatives for wild in wildcards(part))
    return () if isinstance(names, Name) else (names,)


def overlap(first: NameClass, second: NameClass) -> bool:
    """Tell whether a name belongs to both classes.

    James Clark, "An algorithm for RELAX NG validation": it suffices to try the names that either
    class mentions, one other name in each namespace mentioned, and one in another namespace.
    """
    if isinstance(second, Name):
        return first.contains(second.name)
    return any(
        first.contains(name) and second.contains(name)
        for name in _representatives(first) + _representatives(second)
    )


def _representatives(names: NameClass) -> list[str]:
    if isinstance(names, Name):
        return [names.name]
    if isinstance(names, NameChoice):
        return [name for part in names.alternatives for name in _representatives(part)]
    other = names.namespace if isinstance(names, NsName) else _OTHER_NAMESPACE
    excepted = _representatives(names.excepted) if names.excepted else []
    return [join(other, _OTHER_LOCAL), *excepted]
