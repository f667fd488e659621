"""From remarks to findings: exact line and column, the source line, the severity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from edition.diagnostics import Finding, Judgement, Remark, Severity
from edition.positions import Position, SourceText
from edition.sources import is_text

_UNFIT = {
    code: 0xFFFD
    for codes in (
        range(9),
        range(10, 32),
        range(0x7F, 0xA0),
        range(0xD800, 0xE000),
        (0xFFFE, 0xFFFF),
    )
    for code in codes
}
"""Characters that no report can hold and no terminal should get, one for one by U+FFFD."""

_LONGEST = 1_000
"""How many characters a sentence may have."""

_AT_HAND = 16
"""How many files are kept in memory; remarks come file by file."""


def _told(sentence: str) -> str:
    """Return a sentence as it can be told: what it quotes may be as long as a file."""
    cut = sentence if len(sentence) <= _LONGEST else f"{sentence[:_LONGEST]}…"
    return printable(cut)


class Locator:
    """Finds the places of remarks in the sources; a file is read again only when it is needed."""

    def __init__(self, files: Mapping[str, bytes], judgement: Judgement) -> None:
        self._files = files
        self._judgement = judgement
        self._texts: dict[str, SourceText] = {}

    def findings(self, remarks: Iterable[Remark]) -> Iterator[Finding]:
        """Yield a finding for each remark."""
        for remark in remarks:
            place = remark.place
            text = self._text(place.file)
            if place.attribute:
                position = text.attribute(place.ordinal, place.attribute)
            elif place.run >= 0:
                position = text.run_of_text(place.ordinal, place.run, place.words)
            else:
                position = text.element(place.ordinal)
            yield self._finding(remark.code, place.file, position, remark.message, hint=remark.hint)

    def at(
        self, code: str, file: str, position: Position, message: str, *, hint: str = ""
    ) -> Finding:
        """Return a finding whose line and column are known."""
        return self._finding(code, file, position, message, hint=hint)

    def severity(self, code: str) -> Severity:
        """Return the severity of a code in this run."""
        return self._judgement.severity(code)

    def _finding(
        self, code: str, file: str, position: Position, message: str, *, hint: str
    ) -> Finding:
        excerpt, cut = self._text(file).excerpt(position)
        return Finding(
            file=file,
            line=position.line,
            column=position.column,
            code=code,
            severity=self.severity(code),
            message=_told(message),
            excerpt=printable(excerpt),
            hint=_told(hint),
            cut=cut,
        )

    def _text(self, file: str) -> SourceText:
        if file not in self._texts:
            if len(self._texts) >= _AT_HAND:
                self._texts.clear()
            self._texts[file] = SourceText(self._files.get(file, b"") if is_text(file) else b"")
        return self._texts[file]


def printable(text: str) -> str:
    """Return a text with a sign in place of each character that no report can hold."""
    return text.translate(_UNFIT)
