"""citeproc-py: what is said of an item, and what of it has been asked for."""

from __future__ import annotations

import json
import warnings
from collections.abc import Mapping
from functools import lru_cache

from citeproc import CitationItem, CitationStylesBibliography, Locator
from citeproc.source import Reference, VariableError
from citeproc.source.json import CiteProcJSON

_KEY = "item"


class Told(dict[str, object]):
    """What is said of an item, by the names that the library has for it, and what was asked.

    ``written`` has each value as it was given, so that those of two items can be compared.
    """

    def __init__(self, reference: Reference, written: Mapping[str, str]) -> None:
        super().__init__(reference)
        self.written = written
        self.asked: set[str] = set()

    def __contains__(self, name: object) -> bool:
        self.asked.add(str(name))
        return super().__contains__(name)

    def __getitem__(self, name: str) -> object:
        self.asked.add(name)
        try:
            return super().__getitem__(name)
        except KeyError:
            raise VariableError from None

    def __getattr__(self, name: str) -> object:
        return self[name]

    def get(self, name: str, default: object = None) -> object:
        """Return what is said under a name, if something is."""
        self.asked.add(name)
        return super().get(name, default)


class Item(CitationItem):  # type: ignore[misc]
    """An item whose description is at hand, which citeproc-py looks up whenever it is asked."""

    __slots__ = ("bibliography", "gaps", "reference")

    def __init__(
        self,
        told: Told,
        paragraph: str = "",
        *,
        bibliography: CitationStylesBibliography | None = None,
        gaps: object = None,
    ) -> None:
        located = {"locator": Locator("paragraph", paragraph)} if paragraph else {}
        super().__init__(_KEY, **located)
        object.__setattr__(self, "bibliography", bibliography)
        object.__setattr__(self, "gaps", gaps)
        object.__setattr__(self, "reference", told)


@lru_cache(16)
def read(description: str) -> Reference:
    """Return an item of which this is the description (CSL-JSON) as the library has it."""
    item = json.loads(description)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # on fields that the library does not know
        [reference] = CiteProcJSON([{**item, "id": _KEY}]).values()
    return reference


@lru_cache(16)
def written(description: str) -> Mapping[str, str]:
    """Return each value of a description written out, by the names that the library has."""
    names = {"shortTitle": "title_short"}
    return {
        names.get(name, name.replace("-", "_")): json.dumps(value)
        for name, value in json.loads(description).items()
    }
