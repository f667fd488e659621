"""The volume held against the PDFs of its documents, and against what ``edition.xml`` says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from edition.words import words


def in_volume(printed: Mapping[str, str], volume: str) -> Iterator[tuple[str, str]]:
    """Yield each document that does not stand in the volume word for word as in its own PDF.

    ``printed`` are the texts of the PDFs, by document, in the order of the volume. With the
    document comes its first word that is missing or out of place.
    """
    there = words(volume)
    places: dict[str, list[int]] = {}
    for document, here, found in _found(printed, there):
        if found is None:
            if not places:
                for place, word in enumerate(there):
                    places.setdefault(word, []).append(place)
            yield document, _first_that_differs(here, there, places.get(here[0], ()))


def around_documents(printed: Mapping[str, str], volume: str) -> str:
    """Return the words of a volume that are none of its documents'."""
    there = words(volume)
    rest: list[str] = []
    end = 0
    for _, here, start in _found(printed, there):
        if start is not None:
            rest += there[end:start]
            end = start + len(here)
    return " ".join((*rest, *there[end:]))


def _found(
    printed: Mapping[str, str], there: Sequence[str]
) -> Iterator[tuple[str, Sequence[str], int | None]]:
    """Yield each document with its words, and with the place where they stand among others."""
    joined = " ".join(("", *there, ""))
    letters = words_before = 0
    for document, text in printed.items():
        here = words(text)
        run = " ".join(("", *here, ""))
        found = joined.find(run, letters) if here else letters
        if found < 0:
            yield document, here, None
            continue
        words_before += joined.count(" ", letters, found)
        yield document, here, words_before
        words_before += len(here)
        letters = found + len(run) - 1


def _first_that_differs(here: Sequence[str], there: Sequence[str], starts: Iterable[int]) -> str:
    """Return the word after the longest beginning of a text that stands in another.

    ``starts`` are the places where its first word stands there.
    """
    longest = 0
    for start in starts:
        same = 1
        while here[same : same + 1] == there[start + same : start + same + 1] != []:
            same += 1
        longest = max(longest, same)
    return here[min(longest, len(here) - 1)]
