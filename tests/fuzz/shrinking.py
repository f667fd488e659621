"""The smallest edition that still has a fault: files, elements, and stretches of bytes go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lxml import etree

from tests.fuzz.reduction import reduced
from tests.fuzz.whole import Edition


def shrunk(edition: Edition, has_fault: Callable[[Edition], bool], *, tries: int = 150) -> Edition:
    """Return an edition with less in it that has the fault as well; after ``tries`` it must do."""
    left = tries

    def still(smaller: Edition) -> bool:
        nonlocal left
        left -= 1
        return left >= 0 and has_fault(smaller)

    for plainer in (replace(edition, pdf=False), replace(edition, schema="none")):
        changed = replace(plainer, pdf=plainer.pdf and edition.pdf)
        if changed != edition and still(changed):
            edition = changed
    for path in sorted(edition.files, reverse=True):
        rest = {name: data for name, data in edition.files.items() if name != path}
        if rest and still(replace(edition, files=rest)):
            edition = replace(edition, files=rest)
    for path in sorted(edition.files):

        def holds(data: bytes, path: str = path, edition: Edition = edition) -> bool:
            return still(replace(edition, files={**edition.files, path: data}))

        data = edition.files[path]
        smaller = _without_stretches(_as_tree(data, holds), holds)
        edition = replace(edition, files={**edition.files, path: smaller})
    return edition


def _as_tree(data: bytes, holds: Callable[[bytes], bool]) -> bytes:
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, collect_ids=False))
    except (etree.XMLSyntaxError, ValueError):
        return data
    if not holds(etree.tostring(root)):
        return data
    return etree.tostring(reduced(root, lambda tree: holds(etree.tostring(tree))))


def _without_stretches(data: bytes, holds: Callable[[bytes], bool]) -> bytes:
    """Return data from which no stretch of a power of two can be taken."""
    length = 1 << max(0, len(data).bit_length() - 1)
    while length:
        start = 0
        while start < len(data):
            smaller = data[:start] + data[start + length :]
            if len(smaller) < len(data) and holds(smaller):
                data = smaller
            else:
                start += length
        length //= 2
    return data
