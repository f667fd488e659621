"""Disclosure: what of the findings is published with an edition.

Editors are told everything where they build. The report that is published speaks of what is
published: no finding in a comment, in what is withheld or in a file that is not offered, no line
of a source with such matter in it, no value from there, and no folder of the machine.
"""

from __future__ import annotations

import re
import sys
import tempfile
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from edition.cache import Cache
from edition.cleaning import text_of
from edition.cuts import Cuts, cuts
from edition.diagnostics import RULES, Finding, in_order
from edition.digests import digest
from edition.engines.msgspec import encode
from edition.findings import printable
from edition.memo import recall, remember
from edition.offering import Offer
from edition.positions import decode
from edition.program import program
from edition.sources import Sources
from edition.vocabulary import vocabulary, words
from edition.whereabouts import without_whereabouts
from edition.withholding import Withheld

_QUOTED = re.compile(
    r"""(?<!\w)'([^']*)'(?!\w)|`([^`]*)`|"([^"]*)"|\u2018([^\u2019]*)\u2019|\u201c([^\u201d]*)\u201d"""
)
_FREE = frozenset({"ED214", "ED390", "ED391", "ED392", "ED393", "ED502", "ED703"})
"""What says these is not ours, and quotes without quotation marks."""
_LONG = 240
"""Of a longer line only a stretch around the place is shown."""
_BEFORE = 80
"""How many characters of it stand before the place."""


class Disclosure:
    """The findings of a build as they are published."""

    def __init__(
        self,
        sources: Sources,
        offer: Offer,
        withheld: Mapping[str, Withheld],
        cache: Cache,
        *,
        folders: Iterable[Path] = (),
    ) -> None:
        """Publish what concerns the files that are offered; ``folders`` are of this machine."""
        self._sources = sources
        self._offered = offer.sums
        self._secrets = offer.secrets
        self._withheld = withheld
        self._cache = cache
        self._folders = _pattern({*folders, *_of_the_machine()})
        texts = set(sources.texts)
        self._hidden = {file for file, item in withheld.items() if item.whole}
        self._unoffered = texts - offer.sums.keys()
        self._at_hand: dict[str, _Text] = {}

    def findings(self, items: Iterable[Finding]) -> list[Finding]:
        """Return the findings that are published, as they are."""
        by_file: dict[str, list[Finding]] = {}
        for item in items:
            by_file.setdefault(item.file, []).append(item)
        return in_order({one for file, said in by_file.items() for one in self._of(file, said)})

    def without_excerpt(self, finding: Finding) -> Finding:
        """Return a finding as it is published where its line may hold anything."""
        return self._clear(replace(finding, excerpt=""))

    def _of(self, file: str, said: list[Finding]) -> Iterator[Finding]:
        if file not in self._offered:
            if file in self._unoffered:
                said = [item for item in said if _is_of_reading(item) and file not in self._hidden]
            said = [replace(item, excerpt="") for item in said]
        elif self._offered[file] != self._sources.digest(file):
            said = self._shown(file, said)
        for item in said:
            yield self._clear(item)

    def _shown(self, file: str, said: list[Finding]) -> list[Finding]:
        """Return the findings on a file of which something is cut out."""
        withheld = self._withheld.get(file, Withheld(file))
        key = digest(
            program(),
            "shown",
            self._sources.digest(file),
            encode((sorted(withheld.ordinals), sorted(withheld.pointers))),
            encode(said),
        )
        known = recall(self._cache, key, tuple[Finding, ...])
        if known is None:
            text = self._text(file)
            known = tuple(item for one in said for item in text.shown(one))
            remember(self._cache, key, known)
        return list(known)

    def _clear(self, item: Finding) -> Finding:
        if self._tells(item):
            return _bare(item)
        message, hint = self._without_folders(item.message), self._without_folders(item.hint)
        if (message, hint) == (item.message, item.hint):
            return item
        return replace(item, message=message, hint=hint)

    def _tells(self, item: Finding) -> bool:
        """Tell whether a finding quotes what is withheld and its own file does not show."""
        if any(file in f"{item.message} {item.hint}" for file in self._hidden):
            return True
        if not self._secrets:
            return False
        secret = self._secrets & words(" ".join(_quoted(item)))
        secret -= words(item.excerpt)  # which is published
        if secret and item.file in self._offered:
            secret -= vocabulary(self._text(item.file).public)
        return bool(secret)

    def _without_folders(self, text: str) -> str:
        return without_whereabouts(self._folders.sub("", text))

    def _text(self, file: str) -> _Text:
        if file not in self._at_hand:  # findings come file by file
            withheld = self._withheld.get(file, Withheld(file))
            self._at_hand = {file: _Text.of(self._sources[file], withheld)}
        return self._at_hand[file]


