"""StandingType: what is kept from one build to the next in the same process.

As printers keep type standing for another impression: processes that have their stylesheets
compiled, and the values that have been read.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from edition.values import Values
from edition.workers import Workers


@dataclass(frozen=True, slots=True)
class StandingType:
    """The workers, which whoever keeps them ends, and the values."""

    workers: Workers
    own: str
    """A digest of what is the edition's own in what they have compiled (``made_with``)."""
    values: Values = field(default_factory=Values)
