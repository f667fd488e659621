"""The registers in themselves: entries that nothing mentions, and two that look like one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from edition.consistency.entries import Entry, Span, is_later, normalised
from edition.diagnostics import Place, Remark

_MANY = 10
"""How many entries of a file are reported one by one."""


def unmentioned(entries: Iterable[Entry], mentioned: Collection[str]) -> Iterator[Remark]:
    """Yield a remark on each entry whose id is not among those that pointers lead to.

    Where there are many in a file, which then serves more than this edition, one remark for all.
    """
    files: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.id not in mentioned:
            files.setdefault(entry.place.file, []).append(entry)
    for file, found in files.items():
        if len(found) > _MANY:
            first = ", ".join(entry.name for entry in found[:3])
            message = f"{len(found):,} entries of this register are mentioned nowhere: {first} …"
            yield Remark("ED323", Place(file, 0), message)
        else:
            for entry in found:
                yield Remark(
                    "ED323",
                    entry.place,
                    f"{entry.name} ({entry.id}) is mentioned nowhere in the edition.",
                    "Tag where it is named, or delete the entry.",
                )


def look_alikes(entries: Iterable[Entry]) -> Iterator[tuple[tuple[Entry, Entry], Remark]]:
    """Yield a remark on each entry that has the name of an earlier one and nothing of its own.

    Each comes with the two entries that it is about.
    """
    first: dict[tuple[str, tuple[str, ...]], list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: entry.place):
        names = {tuple(sorted(normalised(form))) for form in entry.forms if _is_whole(form, entry)}
        twins: dict[Entry, None] = {}
        for name in sorted(names):
            known = first.setdefault((entry.kind, name), [])
            twins.update(dict.fromkeys(other for other in known if not _differ(entry, other)))
            known.append(entry)
        for other in twins:
            where = "above" if other.place.file == entry.place.file else f"in {other.place.file}"
            remark = Remark(
                "ED324",
                Place(entry.place.file, entry.place.ordinal, "xml:id"),
                f"{entry.name} ({entry.id}) is called like {other.name} ({other.id}) {where}.",
                "Make one entry of the two, or say in both what tells them apart.",
            )
            yield (entry, other), remark


def _is_whole(form: tuple[str, ...], entry: Entry) -> bool:
    """Tell whether a form is a full name: "Kim" alone is not one, the name of a town is."""
    return len(form) > 1 or (entry.kind != "person" and form == entry.forms[0])


def _differ(one: Entry, other: Entry) -> bool:
    lives = ((one.birth, other.birth), (one.death, other.death))
    if any(_exclude(a, b) for a, b in lives):
        return True
    return bool(one.apart and other.apart and not one.apart & other.apart)


def _exclude(one: Span, other: Span) -> bool:
    return is_later(one.earliest, other.latest) or is_later(other.earliest, one.latest)