@dataclass(frozen=True)
class _Text:
    """The text of a source file, and what is cut out of it."""

    text: str
    cuts: Cuts
    starts: tuple[int, ...]
    """Where its lines begin."""

    @classmethod
    def of(cls, data: bytes, withheld: Withheld) -> _Text:
        """Return the text of a file with its cuts."""
        text = decode(data)
        starts = (0, *(match.end() for match in re.finditer("\n", text)))
        found = cuts(text, withheld.ordinals, withheld.pointers)
        return cls(text, found if text_of(data) else replace(found, is_exact=False), starts)

    @cached_property
    def public(self) -> str:
        """What is left of the text."""
        return self.cuts.of(self.text)

    def shown(self, finding: Finding) -> Iterator[Finding]:
        """Yield a finding with what is published of its line; nothing, if its place is not."""
        start = self.starts[finding.line - 1] if finding.line <= len(self.starts) else 0
        place = start + finding.column - 1
        at = bisect_right(self.cuts.spans, (place, len(self.text))) - 1
        if at >= 0 and place < self.cuts.spans[at][1]:
            return
        if any(self._hides(quoted) for quoted in _quoted(finding)):
            finding = _bare(finding)
        if not self.cuts.is_exact:
            yield replace(finding, excerpt="")
            return
        end = start + len(finding.excerpt)
        before = self._left(start, place)
        line = before + self._left(place, end)
        if len(line) > _LONG:
            first = max(0, len(before) - _BEFORE)
            line = ("…" if first else "") + line[first : first + _LONG - 2] + "…"
        yield replace(finding, excerpt=printable(line.rstrip()))

    def _hides(self, quoted: str) -> bool:
        """Tell whether something stands only in what is cut out."""
        return quoted in self.text and quoted not in self.public

    def _left(self, start: int, end: int) -> str:
        """Return what is left of a stretch of the text."""
        spans = self.cuts.spans
        kept, at = [], start
        for first, last in spans[max(0, bisect_right(spans, (start, 0)) - 1) :]:
            if first >= end:
                break
            kept.append(self.text[at : max(at, first)])
            at = max(at, last)
        return "".join((*kept, self.text[at:end]))


def _quoted(item: Finding) -> list[str]:
    """Return what a finding quotes."""
    said = f"{item.message} {item.hint}"
    return [said] if item.code in _FREE else ["".join(found) for found in _QUOTED.findall(said)]


def _bare(item: Finding) -> Finding:
    """Return a finding that says no more than its code."""
    return replace(item, message=f"{RULES[item.code].title}.", hint="")


def _is_of_reading(finding: Finding) -> bool:
    """Tell whether a finding says why a file cannot be read, which has a page in a draft."""
    return finding.code in {"ED101", "ED102", "ED103", "ED109"}


def _of_the_machine() -> Iterator[Path]:
    yield from (Path.cwd(), Path.home(), Path(tempfile.gettempdir()))
    yield from (Path(sys.prefix), Path(sys.base_prefix), Path(__file__).parent.parent)


def _pattern(folders: Iterable[Path]) -> re.Pattern[str]:
    """Return what finds these folders and those within them, up to the name of a file."""
    found = {str(form) for folder in folders for form in (folder, folder.resolve())}
    names = sorted((name for name in found if len(name) > 3), key=len, reverse=True)
    within = r"(?:[/\\][^\s\"'<>:]*[/\\]|[/\\]|(?![\w.-]))"
    return re.compile(rf"(?:{'|'.join(map(re.escape, names))}){within}" if names else r"(?!)")
