"""How many pages a PDF has."""

from __future__ import annotations

from edition.errors import TypesettingError
from edition.pdf.errors import DamagedError
from edition.pdf.objects import Objects


def count_pages(data: bytes) -> int:
    """Return how many pages a PDF has. Raises TypesettingError when it cannot be read."""
    try:
        objects = Objects(data)
        catalogue = objects.dictionary(objects.trailer.get("Root"))
        count = objects.resolved(objects.dictionary(catalogue.get("Pages")).get("Count"))
    except DamagedError as error:
        raise TypesettingError(f"The PDF cannot be read: {error}.") from error
    return count if isinstance(count, int) else 0
