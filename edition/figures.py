"""The audit's figures, in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figures:
    """How many words a source has, and how many each of its outputs (None: it was not made)."""

    document: str
    source: int
    html: int
    text: int
    pdf: int | None
    lost: int
