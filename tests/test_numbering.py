"""Names that are wanted often cost no more than others."""

from __future__ import annotations

from edition.numbering import Numbering


class Counted(set[str]):
    """A set that counts how often it is asked."""

    asked = 0

    def __contains__(self, name: object) -> bool:
        self.asked += 1
        return super().__contains__(name)


def test_a_name_is_free_or_numbered() -> None:
    numbering, taken = Numbering(), Counted({"a-3"})
    found = []
    for _ in range(1_000):
        found.append(numbering.free("a", taken))
        taken.add(found[-1])
    assert found[:4] == ["a", "a-2", "a-4", "a-5"]
    assert taken.asked < 5_000
