"""RELAX NG 1.0 (ISO/IEC 19757-2), XML syntax: schemas, and what is wrong with a document by one.

>>> grammar = Grammar.load("edition.rng", read)      # read(address) -> bytes
>>> errors = grammar.validate(root)                  # an lxml element; a list, empty if valid
"""

from edition.relaxng.datatypes import Datatype
from edition.relaxng.errors import IncorrectSchemaError
from edition.relaxng.grammar import BUDGET, Grammar
from edition.relaxng.identity import Conflict
from edition.relaxng.report import Error, Expected, Kind

__all__ = [
    "BUDGET",
    "Conflict",
    "Datatype",
    "Error",
    "Expected",
    "Grammar",
    "IncorrectSchemaError",
    "Kind",
]
