"""Relations: what the registers say of several of their entries together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from edition.index import Index, Target
from edition.layout import KINDS
from edition.model import Relation


@dataclass(frozen=True, slots=True)
class Related:
    """A relation, and those whom its pointers lead to."""

    relation: Relation
    active: tuple[Target, ...]
    passive: tuple[Target, ...]
    mutual: tuple[Target, ...]

    @property
    def parties(self) -> tuple[Target, ...]:
        """All who stand in the relation."""
        return (*self.active, *self.passive, *self.mutual)


def related(relations: Iterable[Relation], index: Index) -> dict[str, tuple[Related, ...]]:
    """Return the relations of each entity, by its id, in the order of the registers.

    Of one whose pointers lead to what is withheld the others are told; of one that leads to
    a single entry and has no words nothing is.
    """
    found: dict[str, dict[Related, None]] = {}
    for relation in relations:
        active, passive, mutual = (
            tuple(_targets(pointers, relation, index))
            for pointers in (relation.active, relation.passive, relation.mutual)
        )
        item = Related(relation, active, passive, mutual)
        if len(item.parties) > 1 or relation.text:
            for target in item.parties:
                if target.kind in KINDS and target.id != relation.within:
                    found.setdefault(target.id, {})[item] = None
    return {entity: tuple(items) for entity, items in found.items()}


def _targets(pointers: Iterable[str], relation: Relation, index: Index) -> Iterable[Target]:
    for pointer in pointers:
        target = index.resolve(pointer, base=relation.place.file, document=None)
        if target is not None:
            yield target
