"""The volume held against the PDFs of its documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from edition.words import words


def in_volume(printed: Mapping[str, str], volume: str) -> Iterator[tuple[str, str]]:
    """Yield each document that does not stand in the volume word for word as in its own PDF.

    ``printed`` are the texts of the PDFs, by document, in the order of the volume. With the
    document comes its first word that is missing or out of place.
    """
    there = words(volume)
    joined = " ".join(("", *there, ""))
    position = 0
    for document, text in printed.items():
        here = words(text)
        run = " ".join(("", *here, ""))
        found = joined.find(run, position) if here else position
        if found < 0:
            yield document, _first_that_differs(here, there)
        else:
            position = found + len(run) - 1


def _first_that_differs(here: Sequence[str], there: Sequence[str]) -> str:
    """Return the word after the longest beginning of a text that stands in another."""
    longest = 0
    for start, word in enumerate(there):
        if word == here[0]:
            same = 1
            while here[same : same + 1] == there[start + same : start + same + 1] != []:
                same += 1
            longest = max(longest, same)
    return here[min(longest, len(here) - 1)]
