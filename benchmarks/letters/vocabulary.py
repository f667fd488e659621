"""The words and names of the letters: what holds sentences together is English, the rest syllables.

A small stock would flatter the search index and the audit, which both pay for each different word:
there are some 6,000, and the farther down the list, the rarer, as in any language.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate, product
from random import Random
from typing import TypeVar

Item = TypeVar("Item")

_COMMON = (
    "the and of to a in that it was i you my for with not he his which have but be as this at "
    "me on is all she her from so by had we they no will would if an or your when more him what "
    "there one our who were are been out now them has then into upon some than very may only "
    "any like made time letter friend still never before after again much where how must should "
    "can these such here great long little day well good both yet each those through own about "
    "over even under most house book work hand year way read written received sent answer "
    "winter summer journey "
).split()
_ONSETS = "b br d dr f fl g gl h k kl l m n p pl r s sch st t tr v w".split()
_VOWELS = "a e i o u ei au ö é".split()
_CODAS = ("", "l", "n", "r", "s", "t", "nd", "rt")
_ENDINGS = ("", "en", "er", "ung", "lich", "ed", "ing", "ness")
_NEW_WORDS = 6_000

_NAME_ONSETS = "B Br D F Gr H K L M N P R S St T V W Z".split()
_NAME_RIMES = "al an ar ed el em en er il in ol om on or ul um".split()
_SURNAME_ENDINGS = "bach beck brand dorf gard holm hurst land man mer mont sen ton wald".split()
_PLACE_ENDINGS = "borough brück bury feld ford ham hausen stadt wick".split()

FORENAMES = (
    "Adam Agnes Albert Amalie Anna Anton August Barbara Bernard Caroline Charlotte Clara Conrad "
    "Daniel David Dorothea Edward Eleanor Elisabeth Emma Ernst Eva Ferdinand Frances Friedrich "
    "Georg Gottfried Hannah Heinrich Helena Henriette Hugo Ida Jakob Johanna Josef Julia Karl "
    "Laura Leopold Louise Ludwig Margarete Maria Martha Matthias Moritz Paul Peter Philipp Rahel "
    "Robert Rosalie Samuel Simon Sophie Susanna Theodor Theresa Thomas Valentin Victor Wilhelm"
).split()
BODIES = (
    "Academy of Sciences", "Archive", "Board of Trade", "Book Society", "Botanical Garden",
    "Cabinet of Coins", "Chamber of Commerce", "Choral Society", "City Council", "Court Theatre",
    "Gymnasium", "Hospital", "Library", "Lodge", "Observatory", "Printing House",
    "Reading Society", "School of Drawing", "Society of Natural History", "University",
)  # fmt: skip


def zipf(count: int, *, evenness: int) -> tuple[float, ...]:
    """Return cumulative weights of ``count`` items, which fall with the rank."""
    return tuple(accumulate(1 / (rank + evenness) for rank in range(count)))


class Words:
    """The words of the prose, none of which is a name."""

    def __init__(self) -> None:
        roots = [a + b + c for a, b, c in product(_ONSETS, _VOWELS, _CODAS)]
        made = shuffled(f"{root}{ending}" for root, ending in product(roots, _ENDINGS))
        new = [word for word in dict.fromkeys(made) if word not in _COMMON and len(word) > 3]
        self._words = [*_COMMON, *new[:_NEW_WORDS]]
        self._weights = zipf(len(self._words), evenness=3)

    def draw(self, chance: Random, count: int) -> str:
        """Return ``count`` words, common ones most often, parted by blanks."""
        return " ".join(chance.choices(self._words, cum_weights=self._weights, k=count))


def person_names() -> list[tuple[str, str]]:
    """Return forenames and surnames, no two pairs alike, more than 200,000."""
    surnames = [a + b + c for a, b, c in product(_NAME_ONSETS, _NAME_RIMES, _SURNAME_ENDINGS)]
    return shuffled(product(FORENAMES, surnames))


def place_names() -> list[str]:
    """Return names of places, no two alike, more than 40,000."""
    stems = [a + b for a, b in product(_NAME_ONSETS, _NAME_RIMES)]
    longer = [a + b for a, b in product(stems, _NAME_RIMES)]
    names = (a + b for a, b in product([*stems, *longer], _PLACE_ENDINGS))
    return shuffled(dict.fromkeys(names))


def shuffled(items: Iterable[Item]) -> list[Item]:
    """Return items in an order that is always the same."""
    found = list(items)
    Random(0).shuffle(found)
    return found
