"""What is raised where a file does not read as a PDF of the typesetter does."""

from __future__ import annotations


class DamagedError(ValueError):
    """What was read is no PDF, or not one of the kind that Typst writes."""
